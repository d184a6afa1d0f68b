"""What names and expressions hold while a rule runs."""

from checkers.rulebook.values.forms import (
    ANY_UNIT,
    CALENDAR_YEAR,
    RATIO,
    SHARES,
    Amount,
    Named,
    Quoted,
    Weekday,
    time_of,
)
from checkers.rulebook.values.operands import amount, operand
from checkers.rulebook.values.wording import describe

__all__ = [
    "ANY_UNIT",
    "CALENDAR_YEAR",
    "RATIO",
    "SHARES",
    "Amount",
    "Named",
    "Quoted",
    "Weekday",
    "amount",
    "describe",
    "operand",
    "time_of",
]
