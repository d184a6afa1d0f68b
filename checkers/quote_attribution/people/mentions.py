"""Names as the text has them, each with its title: what the checks of persons start from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.names.words import (
    DOTTED,
    GIVEN_NAMES,
    NO_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSON_SUFFIXES,
    PLACE_WORDS,
    PLACES,
)
from checkers.facts.quantities.nouns import is_plural
from checkers.facts.quotes.words import can_speak
from checkers.model import Document, Fact, Kind, Quotation, Span
from checkers.model.immutable import dataclass
from checkers.passages import Areas
from checkers.rulebook.masks import fold
from checkers.rulebook.vocabulary import Passage, Scene

LEXICON = load("people")
SHIFTS = either(LEXICON["shifts"])  # words of another time, or of an office not yet held
HEADS = frozenset(LEXICON["heads"])
MODIFIERS = frozenset(LEXICON["modifiers"])
COURTESY = frozenset(LEXICON["courtesy"])
ABBREVIATIONS: dict[str, str] = dict(LEXICON["abbreviations"])
_PARTICLE = "|".join(sorted(PARTICLES))
_DOT = "|".join(sorted(regex.escape(word.capitalize()) for word in DOTTED))
_WORD = (
    rf"(?:(?:{_DOT})|\p{{Lu}}\.(?=[\s\p{{Lu}}])|"
    r"\p{Lu}[\p{L}\p{M}]*+(?:['’-]\p{Lu}?[\p{L}\p{M}]++){0,3}+)"
)
_RUN = regex.compile(
    # A look at the next letter saves trying each title and particle at every word.
    rf"(?<![\w@#&’'-])(?=\p{{Lu}}){_WORD}"
    rf"(?:[ \xa0](?:(?=\p{{Lu}}){_WORD}|(?:(?:{_PARTICLE})[ \xa0]){{1,2}}{_WORD})){{0,7}}+"
)
_POSSESSIVES = ("'s", "’s", "'", "’")
_SMALL = regex.compile(r"(?:(?<=\s)|\A)(?P<words>(?:\p{Ll}[\p{L}-]*,?\s){1,3})\Z")
_OPENING = regex.compile(r"(?:\A|[.?!:”\"]\s|\n)(?P<word>\p{Lu}\p{Ll}+)\s\Z")
_THE_OPENS = regex.compile(r"(?:(?<=[.?!:”\"]\s|\n)|\A)The\s\Z")
_CLOSED = regex.compile(r"[”\"]?(?:[.;:)?!]|\s?[—–-]\s|,(?!\s(?:the|an?)\s)|\s*\n|\s*\Z)")
_LONGEST = 4  # words of a person's name
_TITLE_REACH = 60  # characters before a name
# Without "May", which is a name as well.
_MONTHS = frozenset(map(str.lower, load("calendar")["months"]["names"])) - {"may"}


# Single words that are no surname, wherever they stand.
_PLAIN_WORDS = NO_NAMES | PLACES | ORGANISATION_WORDS | PLACE_WORDS | HEADS | COURTESY


@dataclass(frozen=True, slots=True)
class Mention:
    """A person as named once: title in small letters, the name's words, and where they stand."""

    span: Span  # of the name without its title
    title: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]  # of the words
    sentence: int
    quoted: bool
    begins: bool  # stands at the beginning of its sentence

    @property
    def surname(self) -> str:
        return self.words[-1]

    @property
    def full(self) -> bool:
        return len(self.words) > 1

    def passage(self, document: Document, *, whole: bool = True) -> Passage:
        """Give the words: the whole name, or its last word alone."""
        start = self.span.start if whole else self.starts[-1]
        return Passage(document.id, start, self.span.end, document.text[start : self.span.end])

    def word(self, document: Document, at: int) -> Passage:
        start = self.starts[at]
        end = start + len(self.words[at])
        return Passage(document.id, start, end, document.text[start:end])


def title_start(document: Document, mention: Mention, low: int = 0) -> int | None:
    """Find where the title before a name begins, behind the place `low` of its text."""
    low = max(low, mention.span.start - _TITLE_REACH)
    found = fold(document.text[low : mention.span.start]).rfind(mention.title[0])
    return None if found < 0 else low + found


def mentions(scene: Scene) -> list[Mention]:
    """List the runs of capitalised words that can be persons, in order; headlines are left out."""
    return scene.once(_read)


def _read(scene: Scene) -> list[Mention]:
    document = scene.article.document
    heads = Areas(document.headlines)
    return [m for m in _mentions(document, scene.article.items) if m.span.start not in heads]


def _mentions(document: Document, facts: Sequence[Fact]) -> Iterator[Mention]:
    quotes = [
        f.span
        for f in facts
        if isinstance(f.value, Quotation) and f.value.direct and f.kind == Kind.QUOTE
    ]
    quote = at = 0
    ends = [sentence.span.end for sentence in document.sentences[:-1]]
    read: dict[tuple[str, bool], _Named | None] = {}  # names recur
    for match in _RUN.finditer(document.text, concurrent=False):
        start = match.start()
        while quote < len(quotes) and quotes[quote].end <= start:
            quote += 1
        quoted = quote < len(quotes) and quotes[quote].start <= start
        while at < len(ends) and ends[at] <= start:
            at += 1
        begins = start == document.sentences[at].span.start
        run = match.group(), begins
        if run not in read:
            read[run] = _named(match.group(), begins=begins)
        named = read[run]
        if named is None:
            continue
        title = named.title
        if named.first == 0 or COURTESY.issuperset(title):  # "the treasurer, Mr Lee,"
            title = (*_lower_title(document.text, start, match.end(), named.words), *title)
        places = tuple([start + offset for offset in named.offsets])
        span = Span(places[0], places[-1] + len(named.words[-1]))
        yield Mention(span, title, named.words, places, at, quoted, begins)


@dataclass(frozen=True, slots=True)
class _Named:
    """What a run of capitalised words names: titles, the name's words, and where they stand."""

    title: tuple[str, ...]
    first: int  # of the run's words that is the name's
    words: tuple[str, ...]
    offsets: tuple[int, ...]


def _named(run: str, *, begins: bool) -> _Named | None:
    """Tell which words of a run name a person; None where they cannot."""
    if run.lower() in _PLAIN_WORDS:
        return None
    if " " not in run and "\xa0" not in run:
        return _single(run)
    words = run.replace("\xa0", " ").split(" ")
    offsets = list(accumulate((len(word) + 1 for word in words[:-1]), initial=0))
    first = _own(words, begins=begins)
    title = tuple(_plain(word) for word in words[:first] if _is_title(word))
    own = words[first:]
    while own and (own[-1].lower() in PARTICLES or _plain(own[-1]) in PERSON_SUFFIXES):
        own.pop()
    if not own or not _may_be_person(own):
        return None
    own[-1] = _unowned(own[-1]).rstrip(".")
    if len(own[-1]) < 2:
        return None
    return _Named(title, first, tuple(own), tuple(offsets[first : first + len(own)]))


def _single(word: str) -> _Named | None:
    """The same of a word alone, as most are."""
    own = _unowned(word)
    key = _plain(own)
    if key in _PLAIN_WORDS or key in _MONTHS or key in PERSON_SUFFIXES or key in PARTICLES:
        return None
    if word.isupper() and len(word) > 2:
        return None
    own = own.rstrip(".")
    return _Named((), 0, (own,), (0,)) if len(own) > 1 else None


def _unowned(word: str) -> str:
    """Leave out the ending of whom something belongs to: "Lee's", "Jones’"."""
    if word.endswith(_POSSESSIVES):
        return word[:-2] if word[-1] == "s" else word[:-1]
    return word


def _plain(word: str) -> str:
    return word.lower().rstrip(".")


def _is_title(word: str) -> bool:
    plain = _plain(word)
    first, hyphen, last = plain.partition("-")
    if hyphen and first in MODIFIERS and last in HEADS:
        return True  # "Vice-President"
    return plain in HEADS or plain in MODIFIERS or plain in COURTESY or plain in ABBREVIATIONS


def _own(words: Sequence[str], *, begins: bool) -> int:
    """Find where the name itself begins, behind titles and what a sentence opens with."""
    last = len(words) - 1
    # "Botanist Ann Orlo", "Botanist Will Orlo"
    opening = 1 if begins and last > 1 and _is_calling(words[0]) else 0
    first = opening
    while first < last and (
        _is_title(words[first]) or (words[first].lower() in NO_NAMES and (begins or first == 0))
    ):
        if (
            _plain(words[first]) in GIVEN_NAMES
            and not words[first].endswith(".")
            and first == opening
            and _plain(words[first]) not in HEADS
        ):
            break
        first += 1
    return first


def _is_calling(word: str) -> bool:
    low = word.lower()
    return low not in GIVEN_NAMES and can_speak(low) and not is_plural(low)


def _lower_title(text: str, start: int, end: int, name: Sequence[str]) -> tuple[str, ...]:
    """Read a title in small letters before a name: "chief executive Jo Lee".

    Behind a comma the name stands in apposition only where it is whole and the next mark closes
    it: "in a letter to the prime minister, Lee said" is Lee's letter.
    """
    before = text[start - 2 : start - 1]
    if not (before.islower() or before in (",", " ")):
        return ()  # most names: no title in small letters can end there
    near = text[max(0, start - 20) : start].rstrip(", ")
    last = near[near.rfind(" ") + 1 :]
    if last not in HEADS and last.partition("-")[2] not in HEADS:
        return ()
    small = _SMALL.search(text[max(0, start - 60) : start], concurrent=False)
    if small is None:
        return ()
    words = small["words"].replace(",", " ,").split()
    if words[-1] == ",":  # "the prime minister, Ann Lee,"
        words.pop()
        begin = start - len(small["words"])
        as_one = words[0] == "as" or text[max(0, begin - 3) : begin] == "As "  # "As chairman, Lee"
        if not as_one and not _is_apposed(text, begin, end, alone=len(name) == 1):
            return ()
    title = _office_words(words)
    if len(title) == len(small["words"].split()):
        # "Chief operating officer Lee": a sentence begins with the title's first word.
        opening = _OPENING.search(text, max(0, start - 90), start - len(small["words"]))
        if opening is not None and opening["word"].lower() in MODIFIERS:
            return (opening["word"].lower(), *title)
    return title


def _is_apposed(text: str, start: int, end: int, *, alone: bool) -> bool:
    """Tell whether a mark closes a name behind a title and a comma.

    A surname alone needs a sentence that begins with the title: "The treasurer, Lee, said …".
    """
    if _CLOSED.match(text, end, concurrent=False) is None:
        return False
    return not alone or _THE_OPENS.search(text, max(0, start - 8), start) is not None


def _office_words(words: Sequence[str]) -> tuple[str, ...]:
    """Keep the words of an office at the end of some words, () where they end in none."""
    if "," in words:
        words = words[len(words) - list(words)[::-1].index(",") :]
    if not words or words[-1].rpartition("-")[2] not in HEADS:
        return ()
    first = len(words) - 1
    while first and words[first - 1] in MODIFIERS:
        first -= 1
    return tuple(words[first:])


def _is_named_as_a_month(keys: Sequence[str]) -> bool:
    """Tell "Theresa May" from "in May"."""
    return len(keys) == 2 and keys[0] in GIVEN_NAMES and (keys[1] == "may" or keys[1] in _MONTHS)


def _may_be_person(words: Sequence[str]) -> bool:
    keys = [_plain(_unowned(word)) for word in words]
    if len(words) > _LONGEST or keys[-1] in ORGANISATION_WORDS or keys[-1] in PLACE_WORDS:
        return False
    if " ".join(keys) in PLACES or keys[-1] in HEADS or keys[0] in _MONTHS:
        return False
    if keys[-1] in NO_NAMES and not _is_named_as_a_month(keys):
        return False
    return not any(word.isupper() and len(word) > 2 for word in words)
