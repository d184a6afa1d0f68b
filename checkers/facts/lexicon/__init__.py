"""Word lists as data: one TOML file a room, one folder a language; `any` needs no language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any


@cache
def load(name: str, language: str = "en") -> Mapping[str, Any]:
    """Read the word list `name` of a language; FileNotFoundError where there is none."""
    path = files(__name__) / language / f"{name}.toml"
    return MappingProxyType(tomllib.loads(path.read_text("utf-8")))
