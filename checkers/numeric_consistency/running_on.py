"""Sentences that run on over the end of a paragraph.

Papers begin a new paragraph with nearly every sentence: it ends no thought.
"""

from __future__ import annotations

from checkers.model import ParagraphKind
from checkers.numeric_consistency.lines import Line, Lines


def running_on(lines: Lines, line: Line, step: int) -> Line | None:
    """Give the sentence so many places on, in the same paragraph or the one next to it."""
    index = line.index + step
    sentences = lines.document.sentences
    if not 0 <= index < len(sentences):
        return None
    here, there = sentences[line.index].paragraph, sentences[index].paragraph
    return lines.line(index) if here == there or _is_next(lines, here, there) else None


def _is_next(lines: Lines, here: int, there: int) -> bool:
    one, other = (lines.document.paragraphs[at] for at in (here, there))
    running = one.kind is other.kind is ParagraphKind.PARAGRAPH
    return running and one.field == other.field and abs(here - there) == 1
