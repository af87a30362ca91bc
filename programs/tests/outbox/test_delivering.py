"""What leaves the outbox: each mail once, as long as the server's answers come through, whatever dies meanwhile."""

import os
import time
from datetime import timedelta
from threading import Event, Thread

import pytest
from django.db import connection, connections
from django.utils import timezone

from programs import locks, outbox
from programs.enums import MailTrouble
from programs.lib import confined
from programs.lib.confined import ChildLost, Limits
from programs.models import OutgoingMail
from programs.tests.factories import OutgoingMailFactory

pytestmark = pytest.mark.django_db(transaction=True)


def states() -> list[tuple]:
    """How each mail stands, the oldest first."""
    rows = OutgoingMail.objects.order_by("pk")
    return [
        (one.sent_at is not None, one.trouble, one.server_code, one.attempts, one.uncertain)
        for one in rows
    ]


SENT = (True, "", "", 1, 0)


def make_due() -> None:
    OutgoingMail.objects.waiting().update(next_attempt_at=timezone.now())


class TestASend:
    def test_all_that_is_due_leaves_in_order_over_one_connection(self, server):
        mails = OutgoingMailFactory.create_batch(3)
        later = OutgoingMailFactory(next_attempt_at=timezone.now() + timedelta(hours=1))
        assert outbox.deliver() == later.next_attempt_at
        assert server.recipients_of_taken() == [mail.to for mail in mails]
        assert (server.connections, states()[:3]) == (1, [SENT] * 3)
        assert outbox.deliver() == later.next_attempt_at
        assert len(server.taken) == 3

    def test_a_mail_says_what_was_written_and_its_text_is_forgotten(self, server):
        mail = OutgoingMailFactory(subject="Une référence", body="Un lien : l’été.\n")
        assert outbox.deliver() is None
        (message,) = server.taken
        assert (message["Message-ID"], message["To"]) == (mail.message_id, mail.to)
        assert message.get_payload(decode=True).decode() == "Un lien : l’été.\r\n"
        mail.refresh_from_db()
        assert (mail.body, mail.attempting_since) == ("", None)

    def test_the_file_of_a_mail_leaves_with_it_and_only_its_name_stays(self, server):
        kind = "text/calendar; method=REQUEST"
        mail = OutgoingMailFactory(
            file_name="seances.ics", file_type=kind, file="SUMMARY:Été\r\n".encode()
        )
        outbox.deliver()
        (message,) = server.taken
        _text, joined = message.get_payload()
        assert (joined.get_filename(), joined.get_content_type()) == (
            "seances.ics",
            "text/calendar",
        )
        assert joined.get_param("method") == "REQUEST"
        assert joined.get_payload(decode=True).decode().splitlines() == ["SUMMARY:Été"]
        mail.refresh_from_db()
        assert (mail.file_name, bytes(mail.file)) == ("seances.ics", b"")

    def test_what_comes_in_meanwhile_leaves_as_well(self, server):
        OutgoingMailFactory()
        written = []

        def write():
            if not written:
                written.append(OutgoingMailFactory())
                connection.close()

        server.before_answer = write
        outbox.deliver()
        assert states() == [SENT] * 2

    def test_whoever_sends_lets_go_after_a_while(self, server, monkeypatch):
        OutgoingMailFactory.create_batch(3)
        monkeypatch.setattr(outbox, "BATCH_LASTS", -1)
        again = outbox.deliver()
        assert (len(server.taken), again - timezone.now() < timedelta(seconds=2)) == (0, True)


class TestRefusals:
    @pytest.mark.parametrize("said", ["550 5.1.1", "550", "553", "552 5.2.2"])
    def test_an_address_that_is_refused_is_given_up_at_once(self, server, said):
        refused, _good = OutgoingMailFactory.create_batch(2)
        server.recipients[refused.to] = f"{said} <{refused.to}> : inconnu"
        assert outbox.deliver() is None
        assert states() == [(False, MailTrouble.RECIPIENT, said, 1, 0), SENT]
        refused.refresh_from_db()
        assert (refused.is_waiting, server.connections) == (False, 1)

    @pytest.mark.parametrize(
        ("said", "code", "trouble"),
        [
            ("450 4.2.0 plus tard", "450 4.2.0", MailTrouble.POSTPONED),
            ("550 5.7.1 pas de relais", "550 5.7.1", MailTrouble.REFUSED),
            ("554 relais refuse", "554", MailTrouble.REFUSED),
        ],
    )
    def test_what_is_not_said_of_the_address_is_tried_again(self, server, said, code, trouble):
        mail = OutgoingMailFactory()
        server.recipients[mail.to] = said
        again = outbox.deliver()
        assert states() == [(False, trouble, code, 1, 0)]
        delay = again - timezone.now()
        assert timedelta(seconds=50) < delay < timedelta(seconds=61)

    @pytest.mark.parametrize("verb", ["MAIL", "DATA"])
    def test_a_refusal_of_ours_is_tried_again(self, server, verb):
        OutgoingMailFactory()
        server.answers[verb] = "550 5.1.0 non"
        outbox.deliver()
        assert states() == [(False, MailTrouble.REFUSED, "550 5.1.0", 1, 0)]

    def test_the_next_try_is_for_later_each_time_and_the_last_one_is_the_end(self, server):
        mail, delays = OutgoingMailFactory(), []
        server.recipients[mail.to] = "450 plus tard"
        while OutgoingMail.objects.waiting().exists():
            make_due()
            if again := outbox.deliver():
                delays.append(round((again - timezone.now()).total_seconds() / 60))
        assert delays == [1, 5, 15, 60, 240, 720, 1800]
        assert states() == [(False, MailTrouble.POSTPONED, "450", 8, 0)]

    @pytest.mark.parametrize(
        "bad", [{"to": "a@exemple.test\nBcc: b@exemple.test"}, {"subject": "a\nb"}, {"to": "rien"}]
    )
    def test_a_mail_that_cannot_leave_does_not_stop_those_behind_it(self, server, bad):
        OutgoingMailFactory(**bad)
        OutgoingMailFactory()
        server.recipients["rien"] = "553 5.1.3 pas une adresse"
        outbox.deliver()
        assert [sent for sent, *_rest in states()] == [False, True]
        assert OutgoingMail.objects.waiting().count() == 0

    def test_what_is_of_no_use_any_more_does_not_leave(self, server):
        OutgoingMailFactory(useful_until=timezone.now() - timedelta(seconds=1))
        assert outbox.deliver() is None
        assert (states(), server.taken) == ([(False, MailTrouble.EXPIRED, "", 0, 0)], [])
        assert OutgoingMail.objects.get().body == ""


class TestAServerThatDoesNotAnswer:
    @pytest.mark.parametrize("how", [{"silent": True}, {"drip": 0.2}, {"closed": True}])
    def test_it_is_asked_once_and_every_mail_waits(self, server, how):
        OutgoingMailFactory.create_batch(3)
        for name, value in how.items():
            setattr(server, name, value)
        began = time.monotonic()
        again = outbox.deliver()
        assert (time.monotonic() - began < 3, server.connections) == (True, 1)
        assert again > timezone.now() + timedelta(seconds=50)
        waits = (False, MailTrouble.UNREACHABLE, "")
        assert states() == [(*waits, 1, 0), (*waits, 0, 0), (*waits, 0, 0)]

    def test_a_drip_would_keep_us_for_as_long_as_it_likes(self, server, settings):
        """The control: with Django's own backend, the time-out of each byte is the only one."""
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        OutgoingMailFactory()
        server.drip, done = 0.2, Event()

        def deliver():
            outbox.deliver()
            connection.close()
            done.set()

        Thread(target=deliver, daemon=True).start()
        assert not done.wait(3)
        server.drip, server.closed = 0, True
        assert done.wait(10)

    def test_nobody_is_there(self, server, settings):
        settings.EMAIL_PORT = 1
        OutgoingMailFactory()
        outbox.deliver()
        assert states() == [(False, MailTrouble.UNREACHABLE, "", 1, 0)]

    def test_it_goes_on_where_it_stopped_once_the_server_is_back(self, server):
        OutgoingMailFactory.create_batch(3)
        server.closed = True
        outbox.deliver()
        server.closed = False
        make_due()
        outbox.deliver()
        assert [sent for sent, *_rest in states()] == [True] * 3

    def test_a_mail_that_breaks_the_conversation_stops_nobody_else(self, server):
        OutgoingMailFactory.create_batch(3)
        server.lose_answers = 1
        outbox.deliver()
        assert [sent for sent, *_rest in states()] == [False, True, True]
        assert server.connections == 2


class TestAnswersThatAreLost:
    def test_the_mail_is_sent_again_and_that_is_counted(self, server):
        mail = OutgoingMailFactory()
        server.lose_answers = 1
        outbox.deliver()
        assert states() == [(False, MailTrouble.LOST, "", 1, 1)]
        make_due()
        outbox.deliver()
        assert states() == [(True, "", "", 2, 1)]
        assert [message["Message-ID"] for message in server.taken] == [mail.message_id] * 2

    def test_so_it_is_where_the_sender_dies_before_it_wrote_the_answer_down(
        self, server, monkeypatch
    ):
        mail = OutgoingMailFactory()
        with monkeypatch.context() as patched, pytest.raises(ChildLost):
            patched.setattr(outbox, "_write", lambda found, outcome: os._exit(9))
            in_a_child(outbox.deliver)
        mail.refresh_from_db()
        assert (len(server.taken), mail.attempting_since is None, mail.attempts) == (1, False, 1)
        assert outbox.deliver() > timezone.now()  # the one that died may not be alone to die of it
        make_due()
        outbox.deliver()
        assert states() == [(True, "", "", 2, 1)]
        assert [message["Message-ID"] for message in server.taken] == [mail.message_id] * 2

    def test_a_sender_that_dies_each_time_is_not_tried_for_ever(self, server):
        OutgoingMailFactory(attempts=8, attempting_since=timezone.now())
        assert outbox.deliver() is None
        assert (states(), server.taken) == ([(False, MailTrouble.LOST, "", 8, 1)], [])

    def test_an_answer_is_not_lost_with_the_connection_to_the_database(self, server, monkeypatch):
        monkeypatch.setattr(outbox, "WRITING", (0, 0.1, 0.1))
        OutgoingMailFactory()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (ours,) = cursor.fetchone()

        def cut():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [ours])
            connection.close()

        server.before_answer = cut
        outbox.deliver()
        assert (states(), len(server.taken)) == ([SENT], 1)


def in_a_child(do) -> None:
    connections.close_all()
    confined.run(do, limits=Limits(memory=1024, processor=20, time=20))


class TestTwoSenders:
    """The second comes while the first waits for the server's answer, and the next try is already due."""

    def delivered_twice(self, server, monkeypatch) -> int:
        monkeypatch.setattr(outbox, "DELAYS", (timedelta(0),) * 7)
        mail, first_asks, second_is_done = OutgoingMailFactory(), Event(), Event()

        def hold():
            if not first_asks.is_set():
                first_asks.set()
                second_is_done.wait(5)

        def deliver():
            outbox.deliver()
            connection.close()

        server.before_answer = hold
        first = Thread(target=deliver)
        first.start()
        assert first_asks.wait(5)
        outbox.deliver()
        second_is_done.set()
        first.join()
        assert OutgoingMail.objects.get(pk=mail.pk).sent_at is not None
        return len(server.taken)

    @pytest.fixture(autouse=True)
    def _patient(self, monkeypatch):
        monkeypatch.setattr("programs.smtp.LONGEST", 10)

    def test_a_mail_is_sent_by_one_of_them(self, server, monkeypatch):
        assert self.delivered_twice(server, monkeypatch) == 1

    def test_without_the_lock_it_would_be_by_both(self, server, monkeypatch):
        monkeypatch.setattr(locks, "held", lambda name, key: _Everybody())
        assert self.delivered_twice(server, monkeypatch) == 2

    def test_many_at_once_send_each_mail_once(self, server):
        mails = OutgoingMailFactory.create_batch(30)

        def deliver():
            outbox.deliver()
            connection.close()

        threads = [Thread(target=deliver) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        make_due()
        outbox.deliver()
        assert sorted(server.recipients_of_taken()) == sorted(mail.to for mail in mails)
        assert states() == [SENT] * 30


class _Everybody:
    """A lock that everybody gets."""

    def __enter__(self):
        return True

    def __exit__(self, *error):
        return False
