"""What the command prints, and how it ends where it cannot do its work.

All that is printed goes through here, and only as text that has been made visible for its kind of output.
"""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

import click

from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.findings.visible import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.visible import Command, Json, Markdown, Terminal, Yaml

_COLORS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def say(text: Terminal | Command | Markdown | Json | Yaml) -> None:
    """Print a text as it is."""
    click.echo(text, nl=False)


def say_page(page: str) -> None:
    """Show a page of our own documentation."""
    click.echo_via_pager(page) if sys.stdout.isatty() else click.echo(page, nl=False)


def tell(template: str, *values: object) -> None:
    """Print a line about what the command has done, beside what it was asked for."""
    click.echo(terminal(template, *values), err=True)


def colored(severity: Severity) -> Terminal:
    """The word for a severity in its color, which click drops where no terminal shows it."""
    return terminal(click.style(severity.word, fg=_COLORS[severity], bold=True))


class Stopped(click.ClickException):
    """The command could not do its work; it ends with the code of wrong usage."""

    exit_code = 2


class VisibleErrors(click.Group):
    """A group whose commands end with words that a terminal shows as they are, and never with a traceback.

    Names of files reach errors from many sides: from pages, from arguments, from the operating system.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        with _visible():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own type
        """Do the work."""
        with _visible():
            result = super().invoke(ctx)
            sys.stdout.flush()  # or a full disk would be noticed too late to be told
            return result


@contextmanager
def _visible() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:  # what it says is the help
        raise
    except click.UsageError as error:
        raise click.UsageError(_lines(error.format_message()), error.ctx) from None
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever reads has gone, which click knows of
            raise
        raise Stopped(of_system(error)) from None


def of_system(error: OSError) -> Terminal:
    """What the operating system says of a file, or of the output."""
    return terminal("{}: {}", error.filename or "the output", error.strerror)


def _lines(message: str) -> Terminal:
    """A message of click's or of MkDocs', which may have several lines."""
    lines = message.split("\n")
    return terminal("\n".join(["{}"] * len(lines)), *lines)
