"""Checks an expression's types and picks the closure of every part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NoReturn

from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.expressions import amounts, closures
from checkers.rulebook.expressions.checked import (
    Checked,
    comparison_remedy,
    read_as,
    read_as_key,
    reconciled,
    remedy_for,
    spell_type,
)
from checkers.rulebook.expressions.closures import Run
from checkers.rulebook.expressions.comparisons import COMPARABLE_PART, EQUALITY, ORDER, Test
from checkers.rulebook.expressions.fields import FIELDS
from checkers.rulebook.expressions.lookups import LOOKUPS, Tables, read_lookup
from checkers.rulebook.expressions.remedies import (
    DATE_REMEDY,
    LIST_REMEDY,
    function_remedy,
    name_remedy,
)
from checkers.rulebook.expressions.syntax import (
    COMPARISONS,
    PRECEDENCE,
    UNARY_MINUS,
    Attribute,
    Binary,
    Call,
    Literal,
    Name,
    Node,
    Tolerance,
    Unary,
    Words,
)
from checkers.rulebook.nearest import did_you_mean
from checkers.rulebook.vocabulary import Base, Function, Type

BUILT_IN = ("known", "stated")
NO_TABLES: Tables = {}
_ARITHMETIC = {
    "+": amounts.add,
    "-": amounts.subtract,
    "*": amounts.multiply,
    "/": amounts.divide,
}


def check(
    node: Node,
    source: Located,
    names: Mapping[str, Type],
    functions: Mapping[str, Function],
    tables: Tables = NO_TABLES,
) -> Checked:
    """Check a whole expression; RulePackError points at the part that does not fit."""
    return _Checker(source, names, functions, tables).check(node)


class _Checker:
    def __init__(
        self,
        source: Located,
        names: Mapping[str, Type],
        functions: Mapping[str, Function],
        tables: Tables,
    ) -> None:
        self._source = source
        self._names = names
        self._functions = functions
        self._tables = tables

    def check(self, node: Node) -> Checked:
        match node:
            case Literal():
                return self._literal(node)
            case Words():
                kind = Type(Base.TEXT)
                run = closures.constant(node.value)
                return Checked(kind, run, "literal", f'"{node.value}"', words=node.value)
            case Name():
                return self._name(node)
            case Attribute():
                return self._attribute(node)
            case Call():
                return self._call(node)
            case Unary():
                return self._unary(node)
            case Binary():
                return self._binary(node)

    # --- atoms -------------------------------------------------------------------------------

    def _literal(self, node: Literal) -> Checked:
        value = amounts.literal(node.value, share=node.share)
        kind = Type(Base.NUMBER, share=node.share)
        return Checked(kind, closures.constant(value), "literal", "")

    def _name(self, node: Name) -> Checked:
        kind = self._names.get(node.name)
        if kind is None:
            if node.name in (*self._functions, *BUILT_IN, *LOOKUPS):
                raise self._fault(f"{node.name!r} is a function: write {node.name}(…)", node.at)
            known = ", ".join(self._names) or "none"
            hint = name_remedy(node.name) or did_you_mean(node.name, self._names)
            hint = hint or f" (bound names: {known})"
            raise self._fault(f"nothing named {node.name!r} is bound here{hint}", node.at)
        return Checked(kind, closures.name(node.name), "name", node.name)

    def _attribute(self, node: Attribute) -> Checked:
        owner = self.check(node.owner)
        fields = {} if owner.type.many else FIELDS.get(owner.type.base, {})
        field = fields.get(node.name)
        if field is None:
            hint = did_you_mean(node.name, fields)
            if not hint and fields:
                hint = f" (it has {', '.join(fields)})"
            raise self._fault(f"{spell_type(owner.type)} has no field {node.name!r}{hint}", node.at)
        run = closures.attribute(owner.run, field.read)
        written = f"{owner.symbol}.{node.name}"
        return Checked(Type(field.base), run, "attribute", written, (owner,))

    # --- operators ---------------------------------------------------------------------------

    def _unary(self, node: Unary) -> Checked:
        operand = self.check(node.operand)
        if node.symbol == "not":
            self._require(operand, Base.TRUTH, "'not'", node.operand)
            run = closures.unary(operand.run, closures.opposite)
            return Checked(operand.type, run, "logic", "not", (operand,), PRECEDENCE["not"])
        self._require(operand, Base.NUMBER, "'-'", node.operand)
        run = closures.unary(operand.run, amounts.negate)
        return Checked(operand.type, run, "arithmetic", "-", (operand,), UNARY_MINUS)

    def _binary(self, node: Binary) -> Checked:
        left, right = self.check(node.left), self.check(node.right)
        strength = PRECEDENCE[node.symbol]
        if node.symbol in COMPARISONS:
            return self._comparison(node, left, right)
        logical = node.symbol in ("and", "or")
        wanted = Base.TRUTH if logical else Base.NUMBER
        self._require(left, wanted, repr(node.symbol), node.left)
        self._require(right, wanted, repr(node.symbol), node.right)
        form = "logic" if logical else "arithmetic"
        run = self._logic(node, left, right) if logical else self._arithmetic(node, left, right)
        return Checked(Type(wanted), run, form, node.symbol, (left, right), strength)

    def _logic(self, node: Binary, left: Checked, right: Checked) -> Run:
        join = closures.both if node.symbol == "and" else closures.either
        return join(left.run, right.run)

    def _arithmetic(self, node: Binary, left: Checked, right: Checked) -> Run:
        """Pick the operation; a change over its own base is bounded as one, not as two steps."""
        if node.symbol == "/" and isinstance(node.left, Binary) and node.left.symbol == "-":
            minuend, subtrahend = left.parts
            if node.left.right == node.right:
                return closures.binary(right.run, minuend.run, amounts.relative_change)
            if node.left.left == node.right:
                return closures.binary(right.run, subtrahend.run, amounts.relative_fall)
        return closures.binary(left.run, right.run, _ARITHMETIC[node.symbol])

    def _comparison(self, node: Binary, left: Checked, right: Checked) -> Checked:
        a, b = reconciled(left, right)
        if a is None or b is None:
            raise self._fault(
                f"cannot compare {spell_type(left.type)} with {spell_type(right.type)}"
                + comparison_remedy(left, right),
                node.at,
            )
        if a.type.many:
            raise self._fault(f"lists cannot be compared{LIST_REMEDY}", node.at)
        test = self._equality(node, a, b) if node.symbol in ("==", "!=") else self._order(node, a)
        run = closures.binary(a.run, b.run, test)
        kind = Type(Base.TRUTH)
        return Checked(kind, run, "comparison", node.symbol, (a, b), PRECEDENCE["=="])

    def _equality(self, node: Binary, side: Checked, other: Checked) -> Test:
        test = EQUALITY.get(side.type.base)
        if test is None:
            part = COMPARABLE_PART[side.type.base]
            raise self._fault(
                f"{side.type.base.value}s are compared by a field: {side.symbol}.{part}", node.at
            )
        if node.within is not None:
            self._check_room(node.within, side, other)
            test = _near(node.within)
        return test if node.symbol == "==" else closures.opposed(test)

    def _check_room(self, within: Tolerance, side: Checked, other: Checked) -> None:
        if side.type.base != Base.NUMBER:
            remedy = DATE_REMEDY if side.type.base == Base.DATE else ""
            raise self._fault(f"'within' is for numbers{remedy}", within.at)
        in_unit = not (within.share or within.points)
        if in_unit and within.value >= 1 and (side.type.share or other.type.share):
            room = f"{float(within.value):g}"
            raise self._fault(
                f"percentages are shares, so {room} is {float(within.value * 100):g}%: "
                f"write within {room} points",
                within.at,
            )

    def _order(self, node: Binary, side: Checked) -> Test:
        if side.type.base not in ORDER:
            raise self._fault(f"{side.type.base.value}s have no order: write == or !=", node.at)
        less, at_most = ORDER[side.type.base]
        test = less if node.symbol in ("<", ">") else at_most
        return test if node.symbol in ("<", "<=") else closures.swapped(test)

    # --- calls -------------------------------------------------------------------------------

    def _call(self, node: Call) -> Checked:
        if node.name in BUILT_IN:
            return self._built_in(node)
        if node.name in LOOKUPS:
            return self._lookup(node)
        function = self._functions.get(node.name)
        if function is None:
            hint = function_remedy(node.name, (*self._functions, *BUILT_IN, *LOOKUPS))
            raise self._fault(f"no function is named {node.name!r}{hint}", node.at)
        arguments = [self.check(argument) for argument in node.arguments]
        runs = self._arguments(node, function, arguments)
        label = f"{node.name}({', '.join(part.symbol or '…' for part in arguments)})"
        run = closures.call(label, function.call, runs)
        return Checked(function.returns, run, "call", node.name, tuple(arguments))

    def _built_in(self, node: Call) -> Checked:
        if len(node.arguments) != 1:
            raise self._fault(
                f"{node.name}() takes one argument, not {len(node.arguments)}", node.at
            )
        inner = self.check(node.arguments[0])
        if node.name == "known":
            run = closures.known(inner.run)
        elif inner.form == "attribute":
            owner = inner.parts[0]
            field = FIELDS[owner.type.base][inner.symbol.rpartition(".")[2]]
            run = closures.stated_field(owner.run, field)
        else:
            run = closures.stated(inner.run)
        return Checked(Type(Base.TRUTH), run, "call", node.name, (inner,))

    def _lookup(self, node: Call) -> Checked:
        arguments = [self.check(argument) for argument in node.arguments]
        places = (node.at, *(argument.at for argument in node.arguments))
        words = [part.words for part in arguments]
        lookup = read_lookup(
            node.name, words, len(words), self._tables, lambda m, at: self._fault(m, places[at])
        )
        runs = []
        for at, wanted in enumerate(lookup.keys, lookup.lead):
            key = read_as_key(arguments[at], wanted)
            runs.append((key or self._refuse(node, arguments, at, wanted)).run)
        run, note = lookup.run(runs), lookup.note(runs)
        return Checked(lookup.returns, run, "call", node.name, tuple(arguments), note=note)

    def _arguments(self, node: Call, function: Function, arguments: Sequence[Checked]) -> list[Run]:
        """Fit the arguments to the parameters; a list parameter takes several, one by one."""
        shares = _shares(function, len(arguments))
        if shares is None:
            raise self._fault(f"{_signature(function)}, not {len(arguments)}", node.at)
        runs: list[Run] = []
        start = 0
        for parameter, count in zip(function.parameters, shares, strict=False):
            given = range(start, start + count)
            start += count
            fitted = [self._fit(node, arguments, index, parameter) for index in given]
            if not parameter.many:
                runs.extend(part.run for part in fitted)
            elif count:
                many = [(part.run, part.type.many) for part in fitted]
                alone = count == 1 and fitted[0].type.many
                runs.append(fitted[0].run if alone else closures.gathered(many))
        return runs

    def _fit(
        self, node: Call, arguments: Sequence[Checked], index: int, parameter: Type
    ) -> Checked:
        given = arguments[index]
        fitted = read_as(given, Type(parameter.base, many=given.type.many and parameter.many))
        return fitted or self._refuse(node, arguments, index, parameter)

    def _refuse(
        self, node: Call, arguments: Sequence[Checked], index: int, parameter: Type
    ) -> NoReturn:
        given = arguments[index]
        raise self._fault(
            f"{node.name}() takes {spell_type(parameter)} here, not {spell_type(given.type)}"
            + remedy_for(given, parameter),
            node.arguments[index].at,
        )

    # --- faults ------------------------------------------------------------------------------

    def _require(self, part: Checked, base: Base, who: str, node: Node) -> None:
        if part.type == Type(base):
            return
        remedy = remedy_for(part, Type(base))
        if part.type == Type(Base.DATE) and base == Base.NUMBER:
            remedy = DATE_REMEDY
        elif base == Base.TRUTH:
            remedy = "; compare it with something"
        raise self._fault(
            f"{who} needs {spell_type(Type(base))}, not {spell_type(part.type)}{remedy}", node.at
        )

    def _fault(self, message: str, at: int) -> RulePackError:
        return RulePackError(message, self._source.at(at))


def _near(tolerance: Tolerance) -> Test:
    make = amounts.near_share if tolerance.share else amounts.near
    return make(tolerance.value)


def _shares(function: Function, given: int) -> list[int] | None:
    """Say how many arguments each parameter gets; None where the number does not fit."""
    parameters = function.parameters
    required = len(parameters) if function.required is None else function.required
    if given < required:
        return None
    counts = [1 if index < given else 0 for index in range(len(parameters))]
    spare = given - sum(counts)
    if not spare:
        return counts
    lists = [index for index, parameter in enumerate(parameters) if parameter.many]
    if not lists:
        return None
    counts[lists[-1]] += spare
    return counts


def _signature(function: Function) -> str:
    most = len(function.parameters)
    least = most if function.required is None else function.required
    number = str(most) if least == most else f"{least} to {most}"
    if any(parameter.many for parameter in function.parameters):
        number = f"at least {least}"
    kinds = ", ".join(spell_type(parameter) for parameter in function.parameters)
    return f"{function.name}({kinds}) takes {number} argument{'' if number.endswith('1') else 's'}"
