"""Rebuilds a preview again and again, and prints what that leaves behind.

Run in a process of its own by `tests/test_serve.py`, since the garbage of other tests would be counted. The
arguments are a new folder, and `--dirty` for a preview of that kind. The output is JSON: the `seconds` that
each rebuild took, the bytes `held` after it, the `objects`, and the `page` that was changed last.
"""

from __future__ import annotations

import gc
import json
import logging
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Final

from tests.nightly import IS_NIGHT
from tests.previews import DirtyPreview, Preview
from tests.sites import task

PAGES: Final = 5
REBUILDS: Final = 100 if IS_NIGHT else 20
"""Enough to see what grows with each; a hundred show what grows with every tenth."""
THEME: Final = {"name": None, "custom_dir": str(Path(__file__).parent / "browser" / "plain_theme")}


def main() -> None:
    """Rebuild and print."""
    pages = {f"3.{number}.md": task(number=number) for number in range(1, PAGES + 1)}
    kind = DirtyPreview if "--dirty" in sys.argv else Preview
    logging.disable(logging.CRITICAL)
    preview = kind(Path(sys.argv[1]), {"index.md": "# Home\n", **pages}, theme=THEME)
    seconds, held, objects = [], [], []
    tracemalloc.start()
    for turn in range(REBUILDS):
        number = turn % PAGES + 1
        text = task(number=number, title=f"Turn {turn}").replace("at stake", f"at stake {turn}")
        start = time.perf_counter()
        preview.save({f"3.{number}.md": text.replace("- text: Meet", f"- txt: Meet {turn}\n  - text: Go")})
        seconds.append(time.perf_counter() - start)
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
        objects.append(len(gc.get_objects()))
    page = preview.html(f"3.{PAGES}/index.html")
    json.dump({"seconds": seconds, "held": held, "objects": objects, "page": page}, sys.stdout)


if __name__ == "__main__":
    main()
