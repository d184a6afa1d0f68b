"""What somebody is reported to have said of a figure, and whether two speakers are one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from checkers.facts.lexicon import either, load
from checkers.facts.names import gender_of, gender_of_pronoun
from checkers.facts.quotes.clauses import Line, read_line
from checkers.facts.quotes.persons import Persons
from checkers.facts.quotes.phrases import Phrase, person_in, subject_of
from checkers.facts.quotes.words import REPORTING, can_speak
from checkers.model import (
    TIME_KINDS,
    Document,
    Fact,
    Facts,
    Kind,
    Name,
    Quotation,
    Span,
    Speaker,
)
from checkers.model.immutable import dataclass
from checkers.quote_attribution.held_out import held_out
from checkers.rulebook.vocabulary import Scene

_LEXICON = load("retelling")
_PUT_AT = frozenset(_LEXICON["put_at"])
_GIVEN_AS = frozenset(_LEXICON["given_as"])
_AT = regex.compile(r"\bat(?: \w+){0,3} ?\Z")
_AS = regex.compile(r"\b(?:as|of)(?: \w+){0,3} ?\Z")
# ", she said," within a sentence, or ", she told the meeting" behind it.
_SET_IN = regex.compile(
    r",(?P<subject>P|D{0,2}[NW#S]{0,6}[NW])R?(?P<verb>V|L(?=[ODNW]))[ODNWI]{0,5}(?:,|\.?\Z)"
)
_WENT_ON = regex.compile(
    r"\b(?:went|goes|continued) (?:on )?to (?P<verb>\p{Ll}+)(?: (?:the |his |her )?\p{L}+)? that\b"
)
_THE_OFFICE = regex.compile(r"[Tt]he (?:\p{Ll}[\p{Ll}-]* ){0,2}(?P<head>\p{Ll}[\p{Ll}-]+)")
_OCCASION = either(_LEXICON["occasions"])
_AUDIENCE = either(_LEXICON["audiences"])
SAME_OCCASION = regex.compile(
    rf"(?i)\b(?:(?:in|at|during|on|of) (?:the|that|this) same (?:\w+ ){{0,2}}?(?:{_OCCASION})\b)"
)
_SPOKEN_TO = regex.compile(rf"(?i)\b(?:told|tells) (?:the |her |his )?(?:\w+ )?(?:{_AUDIENCE})\b")
_SPEAKING = regex.compile(rf"(?i)\b(?:{_OCCASION}|addressing|opening|speaking|{_AUDIENCE})\b")


@dataclass(frozen=True, slots=True)
class Telling:
    """A clause that reports what somebody said, in a sentence without quotes."""

    sentence: int
    speaker: Speaker
    content: Span
    nominal: bool  # "put the number at": a noun says what the figure is of


def reports_of(scene: Scene) -> Reports:
    """Give the reports of the article, which several searches share."""
    return scene.once(_reports)


def _reports(scene: Scene) -> Reports:
    return Reports(scene.article)


class Reports:
    """The reports of one document; sentences are read when asked for."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.document = facts.document
        self._indirect: dict[int, Fact] = {}
        self.names: list[Fact] = []
        self.speakers: list[Speaker] = []
        for fact in facts.items:
            if fact.kind is Kind.INDIRECT:
                self._indirect[fact.sentence] = fact
            elif fact.kind is Kind.NAME:
                self.names.append(fact)
            if isinstance(fact.value, Quotation) and fact.value.speaker is not None:
                self.speakers.append(fact.value.speaker)
        self.speakers.sort(key=lambda each: each.span)
        self._persons = Persons(facts.document, self.names)
        self._lines: dict[int, Line] = {}

    def times_of(self, sentence: int) -> list[Fact]:
        return [fact for fact in self.facts.of_sentence(sentence) if fact.kind in TIME_KINDS]

    def of(self, figure: Fact) -> Telling | None:
        """Tell who is reported to have named a figure; None where nobody is."""
        elsewhere = self.held_out(figure)
        if elsewhere is not None:
            return elsewhere
        fact = self._indirect.get(figure.sentence)
        if fact is not None and fact.span.start <= figure.span.start < fact.span.end:
            assert isinstance(fact.value, Quotation)
            speaker = fact.value.speaker
            if speaker is not None:
                return Telling(figure.sentence, speaker, fact.span, nominal=False)
        return self._put(figure) or self._went_on(figure) or self._set_in(figure)

    def held_out(self, figure: Fact) -> Telling | None:
        """Read "the 6,000 homes she pledged in her speech", whoever says it of her."""
        found = held_out(self.facts, self._persons, figure)
        if found is None:
            return None
        return Telling(figure.sentence, *found, nominal=True)

    def _put(self, figure: Fact) -> Telling | None:
        """Read "Reyes put the number of missing at around 80"."""
        line = self._line(figure.sentence)
        before = line.text[line.spans[0][0] : figure.span.start]
        wanted = _PUT_AT if _AT.search(before) else _GIVEN_AS if _AS.search(before) else frozenset()
        if not wanted or wanted.isdisjoint(before.lower().split()):
            return None
        for place, (start, end) in enumerate(line.spans):
            if start >= figure.span.start:
                break
            subject = subject_of(line.kinds, place, 0) if line.word(place) in wanted else None
            if subject is not None:
                unit = getattr(figure.value, "unit_span", None)
                stop = figure.span.end if unit is None else max(figure.span.end, unit.end)
                speaker = self._speaker(line, subject)
                if line.kinds[subject[0] - 1] == "H":  # the share, which he put at a half
                    end = line.spans[0][0]
                return Telling(figure.sentence, speaker, Span(end, stop), nominal=True)
        return None

    def _went_on(self, figure: Fact) -> Telling | None:
        """Read "He went on to tell the court that …"."""
        sentence = self.document.sentences[figure.sentence].span
        match = _WENT_ON.search(self.document.text, sentence.start, figure.span.start)
        if match is None or match["verb"] not in REPORTING:
            return None
        line = self._line(figure.sentence)
        verb = next(at for at, (start, _) in enumerate(line.spans) if start >= match.start())
        subject = subject_of(line.kinds, verb, 0)
        if subject is None:
            return None
        content = Span(match.end(), sentence.end)
        return Telling(figure.sentence, self._speaker(line, subject), content, nominal=False)

    def _set_in(self, figure: Fact) -> Telling | None:
        """Read "The leak, she said, …" and "…, she told the meeting."."""
        line = self._line(figure.sentence)
        match = _SET_IN.search(line.kinds)
        if match is None or line.quotes:
            return None
        if line.word(match.start("verb")).lower() not in REPORTING:
            return None
        first, end = match.span("subject")
        speaker = self._speaker(line, (first, end - 1))
        own = line.span(match.start(), match.end() - 1)
        sentence = self.document.sentences[figure.sentence].span
        before = figure.span.start < own.start
        content = Span(sentence.start, own.start) if before else sentence
        return Telling(figure.sentence, speaker, content, nominal=False)

    def _line(self, index: int) -> Line:
        if index not in self._lines:
            span = self.document.sentences[index].span
            inside = [name.span for name in self._named_within(span)]
            self._lines[index] = read_line(self.document.text, span.start, span.end, (), inside)
        return self._lines[index]

    def _speaker(self, line: Line, phrase: Phrase) -> Speaker:
        head = person_in(line.kinds, phrase)
        span = line.span(*phrase)
        name = None if head is None else self._persons.named(line.span(head, head), span)
        return Speaker(span, line.text[span.start : span.end], name)

    # --- one speaker --------------------------------------------------------------------------

    def one(self, quoted: Speaker, told: Speaker, sentences: tuple[Span, Span]) -> bool:
        """Tell whether who is quoted is who is reported, as far as the text leaves no doubt."""
        if quoted.name is not None and told.name is not None:
            return quoted.name == told.name
        if told.text[:4].lower() == "the " and _titles(told.text) == _titles(quoted.text):
            return True
        first, second = sorted((quoted, told), key=lambda each: each.span)
        if gender_of_pronoun(second.text) is not None:
            return self.carried_on(first, second)
        return told is second and self._is_office_of(told, quoted, sentences)

    def carried_on(self, first: Speaker, second: Speaker) -> bool:
        """Tell whether nobody else is named or speaks between a speaker and a pronoun."""
        if second.name is not None and first.name is not None:
            return second.name == first.name
        gender = gender_of(first.name or first.text)
        if gender is not None and gender is not gender_of_pronoun(second.text):
            return False
        between = Span(first.span.end, second.span.start)
        return not any(
            self._other_person(name, first) for name in self._named_within(between)
        ) and not any(
            gender_of_pronoun(each.text) is None
            and (each.name or each.text) != (first.name or first.text)
            for each in self._speakers_within(between)
        )

    def _speakers_within(self, span: Span) -> Sequence[Speaker]:
        first = bisect_left(self.speakers, span.start, key=lambda each: each.span.start)
        end = bisect_left(self.speakers, span.end, first, key=lambda each: each.span.start)
        return self.speakers[first:end]

    def _named_within(self, span: Span) -> Iterator[Fact]:
        return (fact for fact in self.facts.within(span) if fact.kind is Kind.NAME)

    def _other_person(self, name: Fact, speaker: Speaker) -> bool:
        value = name.value
        person = isinstance(value, Name) and value.category == "person"
        return person and isinstance(value, Name) and value.entity != speaker.name

    def _is_office_of(self, told: Speaker, quoted: Speaker, sentences: tuple[Span, Span]) -> bool:
        """Tell whether "the chief executive" can only be the one person named so far.

        Nothing has said what that person is, and both are said to speak to one gathering.
        """
        office = _THE_OFFICE.fullmatch(told.text, concurrent=False)
        if office is None or quoted.name is None or not can_speak(office["head"]):
            return False
        text = self.document.text
        own, again = (text[span.start : span.end] for span in sentences)
        if not (_SPEAKING.search(own, concurrent=False) and _gathering(again)):
            return False
        return all(
            name.value.entity == quoted.name and not _is_explained(self.document, name.span)
            for name in self._named_within(Span(0, told.span.start))
            if isinstance(name.value, Name) and name.value.category == "person"
        )


def _titles(words: str) -> str:
    """Give what a speaker is called before any apposition: "the mayor, Ada Brown"."""
    return words.casefold().split(",")[0]


def _gathering(sentence: str) -> bool:
    return any(each.search(sentence, concurrent=False) for each in (_SPOKEN_TO, SAME_OCCASION))


_BEFORE_NAME = regex.compile(r"\p{Ll}[\p{Ll}-]+,? \Z")
_BEHIND_NAME = regex.compile(r", (?:(?:who|the|a|an|whose|its|\d+)\b|\p{Ll}+ (?:of|at|for) )")


def _is_explained(document: Document, name: Span) -> bool:
    """Tell whether a noun beside a name says who that is."""
    before = _BEFORE_NAME.search(document.text, max(0, name.start - 24), name.start)
    noun = "" if before is None else before.group().strip(" ,")
    if noun and noun[-1] != "s" and can_speak(noun):
        return True
    return _BEHIND_NAME.match(document.text, name.end) is not None


def sentence_at(document: Document, index: int) -> Span:
    return document.sentences[index].span


def is_in(span: Span, area: Span) -> bool:
    return area.start <= span.start < area.end
