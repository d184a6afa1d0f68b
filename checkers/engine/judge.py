"""From a binding to a finding: let, when, expect, and the words for it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from checkers.engine.bindings import Binding, Search, span_of
from checkers.model import (
    Evidence,
    Fact,
    Finding,
    Kind,
    Span,
    Suggestion,
    TimeExpression,
    Truth,
    Unknown,
    Verdict,
)
from checkers.rulebook.compiled import CompiledRule
from checkers.rulebook.vocabulary import Bound

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
        message = rule.message.render(values, _texts(binding))
    else:
        verdict = Verdict.CONSISTENT
        message = rule.rule.title
    suggestions = (
        _suggestions(rule, binding, values, search) if verdict == rule.rule.verdict else ()
    )
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


def _texts(binding: Binding) -> Mapping[str, str]:
    texts: dict[str, str] = {}
    for name, bound in binding.bound():
        words = " ".join(bound.item.text.split())
        texts[name] = f"{texts[name]}, {words}" if name in texts else words
    return texts


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
            yield f"year {' or '.join(map(str, years))} from {origin}"


# --- repairs ---------------------------------------------------------------------------------


def _suggestions(
    rule: CompiledRule, binding: Binding, values: Mapping[str, object], search: Search
) -> tuple[Suggestion, ...]:
    """Offer each repair that changes words outside quotation marks."""
    texts = _texts(binding)
    offered = []
    for target, template in rule.suggest:
        name, _, part = target.partition(".")
        bound = binding.names.get(name)
        if not isinstance(bound, Bound) or bound.document is not search.ground.document:
            continue
        span = _part_span(bound, part)
        if span is None or _quoted(span, search):
            continue
        words = search.ground.document.text[span.start : span.end]
        replacement = template.render(values, texts)
        if replacement and replacement != words:
            offered.append(Suggestion(bound.document.id, span, replacement))
    return tuple(offered)


def _part_span(bound: Bound, part: str) -> Span | None:
    if part == "weekday":
        value = bound.item.value if isinstance(bound.item, Fact) else None
        return value.weekday_span if isinstance(value, TimeExpression) else None
    return span_of(bound)


def _quoted(span: Span, search: Search) -> bool:
    return any(
        fact.kind == Kind.QUOTE and fact.span.start <= span.start and span.end <= fact.span.end
        for view in search.ground.views(span)
        for fact in view.facts
    )


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
