"""Many wordings for one value: a row names the value and lists what says so."""

from __future__ import annotations

import pytest
from times_read import only, read, reference

from checkers.model import Kind


def cases(table):
    """List each wording with its value, and an id that names both."""
    return [
        pytest.param(wording, value, id=f"{value}: {wording}")
        for value, wordings in table.items()
        for wording in wordings
    ]


# The reference is Wednesday, 27 November 2024.  Each wording follows "The board met ".
DATES = {
    "2019-07-05": [
        "on July 5, 2019",
        "on 5 July 2019",
        "on the 5th of July, 2019",
        "on July the 5th, 2019",
        "on 5th July 2019",
        "on Friday, July 5, 2019",
        "on Friday 5 July 2019",
        "on Friday the 5th of July 2019",
        "on JULY 5, 2019",
        "on 2019-07-05",
        "on 5-Jul-2019",
    ],
    "2024-10-07": ["on Oct. 7", "on Oct 7", "on October 7th", "on 7 October", "on Monday, Oct. 7"],
    "2024-11-05": ["on the 5th."],
    "2024-11-25": ["the day before yesterday", "on Monday", "two days ago"],
    "2024-11-29": ["the day after tomorrow", "next Friday", "this Friday and will meet again"],
    "2024-12-06": ["a week on Friday", "Friday week", "a week from Friday"],
    "2023-10": ["in October 2023", "in October last year", "last October"],
    "2024-W47": ["last week", "the previous week"],
    "2023": ["last year", "in 2023", "a year ago", "in fiscal 2023", "in FY2023", "in FY23"],
    "2021": ["in FY 2020-21", "in the financial year 2020/21", "in fiscal 2020-21"],
    "2018-Q3": [
        "in the third quarter of 2018",
        "in Q3 2018",
        "in Q3 of 2018",
        "in 2018 Q3",
        "in 3Q 2018",
        "in the 2018 third quarter",
    ],
    "2018-H1": [
        "in the first half of 2018",
        "in H1 2018",
        "in the first two quarters of 2018",
    ],
    "2019-WI": ["in the winter of 2019", "in winter 2019-20", "in the winter of 2019-20"],
    "2023-SP": ["in the spring of last year", "in the spring of 2023"],
    "18": ["in the 1800s", "in the 19th century", "in the mid-19th century", "in the late 1800s"],
    "20": ["in the 21st century", "in the twenty-first century"],
    "196": ["in the 1960s", "in the '60s", "in the sixties", "in the late 1960s"],
    "200": ["in the 2000s", "in the noughties"],
    "BC00": ["in the first century BC"],
    "FUTURE_REF": ["and will meet again soon", "and will one day return"],
    "1914/1918": [
        "between 1914 and 1918",
        "from 1914 to 1918",
        "1914-1918",
        "from 1914 until 1918",
    ],
}


@pytest.mark.parametrize(("wording", "value"), cases(DATES))
def test_wordings_of_one_date(wording, value):
    assert only(f"The board met {wording}", reference()).value.timex == value


CLOCKS = {
    "T09:00": ["at 9 a.m.", "at 9am", "at 9 AM", "at 09:00", "at nine a.m.", "at 0900 UTC"],
    "T09:30": ["at 9:30 a.m.", "at 9.30am", "at half past nine", "at 9:30:00 a.m."],
    "T17:45": ["at 5:45 p.m.", "at a quarter to six in the evening", "at quarter to six p.m."],
    "T04:20": ["at twenty past four", "at twenty minutes past four", "at 4:20 a.m."],
    "T19:00": ["at 7 in the evening", "at seven o'clock in the evening", "at 7 p.m. EDT"],
    "T14:30": ["at 14:30 GMT", "at 1430 GMT", "at 1430 hours", "at 2:30 p.m."],
    "T12:00": ["at noon", "at 12 noon"],
    "T05:30": ["at half five"],
    "T24:00": ["at midnight"],
}


@pytest.mark.parametrize(("wording", "value"), cases(CLOCKS))
def test_wordings_of_one_time_of_day(wording, value):
    fact = only(f"The board met {wording}", reference())
    assert (fact.kind, fact.value.timex) == (Kind.TIME, f"2024-11-27{value}")


ON_A_DAY = [
    "at 3 p.m. on 4 May 2023",
    "at 3 p.m., May 4, 2023",
    "at 3 p.m. (1400 GMT) on 4 May 2023",
    "on 4 May 2023 at 3 p.m.",
]


@pytest.mark.parametrize("text", ON_A_DAY)
def test_a_time_of_day_is_of_the_day_beside_it(text):
    values = [fact.value.timex for fact in read(f"The board met {text}.", reference())]
    assert "2023-05-04T15:00" in values


def test_a_time_of_day_far_from_a_day_is_of_the_reference_day():
    text = "It sat on 4 May 2023. " + "The hall was full of people from the town. " * 12
    assert read(text + "It met at 3 p.m.", reference())[-1].value.timex == "2024-11-27T15:00"


SETS = {
    "XXXX-WXX-2": ["every Tuesday", "each Tuesday", "on Tuesdays"],
    "P1W": ["twice a week", "once a week", "three times a week", "every week", "weekly"],
    "P1Y": ["annually", "every year", "once a year", "yearly", "ten times per year"],
    "P1M": ["monthly", "each month", "twice every month"],
    "P2Y": ["every two years", "every other year", "every second year", "once every two years"],
    "P1D": ["daily", "every day", "twice a day"],
    "PXW": ["every four to six weeks"],
    "P3M": ["quarterly", "every three months"],
    "XXXX-SU": ["each summer", "every summer"],
    "XXXX-XX-XXTMO": ["every morning"],
    "XXXX-WXX-WE": ["on weekends"],
}


@pytest.mark.parametrize(("wording", "value"), cases(SETS))
def test_wordings_of_one_set(wording, value):
    fact = only(f"The board meets {wording}, as ever.", reference())
    assert (fact.kind, fact.value.timex) == (Kind.SET, value)


PER_UNIT = [("an hour", "PT1H"), ("a minute", "PT1M"), ("a day", "P1D"), ("a year", "P1Y")]


@pytest.mark.parametrize(("unit", "value"), PER_UNIT, ids=[row[0] for row in PER_UNIT])
def test_so_many_in_each_unit(unit, value):
    fact = only(f"It makes 20 trips {unit}.", reference())
    assert (fact.kind, fact.text, fact.value.timex) == (Kind.SET, unit, value)


def test_a_count_in_one_year_is_no_rate():
    assert only("He ran three races in a year.", reference()).kind == Kind.DURATION


def test_every_weekday_of_a_list_recurs():
    facts = read("The board meets every Monday and Friday.", reference())
    assert [(f.kind, f.value.timex) for f in facts] == [
        (Kind.SET, "XXXX-WXX-1"),
        (Kind.SET, "XXXX-WXX-5"),
    ]


LENGTHS = {
    "P2Y6M": ["two and a half years", "two-and-a-half years", "2 1/2 years", "2.5 years"],
    "PXW": ["five to six weeks", "5-6 weeks", "a few weeks", "several weeks"],
    "PXY": ["a year or two", "many years", "two to three years"],
    "P2Y": ["a couple of years", "two years", "more than two years", "the next two years"],
    "P3Y6M": ["3½ years", "3 ½ years", "3½-years"],
    "PT2H15M": ["2¼ hours"],
    "PT90M": ["90 minutes", "ninety minutes", "90-minute"],
    "P1E": ["nearly a decade", "a decade"],
}


@pytest.mark.parametrize(("wording", "value"), cases(LENGTHS))
def test_wordings_of_one_length(wording, value):
    fact = only(f"It lasted for {wording}", reference())
    assert (fact.kind, fact.value.timex) == (Kind.DURATION, value)


FEASTS = {
    "2023-12-25": ["Christmas Day 2023", "last Christmas"],
    "2024-03-31": ["Easter 2024", "Easter Sunday 2024"],
    "2024-05-05": ["Orthodox Easter 2024"],
    "2025-04-20": ["next Easter", "Easter 2025"],
    "2024-11-28": ["Thanksgiving", "Thanksgiving Day 2024"],
    "2024-09-02": ["Labor Day"],
    "2024-05-12": ["Mother's Day 2024", "Mother’s Day 2024"],
    "2023-11-12": ["Diwali 2023", "Deepavali 2023"],
    "2024-02-10": ["Lunar New Year 2024", "Chinese New Year 2024"],
    "2024-04-23": ["Passover 2024"],
    "2024-03-11": ["Ramadan 2024"],
    "2024-04-10": ["Eid al-Fitr 2024"],
    "2024-10-12": ["Yom Kippur 2024"],
}


@pytest.mark.parametrize(("wording", "value"), cases(FEASTS))
def test_feasts_of_many_faiths_have_their_day(wording, value):
    assert only(f"The shop was shut on {wording}.", reference()).value.timex == value


WIDE = [
    ("Mother's Day 2024", {"2024-03-10", "2024-05-12"}),  # Britain keeps another Sunday
    ("Easter 2024", {"2024-03-31", "2024-05-05"}),  # the Orthodox keep their own
    ("Good Friday 2024", {"2024-03-29", "2024-05-03"}),
    ("Pentecost 2024", {"2024-05-19", "2024-06-23"}),
    ("Orthodox Christmas 2024", {"2024-01-06", "2024-01-07", "2024-12-25"}),
    ("Thanksgiving 2024", {"2024-10-14", "2024-11-28"}),  # Canada keeps another day
    ("Holi 2021", {"2021-03-27", "2021-03-29"}),  # India kept the 29th, Guyana the 28th
    ("Thanksgiving Monday 2024", {"2024-10-14"}),
    ("All Saints' Day 2023", {"2023-06-11", "2023-10-31", "2023-11-06"}),
    ("Christmas 2024", {"2024-12-25"}),
    ("Eid al-Fitr 2024", {"2024-04-09", "2024-04-13"}),  # the moon is seen a day later
    ("Hanukkah 2024", {"2024-12-25", "2025-01-03"}),
]


@pytest.mark.parametrize(("name", "ends"), WIDE, ids=[row[0] for row in WIDE])
def test_a_feast_is_all_days_that_nations_keep(name, ends):
    days = only(f"The shop was shut on {name}.").value.days
    assert {day.isoformat() for pair in days.intervals for day in pair} == ends


EACH_ITS_OWN = ["Independence", "Labour", "Labor", "May", "Memorial", "Republic"]


@pytest.mark.parametrize("name", [*(f"{name} Day 2024" for name in EACH_ITS_OWN), "Vesak 2024"])
def test_a_feast_of_which_each_nation_has_its_own_is_no_day(name):
    assert only(f"The shop was shut on {name}.").value.days is None


NOT_READ = [
    "He lives on Christmas Island.",
    "The Easter Rising failed.",
    "It is on the 5th floor.",
    "A woman in her 50s died.",
    "A man in his early 40s and a woman in her late fifties won.",
    "The over-50s, the over 60s and the under-30s came.",
    "They took the 4th seat.",
    "The first half was goalless.",
    "It charges a monthly fee and a quarterly one.",
    "She is due for a rest as soon as it ends, but not too soon.",
    "Version 6.39.2022 is out.",
    "The odds were ten to five.",
    "The film is High Noon.",
    "They won 10-11 and 3-1.",
    "It was a matter of days.",
    "Mo said so, and we, too, agreed.",
    "A 0900 model was sold.",
]


@pytest.mark.parametrize("text", NOT_READ)
def test_what_only_looks_like_a_time(text):
    assert read(text, reference()) == []


EARNINGS = "Harlow Mills posted a loss for the third quarter. "

TOLD = [
    (EARNINGS + "It fell from a year earlier.", "2023-Q3"),
    (EARNINGS + "It fell from the year-ago period.", "2023-Q3"),
    (EARNINGS + "It was down from last year's $3 million.", "2023-Q3"),
    (EARNINGS + "In the 2022 period it made a profit.", "2022-Q3"),
    (EARNINGS + "After a flat second quarter costs rose in the latest period.", "2024-Q3"),
    (EARNINGS + "In the nine months it fell from a year earlier.", "2023"),
    ("Prices rose in September from a year earlier.", "2023-09"),
    ("Prices fell in September from the previous month.", "2024-08"),
    ("He came in 1985 and left two years later.", "1987"),
    ("He left in May 2021 and came back a year later.", "2022"),
    ("He left on 5 May 2020; a year later he came back.", "2021"),
    ("He came in May 2021 and left a year earlier.", "2020-05"),
    ("He came in 1985, and in the following year he left.", "1986"),
    ("They met on 3 May 2023. The next day he left.", "2023-05-04"),
    ("They met on 3 May 2023. The following Monday he left.", "2023-05-08"),
    ("They met on 3 May 2023. He left that day.", "2023-05-03"),
    ("He left the day after Christmas.", "2024-12-26"),
    ("He left on the day before last Tuesday.", "2024-11-25"),
]


@pytest.mark.parametrize(("text", "value"), TOLD, ids=[row[0][-50:] for row in TOLD])
def test_what_counts_from_the_story(text, value):
    assert read(text, reference())[-1].value.timex == value


def test_a_quarter_is_known_by_its_last_day():
    facts = read("Results for the quarter ended July 31 were poor.", reference())
    assert [fact.value.timex for fact in facts] == ["2024-Q2", "2024-07-31"]


TENSES = [
    ("He resigned on Monday.", "2024-11-25"),
    ("He will resign on Monday.", "2024-12-02"),
    ("He has until Monday to resign.", "2024-12-02"),
    ("He has until 9 a.m. Monday to resign.", "2024-12-02T09:00"),
    ("On Monday, when he dropped holiday plans, he was ill.", "2024-11-25"),
    ("The sale began as planned on Monday.", "2024-11-25"),
    ("They reached an agreement to meet on Monday.", "2024-12-02"),
    ("He took over in January.", "2024-01"),
    ("It expects growth in the first quarter.", "2025-Q1"),
    ("It expects to report a loss for the third quarter.", "2024-Q3"),
    ("Sales fell in the first quarter.", "2024-Q1"),
    ("It agreed to buy the mill in January.", "2025-01"),
    ("The dividend is payable Jan. 2.", "2025-01-02"),
    ("It was the quarter ended Nov. 30.", "2023-11-30"),
    ("The fund has risen through Oct. 19.", "2024-10-19"),
]


@pytest.mark.parametrize(("text", "value"), TENSES, ids=[row[0] for row in TENSES])
def test_the_clause_tells_the_side(text, value):
    assert read(text, reference())[-1].value.timex == value


def test_the_weekend_early_in_a_week_is_the_one_before():
    monday = reference(reference().days.first.replace(day=25))
    assert only("It burned down over the weekend.", monday).value.timex == "2024-W47-WE"
    assert only("It will be open over the weekend.", monday).value.timex == "2024-W48-WE"


SHORT = [
    ("Harlow Fair - Mo, 7 October", 1),
    ("Harlow Fair: Sa, October 5, 2024", 6),
    ("Harlow Fair | Sa, October 5, 2024", 6),
    ("Harlow Fair (Sa, October 5, 2024)", 6),
    ("Fair 2014 - Monday, 31/10", 1),
    ("Fair 2014 - Monday, 10/31", 1),
]


@pytest.mark.parametrize(("text", "weekday"), SHORT, ids=[row[0] for row in SHORT])
def test_a_weekday_beside_its_date_in_every_short_form(text, weekday):
    value = read(text, reference())[-1].value
    assert value.weekday == weekday
    assert value.day is not None


NO_WEEKDAY = [
    "I met Mo, 7 October was fine.",
    "By then we, 7 May, had left.",
    "It rained on us. We, 7 May 2024, sat.",
    "It rained on us.\n\nWe, 7 May 2024, sat.",
    "The club met. Sa, 8 May 2024, was its name.",
    "The club met, Sa, 8 May 2024, was its name.",
    "We, 7 May 2024, sat.",
    "“We, 7 May 2024, sat,” it read.",
]


@pytest.mark.parametrize("text", NO_WEEKDAY)
def test_a_word_before_a_date_is_no_weekday(text):
    assert only(text, reference()).value.weekday is None


def test_a_day_in_figures_that_can_be_two_days_is_not_read_without_its_year():
    assert [fact.kind for fact in read("Fair 2014 - Monday, 10/09")] == [Kind.YEAR, Kind.WEEKDAY]


@pytest.mark.parametrize("text", ["on 6.39.2022", "by 31/31/2022", "dated 13-13-2021"])
def test_the_shape_of_a_date_without_such_a_day(text):
    value = only(f"It came {text}.").value
    assert (value.days, value.day is not None) == (None, True)


def test_ordinals_that_share_a_noun_are_two():
    facts = read("It sells in the second and fourth quarters of 2023.")
    assert [fact.value.timex for fact in facts] == ["2023-Q2", "2023-Q4"]
    facts = read("It stood in the 19th and 20th centuries.")
    assert [fact.value.timex for fact in facts] == ["18", "19"]


def test_two_clock_times_are_a_period():
    for text in ("from 9 a.m. to 5 p.m.", "9 a.m.-5 p.m.", "from 9 to 5 p.m."):
        value = only(f"It is open {text}.", reference()).value
        assert (value.begin.timex[-5:], value.end.timex[-5:]) == ("09:00", "17:00"), text
    value = only("It is open 11-1 p.m.", reference()).value
    assert (value.begin.timex[-5:], value.end.timex[-5:]) == ("11:00", "13:00")


def test_a_fiscal_year_can_lie_in_three():
    days = only("in fiscal 2019").value.days
    assert (days.first.isoformat(), days.last.isoformat()) == ("2018-01-01", "2020-12-31")
