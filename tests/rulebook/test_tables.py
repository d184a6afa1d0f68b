"""Reference tables: what a CSV file may be, its mistakes, and what is found on a day."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction

import pytest

from checkers.model import Days, Position, Speaker, TimeExpression, Unknown
from checkers.ranges import exactly
from checkers.rulebook.errors import Located, RulePackError
from checkers.rulebook.tables import (
    Column,
    ColumnType,
    Holes,
    ReferenceTable,
    TableSpec,
    build_table,
    decode,
)
from checkers.rulebook.values import Amount

_PLACE = Position("desk.yaml", 1, 1)
TEXT, PERSON, DATE = (Column(n, ColumnType(n)) for n in ("text", "person", "date"))
HOLDERS = (
    Column("title", ColumnType.TEXT),
    Column("person", ColumnType.PERSON),
    Column("begins", ColumnType.DATE),
    Column("ends", ColumnType.DATE),
)


def spec(*columns, key=("title",), valid=("begins", "ends"), holes=Holes.WARN):
    return TableSpec(
        Located("holders", _PLACE), Located("h.csv", _PLACE), columns or HOLDERS, key, valid, holes
    )


def holders(*rows, **options):
    text = "\n".join(["title,person,begins,ends", *rows])
    return build_table(text, spec(**options), "h.csv")


def mistakes(made):
    assert not isinstance(made, ReferenceTable)
    return [str(one) for one in made]


def day(text, last=None):
    first = date.fromisoformat(text)
    return TimeExpression("DATE", text, days=Days(((first, date.fromisoformat(last or text)),)))


def person_on(table, title, when):
    rows = table.find([title], when)
    return rows if isinstance(rows, Unknown) else table.value(rows, HOLDERS[1])


TERMS = ("Mayor,Ann Lee,2020-01-02,2022-03-04", "Mayor,Bo Hale,2022-03-05,")


@pytest.mark.parametrize(
    ("when", "person"),
    [
        ("2020-01-02", "Ann Lee"),
        ("2022-03-04", "Ann Lee"),
        ("2022-03-05", "Bo Hale"),
        ("2060-01-01", "Bo Hale"),
    ],
)
def test_a_row_holds_on_its_first_and_on_its_last_day(when, person):
    assert person_on(holders(*TERMS), "mayor", day(when)).name == person


def test_before_the_first_row_nothing_is_known():
    found = person_on(holders(*TERMS), "mayor", day("2020-01-01"))
    assert found == Unknown("h.csv has nothing for “mayor” on 1 January 2020")


def test_a_key_that_is_not_there_is_unknown():
    assert person_on(holders(*TERMS), "reeve", day("2021-01-01")).reason == (
        "h.csv has no row for “reeve”"
    )


def test_a_date_of_many_days_is_decided_where_all_have_one_value():
    table = holders(*TERMS)
    assert person_on(table, "mayor", day("2021-01-01", "2021-12-31")).name == "Ann Lee"
    both = person_on(table, "mayor", day("2022-01-01", "2022-12-31"))
    assert both == Unknown("h.csv has several: Ann Lee (line 2), Bo Hale (line 3)")
    assert isinstance(person_on(table, "mayor", day("2019-01-01", "2020-12-31")), Unknown)


def test_on_the_day_of_a_handover_both_hold_and_nothing_is_decided():
    table = holders("Mayor,Ann Lee,2020-01-02,2022-03-04", "Mayor,Bo Hale,2022-03-04,")
    assert isinstance(person_on(table, "mayor", day("2022-03-04")), Unknown)
    assert person_on(table, "mayor", day("2022-03-03")).name == "Ann Lee"
    assert person_on(table, "mayor", day("2022-03-05")).name == "Bo Hale"


def test_a_row_with_a_first_day_alone_holds_until_the_next():
    table = build_table(
        "bank,rate,since\nNorth,4.25,2023-05-01\nNorth,4.5%,2023-06-22\n",
        spec(
            Column("bank", ColumnType.TEXT),
            Column("rate", ColumnType.PERCENT),
            Column("since", ColumnType.DATE),
            key=("bank",),
            valid=("since",),
        ),
        "h.csv",
    )
    for when, share in (("2023-06-21", 425), ("2023-06-22", 450), ("2030-01-01", 450)):
        rows = table.find(["North"], day(when))
        value = table.value(rows, table.spec.columns[1])
        assert value.range.low == Fraction(share, 10_000)


@pytest.mark.parametrize(
    "asked",
    ["mayor", "The Mayor", "MAYOR", "the  mayor’s", "deputy-mayor", "Deputy Mayor", "U.S. vicar"],
)
def test_keys_are_compared_without_case_articles_and_marks(asked):
    rows = ("Mayor | Deputy mayor,Ann Lee,,", "US vicar,Ann Lee,,")
    assert person_on(holders(*rows), asked, day("2021-01-01")).name == "Ann Lee"


def test_a_person_is_found_by_the_surname_where_no_other_has_it():
    columns = (Column("person", ColumnType.PERSON), Column("party", ColumnType.TEXT))
    table = build_table(
        "person,party\nAnn Lee,Reds\nJosé Ruiz Jr.,Blues\nJon Roe,Reds\nJim Roe,Greens\n",
        spec(*columns, key=("person",), valid=()),
        "h.csv",
    )

    def party(name):
        rows = table.find([Speaker(None, name, name)], None)
        return rows if isinstance(rows, Unknown) else table.value(rows, columns[1])

    assert party("Lee") == party("A. Lee") == party("Ann Lee") == "Reds"
    assert party("Jose Ruiz") == "Blues"
    assert party("Jim Roe") == "Greens"
    assert "several of that name" in party("Roe").reason
    assert isinstance(party("Bob Lee"), Unknown)
    assert isinstance(party("Ann Hale"), Unknown)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["Mayor,Ann Lee,07/03/2024,"], "h.csv:2:15: begins: '07/03/2024' is no date: which is"),
        (["Mayor,Ann Lee,2024-02-30,"], "h.csv:2:15: begins: '2024-02-30' is no date: write"),
        ([",Ann Lee,,"], "h.csv:2:1: the key 'title' is empty: fill it"),
        (["|,Ann Lee,,"], "h.csv:2:1: the key 'title' says nothing: fill it"),
        (["Mayor,Ann Lee,2024-02-01"], "h.csv:2:1: 3 cells, but the first line has 4"),
        (["Mayor,Lee, Ann,2024,2025"], "h.csv:2:21: 5 cells, but the first line has 4"),
        (
            ["Mayor,Ann Lee,2024-02-02,2024-02-01"],
            "h.csv:2:26: ends on 1 February 2024, before it begins on 2 February 2024",
        ),
        (
            ["Mayor,Ann Lee,2020,2022", "# note", "mayor,Bo Hale,2022-12-30,"],
            "h.csv:4:1: the same title as line 2, and both hold from 30 December 2022 to "
            "31 December 2022: end one before the other begins",
        ),
        (['Mayor,"Ann Lee,2020,2022', "x,y,,"], "h.csv:2:7: a quotation mark opens here and does"),
        (['Mayor,"Ann Lee,2020,2022'], "h.csv:2:7: a quotation mark opens here and does"),
        (['Mayor,"Ann" Lee,2020,2022'], "h.csv:2:7: text stands beside the quotation marks"),
        (["Mayor,Ann\0Lee,,"], "h.csv:2:10: the character U+0000 cannot stand in a table"),
        (["Mayor," + "a" * 1_000_000 + ",,"], "h.csv:2:1: a line of 1,000,008 characters"),
    ],
)
def test_each_mistake_is_told_with_file_line_column_and_remedy(rows, said):
    (mistake,) = mistakes(holders(*rows))
    assert mistake.startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "h.csv:1:1: the file is empty"),
        ("title,persn,begins,ends\n", "h.csv:1:7: the column 'persn' is not declared (did you"),
        ("title,begins,ends\n", "h.csv:1:1: no column 'person' in the first line"),
        ("title,person,begins,ends,title\n", "h.csv:1:26: the column 'title' stands twice"),
    ],
)
def test_mistakes_of_the_first_line(text, said):
    told = mistakes(build_table(text, spec(), "h.csv"))
    assert any(one.startswith(said) for one in told)


def test_a_file_full_of_mistakes_tells_the_first_ones_and_counts_the_rest():
    told = mistakes(holders(*["Mayor,Ann Lee,soon,"] * 50))
    assert len(told) == 21
    assert told[-1] == "h.csv:22:15: 30 more mistakes from here on"


def test_days_without_a_row_are_noted_or_refused_or_allowed():
    rows = ("Mayor,Ann Lee,2020-01-01,2020-12-31", "Mayor,Bo Hale,2021-01-03,")
    (gap,) = holders(*rows).gaps
    assert (gap.line, gap.first, gap.last) == (3, date(2021, 1, 1), date(2021, 1, 2))
    (mistake,) = mistakes(holders(*rows, holes=Holes.REFUSE))
    assert mistake == (
        "h.csv:3:1: no row for 'Mayor' from 1 January 2021 to 2 January 2021 (after line 2)"
    )
    assert holders(*rows, holes=Holes.ALLOW).gaps == ()


def test_a_table_without_days_refuses_a_key_twice():
    columns = (Column("title", ColumnType.TEXT), Column("n", ColumnType.INTEGER))
    made = build_table("title,n\na,1\nb,2\nA,3\n", spec(*columns, valid=()), "h.csv")
    assert mistakes(made) == ["h.csv:4:1: the same title as line 2: delete one of them"]


@pytest.mark.parametrize(
    ("type_", "cell", "said"),
    [
        ("number", "3,1", "'3,1' is no number: write 1234567 or 12.5, without a unit"),
        ("number", "£3", "is no number"),
        ("integer", "3.5", "is no whole number: make the column a number"),
        ("percent", "high", "is no number"),
    ],
)
def test_cells_of_the_wrong_type(type_, cell, said):
    columns = (Column("title", ColumnType.TEXT), Column("n", ColumnType(type_)))
    (one,) = mistakes(build_table(f'title,n\na,"{cell}"\n', spec(*columns, valid=()), "h.csv"))
    assert one.startswith("h.csv:2:3: n: ")
    assert said in one


@pytest.mark.parametrize(
    ("head", "cell", "value"),
    [
        ("title,n", "1234567", 1234567),
        ("title,n", '"1,234,567"', 1234567),
        ("title,n", "-12.50", Fraction(-25, 2)),
        ("title;n", "12,5", Fraction(25, 2)),
        ("title\tn", "7", 7),
        ("sep=;\ntitle;n", "7", 7),
        ("\ufefftitle,n".removeprefix("\ufeff"), "7", 7),
    ],
)
def test_numbers_and_separators_as_spreadsheets_write_them(head, cell, value):
    columns = (Column("title", ColumnType.TEXT), Column("n", ColumnType.NUMBER))
    mark = next(mark for mark in ";\t," if mark in head.splitlines()[-1])
    text = f"{head}\r\na{mark}{cell}\r\n\r\n{mark}\r\n"
    table = build_table(text, spec(*columns, valid=()), "h.csv")
    given = table.value(table.find(["a"], None), columns[1])
    assert isinstance(given, Amount)
    assert given.range.low == given.range.high == value


@pytest.mark.parametrize("cell", ["1,234", "1.234", "-12.345"])
def test_a_mark_that_can_be_either_is_refused(cell):
    columns = (Column("title", ColumnType.TEXT), Column("n", ColumnType.NUMBER))
    (one,) = mistakes(build_table(f"title;n\na;{cell}\n", spec(*columns, valid=()), "h.csv"))
    assert "can be thousands or a fraction" in one


@pytest.mark.parametrize(
    ("type_", "cell", "unit", "value"),
    [
        ("money GBP", "1200.5", "GBP", Fraction(2401, 2)),
        ("measure mile", "26.2", "mile", Fraction(131, 5)),
        ("percent", "4.25%", None, Fraction(17, 400)),
        ("integer", "0", None, 0),
    ],
)
def test_numbers_have_the_unit_of_their_column(type_, cell, unit, value):
    word, _, name = type_.partition(" ")
    columns = (Column("title", ColumnType.TEXT), Column("n", ColumnType(word), name or None))
    table = build_table(f"title,n\na,{cell}\n", spec(*columns, valid=()), "h.csv")
    given = table.value(table.find(["a"], None), columns[1])
    assert (given.unit, given.range.low, given.range.high) == (unit, value, value)


def test_a_row_can_be_found_by_number_and_by_day():
    columns = (
        Column("round", ColumnType.INTEGER),
        Column("day", ColumnType.DATE),
        Column("score", ColumnType.TEXT),
    )
    made = build_table(
        "round,day,score\n0,2024-05-04,3-1\n1,2024-05-11,2-2\n",
        spec(*columns, key=("round", "day"), valid=()),
        "h.csv",
    )
    asked = Amount(exactly(0), None, None, 0)
    assert made.value(made.find([asked, day("2024-05-04")], None), columns[2]) == "3-1"
    assert isinstance(made.find([asked, day("2024-05-05")], None), Unknown)
    assert isinstance(made.find([asked, day("2024-05-04", "2024-05-05")], None), Unknown)


def test_an_empty_cell_is_unknown():
    table = holders("Mayor,,2020-01-01,")
    assert person_on(table, "mayor", day("2021-01-01")).reason == (
        "the cell under 'person' is empty"
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"title\ncaf\xe9\n", "h.csv:2:4: not UTF-8 (the byte 0xE9): save the file as “CSV UTF-8”"),
        ("title".encode("utf-16"), "h.csv:1:1: UTF-16, not UTF-8: save the file as “CSV UTF-8”"),
    ],
)
def test_other_encodings_are_told(data, said):
    with pytest.raises(RulePackError) as refused:
        decode(data, "h.csv")
    assert str(refused.value) == said


def test_a_byte_order_mark_is_no_part_of_the_first_name():
    assert decode("\ufefftitle".encode(), "h.csv") == "title"


def test_a_lookup_in_many_rows_costs_nothing():
    rows = [f"Office {n},Ann Lee,{1900 + y},{1900 + y}" for n in range(2_000) for y in range(100)]
    table = holders(*rows)
    begun = time.perf_counter()
    for n in range(1_000):
        assert not isinstance(table.find([f"office {n}"], day("1950-05-05")), Unknown)
    assert time.perf_counter() - begun < 1


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("checkers.rulebook.tables.lines.MAX_ROWS", 2)
    assert mistakes(holders("a,b,,", "c,d,,", "e,f,,"))[0].startswith("h.csv:4:1: more than 2 rows")
