"""Whole answers, as they were accepted: `make accept` rewrites them, a failing test never does."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient

GOLDENS = Path(__file__).parent / "goldens"
ARTICLE = {
    "headline": "Harbour output rises 20%",
    "blocks": [
        {"id": "p1", "text": "Output rose 20% from 100 tons to 130 tons 😀, the port said."},
        {"id": "p2", "text": "The board met on Tuesday, 14 March 2024, and again on Friday."},
        {"id": "p3", "text": "“We shall grow again,” said Ada Byron, the port’s director."},
    ],
    "published": "2024-03-15",
}
REQUESTS = {
    "check-blocks": ("/v1/check", {"article": ARTICLE}),
    "check-html-utf16": (
        "/v1/check",
        {
            "article": {
                "body": "<p>😀 Q&amp;A</p>\n<p>They met on <b>Tuesday, 14&nbsp;March 2024</b>.</p>",
                "format": "html",
            },
            "options": {"offset_encoding": "utf16"},
        },
    ),
    "check-nothing": ("/v1/check", {"text": ""}),
    "problem": ("/v1/check", {"article": {"bdy": "", "published": "soon"}, "sources": [{}]}),
    "rule": ("/v1/rules/desk/weekday-date", None),
}


@pytest.mark.parametrize("name", REQUESTS)
def test_the_whole_answer_is_as_accepted(client: FlaskClient, name: str) -> None:
    path, sent = REQUESTS[name]
    reply = client.post(path, json=sent) if sent is not None else client.get(path)
    said = json.dumps(reply.get_json(force=True), indent=2, ensure_ascii=False) + "\n"
    golden = GOLDENS / f"{name}.json"
    if os.environ.get("FACTDESK_ACCEPT"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == said
