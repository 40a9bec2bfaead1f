"""Lock what development installs: a version and the hashes of each package, for every Python and system.

`pyproject.toml` says what may be installed, `requirements/` what is. No file there names a host or a folder,
so whoever installs from them asks the registry that is set up.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent

LOCKS: Final = {
    "dev": ("site", "test", "neighbors", "check", "bench", "templates", "release"),
    "site": ("site",),
}
"""The files, by their names without the extension, and the groups in each. The first settles the versions."""

SAME_EVERYWHERE: Final = ("--universal", "--python-version", "3.10", "--generate-hashes", "--no-annotate")
PRIVATE: Final = ("--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "make lock")


def main() -> None:
    """Write the locks anew, with the newest versions that are allowed."""
    for name, groups in LOCKS.items():
        file = f"requirements/{name}.txt"
        chosen = [f"--group={group}" for group in groups]
        same = [] if name == "dev" else ["--constraint", "requirements/dev.txt"]
        extras = ["--all-extras"] if name == "dev" else []
        subprocess.run(  # noqa: S603 - our own words
            [
                *(sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--upgrade", "pyproject.toml"),
                *(*chosen, *same, *extras, *SAME_EVERYWHERE, *PRIVATE, "--output-file", file),
            ],
            check=True,
            cwd=ROOT,
        )
        print(f"Wrote {file}")


if __name__ == "__main__":
    main()
