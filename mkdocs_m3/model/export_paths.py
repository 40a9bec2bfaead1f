"""Where a build puts what it exports, in a site of one playbook."""

from __future__ import annotations

from typing import Final

EXPORTS_FOLDER: Final = "m3"
"""Where the tables stand that a build makes of the playbook, in the published site."""

WORKBOOK: Final = f"{EXPORTS_FOLDER}/playbook.xlsx"
"""The workbook with every table."""


def csv_of(view: str) -> str:
    """The path of a view's table in the published site."""
    return f"{EXPORTS_FOLDER}/{view}.csv"
