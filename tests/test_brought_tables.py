"""The table that the documentation tells a newsroom to bring: loaded, looked up, edited, broken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import regex

from checkers.document import Part, build_document, published_days
from checkers.engine import FINDERS, FUNCTIONS, check
from checkers.rulebook import RuleShelf

PAGE = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
_CSV = regex.compile(r"^```csv\n(# holders\.csv\n.*?)^```$", regex.MULTILINE | regex.DOTALL)
_YAML = regex.compile(
    r"^```yaml\n(factdesk: 1\npack: desk\ntables:\n  holders:.*?)^```$",
    regex.MULTILINE | regex.DOTALL,
)
WRONG = "Harbour Minister Bo Hale opened the pier."


class Newsroom:
    def __init__(self, folder: Path) -> None:
        page = PAGE.read_text(encoding="utf-8")
        self.folder, self._edits = folder, 0
        self.table = _CSV.search(page)[1]
        self.save("holders.csv", self.table)
        self.save("desk.yaml", _YAML.search(page)[1])
        self.shelf = RuleShelf([folder], functions=FUNCTIONS, finders=FINDERS)

    def save(self, name: str, text: str) -> None:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self._edits += 1
        os.utime(path, ns=(0, self._edits * 1_000_000_000))

    def findings(self, text: str, published: str | None):
        days = published_days(published) if published else None
        article = build_document([Part("body", text)], published=days)
        return check(article, [], self.shelf.current()).report.findings

    def verdicts(self, text: str, published: str | None) -> list[str]:
        return [finding.verdict for finding in self.findings(text, published)]


@pytest.fixture
def newsroom(tmp_path):
    return Newsroom(tmp_path)


@pytest.mark.parametrize(
    ("text", "published", "verdicts"),
    [
        (WRONG, "2022-01-09", ["consistent"]),
        (WRONG, "2022-01-11", ["contradicted"]),
        (WRONG, "2019-05-01", ["consistent"]),
        (WRONG, "2019-04-30", ["contradicted"]),
        (WRONG, None, ["undecided"]),
        ("Harbour Minister Hale opened the pier.", "2023-06-01", ["contradicted"]),
        ("Ann Orlo, the minister of harbours, left.", "2023-06-01", ["consistent"]),
        ("Harbour Minister Di Fox opened the pier.", "2023-06-01", []),
        ("Former Harbour Minister Bo Hale came.", "2023-06-01", []),
    ],
)
def test_the_documented_table_decides(newsroom, text, published, verdicts):
    assert newsroom.shelf.current().failed == ()
    assert newsroom.verdicts(text, published) == verdicts


def test_the_row_is_in_the_message_and_the_words_in_the_evidence(newsroom):
    (finding,) = newsroom.findings(WRONG, "2023-06-01")
    assert finding.message == "Harbour Minister is Ann Orlo (holders.csv:4), not Bo Hale"
    assert [one.text for one in finding.evidence] == ["Harbour Minister", "Bo Hale"]


def test_an_edit_of_the_table_is_in_force_with_the_next_check(newsroom):
    assert newsroom.verdicts(WRONG, "2023-06-01") == ["contradicted"]
    before = newsroom.shelf.current().revision
    newsroom.save("holders.csv", newsroom.table.replace("2022-01-10", "2023-12-31"))
    assert newsroom.verdicts(WRONG, "2023-06-01") == ["consistent"]
    assert newsroom.shelf.current().revision != before


def test_a_broken_edit_is_told_and_changes_nothing(newsroom):
    newsroom.save("holders.csv", newsroom.table.replace("2019-05-01", "1 May 2019"))
    assert newsroom.verdicts(WRONG, "2023-06-01") == ["contradicted"]
    (told,) = [f"{fault.position}: {fault.message}" for fault in newsroom.shelf.current().failed]
    assert told.startswith("holders.csv:3:49: from: '1 May 2019' is no date: write 2024-03-07")
