"""An article held against its sources: what agrees, what contradicts, what nobody bears out."""

from datetime import date

import pytest
from alarms import flagged

from checkers.document import Part, build_document
from checkers.engine import FINDERS, FUNCTIONS, check
from checkers.model import SourceKind, Verdict
from checkers.rulebook import load_rulebook

TOLD = (
    "The Harwick council will spend £3.4m on the pier. "
    "On Tuesday the harbour master, Ivar Dahl, warned that 1,409 visitors had crossed the old pier "
    "in March. “The boards are safe for nobody in the storms of winter,” Mary Lund told the "
    "meeting. The pier opened in 1961 and closed for repairs for six weeks in the spring of 2019. "
    "Between 1968 and 1988 the ferry to Colby carried more than 200 passengers a day, or 40 "
    "percent of those who came ten years ago."
)


def retold(right, wrong):
    assert TOLD.count(right) == 1
    return TOLD.replace(right, wrong)


@pytest.mark.parametrize(
    ("right", "wrong", "words", "rule"),
    [
        ("£3.4m", "£34m", "£34m", "source-figure"),
        ("1,409", "1,904", "1,904", "source-figure"),
        ("40 percent", "45 percent", "45 percent", "source-figure"),
        ("40 percent", "200 percent", "200 percent", "source-figure"),
        ("more than 200", "more than 300", "300", "source-figure"),
        ("six weeks", "nine weeks", "nine", "source-figure"),
        ("ten years ago", "twelve years ago", "twelve", "source-figure"),
        ("1968 and 1988", "1968 and 1998", "1998", "source-figure"),
        ("1961", "1916", "1916", "source-date"),
        ("Tuesday", "Thursday", "Thursday", "source-date"),
        ("in March", "in April", "April", "source-date"),
        ("Ivar Dahl", "Mary Holt", "Mary Holt", "source-name"),
        ("Mary Lund", "Ivar Dahl", "Ivar Dahl", "source-speaker"),
    ],
    ids=[
        "money",
        "count",
        "percent",
        "another-figure-of-the-source",
        "hedged",
        "duration",
        "years-ago",
        "end-of-a-period",
        "year",
        "weekday",
        "month",
        "name",
        "speaker",
    ],
)
def test_another_value_in_the_same_words_contradicts(verify, right, wrong, words, rule):
    report = verify(retold(right, wrong), sources=[TOLD])
    found = flagged(report)
    assert (words, rule) in found
    quote = TOLD[TOLD.index("“") + 1 : TOLD.index("”")]
    assert {text for text, _ in found} <= {words, quote}


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("£3.4m", "£3.4 million"),
        ("£3.4m", "about £3m"),
        ("1,409 visitors", "more than 1,400 visitors"),
        ("1,409 visitors", "about 1,400 visitors"),
        ("40 percent", "40%"),
        ("six weeks", "6 weeks"),
        ("six weeks", "42 days"),
        ("more than 200", "more than two hundred"),
        ("On Tuesday the harbour master, Ivar Dahl,", "The harbour master, Ivar Dahl,"),
        ("Ivar Dahl", "Dahl"),
        ("Mary Lund", "Ms. Lund"),
    ],
    ids=[
        "scale",
        "rounded",
        "more-than",
        "about",
        "percent-sign",
        "digits",
        "other-unit",
        "number-words",
        "left-out",
        "surname",
        "title",
    ],
)
def test_the_same_told_another_way_agrees(verify, right, other):
    assert flagged(verify(retold(right, other), sources=[TOLD])) == set()


def test_the_source_itself_agrees_and_says_with_what(verify):
    report = verify(TOLD, sources=[TOLD])
    assert flagged(report) == set()
    agreed = flagged(report, Verdict.CONSISTENT)
    assert {("£3.4m", "source-figure"), ("1961", "source-date")} <= agreed


@pytest.mark.parametrize(
    ("body", "source"),
    [
        (
            "In 2023 the Harwick mill sold 340 looms to the navy.",
            "In 2022 the Harwick mill sold 290 looms to the navy.",
        ),
        (
            "The Harwick mill sold 340 looms to the navy.",
            "The Colby mill sold 290 looms to the navy.",
        ),
        (
            "The mill paid 52 percent of the men in cash.",
            "The mill paid 47 percent of the women in cash.",
        ),
        (
            "On Monday the mill in Harwick sold 340 looms to the navy.",
            "Yesterday the mill in Harwick sold 340 looms to the navy.",
        ),
    ],
    ids=["another-year", "another-name", "another-noun", "a-day-that-may-be-the-same"],
)
def test_what_may_be_another_thing_contradicts_nothing(verify, body, source):
    assert flagged(verify(body, sources=[source]), Verdict.CONTRADICTED) == set()


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("the boards are safe for nobody", "“the boards are safe for nobody”"),
    ],
)
def test_a_pronoun_is_nobodys_name(verify, quoted, said):
    body = f"Ivar Dahl came late. “{quoted} in the storms of winter,” he said."
    source = f"Mary Lund came early. “{quoted} in the storms of winter,” she said."
    assert flagged(verify(body, sources=[source])) == set()


# --- quotes ------------------------------------------------------------------------------------

SPEECH = (
    "Thank you all. We will not raise the harbour tax on small boats this year. I have said so in "
    "the past. Ask me about the pier. We must mend the old pier before the next winter storms."
)


@pytest.mark.parametrize(
    ("quote", "rule", "message"),
    [
        (
            "We will not raise the harbour fee on small boats this year",
            "quote-altered",
            "“fee” for “tax”",
        ),
        (
            "We will not raise the harbour tax on very small boats this year",
            "quote-altered",
            "“very” put in",
        ),
        (
            "We will raise the harbour tax on small boats this year",
            "quote-turned-round",
            "“not” left out",
        ),
        (
            "We must not mend the old pier before the next winter storms",
            "quote-turned-round",
            "“not” put in",
        ),
        (
            "We will not raise the harbour tax before the next winter storms",
            "quote-joined",
            "“We will not raise the harbour tax” and “before the next winter storms”",
        ),
    ],
    ids=["altered", "put-in", "not-left-out", "not-put-in", "joined"],
)
def test_each_way_to_alter_a_quote_has_its_message(verify, quote, rule, message):
    report = verify(f"“{quote},” Mary Lund said.", sources=[SPEECH])
    (alarm,) = [f for f in report.findings if f.verdict == Verdict.CONTRADICTED]
    assert alarm.rule.id == f"core/{rule}"
    assert message in alarm.message


@pytest.mark.parametrize(
    "quote",
    [
        "We will not raise the harbour tax on small boats this year",
        "we will not raise the harbour tax",
        "We will not raise the harbour tax … this year",
        "We will not raise the [levy] on small boats this year",
    ],
    ids=["whole", "part", "cut", "bracket"],
)
def test_a_quote_in_its_sources_words_raises_no_alarm(verify, quote):
    assert flagged(verify(f"“{quote},” Mary Lund said.", sources=[SPEECH])) == set()


# --- nothing bears it out ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "The new pier at Harwick cost £9m.",
        "The new pier at Harwick is 90 metres long.",
        "The new pier at Harwick opened on 14 May 2019.",
        "Ivar Dahl, 61, opened the new pier at Harwick.",
    ],
    ids=["money", "measure", "date", "age"],
)
def test_what_sources_speak_of_without_the_value_is_unsupported(verify, body):
    source = "The new pier at Harwick is open. Ivar Dahl opened the pier in the rain."
    (alarm,) = [f for f in verify(body, sources=[source]).findings if f.verdict == "unsupported"]
    assert alarm.severity == "warning"
    assert "pier" in alarm.message


@pytest.mark.parametrize(
    "body",
    [
        "The choir of Colby sang for two hours on Friday and raised £900.",
        "One person opened the new pier at Harwick.",
        "Hundreds of people came to the new pier at Harwick.",
        "“We built 90 metres of pier at Harwick,” Ivar Dahl said of the new pier.",
        "The new pier at Harwick was painted for the Six Bells.",
    ],
    ids=["another-story", "one", "vague", "in-a-quote", "in-a-name"],
)
def test_what_no_source_can_be_asked_for_is_left_alone(verify, body):
    source = "The new pier at Harwick is open. Ivar Dahl opened the pier in the rain."
    assert flagged(verify(body, sources=[source]), Verdict.UNSUPPORTED) == set()


def test_the_day_a_source_appeared_is_borne_out_by_it(core, make_article):
    article = make_article("The council at Harwick opened the new pier on 14 May 2019.")
    text = "The council at Harwick opened the new pier."
    for published, expected in (("2019-05-14", set()), ("2019-06-30", {"14 May 2019"})):
        source = build_document(
            [Part("body", text)], id="wire", published=date.fromisoformat(published)
        )
        report = check(article, [source], core).report
        assert {words for words, _ in flagged(report)} == expected


# --- several sources ---------------------------------------------------------------------------


def test_of_two_sources_that_differ_one_may_bear_the_article_out(verify):
    body = "The Harwick mill employs 340 workers on the north bank."
    report = verify(body, sources=[body, body.replace("340", "430")])
    assert {rule for _, rule in flagged(report)} == {"sources-differ"}


def test_two_sources_that_date_a_thing_differently_are_told(verify):
    body = "The council in Harwick opened the new pier on 14 May 2019."
    report = verify(body, sources=[body, body.replace("14 May", "15 May")])
    assert {rule for _, rule in flagged(report)} == {"source-dates-differ"}
    same = verify(body, sources=[body, body.replace("14 May", "May 14,")])
    assert flagged(same) == set()


KINDS = """\
- id: quote-in-transcript
  title: A quote stands in a transcript
  family: quote-attribution
  verdict: unsupported
  scope: document
  find:
    q: {one: quote}
    near: {use: unsourced_quote, with: {of: q, among: AMONG}}
  expect: never
  message: "{near.kind}: {near}"
  examples:
  - unsupported: "“We will not sell the old pier to anybody,” she said."
    sources: [{kind: transcript, text: "We will keep the pier."}]
  - silent: "She said nothing."
"""


@pytest.mark.parametrize(
    ("among", "kind", "told", "expected"),
    [
        ("transcript", "transcript", "We will not sell the old pier to anybody.", None),
        ("transcript", "transcript", "We may not keep it.", "transcript: We may not keep it."),
        ("transcript", "wire", "We will not sell the old pier to anybody.", None),
        ('"transcript, wire"', "wire", "We may not keep it.", "wire: We may not keep it."),
        ("transcript", None, "We may not keep it.", None),
    ],
    ids=["has-it", "has-it-not", "another-kind", "one-of-two-kinds", "no-kind"],
)
def test_a_rule_asks_for_sources_of_a_kind(book_of, make_article, among, kind, told, expected):
    book = book_of(KINDS.replace("AMONG", among))
    article = make_article("“We will not sell the old pier to anybody,” she said.")
    source = build_document([Part("body", told)], id="s", kind=kind and SourceKind(kind))
    found = [finding.message for finding in check(article, [source], book).report.findings]
    assert found == ([expected] if expected else [])


def test_a_kind_of_source_that_is_misspelt_is_refused_at_load(tmp_path):
    path = tmp_path / "desk.yaml"
    rules = KINDS.replace("AMONG", "transcipt")
    path.write_text(f"factdesk: 1\npack: desk\nrules:\n{rules}", encoding="utf-8")
    (fault,) = load_rulebook([path], functions=FUNCTIONS, finders=FINDERS).failed
    assert "no kind of source named 'transcipt' (did you mean 'transcript'?)" in fault.message


@pytest.mark.parametrize(
    ("days", "expected"),
    [(("2024-03-01", "2024-03-09"), {"340"}), (("2024-03-09", "2024-03-01"), set())],
    ids=["corrected-later", "corrected-before"],
)
def test_a_later_source_outweighs_an_earlier_one_where_a_rule_says_so(
    book_of, make_article, days, expected
):
    book = book_of(
        "- id: latest\n  title: The latest figure\n  family: numeric-consistency\n"
        "  scope: document\n"
        "  find: {'given, told': {use: source_figure, with: {prefer: latest}}}\n"
        "  expect: given == told\n  message: '{told}'\n"
        "  examples:\n  - contradicted: The Harwick mill employs 340 workers today.\n"
        "    sources: [The Harwick mill employs 430 workers today.]\n"
        "  - silent: The mill is shut.\n"
    )
    body = "The Harwick mill employs 340 workers on the north bank."
    sources = [
        build_document([Part("body", text)], id=f"s{n}", published=date.fromisoformat(day))
        for n, (text, day) in enumerate(
            zip((body, body.replace("340", "430")), days, strict=True), 1
        )
    ]
    report = check(make_article(body), sources, book).report
    assert {words for words, _ in flagged(report)} == expected


def test_order_of_sources_changes_no_alarm(verify):
    body = retold("£3.4m", "£34m")
    other = "The ferry sank in the storm off Colby."
    assert flagged(verify(body, sources=[TOLD, other])) == flagged(
        verify(body, sources=[other, TOLD])
    )


@pytest.mark.parametrize(
    "told",
    [
        "The council in Aldport will spend £6m on roads next year.",
        "The council in Aldport may have spent £6m on roads.",
        "The council in Aldport would have spent £6m on roads.",
    ],
)
def test_a_plan_or_a_chance_contradicts_no_deed(verify, told):
    report = verify("The council in Aldport spent £4m on roads.", sources=[told])
    assert flagged(report, Verdict.CONTRADICTED) == set()


@pytest.mark.parametrize(
    ("name", "verdict"),
    [("Ben Marlow", Verdict.UNDECIDED), ("Ann Marlow", Verdict.CONSISTENT)],
)
def test_two_given_names_of_one_surname_leave_the_speaker_open(verify, name, verdict):
    source = "Council leader Ann Marlow said: “We have kept every library and every crossing.”"
    body = f"“We have kept every library and every crossing,” {name} said."
    report = verify(body, sources=[source])
    found = [f.verdict for f in report.findings if f.rule.id.endswith("source-speaker")]
    assert found == [verdict]
