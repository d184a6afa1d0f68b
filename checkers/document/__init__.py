"""Request text, blocks, HTML or Markdown to `model.Document`; and from its offsets back again."""

from checkers.document.build import build_document
from checkers.document.parts import Format, Part
from checkers.document.places import Place, places, sentence_of

__all__ = ["Format", "Part", "Place", "build_document", "places", "sentence_of"]
