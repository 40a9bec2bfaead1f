"""The command `mkdocs-m3`: each subcommand parses, calls the core, prints, and ends with a code."""

from __future__ import annotations

import io
import sys
from importlib.metadata import version

import click

from mkdocs_m3.cli.check import check
from mkdocs_m3.cli.describe import cms, schema
from mkdocs_m3.cli.export import export
from mkdocs_m3.cli.new import new

__all__ = ["main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(version("mkdocs-m3"), prog_name="mkdocs-m3")
def main() -> None:
    """Work on a playbook: check its pages, begin new ones, and describe them to editors."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that knows few letters must not end the command
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


for _command in (check, new, export, schema, cms):
    main.add_command(_command)
