"""Which sentence speaks of the same thing, and whether two sentences make one statement.

A pure search: it says what two sentences share, never whether their figures agree.
"""

from checkers.passages.areas import Areas, areas_of
from checkers.passages.counterparts import Candidate, Counterparts
from checkers.passages.index import Hit, PassageIndex
from checkers.passages.parallels import Gap, Parallel, Parallels
from checkers.passages.present import tells_of_now
from checkers.passages.relevance import Relevant, relevant_sentences
from checkers.passages.retelling import differing_numbers, number_in
from checkers.passages.sizes import YEARS, sizes_of
from checkers.passages.slots import Slots
from checkers.passages.statements import Reading, Statement, wording
from checkers.passages.stories import tell_of_one_event
from checkers.passages.support import Support
from checkers.passages.tables import Cell, Table, distinctive, read_all_tables, tokens_of
from checkers.passages.words import content_words, stem

__all__ = [
    "YEARS",
    "Areas",
    "Candidate",
    "Cell",
    "Counterparts",
    "Gap",
    "Hit",
    "Parallel",
    "Parallels",
    "PassageIndex",
    "Reading",
    "Relevant",
    "Slots",
    "Statement",
    "Support",
    "Table",
    "areas_of",
    "content_words",
    "differing_numbers",
    "distinctive",
    "number_in",
    "read_all_tables",
    "relevant_sentences",
    "sizes_of",
    "stem",
    "tell_of_one_event",
    "tells_of_now",
    "tokens_of",
    "wording",
]
