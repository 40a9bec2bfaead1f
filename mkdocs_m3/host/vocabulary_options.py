"""The options that say who is who in a playbook: parties, workstreams, letters of responsibility.

What they take is said in `model/`; here MkDocs asks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mkdocs.config import config_options as opt
from mkdocs.config.base import ValidationError

from mkdocs_m3.model import option_problem
from mkdocs_m3.model.letter_options import read_letters
from mkdocs_m3.model.option_problem import OptionError
from mkdocs_m3.model.term_options import read_parties, read_terms
from mkdocs_m3.model.vocabulary import LETTERS, Letters, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Read = TypeVar("Read")


def _told(read: Callable[[], Read]) -> Read:
    """What is read; what is wrong in it is told by MkDocs."""
    try:
        return read()
    except OptionError as error:
        raise ValidationError(str(error)) from None


class Terms(opt.OptionallyRequired[tuple[Term, ...]]):
    """Workstreams: id -> label, or `{label, icon, color: {light, dark}}`; `none` where there are none."""

    def __init__(self, default: tuple[Term, ...], fallback_icon: str) -> None:
        super().__init__(default=default)
        self._usual = default
        self._fallback_icon = fallback_icon

    def validate(self, value: object) -> tuple[Term, ...]:
        """The terms; nothing at all is asked about as well, since it does not mean the usual ones."""
        return self.run_validation(value)

    def run_validation(self, value: object) -> tuple[Term, ...]:
        """The terms in the order in which they are written."""
        if isinstance(value, tuple):
            return value
        return _told(lambda: self._read(value))

    def _read(self, value: object) -> tuple[Term, ...]:
        return read_terms(value, self._usual, self._fallback_icon)


class Parties(Terms):
    """Parties: the same, each with a `short` name, which is made from the label where none is written."""

    def _read(self, value: object) -> tuple[Term, ...]:
        return read_parties(value, self._usual, self._fallback_icon)


def only(allowed: Iterable[str], value: Mapping[str, object], where: str) -> None:
    """Refuse keys that are not among the allowed ones, with the nearest of these."""
    _told(lambda: option_problem.only(allowed, value, where))


class LetterSet(opt.OptionallyRequired[Letters]):
    """RACI, RASCI, DACI, or letters of the site's own with their labels."""

    def __init__(self) -> None:
        super().__init__(default=LETTERS["RACI"])

    def run_validation(self, value: object) -> Letters:
        """The letters."""
        return value if isinstance(value, Letters) else _told(lambda: read_letters(value))
