"""Whatever is in a page: a finding or a page, soon, and never a traceback."""

from __future__ import annotations

import resource
import subprocess
import sys
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mkdocs_m3.cli import main
from tests.nightly import IS_NIGHT
from tests.sites import build, write

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: A\n"
PIECES: Final = (
    "activities:\n", "  - text: a\n", "  - ", "- ", "    responsibleParty: shared\n", "inputs: [", "]", "{",
    "}", ": ", " #", "\t", "\r\n", "\n", "---\n", "'", '"', "&a ", "*a", "<<: *a\n", "!!binary ", "!x ", "? ",
    "| \n", ">\n", "\u00a0", "\u2028", "\ufeff", "\x00", "\x85", "é", "<b>", "</b>", "[x](", ")", "`",
    "permalink: /", "%zz", "..", "//", "accept: [{code: M3072}]\n", "layout: m3/glossary\n", "\\",
    "sections: [{name: a, terms: [{name: b}]}]\n", "<!-- m3/inputs -->\n", "# Heading\n", "name: ", "%",
    "filename: ", "url: https://[", "\x1b[31m", "😀",
)  # fmt: skip
PAGES: Final = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
SIZE: Final = 5 if IS_NIGHT else 1
NESTED: Final = {
    "lists in lists": HEAD + "activities: " + "[" * 100_000,
    "records in records": HEAD + "activities: " + "{a: " * 50_000,
    "items in items": HEAD + "activities:\n  " + "- " * 50_000,
    "aliases of aliases": HEAD
    + "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    + "activities: *a11\n---\n",
    "a line of megabytes": HEAD + "objective: " + "word " * (400_000 * SIZE) + "\n---\n",
    "a key of 1 MB": HEAD + "k" * 1_000_000 + ": x\n---\n",
    "tags without an end": HEAD + f"objective: '{'<b>' * 300_000}'\n---\n",
    "emphasis without an end": HEAD + f"objective: '{'*a' * 300_000}'\n---\n",
    "brackets without an end": HEAD + f"objective: '{'[' * 300_000}'\n---\n",
    "faults without an end": HEAD + "".join(f"k{n}: a: b\n" for n in range(5_000)) + "---\n",
    "comments without an end": HEAD + "inputs: [a]\n---\n" + "<!-- m3/inputs\n" * (10_000 * SIZE),
}


def checked(root: Path, page: bytes) -> str:
    write(root, {"page.md": page})
    found = CliRunner().invoke(main, ["check", str(root / "docs"), "--format", "json"])
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    assert found.exit_code in (0, 1)
    return found.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@given(page=PAGES)
@example(page="objective: a\ud800b\n---\n")
@settings(max_examples=50 * SIZE, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pieces_of_front_matter_in_any_order(folder: Path, page: str) -> None:
    checked(folder, (HEAD + page).encode("utf-8", "surrogatepass"))


@given(page=st.binary(max_size=400))
@settings(max_examples=30 * SIZE, deadline=None)
def test_any_bytes_behind_the_first_keys(folder: Path, page: bytes) -> None:
    checked(folder, HEAD.encode() + page)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "latin-1", "cp1252"])
def test_a_page_in_another_encoding(folder: Path, encoding: str) -> None:
    checked(folder, f"{HEAD}objective: naïve\n---\n".encode(encoding))


def test_line_endings_of_old_macs_are_read_as_mkdocs_reads_them(folder: Path) -> None:
    assert "M3014" in checked(folder, f"{HEAD}category: x\n---\n".replace("\n", "\r").encode())


@pytest.mark.slow
@pytest.mark.parametrize("page", NESTED)
def test_pages_made_to_exhaust_the_reader_end_in_bounded_time_and_memory(tmp_path: Path, page: str) -> None:
    write(tmp_path, {"page.md": NESTED[page]})
    bound = 2 * 1024**3
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs_m3.cli", "check", str(tmp_path / "docs"), "--format", "json"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (bound, bound)),
    )
    assert ended.returncode in (0, 1), ended.stderr[-2000:]
    assert ended.stderr == ""


@pytest.mark.slow
@pytest.mark.long
def test_a_build_ends_whatever_its_pages_hold(tmp_path: Path) -> None:
    pages: dict[str, str | bytes] = {
        f"{n}.md": NESTED[name] + "\n---\n"
        for n, name in enumerate(NESTED)
        if name != "comments without an end"  # Python-Markdown takes half a minute for these
    }
    built = build(tmp_path, pages, theme={"name": "mkdocs"}, plugins=[{"m3": {"fail_on": "never"}}])
    assert not built.is_aborted
    assert built.log.count("nested too deep") >= 3
