"""Who may have spoken a quote, and how strongly position and grammar say so.

A candidate's weight is read off one literal table, so that the choice between two of them can be
explained: the words nearest the quote, with a verb of speech, win.
"""

from __future__ import annotations

from dataclasses import dataclass

from checkers.facts.quotes.phrases import Phrase

BEFORE_TOUCHING = 105  # Ada Brown said: "…"
AFTER_INVERTED = 100  # "…," said Ada Brown
AFTER = 98  # "…," Ada Brown said
BEFORE_FRAGMENT = 97  # Ada Brown called it "…"
DASHED_LABEL = 96  # It rains - Ada Brown: "…"
BEFORE_TOLD = 95  # Ada Brown told the paper that "…"
OWN_WORDS = 91  # Ada Brown's warning that "…"
LABEL = 90  # Ada Brown: "…"
SIGNATURE = 89  # "…" — Ada Brown
ACCORDING = 88  # "…," according to Ada Brown
BEFORE_SAYING = 85  # Ada Brown left, saying "…"
BEFORE_SAME_SENTENCE = 72  # Ada Brown said the plan was "…"
AFTER_OTHER = 71  # "…," Ada Brown began
SAME_SENTENCE = 70  # as the quote before it in the same sentence
AFTER_ANEW = 69  # "…," Ada Brown said they would not
AFTER_SAME_SENTENCE = 68  # "…" was the answer, Ada Brown said
SAME_BREATH = 66  # "…," Ada Brown said. "…"
OWN_FRAGMENT = 60  # Ada Brown's call for "…"
AFTER_FRAGMENT = 58  # "…" Ada Brown said, without a comma
AFTER_FULL_STOP = 56  # "…." Ada Brown told the paper.
SUBJECT_BEFORE = 54  # Ada Brown shook her head. "…"
SUBJECT = 50  # Ada Brown was against "…"
NEXT_QUOTE = 45  # "…" "…," Ada Brown said
PARAGRAPH_BEFORE = 35  # a quote that stands alone after one that ended its paragraph
TOLD_BEFORE = 34  # Ada Brown praised the harbour.¶ "…"


@dataclass(frozen=True, slots=True)
class Candidate:
    weight: int
    speaker: Phrase
    cue: Phrase | None
