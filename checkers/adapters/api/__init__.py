"""The native JSON interface over HTTP."""

from checkers.adapters.api.edge import guard
from checkers.adapters.api.routes import api_blueprint
from checkers.adapters.api.telling import Shelf, TellingShelf

__all__ = ["Shelf", "TellingShelf", "api_blueprint", "guard"]
