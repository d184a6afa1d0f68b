"""What may be said of an unforeseen error: messages may quote the article, so never those."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

_SHOWN = 12  # frames at each end of a trail


def trail(error: BaseException) -> str:
    """Name an error, and what led to it, by type and place alone."""
    return " < ".join(_causes(error))


def _causes(error: BaseException | None) -> Iterator[str]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
        if len(places) > 2 * _SHOWN:  # what calls itself without end
            places[_SHOWN:-_SHOWN] = [f"… {len(places) - 2 * _SHOWN} more …"]
        yield f"{type(error).__name__} [{', '.join(places)}]"
        error = error.__cause__ or error.__context__
