"""The command `mkdocs-m3`: each subcommand parses, calls the core, prints, and ends with a code."""

from __future__ import annotations

import io
import os
import sys
from typing import Final

import click

from mkdocs_m3.cli.commands import Commands

__all__ = ["main"]

_FIRST_STEPS: Final = """\b
First steps, in the folder of your mkdocs.yml:
  mkdocs-m3 new task 1.1 "Name the people"   begin a page
  mkdocs serve                               look at the pages while you write
  mkdocs-m3 check                            see what is wrong, and how to mend it

\b
`mkdocs-m3 COMMAND --help` says more about a command;
https://mkdocs-m3.readthedocs.io/ about everything.
"""


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]}, epilog=_FIRST_STEPS)
@click.version_option(package_name="mkdocs-m3", prog_name="mkdocs-m3")
@click.pass_context
def main(context: click.Context) -> None:
    """Work on a playbook: an MkDocs site with pages that describe key tasks.

    The pages themselves are shown by MkDocs, with `mkdocs serve` and `mkdocs build`.
    """
    context.color = _wanted_color()
    for stream in (sys.stdout, sys.stderr):  # a terminal that knows few letters must not end the command
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _wanted_color() -> bool | None:
    """Whether output has color, as `NO_COLOR` (https://no-color.org/) or else `FORCE_COLOR` says.

    `None` where neither says anything: then click asks whether the output is a terminal.
    """
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR", "0") not in ("", "0") else None
