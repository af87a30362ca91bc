"""What is written into the outbox: with the event or not at all, and who is asked to send it."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from programs import mailing
from programs.accounts.tests.factories import AdministratorFactory, UserFactory
from programs.enums import MailTrouble
from programs.models import OutgoingMail
from programs.tasks import deliver_due
from programs.tests.factories import OutgoingMailFactory, ProgramFactory

pytestmark = pytest.mark.django_db
committing = pytest.mark.django_db(transaction=True)


class Undone(Exception):
    """What an event raises that comes to nothing."""


def send(to="quelquun@exemple.test", **details) -> None:
    told = {"what": "Le mot de passe de votre compte a été changé.", "language": "fr-ca"}
    mailing.send("security_notice", to=to, **told | details)


def tasks(status=TaskResultStatus.READY):
    return DBTaskResult.objects.filter(task_path=deliver_due.module_path, status=status)


def run(found: DBTaskResult) -> None:
    """What a worker does with a task."""
    found.claim("worker")
    found.set_successful(found.task.call())


class TestWhereNoWorkerRuns:
    @committing
    def test_a_mail_leaves_at_the_commit(self, mailoutbox):
        with transaction.atomic():
            send()
            assert mailoutbox == []
        (sent,) = mailoutbox
        row = OutgoingMail.objects.get()
        assert (sent.to, sent.extra_headers["Message-ID"]) == ([row.to], row.message_id)
        assert (row.sent_at is not None, row.body) == (True, "")

    @committing
    def test_a_server_that_fails_is_nobody_s_error_and_the_mail_waits(self, server):
        server.closed = True
        with transaction.atomic():
            send()
        assert OutgoingMail.objects.get().trouble == MailTrouble.UNREACHABLE
        server.closed = False
        OutgoingMail.objects.update(next_attempt_at=timezone.now())
        with transaction.atomic():
            send()
        assert len(server.taken) == 2

    @committing
    def test_what_comes_to_nothing_tells_nobody(self, mailoutbox):
        with pytest.raises(Undone), transaction.atomic():
            send()
            raise Undone
        assert (OutgoingMail.objects.count(), mailoutbox) == (0, [])

    @committing
    def test_a_mail_is_written_with_what_it_tells_of(self):
        with pytest.raises(transaction.TransactionManagementError):
            send()
        assert OutgoingMail.objects.count() == 0


class TestWhatIsWritten:
    def test_in_the_language_of_the_reader(self):
        send(language="en")
        send()
        subjects = OutgoingMail.objects.order_by("pk").values_list("subject", flat=True)
        assert list(subjects) == [
            "A change to your Arrimage account",
            "Un changement à votre compte Arrimage",
        ]

    def test_nothing_is_sent_that_nobody_can_name(self):
        with pytest.raises(LookupError):
            mailing.send("inconnu", to="a@exemple.test", language="en")

    def test_each_has_a_number_of_its_own_at_our_address(self, settings):
        settings.SITE_URL = "https://arrimage.exemple.test"
        send()
        send()
        numbers = set(OutgoingMail.objects.values_list("message_id", flat=True))
        assert {number.partition("@")[2] for number in numbers} == {"arrimage.exemple.test>"}
        assert len(numbers) == 2

    def test_a_new_one_takes_back_those_of_its_kind_about_the_same_record(self):
        about, other = ProgramFactory(), ProgramFactory()
        for record in (about, other):
            send(about=record)
        OutgoingMailFactory(about=about)
        send(about=about, replaces=True, useful_for=timedelta(days=2))
        rows = OutgoingMail.objects.order_by("pk")
        assert [(row.about, row.trouble) for row in rows] == [
            (about, MailTrouble.REPLACED),
            (other, ""),
            (about, ""),
            (about, ""),
        ]
        assert [bool(row.body) for row in rows] == [False, True, True, True]
        left = rows.last().useful_until - timezone.now()
        assert timedelta(hours=47) < left < timedelta(hours=48)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"sent_at": timezone.now()},
            {"body": ""},
            {"given_up_at": timezone.now()},
            {"given_up_at": timezone.now(), "trouble": MailTrouble.ABANDONED},
            {"given_up_at": timezone.now(), "trouble": "lost", "attempting_since": timezone.now()},
            {"sent_at": timezone.now(), "body": "", "given_up_at": timezone.now(), "trouble": "x"},
            {"about_id": 1},
        ],
    )
    def test_the_database_refuses_what_cannot_be(self, wrong):
        OutgoingMailFactory()
        with pytest.raises(IntegrityError), transaction.atomic():
            OutgoingMailFactory(**wrong)


class TestWhereAWorkerRuns:
    @pytest.fixture(autouse=True)
    def _a_worker_runs(self, worked):
        pass

    @committing
    def test_one_task_a_transaction_is_asked_for(self, mailoutbox):
        for _ in range(2):
            with transaction.atomic():
                send()
                send()
        assert (tasks().count(), mailoutbox) == (2, [])
        run(tasks().first())
        assert (len(mailoutbox), tasks().count()) == (4, 1)

    @committing
    def test_what_comes_to_nothing_asks_for_none(self):
        with pytest.raises(Undone), transaction.atomic():
            send()
            raise Undone
        assert tasks().count() == 0

    @committing
    def test_a_part_that_is_undone_does_not_take_the_task_of_the_rest_along(self):
        with transaction.atomic():
            with pytest.raises(Undone), transaction.atomic():
                send()
                raise Undone
            send()
        assert (tasks().count(), OutgoingMail.objects.count()) == (1, 1)

    @committing
    def test_one_task_comes_back_for_those_that_wait(self, server):
        server.closed = True
        for _ in range(3):
            with transaction.atomic():
                send()
        for found in list(tasks()):
            run(found)
        (again,) = tasks()
        delay = again.run_after - timezone.now()
        assert timedelta(seconds=50) < delay < timedelta(seconds=61)
        server.closed = False
        OutgoingMail.objects.update(next_attempt_at=timezone.now())
        run(again)
        assert (len(server.taken), tasks().count()) == (3, 0)

    @committing
    def test_a_lost_task_loses_no_mail(self, mailoutbox):
        with transaction.atomic():
            send()
        tasks().delete()
        mailing.wake_if_due()
        mailing.wake_if_due()
        (found,) = tasks()
        found.claim("worker")
        mailing.wake_if_due()
        assert tasks().count() == 0
        found.set_failed(Undone())
        mailing.wake_if_due()
        run(tasks().get())
        mailing.wake_if_due()
        assert (tasks().count(), len(mailoutbox)) == (0, 1)

    @committing
    def test_a_task_for_later_does_not_stand_for_what_is_due_now(self):
        deliver_due.using(run_after=timezone.now() + timedelta(hours=1)).enqueue()
        OutgoingMailFactory()
        mailing.wake_if_due()
        assert tasks().count() == 2


class TestAdministrators:
    @pytest.fixture
    def administrator(self):
        return AdministratorFactory()

    @pytest.fixture
    def mails(self):
        """One of each standing: waiting, given up, settled, sent."""
        now = timezone.now()
        OutgoingMailFactory(attempts=3, next_attempt_at=now + timedelta(hours=4))
        OutgoingMailFactory(given_up_at=now, trouble=MailTrouble.RECIPIENT, attempts=8)
        OutgoingMailFactory(given_up_at=now, trouble=MailTrouble.REPLACED, body="")
        OutgoingMailFactory(sent_at=now, body="")
        return OutgoingMail.objects.order_by("pk")

    def test_they_have_what_did_not_leave_tried_again(
        self, mails, administrator, mailoutbox, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            assert mailing.retry(mails, by=administrator) == 2
        assert [sent.to for sent in mailoutbox] == [[row.to] for row in mails[:2]]
        assert [row.attempts for row in mails] == [1, 1, 0, 0]
        told = LogEntry.objects.values_list("object_id", "user", "change_message").order_by("pk")
        assert {row[1:] for row in told} == {(administrator.pk, "Nouvel essai demandé.")}
        assert len(told) == 2

    def test_they_give_it_up_for_a_reason(self, mails, administrator):
        with pytest.raises(ValidationError):
            mailing.abandon(mails, by=administrator, reason=" ")
        assert mailing.abandon(mails, by=administrator, reason="Adresse fausse.") == 2
        assert [row.trouble for row in mails] == ["abandoned", "abandoned", "replaced", ""]
        assert [row.body for row in mails] == [""] * 4
        assert mailing.retry(mails, by=administrator) == 0
        told = LogEntry.objects.values_list("change_message", flat=True)
        assert list(told) == ["Abandonné\u00a0: Adresse fausse."] * 2

    def test_nobody_else_does(self, mails):
        for act in (mailing.retry, lambda rows, by: mailing.abandon(rows, by=by, reason="x")):
            with pytest.raises(PermissionDenied):
                act(mails, by=UserFactory())
        assert OutgoingMail.objects.filter(given_up_at=None, sent_at=None).count() == 1


def test_what_ended_long_ago_is_forgotten():
    now = timezone.now()
    old = now - mailing.KEPT_FOR - timedelta(days=1)
    OutgoingMailFactory(sent_at=old, body="")
    OutgoingMailFactory(given_up_at=old, trouble=MailTrouble.RECIPIENT)
    waits = OutgoingMailFactory(next_attempt_at=old)
    sent = OutgoingMailFactory(sent_at=now, body="")
    useless = OutgoingMailFactory(
        given_up_at=now, trouble=MailTrouble.RECIPIENT, useful_until=now - timedelta(hours=1)
    )
    kept = OutgoingMailFactory(given_up_at=now, trouble=MailTrouble.RECIPIENT)
    mailing.forget_old(now)
    rows = OutgoingMail.objects.order_by("pk")
    assert list(rows) == [waits, sent, useless, kept]
    assert [bool(row.body) for row in rows] == [True, False, False, True]
