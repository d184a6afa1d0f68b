"""Why an example fails, as its author reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkers.engine import FINDERS, FUNCTIONS
from checkers.rulebook import load_rulebook
from checkers.trials import run_trials

RULE = """\
factdesk: 1
pack: desk
rules:
- id: trial
  family: numeric-consistency
  find:
    phrase:
{phrases}{more}
  expect: share > 50%
  message: x
  examples:
  - contradicted: "{text}"
  - silent: Nothing here.
"""


def complaint(folder: Path, text: str, *phrases: str, more: str = "") -> str:
    listed = "".join(f"    - '{phrase}'\n" for phrase in phrases)
    path = folder / "desk.yaml"
    path.write_text(RULE.format(phrases=listed, more=more, text=text), encoding="utf-8")
    book = load_rulebook([path], functions=FUNCTIONS, finders=FINDERS)
    assert book.failed == ()
    return run_trials(book)[0].message


@pytest.mark.parametrize(
    ("phrases", "text", "told"),
    [
        pytest.param(
            ["{share:percent} of voters"],
            "Some 20% of members came.",
            "the phrase '{share:percent} of voters' needs the word 'voters', "
            "which is not in the text; facts here: percent '20%'",
            id="word",
        ),
        pytest.param(
            ["(?:a|b|c|d|e|f) {share:percent}"],
            "Some 20% came.",
            "needs one of 'a', 'b', 'c', 'd', 'e', …, which is not in the text",
            id="one of many words",
        ),
        pytest.param(
            ["{share:percent} of voters"],
            "Many of the voters came, and of voters alone.",
            "needs a percent, which is not in the text",
            id="kind",
        ),
        pytest.param(
            ["{share:percent} aged {years:age}"],
            "Some 20% aged well.",
            "needs an age, which",
            id="kind with a vowel",
        ),
        pytest.param(
            ["{share:percent} of voters"],
            "The voters met. Some 20% of members came.",
            "needs the word 'voters' in the same sentence",
            id="another sentence",
        ),
        pytest.param(
            ["{share:percent} rose by 5"],
            "Some 20% rose by 5.",
            "needs the word '5' (figures are facts: write a slot)",
            id="digits",
        ),
        pytest.param(
            ["{share:percent} of all (?:red|green) boats sank", "up {share:percent} on boats"],
            "Up 20% in boats.",
            "the phrase 'up {share:percent} on boats' needs the word 'on'",
            id="the nearest phrase",
        ),
        pytest.param(
            ["{share:percent} of voters"],
            "Of all voters, 20% came.",
            "is here, but not in its order or with a fact where it has words; "
            "it reads 'of all voters, {percent} came.'",
            id="another order",
        ),
        pytest.param(
            ["rose {share:percent}, sold {sold:count}"],
            "It rose 20%, sold 312, and 20 homes fell.",
            "the slot {sold:count} stands where the text has the number '312': write {sold:number}",
            id="a figure of another kind",
        ),
        pytest.param(
            ["{share:percent} used in a minute"],
            "Some 20% used in a minute.",
            "the word 'a' stands inside the duration 'a minute'",
            id="a word inside a fact",
        ),
    ],
)
def test_the_nearest_phrase_tells_what_it_lacks(
    tmp_path: Path, phrases: list[str], text: str, told: str
) -> None:
    assert told in complaint(tmp_path, text, *phrases)


def test_a_phrase_that_matches_is_not_to_blame(tmp_path: Path) -> None:
    phrase = "{share:percent} of voters"
    said = complaint(tmp_path, "Some 20% of voters came.", phrase, more="  when: share > 30%")
    assert f"the phrase {phrase!r} matches, but another condition is not met" in said


def test_another_message_is_told_beside_the_one_wanted(tmp_path: Path) -> None:
    path = tmp_path / "desk.yaml"
    rule = RULE.format(phrases="    - '{share:percent} of voters'\n", more="", text="Q")
    rule = rule.replace(
        '- contradicted: "Q"', "- contradicted: Some 20% of voters came.\n    says: y"
    )
    path.write_text(rule, encoding="utf-8")
    book = load_rulebook([path], functions=FUNCTIONS, finders=FINDERS)
    assert run_trials(book)[0].message == "the message is 'x'; the example wants 'y'"
