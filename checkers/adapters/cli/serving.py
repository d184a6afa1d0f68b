"""`factdesk serve`: the HTTP service under gunicorn."""

from __future__ import annotations

import os
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
        environ["FACTDESK_RULES"] = _joined(read_settings(environ).rules)
    except SettingsError as error:
        raise CannotRun(str(error)) from None
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    command = [sys.executable, "-m", "gunicorn", "--bind", bind]
    command += ["--config", str(_CONFIG)] if _CONFIG.exists() else ["--preload"]
    command += ["--workers", str(workers)] if workers else []
    command.append("app:create_app()")
    os.chdir(_CODE)  # gunicorn looks in the present folder first: another `app` may lie there
    os.execve(sys.executable, command, environ)


def _joined(paths: Sequence[Path]) -> str:
    return os.pathsep.join(str(path.resolve()) for path in paths)
