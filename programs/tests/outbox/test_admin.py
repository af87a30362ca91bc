"""The outbox as administrators see it: where each mail is and what can be done, never what it says."""

from datetime import timedelta

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from config.tests.forms_of import own_forms
from programs import awaiting, mailing
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.enums import MailState, MailTrouble
from programs.models import OutgoingMail
from programs.tests.factories import OutgoingMailFactory, ProgramFactory
from programs.tests.waiting import waiting

pytestmark = pytest.mark.django_db
LIST = reverse("admin:programs_outgoingmail_changelist")
REFUSED = {"trouble": MailTrouble.RECIPIENT, "server_code": "550 5.1.1"}


@pytest.fixture
def administrator():
    return AdministratorFactory()


@pytest.fixture
def signed_in(client, administrator):
    client.force_login(administrator)
    return client


def given_up(**values) -> OutgoingMail:
    return OutgoingMailFactory(given_up_at=timezone.now(), **REFUSED | values)


def listed(client, **asked) -> list[OutgoingMail]:
    return list(client.get(LIST, asked).context["cl"].result_list)


class TestTheList:
    def test_nothing_of_a_text_is_shown_or_even_read(self, signed_in):
        mail = OutgoingMailFactory(body="Le secret du lien", about=ProgramFactory())
        change = reverse("admin:programs_outgoingmail_change", args=[mail.pk])
        with CaptureQueriesContext(connection) as queries:
            pages = [signed_in.get(path) for path in (LIST, change)]
        assert [mail.to in page.content.decode() for page in pages] == [True, True]
        assert ["Le secret" in page.content.decode() for page in pages] == [False, False]
        asked = [query["sql"].partition("FROM")[0] for query in queries]
        assert [sql for sql in asked if '"programs_outgoingmail"."body"' in sql] == []

    def test_a_coordinator_has_none(self, client):
        OutgoingMailFactory()
        client.force_login(coordinator_of(ProgramFactory()))
        assert client.get(LIST).status_code == 403

    def test_its_cost_does_not_grow(self, signed_in):
        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                signed_in.get(LIST)
            return len(queries)

        about = ProgramFactory()
        OutgoingMailFactory(about=about)
        given_up(about=about)
        cost()
        few = cost()
        for _ in range(4):
            given_up(about=about)
            OutgoingMailFactory(about=ProgramFactory())
        assert cost() == few

    @pytest.mark.parametrize(
        ("choice", "kept"),
        [
            ({"etat": "attente"}, ["a", "b"]),
            ({"etat": "retard"}, ["b"]),
            ({"etat": "partis"}, ["c"]),
            ({"etat": "refuses"}, ["d"]),
            ({"etat": "perdus"}, ["d", "e"]),
            ({"etat": "incertains"}, ["c"]),
            ({"suivi": "courriels"}, ["d"]),
            ({"modele": "invitation"}, ["e"]),
            ({"q": "D@EXEMPLE"}, ["d"]),
        ],
    )
    def test_it_can_be_narrowed(self, signed_in, choice, kept):
        now = timezone.now()
        OutgoingMailFactory(to="a@exemple.test")
        OutgoingMailFactory(to="b@exemple.test", trouble=MailTrouble.UNREACHABLE)
        OutgoingMailFactory(to="c@exemple.test", sent_at=now, body="", uncertain=1)
        given_up(to="d@exemple.test")
        given_up(to="e@exemple.test", trouble=MailTrouble.ABANDONED, body="", template="invitation")
        assert sorted(mail.to[0] for mail in listed(signed_in, **choice)) == kept

    def test_where_nothing_was_sent_it_says_what_will_be_here(self, signed_in):
        page = signed_in.get(LIST).content.decode()
        assert "Chaque courriel que le site envoie paraîtra ici, sans son texte." in page
        assert "Réessayer maintenant" not in page
        OutgoingMailFactory()
        assert "Réessayer maintenant" in signed_in.get(LIST).content.decode()


class TestWhatCanBeDone:
    def act(self, client, action: str, *mails, **more):
        ticked = {"action": action, ACTION_CHECKBOX_NAME: [mail.pk for mail in mails]}
        return client.post(LIST, ticked | more)

    def test_those_that_are_ticked_are_tried_again(
        self, signed_in, mailoutbox, django_capture_on_commit_callbacks
    ):
        lost, _other = given_up(), given_up()
        with django_capture_on_commit_callbacks(execute=True):
            answer = self.act(signed_in, "retry", lost, index=0)
        assert [sent.to for sent in mailoutbox] == [[lost.to]]
        said = signed_in.get(answer.url).content.decode()
        assert "1 courriel repart." in said

    def test_a_page_asks_why_before_they_are_given_up(self, signed_in):
        lost, late, other = given_up(), OutgoingMailFactory(), OutgoingMailFactory()
        page = self.act(signed_in, "abandon", lost, late, index=0)
        assert OutgoingMail.objects.waiting().count() == 2
        (form,) = [form for form in own_forms(page) if "reason" in form.names]
        page = signed_in.post(LIST, form.data | {"reason": " "})
        assert (page.status_code, OutgoingMail.objects.waiting().count()) == (200, 2)
        signed_in.post(LIST, form.data | {"reason": "La personne a été jointe."})
        assert list(OutgoingMail.objects.waiting()) == [other]
        assert {mail.state for mail in (lost, late) if mail.refresh_from_db() is None} == {
            MailState.ABANDONED
        }
        history = reverse("admin:programs_outgoingmail_history", args=[lost.pk])
        assert "La personne a été jointe." in signed_in.get(history).content.decode()

    def test_what_has_left_stays_sent(self, signed_in):
        sent = OutgoingMailFactory(sent_at=timezone.now(), body="")
        self.act(signed_in, "abandon", sent, reason="x")
        answer = self.act(signed_in, "retry", sent, index=0)
        assert OutgoingMail.objects.get().state == MailState.SENT
        said = signed_in.get(answer.url).content.decode()
        assert "Aucun de ces courriels n’attend, ou leur texte n’est plus là." in said


class TestWhatAwaits:
    def test_an_administrator_hears_of_what_did_not_leave_and_of_what_waits_for_long(
        self, administrator
    ):
        hours = timezone.now() - timedelta(minutes=61)
        OutgoingMailFactory()
        OutgoingMailFactory(sent_at=timezone.now(), body="")
        given_up(trouble=MailTrouble.REPLACED, body="")
        given_up(trouble=MailTrouble.ABANDONED, body="")
        lost, expired, late = (
            given_up(),
            given_up(trouble=MailTrouble.EXPIRED, body=""),
            OutgoingMailFactory(),
        )
        OutgoingMail.objects.filter(pk=late.pk).update(created_at=hours)
        found = waiting(awaiting.UnsentMail, administrator)
        assert {mail.pk for mail in found} == {lost.pk, expired.pk, late.pk}

    def test_nobody_else_does(self):
        given_up()
        coordinator = coordinator_of(ProgramFactory())
        assert waiting(awaiting.UnsentMail, coordinator) == []
        assert not awaiting.UnsentMail().is_for(coordinator)

    def test_the_home_page_says_to_whom_and_why(self, signed_in):
        mail = given_up(template="invitation")
        (item,) = [
            item
            for group in signed_in.get("/admin/").context["agenda"]["groups"]
            for item in group["items"]
        ]
        assert (item["title"], item["detail"]) == (
            f"Invitation · {mail.to}",
            "Refusé · par le serveur du destinataire\u00a0: vérifiez l’adresse",
        )
        assert item["url"] == reverse("admin:programs_outgoingmail_change", args=[mail.pk])

    def test_a_program_that_is_chosen_leaves_them_out(self, signed_in):
        program = ProgramFactory()
        given_up()
        agenda = signed_in.get("/admin/", {"programme": program.pk}).context["agenda"]
        assert (agenda["total"], agenda["groups"]) == (0, [])


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "part dans la minute"),
        ({"trouble": "postponed"}, "prochain essai le 4 mars 2026 à 9\u00a0h\u00a005"),
        ({"sent_at": 0, "body": ""}, "aujourd’hui à 10\u00a0h\u00a012"),
        ({"given_up_at": 0, "trouble": "lost"}, "La réponse du serveur de courriel s’est perdue"),
        ({"given_up_at": 0, "trouble": "replaced", "body": ""}, ""),
    ],
)
def test_what_became_of_a_mail_is_said_in_a_few_words(time_machine, values, said):
    time_machine.move_to("2026-03-03T10:12-05:00", tick=False)
    now = timezone.now()
    values = {name: now if value == 0 else value for name, value in values.items()}
    mail = OutgoingMailFactory(next_attempt_at=now + timedelta(hours=22, minutes=53), **values)
    assert mailing.fate_of(mail) == said
