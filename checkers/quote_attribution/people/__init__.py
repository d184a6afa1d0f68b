"""Who is who: spellings of one name, titles of one person, and what stands for a name."""

from checkers.quote_attribution.people import (
    acronyms,
    ages,
    headlines,
    holders,
    introductions,
    offices,
    spellings,
    terms,
    titles,
)

FUNCTIONS = (*acronyms.FUNCTIONS, *holders.FUNCTIONS)
FINDERS = (
    *spellings.FINDERS,
    *titles.FINDERS,
    *acronyms.FINDERS,
    *headlines.FINDERS,
    *introductions.FINDERS,
    *offices.FINDERS,
    *holders.FINDERS,
    *terms.FINDERS,
    *ages.FINDERS,
)
