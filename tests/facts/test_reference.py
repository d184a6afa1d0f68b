"""The reference date: what is used, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.document import Part, build_document
from checkers.facts.reference import find_reference
from checkers.model import Days


def find(text, **keys):
    document = build_document([Part("body", text)], **keys)
    reference = find_reference(document)
    if reference and reference.span:
        assert reference.text == document.text[reference.span.start : reference.span.end]
    return reference


def one(day):
    return Days(((date.fromisoformat(day), date.fromisoformat(day)),))


def whole(year):
    return Days(((date(year, 1, 1), date(year, 12, 31)),))


FOUND = [
    ("© 2024 Example Times. All rights reserved.", "stamp", whole(2024)),
    ("Copyright 2023 by the Example Press", "stamp", whole(2023)),
    ("COPYRIGHT 2023 EXAMPLE PRESS", "stamp", whole(2023)),
    ("(C) 2023 Example Press", "stamp", whole(2023)),
    ("Copyright © 2019-2024 Example Times", "stamp", whole(2024)),
    ("Photo © 2019 Agency\n\n© 2024 Example Times", "stamp", whole(2024)),
    ("Published 27 November 2024\n\nThe bridge fell.", "stamp", one("2024-11-27")),
    ("The bridge fell.\n\nPosted on: Nov. 27, 2024 by staff", "stamp", one("2024-11-27")),
    ("LONDON, Nov. 27, 2024 (Newswire) — The bridge fell.", "dateline", one("2024-11-27")),
    (
        "LONDON, Nov. 27 (Newswire) — The bridge fell.\n\n© 2024 Newswire",
        "dateline",
        one("2024-11-27"),
    ),
    ("Updated 3 May 2024\n\nIt fell.\n\n© 2025 Example", "stamp", one("2024-05-03")),
]


@pytest.mark.parametrize(("text", "origin", "days"), FOUND, ids=[row[0][:40] for row in FOUND])
def test_the_text_may_say_when_it_was_written(text, origin, days):
    reference = find(text)
    assert (reference.origin, reference.days) == (origin, days)


def test_published_comes_before_all_else():
    reference = find(
        "LONDON, May 3, 2023 (Newswire) — It fell. © 2022", published=date(2024, 11, 27)
    )
    assert (reference.origin, reference.text) == ("published", "2024-11-27")
    assert reference.days == one("2024-11-27")


def test_a_dateline_field_serves_where_it_states_its_year():
    reference = find("The bridge fell.", dateline="LONDON, Nov. 27, 2024")
    assert (reference.origin, reference.days, reference.span) == (
        "dateline",
        one("2024-11-27"),
        None,
    )


NOT_FOUND = [
    "",
    "The bridge fell on 3 May 2019.",
    "LONDON, Nov. 27 (Newswire) — The bridge fell.",
    "A report published 3 May 2019 said so.",
    "In 2024 the bridge fell, and 2023 was worse.",
    "Published with love in London.",
]


@pytest.mark.parametrize("text", NOT_FOUND, ids=[text[:40] or "empty" for text in NOT_FOUND])
def test_a_date_in_the_story_is_no_reference(text):
    assert find(text) is None


@pytest.mark.parametrize("piece", ["© ", "Published\n", "© 2024 ", "LONDON, ", "(c) "], ids=repr)
def test_hostile_text_is_read_to_its_end(piece):
    reference = find(piece * (200_000 // len(piece)))
    assert reference is None or reference.origin == "stamp"
