"""The HTTP service: `gunicorn "app:create_app()"`."""

from __future__ import annotations

import logging
import os

from flask import Flask

from checkers.adapters.api import Shelf, api_blueprint, guard
from checkers.adapters.contract.settings import Settings, read_settings
from checkers.adapters.desk import desk_blueprint
from checkers.engine import FINDERS, FUNCTIONS
from checkers.rulebook import RulePackError, RuleShelf


def create_app(*, settings: Settings | None = None, shelf: Shelf | None = None) -> Flask:
    """Put the service together; the rules are compiled here, before the first request.

    Raises SettingsError where an environment variable cannot be used.
    """
    chosen = read_settings(os.environ) if settings is None else settings
    rules = (
        RuleShelf(chosen.rules, functions=FUNCTIONS, finders=FINDERS) if shelf is None else shelf
    )
    app = Flask("factdesk", static_folder=None)
    app.register_blueprint(api_blueprint(rules, chosen))
    app.register_blueprint(desk_blueprint())
    guard(app, chosen)
    _warm(rules)
    return app


def _warm(shelf: Shelf) -> None:
    """Compile the rules now; a broken pack leaves a live process that /readyz calls not ready."""
    try:
        book = shelf.current()
    except (RulePackError, OSError) as error:
        logging.getLogger("factdesk").error("the rules could not be loaded: %s", error)
        return
    for fault in book.failed:
        logging.getLogger("factdesk").warning("rule left out: %s: %s", fault.rule, fault.message)
