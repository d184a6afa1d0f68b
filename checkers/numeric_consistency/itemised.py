"""Lists that stand apart from the number that announces them, or follow it in another form.

"Five counts.  The jury convicted her of theft, forgery and fraud", "he married twice: to A, to B
and to C", "two wards, one for children, one for …", "her three sons, Tom, Ben, Cy and Lou".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either, entry, load
from checkers.model import Document, Fact, Kind, Quantity, Span
from checkers.numeric_consistency.figures_of_text import figure, value_of
from checkers.numeric_consistency.lists import (
    LEXICON,
    NAMES,
    NUMERALS,
    Row,
    Shape,
    read_row,
    shape_of,
)
from checkers.numeric_consistency.named_back import named_back
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Bound, Scene

_WORDS = load("itemised")
_NUMBER = rf"(?:{either(NUMERALS)}|\d{{1,2}})"
_MOST = 15
_LONGEST = 8  # words of a thing
_TIMES: dict[str, int] = dict(_WORDS["numbers"])
_LEADS = either(_WORDS["leads"])

Pairs = Iterator[tuple[Bound, Bound]]


def itemised(scene: Scene) -> Pairs:
    """Pair each number with the items that are told of it elsewhere or in another form."""
    document = scene.article.document
    yield from _times(scene)
    yield from _groups_of(document)
    yield from named_back(scene)
    for fact in scene.article.items:
        if not _may_announce(fact):
            continue
        yield from _told_next(document, fact)
        yield from _told_before(document, fact)
        yield from _in_years(document, fact)
        yield from _one_by_one(document, fact)
        yield from _in_apposition(document, fact)
        yield from _offences(document, fact)


def _may_announce(fact: Fact) -> bool:
    value = fact.value
    return (
        fact.kind is Kind.COUNT
        and isinstance(value, Quantity)
        and isinstance(value.stated, int)
        and 2 <= value.stated <= _MOST
        and value.hedge is None
        and value.refers not in ("part", "more")
        and value.unit_span is not None
    )


def _stated(fact: Fact) -> int:
    assert isinstance(fact.value, Quantity)
    assert isinstance(fact.value.stated, int)
    return fact.value.stated


def _unit(fact: Fact) -> str:
    assert isinstance(fact.value, Quantity)
    return (fact.value.unit or "").split()[-1] if fact.value.unit else ""


def _behind(fact: Fact) -> int:
    assert isinstance(fact.value, Quantity)
    assert fact.value.unit_span is not None
    return fact.value.unit_span.end


def _pair(document: Document, fact: Fact, row: Row) -> tuple[Bound, Bound]:
    assert isinstance(fact.value, Quantity)
    bare = Quantity(fact.value.range, fact.value.stated)
    at = sentence_of(document, row.span.start)
    listed = figure(document, at, row.span, row.fewest, row.most)
    return Bound(replace(fact, value=bare), document), listed


def _row(span: Span, many: int) -> Row:
    return Row(span, (span,), many, many)


# --- "they are A, B and C" -----------------------------------------------------------------------

_THEY_ARE = regex.compile(
    r"(?:They|These|Those)\s(?:are|were)\s(?:(?:named|identified)\s(?:[^\s,]+\s){0,4}?as\s)?"
    r"|(?:They|The\s\p{Ll}+)\s(?:were|have\sbeen)\s(?:named|identified)\s(?:[^\s,]+\s){0,4}?as\s"
)


def _told_next(document: Document, fact: Fact) -> Pairs:
    """Read "three new frogs.  They are the moss frog, the lantern frog and the pygmy frog"."""
    sentences = document.sentences
    if fact.sentence + 1 >= len(sentences):
        return
    here, after = sentences[fact.sentence], sentences[fact.sentence + 1]
    if after.paragraph - here.paragraph > 1 or not _is_only_count(document, fact):
        return
    opening = _THEY_ARE.match(document.text, after.span.start, after.span.end)
    if opening is None:
        return
    persons = _persons(document.text, Span(opening.end(), after.span.end))
    if persons is not None and _unit(fact) in _WORDS["people"]:
        yield _pair(document, fact, persons)
        return
    row = read_row(document.text, Span(opening.end(), after.span.end), least=3)
    if row is not None and all(_is_thing(document.text, item) for item in row.items):
        yield _pair(document, fact, row)


def _persons(text: str, span: Span) -> Row | None:
    """Count those whom semicolons part: "Kyle Booth, 19, of Arle; his cousin Ash, 22; and …"."""
    parts = text[span.start : span.end].split("; ")
    if len(parts) <= 2 or not parts[-1].startswith("and "):
        return None
    named = all(_PERSON.match(part.removeprefix("and ")) for part in parts)
    return _row(span, len(parts)) if named else None


_PERSON = regex.compile(r"(?:(?:his|her|the)\s(?:\p{Ll}+\s){1,3})?\p{Lu}[\p{L}’'-]+\s\p{Lu}[^;]*\Z")


def _is_only_count(document: Document, fact: Fact) -> bool:
    """Tell whether a sentence has no other number that "they" could point at."""
    span = document.sentences[fact.sentence].span
    words = document.text[span.start : span.end].lower().split()
    return sum(word.strip(",.;:") in NUMERALS or word[:1].isdigit() for word in words) == 1


def _is_thing(text: str, item: Span) -> bool:
    """Tell "the moss frog", "a vet", "Oakham" from a quality: "well run"."""
    words = text[item.start : item.end].split()
    return len(words) <= _LONGEST and (shape_of(words) is not Shape.PLAIN or words[0][:1].isupper())


# --- "A, B and C: these were the four faults" --------------------------------------------------

_THESE_ARE = regex.compile(
    r"(?::|\s[—–]|\s--?|;)\s(?:(?P<are>(?:these|those)\s(?:are|were)\s)(?:[^,:;]{1,20},\s)?)?"
    r"(?:the|his|her|its|their|my|our)\s\Z"
)
_OF_ONE = regex.compile(r"['’]")


def _told_before(document: Document, fact: Fact) -> Pairs:
    """Read "Locked doors, broken lifts and cold meals: these were the four faults"."""
    text, start = document.text, document.sentences[fact.sentence].span.start
    led = _THESE_ARE.search(text, start, fact.span.start, concurrent=False)
    if led is None or not (led["are"] or _unit(fact) in LEXICON["announcing"]):
        return
    head = text[start : led.start()]
    first = head.partition(" ")[0].lower()
    if any(mark in head for mark in ':;—–("“') or first in LEXICON["fronting"]:
        return
    if _OTHERS.search(head) or _OF_ONE.match(text, _behind(fact)):
        return
    # The capital of a sentence's first word makes no name of it.
    lowered = text[start].lower() if head.partition(", ")[2][:1].islower() else text[start]
    row = read_row(text[:start] + lowered + text[start + 1 :], Span(start, led.start()), least=3)
    if row is not None:
        pairs_within = max(0, head.count(" and ") - 1)  # "bread and butter, salt and pepper"
        yield _pair(document, fact, replace(row, most=row.most + pairs_within))


_YEARS = regex.compile(
    r"(?:,|:|\s[—–-])\s(?P<years>(?:(?:in|of|from)\s)?\d{4}(?:,\s\d{4})*,?\sand\s\d{4})\b(?!-|\s\p{Ll}+s\b)"
)


def _in_years(document: Document, fact: Fact) -> Pairs:
    """Read "three titles, in 2015, 2017, 2018 and 2020": no more years than titles."""
    told = _YEARS.match(document.text, _behind(fact))
    if told is None or _unit(fact) not in _WORDS["once_each"]:
        return
    span = Span(*told.span("years"))
    many = len(_YEAR.findall(told["years"]))
    if many > _stated(fact):
        yield _pair(document, fact, _row(span, many))


_YEAR = regex.compile(r"\d{4}")

# --- "twice: to A, to B and to C" ----------------------------------------------------------------

_TOLD_TIMES = Sought(
    rf"\b(?P<times>{either(_TIMES)})(?P<mark>(?:\s\p{{Ll}}+){{0,3}}?(?::|\s[—–])|,)\s(?P<lead>{_LEADS})\s",
    regex.IGNORECASE,
)
_PARTED = regex.compile(r",\s(?:and\s)?(?:,\s)?|\sand\s")
_MOOD = regex.compile(rf"\bto\s(?:[\p{{L}}’']+\s){{1,4}}(?:{either(_WORDS['moods'])})\b")
_ASIDE = regex.compile(rf"{_MOOD.pattern}|\p{{Ll}}+\s(?:whom|which|whose)\b")
_AGAIN = regex.compile(rf"\b(?:{either(_WORDS['again'])})\b")
_BARE_ITEM = regex.compile(r"(?:in\s)?(?:\d{4}|\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)*)")


def _times(scene: Scene) -> Pairs:
    document = scene.article.document
    text = document.text
    for match in _TOLD_TIMES.in_article(scene):
        at = sentence_of(document, match.start())
        span = Span(match.start("lead"), document.sentences[at].span.end)
        listed = text[span.start : span.end].rstrip(" .!?\n")
        if _AGAIN.search(listed) or any(mark in listed for mark in ';:—–("'):
            continue
        many = _led_items(listed, match["lead"], asides=match["mark"] != ",")
        due = _TIMES[entry(match["times"])]
        if many is None or (match["mark"] == "," and many <= due):
            continue
        words = Span(span.start, span.start + len(listed))
        yield (
            figure(document, at, Span(*match.span("times")), due),
            figure(document, at, words, many),
        )


def _led_items(listed: str, lead: str, *, asides: bool) -> int | None:
    """Count the items that one word leads in; None where it cannot be told what is an item."""
    parts = [part for part in _PARTED.split(listed) if part]
    led = [part for part in parts if part.startswith(f"{lead} ") and not _ASIDE.match(part)]
    rest = [part for part in parts if part not in led]
    if len(led) == 1:  # "in 2009, 2012 and 2016"
        bare = [part for part in parts if _BARE_ITEM.fullmatch(part.removeprefix(f"{lead} "))]
        return len(parts) if len(parts) > 1 and len(bare) == len(parts) else None
    if rest and not asides:
        return None
    last = [part for part in _PARTED.split(listed.rpartition(" and")[2].lstrip(", ")) if part]
    return len(led) if any(part in led for part in last) else None


# --- "two wards, one for children, one for …" ----------------------------------------------------

_ONE = regex.compile(r"(?:,|:|\s[—–])\s(?:and\s)?one\s(?!of\b)|\sand\sone\s(?!of\b)")


_OTHERS = regex.compile(rf"[;(]|\b(?:others?|rest|more|last|{either(NUMERALS)}|\d+)\b")


def _are_all_ones(text: str, told: list[regex.Match[str]], end: int) -> bool:
    """Tell whether a colon or a dash begins a whole list of ones."""
    if len(told) < 2 or told[0].group()[0] not in ": " or " and" not in told[-1].group():
        return False
    return _OTHERS.search(_ONE.sub("", text[told[0].start() : end])) is None


def _one_by_one(document: Document, fact: Fact) -> Pairs:
    end = document.sentences[fact.sentence].span.end
    told = list(_ONE.finditer(document.text, _behind(fact), end, concurrent=False))
    between = document.text[_behind(fact) : told[0].start()] if told else ";"
    if _are_all_ones(document.text, told, end):  # "three men: one in red and one with a beard"
        many = len(told)
        if many != _stated(fact) and not any(mark in between for mark in ",;"):
            yield _pair(document, fact, _row(Span(told[0].start() + 2, end), many))
    elif len(told) > max(2, _stated(fact)) and not any(mark in between for mark in ",;:"):
        yield _pair(document, fact, _row(Span(told[0].start() + 2, end), len(told)))


# --- "her three sons, Tom, Ben, Cy and Lou" ------------------------------------------------------

_WHOSE = regex.compile(
    r"(?:\b(?:his|her|their|its|our|my|the|these)|['’]s?)\s(?:\p{Ll}+\s)?\Z", regex.IGNORECASE
)
_PART = regex.compile(r"\bof\s(?:\p{L}+\s){0,2}\Z")
_FRONT = regex.compile(r"\A(?:After|With|Despite|In|On|At|For|Following|Before|From|By|Since)\b")
_OPEN_END = regex.compile(
    r"(?!,\sand\s(?:an?|one|two|three|four|\d+)\s\p{Ll})"  # "three sons, Tom and Ben, and a girl"
    r",?\s(?:and|among|include[ds]?|including|or|who|as\swell|are\samong|were\samong|but|also|each|both)\b"
)


def _in_apposition(document: Document, fact: Fact) -> Pairs:
    text = document.text
    sentence = document.sentences[fact.sentence].span
    before = text[sentence.start : fact.span.start]
    start = _behind(fact)
    if not text.startswith(", ", start) or _PART.search(before):
        return
    owned = _WHOSE.search(before) is not None
    if not (owned or _unit(fact) in _WORDS["people"]):
        return
    names = NAMES.match(text, start + 2, sentence.end, concurrent=False)
    if names is None or not _ends(text, names.end()):
        return
    fronted = _FRONT.match(before) is not None and "," not in before
    if fronted or _OPEN_END.match(text, names.end()):
        return
    row = read_row(text, Span(*names.span()))
    if row is not None and row.fewest == row.most and len(row.items) > 1:
        yield _pair(document, fact, row)


def _ends(text: str, at: int) -> bool:
    """Tell whether a list of names ends here; a name takes a full stop behind it along."""
    return text[at - 1] == "." or text[at : at + 1] in (",", ".", ";", ")")


# --- "convicted on five counts … of theft, forgery and fraud" -------------------------------------

_OFFENCES = frozenset(_WORDS["offences"])
_ONE_EACH = frozenset(_WORDS["one_each"])
_CONVICTED = regex.compile(
    rf"\b(?:(?:{either(_WORDS['convicted'])})\s|(?:{either(_WORDS['convicting'])})\s(?:[^\s,;:.]+\s){{1,5}}?of\s)(?=\p{{Ll}})"
)
_PLURAL = regex.compile(
    r"\b(?:\p{Ll}{4,}[^siu\W]s|\d+|counts?|two|three|four|several|related|other)\b"
)


# Who is tried for so many, and that the next sentence goes on about the same trial.
_TRIED = regex.compile(rf"\b(?:{either(_WORDS['tried'])})\b")
_SAME_TRIAL = regex.compile(
    r"(?:He|She|They|The|It|Prosecutors|Jurors|Magistrates|Police|\p{Lu}[\p{L}’'-]+)\s"
    r"(?!.*\b(?:earlier|previously|also|later|once|separately|\d{4}|husband|wife|brother|sister|other|another)\b)"
)


def _offences(document: Document, fact: Fact) -> Pairs:
    """Read the offences of a verdict in the sentence of their number or the one behind it."""
    if _unit(fact) not in _OFFENCES or document.text.startswith(" of ", _behind(fact)):
        return
    sentences = document.sentences
    here = sentences[fact.sentence]
    if not _TRIED.search(document.text, here.span.start, fact.span.start):
        return
    for at in range(fact.sentence, min(fact.sentence + 2, len(sentences))):
        start = _behind(fact) if at == fact.sentence else sentences[at].span.start
        match = _CONVICTED.search(document.text, start, sentences[at].span.end)
        if match is None or sentences[at].paragraph - here.paragraph > 1:
            continue
        head = document.text[sentences[at].span.start : match.start()]
        if at != fact.sentence and not _SAME_TRIAL.match(head):
            return
        row = read_row(document.text, Span(match.end(), sentences[at].span.end), least=3)
        if row is not None and _are_each_one(document, fact, row):
            yield _pair(document, fact, row)
        return


def _are_each_one(document: Document, fact: Fact, row: Row) -> bool:
    """Tell whether no offence can be told of twice: there can be two counts of one."""
    many = len(row.items)
    words = document.text[row.span.start : row.span.end]
    if many >= _stated(fact):
        return not any(letter.isdigit() for letter in words)
    if _PLURAL.search(words) or many + 1 != _stated(fact):
        return False
    return many > 3 or (many == 3 and _unit(fact) in _ONE_EACH)


# --- "a shortlist of five: …" ---------------------------------------------------------------------

_GROUP_OF = regex.compile(
    rf"\b(?:{either(_WORDS['groups'])})\sof\s(?P<many>{_NUMBER})(?:\s[^\s,;:.()]+){{0,12}}?"
    r"(?P<mark>:\s|\s[—–]\s|\s--?\s|\s\()"
)


_CLOSES = regex.compile(r"\s[—–]\s|\s--?\s|\)")


def _groups_of(document: Document) -> Pairs:
    text = document.text
    for match in _GROUP_OF.finditer(text, concurrent=False):
        at = sentence_of(document, match.start())
        end = document.sentences[at].span.end
        closing = _CLOSES.search(text, match.end(), end) if match["mark"] != ": " else None
        if match["mark"] != ": " and closing is None:
            continue
        listed = Span(match.end(), end if closing is None else closing.start())
        row = read_row(text, listed, least=3) if listed.start < end else None
        if row is not None and not _OTHERS.search(text[row.span.start : row.span.end]):
            many = value_of(match["many"], NUMERALS)
            yield (
                figure(document, at, Span(*match.span("many")), many),
                figure(document, at, row.span, row.fewest, row.most),
            )
