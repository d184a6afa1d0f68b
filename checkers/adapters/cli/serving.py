"""`factdesk serve`: the HTTP service under gunicorn."""

from __future__ import annotations

import errno
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import click

import checkers
from checkers.adapters.cli.inputs import CannotRun, rules_option
from checkers.adapters.contract.settings import HOME, SettingsError, read_settings

_CODE = Path(checkers.__file__).resolve().parent.parent
_CONFIG = HOME / "gunicorn.conf.py"


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; else one a core, up to 4.")
@rules_option
def serve(host: str, port: int, workers: int | None, rule_paths: tuple[Path, ...]) -> None:
    """Serve the API and the desk page."""
    environ = dict(os.environ)
    if rule_paths:
        environ["FACTDESK_RULES"] = _joined(rule_paths)
    try:
        settings = read_settings(environ)
    except SettingsError as error:
        raise CannotRun(str(error)) from None
    environ["FACTDESK_RULES"] = _joined(settings.rules)
    environ["WEB_CONCURRENCY"] = str(settings.workers)  # gunicorn cannot read an empty one
    _try(host, port)
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [sys.executable, "-m", "gunicorn", "--bind", bind]
    command += ["--config", str(_CONFIG)] if _CONFIG.exists() else ["--preload"]
    command += ["--workers", str(workers)] if workers else []
    command.append("app:create_app()")
    os.chdir(_CODE)  # gunicorn looks in the present folder first: another `app` may lie there
    os.execve(sys.executable, command, environ)


def _try(host: str, port: int) -> None:
    """Listen for a moment; CannotRun says in one line what the server would say in six."""
    try:
        kind, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(kind, socket.SOCK_STREAM) as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
            door.listen()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            remedy = "choose another with --port (make run PORT=…)"
            raise CannotRun(f"port {port} is taken: {remedy}") from None
        raise CannotRun(f"cannot listen on {host} port {port}: {error.strerror}") from None


def _joined(paths: Sequence[Path]) -> str:
    return os.pathsep.join(str(path.resolve()) for path in paths)
