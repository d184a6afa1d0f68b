"""Choose each quote's speaker among its candidates, paragraph after paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from checkers.facts.quotes import candidates as weigh
from checkers.facts.quotes.candidates import Candidate
from checkers.facts.quotes.clauses import Line, read_line
from checkers.facts.quotes.following import after, agent_after, name_line, signature
from checkers.facts.quotes.leading import before, subject_in
from checkers.facts.quotes.marks import Marked
from checkers.facts.quotes.phrases import antecedent_of, person_in
from checkers.model import Document, Span

_LONGEST_TAIL = 70  # characters: "the mayor said in an interview on Monday"
_LONGEST_SIGNATURE = 120  # characters
_DASHES = "-–—―"
_WEIGHT = attrgetter("weight")
_START = attrgetter("start")
_END = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who speaks: the phrase, its head word, the cue, and how strongly the text says so."""

    weight: int
    speaker: Span
    head: Span | None  # None where the phrase joins several
    cue: Span | None


def attribute(
    document: Document, quotes: Sequence[Marked], names: Sequence[Span]
) -> list[Attribution | None]:
    """Attribute every quote; None where nothing in the text tells."""
    found: list[Attribution | None] = [None] * len(quotes)
    at = 0
    while at < len(quotes):
        end = at + 1
        while end < len(quotes) and quotes[end].first == quotes[end - 1].last:
            end += 1
        _attribute_run(document, quotes, range(at, end), names, found)
        at = end
    return found


def _attribute_run(
    document: Document,
    quotes: Sequence[Marked],
    run: range,
    names: Sequence[Span],
    found: list[Attribution | None],
) -> None:
    """Attribute quotes whose paragraphs hang together: one line from first to last paragraph."""
    own = [quotes[i] for i in run]
    line = _line(document, own[0].first, own[-1].last, own, names)
    chosen: list[Candidate | None] = []
    for order, token in enumerate(line.quotes):
        chosen.append(_choose(line, order, token, chosen))
    _borrow_from_next(line, chosen)
    for index, candidate in zip(run, chosen, strict=True):
        found[index] = None if candidate is None else _attribution(line, candidate)
    first = run.start
    if found[first] is None and line.quotes[0] == 0:
        found[first] = _from_beside(document, quotes, first, names, found)
        _hand_on(line, run, found)


def _line(
    document: Document, first: int, last: int, quotes: Sequence[Marked], names: Sequence[Span]
) -> Line:
    start, end = document.paragraphs[first].span.start, document.paragraphs[last].span.end
    return _read(document, Span(start, end), quotes, names)


def _read(document: Document, span: Span, quotes: Sequence[Marked], names: Sequence[Span]) -> Line:
    start, end = span.start, span.end
    inside = names[bisect_left(names, start, key=_START) : bisect_right(names, end, key=_END)]
    return read_line(document.text, start, end, quotes, inside)


def _choose(
    line: Line, order: int, token: int, chosen: Sequence[Candidate | None]
) -> Candidate | None:
    previous = line.quotes[order - 1] if order else -1
    low, same_sentence = _sentence_begin(line, token, previous)
    earlier = chosen[order - 1] if order else None
    if same_sentence and (earlier is None or earlier.weight <= weigh.SUBJECT_BEFORE):
        low = _whole_sentence(line, previous)
    best: Candidate | None = None
    for candidate in _all(line, order, token, low, chosen, same_sentence=same_sentence):
        if best is None or candidate.weight > best.weight:
            best = candidate
    return best


def _all(
    line: Line,
    order: int,
    token: int,
    low: int,
    chosen: Sequence[Candidate | None],
    *,
    same_sentence: bool,
) -> Iterator[Candidate]:
    yield from before(line, token, low)
    yield from after(line, token)
    if line.kinds.rfind("Z", low, token) >= 0:
        agent = agent_after(line, token)
        if agent is not None:
            yield agent
    earlier = chosen[order - 1] if order else None
    if same_sentence:
        if earlier is not None:
            yield Candidate(min(earlier.weight, weigh.SAME_SENTENCE), earlier.speaker, earlier.cue)
        return
    own = list(subject_in(line, low, token, weigh.SUBJECT)) if low < token else []
    yield from own or _sentence_before(line, order, token, earlier)


def _sentence_before(
    line: Line, order: int, token: int, earlier: Candidate | None
) -> Iterator[Candidate]:
    """A quote that begins its own sentence: whoever spoke last, or acted in the sentence before."""
    row = line.kinds
    previous = line.quotes[order - 1] if order else -1
    last_stop = row.rfind(".", previous + 1, token)
    begin = row.rfind(".", previous + 1, max(last_stop, previous + 1)) + 1 or previous + 1
    if earlier is not None:
        yield Candidate(min(earlier.weight, weigh.SAME_BREATH), earlier.speaker, earlier.cue)
    if last_stop > 0 and (begin > previous + 1 or earlier is None):
        for candidate in subject_in(line, begin, last_stop, weigh.SUBJECT_BEFORE):
            if row[candidate.speaker[0]] != "P" or earlier is None:
                weight = weigh.SAME_BREATH + 1 if earlier is not None else candidate.weight
                yield Candidate(weight, candidate.speaker, candidate.cue)


def _sentence_begin(line: Line, token: int, previous: int) -> tuple[int, bool]:
    """Find where the quote's sentence begins, and whether the quote before stands in it too."""
    row = line.kinds
    stop = row.rfind(".", previous + 1, token)
    if stop >= 0:
        return stop + 1, False
    if previous < 0:
        return 0, False
    between = row[previous + 1 : token]
    same = row[previous] in "qf" or (row[previous] == "E" and between[:1] not in ("", "N", "D"))
    return previous + 1, same and bool(between)


def _whole_sentence(line: Line, previous: int) -> int:
    """Find where the sentence begins that the quote at token `previous` stands in."""
    stops = (line.kinds.rfind(kind, 0, previous) for kind in ".QE")
    return max(stops) + 1


def _borrow_from_next(line: Line, chosen: list[Candidate | None]) -> None:
    """Give a quote without attribution the speaker of the quote that follows it at once."""
    for order in range(len(chosen) - 2, -1, -1):
        later = chosen[order + 1]
        touching = line.quotes[order + 1] == line.quotes[order] + 1
        if chosen[order] is None and later is not None and touching:
            chosen[order] = Candidate(weigh.NEXT_QUOTE, later.speaker, later.cue)


def _from_beside(
    document: Document,
    quotes: Sequence[Marked],
    index: int,
    names: Sequence[Span],
    found: Sequence[Attribution | None],
) -> Attribution | None:
    """Look beyond a quote that begins its paragraph: who signs it, leads up to it or spoke last."""
    quote = quotes[index]
    alone = _is_alone(document, quote)
    earlier = found[index - 1] if index else None
    if alone:
        signed = _signed(document, quote, names, earlier)
        if signed is not None:
            return signed
    if quote.first == 0:
        return None
    span = document.paragraphs[quote.first - 1].span
    inside = [q for q in quotes[max(0, index - 12) : index] if q.first < quote.first <= q.last + 1]
    led_up = document.text[span.start : span.end].rstrip().endswith((":", "—", "–", "-"))
    if led_up or alone:
        own = [q for q in inside if q.first == q.last]
        line = _line(document, quote.first - 1, quote.first - 1, own, names)
        told = _leads_up(line) if led_up else _told_last(line)
        if told is not None:
            return told
    if (
        earlier is not None
        and inside
        and (alone or _ends_paragraph(document.text, inside[-1], span))
    ):
        return Attribution(weigh.PARAGRAPH_BEFORE, earlier.speaker, earlier.head, earlier.cue)
    return None


def _signed(
    document: Document, quote: Marked, names: Sequence[Span], earlier: Attribution | None
) -> Attribution | None:
    """Read a dash and a name below a quote, else a name that fills the paragraph above or below.

    A name that signs the quote above it is no heading of the next.
    """
    below = _name_line(document, quote.last + 1, names)
    if below is not None and document.text[below.speaker.start - 1] in _DASHES + " ":
        return below
    above = _name_line(document, quote.first - 1, names)
    if above is not None and (earlier is None or earlier.speaker != above.speaker):
        return above
    return below


def cut_signatures(
    document: Document, quotes: Sequence[Marked], names: Sequence[Span]
) -> tuple[list[Marked], dict[int, Attribution]]:
    """Take from quotes that fill their paragraphs the last line within the marks that signs them.

    The signatures are by the index of the quote.
    """
    cut = list(quotes)
    signatures: dict[int, Attribution] = {}
    for index, quote in enumerate(quotes):
        line = _last_line(document.text, quote)
        if line is None or not _is_alone(document, quote):
            continue
        signed = _name_between(document, line, names, signature)
        if signed is not None:
            cut[index] = _ending_before(document.text, quote, line.start)
            signatures[index] = signed
    return cut, signatures


def _last_line(text: str, quote: Marked) -> Span | None:
    """Find the last of several lines between two marks, where no mark opens it again."""
    first, last = quote.segments[0].start, quote.segments[-1].end
    start = text.rfind("\n", max(first, last - _LONGEST_SIGNATURE), last) + 1
    if not start or quote.closing is None or text[start : quote.segments[-1].start].strip():
        return None
    return Span(start, last)


def _ending_before(text: str, quote: Marked, stop: int) -> Marked:
    kept = [span for span in quote.segments if span.start < stop]
    last = kept[-1]
    kept[-1] = Span(last.start, last.start + len(text[last.start : min(last.end, stop)].rstrip()))
    return replace(quote, segments=tuple(kept))


def _is_alone(document: Document, quote: Marked) -> bool:
    """Tell whether nothing but the quote stands in its paragraphs."""
    text = document.text
    start, end = (
        document.paragraphs[quote.first].span.start,
        document.paragraphs[quote.last].span.end,
    )
    stop = quote.segments[-1].end if quote.closing is None else quote.closing.end
    return not (text[start : quote.opening.start].strip() or text[stop:end].strip(" \xa0.\n"))


def _name_line(document: Document, paragraph: int, names: Sequence[Span]) -> Attribution | None:
    """Read a paragraph that is a name and what it explains: "— Ada Brown, mayor of Harlow"."""
    if not 0 <= paragraph < len(document.paragraphs):
        return None
    return _name_between(document, document.paragraphs[paragraph].span, names)


def _name_between(
    document: Document,
    span: Span,
    names: Sequence[Span],
    read: Callable[[Line], Candidate | None] = name_line,
) -> Attribution | None:
    if span.end - span.start > _LONGEST_SIGNATURE:
        return None
    line = _read(document, span, (), names)
    candidate = read(line)
    return None if candidate is None else _attribution(line, candidate)


def _leads_up(line: Line) -> Attribution | None:
    """Find who speaks in a sentence that ends with a colon."""
    row = line.kinds
    low = row.rfind(".") + 1
    introduced = [
        *before(line, len(row), low),
        *subject_in(line, low, len(row) - 1, weigh.SUBJECT),
    ]
    return _attribution(line, max(introduced, key=_WEIGHT)) if introduced else None


def _told_last(line: Line) -> Attribution | None:
    """Find who said or did what the last sentence tells, where that is a verb of speech or a name.

    A quote of its own in that sentence has a speaker of its own.
    """
    row = line.kinds
    low = row.rfind(".", 0, max(0, len(row) - 1)) + 1
    if any(low <= quote for quote in line.quotes):
        return None
    for candidate in subject_in(line, low, len(row), weigh.TOLD_BEFORE):
        if candidate.cue is not None:
            return _attribution(line, candidate)
    return None


def _ends_paragraph(text: str, quote: Marked, paragraph: Span) -> bool:
    """Tell whether after the quote the paragraph says no more than who spoke."""
    rest = text[quote.segments[-1].end + 1 : paragraph.end].strip(" .\"”'’")
    return len(rest) <= _LONGEST_TAIL and ". " not in rest.replace("Mr. ", "").replace("Mrs. ", "")


def _hand_on(line: Line, run: range, found: list[Attribution | None]) -> None:
    """Let the quotes of a paragraph that touch its first share what was found for it."""
    for order, index in enumerate(run):
        if order and found[index] is None and line.quotes[order] == line.quotes[order - 1] + 1:
            found[index] = found[index - 1]


def _attribution(line: Line, candidate: Candidate) -> Attribution:
    first, last = candidate.speaker
    while last > first and line.kinds[last] in ",-":
        last -= 1
    who = candidate.speaker
    if line.kinds[first] == "H":
        who = antecedent_of(line.kinds, first, 0) or who
    head = person_in(line.kinds, who)
    cue = candidate.cue
    return Attribution(
        candidate.weight,
        line.span(first, last),
        None if head is None else line.span(head, head),
        None if cue is None else line.span(*cue),
    )
