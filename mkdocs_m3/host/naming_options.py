"""The options in which a site names things: words, keys, wording, fields, and ids."""

from __future__ import annotations

import re
from typing import Final

from mkdocs.config import config_options as opt
from mkdocs.config.base import ValidationError

from mkdocs_m3.host.vocabulary_options import only
from mkdocs_m3.locales import DEFAULT_LANGUAGE, Message, catalogue
from mkdocs_m3.model import OwnFields
from mkdocs_m3.model.id_options import IdOptions, PhaseOptions, read_ids, read_phases
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.model.word_options import read_words
from mkdocs_m3.model.words import Words
from mkdocs_m3.reading.field_options import read_fields
from mkdocs_m3.reading.key_options import read_keys

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


class IdKinds(opt.OptionallyRequired[IdOptions]):
    """What ids of phases and key tasks are, and how readers see them."""

    def __init__(self) -> None:
        super().__init__(default=IdOptions())

    def run_validation(self, value: object) -> IdOptions:
        """What is said of them; everything that is wrong in it is said at once."""
        if isinstance(value, IdOptions):
            return value
        ids, problems = read_ids(value)
        if problems:
            raise ValidationError("\n".join(map(str, problems)))
        return ids


class Phases(opt.OptionallyRequired[PhaseOptions]):
    """The phases with their labels, in order; `none` where there are none."""

    def __init__(self) -> None:
        super().__init__(default=PhaseOptions())

    def validate(self, value: object) -> PhaseOptions:
        """The phases; nothing at all could mean none of them or those that pages name, so it is refused."""
        return self.run_validation(value)

    def run_validation(self, value: object) -> PhaseOptions:
        """The phases; everything that is wrong in them is said at once."""
        if isinstance(value, PhaseOptions):
            return value
        phases, problems = read_phases(value)
        if problems:
            raise ValidationError("\n".join(map(str, problems)))
        return phases
