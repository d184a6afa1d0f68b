"""Feast days: the table of those that follow the moon, and what names of feasts come to."""

from __future__ import annotations

from datetime import date

import pytest

from checkers.facts.lexicon import load

holidays = pytest.importorskip("holidays")

YEARS = range(1950, 2051)
# Name in the table: the country whose calendar computes it, its name there, its categories there.
SOURCES = {
    "passover": ("IL", "Pesach", ["public"]),
    "rosh hashanah": ("IL", "Rosh Hashanah", ["public"]),
    "yom kippur": ("IL", "Yom Kippur", ["public"]),
    "purim": ("IL", "Purim", ["school"]),
    "hanukkah": ("IL", "Hanukkah", ["school"]),
    "eid al-fitr": ("TR", "Eid al-Fitr", ["public"]),
    "eid al-adha": ("TR", "Eid al-Adha", ["public"]),
    "diwali": ("SG", "Diwali", ["public"]),
    "lunar new year": ("SG", "Chinese New Year", ["public"]),
    "vesak": ("SG", "Vesak Day", ["public"]),
}


def computed(country, name, categories):
    """List the first day of each run of days that the package gives the feast."""
    known = holidays.country_holidays(
        country, years=YEARS, language="en_US", observed=False, categories=categories
    )
    listed = sorted(
        day
        for day, names in known.items()
        if name in [one.strip() for one in names.replace("(estimated)", "").split(";")]
    )
    return [
        day.isoformat()
        for before, day in zip([date.min, *listed], listed, strict=False)
        if (day - before).days > 1 and day.year in YEARS
    ]


@pytest.mark.parametrize("feast", SOURCES)
def test_the_table_has_the_days_that_the_calendars_give(feast):
    assert load("feasts", "any")[feast] == computed(*SOURCES[feast])


def test_the_table_has_no_other_feasts():
    assert set(load("feasts", "any")) == set(SOURCES)
