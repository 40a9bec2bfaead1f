"""So that `python -m mkdocs_m3.cli` is the command, too."""

from mkdocs_m3.cli import main

main(prog_name="mkdocs-m3")
