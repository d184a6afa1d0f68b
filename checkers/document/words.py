"""The word lists of this room: what a full stop and a line break mean in English."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files


def _words() -> Mapping[str, frozenset[str]]:
    # By its path: importing the package that the file stands in would import upwards.
    path = files("checkers").joinpath("facts", "lexicon", "en", "sentences.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in tables.items()}


WORDS = _words()
