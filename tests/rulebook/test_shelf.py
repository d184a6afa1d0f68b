"""The shelf: an edit takes effect with the next request, and a broken one does no harm."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from rule_texts import FINDERS, FUNCTIONS, pack, rule, said

from checkers.rulebook import Rulebook, RulePackError, RuleShelf
from checkers.rulebook.compiled import CompiledRule
from checkers.rulebook.kept import KeptTexts


class Desk:
    """A folder of rule files with a shelf over it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._edits = 0
        self.write("core.yaml", pack(rule(name="a")))
        self.write("house.yaml", pack(rule(name="b"), name="house"))
        self.shelf = RuleShelf([folder], functions=FUNCTIONS, finders=FINDERS)

    def write(self, name: str, text: str) -> None:
        """Write a file, a second later than the last: file systems may keep no finer time."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self._edits += 1
        os.utime(path, ns=(0, self._edits * 1_000_000_000))

    def book(self) -> Rulebook:
        return self.shelf.current()

    def ids(self) -> list[str]:
        return [compiled.rule.id for compiled in self.book().rules]

    def rule(self, name: str) -> CompiledRule:
        return next(c for c in self.book().rules if c.rule.id == name)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_nothing_is_compiled_while_nothing_changes(desk: Desk) -> None:
    assert desk.book() is desk.book()
    assert desk.ids() == ["core/a", "house/b"]


def test_an_edit_takes_effect_and_the_rest_is_kept(desk: Desk) -> None:
    before, other = desk.book(), desk.rule("house/b")
    desk.write("core.yaml", pack(rule(name="a"), rule(name="c")))
    assert desk.ids() == ["core/a", "core/c", "house/b"]
    assert desk.book().revision != before.revision
    assert desk.rule("house/b") is other
    assert [c.rule.id for c in before.rules] == ["core/a", "house/b"]


def test_a_new_file_and_a_deleted_one_take_effect(desk: Desk) -> None:
    desk.write("more.yaml", pack(rule(name="d"), name="more"))
    assert desk.ids() == ["core/a", "house/b", "more/d"]
    (desk.folder / "core.yaml").unlink()
    assert desk.ids() == ["house/b", "more/d"]


def test_a_file_that_comes_back_is_read_again(desk: Desk) -> None:
    (desk.folder / "core.yaml").rename(desk.folder / "core.yaml.old")
    assert desk.ids() == ["house/b"]
    (desk.folder / "core.yaml.old").rename(desk.folder / "core.yaml")
    assert desk.ids() == ["core/a", "house/b"]


def test_a_file_that_no_longer_parses_keeps_its_last_version(desk: Desk) -> None:
    before = desk.book()
    desk.write("core.yaml", pack(rule(name="c")) + "broken: [\n")
    assert desk.ids() == ["core/a", "house/b"]
    assert desk.book().revision == before.revision
    (line,) = said(desk.book())
    assert line.startswith("core.yaml:12:9: core.yaml: what opens here is never closed")
    assert "the version before this edit stays in force" in line


def test_other_edits_go_on_while_one_file_is_broken(desk: Desk) -> None:
    desk.write("core.yaml", "pack: core\n")
    assert len(said(desk.book())) == 1
    desk.write("house.yaml", pack(rule(name="z"), name="house"))
    assert desk.ids() == ["core/a", "house/z"]
    assert len(said(desk.book())) == 1


def test_a_mended_file_is_no_longer_reported(desk: Desk) -> None:
    desk.write("core.yaml", "a: [")
    assert said(desk.book())
    desk.write("core.yaml", pack(rule(name="c")))
    assert desk.ids() == ["core/c", "house/b"]
    assert said(desk.book()) == []


def test_a_bad_rule_in_a_file_that_parses_is_left_out(desk: Desk) -> None:
    desk.write("core.yaml", pack(rule(name="c"), rule("expect: x", name="a")))
    assert desk.ids() == ["core/c", "house/b"]
    assert {fault.rule for fault in desk.book().failed} == {"core/a"}


def test_an_edited_list_reaches_the_rules_of_other_files(desk: Desk) -> None:
    lists = "lists: {{rose: [{}]}}\n"
    text = rule("find: {phrase: '{rose} {a:number}'}\nexpect: never\nmessage: x", name="r")
    desk.write("core.yaml", pack(head=lists.format("rose")))
    desk.write("house.yaml", pack(text, name="house", head="extends: core\n"))
    before = desk.rule("house/r")
    desk.write("core.yaml", pack(head=lists.format("rose, grew")))
    assert desk.rule("house/r") is not before


def test_a_list_of_a_changing_pack_reaches_the_changed_rule(desk: Desk) -> None:
    text = """\
        extends: core
        lists: {{thorn: [{}]}}
        change: {{core/a: {{unless+: ['{{thorn}} bush']}}}}
        """
    desk.write("house.yaml", pack(name="house", head=text.format("thorn")))
    before = desk.rule("core/a")
    assert said(desk.book()) == []
    desk.write("house.yaml", pack(name="house", head=text.format("briar")))
    assert desk.rule("core/a") is not before


@pytest.mark.parametrize("gone", ["files", "folder"])
def test_rules_that_vanish_stay_in_force(desk: Desk, gone: str) -> None:
    for path in desk.folder.iterdir():
        path.unlink()
    if gone == "folder":
        desk.folder.rmdir()
    assert desk.ids() == ["core/a", "house/b"]
    assert "the rules loaded before stay in force" in said(desk.book())[0]
    desk.folder.mkdir(exist_ok=True)
    desk.write("core.yaml", pack(rule(name="c")))
    assert desk.ids() == ["core/c"]
    assert said(desk.book()) == []


def test_a_shelf_without_rules_cannot_be_made(tmp_path: Path) -> None:
    with pytest.raises(RulePackError, match="no rule files"):
        RuleShelf([tmp_path], functions=FUNCTIONS, finders=FINDERS)


def test_a_shelf_of_broken_files_can_be_made_and_mended(tmp_path: Path) -> None:
    path = tmp_path / "core.yaml"
    path.write_text("a: [", encoding="utf-8")
    shelf = RuleShelf([path], functions=FUNCTIONS, finders=FINDERS)
    assert shelf.current().rules == ()
    assert said(shelf.current()) == ["core.yaml:1:4: core.yaml: what opens here is never closed"]
    path.write_text(pack(rule(name="a")), encoding="utf-8")
    assert len(shelf.current().rules) == 1


# --- the processes of one server -----------------------------------------------------------------


def answer(desk: Desk, pipe: Any) -> None:
    """Be a worker: tell for each request which rulebook is in force."""
    while pipe.recv() == "ask":
        pipe.send((desk.book().revision, desk.ids(), said(desk.book())))


@contextmanager
def workers(desk: Desk, count: int) -> Iterator[list[Any]]:
    """Fork processes from the one that made the shelf, as a server with preloading does."""
    context = multiprocessing.get_context("fork")
    pipes = []
    started = []
    for _ in range(count):
        here, there = context.Pipe()
        process = context.Process(target=answer, args=(desk, there), daemon=True)
        process.start()
        pipes.append(here)
        started.append(process)
    try:
        yield pipes
    finally:
        for pipe, process in zip(pipes, started, strict=True):
            pipe.send("leave")
            process.join(10)


def ask(pipe: Any) -> tuple[str, list[str], list[str]]:
    pipe.send("ask")
    assert pipe.poll(10)
    return pipe.recv()


def test_a_worker_that_missed_a_version_keeps_it_all_the_same(desk: Desk) -> None:
    with workers(desk, 2) as (first, second):
        desk.write("core.yaml", pack(rule(name="new")))
        assert ask(first)[1] == ["core/new", "house/b"]
        desk.write("core.yaml", "pack: [")
        revision, ids, faults = ask(second)
        assert ids == ["core/new", "house/b"]
        assert "the version before this edit stays in force" in faults[0]
        assert ask(first) == (revision, ids, faults)


def test_a_worker_that_is_started_anew_agrees_with_those_there_are(desk: Desk) -> None:
    """It is forked from the process that made the shelf, which never sees a request."""
    with workers(desk, 1) as (first,):
        desk.write("core.yaml", pack(rule(name="new")))
        ask(first)
        desk.write("core.yaml", "pack: [")
        with workers(desk, 1) as (late,):
            assert ask(late) == ask(first)
            assert ask(late)[1] == ["core/new", "house/b"]


def test_workers_agree_on_rules_that_vanished(desk: Desk) -> None:
    with workers(desk, 2) as (first, second):
        desk.write("core.yaml", pack(rule(name="new")))
        ask(first)
        for path in desk.folder.iterdir():
            path.unlink()
        assert ask(second)[1] == ["core/new", "house/b"]
        assert ask(first) == ask(second)


def test_a_file_that_one_worker_saw_go_is_gone_for_all(desk: Desk) -> None:
    with workers(desk, 2) as (first, second):
        (desk.folder / "core.yaml").unlink()
        ask(first)
        desk.write("core.yaml", "pack: [")
        assert ask(second)[1] == ["house/b"]
        assert ask(first) == ask(second)


def test_a_version_that_another_worker_was_late_to_keep_reaches_all(desk: Desk) -> None:
    good = {"core.yaml": pack(rule(name="late"))}
    desk.write("core.yaml", "pack: [")
    assert desk.ids() == ["core/a", "house/b"]
    desk.shelf._kept.keep(good, among=["core.yaml", "house.yaml"])
    assert desk.ids() == ["core/late", "house/b"]
    assert desk.book() is desk.book()


def test_two_servers_keep_nothing_for_each_other(desk: Desk) -> None:
    other = RuleShelf([desk.folder], functions=FUNCTIONS, finders=FINDERS)
    desk.write("core.yaml", pack(rule(name="new")))
    assert desk.ids() == ["core/new", "house/b"]
    desk.write("core.yaml", "pack: [")
    assert [rule.rule.id for rule in other.current().rules] == ["core/a", "house/b"]
    assert desk.ids() == ["core/new", "house/b"]


@pytest.mark.parametrize("size", [1, 10, 100, 10_000], ids=str)
def test_kept_texts_are_given_back_whatever_stood_there_before(size: int) -> None:
    kept = KeptTexts()
    for length in (50, 5_000, size, 1, size, 700):
        texts = {"a.yaml": "é" * length, "b.yaml": str(length)}
        kept.keep(texts, among=texts)
        assert kept.read()[1] == texts


def test_nothing_is_written_where_nothing_changed() -> None:
    kept = KeptTexts()
    kept.keep({"a.yaml": "a"}, among=["a.yaml"])
    before = kept.edition()
    kept.keep({}, among=["a.yaml", "b.yaml"])
    assert kept.edition() == before
    kept.keep({}, among=[])
    assert (kept.edition() > before, kept.read()[1]) == (True, {})


def test_a_worker_that_missed_a_version_of_a_table_keeps_it_all_the_same(desk: Desk) -> None:
    head = "tables: {t: {file: t.csv, columns: {town: text, n: integer}, key: town}}\n"
    text = """\
        find: {phrase: '{a:number} in Arle'}
        expect: a == lookup("t", "n", "Arle")
        message: x
        """
    desk.write("t.csv", "town,n\nArle,1\n")
    desk.write("house.yaml", pack(rule(text, name="b"), name="house", head=head))
    assert said(desk.book()) == []
    with workers(desk, 2) as (first, second):
        desk.write("t.csv", "town,n\nArle,2\n")
        revision, _, faults = ask(first)
        assert faults == []
        desk.write("t.csv", "town,n\nArle,two\n")
        again, ids, faults = ask(second)
        assert (again, ids) == (revision, ["core/a", "house/b"])
        assert faults[0].startswith("t.csv:2:6: t.csv: n: 'two' is no number")
        assert "the version before this edit stays in force" in faults[0]
        assert ask(first)[0] == revision
