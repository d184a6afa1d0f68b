"""What is allowed in a rule file but cannot be meant: unused lists, phrases that never win."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import regex
from marshmallow import ValidationError

from checkers.model import Position, RuleFault
from checkers.rulebook.book import Memory, make_book, read_files
from checkers.rulebook.compiled import CompiledRule, PhraseFind
from checkers.rulebook.errors import Located
from checkers.rulebook.loader import Leaf, Listing, Node, Table
from checkers.rulebook.nearest import cited
from checkers.rulebook.packs import RuleFile, Stack, stack_packs
from checkers.rulebook.phrases.unseen import unseen_words
from checkers.rulebook.schema import read_rule
from checkers.rulebook.specs import FinderSpec, FindSpec, PhraseSpec, RuleSpec
from checkers.rulebook.tables import ReferenceTable, hole
from checkers.rulebook.uses import expressions_of, names_used
from checkers.rulebook.vocabulary import Finder, Function

_LOOKED_UP = regex.compile(r"""(?:lookup|listed|table_row)\(\s*["']([a-z0-9_]++)["']""")
_LIST = regex.compile(r"\{([a-z][a-z0-9_]*+)\}")


def lint_rules(
    paths: Sequence[Path], *, functions: Sequence[Function], finders: Sequence[Finder]
) -> tuple[RuleFault, ...]:
    """List what is wrong with rule files, then what looks wrong; RulePackError if none exist."""
    files, faults = read_files(paths)
    book = make_book(files, faults, functions=functions, finders=finders, memory=Memory())
    stack = stack_packs(files)
    specs = dict(_specs(stack))
    notes = [
        *_unused_lists(files, stack, specs.values()),
        *_table_notes(files, stack, specs.values()),
        *_repeated_words(files),
        *_twins(specs),
        *(note for name, spec in specs.items() for note in _rule_notes(name, spec)),
        *(note for rule in book.rules for note in _unanchored(rule)),
        *(note for name, spec in specs.items() for note in _unseen(name, spec, stack)),
        *(note for text in stack.rules for note in _split_sources(text.id, text.table)),
    ]
    return (*book.failed, *sorted(notes, key=_place))


def _specs(stack: Stack) -> Iterator[tuple[str, RuleSpec]]:
    for text in stack.rules:
        try:
            yield text.id, read_rule(text.table)
        except ValidationError:
            continue  # it stands among the faults already


def _place(note: RuleFault) -> tuple[str, int, int]:
    place = note.position
    return (place.path, place.line, place.column) if place else ("", 0, 0)


# --- lists ---------------------------------------------------------------------------------


def _unused_lists(
    files: Iterable[RuleFile], stack: Stack, specs: Iterable[RuleSpec]
) -> Iterator[RuleFault]:
    used: set[tuple[str, tuple[str, ...]]] = set()
    for spec in specs:
        for phrase in _all_phrases(spec):
            seen = stack.lists.get(phrase.position.path, {})
            names = _LIST.findall(phrase.text, concurrent=False)
            used.update((name, seen[name]) for name in names if name in seen)
    for file in files:
        for name, words in file.spec.lists:
            if (name.text, tuple(word.text for word in words)) not in used:
                message = f"no phrase uses the list {name.text!r}: delete it"
                yield RuleFault(file.spec.pack.text, message, name.position)


def _repeated_words(files: Iterable[RuleFile]) -> Iterator[RuleFault]:
    for file in files:
        for name, words in file.spec.lists:
            for word in _repeats(words):
                message = f"{word.text!r} stands twice in the list {name.text!r}"
                yield RuleFault(file.spec.pack.text, message, word.position)


def _repeats(texts: Iterable[Located]) -> Iterator[Located]:
    seen: set[str] = set()
    for text in texts:
        if text.text in seen:
            yield text
        seen.add(text.text)


# --- tables --------------------------------------------------------------------------------


def _table_notes(
    files: Iterable[RuleFile], stack: Stack, specs: Iterable[RuleSpec]
) -> Iterator[RuleFault]:
    """Find tables that nothing is looked up in, and days that they leave out."""
    used = {id(table) for spec in specs for table in _looked_up(spec, stack)}
    for file in files:
        for spec in file.spec.tables:
            table = file.tables.get(spec.name.text)
            if table is None:
                continue  # its mistakes are told already
            if id(table) not in used:
                message = f"no rule looks anything up in the table {table.name!r}: delete it"
                yield RuleFault(file.spec.pack.text, message, spec.name.position)
            for gap in table.gaps:
                message = f"{hole(gap)}: fill it, or write `holes: allow`"
                yield RuleFault(table.path, message, Position(table.path, gap.line, 1))


def _looked_up(spec: RuleSpec, stack: Stack) -> Iterator[ReferenceTable]:
    for text in expressions_of(spec):
        seen = stack.tables.get(text.position.path, {})
        for name in _LOOKED_UP.findall(text.text, concurrent=False):
            table = seen.get(name)
            if table is not None:
                yield table


# --- rules ---------------------------------------------------------------------------------


def _all_phrases(spec: RuleSpec) -> Iterator[Located]:
    for find in spec.find:
        if isinstance(find, PhraseSpec):
            yield from find.phrases
    yield from spec.unless


def _rule_notes(rule: str, spec: RuleSpec) -> Iterator[RuleFault]:
    for find in spec.find:
        if isinstance(find, PhraseSpec):
            yield from _shadowed(rule, find.phrases)
    for phrase in _repeats(spec.unless):
        yield RuleFault(rule, "this phrase stands twice under `unless`", phrase.position)
    used = names_used(spec)
    for name, _ in spec.let:
        if name.text not in used:
            message = f"nothing uses {name.text!r}: delete it from `let`"
            yield RuleFault(rule, message, name.position)


def _shadowed(rule: str, phrases: Sequence[Located]) -> Iterator[RuleFault]:
    """Find phrases that an earlier one beats wherever they match: the first to match wins."""
    for place, phrase in enumerate(phrases):
        for earlier in phrases[:place]:
            if not _begins_with(phrase.text, earlier.text):
                continue
            same = phrase.text == earlier.text
            what = "is the same as" if same else "never wins: it begins with"
            message = f"this phrase {what} the one on line {earlier.position.line}"
            remedy = "delete it" if same else "put it first"
            yield RuleFault(rule, f"{message}: {remedy}", phrase.position)
            break


def _begins_with(phrase: str, earlier: str) -> bool:
    """Tell whether `phrase` is `earlier` with further words; a bare prefix could be optional."""
    rest = phrase.removeprefix(earlier)
    return rest == "" or (rest != phrase and rest.startswith((" ", ",")))


def _search_of(find: FindSpec) -> Iterator[str]:
    """List what a finder searches for, by its name and what it is given."""
    if isinstance(find, FinderSpec):
        yield find.use.text
        yield from (text.text for pair in find.arguments for text in pair)


def _twins(specs: dict[str, RuleSpec]) -> Iterator[RuleFault]:
    """Find rules that look for the same phrases and expect the same of them."""
    first: dict[tuple[str, ...], str] = {}
    for name, spec in specs.items():
        phrases = [text.text for text in _all_phrases(spec)]
        if not phrases:
            continue
        relation = [text.text for pair in spec.let for text in pair]
        guard = spec.when.text if spec.when else ""
        searches = [text for find in spec.find for text in _search_of(find)]
        key = (*phrases, *searches, "=>", *relation, guard, spec.expect.text)
        if key in first:
            message = f"looks for the same and expects the same as {first[key]}: delete one of them"
            yield RuleFault(name, message, spec.id.position)
        first.setdefault(key, name)


def _unanchored(rule: CompiledRule) -> Iterator[RuleFault]:
    for find in rule.find:
        for phrase in find.phrases if isinstance(find, PhraseFind) else ():
            if not phrase.requires:
                message = (
                    "no word or fact must stand in a sentence that this phrase matches, so it is "
                    "tried on every one: add a word or a slot"
                )
                yield RuleFault(rule.rule.id, message, phrase.position)


def _unseen(rule: str, spec: RuleSpec, stack: Stack) -> Iterator[RuleFault]:
    """Find words that every text shows as a fact, so that no phrase can name them."""
    for phrase in _all_phrases(spec):
        for fact in unseen_words(phrase.text, stack.lists.get(phrase.position.path, {})):
            message = (
                f"in a text {cited(fact.text)} is a fact, which words of a phrase never match: "
                f"write a slot such as {{its_name:{fact.kind}}}"
            )
            yield RuleFault(rule, message, phrase.position)


def _split_sources(rule: str, node: Node) -> Iterator[RuleFault]:
    """Find sources of examples that a comma outside quotes has cut in two."""
    if isinstance(node, Listing):
        for item in node.items:
            yield from _split_sources(rule, item)
    elif isinstance(node, Table):
        for key, value in node.entries:
            if key.text == "sources" and isinstance(value, Listing):
                yield from _cut(rule, value)
            else:
                yield from _split_sources(rule, value)


def _cut(rule: str, sources: Listing) -> Iterator[RuleFault]:
    for item, following in pairwise(sources.items):
        if not (isinstance(item, Leaf) and isinstance(following, Leaf)):
            continue
        if item.plain and following.plain and item.position.line == following.position.line:
            message = "a comma outside quotes begins another source: put each source in quotes"
            yield RuleFault(rule, message, following.position)
