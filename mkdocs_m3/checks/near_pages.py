"""A file that MkDocs takes for no page is told with the name, or the folder, that it should have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model import NearPage
    from mkdocs_m3.model.source import Outside

_MOST_NAMED: Final = 4
"""Files that a finding names; of more, it gives the number of the rest."""


def check(near_pages: Iterable[NearPage]) -> Iterator[Finding]:
    """Report each of these files; those that should have one and the same name, together."""
    by_name: dict[str, list[NearPage]] = {}
    for near in near_pages:
        if near.outside:
            yield _outside(near, near.outside)
            continue
        by_name.setdefault(near.right_uri, []).append(near)
    for group in by_name.values():
        yield _alone(group[0]) if len(group) == 1 else _together(group)


def _outside(near: NearPage, where: Outside) -> Finding:
    cure = f"move it into `{where.folder}`, to the other pages"
    if where.same:
        cure = f"`{where.same}` has the same name: compare the two, and delete this one or move it there"
    return Finding(
        code="M3095",
        span=_place(near),
        headline=f"this page is beside `{where.beside}`, and not in `{where.folder}`, so it is not published",
        help=cure,
    )


def _alone(near: NearPage) -> Finding:
    return Finding(
        code="M3009",
        span=_place(near),
        headline=f"this file has the text of a playbook page, but `{_name(near)}` is not the name of a page",
        help=f"rename the file to `{near.right_name}`",
    )


def _together(group: list[NearPage]) -> Finding:
    first, *others = group
    names = [f"`{_name(near)}`" for near in group]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} more"]
    listed = f"{', '.join(names[:-1])} and {names[-1]}"
    return Finding(
        code="M3009",
        span=_place(first),
        headline=f"{listed} have the text of a playbook page, but not the name of a page",
        help=f"decide which of them is the page, and rename that one to `{first.right_name}`; a file beside "
        "it is then taken for a copy, so give any other that is a page a name of its own",
        others=tuple(map(_place, others)),
    )


def _place(near: NearPage) -> Span:
    return Span.at(near.source.path, near.source.text, 0, len(near.source.text))


def _name(near: NearPage) -> str:
    return near.source.uri.rpartition("/")[2]
