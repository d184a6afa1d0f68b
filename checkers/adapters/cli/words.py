"""A report for people: each finding with its words underlined and its working."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from checkers.adapters.contract.answers import NOTHING_TO_CHECK
from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.schemas import ARTICLE
from checkers.adapters.contract.whereabouts import Piece, Whereabouts
from checkers.engine import Checked
from checkers.model import Evidence, Finding, Span, Verdict

_STYLES: Mapping[Verdict, str] = {
    Verdict.CONTRADICTED: "bold red",
    Verdict.UNSUPPORTED: "yellow",
    Verdict.UNDECIDED: "blue",
    Verdict.CONSISTENT: "green",
}
_INDENT = "    "
_CUT = "…"
_PIPE_WIDTH = 250
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of one line of reading text, and what to underline in it."""

    line: Span
    marks: tuple[Span, ...]


def print_report(
    console: Console, name: str, checked: Checked, verdicts: tuple[Verdict, ...] | None
) -> None:
    documents = [checked.article.document, *(facts.document for facts in checked.sources)]
    where = {d.id: Whereabouts(d, OffsetEncoding.CODEPOINT) for d in documents}
    labels = {d.id: name if d.id == ARTICLE else d.id for d in documents}
    _line(console, _summary(name, checked))
    for finding in checked.report.findings:
        if verdicts is None or finding.verdict in verdicts:
            _line(console, Text())
            for line in _finding(finding, where, labels, console.width):
                _line(console, line)
    _line(console, Text())


def wide_console() -> Console:
    """Make a console for tables: a pipe is so wide that it gets whole rows."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _PIPE_WIDTH
    return console


def visible(text: str) -> str:
    """Show what a terminal would obey or could not print (escapes, turned text) as U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        " " if c in "\t\n\r" else "\ufffd" if unicodedata.category(c) in _HIDDEN else c
        for c in text
    )


def _line(console: Console, text: Text) -> None:
    console.print(text, soft_wrap=True)


def _summary(name: str, checked: Checked) -> Text:
    report = checked.report
    verdict = report.verdict.value if report.verdict else NOTHING_TO_CHECK.replace("_", " ")
    style = _STYLES[report.verdict] if report.verdict else ""
    counts = [
        f"{count} {verdict}"
        for verdict in Verdict
        if (count := sum(finding.verdict == verdict for finding in report.findings))
    ]
    coverage = report.coverage
    facts = sum(coverage.facts.values())
    counts.append(
        f"{_some(coverage.sentences, 'sentence')}, {coverage.facts_checked} of "
        f"{_some(facts, 'fact')} checked"
    )
    counts += [
        f"{visible(id_)}: only the first {kind}s are read, there are too many"
        for id_, kinds in coverage.truncated.items()
        for kind in kinds
    ]
    return Text.assemble(f"{visible(name)}: ", (verdict, style), f" ({'; '.join(counts)})")


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _finding(
    finding: Finding, where: Mapping[str, Whereabouts], labels: Mapping[str, str], width: int
) -> Iterator[Text]:
    style = _STYLES[finding.verdict]
    rule = finding.rule.id
    yield Text.assemble((finding.verdict.value, style), f"  {visible(finding.message)}")
    for label, text, excerpt in _excerpts(finding.evidence, where, labels, width):
        yield Text(f"  {label}", style="dim")
        yield from _underlined(text, excerpt, style)
    yield Text.assemble("  ", (f"{visible(finding.working)}  [{rule}]", "dim"))
    for suggestion in finding.suggestions:
        span = suggestion.span
        words = where[suggestion.document].document.text[span.start : span.end]
        yield Text(f"  replace “{visible(words)}” with “{visible(suggestion.replacement)}”")


def _excerpts(
    evidence: Sequence[Evidence],
    where: Mapping[str, Whereabouts],
    labels: Mapping[str, str],
    width: int,
) -> Iterator[tuple[str, str, Excerpt]]:
    """Choose what to show; evidence on one line that fits is shown together."""
    room = max(20, width - 2 * len(_INDENT))
    groups: dict[tuple[str, Span], list[Piece]] = {}
    for item in evidence:
        text = where[item.document].document.text
        for piece in where[item.document].words(item):
            groups.setdefault((item.document, _line_of(text, piece)), []).append(piece)
    for (document, line), pieces in groups.items():
        text = where[document].document.text
        pieces.sort(key=lambda piece: piece.span)
        last = max(_on_line(piece.span, line).end for piece in pieces)
        fit = last - pieces[0].span.start <= room
        for some in [pieces] if fit else [[piece] for piece in pieces]:
            marks = tuple(_on_line(piece.span, line) for piece in some)
            label = visible(f"{labels[document]}:{_position(some[0])}")
            yield label, text, Excerpt(_window(line, marks, room), marks)


def _line_of(text: str, piece: Piece) -> Span:
    """Find the line of reading text on which a piece begins, within its field."""
    field = piece.field.span
    start = text.rfind("\n", field.start, piece.span.start) + 1
    end = text.find("\n", piece.span.start, field.end)
    return Span(max(start, field.start), field.end if end < 0 else end)


def _on_line(span: Span, line: Span) -> Span:
    return Span(span.start, max(span.start, min(span.end, line.end)))


def _window(line: Span, marks: Sequence[Span], room: int) -> Span:
    """Cut a line down to `room` characters about its marks."""
    if line.end - line.start <= room:
        return line
    first, last = marks[0].start, max(mark.end for mark in marks)
    spare = max(0, room - (last - first))
    start = max(line.start, min(first - spare // 2, line.end - room))
    return Span(start, min(line.end, start + room))


def _underlined(text: str, excerpt: Excerpt, style: str) -> Iterator[Text]:
    line, line_end = excerpt.line.start, excerpt.line.end
    before = _CUT if line > 0 and text[line - 1] != "\n" else ""
    after = _CUT if line_end < len(text) and text[line_end] != "\n" else ""
    words = Text(f"{_INDENT}{before}{visible(text[line:line_end])}{after}")
    under = ""
    for mark in excerpt.marks:
        end = min(mark.end, line_end)
        left = f"{_INDENT}{before}{visible(text[line : mark.start])}"
        gap = cell_len(left) - len(under)
        carets = cell_len(visible(text[mark.start : end])) + min(0, gap)
        under += " " * gap + "^" * max(carets, 1 if gap >= 0 else 0)
        words.stylize(style, len(left), len(left) + end - mark.start)
    yield words
    yield Text(under, style=style)


def _position(piece: Piece) -> str:
    """Give line and column in the field as sent, with the field's name where it is not the body."""
    sent = piece.field.received
    line = sent.count("\n", 0, piece.start) + 1
    column = piece.start - sent.rfind("\n", 0, piece.start)
    name = "" if piece.field.name == "body" else f"{piece.field.name}:"
    return f"{name}{line}:{column}"
