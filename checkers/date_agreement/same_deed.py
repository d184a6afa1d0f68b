"""The time that a source gives for a deed, told in one sentence that has the article's words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checkers.facts.lexicon import load
from checkers.model import Fact, Kind
from checkers.passages import Candidate, Reading, Statement, stem
from checkers.passages.statements import role_of, same_time
from checkers.rulebook.vocabulary import Scene

_TIMES = frozenset({Kind.WEEKDAY, Kind.YEAR, Kind.MONTH, Kind.DATE})
_ONCE = frozenset(map(stem, load("sources")["once"]))
_ASKED = 6  # sentences that may tell of the deed
_NEAR = 0.6  # share of the claim's words that a sentence and its neighbours must have
_WORDS = 4  # without which a sentence says nothing in particular
_LACKED = 5  # of so many words one may be missing from the other sentence


def other_time(
    scene: Scene, claim: Fact, reading: Reading, *, comparable: Callable[[Fact, Fact], bool]
) -> Candidate | None:
    """Find the only time of a sentence that tells the deed of a claim, where it is another.

    None where a source has the claim's time beside two of its words.
    """
    if claim.kind not in _TIMES:
        return None
    own = reading.statement(scene.article.document, claim.sentence)
    if len(own.stems) < _WORDS or own.is_a_list or len(own.times) != 1:
        return None
    found = list(_told(scene, own, claim, reading))
    if not found or not all(comparable(claim, one.fact) for one in found):
        return None
    if any(not same_time(found[0].fact, one.fact) for one in found):
        return None
    return None if _stands_beside(scene, own, claim, reading) else found[0]


def _told(scene: Scene, own: Statement, claim: Fact, reading: Reading) -> Iterator[Candidate]:
    once = claim.kind is not Kind.WEEKDAY
    asked = tuple(word.stem for word in own.words)
    for hit in scene.source_passages.closest(asked, limit=_ASKED):
        other = reading.statement(hit.document, hit.sentence)
        if hit.share < _NEAR or other.is_a_list or not _is_one_deed(own, other, once=once):
            continue
        if [time.kind for time in other.times] != [claim.kind]:
            continue
        told = other.times[0]
        if role_of(own.document, claim) == role_of(other.document, told):
            yield Candidate(told, other.document)


def _is_one_deed(own: Statement, other: Statement, *, once: bool) -> bool:
    """Tell whether a sentence has the names and verbs of another, and nearly all its words.

    With `once`, only a deed that is done once to a thing: others are done every year.
    """
    lacked = own.stems - other.stems
    if len(lacked) * _LACKED > len(own.stems) or own.names & lacked:
        return False
    verbs = {word.stem for word in own.words if word.verb and not word.named}
    if not verbs or verbs & lacked or own.words[0].stem in lacked:
        return False
    if once and _ONCE.isdisjoint(verbs):
        return False
    return own.open == other.open and own.foreseen == other.foreseen


def _stands_beside(scene: Scene, own: Statement, claim: Fact, reading: Reading) -> bool:
    """Tell whether a source has a claim's time in a sentence with two words of the claim's."""
    for source in scene.sources:
        for fact in source.items:
            if fact.kind in _TIMES and same_time(claim, fact):
                beside = reading.statement(source.document, fact.sentence)
                if len(beside.stems & own.stems) > 1:
                    return True
    return False
