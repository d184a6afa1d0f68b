"""The command line: what it prints and how it leaves."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import checkers
from checkers.adapters.cli import main
from checkers.adapters.cli.words import visible

PACKS = Path(__file__).parent / "packs"
WRONG = "The council met on Tuesday, 14 March 2024 in the town hall.\n"
RIGHT = "Output rose 30% from 100 tons to 130 tons.\n"
DATE = "Tuesday, 14 March 2024"

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in a folder with wrong.txt and right.txt, on the tests' own rules."""
    (tmp_path / "wrong.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "right.txt").write_text(RIGHT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTDESK_RULES", str(PACKS))
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *words, **options: CliRunner().invoke(main, list(words), **options)


def lines(*requests: Any) -> bytes:
    return b"".join(
        (r if isinstance(r, bytes) else json.dumps(r).encode()) + b"\n" for r in requests
    )


# --- check, for people ---------------------------------------------------------------------------


def test_a_finding_shows_its_words_underlined_and_its_working(run: Run) -> None:
    said = run("check", "wrong.txt")
    printed = said.stdout.splitlines()
    assert said.exit_code == 1
    assert printed[0].startswith("wrong.txt: contradicted (1 contradicted; 1 sentence, ")
    row = next(n for n, line in enumerate(printed) if DATE in line)
    column = printed[row].index(DATE)
    assert printed[row + 1] == " " * column + "^" * len(DATE)
    assert "wrong.txt:1:20" in printed[row - 1]
    assert "weekday(2024-03-14) = Thursday" in printed[row + 2]
    assert "replace “Tuesday” with “Thursday”" in said.stdout


def test_pipes_get_no_colours(run: Run) -> None:
    assert "\x1b" not in run("check", "wrong.txt").output


def test_a_terminal_gets_no_commands_from_the_article(run: Run) -> None:
    text = f"\x1b[31m\u202eThe council\a met on {DATE}."
    said = run("check", "-", input=text.encode())
    assert "contradicted" in said.stdout
    assert not set("\x1b\u202e\a") & set(said.stdout)


def test_wide_and_long_lines_keep_the_mark_under_the_words(run: Run) -> None:
    text = (
        "東京 news. "
        + "Nothing of note was said. " * 20
        + f"They met on {DATE} there. "
        + "And so on. " * 20
    )
    printed = run("check", "-", input=text.encode()).stdout.splitlines()
    row = next(n for n, line in enumerate(printed) if DATE in line)
    assert printed[row + 1].index("^") == printed[row].index(DATE)
    assert len(printed[row]) <= 80


def test_headline_and_published_come_from_options(run: Run) -> None:
    said = run(
        "check", "right.txt", "--headline", f"Council met {DATE}", "--published", "2024-03-15"
    )
    assert said.exit_code == 1
    assert "right.txt:headline:1:13" in said.stdout


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\tb", "a b"), ("\x1b[2J", "\ufffd[2J"), ("\ud800", "\ufffd"), ("é東", "é東")],
    ids=["tab", "escape", "surrogate", "letters"],
)
def test_what_a_terminal_would_obey_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


TWICE = """\
factdesk: 1
pack: own
rules:
- id: twice
  title: All counts are one
  family: numeric-consistency
  scope: document
  find: {told: {all: count, min: 2}}
  expect: min(told) == max(told)
  message: "not {told}"
  examples:
  - contradicted: It took 12 ships, then 14 ships.
  - silent: It took 12 ships.
"""


def test_evidence_far_apart_on_one_line_has_each_its_own_place(run: Run, tmp_path: Path) -> None:
    text = f"It took 12 ships. {'It rained all day. ' * 5}It took 14 ships."
    (tmp_path / "own.yaml").write_text(TWICE, encoding="utf-8")
    said = run("check", "-", "--rules", "own.yaml", input=text.encode()).stdout
    places = [row.strip() for row in said.splitlines() if row.strip().startswith("-:1:")]
    assert places == ["-:1:9", f"-:1:{text.index('14') + 1}"]


# --- how it leaves -------------------------------------------------------------------------------

LEAVES = {
    "contradicted": (("check", "wrong.txt"), 1),
    "consistent": (("check", "right.txt"), 0),
    "one of several": (("check", "right.txt", "wrong.txt"), 1),
    "no such file": (("check", "nowhere.txt"), 2),
    "no such file besides": (("check", "wrong.txt", "nowhere.txt"), 2),
    "no file": (("check",), 2),
    "bad date": (("check", "right.txt", "--published", "27 Nov"), 2),
    "no rules there": (("check", "right.txt", "--rules", "nowhere"), 2),
    "two formats": (("check", "right.txt", "--json", "--sarif"), 2),
    "lines and files": (("check", "right.txt", "--jsonl"), 2),
    "facts": (("facts", "wrong.txt"), 0),
    "facts of nothing": (("facts", "nowhere.txt"), 2),
    "rules test": (("rules", "test"), 0),
    "rules lint": (("rules", "lint"), 0),
    "an unknown rule": (("rules", "show", "desk/nothing"), 2),
}


@pytest.mark.parametrize(("words", "code"), LEAVES.values(), ids=LEAVES.keys())
def test_it_leaves_with(run: Run, words: tuple[str, ...], code: int) -> None:
    assert run(*words).exit_code == code


RULES = (PACKS / "desk" / "rules.yaml").read_text(encoding="utf-8")
BROKEN = {
    "a file": {"rules.yaml": RULES, "broken.yaml": "pack: ["},
    "a rule": {"rules.yaml": RULES.replace("severity: warning", "sevrity: x")},
    "everything": {"rules.yaml": "pack: ["},
}


@pytest.mark.parametrize("form", [(), ("--json",), ("--sarif",), ("--jsonl",)], ids=str)
@pytest.mark.parametrize("files", BROKEN.values(), ids=BROKEN.keys())
def test_whatever_some_of_the_rules_find_is_no_success(
    run: Run, tmp_path: Path, files: dict[str, str], form: tuple[str, ...]
) -> None:
    (tmp_path / "own").mkdir()
    for name, text in files.items():
        (tmp_path / "own" / name).write_text(text, encoding="utf-8")
    of_lines = form == ("--jsonl",)
    for text in ("Nothing at all.", WRONG):
        sent = lines({"text": text}) if of_lines else text.encode()
        said = run("check", *(() if of_lines else ("-",)), *form, "--rules", "own", input=sent)
        assert said.exit_code == 2
        assert ".yaml:" in said.stderr


def test_no_lines_and_not_all_rules_is_no_success(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("pack: [", encoding="utf-8")
    assert run("check", "--jsonl", "--rules", "own.yaml", input=b"").exit_code == 2
    assert run("facts", "--jsonl", "--rules", "own.yaml", input=b"").exit_code == 0


def test_the_other_files_are_checked_all_the_same(run: Run) -> None:
    said = run("check", "nowhere.txt", "wrong.txt")
    assert "nowhere.txt" in said.stderr
    assert "wrong.txt: contradicted" in said.stdout


def test_a_file_that_is_not_utf8_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    said = run("check", "latin.txt")
    assert (said.exit_code, "latin.txt: not UTF-8 at byte 3" in said.stderr) == (2, True)


def test_bad_settings_are_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTDESK_RULES", "/no/such/folder")
    said = run("check", "wrong.txt")
    assert (said.exit_code, "FACTDESK_RULES" in said.stderr) == (2, True)


# --- JSON, SARIF ---------------------------------------------------------------------------------


def test_json_is_one_answer_or_a_list(run: Run) -> None:
    one = json.loads(run("check", "wrong.txt", "--json").stdout)
    several = json.loads(run("check", "wrong.txt", "right.txt", "nowhere.txt", "--json").stdout)
    assert one["verdict"] == "contradicted"
    assert [said.get("verdict") for said in several] == ["contradicted", "consistent", None]
    assert "error" in several[2]


def test_a_request_file_is_what_the_service_takes(run: Run, tmp_path: Path) -> None:
    request = {"article": {"blocks": [{"id": "p1", "text": WRONG}]}, "options": {"verdicts": []}}
    (tmp_path / "request.json").write_text(json.dumps(request), encoding="utf-8")
    said = json.loads(run("check", "request.json", "--json").stdout)
    assert (said["verdict"], said["findings"]) == ("contradicted", [])


def test_mistakes_in_a_request_file_are_pointed_at(run: Run, tmp_path: Path) -> None:
    (tmp_path / "request.json").write_text('{"txt": ""}', encoding="utf-8")
    said = run("check", "request.json")
    assert said.exit_code == 2
    assert "/txt: Unknown key (did you mean 'text'?)" in said.stderr


def test_formats_are_guessed_from_the_suffix(run: Run, tmp_path: Path) -> None:
    sent = f"<p>Caf&eacute;. They met on {DATE}.</p>"
    (tmp_path / "story.html").write_text(sent, encoding="utf-8")
    (evidence,) = json.loads(run("check", "story.html", "--json").stdout)["findings"][0]["evidence"]
    assert sent[evidence["start"] : evidence["end"]] == DATE


def test_sources_are_named_by_their_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("It cost $4 million.", encoding="utf-8")
    said = json.loads(run("facts", "right.txt", "--source", "wire.txt", "--json").stdout)
    assert {fact.get("document") for fact in said["facts"]} == {None, "wire.txt"}


def test_sarif_places_findings_in_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text("Über 😀\n" + WRONG, encoding="utf-8")
    log = json.loads(run("check", "story.txt", "--sarif").stdout)
    (sarif_run,) = log["runs"]
    (result,) = sarif_run["results"]
    (location,) = result["locations"]
    assert (log["version"], sarif_run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert (result["ruleId"], result["kind"], result["level"]) == (
        "desk/weekday-date",
        "fail",
        "error",
    )
    assert sarif_run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "desk/weekday-date"
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "story.txt"},
        "region": {
            "startLine": 2,
            "startColumn": 20,
            "endLine": 2,
            "endColumn": 42,
            "charOffset": 26,
            "charLength": 22,
            "snippet": {"text": DATE},
        },
    }
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "Thursday"}


def test_sarif_of_a_request_file_claims_no_places_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "request.json").write_text(json.dumps({"text": WRONG}), encoding="utf-8")
    log = json.loads(run("check", "request.json", "--sarif").stdout)
    (result,) = log["runs"][0]["results"]
    assert "region" not in result["locations"][0]["physicalLocation"]
    assert "fixes" not in result


# --- JSON lines ----------------------------------------------------------------------------------


def test_each_line_is_answered_in_order_and_bad_lines_on_their_own(run: Run) -> None:
    sent = lines({"text": WRONG}, b"{nope", {"txt": ""}, b"\xff", b"[]", b" ", {"text": RIGHT})
    said = run("check", "--jsonl", input=sent)
    answers = [json.loads(line) for line in said.stdout.splitlines()]
    assert [a.get("verdict") or a["error"]["status"] for a in answers] == [
        "contradicted",
        400,
        422,
        400,
        422,
        400,
        "consistent",
    ]
    assert answers[2]["error"]["errors"][0]["pointer"] == "/txt"
    assert said.exit_code == 2


LINES = {
    "nothing": (b"", 0),
    "blank": (b"\n", 1),
    "blank ones about": (b'\n\r\n{"text": ""}\n \n\n', 5),
    "no last newline": (b'{"text": ""}\n{"text": ""}', 2),
    "blanks at the end": (b'{"text": ""}\n ', 2),
    "carriage returns": (b'{"text": ""}\r{"text": ""}\r\n', 1),
    "half a request": (b'{"text":\n""}\n', 2),
}


@pytest.mark.parametrize("command", ["check", "facts"])
@pytest.mark.parametrize(("sent", "count"), LINES.values(), ids=LINES.keys())
def test_one_line_in_is_one_line_out(run: Run, command: str, sent: bytes, count: int) -> None:
    said = run(command, "--jsonl", input=sent)
    answers = [json.loads(line) for line in said.stdout.split("\n")[:-1]]
    assert len(answers) == count
    assert said.exit_code == (2 if any("error" in answer for answer in answers) else 0)


def test_a_mistake_in_a_line_is_placed_on_it(run: Run) -> None:
    said = json.loads(run("check", "--jsonl", input=b'{"text": ""\n').stdout)
    assert "line 1, column 12" in said["error"]["detail"]


@pytest.mark.parametrize(("text", "code"), [(WRONG, 1), (RIGHT, 0), ("", 0)])
def test_lines_leave_like_files(run: Run, text: str, code: int) -> None:
    assert run("check", "--jsonl", input=lines({"text": text})).exit_code == code


def test_facts_line_by_line(run: Run) -> None:
    said = run("facts", "--jsonl", input=lines({"text": "It cost $3 million."}, {"text": ""}))
    first, second = [json.loads(line) for line in said.stdout.splitlines()]
    assert ([fact["text"] for fact in first["facts"]], second["facts"]) == (["$3 million"], [])
    assert (said.exit_code, said.stderr) == (0, "")


def test_a_crash_on_one_line_costs_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from checkers.adapters.contract import service

    honest = service.read_facts

    def crash(document: Any) -> Any:
        if "boom" in document.text:
            raise RuntimeError(document.text)
        return honest(document)

    monkeypatch.setattr(service, "read_facts", crash)
    said = run("facts", "--jsonl", input=lines({"text": "boom"}, {"text": ""}))
    first, second = [json.loads(line) for line in said.stdout.splitlines()]
    assert (first["error"]["status"], second["facts"]) == (500, [])
    assert "RuntimeError" in said.stderr
    assert "boom" not in said.output
    assert said.exit_code == 2


def test_an_answer_comes_before_the_next_line_is_sent() -> None:
    environ = {**os.environ, "FACTDESK_RULES": str(PACKS)}
    command = [sys.executable, "-m", "checkers.adapters.cli", "facts", "--jsonl"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ
    ) as started:
        assert started.stdin is not None
        assert started.stdout is not None
        for text in ("one", "two"):
            started.stdin.write(lines({"text": text}))
            started.stdin.flush()
            assert "facts" in json.loads(started.stdout.readline())


# --- serve ---------------------------------------------------------------------------------------


def test_our_own_app_is_served_with_the_rules_of_the_folder_one_stands_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "app.py").write_text("raise SystemExit('a stranger')", encoding="utf-8")
    (tmp_path / "own").mkdir()
    monkeypatch.setenv("FACTDESK_RULES", "own")
    monkeypatch.setenv("WEB_CONCURRENCY", "")
    started: list[tuple[list[str], dict[str, str], Path]] = []
    monkeypatch.setattr(
        os, "execve", lambda _p, words, env: started.append((words, env, Path.cwd()))
    )
    with socket.create_server(("127.0.0.1", 0)) as door:
        free = door.getsockname()[1]  # and free again once the door is shut
    assert run("serve", "--port", str(free)).exit_code == 0
    ((words, environ, folder),) = started
    assert f"127.0.0.1:{free}" in words
    assert environ["FACTDESK_RULES"] == str(tmp_path / "own")
    assert int(environ["WEB_CONCURRENCY"]) >= 1
    assert "create_app" in (folder / "app.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_taken_port_is_said_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("the server was started"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        said = run("serve", "--host", host, "--port", str(port))
    assert said.exit_code == 2
    assert said.stderr == (
        f"Error: port {port} is taken: choose another with --port (make run PORT=…)\n"
    )


@pytest.mark.parametrize("value", ["0", "two"])
def test_no_workers_are_said_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setattr(os, "execve", lambda *_: pytest.fail("the server was started"))
    monkeypatch.setenv("WEB_CONCURRENCY", value)
    said = run("serve")
    assert (said.exit_code, said.stderr.count("\n")) == (2, 1)
    assert said.stderr.startswith(f"Error: WEB_CONCURRENCY={value!r} is ")


def test_an_address_that_is_not_ours_is_said_in_one_line(run: Run) -> None:
    said = run("serve", "--host", "192.0.2.1")
    assert (said.exit_code, said.stderr.count("\n")) == (2, 1)
    assert said.stderr.startswith("Error: cannot listen on 192.0.2.1 port 8000: ")


# --- a plain install -----------------------------------------------------------------------------


def test_an_installed_package_runs_the_rules_that_it_carries(tmp_path: Path) -> None:
    code = Path(checkers.__file__).parent
    installed = tmp_path / "site" / "checkers"
    shutil.copytree(code, installed, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PACKS, installed / "shipped" / "rules")
    environ = {name: value for name, value in os.environ.items() if name != "FACTDESK_RULES"}
    said = subprocess.run(
        [sys.executable, "-m", "checkers.adapters.cli", "check", "-"],
        input=WRONG.encode(),
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env=environ | {"PYTHONPATH": str(tmp_path / "site")},
        check=False,
    )
    assert said.returncode == 1
    assert b"[desk/weekday-date]" in said.stdout


# --- facts and rules, for people -----------------------------------------------------------------


def test_facts_are_a_table(run: Run) -> None:
    said = run("facts", "wrong.txt")
    (row,) = [line for line in said.stdout.splitlines() if DATE in line]
    assert row.split("  ", 1)[0] == " body 19"
    assert row.rstrip().endswith("  14 March 2024")


READ = {
    "no year": ("21 November", "", "21 November, year not known"),
    "a month without a year": ("in March", "", "March, year not known"),
    "a year from elsewhere": (
        "21 November",
        "2024-11-27",
        "21 November 2024 (from the publication date)",
    ),
    "a month": ("in March 2024", "", "March 2024"),
    "a whole month": ("in March", "2024-03-20", "March 2024 (from the publication date)"),
    "a decade": ("in the 1990s", "", "1990 to 1999"),
    "a quarter": ("in the first quarter of 2024", "", "January 2024 to March 2024"),
    "a bare weekday": ("on Friday", "", "Friday"),
    "either order": ("on 12/11/2023", "", "12 November 2023 or 11 December 2023"),
    "no such day": ("on 30 February 2023", "", "30 February 2023, no such day"),
    "no day at all": ("last week", "", "no known day"),
    "a time of day": ("at 5 p.m. GMT", "", "17:00 GMT"),
    "a length": ("for three weeks", "", "3 weeks"),
    "an open length": ("for more than two years", "", "more than 2 years"),
    "a period": ("from 3 to 5 November 2024", "", "3 November 2024 to 5 November 2024"),
    "a period in no year": (
        "from 3 to 5 November",
        "",
        "3 November to 5 November, year not known",
    ),
    "a set": ("every Monday", "", "again and again"),
}


@pytest.mark.parametrize(("words", "published", "shown"), READ.values(), ids=READ.keys())
def test_dates_are_read_in_words(run: Run, words: str, published: str, shown: str) -> None:
    options = ("--published", published) if published else ()
    said = run("facts", "-", *options, input=f"They met {words}.".encode()).stdout
    read = [row.rstrip().rpartition("  ")[2] for row in said.splitlines()[2:]]
    assert shown in read
    assert not any(mark in said for mark in ("XXXX", "DATE", "DURATION", "P3W"))


def test_facts_of_a_source_are_in_the_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "wire.txt").write_text("It cost $4 million.", encoding="utf-8")
    said = run("facts", "right.txt", "--source", "wire.txt").stdout
    assert [row for row in said.splitlines() if "wire.txt body 8" in row and "4,000,000" in row]


def test_rules_are_listed_and_shown(run: Run) -> None:
    assert "desk/stated-rise" in run("rules", "list").stdout
    shown = run("rules", "show", "desk/weekday-date").stdout
    assert "desk/rules.yaml" in shown
    assert "expect: weekday(d) == d.weekday" in shown
    unknown = run("rules", "show", "desk/weekdaydate").stderr
    assert "did you mean 'desk/weekday-date'" in unknown
    assert "`factdesk rules list` names them" in unknown


def test_the_rule_schema_is_json_schema(run: Run) -> None:
    schema = json.loads(run("rules", "schema").stdout)
    assert {"factdesk", "pack", "rules"} <= schema["properties"].keys()


def test_a_failing_example_is_said_with_its_place(run: Run, tmp_path: Path) -> None:
    rules = (PACKS / "desk" / "rules.yaml").read_text(encoding="utf-8")
    (tmp_path / "own.yaml").write_text(rules.replace("rose 20%", "rose 30%"), encoding="utf-8")
    said = run("rules", "test", "--rules", "own.yaml")
    assert said.exit_code == 1
    assert said.stdout.startswith("own.yaml:")
    assert "1 failed" in said.stdout


def test_rules_that_do_not_load_are_said_before_the_tally_on_one_stream(
    run: Run, tmp_path: Path
) -> None:
    """A rule with two mistakes is one rule left out."""
    rules = (PACKS / "desk" / "rules.yaml").read_text(encoding="utf-8")
    broken = rules.replace("severity: warning", "sevrity: warning\n  scop: document")
    (tmp_path / "own.yaml").write_text(broken, encoding="utf-8")
    said = run("rules", "test", "--rules", "own.yaml")
    *faults, tally = said.stdout.splitlines()
    assert said.exit_code == 1
    assert len(faults) == 2
    assert all("is left out: unknown key" in fault for fault in faults)
    assert ", 1 rule left out; " in tally
    assert said.stderr == ""
    assert run("rules", "lint", "--rules", "own.yaml").stdout.endswith("\n2 mistakes\n")


def test_a_file_that_does_not_load_is_counted_apart_from_rules(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("factdesk: 1\n", encoding="utf-8")
    said = run("rules", "test", "--rules", "own.yaml")
    fault, tally = said.stdout.splitlines()
    assert fault.startswith("own.yaml:1:1: add `pack:`")
    assert tally == "0 passed, 0 failed, 1 other mistake; 0 rules"


def test_a_broken_rule_is_said_with_its_place_and_the_others_run(run: Run, tmp_path: Path) -> None:
    rules = (PACKS / "desk" / "rules.yaml").read_text(encoding="utf-8")
    broken = rules.replace("severity: warning", "sevrity: warning")
    (tmp_path / "own.yaml").write_text(broken, encoding="utf-8")
    said = run("check", "wrong.txt", "--rules", "own.yaml")
    assert (said.exit_code, "contradicted" in said.stdout) == (2, True)
    assert "own.yaml:" in said.stderr
    assert "severity" in said.stderr
    assert run("rules", "lint", "--rules", "own.yaml").exit_code == 1


def test_a_mistake_in_the_rules_is_placed_from_the_folder_one_stands_in(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own" / "desk"
    own.mkdir(parents=True)
    (own / "broken.yaml").write_text("pack: [", encoding="utf-8")
    (own / "failing.yaml").write_text(RULES.replace("rose 20%", "rose 30%"), encoding="utf-8")
    here = Path("own", "desk")
    assert run("check", "right.txt", "--rules", "own").stderr.startswith(f"{here}/broken.yaml:1:7")
    assert run("rules", "lint", "--rules", "own").stdout.startswith(f"{here}/broken.yaml:1:7")
    tested = run("rules", "test", "--rules", str(tmp_path / "own")).stdout
    assert f"\n{here}/failing.yaml:" in tested
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    said = run("rules", "lint", "--rules", "../own").stdout
    assert said.split(":")[0].endswith("own/desk/broken.yaml")
    assert Path(said.split(":")[0]).exists()
