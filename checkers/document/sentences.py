"""Where sentences end.

A stop is judged by the word before it and the word after it; the words are data
(`facts/lexicon/en/sentences.toml`).  In doubt a sentence goes on: two sentences read as one are
harmless, half of one can turn a statement into another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto

import regex

from checkers.document.words import WORDS

LONGEST = 2_000  # code points; longer ones are cut, so that no later step meets a huge sentence


class _Stop(Enum):
    """What a stop after an abbreviation tells about the sentence."""

    INNER = auto()  # it goes on: "Sen. Smith", "e.g. this"
    NUMBERED = auto()  # it goes on before a digit: "No. 10"
    TRAILING = auto()  # it goes on unless the next word starts one: "Inc.", "U.S."


_ABBREVIATIONS: Mapping[str, _Stop] = {
    **dict.fromkeys(WORDS["trailing"], _Stop.TRAILING),
    **dict.fromkeys(WORDS["numbered"], _Stop.NUMBERED),
    **dict.fromkeys(WORDS["inner"] | WORDS["titles"], _Stop.INNER),
}
_AFTER_DIGIT = WORDS["after_digit"]
_STARTERS = WORDS["starters"]
_COURTESY = WORDS["courtesy"]
_EXCLAIMED = WORDS["exclaimed"]
_SUFFIXES = WORDS["suffixes"]

# A stop with its closing marks, then blanks; or none where one was forgotten ("previews.Get").
# A look ahead takes the word that follows with the marks that open it.
_CANDIDATE = regex.compile(
    r"""
    (?<![.!?…؟۔।])(?P<stop>[.!?…؟۔।]++)  # the whole run, or time is quadratic
    (?P<close>["'”’»)\]}]*+(?:\[\d{1,3}\])*+(?:\s[”»](?=\s))?+)
    (?: (?P<gap>\s++)(?=\S) | (?=["“‘(\[]?(?:\p{Lu}[\p{Ll}’']|[IA]\s)) )
    (?=(?P<open>["'“‘‛„«‹(\[{¿¡]*+)(?P<word>[\p{L}\d]*+))
    | (?<![。！？])[。！？]++[」』”’）]*+(?P<gap>\s*+)(?=\S)
    """,
    regex.VERBOSE,
)
_BEFORE = regex.compile(r"(?r)(?:\p{L}\.|[\p{L}\p{M}’'])++|\d++")
_ATTRIBUTED = regex.compile(
    r"(?:\p{Lu}[\w.’'-]{0,40}+\s++(?:(?:of|de|la|van|von|bin|al)\s++)?){1,4}(?:"
    + "|".join(sorted(WORDS["attribution"]))
    + r")\b"
)
_ACRONYM = regex.compile(r"\p{L}{1,2}(?:\.\p{L}{1,2})++")
_ADDRESS = regex.compile(r"[./@=_\\]")
_NOT_BLANK = regex.compile(r"\S")
_BLANK_BACKWARDS = regex.compile(r"(?r)\s")
_REACH = 24  # how far back the word before a stop is looked for
_LIST_NUMBER = 3  # digits at most: "12. Twelfth item"
_NO_START = frozenset(".…!?,;:)]}”’»–—―-%/&")
_QUOTES = "\"'“‘‛„«‹"


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Tile text[start:end] with sentences; only blanks lie between them."""
    begin = start
    for found in _CANDIDATE.finditer(text, start, end, concurrent=False):
        if _ends_sentence(text, begin, found):
            stop = found.end() - len(found["gap"] or "")
            yield from _cut(text, begin, stop)
            begin = found.end()
    if begin < end:
        yield from _cut(text, begin, end)


def _cut(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is too long at a blank, or anywhere where there is none."""
    while end - begin > LONGEST:
        blank = _BLANK_BACKWARDS.search(text, begin + 1, begin + LONGEST, concurrent=False)
        stop = blank.start() if blank else begin + LONGEST
        yield begin, begin + len(text[begin:stop].rstrip())
        rest = _NOT_BLANK.search(text, stop, end, concurrent=False)
        begin = rest.start() if rest else end
    if begin < end:
        yield begin, end


def _ends_sentence(text: str, begin: int, found: regex.Match[str]) -> bool:
    stop = found["stop"]
    if stop is None:  # 。 always ends one
        return True
    if not _can_start(text, found):
        return False
    if found["gap"] is None and not _lacks_blank(text, begin, found):
        return False
    if not {"!", "?", "؟"}.isdisjoint(stop):
        return _outcry_ends(text, found)
    if stop == "." and not _is_spaced_out(text, found.start()):
        return _full_stop_ends(text, begin, found)
    return not text[max(0, found.start() - 1) : found.start()].isspace() or _is_starter(text, found)


def _can_start(text: str, found: regex.Match[str]) -> bool:
    """Tell whether a sentence can start with what follows the stop."""
    opened, word = found["open"], found["word"]
    if not word:
        end = found.end("word")
        return bool(opened) or text[end : end + 1] not in _NO_START
    if not word[0].islower() or word.lower() != word:  # iPhone, eBay
        return True
    return opened[:1] in _QUOTES if opened else False


def _is_starter(text: str, found: regex.Match[str]) -> bool:
    """Tell whether the next word starts a sentence rather than continues a name."""
    word, end = found["word"], found.end("word")
    if word in _COURTESY:
        return True
    known = word in _STARTERS or (len(word) > 1 and word.capitalize() in _STARTERS)
    return known and text[end : end + 1] != "."  # "A. Smith" is a name


def _is_quoted(found: regex.Match[str]) -> bool:
    return found["open"][:1] in _QUOTES if found["open"] else False


def _is_spaced_out(text: str, stop: int) -> bool:
    """Tell whether the stop is one of ". . ."."""
    return text[max(0, stop - 1) : stop].isspace() and text[max(0, stop - 2) : stop - 1] == "."


def _lacks_blank(text: str, begin: int, found: regex.Match[str]) -> bool:
    """Tell whether a blank was forgotten behind the stop: "previews.Get", not "Node.js"."""
    stop = found.start()
    if found["close"] or stop == begin:
        return stop > begin
    last = text[stop - 1]
    if last.isdigit() or len(found["stop"]) > 1 or found["stop"] == "…":
        return _is_starter(text, found)
    if last.isupper() or found["word"].lower() in _SUFFIXES:
        return False
    near = text[max(begin, stop - _REACH) : stop].split()[-1:]
    return not (near and _ADDRESS.search(near[0], concurrent=False)) and not _is_joined(text, found)


def _is_joined(text: str, found: regex.Match[str]) -> bool:
    """Tell whether the next word is part of a longer name: System.Out.println."""
    end = found.end("word")
    follower = text[end : end + 1]
    if follower == ".":
        return text[end + 1 : end + 2].isalnum()
    return follower in ("/", "@", "_", "(", "=")


def _outcry_ends(text: str, found: regex.Match[str]) -> bool:
    stop = found.start()
    if text[max(0, stop - 1) : stop] == "(":  # "(!)"
        return False
    if _is_starter(text, found):
        return True
    if found["close"]:
        return _ATTRIBUTED.match(text, found.end(), concurrent=False) is None
    before = _BEFORE.match(text, max(0, stop - _REACH), stop, concurrent=False)
    return found["stop"] != "!" or before is None or before[0] not in _EXCLAIMED


def _full_stop_ends(text: str, begin: int, found: regex.Match[str]) -> bool:
    stop = found.start()
    before = _BEFORE.match(text, max(begin, stop - _REACH), stop, concurrent=False)
    if before is None:
        return True
    word = before[0].strip("’'")
    if word.isdigit():
        return before.start() > begin or len(word) > _LIST_NUMBER
    meaning = _meaning(text, before.start(), word)
    if meaning is None:
        return True
    if meaning is _Stop.INNER or (before.start() == begin and len(word) == 1):
        return False
    if meaning is _Stop.NUMBERED:
        return not found["word"][:1].isdigit()
    return _is_starter(text, found) or (len(word) > 1 and _is_quoted(found))


def _meaning(text: str, start: int, word: str) -> _Stop | None:
    """Look up what a stop behind `word` means; None for an ordinary word."""
    if len(word) == 1 and word.isupper():
        return _Stop.TRAILING  # an initial
    meaning = _ABBREVIATIONS.get(word)
    if text[max(0, start - 1) : start].isdigit() and "." not in word:
        return None  # "£3.4m", "205lb": never written with a stop of their own
    if meaning is None and word.isupper():
        meaning = _ABBREVIATIONS.get(word.capitalize())
    if meaning is None and "." in word:
        return _Stop.TRAILING if _ACRONYM.fullmatch(word, concurrent=False) else None
    if word in _AFTER_DIGIT and not text[max(0, start - 2) : start].strip()[-1:].isdigit():
        return None
    return meaning
