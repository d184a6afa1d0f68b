"""Ages beside births and deaths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.date_agreement.another import (
    BORN_FIRST,
    is_of_other_sex,
    is_told_of_another,
    names_another,
    names_in,
)
from checkers.date_agreement.births import BIRTHPLACE
from checkers.date_agreement.lives import find_late_deaths
from checkers.date_agreement.persons import (
    GOES_ON_ABOUT,
    HAS_HE_OR_SHE,
    OPENS_WITH_HE_OR_SHE,
    can_be,
    leads_to_another,
    turns_to_another,
)
from checkers.date_agreement.sentences import Line, ends, lines
from checkers.date_agreement.told_apart import (
    ages_at_death,
    in_its_year,
    is_before,
    is_same_person,
    lived_to,
    since,
    told_once,
)
from checkers.facts.lexicon import either, load
from checkers.model import Fact, Kind, Quantity, Span
from checkers.rulebook.sought import may_hold, may_stand
from checkers.rulebook.vocabulary import Bound, Scene

_LEXICON = load("calendar")["ages"]


_OTHERS = regex.compile(rf"\b(?:{either(_LEXICON['others'])})\b", regex.IGNORECASE)
# ", whose bowls are in six museums,": nothing of anybody else, unless it tells of kin.
_POSSESSIVE = regex.compile(
    r",\swhose\s(?:(?!\b(?:born|died|aged|old)\b)(?!\d{4})[^,.;]){3,80}(?=,)"
)


def of_others(text: str) -> bool:
    """Tell whether words tell of somebody's kin, whose the birth, death or age may be."""
    if _OTHERS.search(text, concurrent=False) is None:
        return False
    return _OTHERS.search(_POSSESSIVE.sub(_without_whose, text), concurrent=False) is not None


def _without_whose(clause: regex.Match[str]) -> str:
    return clause.group().replace("whose", "")


DIED = regex.compile(rf"(?<![\w-])(?:{either(_LEXICON['died'])})(?![\w-])", regex.IGNORECASE)
# "born in Kisumu in 1980": between the word and the date stand places, no verb.
_BORN = regex.compile(rf"(?:(?<![\w-])[Bb]orn|\bb\.)[,\s]+(?:{BIRTHPLACE},?\s)?(?:(?:in|on)\s)?\Z")
BIRTH = regex.compile(r"\b(?:[Bb]orn\b|b\.)")
_LIVED = regex.compile(r"\blived\b|\(.{0,20}?\d{4}\s?[-–]")
_DEATH = regex.compile(
    rf"(?:\b(?:{either(_LEXICON['died'])})\b|\bd\.)[^.;]{{0,40}}\Z", regex.IGNORECASE
)
_REACHED = regex.compile(
    rf"(?<![\w-])(?:{either(_LEXICON['reached'])})\s(?:the\s(?:age\sof\s)?)?(?:only\s|just\s|then\s|still\s|aged\s)?\Z",
    regex.IGNORECASE,
)
_TIED_TO_YEAR = regex.compile(
    r"(?:\s(?:years\sold|years\sof\sage))?,?\s(?:when\s(?:she|he|they)\s(?:[^\s,.;]+\s){1,7})?(?:in|by|late\sin|early\sin)\s\Z"
)
_YEAR_TO_AGE = regex.compile(
    r"(?:,?\s(?:she|he|they|when\s(?:she|he)))?,?\s(?:then\s)?(?:turned|was|aged|at|at\sthe\sage\sof|reached|died\s(?:aged|at))\s(?:the\sage\sof\s)?\Z"
)
# "in 2003, at the age of 45": the words "aged" and "age of" are the age's own.
_YEAR_AGED = regex.compile(
    r"(?:,?\s(?:she|he|they|when\s(?:she|he)))?,?\s(?:then\s|still\s|was\s|turned\s)?(?:at\s(?:the\s|an?\s)?|as\san?\s(?:\p{Ll}+\sof\s)?)?\Z"
)
# "She married Reed, who was 52 in 2004"; "… and Tom turned 50 in 2014".
_OF_NEW_SUBJECT = regex.compile(
    r"\b(?:who\s|(?:and|but|while|as|when)\s(?:the\s|an?\s)?\p{Lu}[^,;]*\s)(?:was|is|turned|turns|reached|became)\s(?:\p{L}+\s)?\Z"
)
_GOES_ON_FOR = 2  # sentences
# "At 23, she won bronze at the world regatta in 1988": no other verb has that year.
_AT_FIRST = regex.compile(r"(?:\A|[.;]\s)(?:At|Aged)\s(?:just\s|only\s)?\Z")
_DID_IN = regex.compile(
    rf",\s(?:she|he)\s(?!(?:{either(_LEXICON['looks_back'])})\b)[^\s,.;]+\s(?:(?!\p{{L}}+ed\b|(?:{either(_LEXICON['other_verbs'])})\b)[^\s,.;:]+\s){{0,10}}?(?:in|on)\s\Z"
)
_OLDEST = 115
_YEARS_OLD = frozenset({Kind.AGE, Kind.NUMBER})


def is_age(fact: Fact) -> bool:
    value = fact.value
    if fact.kind not in _YEARS_OLD or not isinstance(value, Quantity) or value.stated is None:
        return False
    return value.unit in (None, "year") and 0 < value.stated <= _OLDEST and value.refers is None


# "Lee was born in 1940; Orr died in 2010": two clauses, two names.
_OF_TWO_NAMES = regex.compile(
    r"(?P<one>\p{Lu}[\p{L}’'-]+)\swas\sborn\b[^.;]*(?:;|,?\s(?:and|but|while|when|as))\s(?!(?P=one))"
    r"(?:\p{Lu}[\p{L}’'-]+\s){1,3}(?:had\s|has\s)?(?:died|was|turned|is)\b"
)
_LISTED = regex.compile(r",?\s(?:and\s|or\s|to\s|then\s|at\s)*")
_WHEN_DIED = regex.compile(r"\swhen\s(?:he|she)\sdied\b")
_WHEN_ALIVE = regex.compile(r"\swhen\b(?!\s(?:he|she)\sdied)")
_AT_DEATH = regex.compile(r"\sat\s(?:(?:the\stime\sof\s)?(?:his|her)\sdeath|death)\b")
# A sentence behind that of a death gives its age in these words alone: "She was 92."
_SAME_BREATH = regex.compile(
    r"(?:[^.]|\.(?!\s))*|[^.]*\.\s(?:He|She|[\p{Lu}\s][\p{L}\s]+)\swas\s(?:just\s|only\s)?"
)
# "A 19-year-old" is somebody new, but where somebody is said to be one.
_BEING_ONE = regex.compile(
    r"(?:\b(?:as|was|is|being|still|then)\s(?:just\s|only\s|still\s)?an?\s(?:\p{Ll}+\s)?|\AThe\s|\A[\p{Lu}\s][\p{L}’'\s-]*,\san?\s)\Z"
)
_AS_ONE = regex.compile(r"\bas\san?\s\p{Ll}+\sof\s\Z")  # "he entered it as a boy of 15"
_ANOTHERS = regex.compile(rf"\b(?:{either(_LEXICON['anothers'])})\b", regex.IGNORECASE)
ACTS = regex.compile(rf"\b(?:{either(_LEXICON['acts'])})\b", regex.IGNORECASE)
_NAMED = regex.compile(r"\p{Lu}[\p{L}.’'-]+\s\(\Z")


def _stretches(scene: Scene, holding: regex.Pattern[str]) -> Iterator[Line]:
    """Give each sentence alone, and with the next ones as far as they go on about "her".

    Those that cannot hold what is looked for may be left out.
    """
    found = lines(scene)
    wanted = [may_stand(scene, line.index, holding) for line in found]
    for at, line in enumerate(found):
        if not any(wanted[at : at + 1 + _GOES_ON_FOR]):
            continue
        yield line
        whole = line
        known = names_in(line.text)
        for following in found[at + 1 : at + 1 + _GOES_ON_FOR]:
            goes_on = GOES_ON_ABOUT.match(following.text, concurrent=False)
            if following.paragraph != line.paragraph or goes_on is None:
                break
            met = whole is not line and names_another(whole.text[len(line.text) :], known)
            if met or not can_be(whole.text, goes_on["who"]):
                break
            if turns_to_another(following.text, line.text):
                break
            span = Span(line.span.start, following.span.end)
            whole = Line(line.document, line.index, span, (*whole.facts, *following.facts))
            yield whole


def _is_anothers(line: Line, age: Fact, since: int) -> bool:
    """Tell whether an age is of somebody that comes in behind the place `since`."""
    before = line.before(age.span, age.span.start)
    if age.kind == Kind.AGE and "-" in age.text:
        return _BEING_ONE.search(before, concurrent=False) is None
    if age.kind == Kind.AGE and before.endswith(" of "):  # "a girl of 12"
        return _AS_ONE.search(before, concurrent=False) is None
    return _ANOTHERS.search(line.document.text, since, age.span.start, concurrent=False) is not None


def find_lifespans(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind birth, death and the age at death of a life that is told with both its ends."""
    if not may_hold(scene, DIED):
        return
    text = scene.article.document.text
    lives = BIRTH.search(text, concurrent=False) or _LIVED.search(text, concurrent=False)
    if lives is None or DIED.search(text, concurrent=False) is None:
        return
    for line in _stretches(scene, DIED):
        for birth, death in _lives(line):
            ages = _ages_at_death(line, birth, death)
            if len(ages) == 1 and not _turns(line, birth, death):
                yield line.bound(birth), line.bound(in_its_year(death)), ages[0]
    yield from find_late_deaths(scene)
    for born, birth, gone, death in _told_apart(lines(scene)):
        aged = [fact for fact in gone.of(Kind.AGE) if is_age(fact)]
        told = told_once([*aged, *ages_at_death(gone)])
        if told is not None:
            yield born.bound(birth), gone.bound(in_its_year(death)), gone.bound(told)


def _turns(line: Line, birth: Fact, other: Fact) -> bool:
    """Tell whether a sentence turns to another person between a birth and another fact."""
    start = line.span.start
    spans = (Span(fact.span.start - start, fact.span.end - start) for fact in (birth, other))
    return is_told_of_another(line.text, *spans)


def _told_apart(found: Sequence[Line]) -> Iterator[tuple[Line, Fact, Line, Fact]]:
    """Give the one birth and the one death that an article dates in sentences of its own."""
    births = [(line, date) for line in found for date, _ in births_of(line)]
    if len(births) != 1:
        return
    born = births[0][0]
    deaths = [
        (line, date)
        for line in found
        for date in line.dates()
        if _DEATH.search(line.before(date.span))
        and not of_others(line.text)
        and not turns_to_another(line.text, born.text)
        and not _of_two(line)
        and not names_another(line.text, names_in(born.text))
    ]
    if len(deaths) != 1 or born.index == deaths[0][0].index or of_others(born.text):
        return
    gone = deaths[0][0]
    if _meets_another(births[0], gone) or is_of_other_sex(born.text, gone.text):
        return
    if is_same_person(found, born, gone):
        yield *births[0], *deaths[0]


def _meets_another(birth: tuple[Line, Fact], gone: Line) -> bool:
    """Tell whether "he died" may be of whom the sentence of the birth goes on to name."""
    born, date = birth
    after = born.after(date.span, born.span.end)
    told = born.before(date.span, date.span.start)
    pronoun = OPENS_WITH_HE_OR_SHE.match(gone.text) is not None
    return pronoun and BORN_FIRST.match(born.text) is None and names_another(after, names_in(told))


def _lives(line: Line) -> Iterator[tuple[Fact, Fact]]:
    """List the births and deaths that are told: "(1931-2020)", "born in 1931, died in 2020"."""
    for period in line.of(Kind.PERIOD):
        both = ends(period)
        before = line.before(period.span)
        lived = regex.search(r"\blived\s\Z", before) is not None
        if both is not None and (_NAMED.search(before) or lived):
            yield both
    dates = line.dates()
    births = [date for date in dates if _is_birth(line, date)]
    deaths = [
        date for date in dates if date not in births and _DEATH.search(line.before(date.span))
    ]
    alone = not of_others(line.text) and not _of_two(line)
    alone = alone and _OF_TWO_NAMES.search(line.text, concurrent=False) is None
    alone = alone and not any(
        leads_to_another(line.between(births[0], d)) for d in deaths if births
    )
    if len(births) == len(deaths) == 1 and alone:
        yield births[0], deaths[0]


def _of_two(line: Line) -> bool:
    """Tell whether both "he" and "she" do something: one was born, the other may have died."""
    found = {word.lower() for word in HAS_HE_OR_SHE.findall(line.text, concurrent=False)}
    return len(found) > 1


def _ages_at_death(line: Line, birth: Fact, death: Fact) -> list[Bound]:
    """List the ages that a sentence about a life gives to its end.

    Such an age follows the death, or the name before either end is told; others are those of a
    wedding or a retirement.
    """
    if of_others(line.text) or not DIED.search(line.text, concurrent=False):
        return []
    dates = [date for date in line.dates() if date.span not in (birth.span, death.span)]
    found = []
    for fact in line.facts:
        if lived_to(line, fact) or (is_age(fact) and _WHEN_DIED.match(line.after(fact.span))):
            found.append(line.bound(fact))
            continue
        told = _death_before(line, fact, death)
        since = line.span.start if told is None else told
        if not is_age(fact) or _is_anothers(line, fact, since):
            continue
        if told is None:
            aged = fact.kind == Kind.AGE and fact.span.end <= birth.span.start
            aged = aged or _AT_DEATH.match(line.after(fact.span)) is not None
        else:
            aged = fact.kind == Kind.AGE or _REACHED.search(line.before(fact.span)) is not None
            aged = aged and _WHEN_ALIVE.match(line.after(fact.span)) is None
            aged = aged and not any(told <= d.span.start <= fact.span.start for d in dates)
            aged = aged and (
                _SAME_BREATH.fullmatch(line.document.text, told, fact.span.start) is not None
            )
        if aged:
            found.append(line.bound(fact))
    return found


def _death_before(line: Line, age: Fact, death: Fact) -> int | None:
    """Give the place behind what tells of a death before an age."""
    told = DIED.finditer(line.document.text, line.span.start, age.span.start, concurrent=False)
    places = [match.end() for match in told]
    if death.span.end <= age.span.start:
        places.append(death.span.end)
    return max(places, default=None)


def find_ages_then(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind a birth, an age, and the year in which that age was reached."""
    if not may_hold(scene, BIRTH):
        return
    for line in _stretches(scene, BIRTH):
        births = [date for date in line.dates() if _is_birth(line, date)]
        if len(births) != 1 or of_others(line.text):
            continue
        if _OF_TWO_NAMES.search(line.text, concurrent=False):
            continue
        for age, then in _aged_in(line, births[0]):
            if not is_before(then, births[0]) and not _turns(line, births[0], age):
                lived = since(in_its_year(then), births[0], age)
                yield line.bound(births[0]), line.bound(age), line.bound(lived)


def _aged_in(line: Line, birth: Fact | None) -> Iterator[tuple[Fact, Fact]]:
    """List the ages of a sentence that a year stands directly beside."""
    dates = [date for date in line.dates() if birth is None or date.span != birth.span]
    if ACTS.search(line.text, concurrent=False):  # "played a man of 90", "drove at 80"
        return
    for fact in line.facts:
        if not is_age(fact) or _is_anothers(line, fact, fact.span.start) or _is_listed(line, fact):
            continue
        then = next((date for date in dates if _is_tied(line, fact, date, birth)), None)
        if then is not None:
            yield fact, then


def _is_listed(line: Line, age: Fact) -> bool:
    """Tell one of several ages: "champion in 1969 and 1970, at 13 and 14"."""
    others = [fact for fact in line.facts if is_age(fact) and fact.span != age.span]
    return any(_LISTED.fullmatch(line.between(*_in_order(age, other))) for other in others)


def _in_order(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    return (one, other) if one.span.start < other.span.start else (other, one)


def _is_tied(line: Line, age: Fact, date: Fact, birth: Fact | None) -> bool:
    """Tell whether a date stands directly beside an age that the sentence's subject reached."""
    if leads_to_another(line.before(min(age.span, date.span))):
        return False
    if date.span.end <= age.span.start:
        between = line.between(date, age)
        if age.kind == Kind.NUMBER:
            return _YEAR_TO_AGE.fullmatch(between) is not None
        return _YEAR_AGED.fullmatch(between) is not None
    if _AT_FIRST.search(line.before(age.span)) and _DID_IN.fullmatch(line.between(age, date)):
        return True
    reached = _REACHED.search(line.before(age.span))
    if reached is None or _TIED_TO_YEAR.fullmatch(line.between(age, date)) is None:
        return False
    behind = birth is not None and birth.span.end <= age.span.start
    return not (behind and _OF_NEW_SUBJECT.search(line.before(age.span)))


def births_of(line: Line) -> Iterator[tuple[Fact, int]]:
    for date in line.dates():
        born = _born(line, date)
        if born is not None:
            yield date, born


def _born(line: Line, date: Fact) -> int | None:
    """Give the place of the word that makes a date a birth; "born in 1970-era tents" has none."""
    before = line.before(date.span, 110)
    born = _BORN.search(before, concurrent=False)
    if born is None or line.after(date.span, 1) == "-":
        return None
    return date.span.start - len(before) + born.start()


def _is_birth(line: Line, date: Fact) -> bool:
    return _born(line, date) is not None
