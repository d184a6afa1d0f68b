"""What can be looked up in a table: the size of a body, the office of a person."""

from __future__ import annotations

import pytest

OWNED = """\
- id: owned
  family: numeric-consistency
  scope: document
  find: {"owner, n, what": {use: owned_count}}
  expect: never
  message: "{owner}|{n}|{what}"
  examples:
  - contradicted: The 27-nation EU met.
  - silent: The EU met.
"""
OFFICE = """\
- id: office
  family: quote-attribution
  scope: document
  find: {"title, who": {use: office}}
  expect: never
  message: "{title}|{who.entity}"
  examples:
  - contradicted: Health Minister Ann Lee spoke.
  - silent: Ann Lee spoke.
"""


@pytest.fixture
def said(verify, book_of):
    def run(rules, text):
        report = verify(text, book=book_of(rules), published="2024-05-05")
        return [finding.message for finding in report.findings]

    return run


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The 90-seat Harwick Assembly voted.", "Harwick Assembly|90|seat"),
        ("It goes to the 90-member Harwick Assembly.", "Harwick Assembly|90|member"),
        ("All 12 Baltic League countries agreed.", "Baltic League|12|countries"),
        ("All 12 members of the Baltic League voted.", "Baltic League|12|members"),
        ("The Baltic League’s 12 members voted.", "Baltic League|12|members"),
        ("Harwick’s 90-seat Lower Assembly voted.", "Lower Assembly|90|seat"),
        ("The Baltic League has 12 members.", "Baltic League|12|members"),
        ("Arle has a population of 12,000.", "Arle|12,000|population"),
        ("The population of Arle is 12,000.", "Arle|12,000|population"),
        ("Arle’s population is 12,000.", "Arle|12,000|population"),
        ("Arle (population 12,000) votes.", "Arle|12,000|population"),
        ("Arle, with a population of 12,000, votes.", "Arle|12,000|population"),
        ("Arle is home to 12,000 people.", "Arle|12,000|people"),
    ],
)
def test_the_size_of_a_named_whole_is_bound(said, text, bound):
    assert said(OWNED, text) == [bound]


@pytest.mark.parametrize(
    "text",
    [
        "The 12-member Harwick Assembly panel met.",
        "All 12 Baltic League countries bordering the sea agreed.",
        "All 12 Baltic League members on the panel agreed.",
        "The 12 members of the Baltic League who came agreed.",
        "Some 12 Baltic League countries agreed.",
        "A new, 12-member Baltic League would meet.",
        "The then 12-member Baltic League met.",
        "In 1998 the 12-member Baltic League met.",
        "By 2040 the 12-member Baltic League will meet.",
        "“The 12-member Baltic League is dead,” she said.",
        "The Baltic League has 12 members on the board.",
        "The Baltic League’s 12 members on the board voted.",
        "The Baltic League’s 12 founding members voted.",
        "The league has 12 members.",
        "If the 12-member Baltic League met, she said, it was in vain.",
    ],
)
def test_parts_other_times_and_mere_possibilities_are_left_alone(said, text):
    assert said(OWNED, text) == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Health Minister Ann Lee spoke.", "Health Minister|Ann Lee"),
        ("Ann Lee, the health minister, spoke.", "health minister|Ann Lee"),
        ("Ann Lee, 53, the minister of health, spoke.", "minister of health|Ann Lee"),
        ("Ann Lee, the health minister of Arle, spoke.", "health minister of Arle|Ann Lee"),
        ("Arle's prime minister, Flo Hart, spoke.", "Arle's prime minister|Flo Hart"),
        ("Arle Mayor Di Fox spoke.", "Arle Mayor|Di Fox"),
        ("U.S. President Joan Kerr spoke.", "U.S. President|Joan Kerr"),
        ("The mayor, Di Fox, spoke.", "mayor|Di Fox"),
    ],
)
def test_an_office_and_its_holder_are_bound(said, text, bound):
    assert said(OFFICE, text) == [bound]


def test_a_surname_is_the_person_who_was_named_before(said):
    text = "Ann Lee runs the ministry. Health Minister Lee said so."
    assert said(OFFICE, text) == ["Health Minister|Ann Lee"]
    two = "Ann Lee and Bo Lee came. Health Minister Lee said so."
    assert said(OFFICE, two) == ["Health Minister|Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "Former Health Minister Ann Lee spoke.",
        "Ex-mayor Di Fox spoke.",
        "The then mayor, Di Fox, spoke.",
        "Mayor-elect Di Fox spoke.",
        "Mayor Di Fox of Harwick spoke.",
        "In 1998 Mayor Di Fox spoke.",
        "Mayor Di Fox would speak if she could.",
        "“Mayor Di Fox is wrong,” he said.",
        "Di Fox, a spokeswoman for the mayor, spoke.",
        "The campaign manager Di Fox spoke.",
        "The former mayor, Di Fox, came. Mayor Fox spoke.",
    ],
)
def test_offices_of_another_time_or_place_are_left_alone(said, text):
    assert said(OFFICE, text) == []


HOLDERS = """\
title,person
mayor,Ann Petersen
"""


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Ann Petersen", "consistent"),
        ("Petersen", "consistent"),
        ("Anna Peterson", "consistent"),
        ("Ann Holm", "contradicted"),
        ("Holm", "contradicted"),
    ],
)
def test_a_listed_person_is_told_from_another_by_the_surname(
    name, verdict, tmp_path, verify, book_of
):
    (tmp_path / "holders.csv").write_text(HOLDERS, encoding="utf-8")
    table = "{file: holders.csv, columns: {title: text, person: person}, key: title}"
    rules = OFFICE.replace("never", 'can_be(who, lookup("holders", "person", title))')
    rules = rules.replace("Health Minister Ann Lee spoke.", "Mayor Bo Hale spoke.")
    book = book_of(rules, lists=f"tables: {{holders: {table}}}\n")
    (finding,) = verify(f"Mayor {name} spoke.", book=book).findings
    assert finding.verdict == verdict
