"""The grammar of dates and times, as patterns over the class string of the words.

A name in braces stands for any word of that category ("{month}"), `{a!b}` for a word of `a` that
is not also one of `b`, `{!b}` for any but one of `b`; a name in angle brackets is a macro.  Other
characters are classes of what stands between words (see `tokens`): a space is white space, "," a
comma and a space, ";" a bare comma, "." a full stop and a space, "·" a bare full stop, "!" a full
stop and a comma, "`" a space and an apostrophe, "'" an apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Final

import regex

from checkers.facts.times.needs import needs_of
from checkers.facts.times.words import classes

_NAME: Final = regex.compile(r"\{([a-z!][a-z0-9!]*)\}")
_MACRO: Final = regex.compile(r"(?<!P)<([a-z0-9]+)>")

MACROS: Final[Mapping[str, str]] = {
    # "1,200", "5 1/2", "twenty-five", "two hundred and five"
    "num": r"(?:(?<![;·:$/])(?:{digits}(?:;{three})*(?:·{digits})?(?: {digits}/{digits})?)"
    # Only from a number's first word: "two two two …" must not be tried from each.
    r"|(?<!{numword}[ -]){numword}(?:[ -](?:{and} )?{numword}){0,7})",
    "hedge": r"(?:(?:{hedge}|{at} {least}|(?:{no} )?{moreless} {than}|{up} {to}) )",
    "no": r"(?![;·:]{digits}|%)",
    "day": r"(?P<day>{dayno}|{nth})<no>",
    # The day of "12 May 3, 2014"; "30 April 31 people" has a noun there, "(on) 30 April 31" a cue.
    "nextday": r"[.]{dayno}|(?<!{on} {dayno} {month}) {dayno}(?! (?:_|{counted}))",
    "weekday": r"(?:(?:{this} )?{way} )?(?P<weekday>{weekday}|{weekday2})[ ,.!](?:{the} )?",
    "yearwords": r"(?P<words>{numword}(?:[ -](?:{and} )?{numword}){1,4})",
    "apart": r"(?<![;·:$/]|(?<!{stage}|{post})-)",
    "after": r"(?:\((?:{a} )?(?P<after>{weekday})\)?)?",
    "year": r"(?P<year>{y4})(?![;·:]{digits}|[%-]{digits}|%)",
    "anyyear": r"(?P<year>{y4})",
    "ampm": r"(?:{am}·{m}|{pm}·{m}|{ampm})",
    "zone": r"(?:[ .](?P<zone>{zone})(?: {time})?| ?\((?P<zone>{zone})\)?)?",
    "clock": r"(?:(?P<hour>{hour12})(?:[:·](?P<minute>{minute})(?::{minute})?)? (?P<half><ampm>)"
    r"|(?P<hour>{hourhalf})|(?P<hour>{hour12})[:·](?P<minute>{minutehalf})"
    r"|(?P<hour>{hourword}) (?P<half><ampm>))",
    "unit1": r"(?:{unit!ordinal!quarter})",
    "anyunit": r"(?:{unit}|{units}|{shortunit})",
}

RULES: Final[Mapping[str, str]] = {
    # Nov. 27 | Tuesday, November 21, 2024 | March eighth | Oct. 7, 2014 (a Monday)
    "month_day": r"(?:<weekday>)?(?P<month>{month})[ .·](?:{the} )?"
    r"(?:<day>|(?P<day>{ordinal})|(?P<day>{nthover})(?![ '-]))(?:[ ,;](?:{of} )?<year>)?<after>",
    # 14 March 2024 | the 14th of March | Sunday 5 May
    "day_month": r"(?<![;·:$/])(?:<weekday>|{the} (?={ordinal}))?"
    r"(?:<day>(?:[ /-]| {of} )|(?P<day>{ordinal}) {of} "
    r"|(?<={the} )(?P<day>{nthover}) {of} (?!{month}'))"
    r"(?P<month>{month})(?:(?:[ ,;.·/-]| {of} )<year>|(?!<nextday>))<after>",
    # 2024-11-27 | 1998/01/20 | Wednesday 2024-11-27
    "iso_day": r"(?<![;·:$/-])(?:<weekday>)?<anyyear>(?P<gap>[-/·])"
    r"(?P<month>{two})(?P=gap)(?P<day>{two})(?![-/]{digits})<after>",
    # 7/10/2016 | 27.11.2024 | Wednesday, 27/11/2024
    "figures": r"(?<![;·:$/-])(?:<weekday>)?(?P<one>{dayno})(?P<gap>[-/·])(?P<two>{dayno})(?P=gap)"
    r"(?P<year>{y4}|{two})(?![-/]{digits})<after>",
    # Monday, 31/10: only beside a weekday, and not in "Friday, 13/8 on"
    "figures_day": r"(?P<weekday>{weekday})[,!](?P<one>{dayno})[/](?P<two>{dayno})"
    r"(?![-/;·:]{digits}|%|[ -]{odds})",
    # on 6.39.2022: the shape of a date that no order makes one
    "no_day": r"(?<={datecue} )(?P<one>{digits})(?P<gap>[-/·])(?P<two>{digits})(?P=gap)"
    r"(?P<year>{y4})(?![-/·:]{digits}|%)",
    # May 2024 | July last year | last October | May
    "month": r"(?:(?P<way>{way}|{that}) )?(?P<month>{month})"
    r"(?:(?:[ ,.·-]| {of} )<year>|(?: {of})?(?:,| )(?P<of>{way}) {year}"
    r"|(?![ .·]{dayno}<no>))",
    # Nov. 3-5 | March 3 to 9, 2024
    "month_days": r"(?:{from} |{between} )?(?P<month>{month})[ .·]<day>"
    r"(?P<join>[-–]| {until} | {and} )(?:{the} )?(?P<last>{dayno}|{nth})<no>"
    r"(?! {month})(?![- ]_)(?:[ ,]<year>)?",
    # 3-5 November | 3 to 9 March 2024
    "days_month": r"(?<![;·:$/])(?:{from} |{between} )?<day>(?P<join>[-–]| {until} | {and} )"
    r"(?P<last>{dayno}|{nth})(?: | {of} )(?P<month>{month})(?:[ ,]<year>)?",
    # 2010-2019 | 1939-45 | 2016/17
    "years": r"(?<![;·:$/-])(?P<year>{y4})(?P<join>[-–/])(?P<last>{y4}|{two})"
    r"(?![-–/;·:]{digits}|%)",
    "year": r"<apart>(?:(?P<the>(?:{the} )?{year}) )?<year>",
    # the 1998 period
    "year_quarter": r"{the} <year> (?P<unit>{period}|{quarter})",
    "short_year": r"`(?P<two>{two})(?![;·:]{digits}|%)",
    "spoken_year": r"(?:(?P<the>(?:{the} )?{year}) )?<yearwords>",
    # fiscal 2019 | FY2020 | the financial year 2019/20
    "fiscal_year": r"(?:(?:(?:{the} )?{fiscal} (?:{year} )?|{fy}[ -])(?P<year>{y4})"
    r"(?:[-–/](?P<last>{y4}|{two}))?|(?P<fy>{fyyear})(?:[-–/](?P<last>{two}))?)"
    r"(?![-–/;·:]{digits}|%)",
    # on the 5th
    "the_day": r"(?<={daycue} ){the} (?P<day>{nth})(?![ -](?:{!notnoun})|['·:;/].)",
    "decade": r"(?:{the}[ ])?(?:(?P<stage>{stage})[ -])?"
    r"(?:(?P<decade>{decade})|`?(?P<short>{decade2})|(?<={the} |-)(?P<word>{decadeword}))",
    "century": r"(?:{the} )?(?:(?P<stage>{stage})[ -])?(?:(?P<tens>{tens})-)?"
    r"(?P<which>{ordinal})[ -]{century}(?P<bc> {bc})?",
    # Tuesday | last Tuesday | this coming Sunday
    "weekday": r"(?:(?:{this} )?(?P<way>{way}) )?(?P<weekday>{weekday})(?:'{s}(?= {month}))?",
    # yesterday | tomorrow night | the day after tomorrow
    "dayword": r"(?:{the} {day} (?P<beside>{before}|{after}) )?(?P<dayword>{dayword})"
    r"(?: (?P<part>{part}))?",
    # Tuesday week | a week on Friday
    "weekday_week": r"(?P<weekday>{weekday}) {week}(?![-']| {!notnoun})"
    r"|{a} {week} (?:{on}|{from}) (?P<weekday>{weekday})",
    "tonight": r"{tonight}",
    # last year | the past week | this spring | early next month | the same day
    "relative": r"(?P<the>{the} )?(?:{this} )?(?P<way>{way}|{this}|{same}) (?:{past} )?"
    r"(?:(?P<fiscal>{fiscal}) )?(?P<unit>{unit!ordinal}|{part}|{season}|{period})(?: {or} {so})?",
    # the corresponding period last year | last year's quarter
    "same_period": r"{the} {same} (?P<unit>{period}|{quarter})"
    r"(?: {way} {year}| {a} {year} {shift})?|{last} {year}'{s} (?P<unit>{period}|{quarter})",
    "latest": r"{the} {latest} (?:{fiscal} )?(?P<unit>{quarter}|{period}|{year}|{week}|{month1})",
    # the week | the quarter ended July 31
    "the_unit": r"{the} (?:(?P<fiscal>{fiscal}) )?(?P<unit>{unit!ordinal})(?!-)"
    r"(?= {ended} (?P<month>{month})[ .]{dayno})?",
    # the third quarter of 1998 | fourth-quarter | Q3 2016 | the first half of 2020
    "quarter": r"(?P<the>{the} )?(?:<anyyear> |(?P<way>{way}) {year}'{s} )?"
    r"(?:(?P<fiscal>{fiscal})[ -])?"
    r"(?:(?P<which>{ordinal})[ -](?P<size>{quarter}|{half})|(?P<qn>{qn}|{hn}))"
    r"(?:(?: {of})?[ ,](?:{fiscal} )?(?P<after>{y4})"
    r"|(?: {of})? (?P<way>{way}) {year})?",
    # the second and fourth quarters | the 19th and 20th centuries
    "shared": r"(?:{the} )?(?P<which>{ordinal})(?P<join> {and} | {or} | {until} |[-–])"
    r"(?P<last>{ordinal})[ -](?P<size>{quarters}|{halves}|{centuries})"
    r"(?:(?: {of})?[ ,](?P<after>{y4}))?",
    "year_ago": r"(?:{the} |{a} )?(?:{same} )?(?P<year>{year})[ -](?P<shift>{shift})"
    r"(?: (?:(?P<unit>{quarter}|{period}|{year})|(?P<count><num>) (?P<units>{units})))?",
    # summer | the summer of 1994 | last fall
    "season": r"(?P<the>{the} )?(?:(?P<stage>{stage}) )?(?P<season>{season})"
    r"(?:(?: {of})? (?:<anyyear>[-–/](?:{two}|{y4})|<year>|<yearwords>|(?P<of>{way}) {year}))?",
    "year_end": r"(?:{the} )?{year}[ -]{end}",
    # 0900 UTC | at 1430 hours
    "clock_four": r"(?<![;·:$/-])(?:(?P<four>{hhmm}) (?P<zone>{fourzone})(?!-)"
    r"|(?<={at} )(?P<four>{hhmm}) {hours}(?! {of}))",
    # soon | (will) one day
    "soon": r"(?<!{as} |{too} |{how} )(?P<word>{soon})(?![ -]{notsoon})|(?<={will} ){one} {day}",
    # three years | about two and a half hours | the past few weeks | a year ago | five-year
    "duration": r"(?P<hedge><hedge>{0,2})"
    r"(?P<frame>(?:{each} {of} )?(?:{the} )?(?:(?:{first}|{another}|{way}) )?)"
    r"(?:(?P<count><num>)(?:(?P<to>-|–| {to} | {or} )(?P<high><num>))?"
    r"(?P<half>[ -]{and}[ -]{a}[ -]{half})?"
    r"(?P<ormore> {or} {moreless})?"
    r"|(?P<one>{half} {a}|{a} {half}|{half}|{another}|{a})"
    r"|(?P<vague>(?:{a} )?{several}(?: {of})?))[ -](?:{more}[ -]){0,2}(?P<unit><anyunit>)"
    r"(?P<plus> {and} {a} {half})?(?: (?:{or}) (?P<so>{so}|{two}|<anyunit>))?"
    r"(?P<more>(?:,| {and} | )<num>[ -]<anyunit>){0,3}"
    r"(?:-{long})?(?:[ -](?P<tail>{shift}|{old}|{from} {now}))?(?!-{!old})",
    "term": r"(?:{a} |{the} )?(?P<count><num>)-(?P<unit>{unit}) {term}",
    # years | recent weeks | the coming months | months ago | decades-long
    "some_units": r"(?<!{matter} {of} )(?:{the} )?(?:(?P<frame>{recent}|{first}|{this}) )?"
    r"(?P<unit>{units})(?: (?:{and}|{or}) (?P<other>{units}))?(?:-{long}|(?P<ahead> {coming}))?"
    r"(?: (?P<tail>{shift}))?(?! {when})",
    "present": r"(?:(?P<more>{moreless}) )?(?P<word>{reference})(?!-)",
    "aeon": r"{the} (?:{near} )?(?P<word>{future}|{past})(?! {!notnoun})",
    # daily | every Tuesday | each month | every two weeks | Mondays
    "every": r"{every} (?:(?P<count><num>|{ordinal}|{other})"
    r"(?:(?:-|–| {to} | {or} )(?P<high><num>))? )?(?:(?P<unit>{unit}|{units})"
    r"|(?P<weekday>{weekday})(?:(?: {and} |, )(?P<another>{weekday}))?"
    r"|(?P<part>{part})|(?P<month>{month})|(?P<season>{season}))",
    # twice a week | three times a year
    "so_often": r"(?:{often}|{times}) (?:{a}|{per}) (?P<unit>{unit!ordinal})",
    "frequency": r"(?P<word>{frequency})",
    # (paid) monthly, but not a "monthly fee"
    "adverb": r"(?<!{det} )(?P<adverb>{adverb})(?![ -](?:{!notnoun})|')",
    "weekdays": r"(?P<weekday>{weekdays})",
    "weekday_parts": r"(?P<weekday>{weekday}) (?P<part>{parts})",
    # 9 a.m. EDT | 10:30pm | 22:15 | 7 in the evening | noon | six o'clock
    "clock12": r"(?<![;·:$/])<clock><zone>",
    # 10-11 a.m. | between 9 and 10:30 p.m.
    "clock_span": r"(?<![;·:$/])(?:{from} )?(?P<first>{hour12})(?:[:·](?P<firstminute>{minute}))?"
    r"(?P<join>[-–]| {until} )<clock><zone>"
    r"|{between} (?P<first>{hour12})(?:[:·](?P<firstminute>{minute}))? {and} <clock><zone>",
    # half past three | a quarter to six | at twenty past four
    "clock_past": r"(?:(?P<lead>{half}|{quarter})|(?P<count>(?:{tens}-)?{fives})(?: {minutes})?)"
    r"[ -](?P<side>{past}|{to})[ -](?P<hour>{hour12}|{hourword})(?![;·:/]{digits}|%|-)"
    r"(?: {in} {the} (?P<part>{part})| (?P<half><ampm>))?",
    "clock24": r"(?<=(?:{clockcue}) )(?P<hour>{hour})(?P<gap>[:·])(?P<minute>{minute})"
    r"(?![:·;]{digits}|%)<zone>",
    "clock_in": r"(?P<hour>{hour12}|{hourword})(?::(?P<minute>{minute}))?"
    r" {in} {the} (?P<part>{part})",
    "oclock": r"(?P<hour>{hour12}|{hourword}) {o}'{oclock}(?: {in} {the} (?P<part>{part}))?",
    "clockword": r"(?P<word>{clockword})<zone>",
    # Good Friday | last Christmas
    "feast": r"(?:(?P<way>{way}) )?(?P<feast>{feast})",
    "week_of": r"{the} {week} {of} (?P<month>{month})[ .]<day>",
}


def find_again(name: str, found: str, start: int, end: int) -> regex.Match[str] | None:
    """Search one rule's match from `start` on, before `end`."""
    return _RULES[name].search(found, start, end, concurrent=False)


def expand(source: str) -> str:
    """Put macros and word categories into a pattern over the class string."""
    while _MACRO.search(source):
        source = _MACRO.sub(lambda found: MACROS[found[1]], source)
    return _NAME.sub(lambda found: _class(found[1]), source)


def _class(name: str) -> str:
    wanted, *barred = name.split("!")
    if not wanted:
        return "[^" + "".join(sorted(classes(barred))) + "]"
    chars = set(classes([wanted])) - set(classes(barred) if barred else "")
    return "[" + "".join(sorted(chars)) + "]"


_RULES: Final = {name: regex.compile(expand(source), regex.V1) for name, source in RULES.items()}
_NEEDS: Final = {name: needs_of(expand(source)) for name, source in RULES.items()}


# Without one of these there is no time expression of which a text can hold very many.
_CANDIDATE: Final = regex.compile(
    expand("{month}|{weekday}|{digits}|{numword}|{unit}|{units}|{ordinal}|{nth}|{decade}")
    + expand("|{dayword}|{part}|{season}|{way}|{feast}|{clockword}|{frequency}|{reference}")
)


def reach(found: str, most: int) -> int:
    """Return the place up to which `found` has at most so many words that times are made of."""
    if len(found) <= 2 * most:
        return len(found)
    candidates = _CANDIDATE.finditer(found, concurrent=False)
    beyond = next(islice(candidates, most, None), None)
    return beyond.start() if beyond else len(found)


def find_matches(found: str, end: int) -> Iterator[tuple[str, regex.Match[str]]]:
    """Yield what each rule matches in the class string `found` before `end`, rule by rule."""
    there = set(found)
    for name, pattern in _RULES.items():
        if any(there.isdisjoint(need) for need in _NEEDS[name]):
            continue
        for match in pattern.finditer(found, 0, end, concurrent=False):
            yield name, match
