"""From a binding to a finding: let, when, expect, and the words for it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checkers.engine.bindings import Binding, Search, span_of, texts_of
from checkers.engine.repairs import repairs
from checkers.model import (
    Evidence,
    Fact,
    Finding,
    Span,
    TimeExpression,
    Truth,
    Unknown,
    Verdict,
)
from checkers.rulebook.compiled import CompiledRule

_ORDER = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.UNDECIDED, Verdict.CONSISTENT)
_REFERENCE_NAMES = {
    "published": "the publication date",
    "dateline": "the dateline",
    "stamp": "the copyright or date line",
}


def judge(rule: CompiledRule, binding: Binding, search: Search) -> Finding | None:
    """Evaluate one binding; None where its guard does not hold."""
    values: dict[str, object] = search.values(binding)
    for name, expression in rule.let:
        values[name] = expression.evaluate(values)
    if rule.when is not None and rule.when.evaluate(values) != Truth.TRUE:
        return None
    outcome = rule.expect.evaluate(values) if rule.expect is not None else Truth.FALSE
    evidence = _evidence(binding, search)
    if isinstance(outcome, Unknown):
        verdict = Verdict.UNDECIDED
        message = f"{rule.rule.title}: cannot tell, {outcome.reason}"
    elif outcome == Truth.FALSE:
        verdict = rule.rule.verdict
        message = rule.message.render(values, texts_of(binding))
    else:
        verdict = Verdict.CONSISTENT
        message = rule.rule.title
    suggestions = repairs(rule, binding, values, search) if verdict == rule.rule.verdict else ()
    working = _working(rule, binding, values)
    return Finding("", rule.rule, verdict, message, working, evidence, suggestions)


def _evidence(binding: Binding, search: Search) -> tuple[Evidence, ...]:
    found = [
        Evidence(
            name,
            bound.document.id,
            span_of(bound),
            bound.item.text,
            bound.item if isinstance(bound.item, Fact) else None,
        )
        for name, bound in binding.bound()
    ]
    if not found and binding.match is not None:
        document = search.ground.document
        words = document.text[binding.match.start : binding.match.end]
        found.append(Evidence("phrase", document.id, binding.match, words))
    return tuple(found)


def _working(rule: CompiledRule, binding: Binding, values: Mapping[str, object]) -> str:
    lines = [f"{name} = {expression.working(values)}" for name, expression in rule.let]
    if rule.expect is not None:
        lines.append(rule.expect.working(values))
    lines.extend(_year_notes(binding))
    return "; ".join(dict.fromkeys(line for line in lines if line))


def _year_notes(binding: Binding) -> Iterator[str]:
    """Say what gave a year that the words do not state."""
    for _, bound in binding.bound():
        value = bound.item.value if isinstance(bound.item, Fact) else None
        if isinstance(value, TimeExpression) and value.year_from and value.days:
            origin = _REFERENCE_NAMES.get(value.year_from, value.year_from)
            years = sorted({day.year for pair in value.days.intervals for day in pair})
            if len(years) == 1:
                yield f"year {years[0]} from {origin}"
            else:
                yield f"the year may be {' or '.join(map(str, years))}"


# --- all findings of a check ------------------------------------------------------------------


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Order the findings by position, make those that say the same one, and name each."""
    kept: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        words = frozenset((e.document, e.span) for e in finding.evidence)
        # What agrees or stays open says only its rule's title: each rule checked something else.
        alarm = finding.verdict == finding.rule.verdict
        said = finding.message if alarm else finding.rule.id
        same = (finding.verdict, words, said)
        other = kept.get(same)
        if other is None or _weight(finding) < _weight(other):
            kept[same] = finding
    ordered = sorted(kept.values(), key=_place)
    return tuple(_named(ordered))


def _weight(finding: Finding) -> tuple[int, str]:
    """Sort the louder rule first."""
    return (("error", "warning", "info").index(finding.rule.severity), finding.rule.id)


def _place(finding: Finding) -> tuple[int, int, str, str]:
    own = [e.span for e in finding.evidence if e.document == "article"] or [Span(0, 0)]
    first = min(own)
    return (first.start, first.end, finding.rule.id, finding.message)


def _named(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Give each finding an id that survives edits elsewhere in the article."""
    seen: Counter[str] = Counter()
    for finding in findings:
        stuff = [finding.rule.id, finding.verdict]
        stuff += [f"{e.name}\x1f{e.document}\x1f{e.text}" for e in finding.evidence]
        digest = hashlib.sha256("\x1e".join(stuff).encode("utf-8", "surrogatepass")).hexdigest()[
            :16
        ]
        seen[digest] += 1
        yield replace(finding, id=digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")


def worst(findings: Iterable[Finding]) -> Verdict | None:
    """Name the article's verdict; None where there was nothing to check."""
    present = {finding.verdict for finding in findings}
    return next((verdict for verdict in _ORDER if verdict in present), None)
