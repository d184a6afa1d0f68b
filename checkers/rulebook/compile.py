"""A typed rule → a rule ready to run: names get types, phrases and expressions are compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from checkers.model import Rule
from checkers.rulebook.arguments import AMONG, constant, kinds_of
from checkers.rulebook.compiled import CompiledRule, FinderCall, PhraseFind, Selector
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.expressions import Expression, Template, compile_expression, compile_template
from checkers.rulebook.nearest import cited, did_you_mean
from checkers.rulebook.phrases import Phrase, compile_phrase
from checkers.rulebook.specs import FinderSpec, FindSpec, PhraseSpec, RuleSpec, SelectorSpec
from checkers.rulebook.tables import ReferenceTable
from checkers.rulebook.uses import names_used
from checkers.rulebook.vocabulary import Base, Finder, Function, Type, type_of

WordLists = Mapping[str, tuple[str, ...]]
Tables = Mapping[str, ReferenceTable | None]

RESERVED = frozenset(
    {"and", "or", "not", "within", "true", "false", "never", "reference", "phrase"}
)
NEVER = "never"
# Parts of a fact that a suggestion can replace alone: `d.weekday`.
_PARTS: Mapping[str, Base] = {"weekday": Base.DATE}

_TRUTH = Type(Base.TRUTH)

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Kit:
    """What rules may use; `lists` and `tables` are what each rule file (by path) sees."""

    functions: Mapping[str, Function]
    finders: Mapping[str, Finder]
    lists: Mapping[str, WordLists]
    tables: Mapping[str, Tables]


def compile_rule(
    spec: RuleSpec, *, pack: str, source: str, kit: Kit
) -> CompiledRule | tuple[RulePackError, ...]:
    """Compile one rule, or list its mistakes."""
    compiler = _Compiler(spec, kit)
    made = compiler.make(_card(spec, pack), source)
    if compiler.errors or made is None:
        return tuple(compiler.errors)
    return made


def _card(spec: RuleSpec, pack: str) -> Rule:
    return Rule(
        id=f"{pack}/{spec.id.text}",
        pack=pack,
        title=spec.title,
        family=spec.family,
        severity=spec.severity,
        verdict=spec.verdict,
        status=spec.status,
        scope=spec.scope,
        position=spec.position,
        tags=spec.tags,
        link=spec.link,
        authors=spec.authors,
        since=spec.since,
        reason=spec.reason,
        misses=spec.misses,
    )


@dataclass(slots=True)
class _Names:
    """What is bound so far; `facts` are the names that stand for one fact each."""

    types: dict[str, Type] = field(default_factory=lambda: {"reference": Type(Base.DATE)})
    facts: set[str] = field(default_factory=set)
    phrase_seen: bool = False

    def add(self, name: Located, type_: Type, *, fact: bool) -> None:
        if name.text in RESERVED:
            raise RulePackError(
                f"{cited(name.text)} has a meaning of its own: choose another name", name.position
            )
        if name.text in self.types:
            raise RulePackError(
                f"{cited(name.text)} is bound already: choose another name", name.position
            )
        self.types[name.text] = type_
        if fact:
            self.facts.add(name.text)

    def known(self, name: Located) -> Type:
        if name.text not in self.types:
            bound = ", ".join(sorted(self.types))
            hint = did_you_mean(name.text, self.types) or f" (bound before: {bound})"
            raise RulePackError(
                f"nothing named {cited(name.text)} is bound here{hint}", name.position
            )
        return self.types[name.text]


class _Compiler:
    """Compiles one rule and collects its mistakes; later parts need the names of earlier ones."""

    def __init__(self, spec: RuleSpec, kit: Kit) -> None:
        self.errors: list[RulePackError] = []
        self._spec = spec
        self._kit = kit
        self._names = _Names()

    def make(self, card: Rule, source: str) -> CompiledRule | None:
        spec = self._spec
        find = [self._try(self._find, entry) for entry in spec.find]
        if self.errors:
            return None  # whatever uses the names would only repeat these mistakes
        unless = [self._try(self._phrase, text) for text in spec.unless]
        let = []
        for name, text in spec.let:
            let.append(self._try(self._let, name, text))
            if let[-1] is None:
                return None
        when = self._try(self._truth, spec.when) if spec.when else None
        never = spec.expect.text.strip() == NEVER
        expect = None if never else self._try(self._truth, spec.expect)
        message = self._try(self._template, spec.message)
        suggest = [self._try(self._suggest, name, text) for name, text in spec.suggest]
        if self.errors or message is None:
            return None
        return CompiledRule(
            rule=card,
            find=_all(find),
            let=_all(let),
            when=when,
            expect=expect,
            unless=_all(unless),
            message=message,
            suggest=_all(suggest),
            examples=spec.examples,
            source=source,
        )

    def _try(self, make: Callable[..., _Made], *given: object) -> _Made | None:
        try:
            return make(*given)
        except RulePackError as error:
            self.errors.append(error)
            return None

    # --- find ------------------------------------------------------------------------------

    def _find(self, spec: FindSpec) -> PhraseFind | Selector | FinderCall:
        if isinstance(spec, PhraseSpec):
            return self._phrases(spec)
        if isinstance(spec, SelectorSpec):
            return self._selector(spec)
        return self._finder(spec)

    def _phrase(self, source: Located) -> Phrase:
        lists = self._kit.lists.get(source.position.path, {})
        return compile_phrase(source, lists=lists)

    def _phrases(self, spec: PhraseSpec) -> PhraseFind:
        tried = [(source, self._try(self._phrase, source)) for source in spec.phrases]
        made = [(source, phrase) for source, phrase in tried if phrase is not None]
        self._names.phrase_seen = True
        types = self._slot_types(made)
        used = names_used(self._spec) if len(made) > 1 else frozenset()
        for name, (source, type_) in types.items():
            lacking = next((s for s, phrase in made if name not in phrase.slots), None)
            if lacking is None:
                self._names.add(Located(name, source.position), type_, fact=True)
            elif name in used:
                raise RulePackError(
                    f"this phrase does not bind {name!r}, which the rule uses: "
                    "all phrases of a rule must bind the names that it uses",
                    lacking.position,
                )
        return PhraseFind(tuple(phrase for _, phrase in made))

    def _slot_types(self, made: list[tuple[Located, Phrase]]) -> Mapping[str, tuple[Located, Type]]:
        """Type each slot, with the phrase that has it first."""
        types: dict[str, tuple[Located, Type]] = {}
        for source, phrase in made:
            for name, kind in phrase.slots.items():
                own = type_of(kind)
                first, type_ = types.setdefault(name, (source, own))
                if type_ != own:
                    raise RulePackError(
                        f"{name!r} is a {own.base} in this phrase, but a {type_.base} in "
                        f"the one on line {first.position.line}: rename one of them",
                        source.position,
                    )
                if not own.share:  # a share only if every phrase says so
                    types[name] = first, own
        return types

    def _selector(self, spec: SelectorSpec) -> Selector:
        names = self._names
        after = spec.after
        if after and not (after.text == "phrase" and names.phrase_seen):
            names.known(after)
        if spec.same and not any(type_.base == Base.NUMBER for type_ in names.types.values()):
            raise RulePackError(
                "`same: unit` needs a figure that is bound before this entry", spec.name.position
            )
        where = None
        if spec.where:
            where = self._truth(spec.where, {**names.types, spec.name.text: type_of(spec.kind)})
        names.add(spec.name, type_of(spec.kind, many=spec.many), fact=not spec.many)
        return Selector(
            name=spec.name.text,
            kind=spec.kind,
            many=spec.many,
            place=spec.place,
            after=after.text if after else None,
            same=spec.same,
            minimum=spec.minimum,
            where=where,
        )

    def _finder(self, spec: FinderSpec) -> FinderCall:
        finders = self._kit.finders
        finder = finders.get(spec.use.text)
        if finder is None:
            hint = did_you_mean(spec.use.text, finders)
            raise RulePackError(f"no finder named {cited(spec.use.text)}{hint}", spec.use.position)
        if len(spec.names) != len(finder.binds):
            kinds = ", ".join(map(_kind_told, finder.binds))
            raise RulePackError(
                f"{finder.name} binds {len(finder.binds)} ({kinds}), not {len(spec.names)}: "
                'write as many names, such as "a, b"',
                spec.names[0].position,
            )
        arguments, bound = self._arguments(spec, finder)
        for name, bound_type in zip(spec.names, map(_type, finder.binds), strict=True):
            # A passage of a source is not the article's to change.
            theirs = bound_type.base == Base.PASSAGE and finder.sources
            self._names.add(name, bound_type, fact=not (theirs or bound_type.many))
        among = next((kinds_of(v) for n, v in spec.arguments if n.text == AMONG), None)
        return FinderCall(tuple(name.text for name in spec.names), finder, arguments, bound, among)

    def _arguments(
        self, spec: FinderSpec, finder: Finder
    ) -> tuple[Mapping[str, object], Mapping[str, str]]:
        arguments: dict[str, object] = {
            name: parameter.default
            for name, parameter in finder.parameters.items()
            if parameter.default is not None
        }
        bound: dict[str, str] = {}
        for name, value in spec.arguments:
            if name.text == AMONG and finder.sources:
                continue
            parameter = finder.parameters.get(name.text)
            if parameter is None:
                hint = did_you_mean(name.text, finder.parameters)
                message = f"{finder.name} has no parameter {cited(name.text)}{hint}"
                raise RulePackError(message, name.position)
            if parameter.binds is None:
                arguments[name.text] = constant(value, parameter)
            else:
                bound[name.text] = self._argument(value, parameter.binds)
        given = {name.text for name, _ in spec.arguments}
        for wanted, parameter in finder.parameters.items():
            if parameter.required and wanted not in given:
                raise RulePackError(
                    f"{finder.name} needs {wanted!r}: write `with: {{{wanted}: …}}`",
                    spec.use.position,
                )
        return arguments, bound

    def _argument(self, value: Located, base: Base) -> str:
        type_ = self._names.known(value)
        if type_ != Type(base) or value.text == "reference":
            raise RulePackError(
                f"{cited(value.text)} is {_spelled(type_)}; a {base} is needed here", value.position
            )
        return value.text

    # --- expressions -------------------------------------------------------------------------

    def _expression(self, source: Located, names: Mapping[str, Type] | None = None) -> Expression:
        return compile_expression(
            source,
            names=names or self._names.types,
            functions=self._kit.functions,
            tables=self._tables(source),
        )

    def _tables(self, source: Located) -> Tables:
        return self._kit.tables.get(source.position.path, {})

    def _truth(self, source: Located, names: Mapping[str, Type] | None = None) -> Expression:
        expression = self._expression(source, names)
        if expression.type != _TRUTH:
            raise RulePackError(
                f"this is {_spelled(expression.type)}, not a relation that can be true or false: "
                "compare it with something, such as `a == b`",
                source.position,
            )
        return expression

    def _let(self, name: Located, text: Located) -> tuple[str, Expression]:
        expression = self._expression(text)
        self._names.add(name, expression.type, fact=False)
        return name.text, expression

    def _template(self, source: Located) -> Template:
        return compile_template(
            source,
            names=self._names.types,
            functions=self._kit.functions,
            tables=self._tables(source),
        )

    def _suggest(self, target: Located, text: Located) -> tuple[str, Template]:
        name, _, part = target.text.partition(".")
        type_ = self._names.known(Located(name, target.position))
        if name not in self._names.facts:
            raise RulePackError(
                f"{name!r} stands for no single fact in the text, so nothing can replace it",
                target.position,
            )
        if part and _PARTS.get(part) != type_.base:
            raise RulePackError(f"a {type_.base} has no part {part!r}", target.at(len(name) + 1))
        return target.text, self._template(text)


def _all(made: list[_Made | None]) -> tuple[_Made, ...]:
    return tuple(item for item in made if item is not None)


def _type(bound: Base | Type) -> Type:
    return bound if isinstance(bound, Type) else Type(bound)


def _kind_told(bound: Base | Type) -> str:
    return _spelled(bound) if isinstance(bound, Type) else str(bound)


def _spelled(type_: Type) -> str:
    return f"a list ({type_.base})" if type_.many else f"a {type_.base}"
