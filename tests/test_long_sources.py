"""Sources too long to be read whole: what a check says of them is what it says of short ones."""

import pytest

from checkers.document import Part, build_document, sentence_of
from checkers.document.excerpt import excerpt
from checkers.engine import check
from checkers.facts import read_facts
from checkers.model import Kind

ARTICLE = (
    "The Harwick mill employs 430 workers on the north bank. "
    "The council will pay £3.4 million for the new pier in Colby. "
    "“We will not leave the river to the floods again,” Mary Lund told the meeting. "
    "The ferry to Colby carried more than 250 passengers a day."
)
TOLD = (
    "The Harwick mill employs 340 workers on the north bank.",
    "For the new pier in Colby the council will pay £3,400,000.",
    "“We will not leave the river to the floods again,” Ivar Dahl told the meeting.",
    "Ferries to Colby sailed in all weathers, and carried passengers every day.",
)
IDLE = "A quiet road led over the hill, and in 1950 somebody painted the 60 old barns of Tessle."


def long_source(*told, id="s1"):
    """More than is read whole, with what is told 34,000 characters apart."""
    idle = "\n\n".join([IDLE] * 400)
    return build_document(
        [Part("body", "\n\n".join([idle, *(f"{t}\n\n{idle}" for t in told)]))], id=id
    )


def alarms(core, sources):
    found = check(build_document([Part("body", ARTICLE)]), sources, core).report.findings
    return {
        (f.rule.id.removeprefix("core/"), e.text)
        for f in found
        if f.message != f.rule.title
        for e in f.evidence
        if e.document == "article" and f.verdict in ("contradicted", "unsupported")
    }


def test_a_long_source_is_held_against_the_article_as_a_short_one(core):
    read = check(build_document([Part("body", ARTICLE)]), [long_source(*TOLD)], core).sources
    assert len(read[0].items) < len(read_facts(long_source(*TOLD)).items)  # it is not read whole
    whole = alarms(core, [build_document([Part("body", " ".join(TOLD))], id="s1")])
    apart = alarms(core, [long_source(*TOLD), long_source(id="s2")])
    assert ("source-figure", "430") in apart
    assert ("source-speaker", "Mary Lund") in apart
    assert apart == whole


@pytest.mark.parametrize("written", ["430", "four hundred and thirty", "0.43 thousand"])
def test_a_number_is_found_wherever_a_long_source_has_it(core, written):
    source = long_source(f"Some {written} had come by noon.", "The Harwick mill employs workers.")
    found = alarms(core, [source, long_source(id="s2")])
    assert not any(text == "430" for _, text in found)


def test_facts_of_an_excerpt_keep_their_places():
    document = long_source(*TOLD)
    place = sentence_of(document, document.text.index("340"))
    read = read_facts(document, figures=[place], speech=())
    (count,) = (fact for fact in read.items if fact.kind is Kind.COUNT)
    assert document.text[count.span.start : count.span.end] == count.text == "340"
    assert count.sentence == place
    assert read.document is document


def test_an_excerpt_keeps_the_paragraphs_that_are_asked_for():
    document = build_document(
        [Part("body", "One of two. Two of two.\n\nAnother one.\n\nThe last.")]
    )
    assert excerpt(document, [0]).text.strip() == "One of two."
    assert excerpt(document, [0], paragraphs=True).text.strip() == "One of two. Two of two."
    assert excerpt(document, [0, 1, 2]).text.rstrip() == document.text[:37]
    assert len(excerpt(document, []).text) == len(document.text)


def test_tens_in_words_are_found_wherever_they_stand(core):
    told = (
        TOLD[0].replace("340", "Four hundred and thirty").replace("The Harwick mill employs ", "")
    )
    read = check(
        build_document([Part("body", "The mill has four hundred and thirty hands.")]),
        [long_source(f"{told} ".capitalize(), "Eighty, ninety or Two Thousand came.")],
        core,
    )
    assert not [f for f in read.report.findings if f.verdict.value == "unsupported"]
