"""Around every request: problems, one log line, headers.  Article text never gets into a log."""

from __future__ import annotations

import json
import logging
import secrets
import time
from http import HTTPMethod, HTTPStatus

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.wrappers import Response as WSGIResponse

from checkers.adapters.contract.problems import Problem, out_of_time, too_large
from checkers.adapters.contract.settings import Settings
from checkers.engine import OutOfTime
from checkers.engine.crashes import trail

_LOG = logging.getLogger("factdesk")
_SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_PATH_SHOWN = 200  # characters of a path that an answer repeats


def guard(app: Flask, settings: Settings) -> None:
    """Make every answer of `app`, failures too, a safe and logged one."""

    def finish(response: Response) -> Response:
        _headers(response, settings)
        _log(response)
        return response

    def late(_error: OutOfTime) -> Response:
        return _problem(out_of_time(settings.max_seconds))

    app.before_request(_begin)
    app.after_request(finish)
    app.register_error_handler(Problem, _problem)
    app.register_error_handler(OutOfTime, late)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _crash)


def _begin() -> None:
    g.began = time.perf_counter()


# --- problems ------------------------------------------------------------------------------------


def _problem(problem: Problem) -> Response:
    return _said(problem.body(), problem.status, problem.headers)


def _said(body: dict[str, object], status: int, headers: dict[str, str]) -> Response:
    response = Response(json.dumps(body), status=status, content_type="application/problem+json")
    response.headers.update(headers)
    return response


def _http(error: HTTPException) -> WSGIResponse:
    """Say werkzeug's own errors (404, 405, 413 …) as problems; redirects stay what they are."""
    plain = error.get_response()
    if plain.status_code < HTTPStatus.BAD_REQUEST:
        return plain
    if isinstance(error, RequestEntityTooLarge):
        most = f"at most {request.max_content_length} are read in one request"
        return _problem(too_large(f"The body sent has too many bytes: {most}."))
    kept = {name: plain.headers[name] for name in ("Allow",) if name in plain.headers}
    status = HTTPStatus(plain.status_code)
    return _problem(Problem(status, _told(error, status), headers=kept))


def _told(error: HTTPException, status: HTTPStatus) -> str:
    path = request.path[:_PATH_SHOWN]
    if status == HTTPStatus.NOT_FOUND:
        return f"There is nothing at {path}; /openapi.json lists the addresses of this service."
    if isinstance(error, MethodNotAllowed):
        allowed = sorted(set(error.valid_methods or ()) - {"HEAD", "OPTIONS"})
        return f"{path} takes {' or '.join(allowed)}, not {request.method}."
    return error.description or status.phrase


def _crash(error: Exception) -> Response:
    """Answer an unforeseen error with an id; the log has its type and frames, never its words."""
    id_ = secrets.token_hex(8)
    _LOG.error("unexpected error %s: %s", id_, trail(error))
    problem = Problem(
        HTTPStatus.INTERNAL_SERVER_ERROR, f"Something went wrong here; the log knows it as {id_}."
    )
    return _said(problem.body() | {"id": id_}, problem.status, {})


# --- every answer --------------------------------------------------------------------------------


def _headers(response: Response, settings: Settings) -> None:
    for name, value in _SECURITY.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    if not settings.cors_origins:
        return
    response.vary.add("Origin")
    origin = request.headers.get("Origin")
    if origin in settings.cors_origins:
        response.headers["Access-Control-Allow-Origin"] = origin
        response.headers["Access-Control-Allow-Methods"] = "GET, POST, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        response.headers["Access-Control-Max-Age"] = "600"


def _log(response: Response) -> None:
    began = g.get("began")
    took = 0.0 if began is None else 1000 * (time.perf_counter() - began)
    _LOG.info(
        "%s %s %s %.1fms in=%s out=%s rules=%s",
        request.method if request.method in HTTPMethod.__members__ else "-",
        _route(),
        response.status_code,
        took,
        request.content_length or 0,
        response.content_length or 0,
        g.get("revision", "-"),
    )


def _route() -> str:
    """Name the route, not the path: anything may stand in a path, an article as well."""
    if request.url_rule is not None:
        return request.url_rule.rule
    routes = {route.rule for route in current_app.url_map.iter_rules()}
    return request.path if request.path in routes else "-"  # with a method that it does not take
