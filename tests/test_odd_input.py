"""Input that no desk sends: no rule fails on it, and no evidence begins or ends with a blank."""

from __future__ import annotations

from zoneinfo import ZoneInfoNotFoundError

import pytest

from checkers.date_agreement import zones

ODD = [
    pytest.param(
        "She was hired on 29 February 2023 and dismissed on 2 May of the same year.",
        "2023-06-01",
        id="no-leap-year",
    ),
    pytest.param(
        "She was appointed on 31 April. She was dismissed on 2 June of the same year.",
        "2024-07-01",
        id="no-such-day",
    ),
    pytest.param(
        "Ann Lee (born 1931) has died at 90. Mayor Di Fox spoke on Monday.",
        "0001-01-01",
        id="year-1",
    ),
    pytest.param(
        "Mayor Di Fox resigned on Friday. Mayor Fox said on Sunday it was time.",
        "9999-12-31",
        id="last-year",
    ),
    pytest.param(
        "Ann Åkeлund spoke. Akeлund, she said, and Åkelund said so. Akelund said no.",
        "2024-07-01",
        id="letters-of-two-alphabets",
    ),
    pytest.param(
        "“We lost 40 boats,” Lee said. He told reporters the fleet had lost 60 boats on Monday",
        "2024-07-01",
        id="a-time-at-the-end",
    ),
    pytest.param(
        "Arle is the ſecond-largest port after Brun and Corte. He came ſix times: to A and to B. "
        "It opened on 3 May 2004. Since the cloſure on 9 June 2004 it is empty. "
        "The firm, founded in 1900, celebrates its ſesquicentenary. FİRST, cost. SECOND, time.",
        "2024-07-01",
        id="old-and-turkish-letters",
    ),
    pytest.param(
        "İİİİ İİİİ. Mayor Di Fox resigned on 3 May 2024. On 9 May 2024 Mayor Fox spoke.",
        "2024-07-01",
        id="letters-that-grow-in-small",
    ),
    pytest.param(
        "Fire took the mill laſt night, crews said. They were called there at 9pm on 30 June 2024.",
        "2024-07-01",
        id="a-day-told-in-old-letters",
    ),
    pytest.param(
        "Oda Brandt won the final by three games to one, taking the fİfth game 11-8.",
        None,
        id="a-game-told-in-turkish-letters",
    ),
    pytest.param(
        "Dorum is in ſecond place with Elve, Farn and Gorm above it.",
        None,
        id="a-place-told-in-old-letters",
    ),
    pytest.param(
        "The barge cost 90 million kroner (€31 mİllİon) at a rate of 11.25 kroner to the euro.",
        None,
        id="a-scale-told-in-turkish-letters",
    ),
    pytest.param(
        "It shut in 2024 – two died. It shut in 2024–two died.", None, id="year-dash-word"
    ),
    pytest.param("It came last “We lost boats” night.", None, id="quote-then-night"),
    pytest.param("It sank. “We 1,200 told per", None, id="unclosed-figures"),
    pytest.param(
        "Enrolment grew from 40 to 70, an increase of 10." + "0" * 40,
        None,
        id="more-decimals-than-are-reckoned-with",
    ),
]


@pytest.mark.parametrize(("text", "published"), ODD)
def test_no_rule_fails(verify, text, published):
    assert verify(text, published=published).failed == ()


def test_a_zone_that_the_system_does_not_know_stops_no_rule(verify, monkeypatch):
    def unknown(key):
        raise ZoneInfoNotFoundError(key)

    monkeypatch.setattr(zones, "ZoneInfo", unknown)
    assert verify("It begins at 2pm GMT (8am in New York).", published="2024-07-01").failed == ()


BLANKS = [
    pytest.param("Ann Lee, Bo Hall and Cy Roe took gold and silver respectively.", id="respective"),
    pytest.param("Arle came from behind to beat Brun 3-0. It was two goals from Lee.", id="score"),
    pytest.param("Arle swept the final (4-1) at home.", id="series"),
    pytest.param("Moor (38%) leads Orr (36%) in the poll, whose margin of error is 3%.", id="lead"),
    pytest.param(
        "Fires were up in the year to June, with 418 recorded, compared with 436 a year earlier.",
        id="rise",
    ),
    pytest.param("Ede Lund, born on 3 May 1940, has died at the age of 71.", id="death"),
    pytest.param(
        "Ede Lund was born on 3 May 1994. She is a rower. Lund, who turned 33 last month, rows on.",
        id="birthday",
    ),
]


@pytest.mark.parametrize("text", BLANKS)
def test_evidence_holds_no_blanks_at_its_ends(verify, text):
    report = verify(text, published="2024-07-01")
    assert report.findings
    for each in (evidence for finding in report.findings for evidence in finding.evidence):
        assert each.text == each.text.strip() == text[each.span.start : each.span.end]


def test_a_figure_too_long_to_write_is_no_repair(verify):
    report = verify(f"Enrolment grew from 1,000 to {3 * 10**25:,}, an increase of 500.")
    assert [finding.suggestions for finding in report.findings if finding.suggestions] == []


NAMED = [
    pytest.param("The mill shut. A warder, Ms Brack, wept.", "warder, Ms Brack", id="courtesy"),
    pytest.param("The mill shut. Ida Brack wept.", "Ida Brack", id="given"),
]


@pytest.mark.parametrize(("text", "told"), NAMED)
def test_the_words_that_introduce_somebody_are_whole(verify, text, told):
    report = verify(f"{text} “It was sudden,” Ms Brack said.")
    spans = [e.text for finding in report.findings for e in finding.evidence if e.name == "told"]
    assert spans == [told]


def test_a_rate_is_told_in_the_words_of_the_text(verify):
    report = verify("The Lock Cost $90m (£160m), At A Rate Of $1.25 To The Pound.")
    told = [evidence for finding in report.findings for evidence in finding.evidence]
    assert "Pound" in [evidence.text for evidence in told]
