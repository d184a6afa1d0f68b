"""Repairs are offered as the article writes."""

import pytest

from checkers.engine.repairs import in_own_form


@pytest.mark.parametrize(
    ("words", "said", "expected"),
    [
        ("58km", "48.28 kilometres", "48km"),
        ("58-kilometer", "48.28 kilometres", "48-kilometer"),
        ("58.5 km", "48.28 kilometres", "48.3 km"),
        ("20 per cent", "37%", "37 per cent"),
        ("20%", "30%", "30%"),
        ("1,200 km", "1931.2 kilometres", "1,931 km"),
        ("TUESDAY", "Thursday", "THURSDAY"),
        ("Tuesday", "Thursday", "Thursday"),
        ("Tue", "Thursday", "Thu"),
        ("Tues.", "Thursday", "Thu."),
        ("thirty percent", "25%", None),
        ("5ft 10in", "70.5 inches", None),
        ("3.2%", "3.18%", None),
    ],
)
def test_a_repair_takes_the_form_of_what_it_replaces(words, said, expected):
    assert in_own_form(words, said) == expected
