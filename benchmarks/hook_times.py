"""Builds the site in the working directory, and prints how much of that time was spent in our hooks.

Run in a process of its own by `processes.py`. The output is JSON, in seconds of the processor: `hooks`, each
by its name; `pages`, what `on_page_content` took for each by its path; and `build` for all.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import wraps
from time import process_time
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Callable

_Arguments = ParamSpec("_Arguments")
_Answer = TypeVar("_Answer")

_MAKES_PAGES: Final = "on_page_content"


def main() -> None:
    """Build, and print the times."""
    seconds: defaultdict[str, float] = defaultdict(float)
    pages: defaultdict[str, float] = defaultdict(float)
    config = load_config()
    for event, methods in config.plugins.events.items():
        methods[:] = [
            _timed(method, f"on_{event}", seconds, pages) if _is_ours(method) else method
            for method in methods
        ]
    start = process_time()
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    print(json.dumps({"hooks": seconds, "pages": pages, "build": process_time() - start}))


def _is_ours(method: object) -> bool:
    return type(getattr(method, "__self__", None)).__module__.startswith("mkdocs_m3")


def _timed(
    method: Callable[_Arguments, _Answer],
    hook: str,
    seconds: defaultdict[str, float],
    pages: defaultdict[str, float],
) -> Callable[_Arguments, _Answer]:
    @wraps(method)
    def timed(*args: _Arguments.args, **kwargs: _Arguments.kwargs) -> _Answer:
        start = process_time()
        try:
            return method(*args, **kwargs)
        finally:
            taken = process_time() - start
            seconds[hook] += taken
            page = kwargs.get("page")
            if hook == _MAKES_PAGES and isinstance(page, Page):
                pages[page.file.src_uri] += taken

    return timed


if __name__ == "__main__":
    main()
