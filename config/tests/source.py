"""Our own source as data: files, the modules that they import, and where a module stands in the house."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent

# Lowest first; those of one line are peers and know nothing of each other.
LAYERS = (
    ("programs.lib",),
    ("programs",),
    ("programs.accounts",),
    ("programs.people",),
    ("programs.referrals",),
    ("programs.agenda",),
    ("programs.plans",),
    ("programs.budgets",),
    ("programs.partnerships",),
    ("bursaries", "mentoring", "activities"),
    ("reporting",),
    ("reporting.packs",),
    ("config",),
)
PACKAGES = sorted({name.partition(".")[0] for layer in LAYERS for name in layer})
RANKS = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


@dataclass(frozen=True)
class Import:
    """``module`` (dotted, one of ours) is named by ``importer`` on ``line``, with the ``names`` taken from it."""

    importer: str
    module: str
    line: int
    names: tuple[str, ...] = ()

    def __str__(self):
        return f"{self.importer}:{self.line} imports {self.module}"


def python_files(*folders: str) -> list[Path]:
    """Our Python files, or those under ``folders``."""
    roots = [BASE_DIR / folder for folder in folders or PACKAGES]
    return sorted(path for root in roots for path in root.rglob("*.py"))


def templates() -> list[Path]:
    return sorted((BASE_DIR / "templates").rglob("*.html"))


def mails() -> list[Path]:
    """The templates of plain text."""
    return sorted((BASE_DIR / "templates").rglob("*.txt"))


def relative(path: Path) -> str:
    return path.relative_to(BASE_DIR).as_posix()


def module_name(path: Path) -> str:
    parts = path.relative_to(BASE_DIR).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def layer_of(module: str) -> str | None:
    """The layer of a dotted name, by its longest known beginning; None for what is not ours."""
    return longest_beginning(module, RANKS)


def longest_beginning(module: str, known: Iterable[str]) -> str | None:
    found = [name for name in known if module == name or module.startswith(f"{name}.")]
    return max(found, key=len, default=None)


def imports(paths: Iterable[Path] | None = None) -> Iterator[Import]:
    """What our files take from each other, wherever in the file, named by the narrowest module."""
    for path in python_files() if paths is None else paths:
        yield from imports_of(tree(path), module_name(path))


def imports_of(parsed: ast.AST, importer: str) -> Iterator[Import]:
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if layer_of(alias.name):
                    yield Import(importer, alias.name, node.lineno)
        elif isinstance(node, ast.ImportFrom) and node.module and layer_of(node.module):
            yield from _from(node, importer)
        elif name := _by_string(node):
            yield Import(importer, name, node.lineno)


def _from(node: ast.ImportFrom, importer: str) -> Iterator[Import]:
    attributes = []
    for alias in node.names:
        inner = f"{node.module}.{alias.name}"
        if _is_module(inner):
            yield Import(importer, inner, node.lineno)
        else:
            attributes.append(alias.name)
    if attributes:
        yield Import(importer, node.module, node.lineno, tuple(attributes))


def _is_module(name: str) -> bool:
    path = BASE_DIR.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def _by_string(node: ast.AST) -> str | None:
    """The module that ``import_module("…")``, ``import_string("…")`` or ``get_model("…")`` asks for."""
    if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
        return None
    function = (
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    )
    if function not in {"import_module", "import_string", "get_model", "get_app_config"}:
        return None
    asked = str(node.args[0].value)
    return asked if layer_of(asked) else None
