"""Who may know whom: the floors of the house, and the order of the files inside an app."""

import ast

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Field

from config.tests import source
from config.tests.source import Import, imports_of, layer_of, longest_beginning

# What the files of an app are called, leftmost first: each imports only what stands before it. Those of one
# step know nothing of each other.
SPINE = (
    ("enums",),
    ("triggers",),
    ("models",),
    ("access",),
    ("actions",),
    ("importing",),
    ("awaiting", "menu", "merging", "records", "search", "stepping"),
    ("forms",),
    ("help",),
    ("first_steps",),
    ("admin", "views"),
    ("urls",),
    ("apps", "management"),
)

# What some apps have beside them, each with the file that it stands right after ("" before all of them). Those
# that stand after the same one are of one step. An app that has nothing more is not here.
BESIDE: dict[str, dict[str, str]] = {
    "programs": {
        "lib": "",
        "amounts": "enums",
        "asked": "enums",
        "background": "enums",
        "files": "outside",
        "history": "enums",
        "dates": "integrity",
        "doors": "access",
        "integrity": "enums",
        "jobs": "models",
        "letters": "forms",
        "links": "enums",
        "locks": "enums",
        "lookups": "enums",
        "mailing": "tasks",
        "merging": "models",
        "doubles": "merging",
        "unmerging": "importing",
        "moves": "dates",
        "outbox": "models",
        "counted": "models",
        "published": "enums",
        "outside": "enums",
        "pictures": "files",
        "robots": "enums",
        "sendings": "models",
        "choosing": "access",
        "finding": "models",
        "searching": "access",
        "smtp": "enums",
        "submissions": "integrity",
        "together": "integrity",
        "undoing": "mailing",
        "traces": "undoing",
        "taking_back": "traces",
        "tasks": "outbox",
        "worker": "mailing",
    },
    "programs.accounts": {
        "printed": "enums",
        "adapters": "models",
        "backends": "models",
        "checks": "models",
        "demo": "models",
    },
    "programs.people": {
        "consented": "access",
        "consents": "enums",
        "likeness": "enums",
        "paths": "enums",
        "telling": "enums",
        "doubles": "models",
    },
    "programs.referrals": {
        "news": "enums",
        "outgoing": "enums",
        "paths": "access",
        "repeats": "models",
    },
    "programs.agenda": {
        "obligations": "access",
        "choosing": "obligations",
        "saying": "choosing",
        "events": "saying",
    },
    "programs.plans": {
        "reading": "enums",
        "outlines": "reading",
        "writing": "outlines",
        "achieved": "models",
        "placed": "models",
        "measured": "models",
        "trees": "models",
        "versions": "trees",
        "outlining": "versions",
        "following": "access",
        "sifting": "following",
        "looks": "following",
        "comparing": "looks",
        "editing": "forms",
        "templatetags": "looks",
        "silence": "models",
        "bringing": "actions",
        "jobs": "bringing",
        "feeds": "measured",
        "boards": "feeds",
        "ties": "models",
        "papers": "models",
    },
    "programs.budgets": {
        "statements": "",
        "reckoning": "",
        "looks": "enums",
        "balances": "models",
        "auditing": "balances",
        "taxes": "",
        "ledger": "access",
        "exporting": "ledger",
        "jobs": "exporting",
        "offered": "balances",
        "movements": "balances",
        "pasting": "models",
        "pictures": "balances",
        "templatetags": "pictures",
        "serving": "access",
        "banking": "access",
        "papers": "models",
        "years": "models",
    },
    "programs.partnerships": {
        "terms": "",
        "coverage": "models",
        "addresses": "enums",
        "drafting": "models",
        "agreement_papers": "drafting",
        "referral_limits": "models",
        "whens": "models",
        "agendas": "models",
        "quorum": "models",
        "committee_calendars": "whens",
        "committee_papers": "committee_calendars",
        "directory": "access",
    },
    "activities": {
        "invitations": "events",
        "answers": "models",
        "jobs": "actions",
        "schedules": "models",
        "standing": "schedules",
        "events": "standing",
        "calendars": "access",
        "paths": "access",
        "serving": "access",
        "costing": "models",
        "boarding": "models",
        "reached": "models",
        "telling": "models",
        "whens": "enums",
    },
    "bursaries": {
        "eligibility": "enums",
        "ranking": "enums",
        "admitting": "models",
        "lettering": "models",
        "standing": "models",
        "closing": "enums",
        "duty": "enums",
        "jobs": "actions",
        "owing": "access",
        "sent_by_holders": "access",
        "paths": "access",
        "statements": "owing",
        "disbursed": "access",
        "slips": "disbursed",
        "exporting": "slips",
        "serving": "exporting",
        "calls": "admitting",
    },
    "mentoring": {
        "days": "enums",
        "followups": "access",
        "matching": "followups",
        "mending": "actions",
        "news": "access",
        "offers": "actions",
        "offer_forms": "importing",
        "offer_views": "forms",
        "paths": "access",
        "presence": "triggers",
        "stays": "presence",
    },
    "reporting": {
        "checking": "enums",
        "kinds": "enums",
        "subjects": "access",
        "figures": "subjects",
        "feeding": "figures",
        "bursary_facts": "figures",
        "highlight_facts": "figures",
        "bursary_checks": "bursary_facts",
        "guide_facts": "figures",
        "indicator_facts": "figures",
        "plan_facts": "indicator_facts",
        "follow_facts": "plan_facts",
        "gathering": "plan_facts",
        "agreement_facts": "gathering",
        "agreement_follow_facts": "agreement_facts",
        "network_facts": "agreement_follow_facts",
        "reconciling": "network_facts",
        "budget_facts": "reconciling",
        "budget_checks": "budget_facts",
        "documents": "budget_checks",
        "rendering": "documents",
        "making": "rendering",
        "addresses": "making",
        "plan_papers": "addresses",
        "budget_papers": "addresses",
        "differences": "making",
        "printing": "making",
        "untranslated": "making",
        "jobs": "actions",
        "options": "subjects",
        "orders": "addresses",
        "publishing": "addresses",
        "shelf": "actions",
        "uploads": "actions",
        "verifying": "shelf",
    },
    "reporting.packs": {
        "due": "enums",
        "asking": "access",
        "minutes": "models",
        "standing": "asking",
        "enclosing": "standing",
    },
}


def order_of(beside: dict[str, str]) -> dict[str, tuple[int, ...]]:
    """The place of each file of an app that has ``beside``: those with smaller places stand to the left."""
    places = {name: (step,) for step, names in enumerate(SPINE, start=1) for name in names}
    places[""] = (0,)
    waiting = dict(beside)
    while waiting:
        known = {name: after for name, after in waiting.items() if after in places}
        if not known:
            raise ValueError(f"nothing stands where these should: {waiting}")
        for name, after in known.items():
            places[name] = (*places[after], 1)
            del waiting[name]
    return places


# Every app of ours but ``config``, which assembles and has no order.
APPS = [app.name for app in apps.get_app_configs() if layer_of(app.name) not in (None, "config")]
PLACES = {
    f"{app}.{name}": place for app in APPS for name, place in order_of(BESIDE.get(app, {})).items()
}
APART = {"migrations", "tests"}
SIGNALS = ("django.dispatch", "django.db.models.signals", "django.db.backends.signals")


def climbs(found: Import) -> bool:
    """Whether the import reaches for its own height, or above."""
    importer, imported = layer_of(found.importer), layer_of(found.module)
    return importer != imported and source.RANKS[imported] >= source.RANKS[importer]


def goes_right(found: Import) -> bool:
    """Whether the import reaches, in its own app, for what stands beside it or after it."""
    importer = longest_beginning(found.importer, PLACES)
    imported = longest_beginning(found.module, PLACES)
    if None in (importer, imported) or importer == imported:
        return False
    if app_of(importer) != app_of(imported):
        return False
    return PLACES[imported] >= PLACES[importer]


def app_of(module: str) -> str | None:
    """The app, nested ones included, whose file ``module`` is."""
    return longest_beginning(module, APPS)


def of_apps() -> list:
    """The files of the apps that have a place in the order."""
    files = [path for path in source.python_files() if not APART & set(path.parts)]
    return [path for path in files if app_of(source.module_name(path))]


def only(code: str, importer: str) -> Import:
    (found,) = imports_of(ast.parse(code), importer)
    return found


def test_each_floor_imports_only_what_is_below():
    """Tests apart: what stands above gives the engines below something to be tried on."""
    files = [path for path in source.python_files() if "tests" not in path.parts]
    assert [str(found) for found in source.imports(files) if climbs(found)] == []


def test_inside_an_app_each_file_imports_leftward_only():
    wrong = [str(found) for found in source.imports(of_apps()) if goes_right(found)]
    assert wrong == []


def test_every_file_of_an_app_has_its_place():
    names = {source.module_name(path) for path in of_apps()} - set(APPS)
    assert sorted(name for name in names if longest_beginning(name, PLACES) is None) == []


def test_nothing_is_said_of_a_file_that_is_not_there():
    files = {source.module_name(path) for path in of_apps()}
    said = {f"{app}.{name}" for app, beside in BESIDE.items() for name in beside}
    assert sorted(name for name in said if name not in files) == []


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
    """But to the account of whoever did something, which Django names by a setting."""
    wrong = [
        str(field)
        for model in apps.get_models()
        if (own := layer_of(model.__module__))
        for field in model._meta.get_fields()
        if isinstance(field, Field) and field.related_model
        if field.related_model is not get_user_model()
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
            ("from programs.models import Program", "programs.lib.text"),
            ("from programs.people.models import Person", "programs.models.programs"),
            ("from programs.referrals.models import Referral", "programs.people.access"),
            ("from activities.models import Activity", "mentoring.models"),
        ],
    )
    def test_they_see_a_climb(self, code, importer):
        assert climbs(only(code, importer))

    @pytest.mark.parametrize(
        ("code", "importer"),
        [
            ("from programs.lib import text", "programs.models.organizations"),
            ("from programs.people.models import Person", "programs.referrals.models"),
            ("from mentoring.models import Mentor", "reporting.figures.mentoring"),
            ("from programs import awaiting", "config.agenda"),
        ],
    )
    def test_they_let_a_descent_pass(self, code, importer):
        assert not climbs(only(code, importer))

    @pytest.mark.parametrize(
        ("code", "importer"),
        [
            ("from mentoring import views", "mentoring.models"),
            ("from mentoring.admin import pairings", "mentoring.views"),
            ("from programs.models import Program", "programs.enums"),
            ("from programs.referrals import views", "programs.referrals.actions.steps"),
            ("from programs.mailing import send", "programs.tasks"),
            ("from reporting.rendering.pdf import render_pdf", "reporting.documents.bilan"),
        ],
    )
    def test_they_see_a_step_to_the_right(self, code, importer):
        assert goes_right(only(code, importer))

    @pytest.mark.parametrize(
        ("code", "importer"),
        [
            ("from mentoring import models", "mentoring.views"),
            ("from programs.lib.markdown import to_html", "reporting.documents.bilan"),
            ("from programs.admin.base import ScopedAdmin", "programs.admin.programs"),
            ("from programs.referrals.enums import Urgency", "programs.referrals.admin.links"),
        ],
    )
    def test_they_let_a_step_to_the_left_pass(self, code, importer):
        assert not goes_right(only(code, importer))

    def test_they_see_a_signal(self):
        code = "from django.db.models import signals\nfrom django.dispatch import receiver"
        assert [signals(node) for node in ast.parse(code).body] == [True, True]
