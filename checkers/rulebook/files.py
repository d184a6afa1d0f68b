"""Rule files on disk: which there are, whether they have changed, what they say."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from checkers.model import Position, RuleFault
from checkers.rulebook.errors import RulePackError, undecodable_at
from checkers.rulebook.loader import MAX_BYTES
from checkers.rulebook.packs import RuleFile, read_rule_file

SUFFIXES = (".yaml", ".yml")
MAX_FOLDERS_DEEP = 12

Stamp: TypeAlias = tuple[str, int, int, int]  # path, mtime in ns, size, inode


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A rule file; `shown` is its path from the rules root, which positions say.

    `stamp` changes with every edit.
    """

    path: Path
    shown: str
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Found:
    files: tuple[FoundFile, ...]
    faults: tuple[RuleFault, ...]


def stamps(paths: Sequence[Path]) -> tuple[Stamp, ...]:
    """Note what tells that a rule file was edited, added or deleted; paths that are gone say so."""
    found: list[Stamp] = []
    for root in paths:
        try:
            found.extend(stamp for stamp in _walk(root))
        except OSError:
            found.append((str(root), 0, 0, 0))
    return tuple(found)


def file_stamp(path: Path) -> Stamp:
    """Note what tells that one file was edited; one that is not there says so."""
    try:
        state = path.stat()
    except OSError:
        return str(path), 0, 0, 0
    return str(path), state.st_mtime_ns, state.st_size, state.st_ino


def find_files(paths: Sequence[Path]) -> Found:
    """List the rule files under `paths`, sorted within each; RulePackError if there are none.

    Hidden files and folders, such as an editor's, are passed over; a file that two paths lead to
    counts once.
    """
    found: dict[Path, FoundFile] = {}
    faults: list[RuleFault] = []
    for root in paths:
        try:
            below = list(_walk(root))
        except OSError as error:
            place = Position(root.as_posix(), 1, 1)
            faults.append(RuleFault(root.name, f"cannot be read: {error.strerror}", place))
            continue
        for stamp in below:
            path = Path(stamp[0])
            shown = path.relative_to(root).as_posix() if path != root else path.name
            found.setdefault(path.resolve(), FoundFile(path, shown, stamp))
    if not found:
        place = Position(paths[0].as_posix() if paths else ".", 1, 1)
        message = faults[0].message if faults else "no rule files (*.yaml) here"
        raise RulePackError(message, place)
    return Found(tuple(_distinct(list(found.values()))), tuple(faults))


def _walk(root: Path) -> Iterator[Stamp]:
    state = root.stat()
    if not root.is_dir():
        yield str(root), state.st_mtime_ns, state.st_size, state.st_ino
        return
    yield from _walk_folder(str(root), 0)


def _walk_folder(folder: str, depth: int) -> Iterator[Stamp]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if depth < MAX_FOLDERS_DEEP:  # a link may lead back up
                yield from _walk_folder(entry.path, depth + 1)
        elif entry.name.endswith(SUFFIXES):
            yield _stamp(entry)


def _stamp(entry: os.DirEntry[str]) -> Stamp:
    try:
        state = entry.stat()
    except OSError:  # gone since the listing, or a link to nothing: reading it will say so
        return entry.path, 0, 0, 0
    return entry.path, state.st_mtime_ns, state.st_size, state.st_ino


def _distinct(files: Iterable[FoundFile]) -> Iterator[FoundFile]:
    """Tell apart files of two roots that have the same path below them."""
    listed = list(files)
    times = Counter(file.shown for file in listed)
    for file in listed:
        yield file if times[file.shown] == 1 else replace(file, shown=file.path.as_posix())


def read_found(file: FoundFile) -> RuleFile | tuple[RuleFault, ...]:
    """Read one file, or say what is wrong with it."""
    text = _text_of(file)
    read = (text,) if isinstance(text, RulePackError) else read_rule_file(text, file.shown)
    if isinstance(read, RuleFile):
        return read
    return tuple(RuleFault(file.shown, error.message, error.position) for error in read)


def _text_of(file: FoundFile) -> str | RulePackError:
    place = Position(file.shown, 1, 1)
    try:
        with file.path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return RulePackError(f"cannot be read: {error.strerror}", place)
    if len(data) > MAX_BYTES:
        message = f"larger than {MAX_BYTES:,} bytes: split it into several files of one pack"
        return RulePackError(message, place)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "not UTF-8: save the file in that encoding"
        return RulePackError(message, undecodable_at(data, error, file.shown))
