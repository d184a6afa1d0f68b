"""Findings as a SARIF 2.1.0 log (OASIS): what code hosts and editors already show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import quote

from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.schemas import ARTICLE
from checkers.adapters.contract.whereabouts import Piece, Whereabouts
from checkers.engine import Checked
from checkers.model import Evidence, Finding, Severity, Suggestion, Verdict
from checkers.rulebook import Rulebook

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
}
_KINDS: Mapping[Verdict, str] = {
    Verdict.CONTRADICTED: "fail",
    Verdict.UNSUPPORTED: "fail",
    Verdict.UNDECIDED: "open",
    Verdict.CONSISTENT: "pass",
}
_FILE_FIELD = "body"  # the field whose offsets are the file's own


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file and what came of it; `offsets` False where the file is a JSON request, in which
    offsets into its texts are no places in the file."""

    name: str
    checked: Checked
    verdicts: tuple[Verdict, ...] | None
    offsets: bool


def sarif_log(files: Sequence[CheckedFile], book: Rulebook) -> dict[str, Any]:
    rules = [compiled.rule for compiled in book.rules]
    index = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "Factdesk",
        "version": _version(),
        "rules": [
            {
                "id": rule.id,
                "shortDescription": {"text": rule.title},
                **({"helpUri": rule.link} if rule.link else {}),
                "defaultConfiguration": {"level": _LEVELS[rule.severity]},
                "properties": {"tags": [rule.family, *rule.tags]},
            }
            for rule in rules
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [result for file in files for result in _results(file, index)],
        "properties": {"revision": book.revision},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _version() -> str:
    try:
        return version("factdesk")
    except PackageNotFoundError:
        return "0"


def _results(file: CheckedFile, index: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    documents = [file.checked.article.document, *(f.document for f in file.checked.sources)]
    place = _Placing(file, {d.id: Whereabouts(d, OffsetEncoding.CODEPOINT) for d in documents})
    for finding in file.checked.report.findings:
        if file.verdicts is None or finding.verdict in file.verdicts:
            yield _result(finding, place, index)


def _result(finding: Finding, place: _Placing, index: Mapping[str, int]) -> dict[str, Any]:
    kind = _KINDS[finding.verdict]
    places = [said for item in finding.evidence for said in place.evidence(item)]
    article = [said for document, said in places if document == ARTICLE]
    locations = article[:1]
    related = [said for _, said in places if said not in locations]
    result: dict[str, Any] = {
        "ruleId": finding.rule.id,
        "kind": kind,
        "level": _LEVELS[finding.severity] if kind == "fail" else "none",
        "message": {"text": f"{finding.message} ({finding.working})"},
        "locations": locations,
        "partialFingerprints": {"factdesk/v1": finding.id},
        "properties": {"verdict": finding.verdict.value},
    }
    if finding.rule.id in index:
        result["ruleIndex"] = index[finding.rule.id]
    if related:
        result["relatedLocations"] = related
    fixes = [fix for item in finding.suggestions if (fix := place.fix(item)) is not None]
    if fixes:
        result["fixes"] = fixes
    return result


@dataclass(frozen=True, slots=True)
class _Placing:
    """Writes locations of one checked file."""

    file: CheckedFile
    where: Mapping[str, Whereabouts]

    def evidence(self, item: Evidence) -> Iterator[tuple[str, dict[str, Any]]]:
        for piece in self.where[item.document].words(item):
            yield item.document, self._location(item.document, piece, item.name)

    def fix(self, item: Suggestion) -> dict[str, Any] | None:
        """Write a replacement; None where the words stand otherwise in the file."""
        where = self.where[item.document]
        pieces = list(where.pieces(item.span))
        words = where.document.text[item.span.start : item.span.end]
        if len(pieces) != 1 or where.received(pieces[0]) != words:
            return None
        if not self._in_file(pieces[0]):
            return None
        replacement = {
            "deletedRegion": _region(pieces[0]),
            "insertedContent": {"text": _unicode(item.replacement)},
        }
        change = {
            "artifactLocation": self._artifact(item.document),
            "replacements": [replacement],
        }
        return {"artifactChanges": [change]}

    def _location(self, document: str, piece: Piece, name: str) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": self._artifact(document)}
        if self._in_file(piece):
            physical["region"] = _region(piece)
        logical = {"name": piece.field.name, "fullyQualifiedName": f"{document}/{piece.field.name}"}
        return {
            "physicalLocation": physical,
            "logicalLocations": [logical],
            "message": {"text": name},
        }

    def _in_file(self, piece: Piece) -> bool:
        return self.file.offsets and piece.field.name == _FILE_FIELD

    def _artifact(self, document: str) -> dict[str, Any]:
        name = document if self.file.offsets and document != ARTICLE else self.file.name
        return {"uri": quote(name.replace("\\", "/"), safe="/", errors="replace")}


def _region(piece: Piece) -> dict[str, Any]:
    sent, start, end = piece.field.received, piece.start, piece.end
    return {
        "startLine": sent.count("\n", 0, start) + 1,
        "startColumn": start - sent.rfind("\n", 0, start),
        "endLine": sent.count("\n", 0, end) + 1,
        "endColumn": end - sent.rfind("\n", 0, end),
        "charOffset": start,
        "charLength": end - start,
        "snippet": {"text": _unicode(sent[start:end])},
    }


def _unicode(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
