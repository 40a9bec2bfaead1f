"""The shapes of addresses: the permalink of a page, and what a page offers."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import unquote

from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import Reference, Text
from mkdocs_m3.model.addresses import is_on_a_computer
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.json_schema import UNSEEN, JsonSchema, address_pattern
from mkdocs_m3.reading.shapes.texts import WORD, AnyText
from mkdocs_m3.reading.yaml.nodes import Node, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary

_SITE: Final = rare(r"[a-z]+://[^/]*|//(?=[^/]*[a-z])[^/]*", re.IGNORECASE)
_SCHEME: Final = rare(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NOT_IN_ADDRESSES: Final = ("..", "?", "#", "\\", "//", "/./", "/:")
_BEFORE_NAME: Final = r"(?:[^/]*\s|[^\w/%]*)"
_BEHIND_NAME: Final = r"(?:\s[^/]*|[^\w/%]*|/?[?#].*)"
"""What is no part of an address around the name of a page."""
_MOST_QUOTED: Final = 4
LONGEST_SEGMENT: Final = 255
"""Bytes of a name in UTF-8 that file systems take."""
LONGEST_PERMALINK: Final = 1_000
"""Bytes of a whole address; with the folder of the site before it, no system takes many more."""
_EXTENSION: Final = rare(r"\.\w{1,5}\s*$")


class Permalink(Struct, frozen=True):
    """The address of a page inside the site."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The address as written, if it can be one."""
        text = WORD.read(node, context, name)
        if isinstance(text, Unreadable):
            return UNREADABLE
        if refusal := _refusal(text.value):
            headline, cure = refusal
            meant = _meant(text.value, context.source.uri)
            cure = f"write `permalink: {meant}`" if meant else cure
            edits = context.replace(node, text.value, meant)
            return context.report("M3017", node, headline, cure, edits=edits)
        return text

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return "address that begins with `/`"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """A text that is such an address, its escapes such as `%2e` read as what they stand for."""
        return {"type": ["string"], "pattern": address_pattern(_NOT_IN_ADDRESSES)}


def _refusal(permalink: str) -> tuple[str, str] | None:
    """Why an address can be no page's, and what to write; `None` where it can."""
    usual = "write an address as in `/3.1/`"
    if not permalink.startswith("/") or permalink.startswith("//"):
        return f"the permalink `{permalink}` does not begin with one `/`", usual
    address = unquote(permalink)
    segments = address.strip("/").split("/")
    for sign in (*_NOT_IN_ADDRESSES, *("/.",) * ("." in segments)):
        if sign == "/:" and sign in address:
            word = address.partition("/:")[2].partition("/")[0]
            return f"the permalink `{permalink}` has `:{word}`, which nothing fills in here", usual
        if sign in address:
            return f"the permalink `{permalink}` contains `{sign}`", usual
    if UNSEEN.search(address):
        return "the permalink contains a character that cannot be seen", usual
    if max(map(_bytes, segments)) > LONGEST_SEGMENT or _bytes(address) > LONGEST_PERMALINK:
        cure = f"write at most {LONGEST_SEGMENT} bytes from `/` to `/`, and {LONGEST_PERMALINK:,} in all"
        return f"the permalink is too long: it has {len(permalink):,} characters", cure
    return None


def _bytes(words: str) -> int:
    return len(words.encode(errors="replace"))


def _meant(address: str, uri: str) -> str | None:
    """The permalink that somebody most likely meant who wrote this on the page at `uri`, if it can be one.

    Where blanks or other signs are around the name of the page's file, it is that name.
    """
    path = _SITE.sub("", address, count=1).replace("\\", "/").strip("/ ")
    path = "/".join(part.strip() for part in path.split("/"))
    stem = posixpath.splitext(posixpath.basename(uri))[0]
    is_short = len(path) <= LONGEST_SEGMENT
    if is_short and re.fullmatch(_BEFORE_NAME + re.escape(stem) + _BEHIND_NAME, path):
        path = stem
    meant = f"/{path}" if path.endswith(".html") or not path else f"/{path}/"
    return None if _refusal(meant) else meant


def is_like_address(words: str) -> bool:
    """Whether a value is written as addresses are, and not as files."""
    has_scheme = bool(_SCHEME.match(words)) and not is_on_a_computer(words)
    return words.startswith("/") or has_scheme


def is_like_file(words: str) -> bool:
    """Whether a value ends as the names of files do."""
    return bool(_EXTENSION.search(words))


def _names_several(node: Sequence) -> bool:
    """Whether a list holds words, and more than one."""
    words = [item for item in node.items if isinstance(item, Scalar) and item.value.strip()]
    return len(words) == len(node.items) > 1


class FileOrAddress(Struct, frozen=True):
    """What is offered: a file inside the files folder, an address, or either of them."""

    takes_files: bool = True
    """Whether it may be a file."""
    takes_addresses: bool = True
    """Whether it may be an address: one with a scheme such as `https:`, or one that begins with `/`."""

    def read(self, node: Node, context: ReadContext, name: str) -> Reference | Literal[Unreadable.UNREADABLE]:
        """The file or the address; where it leads is not known here. Of several, the first."""
        if isinstance(node, Sequence) and _names_several(node):
            self._report_several(node.items, context, name)
            return self.read(node.items[0], context, name)
        is_whole = isinstance(node, Scalar) and (is_like_file(node.value) or "/" in node.value)
        text = AnyText(is_one_word=is_whole).read(node, context, name)
        if isinstance(text, Unreadable):
            return UNREADABLE
        is_file = self.takes_files and not (self.takes_addresses and is_like_address(text.value))
        return Reference(target=text, is_file=is_file)

    def _report_several(self, items: tuple[Node, ...], context: ReadContext, name: str) -> None:
        """Report all but the first of several files or addresses, each of which needs a place of its own."""
        others = [f"`{one.value}`" for one in items[1:] if isinstance(one, Scalar)]
        what = " and ".join(others) if len(others) <= _MOST_QUOTED else "each of the others"
        kind = "file" if self.takes_files else "address"
        where = f"make an item of its own for {what}"
        if self.takes_files and self.takes_addresses:
            where = f"link {what} in a text"
        headline = f"{name} is a list; it takes one {kind}"
        context.report("M3011", items[1], headline, f"keep the first one here, and {where}")

    def describe(self, vocabulary: Vocabulary) -> str:
        """What an author may write."""
        file = f"file inside `{vocabulary.files}`"
        return " or ".join([file] * self.takes_files + ["address"] * self.takes_addresses)

    def json_schema(self, vocabulary: Vocabulary) -> JsonSchema:
        """Any single value; whether the file is there, no schema can say."""
        return AnyText().json_schema(vocabulary)
