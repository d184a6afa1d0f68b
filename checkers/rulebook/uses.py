"""Which names a rule uses, and where its expressions stand."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from checkers.rulebook.errors import Located
from checkers.rulebook.specs import FinderSpec, RuleSpec, SelectorSpec

_IDENTIFIER = regex.compile(r"(?<![\w.])[a-z][a-z0-9_]*+")
_QUOTED = regex.compile(r"\"[^\"]*+\"|'[^']*+'")
_PLACEHOLDER = regex.compile(r"\{([^{}]*+)\}")


def names_used(spec: RuleSpec) -> frozenset[str]:
    """Collect every word that can be a name in what the rule says outside its phrases."""
    return frozenset(_words_used(spec))


def _words_used(spec: RuleSpec) -> Iterator[str]:
    for text in _expressions(spec):
        yield from _identifiers(text.text)
    for text in _templates(spec):
        for placeholder in _PLACEHOLDER.finditer(text.text, concurrent=False):
            yield from _identifiers(placeholder.group(1))
    yield from (target.text.partition(".")[0] for target, _ in spec.suggest)


def expressions_of(spec: RuleSpec) -> tuple[Located, ...]:
    """List the texts in which expressions stand, messages included."""
    return (*_expressions(spec), *_templates(spec))


def _expressions(spec: RuleSpec) -> Iterator[Located]:
    yield from (text for _, text in spec.let)
    yield from (text for text in (spec.when, spec.expect) if text)
    for find in spec.find:
        if isinstance(find, SelectorSpec):
            yield from (text for text in (find.where, find.after) if text)
        elif isinstance(find, FinderSpec):
            yield from (text for _, text in find.arguments)


def _templates(spec: RuleSpec) -> tuple[Located, ...]:
    return (spec.message, *(text for _, text in spec.suggest))


def _identifiers(expression: str) -> list[str]:
    bare = _QUOTED.sub(" ", expression, concurrent=False)
    return _IDENTIFIER.findall(bare, concurrent=False)
