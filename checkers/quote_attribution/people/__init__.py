"""Who is who: spellings of one name, titles of one person, and what stands for a name."""

from checkers.quote_attribution.people import (
    acronyms,
    headlines,
    introductions,
    offices,
    spellings,
    titles,
)

FUNCTIONS = acronyms.FUNCTIONS
FINDERS = (
    *spellings.FINDERS,
    *titles.FINDERS,
    *acronyms.FINDERS,
    *headlines.FINDERS,
    *introductions.FINDERS,
    *offices.FINDERS,
)
