"""Offices told with an act of a day long past: "signed by President Ann Orlo in May 1977"."""

from __future__ import annotations

from dataclasses import replace

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either
from checkers.model import Document, Fact, Kind, Span, TimeExpression
from checkers.quote_attribution.people.mentions import LEXICON, Mention
from checkers.rulebook.vocabulary import Passage, Scene

_TERMS = LEXICON["terms"]
_ACT = rf"(?:{either(_TERMS['acts'])}|signed)"
# Anybody signs a lease; bills and orders are signed by who is in office.
_ACTS = (
    rf"(?:{either(_TERMS['acts'])}"
    rf"|signed(?=\s(?:[^\s,.;]+\s){{0,6}}?(?:{either(_TERMS['signed'])})\b))"
)
_DATED = frozenset({Kind.DATE, Kind.MONTH, Kind.YEAR})
# One character stands for the day, so that a pattern sees where it is told.
_DAY = "\ue000"
# "In", "At a summit in Berlin in", "The papers show that in".
_LED_IN = (
    rf"(?:(?:[^,;:“”\"—–]{{0,40}}\b(?:that|and|but)\s)?"
    r"(?i:on|in|by|during|at|early in|late in|it was (?:on|in)|back in)\s"
    rf"(?:(?!\p{{Ll}}+ed\b)[^\s,;:“”\"—–]+\s){{0,7}}?{_DAY},?\s(?:that\s)?)"
)
_THEN = r"(?:[Tt]hen[\s-])?"
# "After President Orlo signed it the base closed in 1977" is no sentence of hers.
_OPENS_CLAUSE = "After|Although|As|Because|Before|Even|If|Once|Since|Though|Unless|Until|When|While"
_WHOSE = rf"(?:(?!(?:{_OPENS_CLAUSE})\b)\p{{Lu}}[\p{{L}}.]+(?:['’]s)?\s){{0,2}}"
_SUBJECT = regex.compile(rf"[“\"(]?{_LED_IN}?(?:[Tt]he\s)?{_THEN}{_WHOSE}\Z")
# "It was paid for in 1985, when President Orlo signed", "since President Orlo vetoed it in 1977".
_THEN_SUBJECT = regex.compile(rf"{_DAY},?\s(?:when|as)\s(?:the\s)?{_THEN}{_WHOSE}\Z")
_SUBORDINATE = regex.compile(
    rf"\b(?:when|since|after|until|before|because|although)\s(?:the\s)?{_THEN}{_WHOSE}\Z"
)
# "A treaty that President Orlo signed in 1977"
_SIGNED_THING = regex.compile(
    rf"\b(?:{either(_TERMS['signed'])})\s(?:that\s|which\s)?(?:the\s)?{_THEN}{_WHOSE}\Z"
)
_SIGNED_LAW = regex.compile(
    rf"\b(?:{either(_TERMS['signed_into_law'])})\s(?:that\s|which\s)?(?:the\s)?{_WHOSE}(?:\p{{L}}+\s){{0,2}}\Z"
)
_SIGNED = regex.compile(rf"\s(?:had\s)?signed(?:\sinto\slaw)?(?:\s(?:on|in|back in)\s{_DAY})?")
_IN_POWER = regex.compile(
    r"\s(?:was|sat|ruled|reigned)\s(?:still\s)?in\s(?:power|office|charge|the\sWhite\sHouse|Downing\sStreet)\b"
)
_GOES_ON = regex.compile(
    r"\b(?:and|or|but|he|she|they|it|we|who|so|was|were|is|are|has|have|had)\b"
)
# What nobody does out of office, whatever he is still called.
_OF_STATE = regex.compile(
    rf",?\s(?:\p{{Ll}}+ly\s)?(?:{either(_TERMS['of_state'])}"
    rf"|signed(?=\s(?:[^\s,.;]+\s){{0,6}}?(?:{either(_TERMS['signed_into_law'])})\b))"
)
_DOES = regex.compile(rf"(?P<who>,)?\s(?:\p{{Ll}}+ly\s)?{_ACTS}\b(?P<rest>[^;:—–,]*)")
_DONE_BY = regex.compile(
    rf"\b{_ACT}\b(?:\s(?:to|at|in|for|as)\s(?:[^\s,;.]+\s){{0,2}}[^\s,;.]+)?(?P<when>\s(?:on|in)\s{_DAY})?\sby\s(?:the\s)?{_THEN}{_WHOSE}\Z"
)
# "Was declared a park in 1977 by President Orlo": books are written by anybody.
_SUFFERED = regex.compile(
    rf"\b(?:was|were|been)\s(?:\p{{Ll}}+ly\s)?(?!(?:{either(_TERMS['private'])})\b)\p{{Ll}}+(?:\s[^\s,;:]+){{0,6}}?"
    rf"\s(?:on|in)\s{_DAY},?\sby\s(?:the\s)?{_THEN}{_WHOSE}\Z"
)
_UNDER = regex.compile(
    rf"(?:\b(?:on|in)\s{_DAY},?)?\s(?:{either(_TERMS['orders'])})\s(?:the\s)?{_THEN}{_WHOSE}\Z"
)
_IN_TIME_OF = regex.compile(rf"\s(?:{either(_TERMS['orders'])})\s(?:the\s)?{_THEN}\Z")
_WHEN = regex.compile(r"\b(?:when|while|with)\s\Z")
_REIGNED = regex.compile(
    rf"\s(?:was|as)\s(?:still\s|already\s)?(?:the\s|its\s)?(?P<title>(?:\p{{Lu}}[\p{{L}}.]+\s){{0,2}}(?:vice[\s-])?(?:{either(_TERMS['reigned'])}))"
    rf"(?=[,.;]|\s(?:and\b|(?:on|in)\s{_DAY}))"
)
_WHEN_BEFORE = regex.compile(rf"{_DAY},?\s(?:when|while|with)\s\Z")
_BEHIND_DAY = regex.compile(rf"\s(?:on|in)\s{_DAY}")
_WHEN_BEHIND = regex.compile(rf",?\s(?:on|in|back in|early in|late in)\s{_DAY}(?!\s\p{{L}}+\sact)")
_APPOSED = regex.compile(
    rf"\A{_LED_IN}(?P<rest>(?:(?!\b(?:who|which|that|when|before|after|since|as|whose)\b)[^;:—–“\"])*"
    rf"\b[Tt]he\s(?:\p{{L}}[\p{{L}}.’'-]*\s){{0,4}})\Z"
)
_ELSEWHEN = regex.compile(
    rf"\b(?:{either(_TERMS['acquainted'])}|who|which|when|before|after|since|until|because|whose)\b"
)
# "Promised that it would open in 2018", "announced a plan to cut it in 2025".
_WHEN_AHEAD = regex.compile(
    r"\A(?!.*\b(?:that|would|will|should|could|might|plans?|goals?|targets?|next|to\s(?!the|an?|his|her|its|their|\p{Lu}))\b)"
    r".*\b(?:on|in|during)\s(?:the\s\p{Ll}+\sof\s)?\Z"
)
_MADE_UP = regex.compile(rf"\b(?:{either(_TERMS['made_up'])})\b", regex.IGNORECASE)


def days_of_acts(scene: Scene) -> dict[int, Fact]:
    """Find the one day, month or year of each sentence that states its own year."""
    found: dict[int, list[Fact]] = {}
    for fact in scene.article.items:
        if fact.kind in _DATED:
            found.setdefault(fact.sentence, []).append(fact)
    return {
        at: replace(days[0], kind=Kind.DATE)
        for at, days in found.items()
        if len(days) == 1 and _states_its_year(days[0])
    }


def _states_its_year(fact: Fact) -> bool:
    value = fact.value
    known = isinstance(value, TimeExpression) and value.days is not None
    return known and regex.search(r"\b(?:1[89]|20)\d\d\Z", fact.text) is not None


def acted(document: Document, title: Passage, who: Fact, day: Fact) -> bool:
    """Tell whether a sentence says that somebody did what only the office does, on its day."""
    sentence = document.sentences[who.sentence].span
    first, last = min(title.start, who.span.start), max(title.end, who.span.end)
    before, behind = (
        _masked(document, Span(sentence.start, first), day),
        _masked(document, Span(last, sentence.end), day),
    )
    if _MADE_UP.search(before + behind, concurrent=False):
        return False
    return (
        _does(before, behind)
        or _is_done_by(before, behind)
        or _is_under(before, behind)
        or _is_apposed(document, title, who, before, behind)
    )


def _masked(document: Document, span: Span, day: Fact) -> str:
    text = document.text
    if not span.start <= day.span.start < span.end:
        return text[span.start : span.end]
    return text[span.start : day.span.start] + _DAY + text[day.span.end : span.end]


def _does(before: str, behind: str) -> bool:
    """Read "In May 1977 President Orlo named her", "President Orlo signed it in May 1977"."""
    if _SIGNED_THING.search(before, concurrent=False):
        signed = _SIGNED.match(behind, concurrent=False)
        return signed is not None and _DAY in signed.group()
    does = _DOES.match(behind, concurrent=False)
    if _THEN_SUBJECT.search(before, concurrent=False):
        return does is not None or _IN_POWER.match(behind, concurrent=False) is not None
    if does is None:
        return False
    if _SUBJECT.fullmatch(before, concurrent=False):
        return _DAY in before or _is_dated(does["rest"])
    if _DAY in before or _SUBORDINATE.search(before, concurrent=False) is None:
        return False
    # "Since President Orlo signed it and the canal dried up in 1985" dates the canal.
    until = does["rest"].partition(_DAY)[0]
    return _is_dated(does["rest"]) and _GOES_ON.search(until, concurrent=False) is None


def _is_dated(rest: str) -> bool:
    """Tell whether a deed has its day behind it, and nothing of another time before that."""
    until, found, _ = rest.partition(_DAY)
    if not found or _WHEN_AHEAD.search(until, concurrent=False) is None:
        return False
    return _ELSEWHEN.search(until, concurrent=False) is None


def governs(document: Document, who: Fact) -> bool:
    """Tell whether a name is followed by what only the head of a state does: "vetoed"."""
    text = document.text
    sentence = document.sentences[who.sentence].span
    if _SIGNED_LAW.search(text, sentence.start, who.span.start, concurrent=False):
        return _SIGNED.match(text, who.span.end, concurrent=False) is not None
    behind = (_OF_STATE, _IN_POWER)
    return any(each.match(text, who.span.end, concurrent=False) is not None for each in behind)


def presides(document: Document, title: Passage) -> bool:
    """Tell whether something is told of somebody's time in office: "begun under President Orlo"."""
    start = document.sentences[sentence_of(document, title.start)].span.start
    before = document.text[start : title.start]
    return _IN_TIME_OF.search(before, concurrent=False) is not None


def _is_done_by(before: str, behind: str) -> bool:
    """Read "signed in May 1977 by President Orlo", "signed by President Orlo in May 1977"."""
    if _SUFFERED.search(before, concurrent=False) is not None:
        return behind[:1] in (",", ".", " ") and not behind.startswith(("’s", "'s"))
    done = _DONE_BY.search(before, concurrent=False)
    if done is None:
        return False
    return done["when"] is not None or _WHEN_BEHIND.match(behind, concurrent=False) is not None


def _is_under(before: str, behind: str) -> bool:
    """Read "begun under President Orlo in May 1977", "begun in May 1977 under President Orlo"."""
    under = _UNDER.search(before, concurrent=False)
    if under is None or _ELSEWHEN.search(before, concurrent=False) or behind[:1] in ("’", "'"):
        return False
    return _DAY in under.group() or _WHEN_BEHIND.match(behind, concurrent=False) is not None


def reigned(document: Document, mention: Mention, day: Fact) -> Span | None:
    """Read "in May 1977, when Ann Orlo was president", "when Ann Orlo was president in 1977"."""
    sentence = document.sentences[mention.sentence].span
    before = _masked(document, Span(sentence.start, mention.span.start), day)
    if _WHEN.search(before, concurrent=False) is None or _MADE_UP.search(before):
        return None
    behind = _masked(document, Span(mention.span.end, sentence.end), day)
    reign = _REIGNED.match(behind, concurrent=False)
    if reign is None:
        return None
    told = _BEHIND_DAY.match(behind, reign.end()) or _WHEN_BEFORE.search(before)
    return None if told is None else Span(*(mention.span.end + at for at in reign.span("title")))


def _is_apposed(document: Document, title: Passage, who: Fact, before: str, behind: str) -> bool:
    """Read "On 3 May 1977 the House censured the president, Ann Orlo,"."""
    between = document.text[title.end : who.span.start]
    if between.strip() != "," or behind[:1] not in (",", "."):
        return False
    told = _APPOSED.match(before, concurrent=False)
    return told is not None and _ELSEWHEN.search(told["rest"], concurrent=False) is None


def present_on(document: Document, title: Passage, who: Fact) -> bool:
    """Tell whether a sentence says no more than that somebody was there: "Among the guests was"."""
    sentence = document.sentences[who.sentence].span
    first, last = min(title.start, who.span.start), max(title.end, who.span.end)
    before, behind = document.text[sentence.start : first], document.text[last : sentence.end]
    if _AMONG.fullmatch(before, concurrent=False) is not None:
        return True
    opens = _SUBJECT.fullmatch(before, concurrent=False) is not None
    return opens and _THERE.match(behind, concurrent=False) is not None


_AMONG = regex.compile(
    r"(?:Also\s)?(?:[Aa]mong|[Ii]n)\s(?:the|those|its|their)\s(?:\p{Ll}+\s){1,5}(?:was|were|sat|stood)\s(?:the\s)?"
)
_THERE = regex.compile(
    r",?\s(?:was\s(?:there|among\s(?:the|those)|present|in\sthe\s(?:audience|crowd|stands|front\srow))"
    r"|attended|looked\son|joined\sthe\s(?:guests|crowd|mourners))\b"
)


def inherited_days(scene: Scene, days: dict[int, Fact]) -> dict[int, Fact]:
    """Give a sentence without a time of its own the day of the one before in its paragraph."""
    timed = {
        fact.sentence for fact in scene.article.items if isinstance(fact.value, TimeExpression)
    }
    sentences: list[int] = sorted(days)
    found: dict[int, Fact] = {}
    every = scene.article.document.sentences
    for at in sentences:
        behind = at + 1
        if (
            behind < len(every)
            and behind not in timed
            and every[behind].paragraph == every[at].paragraph
        ):
            found[behind] = days[at]
    return found
