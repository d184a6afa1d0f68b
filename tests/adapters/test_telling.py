"""The log tells what is wrong with the rules: at each change, not with each request."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from app import create_app
from checkers.adapters.contract.settings import Settings

RULES = (Path(__file__).parent / "packs" / "desk" / "rules.yaml").read_text(encoding="utf-8")
TEXT = "The council met on Tuesday, 14 March 2024 in the town hall."


class Served:
    """A service over one rule file."""

    def __init__(self, path: Path, log: pytest.LogCaptureFixture) -> None:
        self._path, self._log, self._edits = path, log, 0
        log.set_level("INFO", "factdesk")
        self._client: FlaskClient | None = None

    def after(self, text: str) -> list[str]:
        """Save the file, ask three times, and give what the log says besides the requests."""
        self._log.clear()
        self._path.write_text(text, encoding="utf-8")
        self._edits += 1
        os.utime(self._path, ns=(0, self._edits * 1_000_000_000))
        if self._client is None:
            self._client = create_app(settings=Settings(rules=(self._path,))).test_client()
        for _ in range(3):
            self._client.post("/v1/check", json={"text": TEXT})
        lines = [f"{r.levelname} {r.getMessage()}" for r in self._log.records]
        return [line for line in lines if "POST /v1/check" not in line]


@pytest.fixture
def served(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Served:
    return Served(tmp_path / "own.yaml", caplog)


def test_a_mistake_is_told_once_and_so_is_its_end(served: Served) -> None:
    assert served.after(RULES) == []
    (told,) = served.after(RULES + "more: [")
    line = RULES.count("\n") + 1
    assert told.startswith(f"WARNING own.yaml:{line}:7: what opens here is never closed")
    (other,) = served.after(RULES + "\nmore: [")
    assert other.startswith(f"WARNING own.yaml:{line + 1}:7: ")
    (mended,) = served.after(RULES)
    assert mended.startswith("INFO no mistakes in the rules any more; rules=")


def test_only_what_is_new_is_told(served: Served) -> None:
    one = RULES.replace("severity: warning", "sevrity: warning")
    both = one.replace("expect: weekday(d)", "expect: weekdya(d)")
    assert RULES != one != both
    (first,) = served.after(one)
    assert "rule desk/stated-rise is left out: unknown key" in first
    (second,) = served.after(both)
    assert "rule desk/weekday-date is left out: " in second
    assert served.after(one) == ["INFO fewer mistakes in the rules: 1 left"]


def test_many_mistakes_are_cut_short(served: Served) -> None:
    keys = "".join(f"key{number}: 1\n" for number in range(100))
    told = served.after(keys)
    assert len(told) == 21
    assert "more mistakes in the rules; /readyz lists all" in told[-1]


def test_a_mistake_fills_one_line_and_no_text_of_an_article(served: Served) -> None:
    (told,) = served.after('"a\\nGET /forged": 1\n' + RULES)
    assert "\n" not in told
    assert "town hall" not in told
