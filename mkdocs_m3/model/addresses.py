"""What an address says by itself, whichever site it is written in."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import unquote, urlsplit

from mkdocs_m3.findings.rare_patterns import rare

_ON_A_COMPUTER: Final = re.compile(r"[a-z]:[\\/]|file:|\\\\", re.IGNORECASE)
SAFE_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
"""The kinds of address that a text may link to outside the site."""

_BEHIND_PATH: Final = rare(r"[?#].*", re.DOTALL)
_SCHEME: Final = re.compile(r"\s*([a-z][a-z0-9+.\-\s]*):", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """The scheme of an address in lower case, seen through blanks that browsers drop; empty without one."""
    found = _SCHEME.match("".join(sign for sign in address if sign.isprintable()))
    return "".join(found[1].split()).lower() if found else ""


def path_of(address: str) -> str:
    """The path of an address, without what is behind `?` or `#`, and with every sign as it is."""
    return unquote(_BEHIND_PATH.sub("", address))


def is_on_a_computer(path: str) -> bool:
    """Whether it is a path with a drive, or an address of a file, as *Copy as path* gives it."""
    return bool(_ON_A_COMPUTER.match(path))


def is_safe(address: str) -> bool:
    """Whether it leads into the site, or to an address of a kind that may be linked to."""
    return scheme_of(address) in ("", *SAFE_SCHEMES)


def extension_of(file: str) -> str:
    """The end of a file's name behind its last dot, as written: `plan.docx` -> `docx`; empty without one."""
    name = file.rpartition("/")[2]
    return name.rpartition(".")[2] if "." in name.strip(".") else ""


def is_address(address: str) -> bool:
    """Whether it can be taken apart as an address: `https://[tbd]/` cannot."""
    try:
        host = urlsplit(address).hostname
        if "[" in urlsplit(address).netloc:
            ip_address(host or "")  # which `urlsplit` only does since Python 3.11.4
    except ValueError:
        return False
    return True


def host_of(address: str) -> str:
    """The host that an address names; empty where it names none, or what cannot be one."""
    return urlsplit(address).netloc if is_address(address) else ""
