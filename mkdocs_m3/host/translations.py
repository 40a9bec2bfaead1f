"""The translations of each page, which language selectors and the site map link to, at their addresses.

mkdocs-static-i18n works these out from names of files, and knows neither permalinks nor generated pages.
"""

from __future__ import annotations

import posixpath
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_m3.host import encrypting, site_files, translating
from mkdocs_m3.model.participant_pages import INDEX
from mkdocs_m3.sites.several import destinations

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_m3.host.previewing import Preview
    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.sites.options import Options
    from mkdocs_m3.sites.translated_options import TranslatedOptions


def lead(
    generated: Iterable[str],
    files: Files,
    config: MkDocsConfig,
    options: TranslatedOptions,
    preview: Preview,
) -> None:
    """Give the translations of all pages their addresses, and the `generated` pages of this language theirs.

    A generated page of a role or a party that the other language does not have leads to the list of all.
    """
    current = translating.language(config)
    if current is None:
        return
    translated = [found for file in files if (found := getattr(file, "alternates", None))]
    made = [files.src_uris[uri] for uri in generated]
    for file in made:
        own = {"alternates": {current.locale: file}, "locale": current.locale}
        vars(file).update(own, locale_alternate_of=current.locale)
    for other in current.others:
        there = _destinations(other, config, options.of(other.locale), preview)
        for one in translated:
            file = one.get(other.locale)
            destination = there.get(file.src_uri) if file else None
            if file and destination and file.dest_uri != destination:
                translating.move(file, destination, config)
        for file in made:
            if twin := _twin(file, current, other, there, config):
                vars(file)["alternates"][other.locale] = twin
    translating.put_on_site_map(made, config)


def _destinations(
    other: Language, config: MkDocsConfig, options: Options, preview: Preview
) -> Mapping[str, str]:
    """Every page that another language shows, with the file that it becomes."""
    vocabulary = options.outer.vocabulary()
    found = site_files.read(
        site_files.files_of(config, other), config, vocabulary, other, is_serving=preview.is_serving
    )
    kept = partial(preview.kept, other.locale)
    return destinations(found, options, encrypting.protection(config), kept)


def _twin(
    file: File, current: Language, other: Language, there: Mapping[str, str], config: MkDocsConfig
) -> File | None:
    """A generated page in another language, or the list of all of its kind; `None` where there is neither."""
    same = other.in_folder(current.without_folder(file.src_uri))
    listed = posixpath.join(posixpath.dirname(same), f"{INDEX}.md")
    uri = next((one for one in (same, listed) if one in there), None)
    if uri is None:
        return None
    twin = File.generated(config, uri, content="\n")
    translating.move(twin, there[uri], config)
    return twin
