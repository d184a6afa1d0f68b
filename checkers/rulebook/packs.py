"""Rule files → packs in order: who extends whom, which lists a file sees, what changes what.

Later wins.  The revision is a hash of the content alone: not of paths, places or comments.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from marshmallow import ValidationError

from checkers.model import RuleFault
from checkers.ranges import Rounding
from checkers.rulebook.changes import change_rule
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.loader import Leaf, Listing, Node, Table, parse_tree, written
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.schema import mistakes, read_file
from checkers.rulebook.specs import FileSpec
from checkers.rulebook.tables import ReferenceTable, TableSpec

MAX_ID = 200  # a longer one is cut where faults name it

WordLists = Mapping[str, tuple[str, ...]]
Tables = Mapping[str, ReferenceTable | None]  # None: broken, and no good version is known


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file that could be read as far as its top keys; `path` is what positions say.

    `tables` are those that it declares, once they are read.
    """

    path: str
    text: str
    spec: FileSpec
    tables: Tables = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as written, with all changes made.

    `source` is its YAML for people; `files` are the paths of the files that it is written in.
    """

    id: str
    pack: str
    table: Table
    source: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """All packs in order; `lists` and `tables` are what each file (by path) sees of them.

    `lacking` names, for each file that needs one, the pack that is not loaded.
    """

    packs: tuple[str, ...]
    rules: tuple[RuleText, ...]
    lists: Mapping[str, WordLists]
    tables: Mapping[str, Tables]
    lacking: Mapping[str, Located]
    rounding: Rounding
    revision: str
    faults: tuple[RuleFault, ...]


def read_rule_file(text: str, path: str) -> RuleFile | tuple[RulePackError, ...]:
    """Read one file's top keys, or list all that is wrong with it."""
    try:
        return RuleFile(path, text, read_file(parse_tree(text, path), path))
    except RulePackError as error:
        return (error,)
    except ValidationError as error:
        return tuple(mistakes(error))


def stack_packs(files: Sequence[RuleFile]) -> Stack:
    """Put packs in order, share their lists, and make their changes."""
    stacker = _Stacker(files)
    stacker.read_lists()
    stacker.read_tables()
    stacker.read_rules()
    stacker.make_changes()
    return Stack(
        packs=tuple(pack.name for pack in stacker.packs),
        rules=tuple(stacker.rules.values()),
        lists=stacker.lists,
        tables=stacker.tables,
        lacking={
            file.path: pack.lacks for pack in stacker.packs if pack.lacks for file in pack.files
        },
        rounding=_rounding(stacker.packs),
        revision=_revision(stacker.packs),
        faults=tuple(stacker.faults),
    )


@dataclass(slots=True)
class _Pack:
    name: str
    files: list[RuleFile] = field(default_factory=list)
    reach: tuple[str, ...] = ()  # packs that it extends, however far, nearest last; itself last
    lacks: Located | None = None  # one that it extends, however far, and that is not loaded


class _Stacker:
    """The work of `stack_packs`: every step notes faults and goes on."""

    def __init__(self, files: Sequence[RuleFile]) -> None:
        self.faults: list[RuleFault] = []
        self.lists: dict[str, WordLists] = {}
        self.tables: dict[str, Tables] = {}
        self.rules: dict[str, RuleText] = {}
        self._by_name: dict[str, _Pack] = {}
        for file in files:
            name = file.spec.pack.text
            self._by_name.setdefault(name, _Pack(name)).files.append(file)
        self.packs: list[_Pack] = []
        for pack in self._by_name.values():
            self._place(pack, ())

    def _fault(self, rule: str, error: RulePackError) -> None:
        self.faults.append(RuleFault(rule, error.message, error.position))

    def _place(self, pack: _Pack, below: tuple[str, ...]) -> None:
        """Put a pack after all that it extends."""
        if pack in self.packs:
            return
        reach: dict[str, None] = {}
        for wanted in _extended(pack):
            parent = self._by_name.get(wanted.text)
            if parent is None or parent is pack or parent.name in below:
                self._fault(pack.name, _no_parent(wanted, self._by_name, cycle=parent is not None))
                pack.lacks = wanted if parent is None else pack.lacks
                continue
            self._place(parent, (*below, pack.name))
            pack.lacks = pack.lacks or parent.lacks
            reach |= dict.fromkeys(parent.reach)
        pack.reach = (*reach, pack.name)
        self.packs.append(pack)

    def read_lists(self) -> None:
        own: dict[str, WordLists] = {}
        for pack in self.packs:
            own[pack.name] = self._own_lists(pack)
            seen: dict[str, tuple[str, ...]] = {}
            for name in pack.reach:
                seen.update(own.get(name, {}))
            self.lists |= dict.fromkeys((file.path for file in pack.files), seen)

    def _own_lists(self, pack: _Pack) -> WordLists:
        found: dict[str, tuple[str, ...]] = {}
        for file in pack.files:
            for name, words in file.spec.lists:
                if name.text in found:
                    message = (
                        f"the pack {pack.name!r} has a list {cited(name.text)} already: rename it"
                    )
                    self._fault(pack.name, RulePackError(message, name.position))
                else:
                    found[name.text] = tuple(word.text for word in words)
        return found

    def read_tables(self) -> None:
        own: dict[str, Tables] = {}
        for pack in self.packs:
            own[pack.name] = self._own_tables(pack)
            seen: dict[str, ReferenceTable | None] = {}
            for name in pack.reach:
                seen.update(own.get(name, {}))
            self.tables |= dict.fromkeys((file.path for file in pack.files), seen)

    def _own_tables(self, pack: _Pack) -> Tables:
        found: dict[str, ReferenceTable | None] = {}
        for file in pack.files:
            for spec in file.spec.tables:
                name = spec.name
                if name.text in found:
                    message = (
                        f"the pack {pack.name!r} has a table {cited(name.text)} already: rename it"
                    )
                    self._fault(pack.name, RulePackError(message, name.position))
                else:
                    found[name.text] = file.tables.get(name.text)
        return found

    def read_rules(self) -> None:
        for pack in self.packs:
            for file in pack.files:
                for item in file.spec.rules.items if file.spec.rules else ():
                    self._read_rule(pack.name, file, item)

    def _read_rule(self, pack: str, file: RuleFile, item: Node) -> None:
        if not isinstance(item, Table):
            message = "expected a rule: a mapping that begins with `id:`"
            self._fault(pack, RulePackError(message, item.position))
            return
        name = next((v for key, v in item.entries if key.text == "id"), item)
        known = isinstance(name, Leaf)
        # Without an id the schema will say so; the place keeps several of them apart.
        rule_id = f"{pack}/{name.text}" if isinstance(name, Leaf) else f"{pack}/{item.position}"
        if rule_id in self.rules:
            first = self.rules[rule_id].table.position
            message = f"the id {cited(rule_id)} is taken (by {first}): choose another"
            self._fault(rule_id[:MAX_ID], RulePackError(message, name.position))
            return
        shown = rule_id[:MAX_ID] if known else f"{pack}/?"
        self.rules[rule_id] = RuleText(shown, pack, item, written(file.text, item), (file.path,))

    def make_changes(self) -> None:
        for pack in self.packs:
            for file in pack.files:
                for key, change in file.spec.change.entries if file.spec.change else ():
                    try:
                        self._change(pack, file, key, change)
                    except RulePackError as error:
                        self._fault(key.text[:MAX_ID], error)
                        # Half a change could let through what its author meant to excuse.
                        self.rules.pop(key.text, None)

    def _change(self, pack: _Pack, file: RuleFile, key: Leaf, change: Node) -> None:
        rule = self.rules.get(key.text)
        if rule is None and pack.lacks and key.text.startswith(f"{pack.lacks.text}/"):
            return  # that its pack is not loaded is said already
        if rule is None:
            raise RulePackError(
                f"no rule {cited(key.text)} to change{did_you_mean(key.text, self.rules)}",
                key.position,
            )
        if rule.pack not in pack.reach:
            message = f"add `extends: [{rule.pack}]` to change a rule of that pack"
            self._fault(pack.name, RulePackError(message, key.position))
            return
        table = change_rule(rule.table, change)
        edit = written(file.text, change) if isinstance(change, Table) else ""
        note = f"# changed at {key.position}\n{edit}"
        self.rules[key.text] = replace(
            rule, table=table, source=rule.source + note, files=(*rule.files, file.path)
        )


def _extended(pack: _Pack) -> Iterator[Located]:
    for file in pack.files:
        yield from file.spec.extends


def _no_parent(wanted: Located, known: Iterable[str], *, cycle: bool) -> RulePackError:
    if cycle:
        return RulePackError(
            f"{cited(wanted.text)} extends this pack itself: delete one of the two", wanted.position
        )
    return RulePackError(
        f"no pack named {cited(wanted.text)} is loaded{did_you_mean(wanted.text, known)}: "
        "name its files as well, with --rules or in FACTDESK_RULES",
        wanted.position,
    )


def _rounding(packs: Iterable[_Pack]) -> Rounding:
    chosen = Rounding()
    for pack in packs:
        for file in pack.files:
            chosen = file.spec.rounding or chosen
    return chosen


# --- revision ------------------------------------------------------------------------------


def _revision(packs: Sequence[_Pack]) -> str:
    content = [_pack_content(pack) for pack in packs]
    encoded = json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(encoded).hexdigest()[:16]


def _pack_content(pack: _Pack) -> list[object]:
    """Say what a pack holds, however it is spread over files: rules and lists by name."""
    specs = [file.spec for file in pack.files]
    tables = sorted(
        json.dumps(_table_content(spec, file)) for file in pack.files for spec in file.spec.tables
    )
    said: list[object] = [
        pack.name,
        [wanted.text for wanted in _extended(pack)],
        sorted(
            [name.text, *(w.text for w in words)] for spec in specs for name, words in spec.lists
        ),
        sorted(json.dumps(_content(item)) for s in specs if s.rules for item in s.rules.items),
        [_content(spec.change) for spec in specs if spec.change],
        [[s.rounding.start, s.rounding.digits] for s in specs if s.rounding],
    ]
    return [*said, tables] if tables else said


def _table_content(spec: TableSpec, file: RuleFile) -> list[object]:
    table = file.tables.get(spec.name.text)
    return [*spec.content, table.digest if table else None]


def _content(node: Node) -> object:
    if isinstance(node, Leaf):
        return node.text
    if isinstance(node, Listing):
        return [_content(item) for item in node.items]
    return {"": [[key.text, _content(value)] for key, value in node.entries]}
