"""A computation spelled for people, so that it can be redone by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checkers.model import Unknown
from checkers.rulebook.expressions.checked import Checked
from checkers.rulebook.expressions.closures import Values
from checkers.rulebook.expressions.types import BUILT_IN
from checkers.rulebook.values import RATIO, SHARES, Amount
from checkers.rulebook.values.wording import equals, working_text
from checkers.rulebook.vocabulary import Base

_SIGNS = {"*": "×", "-": "−"}
_ARTICLE_TEXT = frozenset({Base.QUOTE, Base.PASSAGE})


def working(whole: Checked) -> Callable[[Values], str]:
    """Prepare the account: each call and each sum with its values and its result.

    Where nothing is computed, the account is the value of each name.
    """
    steps = tuple(_steps(whole, top=True))
    names = () if steps else tuple(_names(whole))

    def tell(values: Values) -> str:
        told = [_step(step, values) for step in steps] or _values(names, values)
        return "; ".join(dict.fromkeys(told))

    return tell


def _steps(part: Checked, *, top: bool) -> Iterator[Checked]:
    """List calls, inner ones first, and the sums that stand in no other sum or call."""
    inner = top and part.form not in ("arithmetic", "call")
    for piece in part.parts:
        yield from _steps(piece, top=inner)
    if part.form == "call" or (top and part.form == "arithmetic"):
        yield part


def _names(part: Checked) -> Iterator[Checked]:
    if part.form in ("name", "attribute"):
        if not _is_article_text(part):
            yield part
        return
    for piece in part.parts:
        yield from _names(piece)


def _is_article_text(part: Checked) -> bool:
    if part.type.base in _ARTICLE_TEXT:
        return True
    return part.type.base == Base.TEXT and any(p.type.base in _ARTICLE_TEXT for p in part.parts)


def _values(names: tuple[Checked, ...], values: Values) -> list[str]:
    """Tell each name's value; where one is a share, a pure number beside it is told as one."""
    found = [name.run(values) for name in names]
    shares = any(isinstance(value, Amount) and value.dimension in SHARES for value in found)
    return [_value(name, value, shares=shares) for name, value in zip(names, found, strict=True)]


def _value(part: Checked, value: object, *, shares: bool) -> str:
    if isinstance(value, Unknown):
        return f"{part.symbol}: {value.reason}"
    if shares and isinstance(value, Amount) and value.unit is None and _is_pure(value):
        value = Amount(value.range, None, "percent")
    return f"{part.symbol} {equals(value)} {working_text(value)}"


def _is_pure(amount: Amount) -> bool:
    return amount.dimension in SHARES - {"points"} or amount.dimension == RATIO


def _step(part: Checked, values: Values) -> str:
    spelled = _called(part, values) if part.form == "call" else _spelled(part, values)
    value = part.run(values)
    if isinstance(value, Unknown):
        return f"{spelled}: {value.reason}"
    told = f"{spelled} {equals(value)} {working_text(value)}"
    if part.note is not None:
        place = part.note(values)
        return f"{told} ({place})" if place and place != value else told
    share = _as_share(part, value)
    return told if share is None else f"{told} {equals(value)} {working_text(share)}"


def _as_share(part: Checked, value: object) -> Amount | None:
    """Read a quotient as percent too, where it is a change or a part of a whole."""
    if part.symbol != "/" or not isinstance(value, Amount):
        return None
    if value.unit is not None or value.dimension != RATIO:
        return None
    change = part.parts[0].form == "arithmetic" and part.parts[0].symbol == "-"
    if not change and not (value.range.low >= 0 and value.range.high <= 1):
        return None
    return Amount(value.range, None, "percent")


def _called(part: Checked, values: Values) -> str:
    if part.symbol in BUILT_IN:  # what is asked is whether there is a value: name it
        return f"{part.symbol}({part.parts[0].symbol})"
    return f"{part.symbol}({', '.join(_spelled(piece, values) for piece in part.parts)})"


def _spelled(part: Checked, values: Values) -> str:
    """Write a part with its values in place of its names; a call as its result."""
    if part.form == "arithmetic":
        return _sum(part, values)
    if part.form in ("comparison", "logic"):
        return working_text(part.run(values))
    if part.words is not None or _is_article_text(part):
        return part.symbol
    return working_text(part.run(values))


def _sum(part: Checked, values: Values) -> str:
    sign = _SIGNS.get(part.symbol, part.symbol)
    spelled = [_spelled(piece, values) for piece in part.parts]
    for index, piece in enumerate(part.parts):
        looser = piece.strength < part.strength or (index and piece.strength == part.strength)
        if looser:
            spelled[index] = f"({spelled[index]})"
    return f" {sign} ".join(spelled) if len(spelled) > 1 else sign + spelled[0]
