"""Numbers in digits, for people: exact where that is short, else rounded."""

from __future__ import annotations

from fractions import Fraction

from checkers.model import Bound, Number

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_LONGEST = 10**24  # longer integers are spelled by their length alone
UNWRITTEN = "a number of"


def size_of(value: Number) -> Number:
    return value if value >= 0 else -value


def scale_of(value: Number) -> tuple[int, str]:
    """Name the scale word that suits `value`; (1, "") below a million."""
    size = size_of(value)
    return next((pair for pair in _SCALES if size >= pair[0]), (1, ""))


def figure(value: Number) -> str:
    """Write a number as a newspaper would: `4,000`, `3.1 million`, `0.3333`."""
    if size_of(value) >= _LONGEST:
        return f"{UNWRITTEN} {_length(value)} digits"
    scale, word = scale_of(value)
    if isinstance(value, int) and not word:
        return f"{value:,}"
    if word:
        scaled = decimal(Fraction(value) / scale, places=3)
        if isinstance(value, Fraction) or _exact(Fraction(value) / scale, 3):
            return f"{scaled} {word}"
    return decimal(Fraction(value), places=_places(value))


def is_exact(value: Number) -> bool:
    """Tell whether `figure` writes the value in full."""
    if size_of(value) >= _LONGEST:
        return False
    if isinstance(value, int):
        return True
    scale, word = scale_of(value)
    if word and isinstance(value, Fraction):
        return _exact(Fraction(value) / scale, 3)
    return _exact(Fraction(value), _places(value))


def money_figure(value: Number) -> str:
    """Write a sum without its currency: `130m`, `3.1bn`, `4,000`, `3.50`."""
    if size_of(value) >= _LONGEST:
        return figure(value)
    scale, word = scale_of(value)
    if word and (isinstance(value, Fraction) or _exact(Fraction(value) / scale, 3)):
        short = {"million": "m", "billion": "bn", "trillion": "tn"}[word]
        return decimal(Fraction(value) / scale, places=3) + short
    if Fraction(value).denominator == 1:
        return decimal(Fraction(value), places=0)
    whole, _, part = decimal(Fraction(value), places=2).partition(".")
    return f"{whole}.{part:0<2}" if part else whole


def is_exact_sum(value: Number) -> bool:
    """Tell whether `money_figure` writes the value in full."""
    if size_of(value) >= _LONGEST:
        return False
    scale, word = scale_of(value)
    return isinstance(value, int) or _exact(Fraction(value) / scale, 3 if word else 2)


def percent_figure(share: Number) -> str:
    """Write a share as percent without the sign: `30`, `32.3`, `0.25`."""
    value = Fraction(share) * 100
    if size_of(value) >= _LONGEST:
        return figure(value)
    if _exact(value, 2):
        return decimal(value, places=2)
    size = size_of(value)
    return decimal(value, places=1 if size >= 1 else 2 if size * 10 >= 1 else 4)


def is_exact_percent(share: Number) -> bool:
    """Tell whether `percent_figure` writes the share in full."""
    return size_of(share) * 100 < _LONGEST and _exact(Fraction(share) * 100, 2)


def decimal(value: Fraction, *, places: int) -> str:
    """Round to `places` decimals, half to even, with thousands separated and no idle zeros."""
    scaled = round(value * 10**places)
    whole, part = divmod(abs(scaled), 10**places)
    digits = f"{part:0{places}d}".rstrip("0") if places else ""
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole:,}" + (f".{digits}" if digits else "")


def low_and_high(low: Bound, high: Bound) -> tuple[Number | None, Number | None]:
    """Give the finite ends of a range, None for an open infinity."""
    return (
        None if isinstance(low, float) else low,
        None if isinstance(high, float) else high,
    )


def _exact(value: Fraction, places: int) -> bool:
    return bool(10**places % value.denominator == 0)


def _places(value: Number) -> int:
    """Choose how many decimals a number below a million deserves: about four figures."""
    size = size_of(value)
    if _exact(Fraction(value), 2) or size >= 10:
        return 2
    if size >= 1:
        return 3
    return 4 if size * 1000 >= 1 else 6


def _length(value: Number) -> int:
    """Estimate how many digits the whole part has; exact counting would be quadratic."""
    return int(int(size_of(value)).bit_length() * 0.30103) + 1
