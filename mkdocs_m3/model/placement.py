"""A comment in the body of a page, as it is read: `markup/comments.py` knows what it means."""

from __future__ import annotations

from msgspec import Struct


class Placement(Struct, frozen=True, kw_only=True):
    """A comment that puts a part in its place."""

    part: str
    """The name of the part or view, as written."""
    start: int
    """Where the comment's line begins, in characters from 0 of the body."""
    end: int
    """Where the comment ends, exclusive."""
    is_within: bool = False
    """Whether it shares its line or block with other content, where nothing can be placed."""
    is_too_long: bool = False
    """Whether it is longer than any that is read, so that no more than its name is known."""
    written: str = ""
    """The whole line where it only looks like a comment, and is shown as written; empty for a comment."""
    options: str = ""
    """What is behind the name, from its opening brace on; empty where there is nothing."""
    options_start: int = 0
    """Where the options begin, in characters from 0 of the body."""
