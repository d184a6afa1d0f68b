"""Figures: kind, value, unit, range, and what must not be read as one."""

import math
from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers.document import Part, build_document
from checkers.facts.lexicon import load
from checkers.facts.quantities import find_quantities, to_base
from checkers.facts.quantities.conversion import UNITS
from checkers.model import Kind, Range, Span


def read(text, taken=()):
    return find_quantities(build_document([Part("body", text)]), taken)


def brief(fact):
    return (fact.kind.value, fact.text, fact.value.stated, fact.value.unit)


def table(rows):
    return pytest.mark.parametrize(("text", "expected"), rows, ids=[row[0] for row in rows])


UNITS_READ = [
    ("Prices rose 20%.", [("percent", "20%", 20, "percent")]),
    ("Prices rose 2.5 per cent.", [("percent", "2.5 per cent", Fraction(5, 2), "percent")]),
    ("It fell two percentage points.", [("points", "two percentage points", 2, "point")]),
    ("It fell 25 basis points.", [("points", "25 basis points", Fraction(1, 4), "point")]),
    ("It cost $3.1 million.", [("money", "$3.1 million", 3100000, "USD")]),
    ("It cost $3m.", [("money", "$3m", 3000000, "USD")]),
    ("It cost £1.2bn.", [("money", "£1.2bn", 1200000000, "GBP")]),
    ("It cost A$40.", [("money", "A$40", 40, "AUD")]),
    ("It cost EUR 5 million.", [("money", "EUR 5 million", 5000000, "EUR")]),
    ("It cost 5 million euros.", [("money", "5 million euros", 5000000, "EUR")]),
    ("It cost five million won.", [("money", "five million won", 5000000, "KRW")]),
    ("It cost 50p.", [("money", "50p", Fraction(1, 2), "GBP")]),
    ("It cost 99 cents.", [("money", "99 cents", Fraction(99, 100), "USD")]),
    ("for 3 dollars and 45 cents", [("money", "3 dollars and 45 cents", Fraction(69, 20), "USD")]),
    ("It lost -$4 million.", [("money", "-$4 million", -4000000, "USD")]),
    ("They drove 10 miles.", [("measure", "10 miles", 10, "mile")]),
    ("a 3-inch nail", [("measure", "3-inch", 3, "inch")]),
    ("It ran at 60 mph.", [("measure", "60 mph", 60, "mile per hour")]),
    ("a 5-square-mile park", [("measure", "5-square-mile", 5, "square mile")]),
    ("It was -4 °C.", [("measure", "-4 °C", -4, "degree Celsius")]),
    ("It was 30C.", [("measure", "30C", 30, "degree Celsius")]),
    ("It was 10 degrees below zero.", [("measure", "10 degrees below zero", -10, "degree")]),
    ("She is 5 feet 7 inches.", [("measure", "5 feet 7 inches", 67, "inch")]),
    ("He is 6'4\" tall.", [("measure", "6'4\"", 76, "inch")]),
    ("correct to half a point", [("points", "half a point", Fraction(1, 2), "point")]),
    ("That is one in five homes.", [("fraction", "one in five", Fraction(1, 5), None)]),
    ("half a mile on", [("measure", "half a mile", Fraction(1, 2), "mile")]),
    ("a 34-year-old baker", [("age", "34-year-old", 34, "year")]),
    ("Rosa Lind, 34, bakes.", [("age", "34", 34, "year")]),
    ("a baker aged 34", [("age", "aged 34", 34, "year")]),
    ("The calf is three weeks old.", [("age", "three weeks old", 3, "week")]),
    ("two-thirds of voters", [("fraction", "two-thirds", Fraction(2, 3), None)]),
    ("1/40 of the crop", [("fraction", "1/40", Fraction(1, 40), None)]),
    ("one in five voters", [("fraction", "one in five", Fraction(1, 5), None)]),
    ("three out of four voters", [("fraction", "three out of four", Fraction(3, 4), None)]),
    ("Sales doubled.", [("multiple", "doubled", 2, None)]),
    ("a tenfold rise", [("multiple", "tenfold", 10, None)]),
    ("three times as many", [("multiple", "three times", 3, None)]),
    ("twice the size", [("multiple", "twice", 2, None)]),
    ("Costs halved.", [("multiple", "halved", Fraction(1, 2), None)]),
    ("She came third.", [("ordinal", "third", 3, None)]),
    ("rose 25bp", [("points", "25bp", Fraction(1, 4), "point")]),
    ("He weighs 12 stone 7lb today.", [("measure", "12 stone 7lb", 175, "pound")]),
    ("A 6ft 4in lock played.", [("measure", "6ft 4in", 76, "inch")]),
    ("a wrench of 400 Nm", [("measure", "400 Nm", 400, "newton metre")]),
    ("6.02 × 10^6 units", [("count", "6.02 × 10^6", 6020000, "units")]),
    ("4.2 M viewers", [("count", "4.2 M", 4200000, "viewers")]),
    ("He weighs 12st 4lb.", [("measure", "12st 4lb", 172, "pound")]),
    ("a bolt of 2 yards and 7 feet", [("measure", "2 yards and 7 feet", 13, "foot")]),
    ('a 5" pipe', [("measure", '5"', 5, "inch")]),
    ("a current of 3 kV", [("measure", "3 kV", 3, "kilovolt")]),
    ("a dose of 2 millisieverts", [("measure", "2 millisieverts", 2, "millisievert")]),
    ("an aid of 40 Zambian kwacha", [("money", "40 Zambian kwacha", 40, "ZMW")]),
    ("a loan of ISK 5,000", [("money", "ISK 5,000", 5000, "ISK")]),
    ("a loan of COP 5 million", [("money", "COP 5 million", 5000000, "COP")]),
    ("He paid 12 dollars 50.", [("money", "12 dollars 50", Fraction(25, 2), "USD")]),
    ("a man of 52, unnamed", [("age", "52", 52, "year")]),
    ("half as many", [("multiple", "half", Fraction(1, 2), None)]),
    ("a field of 10^6 stars", [("count", "10^6", 1000000, "stars")]),
    ("It costs 2.3 k.", [("number", "2.3 k", 2300, None)]),
    ("The total was 612.", [("number", "612", 612, None)]),
]


@table(UNITS_READ)
def test_a_figure_has_its_kind_value_and_unit(text, expected):
    assert [brief(fact) for fact in read(text)] == expected


LETTERED = table(
    [
        ("Sales rose to 20m.", [("number", "20m", 20_000_000, None)]),
        ("Turnover grew by 3m in a year.", [("number", "3m", 3_000_000, None)]),
        ("The audience was 3m.", [("number", "3m", 3_000_000, None)]),
        ("The river rose to 20m.", [("measure", "20m", 20, "metre")]),
        ("Customers keep 2m apart.", [("measure", "2m", 2, "metre")]),
        ("The cost of a wall of 10m long fell.", [("measure", "10m", 10, "metre")]),
        ("Bake it at 200C.", [("measure", "200C", 200, "degree Celsius")]),
        ("It reached 500F in the furnace.", [("measure", "500F", 500, "degree Fahrenheit")]),
        ("the 1.5C limit", [("measure", "1.5C", Fraction(3, 2), "degree Celsius")]),
        ("A 13F filing showed it.", []),
        ("The fund filed its 13F.", []),
        ("The 300C sold well.", []),
    ]
)


@LETTERED
def test_a_letter_behind_a_number_is_read_by_the_words_around(text, expected):
    assert [brief(fact) for fact in read(text)] == expected


def test_metres_may_be_millions():
    (fact,) = read("It grew to 20m.")
    assert [other.value.stated for other in fact.readings] == [20_000_000]


COUNTS = [
    ("12 people left.", "people"),
    ("12 senior police officers left.", "officers"),
    ("Twelve sports teams came.", "teams"),
    ("1,200 U.S. soldiers left.", "soldiers"),
    ("half a million schoolchildren", "schoolchildren"),
    ("3m people", "people"),
    ("one person", "person"),
]


@pytest.mark.parametrize(("text", "noun"), COUNTS, ids=[row[0] for row in COUNTS])
def test_a_count_is_its_number_and_points_at_its_noun(text, noun):
    (fact,) = read(text)
    assert (fact.kind, fact.value.unit, fact.value.dimension) == (Kind.COUNT, noun, "count")
    unit = fact.value.unit_span
    assert text[unit.start : unit.end].lower() == noun
    assert fact.span.end <= unit.start


NO_COUNTS = [
    "The 2016 candidates spoke.",
    "It sold 12 more than before.",
    "She won 12 of the races.",
    "They have 12 in business.",
    "There were 12 fewer buses.",
    "She finished with 12 as others left.",
    "The Falcon 9 rockets flew.",
    "one of the members",
    "six figures",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_a_count_is_not_guessed(text):
    assert [fact.text for fact in read(text) if fact.kind is Kind.COUNT] == []


NOTHING = [
    "Flight 370 left gate 12.",
    "They took Route 66 and I-95.",
    "The F-16 and the A380 flew.",
    "A Boeing 747 landed.",
    "They live at 221 Harbour Street.",
    "No. 10 declined to comment.",
    "Version 3.2.1 is out; call 555-0199.",
    "No one knew which one was the good one.",
    "The second half of the game, and a year and a half later.",
    "Wait a second.",
    "First, they doubled down on the Second Amendment.",
    "Ring 020 7946 0018, +44 20 7946 0018 or (555) 010-9999.",
    "A Boeing 737-800 landed.",
    "They drew a nil return.",
    "When must 13F be filed?",
    "#3 and @7",
    "3 years and 90 minutes",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_figure_is_none(text):
    assert [brief(fact) for fact in read(text) if fact.kind is not Kind.ORDINAL] == []


NAMED_BY_NUMBER = [
    ("The COP 28 summit closed.", "money"),
    ("The TOP 10 songs played.", "money"),
    ("ALL 3,500 TICKETS SOLD.", "money"),
    ("They met SDG 5 and COP 28.", "money"),
    ("It was a 5 V 5 game.", "measure"),
    ("The 26/11 attacks.", "fraction"),
    ("He took 3/22 there.", "fraction"),
    ("They flew first class.", "ordinal"),
    ("A third party sued.", "ordinal"),
    ("They ran a 5 K race.", "money"),
    ('He said "sales fell by 5" and left.', "measure"),
]


@pytest.mark.parametrize(("text", "kind"), NAMED_BY_NUMBER, ids=[row[0] for row in NAMED_BY_NUMBER])
def test_words_that_look_like_a_unit_or_a_rank_make_no_figure_of_it(text, kind):
    assert [fact.text for fact in read(text) if fact.kind == kind] == []


RATES = [
    ("a wage of $20 an hour", "hour"),
    ("tickets at £12 a head", "person"),
    ("tickets at £12 per head", "person"),
    ("aid of £40 per pupil", "pupil"),
    ("oil at $70 a barrel", "barrel"),
    ("a yield of 3 tonnes a hectare", "hectare"),
    ("12 deaths per 100,000 people", "100000 people"),
    ("3.4 cases per 1,000 births", "1000 births"),
    ("3 per million people", "1000000 people"),
    ("from 12 per 100,000 to six", "100000"),
    ("a wage of £20/hour", "hour"),
    ("tickets at £12 each", "each"),
    ("They paid $5 a day later.", None),
    ("They paid $5 a day after that.", None),
    ("They gave $5 and a share in it.", None),
]


@pytest.mark.parametrize(("text", "per"), RATES, ids=[row[0] for row in RATES])
def test_a_rate_says_what_it_is_of(text, per):
    assert read(text)[0].value.per == per


def test_what_a_rate_is_of_is_no_count():
    figures = [(fact.kind, fact.text) for fact in read("It killed 12 per 100,000 people.")]
    assert figures == [(Kind.NUMBER, "12"), (Kind.NUMBER, "100,000")]


LEANING = [
    ("The 12 were freed.", "12", "back"),
    ("All 12 hostages were freed.", "12", "back"),
    ("Of them, four died.", "four", "part"),
    ("Four of them died.", "Four", "part"),
    ("Nine of the hostages left.", "Nine", "part"),
    ("The other eight fled.", "eight", "part"),
    ("Another 15 officers came.", "15", "more"),
    ("A further six people came.", "six", "more"),
    ("Two more people came.", "Two", "more"),
    ("Eight others fled.", "Eight", "more"),
    ("In all 30 people came.", "30", "back"),
    ("There were 30 people.", "30", None),
    ("Nine of 30 people came.", "30", None),
]


@pytest.mark.parametrize(("text", "words", "leaning"), LEANING, ids=[row[0] for row in LEANING])
def test_a_number_tells_how_it_leans_on_what_was_told(text, words, leaning):
    found = {fact.text: fact.value.refers for fact in read(text)}
    assert found[words] == leaning


def test_a_count_keeps_what_stands_before_its_noun():
    (fact,) = read("There were 300 angry local residents.")
    assert (fact.value.unit, fact.value.modifiers) == ("residents", ("angry", "local"))


SPREADS = [
    ("18-to-24-year-olds vote", 18, 24),
    ("rose 20 percent", Fraction(39, 2), Fraction(41, 2)),
    ("rose 20.0 percent", Fraction(399, 20), Fraction(401, 20)),
    ("cost $3 million", 2500000, 3500000),
    ("cost $86,000", 86000, 86000),
    ("about 200 people", 180, 220),
    ("nearly 200 people", 180, 200),
    ("up to 200 people", 0, 200),
    ("200 or so people", 180, 220),
    ("10-15 people", 10, 15),
    ("between 3 and 5 million people", 2500000, 5500000),
    ("$3-5m", 2500000, 5500000),
    ("between $3 million and $5 million", 2500000, 5500000),
    ("10 to 15 percent", Fraction(19, 2), Fraction(31, 2)),
    ("two or three men", 2, 3),
    ("in her early 50s", 50, 54),
    ("people aged 18 to 29", 18, 29),
]


@pytest.mark.parametrize(("text", "low", "high"), SPREADS, ids=[row[0] for row in SPREADS])
def test_a_figure_carries_the_range_its_wording_allows(text, low, high):
    (fact,) = read(text)
    assert fact.value.range == Range(low, high)


OPEN = [
    ("more than 20 people", Range(20, math.inf, low_open=True, high_open=True)),
    ("at least 20 people", Range(20, math.inf, high_open=True)),
    ("20 or more people", Range(20, math.inf, high_open=True)),
    ("20-odd people", Range(20, math.inf, high_open=True)),
    ("fewer than 20 people", Range(0, 20, high_open=True)),
    ("under-18s go free", Range(0, 18, high_open=True)),
    ("the over-65s", Range(65, math.inf, low_open=True, high_open=True)),
    ("hundreds of people", Range(100, math.inf, high_open=True)),
    ("tens of thousands of people", Range(10000, math.inf, high_open=True)),
    ("millions of dollars", Range(1000000, math.inf, high_open=True)),
]


@pytest.mark.parametrize(("text", "expected"), OPEN, ids=[row[0] for row in OPEN])
def test_a_bound_opens_the_range(text, expected):
    (fact,) = read(text)
    assert fact.value.range == expected


def test_a_range_states_no_single_value():
    (fact,) = read("It will cost $3-5 million.")
    assert (fact.text, fact.value.stated) == ("$3-5 million", None)


def test_the_hedge_is_named_and_stays_outside_the_span():
    (fact,) = read("It cost more than $20.")
    assert (fact.text, fact.value.hedge) == ("$20", "more than")


APART = [
    ("rose from £3m to £4m", ["£3m", "£4m"]),
    ("rose from 10 to 15 percent", ["10", "15 percent"]),
    ("fell 5 cents to 40 cents", ["5 cents", "40 cents"]),
    ("12, 14 and 16 percent", ["12", "14", "16 percent"]),
    ("100, 200 or 300 men", ["100", "200", "300"]),
    ("20 people or 30 cars", ["20", "30"]),
    ("the 7-Eleven shop", ["7", "Eleven"]),
]


@pytest.mark.parametrize(("text", "words"), APART, ids=[row[0] for row in APART])
def test_before_and_after_and_lists_are_no_range(text, words):
    assert [fact.text for fact in read(text)] == words


def test_a_list_shares_its_unit():
    assert {fact.value.unit for fact in read("12, 14 and 16 percent")} == {"percent"}


SCORES = [
    "a 3-nil win",
    "won two-nil",
    "a five-four ruling",
    "won 3-1",
    "a 5-4 ruling",
    "voted 52-48",
    "beat them 2 to 0",
]


@pytest.mark.parametrize("text", SCORES)
def test_a_result_is_a_score(text):
    (fact,) = read(text)
    assert fact.kind is Kind.SCORE


READINGS = [
    ("a box of 200 pounds", Kind.MEASURE, {Kind.MONEY}),
    ("a gift of 2 million pounds", Kind.MONEY, {Kind.MEASURE}),
    ("lost 2-3", Kind.SCORE, {Kind.NUMBER}),
]


@pytest.mark.parametrize(("text", "kind", "others"), READINGS, ids=[row[0] for row in READINGS])
def test_words_that_can_be_read_two_ways_keep_both(text, kind, others):
    (fact,) = read(text)
    assert (fact.kind, {other.kind for other in fact.readings}) == (kind, others)


def test_taken_words_are_left_alone():
    text = "On May 5 some 12 people met for 3 hours."
    taken = [Span(3, 8), Span(text.index("3 hours"), text.index("3 hours") + 7)]
    assert [fact.text for fact in read(text, taken)] == ["12"]


def test_no_figure_crosses_a_paragraph():
    assert [fact.text for fact in read("It was two\n\nmillion people.")] == ["two"]
    assert [fact.text for fact in read("It was 20\n\npercent")] == ["20"]


def test_a_figure_knows_its_sentence():
    facts = read("There were 12 people. Then 13 people came.\n\nAnd 14 people left.")
    assert [fact.sentence for fact in facts] == [0, 1, 2]


# --- conversion ----------------------------------------------------------------------------------


def test_units_convert_to_the_base_of_their_dimension():
    metres = Fraction(1609344, 100)
    assert to_base(Range(10, 10), "mile") == (Range(metres, metres), "length")
    low, dimension = to_base(Range(-40, -40), "degree Fahrenheit")
    assert (low, dimension) == to_base(Range(-40, -40), "degree Celsius")


def test_a_word_for_several_units_gives_the_range_over_all():
    converted, _ = to_base(Range(1, 1), "gallon")
    assert converted == Range(Fraction("0.003785411784"), Fraction("0.00454609"))


def test_fuel_use_is_the_inverse_of_fuel_economy():
    litres, dimension = to_base(Range(5, 10), "litre per 100 kilometres")
    assert (litres, dimension) == to_base(Range(10, 20), "kilometre per litre")


@pytest.mark.parametrize(
    ("value", "unit", "other"),
    [(10, "ounce", 311), (10, "ounce", 283), (100, "quintal", 4600), (100, "quintal", 10000)],
    ids=["gold", "flour", "coffee", "wheat"],
)
def test_a_unit_of_several_trades_covers_each(value, unit, other):
    spread, _ = to_base(Range(value, value), unit)
    grams = other / 1000 if unit == "ounce" else other
    assert spread.low <= grams * 1.01
    assert spread.high >= grams * 0.99


@pytest.mark.parametrize("unit", ["ton", "tablespoon", "people"])
def test_what_must_not_be_converted_is_not(unit):
    assert to_base(Range(1, 1), unit) is None


def test_fuel_use_of_nothing_has_no_inverse():
    assert to_base(Range(0, 1), "litre per 100 kilometres") is None


_PINT_NAMES = {
    "light year": ("light_year",),
    "furlong": ("660 foot",),  # pint's own is of survey feet, as its fathom
    "fathom": ("6 foot",),
    "gallon": ("gallon", "imperial_gallon"),
    "quart": ("quart", "imperial_quart"),
    "pint": ("pint", "imperial_pint"),
    "fluid ounce": ("fluid_ounce", "imperial_fluid_ounce"),
    "cup": ("cup", "0.25 liter"),
    "acre": ("43560 foot ** 2",),
    "acre-foot": ("43560 foot ** 3",),
    "stone": ("14 pound",),
    "short ton": ("2000 pound",),
    "long ton": ("2240 pound",),
    "tonne": ("metric_ton",),
    "kilotonne": ("1000 metric_ton",),
    "degree Celsius": ("delta_degC",),
    "degree Fahrenheit": ("delta_degF",),
    "pound per square inch": ("pound_force_per_square_inch",),
    "mile per gallon": ("mile / gallon", "mile / imperial_gallon"),
    "litre per 100 kilometres": ("100 kilometer / liter",),
    "electronvolt": ("electron_volt",),
    "megaelectronvolt": ("1e6 electron_volt",),
    "gigaelectronvolt": ("1e9 electron_volt",),
    "teraelectronvolt": ("1e12 electron_volt",),
    "astronomical unit": ("astronomical_unit",),
    "hundredweight": ("112 pound", "100 pound"),
    "quintal": ("100 kilogram", "100 pound", "46 kilogram"),
    "ounce": ("ounce", "troy_ounce"),
    "nm": ("nanometer", "nautical_mile"),
    "troy ounce": ("troy_ounce",),
    "square hectometre": ("hectometer ** 2",),
}
_BASES = {
    "length": "meter",
    "area": "meter ** 2",
    "volume": "meter ** 3",
    "mass": "kilogram",
    "speed": "meter / second",
    "temperature": "kelvin",
    "energy": "joule",
    "power": "watt",
    "pressure": "pascal",
    "data": "byte",
    "frequency": "hertz",
    "voltage": "volt",
    "current": "ampere",
    "resistance": "ohm",
    "force": "newton",
    "radioactivity": "becquerel",
    "dose": "sievert",
    "luminous flux": "lumen",
    "data rate": "bit / second",
    "flow": "meter ** 3 / second",
    "concentration": "kilogram / meter ** 3",
    "fuel economy": "meter / meter ** 3",
}


def pint_names(name):
    """Write a unit's name as pint does: "square mile" is "mile ** 2"."""
    if name in _PINT_NAMES:
        return _PINT_NAMES[name]
    for word, power in (("square ", 2), ("cubic ", 3)):
        if name.startswith(word) and " per " not in name:
            return (f"{name.removeprefix(word)} ** {power}",)
    return (
        name.replace("cubic metre", "metre ** 3")
        .replace("cubic foot", "foot ** 3")
        .replace(" per ", " / ")
        .replace(" hour", " * hour")
        .replace("/ * ", "/ ")
        .replace("nautical mile", "nautical_mile"),
    )


@pytest.fixture(scope="module")
def registry():
    return pint.UnitRegistry(non_int_type=Fraction)


@pytest.mark.parametrize("unit", [u for u in UNITS.values() if u.factors], ids=lambda u: u.name)
def test_every_factor_agrees_with_pint(unit, registry):
    names = pint_names(unit.name)
    assert len(names) == len(unit.factors)
    for name, factor in zip(names, unit.factors, strict=True):
        expected = registry.parse_expression(name).to(_BASES[unit.dimension]).magnitude
        assert float(factor) == pytest.approx(float(expected), rel=1e-9)


# --- laws ----------------------------------------------------------------------------------------


@given(st.integers(0, 10**12), st.sampled_from(["$", "£", "€"]))
def test_money_reads_back(value, sign):
    (fact,) = read(f"It cost {sign}{value:,} then.")
    assert (fact.kind, fact.value.stated, fact.value.round_integer) == (Kind.MONEY, value, True)


_WORDED = [(row["name"], row["words"][0]) for row in load("units")["unit"] if row["words"]]


@given(st.integers(2, 10**6), st.sampled_from(_WORDED))
def test_a_measure_reads_back_in_its_unit(value, unit):
    name, word = unit
    (fact,) = read(f"It was {value:,} {word}; so.")
    assert (fact.kind, fact.value.stated, fact.value.unit) == (Kind.MEASURE, value, name)


@given(st.integers(2, 10**6), st.sampled_from(["hour", "head", "barrel", "pupil"]))
def test_a_rate_reads_back(value, noun):
    (fact,) = read(f"It cost ${value:,} per {noun} then.")
    assert (fact.value.stated, fact.value.per) == (value, "person" if noun == "head" else noun)


@given(st.integers(0, 9999), st.sampled_from(["%", " percent", " per cent"]))
def test_percent_reads_back(tenths, word):
    (fact,) = read(f"It rose {tenths / 10:.1f}{word} then.")
    assert (fact.kind, fact.value.stated) == (Kind.PERCENT, Fraction(tenths, 10))


_PIECES = st.sampled_from(
    [
        *("$", "3", "3.5", "m", " million", "-", " to ", " and ", ", ", "%", " percent", " people"),
        *(
            "one",
            " in ",
            "half a",
            " mile",
            "\n\n",
            ". ",
            "The ",
            "20s",
            "third",
            "about ",
            "'",
            '"',
        ),
        "\ud800",
    ]
)


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_figures_lie_in_order_within_the_text_and_slice_to_their_words(text):
    document = build_document([Part("body", text)])
    end = 0
    for fact in find_quantities(document):
        assert end <= fact.span.start < fact.span.end
        assert document.text[fact.span.start : fact.span.end] == fact.text
        assert fact.value.range.low <= fact.value.range.high
        end = fact.span.end


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "and ", "one ", "million ", "1/", "-", "$", "$1-"]
)
def test_a_long_hostile_text_is_read(piece):
    text = (piece * 1_000_000)[:1_000_000]
    assert all(fact.span.end <= len(text) for fact in read(text))


def test_a_neutral_paragraph_before_only_shifts():
    text = "About 12 people paid $3-5m, or 20 percent."
    lead = "Nothing to see here.\n\n"
    moved = [(f.kind, f.span.start - len(lead), f.value.range) for f in read(lead + text)]
    assert moved == [(f.kind, f.span.start, f.value.range) for f in read(text)]
