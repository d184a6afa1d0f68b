"""The native JSON interface over HTTP."""

from checkers.adapters.api.edge import guard
from checkers.adapters.api.routes import Shelf, api_blueprint

__all__ = ["Shelf", "api_blueprint", "guard"]
