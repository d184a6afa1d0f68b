"""Article text never gets into a log, nor into anybody's error but the sender's own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from checkers.adapters.api import routes

MARKER = "xyzzymarker"


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Callable[[], str]:
    caplog.set_level(logging.DEBUG)

    def everything() -> str:
        said = [r.getMessage() + repr(r.args) + repr(r.exc_info) for r in caplog.records]
        return "\n".join([*said, caplog.text])

    return everything


@pytest.mark.parametrize(
    "sent",
    [
        {"json": {"text": MARKER}},
        {"json": {"text": [MARKER]}},
        {"json": {"article": {"body": MARKER, "published": MARKER}, MARKER: 1}},
        {"json": {"text": MARKER, "options": {"packs": [MARKER]}}},
        {"data": b'{"text": "' + MARKER.encode(), "content_type": "application/json"},
        {"data": MARKER.encode() + b"\xff", "content_type": "text/plain"},
    ],
    ids=["good", "wrong type", "bad date", "unknown pack", "no JSON", "no UTF-8"],
)
def test_no_request_gets_into_the_log(
    client: FlaskClient, lines: Callable[[], str], sent: dict[str, Any]
) -> None:
    client.post("/v1/check", **sent)
    assert "POST /v1/check" in lines()
    assert MARKER not in lines()


def test_a_crash_shows_an_id_and_logs_the_place(
    client: FlaskClient, lines: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object, **__: object) -> None:
        try:
            int(MARKER)
        except ValueError as error:
            raise RuntimeError(f"cannot read {MARKER}") from error

    monkeypatch.setattr(routes, "answer_check", crash)
    reply = client.post("/v1/check", json={"text": MARKER})
    said = reply.get_json(force=True)
    assert (reply.status_code, reply.mimetype) == (500, "application/problem+json")
    assert MARKER not in reply.text
    assert MARKER not in lines()
    assert said["id"] in lines()
    assert "RuntimeError" in lines()
    assert "ValueError" in lines()
    assert "test_privacy.py" in lines()


def test_one_line_a_request_says_what_it_cost(
    client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "factdesk")
    client.post("/v1/check", json={"text": "a"})
    (record,) = caplog.records
    line = record.getMessage()
    assert line.startswith("POST /v1/check 200 ")
    assert "ms in=13 out=" in line
    assert not line.endswith("rules=-")


LOGGED = {
    "a route": ("GET", "/healthz", "GET /healthz 200 "),
    "a route with a name": (
        "GET",
        f"/v1/rules/{MARKER}%20said",
        "GET /v1/rules/<path:name> 404 ",
    ),
    "another method": ("GET", "/v1/check", "GET /v1/check 405 "),
    "no route": ("POST", f"/{MARKER}%20said", "POST - 404 "),
    "a forged line": ("GET", f"/v1/rules/a%0AGET%20/{MARKER}", "GET - 404 "),
    "no method": (MARKER.upper(), "/v1/check", "- /v1/check 405 "),
}


@pytest.mark.parametrize(("method", "path", "line"), LOGGED.values(), ids=LOGGED.keys())
def test_the_log_names_routes_not_what_was_sent(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, method: str, path: str, line: str
) -> None:
    caplog.set_level(logging.INFO, "factdesk")
    client.open(path, method=method)
    (said,) = [record.getMessage() for record in caplog.records]
    assert said.startswith(line)
    assert "\n" not in said
    assert MARKER not in said.lower()
