"""The worker, with real processes: what each task may take, and what becomes of it when somebody dies."""

import os
import signal
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from programs import jobs, locks, worker
from programs.accounts.tests.factories import UserFactory
from programs.lib import confined
from programs.models.jobs import Job, JobState

pytestmark = [
    pytest.mark.forks,
    pytest.mark.django_db(transaction=True),
]

# Long enough for a process that starts on a busy machine.
PATIENCE = 30


@pytest.fixture(autouse=True)
def _an_installation(settings):
    settings.WORKER = True
    tasks = settings.TASKS["default"] | {"BACKEND": "django_tasks_db.DatabaseBackend"}
    settings.TASKS = {"default": tasks}
    settings.TASK_MEMORY, settings.TASK_TIME = 200, 60


@pytest.fixture(autouse=True)
def _signals_as_they_were():
    kept = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    yield
    for one, handler in kept.items():
        signal.signal(one, handler)


@pytest.fixture
def does(monkeypatch):
    return lambda function: monkeypatch.setitem(jobs.KINDS, "essai", function)


def ask(**parameters) -> Job:
    return jobs.ask("essai", by=UserFactory(), title="Un essai", **parameters)


def read(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def until(condition) -> bool:
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return bool(condition())


def children_of(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            after_name = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(after_name[1]) == pid and after_name[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def forked(function) -> int:
    """A process of its own that does ``function`` and nothing else; its pid."""
    connections.close_all()
    pid = os.fork()
    if pid == 0:
        try:
            function()
        finally:
            os._exit(0)
    return pid


def working() -> int:
    return forked(lambda: worker.work("default"))


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


# --- One task


def test_a_task_is_done_in_a_process_of_its_own(does):
    does(lambda work: work.finish(url=f"/{os.getpid()}/"))
    job = ask()
    worker.work("default", batch=True)
    (task,) = DBTaskResult.objects.all()
    assert (read(job).state, task.status) == (JobState.DONE, TaskResultStatus.SUCCESSFUL)
    assert read(job).url != f"/{os.getpid()}/"


def test_one_that_takes_too_much_memory_says_so_and_the_next_is_done(does):
    does(lambda work: bytearray(work.job.parameters["bytes"]) and work.finish())
    greedy, modest = ask(bytes=1024**3), ask(bytes=1)
    worker.work("default", batch=True)
    assert (read(greedy).state, read(greedy).error) == (
        JobState.FAILED,
        jobs.why(confined.LimitPassed("memory")),
    )
    assert read(modest).state == JobState.DONE


def test_one_that_takes_too_long_is_stopped_and_says_so(does, settings):
    settings.TASK_TIME = 1
    does(lambda work: time.sleep(PATIENCE))
    job = ask()
    worker.work("default", batch=True)
    (task,) = DBTaskResult.objects.all()
    assert (read(job).error, task.status) == (
        jobs.why(confined.LimitPassed("time")),
        TaskResultStatus.FAILED,
    )


def test_the_connection_of_the_worker_outlives_its_children(does):
    does(lambda work: work.finish())
    for _one in range(3):
        ask()
    worker.work("default", batch=True)
    assert Job.objects.open().count() == 0


# --- Somebody dies


def put_back_later(monkeypatch) -> None:
    """Look for what was abandoned without waiting for a claimed task to get its lock."""
    monkeypatch.setattr(worker, "CLAIMED_WITHIN", timedelta(0))
    worker.put_back()


@pytest.mark.parametrize("victim", ["the worker", "its child"])
def test_what_dies_with_somebody_is_put_back_and_done(does, monkeypatch, tmp_path, victim):
    trace = tmp_path / "tries"

    def hang_the_first_time(work):
        with trace.open("a") as file:
            file.write(f"{os.getpid()}\n")
        if work.job.tries == 1:
            time.sleep(PATIENCE * 2)
        work.finish()

    does(hang_the_first_time)
    job = ask()
    pid = working()
    try:
        assert until(trace.exists)
        if victim == "its child":
            os.kill(int(trace.read_text()), signal.SIGKILL)
            time.sleep(0.5)
    finally:
        kill(pid)
    assert until(lambda: not Path(f"/proc/{trace.read_text().strip()}").exists())
    put_back_later(monkeypatch)
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY
    worker.work("default", batch=True)
    assert (read(job).state, read(job).tries) == (JobState.DONE, 2)


def test_what_somebody_is_at_is_not_put_back(does, monkeypatch):
    does(lambda work: time.sleep(PATIENCE * 2))
    ask()
    pid = working()
    try:
        assert until(lambda: Job.objects.filter(tries=1).exists())
        put_back_later(monkeypatch)
        assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
    finally:
        kill(pid)


def test_a_task_over_which_several_workers_died_is_given_up(monkeypatch):
    dead = [f"mort-{number}" for number in range(worker.MOST_TRIES)]
    task = DBTaskResult.objects.create(
        task_path=jobs.run_job.module_path,
        args_kwargs={"args": [0], "kwargs": {}},
        backend_name="default",
        run_after=timezone.now(),
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - timedelta(hours=1),
        worker_ids=dead,
    )
    put_back_later(monkeypatch)
    assert DBTaskResult.objects.get(pk=task.pk).status == TaskResultStatus.FAILED


def test_a_lock_goes_with_the_process_that_held_it(tmp_path):
    def hold():
        with locks.held("essai", 1):
            (tmp_path / "held").touch()
            time.sleep(PATIENCE * 2)

    pid = forked(hold)
    assert until((tmp_path / "held").exists)
    with locks.held("essai", 1) as while_it_lives:
        pass
    kill(pid)

    def is_free() -> bool:
        with locks.held("essai", 1) as ours:
            return ours

    assert (while_it_lives, until(is_free)) == (False, True)


# --- Several queues


def keeping() -> int:
    return forked(worker.Keeper().run)


def test_one_process_a_queue_is_kept_at_work_and_ends_with_its_keeper():
    pid = keeping()
    try:
        assert until(lambda: len(children_of(pid)) == len(worker.QUEUES))
        first = set(children_of(pid))
        os.kill(min(first), signal.SIGKILL)
        assert until(lambda: len(set(children_of(pid)) - first) == 1)
        second = set(children_of(pid))
    finally:
        kill(pid)
    assert until(lambda: not [one for one in second if Path(f"/proc/{one}").exists()])


def test_told_to_stop_it_ends_whole():
    pid = keeping()
    try:
        assert until(lambda: len(children_of(pid)) == len(worker.QUEUES))
        # Each has its own way to stop once it is at work.
        time.sleep(1)
        os.kill(pid, signal.SIGTERM)
        assert until(lambda: not children_of(pid))
    finally:
        kill(pid)


# --- The command


def test_the_command_does_what_waits(does):
    does(lambda work: work.finish())
    job = ask()
    call_command("worker", "--batch")
    assert read(job).state == JobState.DONE


def test_the_command_says_where_nothing_waits(settings):
    settings.WORKER = False
    with pytest.raises(CommandError) as refusal:
        call_command("worker", "--batch")
    assert "WORKER=true" in str(refusal.value)


def test_old_tasks_and_sessions_that_are_over_are_forgotten(client, does):
    does(lambda work: work.finish())
    ask()
    worker.work("default", batch=True)
    client.force_login(UserFactory())
    with connection.cursor() as cursor:
        cursor.execute("UPDATE django_session SET expire_date = now() - interval '1 day'")
    worker.forget_old(timezone.now() + worker.TASKS_KEPT_FOR + timedelta(days=1))
    assert (DBTaskResult.objects.count(), Session.objects.count()) == (0, 0)
