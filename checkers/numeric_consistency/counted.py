"""Lists that a number, a rank or a word announces, with the items that are listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from checkers.facts.lexicon import either
from checkers.model import Document, Fact, Kind, ParagraphKind, Quantity, Span
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


def find_announced_lists(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair each number that announces a list with the items that the list has."""
    document = scene.article.document
    yield from itemised(scene)
    for fact in scene.article.items:
        if not _announces(fact):
            continue
        end = document.sentences[fact.sentence].span.end
        row = _apposed(document.text, fact, end) or _row_behind(document, fact)
        if row is None or row.most > _MOST or _holds_figure(scene, row.span):
            continue
        listed = figure(document, fact.sentence, row.span, row.fewest, row.most)
        yield Bound(replace(fact, value=_bare(fact)), document), listed


def _holds_figure(scene: Scene, span: Span) -> bool:
    """Tell whether items count more than themselves: "nine children: her five and my four"."""
    text = scene.article.document.text
    return any(
        fact.kind in (Kind.COUNT, Kind.NUMBER)
        and not (_AGE_ENDS.match(text, fact.span.end) and text.endswith(", ", 0, fact.span.start))
        for fact in scene.article.within(span)
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


def _apposed(text: str, fact: Fact, end: int) -> Row | None:
    """Read "Two airports, Arle, Brun and Corte, will close": names between commas, and a verb."""
    assert isinstance(fact.value, Quantity)
    assert fact.value.unit_span is not None
    unit = (fact.value.unit or "").split()[-1:]
    if _PART_OF.search(text[max(0, fact.span.start - _REACH) : fact.span.start]):
        return None  # "two of her three sons, Tom and Ben"
    if not unit or unit[0] not in _NAMED_SO or not text.startswith(", ", fact.value.unit_span.end):
        return None
    names = NAMES.match(text, fact.value.unit_span.end + 2, end, concurrent=False)
    if names is None or _VERB.match(text, names.end(), end, concurrent=False) is None:
        return None
    row = read_row(text, Span(*names.span()))
    return row if row is not None and row.fewest == row.most else None


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


_AGE_ENDS = regex.compile(r"[,.;)]|\Z|\s[–—-]\s")
_NAMED_SO = frozenset(LEXICON["named_so"])
_VERB = regex.compile(
    r",\s(?!(?:and|or|but|as|in|at|on|with|who|which|where|all|both|each)\b)\p{Ll}"
)
_ANNOUNCING = frozenset(LEXICON["announcing"])
_CIRCUMSTANCE = regex.compile(
    r"\s(?:from|in|at|on|during|after|before|behind|with|against|by|about)\s"
    r"(?:(?:the|its|their|his|her|these|those|all)\s)?(?:\p{L}+\s)?\p{L}+"
)
_SINGULAR = frozenset(LEXICON["singular"])
# "four of the ten", "six of the last ten"
_PART_OF = regex.compile(
    rf"(?<!\b(?:{either(LEXICON['made_up'])})\s)\bof\s(?:(?:the|its|their|his|her|our|my|these|those)\s(?:\p{{Ll}}+\s)?)?\Z"
)

_TWO = (Base.NUMBER, Base.NUMBER)
FINDERS = (Finder("announced_list", find_announced_lists, binds=_TWO),)
