"""Which of all slips are made: as many as asked for, spread over kinds and pages, the same each time."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING
from zlib import crc32

from tests.slips.makers import slips

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.slips.pages import Page
    from tests.slips.slip import Slip


def chosen(pages: Sequence[Page], count: int | None) -> list[tuple[Page, Slip]]:
    """So many slips, each by its page; of every name about as many. All of them where no count is given."""
    found = [(page, slip) for page in pages for slip in slips(page.marked)]
    if count is None:
        return found
    by_name: defaultdict[str, list[tuple[Page, Slip]]] = defaultdict(list)
    for page, slip in found:
        by_name[slip.name].append((page, slip))
    queues = (sorted(by_name[name], key=_chance) for name in sorted(by_name))
    picked = islice((one for one in chain.from_iterable(zip_longest(*queues)) if one), count)
    order = {page: n for n, page in enumerate(pages)}
    return sorted(picked, key=lambda one: (order[one[0]], one[1].line, one[1].name))


def _chance(one: tuple[Page, Slip]) -> int:
    page, slip = one
    return crc32(f"{page.id}:{slip.line}:{slip.name}".encode())
