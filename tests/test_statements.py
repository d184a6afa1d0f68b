"""Which quotes of whole sentences lack a speaker, by the sentence beside them."""

import pytest

from checkers.document import Part, build_document
from checkers.engine import check
from checkers.model import Verdict

NAMELESS = [
    "Passengers on the night train to Turin had a long wait. “Nobody told us anything until the "
    "sun came up.” A signal had failed near Asti.",
    "The brewery will stop making its dark beer in March. “People want lager and they want it "
    "cold.” The recipe dates from 1804.",
    "Hundreds of sheep died in the blizzard. “I have never seen drifts like it in forty years.” "
    "The army was called in to clear roads.",
    "Fishing crews have been told to stay in port. “My grandfather would have laughed at a wind "
    "like this.” Gusts of 90km/h are expected.",
]
TOLD = [
    "Olsen, 62, looked at the ruins of his barn. “It took my father three summers to build it.” "
    "He lit a pipe.",
    "Fishing crews have been told to stay in port. Among those mending nets was Pedro Lima, 70. "
    "“My grandfather would have laughed at a wind like this.” Gusts of 90km/h are expected.",
    "A letter from the council reached the tenants on Friday. “You must leave your homes by the "
    "end of the month.” The tenants have appealed.",
    "The union was defiant. “We will stay out until the last of us is paid.” The firm said talks "
    "would go on.",
    "Outside hung a banner. “We shall not be moved from our homes.” Nobody took it down.",
]


def nameless(core, text):
    findings = check(build_document([Part("body", text)]), (), core).report.findings
    return any(f.verdict == Verdict.UNSUPPORTED for f in findings)


@pytest.mark.parametrize("text", NAMELESS)
def test_what_several_did_names_nobody(core, text):
    assert nameless(core, text)


@pytest.mark.parametrize("text", TOLD)
def test_who_acts_or_what_bears_words_speaks(core, text):
    assert not nameless(core, text)
