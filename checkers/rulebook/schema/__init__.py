"""The keys of a rule file: marshmallow types the raw tree into frozen specs.

Unknown keys are errors with the nearest known one, and one load reports all mistakes of a rule.
"""

from checkers.rulebook.schema.fields import SLUG, mistakes
from checkers.rulebook.schema.rules import (
    FAMILIES,
    FIRING,
    FORMAT,
    RULE_KEYS,
    FileSchema,
    RuleSchema,
    read_file,
    read_rule,
)
from checkers.rulebook.schema.tables import describe

__all__ = [
    "FAMILIES",
    "FIRING",
    "FORMAT",
    "RULE_KEYS",
    "SLUG",
    "FileSchema",
    "RuleSchema",
    "describe",
    "mistakes",
    "read_file",
    "read_rule",
]
