"""Our options in a site's mkdocs.yml, and the vocabulary that they make up."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config, ValidationError

from mkdocs_m3.findings.finding import ACCEPTABLE
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.host.page_options import Pages
from mkdocs_m3.host.vocabulary_options import LetterSet, Parties, Terms, only
from mkdocs_m3.locales import DEFAULT_LANGUAGE, Message, catalogue
from mkdocs_m3.model import Acceptance, OwnFields, Source, Text, fold
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.model.vocabulary import (
    M3,
    ArtifactNames,
    Vocabulary,
)
from mkdocs_m3.model.word_options import read_words
from mkdocs_m3.model.words import Words
from mkdocs_m3.reading.field_options import read_fields
from mkdocs_m3.reading.key_options import read_keys
from mkdocs_m3.reading.yaml import nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")


class Labels(opt.OptionallyRequired[dict[str, Message]]):
    """Any wording of the catalogue by its key."""

    def __init__(self) -> None:
        super().__init__(default={})

    def run_validation(self, value: object) -> dict[str, Message]:
        """The labels; each must be a key of the catalogue and use only its placeholders."""
        if not isinstance(value, dict):
            raise ValidationError(f"Expected keys with their wording, but got {value!r}")
        known = catalogue(DEFAULT_LANGUAGE)
        only(known, value, "labels")
        for key, message in value.items():
            forms = message.values() if isinstance(message, dict) else (message,)
            if not all(isinstance(form, str) for form in forms) or (
                isinstance(message, dict) and set(message) != {"one", "other"}
            ):
                raise ValidationError(f"`{key}`: expected a text, or `one` and `other`, but got {message!r}")
            self._check_placeholders(key, [str(form) for form in forms], known[key])
        return dict(value)

    @staticmethod
    def _check_placeholders(key: str, forms: list[str], original: Message) -> None:
        originals = original.values() if isinstance(original, dict) else (original,)
        allowed = {name for form in originals for name in _PLACEHOLDER.findall(form)}
        for form in forms:
            extra = set(_PLACEHOLDER.findall(form)) - allowed
            if extra or _PLACEHOLDER.sub("", form).count("{") or _PLACEHOLDER.sub("", form).count("}"):
                names = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "none"
                raise ValidationError(f"`{key}`: {form!r} has a placeholder it cannot have; allowed: {names}")


class ThingWords(opt.OptionallyRequired[Words]):
    """What the site calls things: two words for each, one thing and several."""

    def __init__(self) -> None:
        super().__init__(default=Words())

    def run_validation(self, value: object) -> Words:
        """The words; everything that is wrong in them is said at once."""
        if isinstance(value, Words):
            return value
        words, problems = read_words(value)
        if problems:
            raise ValidationError("\n".join(map(str, problems)))
        return words


class KeyNames(opt.OptionallyRequired[OwnKeys]):
    """The keys that the site writes in place of ours."""

    def __init__(self) -> None:
        super().__init__(default=OwnKeys())

    def run_validation(self, value: object) -> OwnKeys:
        """The keys; everything that is wrong in them is said at once."""
        if isinstance(value, OwnKeys):
            return value
        keys, problems = read_keys(value)
        if problems:
            raise ValidationError("\n".join(map(str, problems)))
        return keys


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


class Accept(opt.OptionallyRequired[tuple[dict[str, str], ...]]):
    """Findings that are right as they are, each with a reason."""

    def __init__(self) -> None:
        super().__init__(default=())

    def run_validation(self, value: object) -> tuple[dict[str, str], ...]:
        """The items as written; each must name a warning or an advice, and say why."""
        if not isinstance(value, list | tuple):
            raise ValidationError(f"Expected a list of items with `code` and `reason`, but got {value!r}")
        return tuple(self._item(item) for item in value)

    @staticmethod
    def _item(item: object) -> dict[str, str]:
        if not isinstance(item, dict):
            raise ValidationError(f"Expected `code` and `reason`, but got {item!r}")
        only(("code", "reason"), item, "accept")
        code, reason = str(item.get("code")), item.get("reason")
        if code not in ACCEPTABLE:
            raise ValidationError(f"`{code}` is not the code of a warning or an advice, as `M3082` is")
        if not isinstance(reason, str) or not reason.strip():
            raise ValidationError(f"`{code}` is accepted without a `reason`")
        return {"code": code, "reason": reason}


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


class Fields(opt.OptionallyRequired[OwnFields]):
    """Fields of the site's own, under `task`, `activity` and `phase`."""

    def __init__(self) -> None:
        super().__init__(default=OwnFields())

    def run_validation(self, value: object) -> OwnFields:
        """The fields; everything that is wrong in them is said at once."""
        if isinstance(value, OwnFields):
            return value
        fields, problems = read_fields(value)
        if problems:
            raise ValidationError("\n".join(map(str, problems)))
        return fields


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
    fields = Fields()
    """Keys of the site's own, for key tasks, activities and phases."""
    pages = Pages()
    """Of what pages are generated: of roles, of parties."""
    fail_on = opt.Choice(("error", "warning", "never"), default="error")
    """From which severity on `mkdocs build` stops."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, Any]]]:
        """Check each option, then that `shared` names parties."""
        failed, warnings = super().validate()
        warnings = [(key, self._unknown_option(key) or warning) for key, warning in warnings]
        if not failed:
            failed += [("shared", error) for error in self._unknown_in_shared()]
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
        )


def _before_numbers(labels: Mapping[str, Message], words: Words) -> frozenset[str]:
    """What a site's own wording puts before the number of a phase: `Stage` of `Stage {number}: {name}`."""
    own = (labels.get(key) for key in ("phase", "phase_with_name"))
    before = [label.partition("{number}")[0].strip() for label in own if isinstance(label, str)]
    before += [words.phase.singular] if words.phase else []
    return frozenset(word.casefold() for word in before if word)


def acceptances(config: MkDocsConfig, options: M3Config, shown: str = "") -> tuple[Acceptance, ...]:
    """What the site accepts, each with its place in the configuration file, which is `shown` by this path."""
    if not options.accept:
        return ()
    path = Path(config.config_file_path or "mkdocs.yml")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    source = Source(path=shown or path.name, uri="", text=text)
    places = _in_toml(text, options) if path.suffix == ".toml" else _in_yaml(text)
    nowhere = Text(value="", start=0, end=1)
    return tuple(
        Acceptance(code=item["code"], source=source, place=places.get(item["code"], nowhere))
        for item in options.accept
    )


def _in_toml(text: str, options: M3Config) -> dict[str, Text]:
    """Where each code is in a configuration whose values do not tell their places."""
    starts = {item["code"]: text.find(item["code"]) for item in options.accept}
    return {
        code: Text(value=code, start=start, end=start + len(code))
        for code, start in starts.items()
        if start >= 0
    }


def _in_yaml(text: str) -> dict[str, Text]:
    return dict(_accepted_codes(parsing.parse(text, 0).root))


def _accepted_codes(root: nodes.Mapping | None) -> Iterator[tuple[str, Text]]:
    """Each code under `plugins`, `m3`, `accept`, with its place; none where they are in another file."""
    plugins = root.get("plugins") if root else None
    items = plugins.items if isinstance(plugins, nodes.Sequence) else (plugins,)
    for item in items:
        options = item.get("m3") if isinstance(item, nodes.Mapping) else None
        accepted = options.get("accept") if isinstance(options, nodes.Mapping) else None
        for entry in accepted.items if isinstance(accepted, nodes.Sequence) else ():
            code = entry.get("code") if isinstance(entry, nodes.Mapping) else None
            if isinstance(code, nodes.Scalar):
                yield code.value, Text(value=code.value, start=code.start, end=code.end)
