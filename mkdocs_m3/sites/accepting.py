"""The option in which a site accepts findings, and where in its configuration each is accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_m3.findings.finding import ACCEPTABLE
from mkdocs_m3.model import Acceptance, Source, Text
from mkdocs_m3.model.option_problem import OptionError, only
from mkdocs_m3.reading.yaml import nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.sites.options import Options


def read_accept(value: object) -> tuple[Mapping[str, str], ...]:
    """The items as written; each must name a warning or an advice, and say why. Raises `OptionError`."""
    if not isinstance(value, list | tuple):
        raise OptionError(f"Expected a list of items with `code` and `reason`, but got {value!r}")
    return tuple(_item(item) for item in value)


def _item(item: object) -> dict[str, str]:
    if not isinstance(item, dict):
        raise OptionError(f"Expected `code` and `reason`, but got {item!r}")
    only(("code", "reason"), item, "accept")
    code, reason = str(item.get("code")), item.get("reason")
    if code not in ACCEPTABLE:
        raise OptionError(f"`{code}` is not the code of a warning or an advice, as `M3082` is")
    if not isinstance(reason, str) or not reason.strip():
        raise OptionError(f"`{code}` is accepted without a `reason`")
    return {"code": code, "reason": reason}


def acceptances(file: Path | None, options: Options, shown: str = "") -> tuple[Acceptance, ...]:
    """What the site accepts, each with its place in the configuration file, which is `shown` by this path."""
    if not options.accept:
        return ()
    path = file or Path("mkdocs.yml")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    source = Source(path=shown or path.name, uri="", text=text)
    places = _in_toml(text, options) if path.suffix == ".toml" else dict(_in_yaml(text))
    nowhere = Text(value="", start=0, end=1)
    return tuple(
        Acceptance(code=item["code"], source=source, place=places.get(item["code"], nowhere))
        for item in options.accept
    )


def _in_toml(text: str, options: Options) -> dict[str, Text]:
    """Where each code is in a configuration whose values do not tell their places."""
    starts = {item["code"]: text.find(item["code"]) for item in options.accept}
    return {
        code: Text(value=code, start=start, end=start + len(code))
        for code, start in starts.items()
        if start >= 0
    }


def our_options(text: str) -> nodes.Mapping | None:
    """What is under `plugins`, `m3` in a configuration in YAML; `None` where that is in another file."""
    root = parsing.parse(text, 0).root
    plugins = root.get("plugins") if root else None
    items = plugins.items if isinstance(plugins, nodes.Sequence) else (plugins,)
    found = (item.get("m3") for item in items if isinstance(item, nodes.Mapping))
    return next((one for one in found if isinstance(one, nodes.Mapping)), None)


def _in_yaml(text: str) -> Iterator[tuple[str, Text]]:
    """Each accepted code, with its place."""
    options = our_options(text)
    accepted = options.get("accept") if options else None
    for entry in accepted.items if isinstance(accepted, nodes.Sequence) else ():
        code = entry.get("code") if isinstance(entry, nodes.Mapping) else None
        if isinstance(code, nodes.Scalar):
            yield code.value, Text(value=code.value, start=code.start, end=code.end)
