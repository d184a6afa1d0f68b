"""Feast days: the table of those that follow the moon, and what names of feasts come to."""

from __future__ import annotations

from datetime import date

import pytest
from times_read import only

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
    "holi": ("GY", "Holi", ["public"]),  # known for 2001 to 2035 only
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


# From the calendars of those years: not what the program or the package gave.
REAL_DAYS = {
    "2000-04-23": ["Easter 2000"],
    "2008-03-23": ["Easter 2008"],
    "2021-05-02": ["Orthodox Easter 2021"],
    "2022-04-15": ["Good Friday 2022"],
    "2018-02-14": ["Ash Wednesday 2018"],
    "2020-02-25": ["Shrove Tuesday 2020"],
    "2024-05-09": ["Ascension Day 2024"],
    "2020-06-01": ["Whit Monday 2020"],
    "2012-11-22": ["Thanksgiving 2012"],
    "2020-11-27": ["Black Friday 2020"],
    "2019-09-02": ["Labor Day 2019"],
    "2021-05-31": ["Memorial Day 2021"],
    "2022-01-17": ["Martin Luther King Day 2022"],
    "2020-02-17": ["Presidents Day 2020", "Presidents' Day 2020"],
    "2020-11-03": ["Election Day 2020"],
    "2021-03-14": ["Mothering Sunday 2021"],
    "2021-05-09": ["Mother's Day 2021"],
    "2021-06-20": ["Father's Day 2021"],
    "2018-11-11": ["Remembrance Sunday 2018"],
    "2023-04-06": ["Passover 2023"],
    "2022-09-26": ["Rosh Hashanah 2022"],
    "1973-10-06": ["Yom Kippur 1973"],
    "2021-02-26": ["Purim 2021"],
    "2013-11-28": ["Hanukkah 2013", "Thanksgiving 2013"],
    "2021-04-13": ["Ramadan 2021"],
    "2021-05-13": ["Eid al-Fitr 2021"],
    "2021-07-20": ["Eid al-Adha 2021"],
    "2022-10-24": ["Diwali 2022"],
    "2024-03-25": ["Holi 2024"],
    "2019-02-05": ["Lunar New Year 2019"],
    "2022-05-15": ["Vesak 2022"],
}


@pytest.mark.parametrize(
    ("name", "day"), [(name, day) for day, names in REAL_DAYS.items() for name in names]
)
def test_a_feast_lies_where_the_calendars_had_it(name, day):
    assert only(f"The shop was shut on {name}.").value.timex == day
