"""Where sentences end, one reason in each row."""

import pytest

from checkers.document import Part, build_document, sentence_finder, sentence_of
from checkers.document.sentences import LONGEST


def sentences(text):
    document = build_document([Part("body", text)])
    return [text[s.span.start : s.span.end] for s in document.sentences]


# Each row is read with the bar taken out, and must be cut where the bar stood.
CUT = {
    "plain": "It rained.| It stopped.",
    "abbreviated title": "He met Sen. Ortiz and Dr. Bell.| Then he left.",
    "title in capitals": "HE MET SEN. ORTIZ.| THEN HE LEFT.",
    "country before a name": "The U.S. Senate met.| It rose.",
    "country before a new sentence": "He came to the U.S.| The next day he left.",
    "decimal": "It grew to 3.5 million.| It fell later.",
    "number": "She lives at No. 10 still.| He does not.",
    "the word no": "He said No.| She agreed.",
    "saint": "It opened in St. Louis.| It closed.",
    "month": "It opened on Jan. 5.| It closed.",
    "hour before a weekday": "Doors open at 9 a.m. Monday.| Bring tea.",
    "initials with blanks": "J. K. Marlow wrote it.| He read it.",
    "initials without": "M.B. Mack wrote it.| He read it.",
    "nickname": "William J. “Bill” Stone came.| He sang.",
    "company before a name": "Acme Inc. Chief Ann Poe came.| She sang.",
    "company before a starter": "He left Acme Inc.| In May he came back.",
    "company before a quote": "He left Acme Inc.| “I had to,” he said.",
    "company before a courtesy title": "He left Acme Inc.| Ms. Poe stayed.",
    "country before an office": "He met U.S. Rep. Poe.| She stayed.",
    "sum in millions": "It cost £3.4m.| Carbon is cheap.",
    "street": "He lives on Main St. in town.| She does not.",
    "versus": "In Poe v. Ortiz the court ruled.| It was close.",
    "dateline": "DOVER, Del. — The council met.| It rose.",
    "party and state": "Ann Poe (D-Mass.) spoke.| Bob Ray did not.",
    "inch and in": "It is 6 ft. Tall men fit in.| Others do not.",
    "quote ends inside": "He said, “Let us go.”| She stayed.",
    "straight quote ends inside": 'He said, "Let us go."| She stayed.',
    "two apostrophes": "He said, ''Let us go.''| She stayed.",
    "sentences inside a quote": "“I know.| I was there,” he said.| He left.",
    "quote on quote": "“I know.”| “You do.”",
    "quoted question goes on": "“Why?” he asked.| She knew.",
    "quoted question of a named person": "“Why now?” Ann Poe asked.| She knew.",
    "quoted question, then another matter": "“Why now?”| Ann Poe left.",
    "quoted question, then a starter": "“Why now?”| She asked again.",
    "attribution after a full stop": "“It is a tool.”| Niko Ray told a paper.",
    "bracket": "(He had left.)| She stayed.",
    "reference": "It closed.[12]| It reopened.",
    "outcry and question": "Really?!| He left.",
    "name with an outcry": "He told Yahoo! News so.| She read it.",
    "ellipsis ends": "He waited...| She came.",
    "ellipsis inside": "He waited ... and she came.| He left.",
    "ellipsis before a name": "We asked … Ann Poe about it.| She left.",
    "spaced ellipsis": "He waited . . . and left.| She came.",
    "blank forgotten": "He saw the previews.|Get yours today.",
    "blank forgotten behind a quote": "“I saw it.”|Ann Poe left.",
    "blank forgotten behind a year": "It opened in 2016.|The end came later.",
    "web address": "See Example.com today.| Or Shop.Example.Com.",
    "product": "It runs on Node.js today.| It did not.",
    "dotted name": "Call System.Out.print here.| Then stop.",
    "abbreviation without a blank": "He met Sen.Ortiz today.| He left.",
    "for example": "Fruit, e.g. Apples, sold.| Nuts did not.",
    "starts in lower case like a brand": "He has one.| iPhones sell.",
    "starts with money": "It sold.| $5 was the price.",
    "starts with a number": "It sold.| 300 people came.",
    "starts with a bracket": "It sold.| (They cheered.)",
    "list number": "1. The first item.| It is short.",
    "single letter, then a starter": "He had a plan B.| The plan failed.",
    "no-break space": "He met Sen.\u00a0Ortiz.|\u00a0She left.",
    "wrapped": "They say that he met Sen.\nOrtiz there.| She left\nsoon after it.",
    "wide stops": "好。|是。",
    "question in Arabic": "لماذا؟| نعم",
}


@pytest.mark.parametrize("marked", CUT.values(), ids=CUT)
def test_sentences_end(marked):
    pieces = marked.split("|")
    assert sentences("".join(pieces)) == [piece.strip() for piece in pieces]


def test_sentences_never_cross_paragraphs():
    assert sentences("No stop here\n\nnor here") == ["No stop here", "nor here"]


@pytest.mark.parametrize(
    ("text", "longest"),
    [("word " * 3000, LONGEST - 1), ("x" * 9000, LONGEST)],
    ids=["at a blank", "hard where there is none"],
)
def test_a_huge_sentence_is_cut(text, longest):
    found = sentences(text)
    assert max(map(len, found)) == longest
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("offset", "index"),
    [(0, 0), (3, 0), (4, 1), (6, 1), (10, 1), (99, 1)],
    ids=["start", "last character", "behind the first", "second", "last", "past the end"],
)
def test_sentence_of(offset, index):
    document = build_document([Part("body", "One.  Two.")])
    assert sentence_of(document, offset) == sentence_finder(document)(offset) == index


def test_sentence_of_an_empty_document_is_zero():
    document = build_document([])
    assert sentence_of(document, 3) == sentence_finder(document)(3) == 0
