"""check(document, sources, rulebook): verdicts, evidence, ids, order, budgets."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkers.document import Part, build_document
from checkers.engine import FINDERS, FUNCTIONS, Budget, Options, OutOfTime, check
from checkers.model import Severity, Strictness, Verdict
from checkers.rulebook import load_rulebook

WRONG_DAY = "The council met on Tuesday, 14 March 2024, in the town hall."
RIGHT_DAY = "The council met on Thursday, 14 March 2024, in the town hall."


def verdicts(report, rule):
    return [f.verdict for f in report.findings if f.rule.id == rule]


def test_a_contradiction_points_at_its_words(verify):
    report = verify(WRONG_DAY)
    (finding,) = [f for f in report.findings if f.verdict == Verdict.CONTRADICTED]
    assert finding.rule.id == "core/weekday-date"
    assert [e.text for e in finding.evidence] == ["Tuesday, 14 March 2024"]
    span = finding.evidence[0].span
    assert WRONG_DAY[span.start : span.end] == "Tuesday, 14 March 2024"
    assert "Thursday" in finding.message
    assert "weekday" in finding.working
    assert report.verdict == Verdict.CONTRADICTED


def test_a_repair_replaces_only_the_wrong_word(verify):
    (finding,) = [f for f in verify(WRONG_DAY).findings if f.verdict == Verdict.CONTRADICTED]
    (repair,) = finding.suggestions
    assert WRONG_DAY[repair.span.start : repair.span.end] == "Tuesday"
    assert repair.replacement == "Thursday"


def test_no_repair_is_offered_inside_quotation_marks(verify):
    report = verify("“We met on Tuesday, 14 March 2024, in the town hall,” said Ann Lee.")
    (finding,) = [f for f in report.findings if f.verdict == Verdict.CONTRADICTED]
    assert finding.suggestions == ()


def test_an_error_of_the_program_costs_only_the_rule_that_meets_it(make_article, caplog):
    def broken(scene):
        raise ZeroDivisionError(scene.article.document.text)

    rules = Path(__file__).resolve().parent.parent / "rules"
    kept = [f for f in FINDERS if f.name != "unclosed_quote"]
    (one,) = [f for f in FINDERS if f.name == "unclosed_quote"]
    book = load_rulebook([rules], functions=FUNCTIONS, finders=[*kept, replace(one, call=broken)])
    text = f"{WRONG_DAY} “We will rebuild the pier,” Ann Lee said."
    report = check(make_article(text), [], book).report
    assert verdicts(report, "core/weekday-date") == [Verdict.CONTRADICTED]
    (fault,) = report.failed
    assert fault.rule == "core/unclosed-quote"
    assert "ZeroDivisionError" in fault.message
    assert "council" not in fault.message
    assert "core/unclosed-quote" in caplog.text
    assert "council" not in caplog.text


def test_what_agrees_is_reported_as_information(verify):
    report = verify(RIGHT_DAY)
    assert verdicts(report, "core/weekday-date") == [Verdict.CONSISTENT]
    assert {f.severity for f in report.findings} == {Severity.INFO}
    assert report.verdict == Verdict.CONSISTENT


def test_what_the_text_does_not_decide_is_no_alarm(verify):
    report = verify("The council met on Tuesday, March 14, in the town hall.")
    (finding,) = [f for f in report.findings if f.rule.id == "core/weekday-date"]
    assert finding.verdict == Verdict.UNDECIDED
    assert "year" in finding.message


def test_the_working_says_where_a_year_came_from(verify):
    body = "The bridge was shut on Tuesday, November 21."
    published = verify(body, published="2024-11-27")
    stamped = verify(body + "\n\n© 2024 Coast Review. All rights reserved.")
    for report, origin in ((published, "publication date"), (stamped, "copyright")):
        (finding,) = [f for f in report.findings if f.verdict == Verdict.CONTRADICTED]
        assert "2024" in finding.working
        assert origin in finding.working


def test_an_article_without_facts_has_nothing_to_check(verify):
    report = verify("The council met in the town hall.")
    assert report.verdict is None
    assert report.findings == ()


def test_findings_come_in_the_order_of_the_text(verify):
    report = verify(f"{WRONG_DAY} The levy starts on 31 April. {WRONG_DAY}")
    starts = [f.evidence[0].span.start for f in report.findings]
    assert starts == sorted(starts)
    assert len(report.findings) >= 3


def test_ids_survive_an_edit_elsewhere_and_tell_twins_apart(verify):
    before = verify(f"{WRONG_DAY} {WRONG_DAY}")
    after = verify(f"A new first paragraph.\n\n{WRONG_DAY} {WRONG_DAY}")
    ids = [f.id for f in before.findings]
    assert ids == [f.id for f in after.findings]
    assert len(set(ids)) == len(ids)


def test_two_rules_that_say_the_same_about_the_same_words_are_one_finding(verify, book_of):
    rule = (
        "- id: {id}\n  family: numeric-consistency\n  severity: {severity}\n"
        "  find: {{phrase: ['{{x:percent}} of nothing']}}\n  expect: never\n"
        "  message: This is nothing\n"
        "  examples: [{{contradicted: It was 5% of nothing.}}, {{silent: It was nothing.}}]\n"
    )
    rules = rule.format(id="quiet", severity="info") + rule.format(id="loud", severity="error")
    report = verify("It was 5% of nothing.", book=book_of(rules))
    assert [f.rule.id for f in report.findings] == ["desk/loud"]


def test_two_rules_that_say_different_things_about_the_same_words_are_both_heard(verify, book_of):
    rule = (
        "- id: {id}\n  family: numeric-consistency\n"
        "  find: {{phrase: ['{{x:percent}} of nothing']}}\n  expect: never\n"
        "  message: {id} says so\n"
        "  examples: [{{contradicted: It was 5% of nothing.}}, {{silent: It was nothing.}}]\n"
    )
    report = verify(
        "It was 5% of nothing.", book=book_of(rule.format(id="a") + rule.format(id="b"))
    )
    assert [f.message for f in report.findings] == ["a says so", "b says so"]


def test_a_long_article_is_read_to_its_end(verify):
    said = "\n\n".join(f"“We were ready, boat {n} was ready,” said Ann Lee." for n in range(230))
    last = "“Nobody warned us about the water.” The road reopened."
    report = verify(f"{said}\n\nIt was late.\n\n{last}")
    assert report.failed == ()
    assert Verdict.UNSUPPORTED in verdicts(report, "core/quote-without-speaker")


def test_a_draft_speaks_only_when_asked(verify, book_of):
    book = book_of(
        "- id: vague\n  family: quote-attribution\n  status: draft\n"
        "  find: {phrase: ['critics say']}\n  expect: never\n  message: Who?\n"
        "  examples: [{contradicted: Critics say no.}, {silent: They say no.}]\n"
    )
    assert verify("Critics say no.", book=book).findings == ()
    asked = verify("Critics say no.", book=book, options=Options(enable=("desk/vague",)))
    assert [f.message for f in asked.findings] == ["Who?"]
    assert [e.text for e in asked.findings[0].evidence] == ["Critics say"]


def test_rules_and_packs_can_be_left_out(verify):
    off = Options(disable=("core/weekday-date",))
    assert not verdicts(verify(WRONG_DAY, options=off), "core/weekday-date")
    assert verify(WRONG_DAY, options=Options(packs=())).findings == ()


def test_strictness_chooses_rules_by_their_precision(verify, book_of):
    rule = (
        "- id: {0}\n  family: quote-attribution\n  tags: [{1}]\n"
        "  find: {{phrase: ['critics say']}}\n  expect: never\n  message: {0}\n"
        "  examples: [{{contradicted: Critics say no.}}, {{silent: They say no.}}]\n"
    )
    tags = {"sure": "precision:high", "usual": "speech", "loose": "precision:low"}
    book = book_of("".join(rule.format(name, tag) for name, tag in tags.items()))
    said = {
        level: {
            finding.message
            for finding in verify(
                "Critics say no.", book=book, options=Options(strictness=level)
            ).findings
        }
        for level in Strictness
    }
    assert said == {
        Strictness.LOW: {"sure"},
        Strictness.NORMAL: {"sure", "usual"},
        Strictness.HIGH: {"sure", "usual", "loose"},
    }


def test_a_rule_asked_for_runs_at_any_strictness(verify):
    asked = Options(strictness=Strictness.LOW, enable=("core/weekday-date",))
    assert verdicts(verify(WRONG_DAY, options=asked), "core/weekday-date")


def test_unless_excuses_a_match(verify, book_of):
    book = book_of(
        "- id: limit\n  family: numeric-consistency\n"
        "  find: {phrase: ['fell by {x:percent}']}\n  expect: x <= 100%\n"
        "  unless: [own goals]\n  message: '{x} is more than all'\n"
        "  examples: [{contradicted: Prices fell by 120%.}, {consistent: Prices fell by 20%.},\n"
        "             {silent: Own goals fell by 120%.}]\n"
    )
    assert verify("Prices fell by 120%.", book=book).verdict == Verdict.CONTRADICTED
    assert verify("Own goals fell by 120%.", book=book).findings == ()


def test_a_rule_that_matches_too_often_is_stopped_and_reported(verify, book_of):
    book = book_of(
        "- id: pairs\n  family: numeric-consistency\n  scope: document\n"
        "  find: {a: {one: percent}, b: {one: percent}}\n  expect: a == b\n"
        "  message: '{a} is not {b}'\n"
        "  examples: [{contradicted: It was 5% and 6%.}, {consistent: It was 5% and 5%.}]\n"
    )
    text = " ".join(f"The rate was {n} percent." for n in range(1, 60))
    report = verify(text, book=book)
    assert len(report.findings) > 0
    assert "stopped" in report.failed[0].message


def test_the_budget_ends_a_check(core):
    ticks = iter(range(1000))
    article = build_document([Part("body", WRONG_DAY)])
    with pytest.raises(OutOfTime):
        check(article, (), core, budget=Budget(0, lambda: next(ticks)))


def test_a_year_after_in_makes_no_inches(verify):
    report = verify("Complaints fell from 3,210 to 1,920 in 2023, a drop of 50 percent.")
    assert verdicts(report, "core/percent-change") == [Verdict.CONTRADICTED]


def test_coverage_counts_what_was_read_and_checked(verify):
    report = verify(RIGHT_DAY)
    assert report.coverage.sentences == 1
    assert report.coverage.facts["date"] == 1
    assert report.coverage.facts_checked == 1


TEXTS = st.text(
    alphabet=st.sampled_from(list("aZ5 0%$£.,\n\r\t\x00'\"“”’()-/\ud800é€🙂ا")), max_size=120
) | st.lists(
    st.sampled_from(
        [
            WRONG_DAY,
            "“We are ready,” said Ann Lee.",
            "It rose 20% from £100m to £130m.",
            "Smith",
            "\n\n",
            "from 2019 to 2010",
            "two of 5 (30%)",
            "she said",
            "“",
            "31 April",
        ]
    ),
    max_size=8,
).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_laws_no_input_raises_spans_slice_and_answers_repeat(core, text):
    article = build_document([Part("body", text)])
    first = check(article, (), core).report
    assert first == check(article, (), core).report
    for finding in first.findings:
        for evidence in finding.evidence:
            assert article.text[evidence.span.start : evidence.span.end] == evidence.text


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_law_a_neutral_paragraph_before_only_shifts(core, text):
    lead = "Nothing happened here.\n\n"
    plain = check(build_document([Part("body", text)]), (), core).report
    moved = check(build_document([Part("body", lead + text)]), (), core).report
    assert [(f.id, f.verdict, f.message) for f in plain.findings] == [
        (f.id, f.verdict, f.message) for f in moved.findings
    ]
