"""The lines of a page, and what each of them may be: the end of front matter, YAML, or a mistyped `---`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.yaml.draft import Correction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.findings.finding import Fix

KEY: Final = rare(r"(?P<indent>[ ]*)(?:- +)?(?P<key>[A-Za-z]\w*)[ \t]*:(?=\s|\Z)")
FENCES: Final = ("```", "~~~")
OPENING: Final = "---"

_END: Final = ("---", "...")
_LINE: Final = rare(r"[^\n]*\n|[^\n]+\Z")
_HYPHENS: Final = "\\-\u2010-\u2015\u2212"
_WORDS: Final = rare(r"(?![\w .-]*:(?:\s|\Z))(?:\w|[*_!<>|`\[(#])")
_COMMENT: Final = rare(r"(?<=.)#.*")
_SIGNS: Final = rare(r"(?:[^\w\s]|_){1,80}")
_OTHER_MARKUP: Final = ("<!--", "{", "[", "|")
_KEY_AND_SIGNS: Final = rare(
    r"[^\w\s]{0,3}[ ]?(?P<key>[A-Za-z]\w*)"
    r"(?:[^\w\s]{0,3}[:.,;=\uff1a-](?:&\w+;|<\w+>|[^\w\s])?|[^\w\s]{1,3})[ \t]*"
)
_WITH_LETTERS: Final = rare(rf"[^{_HYPHENS}]{{0,4}}[{_HYPHENS}]{{2,}}[^{_HYPHENS}]{{0,4}}")
_RULE: Final = rare(rf"(?=.*[{_HYPHENS}=*+_~.\u2026])(?:[^\w\[\]{{}}\"'#,|]|_){{1,80}}")
_KNOWN: Final = frozenset(key.casefold() for key in schema.KEYS.of_pages | schema.KEYS.of_sites)
_UNDERLINE: Final = rare(r"(?:-{2,}|={2,})[ \t]*")
_ONE_SIGN: Final = frozenset("-=*+_~.")
"""Signs that stand for no line of hyphens where there is just one of them."""


class Line(Struct, frozen=True, kw_only=True):
    """One line of a page."""

    start: int
    """Where it begins in the page, in characters from 0."""
    words: str
    """What is on it."""
    ending: str
    """How it ends; empty where the page ends with it."""

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.words)

    @property
    def next(self) -> int:
        """Where the next line begins."""
        return self.end + len(self.ending)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is on it that can be seen."""
        return not self.words or self.words.isspace()

    @property
    def is_opening(self) -> bool:
        """Whether MkDocs takes it for the line that opens front matter."""
        return self.words.rstrip(" \t") == OPENING

    @property
    def is_end(self) -> bool:
        """Whether MkDocs takes it for the line that ends front matter."""
        return self.words.rstrip(" \t") in _END

    @property
    def is_fence(self) -> bool:
        """Whether it opens or closes a code block."""
        return self.words.startswith(FENCES)

    @property
    def fence(self) -> str:
        """The signs with which it does so; empty where it does not."""
        return self.words[: len(self.words) - len(self.words.lstrip(self.words[0]))] if self.is_fence else ""

    def closes(self, fence: str) -> bool:
        """Whether it closes a code block that opens with these signs: it has as many, and nothing else."""
        return self.fence.startswith(fence) and self.words.strip() == self.fence

    @property
    def may_be_yaml(self) -> bool:
        """Whether it looks like a line of front matter."""
        return self.words.startswith((" ", "\t", "- ", "# ")) or KEY.match(self.words) is not None

    @property
    def is_comment(self) -> bool:
        """Whether it is a comment of YAML, which is a heading in the text of a page."""
        return self.words.startswith("# ")

    @property
    def may_be_words(self) -> bool:
        """Whether it looks like a line of the page's text, and not at all like YAML."""
        is_conflict = self.words.startswith(("<" * 7, ">" * 7, "=" * 7, "|" * 7))
        return not (self.may_be_yaml or is_conflict) and _WORDS.match(self.words) is not None

    @property
    def is_underline(self) -> bool:
        """Whether it makes a heading of a line of words above it."""
        return _UNDERLINE.fullmatch(self.words) is not None

    @property
    def begins_key(self) -> bool:
        """Whether it begins with a key, whatever key."""
        found = KEY.match(self.words)
        return found is not None and self.words.startswith(found["key"])

    @property
    def value(self) -> str:
        """What follows the key that it begins with; empty where nothing does, or where it has no key."""
        found = KEY.match(self.words)
        return self.words[found.end() :].strip() if found else ""

    @property
    def is_label(self) -> bool:
        """Whether it looks like a key and is a sentence of the text, as `Note: see below` does."""
        found = KEY.match(self.words) if self.begins_key else None
        if found is None or not found["key"][0].isupper() or self.value[:1] in ("", "#", "|", ">"):
            return False
        return found["key"].casefold() not in _KNOWN

    @property
    def begins_our_key(self) -> bool:
        """Whether it begins with a key of the playbook's pages, or is nothing but one with signs around."""
        found = KEY.match(self.words) if self.begins_key else _KEY_AND_SIGNS.fullmatch(self.words)
        return found is not None and found["key"] in schema.KEYS.of_pages

    @property
    def signs(self) -> str:
        """What can be seen on it, without blanks and without a comment behind it."""
        return _COMMENT.sub("", "".join(sign for sign in self.words if sign.isprintable() and sign != " "))

    @property
    def may_mean_opening(self) -> bool:
        """Whether it may be a mistyped `---`, above keys of ours."""
        signs = self.signs
        if signs.startswith(_OTHER_MARKUP):
            return False
        return _SIGNS.fullmatch(signs) is not None or _WITH_LETTERS.fullmatch(signs) is not None

    @property
    def may_mean_closing(self) -> bool:
        """Whether it can only mean `---`, below keys of ours; a single hyphen is an empty item of a list."""
        signs = self.signs
        return len(signs) > (signs[:1] in _ONE_SIGN) and _RULE.fullmatch(signs) is not None


def how_to_write(line: Line, where: str = "") -> str:
    """What to do about a line that means `---`."""
    if line.signs == OPENING:
        return (
            "write the three hyphens at the left edge, with nothing that cannot be seen before or behind them"
        )
    return f"write three hyphens{where}"


def told(line: Line, headline: str, cure: str, *edits: Fix) -> Correction:
    """The mistake in a line with what opens or closes front matter."""
    return Correction(code="M3005", start=line.start, end=line.end, headline=headline, help=cure, edits=edits)


def lines_of(text: str) -> list[Line]:
    """Every line of a text."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        words = match[0].rstrip("\n").removesuffix("\r")
        found.append(Line(start=match.start(), words=words, ending=match[0][len(words) :]))
    return found


def end_of_front_matter(lines: Sequence[Line], first: int) -> int | None:
    """The first line from `first` on that ends front matter."""
    return next((n for n in range(first, len(lines)) if lines[n].is_end), None)
