"""The kinds of reports: what they declare, and that all the rest follows from one entry."""

import json
from importlib import import_module
from io import StringIO
from types import ModuleType

import pytest
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import clear_url_caches, get_urlconf, set_urlconf
from django.utils.translation import gettext_lazy as _

from programs.accounts.tests.factories import coordinator_of
from programs.tests.factories import OrganizationFactory
from reporting import actions, addresses, kinds, making, urls
from reporting.documents.chapters import Chapter, Narrative
from reporting.documents.parts import prose
from reporting.enums import About, Span
from reporting.forms import StartReportForm
from reporting.kinds import KINDS, Kind
from reporting.models import Report
from reporting.subjects import SUBJECTS
from reporting.tests.factories import (
    LABEL,
    YEAR,
    ReportFactory,
    a_year_of_service,
    started_report,
)

# --- What they declare


def test_no_two_kinds_of_one_subject_share_a_number():
    marked = [(kind.about, kind.mark) for kind in KINDS.values()]
    assert len(set(marked)) == len(marked)


def test_no_two_kinds_share_an_address_or_the_name_of_a_page():
    addressed = {kind.address for kind in KINDS.values()}
    assert (len(addressed), len({kind.page for kind in KINDS.values()})) == (
        len(KINDS),
        len(KINDS),
    )


def test_kinds_of_one_word_differ_in_their_subject_and_share_their_span():
    for word in {kind.word for kind in KINDS.values()}:
        alike = [kind for kind in KINDS.values() if kind.word == word]
        assert len({kind.about for kind in alike}) == len(alike)
        assert len({kind.span for kind in alike}) == 1


def test_a_published_kind_is_of_a_year_and_of_what_a_report_can_be_about():
    columns = {field.name for field in Report._meta.fields}
    assert {kind.span for kind in kinds.published()} == {Span.YEAR}
    assert {kind.about.value for kind in kinds.published()} <= columns
    assert all(SUBJECTS[kind.about].startable for kind in kinds.published())


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_every_kind_has_a_maker_and_what_it_is_about(kind):
    maker = making.maker_of(kind)
    assert (callable(maker.gather), callable(maker.write), kind.about in SUBJECTS) == (
        True,
        True,
        True,
    )
    assert len(kind.code) <= Report._meta.get_field("kind").max_length


@pytest.mark.parametrize(
    "code, label, number, file",
    [
        ("bilan", "2007-2008", "QP-2007-2008", "QP-2007-2008-v1-fr.pdf"),
        ("bilan-organisme", "2007-2008", "QP-ORG-2007-2008", "QP-ORG-2007-2008-v1-fr.pdf"),
        ("fiche", "2007-2008", "QP-FICHE-2007-2008", "QP-FICHE-2007-2008-v1-fr.pdf"),
        ("recueil", "2008-06-30", "QP-RECUEIL-2008-06-30", "QP-RECUEIL-2008-06-30-v1-fr.pdf"),
    ],
)
def test_the_number_of_a_kind_and_the_names_of_its_files(code, label, number, file):
    kind = KINDS[code]
    found = kind.number("QP", label)
    assert (found, kind.file_name(found, "v1", "fr", "pdf")) == (number, file)


def test_the_choices_of_the_model_are_the_published_kinds():
    choices = dict(Report._meta.get_field("kind").choices)
    assert list(choices) == [
        "bilan",
        "bilan-organisme",
        "financier",
        "financier-organisme",
    ]


@pytest.mark.django_db
def test_a_kind_about_a_program_is_not_of_an_organisation():
    report = ReportFactory.build(
        kind="bilan", program=None, organization=OrganizationFactory(fiscal_year_starts=7)
    )
    with pytest.raises(ValidationError) as refused:
        report.full_clean()
    assert refused.value.messages == ["Ce type de rapport porte sur autre chose."]


# --- One more


CHAPTER = Chapter(
    id="essai",
    title=_("Le service"),
    blocks=lambda facts, link: prose(facts, "trial"),
    codes=("funding.total",),
    key_figures=("funding.total",),
    narratives=(Narrative("trial", "essai"),),
)
TRIAL = Kind(
    code="essai",
    word="essai",
    label="Rapport d’essai",
    help="Un rapport d’essai.",
    about=About.PROGRAM,
    span=Span.YEAR,
    mark="ESSAI",
    address="rapports/{subject}/{year}/essai",
    page="trial",
    maker="reporting.making.bilan",
    chapters=(__name__,),
    is_published=True,
)


@pytest.fixture
def program(db):
    return a_year_of_service(slug="ici", code="QP")


@pytest.fixture
def trial(monkeypatch) -> Kind:
    monkeypatch.setitem(KINDS, TRIAL.code, TRIAL)
    return TRIAL


@pytest.fixture
def trial_site(trial, settings):
    """A site whose addresses were read with one kind more."""
    site, before = ModuleType("site_of_a_trial"), get_urlconf()
    usual = import_module(settings.ROOT_URLCONF)
    site.urlpatterns = [*urls.addresses_of(trial), *usual.urlpatterns]
    settings.ROOT_URLCONF = site
    set_urlconf(site)
    clear_url_caches()
    yield site
    set_urlconf(before)
    clear_url_caches()


def written(program, tmp_path) -> dict:
    output = tmp_path / "essai.json"
    command = ["report", "essai", "--program", program.slug, "--year", LABEL]
    call_command(*command, "--output", str(output), stdout=StringIO())
    return json.loads(output.read_text())


def test_the_command_knows_it(program, trial, tmp_path):
    found = written(program, tmp_path)
    assert (found["kind"], found["program"], list(found["figures"])) == (
        "essai",
        "ici",
        ["funding.total"],
    )


def test_its_page_and_its_files_have_addresses(program, trial_site, client):
    client.force_login(coordinator_of(program))
    place = addresses.page(TRIAL, program, LABEL)
    page = client.get(place)
    file = client.get(addresses.file(TRIAL, program, LABEL, "json"))
    records = client.get(addresses.records(TRIAL, program, LABEL, "funding.total"))
    assert place == "/rapports/ici/2007-2008/essai/"
    assert [page.status_code, file.status_code, records.status_code] == [200, 200, 200]
    assert file["Content-Disposition"] == (
        'attachment; filename="QP-ESSAI-2007-2008-apercu-fr.json"'
    )


def test_the_form_that_starts_a_report_offers_it(program, trial):
    form = type("Form", (StartReportForm,), {"user": coordinator_of(program)})
    groups = dict(form().fields["subject"].choices[1:])
    assert groups["Rapport d’essai"] == [(f"essai:{program.pk}", program.title)]


def test_it_is_started_written_and_published_beside_the_bilan(program, trial, quick_pdf):
    report = started_report(trial, program)
    actions.write_texts(report=report, texts={"trial": ("Un essai.", "A trial.")})
    actions.submit_report(report=report, by=None)
    version = actions.publish_report(report=report, by=None)
    bilan = ReportFactory(program=program)
    assert (report.number, bilan.number) == ("QP-ESSAI-2007-2008", "QP-2007-2008")
    assert version.narratives == {"fr": {"trial": "Un essai."}, "en": {"trial": "A trial."}}
    assert version.key_figures == ("funding.total",)
    assert {file.name for file in version.files.filter(format="pdf")} == {
        "QP-ESSAI-2007-2008-v1-fr.pdf",
        "QP-ESSAI-2007-2008-v1-en.pdf",
    }


def test_it_is_a_choice_of_the_model(program, trial):
    report = started_report(trial, program)
    assert (report.get_kind_display(), str(report)) == (
        "Rapport d’essai",
        "Rapport d’essai QP-ESSAI-2007-2008",
    )


def test_its_texts_are_the_fields_of_its_form(program, trial, rf):
    report = started_report(trial, program)
    request = rf.get("/admin/")
    request.user = coordinator_of(program)
    form = admin.site._registry[Report].get_form(request, report)
    assert list(form.base_fields) == ["trial", "trial_en"]


def test_a_kind_that_goes_leaves_the_others_as_they_were(program, monkeypatch):
    before = making.make_report(ReportFactory.build(program=program), "fr", as_of=YEAR.end)
    monkeypatch.setitem(KINDS, "essai", TRIAL)
    after = making.make_report(ReportFactory.build(program=program), "fr", as_of=YEAR.end)
    assert before == after
