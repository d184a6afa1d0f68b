"""One person whose name is spelled in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex

from checkers.facts.names.words import GIVEN_NAMES, PLACES
from checkers.model import Document
from checkers.quote_attribution.people.given_names import find_given_names
from checkers.quote_attribution.people.likeness import (
    beginnings,
    begins_alike,
    forms_apart,
    heard_alike,
    letters,
    one_given_name,
    one_surname,
    slips_apart,
    sound,
    without_accents,
)
from checkers.quote_attribution.people.mentions import LEXICON, Mention, mentions
from checkers.quote_attribution.people.placed import is_a_place
from checkers.rulebook.vocabulary import Base, Bound, Finder, Passage, Scene


def _any(*lists: str) -> regex.Pattern[str]:
    words = (word for name in lists for word in LEXICON[name])
    return regex.compile(rf"\b(?:{'|'.join(map(regex.escape, words))})\b", regex.IGNORECASE)


_RELATIVE = "|".join(LEXICON["kin"])
_KINDRED, _DIFFERING = _any("kindred"), _any("differing")
_LONG = 6  # letters of a surname that no other is likely to sound like
_LONGER = 7
_AT_PLACE = regex.compile(
    r"(?:\b(?:in|at|near|from|of|to|the|a|an|for|by|with|on|and|or|into|via)|\p{Lu}\p{L}*|[/@&,])\s?\Z"
)
_JOINED = regex.compile(r"\s\p{Lu}|[’']s\s\p{Lu}|\s?[/@&-]|,\s\p{Lu}|,\san?\s|\s(?:and|or)\s")
_VERB = "|".join(LEXICON["verbs"])
_SPEAKS = regex.compile(rf",?\s(?:{_VERB})\b")
_COURTESY = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Sgt|PC)\.?\s)?"
# Another person is brought in: "a Mr Clarke", "such as Mr Philips", "His coach, Erikson, said",
# "Dr Lindbergh, of another university".
_BROUGHT_IN = regex.compile(
    rf"\b(?:an?|(?:{'|'.join(LEXICON['naming'])}))\s{_COURTESY}\Z", regex.IGNORECASE
)
_HIS_OWN = regex.compile(
    rf"(?:\A|(?<!\b(?:{'|'.join(LEXICON['leading_in'])}))\s)"
    r"(?:(?:the\s(?:younger|youngest|elder|eldest|other|first|second|third|twin)"
    rf"|(?:an?|his|her|their|its|another|one)(?:\s[\p{{Ll}}-]+){{1,4}}),\s{_COURTESY})\Z",
    regex.IGNORECASE,
)
_TOLD_OF = regex.compile(r",\s(?:\d{1,3},\s)?(?:an?|of|from)\s|,\saged\s")
_PARTICULARS = regex.compile(r",\s\d{1,3},|\s(?:of|from)\s\p{Lu}")
_AGED = regex.compile(r",\s\d{1,3},")
_FIRM_SPEAKS = regex.compile(rf"['’]s\s(?:{_VERB})\b")  # "McDonald's said"
_AFTER = 20  # characters
_WOMEN, _MEN = frozenset(LEXICON["women"]), frozenset(LEXICON["men"])
_ACTS = regex.compile(
    r"['’]s\s\p{Ll}|,\s\d{1,3},|,?\s(?:who|was|had|has|is|will|did|would|could|should|must|went|came|left|took|made|won|began|[\p{Ll}]{3,}ed)\b"
)
_SAID_BY = regex.compile(rf"\b(?:{_VERB})\s(?:the\s)?\Z")


def find_spellings(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair two spellings of one person's name: the word that differs, or the name repeated."""
    document = scene.article.document
    found = mentions(scene)
    full: dict[tuple[str, ...], Mention] = {}
    for mention in found:
        if mention.full and len(mention.words[0].rstrip(".")) > 1:  # "Z Farrant": an initial
            full.setdefault((mention.words[0], mention.words[-1]), mention)
    yield from _again(document, found, full)
    yield from _full_names(document, list(full.values()))
    for one, alone in find_given_names(document, found):
        if not _told_apart(document, one, alone) and not _is_brought_in(document, alone):
            yield _bound(document, one.word(document, 0), alone.passage(document))


def find_bare_surnames(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a surname that stands alone and is nobody's with the one that it is a slip of."""
    found = mentions(scene)
    full = {(m.words[0], m.words[-1]): m for m in reversed(found) if m.full}
    yield from _short_names(scene.article.document, found, list(full.values()))


def _again(
    document: Document, found: Sequence[Mention], full: dict[tuple[str, ...], Mention]
) -> Iterator[tuple[Bound, ...]]:
    """Pair the first full name of each person with the next, spelled the same way."""
    seen = set()
    for mention in found:
        key = (mention.words[0], mention.words[-1])
        first = full.get(key)
        if mention.full and first is not None and first is not mention and key not in seen:
            seen.add(key)
            one, other = (m.passage(document, whole=False) for m in (first, mention))
            yield _bound(document, one, other)


def _full_names(document: Document, full: Sequence[Mention]) -> Iterator[tuple[Bound, ...]]:
    """Pair full names that share one word and all but share the other."""
    by_word: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for mention in full:
        by_word[0, mention.words[0]].append(mention)
        by_word[1, mention.words[-1]].append(mention)
    for (shared, _), group in by_word.items():
        if len(group) != 2:
            continue
        one, other = group
        differs = -1 if shared == 0 else 0
        if _may_be_slip(document, one, other, differs):
            yield _bound(document, one.word(document, differs), other.word(document, differs))


def _may_be_slip(document: Document, one: Mention, other: Mention, differs: int) -> bool:
    """Tell whether two full names are one person's, but for the word that differs."""
    a, b = one.words[differs], other.words[differs]
    bare = without_accents(a, b)
    if a == b or forms_apart(a, b) or (letters(a) == letters(b) and not bare):
        return False  # forms of one name, or apostrophes of two kinds
    if any(_sic(document, m) or _is_label(document, m) for m in (one, other)):
        return False
    if is_a_place(document, one) or is_a_place(document, other):
        return False
    close = one_surname(a, b) if differs else _one_given_name(a, b)
    same_given = not differs and one_given_name(a, b)
    if close and _is_introduced(document, one, other, same_given=same_given):
        return False  # "Jon Petersen, a plumber, … Jon Peterson, a nurse"
    apart = _differ if differs else _told_apart
    return (close or bare) and not apart(document, one, other) and _may_be_one(one, other)


def _is_introduced(document: Document, one: Mention, other: Mention, *, same_given: bool) -> bool:
    """Tell a full name that is another's; one address of "Stephen Lee" and "Steven Lee" is not.

    Nor is an age that only one of those two is given.
    """
    if same_given and document.text.startswith(", of ", other.span.end):
        return False
    if _is_brought_in(document, other):
        return True
    particulars = _has_particulars(document, other)
    aged = _AGED.match(document.text, other.span.end, concurrent=False) is not None
    if particulars and aged and same_given:
        return _AGED.match(document.text, one.span.end, concurrent=False) is not None
    return particulars


def _is_label(document: Document, mention: Mention) -> bool:
    """Tell a name in an address or a credit: "LinkedIn/Geert Supre"."""
    start = mention.span.start
    return document.text[max(0, start - 1) : start] in ("/", "@", "_")


def _sic(document: Document, mention: Mention) -> bool:
    return "[sic]" in document.text[mention.span.end : mention.span.end + 10]


def _may_be_one(one: Mention, other: Mention) -> bool:
    """Tell whether given names are given names: "New Haven" and "New Heaven" are no persons."""
    given = one.words[0].lower() in GIVEN_NAMES or other.words[0].lower() in GIVEN_NAMES
    return given or bool(one.title or other.title) or len(one.words) == len(other.words) == 2


def _one_given_name(a: str, b: str) -> bool:
    """Tell two spellings of one given name; two that both are given may be two persons'."""
    both = a.lower() in GIVEN_NAMES and b.lower() in GIVEN_NAMES
    if (
        sound(a) == sound(b)
        or one_given_name(a, b)
        or (heard_alike(a, b) and a[-1] == b[-1] and not both)
    ):
        return True
    return not both and slips_apart(a, b) and a[-1] == b[-1]


def _told_apart(document: Document, one: Mention, other: Mention) -> bool:
    """Tell whether both stand in one sentence, or kin or spelling is spoken of beside them."""
    if _differ(document, one, other) or _beside(_KINDRED, document, one, other):
        return True
    return any(_is_kin(document, mention) for mention in (one, other))


def _is_kin(document: Document, mention: Mention) -> bool:
    """Tell whether the text calls a person somebody's kin: "his son Jon", "Ann Hale, his wife"."""
    given = regex.escape(mention.words[0])
    pattern = (
        rf"\b(?:{_RELATIVE}),?\s{given}\b"
        rf"|\b{given}(?:\s\p{{Lu}}[\p{{L}}’'-]+)?,\s(?:\p{{L}}+[’']?s?\s){{0,3}}?(?:{_RELATIVE})\b"
    )
    return regex.search(pattern, document.text) is not None


def _differ(document: Document, one: Mention, other: Mention) -> bool:
    """The same of a surname alone: kin would bear the same."""
    return one.sentence == other.sentence or _beside(_DIFFERING, document, one, other)


def _beside(words: regex.Pattern[str], document: Document, one: Mention, other: Mention) -> bool:
    return any(
        words.search(document.text, span.start, span.end, concurrent=False)
        for span in (document.sentences[m.sentence].span for m in (one, other))
    )


def _short_names(
    document: Document, found: Sequence[Mention], full: Sequence[Mention]
) -> Iterator[tuple[Bound, ...]]:
    """Pair a surname alone that belongs to nobody with the one full name that it is close to."""
    known = {mention.surname for mention in full}
    first = {m.surname: m.span.start for m in reversed(found)}
    by_surname = _by_surname(found)
    close: dict[str, list[Mention]] = {}
    begun = _by_beginning(full)
    done: set[str] = set()
    for mention in found:
        word = mention.surname
        if mention.full or word in known or word in done or word.lower() in PLACES:
            continue
        if word not in close:
            alike = sorted({place for key in beginnings(word) for place in begun.get(key, ())})
            speaks = _SPEAKS.match(document.text, mention.span.end, concurrent=False) is not None
            close[word] = [
                full[p]
                for p in alike
                if _is_slip(word, full[p].surname)
                or (speaks and begins_alike(word, full[p].surname))
            ]
        near = [m for m in close[word] if m.span.start < first[word]]
        if len({m.surname for m in near}) != 1 or _is_common(word, near[0], by_surname):
            continue
        done.add(word)
        if _is_anothers(document, near[0], by_surname[word]):
            continue
        sexes = [_sexes(by_surname[name]) for name in (near[0].surname, word)]
        if all(sexes) and sexes[0].isdisjoint(sexes[1]):
            continue  # a Mr Clark and a Ms Clarke
        if _is_meant(document, mention, near[0]) and not _differ(document, near[0], mention):
            told = near[0].passage(document, whole=False)
            yield _bound(document, told, mention.passage(document))


def _is_anothers(document: Document, near: Mention, named: Sequence[Mention]) -> bool:
    """Tell whether a surname is brought in as another's, or either is the name of a place."""
    if any(_is_brought_in(document, mention) for mention in named if not mention.full):
        return True
    return any(is_a_place(document, mention) for mention in (near, *named))


def _by_surname(found: Sequence[Mention]) -> Mapping[str, list[Mention]]:
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        named[mention.surname].append(mention)
    return named


def _is_common(word: str, near: Mention, by_surname: Mapping[str, list[Mention]]) -> bool:
    """Tell a word that stands more often than the surname that it would be a slip of."""
    return len(by_surname[word]) > len(by_surname[near.surname]) + 1


def _is_meant(document: Document, mention: Mention, near: Mention) -> bool:
    """Tell whether a word that is nearly a surname is the person: by its deed, or as it stands."""
    word = mention.surname
    if _is_person(document, mention):
        return True
    if without_accents(word, near.surname):
        return _stands_alone(document, mention)
    if len(word) > _LONG and sound(word) == sound(near.surname):
        return True
    made_of = word.startswith(near.surname)  # "Sandwiched between …"
    return len(word) > _LONGER and not made_of and _stands_alone(document, mention)


def _stands_alone(document: Document, mention: Mention) -> bool:
    """Tell a name from that of a place, a firm or a family: "in Sorensen", "the Sorensen Mill"."""
    text, span = document.text, mention.span
    if _AT_PLACE.search(text, max(0, span.start - 12), span.start, concurrent=False):
        return False
    return _JOINED.match(text, span.end, concurrent=False) is None


def _by_beginning(full: Sequence[Mention]) -> Mapping[str, list[int]]:
    """Tell which names a surname can be a slip of, by how they begin."""
    begun: dict[str, list[int]] = defaultdict(list)
    for place, mention in enumerate(full):
        for key in beginnings(mention.surname):
            begun[key].append(place)
    return begun


def _is_brought_in(document: Document, mention: Mention) -> bool:
    """Tell a surname that is introduced alone: it is another's than the one that it is like."""
    text, start = document.text, document.sentences[mention.sentence].span.start
    before, after = text[start : mention.span.start], text[mention.span.end :][:_AFTER]
    if _FIRM_SPEAKS.match(after, concurrent=False):
        return True
    if _BROUGHT_IN.search(before, concurrent=False) or _TOLD_OF.match(after, concurrent=False):
        return True
    return after[:1] == "," and _HIS_OWN.search(before, concurrent=False) is not None


def _has_particulars(document: Document, mention: Mention) -> bool:
    """Tell a full name with the age or town that only a first mention has."""
    return _PARTICULARS.match(document.text, mention.span.end, concurrent=False) is not None


def _sexes(bearers: Sequence[Mention]) -> frozenset[str]:
    """Tell which titles a surname has, where they tell a man or a woman."""
    titles = {title for mention in bearers for title in mention.title}
    return frozenset(name for name, words in (("woman", _WOMEN), ("man", _MEN)) if words & titles)


def _is_slip(word: str, surname: str) -> bool:
    if without_accents(word, surname):
        return True
    return one_surname(word, surname) and not forms_apart(word, surname)


def _is_person(document: Document, mention: Mention) -> bool:
    """Tell a surname that has a title, or that speaks."""
    if mention.title:
        return True
    text = document.text
    if _SPEAKS.match(text, mention.span.end, concurrent=False):
        return True
    if _ACTS.match(text, mention.span.end, concurrent=False):
        return True
    before = text[max(0, mention.span.start - 20) : mention.span.start]
    return _SAID_BY.search(before, concurrent=False) is not None


def _bound(document: Document, one: Passage, other: Passage) -> tuple[Bound, Bound]:
    return Bound(one, document), Bound(other, document)


FINDERS = (
    Finder("bare_surname", find_bare_surnames, binds=(Base.PASSAGE, Base.PASSAGE)),
    Finder("spelling", find_spellings, binds=(Base.PASSAGE, Base.PASSAGE)),
)
