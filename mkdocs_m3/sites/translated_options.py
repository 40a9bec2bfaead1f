"""Our options in each language of a site: `{en: Customer, fr: Client}` in place of a text that readers see.

The texts of a language are put in place before options are read, so that every rule holds in each language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.locales import DEFAULT_LANGUAGE
from mkdocs_m3.sites.options import Options, OptionsRead, read_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_m3.model.languages import Language

_ANY: Final = "*"
_TEXTS: Final[tuple[tuple[str, ...], ...]] = (
    ("parties", _ANY),
    ("parties", _ANY, "label"),
    ("parties", _ANY, "short"),
    ("workstreams", _ANY),
    ("workstreams", _ANY, "label"),
    ("raci", "letters", _ANY),
    ("phases", _ANY),
    ("fields", _ANY, _ANY, "label"),
    ("fields", _ANY, _ANY, "help"),
    ("fields", _ANY, _ANY, "values", _ANY),
    ("pages", _ANY, "title"),
)
"""The keys that lead to a text."""
_OTHERS: Final[tuple[tuple[str, ...], ...]] = (("labels", _ANY), ("words", _ANY))
"""The keys that lead to a message of the catalog, or to two words."""
_TAKES_KEYS: Final = frozenset({("labels", _ANY), ("parties", _ANY), ("workstreams", _ANY)})
"""Those among them that may lead to keys of ours, too: `one` and `other`, or `label` and `color`."""
_PLACES: Final = frozenset((*_TEXTS, *_OTHERS))
_CODE: Final = rare(r"[A-Za-z]{2}([-_][A-Za-z0-9]+)*")


class SiteLanguages(Struct, frozen=True, kw_only=True):
    """The languages of a site, as far as they are known."""

    default: str = DEFAULT_LANGUAGE
    """The language at the site's root, or else the one that the theme is told to speak."""
    named: tuple[str, ...] = ()
    """All languages of a site that has several; none where it has one."""

    @classmethod
    def of(cls, languages: tuple[Language, ...], theme: str) -> SiteLanguages:
        """Those that a site is translated into, or else the language of its theme."""
        if not languages:
            return cls(default=theme)
        first = languages[0]
        return cls(default=first.default, named=tuple(one for one in first.locales if one != "null"))


class TranslatedOptions(Struct, frozen=True, kw_only=True):
    """The options of a site in each of its languages, and everything that is wrong in them."""

    read: OptionsRead
    """In the site's default language, with what is wrong in any."""
    by_language: Mapping[str, Options] = field(default_factory=dict)
    """In other languages; empty where all words are the same in each."""

    def of(self, locale: str) -> Options:
        """The options for readers of a language."""
        return self.by_language.get(locale, self.read.options)


def read_translated(
    said: Mapping[str, object], folder: Path | None, languages: SiteLanguages | None = None
) -> TranslatedOptions:
    """The options that a site says, in each of its languages; never raises.

    Without its `languages`, which MkDocs does not know when it reads options, whatever languages
    the options speak. `folder` is as in `read_options`.
    """
    texts = tuple(_texts_by_language(said, ()))
    if not texts:
        return TranslatedOptions(read=read_options(said, folder))
    if wrong := [problem for place, value in texts for problem in _problems(place, value, languages)]:
        unknown = read_options(said, folder).unknown
        return TranslatedOptions(read=OptionsRead(options=Options(), wrong=tuple(wrong), unknown=unknown))
    spoken = tuple(dict.fromkeys(str(code) for _, value in texts for code in value))
    site = languages or SiteLanguages(default=spoken[0], named=spoken)
    others = [one for one in site.named if one != site.default]
    prose = read_options(_in_language(said, DEFAULT_LANGUAGE, site.default), folder).options
    read = {
        code: read_options(_in_language(said, code, site.default), folder) for code in (site.default, *others)
    }
    first = read[site.default]
    return TranslatedOptions(
        read=replace(first, options=_speaking(first.options, prose), wrong=tuple(_wrong_in_any(read, first))),
        by_language={code: _speaking(one.options, prose) for code, one in read.items()},
    )


def _speaking(options: Options, prose: Options) -> Options:
    """Options of a language with what our own prose says, in each playbook that the site names."""
    said = {one.place.name: one.words for one in prose.playbooks}
    playbooks = (replace(one, prose=said.get(one.place.name, one.words)) for one in options.playbooks)
    return replace(options, prose=prose.words, playbooks=tuple(playbooks))


def _wrong_in_any(read: Mapping[str, OptionsRead], first: OptionsRead) -> Iterator[tuple[str, str]]:
    """What is wrong in the default language, then what is wrong in another one alone."""
    yield from first.wrong
    told = set(first.wrong)
    for code, one in read.items():
        for key, words in one.wrong:
            if (key, words) not in told:
                told.add((key, words))
                yield key, f"in the language `{code}`: {words}"


def _pattern(place: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a place as they are in `_PLACES`, within a playbook or not."""
    own = place[2:] if place[:1] == ("playbooks",) else place
    if place[:1] == ("playbooks",) and own == ("title",):
        return _TEXTS[-1]
    return next(
        (
            known
            for known in _PLACES
            if len(known) == len(own)
            and all(want in (_ANY, key) for want, key in zip(known, own, strict=True))
        ),
        (),
    )


def _is_by_language(value: object, place: tuple[str, ...]) -> bool:
    pattern = _pattern(place)
    if not pattern or not isinstance(value, Mapping):
        return False
    return pattern not in _TAKES_KEYS or any(_is_code(key) for key in value)


def _is_code(key: object) -> bool:
    return key is False or (isinstance(key, str) and _CODE.fullmatch(key) is not None)


def _texts_by_language(
    value: object, place: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Mapping[object, object]]]:
    """Every text by language within a value, with the keys that lead there."""
    if not isinstance(value, Mapping):
        return
    if _is_by_language(value, place):
        yield place, value
        return
    for key, one in value.items():
        yield from _texts_by_language(one, (*place, str(key)))


def _problems(
    place: tuple[str, ...], value: Mapping[object, object], languages: SiteLanguages | None
) -> Iterator[tuple[str, str]]:
    """What is wrong in a text by language, told of the option that it is in."""
    where = f"`{'.'.join(place)}`"
    text_or_words = "two words" if _pattern(place)[0] == "words" else "a text"
    named = languages.named if languages else ()
    if not value:
        cure = f"write {text_or_words} for each language, as in `{{en: …, fr: …}}`"
        yield place[0], f"{where}: it is empty; {cure}"
    codes: dict[str, object] = {}
    for code, text in value.items():
        if not isinstance(code, str):
            yield place[0], f"{where}: YAML reads the language {code!r} as no text; put it in quotes"
            continue
        if not _CODE.fullmatch(code):
            cure = f"write {text_or_words}, or codes as in `{{en: …, fr: …}}`"
            yield place[0], f"{where}: `{code}` is no language; {cure}"
        elif named and not any(_speaks(one, code) for one in named):
            yield place[0], f"{where}: the site has no language `{code}`; {_cure(code, named)}"
        elif (same := codes.setdefault(_same(code), code)) != code:
            yield place[0], f"{where}: `{same}` and `{code}` are the same language; delete one of them"
        if _pattern(place) in _TEXTS and not (isinstance(text, str) and text.strip()):
            is_missing = text is None or text == ""
            said = "has no text" if is_missing else f"is {text!r}, which is no text"
            cure = "write one" if is_missing else "put it in quotes if it is one"
            yield place[0], f"{where}: `{code}` {said}; {cure}"


def _cure(code: str, named: Iterable[str]) -> str:
    named = tuple(named)
    near = next((one for one in named if _part(one) == _part(code)), None) or nearest(code, named)
    listed = ", ".join(f"`{one}`" for one in named)
    return (
        f"did you mean `{near}`?" if near else f"write one of {listed}, or add it to the languages of `i18n`"
    )


def _same(code: str) -> str:
    """A code as MkDocs, Material, and static-i18n write it in different ways: `pt_BR`, `pt-BR`."""
    return code.replace("_", "-").casefold()


def _part(code: str) -> str:
    """The language of a code with a country: `pt` of `pt-BR`."""
    return _same(code).partition("-")[0]


def _speaks(locale: str, code: str) -> bool:
    """Whether texts of a code are for readers of a language: of itself, or of what it is a kind of."""
    return _same(code) in (_same(locale), _part(locale))


def _in_language(
    said: Mapping[str, object], locale: str, default: str, place: tuple[str, ...] = ()
) -> dict[str, object]:
    """Options with the texts of one language in place of all."""
    found: dict[str, object] = {}
    for key, value in said.items():
        inside = (*place, str(key))
        if not isinstance(value, Mapping):
            found[key] = value
        elif _is_by_language(value, inside):
            found[key] = _chosen(value, locale, default)
        else:
            found[key] = _in_language(value, locale, default, inside)
    return found


def _chosen(texts: Mapping[str, object], locale: str, default: str) -> object:
    """The text of a language, of a kind of the same language, of the default one, or else the first."""
    by_code = {_same(code): text for code, text in texts.items()}
    for wanted in (locale, default):
        kinds = (code for code in by_code if _part(code) == _part(wanted))
        for code in (_same(wanted), _part(wanted), *kinds):
            if code in by_code:
                return by_code[code]
    return next(iter(by_code.values()))
