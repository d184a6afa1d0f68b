"""When two spellings may be one name."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex
from rapidfuzz.distance import DamerauLevenshtein

from checkers.quote_attribution.people.mentions import LEXICON

_ALIKE: tuple[tuple[str, str], ...] = tuple((a, b) for a, b in LEXICON["spelling"]["alike"])
_TWICE = regex.compile(r"(.)\1+")
_MAC = regex.compile(r"\Amac(?=[a-z]{3})")
_ASCII: dict[str, str] = dict(LEXICON["spelling"]["ascii"])
_DIGRAPHS: dict[str, str] = {**_ASCII, **LEXICON["spelling"]["digraphs"]}
_GIVEN: dict[str, frozenset[int]] = {
    name: frozenset(at for at, row in enumerate(LEXICON["spelling"]["given"]) if name in row)
    for row in LEXICON["spelling"]["given"]
    for name in row
}
_KEPT = 2048  # names whose sound is remembered
_SHORT = 4  # letters: names of so few differ by a letter and are two
_STEM, _ENDING = 5, 3  # letters at the beginning that are the same, and behind them that differ
_LONG = 8  # letters: two of them may differ


@lru_cache(maxsize=_KEPT)
def sound(word: str) -> str:
    """Reduce a name to how it is heard, crudely: "Catherine" and "Katharine" are one."""
    key = _MAC.sub("mc", word.lower().replace("’", "'").replace("'", "").replace("-", ""))
    for written, heard in _ALIKE:
        key = key.replace(written, heard)
    key = _TWICE.sub(r"\1", key)
    key = key.replace("mk", "m")  # McIntosh, Mackintosh
    first, rest = key[:1], key[1:]
    return first + regex.sub("h", "", rest).rstrip("e")


def letters(word: str) -> str:
    """Drop what typing drops: accents and apostrophes."""
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in plain if letter.isalpha())


def without_accents(a: str, b: str) -> bool:
    """Tell whether one of two spellings leaves out the other's accents: "Sørby", "Sorby"."""
    a, b = a.replace("’", "'"), b.replace("’", "'")
    if a == b or a.isascii() == b.isascii():
        return False
    return bool(_bare(a) & _bare(b))


@lru_cache(maxsize=_KEPT)
def _bare(word: str) -> frozenset[str]:
    """Write a name without accents, as "Müller" is "Muller" or "Mueller"."""
    lower = word.lower()
    once = "".join(_ASCII.get(letter, letter) for letter in lower)
    twice = "".join(_DIGRAPHS.get(letter, letter) for letter in lower)
    return frozenset(letters(each).rstrip("'") for each in (once, twice))


def one_given_name(a: str, b: str) -> bool:
    """Tell two spellings of one given name that a list knows: "Sean" and "Shaun"."""
    return bool(_GIVEN.get(a.lower(), frozenset()) & _GIVEN.get(b.lower(), frozenset()))


def heard_alike(a: str, b: str) -> bool:
    """Tell whether two spellings sound as one name."""
    return sound(a) == sound(b) or _vowels_apart(sound(a), sound(b))


def _vowels_apart(a: str, b: str) -> bool:
    """Tell whether two sounds differ in one unstressed vowel: "petersen", "peterson"."""
    if len(a) != len(b) or len(a) <= _SHORT:
        return False
    apart = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    return len(apart) == 1 and set(apart[0]) <= set("aeiou")


def beginnings(surname: str) -> frozenset[str]:
    """Name how a surname begins, written and heard: two that may be one have one in common."""
    heard = sound(surname)[:1]
    written = {bare[:1] for bare in _bare(surname)}
    return frozenset((*written, "vowel" if heard in "aeiou" else heard))


def one_surname(a: str, b: str) -> bool:
    """Tell whether two surnames, neither too short to tell, may be one with a slip."""
    if a.isascii() != b.isascii():  # "Sorbye" is a slip of "Sørby"
        return any(_nearly_one(x, y) for x in _bare(a) for y in _bare(b) if x != y)
    return _nearly_one(a, b)


def _nearly_one(a: str, b: str) -> bool:
    return slips_apart(a, b) or (min(len(a), len(b)) > _SHORT and heard_alike(a, b))


def slips_apart(a: str, b: str) -> bool:
    """Tell whether one spelling is a slip of the other: a letter or two of many."""
    a, b = a.lower(), b.lower()
    if a == b or min(len(a), len(b)) <= _SHORT or a[0] != b[0]:
        return False
    if _ending(a, b):
        return False
    allowed = 2 if min(len(a), len(b)) >= _LONG else 1
    return int(DamerauLevenshtein.distance(a, b)) <= allowed


def begins_alike(a: str, b: str) -> bool:
    """Tell whether surnames begin alike and differ in their last letters: "Aldrin", "Aldridge"."""
    a, b = a.lower(), b.lower()
    if min(len(a), len(b)) <= _STEM or a[:_STEM] != b[:_STEM] or _ending(a, b):
        return False
    return int(DamerauLevenshtein.distance(a, b)) <= _ENDING


def _ending(a: str, b: str) -> bool:
    """Tell "Obama" and "Obamas", "Clinton" and "Clintonian": forms of one name."""
    short, long = sorted((a, b), key=len)
    if long == short + "n" and short[-1] not in "aeiouy":
        return False  # "Bauman" makes no "Baumann"
    return long.startswith(short) and long[len(short) :] in (
        "s",
        "es",
        "ian",
        "ite",
        "ism",
        "a",
        "o",
        "i",
        "n",
    )


def forms_apart(a: str, b: str) -> bool:
    return _ending(a.lower(), b.lower())
