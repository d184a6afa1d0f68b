"""Who is who: spellings of one name, titles of one person, and what stands for a name."""

from checkers.quote_attribution.people import (
    acronyms,
    ages,
    headlines,
    holders,
    introductions,
    named_bodies,
    offices,
    spellings,
    terms,
    titles,
)

FUNCTIONS = (*acronyms.FUNCTIONS, *named_bodies.FUNCTIONS, *holders.FUNCTIONS)
FINDERS = (
    *spellings.FINDERS,
    *titles.FINDERS,
    *acronyms.FINDERS,
    *named_bodies.FINDERS,
    *headlines.FINDERS,
    *introductions.FINDERS,
    *offices.FINDERS,
    *holders.FINDERS,
    *terms.FINDERS,
    *ages.FINDERS,
)
