"""What a request may hold: marshmallow schemas, and the OpenAPI's source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, ClassVar

from marshmallow import Schema, ValidationError, fields, validate, validates_schema
from marshmallow.types import UnknownOption, Validator

from checkers.adapters.contract.offsets import OffsetEncoding
from checkers.adapters.contract.problems import MOST_FAULTS
from checkers.document import Format, published_days
from checkers.model import Days, ParagraphKind, SourceKind, Strictness, Verdict
from checkers.rulebook.nearest import did_you_mean

MOST_ITEMS = 10_000  # of any list in a request
_LONGEST_NAME = 200
_FEW_NAMES = 20
ARTICLE = "article"  # what evidence calls the article; no source may take the name


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """Refuse a name, with the nearest known one, or all of them where they are few."""
    names = sorted(known)
    hint = did_you_mean(word[:_LONGEST_NAME], names)
    if not hint and len(names) <= _FEW_NAMES:
        hint = f"; known: {', '.join(names)}" if names else "; there are none"
    return f"Unknown {what}{hint}."


def _object(is_one: str) -> dict[str, str]:
    """Say what stands in the right place of something that is no object."""
    return {"type": f"Not an object: {is_one}."}


def _list_of(item: str) -> dict[str, Any]:
    shown = item.replace("{", "{{").replace("}", "}}")  # marshmallow formats it
    return {"invalid": f"Not a list: send [{shown}]."}


class Shape(Schema):
    """An object whose every key is known; `elsewhere` says where a misplaced one belongs."""

    elsewhere: ClassVar[Mapping[str, str]] = {}

    class Meta:
        unknown: ClassVar[UnknownOption] = "raise"

    def handle_error(
        self,
        error: ValidationError,
        data: object,  # noqa: ARG002 - marshmallow's hook
        *,
        many: bool,
        **kwargs: object,  # noqa: ARG002
    ) -> None:
        """Add the nearest known key to each complaint about an unknown one."""
        if many or not isinstance(error.messages, dict):
            return
        strange = (key for key in error.messages if key not in self.fields and key != "_schema")
        for key in list(islice(strange, MOST_FAULTS)):
            place = self.elsewhere.get(key)
            said = f"Unknown key here: {place}." if place else unknown("key", key, self.fields)
            error.messages[key] = [said]


class PublicationDate(fields.Field[Days]):
    """An ISO 8601 day, time stamp, month or year → `Days`."""

    def __init__(self) -> None:
        super().__init__(
            load_default=None,
            allow_none=True,
            error_messages={
                "invalid": "Not a date: write it as YYYY-MM-DD (YYYY-MM or YYYY where the day "
                "is not known)."
            },
            metadata={
                "type": "string",
                "description": "The day that relative and year-less dates refer to: YYYY-MM-DD, "
                "a time stamp, YYYY-MM or YYYY.",
                "examples": ["2024-11-27"],
            },
        )

    def _deserialize(
        self,
        value: object,
        attr: str | None,  # noqa: ARG002 - marshmallow's hook
        data: Mapping[str, Any] | None,  # noqa: ARG002
        **kwargs: object,  # noqa: ARG002
    ) -> Days:
        days = published_days(value) if isinstance(value, str) else None
        if days is None:
            raise self.make_error("invalid")
        return days


class Bounded(fields.List[Any]):
    """A list that is counted before its items are looked at."""

    def _deserialize(
        self,
        value: object,
        attr: str | None,
        data: Mapping[str, Any] | None,
        **kwargs: Any,  # noqa: ANN401 - marshmallow's hook
    ) -> list[Any]:
        if isinstance(value, list) and len(value) > MOST_ITEMS:
            raise ValidationError(f"{len(value)} items; at most {MOST_ITEMS} are read.")
        return super()._deserialize(value, attr, data, **kwargs)


def _one_of(choices: Iterable[str], what: str) -> validate.OneOf:
    names = [str(choice) for choice in choices]
    return validate.OneOf(names, error=f"Unknown {what}; use one of: {', '.join(names)}.")


def _english(language: str) -> None:
    if language.lower().replace("_", "-").split("-")[0] != "en":
        raise ValidationError("Only English is read: send 'en', or leave the key out.")


def _text(description: str, *, validate: Validator | None = None) -> fields.String:
    return fields.String(required=True, validate=validate, metadata={"description": description})


def _optional(description: str, *, validate: Validator | None = None) -> fields.String:
    return fields.String(
        load_default=None,
        allow_none=True,
        validate=validate,
        metadata={"description": description},
    )


class BlockShape(Shape):
    error_messages = _object('a block is an object: {"id": "p1", "text": …}')
    id = _text("Names the block in evidence.", validate=validate.Length(1, 200))
    kind = _optional("What the block is.", validate=_one_of(ParagraphKind, "kind of block"))
    text = _text("The block's text, as `format` says.")


class ArticleShape(Shape):
    error_messages = _object('an article is an object: {"body": …}; or send "text" in its place')
    elsewhere: ClassVar[Mapping[str, str]] = {
        "sources": "sources stand beside article, not in it",
        "options": "options stand beside article, not in it",
        "text": "the text of an article is its body",
    }
    id = _optional("The sender's own name for the article; not used.")
    headline = _optional("Written as `format` says.")
    standfirst = _optional("Written as `format` says.")
    body = _optional("The text; or send blocks.")
    blocks = Bounded(
        fields.Nested(BlockShape),
        load_default=None,
        allow_none=True,
        error_messages=_list_of('{"id": "p1", "text": …}'),
        metadata={"description": "The text in pieces; or send body."},
    )
    published = PublicationDate()
    dateline = _optional("Place and day, as 'LONDON, Nov. 27'.")
    language = _optional("A language tag; only English is read.", validate=_english)
    format = _optional(
        "How the texts are written; offsets always index what was sent.",
        validate=_one_of(Format, "format"),
    )

    @validates_schema
    def _one_text(self, data: dict[str, Any], **_kwargs: object) -> None:
        if all(data[key] is None for key in ("headline", "standfirst", "body", "blocks")):
            raise ValidationError(
                "Missing: send body or blocks, or at least a headline or a standfirst.", "body"
            )
        if data["body"] is not None and data["blocks"] is not None:
            raise ValidationError("Send body or blocks, not both.", "blocks")

    @validates_schema
    def _own_ids(self, data: dict[str, Any], **_kwargs: object) -> None:
        taken = [name for name in ("headline", "standfirst") if data[name] is not None]
        _refuse_twice([block["id"] for block in data["blocks"] or ()], taken, "blocks")


class SourceShape(Shape):
    error_messages = _object('a source is an object: {"id": …, "text": …}')
    elsewhere: ClassVar[Mapping[str, str]] = {"body": "the text of a source is its text"}
    id = _optional(
        "Names the source in evidence; 'source-1' and so on where left out.",
        validate=validate.Length(1, 200),
    )
    kind = _optional(
        "What the source is; rules can ask for sources of a kind.",
        validate=_one_of(SourceKind, "kind of source"),
    )
    title = _optional("For people.")
    text = _text("Plain text.")
    published = PublicationDate()


class OptionsShape(Shape):
    error_messages = _object('options are an object: {"verdicts": […], …}')
    packs = Bounded(
        fields.String(),
        load_default=None,
        allow_none=True,
        error_messages=_list_of('"pack"'),
        metadata={"description": "Only these."},
    )
    enable = Bounded(
        fields.String(),
        load_default=list,
        error_messages=_list_of('"pack/rule"'),
        metadata={"description": "Rules to run besides."},
    )
    disable = Bounded(
        fields.String(),
        load_default=list,
        error_messages=_list_of('"pack/rule"'),
        metadata={"description": "Rules to leave out."},
    )
    verdicts = Bounded(
        fields.String(validate=_one_of(Verdict, "verdict")),
        load_default=None,
        allow_none=True,
        error_messages=_list_of('"contradicted"'),
        metadata={"description": "Answer only findings with these; counts stay whole."},
    )
    strictness = fields.String(
        load_default=Strictness.NORMAL.value,
        validate=_one_of(Strictness, "strictness"),
        metadata={"description": "low: only the surest rules; high: the less sure ones besides."},
    )
    offset_encoding = fields.String(
        load_default=OffsetEncoding.CODEPOINT.value,
        validate=_one_of(OffsetEncoding, "offset encoding"),
        metadata={"description": "The unit of every start and end in the answer."},
    )


def _keys(shape: type[Shape]) -> list[str]:
    return list(shape().fields)


class RequestShape(Shape):
    elsewhere: ClassVar[Mapping[str, str]] = {
        **{key: "it belongs in article" for key in _keys(ArticleShape)},
        **{key: "it belongs in options" for key in _keys(OptionsShape)},
    }
    text = _optional("The body of an article, and nothing else; or send article.")
    article = fields.Nested(ArticleShape, load_default=None, allow_none=True)
    sources = Bounded(
        fields.Nested(SourceShape),
        load_default=list,
        error_messages=_list_of('{"id": …, "text": …}'),
        metadata={"description": "Documents that the article is checked against."},
    )
    options = fields.Nested(OptionsShape, load_default=None, allow_none=True)

    @validates_schema
    def _one_article(self, data: dict[str, Any], **_kwargs: object) -> None:
        if data["text"] is None and data["article"] is None:
            raise ValidationError("Missing: send text or article.", "text")
        if data["text"] is not None and data["article"] is not None:
            raise ValidationError("Send text or article, not both.", "text")

    @validates_schema
    def _own_ids(self, data: dict[str, Any], **_kwargs: object) -> None:
        _refuse_twice(source_ids(data["sources"]), [ARTICLE], "sources")


def source_ids(sources: list[dict[str, Any]]) -> list[str]:
    """Name each source: its own id, or its place in the list, with a mark where that is taken."""
    taken = {source["id"] for source in sources}
    return [
        _free(f"source-{number}", taken) if source["id"] is None else source["id"]
        for number, source in enumerate(sources, start=1)
    ]


def _free(name: str, taken: set[str | None]) -> str:
    while name in taken:
        name += "-"
    return name


def _refuse_twice(ids: list[str], taken: list[str], where: str) -> None:
    seen = set(taken)
    faults: dict[int, dict[str, list[str]]] = {}
    for index, name in enumerate(ids):
        if name in seen:
            faults[index] = {"id": [f"The id {name!r} is taken; every id names one text."]}
        seen.add(name)
    if faults:
        raise ValidationError({where: faults})
