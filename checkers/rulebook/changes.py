"""`change`: edit a rule of another pack without copying it.

A bare key replaces, `key+` adds, `key-` removes.  The edit is made on the tree, before the schema
types it, so every value keeps the place of the file that wrote it, and an error names that file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.loader import Leaf, Listing, Node, Table, by_key, leaves
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.schema import FIRING, RULE_KEYS

# Keys that `key+` and `key-` can edit: lists, and mappings.
LISTS = frozenset({"tags", "authors", "misses", "unless", "examples"})
TABLES = frozenset({"find", "let", "suggest"})


def change_rule(rule: Table, change: Node) -> Table:
    """Apply one entry of `change` to a rule; RulePackError where it cannot be meant."""
    if not isinstance(change, Table):
        raise RulePackError("expected a mapping, such as {severity: warning}", change.position)
    entries = {key.text: (key, value) for key, value in rule.entries}
    by_key(change)
    for key, value in change.entries:
        name, edit = _split(key)
        if name == "verdict" and "examples" in entries:
            label, examples = entries["examples"]
            entries["examples"] = label, _renamed(examples, value)
        if not edit:
            entries[name] = key, value
            continue
        old = entries.get(name)
        grown = _edited(old[1] if old else None, value, name, edit)
        if _is_empty(grown):
            entries.pop(name, None)  # all that stood there was removed
        else:
            entries[name] = (old[0] if old else _bare(key, name)), grown
    return replace(rule, entries=tuple(entries.values()))


def _split(key: Leaf) -> tuple[str, str]:
    """Split `unless+` into its key and its edit, and refuse what a change may not touch."""
    edit = key.text[-1:] if key.text.endswith(("+", "-")) else ""
    name = key.text.removesuffix(edit)
    if name not in RULE_KEYS:
        raise RulePackError(
            f"unknown key {cited(name)}{did_you_mean(name, RULE_KEYS)}", key.position
        )
    if name == "id":
        raise RulePackError("a change cannot rename a rule: delete `id`", key.position)
    if name == "examples" and edit != "+":
        raise RulePackError(
            "the examples of a changed rule stay and are run again: add with `examples+`",
            key.position,
        )
    if edit and name not in LISTS | TABLES:
        raise RulePackError(
            f"{cited(name)} is one value: write `{name}:` to replace it", key.position
        )
    return name, edit


def _edited(old: Node | None, value: Node, name: str, edit: str) -> Node:
    if old is None:
        if edit == "-":
            raise RulePackError(f"the rule has no {cited(name)}: nothing to remove", value.position)
        return value
    if name in LISTS:
        return _list_edited(old, value, edit)
    if edit == "+":
        return _table_added(old, value, name)
    return _table_removed(old, value, name)


def _list_edited(old: Node, value: Node, edit: str) -> Node:
    return _added(old, value) if edit == "+" else _removed(old, value)


def _added(old: Node, value: Node) -> Listing:
    return Listing(old.position, old.start, old.end, (*_items(old), *_items(value)))


def _removed(old: Node, value: Node) -> Node:
    """Take out each listed text; one that is not there is a mistake."""
    present = {node.text for node in _items(old) if isinstance(node, Leaf)}
    unwanted = set()
    for node in _items(value):
        text = node.text if isinstance(node, Leaf) else ""
        if text not in present:
            raise RulePackError(
                f"{cited(text)} is not in the list{did_you_mean(text, present)}", node.position
            )
        unwanted.add(text)
    kept = tuple(n for n in _items(old) if not (isinstance(n, Leaf) and n.text in unwanted))
    return Listing(old.position, old.start, old.end, kept)


def _table_added(old: Node, value: Node, name: str) -> Node:
    """Add entries to a mapping; lists that stand on both sides are joined (`find`'s phrases)."""
    if not isinstance(old, Table) or not isinstance(value, Table):
        raise RulePackError(f"`{name}+` needs a mapping of what to add", value.position)
    entries = {key.text: (key, node) for key, node in old.entries}
    for key, node in value.entries:
        before = entries.get(key.text)
        if before is None:
            entries[key.text] = key, node
        elif isinstance(before[1], Listing) or key.text == "phrase":
            entries[key.text] = before[0], _added(before[1], node)
        else:
            raise RulePackError(
                f"{cited(key.text)} is there already: write `{name}:` to replace all of them",
                key.position,
            )
    return replace(old, entries=tuple(entries.values()))


def _table_removed(old: Node, value: Node, name: str) -> Node:
    """Remove entries by name (a list of names) or items of their lists (a mapping)."""
    if not isinstance(old, Table):
        raise RulePackError(f"{cited(name)} is no mapping", value.position)
    entries = {key.text: (key, node) for key, node in old.entries}
    if isinstance(value, Table):
        for key, node in value.entries:
            label, before = _present(entries, key, name)
            entries[key.text] = label, _removed(before, node)
    else:
        for item in _items(value):
            if isinstance(item, Leaf):
                _present(entries, item, name)
                del entries[item.text]
    return replace(old, entries=tuple(entries.values()))


def _present(entries: Mapping[str, tuple[Leaf, Node]], key: Leaf, name: str) -> tuple[Leaf, Node]:
    if key.text not in entries:
        raise RulePackError(
            f"{cited(name)} has no {cited(key.text)}{did_you_mean(key.text, entries)}", key.position
        )
    return entries[key.text]


def _is_empty(node: Node) -> bool:
    if isinstance(node, Table):
        return not node.entries
    return isinstance(node, Listing) and not node.items


def _items(node: Node) -> tuple[Node, ...]:
    return node.items if isinstance(node, Listing) else (node,)


def _bare(key: Leaf, name: str) -> Leaf:
    return replace(key, source=Located(name, key.position))


def _renamed(examples: Node, verdict: Node) -> Node:
    """Let inherited examples fire with the new verdict: the same texts must still be flagged."""
    word = next(leaves(verdict), None)
    if word is None or word.text not in FIRING or not isinstance(examples, Listing):
        return examples
    return replace(examples, items=tuple(_firing(item, word.text) for item in examples.items))


def _firing(example: Node, verdict: str) -> Node:
    if not isinstance(example, Table):
        return example
    return replace(
        example,
        entries=tuple(
            (_bare(key, verdict) if key.text in FIRING else key, value)
            for key, value in example.entries
        ),
    )
