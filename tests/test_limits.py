"""What is not read to its end says so."""

import pytest

from checkers.adapters.contract.answers import check_answer, facts_answer
from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.document import Part, build_document
from checkers.engine import check
from checkers.facts import quantities, quotes, read_facts
from checkers.model import Kind

FIGURES = "The clubs have 12, 15, 18 and 21 members."
QUOTES = "“Yes,” said Ann. “No,” said Ben. “Perhaps,” said Cy. “Never,” said Di."


@pytest.fixture
def few(monkeypatch):
    """Lower the limits, so that a short text reaches them."""
    monkeypatch.setattr(quantities, "_MOST_NUMBERS", 3)
    monkeypatch.setattr(quotes, "_MOST_QUOTES", 3)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("text", "kind"), [(FIGURES, Kind.NUMBER), (QUOTES, Kind.QUOTE)], ids=["figures", "quotes"]
)
def test_the_first_facts_are_read_and_the_rest_is_told(text, kind):
    facts = read_facts(build_document([Part("body", text)]))
    last = "21" if kind is Kind.NUMBER else "Never,"
    assert facts.truncated == (kind,)
    assert facts.items
    assert all(fact.text != last for fact in facts.items)


@pytest.mark.parametrize("text", [FIGURES, QUOTES], ids=["figures", "quotes"])
def test_ordinary_texts_are_read_whole_and_say_nothing_of_it(text, core):
    document = build_document([Part("body", text)])
    checked = check(document, (), core)
    assert checked.article.truncated == ()
    assert "truncated" not in check_answer(checked, OffsetEncoding.CODEPOINT, None)["coverage"]
    assert "truncated" not in facts_answer(checked.article, (), OffsetEncoding.CODEPOINT)


@pytest.mark.usefixtures("few")
def test_answers_name_the_document_that_is_cut(core):
    article = build_document([Part("body", "Nothing.")])
    source = build_document([Part("body", FIGURES)], id="wire")
    checked = check(article, [source], core)
    cut = [{"document": "wire", "facts": ["number"]}]
    assert check_answer(checked, OffsetEncoding.CODEPOINT, None)["coverage"]["truncated"] == cut
    said = facts_answer(checked.article, checked.sources, OffsetEncoding.CODEPOINT)
    assert said["truncated"] == cut
