"""A body and who speaks for it, and what a source calls somebody, are no two speakers."""

import pytest
from alarms import flagged

SAID = "They knew exactly what they wanted and took it"

ONE = [
    ("the police said", "said Harwick Police spokeswoman Ann Reeve"),
    ("Harwick Police said", "said Inspector Ann Reeve"),
    ("a spokesman for Norline said", "Joe Tarn said"),
    ("Norline said", "Norline spokesman Joe Tarn said"),
    ("Colby Water said", "said Joe Tarn, head of repairs at Colby Water"),
    ("the Echo said", "Ann Reeve said"),
    ("Grandad said", "her grandfather, Joe Tarn, said"),
    ("Ms O’Hara said", "said Mary Ohara"),
]


@pytest.mark.parametrize(("ours", "theirs"), ONE, ids=[" - ".join(pair) for pair in ONE])
def test_a_body_speaks_through_a_person(verify, ours, theirs):
    assert "source-speaker" not in _rules(verify, ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Joe Tarn said", "Ann Reeve said"),
        ("Inspector Ann Reeve said", "Sergeant Joe Tarn said"),
        ("said Udo Kern, a passenger", "said Karl-Heinz Brandt, a passenger"),
    ],
)
def test_two_persons_are_two_speakers(verify, ours, theirs):
    assert "source-speaker" in _rules(verify, ours, theirs)


def _rules(verify, ours, theirs):
    report = verify(f"“{SAID},” {ours}.", sources=[f"“{SAID},” {theirs}."])
    return {rule for _, rule in flagged(report)}
