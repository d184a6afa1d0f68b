"""Lists that go together: "Ali, Bo and Cy scored 3, 2 and 1 respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from checkers.document import sentence_of
from checkers.model import WIDE_KINDS, Fact, Facts, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.lists import LEXICON, NAME, NAMES, Row, Shape, read_row, shape_of
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_RESPECTIVELY = regex.compile(r"(?<!\w)[Rr]espectively(?!\w)")
_FRONTING = frozenset(LEXICON["fronting"])
_FIGURE_GLUE = regex.compile(
    r"(?:\s+[^\s,;:.()]+){0,3}(?:,\s+(?:and\s+)?|\s+(?:and|or|&)\s+)(?:for\s+|(?:a|the)\s+)?"
)


def find_respective_lists(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the two lists of a sentence that says "respectively"."""
    document = scene.article.document
    text = document.text
    for match in _RESPECTIVELY.finditer(text, concurrent=False):
        at = sentence_of(document, match.start())
        span = document.sentences[at].span
        rows = _one_of_three(text, list(_rows_of(scene.article, at)))
        if len(rows) == 1:
            rows.extend(_things_behind(text, rows[0], Span(*match.span()), span.start))
        if len(rows) == 2 and _go_together(text, rows, Span(*match.span()), span.start):
            one, other = rows
            yield (
                figure(document, at, one.span, one.fewest, one.most),
                figure(document, at, other.span, other.fewest, other.most),
            )


def _one_of_three(text: str, rows: list[Row]) -> list[Row]:
    """Take two rows of figures for one: "finished second and third, in 41 and 58 seconds"."""
    if len(rows) != 3:
        return rows
    names, places, times = rows
    alike = places.fewest == times.fewest == places.most == times.most
    between = text[places.span.end : times.span.start]
    if alike and _ALSO_IN.fullmatch(between) and names.span.end < places.span.start:
        return [
            names,
            Row(Span(places.span.start, times.span.end), times.items, times.fewest, times.most),
        ]
    return rows


_ALSO_IN = regex.compile(r"(?:\s\p{Ll}+){0,2},?\s(?:in|with|on|for|at)\s")
# "Dan Hall, 23, Cal Roe, 25, and Mia Poe, 28": ages among names are no row of their own.
_AGED = regex.compile(
    rf"{NAME},\s\d{{2}},\s(?:{NAME},\s\d{{2}},\s)*+and\s{NAME},\s\d{{2}}(?=,\s(?!from|of|both|all|who))"
)
# Times of a race or of the day: "2:14 and 2:21", "9.30am and 10am".
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{1,2})?(?:\s?[ap]\.?m\.?)?"
_CLOCKS = regex.compile(
    rf"(?<![\d£$€.])(?:{_CLOCK},\s)*+{_CLOCK},?\sand\s{_CLOCK}(?![\d%]|\.\d|\s(?:million|billion|percent|per|seconds|metres|points))"
)
# Words that join two more things, or begin a clause of its own.
_JOINED = regex.compile(
    r"[;:]|\b(?:and|or|but|while|whereas|as|when|after|before|who|which|latter|former)\b|&"
)
_OF_THESE = regex.compile(
    r",?\s(?:(?:are|were|was|have\sbeen)\s(?:named|identified|called|listed)\s(?:[\p{L}’'-]+\s){0,3}?as\s|(?:in|at|for|to|of|on|by|among|from|with)\s(?:the\s)?)?"
)
_NEAR = 60  # characters from a row to "respectively"


def _go_together(text: str, rows: Sequence[Row], told: Span, start: int) -> bool:
    """Tell whether "respectively" can only be of these rows: no others are joined beside them."""
    one, other = rows
    stretches = [text[one.span.end : other.span.start]]
    if other.span.end <= told.start:
        stretches.append(text[other.span.end : told.start])
    elif one.span.end <= told.start:
        if not _OF_THESE.fullmatch(text, told.end, other.span.start, concurrent=False):
            return False
        stretches = [text[one.span.end : told.start]]
    if len(stretches[-1]) > _NEAR or any(_JOINED.search(words) for words in stretches):
        return False
    before = text[start : one.span.start].split()
    if "and" in before:
        return False  # "the north and south lines, serving Arle, Brun and Corte"
    # "the FTSE 100, the DAX and the CAC 40": the list begins before what is read of it
    return not (before and before[-1].endswith(",") and not before[-1][0].islower())


def _rows_of(facts: Facts, at: int) -> Iterator[Row]:
    """List the rows of a sentence: of names, and of figures."""
    text, span = facts.document.text, facts.document.sentences[at].span
    figures: list[Row] = list(_figures(facts, at))
    rows: list[Row] = []
    aged = _AGED.search(text, span.start, span.end, concurrent=False)
    if aged is not None:
        many = aged.group().count(",") - aged.group().count(", and ") + 1
        words = Span(*aged.span())
        rows.append(Row(words, (words,), (many + 1) // 2, (many + 1) // 2))
        figures = [row for row in figures if row.span.start >= words.end]
    clocks = list(_CLOCKS.finditer(text, span.start, span.end, concurrent=False))
    if clocks and not figures:
        figures = [_clock_row(each) for each in clocks]
    taken = [row.span for row in (*figures, *rows)]
    rows.extend(figures)
    for match in NAMES.finditer(text, span.start, span.end, concurrent=False):
        found = Span(match.start(), match.end())
        if any(found.start < t.end and t.start < found.end for t in taken):
            continue
        row = read_row(text, found)
        if row is not None:
            rows.append(_fronted(text, row) if found.start == span.start else row)
    if figures and len(rows) == 1:
        rows.extend(_head(text, span, figures[0]))
    yield from sorted(rows, key=lambda row: row.span)


def _clock_row(match: regex.Match[str]) -> Row:
    words = Span(*match.span())
    many = len(_ONE_CLOCK.findall(match.group()))
    return Row(words, (words,), many, many)


_ONE_CLOCK = regex.compile(_CLOCK)
# Names, figures and clauses among what is listed: it is no plain row of things.
_NO_THINGS = regex.compile(
    r"[\p{Lu}\d;:()]|\b(?:or|but|while|whereas|as|when|after|before|who|which|for)\b"
)
_LONGEST = 4  # words of a thing


def _things_behind(text: str, names: Row, told: Span, start: int) -> Iterator[Row]:
    """Read "took gold, silver and bronze" between names and "respectively"."""
    words = text[names.span.end : told.start].rstrip(" ,")
    begin = len(words) - len(words.lstrip(" "))
    if words.startswith(",") and text[start : names.span.start].endswith(", "):
        begin = len(words) - len(words[1:].lstrip(" "))  # "the twins, Ada and Mia, study"
    words, begin = words[begin:], names.span.end + begin
    listed, joint, last = words.partition(" and ")
    parts = [part.split() for part in (*listed.rstrip(",").split(","), last)]
    if not joint or " and " in last or _NO_THINGS.search(words) or words.startswith(","):
        return
    if any(not part or len(part) > _LONGEST for part in parts[1:]) or len(parts[0]) < 2:
        return
    if len({shape_of(part) is Shape.PLAIN for part in parts[1:]}) == 1:
        span = Span(begin, begin + len(words))
        yield Row(span, (span,), len(parts), len(parts))


_THING = (
    r"(?:(?:the|The|its|Its|his|His|her|Her|their|Their|a|A|an|An)\s)?"
    r"[\p{L}][\p{L}’'-]*+(?:\s(?!and\b|or\b)\p{Ll}[\p{L}’'-]*+)?"
)
_HEAD = regex.compile(
    rf"(?:(?:The|His|Her|Its|Their)\s\p{{Ll}}+\s(?:of|for|in|on|against)\s(?=(?:[\p{{L}}’'-]+\s?){{1,2}},))?(?P<first>{_THING})(?P<more>(?:,\s{_THING})*?),?\s(?:and|or)\s{_THING}?(?=\s)"
)


def _head(text: str, span: Span, figures: Row) -> Iterator[Row]:
    """Read the things that a sentence begins with: "Copper and nickel rose …"."""
    head = _HEAD.match(text, span.start, span.end, concurrent=False)
    if head is None or head.end() > figures.span.start:
        return
    if head["first"].split()[0].lower() in _FRONTING or text[head.end() : head.end() + 1] == ",":
        return
    items = head["more"].count(",") + 2
    words = Span(head.start("first"), head.end())
    yield Row(words, (words,), items, items)


def _fronted(text: str, row: Row) -> Row:
    """Leave open whether a place or day in front ("In Leeds, Lee and Hall") is one of the row."""
    first = text[row.items[0].start : row.items[0].end].split()
    front = len(first) > 1 and first[0].lower() in _FRONTING
    return replace(row, fewest=row.fewest - 1) if front else row


# "Number seven, nine and 11": the row begins before what is read as a figure.
_LED_IN = regex.compile(rf"\b(?:\d+|{'|'.join(LEXICON['sequences']['numerals'])}),\s\Z")
_LED = 12


def _figures(facts: Facts, at: int) -> list[Row]:
    """Group the figures of a sentence that only commas, "and" and what they count keep apart."""
    text = facts.document.text
    groups: list[list[Fact]] = []
    for fact in facts.of_sentence(at):
        if fact.kind in WIDE_KINDS:
            continue
        glued = groups and _FIGURE_GLUE.fullmatch(text, groups[-1][-1].span.end, fact.span.start)
        if glued:
            groups[-1].append(fact)
        else:
            groups.append([fact])
    groups = [group for group in groups if not _is_led_in(text, group[0])]
    return [
        Row(
            Span(group[0].span.start, group[-1].span.end),
            tuple(fact.span for fact in group),
            len(group),
            # "Five years and 30 months" can be one time or two.
            len(group) + sum(" and " in fact.text for fact in group),
        )
        for group in groups
        if len(group) > 1
    ]


def _is_led_in(text: str, first: Fact) -> bool:
    start = first.span.start
    return _LED_IN.search(text[max(0, start - _LED) : start]) is not None


FINDERS = (Finder("respective_lists", find_respective_lists, binds=(Base.NUMBER, Base.NUMBER)),)
