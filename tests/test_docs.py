"""What the documentation shows is true: its rules load and pass, its error messages are given."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex

from checkers.adapters.cli.page import rules_page
from checkers.engine import FINDERS, FUNCTIONS
from checkers.model import Kind, Position
from checkers.rulebook import RulePackError, load_rulebook
from checkers.rulebook.errors import Located
from checkers.rulebook.expressions import compile_expression
from checkers.rulebook.expressions.lookups import LOOKUPS
from checkers.rulebook.phrases import compile_phrase
from checkers.rulebook.schema import RULE_KEYS
from checkers.rulebook.tables import ColumnType, Holes
from checkers.rulebook.vocabulary import Base, Type
from checkers.trials import run_trials

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "rules" / "core"
RULES_PAGE = ROOT / "docs" / "rules.md"
PAGES = (RULES_PAGE, ROOT / "README.md")

_BLOCK = regex.compile(r"^```yaml\n(factdesk: 1\n.*?)^```$", regex.MULTILINE | regex.DOTALL)
_CSV = regex.compile(r"^```csv\n# ([\w.]+)\n.*?^```$", regex.MULTILINE | regex.DOTALL)
_TABLE = regex.compile(r"^<!-- checked: (\w+) -->\n(?:\|.*\n){2}((?:\|.*\n)+)", regex.MULTILINE)
_ROW = regex.compile(r"\| `([^`]+)` \| (.+) \|")

NAMES = {
    "a": Type(Base.NUMBER),
    "b": Type(Base.NUMBER),
    "p": Type(Base.NUMBER, share=True),
    "d": Type(Base.DATE),
    "q": Type(Base.QUOTE),
    "parts": Type(Base.NUMBER, many=True),
}
LISTS = {"rose": ("rose", "grew")}


def _blocks():
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for found in _BLOCK.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield pytest.param(found[1], id=f"{page.name}:{line}")


def _rows(name):
    text = RULES_PAGE.read_text(encoding="utf-8")
    tables = {table[1]: table[2] for table in _TABLE.finditer(text)}
    rows = [_ROW.fullmatch(line) for line in tables[name].splitlines()]
    return [pytest.param(row[1], row[2], id=row[1]) for row in rows]


@pytest.mark.parametrize("block", list(_blocks()))
def test_rules_in_the_documentation_load_and_pass_their_examples(block, tmp_path):
    path = tmp_path / "shown.yaml"
    path.write_text(block, encoding="utf-8")
    for shown in _CSV.finditer(RULES_PAGE.read_text(encoding="utf-8")):
        text = shown[0].removeprefix("```csv\n").removesuffix("```")
        (tmp_path / shown[1]).write_text(text, encoding="utf-8")
    paths = [CORE, path] if "\nextends: [core]" in block else [path]
    book = load_rulebook(paths, functions=FUNCTIONS, finders=FINDERS)
    assert [str(fault) for fault in book.failed] == []
    shown = [rule for rule in book.rules if "shown.yaml" in _files(rule)]
    assert shown
    trials = [trial for trial in run_trials(book) if trial.position.path == "shown.yaml"]
    assert trials
    assert [f"{t.position}: {t.message}" for t in trials if not t.passed] == []


def _files(rule):
    return {rule.rule.position.path, *(example.position.path for example in rule.examples)}


@pytest.mark.parametrize(("phrase", "answer"), _rows("phrases"))
def test_phrases_are_refused_in_the_documented_words(phrase, answer):
    with pytest.raises(RulePackError) as refused:
        compile_phrase(Located(phrase, Position("shown.yaml", 1, 1)), lists=LISTS)
    assert refused.value.message == answer


@pytest.mark.parametrize(("expression", "answer"), _rows("expressions"))
def test_expressions_are_refused_in_the_documented_words(expression, answer):
    functions = {function.name: function for function in FUNCTIONS}
    source = Located(expression, Position("shown.yaml", 1, 1))
    with pytest.raises(RulePackError) as refused:
        compile_expression(source, names=NAMES, functions=functions)
    assert refused.value.message == answer


@pytest.mark.parametrize(
    "name",
    [
        *(f"`{key}`" for key in RULE_KEYS),
        *(f"`{kind}`" for kind in Kind),
        *(f"`{finder.name}`" for finder in FINDERS),
        *(f"`{function.name}(" for function in FUNCTIONS),
        *(f"`{name}(" for name in LOOKUPS),
        *(f"`{type_}" for type_ in ColumnType),
        *(f"`{way}`" for way in Holes),
    ],
)
def test_every_word_of_the_rule_language_is_documented(name):
    assert name in RULES_PAGE.read_text(encoding="utf-8")


def test_an_example_of_the_tutorial_fails_as_shown(tmp_path):
    text = RULES_PAGE.read_text(encoding="utf-8")
    right = next(iter(_blocks())).values[0]
    shown = text.partition("**5. When an example fails**")[2].partition("```text\n")[2]
    wrong = right.replace("each, raising {takings", "each, and raised {takings")
    assert wrong != right
    path = tmp_path / "tickets.yaml"
    path.write_text(wrong, encoding="utf-8")
    trials = run_trials(load_rulebook([path], functions=FUNCTIONS, finders=FINDERS))
    lines = [f"{trial.position}: {trial.rule}: {trial.message}" for trial in trials]
    assert lines == shown.partition("\n```")[0].splitlines()


def test_the_first_rule_of_the_tutorial_fails_as_shown(tmp_path):
    """The page shows the rule with its mistake, and what the command line says of it."""
    text = RULES_PAGE.read_text(encoding="utf-8")
    wrong = text.partition("```text\n")[2].partition("```")[0]
    path = tmp_path / "tickets.yaml"
    path.write_text(wrong, encoding="utf-8")
    (fault,) = load_rulebook([path], functions=FUNCTIONS, finders=FINDERS).failed
    assert f"{fault.position}: rule {fault.rule} is left out: {fault.message}\n" in text


def test_the_page_of_checks_is_made_from_the_rules_in_force(core):
    written = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert written == rules_page(core), "the rules have changed: run `make docs`"


def test_the_page_tells_needs_and_blind_spots(book_of):
    page = rules_page(
        book_of(
            "- id: crowd\n  title: A crowd is no crowd of fans\n  family: numeric-consistency\n"
            "  reason: Fans are not counted at the gate.\n  misses: [crowds at sea]\n"
            "  find: {phrase: ['{n:count} fans']}\n  expect: n < 5\n  message: '{n}'\n"
            "  examples:\n  - {contradicted: Some 9 fans came., headline: Fans | all}\n"
            "  - {silent: No fans came.}\n"
            "  - {contradicted: Nine of the fans came., known_miss: true}\n"
        )
    )
    assert (
        "| **A crowd is no crowd of fans** `desk/crowd` error. Fans are not counted at the gate. "
        "| “Fans \\| all — Some 9 fans came.” | headline "
        "| crowds at sea; “Nine of the fans came.” |"
    ) in page
