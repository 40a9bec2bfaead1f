"""Fields of a site's own: what is declared of each, and what a page or an activity says in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.model.key_task import Reference, ResponsibleParty
    from mkdocs_m3.model.source import Text

FieldType = Literal[
    "text", "texts", "number", "date", "yes-no", "choice", "party", "link", "links", "file", "files"
]
"""What a field may hold."""
FieldShow = Literal["line", "part", "column", "none"]
"""Where readers may find it: in the line under the title, in a part, under the activity, nowhere."""

TYPES: Final[tuple[FieldType, ...]] = (
    "text", "texts", "number", "date", "yes-no", "choice", "party", "link", "links", "file", "files",
)  # fmt: skip
"""Every type."""
SHOWS: Final[tuple[FieldShow, ...]] = ("line", "part", "column", "none")
"""Every place."""


class FieldSpec(Struct, frozen=True, kw_only=True):
    """What a site declares of a field."""

    name: str
    """Its key in front matter, in options of views, and in exports."""
    label: str
    """What readers see."""
    type: FieldType
    """What it holds."""
    show: FieldShow
    """Where readers find it."""
    after: str = ""
    """The part that one of its own follows; empty where it is the last."""
    choices: tuple[tuple[str, str], ...] = ()
    """Of a choice, each word that may be written, with what readers see."""
    help: str = ""
    """What it is for; empty where nothing is said."""

    def choice(self, word: str) -> str:
        """What readers see of a choice."""
        return dict(self.choices).get(word, word)


class Offered(Struct, frozen=True, kw_only=True):
    """A link or a file of a field."""

    reference: Reference
    """Where it leads."""
    text: Text | None = None
    """What it is called, where the author says so."""


class FieldValue(Struct, frozen=True, kw_only=True):
    """What is said in a field; which of these it is follows from the type."""

    spec: FieldSpec
    """The field."""
    texts: tuple[Text, ...] = ()
    """Of texts, each; of a text, that one."""
    word: str = ""
    """Of a number, its digits; of a date, as in `2026-09-30`; `true` or `false`; the word of a choice."""
    who: ResponsibleParty | None = None
    """The parties."""
    offers: tuple[Offered, ...] = ()
    """The links or the files."""

    @property
    def markup(self) -> Iterator[Text]:
        """Every text in it that may hold markup."""
        yield from self.texts
        yield from (offer.text for offer in self.offers if offer.text)

    @property
    def references(self) -> Iterator[Reference]:
        """Every file and address in it."""
        yield from (offer.reference for offer in self.offers)

    @property
    def words(self) -> frozenset[str]:
        """The words by which a view finds it."""
        said = {self.word.casefold()} if self.word else set()
        said |= {text.value.casefold() for text in self.markup}
        said |= {offer.reference.target.value.casefold() for offer in self.offers}
        return frozenset(said | set(self.who.parties if self.who else ()))


class OwnFields(Struct, frozen=True, kw_only=True):
    """The fields of a site, each kind in the order in which it is written."""

    task: tuple[FieldSpec, ...] = ()
    """Those of the page of a key task."""
    phase: tuple[FieldSpec, ...] = ()
    """Those of the page of a phase."""
    activity: tuple[FieldSpec, ...] = ()
    """Those of an activity."""

    def __bool__(self) -> bool:
        return bool(self.task or self.phase or self.activity)

    @property
    def names(self) -> frozenset[str]:
        """Their names, of whatever kind."""
        return frozenset(spec.name for spec in (*self.task, *self.phase, *self.activity))
