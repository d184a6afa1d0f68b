"""Findings and facts as JSON.  Plain dictionaries: a schema would cost more than the check."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.rules import place_of
from checkers.adapters.contract.values import fact_entries, fact_value
from checkers.adapters.contract.whereabouts import Piece, Whereabouts
from checkers.engine import Checked
from checkers.model import (
    Evidence,
    Facts,
    Finding,
    Kind,
    Report,
    RuleFault,
    Suggestion,
    Verdict,
)

NOTHING_TO_CHECK = "nothing_to_check"
AROUND = 32  # code points of reading text before and after evidence


def to_json(said: object) -> str:
    """Write JSON in ASCII, so that a lone surrogate or an odd client cannot break it."""
    return json.dumps(said, ensure_ascii=True, allow_nan=False, separators=(",", ":"))


def check_answer(
    checked: Checked, encoding: OffsetEncoding, verdicts: tuple[Verdict, ...] | None
) -> dict[str, Any]:
    """Answer a check; `verdicts` chooses the findings shown, counts and verdict stay whole."""
    report = checked.report
    where = _whereabouts(checked, encoding)
    counts = {verdict.value: 0 for verdict in Verdict}
    for finding in report.findings:
        counts[finding.verdict.value] += 1
    shown = [f for f in report.findings if verdicts is None or f.verdict in verdicts]
    return {
        "verdict": report.verdict.value if report.verdict else NOTHING_TO_CHECK,
        "counts": counts,
        "findings": [_finding(finding, where) for finding in shown],
        "coverage": {
            "sentences": report.coverage.sentences,
            "facts": dict(report.coverage.facts),
            "facts_checked": report.coverage.facts_checked,
            **_truncated(report.coverage.truncated),
        },
        "ruleset": ruleset(report),
        "offset_encoding": encoding.value,
    }


def facts_answer(
    article: Facts, sources: tuple[Facts, ...], encoding: OffsetEncoding
) -> dict[str, Any]:
    """Answer what was read, the article's facts first."""
    said = list(fact_entries(article.items, Whereabouts(article.document, encoding), source=None))
    for read in sources:
        where = Whereabouts(read.document, encoding)
        said.extend(fact_entries(read.items, where, source=read.document.id))
    truncated = {each.document.id: each.truncated for each in (article, *sources) if each.truncated}
    return {"facts": said, **_truncated(truncated), "offset_encoding": encoding.value}


def _truncated(by_document: Mapping[str, tuple[Kind, ...]]) -> dict[str, Any]:
    """Tell which facts were not read to the end of a text; ordinary texts have no such key."""
    cut = [{"document": id_, "facts": list(kinds)} for id_, kinds in by_document.items()]
    return {"truncated": cut} if cut else {}


def ruleset(report: Report) -> dict[str, Any]:
    return {
        "revision": report.revision,
        "packs": [{"id": pack.id, "rules": pack.rules} for pack in report.packs],
        "failed": [fault_entry(fault) for fault in report.failed],
    }


def fault_entry(fault: RuleFault) -> dict[str, Any]:
    return {
        "rule": fault.rule,
        "message": fault.message,
        "position": place_of(fault.position) if fault.position else None,
    }


def _whereabouts(checked: Checked, encoding: OffsetEncoding) -> Mapping[str, Whereabouts]:
    documents = [checked.article.document, *(facts.document for facts in checked.sources)]
    return {document.id: Whereabouts(document, encoding) for document in documents}


def _finding(finding: Finding, where: Mapping[str, Whereabouts]) -> dict[str, Any]:
    rule = finding.rule
    return {
        "id": finding.id,
        "rule": {"id": rule.id, "title": rule.title, "family": rule.family, "link": rule.link},
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "message": finding.message,
        "working": finding.working,
        "evidence": [
            said for item in finding.evidence for said in _evidence(item, where[item.document])
        ],
        "suggestions": [
            said
            for item in finding.suggestions
            if (said := _suggestion(item, where[item.document])) is not None
        ],
    }


def _evidence(item: Evidence, where: Whereabouts) -> Iterator[dict[str, Any]]:
    """Say where evidence stands: once a field, and a quote once for each of its segments."""
    value = fact_value(item.fact, where) if item.fact is not None else None
    for piece in where.words(item):
        prefix, words, suffix = _in_context(piece, where.document.text)
        yield {
            "name": item.name,
            "document": item.document,
            "field": piece.field.name,
            "start": piece.start,
            "end": piece.end,
            "text": words,
            "prefix": prefix,
            "suffix": suffix,
            "value": value,
        }


def _in_context(piece: Piece, text: str) -> tuple[str, str, str]:
    field, span = piece.field.span, piece.span
    return (
        text[max(field.start, span.start - AROUND) : span.start],
        text[span.start : span.end],
        text[span.end : min(field.end, span.end + AROUND)],
    )


def _suggestion(item: Suggestion, where: Whereabouts) -> dict[str, Any] | None:
    """Place a replacement; None where the words are not received just as they are read.

    An editor replaces what it holds: over an HTML entity or a tag that would do harm.
    """
    span = item.span
    pieces = list(where.pieces(span))
    if len(pieces) != 1 or pieces[0].span != span:
        return None
    if where.received(pieces[0]) != where.document.text[span.start : span.end]:
        return None
    return {
        "document": item.document,
        "field": pieces[0].field.name,
        "start": pieces[0].start,
        "end": pieces[0].end,
        "replacement": item.replacement,
    }
