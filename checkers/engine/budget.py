"""How long one check may take; the clock comes in as an argument."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field


class OutOfTime(Exception):
    """The check used up its wall time; nothing it found is reported."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Wall time for one check, counted from construction in the clock's seconds."""

    seconds: float
    clock: Callable[[], float]
    deadline: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "deadline", self.clock() + self.seconds)

    def spend(self) -> None:
        """Raise OutOfTime once the deadline has passed."""
        if self.clock() > self.deadline:
            raise OutOfTime(f"the check took longer than {self.seconds:g} seconds")


NO_LIMIT = Budget(math.inf, lambda: 0.0)
