"""The one way from a decoded request to an answer, for HTTP and for JSON lines alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checkers.adapters.contract.answers import check_answer, facts_answer
from checkers.adapters.contract.requests import NO_LIMITS, Limits, read_request
from checkers.engine import NO_LIMIT, Budget, check
from checkers.facts import read_facts
from checkers.rulebook import Rulebook


def answer_check(
    sent: object, rulebook: Rulebook, *, limits: Limits = NO_LIMITS, budget: Budget = NO_LIMIT
) -> dict[str, Any]:
    request = read_request(sent, lambda: rulebook, limits=limits)
    checked = check(
        request.article, request.sources, rulebook, options=request.options, budget=budget
    )
    return check_answer(checked, request.encoding, request.verdicts)


def answer_facts(
    sent: object,
    rulebook: Callable[[], Rulebook],
    *,
    limits: Limits = NO_LIMITS,
    budget: Budget = NO_LIMIT,
) -> dict[str, Any]:
    """Read facts; the rulebook is asked for only to know names of packs and rules."""
    request = read_request(sent, rulebook, limits=limits)
    article = read_facts(request.article)
    budget.spend()
    sources = []
    for document in request.sources:
        sources.append(read_facts(document))
        budget.spend()
    return facts_answer(article, tuple(sources), request.encoding)
