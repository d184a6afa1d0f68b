"""Nearly the same words of another thing: no contradiction."""

import pytest
from alarms import flagged

from checkers.model import Verdict

OTHERS = [
    (
        "Harwick council will spend £242,000 on the bridge over the Elb.",
        "Harwick council will spend £90,000 on the approaches to the bridge over the Elb.",
    ),
    (
        "Ivar Dahl and his brother rowed to Colby island in 51 days.",
        "Ivar Dahl and his brother had hoped to row to Colby island in 41 days.",
    ),
    (
        "The Harwick budget was passed by 41 votes to 22.",
        "An amendment to the Harwick budget was passed by 31 votes to 22.",
    ),
    (
        "Mary Lund was elected mayor of Port Harwick in 2017.",
        "Mary Lund was re-elected mayor of Port Harwick in 2019.",
    ),
    (
        "Ivar Dahl has raised £24,200 for the Harwick hospice.",
        "Ivar Dahl hoped to raise £14,000 for the Harwick hospice.",
    ),
]


@pytest.mark.parametrize(("body", "source"), OTHERS, ids=[body for body, _ in OTHERS])
def test_what_is_of_another_thing_does_not_contradict(verify, body, source):
    assert flagged(verify(body, sources=[source]), Verdict.CONTRADICTED) == set()


def test_a_day_and_its_month_are_one_time(verify):
    body = "Mary Lund won €21m on the Harwick lottery in May."
    source = "Mary Lund won €12m on the Harwick lottery on 8 May."
    assert flagged(verify(body, sources=[source]), Verdict.CONTRADICTED)
