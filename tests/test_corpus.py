"""Whole articles: what is wrong in them is found, and what is right is left alone."""

from pathlib import Path

import pytest

from checkers.model import Verdict

CORPUS = Path(__file__).resolve().parent / "corpus"
ALARMS = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)
# The errors that were written into the one article that has any, with the words to point at.
ERRORS = {
    "core/weekday-date": "Monday, Oct. 11, 2023",
    "core/share-of-whole": "30%",
    "core/unit-conversion": "75 km",
    "core/impossible-date": "31 April",
    "core/period-order": "from 2019 to 2012",
    "core/unclosed-quote": "We have counted every cent, he said.",
    "core/parts-total": "15",
    "core/fraction-percent": "25%",
    "core/two-speakers": "It is a budget that everybody can live with,",
}


def alarms(verify, name):
    body = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    return [f for f in verify(body).findings if f.verdict in ALARMS]


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in CORPUS.glob("*.txt") if path.stem != "budget-errors")
)
def test_an_article_without_errors_raises_no_alarm(verify, name):
    assert [(f.rule.id, f.message) for f in alarms(verify, name)] == []


def test_every_error_is_found_at_its_words(verify):
    found = alarms(verify, "budget-errors")
    assert {f.rule.id for f in found} == set(ERRORS)
    for finding in found:
        assert ERRORS[finding.rule.id] in [e.text for e in finding.evidence]


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "x" * 1_000_000, "It rose 5 percent in May, he said, " * 28_000],
    ids=["words", "no-blank", "figures"],
)
def test_a_megabyte_on_one_line_is_answered(verify, text):
    report = verify(text)
    assert report.coverage.sentences > 1  # cut, so that no step meets a sentence of that size
    assert not [f for f in report.findings if f.verdict in ALARMS]
