"""How gunicorn serves Factdesk: processes, not threads; rules compiled once, before forking."""

import os

from checkers.adapters.contract.memory import settle_memory
from checkers.adapters.contract.settings import SettingsError, read_settings

try:
    settings = read_settings(os.environ)
except SettingsError as error:
    raise SystemExit(f"Error: {error}") from None  # one line, not gunicorn's traceback

bind = "127.0.0.1:8000"
workers = settings.workers
worker_class = "sync"  # a check is processor time: threads would only wait for one another
preload_app = True
timeout = int(settings.max_seconds) + 20  # the check's own limit answers first
graceful_timeout = int(settings.max_seconds) + 5
max_requests = 20_000  # a worker that grew for whatever reason is replaced
max_requests_jitter = 2_000
limit_request_line = 2_048  # no route takes long paths, nor any query
limit_request_fields = 50
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # heartbeats off the disk
control_socket_disable = True
accesslog = None  # the service writes its own line for each request, without article text

logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "checkers.adapters.contract.logs.Discreet"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["discreet"]},
    },
    "root": {"level": "WARNING", "handlers": ["stderr"]},
    "loggers": {
        "factdesk": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
        "gunicorn.error": {"level": "INFO", "handlers": ["stderr"], "propagate": False},
    },
}


def when_ready(_server: object) -> None:
    settle_memory()
