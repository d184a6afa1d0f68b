"""The facts of the sources, as many of them as a check can need."""

from __future__ import annotations

from collections.abc import Sequence

from checkers.engine.budget import Budget
from checkers.facts import read_facts
from checkers.model import Document, Facts
from checkers.passages import PassageIndex, relevant_sentences

# Characters of all sources together; so much is read whole in a tenth of a second.
_READ_WHOLE = 100_000
# Times as long as the article: a long article has claims that lead everywhere.
_MUCH_LONGER = 20


def read_sources(
    sources: Sequence[Document],
    article: Facts,
    index: PassageIndex,
    *,
    whole: bool,
    budget: Budget,
) -> tuple[Facts, ...]:
    """Read what the sources state; of long ones only where a claim of a short article can lead.

    `whole` reads all of them, however long.  Raises OutOfTime when the budget is used up.
    """
    length = sum(len(source.text) for source in sources)
    least = max(_READ_WHOLE, _MUCH_LONGER * len(article.document.text))
    whole = whole or length <= least
    needed = {} if whole else relevant_sentences(article, index)
    read = []
    for source in sources:
        budget.spend()
        part = needed.get(source.id)
        if part is None:
            read.append(read_facts(source))
        else:
            read.append(read_facts(source, figures=part.figures, speech=part.speech))
    budget.spend()
    return tuple(read)
