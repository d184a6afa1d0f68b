"""Rule files → a rulebook: the one path, for the service, the command line and the tests."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from marshmallow import ValidationError

from checkers.model import PackSummary, Position, RuleFault, Status
from checkers.rulebook.compile import Kit, compile_rule
from checkers.rulebook.compiled import CompiledRule, PackTable, Rulebook, Selector
from checkers.rulebook.errors import RulePackError, UnknownList, UnknownTable
from checkers.rulebook.files import find_files, read_found
from checkers.rulebook.loader import Table
from checkers.rulebook.nearest import cited
from checkers.rulebook.packs import RuleFile, RuleText, Stack, Tables, WordLists, stack_packs
from checkers.rulebook.schema import mistakes, read_rule
from checkers.rulebook.table_files import TableShelf
from checkers.rulebook.vocabulary import Finder, Function
from checkers.rulebook.wake import wake_indexes

_Sees: TypeAlias = tuple[tuple[WordLists, Tables], ...]
_Made: TypeAlias = tuple[Table, _Sees, CompiledRule]


@dataclass(slots=True)
class Memory:
    """What an earlier compilation made of each rule, so that a reload compiles only changes."""

    made: dict[str, _Made] = field(default_factory=dict)


def load_rulebook(
    paths: Sequence[Path], *, functions: Sequence[Function], finders: Sequence[Finder]
) -> Rulebook:
    """Load rule files, and folders of them however deep; what is wrong goes to `failed`.

    Raises RulePackError only if there is no rule file at all.
    """
    files, faults = read_files(paths)
    return make_book(files, faults, functions=functions, finders=finders, memory=Memory())


def read_files(paths: Sequence[Path]) -> tuple[list[RuleFile], list[RuleFault]]:
    """Read all rule files under `paths`, and say what is wrong with those that cannot be read."""
    found = find_files(paths)
    with uncollected():
        read = [read_found(file) for file in found.files]
        files = [file for file in read if isinstance(file, RuleFile)]
        shelf = TableShelf()
        shelf.look(files, found.files)
        filled = [shelf.fill(file, {}) for file in files]
    faults = [fault for file in read if not isinstance(file, RuleFile) for fault in file]
    faults += [fault for _, faulty in filled for fault in faulty]
    return [file for file, _ in filled], [*found.faults, *faults]


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the garbage collector: all that is made here stays, and looking through it for
    garbage again and again costs a quarter of the time of loading many rules."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def make_book(
    files: Sequence[RuleFile],
    faults: Iterable[RuleFault],
    *,
    functions: Sequence[Function],
    finders: Sequence[Finder],
    memory: Memory,
) -> Rulebook:
    """Compile all rules of `files`; `faults` are what was wrong with files left out."""
    with uncollected():
        return _make_book(files, faults, functions, finders, memory)


def _make_book(
    files: Sequence[RuleFile],
    faults: Iterable[RuleFault],
    functions: Sequence[Function],
    finders: Sequence[Finder],
    memory: Memory,
) -> Rulebook:
    stack = stack_packs(files)
    kit = Kit(
        functions={function.name: function for function in functions},
        finders={finder.name: finder for finder in finders},
        lists=stack.lists,
        tables=stack.tables,
    )
    failed = [*faults, *stack.faults]
    made: dict[str, _Made] = {}
    for text in stack.rules:
        rule = _make_rule(text, kit, memory)
        if isinstance(rule, CompiledRule):
            made[text.id] = text.table, _seen_by(text, kit), rule
        else:
            failed.extend(_fault(text, error, stack) for error in rule)
    memory.made = made
    running = tuple(rule for _, _, rule in made.values() if rule.rule.status != Status.OFF)
    return Rulebook(
        revision=stack.revision,
        rules=running,
        packs=_summaries(stack, running),
        tables=_tables(files),
        # A table that is declared twice has its mistakes once.
        failed=tuple(sorted(dict.fromkeys(failed), key=_place)),
        rounding=stack.rounding,
        index=wake_indexes(running),
        over_sources=tuple(filter(_selects_in_sources, running)),
    )


def _selects_in_sources(rule: CompiledRule) -> bool:
    return any(isinstance(find, Selector) and find.place == "sources" for find in rule.find)


def _make_rule(
    text: RuleText, kit: Kit, memory: Memory
) -> CompiledRule | tuple[RulePackError, ...]:
    known = memory.made.get(text.id)
    if known and known[:2] == (text.table, _seen_by(text, kit)) and known[2].source == text.source:
        return known[2]
    try:
        spec = read_rule(text.table)
    except ValidationError as error:
        return tuple(mistakes(error))
    return compile_rule(spec, pack=text.pack, source=text.source, kit=kit)


def _fault(text: RuleText, error: RulePackError, stack: Stack) -> RuleFault:
    lacks = stack.lacking.get(error.position.path)
    if isinstance(error, UnknownList | UnknownTable) and lacks:
        # One mistake has many effects: the author mends it in one place.
        what = "list" if isinstance(error, UnknownList) else "table"
        message = f"a {what} may stand in the pack {cited(lacks.text)}, which is not loaded"
        return RuleFault(text.id, message, error.position)
    return RuleFault(text.id, error.message, error.position)


def _seen_by(text: RuleText, kit: Kit) -> _Sees:
    return tuple((kit.lists[path], kit.tables[path]) for path in text.files)


def _summaries(stack: Stack, rules: Iterable[CompiledRule]) -> tuple[PackSummary, ...]:
    live = Counter(rule.rule.pack for rule in rules if rule.rule.status == Status.LIVE)
    return tuple(PackSummary(pack, live[pack]) for pack in stack.packs)


def _tables(files: Iterable[RuleFile]) -> tuple[PackTable, ...]:
    return tuple(
        PackTable(file.spec.pack.text, table)
        for file in files
        for table in file.tables.values()
        if table
    )


def _place(fault: RuleFault) -> tuple[str, int, int]:
    place = fault.position or Position("", 0, 0)
    return place.path, place.line, place.column
