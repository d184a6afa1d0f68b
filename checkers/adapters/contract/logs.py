"""What the server's own log may hold: never a piece of a request."""

from __future__ import annotations

import logging
import re

from checkers.engine.crashes import trail

# What could not be read as HTTP is quoted behind the complaint, or told behind a colon.
_REFUSED = re.compile(r"(Invalid request from ip=\S*): ([^'\":]*?)(?:,? *b?['\":]|$)", re.DOTALL)
_FAILED = "Error handling request"


class Discreet(logging.Filter):
    """Cut what gunicorn quotes of a request: lines, headers, paths and the words of errors."""

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith("gunicorn"):
            return True
        refused = _REFUSED.match(record.getMessage())
        if refused:
            record.msg, record.args = f"{refused[1]}: {refused[2]}", ()
        elif str(record.msg).startswith(_FAILED):
            error = record.exc_info[1] if record.exc_info else None
            record.msg, record.args = f"{_FAILED}: {trail(error) if error else 'unknown'}", ()
            record.exc_info = record.exc_text = None
        return True
