"""Find runs of capitalised words and cut them to names.

A capital proves nothing at the beginning of a sentence or in a headline: a word is taken for a
name there only where the text shows it capitalised in a running sentence too, or a list knows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from checkers.facts.names import words as lists
from checkers.model import Document, ParagraphKind, Span
from checkers.model.immutable import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written once; `words` are its own, without titles.

    `category` is None where the name alone does not tell.
    """

    span: Span
    words: tuple[str, ...]
    title: str = ""
    category: str | None = None

    @property
    def text(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words in a row; the first `shaky` of them have their capital from elsewhere."""

    starts: tuple[int, ...]
    words: tuple[str, ...]
    keys: tuple[str, ...]  # the words in lower case, apostrophes straight
    shaky: int


_CAPITALISED = r"\p{Lu}[\p{L}\p{M}\d]*+(?:['’&-][\p{Lu}\d][\p{L}\p{M}\d]*+){0,4}+"
_DOTTED = "|".join(sorted(regex.escape(w[:-1].capitalize()) for w in lists.DOTTED))
_PARTICLES = "|".join(sorted(lists.PARTICLES))
_BEFORE_FOR = "|".join(sorted(word.capitalize() for word in lists.BEFORE_FOR))
_WORD = rf"(?:(?:{_DOTTED})\.|(?:\p{{Lu}}\.){{1,6}}+(?!\w)|{_CAPITALISED})"
_LINK = rf"(?:{_PARTICLES}|of(?:[ \xa0]the)?|&|(?<=\b(?:{_BEFORE_FOR})[ ])for)"
_RUN = regex.compile(
    # A look at the next letter saves trying each title and particle at every word.
    rf"(?<![\w@#&])(?=\p{{Lu}}){_WORD}"
    rf"(?:[ \xa0](?:(?=\p{{Lu}}){_WORD}|(?:{_LINK}[ \xa0]){{1,2}}{_WORD})){{0,9}}+"
)
_SMALL = (
    "a|an|and|as|at|but|by|for|from|if|in|into|is|it|nor|of|off|on|or|over|per|so|than|the|to|up"
    "|via|vs?|with|yet"
)
# No headline has such a word.
_LOWER_WORD = regex.compile(rf"(?<![\w'’.-])(?!(?:{_SMALL})\b)\p{{Ll}}{{2,}}")
_AGE_OR_WHO = regex.compile(r",[ ](?:\d\d?,|who[ ])")
# Behind a name: who that is.  "Maud Ferris, director of …", "Jonas Feld, the engineer, said".
_APPOSED = regex.compile(
    r",[ ](?:\d\d?,|who[ ]|(?:an?|the|its|his|her|their)[ ]\p{Ll}"
    r"|\p{Ll}[\p{Ll}-]+(?:[ ]\p{Ll}[\p{Ll}-]+){0,3}[ ](?:of|at|for|with)[ ](?:the[ ])?\p{Lu}"
    r"|\p{Ll}[\p{Ll}-]+(?:[ ]\p{Ll}[\p{Ll}-]+){0,3},[ ](?:said|says|told|added)\b)"
)
# A role, or another word than a name, before a surname: "Fisherman Ferris", "Retired Ferris".
_ROLE_ENDINGS = (
    "er",
    "or",
    "man",
    "woman",
    "men",
    "ist",
    "ian",
    "ant",
    "ent",
    "ed",
    "ing",
    "ly",
    "day",
)
_TITLE_CASE_LIMIT = 250  # characters; nobody writes a longer headline
_LONGEST_NAME_LINE = 3  # words
_BEFORE_SENTENCE = frozenset('.?!:…"“”‘«(—–-•*>\n\r\t')
_CLOSERS = "\"”’')] "
_LINKS = lists.PARTICLES | {"of", "for", "the", "&"}
_ACRONYM = regex.compile(r"\p{Lu}{2,6}")


def find_mentions(document: Document) -> list[Mention]:
    """Find names in order of place; overlapping names do not occur."""
    runs = list(_runs(document))
    proved = {key for run in runs for key in run.keys[run.shaky :]}
    proved -= lists.NO_NAMES
    surnames = _common_surnames(runs)
    text = document.text
    return [m for run in runs for m in _mentions(text, run, proved, surnames)]


def _mentions(text: str, run: _Run, proved: set[str], surnames: set[str]) -> Iterable[Mention]:
    if len(run.keys) == 1 and _is_common(run.keys[0]):
        known = run.keys[0] in surnames and not _is_date(text, run)
        return (_mention(run, 0, category=None),) if known else ()
    if not run.shaky:
        return _names(text, _trimmed(run))
    return [m for part in _firm(text, run, proved) for m in _names(text, _trimmed(part))]


# --- runs -------------------------------------------------------------------------------------


def _runs(document: Document) -> Iterator[_Run]:
    text = document.text
    paragraphs = iter(document.paragraphs)
    stop, headline = -1, False
    for match in _RUN.finditer(text, concurrent=False):
        start = match.start()
        while start >= stop:
            paragraph = next(paragraphs, None)
            if paragraph is None:
                stop, headline = len(text) + 1, False
            else:
                stop = paragraph.span.end
                headline = _is_title_case(text, paragraph.span, paragraph.kind)
        run = _run(text, match.group(), start, headline=headline)
        if run is not None:
            yield run


def _run(text: str, words: str, start: int, *, headline: bool) -> _Run | None:
    if " " not in words and "\xa0" not in words:
        key = words.lower()
        shaky = 1 if headline or _begins_sentence(text, start) else 0
        if shaky and text[start - 1 : start] == "(" and words.isupper():
            shaky = 0  # the Wren Harvest (WH)
        if key in lists.NO_NAMES and (shaky or key not in lists.STARTERS):
            return None
        return _Run((start,), (words,), (key.replace("’", "'"),), shaky)
    pieces = tuple(words.replace("\xa0", " ").split(" "))
    starts = []
    at = start
    for piece in pieces:
        starts.append(at)
        at += len(piece) + 1
    keys = tuple(words.lower().replace("’", "'").replace("\xa0", " ").split(" "))
    shaky = int(_begins_sentence(text, start))
    if headline and not _fills_line(text, keys, start, start + len(words)):
        shaky = len(pieces)
    return _Run(tuple(starts), pieces, keys, shaky)


def _common_surnames(runs: Sequence[_Run]) -> set[str]:
    """List the common words that a full name shows to be surnames.

    After "George Will" or "Mr. King", a "Will" or "King" within a sentence is the man.
    """
    return {
        run.keys[1]
        for run in runs
        if len(run.keys) == 2 and run.shaky < 2 and _is_surname(run.keys, 1)
    }


def _is_date(text: str, run: _Run) -> bool:
    """Tell the month "in May" from the woman "May"."""
    if run.keys[0] not in lists.DAYS:
        return False
    start, end = run.starts[0], run.starts[0] + len(run.words[0])
    before = text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower()
    return before in lists.BEFORE_DAYS or text[end + 1 : end + 2].isdigit()


def _is_common(key: str) -> bool:
    return key in lists.NO_NAMES or key in lists.TITLES


def _is_surname(keys: Sequence[str], at: int) -> bool:
    """Tell whether a common word stands where only a surname can: "Mr. King", "Ian Read"."""
    before = keys[at - 1] if at else ""
    if before in lists.COURTESY:
        return keys[at] not in lists.OFFICES
    given = before in lists.GIVEN_NAMES and before not in lists.NO_NAMES
    return given and keys[at] in lists.STARTERS


def _fills_line(text: str, keys: Sequence[str], start: int, end: int) -> bool:
    """Tell a line that is a person's name from a headline that begins with one."""
    if len(keys) > _LONGEST_NAME_LINE or keys[0] not in lists.GIVEN_NAMES:
        return False
    return text[start - 1 : start] in ("", "\n", " ") and text[end : end + 1] in (
        "",
        "\n",
        ",",
        "(",
    )


def _begins_sentence(text: str, start: int) -> bool:
    at = start - 1
    limit = start - 4
    while at >= 0 and at > limit and text[at] in _CLOSERS:
        at -= 1
    return at < 0 or text[at] in _BEFORE_SENTENCE


def _is_title_case(text: str, span: Span, kind: ParagraphKind) -> bool:
    """Tell a headline: only its small words are lower-case."""
    if span.end - span.start > _TITLE_CASE_LIMIT:
        return False
    found = _LOWER_WORD.search(text, span.start, span.end, concurrent=False)
    return found is None or (kind is ParagraphKind.HEADING and found.start() - span.start > 40)


# --- from runs to names -----------------------------------------------------------------------


def _is_apposed_to(text: str, run: _Run) -> bool:
    """Tell a given name that no list has from a word that only begins a sentence."""
    if run.shaky != 1 or len(run.keys) != 2 or run.keys[0].endswith(_ROLE_ENDINGS):
        return False
    if _is_common(run.keys[0]) or _is_common(run.keys[1]) or run.words[0].isupper():
        return False
    return _APPOSED.match(text, run.starts[1] + len(run.words[1]), concurrent=False) is not None


def _firm(text: str, run: _Run, proved: set[str]) -> Iterator[_Run]:
    """Cut what only a sentence's beginning or a headline capitalises."""
    begin = 0
    if _is_apposed_to(text, run):
        yield run
        return
    for at, key in enumerate(run.keys[: run.shaky]):
        body = key in lists.BEFORE_OF and run.keys[at + 1 : at + 2] == ("of",)
        if not body and not _known(key, proved) and key not in _LINKS:
            if begin < at:
                yield _part(run, begin, at)
            begin = at + 1
    if begin < len(run.words):
        yield _part(run, begin, len(run.words)) if begin else run


def _known(key: str, proved: set[str]) -> bool:
    return (
        key in proved
        or key in lists.GIVEN_NAMES
        or key in lists.PLACES
        or key in lists.TITLES
        or key in ("new", "north", "south", "west", "east", "saudi", "los", "las", "san")
    )


def _part(run: _Run, begin: int, end: int) -> _Run:
    return _Run(run.starts[begin:end], run.words[begin:end], run.keys[begin:end], 0)


def _trimmed(run: _Run) -> _Run:
    """Drop words at both ends that are no part of a name: function words, days, peoples."""
    begin, end = 0, len(run.keys)
    while begin < end and _drops_in_front(run.keys, begin, end):
        begin += 1
    while end > begin and (
        run.keys[end - 1] in _LINKS
        or (
            run.keys[end - 1] in lists.NO_NAMES
            and not _is_place(run.keys[begin:end])
            and not (end == begin + 2 and _is_surname(run.keys, end - 1))
        )
    ):
        end -= 1
    return run if end - begin == len(run.keys) else _part(run, begin, end)


def _drops_in_front(keys: Sequence[str], begin: int, end: int) -> bool:
    key = keys[begin]
    if key in _LINKS:
        return True
    if key not in lists.NO_NAMES:
        return False
    more = end - begin > 1
    if more and (_is_place(keys[begin : begin + 2]) or _is_place(keys[begin:end])):
        return False
    if more and key in lists.GIVEN_NAMES and not keys[begin + 1][0].isdigit():
        return False
    return not (more and key in lists.PEOPLES and keys[end - 1] in lists.ORGANISATION_WORDS)


def _is_place(keys: Sequence[str]) -> bool:
    return " ".join(keys) in lists.PLACES


def _names(text: str, run: _Run) -> Iterable[Mention]:
    keys = run.keys
    if len(keys) < 2:
        return _one_word(run) if keys else ()
    split = _split_at_of(keys)
    if split is not None:
        before, after = _part(run, 0, split), _part(run, split + 1, len(keys))
        return (*_names(text, _trimmed(before)), *_names(text, _trimmed(after)))
    if _names_organisation(keys) or _names_body_of(keys):
        return (_mention(run, 0, category="organisation"),)
    first, last = _title_block(keys)
    if not last:
        return (_mention(run, 0, category=_category(text, run)),)
    return (*_names(text, _trimmed(_part(run, 0, first))), *_titled(run, first, last))


def _one_word(run: _Run) -> Iterable[Mention]:
    word, key = run.words[0], run.keys[0]
    if key in lists.NO_NAMES or key in lists.TITLES or (len(word) < 3 and not word.isupper()):
        return ()
    category = None
    if key in lists.PLACES:
        category = "place"
    elif _ACRONYM.fullmatch(word, concurrent=False):
        category = "organisation"
    return (_mention(run, 0, category=category),)


def _titled(run: _Run, first: int, last: int) -> Iterator[Mention]:
    """Name the person whose titles stand from `first` to `last`, if a name follows them."""
    if last < len(run.keys):
        acronym = last == len(run.keys) - 1 and _ACRONYM.fullmatch(run.words[last])
        category = "organisation" if acronym else "person"
        yield _mention(run, last, begin=last if acronym else first, category=category)


def _names_organisation(keys: Sequence[str]) -> bool:
    if keys[-1] not in lists.ORGANISATION_WORDS or _is_place(keys):
        return False
    return keys[0] not in lists.GIVEN_NAMES


def _names_body_of(keys: Sequence[str]) -> bool:
    """Tell "Department of Justice" from an office and its holder."""
    at = next((i for i, key in enumerate(keys) if key in ("of", "for")), 0)
    return at > 0 and keys[at - 1] in lists.ORGANISATION_WORDS and keys[at - 1] not in lists.TITLES


def _split_at_of(keys: Sequence[str]) -> int | None:
    """Find an "of" that joins no name, as in "Collins of Maine"."""
    for at, key in enumerate(keys):
        if key == "of" and keys[at - 1] not in lists.BEFORE_OF:
            return at
    return None


def _title_block(keys: Sequence[str]) -> tuple[int, int]:
    """Find the titles in a run: half-open indices, (0, 0) where it has none."""
    given_first = keys[0] in lists.GIVEN_NAMES and keys[0] not in lists.TITLES
    last = 0
    for at, key in enumerate(keys):
        if at == len(keys) - 1 and _is_surname(keys, at):
            continue
        if key in lists.TITLES and not (given_first and not key.endswith(".")):
            last = at + 1
    if last < len(keys) - 1 and keys[last] == "of":  # Secretary of State
        last += 2
    first = last
    while first and (
        keys[first - 1] in lists.TITLES or keys[first - 1] in ("of", "state", "house")
    ):
        first -= 1
    if last and first == last:
        first = next(i for i in range(last) if keys[i] in lists.TITLES)
    return first, last


def _category(text: str, run: _Run) -> str | None:
    keys, words = run.keys, run.words
    if _is_place(keys) or keys[-1] in lists.PLACE_WORDS:
        return "place"
    if "of" in keys or "&" in keys or keys[-1] in lists.ORGANISATION_WORDS:
        return "organisation"
    if keys[0] in lists.GIVEN_NAMES or (keys[-1] in lists.PERSON_SUFFIXES and "war" not in keys):
        return "person"
    if any(len(word) == 2 and word[1] == "." for word in words[:-1]):
        return "person"  # an initial
    end = run.starts[-1] + len(words[-1])
    return "person" if _AGE_OR_WHO.match(text, end) else None


def _mention(run: _Run, own: int, *, begin: int = 0, category: str | None) -> Mention:
    """Make the mention of the words from `begin`; those from `own` are the name itself."""
    end = run.starts[-1] + len(run.words[-1])
    return Mention(
        Span(run.starts[begin], end), run.words[own:], " ".join(run.words[begin:own]), category
    )
