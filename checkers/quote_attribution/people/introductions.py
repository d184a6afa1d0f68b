"""Speakers who were never introduced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import regex

from checkers.document import sentence_of
from checkers.facts.lexicon import either
from checkers.facts.names.words import GIVEN_NAMES, NO_NAMES, PEOPLES, PLACES
from checkers.model import Document, Quantity, Quotation, Span, Speaker
from checkers.quote_attribution.passages import quotes_of
from checkers.quote_attribution.people.likeness import one_surname
from checkers.quote_attribution.people.mentions import COURTESY, HEADS, LEXICON, Mention, mentions
from checkers.rulebook.sought import Sought
from checkers.rulebook.vocabulary import Base, Bound, Finder, Passage, Scene

_CALLED = frozenset(LEXICON["called"])
_FIRM = regex.compile(rf"\p{{L}}{{3,}}(?:{'|'.join(LEXICON['firm_endings'])})")
_KNOWN = frozenset(LEXICON["known"])
_SURNAME = regex.compile(
    r"\p{Lu}[\p{Ll}’']+(?:\p{Lu}\p{Ll}+)?(?:-\p{Lu}\p{Ll}+)?(?<!['’](?:d|ll|m|re|s|ve))"
)
_VERB = "|".join(LEXICON["verbs"])
_SPEAKS = regex.compile(rf",?\s(?:{_VERB})\b(?!\sin\sa\s(?:statement|tweet|report|filing|release))")
_SAID = regex.compile(rf"\b(?:{_VERB})\s\Z")
_ENDS = regex.compile(
    r"(?!\.\s\p{Lu}\p{L}+\s\p{Lu})[.;]?(?:\s\p{Ll}|\s?[\"“”]|\s*\n|\s\p{Lu}|\s*\Z)|,\s(?!(?:an?|the|who)\b)"
)
_TOLD = regex.compile(
    r"\stold\s(?:the\s|a\s|an\s|\p{Ll}+\s){1,4}?that\b|\stold\s(?:reporters|police|the\scourt|journalists)\b|\ssaid\s(?:he|she)\b"
)
# "Hallow said that …"; a comma behind the name makes it an apposition.
_ANYBODY_DOES = frozenset(("said", "says", "wrote", "announced", "told", "stated", "claimed"))
_SPEAKS_PLAINLY = regex.compile(
    rf"\s({_VERB}|{'|'.join(LEXICON['minds'])})\b(?!\sin\sa\s(?:statement|tweet|report|filing|release))"
)
# Verbs of speech that sectors, firms and places do to numbers of things.
_DOES_WITH_FIGURES = frozenset(("added", "adds", "claimed", "claims", "reported", "reports"))
_LEADS_TO_FIGURE = 16  # characters behind the verb: "about", "more than", "another"
_MADE_AS_FIRM = regex.compile(
    r"(?!Mc|Mac|De|Di|Du|La|Le|Van|Fitz|O['’]|D['’])\p{Lu}\p{Ll}+\p{Lu}\p{L}*"
)
_FIRM_IN_TEXT = Sought(rf"\b(?:{'|'.join(LEXICON['firms_in_text'])})\b")
# Above a story: "Airline will drop route", so that who "said that it may" can be the airline.
_FIRM_ABOVE = regex.compile(rf"\b(?:{either(LEXICON['firms_above'])})\b", regex.IGNORECASE)
# "Flylark said that it may withdraw": a person would be "he" or "she".
_SAYS_IT = regex.compile(
    rf"\s(?:{_VERB})\s(?:that\s)?it\s(?:also\s)?(?:{'|'.join(LEXICON['it_does'])})"
)
_OPENING_NOUNS = frozenset(LEXICON["opening_nouns"])
_COURTESIES_BEFORE = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor")
_PLAIN_COURTESY = frozenset(map(str.lower, _COURTESIES_BEFORE))
_ONE_COURTESY = rf"(?:{'|'.join(_COURTESIES_BEFORE)})\.?\s"
_SPEAKS_OR_TELLS = regex.compile(rf",?\s(?:{_VERB}|pointed out)\b")
_ACCORDING = regex.compile(r"\b[Aa]ccording\sto\s\Z")
_ACCORDING_TO_HER = regex.compile(rf"\b[Aa]ccording\sto\s{_ONE_COURTESY}\Z")
# "According to Orlo, she has sold the boat", "according to Orlo, who counts the birds".
_PERSON_BEHIND = regex.compile(r",\s(?:he|she|who)\s\p{Ll}")
_HAS_OR_DOES = regex.compile(
    rf"\s(?:{either(LEXICON['human'])}|scored\s\d\d\s(?:points|runs))\b|['’]s\s(?:{either(LEXICON['having'])})\s(?:{_VERB}|told)\b"
)
# How all that is looked for behind a name begins.
_DEEDS = frozenset(
    deed.split()[0] for key in ("verbs", "minds", "human") for deed in LEXICON[key]
) | {"scored", "told", "said"}
_NEXT_WORD = regex.compile(r"\s(\w+)")
_BEGINS_CLAUSE = regex.compile(r"(?:,|\b(?:that|and|but|when|because|while|although))\s\Z")
_MADE_AS_SURNAME = regex.compile("|".join(LEXICON["surname_forms"]))
_SAID_AT_END = regex.compile(r"\s(?:said|added|says|explained)[.;]")
_NAME_BEFORE = regex.compile(
    r"\b(?:the|The|a|an|\p{Lu}\p{L}+|\p{Lu}\p{L}{0,3}\.|\p{L}+(?:er|or|man|woman|ist|ian|ant|ent|chief|head|[^o]r))\s\Z"
)
_FIRST_PERSON = regex.compile(r"\bI(?:['’](?:m|ve|d|ll))?\b|\b(?:my|me|myself)\b")
_QUOTED = regex.compile('["“][^"“”]*["”]')
_BODY = regex.compile(rf"\b(?:{'|'.join(LEXICON['bodies'])})\b")
# "Hallow said the town would lose its pool": the town's.
_SINGULAR = regex.compile(r"\b(?:the|an?|this|that)\s\p{Ll}+(?<!s)\b")
_WHICH = regex.compile(r",?\swhich\b")
# "A spokesman for Alpina", "the parent company of Alpina"
_SPOKEN_FOR = regex.compile(
    r"\b(?:spokes\p{Ll}+|compan(?:y|ies)|firms?|subsidiary|owners?|operators?|makers?)(?:\s(?:for|of|at))?\s?,?\s\Z"
)
# "Alpina is to close its plant": no other name or pronoun stands between.
_OWNS = regex.compile(rf"(?:['’]s)?(?!\s(?:{_VERB})\b)(?:\s\p{{Ll}}+){{1,5}}\sits\b")
_NEAR = 40  # characters before a surname in which its bearer's given name or office stands
_INTRODUCES = regex.compile(
    r"(?:\p{Lu}(?:[\p{L}’'-]*|\p{L}{0,3}\.)[\"”)]?\s(?:\p{Ll}{1,3}\s){0,2}"
    r"|\b\p{Ll}+(?:er|or|man|woman|ist|ian|ess|ant|ent|chief|head|ive)\s)\Z"
)
# "The letting platform Roomstead", "a weaver Orlo": what somebody or something is.
_CALLED_SO = regex.compile(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s(?:\p{Ll}[\p{L}-]*\s){1,4}\Z")
# One person's words: "I learned to listen", but no "we".
_I_SAY = regex.compile(r"\bI(?:['’](?:m|ve|d|ll))?\s|\b[Mm]y\s")
_ONE = regex.compile(
    rf"(?:(?:[^s](?<!\w[^h]men)(?<!women)(?<!people)(?<!folk))|{'|'.join(LEXICON['surnames_in_s'])})\Z"
)
_OPENS_ONLY = frozenset(LEXICON["opens_only"])
_COURTESIES = regex.compile(rf"\b{_ONE_COURTESY}\Z")
# "A pensioner, Ms Orlo", "a Ms Orlo", "Mr and Mrs Orlo"
_BROUGHT_IN = regex.compile(rf"\b(?:an?|and)\s{_ONE_COURTESY}\Z")
_APPOSED_TO = regex.compile(
    rf"(?:[\p{{L}}’'-]*\p{{Ll}},|\b\p{{Lu}}{{2,}},|\ban?|\band)\s{_ONE_COURTESY}\Z"
)
# "Hanna Varga", "Hanna and Ilona Varga".
# "Hallow, who has worked there for 16 years, said", "Hallow, who was off duty, said".
_TELLS_NOT_WHO = regex.compile(
    rf",\swho\s(?!(?:{either(LEXICON['callings_told'])}))\b(?![^,.;:]*\b(?:{either(HEADS)}|an?)\b)"
    r"[^.,;:“”\"]{0,60},(?=\s)"
)
_TELLS_WHO = regex.compile(
    r"\s(?:and\s\p{Lu}\p{Ll}+\s)?\p{Lu}[\p{L}’'.-]*|,\s(?:(?:an?|the|who|whose)\b|\d)"
    r"|\s(?:of|from|at)\s(?:the\s)?\p{Lu}"
)


def find_unintroduced(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Bind each speaker told by a surname, with the fuller mention, or with itself if none is."""
    document = scene.article.document
    plain = scene.once(_plain_texts)
    full = {mention.surname for mention in mentions(scene) if mention.full}
    seen = set()
    for span in _speakers(scene):
        word = document.text[span.start : span.end]
        if word in seen:
            continue
        seen.add(word)
        # A slip of a name that was introduced is told of by the check of spellings.
        if any(word != name and _is_nearly(name, word) for name in full):
            continue
        told = _introduced(document, plain[document.id], word)
        # Beside sources an article may be a part of the story, which they introduce people in.
        if told is None and any(
            _introduced(one.document, plain[one.document.id], word) for one in scene.sources
        ):
            continue
        said = Passage(document.id, span.start, span.end, word)
        yield Bound(said, document), Bound(told or said, document)


def _is_nearly(name: str, word: str) -> bool:
    return one_surname(name, word) or name.startswith(word) or word.startswith(name)


def _speakers(scene: Scene) -> Iterator[Span]:
    document = scene.article.document
    bodies: dict[str, bool] = {}
    for fact, quote in quotes_of(scene):
        speaker = quote.speaker
        if speaker is None or not _is_surname(speaker, quote, fact.text, document):
            continue
        if speaker.text not in bodies:
            bodies[speaker.text] = _told_as_a_body(document, speaker.text)
        if not bodies[speaker.text]:
            yield speaker.span
    for mention in _reported(scene):
        yield mention.span


def _reported(scene: Scene) -> Iterator[Mention]:
    """List the surnames that tell or do what only people do: "Otieno told the radio that"."""
    document = scene.article.document
    for mention in mentions(scene):
        if mention.full or mention.quoted or not _may_act(document.text, mention):
            continue
        if not _names_surname(mention.surname):
            continue
        if not _acts_as_person(scene, mention) or _in_first_person(document, mention):
            continue
        if not _is_body(document, mention) and not _told_as_a_body(document, mention.surname):
            yield mention


def _may_act(text: str, mention: Mention) -> bool:
    """Tell whether a name has a title, a deed or a "who" behind it, or "according to" before it.

    Most have none of these, and nothing more need be read of them.
    """
    if mention.title or text.startswith(("'s", "’s"), mention.span.end):
        return True
    behind = _NEXT_WORD.match(text, mention.span.end, concurrent=False)
    if behind is not None and behind.group(1) in _DEEDS:
        return True
    if _TELLS_NOT_WHO.match(text, mention.span.end, concurrent=False):
        return True  # the deed stands behind what is said of the name
    return text.endswith("to", 0, max(0, mention.span.start - 1))


def _acts_as_person(scene: Scene, mention: Mention) -> bool:
    document = scene.article.document
    text, end = document.text, mention.span.end
    before = text[max(0, mention.span.start - _NEAR) : mention.span.start]
    told = _TOLD.match(text, end, concurrent=False) is not None and not mention.title
    if not told and _opens_the_text(document, mention.surname):
        return False  # who opens a text is known from what stood before it
    if mention.title:
        # "Ms Orlo said": with an office before it the name needs no more.
        return (
            set(mention.title) <= _PLAIN_COURTESY
            and (_SPEAKS_OR_TELLS.match(text, end) or _ACCORDING_TO_HER.search(before)) is not None
        )
    if told:
        return mention.begins or _NAME_BEFORE.search(before) is None
    if _ACCORDING.search(before, concurrent=False):
        return _PERSON_BEHIND.match(text, end, concurrent=False) is not None
    if not mention.begins and _NAME_BEFORE.search(before):
        return False
    aside = _TELLS_NOT_WHO.match(text, end, concurrent=False)
    end = end if aside is None else aside.end()
    subject = mention.begins or _BEGINS_CLAUSE.search(before, concurrent=False) is not None
    if subject and _speaks_plainly(scene, before, end) and _can_be_persons(scene, mention):
        return True
    if not _stands_once(document, mention.surname):
        return False
    acts = subject and _HAS_OR_DOES.match(text, end, concurrent=False) is not None
    made = _MADE_AS_SURNAME.fullmatch(mention.surname, concurrent=False) is not None
    closes = before.endswith(", ") and _SAID_AT_END.match(text, end) is not None
    return acts or (made and closes)


def _speaks_plainly(scene: Scene, before: str, end: int) -> bool:
    """Tell whether a name's verb is one of speech; firms say and announce behind their words."""
    speaks = _SPEAKS_PLAINLY.match(scene.article.document.text, end)
    if speaks is None or speaks[1] in ("wrote", "laughed"):
        return False
    if speaks[1] in _DOES_WITH_FIGURES:
        behind = scene.article.within(Span(speaks.end(1), speaks.end(1) + _LEADS_TO_FIGURE))
        if any(isinstance(fact.value, Quantity) for fact in behind):
            return False  # "Construction added 300 jobs"
    return not (before.endswith(", ") and speaks[1] in _ANYBODY_DOES)


def _can_be_persons(scene: Scene, mention: Mention) -> bool:
    """Tell a name behind which somebody speaks from a firm's, and from a word that opens."""
    word = mention.surname
    if _MADE_AS_FIRM.fullmatch(word, concurrent=False) or scene.once(_tells_of_a_firm):
        return False
    return not (mention.begins and word.lower() in _OPENING_NOUNS)


def _tells_of_a_firm(scene: Scene) -> bool:
    document = scene.article.document
    above = (_FIRM_ABOVE.search(document.text, h.start, h.end) for h in document.headlines)
    return any(above) or next(_FIRM_IN_TEXT.in_article(scene), None) is not None


def _opens_the_text(document: Document, word: str) -> bool:
    first = next((at for at, _ in _whole_words(word, document.text)), 0)
    return first < document.sentences[0].span.end


def _stands_once(document: Document, word: str) -> bool:
    """Tell a name that nothing else is told of; teams, firms and places are named again."""
    return len(list(islice(_whole_words(word, document.text), 2))) == 1


def _is_body(document: Document, mention: Mention) -> bool:
    """Tell a firm or body by what its sentence calls it: "told analysts that the company"."""
    sentence = document.sentences[mention.sentence].span
    if document.text.startswith(", who ", mention.span.end):
        return False
    found = _BODY.search(document.text, sentence.start, sentence.end)
    if found is None:
        return False
    between = document.text[mention.span.end : found.start()]
    return found.group() != "its" or _SINGULAR.search(between, concurrent=False) is None


def _told_as_a_body(document: Document, word: str) -> bool:
    """Tell whether a text says "which" or "its" of a name: of a firm or body, not of a person."""
    places = list(_whole_words(word, document.text))
    calls = (_WHICH, _SAYS_IT)
    if any(call.match(document.text, end) for call in calls for _, end in places):
        return True
    if any(_SPOKEN_FOR.search(document.text, max(0, at - _NEAR), at) for at, _ in places):
        return True
    owned = (_OWNS.match(document.text, end, concurrent=False) for _, end in places)
    return any(each is not None and _SINGULAR.search(each.group()) is None for each in owned)


def _in_first_person(document: Document, mention: Mention) -> bool:
    """Tell whether the paragraph is somebody's own words, who need not introduce whom they name."""
    whole = document.paragraphs[document.sentences[mention.sentence].paragraph].span
    own = _QUOTED.sub(" ", document.text[whole.start : whole.end])  # whoever else says "I"
    return _FIRST_PERSON.search(own) is not None


def _is_surname(speaker: Speaker, quote: Quotation, said: str, document: Document) -> bool:
    """Tell a surname that stands alone from titles, peoples, places and bodies."""
    alone = _I_SAY.search(said) is not None
    if not _names_surname(speaker.text, alone=alone):
        return False
    key = speaker.text.lower()
    text = document.text
    before = text[max(0, speaker.span.start - 20) : speaker.span.start]
    speaks = _SPEAKS.match(text, speaker.span.end) or (
        _SAID.search(before) and _ENDS.match(text, speaker.span.end)
    )
    if quote.cue is None or not speaks or any(_whole_words(key, text)):
        return False
    return not regex.search(r"\b(?:the|The|a|an|\p{Lu}\p{L}+|\p{Lu}\p{L}{0,3}\.)\s\Z", before)


def _names_surname(word: str, *, alone: bool = False) -> bool:
    """Tell a word that may be a surname from given names, places, peoples and well-known bodies.

    Several and firms are told by a name's ending, unless somebody says "I".
    """
    key = word.lower()
    if not _SURNAME.fullmatch(word) or key in GIVEN_NAMES or key in _KNOWN or key in PLACES:
        return False
    known = key in NO_NAMES or key in PEOPLES or key in HEADS or key in COURTESY
    if known or key in _CALLED or "-" in key:
        return False  # "Karl-Heinz" is a given name
    return alone or (_ONE.search(key) is not None and _FIRM.fullmatch(key) is None)


def _plain_texts(scene: Scene) -> dict[str, str]:
    """Give the texts of the article and its sources with one kind of apostrophe."""
    documents = [one.document for one in (scene.article, *scene.sources)]
    return {document.id: document.text.replace("’", "'") for document in documents}


def _introduced(document: Document, text: str, word: str) -> Passage | None:
    """Find where a surname stands with a given name, a title, or a word that tells who it is."""
    word = word.replace("’", "'")
    for at, end in _whole_words(word, text):
        low = max(document.sentences[sentence_of(document, at)].span.start, at - _NEAR)
        whole = _ACCORDING.sub("", text[low:at])
        near = _ACCORDING.sub("", _COURTESIES.sub("", whole))
        before = _introducing(near)
        if near != whole and before is None:
            apposed = _APPOSED_TO if text[end : end + 1] in (",", ".") else _BROUGHT_IN
            before = apposed.search(whole, concurrent=False)
        behind = _TELLS_WHO.match(text, end, concurrent=False)
        if behind is not None and _TELLS_NOT_WHO.match(text, end, concurrent=False):
            behind = None
        if behind is not None and _ACCORDING.search(text, max(0, at - _NEAR), at):
            behind = None if behind.group().endswith("who") else behind
        if before or behind:
            # A courtesy between it and the name is left out of what is searched.
            start = low + before.start() if before is not None else at
            last = behind.end() if behind is not None else end
            return Passage(document.id, start, last, document.text[start:last])
    return None


def _introducing(near: str) -> regex.Match[str] | None:
    """Find the given name or office that ends some words; "For Hallow" has neither."""
    found = _INTRODUCES.search(near, concurrent=False) or _CALLED_SO.search(near, concurrent=False)
    if found is None:
        return None
    first = found.group().split()[0].lower()
    return None if first in _OPENS_ONLY else found


def _whole_words(word: str, text: str) -> Iterator[tuple[int, int]]:
    """List where a word stands that is no part of a longer one."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        beside = text[at - 1 : at] + text[end : end + 1]
        if not any(letter == "_" or letter.isalnum() for letter in beside):
            yield at, end
        at = text.find(word, end)


FINDERS = (Finder("unintroduced", find_unintroduced, binds=(Base.PASSAGE, Base.PASSAGE)),)
