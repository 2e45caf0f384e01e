"""The rules of docs/architecture.md. The failure message is the rule."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "cables"
MODULES = sorted(path for path in APP.rglob("*.py") if "migrations" not in path.parts)

BELOW = {"vocab", "formats", "citing", "models", "linking", "search", "ingest", "actions"}
MAY_IMPORT: dict[str, set[str]] = {
    "vocab": set(),
    "formats": {"vocab"},
    "citing": set(),
    "models": {"vocab"},
    "linking": {"vocab", "models"},
    "search": {"vocab", "models", "spreading"},
    "ingest": {"vocab", "formats", "models", "linking", "search", "spreading"},
    "actions": {"vocab", "formats", "models", "linking", "search", "ingest"},
    "rendering": {"vocab", "models"},
    "refusals": set(),
    "spreading": set(),
    "templatetags": BELOW | {"rendering"},
    "views": BELOW | {"rendering", "refusals"},
    "admin": BELOW | {"rendering", "refusals"},
    "management": BELOW,
    "urls": {"views"},
    "apps": set(),
}
PURE = {"vocab", "formats", "citing"}
PURE_WITHIN_LINKING = {"find", "referring"}
READS_FILES = {"cables/vocab/tables.py", "cables/formats/archives.py"}
READING = {"open", "read_text", "read_bytes"}
IMPURE_NAMES = {
    "django",
    "psycopg",
    "tantivy",
    "time",
    "random",
    "socket",
    "subprocess",
    "requests",
}
QUERY_WORDS = {
    *("filter", "exclude", "annotate", "aggregate", "raw", "extra", "bulk_create", "values_list"),
    *("in_bulk", "select_related"),
}


def package_of(path: Path) -> str:
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def called_methods(tree: ast.AST) -> set[str]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {call.func.attr for call in calls if isinstance(call.func, ast.Attribute)}


def is_pure(path: Path) -> bool:
    parts = path.relative_to(APP).parts
    return parts[0] in PURE or (parts[0] == "linking" and parts[1] in PURE_WITHIN_LINKING)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_keeps_the_rules(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    package = package_of(path)
    names = set(imported(tree))
    used = {name.split(".")[1] for name in names if name.startswith("cables.") and "." in name}
    if package != "__init__":
        strangers = used - {package} - MAY_IMPORT[package]
        assert not strangers, f"imports go one way: {package} may not use {strangers}"
    if is_pure(path):
        impure = {name.split(".")[0] for name in names} & IMPURE_NAMES
        assert not impure, f"pure packages know no Django, clock or network: {impure}"
    if package in ("views", "templatetags"):
        queries = called_methods(tree) & QUERY_WORDS
        assert not queries, f"views ask, models and search answer: {queries}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_pure_modules_open_no_files(path: Path) -> None:
    if not is_pure(path) or str(path.relative_to(ROOT)) in READS_FILES:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    opens = [func for func in calls if isinstance(func, ast.Name) and func.id == "open"]
    assert not opens, "pure packages open no files"
    assert not called_methods(tree) & READING, "pure packages open no files"


def test_no_signals() -> None:
    for path in MODULES:
        assert "django.db.models.signals" not in path.read_text(encoding="utf-8"), (
            f"{path.name}: call the next step by name; see docs/adr/0006"
        )


def test_templates_are_free_of_inline_script_and_style() -> None:
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)[^>]*>|<style|\son\w+=|\sstyle="
    )
    for path in (ROOT / "templates").rglob("*.html"):
        found = inline.search(path.read_text(encoding="utf-8"))
        assert found is None, f"{path.name}: {found and found[0]!r} breaks the content policy"


def test_public_text_marked_safe_only_where_it_is_built() -> None:
    allowed = {"cables/rendering.py"}
    for path in MODULES:
        name = str(path.relative_to(ROOT))
        if name in allowed or package_of(path) == "admin":
            continue
        assert "mark_safe" not in path.read_text(encoding="utf-8"), (
            f"{name}: escape by construction"
        )


def test_partials_say_what_they_expect() -> None:
    for path in (ROOT / "templates" / "cables").rglob("_*.html"):
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("{# expects:"), f"{path.name} begins with an 'expects' comment"
