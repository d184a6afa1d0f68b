"""The characters that stand for figures and times in a line, and what patterns call them."""

from __future__ import annotations

from collections.abc import Mapping

from checkers.model import QUANTITY_KINDS, TIME_KINDS, Kind

_FIRST = 0xE000
MARKS: Mapping[Kind, str] = {kind: chr(_FIRST + place) for place, kind in enumerate(Kind)}
_TIMES = "".join(MARKS[kind] for kind in sorted(TIME_KINDS))
# Ranks count nothing: "348 in the second" holds one figure.
FIGURES = "".join(MARKS[kind] for kind in sorted(QUANTITY_KINDS - {Kind.ORDINAL}))
_LAST = chr(_FIRST + len(MARKS) - 1)
ANY = f"{chr(_FIRST)}-{_LAST}"

# What a figure or a time of a pattern is that need not be known afterwards.
STANDS_FOR: Mapping[str, str] = {
    "figure": FIGURES,
    "time": _TIMES,
    "measured": MARKS[Kind.MEASURE],
    "a_score": MARKS[Kind.SCORE],
    "paid_sum": MARKS[Kind.MONEY],
    "percent": MARKS[Kind.PERCENT],
    "often": MARKS[Kind.SET],
    "length": MARKS[Kind.DURATION] + MARKS[Kind.SET],
}
# What a slot of a pattern takes.
SLOTS: Mapping[str, tuple[Kind, ...]] = {
    "plain": (Kind.NUMBER, Kind.COUNT),
    "count": (Kind.COUNT,),
    "money": (Kind.MONEY,),
    "paid": (Kind.MONEY, Kind.MEASURE),
    "percent": (Kind.PERCENT,),
    "points": (Kind.POINTS,),
    "measure": (Kind.MEASURE,),
    "fraction": (Kind.FRACTION,),
    "multiple": (Kind.MULTIPLE,),
    "share": (Kind.PERCENT, Kind.FRACTION),
    "number": (Kind.NUMBER,),
    "year": (Kind.YEAR,),
    "length": (Kind.DURATION,),
    "counted": (Kind.COUNT, Kind.MEASURE),
    "worked": (Kind.COUNT, Kind.MEASURE, Kind.DURATION),
    "meant": (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.POINTS),
    "margin": (Kind.POINTS, Kind.PERCENT, Kind.NUMBER, Kind.COUNT),
    "rated": (Kind.MONEY, Kind.MEASURE),
    "aged": (Kind.AGE,),
    "ranged": (
        Kind.NUMBER,
        Kind.COUNT,
        Kind.MONEY,
        Kind.MEASURE,
        Kind.PERCENT,
        Kind.DURATION,
    ),
    "amount": (
        Kind.NUMBER,
        Kind.COUNT,
        Kind.MONEY,
        Kind.MEASURE,
        Kind.PERCENT,
        Kind.POINTS,
        Kind.DURATION,
    ),
    "change": (
        Kind.NUMBER,
        Kind.COUNT,
        Kind.MONEY,
        Kind.MEASURE,
        Kind.PERCENT,
        Kind.POINTS,
        Kind.FRACTION,
        Kind.DURATION,
    ),
}
