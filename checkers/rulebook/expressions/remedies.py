"""What an author who knows other languages writes, and how rules say it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checkers.rulebook.nearest import did_you_mean
from checkers.rulebook.vocabulary import Base, Type

DATE_REMEDY = "; functions such as days_between(a, b) and years_between(a, b) reckon with dates"
LIST_REMEDY = "; sum, min, max, count take a list"

_LENGTH = "write count(parts) for a list, word_count(q.words) for words"
_MEAN = "write sum(parts) / count(parts)"
_ROUND = "nothing is rounded: numbers are ranges, and == asks whether they can meet"
_DIFFERENCE = "write days_between(a, b) or years_between(a, b)"
_NO_CASE = "leave it out: case does not count where texts are compared"
_NO_IF = "there is no if: guard the rule with `when`"
_NO_TODAY = "there is no today: `reference` is the date that the article reckons from"
_NO_POWER = "there is no power: write a * a"

_FUNCTIONS = {
    **dict.fromkeys(("len", "length", "size"), _LENGTH),
    **dict.fromkeys(("avg", "average", "mean"), _MEAN),
    **dict.fromkeys(("total", "add", "plus"), "write sum(parts) or sum(a, b)"),
    **dict.fromkeys(("round", "floor", "ceil", "ceiling", "int", "trunc"), _ROUND),
    **dict.fromkeys(("datedif", "datediff", "date_diff", "days", "years"), _DIFFERENCE),
    **dict.fromkeys(("lower", "upper", "trim", "strip"), _NO_CASE),
    **dict.fromkeys(("if", "iif", "ifelse"), _NO_IF),
    **dict.fromkeys(("today", "now"), _NO_TODAY),
    **dict.fromkeys(("pow", "power"), _NO_POWER),
    **dict.fromkeys(("isblank", "is_known", "defined"), "write known(x)"),
    **dict.fromkeys(("percent", "percentage"), "write part / whole: a percentage is a share"),
    "year": "a field of the date: write d.year",
    "month": "a field of the date: write d.month",
    "day": "a field of the date: write d.day",
}
_INFIX = {
    "of": "write * for a share of something: 20% * a",
    "percent": "write the sign: 20%",
    **dict.fromkeys(("point", "points"), "compare a difference of percentages with 5%"),
    **dict.fromkeys(("is", "equals"), "write == to compare"),
    **dict.fromkeys(("times", "x"), "write * for times"),
    "plus": "write +",
    "minus": "write -",
    "if": _NO_IF,
    **{word: f"write {word!r} in small letters" for word in ("and", "or", "not", "within")},
}
_NAMES = {
    **dict.fromkeys(
        ("true", "false"),
        "there are no truth words: write the condition itself (or `expect: never`)",
    ),
    "never": "`never` stands alone, under `expect`",
}
# The field that leads from one type to another.
_FIELDS: Mapping[tuple[Base, Base], str] = {
    (Base.QUOTE, Base.TEXT): "words",
    (Base.QUOTE, Base.PERSON): "speaker",
    (Base.PERSON, Base.TEXT): "name",
    (Base.NAME, Base.TEXT): "entity",
    (Base.DATE, Base.WEEKDAY): "weekday",
    (Base.DATE, Base.NUMBER): "year",
}


def function_remedy(name: str, known: Iterable[str]) -> str:
    """Say what to write for a function that does not exist, or nothing."""
    small = name.lower()
    if small in _FUNCTIONS:
        return f": {_FUNCTIONS[small]}"
    known = tuple(known)
    return f": write {small}(…) in small letters" if small in known else did_you_mean(name, known)


def infix_remedy(word: str) -> str:
    """Say what to write for a word that stands where an operator must, or nothing."""
    advice = _INFIX.get(word.lower())
    return f": {advice}" if advice else ""


def name_remedy(name: str) -> str:
    """Say what to write for a word of other languages that stands as a name, or nothing."""
    advice = _NAMES.get(name.lower())
    return f": {advice}" if advice else ""


def field_remedy(given: Type, written: str, wanted: Base) -> str:
    """Say by which field of what is `written` the wanted type is reached, or nothing."""
    field = None if given.many else _FIELDS.get((given.base, wanted))
    return f"; write {written}.{field}" if field and written else ""
