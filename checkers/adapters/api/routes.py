"""The routes: decode, call the engine, encode."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, g, request, send_from_directory
from werkzeug.exceptions import HTTPException

from checkers.adapters.api.deadline import deadline
from checkers.adapters.api.openapi import openapi_document
from checkers.adapters.api.telling import Shelf
from checkers.adapters.contract.answers import fault_entry, to_json
from checkers.adapters.contract.problems import Problem, malformed, no_rules, not_ready
from checkers.adapters.contract.requests import Limits, looks_like_request, not_utf8, parse_json
from checkers.adapters.contract.rules import (
    fault_line,
    find_rule,
    rule_entry,
    rule_page,
    table_entry,
)
from checkers.adapters.contract.schemas import unknown
from checkers.adapters.contract.service import answer_check, answer_facts
from checkers.adapters.contract.settings import Settings
from checkers.engine import Budget
from checkers.rulebook import Rulebook

_UTF8 = {"utf-8", "utf8", "us-ascii", "ascii"}
_TYPES = "Send Content-Type application/json, or text/plain for an article body; both in UTF-8."
_PAGES = Path(__file__).parent / "pages"


def api_blueprint(shelf: Shelf, settings: Settings) -> Blueprint:
    api = Api(shelf, settings, to_json(openapi_document()))
    blueprint = Blueprint("api", __name__)
    routes: tuple[tuple[str, str, Callable[..., Response]], ...] = (
        ("POST", "/v1/check", api.check),
        ("POST", "/v1/facts", api.facts),
        ("GET", "/v1/rules", api.rules),
        ("GET", "/v1/rules/<path:name>", api.rule),
        ("GET", "/healthz", api.healthz),
        ("GET", "/readyz", api.readyz),
        ("GET", "/openapi.json", api.openapi),
        ("GET", "/docs", api.docs),
        ("GET", "/docs/<path:name>", api.docs),
    )
    for method, path, view in routes:
        blueprint.add_url_rule(path, view_func=view, methods=[method])
    return blueprint


@dataclass(frozen=True, slots=True)
class Api:
    shelf: Shelf
    settings: Settings
    description: str  # the OpenAPI document as JSON

    def check(self) -> Response:
        sent, book, limits = self._sent(), self._rulebook(), self._limits()
        if not book.rules:  # "nothing to check" would be taken for an answer
            raise no_rules()
        with deadline(self.settings.max_seconds):
            said = answer_check(sent, book, limits=limits, budget=self._budget())
        return _answer(said)

    def facts(self) -> Response:
        sent, limits = self._sent(), self._limits()
        with deadline(self.settings.max_seconds):
            said = answer_facts(sent, self._rulebook, limits=limits, budget=self._budget())
        return _answer(said)

    def rules(self) -> Response:
        book = self._rulebook()
        said = {
            "rules": [rule_entry(rule) for rule in book.rules],
            "tables": [table_entry(table) for table in book.tables],
        }
        return _answer({**said, **_revision(book)})

    def rule(self, name: str) -> Response:
        book = self._rulebook()
        rule = find_rule(book, name)
        if rule is None:
            known = [compiled.rule.id for compiled in book.rules]
            raise Problem(HTTPStatus.NOT_FOUND, unknown("rule", name, known))
        return _answer(rule_page(rule))

    def healthz(self) -> Response:
        return _answer({"status": "ok"})

    def readyz(self) -> Response:
        """Be ready as soon as there is a rule to run; faulty ones are told, not waited for."""
        book = self._rulebook()
        if not book.rules:
            raise not_ready(f"No rule could be loaded{_first(book)}; see `factdesk rules lint`.")
        return _answer({"status": "ready", **_revision(book)})

    def openapi(self) -> Response:
        return Response(self.description, content_type="application/json")

    def docs(self, name: str = "index.html") -> Response:
        return send_from_directory(_PAGES, name)

    def _rulebook(self) -> Rulebook:
        book = self.shelf.current()
        g.revision = book.revision
        return book

    def _limits(self) -> Limits:
        return Limits(self.settings.max_body_bytes, self.settings.max_sources)

    def _budget(self) -> Budget:
        return Budget(self.settings.max_seconds, time.monotonic)

    def _sent(self) -> object:
        """Read the body as what its Content-Type says it is."""
        if request.headers.get("Content-Encoding", "identity").strip().lower() != "identity":
            raise _unsupported("Send it uncompressed, without Content-Encoding.", coded=True)
        if request.mimetype_params.get("charset", "utf-8").lower() not in _UTF8:
            raise _unsupported()
        if request.mimetype == "application/json":
            return parse_json(_body(self.settings.max_json_bytes))
        if request.mimetype == "text/plain":
            return {"text": _article(_body(self.settings.max_body_bytes))}
        raise _unsupported()


def _body(most: int) -> bytes:
    request.max_content_length = most
    try:
        return request.get_data(cache=False)
    except HTTPException:
        raise
    except Exception:  # each server has errors of its own for a body that is badly framed
        raise malformed(
            "The body cannot be read as HTTP frames it; look at Transfer-Encoding and its chunks.",
            kind="malformed-body",
        ) from None


def _article(sent: bytes) -> str:
    """Read plain text; a browser's fetch calls a request in JSON plain text if nobody tells it."""
    try:
        text = sent.decode("utf-8")
    except UnicodeDecodeError as error:
        raise not_utf8(error) from None
    if looks_like_request(text):
        raise _unsupported(
            "The text/plain sent is a request in JSON: send Content-Type: application/json."
        )
    return text


def _unsupported(detail: str = _TYPES, *, coded: bool = False) -> Problem:
    return Problem(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        detail,
        kind="unsupported-media-type",
        headers={"Accept-Encoding": "identity"} if coded else None,
    )


def _answer(said: dict[str, Any]) -> Response:
    return Response(to_json(said), content_type="application/json")


def _first(book: Rulebook) -> str:
    if not book.failed:
        return ""
    more = len(book.failed) - 1
    return f": {fault_line(book.failed[0])}" + (f" ({more} more)" if more else "")


def _revision(book: Rulebook) -> dict[str, Any]:
    return {
        "revision": book.revision,
        "packs": [{"id": pack.id, "rules": pack.rules} for pack in book.packs],
        "failed": [fault_entry(fault) for fault in book.failed],
    }
