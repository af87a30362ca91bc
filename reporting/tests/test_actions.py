"""What happens to a report, from its first draft to its corrections."""

import hashlib
from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connections, transaction
from django.urls import reverse

from programs.accounts.tests.factories import UserFactory
from programs.referrals.models import Referral
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import ProgramFactory
from reporting import actions, making, publishing
from reporting.enums import DOCUMENT_FORMATS, ReportState
from reporting.kinds import KINDS
from reporting.models import (
    Report,
    ReportDownload,
    ReportFile,
    ReportText,
    ReportVersion,
)
from reporting.rendering.pdf import RenderingFailed, RenderingUnavailable
from reporting.tests.factories import (
    FileFactory,
    ReportFactory,
    a_year_of_service,
    funder_of,
    submitted_report,
)

pytestmark = pytest.mark.django_db

BILAN = KINDS["bilan"]


def why(refused) -> list[str]:
    """The messages of a refusal, with plain spaces."""
    return [message.replace("\u00a0", " ") for message in refused.value.messages]


# --- Writing


def test_texts_are_kept_by_name_and_the_others_stay():
    report = ReportFactory(texts={"presentation": "Bonjour", "outlook": "Demain"})
    actions.write_texts(report=report, texts={"outlook": ("Hier", "Yesterday")})
    said = [
        report.narrative(name, language)
        for name in ("presentation", "outlook")
        for language in making.LANGUAGES
    ]
    assert said == ["Bonjour", "Bonjour", "Hier", "Yesterday"]


def test_what_is_typed_again_leaves_no_trace_in_the_history():
    report = ReportFactory(texts={"outlook": "Demain"})
    for _time in range(2):
        actions.write_texts(report=report, texts={"outlook": ("Demain", "")})
    assert ReportText.pgh_event_model.objects.count() == 1


def test_the_texts_of_a_published_report_do_not_change():
    report = ReportFactory(state=ReportState.PUBLISHED, texts={"outlook": "Demain"})
    with pytest.raises(ValidationError) as refused:
        actions.write_texts(report=report, texts={"outlook": ("Hier", "")})
    assert (why(refused), ReportText.objects.get().french) == (
        ["Ce rapport est publié : ouvrez d’abord une correction, qui dira pourquoi."],
        "Demain",
    )


# --- Transitions

STEPS = {
    "submit": lambda report: actions.submit_report(report=report, by=None),
    "return": lambda report: actions.return_report(report=report, by=None),
    "reopen": lambda report: actions.reopen_report(report=report, by=None, reason="Un oubli."),
    "publish": lambda report: actions.publish_report(report=report, by=None),
}


# What may be done in each state: written out, so that a wrong table cannot agree with itself.
MAY = {
    "draft": {"submit": "in_review"},
    "in_review": {"return": "draft", "publish": "published"},
    "published": {"reopen": "draft"},
}


def test_the_steps_of_a_report_are_these():
    following = {
        "draft": ("in_review",),
        "in_review": ("draft", "published"),
        "published": ("draft",),
    }
    assert (actions.report_machine.transitions, list(ReportState)) == (following, list(following))


@pytest.mark.parametrize(
    ("state", "step", "after"),
    [(state, step, after) for state, steps in MAY.items() for step, after in steps.items()],
)
def test_a_step_is_taken_from_the_states_that_allow_it(state, step, after, quick_pdf):
    report = ReportFactory(state=state)
    STEPS[step](report)
    report.refresh_from_db()
    assert report.state == after


@pytest.mark.parametrize("state", MAY)
def test_no_other_step_is_taken_from_a_state(state, quick_pdf):
    report = ReportFactory(state=state)
    refused = [step for step in STEPS if step not in MAY[state]]
    for step in refused:
        with pytest.raises(ValidationError, match="ne peut pas passer à"):
            STEPS[step](report)
    report.refresh_from_db()
    assert (report.state, report.moves.count(), refused != []) == (state, 0, True)


def test_a_refused_step_says_where_the_report_stands():
    with pytest.raises(ValidationError) as refused:
        actions.publish_report(report=ReportFactory(), by=None)
    assert why(refused) == [
        "La fiche est à l’état « Brouillon » et ne peut pas passer à « Publié »."
    ]


def test_a_report_that_a_colleague_published_meanwhile_is_not_returned(quick_pdf):
    report = submitted_report(ProgramFactory())
    actions.publish_report(report=Report.objects.get(pk=report.pk), by=None)
    assert report.state == ReportState.IN_REVIEW
    with pytest.raises(ValidationError) as refused:
        actions.return_report(report=report, by=None, reason="À revoir.")
    report.refresh_from_db()
    assert (why(refused), report.state) == (
        ["La fiche est à l’état « Publié » et ne peut pas passer à « Brouillon »."],
        ReportState.PUBLISHED,
    )


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_correction_without_a_reason_is_refused(reason):
    report = ReportFactory(state=ReportState.PUBLISHED)
    with pytest.raises(ValidationError) as refused:
        actions.reopen_report(report=report, by=None, reason=reason)
    report.refresh_from_db()
    assert (list(refused.value.message_dict), why(refused), report.state) == (
        ["reason"],
        ["Écrivez le motif : les lecteurs de la nouvelle version le liront."],
        ReportState.PUBLISHED,
    )


# --- Publishing


def publish(report: Report) -> ReportVersion:
    return actions.publish_report(report=report, by=None)


def correct(report: Report, reason: str) -> ReportVersion:
    actions.reopen_report(report=report, by=None, reason=reason)
    actions.submit_report(report=report, by=None)
    return publish(report)


def stored(version: ReportVersion) -> dict[tuple[str, str], bytes]:
    return {
        (file.language, file.format): bytes(file.content)
        for file in ReportFile.objects.filter(version=version)
    }


def test_publishing_stores_every_format_in_both_languages(quick_pdf):
    version = publish(submitted_report(a_year_of_service()))
    assert sorted(stored(version)) == sorted(
        (language, format) for language in making.LANGUAGES for format in DOCUMENT_FORMATS
    )


def test_the_stored_sha_256_and_size_are_those_of_the_stored_bytes(quick_pdf):
    version = publish(submitted_report(a_year_of_service()))
    for file in version.files.all():
        content = bytes(file.content)
        assert (file.sha256, file.size) == (hashlib.sha256(content).hexdigest(), len(content))


def test_publishing_stores_who_the_texts_and_the_figures(quick_pdf):
    user = UserFactory()
    report = submitted_report(a_year_of_service())
    actions.write_texts(report=report, texts={"presentation": ("Bonjour", "Hello")})
    version = actions.publish_report(report=report, by=user)
    assert (
        version.number,
        version.published_by,
        version.reason,
        version.narratives["fr"]["presentation"],
        version.narratives["en"]["presentation"],
        version.figures["fr"]["figures"]["mentoring.mentors"]["value"],
        version.fingerprint,
    ) == (1, user, "", "Bonjour", "Hello", 7, publishing.fingerprint(version.figures["fr"]))


def test_what_was_published_stays_when_records_and_texts_change(quick_pdf):
    program = a_year_of_service()
    version = publish(submitted_report(program, presentation="Bonjour"))
    before = stored(version)
    Referral.objects.filter(program=program).update(received_on=date(2006, 8, 1))
    ReportText.objects.update(french="Autre chose")
    program.title = "Autre titre"
    program.save()
    assert stored(version) == before


def test_a_correction_is_a_second_version_that_says_what_changed_and_why(quick_pdf):
    program = a_year_of_service()
    report = submitted_report(program)
    first = publish(report)
    before = stored(first)
    ReferralFactory(program=program, referrer=None)
    second = correct(report, "Une référence oubliée.")
    second.refresh_from_db()
    assert (second.number, second.reason, second.changes["fr"]) == (
        2,
        "Une référence oubliée.",
        [
            ["Références reçues", "8", "9"],
            ["Références reçues · Sans organisme référent", "2", "3"],
            ["Part des références acceptées", "87,5\u00a0%", "77,8\u00a0%"],
        ],
    ) and stored(first) == before


def test_a_correction_of_words_alone_says_that_no_figure_changed(quick_pdf):
    report = submitted_report(a_year_of_service())
    first = publish(report)
    second = correct(report, "Une coquille.")
    second.refresh_from_db()
    page = stored(second)["fr", "html"].decode()
    assert (second.changes, second.fingerprint == first.fingerprint) == ({"fr": [], "en": []}, True)
    assert page.count("Aucun chiffre n’a changé; seuls des textes ont été corrigés.") == 1


def test_each_correction_has_its_own_reason(quick_pdf):
    report = submitted_report(ProgramFactory())
    publish(report)
    reasons = [correct(report, reason).reason for reason in ("La première.", "La seconde.")]
    assert reasons == ["La première.", "La seconde."]


@pytest.mark.parametrize(
    "error, message",
    [
        (
            RenderingUnavailable("apt-get install pango"),
            "Il manque au serveur une pièce pour faire les PDF. La personne qui l’administre l’installe "
            "ainsi : apt-get install pango",
        ),
        (
            RenderingFailed("P1: boom"),
            "Ce document n’a pas pu être mis en PDF. Simplifiez le dernier texte modifié, puis "
            "recommencez; si rien n’y fait, prévenez la personne qui administre le serveur : le journal "
            "en dit la cause.",
        ),
    ],
)
def test_without_a_pdf_nothing_is_published_and_the_author_learns_what_to_do(
    error, message, monkeypatch
):
    def fail(document):
        raise error

    monkeypatch.setattr(making, "render_pdf", fail)
    report = submitted_report(ProgramFactory())
    with pytest.raises(ValidationError) as refused:
        publish(report)
    report.refresh_from_db()
    assert (why(refused), report.state, ReportVersion.objects.count()) == (
        [message],
        ReportState.IN_REVIEW,
        0,
    )


@pytest.mark.django_db(transaction=True)
def test_a_double_click_publishes_once(quick_pdf):
    report = submitted_report(ProgramFactory())
    together, outcomes = Barrier(2), []

    def click():
        together.wait()
        try:
            outcomes.append(publish(report).number)
        except ValidationError as error:
            outcomes.append(error.messages[0].replace("\u00a0", " "))
        finally:
            connections.close_all()

    threads = [Thread(target=click) for _click in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes, key=str) == [
        1,
        "La fiche est à l’état « Publié » et ne peut pas passer à « Publié ».",
    ]
    assert ReportVersion.objects.count() == 1


# --- Who is told


def test_publishing_tells_each_reader_in_their_language_where_the_version_is(
    quick_pdf, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.SITE_URL = "https://arrimage.exemple.test"
    program = ProgramFactory(title="Passerelles", title_en="Gateways")
    francophone, anglophone = funder_of(program), funder_of(program)
    anglophone.language = "en"
    anglophone.save()
    funder_of(ProgramFactory())
    report = submitted_report(program)
    with django_capture_on_commit_callbacks(execute=True):
        version = publish(report)
    url = f"https://arrimage.exemple.test{reverse('published_version', args=[version.pk])}"
    subjects = {one: mail.subject for mail in mailoutbox for one in mail.to}
    assert {
        to: (subject.count("Passerelles"), subject.count("Gateways"))
        for to, subject in subjects.items()
    } == {francophone.email: (1, 0), anglophone.email: (0, 1)}
    assert [mail.body.splitlines().count(url) for mail in mailoutbox] == [1, 1]


def test_a_correction_is_told_as_one(quick_pdf, mailoutbox, django_capture_on_commit_callbacks):
    program = ProgramFactory()
    funder_of(program)
    report = submitted_report(program)
    with django_capture_on_commit_callbacks(execute=True):
        publish(report)
        correct(report, "Un chiffre confidentiel.")
    said = "Cette version remplace la précédente et dit ce qui a changé, et pourquoi."
    assert [mail.body.count(said) for mail in mailoutbox] == [0, 1]
    assert [mail.body.count("Un chiffre confidentiel.") for mail in mailoutbox] == [0, 0]


def test_a_publication_that_fails_is_told_to_nobody(
    monkeypatch, mailoutbox, django_capture_on_commit_callbacks
):
    def fail(document):
        raise RenderingFailed("P1: boom")

    monkeypatch.setattr(making, "render_pdf", fail)
    program = ProgramFactory()
    funder_of(program)
    report = submitted_report(program)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ValidationError):
        publish(report)
    assert mailoutbox == []


# --- Who takes a file


def test_what_is_handed_over_is_on_record():
    file, user = FileFactory(), UserFactory()
    assert actions.hand_over(file=file, by=user) == b"%PDF-1.7 publication"
    assert [(one.file, one.user) for one in file.downloads.all()] == [(file, user)]


def test_nothing_is_handed_over_that_cannot_be_put_on_record(monkeypatch):
    def refuse(**values):
        raise DatabaseError

    monkeypatch.setattr(ReportDownload.objects, "create", refuse)
    with pytest.raises(DatabaseError):
        actions.hand_over(file=FileFactory(), by=UserFactory())


def test_what_is_on_record_stays():
    file = FileFactory()
    actions.hand_over(file=file, by=UserFactory())
    with pytest.raises(DatabaseError), transaction.atomic():
        file.downloads.all().delete()
