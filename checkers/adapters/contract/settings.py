"""What can be set from outside, read once from environment variables."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import checkers

# A plain install carries rules and server settings in the package; a checkout has them beside it.
_PACKAGE = Path(checkers.__file__).resolve().parent
HOME = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parent
OWN_RULES = HOME / "rules"


class SettingsError(Exception):
    """A setting that cannot be used, said with the variable's name and the remedy."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`max_body_bytes` bounds all text of one request together, counted in UTF-8.

    `max_seconds` is wall time of one check.  `cors_origins` are exact origins.  `workers` are the
    processes that the service runs.
    """

    max_body_bytes: int = 1_000_000
    max_sources: int = 20
    max_seconds: float = 10.0
    rules: tuple[Path, ...] = (OWN_RULES,)
    cors_origins: tuple[str, ...] = ()
    workers: int = min(4, os.cpu_count() or 1)

    @property
    def max_json_bytes(self) -> int:
        """Bound a JSON body as sent: `\\uXXXX` spells UTF-8 text in up to three times the bytes."""
        return 3 * self.max_body_bytes + 65_536


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Read the environment; SettingsError names the first variable that cannot be used."""
    base = Settings()
    return Settings(
        max_body_bytes=_integer(environ, "FACTDESK_MAX_BODY_BYTES", base.max_body_bytes, least=1),
        max_sources=_integer(environ, "FACTDESK_MAX_SOURCES", base.max_sources, least=0),
        max_seconds=_seconds(environ, "FACTDESK_MAX_SECONDS", base.max_seconds),
        rules=_rules(environ, "FACTDESK_RULES", base.rules),
        cors_origins=_origins(environ, "FACTDESK_CORS_ORIGINS"),
        workers=_integer(environ, "WEB_CONCURRENCY", base.workers, least=1),
    )


def _integer(environ: Mapping[str, str], name: str, default: int, *, least: int) -> int:
    written = environ.get(name, "").strip()
    if not written:
        return default
    remedy = f"set it to {least} or more, or unset it for {default}"
    try:
        value = int(written)
    except ValueError:
        raise SettingsError(f"{name}={written!r} is not a whole number: {remedy}") from None
    if value < least:
        raise SettingsError(f"{name}={written!r} is too low: {remedy}")
    return value


def _seconds(environ: Mapping[str, str], name: str, default: float) -> float:
    written = environ.get(name, "").strip()
    if not written:
        return default
    try:
        value = float(written)
    except ValueError:
        raise SettingsError(f"{name}={written!r} is not a number of seconds") from None
    if not math.isfinite(value) or value <= 0:
        raise SettingsError(f"{name}={written!r} must be more than 0 seconds")
    return value


def _rules(environ: Mapping[str, str], name: str, default: tuple[Path, ...]) -> tuple[Path, ...]:
    paths = tuple(Path(part) for part in environ.get(name, "").split(os.pathsep) if part.strip())
    for path in paths:
        if not path.exists():
            raise SettingsError(f"{name}: there is no file or folder {str(path)!r}")
    for path in () if paths else default:
        if not path.exists():
            raise SettingsError(f"set {name}: there are no rules at {str(path)!r}")
    return paths or default


def _origins(environ: Mapping[str, str], name: str) -> tuple[str, ...]:
    origins = tuple(environ.get(name, "").replace(",", " ").split())
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or origin != f"{parts.scheme}://{parts.netloc}":
            raise SettingsError(
                f"{name}: {origin!r} is not an exact origin like 'https://cms.example.org'"
            )
    return origins
