"""The templates of the site's theme, compiled once for all builds of a preview.

MkDocs makes a new Jinja environment for each build, and Jinja compiles every template anew in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import Environment
    from jinja2.bccache import Bucket

_USUAL: Final = frozenset({"jinja2", "markupsafe", "mkdocs", "builtins", "_operator", "operator"})
"""Where the filters and tests come from that give the same for the same."""
_TAGS: Final = ("block", "variable", "comment")


class CompiledTemplates(BytecodeCache):
    """Templates in memory; one whose source has changed is compiled again."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType]] = {}
        self._settings: object = None

    def serve(self, environment: Environment) -> None:
        """Let an environment take what is compiled, unless it keeps its own or compiles in its own way."""
        if environment.bytecode_cache is not None or not _is_usual(environment):
            return
        settings = _settings(environment)
        if settings != self._settings:
            self.clear()
            self._settings = settings
        environment.bytecode_cache = self

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles a template."""
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja when it has compiled one."""
        if bucket.code is not None:
            self._code[bucket.key] = (bucket.checksum, bucket.code)

    def clear(self) -> None:
        """Forget everything."""
        self._code.clear()


def _is_usual(environment: Environment) -> bool:
    """Whether templates compile to the same each time: Jinja calls filters on constants while it compiles."""
    called = (*environment.filters.values(), *environment.tests.values())
    packages = {str(getattr(one, "__module__", "")).partition(".")[0] for one in called}
    return environment.finalize is None and packages <= _USUAL


def _settings(environment: Environment) -> object:
    """What decides, besides its source, what a template is compiled to."""
    names = ("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "newline_sequence")
    return (
        [getattr(environment, name) for name in names],
        [getattr(environment, f"{kind}_{end}_string") for kind in _TAGS for end in ("start", "end")],
        [environment.line_statement_prefix, environment.line_comment_prefix, environment.undefined],
        [set(environment.extensions), set(environment.filters), set(environment.tests)],
    )
