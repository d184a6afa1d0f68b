"""The date of publication as content systems write it."""

from datetime import date

import pytest

from checkers.document import published_days


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-11-27", date(2024, 11, 27), date(2024, 11, 27)),
        ("2024-11-27T08:30:00Z", date(2024, 11, 27), date(2024, 11, 27)),
        ("2024-11-27 08:30:00+01:00", date(2024, 11, 27), date(2024, 11, 27)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024 (from the archive, day unknown)", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_day_or_as_much_of_it_as_is_known(written, first, last):
    assert published_days(written).intervals == ((first, last),)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "today",
        "27 November 2024",
        "2024-13-01",
        "2023-02-29",
        "0000",
        "20241127",
        "2024-11-27T99:00",
    ],
)
def test_what_is_no_date_is_refused(written):
    assert published_days(written) is None
