"""The word lists that clauses are read with: every word's kind, by its lower-case form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from checkers.facts import lexicon

_LISTS = lexicon.load("quotes")
_VERBS: Mapping[str, Sequence[str]] = _LISTS["verbs"]
_WORDS: Mapping[str, Sequence[str]] = _LISTS["words"]
_VOWELS = frozenset("aeiou")

# One letter a kind, so that a clause is a string and a pattern over clauses a regex.
SAYS = "V"  # finite verb of speech: its subject may follow it
TELLS = "L"  # finite verb whose object is the hearer or the matter
SAYS_BASE = (
    "v"  # base forms are nouns as often ("report", "claim"): only some neighbours prove them
)
TELLS_BASE = "l"
SAYING = "G"  # -ing form of either
PASSIVE = "Z"  # participle of either behind "be": its subject is spoken of or spoken to
OTHER_VERB = "X"
OTHER_ING = "g"
SUBJECT = "P"
OBJECT = "O"
DETERMINER = "D"
AUXILIARY = "A"
ADVERB = "R"
PREPOSITION = "I"
SUBORDINATOR = "T"
RELATIVE = "H"
CONJUNCTION = "C"
ACCORDING = "K"
NAME = "N"
WORD = "W"
DAY = "Y"


def _regular(base: str) -> tuple[str, str, str]:
    """Form a regular verb's -s, -ed and -ing."""
    if base.endswith("e"):
        return base + "s", base + "d", base[:-1] + "ing"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies", base[:-1] + "ied", base + "ing"
    if base.endswith(("s", "sh", "ch", "x")):
        return base + "es", base + "ed", base + "ing"
    return base + "s", base + "ed", base + "ing"


def _forms(regular: Iterable[str], irregular: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield every form with "base", "finite" or "ing"."""
    odd = {row[0]: row[1:] for row in irregular}
    for base in [*regular, *odd]:
        *finite, ing = odd[base] if base in odd else _regular(base)
        yield base, "base"
        for form in finite:
            yield form, "finite"
        yield ing, "ing"


def _kinds() -> dict[str, str]:
    kinds: dict[str, str] = {word: OTHER_VERB for word in _VERBS["other"]}
    for form, shape in _forms(_VERBS["transitive"], _LISTS["verbs"]["irregular_transitive"]):
        kinds[form] = {"finite": TELLS, "base": TELLS_BASE, "ing": SAYING}[shape]
    for form, shape in _forms(_VERBS["speech"], _LISTS["verbs"]["irregular"]):
        kinds[form] = {"finite": SAYS, "base": SAYS_BASE, "ing": SAYING}[shape]
    for key, kind in (
        ("adverbs", ADVERB),
        ("determiners", DETERMINER),
        ("prepositions", PREPOSITION),
        ("subordinators", SUBORDINATOR),
        ("relatives", RELATIVE),
        ("conjunctions", CONJUNCTION),
        ("auxiliaries", AUXILIARY),
        ("subject", SUBJECT),
        ("object", OBJECT),
    ):
        kinds.update(dict.fromkeys(_WORDS[key], kind))
    kinds["according"] = ACCORDING
    return kinds


KINDS: Mapping[str, str] = _kinds()
TITLED = frozenset(_WORDS["titled"])
MAKERS = frozenset(_WORDS["makers"])
SMALL = frozenset(_WORDS["small"])
TIMES = frozenset(_WORDS["times"])
BEFORE_TIMES = frozenset(_WORDS["before_times"])
NOUNS_IN_LY = frozenset(_WORDS["nouns_in_ly"])
BE = frozenset(_WORDS["be"])
OF_SPEECH = frozenset(_WORDS["of_speech"])
PLAIN_REPORTS = frozenset(_WORDS["plain_reports"])
NEGATIONS = frozenset(_WORDS["denied"])
_REPORTS = frozenset(_WORDS["reports"])
REPORTING = frozenset(
    form
    for form, shape in _forms(
        _REPORTS.intersection(_VERBS["speech"]),
        (
            row
            for row in (*_VERBS["irregular"], *_VERBS["irregular_transitive"])
            if row[0] in _REPORTS
        ),
    )
    if shape != "ing"
)
REPORTING_FORMS = REPORTING | {"according", "According"}
QUOTING = frozenset(_WORDS["quoting"])
BEFORE_CLAUSE = frozenset(_WORDS["before_clause"])
PUT = frozenset(_WORDS["put"])
CLAUSES_OF_TIME = frozenset(_WORDS["clauses_of_time"])
SHOT = frozenset(_WORDS["shot"])
THINGS = frozenset(("it",))  # a pronoun that speaks only where a verb says so
SOME = frozenset(_WORDS["some"])
ANOTHER = frozenset(_WORDS["another"])
NO_NOUNS = frozenset(_WORDS["no_nouns"])
_SPEAKING = frozenset((*_WORDS["people"], *_WORDS["bodies"], *_WORDS["papers"]))
_PAPERS = frozenset(_WORDS["papers"])
_UTTERANCES = frozenset(_WORDS["utterances"])
_SHOWN = frozenset(_WORDS["shown"])
_VIEWS = frozenset(_WORDS["views"])
_POSSESSIVES = frozenset(_WORDS["possessives"])
_AGENTS = tuple(_WORDS["agents"])
_PLURALS = (("s", ""), ("es", ""), ("ies", "y"))


def is_utterance(noun: str) -> bool:
    """Tell whether a noun, singular or plural, names what somebody says."""
    low = noun.lower()
    return low in _UTTERANCES or (low.endswith("s") and low[:-1] in _UTTERANCES)


def is_shown(noun: str) -> bool:
    """Tell whether a noun, singular or plural, names what bears words: a sign, a hat."""
    low = noun.lower()
    return low in _SHOWN or (low.endswith("s") and low[:-1] in _SHOWN)


def is_written(noun: str) -> bool:
    """Tell whether a noun, singular or plural, names what bears or is words: a letter, a law."""
    low = noun.lower()
    return any(word in _PAPERS for word in (low, low.removesuffix("s")))


def is_view(noun: str) -> bool:
    """Tell the noun of "in her view", "in Ada Brown's words"."""
    return noun.lower() in _VIEWS


def is_possessive(word: str) -> bool:
    return word.lower() in _POSSESSIVES


def can_speak(noun: str) -> bool:
    """Tell whether a common noun, singular or plural, names people, a body, or a writing."""
    last = noun.lower().rpartition("-")[2]
    if last in _SPEAKING or last.endswith(_AGENTS):
        return True
    singulars = (last[: -len(end)] + add for end, add in _PLURALS if last.endswith(end))
    return not _SPEAKING.isdisjoint(singulars)
