"""The articles that are measured: found, read, and made documents of."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from checkers.document import Part, build_document
from checkers.model import Document

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "corpus"
MOST_ARTICLES = 200  # of one .jsonl file


def default_place() -> Path:
    """Name the news articles of the evaluation data where there are any, else the own sample."""
    folder = os.environ.get("FACTDESK_EVAL_DATA")
    news = Path(folder, "polnear_train.jsonl") if folder else None
    return news if news is not None and news.is_file() else SAMPLE


def read_texts(place: Path) -> list[str]:
    """Read every article of a folder, or of one .jsonl file; exit with a word if there is none."""
    files = [place] if place.is_file() else sorted(place.rglob("*"))
    found = [text for path in files for text in _texts_in(path)]
    if not found:
        sys.exit(f"no articles (*.txt, or *.jsonl with a text each) in {place}")
    return found


def _texts_in(path: Path) -> Iterator[str]:
    if path.suffix == ".txt":
        yield path.read_text(encoding="utf-8")
    elif path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines()[:MOST_ARTICLES]:
            if text := json.loads(line).get("text"):
                yield text


def document_of(text: str) -> Document:
    return build_document([Part("body", text)])
