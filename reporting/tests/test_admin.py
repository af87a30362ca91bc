"""Where a bilan is started, written, published and corrected."""

import re
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.models import Job
from programs.tests.factories import FundingFactory, ProgramFactory
from reporting import making
from reporting.enums import ReportState
from reporting.models import Report, ReportDownload, ReportVersion, StatedFigure
from reporting.rendering.pdf import RenderingUnavailable
from reporting.tests.factories import (
    LABEL,
    ReportFactory,
    StatedFigureFactory,
    finance_officer_of,
    funder_of,
    published_files,
    submitted_report,
)

pytestmark = pytest.mark.django_db

LIST = "/admin/reporting/report/"
ADD = "/admin/reporting/report/add/"
# Where the English document will print some French.
ANYWAY = {"anyway": "on"}

NARRATIVES = [
    *("presentation", "highlights", "plan_achievements", "plan_extras"),
    *("bursaries_comment", "activities_comment", "partnerships_comment"),
    *("promotion", "budget_comment", "outlook"),
]


@pytest.fixture
def program():
    return ProgramFactory(slug="ici", title="Ici")


@pytest.fixture
def coordinator(program, client):
    client.force_login(coordinator_of(program))
    return client


def record(report) -> str:
    return reverse("admin:reporting_report_change", args=[report.pk])


def step(report, name: str) -> str:
    return reverse("admin:reporting_report_step", args=[report.pk, name])


def words(response) -> str:
    body = re.sub(r"(?s)<(script|style|svg|head).*?</\1>", "", response.content.decode())
    return " ".join(re.sub(r"<[^>]*>", " ", body).split())


def links(response) -> list[str]:
    return [
        found.replace("&amp;", "&")
        for found in re.findall(r'href="([^"]*)"', response.content.decode())
    ]


def test_the_crumbs_do_not_say_rapports_twice(coordinator):
    page = coordinator.get(LIST).content.decode()
    [trail] = re.findall('<div class="breadcrumbs">(.*?)</div>', page, re.DOTALL)
    assert re.sub(r"<[^>]+>|\s", "", trail) == "Accueil›Rapports"


def test_without_a_program_the_list_leads_to_one(client):
    client.force_login(AdministratorFactory())
    page = client.get(LIST).content.decode()
    offered = re.findall('class="(?:btn|addlink)" href="([^"]*)"', page)
    assert offered == [reverse("admin:programs_program_add")]


def texts(**changes) -> dict[str, str]:
    names = ("presentation", "highlights", "promotion", "outlook")
    return {f"{name}{language}": "" for name in names for language in ("", "_en")} | changes


# --- Starting


def started(program, year: str = LABEL) -> dict[str, str]:
    """What the form sends to start the bilan of ``program``."""
    return {"subject": f"bilan:{program.pk}", "year": year, "_save": ""}


def test_an_empty_list_says_how_a_bilan_is_made(coordinator):
    assert words(coordinator.get(LIST)).count("Aucun bilan n’est commencé.") == 1


def test_the_list_offers_to_start_this_year_and_the_last(program, coordinator):
    with time_machine.travel(datetime(2008, 9, 1, 16, tzinfo=UTC), tick=False):
        coordinator.force_login(coordinator_of(program))
        page = coordinator.get(LIST)
    offered = [link for link in links(page) if link.startswith(f"{ADD}?")]
    assert offered == [
        f"{ADD}?{urlencode({'subject': f'bilan:{program.pk}', 'year': year})}"
        for year in ("2008-2009", LABEL)
    ]


def test_what_is_begun_is_not_offered_again(program, coordinator):
    ReportFactory(program=program)
    program.ends_on = "2008-06-30"
    program.save()
    offered = [link for link in links(coordinator.get(LIST)) if link.startswith(f"{ADD}?")]
    assert offered == [
        f"{ADD}?{urlencode({'subject': f'bilan:{program.pk}', 'year': '2006-2007'})}"
    ]


def test_an_offer_fills_in_the_form(program, coordinator):
    about = f"bilan:{program.pk}"
    form = coordinator.get(ADD, {"subject": about, "year": LABEL}).context["adminform"].form
    assert (form["subject"].value(), form["year"].value()) == (about, LABEL)


def test_a_bilan_is_started_and_opens_to_be_written(program, coordinator):
    response = coordinator.post(ADD, started(program))
    report = Report.objects.get()
    assert (response["Location"], report.state, report.period.label, report.moves.count()) == (
        record(report),
        ReportState.DRAFT,
        LABEL,
        1,
    )


@pytest.mark.parametrize(
    "year, sentence",
    [
        ("deux", "« deux » n’est pas un exercice. Écrivez-le 2007-2008 ou 2008-2009."),
        ("2004-2005", "Le programme commence le 2006-07-01 : il n’a pas d’exercice 2004-2005."),
        ("", "Ce champ est obligatoire."),
    ],
)
def test_a_bad_year_is_refused_beside_the_field_and_kept(year, sentence, program, coordinator):
    response = coordinator.post(ADD, started(program, year))
    form = response.context["adminform"].form
    errors = {
        name: [error.replace("\u00a0", " ") for error in found]
        for name, found in form.errors.items()
    }
    assert (errors, form["year"].value()) == ({"year": [sentence]}, year)


def test_a_bilan_that_exists_is_not_started_twice(program, coordinator):
    ReportFactory(program=program)
    response = coordinator.post(ADD, started(program))
    assert response.context["adminform"].form.errors == {
        "year": ["Ce rapport est déjà commencé\u00a0: ouvrez-le dans la liste des rapports."]
    }
    assert Report.objects.count() == 1


def test_a_program_of_another_organisation_cannot_be_chosen(coordinator):
    foreign = ProgramFactory()
    response = coordinator.post(ADD, started(foreign))
    assert (list(response.context["adminform"].form.errors), Report.objects.count()) == (
        ["subject"],
        0,
    )


# --- Writing


def test_saving_stays_on_the_record(program, coordinator):
    report = ReportFactory(program=program)
    response = coordinator.post(record(report), texts(presentation="Bonjour", _continue=""))
    report.refresh_from_db()
    said = report.narrative("presentation", "fr")
    assert (response["Location"], said) == (record(report), "Bonjour")


def test_saving_may_lead_to_the_preview(program, coordinator):
    report = ReportFactory(program=program)
    response = coordinator.post(record(report), texts(outlook="Demain", _save=""))
    assert response["Location"] == reverse("preview", args=["ici", LABEL])


def test_the_record_of_a_bilan_leads_to_its_preview(program, coordinator):
    page = coordinator.get(record(ReportFactory(program=program)))
    assert links(page).count(reverse("preview", args=["ici", LABEL])) == 1


def test_a_finance_officer_reads_the_texts_and_is_offered_the_preview_alone(program, client):
    report = ReportFactory(program=program, texts={"presentation": "Bonjour"})
    client.force_login(finance_officer_of(program))
    page = client.get(record(report))
    assert [move["label"] for move in page.context["moves"]] == ["Voir le rapport"]
    assert re.findall(r"<textarea|type=.submit. value", page.content.decode()) == []
    assert words(page).count("Présentation : Bonjour") == 1


def test_a_published_text_can_no_longer_be_changed(program, coordinator):
    report = ReportFactory(
        program=program, state=ReportState.PUBLISHED, texts={"outlook": "Demain"}
    )
    coordinator.post(record(report), texts(outlook="Hier", _continue=""))
    assert Report.objects.get().narrative("outlook", "fr") == "Demain"


def test_the_texts_are_those_that_the_chapters_declare_french_then_english(program, coordinator):
    page = coordinator.get(record(ReportFactory(program=program)))
    sets = page.context["adminform"]
    shown = [[field for line in one for field in line.fields] for one in sets]
    assert shown == [NARRATIVES, [f"{name}_en" for name in NARRATIVES]]
    labels = [str(field.label) for field in sets.form.fields.values()]
    assert (labels[0], labels[len(NARRATIVES)]) == ("Présentation", "Présentation en anglais")


def test_a_text_is_written_in_both_languages(program, coordinator):
    report = ReportFactory(program=program)
    coordinator.post(record(report), texts(outlook="Demain", outlook_en="Tomorrow", _continue=""))
    (text,) = Report.objects.get().texts.all()
    assert (text.name, text.french, text.english) == ("outlook", "Demain", "Tomorrow")
    page = coordinator.get(record(report)).content.decode()
    assert [page.count(f"{said}</textarea>") for said in ("Demain", "Tomorrow")] == [1, 1]


def test_a_text_whose_chapter_is_gone_is_kept_and_shown_as_kept(program, coordinator):
    report = ReportFactory(program=program, texts={"bursaries": "Cinq bourses.", "outlook": "Oui."})
    page = words(coordinator.get(record(report)))
    assert page.count("Textes gardés") == 1
    assert page.count("Bursaries : Cinq bourses.") == 1
    coordinator.post(record(report), texts(outlook="Non.", _continue=""))
    said = {text.name: text.french for text in Report.objects.get().texts.all()}
    assert said == {"bursaries": "Cinq bourses.", "outlook": "Non."}


def test_without_a_text_to_keep_nothing_is_said_of_it(program, coordinator):
    report = ReportFactory(program=program, texts={"outlook": "Oui."})
    assert words(coordinator.get(record(report))).count("Textes gardés") == 0


@pytest.mark.parametrize(
    "state, buttons",
    [
        (ReportState.DRAFT, ["Soumettre à la révision", "Voir le rapport"]),
        (ReportState.IN_REVIEW, ["Publier", "Rendre à la rédaction", "Voir le rapport"]),
        (ReportState.PUBLISHED, ["Corriger", "Voir le rapport"]),
    ],
)
def test_a_record_has_the_buttons_of_its_state(state, buttons, program, coordinator):
    page = coordinator.get(record(ReportFactory(program=program, state=state)))
    assert [move["label"] for move in page.context["moves"]] == buttons


# --- Publishing


def test_a_step_of_a_report_asks_for_no_day(program, coordinator):
    page = coordinator.get(step(submitted_report(program), "publier"))
    assert list(page.context["form"].fields) == ["anyway"]


def test_before_publishing_one_is_told_what_to_look_at_twice(program, coordinator):
    report = submitted_report(program, presentation="Bonjour", highlights="Une année.")
    with time_machine.travel(datetime(2008, 6, 30, 16, tzinfo=UTC), tick=False):
        coordinator.force_login(coordinator_of(program))
        page = coordinator.get(step(report, "publier"))
    assert page.context["doubts"] == [
        "L’exercice n’est pas terminé\u00a0: il finit le 30 juin 2008.",
        "Textes encore vides\u00a0: ce qui a été réalisé, petits plus du plan d’action, commentaire sur les bourses, "
        "commentaire sur les activités, commentaire sur les partenariats, promotion et représentation, "
        "commentaire sur le budget, perspectives.",
        "Aucun bailleur de fonds n’est inscrit à ce programme\u00a0: personne d’autre ne le lira.",
    ]


def test_a_complete_bilan_raises_no_doubt(program, coordinator):
    funder_of(program)
    report = submitted_report(program, **dict.fromkeys(NARRATIVES, "Oui."))
    assert coordinator.get(step(report, "publier")).context["doubts"] == []


@pytest.fixture
def publish(coordinator, django_capture_on_commit_callbacks):
    """Press the button; the page that follows comes before the commit at which the files are made."""

    def publish(report):
        with django_capture_on_commit_callbacks(execute=True):
            return coordinator.post(step(report, "publier"), ANYWAY)

    return publish


def test_what_was_published_is_on_the_record_with_its_files_and_who_reads_them(
    program, coordinator, quick_pdf, publish
):
    FundingFactory(program=program, funder__name="Bailleur inventé")
    report = submitted_report(program)
    publish(report)
    page = coordinator.get(record(report))
    version = ReportVersion.objects.get()
    files = [
        reverse("report_file", args=[version.pk, file.language, file.format])
        for file in version.files.all()
    ]
    assert sorted(link for link in links(page) if "/versions/" in link) == sorted(files)
    assert words(page).count("Bailleur inventé (n’a pas encore de compte)") == 1


def test_whoever_publishes_follows_it_to_its_end(program, coordinator, quick_pdf, publish):
    report = submitted_report(program)
    answer = publish(report)
    job = Job.objects.get()
    page = words(coordinator.get(reverse("job", args=[job.pk])))
    assert answer.url == reverse("job", args=[job.pk])
    assert (job.done, job.total, job.url) == (10, 11, record(report))
    assert page.count("C’est fait.") == 1


@pytest.mark.django_db(transaction=True)
def test_where_no_worker_runs_publishing_comes_back_to_the_record(client, quick_pdf):
    program = ProgramFactory()
    report = submitted_report(program)
    client.force_login(coordinator_of(program))
    page = client.post(step(report, "publier"), ANYWAY, follow=True)
    assert page.redirect_chain == [(record(report), 302)]
    said = [str(message).replace("\u00a0", " ") for message in get_messages(page.wsgi_request)]
    assert said == ["C’est fait : Publier. État actuel : Publié."]


def test_while_it_is_published_a_report_can_only_be_followed(program, coordinator):
    report = submitted_report(program, outlook="Demain")
    coordinator.post(step(report, "publier"), ANYWAY)
    page = coordinator.get(record(report))
    coordinator.post(record(report), texts(outlook="Changé", _continue=""))
    coordinator.post(step(report, "rendre"))
    report.refresh_from_db()
    assert [move["label"] for move in page.context["moves"]] == [
        "Suivre la publication",
        "Voir le rapport",
    ]
    assert (report.state, [text.french for text in report.texts.all()]) == (
        ReportState.IN_REVIEW,
        ["Demain"],
    )


def test_before_publishing_one_is_told_who_will_be_written_to(program, coordinator):
    reader = funder_of(program)
    FundingFactory(program=program, funder__name="Bailleur inventé")
    page = coordinator.get(step(submitted_report(program), "publier"))
    assert [str(said).replace("\u00a0", " ") for said in page.context["consequences"][-2:]] == [
        f"Seront prévenus par courriel : {reader}.",
        "N’ont pas de compte, et ne seront pas prévenus : Bailleur inventé.",
    ]


def test_what_will_happen_is_not_told_twice(program, coordinator):
    funder_of(program)
    url = step(submitted_report(program), "publier")
    counts = [len(coordinator.get(url).context["consequences"]) for _time in range(2)]
    assert counts == [5, 5]


def test_a_report_says_who_read_which_file(program, coordinator, client):
    version = published_files(program)
    reader = funder_of(program)
    client.force_login(reader)
    client.get(reverse("report_file", args=[version.pk, "fr", "pdf"]))
    client.force_login(coordinator_of(program))
    page = client.get(record(version.report))
    assert [(str(one.user), one.file.name) for one in page.context["downloads"]] == [
        (str(reader), f"{program.code}-2007-2008-v1-fr.pdf")
    ]
    assert words(page).count(f"{reader} {program.code}-2007-2008-v1-fr.pdf") == 1


def test_a_report_that_nobody_read_says_so(program, coordinator):
    page = words(coordinator.get(record(published_files(program).report)))
    assert page.count("Personne n’a encore ouvert un fichier de ce rapport.") == 1


def test_a_finance_officer_does_not_see_who_read(program, client):
    version = published_files(program)
    client.force_login(finance_officer_of(program))
    assert words(client.get(record(version.report))).count("Consultations") == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_of_a_report_do_not_grow_with_its_readings(count, program, coordinator):
    file = published_files(program).files.first()
    report = file.version.report
    coordinator.get(record(report))
    with CaptureQueriesContext(connection) as before:
        coordinator.get(record(report))
    for _one in range(count):
        ReportDownload.objects.create(file=file, user=funder_of(ProgramFactory()))
    with CaptureQueriesContext(connection) as after:
        coordinator.get(record(report))
    assert len(after) == len(before)


def test_a_second_click_follows_the_first(program, coordinator, quick_pdf):
    report = submitted_report(program)
    for _click in range(2):
        coordinator.post(step(report, "publier"), ANYWAY)
    assert Job.objects.count() == 1


def test_a_click_after_the_end_publishes_nothing_and_says_where_the_report_stands(
    program, coordinator, quick_pdf, publish
):
    report = submitted_report(program)
    publish(report)
    page = coordinator.post(step(report, "publier"), ANYWAY, follow=True)
    assert (ReportVersion.objects.count(), words(page).count("Rien n’a été changé.")) == (1, 1)


def test_a_pdf_that_cannot_be_made_is_an_error_of_the_page_and_nothing_is_published(
    program, coordinator, monkeypatch, publish
):
    def fail(document):
        raise RenderingUnavailable("apt-get install pango")

    monkeypatch.setattr(making, "render_pdf", fail)
    report = submitted_report(program)
    publish(report)
    report.refresh_from_db()
    page = words(coordinator.get(reverse("job", args=[Job.objects.get().pk])))
    assert (report.state, ReportVersion.objects.count()) == (ReportState.IN_REVIEW, 0)
    assert page.count("l’installe ainsi : apt-get install pango") == 1


def test_a_correction_without_a_reason_is_refused_beside_the_field(program, coordinator):
    report = ReportFactory(program=program, state=ReportState.PUBLISHED)
    page = coordinator.post(step(report, "corriger"), {"reason": "  "})
    report.refresh_from_db()
    assert (page.context["form"].errors, report.state) == (
        {"reason": ["Ce champ est obligatoire."]},
        ReportState.PUBLISHED,
    )


def test_a_correction_is_published_as_version_2_with_its_reason(
    program, coordinator, quick_pdf, publish
):
    report = submitted_report(program)
    publish(report)
    coordinator.post(step(report, "corriger"), {"reason": "Une coquille."})
    coordinator.post(step(report, "reviser"))
    publish(report)
    page = words(coordinator.get(record(report)))
    assert list(ReportVersion.objects.values_list("number", "reason")) == [
        (2, "Une coquille."),
        (1, ""),
    ]
    assert page.count("remplacée par la version 2") == 1


def test_a_report_with_a_version_cannot_be_deleted(program, coordinator):
    version = published_files(program)
    url = reverse("admin:reporting_report_delete", args=[version.report.pk])
    assert (coordinator.post(url, {"post": "yes"}).status_code, Report.objects.count()) == (403, 1)


# --- Stated figures


def test_a_stated_figure_is_listed_by_the_label_of_what_it_is_compared_with(program, coordinator):
    StatedFigureFactory(program=program)
    StatedFigureFactory(program=program, code="promotion.ads", label="Annonces dans la presse")
    page = words(coordinator.get("/admin/reporting/statedfigure/"))
    assert (page.count("Mentors inscrits"), page.count("Annonces dans la presse")) == (1, 1)


def test_a_stated_figure_is_written_with_its_qualifier(program, coordinator):
    answers = {
        "program": program.pk,
        "starts_on": "1er juillet 2007",
        "ends_on": "2008-06-30",
        "code": "mentoring.mentors",
        "qualifier": "over",
        "minimum": "42",
        "unit": "persons",
        "source": "Bulletin",
    }
    coordinator.post("/admin/reporting/statedfigure/add/", answers)
    assert StatedFigure.objects.get().quantity.display("fr") == "plus de 42"
