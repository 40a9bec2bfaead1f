"""The commands of `mkdocs-m3`, of which only the one that is called is imported."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from mkdocs_m3.cli.cycles import rare_collections
from mkdocs_m3.cli.saying import VisibleErrors

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "check": "check",
        "cms": "describe",
        "diff": "diff",
        "export": "export",
        "import": "import_",
        "new": "new",
        "render": "render",
        "schema": "describe",
    }
)
"""By its name, the module that a command is in, beside this one."""


class Commands(VisibleErrors):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own type
        """Import the command, and do its work."""
        with rare_collections():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names."""
        del ctx
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; `None` where there is none."""
        del ctx
        if cmd_name not in MODULES:
            return None
        name = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(f"mkdocs_m3.cli.{MODULES[cmd_name]}"), name)
        return command
