"""What tests share: the core rulebook, and short ways to check a text."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from checkers.document import Format, Part, build_document
from checkers.engine import FINDERS, FUNCTIONS, Options, check
from checkers.rulebook import load_rulebook

RULES = Path(__file__).resolve().parent.parent / "rules"


@pytest.fixture(scope="session")
def core():
    # A newcomer's own rules beside the core are no part of what is tested.
    book = load_rulebook([RULES / "core"], functions=FUNCTIONS, finders=FINDERS)
    assert not book.failed, [str(fault) for fault in book.failed]
    return book


@pytest.fixture(scope="session")
def make_article():
    """Build an article from its parts."""

    def make(body, *, headline=None, published=None, format=Format.TEXT, **keys):
        parts = [Part("headline", headline, "headline")] if headline else []
        day = date.fromisoformat(published) if published else None
        return build_document([*parts, Part("body", body)], published=day, format=format, **keys)

    return make


@pytest.fixture(scope="session")
def verify(core, make_article):
    """Check a body against the core rules; gives the report."""

    def run(body, *, sources=(), options=None, book=None, **keys):
        told = [
            build_document([Part("body", text)], id=f"s{number}")
            for number, text in enumerate(sources, 1)
        ]
        article = make_article(body, **keys)
        return check(article, told, book or core, options=options or Options()).report

    return run


@pytest.fixture(scope="session")
def evaluation_data():
    """The folder of evaluation data, which is not part of the project."""
    folder = os.environ.get("FACTDESK_EVAL_DATA")
    if not folder:
        pytest.skip("FACTDESK_EVAL_DATA is not set: no evaluation data to read")
    return Path(folder)


@pytest.fixture
def book_of(tmp_path):
    """Load a rulebook of one pack from YAML."""

    def load(rules, *, lists=""):
        path = tmp_path / "desk.yaml"
        path.write_text(f"factdesk: 1\npack: desk\n{lists}rules:\n{rules}", encoding="utf-8")
        book = load_rulebook([path], functions=FUNCTIONS, finders=FINDERS)
        assert not book.failed, [fault.message for fault in book.failed]
        return book

    return load
