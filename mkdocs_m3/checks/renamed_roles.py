"""What a role is called now that the glossary has under another name than the tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.checks.joined_roles import is_joined
from mkdocs_m3.checks.renamed import by_rare_word, share_of_words, words_of
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.checks.joined_roles import Roles
    from mkdocs_m3.model import Playbook

_FEW: Final = 3
"""Entries that no task names, and of which each may be the new name of a role; more were never named."""


class RenamedRoles(Struct, frozen=True, kw_only=True):
    """The entries of roles that no task names, each of which may have had another name."""

    names: Mapping[str, str]
    """By the folded name, what the glossary calls each."""
    by_word: Mapping[str, tuple[str, ...]]
    """The folded names by a word that few of them have."""

    @classmethod
    def of(cls, roles: Roles, playbook: Playbook) -> RenamedRoles:
        """Those of a playbook, whose unreadable pages may name some."""
        named = {playbook.role_key(one) for task in playbook.pages for one in task.stakeholders}
        named |= playbook.unread.names
        names = {fold(name): name for name in roles.names.values()}
        names = {key: name for key, name in names.items() if key not in named}
        return cls(names=names, by_word=by_rare_word(names))

    def now(self, name: str, key: str, *, is_only: bool) -> str | None:
        """What a role without an entry is most likely called now; `is_only` if there is no other such role.

        Where few entries are left, one word in common is enough, or none where one is left for one role. What
        may be several roles is no new name of one.
        """
        if is_joined(name):
            return None
        near = {entry for word in words_of(key) for entry in self.by_word.get(word, ())}
        shares = {entry: share_of_words(key, entry) for entry in near}
        best = max(shares.values(), default=0)
        alike = [entry for entry, share in shares.items() if share == best]
        if not near and is_only:
            alike, best = [*self.names][:_FEW], int(len(self.names) == 1)
        is_clear = len(alike) == 1 and (best or len(self.names) <= _FEW)
        return self.names[alike[0]] if is_clear else None
