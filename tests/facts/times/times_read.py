"""What the tests of times share: reading a text against a reference day."""

from __future__ import annotations

from datetime import date

from checkers.document import Part, build_document
from checkers.facts.times import find_times
from checkers.model import Days, Reference

WEDNESDAY = date(2024, 11, 27)  # the reference day unless a test says otherwise


def reference(day=WEDNESDAY):
    return Reference(Days(((day, day),)), "published", day.isoformat())


def whole_year(year):
    days = Days(((date(year, 1, 1), date(year, 12, 31)),))
    return Reference(days, "stamp", f"© {year}")


def read(text, ref=None):
    document = build_document([Part("body", text)])
    facts = find_times(document, ref)
    for fact in facts:
        assert document.text[fact.span.start : fact.span.end] == fact.text
    return facts


def only(text, ref=None):
    facts = read(text, ref)
    assert len(facts) == 1, [(fact.kind, fact.text) for fact in facts]
    return facts[0]


def days(*iso):
    return Days(tuple((date.fromisoformat(day), date.fromisoformat(day)) for day in iso))


def spans(*pairs):
    return Days(tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in pairs))
