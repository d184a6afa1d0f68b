"""A headline that is surer than its story: "will" above, "may" below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Span
from checkers.passages import content_words
from checkers.passages.words import FUNCTION_WORDS, WORD, stem
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_LEXICON = load("headlines")
_OPEN = frozenset(_LEXICON["open"])
_CERTAIN = frozenset(_LEXICON["certain"])


_UNSETTLED = regex.compile(rf"\b(?:{either(_LEXICON['unsettled'])})\b", regex.IGNORECASE)
_HEDGED = regex.compile(
    rf"\b(?P<modal>{either(_LEXICON['hedges'])})\s(?:(?:yet|also|still|well|soon|now|be|have|need|forced|to)\s){{0,4}}(?P<verb>\p{{Ll}}+)"
)
_SETTLED = regex.compile(
    rf"\b(?:{either(_LEXICON['settled'])})\s(?:be\s)?(?P<verb>\p{{Ll}}+)?", regex.IGNORECASE
)
_NOT_DONE = frozenset(_LEXICON["not_done"])
_LEAD = 3  # sentences of the body that tell what the headline tells
_ENOUGH = 2  # words that both share


def find_surer_headlines(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the sure verb of a headline with the words by which the story leaves it open."""
    document = scene.article.document
    heads = [field.span for field in document.fields if field.role == "headline"]
    for head in heads:
        verb = _sure_verb(document, head)
        if verb is None:
            continue
        body = [s.span for s in document.sentences if not head.start <= s.span.start < head.end]
        told = _left_open(document, head, verb, body[:_LEAD])
        if told is not None and not _is_settled(document, head, verb, body):
            yield passage_at(document, verb), passage_at(document, told)


_OPPOSED = [
    (
        frozenset(sure),
        regex.compile(rf"\b(?:{either(other)})\b"),
        regex.compile(rf"\b(?:{either(sure)})\b"),
    )
    for sure, other in _LEXICON["opposed"]
]
_SURE = frozenset(word for sure, _ in _LEXICON["opposed"] for word in sure)
_NEGATED = regex.compile(
    r"\b(?:no|never|despite|after|but|although|though|while|appeal|reversed|overturned)\b|n['’]t\b"
)


def find_opposed_headlines(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair a headline's verb with the opposite that the story's first sentence has instead."""
    document = scene.article.document
    text = document.text
    for head in [field.span for field in document.fields if field.role == "headline"]:
        if _SURE.isdisjoint(text[head.start : head.end].lower().split()):
            continue
        lead = next((s.span for s in document.sentences if s.span.start >= head.end), None)
        if lead is None or _NEGATED.search(text, head.start, lead.end, concurrent=False):
            continue
        told = text[lead.start : lead.end]
        shared = set(content_words(text[head.start : head.end])) & set(content_words(told))
        for match in WORD.finditer(text, head.start, head.end, concurrent=False) if shared else ():
            for sure, other, same in _OPPOSED:
                found = other.search(told, concurrent=False)
                if match.group().lower() in sure and found is not None and not same.search(told):
                    span = Span(lead.start + found.start(), lead.start + found.end())
                    yield passage_at(document, Span(*match.span())), passage_at(document, span)


def _sure_verb(document: Document, head: Span) -> Span | None:
    """Find what makes a headline sure: "will", "to", or a verb in the present."""
    text = document.text
    words = list(WORD.finditer(text, head.start, head.end, concurrent=False))
    keys = [match.group().lower() for match in words]
    hedged = (
        m.group().lower() in _OPEN and (not at or m.group()[0].islower())
        for at, m in enumerate(words)
    )
    if any(hedged) or any(mark in text[head.start : head.end] for mark in "?:‘'\"“"):
        return None
    for at, match in enumerate(words[:-1]):
        if keys[at] in _CERTAIN and at and words[at + 1].group()[0].islower():
            return Span(*match.span())
    for at, match in enumerate(words[1:-1], start=1):
        if (
            match.group()[0].islower()
            and len(keys[at]) > 3
            and keys[at].endswith("s")
            and keys[at] not in FUNCTION_WORDS
        ):
            return Span(*match.span())
    return None


def _left_open(document: Document, head: Span, verb: Span, lead: Sequence[Span]) -> Span | None:
    """Find where the story leaves open what the headline says."""
    text = document.text
    told = set(content_words(text[head.start : head.end]))
    deed = _deed(document, head, verb)
    for span in lead:
        words = set(content_words(text[span.start : span.end]))
        shared = told & words
        modals = list(_HEDGED.finditer(text, span.start, span.end, concurrent=False))
        hedged = next((m for m in modals if stem(m["verb"]) == deed), modals[0] if modals else None)
        unsettled = _UNSETTLED.search(text, span.start, span.end, concurrent=False)
        if unsettled is not None and len(shared) >= _ENOUGH:
            start = hedged.start() if hedged is not None else unsettled.start()
            return Span(
                min(start, unsettled.start()), max(unsettled.end(), hedged.end() if hedged else 0)
            )
        if hedged is not None and stem(hedged["verb"]) == deed:
            return Span(*hedged.span())
    return None


def _deed(document: Document, head: Span, verb: Span) -> str:
    """Give the stem of what is done: the word behind "will", or the verb itself."""
    word = document.text[verb.start : verb.end].lower()
    if word not in _CERTAIN:
        return stem(word)
    following = WORD.search(document.text, verb.end, head.end, concurrent=False)
    return stem(following.group().lower()) if following is not None else ""


def _is_settled(document: Document, head: Span, verb: Span, body: Sequence[Span]) -> bool:
    """Tell whether the story says the deed is done or decided after all."""
    deed = _deed(document, head, verb)
    told = set(content_words(document.text[head.start : head.end]))
    for span in body:
        before = ""
        for word in WORD.findall(document.text, span.start, span.end, concurrent=False):
            if stem(word.lower()) == deed and before not in _NOT_DONE:
                return True
            before = word.lower()
        for match in _SETTLED.finditer(document.text, span.start, span.end, concurrent=False):
            if match["verb"] and stem(match["verb"].lower()) == deed:
                return True
            near = set(content_words(document.text[match.end() : min(span.end, match.end() + 60)]))
            if len(near & told) >= _ENOUGH:
                return True
    return False


_TWO = (Base.PASSAGE, Base.PASSAGE)
FINDERS = (
    Finder("surer_headline", find_surer_headlines, binds=_TWO),
    Finder("opposed_headline", find_opposed_headlines, binds=_TWO),
)
