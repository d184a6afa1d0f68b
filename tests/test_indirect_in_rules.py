"""Rules meet indirect speech only where they ask for it."""

from __future__ import annotations

import pytest

from checkers.engine import FINDERS, FUNCTIONS
from checkers.rulebook import load_rulebook

_TEXT = "Ada Brown said the pier was shut. “We will open it again,” she said."
_RULE = """
- id: noted
  title: Each is noted
  family: quote-attribution
  scope: document
  find: {{q: {{one: {kind}}}}}
  expect: never
  message: "{{q.words}}"
  examples:
  - contradicted: "{example}"
  - silent: It rained on the pier.
"""


@pytest.mark.parametrize(
    ("kind", "example", "expected"),
    [
        ("quote", "“We will open it,” Ada Brown said.", ["We will open it again,"]),
        ("indirect", "Ada Brown said the pier was shut.", ["the pier was shut"]),
    ],
)
def test_each_kind_is_bound_where_it_is_asked_for(verify, book_of, kind, example, expected):
    book = book_of(_RULE.format(kind=kind, example=example))
    assert [finding.message for finding in verify(_TEXT, book=book).findings] == expected


def test_a_slot_cannot_ask_for_a_clause(tmp_path):
    path = tmp_path / "desk.yaml"
    rule = _RULE.format(kind="quote", example="x").replace(
        "find: {q: {one: quote}}", 'find: {phrase: ["said {q:indirect}"]}'
    )
    path.write_text(f"factdesk: 1\npack: desk\nrules:\n{rule}", encoding="utf-8")
    book = load_rulebook([path], functions=FUNCTIONS, finders=FINDERS)
    assert "bind it with {one: indirect}" in str(book.failed[0])


def test_no_core_rule_meets_indirect_speech_unasked(verify):
    report = verify("Ada Brown said the pier was shut. Peter Quill said the pier was shut.")
    assert [f for f in report.findings if f.rule.family == "quote-attribution"] == []
