"""What is wrong with the rules goes to the log: once for each change, not with each request."""

from __future__ import annotations

import logging
from typing import Protocol

from checkers.adapters.contract.rules import fault_line
from checkers.model import RuleFault
from checkers.rulebook import Rulebook

_LOG = logging.getLogger("factdesk")
_MOST = 20  # lines for one change


class Shelf(Protocol):
    """Where the rules lie; `current` reads again whatever has changed on disk."""

    def current(self) -> Rulebook: ...


class TellingShelf:
    """A shelf that logs a new mistake as a warning, and that all are mended as a notice."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._told: tuple[RuleFault, ...] = ()

    def current(self) -> Rulebook:
        book = self._shelf.current()
        if book.failed != self._told:
            told, self._told = self._told, book.failed
            _tell(book, told)
        return book


def _tell(book: Rulebook, told: tuple[RuleFault, ...]) -> None:
    known = frozenset(told)
    new = [fault for fault in book.failed if fault not in known]
    for fault in new[:_MOST]:
        _LOG.warning("%s", " ".join(fault_line(fault).split()))
    if len(new) > _MOST:
        _LOG.warning("%d more mistakes in the rules; /readyz lists all", len(new) - _MOST)
    if not new and book.failed:
        _LOG.info("fewer mistakes in the rules: %d left", len(book.failed))
    if not book.failed:
        _LOG.info("no mistakes in the rules any more; rules=%s", book.revision)
