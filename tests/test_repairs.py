"""Repairs are offered as the article writes."""

import pytest
import regex

from checkers.engine import check
from checkers.engine.repairs import in_own_form
from checkers.facts.numbers import parse_number
from checkers.trials import example_documents


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        ("58km", "48.28 kilometres", "48km"),
        ("58-kilometer", "48.28 kilometres", "48-kilometer"),
        ("58.5 km", "48.28 kilometres", "48.3 km"),
        ("20 per cent", "37%", "37 per cent"),
        ("20%", "30%", "30%"),
        ("1,200 km", "1931.2 kilometres", "1,931 km"),
        ("TUESDAY", "Thursday", "THURSDAY"),
        ("Tuesday", "Thursday", "Thursday"),
        ("Tue", "Thursday", "Thu"),
        ("Tues.", "Thursday", "Thu."),
        ("thirty percent", "25%", None),
        ("5ft 10in", "70.5 inches", None),
        ("3.2%", "3.18%", None),
        ("three", "Eleven", "eleven"),
        ("Six", "eleven", "Eleven"),
        ("May", "June", "June"),
        ("Sept.", "October", "Oct."),
        ("WHO", "WHOX", "WHOX"),
        ("£900,000", "£1.1m", "£1,100,000"),
        ("£1.2m", "£900,000", "£0.9m"),
        ("2.6 million", "900,000", "0.9 million"),
        ("$3 billion", "$40 million", None),
        ("£12m", "£1.2m", "£1.2m"),
        ("£3m", "£2,960,000", None),
        ("$4bn", "$4.25bn", "$4.3bn"),
        ("£600", "£3000", "£3,000"),
        ("£6000", "£3,000", "£3000"),
        ("£9500", "£12,000", "£12,000"),
        ("58 m", "48.3 metres", "48 m"),
        ("21st", "22", None),
    ],
)
def test_a_repair_takes_the_form_of_what_it_replaces(words, said, expected):
    assert in_own_form(words, said) == expected


def _cuts(text, span):
    """Tell whether a word, or a number, goes on at either end of a stretch."""
    edges = (text[max(0, at - 1) : at + 1] for at in (span.start, span.end))
    return any(regex.fullmatch(r"\p{L}\p{L}|\d\d", edge) for edge in edges)


def _told(core):
    """Check every example of every rule by all rules; gives each finding with its texts."""
    for rule in core.rules:
        for example in rule.examples:
            article, sources = example_documents(example)
            texts = {each.id: each.text for each in (article, *sources)}
            for finding in check(article, sources, core).report.findings:
                yield finding, texts


def test_no_evidence_and_no_repair_cuts_a_word(core):
    for finding, texts in _told(core):
        for each in (*finding.evidence, *finding.suggestions):
            text = texts[each.document]
            cut = _cuts(text, each.span)
            words = text[each.span.start : each.span.end]
            assert not cut, (finding.rule.id, words)
            assert words == words.strip(), (finding.rule.id, words)


def test_a_repair_in_words_is_of_whole_words(core):
    days = (
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
        "March",
        "May",
        "June",
        "July",
        "August",
    )
    for finding, texts in _told(core):
        known = {word.lower() for text in texts.values() for word in regex.findall(r"\p{L}+", text)}
        for each in finding.suggestions:
            for word in regex.findall(r"\p{L}+", each.replacement):
                whole = parse_number(word) is not None or word.lower() in known
                assert (
                    whole
                    or word in days
                    or word.endswith(("day", "ber", "ary", "pril"))
                    or word.isupper()
                ), (
                    finding.rule.id,
                    each.replacement,
                )
