"""Text as it is compared: case, spaces, kinds of quotation mark and dash do not count."""

from __future__ import annotations

_TYPOGRAPHY = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "′": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)


def folded(text: str) -> str:
    """Level what does not change a text's wording: case, spaces, kinds of quote and dash."""
    return " ".join(text.translate(_TYPOGRAPHY).casefold().split())
