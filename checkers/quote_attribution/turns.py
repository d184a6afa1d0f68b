"""What each speaker of a transcript says: "MS. LUND: We will not raise taxes." """

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import load
from checkers.facts.names.words import GIVEN_NAMES
from checkers.model import (
    Fact,
    Facts,
    Kind,
    Name,
    Quotation,
    SourceKind,
    Span,
    Speaker,
)
from checkers.quote_attribution.wording import words_of

_LABELS = load("people")["labels"]
_TITLES = frozenset(_LABELS["titles"])
_NOBODY = frozenset(_LABELS["nobody"])
# At a line's beginning any names may be a label; within a line it is all in capitals.
_LABEL = regex.compile(
    r"""
    (?: ^[ \t>]*+ (?P<who>\p{Lu}[\p{L}.'’-]*+(?:[ ]\p{Lu}[\p{L}.'’-]*+){0,4})
      | (?<=[.?!"”)][ ]) (?P<who>\p{Lu}[\p{Lu}.'’-]++(?:[ ]\p{Lu}[\p{Lu}.'’-]++){0,4})
      | ^[ \t]*+ (?P<who>[QA])
    )
    (?:[ ]\([^()\n]{1,60}\) | ,[ ][^:\n]{1,60})?+ \.?+ :[ \t\n]++ (?=\S)
    """,
    regex.VERBOSE | regex.MULTILINE,
)
# Over an interview told as Q and A: "ADA MOSS (captain)", "ADA MOSS, stage winner".
_HEADING = regex.compile(
    r"^[ \t]*+(?P<who>\p{Lu}[\p{Lu}.'’-]++(?:[ ]\p{Lu}[\p{Lu}.'’-]++){1,3})(?:,?[ ][^\n:]{1,60})?$",
    regex.MULTILINE,
)
_ANSWER = "A"
_FEWEST = 2  # labels by which a text that is not said to be a transcript is known for one


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    who: Span
    name: str
    end: int  # where the words begin
    sure: bool = False  # that it is a person's name


def turns_of(facts: Facts, article: Facts) -> Iterator[tuple[Fact, Speaker]]:
    """List what speakers with a name say in a transcript, each turn as a direct quote.

    A label is a name where it has a title once, or the text or the article names that person
    elsewhere; in what is sent as a transcript every label is, but those that stand for nobody
    ("Q", "THE COURT").
    """
    document = facts.document
    text = document.text
    labels = [
        _Label(match.start(), Span(*match.span("who")), match["who"], match.end())
        for match in _LABEL.finditer(text, concurrent=False)
    ]
    labels = _answers_named(text, labels)
    told = document.kind is SourceKind.TRANSCRIPT
    if not labels or (len(labels) < _FEWEST and not told):
        return
    people = {*_surnames(facts), *_surnames(article)}
    for label in labels:
        words = words_of(label.name)
        people.update(words[-1:] if words and words[0] in _TITLES else ())
    ends = [label.start for label in labels[1:]] + [len(text)]
    for label, end in zip(labels, ends, strict=True):
        name = _name_of(label.name, people, any_name=told or label.sure)
        said = text[label.end : end].rstrip()
        if name is None or not said:
            continue
        speaker = Speaker(label.who, label.name, name)
        span = Span(label.end, label.end + len(said))
        value = Quotation(direct=True, segments=(span,), speaker=speaker)
        yield Fact(Kind.QUOTE, span, said, sentence_of(document, span.start), value), speaker


def _answers_named(text: str, labels: Sequence[_Label]) -> list[_Label]:
    """Give each answer of an interview the name in the heading above it; others stay."""
    if not any(label.name == _ANSWER for label in labels):
        return list(labels)
    heads = list(_HEADING.finditer(text, concurrent=False))
    starts = [head.start() for head in heads]
    named = []
    for label in labels:
        at = bisect_right(starts, label.start) - 1
        if label.name == _ANSWER and at >= 0:
            who = heads[at]
            label = replace(
                label, who=Span(*who.span("who")), name=who["who"], sure=_is_given(who["who"])
            )
        named.append(label)
    return named


def _is_given(name: str) -> bool:
    """Tell a person's heading from that of a place: "ADA MOSS", not "BRUN TOWN HALL"."""
    return name.split()[0].lower() in GIVEN_NAMES


def _name_of(label: str, people: Collection[str], *, any_name: bool) -> str | None:
    """Give the name in a label without its titles, None where it is nobody's."""
    words = words_of(label)
    name = [word for word in words if word not in _TITLES]
    if not name or _NOBODY & set(words) or len(name[-1]) == 1:
        return None
    titled = len(name) < len(words)
    return " ".join(name) if any_name or titled or name[-1] in people else None


def _surnames(facts: Facts) -> frozenset[str]:
    """Give the last words of the names of persons that are told outside labels."""
    return frozenset(
        words_of(fact.value.entity)[-1]
        for fact in facts.items
        if isinstance(fact.value, Name)
        and fact.value.category == "person"
        and words_of(fact.value.entity)
        and not facts.document.text.startswith(":", fact.span.end)
    )
