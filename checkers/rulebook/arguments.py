"""The constants that a rule gives to a finder."""

from __future__ import annotations

from fractions import Fraction

import regex

from checkers.model import SourceKind
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.vocabulary import Parameter

AMONG = "among"  # of every finder that looks at sources: their kinds
_PERCENT = regex.compile(r"([0-9]{1,9}(?:\.[0-9]{1,9})?+) ?%")
_INTEGER = regex.compile(r"[0-9]{1,18}")
_COMMA = regex.compile(r"\s*,\s*")


def constant(value: Located, parameter: Parameter) -> object:
    """Read a constant as its parameter is written; raise RulePackError with its place."""
    if parameter.constant == "percent":
        share = _PERCENT.fullmatch(value.text, concurrent=False)
        if not share:
            raise RulePackError(f"{cited(value.text)} is no share: write 75%", value.position)
        return Fraction(share.group(1)) / 100
    if parameter.constant == "integer":
        if not _INTEGER.fullmatch(value.text, concurrent=False):
            raise RulePackError(f"{cited(value.text)} is no whole number", value.position)
        return int(value.text)
    return value.text


def kinds_of(value: Located) -> frozenset[SourceKind]:
    """Read kinds of source: "transcript", or several with commas between."""
    known = {str(kind): kind for kind in SourceKind}
    named = _COMMA.split(value.text.strip(), concurrent=False)
    for name in named:
        if name not in known:
            hint = did_you_mean(name, known)
            raise RulePackError(
                f"no kind of source named {cited(name)}{hint}: use {', '.join(known)}",
                value.position,
            )
    return frozenset(known[name] for name in named)
