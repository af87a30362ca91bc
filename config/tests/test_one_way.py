"""A figure goes one way: records → figures → document → rendering. Nothing is read again on the way."""

import ast
import dataclasses
import importlib
import re

import pytest

from config.tests import source
from config.tests.source import longest_beginning

FIGURES, DOCUMENTS, RENDERING = (
    f"reporting/{folder}" for folder in ("figures", "documents", "rendering")
)

# What a document may be made of: nothing here can reach a record.
DOCUMENTS_IMPORT = (
    "django.utils.functional",
    "django.utils.translation",
    # The codes of the services, which name the chapters.
    "programs.enums",
    "programs.lib",
    "programs.budgets.reckoning",
    # The levels of a plan and the states of its actions.
    "programs.plans.enums",
    # Why a referral was refused.
    "programs.referrals.enums",
    "reporting.documents",
    "reporting.enums",
    "reporting.figures.display",
)
# Of these a document takes the types of what was computed and gathered, never what computes.
TYPES_ONLY = (
    "reporting.agreement_facts",
    "reporting.agreement_follow_facts",
    "reporting.budget_facts",
    "reporting.bursary_facts",
    "reporting.checking",
    "reporting.figures",
    "reporting.figures.trajectories",
    "reporting.follow_facts",
    "reporting.gathering",
    "reporting.guide_facts",
    "reporting.highlight_facts",
    "reporting.indicator_facts",
    "reporting.network_facts",
    "reporting.plan_facts",
    "reporting.reconciling",
)

RENDERING_IMPORTS = (
    "django.conf",
    "django.contrib.staticfiles",
    "django.template",
    "django.utils",
    "programs.letters.model",
    "programs.lib",
    "reporting.documents.formulas",
    "reporting.documents.model",
    "reporting.documents.recomputing",
    "reporting.rendering",
)

CLOCK = {
    "today",
    "now",
    "utcnow",
    "localdate",
    "localtime",
    "timezone",
    "Now",
    "TransactionNow",
    "StatementNow",
    "time_ns",
    "monotonic",
}
ORM = {"objects", "_base_manager", "_default_manager", "connection", "connections", "cursor"}
ORM_IN_TEMPLATES = re.compile(
    r"\.(all|objects|count|filter|exclude|exists|order_by|values|values_list|\w+_set)\b"
)


def code_of(folder: str) -> list:
    return [path for path in source.python_files(folder) if "tests" not in path.parts]


def imported_names(parsed: ast.AST) -> list[tuple[str, str | None]]:
    """Every (module, name) that ``parsed`` imports; the name is None for a whole module."""
    found: list[tuple[str, str | None]] = []
    for node in ast.walk(parsed):
        if isinstance(node, ast.Import):
            found += [(alias.name, None) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.module or "", alias.name) for alias in node.names]
    return found


def is_within(module: str, name: str | None, allowed: tuple[str, ...]) -> bool:
    """Whether an import is one of Django's or of ours that is ``allowed``; of all others nothing is said."""
    if longest_beginning(module, ("django", *source.PACKAGES)) is None:
        return True
    whole = f"{module}.{name}" if name else module
    return longest_beginning(whole, allowed) is not None


def is_type(module: str, name: str | None) -> bool:
    """Whether an import takes a dataclass from one of the modules of ``TYPES_ONLY``."""
    if module not in TYPES_ONLY or name is None:
        return False
    return dataclasses.is_dataclass(getattr(importlib.import_module(module), name))


def words(parsed: ast.AST) -> set[str]:
    """Every name and attribute that ``parsed`` uses or imports."""
    used = {node.id for node in ast.walk(parsed) if isinstance(node, ast.Name)}
    used |= {node.attr for node in ast.walk(parsed) if isinstance(node, ast.Attribute)}
    return used | {part for pair in imported_names(parsed) for part in pair if part}


def using(folder: str, forbidden: set[str]) -> list[str]:
    return [
        f"{source.relative(path)} uses {word}"
        for path in code_of(folder)
        for word in sorted(words(source.tree(path)) & forbidden)
    ]


def test_documents_are_made_of_types_alone():
    wrong = [
        f"{source.relative(path)} imports {name} from {module}"
        for path in code_of(DOCUMENTS)
        for module, name in imported_names(source.tree(path))
        if not is_within(module, name, DOCUMENTS_IMPORT) and not is_type(module, name)
    ]
    assert wrong == []


def test_rendering_knows_the_document_and_nothing_before_it():
    wrong = [
        f"{source.relative(path)} imports {name} from {module}"
        for path in code_of(RENDERING)
        for module, name in imported_names(source.tree(path))
        if not is_within(module, name, RENDERING_IMPORTS)
    ]
    assert wrong == []


@pytest.mark.parametrize("folder", [DOCUMENTS, RENDERING])
def test_after_the_figures_nobody_asks_the_database(folder):
    assert using(folder, ORM) == []


@pytest.mark.parametrize("folder", [FIGURES, DOCUMENTS, RENDERING])
def test_the_clock_is_not_read(folder):
    """Scope and period say all: the same call gives the same figures and the same bytes tomorrow."""
    assert using(folder, CLOCK) == []


def test_figures_know_nothing_of_what_is_made_of_them():
    wrong = [
        str(found)
        for found in source.imports(code_of(FIGURES))
        if found.module.startswith("reporting.")
        and longest_beginning(found.module, ("reporting.figures", "reporting.enums")) is None
    ]
    assert wrong == []


def test_the_templates_of_documents_do_not_ask_the_database():
    folder = source.BASE_DIR / "templates" / "documents"
    wrong = [
        f"{source.relative(path)}: {match.group()}"
        for path in sorted(folder.rglob("*.html"))
        for tag in re.findall(r"\{[{%].*?[%}]\}", path.read_text(encoding="utf-8"), re.DOTALL)
        for match in ORM_IN_TEMPLATES.finditer(tag)
    ]
    assert wrong == []


class TestTheChecks:
    """They must see what they look for."""

    @pytest.mark.parametrize(
        "code",
        [
            "from programs.models import Person",
            "from django.db import models",
            "from reporting.figures import collect",
            "from reporting.gathering import gather_bilan",
            "import reporting.gathering",
            "from reporting.rendering.pdf import render_pdf",
        ],
    )
    def test_they_see_a_document_that_could_read_records(self, code):
        ((module, name),) = imported_names(ast.parse(code))
        assert not is_within(module, name, DOCUMENTS_IMPORT) and not is_type(module, name)

    def test_they_let_a_type_pass(self):
        assert is_type("reporting.gathering", "BilanFacts")

    def test_they_see_the_clock(self):
        code = "from programs.lib.periods import today\nfrom datetime import date\ndate.today()"
        assert words(ast.parse(code)) & CLOCK == {"today"}

    def test_they_see_the_orm_in_a_template(self):
        assert ORM_IN_TEMPLATES.findall("{{ program.fundings.all.count }}") == ["all", "count"]
