"""The words between "born" and its date: where and to whom, in no clause of their own.

"Born in a house on the wharf in 1938", "born to a miner and a nurse in 1938"; not "born in the
town that his mother left in 1938", nor "born in Leeds and moved to York in 1950".
"""

from __future__ import annotations

from checkers.facts.lexicon import either, load

_PAST = either(load("events")["told_past"])
_CLAUSES = either(load("calendar")["ages"]["clauses"])
_WORD = (
    rf"(?!(?:{_CLAUSES}|{_PAST})\b)(?!\p{{Ll}}+ed\b(?<!called|named))(?!and\s(?!an?\b))"
    r"[\p{L}\p{N}’'-]+(?:\.(?=,|\s(?:in|on)\s)|(?<=\b\p{Lu}\p{L}?)\.)?"
)
BIRTHPLACE = (
    r"(?:to|in|into|at|near|outside|on|above|over|behind|under|below|beside|aboard|off|within|inside|into|of|an?|the)\s"
    rf"(?:{_WORD},?\s){{0,12}}?{_WORD}"
)

__all__ = ["BIRTHPLACE"]
