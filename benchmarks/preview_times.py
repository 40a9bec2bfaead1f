"""Previews the site in the working directory, changes one page again and again, and prints what each took.

Run in a process of its own by `preview.py`. The argument is JSON: `dirty`, the `page`, where it is `built`,
how many `rounds`, and `texts`: by the kind of change, the text of the page that is changed. The output is a
JSON list with `kind`, `seconds` and `cpu` of each rebuild. It begins where MkDocs has noticed the change, and
ends where it tells browsers to reload.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter, process_time

from mkdocs.commands import serve
from mkdocs.livereload import LiveReloadServer

REQUEST = json.loads(sys.argv[1])


class _Server(LiveReloadServer):
    """In place of waiting for changes and browsers, makes the changes, and does what MkDocs does then."""

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Change the page, rebuild, and print the times."""
        del open_in_browser
        found = [
            self._rebuilt(kind, text, f"{text} {number}")
            for number in range(REQUEST["rounds"])
            for kind, text in REQUEST["texts"].items()
        ]
        print(json.dumps(found))

    def _rebuilt(self, kind: str, old: str, new: str) -> dict[str, object]:
        page = Path(REQUEST["page"])
        page.write_text(page.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        clock, cpu = perf_counter(), process_time()
        self.builder()
        seconds = {"seconds": perf_counter() - clock, "cpu": process_time() - cpu}
        if new not in (Path(self.root) / REQUEST["built"]).read_text(encoding="utf-8"):
            sys.exit(f"the preview does not show `{new}`")
        return {"kind": kind, **seconds}


if __name__ == "__main__":
    serve.LiveReloadServer = _Server  # type: ignore[attr-defined]  # the only way to be called in its place
    serve.serve(build_type="dirty" if REQUEST["dirty"] else None)
