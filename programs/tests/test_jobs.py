"""Work that takes a while: asked once, done once, and followed by whoever asked."""

import contextlib
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django_tasks_db.models import DBTaskResult

from programs import background, jobs, locks
from programs.accounts.tests.factories import AdministratorFactory, UserFactory
from programs.models.jobs import KEPT_FOR, Job, JobFile, JobState
from programs.tests.at_once import all_at_once

pytestmark = pytest.mark.django_db


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def waits(settings):
    """What is asked waits for a worker, as in an installation."""
    tasks = settings.TASKS["default"] | {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": tasks}


@pytest.fixture
def does(monkeypatch):
    """Declare how jobs of the kind « essai » are done, for one test."""
    return lambda function: monkeypatch.setitem(jobs.KINDS, "essai", function)


def ask(user, key: str = "", **parameters) -> Job:
    return jobs.ask("essai", by=user, title="Un essai", key=key, **parameters)


def a_file(work) -> None:
    work.finish(file=("essai.csv", "text/csv; charset=utf-8", b"a;b"))


def refuse(work) -> None:
    raise ValidationError("Il manque une date.")


def break_down(work) -> None:
    raise RuntimeError("une cause que personne ne doit lire")


def read(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


# --- Asked


class TestAsked:
    def test_it_waits_until_a_worker_takes_it(self, user, waits, does):
        does(a_file)
        job = ask(user)
        assert (job.state, background.arguments_of(jobs.run_job)) == (JobState.WAITING, [[job.pk]])

    def test_it_is_done_at_the_commit_where_no_worker_runs(
        self, user, does, django_capture_on_commit_callbacks
    ):
        does(a_file)
        with django_capture_on_commit_callbacks(execute=True):
            job = ask(user)
            assert read(job).state == JobState.WAITING
        assert read(job).state == JobState.DONE

    def test_what_is_rolled_back_was_never_asked(self, user, waits, does):
        does(a_file)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            ask(user)
            raise ZeroDivisionError
        assert (Job.objects.count(), DBTaskResult.objects.count()) == (0, 0)

    def test_of_one_key_one_is_open_at_a_time(self, user, waits, does):
        does(a_file)
        first, again, other = ask(user, "bilan:1"), ask(user, "bilan:1"), ask(user, "bilan:2")
        assert (again.pk == first.pk, other.pk == first.pk) == (True, False)
        assert background.arguments_of(jobs.run_job) == [[first.pk], [other.pk]]

    def test_it_can_be_asked_again_once_it_is_over(self, user, waits, does):
        does(a_file)
        first = ask(user, "bilan:1")
        jobs.run_job.call(first.pk)
        assert ask(user, "bilan:1").pk != first.pk

    def test_without_a_key_each_is_its_own(self, user, waits, does):
        does(a_file)
        assert ask(user).pk != ask(user).pk


@pytest.mark.django_db(transaction=True)
def test_two_who_ask_at_once_are_given_the_same(waits, does):
    does(a_file)
    all_at_once(lambda user: ask(user, "bilan:1"), [UserFactory() for _one in range(4)])
    assert (Job.objects.count(), DBTaskResult.objects.count()) == (1, 1)


# --- Done


class TestDone:
    def test_its_file_waits_for_whoever_asked(self, user, waits, does):
        does(a_file)
        job = ask(user)
        jobs.run_job.call(job.pk)
        done, file = read(job), JobFile.objects.get()
        assert (done.state, done.url, file.name, bytes(file.content), file.size) == (
            JobState.DONE,
            reverse("job_file", args=[job.pk]),
            "essai.csv",
            b"a;b",
            3,
        )

    def test_a_second_run_does_nothing(self, user, waits, does):
        ran = []
        does(lambda work: (ran.append(1), work.finish()))
        job = ask(user)
        jobs.run_job.call(job.pk)
        jobs.run_job.call(job.pk)
        assert ran == [1]

    def test_it_is_done_in_the_language_of_whoever_asked(self, user, waits, does):
        spoken = []
        does(lambda work: (spoken.append(translation.get_language()), work.finish()))
        with translation.override("en"):
            job = ask(user)
        jobs.run_job.call(job.pk)
        assert spoken == ["en"]

    def test_its_steps_are_seen_while_it_is_done(self, user, waits, does):
        seen = []

        def two_steps(work):
            work.progress(1, 2, "Le second fichier")
            now = read(work.job)
            seen.append((now.state, now.done, now.total, now.step))
            work.finish()

        does(two_steps)
        jobs.run_job.call(ask(user).pk)
        assert seen == [(JobState.RUNNING, 1, 2, "Le second fichier")]

    def test_what_cannot_be_done_says_why(self, user, waits, does):
        does(refuse)
        job = ask(user)
        jobs.run_job.call(job.pk)
        assert (read(job).state, read(job).error) == (JobState.FAILED, "Il manque une date.")

    def test_an_unexpected_error_is_logged_and_not_shown(self, user, waits, does, caplog):
        does(break_down)
        job = ask(user)
        jobs.run_job.call(job.pk)
        assert (read(job).state, "personne ne doit lire" in read(job).error) == (
            JobState.FAILED,
            False,
        )
        assert [record.message for record in caplog.records] == ["essai failed"]

    def test_one_that_the_database_interrupts_stays_open(self, user, waits, does):
        def lose_the_server(work):
            raise OperationalError("server closed the connection")

        does(lose_the_server)
        job = ask(user)
        with pytest.raises(OperationalError):
            jobs.run_job.call(job.pk)
        assert (read(job).state, read(job).tries) == (JobState.RUNNING, 1)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """Two workers that were given the same job, by a task that was put back too early."""

    def run_twice(self, user, does) -> int:
        ran = []

        def slowly(work):
            ran.append(1)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_sleep(0.3)")
            work.finish()

        does(slowly)
        job = ask(user)
        all_at_once(lambda pk: jobs.run_job.call(pk), [job.pk, job.pk])
        return len(ran)

    def test_it_is_done_once(self, user, waits, does):
        assert self.run_twice(user, does) == 1

    def test_without_the_lock_it_would_be_done_twice(self, user, waits, does, monkeypatch):
        monkeypatch.setattr(locks, "held", lambda name, key: contextlib.nullcontext(True))
        assert self.run_twice(user, does) == 2


# --- Lost


class TestLost:
    def test_a_job_whose_task_is_gone_is_asked_again(self, user, waits, does):
        does(a_file)
        job = ask(user)
        DBTaskResult.objects.all().delete()
        jobs.take_up_lost()
        jobs.take_up_lost()
        assert background.arguments_of(jobs.run_job) == [[job.pk]]

    def test_one_that_is_over_is_not(self, user, waits, does):
        does(a_file)
        jobs.run_job.call(ask(user).pk)
        DBTaskResult.objects.all().delete()
        jobs.take_up_lost()
        assert background.arguments_of(jobs.run_job) == []

    def test_one_over_which_several_workers_died_is_given_up(self, user, waits, does):
        does(a_file)
        job = ask(user)
        Job.objects.update(tries=jobs.MOST_TRIES)
        DBTaskResult.objects.all().delete()
        jobs.take_up_lost()
        assert (read(job).state, background.arguments_of(jobs.run_job)) == (JobState.FAILED, [])

    def test_old_ones_go_with_their_files(self, user, waits, does):
        does(a_file)
        old, new, open_still = ask(user), ask(user), ask(user)
        for job in (old, new):
            jobs.run_job.call(job.pk)
        now = timezone.now()
        Job.objects.filter(pk=old.pk).update(finished_at=now - KEPT_FOR - timedelta(hours=1))
        jobs.forget_old(now)
        assert set(Job.objects.values_list("pk", flat=True)) == {new.pk, open_still.pk}
        assert list(JobFile.objects.values_list("job", flat=True)) == [new.pk]


# --- Followed


@pytest.fixture
def followed(client, user):
    client.force_login(user)
    return client


class TestPages:
    def page(self, client, job, **headers):
        return client.get(reverse("job", args=[job.pk]), headers=headers)

    def test_somebody_else_finds_nothing(self, client, user, waits, does):
        does(a_file)
        job = ask(user)
        jobs.run_job.call(job.pk)
        client.force_login(AdministratorFactory())
        pages = [reverse("job", args=[job.pk]), reverse("job_file", args=[job.pk])]
        assert [client.get(page).status_code for page in pages] == [404, 404]
        assert "Un essai" not in client.get(reverse("jobs")).content.decode()

    def test_the_page_asks_again_until_it_is_over(self, followed, user, waits, does):
        does(a_file)
        job = ask(user)
        Job.objects.update(started_at=timezone.now(), done=3, total=11, step="Fichier PDF")
        running = self.page(followed, job).content.decode()
        jobs.run_job.call(job.pk)
        over = self.page(followed, job).content.decode()
        assert ("hx-trigger" in running, "Fichier PDF · 3 sur 11" in running) == (True, True)
        assert ("hx-trigger" in over, "Télécharger" in over, "essai.csv" in over) == (
            False,
            True,
            True,
        )

    def test_only_its_inner_part_is_asked_again(self, followed, user, waits, does):
        does(a_file)
        read = self.page(followed, ask(user), HX_Request="true").content.decode()
        assert ("<html" in read, 'id="job"' in read) == (False, True)

    def test_the_file_is_handed_over(self, followed, user, waits, does):
        does(a_file)
        job = ask(user)
        jobs.run_job.call(job.pk)
        answer = followed.get(reverse("job_file", args=[job.pk]))
        assert (answer.status_code, answer.getvalue(), answer["Content-Disposition"]) == (
            200,
            b"a;b",
            'attachment; filename="essai.csv"',
        )

    def test_there_is_no_file_before_it_is_done(self, followed, user, waits, does):
        does(a_file)
        job = ask(user)
        assert followed.get(reverse("job_file", args=[job.pk])).status_code == 404

    def test_why_it_failed_is_on_its_page_and_in_the_list(self, followed, user, waits, does):
        does(refuse)
        job = ask(user)
        jobs.run_job.call(job.pk)
        for page in (reverse("job", args=[job.pk]), reverse("jobs")):
            assert "Il manque une date." in followed.get(page).content.decode()

    def test_an_empty_list_says_what_will_be_there(self, followed):
        assert "Aucun travail en cours" in followed.get(reverse("jobs")).content.decode()

    def test_a_longer_list_takes_no_more_queries(self, followed, user, waits, does):
        does(a_file)
        counts = []
        for more in (1, 2):
            for _one in range(more):
                ask(user)
            with CaptureQueriesContext(
                connection,
            ) as queries:
                followed.get(reverse("jobs"))
            counts.append(len(queries))
        assert counts[0] == counts[1]
