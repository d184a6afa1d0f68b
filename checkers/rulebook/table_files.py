"""The tables of rule files on disk: read again only where edited, kept where broken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from checkers.model import Position, RuleFault
from checkers.rulebook.errors import RulePackError
from checkers.rulebook.files import FoundFile, Stamp, file_stamp
from checkers.rulebook.packs import RuleFile
from checkers.rulebook.tables import MAX_BYTES, ReferenceTable, TableSpec, build_table, decode

_Said: TypeAlias = ReferenceTable | tuple[RulePackError, ...]


@dataclass(frozen=True, slots=True)
class TablePlace:
    """A table that a rule file declares; `shown` is its path from the rules root."""

    path: Path
    shown: str
    spec: TableSpec


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was last seen of a table, and its text where it is good."""

    stamp: Stamp
    spec: TableSpec
    said: _Said
    text: str


class TableShelf:
    """Keeps the tables of rule files loaded, by the path that positions say."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str], _Seen] = {}
        self._again: dict[tuple[str, str], ReferenceTable] = {}  # kept versions read again
        self.places: tuple[TablePlace, ...] = ()

    def look(self, files: Iterable[RuleFile], found: Sequence[FoundFile]) -> None:
        """Look at all tables that `files` declare."""
        folders = {file.shown: file.path.parent for file in found}
        self.places = tuple(
            _place(file, spec, folders[file.path]) for file in files for spec in file.spec.tables
        )
        self._seen = {_name(place): self._look_at(place) for place in self.places}

    def stamps(self) -> tuple[Stamp, ...]:
        """Tell what was seen of each table."""
        return tuple(self._seen[_name(place)].stamp for place in self.places)

    def stamps_now(self) -> tuple[Stamp, ...]:
        """Tell what there is of each table on disk."""
        return tuple(file_stamp(place.path) for place in self.places)

    def texts(self) -> dict[str, str]:
        """Give the texts of the tables that are good."""
        return {
            name[0]: seen.text
            for name, seen in self._seen.items()
            if isinstance(seen.said, ReferenceTable)
        }

    @property
    def broken(self) -> bool:
        return any(not isinstance(seen.said, ReferenceTable) for seen in self._seen.values())

    def fill(
        self, file: RuleFile, kept: Mapping[str, str], *, note: str = ""
    ) -> tuple[RuleFile, list[RuleFault]]:
        """Give a rule file its tables, a broken one in its kept version, and tell mistakes.

        `note` is added to a mistake where a kept version stands in.
        """
        tables: dict[str, ReferenceTable | None] = {}
        faults: list[RuleFault] = []
        for place in self.places:
            if place.spec not in file.spec.tables:
                continue
            said = self._seen[_name(place)].said
            if isinstance(said, ReferenceTable):
                tables[place.spec.name.text] = said
                continue
            table = self._kept(place, kept.get(place.shown))
            tables[place.spec.name.text] = table
            said_so = note if table is not None else ""
            faults += [
                RuleFault(one.position.path, one.message + said_so, one.position) for one in said
            ]
        return replace(file, tables=tables), faults

    def _look_at(self, place: TablePlace) -> _Seen:
        stamp = file_stamp(place.path)
        before = self._seen.get(_name(place))
        if before is not None and before.stamp == stamp and before.spec == place.spec:
            return before
        text = _text_of(place)
        if isinstance(text, RulePackError):
            return _Seen(stamp, place.spec, (text,), "")
        return _Seen(stamp, place.spec, build_table(text, place.spec, place.shown), text)

    def _kept(self, place: TablePlace, text: str | None) -> ReferenceTable | None:
        """Read the last good version again; None if it does not fit the declaration of today."""
        if text is None:
            return None
        read = build_table(text, place.spec, place.shown)
        if not isinstance(read, ReferenceTable):
            return None
        before = self._again.get(_name(place))
        if before is None or before.digest != read.digest or before.spec != read.spec:
            self._again[_name(place)] = read
        return self._again[_name(place)]


def _name(place: TablePlace) -> tuple[str, str]:
    return place.shown, f"{place.spec.name.position}"


def _place(file: RuleFile, spec: TableSpec, folder: Path) -> TablePlace:
    shown = PurePosixPath(file.path).parent / spec.file.text
    return TablePlace(folder / spec.file.text, shown.as_posix(), spec)


def _text_of(place: TablePlace) -> str | RulePackError:
    try:
        with place.path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        message = f"there is no file {place.shown}: put it beside the rule file"
        return RulePackError(message, place.spec.file.position)
    except OSError as error:
        return RulePackError(f"{place.shown}: {error.strerror}", place.spec.file.position)
    if len(data) > MAX_BYTES:
        message = f"larger than {MAX_BYTES:,} bytes: leave out what no rule needs"
        return RulePackError(message, Position(place.shown, 1, 1))
    try:
        return decode(data, place.shown)
    except RulePackError as error:
        return error
