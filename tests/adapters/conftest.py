from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from checkers.adapters.contract.settings import Settings
from checkers.engine import FINDERS, FUNCTIONS
from checkers.rulebook import RuleShelf

PACKS = Path(__file__).parent / "packs"


@pytest.fixture(scope="session")
def shelf() -> RuleShelf:
    return RuleShelf((PACKS,), functions=FUNCTIONS, finders=FINDERS)


@pytest.fixture(scope="session")
def settings() -> Settings:
    return Settings(rules=(PACKS,))


@pytest.fixture(scope="session")
def client(shelf: RuleShelf, settings: Settings) -> FlaskClient:
    return create_app(settings=settings, shelf=shelf).test_client()
