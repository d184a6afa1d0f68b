"""A headline that is surer than its story: "will" above, "may" below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import regex

from checkers.facts.lexicon import either, load
from checkers.model import Document, Span
from checkers.passages import content_words, stem
from checkers.passages.roles import THINGS, deed
from checkers.passages.words import FUNCTION_WORDS, WORD
from checkers.rulebook.vocabulary import Base, Bound, Finder, Scene, passage_at

_LEXICON = load("headlines")
_OPEN = frozenset(_LEXICON["open"])
_COORDINATED = frozenset(("move", "offer", "push", "call"))  # "will close plant, move jobs"
_MARKS = regex.compile(r"[?:‘\"“]|(?<!\p{L})'")  # but "Stags' captain"
_CERTAIN = frozenset(_LEXICON["certain"])
_ABOUT = frozenset(_LEXICON["deliberates"])
_ALIKE = [
    frozenset(" ".join((stem(word.split()[0]), *word.split()[1:])) for word in row)
    for row in (*_LEXICON["alike_deeds"], *_LEXICON["alike_alone"])
]
_WHO = regex.compile(r"(?:\b(?:he|she|He|She)|\p{Lu}\p{L}+\s\p{Lu}[\p{L}’'-]+)\s\Z")
_POINTING = frozenset({"it", "them", "him", "her", "this", "these"})
_PARTICLES = frozenset({"up", "down"})  # "could go up": the verb before them has the hedge
_GO = "go"
# "Could go ahead" leaves nobody.
_NO_LEAVING = frozenset(
    {
        "up",
        "down",
        "ahead",
        "on",
        "to",
        "into",
        "back",
        "under",
        "without",
        "further",
        "for",
        "through",
        "live",
        "wrong",
    }
)
_THINGS: dict[str, str] = {
    **THINGS,
    **{stem(word): row[0] for row in _LEXICON["alike_things"] for word in row},
}
_TIMES = frozenset(content_words(" ".join(_LEXICON["times"])))
_UNSETTLED = regex.compile(rf"\b(?:{'|'.join(_LEXICON['unsettled'])})\b", regex.IGNORECASE)
_HEDGED = regex.compile(
    rf"\b(?P<modal>{either(_LEXICON['hedges'])})\s"
    r"(?:(?:yet|also|still|well|soon|now|one|day|eventually|even|be|have|need|forced|help|to)\s){0,4}(?P<verb>\p{Ll}+)(?<!\s(?:"
    rf"{either(_LEXICON['senses'])}))"
)
_WEIGHED = regex.compile(
    rf"\b(?:{'|'.join(_LEXICON['weighs'])})\s(?:whether\s(?:or\snot\s)?to\s|an?\s|the\s|up\sto\s)*(?:(?:\p{{Lu}}\p{{L}}+\s){{1,3}}(?:will|would|can)\s)?(?P<verb>\p{{L}}+)"
)
_LIKELY = regex.compile(rf"\b(?:{either(_LEXICON['likely'])})\s(?:be\s)?(?P<verb>\p{{Ll}}+)")
_LOSSES = frozenset({"cut", "close", "loss"})
_THREATENED = regex.compile(r"\b(?:is|are|was|were)\s(?:now\s)?(?:at\srisk|under\sthreat)\b")
_SETTLED = regex.compile(
    rf"\b(?:{either(_LEXICON['settled'])})\s(?:be\s)?(?P<verb>\p{{Ll}}+)?", regex.IGNORECASE
)
_NOT_DONE = frozenset(_LEXICON["not_done"])
_AUXILIARY = frozenset({"be", "have", "not", "also", "soon"})
_FURTHER = regex.compile(
    r"\b(?:also|too|as\swell|another|more|others?|further)\b", regex.IGNORECASE
)
_HANDED = frozenset(_LEXICON["handed"])
_DONE_WORDS = frozenset(_LEXICON["done_words"])
_SHORT = 3  # letters: "red", "bed"
_DOING = frozenset(_LEXICON["doing"])
_SUBORDINATE = regex.compile(r"\b(?:who|which|that|whom|whose|than|if|because)\s[^,;]*\Z")
_SAYS_THAT = regex.compile(
    r"\b(?:said|says|say|warned|hinted|admitted|announced|told\s\p{L}+|added)\s(?:[^,;]{1,30}\s)?that\s[^,;]*\Z"
)
_HOPED = regex.compile(
    r"\b(?:hop(?:e|es|ed|ing)|whether|if|believes?|fears?|feared|expects?|expected|predicts?|plans?|unless|rumours?|reports?)\b[^.;]*\Z"
)
_SAYS = regex.compile(r",\s(?:[^,]{1,40}\s(?:says?|said)|(?:says?|said)\s[^,]{1,40})\s*\Z")
_LEAD = 3  # sentences of the body that tell what the headline tells
_ENOUGH = 2  # words that both share


@dataclass(frozen=True, slots=True)
class _Head:
    """A headline: its sure verb, the deed told, its words, and those behind the verb."""

    verb: Span
    deed: str
    words: frozenset[str]
    behind: frozenset[str]
    past: bool  # "Church sold", of which only the same deed says that it is open
    alike: frozenset[int]  # the rows of verbs that tell of the deed in other words


def find_surer_headlines(scene: Scene) -> Iterator[tuple[Bound, ...]]:
    """Pair the sure verb of a headline with the words by which the story leaves it open."""
    document = scene.article.document
    for area in document.headlines:
        head = _head(document, area)
        if head is None:
            continue
        body = [s.span for s in document.sentences if not area.start <= s.span.start < area.end]
        told = _left_open(document, head, body[:_LEAD])
        if told is not None and not _is_settled(document, head, body):
            yield passage_at(document, head.verb), passage_at(document, told)


def _head(document: Document, area: Span) -> _Head | None:
    text = document.text
    says = _SAYS.search(text, area.start, area.end, concurrent=False)
    if says is not None:
        area = Span(area.start, says.start())
    verb = _sure_verb(document, area)
    if verb is None:
        return None
    word = _deed_word(document, area, verb)
    told = deed(word)
    if told in _ABOUT:
        return None
    return _Head(
        verb,
        told,
        frozenset(content_words(text[area.start : area.end])),
        frozenset(content_words(text[verb.end : area.end])),
        text[verb.start : verb.end].lower() in _DONE_WORDS
        or text[verb.start : verb.end].endswith("ed"),
        _rows_of(word, _following(document, area, word)),
    )


def _sure_verb(document: Document, head: Span) -> Span | None:
    """Find what makes a headline sure: "will", "to", or a verb in the present."""
    text = document.text
    words = list(WORD.finditer(text, head.start, head.end, concurrent=False))
    keys = [match.group().lower() for match in words]
    sure = keys.index("will") if "will" in keys else len(keys)
    hedged = (
        m.group().lower() in _OPEN
        and not (at > sure and keys[at] in _COORDINATED)
        and (not at or (m.group()[0].islower() and keys[at - 1] not in _CERTAIN))
        for at, m in enumerate(words)
    )
    if any(hedged) or _MARKS.search(text, head.start, head.end, concurrent=False):
        return None
    for at, match in enumerate(words[:-1]):
        if keys[at] == "to" and keys[at - 1] in _HANDED:
            continue  # "Church sold to trust"
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
    return _participle(words, keys)


def _participle(words: Sequence[regex.Match[str]], keys: Sequence[str]) -> Span | None:
    """Find the verb of "Water firm fined £12m", "Parish church sold"."""
    for at, match in enumerate(words[1:], start=1):
        done = keys[at] in _DONE_WORDS or (keys[at].endswith("ed") and len(keys[at]) > _SHORT)
        if done and match.group()[0].islower():
            return Span(*match.span())
    return None


def _deed_word(document: Document, head: Span, verb: Span) -> str:
    """Give the word for what is done: the one behind "will", or the verb itself."""
    word = document.text[verb.start : verb.end].lower()
    if word not in _CERTAIN:
        return word
    behind = WORD.findall(document.text, verb.end, head.end)
    return next((each.lower() for each in behind if each.lower() not in _AUXILIARY), "")


def _following(document: Document, head: Span, word: str) -> str:
    """Give the word behind a headline's verb: "to step down"."""
    told = [each.lower() for each in WORD.findall(document.text, head.start, head.end)]
    at = told.index(word) + 1 if word in told else len(told)
    return told[at] if at < len(told) else ""


def _left_open(document: Document, head: _Head, lead: Sequence[Span]) -> Span | None:
    """Find where the story leaves open what the headline says."""
    text = document.text
    doubts = [_UNSETTLED.search(text, span.start, span.end, concurrent=False) for span in lead]
    for span, doubt in zip(lead, doubts, strict=True):
        shared = head.words & set(content_words(text[span.start : span.end]))
        if doubt is None and head.deed in _LOSSES:
            doubt = _THREATENED.search(text, span.start, span.end, concurrent=False)
        if doubt is not None and len(shared) >= _ENOUGH and not head.past:
            hedged = _HEDGED.search(text, span.start, span.end, concurrent=False) or doubt
            return Span(min(doubt.start(), hedged.start()), max(doubt.end(), hedged.end()))
        if span is not lead[0] and _FURTHER.search(text, span.start, span.end, concurrent=False):
            continue
        found = _hedge(document, head, span, (_HEDGED, _WEIGHED))
        if found is not None:
            return found
    if not any(doubts):
        return None
    return _hedge(document, head, lead[0], (_LIKELY,))


def _hedge(
    document: Document,
    head: _Head,
    span: Span,
    patterns: Sequence[regex.Pattern[str]],
) -> Span | None:
    for pattern in patterns:
        for match in pattern.finditer(document.text, span.start, span.end, concurrent=False):
            if _is_of_deed(document, head, span, match):
                return Span(*match.span())
    return None


def _is_of_deed(document: Document, head: _Head, span: Span, match: regex.Match[str]) -> bool:
    """Tell whether a hedge is of the headline's deed: its verb, or what else both say behind it.

    A hedge of a clause within another ("a law that could …") is of something else.
    """
    if head.past:
        subject = head.words - head.behind - {head.deed}
        told = set(content_words(document.text[span.start : match.start()]))
        return deed(match["verb"]) == head.deed and not subject.isdisjoint(told)
    if deed(match["verb"]) == head.deed:
        return True
    before = document.text[span.start : match.start()]
    clause = _SUBORDINATE.search(before, concurrent=False)
    if clause is not None and not _SAYS_THAT.search(before, concurrent=False):
        return False
    behind = set(content_words(document.text[match.end() : span.end])) - _TIMES
    own = (head.behind & behind) - {head.deed}
    if len(own) >= _ENOUGH:
        return True
    return _is_alike(document, head, span, match, behind)


def _is_alike(
    document: Document, head: _Head, span: Span, match: regex.Match[str], behind: Set[str]
) -> bool:
    """Tell other words for one deed to one thing: "will drop route", "may withdraw the service"."""
    text = document.text
    rest = WORD.findall(text, match.end(), span.end)[:1]
    rows = head.alike & _rows_of(match["verb"], *rest)
    if not rows:
        return False
    if min(rows) >= len(_LEXICON["alike_deeds"]):
        to_come = text[head.verb.start : head.verb.end].lower() in _CERTAIN
        return to_come and _is_of_subject(head, text[span.start : match.start()], min(rows))
    done_to = set(map(_thing, head.behind)) & set(map(_thing, behind))
    return bool(done_to) or (bool(rest) and rest[0] in _POINTING)


def _is_of_subject(head: _Head, before: str, row: int) -> bool:
    """Tell whether what may go up, or who may go, is what the headline says it of."""
    subject = set(map(_thing, head.words - head.behind - {head.deed}))
    told = set(map(_thing, content_words(before)))
    goes = row == len(_LEXICON["alike_deeds"]) and _WHO.search(before) is not None
    return goes or not subject.isdisjoint(told)


def _rows_of(word: str, following: str = "") -> frozenset[int]:
    """Give the rows of a verb, with the word behind it where they are one: "step down"."""
    base = stem(word.lower())
    both = f"{base} {following.lower()}"
    rows = frozenset(at for at, row in enumerate(_ALIKE) if both in row)
    if rows or (base == _GO and following.lower() in _NO_LEAVING):
        return rows
    return frozenset(at for at, row in enumerate(_ALIKE) if base in row)


def _thing(word: str) -> str:
    return _THINGS.get(word, word)


def _is_settled(document: Document, head: _Head, body: Sequence[Span]) -> bool:
    """Tell whether the story says the deed is done or decided after all."""
    for span in body:
        before = ""
        for match in WORD.finditer(document.text, span.start, span.end, concurrent=False):
            word = match.group().lower()
            same = _is_deed(head, word, document.text[match.end() : span.end][:20])
            if same and word not in _PARTICLES and not _is_not_done(word, before):
                return not _is_hoped(document, span, match.start())
            before = word
        for match in _SETTLED.finditer(document.text, span.start, span.end, concurrent=False):
            if _is_hoped(document, span, match.start()):
                continue
            if match["verb"] and _is_deed(head, match["verb"], document.text[match.end() :][:20]):
                return True
            near = set(content_words(document.text[match.end() : min(span.end, match.end() + 60)]))
            if len(near & head.words) >= _ENOUGH:
                return True
    return False


def _is_deed(head: _Head, verb: str, behind: str) -> bool:
    """Tell whether a verb, with the word behind it, tells of the headline's deed."""
    rows = _rows_of(verb, *WORD.findall(behind)[:1])
    return deed(verb) == head.deed or not head.alike.isdisjoint(rows)


def _is_not_done(word: str, before: str) -> bool:
    """Tell a verb behind a hedge from one that is done; "-ing" is done only behind "is"."""
    if word.endswith("ing"):
        return before not in _DOING
    return before in _NOT_DONE


def _is_hoped(document: Document, span: Span, at: int) -> bool:
    """Tell whether the clause stands under a hope, a fear or a condition."""
    return _HOPED.search(document.text[span.start : at], concurrent=False) is not None


_TWO = (Base.PASSAGE, Base.PASSAGE)
FINDERS = (Finder("surer_headline", find_surer_headlines, binds=_TWO),)
