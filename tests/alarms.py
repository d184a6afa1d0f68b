"""What the tests of sources share: the alarms of a report."""

from __future__ import annotations

from checkers.model import Verdict


def flagged(report, *verdicts):
    """The alarms, as the article's own words and the rule's name."""
    return {
        (e.text, f.rule.id.removeprefix("core/"))
        for f in report.findings
        if f.verdict in (verdicts or (Verdict.CONTRADICTED, Verdict.UNSUPPORTED))
        for e in f.evidence
        if e.document == "article"
    }
