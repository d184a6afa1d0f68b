"""Initials in brackets, and the name that they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import load
from checkers.model import Document, Truth
from checkers.rulebook.vocabulary import Base, Bound, Finder, Function, Passage, Scene, Type

_LEXICON = load("initials")
_SMALL = "|".join(_LEXICON["small"])
_WORD = r"\p{Lu}[\p{L}\p{M}'’]*+(?:-\p{L}+)*"
_NAME = rf"(?:{_WORD})(?:\s(?:(?:{_SMALL})\s){{0,2}}{_WORD}|,\s{_WORD}){{1,9}}"
_SHORT = r"\p{Lu}[\p{L}\d]{1,7}"
_LONG_FIRST = (
    regex.compile(rf"(?<![\w-])(?P<name>{_NAME})\s\((?:the\s)?(?P<short>{_SHORT})\)"),
    # "…, known as the TRTA", "…, or TRTA,"
    regex.compile(
        rf"(?<![\w-])(?P<name>{_NAME}),\s(?:(?:which|that)\sis\s)?(?:(?:better|also|commonly|usually)\s)?"
        r"(?:known\s(?:as|by\sits\sinitials(?:\sas)?)|abbreviated\s(?:to|as)|called|or)\s"
        rf"(?:the\s)?(?P<short>{_SHORT})(?=[,.;)]|\s\p{{Ll}})"
    ),
)
_SHORT_FIRST = (
    regex.compile(rf"(?<![\w-])(?P<short>\p{{Lu}}{{3,7}})\s\((?:the\s)?(?P<name>{_NAME})\)"),
    # "The TRTA, as the … is known", "TRTA stands for the …"
    regex.compile(
        rf"(?<![\w-])(?P<short>\p{{Lu}}{{3,7}}),?\s(?:as\sthe\s(?P<name>{_NAME})\sis\s(?:\p{{Ll}}+\s)?known"
        rf"|(?:which\s|that\s)?(?:stands|short|standing)\sfor\s(?:the\s)?(?P<name>{_NAME})"
        rf"|or\s(?:the\s)?(?P<name>{_NAME}),)"
    ),
)
# Without one of these signs, and words like these, in a text a pattern is not tried.
_NEEDED = (
    (_LONG_FIRST[0], ("(",), regex.compile(rf"\((?:the\s)?{_SHORT}\)")),
    (
        _LONG_FIRST[1],
        ("known", "abbreviated", "called", ","),
        regex.compile(
            rf"(?:known\s[\p{{Ll}}\s]{{2,20}}|abbreviated\s\p{{Ll}}+|called|,\sor)\s(?:the\s)?{_SHORT}(?!\p{{L}})"
        ),
    ),
    (_SHORT_FIRST[0], ("(",), regex.compile(r"\p{Lu}\s\((?:the\s)?\p{Lu}")),
    (
        _SHORT_FIRST[1],
        (),
        regex.compile(r"\p{Lu}{3,7},?\s(?:as\sthe|which|that|stands|short|standing|or)\s"),
    ),
)
PARTS = regex.compile(r"[\s,-]+")
_BODIES: tuple[tuple[str, ...], ...] = tuple(map(tuple, _LEXICON["bodies"]))
_OFFICIAL = frozenset(_LEXICON["official"])
_ELSEWHERE = frozenset(_LEXICON["elsewhere"])
_LETTERS = regex.compile(r"\p{L}+")
_FEW = 3  # letters: shorter initials are like too much


def _key(name: str) -> str:
    return " ".join(part for part in PARTS.split(name) if part).lower()


# The letters that everybody has for a body.
_OWN: dict[str, frozenset[str]] = {
    _key(name): frozenset(letters) for name, *letters in _BODIES if letters
}
_ALL = frozenset(letters for known in _OWN.values() for letters in known)


def find_expansions(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a name with the initials beside it, where those are its own or all but so.

    Initials of another language's name, or with letters from within words, are passed over: two
    letters may have changed places in a country of another language, and one letter is another
    only in initials that are known.
    """
    document = scene.article.document
    for match in names_with_initials(document):
        short = match["short"]
        if sum(letter.isupper() for letter in short) < min(2, len(short) - 1):
            continue
        found = _standing_for(match["name"], short.upper())
        if found is None or _is_official(short, match["name"][found:]):
            continue
        if not _are_own(document, match, found):
            continue
        begin = match.start("name") + found
        name = Passage(
            document.id, begin, match.end("name"), document.text[begin : match.end("name")]
        )
        letters = Passage(document.id, *match.span("short"), short)
        yield Bound(name, document), Bound(letters, document)


def names_with_initials(document: Document) -> Iterator[regex.Match[str]]:
    """Find each name with initials beside it, in whichever order."""
    for pattern, signs, needed in _NEEDED:
        if signs and not any(sign in document.text for sign in signs):
            continue
        if needed.search(document.text, concurrent=False) is not None:
            yield from pattern.finditer(document.text, concurrent=False)


def _is_official(short: str, name: str) -> bool:
    """Tell letters of another language, unless the name has letters of its own in English."""
    return short in _OFFICIAL and _key(name) not in _OWN


def _are_own(document: Document, match: regex.Match[str], start: int) -> bool:
    """Tell whether a body's initials must be those of its English name."""
    name, short = match["name"][start:], match["short"].upper()
    words = [part for part in PARTS.split(name) if part]
    if short in initials_of(words) or name in _NAMED or _key(name) in _OWN:
        return True
    if all(sorted(due) != sorted(short) for due in initials_of(words)):
        return short in _KNOWN  # "World Trade Union (WTO)" are another's
    sentence = document.sentences[sentence_of(document, match.start())].span
    told = _LETTERS.findall(document.text[sentence.start : sentence.end].lower())
    return _ELSEWHERE.isdisjoint(told)


def _standing_for(name: str, short: str) -> int | None:
    """Find from which word on a name has these initials, or all but these."""
    nearly = None
    for start, words in tails(name):
        own = _OWN.get(" ".join(words).lower())
        if own is not None and short not in own and _is_anothers(short, own):
            return start  # a body whose own letters everybody has
        for place, due in enumerate(initials_of(words)):
            if due == short:
                return start
            # Of the small words' letters only the very ones prove anything.
            if nearly is None and place < 2 and len(short) >= _FEW and _slipped(due, short):
                nearly = start
    return nearly


def _is_anothers(short: str, own: frozenset[str]) -> bool:
    """Tell whether letters are another body's, or begin as the body's own do."""
    if short in _ALL:
        return True
    return len(short) >= _FEW and any(
        each[0] == short[0] and abs(len(each) - len(short)) <= 1 for each in own
    )


def tails(name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """List what is left of a name as words in front are dropped: "Britain's Royal Society"."""
    for word in regex.finditer(r"(?<![\w-])\p{Lu}", name):
        words = [part for part in PARTS.split(name[word.start() :]) if part]
        if len(words) > 1:
            yield word.start(), words


def initials_of(words: Sequence[str]) -> Iterator[str]:
    """List the initials of a name, without its small words and with them."""
    capital = [word for word in words if word[0].isupper()]
    for chosen in (capital, words):
        yield "".join(word[0].upper() for word in chosen)
        yield "".join(word.upper() if word.isupper() else word[0].upper() for word in chosen)


def _slipped(due: str, short: str) -> bool:
    """Tell whether two letters are swapped, or one behind the first is another."""
    if len(due) != len(short) or due[0] != short[0] or due == short:
        return False
    apart = [at for at, (a, b) in enumerate(zip(due, short, strict=True)) if a != b]
    if len(apart) == 1:
        return True
    return len(apart) == 2 and due[apart[0]] == short[apart[1]] and due[apart[1]] == short[apart[0]]


def initials(name: str) -> str:
    """Give the initials of a name, its small words left out."""
    words = [part for part in PARTS.split(name) if part]
    for known in sorted(_OWN.get(_key(name), ())):
        return known
    return next(initials_of(words))


def is_initials(short: str, name: str) -> Truth:
    """Tell whether letters are a name's initials."""
    words = [part for part in PARTS.split(name) if part]
    if short.upper() in _OWN.get(_key(name), ()):
        return Truth.TRUE
    return Truth.TRUE if short.upper() in initials_of(words) else Truth.FALSE


_NAMED = frozenset(name for name, *_ in _BODIES)
_KNOWN = frozenset(map(initials, _NAMED))
_TEXT = Type(Base.TEXT)
FUNCTIONS = (
    Function("initials", (_TEXT,), _TEXT, initials),
    Function("is_initials", (_TEXT, _TEXT), Type(Base.TRUTH), is_initials),
)
FINDERS = (Finder("expansion", find_expansions, binds=(Base.PASSAGE, Base.PASSAGE)),)
