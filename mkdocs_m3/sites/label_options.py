"""The option in which a site words anything of the catalog anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.locales import DEFAULT_LANGUAGE, catalogue
from mkdocs_m3.model.option_problem import OptionError, only

if TYPE_CHECKING:
    from mkdocs_m3.locales import Message

_PLACEHOLDER: Final = rare(r"\{(\w+)\}")


def read_labels(value: object) -> dict[str, Message]:
    """The labels by their keys; raises `OptionError` unless all are in the catalog, with its placeholders."""
    if not isinstance(value, dict):
        raise OptionError(f"Expected keys with their wording, but got {value!r}")
    known = catalogue(DEFAULT_LANGUAGE)
    only(known, value, "labels")
    for key, message in value.items():
        forms = message.values() if isinstance(message, dict) else (message,)
        if not all(isinstance(form, str) for form in forms) or (
            isinstance(message, dict) and set(message) != {"one", "other"}
        ):
            raise OptionError(f"`{key}`: expected a text, or `one` and `other`, but got {message!r}")
        _check_placeholders(key, [str(form) for form in forms], known[key])
    return dict(value)


def _check_placeholders(key: str, forms: list[str], original: Message) -> None:
    originals = original.values() if isinstance(original, dict) else (original,)
    allowed = {name for form in originals for name in _PLACEHOLDER.findall(form)}
    for form in forms:
        extra = set(_PLACEHOLDER.findall(form)) - allowed
        if extra or _PLACEHOLDER.sub("", form).count("{") or _PLACEHOLDER.sub("", form).count("}"):
            names = ", ".join(f"{{{name}}}" for name in sorted(allowed)) or "none"
            raise OptionError(f"`{key}`: {form!r} has a placeholder it cannot have; allowed: {names}")
