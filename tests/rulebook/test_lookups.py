"""Tables in force: declared in YAML, looked up by rules, watched, kept while they are broken."""

from __future__ import annotations

import os

import pytest

from checkers.document import Part, build_document, published_days
from checkers.engine import FINDERS, FUNCTIONS, check
from checkers.rulebook import RuleShelf, lint_rules, load_rulebook
from checkers.trials import run_trials

TABLE = """\
tables:
  holders:
    file: holders.csv
    columns: {title: text, person: person, seats: integer, begins: date, ends: date}
    key: title
    valid: [begins, ends]
"""
RULES = """\
rules:
- id: harbour-minister
  family: quote-attribution
  find: {phrase: 'harbour minister {who:name}'}
  let: {holder: 'lookup("holders", "person", "harbour minister", reference)'}
  expect: who.text == holder.name
  message: '{who} is not {holder} ({table_row("holders", "harbour minister", reference)})'
  examples:
  - contradicted: The harbour minister Bo Hale resigned.
    published: 2023-05-01
  - consistent: The harbour minister Ann Orlo resigned.
    published: 2023-05-01
  - undecided: The harbour minister Ann Orlo resigned.
"""
CSV = """\
title,person,seats,begins,ends
Harbour minister,Bo Hale,5,2019-05-01,2022-01-09
Harbour minister,Ann Orlo,7,2022-01-10,
"""


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self._edits = 0
        self.write("desk.yaml", f"factdesk: 1\npack: desk\n{TABLE}{RULES}")
        self.write("holders.csv", CSV)

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text.encode())
        self._edits += 1
        os.utime(path, ns=(0, self._edits * 1_000_000_000))

    def book(self):
        return load_rulebook([self.folder], functions=FUNCTIONS, finders=FINDERS)

    def shelf(self):
        return RuleShelf([self.folder / "desk.yaml"], functions=FUNCTIONS, finders=FINDERS)

    def faults(self):
        return [f"{one.position}: {one.message}" for one in self.book().failed]


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def told(book, text="The harbour minister Bo Hale resigned.", published="2023-05-01"):
    days = published_days(published) if published else None
    article = build_document([Part("body", text)], published=days)
    (finding,) = check(article, [], book).report.findings
    return finding


def test_examples_run_with_the_table(desk):
    trials = run_trials(desk.book())
    assert [trial.message for trial in trials if not trial.passed] == []
    assert len(trials) == 3


def test_a_finding_names_the_row_that_it_rests_on(desk):
    finding = told(desk.book())
    assert finding.verdict == "contradicted"
    assert finding.message == "Bo Hale is not Ann Orlo (holders.csv:3)"
    assert finding.working.startswith(
        'holder = lookup("holders", "person", "harbour minister", 2023-05-01) '
        "= Ann Orlo (holders.csv:3)"
    )
    assert [one.document for one in finding.evidence] == ["article"]


@pytest.mark.parametrize(
    ("published", "why"),
    [
        (None, "the article has no date to reckon from"),
        ("2018-05-01", "holders.csv has nothing for “harbour minister” on 1 May 2018"),
        ("2022", "holders.csv has several: Bo Hale (line 2), Ann Orlo (line 3)"),
    ],
)
def test_what_the_table_does_not_decide_is_undecided(desk, published, why):
    finding = told(desk.book(), published=published)
    assert finding.verdict == "undecided"
    assert why in finding.message


LISTED = """\
rules:
- id: in-office
  family: quote-attribution
  find: {phrase: 'harbour minister {who:name}'}
  when: listed("terms", "harbour minister", who)
  expect: listed("terms", "harbour minister", who, reference)
  message: '{who}'
  examples:
  - contradicted: The harbour minister Bo Hale resigned.
    published: 2023-05-01
  - consistent: The harbour minister Ann Orlo resigned.
    published: 2023-05-01
  - consistent: The harbour minister Ann Orlo resigned.
    published: "2022"
  - undecided: The harbour minister Ann Orlo resigned.
  - silent: The harbour minister Di Fox resigned.
    published: 2023-05-01
"""


def test_listed_tells_whether_a_row_holds_on_a_day_or_ever(desk):
    table = TABLE.replace("holders:", "terms:").replace("key: title", "key: [title, person]")
    desk.write("desk.yaml", f"factdesk: 1\npack: desk\n{table}{LISTED}")
    trials = run_trials(desk.book())
    assert [trial.message for trial in trials if not trial.passed] == []
    assert len(trials) == 5


def test_a_row_that_always_holds_needs_no_date(desk):
    desk.write("holders.csv", "title,person,seats,begins,ends\nHarbour minister,Ann Orlo,5,,\n")
    assert told(desk.book(), published=None).verdict == "contradicted"


def test_a_change_of_a_rule_sees_the_tables_of_the_pack_that_makes_it(desk):
    (desk.folder / "more").mkdir()
    (desk.folder / "more" / "own.csv").write_text("office,person\nharbour minister,Bo Hale\n")
    desk.write(
        "more/own.yaml",
        "factdesk: 1\npack: own\nextends: [desk]\n"
        "tables: {own: {file: own.csv, columns: {office: text, person: person}, key: office}}\n"
        "change:\n  desk/harbour-minister:\n"
        '    let: {holder: \'lookup("own", "person", "harbour minister")\'}\n',
    )
    book = desk.book()
    assert book.failed == ()
    assert told(book).verdict == "consistent"


def test_saving_the_table_changes_the_next_check_and_the_revision(desk):
    shelf = desk.shelf()
    before = shelf.current()
    assert told(before).verdict == "contradicted"
    assert shelf.current() is before
    desk.write("holders.csv", CSV.replace("Ann Orlo", "Bo Hale"))
    after = shelf.current()
    assert told(after).verdict == "consistent"
    assert after.revision != before.revision
    assert shelf.current() is after


def test_a_remark_in_the_table_changes_no_revision(desk):
    before = desk.book().revision
    desk.write("holders.csv", "# from the register\n" + CSV)
    assert desk.book().revision == before


def test_a_broken_table_keeps_its_last_good_version(desk):
    shelf = desk.shelf()
    desk.write("holders.csv", CSV.replace("2022-01-10", "soon"))
    book = shelf.current()
    (fault,) = book.failed
    assert str(fault.position) == "holders.csv:3:29"
    assert fault.message.endswith("until then the version before this edit stays in force")
    assert told(book).verdict == "contradicted"
    desk.write("holders.csv", CSV.replace("Ann Orlo", "Bo Hale"))
    assert told(shelf.current()).verdict == "consistent"
    assert shelf.current().failed == ()


def test_a_table_that_is_moved_away_keeps_its_last_good_version(desk):
    shelf = desk.shelf()
    (desk.folder / "holders.csv").unlink()
    book = shelf.current()
    assert "there is no file holders.csv" in book.failed[0].message
    assert told(book).verdict == "contradicted"


def test_without_a_good_version_the_rule_is_left_out_and_one_mistake_is_told_each(desk):
    desk.write("holders.csv", CSV.replace("Ann Orlo,7", "Ann Orlo,seven"))
    assert desk.faults() == [
        "desk.yaml:13:25: the table 'holders' has mistakes of its own: mend those first",
        "holders.csv:3:27: seats: 'seven' is no number: write 1234567 or 12.5, without a unit",
    ]


@pytest.mark.parametrize(
    ("written", "meant", "said"),
    [
        (
            'lookup("holder", "person", "x", reference)',
            25,
            "no table named 'holder' is seen here (did you mean 'holders'?)",
        ),
        (
            'lookup("holders", "persn", "x", reference)',
            36,
            "the table 'holders' has no column 'persn' (did you mean 'person'?)",
        ),
        (
            'lookup("holders", "person", reference)',
            18,
            "write lookup('holders', 'person', title, a date): "
            "the table is looked up by title, a date",
        ),
        (
            'lookup("holders", "person", "x", 5)',
            51,
            "lookup() takes a date here, not a number",
        ),
        (
            'lookup("holders", "person", 5, reference)',
            46,
            "lookup() takes a text here, not a number",
        ),
        (
            "lookup(who.text, 5)",
            18,
            'the name of a table in quotes comes first: lookup("holders", …) (tables: holders)',
        ),
        ('lokup("holders", "person")', 18, "no function is named 'lokup' (did you mean 'lookup'?)"),
    ],
)
def test_mistakes_in_a_lookup_are_told_at_load(desk, written, meant, said):
    rules = RULES.replace('lookup("holders", "person", "harbour minister", reference)', written)
    desk.write("desk.yaml", f"factdesk: 1\npack: desk\n{TABLE}{rules}")
    assert desk.faults()[0] == f"desk.yaml:13:{meant}: {said}"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: text", "title: txt", "no type of column named 'txt'"),
        ("seats: integer", "seats: money", "'money' is no type of column: write `money GBP`"),
        ("seats: integer", "seats: money XQZ", "no unit of money named 'XQZ'"),
        ("key: title", "key: titel", "no column named 'titel' (did you mean 'title'?)"),
        ("[begins, ends]", "[begins, seats]", "'seats' is integer: `valid` names dates"),
        ("file: holders.csv", "file: ../holders.csv", "a table lies beside its rule file"),
        ("file: holders.csv", "file: /etc/passwd", "a table lies beside its rule file"),
        ("key: title", "keys: title", "unknown key 'keys' (did you mean 'key'?)"),
    ],
)
def test_mistakes_in_a_declaration_are_told_at_load(desk, old, new, said):
    table = TABLE.replace(old, new)
    assert table != TABLE
    desk.write("desk.yaml", f"factdesk: 1\npack: desk\n{table}{RULES}")
    assert any(said in fault for fault in desk.faults())


def test_a_pack_sees_the_tables_of_packs_that_it_extends(desk):
    desk.write("desk.yaml", f"factdesk: 1\npack: desk\n{TABLE}")
    (desk.folder / "more").mkdir()
    desk.write("more/own.yaml", f"factdesk: 1\npack: own\nextends: [desk]\n{RULES}")
    book = desk.book()
    assert book.failed == ()
    assert told(book).verdict == "contradicted"
    desk.write("more/own.yaml", f"factdesk: 1\npack: own\n{RULES}")
    assert "no table named 'holders' is seen here" in desk.faults()[0]


def test_lint_notes_unused_tables_and_holes(desk):
    def notes():
        faults = lint_rules([desk.folder], functions=FUNCTIONS, finders=FINDERS)
        return [f"{one.position}: {one.message}" for one in faults]

    assert notes() == []
    desk.write("holders.csv", CSV.replace("2022-01-09", "2022-01-07"))
    assert notes() == [
        "holders.csv:3:1: no row for 'Harbour minister' from 8 January 2022 to 9 January 2022 "
        "(after line 2): fill it, or write `holes: allow`"
    ]
    allowing = TABLE.replace("valid", "holes: allow\n    valid")
    desk.write("desk.yaml", f"factdesk: 1\npack: desk\n{allowing}")
    assert notes() == ["desk.yaml:4:3: no rule looks anything up in the table 'holders': delete it"]
