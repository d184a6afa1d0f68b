"""A well-known body beside its initials, one word of its name another that begins alike.

"International Atomic Energy Association (IAEA)": the initials are right and the name is not.  Only
letters that one body in the world has in English prove it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either, load
from checkers.model import Document, Truth
from checkers.quote_attribution.people.acronyms import PARTS, names_with_initials, tails
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Passage, Scene, Type

_LEXICON = load("initials")
_ALONE = frozenset(_LEXICON["alone"])
_SPELLED = {word: row[0] for row in _LEXICON["spelled"] for word in row}
_ELSEWHERE = frozenset(_LEXICON["elsewhere"])
_LETTERS = regex.compile(r"\p{L}+")
_OWNED = regex.compile(r"['’]s?\Z")  # "the International Olympic Committee's (IOC) rules"
_PAST = regex.compile(rf"\b(?:{either(_LEXICON['past'])})\b|\b1[89]\d\d\b", regex.IGNORECASE)
_FEWEST = 3  # words of a name of which one may be wrong

_NAMES: dict[str, list[str]] = defaultdict(list)
for _name, *_known in _LEXICON["bodies"]:
    for _short in _known:
        if _short in _ALONE:
            _NAMES[_short].append(_name)


def find_named_bodies(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the name of a well-known body, or what is one but for a word, with its initials."""
    document = scene.article.document
    for match in names_with_initials(document):
        short = match["short"].upper()
        if short not in _NAMES or _is_elsewhere(document, match.start()):
            continue
        words = _OWNED.sub("", match["name"])
        begin = _where(words, short)
        if begin is not None:
            start = match.start("name")
            start, end = start + begin, start + len(words)
            name = Passage(document.id, start, end, document.text[start:end])
            letters = Passage(document.id, *match.span("short"), match["short"])
            yield Bound(name, document), Bound(letters, document)


def _is_elsewhere(document: Document, at: int) -> bool:
    """Tell a sentence of another country or time, whose bodies may have like names and letters."""
    sentence = document.sentences[sentence_of(document, at)].span
    told = document.text[sentence.start : sentence.end]
    if _PAST.search(told, concurrent=False) is not None:
        return True
    return not _ELSEWHERE.isdisjoint(_LETTERS.findall(told.lower()))


def _where(name: str, short: str) -> int | None:
    """Find from which word on a name is a body's, or differs from it in one word."""
    for start, words in tails(name):
        if any(_apart(words, known) is not None for known in _NAMES[short]):
            return start
    return None


def _apart(words: Sequence[str], known: str) -> int | None:
    """Count the words that differ, none or one; None where two names are not of one body."""
    own, due = _plain(words), _plain([part for part in PARTS.split(known) if part])
    if len(own) != len(due) or len(due) < _FEWEST:
        return None
    apart = [(a, b) for a, b in zip(own, due, strict=True) if a != b]
    if len(apart) > 1 or any(a[0] != b[0] for a, b in apart):
        return None
    return len(apart)


def _plain(words: Sequence[str]) -> list[str]:
    return [_SPELLED.get(word.lower(), word.lower()).replace("’", "'") for word in words]


def body_of(short: str) -> str:
    """Give the name of the body that well-known letters stand for."""
    return next(iter(_NAMES.get(short.upper(), ())), "")


def is_body_of(short: str, name: str) -> Truth:
    """Tell whether a name is one that well-known letters stand for."""
    words = [part for part in PARTS.split(name) if part]
    same = any(_apart(words, known) == 0 for known in _NAMES.get(short.upper(), ()))
    return Truth.TRUE if same else Truth.FALSE


_TEXT = Type(Base.TEXT)
FUNCTIONS = (
    Function("body_of", (_TEXT,), _TEXT, body_of),
    Function("is_body_of", (_TEXT, _TEXT), Type(Base.TRUTH), is_body_of),
)
FINDERS = (Finder("named_body", find_named_bodies, binds=(Base.PASSAGE, Base.PASSAGE)),)
