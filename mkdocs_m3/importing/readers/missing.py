"""What is said where a library of the extra `import` is not installed."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs_m3.importing.sheets import ImportProblem

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def needs(library: str) -> Iterator[None]:
    """Import a library inside; where it is missing, `ImportProblem` says how to install it."""
    try:
        yield
    except ModuleNotFoundError:
        raise ImportProblem(
            f"this kind of file needs the library {library}: pip install 'mkdocs-m3[import]'"
        ) from None
