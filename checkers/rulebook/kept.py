"""The last good text of each rule file, in one place for all processes of a server."""

from __future__ import annotations

import json
import os
import struct
import sys
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

if sys.platform != "win32":  # where no server forks, but the command line imports this
    import fcntl

_HEAD = struct.Struct("<QQQ")  # edition, start and length of the texts


class KeptTexts:
    """Texts by the path that positions say; all processes forked from the maker share them.

    They lie in a nameless file: nothing is left behind, and nobody else finds it.
    """

    def __init__(self) -> None:
        self._fd = _nameless_file()
        weakref.finalize(self, os.close, self._fd)
        os.pwrite(self._fd, _HEAD.pack(0, _HEAD.size, 0), 0)

    def edition(self) -> int:
        """Count the changes so far; it costs next to nothing to ask."""
        edition, _start, _length = self._head()
        return edition

    def read(self) -> tuple[int, dict[str, str]]:
        """Give the edition and its texts."""
        with self._locked(exclusive=False):
            return self.edition(), self._texts()

    def keep(self, texts: Mapping[str, str], *, among: Iterable[str]) -> None:
        """Put in `texts`, and forget every file that is not `among` those there are."""
        with self._locked(exclusive=True):
            known = self._texts()
            merged = known | dict(texts)
            now = {name: merged[name] for name in among if name in merged}
            if now != known:
                self._write(json.dumps(now).encode("ascii"))

    def _head(self) -> tuple[int, int, int]:
        edition, start, length = _HEAD.unpack(os.pread(self._fd, _HEAD.size, 0))
        return edition, start, length

    def _texts(self) -> dict[str, str]:
        _edition, start, length = self._head()
        texts: dict[str, str] = json.loads(os.pread(self._fd, length, start) or b"{}")
        return texts

    def _write(self, data: bytes) -> None:
        """Write beside what is there, then point to it: who dies midway has changed nothing."""
        edition, start, length = self._head()
        free = _HEAD.size if _HEAD.size + len(data) <= start else start + length
        if os.pwrite(self._fd, data, free) == len(data):
            os.pwrite(self._fd, _HEAD.pack(edition + 1, free, len(data)), 0)

    @contextmanager
    def _locked(self, *, exclusive: bool) -> Iterator[None]:
        """Hold the other processes off; the system frees the lock of one that dies."""
        fcntl.lockf(self._fd, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        try:
            yield
        finally:
            fcntl.lockf(self._fd, fcntl.LOCK_UN)


def _nameless_file() -> int:
    if sys.platform == "linux":
        return os.memfd_create("factdesk-rules")  # works on a read-only file system, too
    descriptor, path = tempfile.mkstemp(prefix="factdesk-")
    os.unlink(path)
    return descriptor
