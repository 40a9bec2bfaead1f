"""Finished pages of a large site wait in little room, and come out as they went in."""

from __future__ import annotations

from mkdocs_m3.host.waiting_pages import WaitingPages
from mkdocs_m3.rendering.finished import Finished


def page(n: int) -> Finished:
    return Finished(
        pieces=(f"<p>Caf\u00e9 {n}</p>", "<p>End</p>"),
        rendered=(f"<div>\U0001f3db {n}</div>",),
        lost_parts=(),
        lost_views=(),
        anchors=frozenset(),
    )


def test_every_page_comes_out_once_as_it_went_in() -> None:
    waiting = WaitingPages()
    for n in range(600):
        waiting.put(f"{n}.md", page(n))
    assert [waiting.take(f"{n}.md") for n in range(600)] == [page(n).html for n in range(600)]
    assert [waiting.take(f"{n}.md") for n in (0, 599)] == [None, None]
