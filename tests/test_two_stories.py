"""Two news stories about one event: alone, and each with the other as its source."""

import pytest

from checkers.model import Verdict


@pytest.fixture(scope="session")
def stories(evaluation_data):
    """The later story (with the weekday) and the earlier one."""
    texts = sorted((evaluation_data / "seeds").glob("*.txt"))
    if len(texts) != 2:
        pytest.skip("the two stories are not in the evaluation data")
    told, tuesday = (path.read_text(encoding="utf-8") for path in texts)
    assert "Tuesday, November 21" in tuesday
    return tuesday, told


def contradictions(report):
    return [f for f in report.findings if f.verdict == Verdict.CONTRADICTED]


@pytest.mark.parametrize("published", ["2024-11-27", None], ids=["published", "copyright-line"])
def test_the_tuesday_was_a_thursday(verify, stories, published):
    (finding,) = contradictions(verify(stories[0], published=published))
    assert [e.text for e in finding.evidence] == ["Tuesday, November 21"]
    assert finding.message == "21 November 2024 falls on a Thursday, not a Tuesday"
    assert ("publication date" if published else "copyright") in finding.working


def test_the_other_story_alone_is_clean(verify, stories):
    assert contradictions(verify(stories[1], published="2024-11-27")) == []
    assert contradictions(verify(stories[1])) == []


@pytest.mark.parametrize("swap", [False, True], ids=["later-first", "earlier-first"])
@pytest.mark.parametrize("published", ["2024-11-27", None])
def test_the_two_dates_contradict_each_other(verify, stories, published, swap):
    article, source = stories[::-1] if swap else stories
    report = verify(article, sources=[source], published=published)
    dates = [
        sorted(e.text for e in f.evidence)
        for f in contradictions(report)
        if {e.document for e in f.evidence} == {"article", "s1"}
    ]
    assert dates == [["November 26", "Tuesday, November 21"]]


def test_the_statement_has_its_speaker(core, make_article, stories):
    from checkers.facts import read_facts

    facts = read_facts(make_article(stories[0]))
    (said,) = [f.value for f in facts.items if f.kind == "quote" and "still in research" in f.text]
    assert said.direct
    assert said.speaker.name == "Niko Felix"
    assert stories[0][said.cue.start : said.cue.end] == "told"


@pytest.mark.parametrize("words", ["PR puppets", "art washing"])
def test_the_fragments_are_borne_out_by_the_letter(verify, stories, words):
    borne_out = [
        f
        for f in verify(stories[0]).findings
        if f.verdict == Verdict.CONSISTENT and any(e.text.strip(".") == words for e in f.evidence)
    ]
    assert borne_out


def test_nothing_else_raises_an_alarm(verify, stories):
    for article, source in (stories, stories[::-1]):
        for sources in ([], [source]):
            for published in ("2024-11-27", None):
                report = verify(article, sources=sources, published=published)
                words = {e.text for f in contradictions(report) for e in f.evidence}
                assert words <= {"Tuesday, November 21", "November 26"}
