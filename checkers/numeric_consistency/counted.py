"""Lists that a number, a rank or a word announces, with the items that are listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either
from checkers.model import WIDE_KINDS, Document, Fact, Kind, ParagraphKind, Quantity, Span
from checkers.numeric_consistency.figures_of_text import figure
from checkers.numeric_consistency.itemised import itemised
from checkers.numeric_consistency.lists import LEXICON, NAMES, Row, read_row
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene

_MOST = 15  # a longer list is not announced in a sentence
_REACH = 30  # characters before a count that may make it a part
_UNLISTED = frozenset(LEXICON["unlisted"])
_COPULAS = "|".join(LEXICON["copulas"])
_NAMELY = "|".join(LEXICON["namely"])
# Between what is counted and its list stand a few words of the same clause.
_OPENING = regex.compile(
    rf"(?P<words>(?:\s+[^\s,;:.()—–]+){{0,12}}?)(?:(?P<mark>:|\s[—–]\s|\s--?\s|—|–|\s\()\s*|,?\s(?:{_NAMELY}),?\s)"
)
_COPULA = regex.compile(
    rf"(?:\s+[^\s,;:.()—–]+){{0,4}}?\s+(?:{_COPULAS})(?::|,)?\s+(?=\p{{Ll}}|\p{{Lu}}|\d)"
)
_ENDS = {":": regex.compile(r"\s[—–]\s|\s--?\s|[—–(]|\Z"), "(": regex.compile(r"\)")}
_DASHES = ("—", "–", "-", "--")
_DASH = regex.compile(r"\s[—–]\s|\s--?\s|[—–]")
_DASH_ENDS = regex.compile(rf"{_DASH.pattern}|\Z")
_DEFINITE = regex.compile(
    r"(?r)(?:\A|[.,;:]\s|\A[\"“])(?:The|These|Those|Its|Their|His|Her|the|these)\s"
)
_LOWER_VERB = regex.compile(r"\s\p{Ll}+")


def find_announced_lists(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each number that announces a list with the items that the list has."""
    document = scene.article.document
    yield from itemised(scene)
    for fact in scene.article.items:
        if not _announces(fact):
            continue
        row = _row_behind(document, fact)
        if row is None or row.most > _MOST or _holds_figure(scene, row.span):
            continue
        listed = figure(document, fact.sentence, row.span, row.fewest, row.most)
        yield Bound(replace(fact, value=_bare(fact)), document), listed


def _holds_figure(scene: Scene, span: Span) -> bool:
    """Tell whether items count more than themselves: "nine children: her five and my four"."""
    return any(
        fact.kind in (Kind.COUNT, Kind.NUMBER) and span.start <= fact.span.start < span.end
        for fact in scene.article.items
    )


def _announces(fact: Fact) -> bool:
    value = fact.value
    if fact.kind != Kind.COUNT or not isinstance(value, Quantity) or value.stated is None:
        return False
    if not 2 <= value.stated <= _MOST or value.refers == "part":
        return False
    return value.unit is not None and value.unit_span is not None and value.unit not in _UNLISTED


def _bare(fact: Fact) -> Quantity:
    assert isinstance(fact.value, Quantity)
    return Quantity(fact.value.range, fact.value.stated, hedge=fact.value.hedge)


def _row_behind(document: Document, fact: Fact) -> Row | None:
    assert isinstance(fact.value, Quantity)
    assert fact.value.unit_span is not None
    text = document.text
    end = document.sentences[fact.sentence].span.end
    start = fact.value.unit_span.end
    opening = _OPENING.match(text, start, end, concurrent=False)
    if opening is None:
        copula = _COPULA.match(text, start, end, concurrent=False)
        if copula is None or not _definite(text, document, fact):
            return _bulleted(document, fact, start)
        return read_row(text, Span(copula.end(), end), least=3)
    if opening["mark"] is None:  # "two teams, namely Arle and Brun, went down"
        names = NAMES.match(text, opening.end(), end, concurrent=False)
        return read_row(text, Span(*names.span())) if names is not None else None
    if _tells_more(_own(opening["words"], fact)) or _PART_OF.search(
        text[max(0, fact.span.start - _REACH) : fact.span.start]
    ):
        return None
    mark = opening["mark"].strip()
    if mark in _DASHES and _closes_dash(
        text[document.sentences[fact.sentence].span.start : opening.start("mark")]
    ):
        return None
    if mark == ":" and not text[opening.end() : end].strip():
        return _bulleted(document, fact, start)
    closing = _ENDS.get(mark, _DASH_ENDS).search(text, opening.end(), end, concurrent=False)
    if closing is None:
        return None
    return read_row(text, Span(opening.end(), closing.start()))


def _closes_dash(before: str) -> bool:
    """Tell whether a dash behind these words of its sentence closes what another has opened."""
    return len(_DASH.findall(before)) % 2 == 1


def _own(words: str, fact: Fact) -> str:
    """Leave out where and whence, which announce nothing: "wants three things from the talks"."""
    assert isinstance(fact.value, Quantity)
    announcing = fact.value.unit is not None and fact.value.unit.split()[-1] in _ANNOUNCING
    return _CIRCUMSTANCE.sub("", words) if announcing else words


def _tells_more(words: str) -> bool:
    """Tell whether another noun in the plural stands nearer to the list."""
    told = words.split()
    return any(
        len(w) > 3 and w[-1] == "s" and w not in _SINGULAR and not w.endswith(("'s", "’s"))
        for w in told
    )


def _definite(text: str, document: Document, fact: Fact) -> bool:
    """Tell whether a count is the subject of its sentence, and all of them: "The three towns"."""
    start = document.sentences[fact.sentence].span.start
    lead = text[start : fact.span.start].split()
    if len(lead) in (2, 3) and lead[-1].endswith(("'s", "’s")):  # "The panel's four judges"
        return True
    return len(lead) == 1 and lead[0].lower() in ("the", "these", "its", "their", "his", "her")


def _bulleted(document: Document, fact: Fact, start: int) -> Row | None:
    """Read the list items that follow a paragraph which ends in a colon."""
    at = document.sentences[fact.sentence].paragraph
    here = document.paragraphs[at]
    if not document.text[start : here.span.end].rstrip().endswith(":"):
        return None
    items = []
    for paragraph in document.paragraphs[at + 1 :]:
        if paragraph.kind is not ParagraphKind.LIST_ITEM or paragraph.field != here.field:
            break
        items.append(paragraph.span)
    if len(items) < 2:
        return None
    return Row(Span(items[0].start, items[-1].end), tuple(items), len(items), len(items))


_ANNOUNCING = frozenset(LEXICON["announcing"])
_CIRCUMSTANCE = regex.compile(
    r"\s(?:from|in|at|on|during|after|before|behind|with|against|by|about)\s"
    r"(?:(?:the|its|their|his|her|these|those|all)\s)?(?:\p{L}+\s)?\p{L}+"
)
_SINGULAR = frozenset(LEXICON["singular"])
# "four of the ten", "six of the last ten"
_PART_OF = regex.compile(
    rf"(?<!\b(?:{either(LEXICON['made_up'])})\s)\bof\s(?:(?:the|its|their)\s(?:\p{{Ll}}+\s)?)?\Z"
)

# --- both ------------------------------------------------------------------------------------

_BOTH = regex.compile(r"(?<![\w-])[Bb]oth\s+(?!of\b|are\b|were\b|have\b|had\b|said\b)")


def find_both(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each "both" with the items that it joins."""
    document = scene.article.document
    text = document.text
    for match in _BOTH.finditer(text, concurrent=False):
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
_THINGS = regex.compile(
    rf"(?:{_SHORT},\s)++{_SHORT}(?:,?\s(?:and|or|plus)\s){_SHORT}(?=[.,;:!?)]|\s|\Z)"
)


def _joined_names(text: str, start: int, end: int) -> Row | None:
    names = NAMES.match(text, start, end, concurrent=False)
    if names is not None:
        return read_row(text, Span(start, names.end()))
    things = _THINGS.match(text, start, end, concurrent=False)
    if things is None:
        return None
    row = read_row(text, Span(start, things.end()), least=3)
    if row is None or any(_plural(text[item.start : item.end]) for item in row.items[:1]):
        return None  # "both teams, the referee and the crowd"
    return row


def _plural(item: str) -> bool:
    return item.split()[-1].endswith("s") or item.split()[0] in ("sides", "men", "women", "people")


# --- a pair, a trio ---------------------------------------------------------------------------

_GROUPS: dict[str, int] = dict(LEXICON["groups"])
_GROUP = regex.compile(
    rf"\b[Tt]he\s(?:\p{{L}}+\s)?(?P<group>{'|'.join(_GROUPS)})(?:,|:|\s[—–]|\sof|\s\(|,\snamed\sas|,\sidentified\sas)\s(?=\p{{Lu}})"
)


def find_groups(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair "the trio" with the names that stand in apposition to it."""
    document = scene.article.document
    text = document.text
    for match in _GROUP.finditer(text, concurrent=False):
        at = sentence_of(document, match.start())
        names = NAMES.match(text, match.end(), document.sentences[at].span.end, concurrent=False)
        row = read_row(text, Span(*names.span())) if names is not None else None
        if row is not None:
            due = figure(document, at, Span(*match.span("group")), _GROUPS[match["group"]])
            yield due, figure(document, at, row.span, row.fewest, row.most)


# --- respectively ----------------------------------------------------------------------------

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
        rows = list(_rows_of(scene.article.items, document, at, span))
        if len(rows) == 2 and _go_together(text, rows, Span(*match.span()), span.start):
            one, other = rows
            yield (
                figure(document, at, one.span, one.fewest, one.most),
                figure(document, at, other.span, other.fewest, other.most),
            )


# Words that join two more things, or begin a clause of its own.
_JOINED = regex.compile(r"[;:]|\b(?:and|or|but|while|whereas|as|when|after|before|who|which)\b|&")
_OF_THESE = regex.compile(r"\s(?:(?:in|at|for|to|of|on|by|among|from|with)\s(?:the\s)?)?")
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


def _rows_of(items: Sequence[Fact], document: Document, at: int, span: Span) -> Iterator[Row]:
    """List the rows of a sentence: of names, and of figures."""
    text = document.text
    figures = _figures(items, document, at)
    taken = [row.span for row in figures]
    rows = list(figures)
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


_THING = (
    r"(?:(?:the|The|its|Its|his|His|her|Her|their|Their|a|A|an|An)\s)?"
    r"[\p{L}][\p{L}’'-]*+(?:\s(?!and\b|or\b)\p{Ll}[\p{L}’'-]*+)?"
)
_HEAD = regex.compile(
    rf"(?P<first>{_THING})(?P<more>(?:,\s{_THING})*?),?\s(?:and|or)\s{_THING}?(?=\s)"
)


def _head(text: str, span: Span, figures: Row) -> Iterator[Row]:
    """Read the things that a sentence begins with: "Copper and nickel rose …"."""
    head = _HEAD.match(text, span.start, span.end, concurrent=False)
    if head is None or head.end() > figures.span.start:
        return
    if head["first"].split()[0].lower() in _FRONTING or text[head.end() : head.end() + 1] == ",":
        return
    items = head["more"].count(",") + 2
    words = Span(head.start(), head.end())
    yield Row(words, (words,), items, items)


def _fronted(text: str, row: Row) -> Row:
    """Leave open whether a place or day in front ("In Leeds, Lee and Hall") is one of the row."""
    first = text[row.items[0].start : row.items[0].end].split()
    front = len(first) > 1 and first[0].lower() in _FRONTING
    return replace(row, fewest=row.fewest - 1) if front else row


def _figures(items: Sequence[Fact], document: Document, at: int) -> list[Row]:
    """Group the figures of a sentence that only commas, "and" and what they count keep apart."""
    text = document.text
    groups: list[list[Fact]] = []
    for fact in items:
        if fact.sentence != at or fact.kind in WIDE_KINDS:
            continue
        glued = groups and _FIGURE_GLUE.fullmatch(text, groups[-1][-1].span.end, fact.span.start)
        if glued:
            groups[-1].append(fact)
        else:
            groups.append([fact])
    return [
        Row(
            Span(group[0].span.start, group[-1].span.end),
            tuple(fact.span for fact in group),
            len(group),
            len(group),
        )
        for group in groups
        if len(group) > 1
    ]


_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (
    Finder("announced_list", find_announced_lists, binds=_TWO),
    Finder("both", find_both, binds=_TWO),
    Finder("group", find_groups, binds=_TWO),
    Finder("respective_lists", find_respective_lists, binds=_TWO),
)
