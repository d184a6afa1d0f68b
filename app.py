"""The HTTP service: `gunicorn "app:create_app()"`."""

from __future__ import annotations

import os

from flask import Flask

from checkers.adapters.api import Shelf, TellingShelf, api_blueprint, guard
from checkers.adapters.contract.settings import Settings, read_settings
from checkers.adapters.desk import desk_blueprint
from checkers.document import Part, build_document
from checkers.engine import FINDERS, FUNCTIONS, check
from checkers.rulebook import RuleShelf


def create_app(*, settings: Settings | None = None, shelf: Shelf | None = None) -> Flask:
    """Put the service together; the rules are compiled here, before the first request.

    Raises SettingsError or RulePackError where the service cannot start at all; a rule that
    cannot be used is left out and told by /readyz.
    """
    chosen = read_settings(os.environ) if settings is None else settings
    if shelf is None:
        shelf = RuleShelf(chosen.rules, functions=FUNCTIONS, finders=FINDERS)
    shelf = TellingShelf(shelf)
    _warm(shelf)
    app = Flask("factdesk", static_folder=None)
    app.register_blueprint(api_blueprint(shelf, chosen))
    app.register_blueprint(desk_blueprint())
    guard(app, chosen)
    return app


def _warm(shelf: Shelf) -> None:
    """Tell which rules are left out, and read one line, so that no request pays for first use."""
    book = shelf.current()
    line = Part("body", "“It rose 2% to $3 million on Friday, 1 March 2024,” said Ada Byron, 61.")
    check(build_document([line]), (), book)
