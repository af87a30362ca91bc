"""What the root conftest promises to every test."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.template import Context, Origin, Template, engines

import conftest
from conftest import BASE_DIR, UndefinedVariable
from programs.models import Organization, OrganizationEvent, Region

OURS = Origin(name=str(BASE_DIR / "templates" / "page.html"), template_name="page.html")
OTHERS = Origin(name="/elsewhere/admin/page.html", template_name="admin/page.html")


def rendered(source: str, origin: Origin, **context: object) -> str:
    return Template(source, origin=origin, engine=engines["django"].engine).render(Context(context))


class TestUndefinedVariables:
    def test_they_fail_in_our_templates(self):
        with pytest.raises(UndefinedVariable) as raised:
            rendered("{% if True %}{{ nobody.name }}{% endif %}", OURS)
        assert str(raised.value) == "nobody.name in page.html"

    def test_they_fail_before_a_filter(self):
        with pytest.raises(UndefinedVariable):
            rendered("{{ nobody|upper }}", OURS)

    def test_they_fail_in_a_translated_sentence(self):
        with pytest.raises(UndefinedVariable):
            rendered(
                "{% load i18n %}{% blocktranslate %}De {{ nobody }}{% endblocktranslate %}", OURS
            )

    def test_they_are_empty_in_the_templates_of_others(self):
        assert rendered("<{{ nobody }}><{{ nobody|default:'x' }}>", OTHERS) == "<><x>"

    def test_a_condition_may_ask_for_one(self):
        assert rendered("{% if nobody %}a{% else %}b{% endif %}", OURS) == "b"

    def test_defined_ones_are_printed(self):
        assert rendered("{{ name }}{{ nothing }}", OURS, name="Zoé", nothing="") == "Zoé"


@pytest.mark.django_db
class TestTheDatabase:
    def test_it_is_one_of_its_own(self):
        assert connection.settings_dict["NAME"].startswith("test_arrimage")

    def test_it_is_migrated(self):
        executor = MigrationExecutor(connection)
        assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []

    def test_it_does_not_wait_for_the_disk(self):
        with connection.cursor() as cursor:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("off",)

    def test_no_vacuum_comes_for_what_the_tests_write(self):
        with connection.cursor() as cursor:
            cursor.execute("SHOW track_counts")
            assert cursor.fetchone() == ("off",)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "second"])
def test_a_test_that_commits_leaves_what_the_migrations_made(turn):
    """The tables are emptied after the first turn, the guarded history included."""
    assert ContentType.objects.filter(model="region", permission__codename="view_region").exists()
    assert Region.objects.filter(code="07").count() == 1
    organization = Organization.objects.create(name="Le Carrefour d’essai")
    assert OrganizationEvent.objects.filter(pgh_obj=organization).count() == 1
    assert Organization.objects.count() == 1


class TestChromium:
    def test_the_environment_may_name_it(self, monkeypatch, tmp_path):
        mine = tmp_path / "mine"
        mine.write_text("")
        mine.chmod(0o755)
        monkeypatch.setenv("CHROMIUM", str(mine))
        assert conftest.find_chromium() == str(mine)

    def test_there_may_be_none(self, monkeypatch, tmp_path):
        monkeypatch.delenv("CHROMIUM", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        assert conftest.find_chromium() is None
