"""An invented article, and invented sources of which each is twelve times as long."""

from __future__ import annotations

import random
from collections.abc import Iterator

from checkers.document import Part, build_document
from checkers.model import Document

_SYLLABLES = [c + v for c in "bcdfghklmnprstvw" for v in ("a", "e", "i", "o", "u", "al", "en")]
_WORDS = 8000  # of the sources' language, made up; the first ones are the commonest
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_MONTHS = ("January", "March", "April", "June", "August", "October", "November")
_PLAIN = (
    "The {w} {w} in {place} has been {w}ed by a {w} {w} since the {w}, the {w} of the {w} say.",
    "Nobody at the {w} would {w} about its {w} {w}, and the {w} gave no {w} for the {w} {w}.",
    "{name} had {w}ed the {w} before the {w} {w}, when the {w} {w} rose over the {w}.",
    "It was a {w} {w} in {place}, with {w} on the {w} {w} and the {w} half {w}.",
)
_TOLD = (
    "The {w} {w} in {place} drew {count} {w}s in {month}, {percent} percent more than the {w}.",
    "The {w} council {w}ed the {w} {w} on {weekday}, {day} {month} {year}, by of {a}-{b}.",
    "{name} of {place} gave £{money} million for the {w} of the {w}, the {w} said on {weekday}.",
    "More than {count} {w}s used the {w} {w} in {year}, up from {fewer} {w}s the year before.",
    "“The {w} {w} in {place} must {w} its {w} for the {w} of the {w},” {name} said on {weekday}.",
    "“We {w}ed the {w} {w} because the {w} of {place} {w}ed for it,” said {name}, {age}.",
)


def article_and_sources(count: int, size: int) -> tuple[Document, list[Document]]:
    """Make a 4,000-character article and `count` sources of `size` characters; always the same.

    A third of the sentences state figures, dates or quotes.  The article has sentences of each
    source, one in three with another number.
    """
    chance = random.Random(3)
    language = _sentences(chance)
    told = [_until(size, language) for _ in range(count)]
    taken = [chance.choice(sentences) for sentences in told for _ in range(3)]
    article = [_altered(one, chance) for one in taken]
    body = _written(article)[:4000]
    return build_document([Part("body", body)]), [
        build_document([Part("body", _written(sentences))], id=f"s{number}")
        for number, sentences in enumerate(told)
    ]


def _sentences(chance: random.Random) -> Iterator[str]:
    words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(_WORDS)]
    names = [word.title() for word in words[-500:]]
    while True:
        pattern = chance.choice(_TOLD if chance.random() < 1 / 3 else _PLAIN)
        while "{w}" in pattern:  # few words are common and most are rare, as in any language
            word = words[int(_WORDS ** chance.random()) - 1]
            pattern = pattern.replace("{w}", word, 1)
        yield pattern.format(
            place=chance.choice(names[:20]),
            name=f"{chance.choice(names)} {chance.choice(names)}",
            weekday=chance.choice(_WEEKDAYS),
            month=chance.choice(_MONTHS),
            year=chance.randint(2005, 2023),
            day=chance.randint(1, 28),
            count=f"{chance.randint(40, 9000):,}",
            fewer=f"{chance.randint(40, 9000):,}",
            percent=chance.randint(2, 60),
            money=f"{chance.randint(11, 99) / 10}",
            age=chance.randint(30, 80),
            a=chance.randint(6, 9),
            b=chance.randint(1, 5),
        )


def _until(size: int, sentences: Iterator[str]) -> list[str]:
    taken: list[str] = []
    length = 0
    while length < size:
        taken.append(next(sentences))
        length += len(taken[-1]) + 1
    return taken


def _altered(sentence: str, chance: random.Random) -> str:
    """Give a sentence, or in one case of three the same with another last digit."""
    places = [at for at, letter in enumerate(sentence) if letter.isdigit()]
    if not places or chance.random() > 1 / 3:
        return sentence
    at = places[-1]
    return f"{sentence[:at]}{(int(sentence[at]) + 1) % 10}{sentence[at + 1 :]}"


def _written(sentences: list[str]) -> str:
    """Write three sentences a paragraph."""
    rows = [sentences[at : at + 3] for at in range(0, len(sentences), 3)]
    return "\n\n".join(" ".join(row) for row in rows)
