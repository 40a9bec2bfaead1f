"""Changes places of the package, one at a time, and tells which changes live: `make mutants SEED=7`.

Ends with 1 where more than a few live. A seed that is not given is told, so that a run can be made again.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from tests.mutants.choice import all_places, chosen
from tests.mutants.notes import ROOT, notes
from tests.mutants.trial import Copy

if TYPE_CHECKING:
    from tests.mutants.places import Place
    from tests.mutants.trial import Verdict

COUNT: Final = 60
MOST_ALIVE: Final = 5


def main() -> int:
    """Try the changes; answers 1 where too many live."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--count", type=int, default=COUNT, help="how many places to change")
    given = parser.parse_args()
    noted = notes(_say)
    picked = chosen(all_places(), given.count, given.seed)
    _say(f"Tries {len(picked)} changes; seed {given.seed}.")
    with tempfile.TemporaryDirectory() as folder:
        copies: SimpleQueue[Copy] = SimpleQueue()
        processes = os.cpu_count() or 1
        for n in range(processes):
            copies.put(Copy(Path(folder, str(n))))

        def tried(place: Place) -> Verdict:
            copy = copies.get()
            try:
                return copy.verdict(place, noted)
            finally:
                copies.put(copy)

        alive: list[Verdict] = []
        with ThreadPoolExecutor(processes) as pool:
            trials = [pool.submit(tried, place) for place in picked]
            for n, verdict in enumerate(map(Future.result, as_completed(trials)), 1):
                if not verdict.noticed:
                    alive.append(verdict)
                _say(f"{n:3} {_place(verdict)}: {verdict.noticed or 'LIVES'}")
    for verdict in sorted(alive, key=lambda one: (one.place.file, one.place.line)):
        before, after = verdict.place.before_and_after((ROOT / verdict.place.file).read_bytes())
        _say(f"\n{_place(verdict)}, which {verdict.tests} tests run\n  - {before}\n  + {after}")
    _say(f"\n{len(alive)} of {len(picked)} changes live; seed {given.seed}.")
    return 1 if len(alive) > MOST_ALIVE else 0


def _place(verdict: Verdict) -> str:
    return f"{verdict.place.file}:{verdict.place.line} ({verdict.place.kind})"


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
