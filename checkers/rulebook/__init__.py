"""YAML → Rules: positions, typed specs, phrases, expressions, packs, and the shelf in force."""

from checkers.rulebook.book import load_rulebook
from checkers.rulebook.compiled import CompiledRule, Rulebook
from checkers.rulebook.errors import RulePackError
from checkers.rulebook.json_schema import rule_file_schema
from checkers.rulebook.lint import lint_rules
from checkers.rulebook.shelf import RuleShelf

__all__ = [
    "CompiledRule",
    "RulePackError",
    "RuleShelf",
    "Rulebook",
    "lint_rules",
    "load_rulebook",
    "rule_file_schema",
]
