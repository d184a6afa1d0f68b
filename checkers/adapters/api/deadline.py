"""The last word on wall time: for stretches of a check that do not look at the clock themselves."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from checkers.engine import OutOfTime


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the block once `seconds` have passed.

    It rests on SIGALRM, so it works in a process's main thread, which is where a sync worker
    answers; elsewhere only the budget that a check is given counts.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: object) -> NoReturn:
        raise OutOfTime(f"stopped after {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:  # even if it rang at the very last
        signal.signal(signal.SIGALRM, before)
