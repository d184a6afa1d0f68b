"""What a source bears out in another form, rounded, or worked out; and what it does not."""

import pytest
from alarms import flagged

MILL = "The Harwick mill said that "

# What an article tells, what a source has, and another value that no source bears out.
TOLD = [
    (MILL + "it pays 63 cent for a litre.", MILL + "a litre brings 63c.", "63", "93"),
    (MILL + "it lost Sh500,000 on wool.", MILL + "wool lost it 500,000 shillings.", "500", "800"),
    (MILL + "a loom costs £212,000.", MILL + "the price of a loom is £212,340.", "212", "242"),
    (MILL + "it made £3.7m on wool.", MILL + "profit on wool was £3,687,000.", "3.7", "4.7"),
    (
        MILL + "it employs 1,450 people.",
        MILL + "1,452 were on its staff of people.",
        "1,450",
        "1,540",
    ),
    (MILL + "the wheel turns at 20mph.", MILL + "the speed of the wheel is 20 mph.", "20", "50"),
    (MILL + "a roll is 1.2 metres wide.", MILL + "the width of a roll is 120 cm.", "1.2", "1.9"),
    (MILL + "a shift is 90 minutes long.", MILL + "shifts take an hour and a half.", "90", "70"),
    (MILL + "the strike took two weeks.", MILL + "the strike ended after 14 days.", "two", "five"),
    (MILL + "sales of wool rose 8%.", MILL + "wool sold for £1.62m, after £1.5m.", "8", "19"),
    (MILL + "wool cost £89 more.", MILL + "wool cost £1,784 and costs £1,873.", "89", "69"),
    (MILL + "it makes 86 rugs a day.", MILL + "its rugs of a year are 31,412.", "86", "68"),
    (MILL + "five men left.", MILL + "men aged 19, 23, 23, 31 and 44 left.", "five", "seven"),
    (MILL + "it has stood for 26 years.", MILL + "it has stood since 1998.", "26", "37"),
    (MILL + "wool fell on 21 November.", MILL + "wool fell last Thursday.", "21", "23"),
    (MILL + "it was shut in 2022.", MILL + "it shut two years ago.", "2022", "2017"),
]


def alarms(verify, body, source):
    return flagged(verify(body, sources=[source], published="2024-11-25"))


@pytest.mark.parametrize(
    ("body", "source", "right", "wrong"), TOLD, ids=[body for body, *_ in TOLD]
)
def test_a_source_bears_out_what_it_tells_another_way(verify, body, source, right, wrong):
    assert alarms(verify, body, source) == set()
    assert alarms(verify, body.replace(right, wrong), source)


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("The mill pays its workers twice a week.", "The mill has many workers."),
        ("The mill has lost workers for the third time this year.", "The mill lost workers."),
        ("One in four workers at the mill, a quarter, left.", "The mill lost 25% of its workers."),
        ("It was 34C (93F) in the mill at night.", "The mill was at 34 degrees at night."),
        ("Six of them left the mill at night.", "The mill was left by workers at night."),
    ],
)
def test_what_states_no_value_of_its_own_is_not_asked_for(verify, body, source):
    assert alarms(verify, body, source) == set()


def test_a_source_that_shares_one_word_is_of_something_else(verify):
    said = 'The harbour chief said: "We searched until dawn. It is the worst call to make."'
    boat = "The 40-foot trawler, out of Skarvik with three men, sent no call."
    assert alarms(verify, boat, said) == set()
    assert alarms(verify, boat, said + " The trawler, a 30-foot boat, was out of Skarvik.")


FARM = "ADA MOSS (farmer): It was the worst night of my life. We stayed in the barn with the goats."


@pytest.mark.parametrize(
    "body",
    [
        '"It was the worst night of my life," said the farmer, Ada Moss, who lost four dogs.',
        'The farmer, Ada Moss, held up four fingers. "It was the worst night," she said.',
    ],
)
def test_who_speaks_is_nothing_that_a_source_tells(verify, body):
    assert alarms(verify, body, FARM) == set()


def test_a_figure_beside_a_quote_is_asked_for_where_the_source_tells_of_it(verify):
    body = (
        '"It was the worst night of my life," said Ada Moss, who stayed in the barn with 40 cows.'
    )
    assert alarms(verify, body, FARM)
