"""Whether a sentence speaks of the article's own time, for which a table can be asked."""

from __future__ import annotations

from datetime import timedelta

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Days, Facts, TimeExpression

_ELSEWHEN = regex.compile(rf"(?<![\w-])(?:{either(load('passages')['elsewhen'])})(?![\w])")
_NEAR = timedelta(days=62)  # what a news report counts as now


def tells_of_now(facts: Facts, sentence: int) -> bool:
    """Tell whether nothing in a sentence leads to another time, or into what is only possible.

    A date more than two months from the article's own does; without such a date only words do.
    """
    document = facts.document
    span = document.sentences[sentence].span
    if _ELSEWHEN.search(document.text[span.start : span.end].lower(), concurrent=False):
        return False
    reference = facts.reference
    for fact in facts.within(span):
        value = fact.value
        if not isinstance(value, TimeExpression) or value.days is None:
            continue
        if reference is None or not _are_near(value.days, reference.days):
            return False
    return True


def _are_near(one: Days, other: Days) -> bool:
    return other.first - one.last <= _NEAR and one.first - other.last <= _NEAR
