"""Laws over real articles; their folder comes from the environment."""

import json
import os
from pathlib import Path

import pytest
import regex
from document_laws import assert_sound

from checkers.document import Part, build_document

_TITLE = regex.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Lt|Gen)\.\Z")


@pytest.fixture(scope="module")
def articles():
    folder = os.environ.get("FACTDESK_EVAL_DATA")
    if not folder:
        pytest.skip("FACTDESK_EVAL_DATA names no folder with evaluation articles")
    lines = Path(folder, "polnear_train.jsonl").read_text("utf-8").splitlines()
    return [build_document([Part("body", json.loads(line)["text"])]) for line in lines]


def test_articles_are_sound(articles):
    for document in articles[::8]:
        assert_sound(document)


def test_no_sentence_ends_with_a_title(articles):
    for document in articles:
        for sentence, following in zip(document.sentences, document.sentences[1:], strict=False):
            if sentence.paragraph == following.paragraph:
                end = sentence.span.end
                assert not _TITLE.search(document.text[max(0, end - 12) : end])
