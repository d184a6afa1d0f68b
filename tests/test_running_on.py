"""What the next paragraph goes on to tell of the figures before it, and what it does not."""

from __future__ import annotations

import pytest

from checkers.model import Verdict

RATE = "In 2022 some 9% of patients missed their slot. This year it has been 5%."
WRONG = [f"{RATE}\n\nThe 4% reduction followed a trial."]
RIGHT = [
    f"{RATE}\n\nThe four-point reduction followed a trial.",
    "Three candidates met in Kel.\n\nThe geese, some 400 of them, graze on the green.",
    "The hall has 300 seats.\n\nSome 240 buses, or 70%, run late in Kel.",
]


def _alarms(report):
    return [f.message for f in report.findings if f.verdict is Verdict.CONTRADICTED]


@pytest.mark.parametrize("body", WRONG)
def test_a_change_is_of_the_paragraph_before(verify, body):
    assert _alarms(verify(body, published="2024-09-10"))


@pytest.mark.parametrize("body", RIGHT)
def test_another_matter_raises_no_alarm(verify, body):
    assert not _alarms(verify(body, published="2024-09-10"))
