"""What a source gives in other words: one part, one subject and another value contradict."""

import pytest

from checkers.document import Part, build_document
from checkers.engine import check
from checkers.model import Verdict

CONTRACT = (
    "Brannock, 29, has joined Castleby on a one-year contract after leaving Aldmere Rangers. "
    "He played 14 times last season."
)
LIBRARY = (
    "It replaces a library in Hollin Street from 1964. The total cost of the project is £9m, "
    "of which the council pays £4m. The old library leaks."
)
RANKS = (
    "Okafor told the club that she would rest. The 26-year-old came second and seventh in the 800m "
    "and 1500m at the European Championships. Rosa Vidal was third."
)
RUN = (
    "Hartsea ended their long wait when Pell headed in a corner from Dias. It was a first league "
    "win in eleven matches for the Gulls, who had lost 3-0 at Orton."
)
DEATH = (
    "Marta Lindqvist, 74, died at her home in Uppmark. Her first editor, Per Alm, 81, was with her."
)
TOWER = "The tower at Kessel harbour is planned. Drawings show a 142 metre-high structure."
CLERK = (
    "A former bank clerk who stole from customers was jailed for four years. Denise Hollis, 46, "
    "took £212,000 over seven years."
)
WORKS = "The car parts maker Dornik will cut 450 jobs at its works in Lauben next year."
TOLL = "Voters in the canton rejected the new road toll on Sunday by a wide margin."
CHOIR = (
    "The choir was founded in 1952 by the miner Evan Prosser at Cwm Hir. In 1977 it sang in Rome."
)
BILL = "Parliament in Lorria voted by 212 to 198 for the energy bill after a debate of ten hours."


def verdict(core, claim, words, source):
    article = build_document([Part("body", claim)])
    told = build_document([Part("body", source)], id="wire")
    at = claim.index(words)
    found = {
        finding.verdict
        for finding in check(article, [told], core).report.findings
        for one in finding.evidence
        if one.document == article.id and one.span.start < at + len(words) and at < one.span.end
    }
    worst = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED, Verdict.CONSISTENT)
    return next((each.value for each in worst if each in found), "silent")


@pytest.mark.parametrize(
    ("claim", "words", "source"),
    [
        ("Castleby have signed Rhys Brannock on a three-year deal.", "three-year", CONTRACT),
        ("A new £12m library in Hollin Street is planned.", "£12m", LIBRARY),
        (
            "The £850m Aske tunnel is to open in 2032.",
            "£850m",
            "The Aske tunnel will cost £640m, the minister said. It is to open in 2032.",
        ),
        ("Ada Okafor, who finished third in the 1500m, will rest.", "third", RANKS),
        ("Hartsea ended a run of six league games without a win.", "six", RUN),
        ("The novelist Marta Lindqvist has died at the age of 81.", "81", DEATH),
        ("A 180-metre-high tower at Kessel harbour is planned.", "180-metre", TOWER),
        ("Denise Hollis, a bank clerk who stole, was jailed for six years.", "six years", CLERK),
        ("Car parts maker Dornik will cut 600 jobs at its works in Lauben.", "600", WORKS),
        ("Voters in the canton rejected the new road toll on Saturday.", "Saturday", TOLL),
        ("The Cwm Hir choir was founded in 1977 by the miner Evan Prosser.", "1977", CHOIR),
        ("Parliament in Lorria voted by 221 to 198 for the energy bill.", "221", BILL),
    ],
    ids=[
        "contract", "cost", "cost-of-what-is-named", "rank-in-a-row", "run-of-matches",
        "age-of-a-person", "height", "term", "count", "weekday", "year", "vote",
    ],
)  # fmt: skip
def test_another_value_in_the_same_part_contradicts(core, claim, words, source):
    assert verdict(core, claim, words, source) == "contradicted"


@pytest.mark.parametrize(
    ("claim", "words", "source"),
    [
        ("Defender Rhys Brannock has signed a one-year deal with Castleby.", "one-year", CONTRACT),
        ("A new £9m library in Hollin Street is planned.", "£9m", LIBRARY),
        ("Ada Okafor, who finished second in the 800m, will rest.", "second", RANKS),
        ("Hartsea won for the first time in 11 matches.", "11", RUN),
        ("Parliament in Lorria voted by 212 to 198 for the energy bill.", "212", BILL),
    ],
    ids=["contract", "cost", "rank-in-a-row", "run-of-matches", "vote"],
)
def test_the_same_value_in_other_words_is_no_alarm(core, claim, words, source):
    assert verdict(core, claim, words, source) in ("consistent", "silent")


@pytest.mark.parametrize(
    ("claim", "words", "source"),
    [
        (
            "Mark Pell was jailed for six years.",
            "six years",
            "Ann Pell stole in Selbourne. She was jailed for four years. Mark awaits trial.",
        ),
        (
            "Tom Keble has signed a two-year contract with Castleby.",
            "two-year",
            "Castleby manager Tom Keble has signed Rhys Brannock on a one-year contract.",
        ),
        (
            "Castleby have signed Rhys Brannock on a two-year deal.",
            "two-year",
            "Brannock has joined Castleby after a one-year contract at Aldmere ran out.",
        ),
        (
            "Rossi signed a three-year contract with Holm.",
            "three-year",
            "Rossi came from Orton, where he had signed a five-year contract in 2018.",
        ),
        (
            "The new £12m school in Dunmere will have a pool.",
            "£12m",
            "The school in Dunmere will have a pool. A library next door is to cost £9m.",
        ),
        (
            "The hospital in Dunmere, a £330m project, will open in May.",
            "£330m",
            "The hospital in Dunmere opens in May. The first phase of the project costs £90m.",
        ),
        (
            "Leo Farrant, 52, was banned.",
            "52",
            "Leo Farrant was banned. Leo Farrant, 22, his son, was there. The actor is 52.",
        ),
        (
            "Marta Lindqvist has died at the age of 74.",
            "74",
            "Marta Lindqvist, 73 when her last book came out, died on Friday.",
        ),
        (
            "Hartsea went 12 league games without a win.",
            "12",
            "Hartsea had not won in months. It was their first home win in nine matches.",
        ),
        (
            "The firm will cut 600 jobs in Lauben.",
            "600",
            "The firm has cut 450 jobs in Lauben since 2020, and more are to go.",
        ),
        (
            "The chain will open 15 shops as sales rise.",
            "15",
            "The chain runs 212 shops. Sales rose in May.",
        ),
        (
            "The festival in Ribbing expects 60,000 visitors.",
            "60,000",
            "The fair in Holm, not far from the festival in Ribbing, expects 40,000 visitors.",
        ),
        (
            "Voters in the canton rejected the toll on Sunday.",
            "Sunday",
            "Voters in the canton rejected the toll on Sunday. Its parliament did on Monday.",
        ),
    ],
    ids=[
        "another-person", "another-signs", "one-that-is-over", "an-earlier-contract",
        "another-building", "a-part",
        "a-namesake", "another-time", "other-matches", "done-not-planned", "another-deed",
        "another-event", "both-days",
    ],
)  # fmt: skip
def test_what_may_be_of_something_else_contradicts_nothing(core, claim, words, source):
    assert verdict(core, claim, words, source) != "contradicted"


@pytest.mark.parametrize(
    ("claim", "words", "source", "expected"),
    [
        (
            "Iva Maric beat Dana Roke in the semi-final in Ostrava.",
            "beat",
            "Top seed Iva Maric lost to Dana Roke in the semi-final in Ostrava, 6-4 6-3.",
            "contradicted",
        ),
        (
            "Planners in Corby Vale have approved an application for 240 homes on the airfield.",
            "approved",
            "Planners in Corby Vale have turned down an application for 240 homes on the airfield.",
            "contradicted",
        ),
        (
            "Iva Maric beat Dana Roke in the final in Ostrava.",
            "beat",
            "Iva Maric lost to Dana Roke in the final in Paris. She beat her in Ostrava.",
            "silent",
        ),
        (
            "Planners in Corby Vale approved an application for 240 homes on the airfield.",
            "approved",
            "Had planners in Corby Vale rejected an application for 240 homes on the airfield, "
            "few would have asked whether they could.",
            "silent",
        ),
        (
            "The ferry company will not refund tickets to Colby island.",
            "will not refund",
            "The ferry company will refund tickets to Holm. It won't refund tickets to Colby.",
            "silent",
        ),
    ],
    ids=["lost-to", "turned-down", "another-match", "unreal", "other-tickets"],
)
def test_a_deed_and_its_opposite(core, claim, words, source, expected):
    assert verdict(core, claim, words, source) == expected
