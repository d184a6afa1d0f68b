"""Numbers that belong together: ranges, lists with one unit, results, shares, compound units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import Enum
from fractions import Fraction

import regex

from checkers.facts.lexicon import load
from checkers.facts.numbers.numeral import Amount, Form, cardinal, simple
from checkers.facts.quantities.conversion import UNITS
from checkers.facts.quantities.draft import Draft, quantity_of, scaled_by
from checkers.facts.quantities.page import Page, word_at, words_before
from checkers.model import Kind, Range, Span


class Link(Enum):
    HYPHEN = "hyphen"
    TO = "to"
    OR = "or"
    AND = "and"
    COMMA = "comma"
    IN = "in"
    OVER = "over"
    NEXT = "next"
    GLOSS = "gloss"  # ", or": the last of a list, else the same thing said another way


_LINKS: Mapping[str, Link] = {
    "": Link.NEXT,
    "-": Link.HYPHEN,
    "–": Link.HYPHEN,
    ",": Link.COMMA,
    **{
        words: link
        for link in (Link.TO, Link.OR, Link.AND, Link.GLOSS, Link.IN, Link.OVER)
        for words in load("nouns")["links"][link.value]
    },
}
_BETWEEN = frozenset(load("nouns")["links"]["between"])
_AGES = tuple(load("nouns")["ages"]["plural"])
_LONGEST = max(map(len, _LINKS)) + 3
_SPANNING = frozenset({Link.HYPHEN, Link.TO, Link.OR})
_LAST = frozenset({Link.AND, Link.OR, Link.GLOSS})  # what may stand before a list's last item
_LISTING = frozenset({Link.COMMA, Link.GLOSS, Link.AND, *_SPANNING})
_SHARED = frozenset({Kind.PERCENT, Kind.POINTS, Kind.MONEY, Kind.MEASURE, Kind.AGE})
_PLAIN = frozenset({Kind.NUMBER, Kind.COUNT})
_MILLION = 1_000_000
_NOUNS = load("nouns")
_SCORE_WORDS = frozenset(_NOUNS["score_words"])
_CHANGE_WORDS = frozenset(_NOUNS["change_words"])
_YARDSTICK = 10
_CLAUSE_END = regex.compile(r"\s*+(?:[.,;:)!?](?!\d)|\z)")
_LONGEST_NOUN = 24
_NOUN_IN = regex.compile(r" (?!time|day|way|thing|point|place|step)[a-z]+(?<!s) (?:in|out of) ")
_IN_SO_MANY = frozenset((*range(2, 11), 20, 100, 1000))


def join(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """Resolve every chain of linked numbers; the others stay as they are."""
    joined: list[Draft] = []
    at = 0
    while at < len(drafts):
        links: list[Link] = []
        while at + len(links) + 1 < len(drafts):
            here = at + len(links)
            link = _link(page, drafts[here], drafts[here + 1])
            if link is None or (link is Link.GLOSS and Link.COMMA not in links):
                break
            links.append(link)
        chain = drafts[at : at + len(links) + 1]
        joined.extend(_resolve(page, list(chain), links) if links else chain)
        at += len(chain)
    return joined


def _link(page: Page, a: Draft, b: Draft) -> Link | None:
    end = a.end
    if _is_one_of_so_many(page, a, b):
        return Link.IN
    if not 0 <= b.start - end <= _LONGEST or a.stop != b.stop:
        return None
    return _LINKS.get(page.flat[end : b.start].strip())


def _is_one_of_so_many(page: Page, a: Draft, b: Draft) -> bool:
    """Tell "one adult in five", where the noun stands in between."""
    if a.numeral.value != 1 or not a.numeral.words or not (b.bare and b.numeral.words):
        return False
    start = a.numeral.span.end
    return (
        b.start - start <= _LONGEST_NOUN
        and _NOUN_IN.fullmatch(page.flat, start, b.start) is not None
    )


def _resolve(page: Page, chain: list[Draft], links: list[Link]) -> list[Draft]:
    for at in range(len(links) - 1, -1, -1):
        chain[at], chain[at + 1] = _share(chain[at], chain[at + 1], links, at)
    if Link.COMMA in links:  # a list, whatever its last link is
        links = [Link.COMMA if link in _LAST else link for link in links]
    resolved = [chain[0]]
    for link, draft in zip(links, chain[1:], strict=True):
        merged = _merge(page, resolved[-1], draft, link)
        if merged is None:
            resolved.append(draft)
        else:
            resolved[-1] = merged
    return resolved


# --- sharing -----------------------------------------------------------------------------------


def _share(a: Draft, b: Draft, links: Sequence[Link], at: int) -> tuple[Draft, Draft]:
    """Give a bare number its neighbour's unit and scale: "3 to 5 million", "$3-5m"."""
    link = links[at]
    if link not in _LISTING:
        return a, b
    if link is Link.COMMA and _LAST.isdisjoint(links[at:]):
        return a, b
    if link is Link.HYPHEN and a.numeral.words != b.numeral.words:
        return a, b  # "one in three - 33%": a dash, no range
    if a.kind is Kind.MONEY and _is_letter_m(b) and link in _SPANNING:
        b = scaled_by(replace(b, kind=Kind.NUMBER, bare=True), _MILLION, b.end)
    if a.kind is Kind.MONEY and b.bare and link in _SPANNING and b.numeral.value > 0:
        b = replace(b, kind=a.kind, unit=a.unit, dimension=a.dimension, bare=False)
    if a.kind is Kind.AGE and b.bare and link is not Link.COMMA and a.unit_span is None:
        b = replace(b, kind=a.kind, unit=a.unit, dimension=a.dimension, bare=False)
    if a.bare and a.kind is Kind.NUMBER and b.kind in _SHARED and b.range is None:
        a = replace(a, kind=b.kind, unit=b.unit, dimension=b.dimension, factor=b.factor, bare=False)
    return _share_scale(a, b), b


def _is_letter_m(draft: Draft) -> bool:
    """Tell whether "m" was read as metres: after "$3-" it is millions."""
    glued = draft.numeral.span.end + 1 == draft.end
    return draft.kind is Kind.MEASURE and draft.unit == "metre" and glued


def _share_scale(a: Draft, b: Draft) -> Draft:
    scale = b.numeral.scale
    if scale == 1 or a.numeral.scale != 1 or (a.kind is not b.kind and not _both_plain(a, b)):
        return a
    return scaled_by(a, scale) if 0 < a.numeral.value * scale < b.numeral.value else a


def _both_plain(a: Draft, b: Draft) -> bool:
    return a.kind in _PLAIN and b.kind in _PLAIN and a.bare


# --- merging -----------------------------------------------------------------------------------


def _merge(page: Page, a: Draft, b: Draft, link: Link) -> Draft | None:
    if a.range is not None or b.range is not None:
        return None
    if link is Link.IN or (link is Link.OVER and a.numeral.value == 1):
        return _one_in_five(a, b)
    if link is Link.OVER:
        return None
    if link in (Link.NEXT, Link.AND, Link.COMMA):
        compound = _compound(a, b, link)
        compound = compound or _bare_cents(page, a, b, link)
        if compound is not None or link is not Link.AND:
            return compound
    if link in (Link.HYPHEN, Link.TO) and (score := _score(page, a, b, link)) is not None:
        return score
    return _span(page, a, b, link)


def _span(page: Page, a: Draft, b: Draft, link: Link) -> Draft | None:
    """Read two numbers as the ends of one range."""
    if link is Link.HYPHEN and a.numeral.words != b.numeral.words:
        return None  # "7-Eleven"
    if link is Link.HYPHEN and a.numeral.words and a.numeral.value == 1:
        return None  # "a one-two punch"
    same = a.kind is b.kind and a.unit == b.unit
    if not same and not (_both_plain(a, b) and b.kind is Kind.COUNT):
        return None
    if Form.VAGUE in (a.numeral.form, b.numeral.form) or a.kind in (Kind.FRACTION, Kind.ORDINAL):
        return None
    if link is Link.AND and not _after_between(page, a):
        return None
    if link is Link.TO and _changes(page, a):
        return None
    low, high = (
        quantity_of(page, replace(a, low=a.start)),
        quantity_of(page, replace(b, low=b.start)),
    )
    if low.stated is None or high.stated is None or not low.stated < high.stated:
        return None
    bounds = Range(low.range.low, high.range.high)
    middle = simple(Fraction(low.stated + high.stated) / 2)
    return replace(b, start=a.start, range=bounds, middle=middle, bare=a.bare and b.bare, low=a.low)


def _after_between(page: Page, a: Draft) -> bool:
    if a.kind is Kind.AGE and page.flat.startswith(_AGES, a.start):
        return True
    return not _BETWEEN.isdisjoint(words_before(page, a.start, a.low, 1))


def _changes(page: Page, a: Draft) -> bool:
    """Tell whether "A to B" is a change: "from A to B", "rose A to B"."""
    words = words_before(page, a.start, a.low, 4)
    return not _CHANGE_WORDS.isdisjoint(words)


# --- results -----------------------------------------------------------------------------------


def _score(page: Page, a: Draft, b: Draft, link: Link) -> Draft | None:
    """Read "5-4" as a result where it cannot be a range, or where the words round it say so."""
    if a.kind is not Kind.NUMBER or b.kind not in _PLAIN or not a.bare:
        return None
    over, under = a.numeral.value, b.numeral.value
    if not (isinstance(over, int) and isinstance(under, int)) or max(over, under) > 435:
        return None
    told = _tells_result(page, a, b)
    if b.kind is Kind.COUNT and over < under and b.unit not in _SCORE_WORDS:
        return None
    falls = over >= under or over == 0
    if min(over, under) < 0 or (a.numeral.words != b.numeral.words and under):
        return None  # "7-Eleven"; but "3-nil"
    if link is Link.TO and not (told and falls and not _changes(page, a)):
        return None
    if link is Link.HYPHEN and not told and not falls:
        return None
    low, high = sorted((over, under))
    score = replace(
        b,
        start=a.start,
        low=a.low,
        kind=Kind.SCORE,
        unit=None,
        dimension=None,
        unit_span=None,
        range=Range(low, high),
        bare=False,
    )
    reading = replace(b, start=a.start, low=a.low, range=Range(low, high), bare=False)
    return score if falls else replace(score, readings=(reading,))


def _tells_result(page: Page, a: Draft, b: Draft) -> bool:
    for word in reversed(words_before(page, a.start, a.low, 4)):
        if word[-1] in ".;:!?":
            break
        if word.strip(",()") in _SCORE_WORDS:
            return True
    following = word_at(page, b.end, b.stop)
    return following is not None and following[0] in _SCORE_WORDS


# --- shares and compounds ----------------------------------------------------------------------


def _one_in_five(a: Draft, b: Draft) -> Draft | None:
    """Read "one in five" and "three out of ten" as shares."""
    over, under = a.numeral.value, b.numeral.value
    one = a.kind is Kind.COUNT and over == 1 and b.bare  # "one child in six"
    if not (one or a.kind is Kind.NUMBER) or b.kind not in _PLAIN:
        return None
    if not (isinstance(over, int) and isinstance(under, int)) or not 0 < over < under:
        return None
    if over > 1 and (under not in _IN_SO_MANY or over > 99):
        return None
    span = Span(a.start, b.numeral.span.end)
    share = Amount(Fraction(over, under), Fraction(1, under))
    # "One in five" is a round share, "48 of 100" a count.
    numeral = replace(cardinal(span, share, words=under < 100), form=Form.FRACTION)
    return Draft(numeral, span.start, span.end, a.low, a.stop, Kind.FRACTION)


def _compound(a: Draft, b: Draft, link: Link) -> Draft | None:
    """Add "6 feet" and "2 inches" up in the smaller unit, "3 dollars" and "50 cents" in dollars."""
    if a.kind is not b.kind or a.unit_span is None or b.unit_span is None:
        return None
    if a.kind is Kind.MONEY and a.unit == b.unit and a.factor == 1 and b.factor != 1:
        ratio, unit = b.factor, a
        value = simple(a.numeral.value + b.numeral.value * ratio)
        fits = b.numeral.value * ratio < 1
    elif a.kind is Kind.MEASURE and (parts := _ratio(a, b)) is not None:
        unit = b
        value = simple(a.numeral.value * parts + b.numeral.value)
        fits = parts.denominator == 1 and (
            link is Link.NEXT or b.numeral.value < _parts_of(a, parts)
        )
    else:
        return None
    if not fits or not isinstance(a.numeral.value, int):
        return None
    span = Span(a.start, b.end)
    numeral = cardinal(span, Amount(value), words=False)
    return replace(b, numeral=numeral, start=a.start, low=a.low, factor=1, unit=unit.unit)


def _parts_of(a: Draft, parts: Fraction) -> Fraction:
    """Bound what can be left over; yards are told with more feet than make one."""
    return parts * _YARDSTICK if a.unit == "yard" else parts


def _bare_cents(page: Page, a: Draft, b: Draft, link: Link) -> Draft | None:
    """Read "15 dollars 50" and "15 dollars and 5." as one amount."""
    whole = a.kind is Kind.MONEY and a.unit_span is not None and isinstance(a.numeral.value, int)
    if not whole or link is Link.COMMA or not b.bare or b.numeral.words or a.factor != 1:
        return None
    cents, digits = b.numeral.value, b.end - b.start
    if not isinstance(cents, int) or digits > 2 or not _CLAUSE_END.match(page.flat, b.end, b.stop):
        return None
    numeral = cardinal(
        Span(a.start, b.end), Amount(simple(a.numeral.value + Fraction(cents, 100))), words=False
    )
    return replace(a, numeral=numeral, end=b.end)


def _ratio(a: Draft, b: Draft) -> Fraction | None:
    larger, smaller = UNITS[a.unit or ""], UNITS[b.unit or ""]
    if (
        larger.dimension != smaller.dimension
        or len(larger.factors) != 1
        or len(smaller.factors) != 1
    ):
        return None
    ratio = larger.factors[0] / smaller.factors[0]
    return ratio if ratio > 1 and not larger.offset else None
