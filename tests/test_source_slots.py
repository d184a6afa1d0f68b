"""One slot, other words: what contradicts, what nobody bears out, and what looks like either."""

import pytest

from checkers.document import Part, build_document
from checkers.engine import check
from checkers.model import Verdict

MILL = (
    "The Orrell mill will close in June. Owner Tarn Paper said 340 people work there and 120 of "
    "them will be offered jobs elsewhere. The mill has 12 machines. It opened in 1951 and lost "
    "£2.4m last year. “It is a sad day,” said manager Ada Quill, 52."
)
STABBING = (
    "A man was stabbed outside a shop in Wexcombe on Tuesday. He was taken to a clinic, where he "
    "died. Police have arrested a 19-year-old man on suspicion of murder. Last week a 31-year-old "
    "woman was injured in Dale Road. Three officers spoke to her at home. She thanked them."
)
WINGER = (
    "Leo Marsh has joined from Tarrant. The 24-year-old scored seven goals in his last season. "
    "He has 62 caps."
)
JETS = (
    "Tern Airways has ordered 24 jets. The airline flies to 61 cities and carried 9.8m passengers "
    "last year. The first jets will be delivered in 2019."
)
MATCH = (
    "Orrin came from behind to win. Pask and Rusk scored in the second half. "
    "Match ends, Orrin United 3, Tolby Town 1."
)
RANKS = "Mira Dole was fourth in the 1500m and seventh in the 5,000m at the games in Tallby."
AIRFIELD = (
    "The council will build 240 homes on the airfield. The plan was approved on Tuesday. "
    "In 2012 it refused a plan for 90 homes. Some 31,000 tickets were sold last season."
)
PRIZE = (
    "Ines Marr is the second Harwick writer to win the Halland Prize. The jury praised her book."
)
TOWER = "The tower planned for Ostrand harbour would be 198 metres tall. It will have 46 floors."
STORM = "The storm tore the roof off the market hall in Harl. One trader was taken to a doctor."


def verdict(core, claim, source):
    """Give the worst verdict on the words in square brackets."""
    start, end = claim.index("["), claim.index("]") - 1
    text = claim.replace("[", "").replace("]", "")
    article = build_document([Part("body", text)])
    told = build_document([Part("body", source)], id="wire")
    found = {
        finding.verdict
        for finding in check(article, [told], core).report.findings
        for one in finding.evidence
        if one.document == article.id and one.span.start < end and start < one.span.end
    }
    worst = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)
    return next((each.value for each in worst if each in found), "no alarm")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Paper maker Tarn is to shut its mill in Orrell, where [430] people work.", MILL),
        ("The Orrell mill, which opened in [1961], is to close.", MILL),
        ("The mill in Orrell has [21] machines.", MILL),
        ("The mill at Orrell lost [£4.2m] last year, its owner said.", MILL),
        ("Mill manager Ada Quill, [62], said it was a sad day.", MILL),
        ("A [29-year-old] man has been arrested on suspicion of murder in Wexcombe.", STABBING),
        ("Winger Leo Marsh, [26], has joined Colby Athletic.", WINGER),
        ("Tern Airways flies to [16] cities.", JETS),
        ("Tern Airways said its first jets will be delivered in [2018].", JETS),
        ("Orrin United beat Tolby Town [4-1].", MATCH),
        ("Mira Dole finished [third] in the 5,000m at the games in Tallby.", RANKS),
        ("A tower that would rise [210m] above Ostrand harbour has been planned.", TOWER),
    ],
    ids=[
        "count-in-another-clause", "year", "what-it-has", "sum", "age-that-ends-a-sentence",
        "age-by-what-befell", "age-told-back", "places", "year-to-come", "result", "rank", "height",
    ],
)  # fmt: skip
def test_another_value_in_a_slot_contradicts(core, claim, source):
    assert verdict(core, claim, source) == "contradicted"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The Orrell mill, with its [340] staff, is to close.", MILL),
        ("Leo Marsh will win his [63rd] cap.", WINGER),
        ("Leo Marsh, [24], has joined Colby Athletic.", WINGER),
        ("Orrin United beat Tolby Town [3-1].", MATCH),
        ("Orrin scored [three] second-half goals.", MATCH),
        ("Mira Dole, who came [fourth] in the 1500m in Tallby, will rest.", RANKS),
        ("A [31-year-old] woman was hurt in Dale Road, Wexcombe, last week.", STABBING),
        (
            "The levy was backed by [57] percent of the voters in Selwick.",
            "Voters in Selwick backed the levy by 5,210 to 3,870 on Thursday.",
        ),
        (
            "The levy in Selwick will raise [£7m] in all.",
            "The levy in Selwick will raise £700,000 a year for ten years.",
        ),
    ],
    ids=[
        "staff", "one-more-cap", "age-told-back", "result", "goals", "rank", "hurt", "share-of-two",
        "rate-over-years",
    ],
)  # fmt: skip
def test_the_same_in_other_words_is_no_alarm(core, claim, source):
    assert verdict(core, claim, source) == "no alarm"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("A [31-year-old] man has died after he was stabbed in Wexcombe.", STABBING),
        ("A [19-year-old] man was stabbed to death outside a shop in Wexcombe.", STABBING),
        ("The Orrell mill made [52] types of paper.", MILL),
        ("Tern Airways will hire [61] pilots for its jets.", JETS),
        ("Leo Marsh was met by [62] fans when he joined from Tarrant.", WINGER),
        ("Ines Marr has won the Halland Prize for the [second] year running.", PRIZE),
        ("A storm in Harl has killed [one person] and torn the roof off the market hall.", STORM),
    ],
    ids=["sex", "accused-not-dead", "an-age", "cities", "caps", "on-end", "no-death"],
)
def test_the_same_number_of_something_else_bears_nothing_out(core, claim, source):
    assert verdict(core, claim, source) == "unsupported"


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The mill in Orrell once employed [700] people.", MILL),
        ("A mill in Dunmere has [16] machines.", MILL),
        ("Of [88] people at the mill in Orrell, most live in the town.", MILL),
        ("Leo Marsh has scored [nine] goals for Tarrant in the cup in 2010.", WINGER),
        ("Another [60] homes will be built on the airfield.", AIRFIELD),
        ("Up to [300] homes could be built on the airfield.", AIRFIELD),
        ("Some [22,000] tickets were sold this season.", AIRFIELD),
        ("The council refused a plan for [110] homes at the quarry.", AIRFIELD),
        ("A second man, [39], was arrested later in Wexcombe.", STABBING),
        ("Tern Airways carried [7.1m] passengers in 2009.", JETS),
        ("Orrin United led Tolby Town [2-1] at half-time.", MATCH),
        ("Leo Marsh had [40] caps at Christmas.", WINGER),
        ("Sales at the mill in Orrell fell by [£5m] in 2010.", MILL),
    ],
    ids=[
        "once", "a-place-that-is-not-there", "of-so-many", "another-year", "another", "up-to",
        "another-season", "another-plan", "a-second-man", "in-a-year", "half-time", "at-a-feast",
        "other-sales",
    ],
)  # fmt: skip
def test_what_may_be_of_something_else_contradicts_nothing(core, claim, source):
    assert verdict(core, claim, source) != "contradicted"


def test_an_injured_person_may_have_died_later(core):
    claim = "A [31-year-old] woman has died after a crash in Dale Road."
    source = (
        "A 31-year-old woman was badly injured in a crash in Dale Road. A helicopter took her to "
        "Wexcombe. She died there on Friday."
    )
    assert verdict(core, claim, source) == "no alarm"


def test_names_on_capitals_are_no_fate(core):
    claim = "The [21-year-old] was reported missing from Mill View Hospital."
    source = (
        "Lea Orr, a 21-year-old student, was found dead. She had been missing for a day from the "
        "Mill View Hospital."
    )
    assert verdict(core, claim, source) == "no alarm"
