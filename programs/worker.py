"""The worker: does what waits in the database, each task in a child process with limits of memory and time.

One process a queue, so that no mail waits behind a long report; the one that started them puts back on their feet
those that die. What dies with its worker is put back into its queue.
"""

import logging
import os
import signal
import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from programs import jobs, locks, mailing, sendings
from programs.lib import confined
from programs.lib.confined import ChildLost, LimitPassed, Limits

logger = logging.getLogger(__name__)

QUEUES = ("mail", "default")
# Seconds between two looks at an empty queue, and between two rounds.
INTERVAL = 1
ROUND = 3
# A task is claimed, and a moment later its child holds its lock.
CLAIMED_WITHIN = timedelta(seconds=2)
# How many workers may die over one task before it is given up.
MOST_TRIES = 5
TASKS_KEPT_FOR = timedelta(days=30)
# Seconds between two starts of a process that keeps dying.
SLOWEST = 30


def limits() -> Limits:
    """What one task may take."""
    return Limits(
        memory=settings.TASK_MEMORY, processor=settings.TASK_TIME, time=settings.TASK_TIME
    )


class ConfinedWorker(Worker):
    """The database worker of django-tasks, which runs each task in a child of its own."""

    def run_task(self, db_task_result: DBTaskResult) -> None:
        self.running_task = True
        # A connection is not shared with a child: each opens its own.
        connections.close_all()
        try:
            with confined.watched() as usages:
                confined.run(self._run_alone, db_task_result, limits=limits())
            for took in usages:
                logger.info(
                    "%s took %.0f MB and %.1f s", db_task_result.task_path, took.memory, took.time
                )
        except LimitPassed as error:
            logger.error("%s took too much %s", db_task_result.task_path, error.what)
            _give_up(db_task_result, error)
        except ChildLost as error:
            logger.error("%s was lost: %s", db_task_result.task_path, error)
        except Exception:
            logger.exception("%s could not be run", db_task_result.task_path)
        finally:
            self.running_task = False
            self._run_tasks += 1

    def _run_alone(self, db_task_result: DBTaskResult) -> None:
        """In the child. The lock says that somebody is at it, for as long as this process lives.

        Who stops the worker waits for the task; a second signal makes the worker end, and this child with it.
        """
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, signal.SIG_IGN)
        with locks.held("task", db_task_result.pk) as ours:
            if ours:
                super().run_task(db_task_result)


def _give_up(found: DBTaskResult, error: Exception) -> None:
    """Note that a task came to nothing; whoever asked for the job that it was about is told."""
    found.set_failed(error)
    if found.task_path == jobs.run_job.module_path:
        (pk,) = found.args_kwargs["args"]
        jobs.fail(pk, jobs.why(error))


def put_back() -> None:
    """Put the tasks whose worker died back into their queue; give up those that several died over."""
    claimed = timezone.now() - CLAIMED_WITHIN
    running = DBTaskResult.objects.running().filter(started_at__lt=claimed)
    for pk, workers in running.values_list("pk", "worker_ids"):
        with locks.held("task", pk) as abandoned:
            if not abandoned:
                continue
            given_up = len(workers) >= MOST_TRIES
            status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
            row = DBTaskResult.objects.running().filter(pk=pk, started_at__lt=claimed)
            if row.update(status=status, finished_at=timezone.now() if given_up else None):
                logger.warning("task %s was abandoned, and is now %s", pk, status)


# --- What is done between tasks


@dataclass
class Rounds:
    """What a worker looks after besides its queue: every few seconds, and once a day."""

    last: float | None = None
    day: date | None = None

    def make(self) -> None:
        if self.last is not None and time.monotonic() - self.last < ROUND:
            return
        self.last = time.monotonic()
        put_back()
        jobs.take_up_lost()
        mailing.wake_if_due()
        now = timezone.now()
        if self.day != now.date():
            self.day = now.date()
            forget_old(now)


def forget_old(now: datetime) -> None:
    """Delete what has served: sessions that are over, old jobs, mails and sendings, tasks that are done."""
    Session.objects.filter(expire_date__lt=now).delete()
    jobs.forget_old(now)
    mailing.forget_old(now)
    sendings.forget_old(now)
    DBTaskResult.objects.finished().filter(finished_at__lt=now - TASKS_KEPT_FOR).delete()


def work(queue: str, *, batch: bool = False) -> None:
    """Do what waits in ``queue`` until told to stop; as a ``batch``, until nothing waits."""
    worker = ConfinedWorker(
        queue_names=[queue],
        interval=INTERVAL,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"{queue}-{os.getpid()}-{time.time():.0f}",
        excluded_queue_names=[],
    )
    worker.configure_signals()
    rounds = Rounds()
    while worker.running:
        rounds.make()
        worker.run()
        if batch:
            return
        time.sleep(INTERVAL)


# --- Several at once


class Keeper:
    """Keeps one process a queue at work, and starts those that die again, ever more slowly while they keep dying."""

    def __init__(self):
        self.queues: dict[int, str] = {}
        self.stopping = False

    def run(self) -> None:
        for stop in (signal.SIGINT, signal.SIGTERM):
            signal.signal(stop, self._stop)
        for queue in QUEUES:
            self._start(queue)
        delay, last = 1, 0.0
        while self.queues:
            pid, _status = os.wait()
            queue = self.queues.pop(pid)
            if self.stopping:
                continue
            now = time.monotonic()
            delay = 1 if now - last > SLOWEST else min(2 * delay, SLOWEST)
            last = now
            time.sleep(delay)
            if not self.stopping:
                self._start(queue)

    def _start(self, queue: str) -> None:
        connections.close_all()
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            confined.end_with(parent)
            confined.let_go()
            os._exit(_exit_status(queue))
        self.queues[pid] = queue

    def _stop(self, signum: int, frame) -> None:
        self.stopping = True
        for pid in self.queues:
            os.kill(pid, signum)


def _exit_status(queue: str) -> int:
    try:
        work(queue)
    except SystemExit:
        return 0
    except DatabaseError as error:
        logger.error("the worker of %s lost the database: %s", queue, type(error).__name__)
        return 1
    except BaseException:
        logger.exception("the worker of %s died", queue)
        return 1
    return 0
