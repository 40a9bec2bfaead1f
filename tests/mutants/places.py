"""The places of a source file that can be changed, each with what it is changed to.

Left alone is what no reader of a page could notice: annotations, docstrings, blocks for the type checker,
decorators, how a class is declared, `__repr__`, `__all__`, messages for programmers, and words in general,
unless they are a key or are compared with something.

So is by one how large a round limit is, and whether what is exactly as large is within it: nobody can tell
20,000 signs from 20,001, and tests that go to such a limit take it by its name, lest they repeat a decision.
Numbers that are not round are facts, such as how long the cell of a spreadsheet may be, and are changed.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPARISONS: Final = {
    ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="), ast.NotEq: ("!=", "=="), ast.In: ("in", "not in"), ast.NotIn: ("not in", "in"),
    ast.Is: ("is", "is not"), ast.IsNot: ("is not", "is"),
}  # fmt: skip
NAMES: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
METHODS: Final = {"startswith": "endswith", "endswith": "startswith", "lstrip": "rstrip", "rstrip": "lstrip"}
BY_KEY: Final = {
    "get",
    "pop",
    "setdefault",
    "startswith",
    "endswith",
    "removeprefix",
    "removesuffix",
    "split",
}
"""Methods whose first argument is a key, or is compared."""
OF_NO_CONCERN: Final = {"debug", "cache", "lru_cache", "TypeVar", "assert_never", "cast", "getLogger"}
"""Functions whose calls are left alone."""
ALIKE: Final = {"strict", "encoding", "stacklevel", "kw_only", "frozen"}
"""Arguments that no one may notice, or that are about the code alone."""
LARGE: Final = 100
"""From here on, a round number is a limit of which nobody notices one more or less."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A stretch of a file's bytes, and what to put there."""

    file: str
    line: int
    start: int
    end: int
    text: str
    kind: str
    lines: range
    """The lines of the statement, or of the head of a statement that holds others."""
    at_import: bool
    """Whether it is run once, when the file is imported."""

    def changed(self, source: bytes) -> bytes:
        """The source with this one change."""
        return source[: self.start] + self.text.encode() + source[self.end :]

    def is_python(self, source: bytes) -> bool:
        """Whether what it makes still is Python."""
        try:
            ast.parse(self.changed(source))
        except SyntaxError:
            return False
        return True

    def before_and_after(self, source: bytes) -> tuple[str, str]:
        """The lines it touches, as they are and as they become, without their indentation."""
        first = source.rfind(b"\n", 0, self.start) + 1
        last = (source + b"\n").index(b"\n", self.end)
        after = self.changed(source[:last])[first:]
        return " ".join(source[first:last].decode().split()), " ".join(after.decode().split())


def places(file: str, source: bytes) -> list[Place]:
    """All places of a file that can be changed, in order."""
    found = _Finder(file, source)
    found.visit(ast.parse(source))
    return sorted(found.places, key=lambda one: (one.start, one.end))


class _Finder(ast.NodeVisitor):
    def __init__(self, file: str, source: bytes) -> None:
        self.places: list[Place] = []
        self._file = file
        self._source = source
        starts = [0]
        for line in source.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        self._starts = starts
        self._lines = range(0)
        self._depth = 0
        self._limits: set[str] = set()

    def visit(self, node: ast.AST) -> None:
        """Look at a node; a statement says which lines its places are run with."""
        if not isinstance(node, ast.stmt):
            super().visit(node)
            return
        before = self._lines
        body: list[ast.stmt] = getattr(node, "body", [])
        assert node.end_lineno is not None
        self._lines = range(
            node.lineno, max(node.lineno, body[0].lineno - 1 if body else node.end_lineno) + 1
        )
        super().visit(node)
        self._lines = before

    # What is looked at, and what is left alone.

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if node.name in {"__repr__", "__str__"}:
            return
        for default in (*node.args.defaults, *filter(None, node.args.kw_defaults)):
            self.visit(default)
        self._depth += 1
        self._body(node.body)
        self._depth -= 1

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._body(node.body)

    def visit_Module(self, node: ast.Module) -> None:
        self._body(node.body)

    def _body(self, statements: list[ast.stmt]) -> None:
        for one in statements:
            self.visit(one)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if not self._depth and isinstance(node.target, ast.Name) and _is_round(node.value):
            self._limits.add(node.target.id)
        elif node.value:
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        if not any(isinstance(one, ast.Name) and one.id == "__all__" for one in node.targets):
            self.generic_visit(node)

    def visit_Assert(self, node: ast.Assert) -> None:
        """Says what must be so already."""

    def visit_Raise(self, node: ast.Raise) -> None:
        name = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        if isinstance(name, ast.Name) and name.id in {"AssertionError", "NotImplementedError", "TypeError"}:
            return
        self.generic_visit(node)

    # What is changed.

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) in {"TYPE_CHECKING", "__name__ == '__main__'"}:
            return
        self._negate(node.test, "swapped branches" if node.orelse else "negated condition")
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._negate(node.test, "swapped branches")
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._put(test, "True", "removed condition")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        left: ast.expr = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            old, new = COMPARISONS[type(operator)]
            is_limit = any(isinstance(one, ast.Name) and one.id in self._limits for one in (left, right))
            if not (is_limit and old[0] in "<>"):
                self._between(left, right, old, new, "comparison")
            for one in (left, right):
                self._word(one)
            left = right
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        old, new = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, old, new, "boolean operator")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._put(node, f"({self._text(node.operand)})", "removed not")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if isinstance(node.op, (ast.Add, ast.Sub)) and _is_counted(node):
            old, new = ("+", "-") if isinstance(node.op, ast.Add) else ("-", "+")
            self._between(node.left, node.right, old, new, "sum")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._put(node, str(not node.value), "constant")
        elif isinstance(node.value, int):
            self._put(node, str(node.value + 1), "off by one")

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self._word(node.slice)
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        for key in filter(None, node.keys):
            self._word(key)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
        if name in OF_NO_CONCERN:
            return
        if isinstance(function, ast.Name) and name in NAMES:
            self._put(function, NAMES[name], "other function")
        if isinstance(function, ast.Attribute):
            if name in BY_KEY and node.args:
                self._word(node.args[0])
            if name in METHODS:
                end = self._end(function)
                self._add(function, end - len(name), end, METHODS[name], "other function")
        self.visit(function)
        for one in (*node.args, *(key.value for key in node.keywords if key.arg not in ALIKE)):
            self.visit(one)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, (ast.Call, ast.Yield, ast.YieldFrom)):
            name = getattr(getattr(node.value, "func", None), "attr", "")
            if name not in OF_NO_CONCERN:
                self._put(node, "pass", "removed statement")
            self.visit(node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._put(node, "pass", "removed statement")
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self._put(node, "break", "other jump")

    def visit_Break(self, node: ast.Break) -> None:
        self._put(node, "continue", "other jump")

    def visit_Return(self, node: ast.Return) -> None:
        if node.value and not (isinstance(node.value, ast.Constant) and not node.value.value):
            self._put(node.value, "None", "no answer")
            self.visit(node.value)

    # How a change is written down.

    def _negate(self, test: ast.expr, kind: str) -> None:
        self._put(test, f"not ({self._text(test)})", kind)

    def _word(self, node: ast.expr) -> None:
        """A word that is a key, or is compared with others."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            self._put(node, repr(f"{node.value}~"), "changed word")

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str, kind: str) -> None:
        start, end = self._end(left), self._start(right)
        sign = re.escape(old) if not old[0].isalpha() else rf"\b{old}\b".replace(" ", r"\s+")
        found = re.search(sign, self._source[start:end].decode())
        if found:
            self._add(left, start + found.start(), start + found.end(), new, kind)

    def _put(self, node: ast.expr | ast.stmt, text: str, kind: str) -> None:
        self._add(node, self._start(node), self._end(node), text, kind)

    def _add(self, node: ast.expr | ast.stmt, start: int, end: int, text: str, kind: str) -> None:
        self.places.append(
            Place(
                file=self._file,
                line=node.lineno + self._source[self._start(node) : start].count(b"\n"),
                start=start,
                end=end,
                text=text,
                kind=kind,
                lines=self._lines,
                at_import=not self._depth,
            )
        )

    def _text(self, node: ast.expr) -> str:
        return self._source[self._start(node) : self._end(node)].decode()

    def _start(self, node: ast.expr | ast.stmt) -> int:
        return self._starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._starts[node.end_lineno - 1] + node.end_col_offset


def _is_round(node: ast.expr | None) -> bool:
    """Whether it is a large number of two digits and zeros."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, int) or node.value < LARGE:
        return False
    digits = str(node.value)
    return not digits[2:].strip("0") and digits.endswith("0")


def _is_counted(node: ast.BinOp) -> bool:
    """Whether a sum is one of numbers, as far as its text shows."""
    sides: Iterator[ast.expr] = iter((node.left, node.right))
    return any(
        (isinstance(side, ast.Constant) and isinstance(side.value, int))
        or (isinstance(side, ast.Call) and ast.unparse(side.func) == "len")
        for side in sides
    )
