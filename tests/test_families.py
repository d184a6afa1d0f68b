"""The functions and searches that rules may call."""

from datetime import date
from fractions import Fraction

import pytest

from checkers.date_agreement import days_between, exists, weekday, years_between
from checkers.model import Days, Range, TimeExpression, Truth, Unknown
from checkers.numeric_consistency import absolute, convert, largest, smallest, total
from checkers.quote_attribution import same_words
from checkers.rulebook.values import Amount, Weekday


def day(*days):
    return TimeExpression("DATE", None, days=Days(tuple((d, d) for d in days)))


def amount(low, high=None, unit=None, dimension=None):
    return Amount(Range(low, low if high is None else high), unit, dimension)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (date(2024, 11, 21), Weekday.THURSDAY),
        (date(2016, 2, 29), Weekday.MONDAY),
        (date(1969, 7, 20), Weekday.SUNDAY),
        (date(1752, 9, 14), Weekday.THURSDAY),
    ],
    ids=str,
)
def test_weekday(when, expected):
    assert weekday(day(when)) == expected


def test_weekday_is_open_where_the_year_is():
    assert isinstance(weekday(TimeExpression("DATE", None, month=11, day=21)), Unknown)
    assert isinstance(weekday(day(date(2023, 11, 21), date(2024, 11, 21))), Unknown)


def test_weekday_is_left_alone_before_the_gregorian_calendar():
    assert isinstance(weekday(day(date(1492, 10, 12))), Unknown)
    assert isinstance(weekday(day(date(1666, 9, 2))), Unknown)


@pytest.mark.parametrize(
    ("year", "month", "day_of_month", "expected"),
    [
        (2024, 2, 29, Truth.TRUE),
        (2023, 2, 29, Truth.FALSE),
        (None, 2, 29, Truth.TRUE),
        (1900, 2, 29, Truth.FALSE),
        (None, 4, 31, Truth.FALSE),
        (None, 12, 31, Truth.TRUE),
        (None, 1, 0, Truth.FALSE),
    ],
)
def test_exists(year, month, day_of_month, expected):
    stated = TimeExpression("DATE", None, year=year, month=month, day=day_of_month)
    assert exists(stated) == expected


def test_years_between_a_birth_year_and_a_day_leaves_the_birthday_open():
    birth = TimeExpression("DATE", "1970", days=Days(((date(1970, 1, 1), date(1970, 12, 31)),)))
    found = years_between(birth, day(date(2016, 4, 28)))
    assert found == Amount(Range(45, 46), "year", "time")


def test_days_between():
    assert days_between(day(date(2024, 3, 1)), day(date(2024, 3, 15))).range == Range(14, 14)


def test_people_of_different_names_add_up_and_currencies_do_not():
    added = total(
        [amount(12, unit="men", dimension="count"), amount(7, unit="women", dimension="count")]
    )
    assert added == Amount(Range(19, 19), None, "count")
    assert isinstance(
        total([amount(1, unit="USD", dimension="money"), amount(1, unit="EUR", dimension="money")]),
        Unknown,
    )


def test_extremes_and_sign():
    items = [amount(3, unit="mile"), amount(5, unit="mile")]
    assert largest(items).range == Range(5, 5)
    assert smallest(items).range == Range(3, 3)
    assert isinstance(largest([amount(3, unit="mile"), amount(5, unit="kilometre")]), Unknown)
    assert absolute(amount(-4, 3)).range == Range(0, 4)


@pytest.mark.parametrize(
    ("given", "target", "low", "high"),
    [
        (amount(30, unit="mile", dimension="length"), "kilometre", "48.2", "48.3"),
        (amount(100, unit="kilogram", dimension="mass"), "pound", "220.4", "220.5"),
    ],
)
def test_convert(given, target, low, high):
    made = convert(given, amount(1, unit=target))
    assert Fraction(low) <= made.range.low <= made.range.high <= Fraction(high)
    assert made.unit == target


def test_convert_refuses_what_does_not_measure_the_same():
    assert isinstance(convert(amount(1, unit="mile"), amount(1, unit="kilogram")), Unknown)
    assert isinstance(convert(amount(1), amount(1, unit="kilogram")), Unknown)


@pytest.mark.parametrize(
    ("quoted", "said", "expected"),
    [
        (
            "We will not raise taxes.",
            "Well, we will not raise taxes on working people.",
            Truth.TRUE,
        ),
        ("We will never raise taxes.", "We will not raise taxes.", Truth.FALSE),
        ("We will … raise taxes.", "We will not, we think, raise taxes.", Truth.TRUE),
        ("We will . . . raise taxes.", "We will not raise taxes.", Truth.TRUE),
        (
            "Artists in our alpha [testing program] shaped it.",
            "Artists in our alpha shaped it.",
            Truth.TRUE,
        ),
        ("[He] will not raise taxes.", "The mayor will not raise taxes.", Truth.TRUE),
        ("don't do it", "Don’t do it!", Truth.TRUE),
        ("raise not taxes", "not raise taxes", Truth.FALSE),
        ("We need eight of them by Nov. 5", "we need 8 of them by November 5", Truth.TRUE),
        ("It cost $5m, up 20%", "It cost $5 million, up 20 per cent", Truth.TRUE),
        ("It cost $5m", "It cost $6 million", Truth.FALSE),
        ("We honoured and organised it", "We honored and organized it", Truth.TRUE),
        ("The centre has a programme", "The center has a program", Truth.TRUE),
        ("We toured our four centres", "We toured our for centers", Truth.FALSE),
        ("a well-known man of twenty-five", "a well known man of 25", Truth.TRUE),
        ("", "anything", Truth.TRUE),
    ],
    ids=[
        "within",
        "altered",
        "ellipsis",
        "spaced-dots",
        "bracket-adds",
        "bracket-replaces",
        "typography",
        "order",
        "figures-in-words",
        "scale-and-percent",
        "another-figure",
        "british",
        "british-again",
        "another-word",
        "hyphens",
        "empty",
    ],
)
def test_same_words(quoted, said, expected):
    assert same_words(quoted, said) == expected


STATEMENT = "“Nobody warned us about the water in the cellar.”"


@pytest.mark.parametrize(
    "body",
    [
        f"“It was late,” said Ann Lee.\n\nIt rained.\n\n{STATEMENT}\n\nThe road reopened.",
        f"The storm passed.\n\n{STATEMENT}",
        f"Lund went on: {STATEMENT} The road reopened.",
        f"“It was late,” said Ann Lee. {STATEMENT}",
        "He spoke of “Nobody Warned Us About the Water,” a song.",
    ],
    ids=["pull-quote", "last-word", "led-up-to", "carried-on", "title"],
)
def test_a_quote_that_may_have_a_speaker_raises_no_alarm(verify, body):
    assert not [f for f in verify(body).findings if f.verdict == "unsupported"]


@pytest.mark.parametrize(
    "body",
    [
        f"{STATEMENT} The road reopened.",
        f"The storm passed.\n\n{STATEMENT}\n\nThe road reopened.",
    ],
    ids=["between sentences", "alone in an article that quotes nobody"],
)
def test_a_statement_needs_a_speaker(verify, body):
    report = verify(body)
    assert [f.rule.id for f in report.findings if f.verdict == "unsupported"] == [
        "core/quote-without-speaker"
    ]


def test_figures_of_differently_described_people_are_not_compared(verify):
    report = verify(
        "The poll asked 542 registered Harwick primary voters in Colby county. "
        "The poll asked 459 independent Harwick primary voters in Colby county."
    )
    assert not [f for f in report.findings if f.rule.id == "core/repeated-figure"]


# --- searches: what is correct raises no alarm -------------------------------------------------


def alarms(report):
    return [(f.rule.id, f.message) for f in report.findings if f.verdict == "contradicted"]


@pytest.mark.parametrize(
    "body",
    [
        "In May the Harwick ferry carried 4,000 cars to Colby. "
        "In June the Harwick ferry carried 5,500 cars to Colby.",
        "At first Harwick police counted 200 marchers on the bridge. "
        "In the end Harwick police counted 450 marchers on the bridge.",
        "Tickets for adults cost £12 at the Harwick museum. "
        "Tickets for children cost £6 at the Harwick museum.",
        "Lee paid Hall $500 for the Harwick lease. Hall paid Lee $700 for the Harwick lease.",
        "Harwick Mills employs 340 workers in Colby. Harwick Mills employed 430 workers in Colby.",
        "Lot 1 sold for $500 at the Colby sale. Lot 2 sold for $700 at the Colby sale.",
        "2022\n\nThe Harwick fund helped 450 families with rent.\n\n"
        "2023\n\nThe Harwick fund helped 620 families with rent.",
        "“The Harwick mill employs 340 workers on the bank,” said Lee. "
        "But Hall said: “The Harwick mill employs 430 workers on the bank.”",
        "Lund had a pen. He paid $500 for a share of Harwick Mills. "
        "Dahl had a pen. He paid $700 for a share of Harwick Mills.",
    ],
    ids=["month", "course", "buyers", "turned", "tense", "lots", "headings", "quoted", "pronoun"],
)
def test_figures_of_two_statements_are_not_one_given_twice(verify, body):
    assert alarms(verify(body)) == []


@pytest.mark.parametrize(
    ("body", "source"),
    [
        ("Norland won 54% of the vote in Harwick.", "Norland won 48% of the vote in Colby."),
        (
            "The mill cut 200 jobs in Harwick in March.",
            "The mill cut 150 jobs in Harwick in April.",
        ),
        (
            "The bakery sold 300 loaves on Friday morning.",
            "The bakery sold 500 loaves on Friday evening.",
        ),
        (
            "Unemployment in Harwick fell to 4.1% in May.",
            "Unemployment in Harwick fell from 4.6% in May.",
        ),
        (
            "Police said 14 people were injured in the crash near Harwick.",
            "Police first said 10 people were injured in the crash near Harwick.",
        ),
        (
            "The yard lost 20 boats and saved 10 cranes in the storm.",
            "The yard lost 25 boats and saved 12 cranes in the storm.",
        ),
        ("Harwick won the cup on 4 June 2024.", "Harwick won the cup on 20 May 2023."),
        (
            "The trial opens on 4 June 2024 at the Harwick court.",
            "The trial was due to open on 20 May 2024 at the Harwick court.",
        ),
        (
            "The pier reopened on 4 June 2024 after repairs.",
            "The pier closed on 20 May 2024 for repairs.",
        ),
        (
            "The council closed the Harwick library on 3 May 2024. Readers marched in Harwick.",
            "The Harwick council met on 26 April 2024. Readers marched to the Harwick library.",
        ),
    ],
    ids=[
        "place",
        "month",
        "part-of-the-day",
        "end-of-a-change",
        "first-count",
        "two-figures",
        "every-year",
        "planned",
        "another-deed",
        "another-story",
    ],
)
def test_what_a_source_says_of_another_thing_contradicts_nothing(verify, body, source):
    assert alarms(verify(body, sources=[source])) == []


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (
            "The ferry took 140 passengers and 12 cars to Colby on 3 May 2024.",
            "It rained. The ferry took 104 passengers and 12 cars to Colby on 3 May 2024.",
        ),
        (
            "Harwick rangers rescued 12 walkers from the moor.",
            "On Sunday rangers rescued 15 walkers from the moor near Harwick.",
        ),
        (
            "On 3 May 2024 a storm destroyed the Harwick pier.",
            "The Harwick pier was destroyed by a winter storm on 5 May 2024.",
        ),
    ],
    ids=["same-words", "other-words", "day"],
)
def test_what_a_source_says_of_the_same_thing_contradicts(verify, body, source):
    assert len(alarms(verify(body, sources=[source]))) == 1


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Five people held after march", "Two men and three women were held after the march."),
        ("Ten people killed in blast", "The blast killed seven people and three on the street."),
        (
            "Mill to cut 1,000 jobs",
            "The mill will cut 400 jobs in Colby and 600 jobs in Harwick, it said.",
        ),
        (
            "Twelve swimmers rescued off Colby",
            "Eleven swimmers were rescued off Colby. Rescuers later found one more.",
        ),
        (
            "Appeal raises £25,000 for family",
            "The appeal raised £10,000 for the family in a day. By Sunday it had £25,000.",
        ),
    ],
    ids=["parts", "bare-number", "two-places", "one-more", "later"],
)
def test_a_headline_that_adds_up_raises_no_alarm(verify, headline, body):
    assert alarms(verify(body, headline=headline)) == []


@pytest.mark.parametrize(
    ("quote", "source", "passage"),
    [
        (
            "We have no plan to raise taxes on working people.",
            "Well. We have no plan, I repeat, to raise taxes on working people. Thanks.",
            "We have no plan, I repeat, to raise taxes on working people",
        ),
        (
            "Nobody in this town was ready for the flood last night.",
            "It was late. Hardly anyone in this town was ready for the flood last night.",
            "Hardly anyone in this town was ready for the flood last night",
        ),
        (
            "We will never sell the mill.",
            "We talked. We will not sell the mill. Thanks.",
            "We will not sell the mill",
        ),
    ],
    ids=["put-in", "first-word", "short"],
)
def test_the_source_of_an_altered_quote_is_shown_whole(verify, quote, source, passage):
    ((_, message),) = alarms(verify(f"Lee said: “{quote}”", sources=[source]))
    assert message.endswith(f" reads: {passage}")


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        (
            "We will not raise taxes.",
            "We will look at the farms, and nobody here will raise any taxes this year.",
        ),
        ("I am proud of this team.", "I am proud of this town and of all who live in it."),
        ("We did our best tonight.", "We did our best last year. We did our best tonight."),
        (
            "The harbour will open to the ferries in June.",
            "The harbour will open to the walkers in May. The harbour will open to the ferries "
            "in June.",
        ),
    ],
    ids=["scattered", "another-remark", "twice", "the-other-one"],
)
def test_a_quote_that_is_not_altered_raises_no_alarm(verify, quote, source):
    assert alarms(verify(f"Lee said: “{quote}”", sources=[source])) == []


SAID = "“We were ready for the flood when it came at night,”"


@pytest.mark.parametrize(
    "body",
    [
        "“No comment on pending matters,” said John Roe. “No comment on pending matters,” said Jane"
        " Doe.",
        f"{SAID} said Ann Lee and Bob Hall. {SAID} said Bob Hall.",
        f"{SAID} said Bob Hall. {SAID} Ann Lee and Bob Hall said.",
        f"{SAID} said Bob Hall. {SAID} said Ann Lee, repeating his words.",
        "“I do solemnly swear that I will keep the peace here,” said John Roe. “I do solemnly swear"
        " that I will keep the peace here,” said Jane Doe.",
    ],
    ids=["short", "together-first", "together-again", "repeated", "oath"],
)
def test_words_that_two_people_may_well_say_raise_no_alarm(verify, body):
    assert alarms(verify(body)) == []


def test_a_question_is_not_the_fragment_of_its_answer(verify):
    report = verify(
        "“That would be you?” asked Ann Lee. “That would be me, and the town,” said Bo Hall."
    )
    assert alarms(report) == []
