"""The command line: `factdesk check`, `facts`, `rules` and `serve`."""

from __future__ import annotations

import sys

import click

from checkers.adapters.cli.checking import check
from checkers.adapters.cli.reading import facts
from checkers.adapters.cli.ruling import rules
from checkers.adapters.cli.serving import serve


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="factdesk")
def main() -> None:
    """Check the figures, dates and quotes of articles by rules, without a language model."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")  # a terminal that lacks a character is no reason to stop


for command in (check, facts, rules, serve):
    main.add_command(command)
