"""Words that say how many are named: "both Kenya and Chad", "the trio, Lee, Hall and Roe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.document import sentence_of
from checkers.model import Span
from checkers.numeric_consistency.both_of_them import both_of_them
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import LEXICON, NAME, NAMES, NUMERALS, Row, read_row
from checkers.passages.words import looks_like_a_verb
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_BOTH = Sought(r"(?<![\w-])[Bb]oth\s+(?!of\b|are\b|were\b|have\b|had\b|said\b)")


def find_both(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each "both" with the items that it joins."""
    document = scene.article.document
    text = document.text
    yield from _all_named(scene)
    yield from both_of_them(document)
    for match in _BOTH.in_article(scene):
        at = sentence_of(document, match.start())
        row = _joined_names(text, match.end(), document.sentences[at].span.end)
        if row is None:
            continue
        word = Span(match.start(), match.start() + len("both"))
        yield figure(document, at, word, 2), figure(document, at, row.span, row.fewest, row.most)


_SHORT = (
    r"(?:(?:the|a|an|in|at|on|by|to|its|his|her|their)\s)?"
    r"\p{Ll}[\p{L}’'-]*+(?:\s(?!(?:and|or|plus)\s)\p{Ll}[\p{L}’'-]*+){0,2}?"
)
# "Both the 100m, the 200m and the relay".
_EVENTS = regex.compile(
    r"(?:(?:the|a)\s\d[\w.]*(?:\s\p{Ll}+)?,\s)++(?:the|a)\s[\w.]+(?:\s\p{Ll}+)??(?:,?\s(?:and|plus)\s)(?:the|a)\s[\w.]+"
)
_THINGS = regex.compile(
    rf"(?:{_SHORT},\s)++{_SHORT}(?:,?\s(?:and|or|plus)\s){_SHORT}(?=[.,;:!?)]|\s|\Z)"
)


_PLURALS = ("s", "men", "people", "children", "cattle", "sheep", "poultry")
_PAIRED = frozenset(LEXICON["paired"])
# "Both northern Spain, southern France and Corsica".
_PLACE = rf"(?:the\s)?(?:\p{{Ll}}+\s)?{NAME}"
_PLACED = regex.compile(rf"{_PLACE}(?:,\s{_PLACE})++,?\s(?:and|plus)\s{_PLACE}")
_LAST_COMMA = regex.compile(r",\s(?:and|plus)\s")
_ALL_OF = Sought(
    rf"(?:(?<=[.!?]\s|\n|\A|[”\"])(?:Both|All\s(?P<many>{'|'.join(NUMERALS)}))|(?<=,\s|that\s)(?:both|all\s(?P<many>{'|'.join(NUMERALS)})))"
    r"(?:\sof\s(?:the|them|these|those|her|his|its|their|my|our))?(?:\s(?:(?:the|her|his|its|their)\s)?(?:\p{Ll}+\s)?(?:\p{Ll}+s|men|women|people|children))?(?:,\s(?:(?:named|identified|listed|known)\s(?:(?:in\s\p{Ll}+|by\s(?:the\s)?\p{Ll}+)\s)?as\s)?|\s[–—-]\s)(?=\p{Lu})"
    r"|\b[Bb]etween\sthe\s(?P<many>two|three)\sof\sthem,\s(?=\p{Lu})"
)


_CLOSED = regex.compile(r",\s|\s[–—-]\s")


def _all_named(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Read "All three of the defendants, Lee and Hall, denied it"."""
    document = scene.article.document
    text = document.text
    for match in _ALL_OF.in_article(scene):
        at = sentence_of(document, match.start())
        names = NAMES.match(text, match.end(), document.sentences[at].span.end, concurrent=False)
        between = match["many"] and match.group().lower().startswith("between")
        if names is None or not (between or _CLOSED.match(text, names.end())):
            continue
        row = read_row(text, Span(*names.span()))
        if row is None or text.startswith(("and ", "both ", "all "), names.end() + 2):
            continue
        due = NUMERALS[match["many"]] if match["many"] else 2
        word = Span(match.start(), match.end("many") if match["many"] else match.start() + 4)
        yield figure(document, at, word, due), figure(document, at, row.span, row.fewest, row.most)


def _joined_names(text: str, start: int, end: int) -> Row | None:
    names = NAMES.match(text, start, end, concurrent=False)
    if names is not None:
        return read_row(text, Span(start, names.end()))
    placed = _PLACED.match(text, start, end, concurrent=False)
    if placed is not None:
        many = placed.group().count(", ") + 2 - len(_LAST_COMMA.findall(placed.group()))
        return Row(Span(*placed.span()), (Span(*placed.span()),), many, many)
    events = _EVENTS.match(text, start, end, concurrent=False)
    if events is not None:
        many = events.group().count(", the ") + events.group().count(", a ") + 2
        return Row(Span(*events.span()), (Span(*events.span()),), many, many)
    things = _THINGS.match(text, start, end, concurrent=False)
    if things is None:
        return None
    row = read_row(text, Span(start, things.end()), least=3)
    if row is None:
        return None
    items = [text[item.start : item.end] for item in row.items]
    if text.endswith("Both ", 0, start) and looks_like_a_verb(items[0].split()[0]):
        return None  # "Both lasted longer, by five days and by one"
    if _plural(items[0]) and not _all_kinds(items):
        return None  # "both teams, the referee and the crowd"
    return row


def _all_kinds(items: Sequence[str]) -> bool:
    """Tell "both dogs, cats and horses", all kinds, from two that are known: "both parents"."""
    words = [item.split() for item in items]
    if len({each[0] for each in words}) == 1:  # "both to cars, to lorries and to buses"
        return all(len(each) > 1 for each in words)
    return items[0] not in _PAIRED and all(
        len(each) == 1 and each[0].endswith(_PLURALS) for each in words
    )


def _plural(item: str) -> bool:
    return item.split()[-1].endswith("s") or item.split()[0] in ("sides", "men", "women", "people")


# --- a pair, a trio ---------------------------------------------------------------------------

_GROUPS: dict[str, int] = dict(LEXICON["groups"])
_GROUP = Sought(
    rf"\b(?:[Tt]he\s(?:\p{{L}}+\s)?(?P<group>{'|'.join(_GROUPS)})(?:,|:|\s[—–]|\sof|\s\(|\s(?:are|were)|,\snamed\sas|,\sidentified\sas)"
    r"|(?P<group>[Tt]wins|[Tt]riplets),?)\s(?=\p{Lu})"
)


def find_groups(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair "the trio" with the names that stand in apposition to it."""
    document = scene.article.document
    text = document.text
    for match in _GROUP.in_article(scene):
        at = sentence_of(document, match.start())
        names = NAMES.match(text, match.end(), document.sentences[at].span.end, concurrent=False)
        row = read_row(text, Span(*names.span())) if names is not None else None
        if row is not None:
            due = figure(document, at, Span(*match.span("group")), _GROUPS[match["group"].lower()])
            yield due, figure(document, at, row.span, row.fewest, row.most)


_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (
    Finder("both", find_both, binds=_TWO),
    Finder("group", find_groups, binds=_TWO),
)
