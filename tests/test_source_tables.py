"""Tables among the sources: what their cells bear out, and figures of another row or column."""

import pytest
from alarms import flagged

# Invented, as a county and a charity print theirs.
ROLLS = """Annex 2: crews by station
Station | Posts | Crew 2023 | Crew 2024
Ardle Bridge | 64 | 58 | 51
Colby North | 97 | 93 | 88
Harbour Road | 71 | 69 | 66"""
STOCK = """Harwick Larder: the year in figures
Measure | 2023 | 2024
Food given by the public (tonnes) | 61.7 | 58.4
Food handed out (tonnes) | 66.2 | 83.1
Net costs (£m) | 1.6 | 2.3"""
HOMES = """Table 3. Finds it hard to heat the home
Tenants 47
Owners 23
Lodgers: 39"""


def flags(verify, text, source):
    return [*flagged(verify(text, published="2025-02-03", sources=[source]))]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The public gave 58 tonnes of food to the Harwick Larder and 83 tonnes went out.", STOCK),
        ("The public gave the Harwick Larder 3.3 tonnes of food less than in 2023.", STOCK),
        ("Net costs of the Harwick Larder rose to £2.3m from £1.6m.", STOCK),
        ("Colby North station has a crew of 88, and Harbour Road has 66.", ROLLS),
        (
            "The stations at Colby North and Harbour Road have 154 in their crews between them.",
            ROLLS,
        ),
        (
            "It is hard to heat the home for 23 per cent of owners, and 47 per cent of tenants.",
            HOMES,
        ),
    ],
)
def test_a_table_bears_out_what_its_cells_hold_or_come_to(verify, text, source):
    assert flags(verify, text, source) == []


@pytest.mark.parametrize(
    ("text", "words", "says"),
    [
        ("Ardle Bridge, the smallest of the stations, has a crew of 88.", "88", "51"),
        ("Harbour Road had a crew of 93 in 2023.", "93", "69"),
        ("Colby North had a crew of 93 in 2024, the county says.", "93", "88"),
    ],
)
def test_a_figure_of_another_row_or_column_is_contradicted(verify, text, words, says):
    report = verify(text, published="2025-02-03", sources=[ROLLS])
    told = [finding for finding in report.findings if finding.verdict == "contradicted"]
    assert [finding.rule.id for finding in told] == ["core/source-figure"]
    assert [evidence.text for evidence in told[0].evidence] == [words, says]


@pytest.mark.parametrize(
    "text",
    [
        "Ardle Bridge is the smallest of the stations, while the largest has a crew of 88.",
        "Ardle Bridge is far smaller than Colby North, which has a crew of 88.",
        "Colby North had a crew of 93 in 2023, and of 88 in 2024.",
        "The mayor said: “Ardle Bridge has a crew of 88.”",
    ],
)
def test_a_figure_of_what_is_not_named_beside_it_is_not_accused(verify, text):
    report = verify(text, published="2025-02-03", sources=[ROLLS])
    assert [f.message for f in report.findings if f.verdict == "contradicted"] == []


def test_a_number_in_a_unit_of_another_size_is_contradicted(verify):
    source = "Rangers walked 140 km of the Ardle in spring and counted 87 otters."
    report = verify("Rangers walked 140 miles of the Ardle in spring.", sources=[source])
    assert [f.message for f in report.findings if f.verdict == "contradicted"] == [
        "The source says 140 km, not 140 miles"
    ]
    report = verify("Rangers walked 140 kilometres of the Ardle in spring.", sources=[source])
    assert [f.message for f in report.findings if f.verdict == "contradicted"] == []


def test_a_list_told_in_one_line_is_a_table(verify):
    source = "Uptake by ward, 2024: Ardle 91.2; Colby 78.4; Harbour 74.6; North Quay 93.1."
    report = verify("In Harbour ward the uptake was just 78.4 per cent.", sources=[source])
    told = [finding.message for finding in report.findings if finding.verdict == "contradicted"]
    assert told == ["The source says 74.6, not 78.4 per cent"]
    report = verify("In Colby ward the uptake was just 78.4 per cent.", sources=[source])
    assert [f.message for f in report.findings if f.verdict == "contradicted"] == []


def test_a_change_is_no_other_column_of_a_level(verify):
    source = "Index | 2023 | 2024 | Change (%)\nArdle | 92.4 | 92.7 | 0\nColby | 96.9 | 86.2 | -11"
    report = verify("Ardle was little changed, at 92.7.", sources=[source])
    assert flagged(report) == set()


SCHOOLS = "School | Pupils | Staff\nFenton Road | 180 | 22\nMillbrook | 125 | 15\nAshby | 90 | 14"
DEATHS = "Year | Dead | Hurt\n2022 | 41 | 300\n2023 | 47 | 250\n2024 | 52 | 270"
SALES = "Quarter | Sales (£m)\nQ1 | 14.2\nQ2 | 15.6\nQ3 | 17.9"
RAIN = "Month | Rain (mm)\nMay | 51\nJune | 62\nJuly | 44"
WARDS = "Turnout. Abbey 92.0; Castle 78.9; Harbour 74.2; Mill 61.4."


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (SCHOOLS, "Ashby, the smallest, is 22 miles away."),
        (SCHOOLS, "Millbrook raised £180 at a fair."),
        (SCHOOLS, "A parent from Millbrook walked 180 miles for charity."),
        (SCHOOLS, "Larger than Millbrook, the other school has 180 pupils."),
        (SCHOOLS, "The school that beat Millbrook has 180 pupils."),
        (SCHOOLS, "Unlike Ashby it has 22 staff."),
        (SCHOOLS, "Millbrook would grow to 180 pupils under the plan."),
        (RAIN, "In June, 51 people were hurt."),
        (RAIN, "July rain was down on the 62 mm of the month before."),
        (WARDS, "The abbey is 78.9 miles from Leeds."),
        (DEATHS, "Deaths in 2024 were well above the 47 seen a year earlier."),
        (DEATHS, "Since 2023 deaths have risen to 52."),
        (DEATHS, "In 2024 the toll rose from 47."),
        (SALES, "Sales in Q3 were up from £15.6m."),
        (SALES, "Sales in Q2 missed the target of £17.9m."),
        (ROLLS, "Colby North had 97 posts in 2023."),
        (ROLLS, "Ardle Bridge once had 88 in its crew."),
        (ROLLS, "Neighbours of Colby North have 66 staff."),
    ],
)
def test_what_a_table_is_not_of_is_not_accused(verify, source, text):
    report = verify(text, published="2025-02-03", sources=[source])
    assert [f.message for f in report.findings if f.verdict == "contradicted"] == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Offence,2023,2024\nRobbery,512,604\nTheft,940,871", "There were 604 robberies."),
        (
            "School Pupils Teachers\nAshby High School 904 112\nKelso Academy 987 120",
            "Kelso Academy has 987 pupils and 120 teachers.",
        ),
    ],
)
def test_commas_and_blanks_part_cells(verify, source, text):
    assert flagged(verify(text, published="2025-02-03", sources=[source])) == set()
