"""Sums in many wordings: a wrong one is found in each, a right one or none raises no alarm."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checkers.model import Report, Verdict

SUMS = Path(__file__).parent / "sums"


def _rows() -> Iterator[object]:
    """Read a mark, a text and perhaps a source from each line; a missed one must stay so."""
    for file in sorted(SUMS.glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            text, _, source = line[1:].partition("@@")
            missed = [pytest.mark.xfail(strict=True, reason="known miss")] if line[0] == "?" else []
            name = f"{file.stem}-{number}"
            yield pytest.param(line[0], text.strip(), source.strip(), id=name, marks=missed)


def _told(report: Report) -> set[Verdict]:
    return {finding.verdict for finding in report.findings}


@pytest.mark.parametrize(("mark", "text", "source"), list(_rows()))
def test_a_sum_is_judged_in_whatever_words(verify, mark, text, source):
    told = _told(verify(text, published="2024-05-15", sources=[source] if source else []))
    if mark in "+?":
        assert Verdict.CONTRADICTED in told
        return
    assert Verdict.CONTRADICTED not in told
    if mark == "=":
        assert Verdict.CONSISTENT in told
