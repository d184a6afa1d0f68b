"""From what was sent to documents ready to be read; every mistake is a Problem."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NoReturn

from marshmallow import ValidationError

from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.problems import (
    MOST_FAULTS,
    Fault,
    Problem,
    Step,
    invalid,
    malformed,
    pointer,
    too_large,
)
from checkers.adapters.contract.schemas import ARTICLE, RequestShape, source_ids, unknown
from checkers.document import Format, Part, build_document
from checkers.engine import Options
from checkers.model import Document, ParagraphKind, SourceKind, Strictness, Verdict
from checkers.rulebook import Rulebook

_REQUEST = RequestShape()
_CAPTION = "caption"
_KEY_SHOWN = 100  # characters of a key that an answer repeats


@dataclass(frozen=True, slots=True)
class Limits:
    """`text_bytes` bounds all text of a request together, in UTF-8; None is no bound."""

    text_bytes: int | None = None
    sources: int | None = None


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class CheckRequest:
    article: Document
    sources: tuple[Document, ...]
    options: Options
    verdicts: tuple[Verdict, ...] | None
    encoding: OffsetEncoding


def parse_json(sent: bytes) -> object:
    """Read JSON text; Problem with line and column where it is none."""
    try:
        text = sent.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise not_utf8(error) from None
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise malformed(f"Not JSON at {where}: {error.msg}.") from None
    except RecursionError:
        raise malformed("Not JSON that can be read: it is nested too deeply.") from None
    except ValueError:
        raise malformed("Not JSON that can be read: a number has too many digits.") from None


def looks_like_request(text: str) -> bool:
    """Tell whether plain text is a whole JSON request; no article is one."""
    if not text.lstrip("\ufeff \t\r\n").startswith("{"):
        return False
    try:
        sent = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return isinstance(sent, dict) and not {"article", "text"}.isdisjoint(sent)


def not_utf8(error: UnicodeDecodeError) -> Problem:
    return malformed(f"Not UTF-8: byte {error.start} of what was sent.", kind="invalid-encoding")


def read_request(
    sent: object, rulebook: Callable[[], Rulebook], *, limits: Limits = NO_LIMITS
) -> CheckRequest:
    """Turn a decoded JSON request into documents and options.

    `rulebook` is asked for only where the options name packs or rules.
    """
    if not isinstance(sent, dict):
        raise invalid([Fault("", 'Not an object: send {"text": …} or {"article": {…}}.')])
    try:
        data: dict[str, Any] = _REQUEST.load(sent)
    except ValidationError as error:
        raise invalid(_faults(error.messages_dict)) from None
    options = data["options"] or {}
    faults = [*_too_many(data["sources"], limits)]
    faults += islice(_unknown_names(options, rulebook), MOST_FAULTS)
    if faults:
        raise invalid(faults)
    article = data["article"] or {"body": data["text"]}
    _weigh(article, data["sources"], limits)
    return CheckRequest(
        article=read_article(article),
        sources=tuple(_sources(data["sources"])),
        options=_options(options),
        verdicts=_verdicts(options.get("verdicts")),
        encoding=OffsetEncoding(options.get("offset_encoding", OffsetEncoding.CODEPOINT)),
    )


def read_article(data: Mapping[str, Any]) -> Document:
    """Build the article's document from its keys as the schema types them."""
    parts = [
        Part(name, data[name], role=name)
        for name in ("headline", "standfirst", "body")
        if data.get(name) is not None
    ]
    parts += [_block(block) for block in data.get("blocks") or ()]
    return build_document(
        parts,
        id=ARTICLE,
        format=Format(data.get("format") or Format.TEXT),
        published=data.get("published"),
        dateline=data.get("dateline"),
        language=data.get("language") or "en",
    )


def _block(block: Mapping[str, Any]) -> Part:
    kind = ParagraphKind(block["kind"]) if block["kind"] else None
    role = _CAPTION if kind is ParagraphKind.CAPTION else "body"
    return Part(block["id"], block["text"], role=role, kind=kind)


def _sources(sources: list[dict[str, Any]]) -> Iterator[Document]:
    for name, source in zip(source_ids(sources), sources, strict=True):
        yield build_document(
            [Part("body", source["text"])],
            id=name,
            published=source["published"],
            kind=SourceKind(source["kind"]) if source["kind"] else None,
            title=source["title"],
        )


def _options(options: Mapping[str, Any]) -> Options:
    packs = options.get("packs")
    return Options(
        packs=None if packs is None else tuple(packs),
        enable=tuple(options.get("enable", ())),
        disable=tuple(options.get("disable", ())),
        strictness=Strictness(options.get("strictness", Strictness.NORMAL)),
    )


def _verdicts(names: list[str] | None) -> tuple[Verdict, ...] | None:
    return None if names is None else tuple(Verdict(name) for name in names)


# --- what is wrong -------------------------------------------------------------------------------


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its keys; of a key sent twice only one value could be read."""
    made = dict(pairs)
    if len(made) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counts.items() if count > 1)
        raise malformed(f"The key {twice[:_KEY_SHOWN]!r} stands twice in one object of the JSON.")
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise malformed(f"Not JSON: {name} is no JSON number.")


def _faults(messages: Mapping[Any, Any], steps: tuple[Step, ...] = ()) -> Iterator[Fault]:
    """Flatten marshmallow's tree of messages into pointers."""
    for key, below in messages.items():
        here = steps if key == "_schema" else (*steps, key)
        if isinstance(below, Mapping):
            yield from _faults(below, here)
        else:
            yield from (Fault(pointer(here), str(message)) for message in below)


def _too_many(sources: list[dict[str, Any]], limits: Limits) -> Iterator[Fault]:
    if limits.sources is not None and len(sources) > limits.sources:
        yield Fault(
            "/sources", f"{len(sources)} sources; at most {limits.sources} are read in one request."
        )


def _unknown_names(options: Mapping[str, Any], rulebook: Callable[[], Rulebook]) -> Iterator[Fault]:
    """Name packs and rules that the rulebook lacks; a rule left out as faulty is known."""
    packs, enable, disable = (options.get(key) or () for key in ("packs", "enable", "disable"))
    if packs:
        yield from _unknown("packs", packs, {pack.id for pack in rulebook().packs})
    if enable or disable:
        book = rulebook()
        rules = {rule.rule.id for rule in book.rules} | {fault.rule for fault in book.failed}
        yield from _unknown("enable", enable, rules)
        yield from _unknown("disable", disable, rules)


def _unknown(key: str, names: Iterable[str], known: set[str]) -> Iterator[Fault]:
    for index, name in enumerate(names):
        if name not in known:
            detail = unknown("pack" if key == "packs" else "rule", name, known)
            yield Fault(pointer(("options", key, index)), detail)


def _weigh(article: Mapping[str, Any], sources: list[dict[str, Any]], limits: Limits) -> None:
    if limits.text_bytes is None:
        return
    texts = [article.get(key) for key in ("headline", "standfirst", "body")]
    texts += [block["text"] for block in article.get("blocks") or ()]
    texts += [source["text"] for source in sources]
    weight = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts if text)
    if weight > limits.text_bytes:
        raise too_large(
            f"The text sent is {weight} bytes; at most {limits.text_bytes} are read in one request."
        )
