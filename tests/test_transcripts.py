"""Quotes held against transcripts: the label before a turn names its speaker."""

import pytest
from alarms import flagged

from checkers.document import Part, build_document
from checkers.engine import check
from checkers.model import SourceKind

SAID = "We will not raise taxes on working people this year."


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("MS. LUND: ", None),
        ("Senator Lund: ", None),
        ("SEN. MARY LUND, Harwick: ", None),
        ("MS. LUND (on video): ", None),
        ("LUND: ", SourceKind.TRANSCRIPT),
        ("Mary Lund: ", SourceKind.TRANSCRIPT),
    ],
)
def test_a_transcripts_label_is_the_speaker(core, make_article, label, kind):
    text = f"MR. HOLT: Good evening to all.\n\n{label}{SAID}\n\nQ: And the ferry?"
    source = build_document([Part("body", text)], id="s", kind=kind)
    for speaker, wrong in (("Ivar Dahl", True), ("Mary Lund", False), ("the mayor", False)):
        article = make_article(f"“{SAID[:-1]},” {speaker} said.")
        found = flagged(check(article, [source], core).report)
        assert any(rule == "source-speaker" for _, rule in found) is wrong


@pytest.mark.parametrize(
    "label", ["Q: ", "THE COURT: ", "Moderator: ", "Background: ", "Colby: ", "", "SPEAKER 2: "]
)
def test_a_label_that_names_nobody_contradicts_nobody(core, make_article, label):
    text = f"MR. HOLT: Good evening to all.\n\n{label}{SAID}"
    if not label:
        text = f"Good evening to all. {SAID}"
    article = make_article(f"“{SAID[:-1]},” Ivar Dahl said.")
    source = build_document([Part("body", text)], id="s")
    assert flagged(check(article, [source], core).report) == set()


def test_one_who_is_named_in_the_article_needs_no_title_in_a_label(core, make_article):
    text = f"HOLT: Good evening to all.\nLUND: {SAID}"
    source = build_document([Part("body", text)], id="s")
    article = make_article(f"Mary Lund spoke first. “{SAID[:-1]},” Ivar Dahl said.")
    assert (("Ivar Dahl", "source-speaker")) in flagged(check(article, [source], core).report)
