"""Front matter becomes nodes, however much of it is wrong.

What a line shows by itself is corrected first, then whatever keeps the YAML from parsing. What does that is
imported only where something is wrong, since most pages are sound.
"""

from __future__ import annotations

from typing import Final

from mkdocs_m3.reading import lines
from mkdocs_m3.reading.lines.outline import Keys
from mkdocs_m3.reading.yaml import composing
from mkdocs_m3.reading.yaml.document import Document
from mkdocs_m3.reading.yaml.draft import Draft
from mkdocs_m3.reading.yaml.judging import Judge, nothing, weight
from mkdocs_m3.reading.yaml.nodes import Mapping
from mkdocs_m3.reading.yaml.yaml_error import YamlError

NO_KEYS: Final = Keys(frozenset(), frozenset())
"""Of YAML that is no front matter of the playbook's."""


def parse(
    text: str, start: int, keys: Keys = NO_KEYS, judge: Judge = nothing, origins: tuple[int, ...] = ()
) -> Document:
    """The front matter's nodes, with places in the page that holds it from `start` on, or at `origins`."""
    found, draft = lines.corrected(Draft(text=text, start=start, origins=origins), keys)
    parsed = composing.composed(draft)
    if not found and not isinstance(parsed, YamlError) and not weight(parsed, draft.text, keys, judge).weight:
        root = parsed.root if isinstance(parsed.root, Mapping) else None
        return Document(root=root, mistakes=(), duplicates=parsed.duplicates, readable=draft.text)
    from mkdocs_m3.reading.yaml.correcting import Correcting  # noqa: PLC0415 - see above

    return Correcting(draft, found, keys, judge).document(parsed)
