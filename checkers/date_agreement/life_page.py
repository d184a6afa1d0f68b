"""A story of one life: its one birth, of whom it is, and its sentences with their facts masked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.births import BIRTHPLACE
from checkers.date_agreement.sentences import WHOLE, Line, ends, lines, when
from checkers.date_agreement.sketches import D, Mask, Sketch, masked
from checkers.date_agreement.who import named_before, who
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity
from checkers.model.immutable import dataclass
from checkers.rulebook.vocabulary import Bound, Scene

_LEXICON = load("calendar")["ages"]
# What stands for an age, for "aged 57", for "57-year-old" and for a day of the week.
A, G, H, W = "\ue010", "\ue012", "\ue013", "\ue011"
_OLDEST = 115
_NEAR = 12  # years: a slip of the pen, and no childhood
_YEAR = regex.compile(r"(?<![\d.,])(?:1[89]|20)\d\d(?![\d,])")
_KIN = rf"\b(?i:{either(_LEXICON['others'])})\b"
KIN = regex.compile(rf"\b(?:{either(_LEXICON['others'])})\b")  # "Brother Paul" is a title
_BORN = regex.compile(
    rf"(?:(?<![\w-])[Bb]orn|\(b\.),?\s(?:{BIRTHPLACE},?\s)?(?:in\s|on\s)?(?P<date>{D})(?!-)"
)
# "Tom Reed (1931-2020)", "Tom Reed, a jockey (1931-2020)"
_ROLE = r"(?:an?\s|the\s)?\p{Ll}[\p{Ll}-]+(?:\s\p{Ll}[\p{Ll}-]+)?"
_SPAN = regex.compile(
    rf"\p{{Lu}}[\p{{L}}’'-]+,?(?:(?<=\p{{Lu}}[\p{{L}}’'-]+\s\p{{Lu}}[\p{{L}}’'-]+,)\s{_ROLE})?\s\((?P<date>{D})\)"
)
_KINS = regex.compile(rf"{_KIN}(?:,?\s[\p{{Lu}}][\p{{L}}’'-]+)*,?\s(?:who\s)?(?:was\s|were\s)?\Z")
_OPENS = regex.compile(r"(?:The\s(?:[^\s,]+\s){1,5}?[^\s,]+,\s)?[Bb]orn\b")
# "The actress, who was born in 1971": whom the sentences before have told of.
_DESCRIBED = regex.compile(r"The\s(?:[\p{Ll}\ue013-]+\s){0,3}[\p{Ll}\ue013-]+,\swho\s(?:was\s)?\Z")


@dataclass(frozen=True, slots=True)
class Told:
    """A date or an age that a sentence tells of somebody."""

    line: Line
    fact: Fact
    of: str | None

    @property
    def bound(self) -> Bound:
        return self.line.bound(self.fact)


@dataclass(frozen=True, slots=True)
class Page:
    """The sentences of a story with their dates and ages masked, and its one birth."""

    scene: Scene
    sketched: Sequence[tuple[Line, Sketch]]
    birth: Told
    death: Told | None  # where the birth's brackets tell it


# Father and son, or two of one house, are told apart by it.
_TWO_OF_A_NAME = regex.compile(
    r"\b(?:junior|senior|Junior|Senior|Jnr|Snr|Jr|Sr|the\s(?:elder|younger))\b"
)


def page_of(scene: Scene) -> Page | None:
    """Read a story that tells of one birth alone, and of whose."""
    return scene.once(_page)


def _page(scene: Scene) -> Page | None:
    text = scene.article.document.text
    if ("orn" not in text and "(" not in text) or _TWO_OF_A_NAME.search(text) is not None:
        return None
    births: list[Told] = []
    deaths: list[Told] = []
    for line in lines(scene):
        told = line.text
        if "orn" not in told and "(" not in told:
            continue
        sketch = masked(line, _masks(line))
        for match in _BORN.finditer(sketch.words) if "orn" in told or "(b." in told else ():
            fact = sketch.facts[match.start("date")]
            own = _KINS.search(sketch.words[: match.start()]) is None
            cue = place(line, sketch, match.start())
            births.append(Told(line, fact, _born_one(scene, line, cue) if own else None))
        for match in _SPAN.finditer(sketch.words) if "(" in told else ():
            both = ends(sketch.facts[match.start("date")])
            if both is not None:
                of = who(scene, line, both[0].span.start)
                births.append(Told(line, both[0], of))
                deaths.append(Told(line, both[1], of))
    told_again = len(births) > 1
    births = _told_once(births)
    if len(births) != 1 or births[0].of is None:
        return None
    sketched = [(line, masked(line, _masks(line))) for line in lines(scene)]
    # The brackets of a life that is told again may be of a namesake.
    death = next(iter(() if told_again else deaths), None)
    return Page(scene, sketched, births[0], death)


def _told_once(births: Sequence[Told]) -> list[Told]:
    """Give each birth once: the footer of an obituary tells that of its text again."""
    kept: list[Told] = []
    for birth in births:
        if not any(_is_again(birth, other) for other in kept):
            kept = [other for other in kept if not _is_again(other, birth)]
            kept.append(birth)
    return kept


def _is_again(birth: Told, other: Told) -> bool:
    """Tell whether a birth is another one told again, no more exactly."""
    one, known = when(birth.fact), when(other.fact)
    if birth.of is None or birth.of != other.of or one is None or known is None:
        return False
    if one.days is None or known.days is None:
        return False
    return one.days.first <= known.days.first and known.days.last <= one.days.last


def _born_one(scene: Scene, line: Line, cue: int) -> str | None:
    """Name who is born: whom a sentence opens with or, behind "Born in 1940,", goes on about."""
    before = who(scene, line, cue)
    if before is None and _DESCRIBED.fullmatch(line.document.text[line.span.start : cue]):
        return named_before(scene, line)
    if _OPENS.match(line.text) is None:
        return before
    behind = who(scene, line, line.span.end)
    return behind if before is None or before == behind else None


def may_be_of(page: Page, age: Fact, year: int) -> bool:
    """Tell whether an age can be meant for that of a year, by a slip, and for that of no other."""
    born = when(page.birth.fact)
    told = age.value.stated if isinstance(age.value, Quantity) else None
    if born is None or born.days is None or not isinstance(told, int):
        return False
    birth = born.days.first.year
    if abs(year - birth - told) > _NEAR:
        return False
    years = {int(each) for each in _YEAR.findall(page.scene.article.document.text)}
    return not any(told in (each - birth, each - birth - 1) for each in years if each < year - 1)


def place(line: Line, sketch: Sketch, at: int) -> int:
    """Give the place in the text of a place in a sketch."""
    shift = sum(len(fact.text) - 1 for spot, fact in sketch.facts.items() if spot < at)
    return line.span.start + at + shift


def _masks(line: Line) -> Iterator[Mask]:
    for fact in line.facts:
        value = fact.value
        if isinstance(value, Quantity):
            mask = _mask_of_age(fact, value)
            if mask is not None:
                yield fact.span, mask, fact
        elif fact.kind == Kind.WEEKDAY:
            yield fact.span, W, fact
        elif fact.kind in (*WHOLE, Kind.PERIOD) and _is_stated(fact):
            yield fact.span, D, fact


def _is_stated(fact: Fact) -> bool:
    """Tell a date from "yesterday" and "now"."""
    return any(map(str.isdigit, fact.text)) or (
        fact.kind != Kind.DATE and any(map(str.isupper, fact.text))
    )


def _mask_of_age(fact: Fact, value: Quantity) -> str | None:
    told = isinstance(value.stated, int) and 0 < value.stated <= _OLDEST and value.refers is None
    if not told:
        return None
    if fact.kind == Kind.AGE:
        if "-" in fact.text:
            return H
        return G if fact.text.lower().startswith("aged") else A
    return A if fact.kind == Kind.NUMBER and value.unit is None else None


__all__ = ["KIN", "A", "G", "H", "Page", "Told", "W", "may_be_of", "page_of", "place"]
