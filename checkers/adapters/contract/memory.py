"""How long-lived processes keep their memory."""

from __future__ import annotations

import gc

# Objects made before the collector looks for rings among them.  An article makes some ten
# thousand, and hardly any ring: they go as soon as nothing refers to them.
_YOUNG = 50_000
_MIDDLE, _OLD = 20, 50


def settle_memory() -> None:
    """Leave what is loaded so far, rules and lexicon, out of garbage collection for good.

    Forked workers go on sharing it, and no request pays for looking through it; what requests
    make is looked through less often than Python would.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
