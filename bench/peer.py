"""One peer, in the environment of the peers: read the same texts as often as it is told to.

usage: python peer.py PEER TEXTS.json

TEXTS.json names lists of texts by how the articles are cut: {"article": […], "paragraph": […]}.
Says its models in one line of JSON, then answers each line ["MODEL", "CUT"] from standard input
with [seconds of processor time, texts that failed].
"""

from __future__ import annotations

import gc
import json
import sys
import time
import warnings
from collections.abc import Callable, Mapping, Sequence

Reader = Callable[[str], object]
WARM_UP = "It paid $5 million on May 5, 2016, for 3 miles of land, a man, 52, said at 20 degrees."


def recognizers_text() -> Mapping[str, Reader]:
    """Make the three models that the package's README names; their patterns are compiled once."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    number = NumberRecognizer(Culture.English).get_number_model()
    units = NumberWithUnitRecognizer(Culture.English)
    with_unit = [
        units.get_age_model(),
        units.get_currency_model(),
        units.get_dimension_model(),
        units.get_temperature_model(),
    ]
    times = DateTimeRecognizer(Culture.English).get_datetime_model()
    return {
        "numbers": number.parse,
        "numbers with unit": lambda text: [f for model in with_unit for f in model.parse(text)],
        "dates and times": times.parse,
    }


def dateparser() -> Mapping[str, Reader]:
    from dateparser.search import search_dates

    # Told the language: guessing it costs more.
    return {"search": lambda text: search_dates(text, languages=["en"])}


def quantulum3() -> Mapping[str, Reader]:
    from quantulum3 import parser

    return {"parse": parser.parse}


PEERS = {"Recognizers-Text": recognizers_text, "dateparser": dateparser, "quantulum3": quantulum3}


def main() -> None:
    warnings.simplefilter("ignore")
    _, peer, path = sys.argv
    with open(path, encoding="utf-8") as file:
        cuts = json.load(file)
    models = PEERS[peer]()
    for read in models.values():
        read(WARM_UP)
    gc.collect()  # the same as Factdesk gives itself
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    _say(list(models))
    for line in sys.stdin:
        model, cut = json.loads(line)
        _say(_timed(models[model], cuts[cut]))


def _timed(read: Reader, texts: Sequence[str]) -> tuple[float, int]:
    """Give the seconds of processor time, and the number of texts on which the peer breaks off."""
    failed = 0
    start = time.process_time()
    for text in texts:
        try:
            read(text)
        except Exception:
            failed += 1
    return time.process_time() - start, failed


def _say(answer: object) -> None:
    print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
