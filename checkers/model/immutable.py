"""Values that are made by the thousand: a frozen dataclass that costs a third to make.

Type checking sees `dataclasses.dataclass` and refuses whoever would change a value.  At run time
nobody stands guard: the guard of a frozen class makes each of its fields dear to set, and was a
tenth of all that reading and checking an article costs.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

__all__ = ["dataclass"]

_Class = TypeVar("_Class", bound=type)

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, order: bool = False) -> Callable[[_Class], _Class]:
        """Make a dataclass that is compared by its fields, and where `frozen` hashed by them."""
        return dataclasses.dataclass(slots=slots, unsafe_hash=frozen, order=order)
