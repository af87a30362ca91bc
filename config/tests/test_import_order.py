"""Who may know whom: the floors of the house, and the order of the files inside an app."""

import ast

import pytest
from django.apps import apps
from django.db.models import Field

from config.tests import source
from config.tests.source import Import, imports_of, layer_of, longest_beginning

# What the files of every app are called, leftmost first: each imports only what stands before it.
SPINE = ("enums", "models", "access", "actions", "importing", "forms", "views", "urls")

# The same for each app with its own files; those of one step know nothing of each other. ``admin`` stands
# beside ``views``: it imports models, access, actions, importing and forms.
ORDER = {
    "programs": (
        ("lib",),
        ("enums",),
        ("consents", "files", "history", "integrity", "lookups", "mailing", "moves", "news"),
        ("models",),
        ("links",),
        ("access",),
        ("actions",),
        ("importing",),
        ("robots",),
        ("forms",),
        ("admin", "views"),
        ("urls",),
        ("apps", "management"),
    ),
    "mentoring": (
        ("enums",),
        ("triggers",),
        ("models",),
        ("access",),
        ("news",),
        ("followups",),
        ("matching",),
        ("actions",),
        ("offers",),
        ("importing",),
        ("forms", "offer_forms"),
        ("admin", "views", "offer_views"),
        ("urls",),
        ("apps", "management"),
    ),
    "reporting": (
        ("enums",),
        ("kinds",),
        ("models",),
        ("access",),
        ("subjects",),
        ("figures",),
        ("gathering",),
        ("rendering.markdown",),
        ("documents",),
        ("rendering",),
        ("making",),
        ("addresses",),
        ("publishing",),
        ("actions",),
        ("shelf", "uploads"),
        ("verifying",),
        ("importing",),
        ("forms",),
        ("dashboards", "records"),
        ("admin", "views"),
        ("urls",),
        ("benchmarking",),
        ("apps", "management"),
    ),
}
APART = {"migrations", "tests"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.db.backends.signals")


def climbs(found: Import) -> bool:
    """Whether the import reaches for its own height, or above."""
    importer, imported = layer_of(found.importer), layer_of(found.module)
    return importer != imported and source.RANKS[imported] >= source.RANKS[importer]


def goes_right(found: Import) -> bool:
    """Whether the import reaches, in its own app, for what stands beside it or after it."""
    app = found.importer.partition(".")[0]
    steps = {f"{app}.{name}": step for step, names in enumerate(ORDER[app]) for name in names}
    importer = longest_beginning(found.importer, steps)
    imported = longest_beginning(found.module, steps)
    if importer is None or imported is None or importer == imported:
        return False
    return steps[imported] >= steps[importer]


def of_apps() -> list:
    """The files of the apps that have a place in the order."""
    files = source.python_files(*ORDER)
    return [path for path in files if not APART & set(path.parts)]


def only(code: str, importer: str) -> Import:
    (found,) = imports_of(ast.parse(code), importer)
    return found


def test_each_floor_imports_only_what_is_below():
    """Tests apart: what stands above gives the engines below something to be tried on."""
    files = [path for path in source.python_files() if "tests" not in path.parts]
    assert [str(found) for found in source.imports(files) if climbs(found)] == []


def test_inside_an_app_each_file_imports_leftward_only():
    wrong = [
        str(found)
        for found in source.imports(of_apps())
        if found.module.startswith(f"{found.importer.partition('.')[0]}.") and goes_right(found)
    ]
    assert wrong == []


def test_every_file_of_an_app_has_its_place():
    names = {source.module_name(path) for path in of_apps()} - set(ORDER)
    known = {f"{app}.{name}" for app, steps in ORDER.items() for step in steps for name in step}
    assert sorted(name for name in names if longest_beginning(name, known) is None) == []


@pytest.mark.parametrize("app", ORDER)
def test_the_order_of_an_app_is_that_of_the_house(app):
    order = [name for step in ORDER[app] for name in step]
    assert [name for name in order if name in SPINE] == [name for name in SPINE if name in order]


def test_nothing_imports_a_migration_or_a_test_of_another_kind():
    """Tests share their factories; nothing else takes from a test, and nobody from a migration."""
    wrong = [
        str(found)
        for found in source.imports()
        if ".migrations" in found.module
        or (".tests" in found.module and ".tests" not in found.importer)
    ]
    assert wrong == []


def test_foreign_keys_point_downward():
    wrong = [
        str(field)
        for model in apps.get_models()
        if (own := layer_of(model.__module__))
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.is_relation
        if (other := layer_of(field.related_model.__module__)) and other != own
        if source.RANKS[other] >= source.RANKS[own]
    ]
    assert wrong == []


def test_the_apps_do_not_speak_through_signals():
    wrong = [
        f"{source.relative(path)}:{node.lineno}"
        for path in source.python_files()
        for node in ast.walk(source.tree(path))
        if signals(node)
    ]
    assert wrong == []


def signals(node: ast.AST) -> bool:
    """Whether the node imports the machinery of signals."""
    if isinstance(node, ast.ImportFrom):
        inner = [f"{node.module}.{alias.name}" for alias in node.names]
    elif isinstance(node, ast.Import):
        inner = [alias.name for alias in node.names]
    else:
        return False
    return any(longest_beginning(name, SIGNALS) for name in inner)


class TestTheChecks:
    """They must see what they look for."""

    @pytest.mark.parametrize(
        ("code", "importer"),
        [
            ("import mentoring.models", "programs.actions"),
            ("from mentoring import models", "programs.actions"),
            ("def late():\n    from mentoring.models import Mentor", "programs.actions"),
            ("if TYPE_CHECKING:\n    from reporting.models import Report", "mentoring.models"),
            ("import_module('config.settings')", "reporting.views"),
            ("apps.get_model('reporting.Report')", "mentoring.actions"),
            ("from programs.models import Person", "programs.lib.text"),
            ("from activities.models import Activity", "mentoring.models"),
        ],
    )
    def test_they_see_a_climb(self, code, importer):
        assert climbs(only(code, importer))

    @pytest.mark.parametrize(
        ("code", "importer"),
        [
            ("from programs.lib import text", "programs.models.people"),
            ("from mentoring.models import Mentor", "reporting.figures.mentoring"),
            ("from reporting import dashboards", "config.admin"),
        ],
    )
    def test_they_let_a_descent_pass(self, code, importer):
        assert not climbs(only(code, importer))

    @pytest.mark.parametrize(
        ("code", "importer"),
        [
            ("from mentoring import views", "mentoring.models"),
            ("from mentoring.admin import pairings", "mentoring.views"),
            ("from programs.models import Person", "programs.enums"),
            ("from reporting.rendering.pdf import render_pdf", "reporting.documents.bilan"),
        ],
    )
    def test_they_see_a_step_to_the_right(self, code, importer):
        assert goes_right(only(code, importer))

    @pytest.mark.parametrize(
        ("code", "importer"),
        [
            ("from mentoring import models", "mentoring.views"),
            ("from reporting.rendering.markdown import to_html", "reporting.documents.bilan"),
            ("from programs.admin.base import ScopedAdmin", "programs.admin.people"),
        ],
    )
    def test_they_let_a_step_to_the_left_pass(self, code, importer):
        assert not goes_right(only(code, importer))

    def test_they_see_a_signal(self):
        code = "from django.db.models import signals\nfrom django.dispatch import receiver"
        assert [signals(node) for node in ast.parse(code).body] == [True, True]
