"""The desk as a web page: paste an article, press Check.  It talks to /v1/check like any client."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, send_from_directory

_PAGE = Path(__file__).parent / "page"


def desk_blueprint() -> Blueprint:
    blueprint = Blueprint("desk", __name__)
    blueprint.add_url_rule("/", view_func=_file)
    blueprint.add_url_rule("/desk/<path:name>", view_func=_file)
    return blueprint


def _file(name: str = "index.html") -> Response:
    return send_from_directory(_PAGE, name)
