"""Our options in a site's mkdocs.yml, and the vocabulary that they make up."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any, Final

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config, ValidationError

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.host.accepting import Accept
from mkdocs_m3.host.naming_options import Fields, IdKinds, KeyNames, Labels, Phases, ThingWords
from mkdocs_m3.host.page_options import Pages
from mkdocs_m3.host.vocabulary_options import LetterSet, Parties, Terms, only
from mkdocs_m3.model import fold
from mkdocs_m3.model.id_options import scheme_of
from mkdocs_m3.model.vocabulary import (
    M3,
    ArtifactNames,
    Vocabulary,
)
from mkdocs_m3.reading.key_options import of_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.locales import Message
    from mkdocs_m3.model.words import Words


class Ids(opt.OptionallyRequired[tuple[str, ...]]):
    """One id, or a list of ids."""

    def __init__(self) -> None:
        super().__init__(default=())

    def run_validation(self, value: object) -> tuple[str, ...]:
        """The ids as written."""
        ids = (value,) if isinstance(value, str) else value
        if not isinstance(ids, list | tuple) or not all(isinstance(id_, str) for id_ in ids):
            raise ValidationError(
                f"Expected a list of parties, as in `[customer, provider]`, but got {value!r}"
            )
        return tuple(str(id_) for id_ in ids)


EXPORTS: Final = ("json", "csv", "xlsx")
"""What a build can write beside its pages."""


class Exports(opt.OptionallyRequired[tuple[str, ...]]):
    """Which exports the build writes; none where the list is empty or it says `none`."""

    def __init__(self) -> None:
        super().__init__(default=("json", "csv"))

    def run_validation(self, value: object) -> tuple[str, ...]:
        """The exports; whether the library of a workbook is there is asked when one is written."""
        if value in ("none", False):
            return ()
        names = (value,) if isinstance(value, str) else value
        listed = ", ".join(f"`{name}`" for name in EXPORTS)
        if not isinstance(names, list | tuple):
            raise ValidationError(f"Expected a list of {listed}, but got {value!r}")
        for name in names:
            if name not in EXPORTS:
                near = nearest(str(name), EXPORTS)
                cure = f"did you mean `{near}`?" if near else f"allowed are {listed}"
                raise ValidationError(f"there is no export `{name}`; {cure}")
        return tuple(str(name) for name in names)


class Artifacts(opt.OptionallyRequired[ArtifactNames]):
    """Names that are one artifact, under `same`, and names that must not be taken for another's."""

    def __init__(self) -> None:
        super().__init__(default=ArtifactNames())

    def run_validation(self, value: object) -> ArtifactNames:
        """What is said of them."""
        if isinstance(value, ArtifactNames):
            return value
        if not isinstance(value, dict):
            raise ValidationError(f"Expected `same` and `different`, but got {value!r}")
        only(("same", "different"), value, "artifacts")
        same, different = value.get("same") or [], value.get("different") or []
        if not isinstance(same, list) or not all(_are_texts(names, least=2) for names in same):
            raise ValidationError(
                "`same` takes lists of two names or more, as in `- [Master Schedule, Integrated Schedule]`"
            )
        if not _are_texts(different, least=0):
            raise ValidationError("`different` takes a list of names, as in `- Test Plan`")
        joined = [fold(str(name)) for names in same for name in names]
        for name in joined:
            if joined.count(name) > 1:
                raise ValidationError(f"`same` names `{name}` twice; make one list of the two")
        return ArtifactNames.of(same, different)


class External(opt.OptionallyRequired[tuple[str, ...]]):
    """Patterns of the names of inputs that come from outside the playbook."""

    def __init__(self) -> None:
        super().__init__(default=())

    def run_validation(self, value: object) -> tuple[str, ...]:
        """The patterns as written."""
        patterns = [value] if isinstance(value, str) else value
        if isinstance(patterns, tuple):
            return patterns
        if not isinstance(patterns, list) or not _are_texts(patterns, least=0):
            raise ValidationError(
                f"Expected a list of names or patterns, as in `- Existing *`, but got {value!r}"
            )
        if not all(fold(pattern) for pattern in patterns):
            raise ValidationError("a pattern needs at least one letter or digit, as in `- Existing *`")
        return tuple(patterns)


class LinkRules(opt.OptionallyRequired[tuple[str, ...]]):
    """What is said of links: under `outside`, addresses of the surrounding web site."""

    def __init__(self) -> None:
        super().__init__(default=())

    def run_validation(self, value: object) -> tuple[str, ...]:
        """The patterns under `outside`, as written."""
        if isinstance(value, tuple):
            return value
        if not isinstance(value, dict):
            raise ValidationError(f"Expected `outside`, but got {value!r}")
        only(("outside",), value, "links")
        outside = value.get("outside") or []
        patterns = [outside] if isinstance(outside, str) else outside
        if not isinstance(patterns, list) or not _are_texts(patterns, least=0):
            raise ValidationError(
                f"`outside` takes a list of addresses or patterns, as in `- /shop/*`, but got {outside!r}"
            )
        for pattern in patterns:
            if not pattern.startswith("/") or pattern.startswith("//"):
                raise ValidationError(
                    f"`outside` takes addresses with one `/` first, as in `- /shop/*`, but got {pattern!r}"
                )
        return tuple(patterns)


def _are_texts(value: object, *, least: int) -> bool:
    return isinstance(value, list) and len(value) >= least and all(isinstance(one, str) for one in value)


class Folder(opt.OptionallyRequired[str]):
    """A folder inside docs_dir, with `/` between folders."""

    def run_validation(self, value: object) -> str:
        """The folder without slashes at its ends."""
        if not isinstance(value, str) or ".." in value.split("/") or "\\" in value:
            raise ValidationError(
                f"Expected a folder inside docs_dir, with `/` between folders, but got {value!r}"
            )
        folder = posixpath.normpath(value.strip("/"))
        return "" if folder == "." else folder


class M3Config(Config):
    """The options under `m3:` in mkdocs.yml. Nothing needs to be set."""

    files = Folder(default=M3.files)
    """Where `filename` looks, inside docs_dir; subfolders allowed."""
    parties = Parties(M3.parties, fallback_icon="party")
    """The parties, in the order of the columns."""
    shared = Ids()
    """The parties that `shared` stands for: customer and provider where both are parties, else all."""
    workstreams = Terms(M3.workstreams, fallback_icon="workstream")
    """The workstreams, in the order in which the playbook lists them."""
    labels = Labels()
    """Any wording by its key."""
    words = ThingWords()
    """What the site calls key tasks, phases, activities, and so on."""
    keys_ = KeyNames()  # MkDocs drops the underscore; `keys` is a method of every configuration
    """Keys of front matter that the site writes in place of ours."""
    templates = opt.Optional(opt.Dir(exists=True))
    """A folder of templates that override ours by name."""
    accept = Accept()
    """Findings accepted for the whole site, each with a reason."""
    exports = Exports()
    """Which exports the build writes."""
    nav = opt.Choice(("own", "auto"), default="own")
    """Whether the site's navigation is its own, or holds a section that is built from the playbook."""
    artifacts = Artifacts()
    """Names that are one artifact, and names that must not be taken for another's."""
    external = External()
    """Names of inputs that come from outside the playbook, or patterns of them."""
    links = LinkRules()
    """Addresses of the surrounding web site, which are not looked for in this one."""
    raci = LetterSet()
    """The letters of responsibility."""
    ids = IdKinds()
    """What ids of phases and key tasks are, and how readers see them."""
    phases = Phases()
    """The phases with their labels, in order; none where it says `none`."""
    fields = Fields()
    """Keys of the site's own, for key tasks, activities and phases."""
    pages = Pages()
    """Of what pages are generated: of roles, of parties."""
    fail_on = opt.Choice(("error", "warning", "never"), default="error")
    """From which severity on `mkdocs build` stops."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, Any]]]:
        """Check each option, then that `shared` names parties, and that `ids` and `phases` agree."""
        failed, warnings = super().validate()
        warnings = [(key, self._unknown_option(key) or warning) for key, warning in warnings]
        if not failed:
            failed += [("shared", error) for error in self._unknown_in_shared()]
            _, problems = scheme_of(self.ids, self.phases)
            if self.fields.phase and not self.phases.has_phases:
                problem = "`phases` is `none`, so no page has these fields; delete them"
                failed.append(("fields.phase", ValidationError(problem)))
            problems = (*problems, *of_fields(self.keys_, self.fields))
            failed += [(one.place, ValidationError(f"{one.headline}; {one.cure}")) for one in problems]
        return failed, warnings

    def _unknown_option(self, key: str) -> str | None:
        """What to say of an option that there is not; `None` of one that there is."""
        known = [name for name, _ in self._schema]
        if key in known:
            return None
        near = nearest(key, known)
        cure = f"did you mean `{near}`?" if near else f"there are {', '.join(f'`{name}`' for name in known)}"
        return f"there is no such option; {cure}"

    def _unknown_in_shared(self) -> list[Exception]:
        ids = [party.id for party in self.parties]
        allowed = f"allowed are {', '.join(f'`{id_}`' for id_ in ids)}" if ids else "the playbook has none"
        return [
            ValidationError(f"`{id_}` is not a party; {allowed}") for id_ in self.shared if id_ not in ids
        ]

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
            pages=self.pages,
            phase_words=M3.phase_words | _before_numbers(self.labels, self.words),
            words=self.words,
            keys=self.keys_,
            ids=scheme_of(self.ids, self.phases)[0],
        )


def _before_numbers(labels: Mapping[str, Message], words: Words) -> frozenset[str]:
    """What a site's own wording puts before the number of a phase: `Stage` of `Stage {number}: {name}`."""
    own = (labels.get(key) for key in ("phase", "phase_with_name"))
    before = [label.partition("{number}")[0].strip() for label in own if isinstance(label, str)]
    before += [words.phase.singular] if words.phase else []
    return frozenset(word.casefold() for word in before if word)
