"""The rulebook that is in force: an edit takes effect with the next request."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from checkers.model import RuleFault
from checkers.rulebook.book import Memory, make_book, uncollected
from checkers.rulebook.compiled import Rulebook
from checkers.rulebook.errors import RulePackError
from checkers.rulebook.files import FoundFile, Stamp, find_files, read_found, stamps
from checkers.rulebook.kept import KeptTexts
from checkers.rulebook.packs import RuleFile, read_rule_file
from checkers.rulebook.table_files import TableShelf
from checkers.rulebook.vocabulary import Finder, Function

_KEPT = "; until then the version before this edit stays in force"


@dataclass(frozen=True, slots=True)
class _Seen:
    """What this process last saw of a file: its rules, or what is wrong with it."""

    stamp: Stamp
    said: RuleFile | tuple[RuleFault, ...]


class RuleShelf:
    """Keeps rule files loaded.

    A file that no longer parses keeps its last good version in force, and its mistakes stand in
    `failed`.  Which version that is, no process decides alone: those forked from the maker of
    the shelf read it in one place.  Nothing is ever half loaded: the next rulebook is compiled
    beside the old one.
    """

    def __init__(
        self, paths: Sequence[Path], *, functions: Sequence[Function], finders: Sequence[Finder]
    ) -> None:
        """Load the rules; RulePackError if there is no rule file at all."""
        self._paths = tuple(paths)
        self._functions = tuple(functions)
        self._finders = tuple(finders)
        self._seen: dict[str, _Seen] = {}  # by the path that positions say
        self._kept = KeptTexts()
        self._again: dict[str, RuleFile] = {}  # kept versions that this process has read again
        self._edition: int | None = None  # of the kept texts, while some are in force
        self._tables = TableShelf()
        self._kept_tables = KeptTexts()
        self._table_edition: int | None = None
        self._memory = Memory()
        self._reloading = threading.Lock()
        seen = stamps(self._paths)
        self._book = self._load()
        self._stamps = (*seen, *self._tables.stamps())

    def current(self) -> Rulebook:
        """Give the rulebook in force, after compiling what has changed on disk."""
        seen = stamps(self._paths)
        if self._is_old((*seen, *self._tables.stamps_now())) and self._reloading.acquire(
            blocking=False
        ):
            try:  # whoever comes meanwhile gets the rulebook that is still in force
                self._book = self._reload()
                self._stamps = (*seen, *self._tables.stamps())
            finally:
                self._reloading.release()
        return self._book

    def _is_old(self, seen: tuple[Stamp, ...]) -> bool:
        if seen != self._stamps:
            return True
        # Another process may have read a good version only now, late by a moment.
        return any(
            edition is not None and edition != kept.edition()
            for edition, kept in (
                (self._edition, self._kept),
                (self._table_edition, self._kept_tables),
            )
        )

    def _reload(self) -> Rulebook:
        try:
            return self._load()
        except RulePackError as error:
            message = f"{error.message}; the rules loaded before stay in force"
            kept = self._kept_files()
            kept_texts = self._kept_tables.read()[1]
            files = [self._tables.fill(file, kept_texts)[0] for file in kept.values()]
            return self._compile(files, [RuleFault("rules", message, error.position)])

    def _load(self) -> Rulebook:
        found = find_files(self._paths)
        with uncollected():
            seen = {file.shown: self._look_at(file) for file in found.files}
        good = {name: now.said for name, now in seen.items() if isinstance(now.said, RuleFile)}
        with suppress(OSError):  # no room: what is good is in force all the same
            self._kept.keep({name: file.text for name, file in good.items()}, among=seen)
        self._seen = seen  # a file that was moved away is forgotten, and read if it comes back
        self._edition = None
        kept = self._kept_files() if len(good) < len(seen) else {}
        files = [file for name in seen if (file := good.get(name) or kept.get(name))]
        faults = [fault for name, now in seen.items() for fault in _faults(now, kept.get(name))]
        filled, faulty = self._with_tables(files, found.files)
        return self._compile(filled, [*found.faults, *faults, *faulty])

    def _with_tables(
        self, files: Sequence[RuleFile], found: Sequence[FoundFile]
    ) -> tuple[list[RuleFile], list[RuleFault]]:
        """Give each file its tables; a broken one keeps its last good version in force."""
        tables = self._tables
        with uncollected():
            tables.look(files, found)
        with suppress(OSError):
            among = [place.shown for place in tables.places]
            self._kept_tables.keep(tables.texts(), among=among)
        self._table_edition, kept = self._kept_tables.read() if tables.broken else (None, {})
        filled = [tables.fill(file, kept, note=_KEPT) for file in files]
        return [file for file, _ in filled], [fault for _, faulty in filled for fault in faulty]

    def _look_at(self, file: FoundFile) -> _Seen:
        """Read a file again if it was edited."""
        before = self._seen.get(file.shown)
        if before is not None and before.stamp == file.stamp:
            return before
        return _Seen(file.stamp, read_found(file))

    def _kept_files(self) -> dict[str, RuleFile]:
        """Read the versions that all processes keep; one they never read has none."""
        self._edition, texts = self._kept.read()
        files: dict[str, RuleFile] = {}
        for name, text in texts.items():
            known = self._again.get(name)
            read = known if known and known.text == text else read_rule_file(text, name)
            if isinstance(read, RuleFile):
                files[name] = read
        self._again = files
        return files

    def _compile(self, files: Iterable[RuleFile], faults: Iterable[RuleFault]) -> Rulebook:
        return make_book(
            list(files),
            faults,
            functions=self._functions,
            finders=self._finders,
            memory=self._memory,
        )


def _faults(now: _Seen, kept: RuleFile | None) -> tuple[RuleFault, ...]:
    if isinstance(now.said, RuleFile):
        return ()
    if kept is None:
        return now.said
    return tuple(replace(fault, message=fault.message + _KEPT) for fault in now.said)
