"""Small rule files for the tests of the rulebook, and a few functions and finders to call."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from textwrap import dedent, indent

from checkers.model import Kind
from checkers.rulebook import Rulebook, load_rulebook
from checkers.rulebook.vocabulary import Base, Finder, Function, Parameter, Type

NUMBER, DATE = Type(Base.NUMBER), Type(Base.DATE)

FUNCTIONS = (
    Function("sum", (Type(Base.NUMBER, many=True),), NUMBER, lambda items: items[0]),
    Function("weekday", (DATE,), Type(Base.WEEKDAY), lambda day: day),
)
FINDERS = (
    Finder("twice", lambda scene: (), binds=(Base.QUOTE, Base.QUOTE), needs=(Kind.QUOTE,)),
    Finder(
        "closest",
        lambda scene, **given: (),
        binds=(Base.PASSAGE,),
        parameters={
            "to": Parameter(binds=Base.QUOTE, required=True),
            "at_least": Parameter(constant="percent", default=Fraction(3, 4)),
            "words": Parameter(constant="integer"),
            "spoken": Parameter(constant="words"),
        },
        sources=True,
    ),
)

EXAMPLES = """\
examples:
- contradicted: One of 3 is 4.
- silent: Nothing here.
"""

RULE = """\
id: {id}
family: numeric-consistency
find: {{phrase: ['{{a:number}} of {{b:number}}']}}
expect: a == b
message: "{{a}} is not {{b}}"
"""


def rule(text: str = "", *, name: str = "of", examples: str = EXAMPLES) -> str:
    """Write one list item of `rules`: the usual rule, or `text` with id, family and examples."""
    body = RULE.format(id=name)
    if text:
        body = f"id: {name}\nfamily: numeric-consistency\n{dedent(text).strip()}\n"
    return "- " + indent(body + examples, "  ").strip() + "\n"


def pack(*rules: str, name: str = "core", head: str = "") -> str:
    top = f"factdesk: 1\npack: {name}\n{dedent(head)}"
    return top + ("rules:\n" + "".join(rules) if rules else "")


def load(folder: Path, files: Mapping[str, str]) -> Rulebook:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_rulebook([folder], functions=FUNCTIONS, finders=FINDERS)


def said(book: Rulebook) -> list[str]:
    """Spell the faults of a book as an author reads them."""
    return [f"{fault.position}: {fault.rule}: {fault.message}" for fault in book.failed]
