"""Make the office templates of the other example sites, as `example-site/make_templates.py` makes its own.

What they say is beside the `mkdocs.yml` of each site. Two runs give the same bytes.
Run: `python make_office_files.py`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
SITES: Final = ("plays", "risk", "method")

if __name__ == "__main__":
    sys.path.extend(
        str(folder) for folder in (HERE.parent / "example-site", *(HERE / name for name in SITES))
    )
    make_templates = import_module("make_templates").make_templates
    for name in SITES:
        files = HERE / name / "docs" / "assets" / "files"
        make_templates(import_module(f"{name}_texts").TEMPLATES, files)
