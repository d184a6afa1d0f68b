"""Request text, blocks, HTML or Markdown to `model.Document`; and from its offsets back again."""

from checkers.document.build import build_document
from checkers.document.parts import Format, Part
from checkers.document.places import Place, places, sentence_finder, sentence_of
from checkers.document.published import published_days

__all__ = [
    "Format",
    "Part",
    "Place",
    "build_document",
    "places",
    "published_days",
    "sentence_finder",
    "sentence_of",
]
