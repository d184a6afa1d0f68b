"""The date of publication as a content system writes it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import Final

import regex

from checkers.model import Days

_WRITTEN: Final = regex.compile(
    r"\s*(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>[T ]\d\d:\S*)?)?)?"
    r"\s*(?:\(.*\)\s*)?",
    regex.DOTALL,
)


def published_days(written: str) -> Days | None:
    """Read an ISO 8601 day, time stamp, month or year as the days that it can be.

    A remark in brackets after it is passed over; None for anything else.
    """
    found = _WRITTEN.fullmatch(written, concurrent=False)
    if found is None:
        return None
    year, month, day = (int(found[part] or 0) for part in ("year", "month", "day"))
    try:
        if found["time"]:
            datetime.fromisoformat(f"{year:04}-{month:02}-{day:02}{found['time']}")
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        return None
    return Days(((first, last),))
