"""An article that is written from its sources: what only it has, and slips of the hand."""

import pytest
from alarms import flagged

# Invented, as the forms of a company, a ward and a match day have it.
RELEASE = (
    "Quarrel Brewing plc. Results for the year ended 30 June 2024. Revenue rose 7.3% to £61.8m. "
    "Operating profit was £9.62m. Net debt was £14.3m. The brewery sold 418,000 barrels. "
    "It employs 1,246 people. Building of the new maltings starts in October 2024; they are an "
    "investment of £27 million. Nine reports of scalds were received. "
    "Hop House: 14 mm of rain in July 14 hours long.\n\n"
    "NORA PIKE, chief executive: We sold more beer than ever and we sold it for less. "
    "The old maltings will go quiet in the spring. We will be slower from here, not faster."
)
STORY = (
    "Quarrel Brewing sold more beer for less. Revenue rose 7.3 per cent to £61.8m in the year to "
    "the end of June, and net debt was £14.3m. It sold 418,000 barrels.\n\n"
    "“We sold more beer than ever and we sold it for less,” said Nora Pike, its chief executive."
)


def flags(verify, more, sources=(RELEASE,)):
    return {
        (text, rule) for text, rule in flagged(verify(f"{STORY} {more}", sources=list(sources)))
    }


def test_the_story_itself_is_borne_out(verify):
    assert flags(verify, "") == set()


@pytest.mark.parametrize(
    ("more", "words", "rule"),
    [
        ("Lawyers have cost the brewery £3.9m.", "£3.9m", "unsourced-money"),
        ("Some 31 per cent of its beer is sold abroad.", "31 per cent", "unsourced-percent"),
        ("The lorries of the brewery drove 96,000 miles.", "96,000 miles", "unsourced-measure"),
        ("A ball for its people is planned for 9 December.", "9 December", "unsourced-date"),
    ],
)
def test_what_only_the_article_has_is_unsupported(verify, more, words, rule):
    assert (words, rule) in flags(verify, more)


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("Operating profit was £9.26m.", "£9.26m"),
        ("Quarrel has 1,264 people.", "1,264"),
        ("It puts £27bn into the maltings.", "£27bn"),
    ],
    ids=["digits changed over", "a count", "billion for million"],
)
def test_a_slip_of_the_hand_contradicts(verify, more, words):
    assert any(
        text.startswith(words) and rule == "source-figure" for text, rule in flags(verify, more)
    )


def test_words_changed_over_are_an_altered_quote(verify):
    more = "“We will be faster from here, not slower,” Pike said."
    assert ("We will be faster from here, not slower,", "quote-altered") in flags(verify, more)


@pytest.mark.parametrize(
    "more",
    [
        "Ground for the maltings will be broken in October.",
        "Nine people were scalded.",
        "Its first maltings burned down; the third kept its kiln.",
        "In the three months that follow, little is brewed.",
        "Some four barrels in five go to pubs.",
        "Shares are counted every half hour.",
        "“The river has never been so clean,” said Olaf Brine, an angler.",
    ],
)
def test_what_a_source_need_not_state_is_left_alone(verify, more):
    assert flags(verify, more) == set()


def test_an_article_with_figures_of_its_own_is_not_asked_for_them(verify):
    body = (
        "The harbour fire is out. It burned for 31 hours and did £6.1m of damage. "
        "“We are sorry that so many were hurt,” said Sten Aberg of the Voltara works. "
        "Some 860 people work there. Two shareholders have sued."
    )
    source = "Voltara statement. STEN ABERG: We are sorry that so many were hurt. The fire is out."
    assert flagged(verify(body, sources=[source])) == set()


def test_a_result_in_a_list_bears_an_ordinal_out(verify):
    source = (
        "Stage four\n1. Jonas Brand 4h 21min 07sec\n2. Hugo Lemm at 14 sec\n5. Iker Ortun at 36 sec"
    )
    body = (
        "Jonas Brand won the fourth stage in four hours and 21 minutes. "
        "Iker Ortun finished fifth, Hugo Lemm 14 seconds behind the winner."
    )
    assert flagged(verify(body, sources=[source])) == set()


def test_an_answer_is_said_by_whom_the_heading_names(verify):
    source = (
        "Flash interviews.\n\nPETER BRAND, stage winner\nQ: And tomorrow?\n"
        "A: Tomorrow suits me far better than today did.\n\n"
        "IKER ORTUN, race leader\nQ: Still in front?\nA: The team was strong all afternoon."
    )
    right = "Peter Brand won. “Tomorrow suits me far better than today did,” said Brand."
    wrong = "Iker Ortun leads. “Tomorrow suits me far better than today did,” said Ortun."
    assert flagged(verify(right, sources=[source])) == set()
    assert {rule for _, rule in flagged(verify(wrong, sources=[source]))} == {"source-speaker"}


def test_a_table_in_millions_bears_sums_out(verify):
    source = "Weekend takings. Figures in £ million.\n1. Lantern Hill; 412 screens; 4.3; total 23.8"
    body = "The film Lantern Hill led the weekend's takings with £4.3m and has earned nearly £24m."
    assert flagged(verify(body, sources=[source])) == set()


def test_two_digits_changed_over_contradict_beside_their_unit(verify):
    sources = [f"{RELEASE} The brewery's oldest coin, of gold, weighs 6.5 g."]
    more = "The brewery's oldest gold coin weighs 5.6 g."
    assert ("5.6 g", "source-figure") in flags(verify, more, sources)


@pytest.mark.parametrize(
    "more",
    [
        "Nationally, operating profit of breweries was £9.26m on average.",
        "In 2019 operating profit was £9.26m.",
        "The last operating profit was £9.26m.",
    ],
)
def test_a_figure_of_elsewhere_is_no_slip(verify, more):
    assert all(rule != "source-figure" for _, rule in flags(verify, more))


def test_a_source_without_text_stops_no_rule(verify):
    report = verify(f"{STORY} Zebras weigh 431 kg.", sources=["", RELEASE])
    assert report.failed == ()


def test_figures_that_leave_nothing_stop_no_rule(verify):
    body = (
        "Some 38% of pupils in Arle passed. The school has 4,812 pupils. It cost £4.7m on 3 March."
    )
    source = (
        "Pupils in Arle passed on: minus 5 of them, then 5 of them. It was -5C, then 5C in Arle."
    )
    assert verify(body, sources=[source]).failed == ()


def test_a_speed_is_one_however_it_is_written(verify):
    source = (
        "The recorder gives the speed of the train at the bend as 118 km/h; the limit is 60 km/h."
    )
    body = "The train took the bend at 118 kilometres an hour, the recorder showed."
    assert flagged(verify(body, sources=[source])) == set()


def test_words_that_a_speaker_repeats_are_whose_they_were(verify):
    source = (
        "MS. LEE: I've read what Dr Roe said, that there is nobody left to run a Saturday clinic. "
        "We will hire.\n\nMR. ASH: We will see."
    )
    body = "“There is nobody left to run a Saturday clinic,” said the union's Dr Ida Roe."
    assert flagged(verify(body, sources=[source])) == set()
    wrong = "“There is nobody left to run a Saturday clinic,” said Tom Ash. Dr Ida Roe agreed."
    assert {rule for _, rule in flagged(verify(wrong, sources=[source]))} == {"source-speaker"}


def test_a_month_and_a_measure_in_signs_are_borne_out(verify):
    source = (
        "Fieldwork 3 to 23 March. The highest reading was 31.2 mg/L nitrate at a well near Ardle. "
        "Of 418 wells 49 were above 11.3 mg/L."
    )
    body = (
        "A survey of 418 wells, done in March, found 49 with more than 11.3 milligrams of nitrate "
        "a litre. The highest reading was 31.2 milligrams, at a well near Ardle."
    )
    assert flagged(verify(body, published="2025-05-02", sources=[source])) == set()
