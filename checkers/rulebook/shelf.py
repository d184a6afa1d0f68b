"""The rulebook that is in force: an edit takes effect with the next request."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from checkers.model import RuleFault
from checkers.rulebook.book import Memory, make_book, uncollected
from checkers.rulebook.compiled import Rulebook
from checkers.rulebook.errors import RulePackError
from checkers.rulebook.files import FoundFile, Stamp, find_files, read_found, stamps
from checkers.rulebook.packs import RuleFile
from checkers.rulebook.vocabulary import Finder, Function

_KEPT = "; until then the version before this edit stays in force"


class RuleShelf:
    """Keeps rule files loaded.

    A file that no longer parses keeps its last good version in force, and its mistakes stand in
    `failed`.  Nothing is ever half loaded: the next rulebook is compiled beside the old one.
    """

    def __init__(
        self, paths: Sequence[Path], *, functions: Sequence[Function], finders: Sequence[Finder]
    ) -> None:
        """Load the rules; RulePackError if there is no rule file at all."""
        self._paths = tuple(paths)
        self._functions = tuple(functions)
        self._finders = tuple(finders)
        self._good: dict[str, RuleFile] = {}  # by the path that positions say
        self._read: dict[str, tuple[Stamp, tuple[RuleFault, ...]]] = {}
        self._memory = Memory()
        self._reloading = threading.Lock()
        self._stamps = stamps(self._paths)
        self._book = self._load()

    def current(self) -> Rulebook:
        """Give the rulebook in force, after compiling what has changed on disk."""
        seen = stamps(self._paths)
        if seen != self._stamps and self._reloading.acquire(blocking=False):
            try:  # whoever comes meanwhile gets the rulebook that is still in force
                self._book = self._reload()
                self._stamps = seen
            finally:
                self._reloading.release()
        return self._book

    def _reload(self) -> Rulebook:
        try:
            return self._load()
        except RulePackError as error:
            message = f"{error.message}; the rules loaded before stay in force"
            fault = RuleFault("rules", message, error.position)
            return replace(self._book, failed=(fault,))

    def _load(self) -> Rulebook:
        found = find_files(self._paths)
        with uncollected():
            for file in found.files:
                self._look_at(file)
        shown = [file.shown for file in found.files]
        faults = [fault for name in shown for fault in self._read[name][1]]
        # A file that was moved away is forgotten, so that it is read again if it comes back.
        self._read = {name: self._read[name] for name in shown}
        self._good = {name: self._good[name] for name in shown if name in self._good}
        return make_book(
            list(self._good.values()),
            [*found.faults, *faults],
            functions=self._functions,
            finders=self._finders,
            memory=self._memory,
        )

    def _look_at(self, file: FoundFile) -> None:
        """Read a file again if it was edited; one that is now broken keeps its last version."""
        stamp, _ = self._read.get(file.shown, (None, ()))
        if stamp == file.stamp:
            return
        read = read_found(file)
        faults: tuple[RuleFault, ...] = ()
        if isinstance(read, RuleFile):
            self._good[file.shown] = read
        elif file.shown in self._good:
            faults = tuple(replace(fault, message=fault.message + _KEPT) for fault in read)
        else:
            faults = read
        self._read[file.shown] = file.stamp, faults
