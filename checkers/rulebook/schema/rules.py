"""The keys of a rule and of a rule file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marshmallow import Schema

from checkers.model import Position, Scope, Severity, Status, Verdict
from checkers.ranges import Rounding
from checkers.rulebook.loader import Listing, Node, Table, by_key
from checkers.rulebook.schema.examples import EXAMPLE, Examples
from checkers.rulebook.schema.fields import (
    LINK,
    LINK_WORDS,
    NAME_PART,
    SLUG,
    SLUG_WORDS,
    Choice,
    NodeField,
    Pairs,
    Text,
    Texts,
    Untyped,
    Whole,
    Words,
    leaf_of,
    refuse,
    table_of,
)
from checkers.rulebook.schema.find import Find
from checkers.rulebook.schema.reference import Tables
from checkers.rulebook.schema.tables import describe, read_table
from checkers.rulebook.specs import FileSpec, RuleSpec

FORMAT = "1"
FAMILIES = ("numeric-consistency", "date-agreement", "quote-attribution")
FIRING = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)

_EXPECT_REMEDY = (
    "the rule has no `expect`: add the relation that must hold, such as `expect: a == b`, "
    "or `expect: never` to flag every match"
)


class RuleSchema(Schema):
    id = Text(required=True, pattern=SLUG, words=SLUG_WORDS, about="unique in its pack")
    title = Words(about="what the rule checks, in a few words; default: the words of the id")
    family = Choice(FAMILIES, called="family", required=True, remedy=f"add `family: {FAMILIES[0]}`")
    status = Choice(Status, called="status", about="default: live")
    severity = Choice(Severity, called="severity", about="how loudly; default: error")
    verdict = Choice(FIRING, called="verdict", about="what a failure is; default: contradicted")
    tags = Texts(item=Words())
    link = Words(pattern=LINK, words=LINK_WORDS, about="a page that explains the rule")
    reason = Words(about="why a desk checks this, in a sentence")
    misses = Texts(item=Words(), about="what the rule cannot see, a phrase each")
    authors = Texts(item=Words())
    since = Words(about="the version or date from which the rule stands")
    scope = Choice(Scope, called="scope", about="default: sentence")
    find = Find(required=True, remedy="add `find:` with a phrase", about="binds names")
    let = Pairs(Text(), example="{actual: (b - a) / a}", about="names for expressions, in order")
    when = Text(about="a guard: the rule is silent where it does not hold")
    expect = Text(required=True, remedy=_EXPECT_REMEDY, about="the relation, or `never`")
    unless = Texts(about="phrases that excuse a match")
    message = Text(required=True, remedy="add `message:` with what the editor will read")
    suggest = Pairs(
        Texts(),
        example="{stated: '{actual}'}",
        names=NAME_PART,
        about="replacements for bound facts",
    )
    examples = Examples(
        required=True,
        remedy=f"add `examples:` with {EXAMPLE} and one that is `consistent` or `silent`",
    )


class RoundingSchema(Schema):
    start = Whole(least=1, about="integers from here on may be approximate")
    digits = Whole(least=1, about="how many significant digits an approximate integer has")


class _Rounding(NodeField):
    def read(self, node: Node) -> Rounding:
        table = table_of(node, "{start: 1000, digits: 2}")
        return Rounding(**read_table(RoundingSchema(), table, "rounding"))

    def describe(self) -> dict[str, Any]:
        return describe(RoundingSchema())


class _Format(NodeField):
    def read(self, node: Node) -> str:
        leaf = leaf_of(node)
        if leaf.text != FORMAT:
            refuse(f"format {leaf.text} is not known here: use {FORMAT}", leaf.position)
        return leaf.text

    def describe(self) -> dict[str, Any]:
        return {"const": int(FORMAT)}


class FileSchema(Schema):
    factdesk = _Format(required=True, remedy=f"begin the file with `factdesk: {FORMAT}`")
    pack = Text(required=True, pattern=SLUG, words=SLUG_WORDS, remedy="add `pack:` and its name")
    extends = Texts(about="packs whose lists and rules this one uses or changes")
    lists = Pairs(Texts(), example="{rose: [rose, grew]}", about="word lists for phrases")
    rounding = _Rounding(about="which round integers are approximate")
    tables = Tables(about="CSV files beside this one, in which rules look things up")
    rules = Untyped(Listing, expected="a list of rules, each beginning with `- id:`")
    change = Untyped(Table, expected="a mapping from rule ids to changes")


_RULE, _FILE = RuleSchema(), FileSchema()
RULE_KEYS = tuple(_RULE.fields)


def read_file(root: Node | None, path: str) -> FileSpec:
    """Type a file's top keys; ValidationError lists every mistake (see `fields.mistakes`)."""
    if root is None:
        refuse(f"the file is empty: begin it with `factdesk: {FORMAT}`", Position(path, 1, 1))
    table = table_of(root, f"`factdesk: {FORMAT}`")
    given = read_table(_FILE, table, "a rule file")
    return FileSpec(
        pack=given["pack"],
        extends=given.get("extends", ()),
        lists=given.get("lists", ()),
        rules=given.get("rules"),
        change=given.get("change"),
        rounding=given.get("rounding"),
        tables=given.get("tables", ()),
    )


def read_rule(node: Node) -> RuleSpec:
    """Type one rule and fill in its defaults; ValidationError lists every mistake."""
    table = table_of(node, "`id: percent-rise`")
    given = {**_DEFAULTS, **read_table(_RULE, table, "a rule")}
    given["title"] = given["title"] or _title(given["id"].text)
    given["suggest"] = tuple(
        (name, template) for name, templates in given["suggest"] for template in templates
    )
    spec = RuleSpec(position=table.position, **given)
    _check_examples(spec, by_key(table)["examples"].position)
    return spec


_DEFAULTS: Mapping[str, Any] = {
    "title": None,
    "status": Status.LIVE,
    "severity": Severity.ERROR,
    "verdict": Verdict.CONTRADICTED,
    "tags": (),
    "link": None,
    "reason": None,
    "misses": (),
    "authors": (),
    "since": None,
    "scope": Scope.SENTENCE,
    "let": (),
    "when": None,
    "unless": (),
    "suggest": (),
}


def _title(rule_id: str) -> str:
    words = rule_id.replace("-", " ").replace(".", " ")
    return words[:1].upper() + words[1:]


def _check_examples(spec: RuleSpec, position: Position) -> None:
    """Demand one example that fires and one that does not, both expected to hold today."""
    for example in spec.examples:
        if example.expected in FIRING and example.expected != spec.verdict:
            refuse(
                f"this rule's verdict is {spec.verdict}, so an example that fires begins with "
                f"`{spec.verdict}:`",
                example.position,
            )
    held = {example.expected for example in spec.examples if not example.known_miss}
    if spec.verdict not in held:
        refuse(f"no example that fires: add `- {spec.verdict}: …`", position)
    if not held & {"consistent", "silent"}:
        refuse("no example that is right: add `- consistent: …` or `- silent: …`", position)
