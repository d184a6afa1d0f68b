"""Equal figures that are told of two things: an age of the dead and of the accused.

A value of the article stands in a source, and what is told of it there is of another person or
another thing: so the source does not bear it out.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from checkers.facts.lexicon import load
from checkers.model import Document, Fact, Facts, Kind
from checkers.numeric_consistency.headline_roles import deed_of
from checkers.numeric_consistency.parts_played import beside
from checkers.numeric_consistency.quantities import unit_of
from checkers.passages import Reading, content_words, stem
from checkers.passages.words import WORD

_LEXICON = load("sources")
_BEARERS = load("roles")["bearers"]
_SEX = {word: sex for sex in ("male", "female") for word in _BEARERS[sex]}
_BEFALLEN = {word: fate for fate, words in _LEXICON["befallen"].items() for word in words}
_ROWS = {sort: frozenset(words) for sort, words in _LEXICON["sorts"].items()}
_ROWS["persons"] |= frozenset(load("gathered")["words"]["people"])
_SORTS: dict[str, frozenset[str]] = {
    stem(word): frozenset(sort for sort, row in _ROWS.items() if word in row)
    for words in _ROWS.values()
    for word in words
}
_KEPT_APART = [
    (frozenset(map(stem, row[one])), frozenset(map(stem, row[other])))
    for row in _LEXICON["kept_apart"]["rows"]
    for one, other in ((0, 1), (1, 0))
]
_TITLES = {"male": ("Mr", "Sir", "Lord"), "female": ("Mrs", "Ms", "Miss", "Dame", "Lady")}
_SHE_WAS = regex.compile(r"\b(?i:he|she|who)(?:\s(?:is|was|turned)|['’]s)\s\Z")
_ENDS = regex.compile(r"\s*(?:[,.;)]|\Z)|\s(?:and|but)\b")
# "Ada Quill, 52." is an age, where it is read as a number besides.
NAME_BEFORE = regex.compile(r"(?P<surname>\p{Lu}[\p{L}’'-]+),\s\Z")
_NAME_BEHIND = regex.compile(
    r"\s(?:\p{Ll}+\s){0,3}(?:\p{Lu}[\p{L}’'-]+\s)?(?P<surname>\p{Lu}\p{L}+)"
)
_MORE = regex.compile(r"\sof\b")
# "17 of his bouts" counts bouts, "three of them" what was told before.
_OF_ITS = regex.compile(
    r"\sof\s(?:the|his|her|its|their|our|these|those)\s(?:\p{Ll}+\s)?(?P<noun>\p{Ll}+)"
)
_OF_THEM = regex.compile(r"\sof\s(?:them|these|those|whom|which)\b")
_LEADING = 4  # words before an age, of which one tells what befell: "arrested a"
_LATER = 3  # sentences behind one of an injured person, in which a death is told
_OTHERS = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS, Kind.MEASURE, Kind.SCORE})
_OPPOSITE = {"fall": "rise", "rise": "fall"}
_CHANGED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.NUMBER, Kind.POINTS})


class OfAnother:
    """Tells that a source's figure is of something else than the article's of the same size."""

    def __init__(self, own: Facts, told: Sequence[Facts]) -> None:
        self._own = own.document
        self._reading = Reading((own, *told))

    def __call__(self, claim: Fact, fact: Fact, document: Document) -> bool:
        if claim.kind is Kind.AGE:
            return fact.kind in _OTHERS or self._of_two_persons(claim, fact, document)
        if claim.kind is Kind.ORDINAL:
            return _ranks_another(self._own, claim, document, fact)
        if claim.kind is Kind.COUNT and is_an_age(document, fact):
            return _unit(claim) not in ("", "year")
        if claim.kind is Kind.COUNT and fact.kind in (Kind.COUNT, Kind.NUMBER):
            return self._counts_another(claim, fact, document)
        return claim.kind in _CHANGED and _goes_the_other_way(self._own, claim, document, fact)

    # --- counts ------------------------------------------------------------------------------

    def _counts_another(self, claim: Fact, fact: Fact, document: Document) -> bool:
        """Tell whether two counts are of two sorts of things, and neither sentence has both."""
        ours, theirs = stem(_unit(claim)), stem(_counted(document, fact))
        own = self._reading.statement(self._own, claim.sentence)
        other = self._reading.statement(document, fact.sentence)
        if not ours or ours in other.stems:
            return False
        if not theirs:
            return self._is_of_them(ours, fact, document)
        return theirs not in own.stems and _are_two_sorts(ours, theirs)

    def _is_of_them(self, ours: str, fact: Fact, document: Document) -> bool:
        """Tell whether a number is of what was told before, and no sentence there has the noun."""
        if _OF_THEM.match(beside(document, fact)[1], concurrent=False) is None:
            return False
        window = self._reading.window(document, fact.sentence)
        people = "persons" in _SORTS.get(ours, frozenset())
        return not people and not any(ours in one.stems for one in window)

    # --- ages --------------------------------------------------------------------------------

    def _of_two_persons(self, claim: Fact, fact: Fact, document: Document) -> bool:
        """Tell whether two ages are of a man and a woman, or of one dead and one accused."""
        ours, theirs = _sex(self._own, claim), _sex(document, fact)
        if ours and theirs and ours != theirs:
            return True
        befell, other = _befallen(self._own, claim), _befallen(document, fact)
        if not befell or not other or befell & other:
            return False
        return "hurt" not in other or "accused" in befell or not _dies(document, fact)


def _are_two_sorts(ours: str, theirs: str) -> bool:
    if any(ours in one and theirs in other for one, other in _KEPT_APART):
        return True
    a, b = _SORTS.get(ours, frozenset()), _SORTS.get(theirs, frozenset())
    return bool(a and b) and not a & b


def _counted(document: Document, fact: Fact) -> str:
    """Give what a figure counts, which may stand behind an "of"."""
    found = _OF_ITS.match(beside(document, fact)[1], concurrent=False)
    return _unit(fact) or (found["noun"] if found is not None else "")


def _dies(document: Document, fact: Fact) -> bool:
    """Tell whether an injured person may have died, as far as the next sentences go."""
    sentences = document.sentences[fact.sentence + 1 : fact.sentence + 1 + _LATER]
    later = (document.text[one.span.start : one.span.end] for one in sentences)
    words = (word for text in later for word in WORD.findall(text, concurrent=False))
    return any(_BEFALLEN.get(word) == "dead" for word in words)


def _befallen(document: Document, fact: Fact) -> frozenset[str]:
    """Tell what befalls the one who is so old: what stands right before the age, and all behind.

    Who is accused of a death is not dead.  "Mill View Hospital" is a name.
    """
    span = document.sentences[fact.sentence].span
    before = WORD.findall(document.text, span.start, fact.span.start, concurrent=False)
    behind = WORD.findall(document.text, fact.span.end, span.end, concurrent=False)
    words = (*reversed(before[-_LEADING:]), *behind)
    found = [_BEFALLEN[word] for word in words if word in _BEFALLEN]
    first = frozenset(found[:1])
    return first if "accused" in first else frozenset(found) - {"accused"}


def _sex(document: Document, fact: Fact) -> str | None:
    """Tell the sex of the one who is so old, by the noun beside the age or a title of the name."""
    before, after = beside(document, fact)
    near = (*WORD.findall(before)[-1:], *WORD.findall(after)[:2])
    known = next((_SEX[word.lower()] for word in near if word.lower() in _SEX), None)
    if known is not None:
        return known
    name = NAME_BEFORE.search(before, concurrent=False) or _NAME_BEHIND.match(after)
    if name is None:
        return None
    for sex, titles in _TITLES.items():
        if any(f"{title} {name['surname']}" in document.text for title in titles):
            return sex
    return None


def is_an_age(document: Document, fact: Fact) -> bool:
    """Tell an age, and a number that can be nothing else: "Ada Quill, 52.", "she was 52."."""
    if fact.kind is Kind.AGE:
        return True
    if fact.kind is not Kind.NUMBER:
        return False
    before, after = beside(document, fact)
    if _ENDS.match(after, concurrent=False) is None:
        return False
    return any(p.search(before, concurrent=False) for p in (NAME_BEFORE, _SHE_WAS))


# --- ranks and changes -----------------------------------------------------------------------


def _ranks_another(own: Document, claim: Fact, document: Document, fact: Fact) -> bool:
    """Tell whether a figure counts no things of the row that an ordinal is of."""
    if fact.kind is Kind.SCORE:
        return True
    after = beside(document, fact)[1]
    if fact.kind is Kind.NUMBER:
        return _MORE.match(after, concurrent=False) is not None
    row = frozenset(content_words(beside(own, claim)[1])[:2])
    return fact.kind is Kind.COUNT and bool(row) and stem(_unit(fact)) not in row


def _goes_the_other_way(own: Document, claim: Fact, document: Document, fact: Fact) -> bool:
    """Tell whether one figure is of a rise, the other of a fall."""
    ours, theirs = _way(own, claim), _way(document, fact)
    return ours is not None and _OPPOSITE[ours] == theirs


def _way(document: Document, fact: Fact) -> str | None:
    deed = (deed_of(document, fact) or "").split()
    return deed[0] if deed and deed[0] in _OPPOSITE else None


def _unit(fact: Fact) -> str:
    return unit_of(fact) or ""
