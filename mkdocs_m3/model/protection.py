"""Pages that mkdocs-encryptcontent-plugin publishes encrypted, and what those who cannot read them may see.

Which pages these are is read from that plugin's options and the pages' front matter. No export, and no page
without a password or with another one, tells anything of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from mkdocs_m3.model import Playbook

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

Secret: TypeAlias = tuple[str, str]
"""What a page is encrypted with: `password`, `level` or `obfuscate`, and its value."""


class Protection(Struct, frozen=True, kw_only=True):
    """What a site encrypts."""

    password: str = ""
    """The password of pages that say nothing of theirs; empty where there is none."""
    level: str = ""
    """The level of access, likewise."""

    @classmethod
    def of(cls, options: Mapping[str, object], levels: Container[str]) -> Protection:
        """By the options of that plugin, and the levels of access for which it knows passwords."""
        return cls(
            password=str(options.get("global_password") or ""),
            level="_global" if "_global" in levels else "",
        )

    def secret(self, front_matter: Mapping[str, object]) -> Secret | None:
        """What a page is encrypted with; `None` where it can be read by all. An empty value opts out."""
        said = {
            "password": str(front_matter.get("password", self.password)),
            "level": str(front_matter.get("level", self.level)),
            "obfuscate": str(front_matter.get("obfuscate", "")),
        }
        return next(((kind, value) for kind, value in said.items() if value), None)

    def secrets(self, front_matters: Mapping[str, Mapping[str, object]]) -> dict[str, Secret]:
        """The pages that are encrypted, by their paths, each with what it is encrypted with."""
        return {uri: secret for uri, values in front_matters.items() if (secret := self.secret(values))}


def readable(playbook: Playbook, secrets: Mapping[str, Secret], secret: Secret | None = None) -> Playbook:
    """The part of a playbook that those can read who know this secret, or none."""
    if not secrets:
        return playbook
    readable = (one for one in playbook.records if secrets.get(one.source.uri) in (None, secret))
    return Playbook.of(readable, ids=playbook.ids)
