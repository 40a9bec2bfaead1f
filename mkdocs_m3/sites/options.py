"""Our options in a site's configuration, whichever program builds it, and the vocabulary they make up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model import OwnFields
from mkdocs_m3.model.id_options import IdOptions, PhaseOptions, read_ids, read_phases, scheme_of
from mkdocs_m3.model.letter_options import read_letters
from mkdocs_m3.model.option_problem import OptionError
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.model.page_options import GeneratedPages, read_pages
from mkdocs_m3.model.playbook_place import PlaybookPlace
from mkdocs_m3.model.term_options import read_parties, read_terms
from mkdocs_m3.model.vocabulary import LETTERS, M3, ArtifactNames, Letters, Term, Vocabulary
from mkdocs_m3.model.word_options import read_words
from mkdocs_m3.model.words import Words
from mkdocs_m3.reading.field_options import read_fields
from mkdocs_m3.reading.key_options import of_fields, read_keys
from mkdocs_m3.reading.shown_playbook import PLAYBOOK
from mkdocs_m3.sites import plain_options
from mkdocs_m3.sites.accepting import read_accept
from mkdocs_m3.sites.label_options import read_labels
from mkdocs_m3.sites.playbook_options import read_playbooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_m3.locales import Message
    from mkdocs_m3.model.option_problem import OptionProblem

Read = TypeVar("Read")


class Options(Struct, frozen=True, kw_only=True):
    """The options under `m3` in a site's configuration, read. Nothing needs to be set."""

    files: str = M3.files
    """Where `filename` looks, inside the documentation folder; subfolders allowed."""
    parties: tuple[Term, ...] = M3.parties
    """The parties, in the order of the columns."""
    shared: tuple[str, ...] = ()
    """The parties that `shared` stands for: customer and provider where both are parties, else all."""
    workstreams: tuple[Term, ...] = M3.workstreams
    """The workstreams, in the order in which the playbook lists them."""
    labels: Mapping[str, Message] = field(default_factory=dict)
    """Any wording by its key."""
    words: Words = Words()
    """What the site calls key tasks, phases, activities, and so on."""
    keys: OwnKeys = OwnKeys()
    """Keys of front matter that the site writes in place of ours."""
    templates: str | None = None
    """A folder of templates that override ours by name."""
    accept: tuple[Mapping[str, str], ...] = ()
    """Findings accepted for the whole site, each with its `code` and a `reason`."""
    exports: tuple[str, ...] = ("json", "csv")
    """Which exports are written."""
    nav: str = "own"
    """Whether the site's navigation is its own, or holds a section built from the playbook (`auto`)."""
    artifacts: ArtifactNames = ArtifactNames()
    """Names that are one artifact, and names that must not be taken for another's."""
    external: tuple[str, ...] = ()
    """Names of inputs that come from outside the playbook, or patterns of them."""
    links: tuple[str, ...] = ()
    """Addresses of the surrounding web site, which are not looked for in this one."""
    raci: Letters = LETTERS["RACI"]
    """The letters of responsibility."""
    ids: IdOptions = IdOptions()
    """What ids of phases and key tasks are, and how readers see them."""
    phases: PhaseOptions = PhaseOptions()
    """The phases with their labels, in order; none where it says `none`."""
    fields: OwnFields = OwnFields()
    """Keys of the site's own, for key tasks, activities and phases."""
    pages: GeneratedPages = GeneratedPages()
    """Of what pages are generated: of roles, of parties."""
    fail_on: str = "error"
    """From which severity on a build stops: `error`, `warning`, or `never`."""
    playbooks: tuple[Options, ...] = ()
    """What holds in each playbook that the site names; none where it has but one, without a name."""
    place: PlaybookPlace = PlaybookPlace()
    """Which playbook of the site these options are of."""
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)
    """By their names, the vocabularies of all playbooks that the site names."""

    @property
    def parts(self) -> tuple[Options, ...]:
        """What holds in each playbook, then outside of their folders, if all have one; or the site's own."""
        if not self.playbooks:
            return (self,)
        named = {one.place.name: one.vocabulary() for one in self.playbooks}
        parts = tuple(replace(one, vocabularies=named) for one in self.playbooks)
        if not all(one.place.folder for one in self.playbooks):
            return parts
        place = PlaybookPlace(is_outside=True, is_alone=len(parts) == 1)
        return (*parts, replace(self, playbooks=(), place=place, vocabularies=named))

    @property
    def outer(self) -> Options:
        """The one of these that holds outside of all folders of playbooks."""
        return next(one for one in self.parts if not one.place.folder)

    prose: Words | None = None
    """The `words` of our own English prose, in a site that has words in several languages."""

    @property
    def is_nav_auto(self) -> bool:
        """Whether the line `m3/playbook` in the site's navigation stands for the playbook."""
        return self.nav == "auto"

    def vocabulary(self) -> Vocabulary:
        """The site's own words."""
        ids = tuple(party.id for party in self.parties)
        usual = M3.shared if set(M3.shared) <= set(ids) else ids
        return Vocabulary(
            parties=self.parties,
            shared=self.shared or usual,
            workstreams=self.workstreams,
            files=self.files,
            letters=self.raci,
            artifacts=self.artifacts,
            external=self.external,
            outside=self.links,
            fields=self.fields,
            pages=self.pages.inside(self.place.folder) if self.place.folder else self.pages,
            phase_words=M3.phase_words | _before_numbers(self.labels, self.words),
            words=self.words if self.prose is None else self.prose,
            keys=self.keys,
            ids=scheme_of(self.ids, self.phases)[0],
            place=self.place,
            playbooks=self.vocabularies,
        )


class OptionsRead(Struct, frozen=True, kw_only=True):
    """Options, and everything that is wrong in them."""

    options: Options
    """What could be read; what could not is as it is where a site says nothing."""
    wrong: tuple[tuple[str, str], ...] = ()
    """The options that cannot be used, each with the words that say why."""
    unknown: tuple[tuple[str, str], ...] = ()
    """What is no option, likewise."""


def _whole(read: Callable[[object], tuple[Read, tuple[OptionProblem, ...]]]) -> Callable[[object], Read]:
    """What tells of everything that is wrong in an option at once."""

    def reading(value: object) -> Read:
        found, problems = read(value)
        if problems:
            raise OptionError("\n".join(map(str, problems)))
        return found

    return reading


_NEVER_EMPTY: Final = frozenset({"parties", "workstreams", "phases"})
"""Options that are asked about where they are empty: it could mean none, or the usual ones."""

_PLAYBOOKS: Final = "playbooks"

_READ: Final[Mapping[str, Callable[[object], Any]]] = {
    "files": plain_options.read_files,
    "parties": partial(read_parties, usual=M3.parties, fallback_icon="party"),
    "shared": plain_options.read_ids_of_parties,
    "workstreams": partial(read_terms, usual=M3.workstreams, fallback_icon="workstream"),
    "labels": read_labels,
    "words": _whole(read_words),
    "keys": _whole(read_keys),
    "accept": read_accept,
    "exports": plain_options.read_exports,
    "nav": partial(plain_options.read_word, allowed=("own", "auto")),
    "artifacts": plain_options.read_artifacts,
    "external": plain_options.read_external,
    "links": plain_options.read_links,
    "raci": read_letters,
    "ids": _whole(read_ids),
    "phases": _whole(read_phases),
    "fields": _whole(read_fields),
    "pages": _whole(read_pages),
    "fail_on": partial(plain_options.read_word, allowed=("error", "warning", "never")),
}
"""How each option is read; `templates`, which needs to know the folder of the configuration, is beside it."""


def read_options(said: Mapping[str, object], folder: Path | None) -> OptionsRead:
    """The options that a site says, with everything that is wrong in them; never raises.

    The `folder` of its configuration is where its folder of templates is found from.
    """
    read: dict[str, Callable[[object], Any]] = {
        **_READ,
        "templates": partial(plain_options.read_templates, folder=folder),
    }
    found: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    for key, value in said.items():
        if key not in read or (value is None and key not in _NEVER_EMPTY):
            continue
        try:
            found[key] = read[key](value)
        except OptionError as error:
            wrong.append((key, str(error)))
    options = Options(**found)
    if said.get(_PLAYBOOKS) is not None:
        options = replace(options, playbooks=tuple(_playbooks(said, folder, wrong)))
    elif not wrong:
        wrong += _disagreements(options)
    return OptionsRead(
        options=options,
        wrong=tuple(wrong),
        unknown=tuple((key, _no_such(key)) for key in said if key not in read and key != _PLAYBOOKS),
    )


def _playbooks(
    said: Mapping[str, object], folder: Path | None, wrong: list[tuple[str, str]]
) -> Iterator[Options]:
    """What holds in each playbook: the site's options, each with what the playbook says in place of it."""
    found = read_playbooks(said[_PLAYBOOKS])
    wrong += found.wrong
    of_site = {key: value for key, value in said.items() if key != _PLAYBOOKS}
    is_sound = not wrong
    for one in found.playbooks:
        read = read_options({**of_site, **one.options}, folder)
        at = f"{_PLAYBOOKS}.{one.place.name}"
        wrong += ((f"{at}.{key}", words) for key, words in read.wrong if is_sound or key in one.options)
        if is_sound and (taken := _taken_by_us(read.options)):
            wrong.append((f"{at}.{taken}", "views have the option `playbook`; give this another name"))
        yield replace(read.options, place=one.place)


def _taken_by_us(options: Options) -> str:
    """The option that names something as we name the choice of a playbook; empty where none does."""
    if any(spec.name == PLAYBOOK for spec in options.fields.task):
        return "fields.task"
    return "keys" if options.keys.ours(PLAYBOOK) != PLAYBOOK else ""


def _disagreements(options: Options) -> list[tuple[str, str]]:
    """What is wrong only in view of other options."""
    ids = [party.id for party in options.parties]
    allowed = f"allowed are {', '.join(f'`{id_}`' for id_ in ids)}" if ids else "the playbook has none"
    found = [("shared", f"`{id_}` is not a party; {allowed}") for id_ in options.shared if id_ not in ids]
    _, problems = scheme_of(options.ids, options.phases)
    if options.fields.phase and not options.phases.has_phases:
        found.append(("fields.phase", "`phases` is `none`, so no page has these fields; delete them"))
    problems = (*problems, *of_fields(options.keys, options.fields))
    return [*found, *((one.place, f"{one.headline}; {one.cure}") for one in problems)]


def cure_of(key: object) -> str:
    """What to write in place of an option that there is none of."""
    known = tuple(
        name for name in Options.__struct_fields__ if name not in ("place", "vocabularies", "prose")
    )
    near = nearest(str(key), known)
    return f"did you mean `{near}`?" if near else f"there are {', '.join(f'`{name}`' for name in known)}"


def _no_such(key: object) -> str:
    return f"there is no such option; {cure_of(key)}"


def _before_numbers(labels: Mapping[str, Message], words: Words) -> frozenset[str]:
    """What a site's own wording puts before the number of a phase: `Stage` of `Stage {number}: {name}`."""
    own = (labels.get(key) for key in ("phase", "phase_with_name"))
    before = [label.partition("{number}")[0].strip() for label in own if isinstance(label, str)]
    before += [words.phase.singular] if words.phase else []
    return frozenset(word.casefold() for word in before if word)
