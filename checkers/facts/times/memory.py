"""What a story has told so far, for words that refer to it: "the quarter", "a year earlier"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checkers.facts.times.words import is_a
from checkers.model import Kind, TimeExpression

_LONGEST = 12  # months: "the first nine months" are a period of account, "18 months" are none


@dataclass(frozen=True, slots=True)
class Memory:
    """What was told before the place at which an expression stands.

    `quarter` (TIMEX3: "1998-Q3") is the one that the story reports: the first it names, not one
    that it mentions in passing.  `last` is the one mentioned last, those of earlier years left
    out: they are what is compared.  `longer` tells that the story has gone on to the figures of a
    longer period: what it compares is no quarter now.
    """

    quarter: str | None = None
    last: str | None = None
    longer: bool = False
    day: str | None = None

    @property
    def compared(self) -> str | None:
        """The quarter whose figures a comparison ("a year earlier") stands beside."""
        return None if self.longer else self.quarter


def remembered(memory: Memory, kind: Kind, value: TimeExpression, words: list[str]) -> Memory:
    """Note what was read; `words` are the expression's own."""
    timex = value.timex or ""
    if timex[5:6] == "Q":
        return _of_quarter(memory, timex, words)
    if kind == Kind.DURATION and _is_account(value):
        return replace(memory, longer=True)
    if len(timex) == 10 and value.type == "DATE":
        return replace(memory, day=timex)
    return memory


def _of_quarter(memory: Memory, timex: str, words: list[str]) -> Memory:
    # "posted net income for the fiscal second quarter": another company's account
    told = memory.quarter is None or any(is_a("fiscal", word) for word in words)
    return replace(
        memory,
        quarter=timex if told else memory.quarter,
        last=timex if told or timex[:4] >= (memory.quarter or "")[:4] else memory.last,
        longer=memory.longer and timex != memory.quarter,
    )


def _is_account(value: TimeExpression) -> bool:
    """Tell "the nine months" from a length of time of which nobody keeps an account."""
    length = value.length
    return (
        length is not None
        and length.unit == "month"
        and length.stated is not None
        and length.stated % 3 == 0
        and length.stated <= _LONGEST
    )
