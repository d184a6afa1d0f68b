"""The general form of each check: many wordings, right and wrong, of one kind of error.

A line of `variations/*.txt` is `W` (wrong: must be flagged) or `R` (right: must not), `published`,
headline and text, parted by bars; ` / ` is a new paragraph.  A `?` marks a known miss.
"""

from datetime import date
from pathlib import Path

import pytest

from checkers.document import Part, build_document
from checkers.engine import check
from checkers.model import Verdict

FOLDER = Path(__file__).parent / "variations"


def variations():
    for path in sorted(FOLDER.glob("*.txt")):
        kind = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                kind = line[1:].strip()
            elif line.strip():
                mark, published, headline, text = line.split("|", 3)
                known = pytest.mark.xfail(strict=True, reason="known miss") if "?" in mark else ()
                yield pytest.param(
                    mark[0] == "W",
                    published,
                    headline,
                    text.replace(" / ", "\n\n"),
                    marks=known,
                    id=f"{kind}: {headline or text[:60]}",
                )


@pytest.mark.parametrize(("wrong", "published", "headline", "text"), variations())
def test_variation(core, wrong, published, headline, text):
    parts = [Part("headline", headline, "headline")] if headline else []
    article = build_document(
        [*parts, Part("body", text)],
        published=date.fromisoformat(published) if published else None,
    )
    findings = check(article, (), core).report.findings
    flagged = [f.message for f in findings if f.verdict == Verdict.CONTRADICTED]
    assert bool(flagged) == wrong, flagged
