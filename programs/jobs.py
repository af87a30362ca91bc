"""Work that takes a while: each app says in a ``jobs.py`` of its own what can be done, loaded when the site starts.

Somebody asks; a task does it, once; a page shows how far it is. The row of the job is what counts: a task that is
lost with its worker is made again, and what is over is not done twice.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_tasks import task

from programs import background, locks
from programs.lib.confined import LimitPassed
from programs.models.jobs import KEPT_FOR, Job, JobFile, JobState
from programs.submissions import made_once

logger = logging.getLogger(__name__)

# How many workers may die over one job before it is given up.
MOST_TRIES = 5

KINDS: dict[str, Callable[["Work"], None]] = {}


def kind(code: str) -> Callable[[Callable[["Work"], None]], Callable[["Work"], None]]:
    """Declare how the jobs of that kind are done.

    The function takes a ``Work`` outside of any transaction. It makes known what came of it by ``work.finish``, in
    the transaction of its event where it has one, so that both or neither happen. It raises ValidationError where
    the one who asked is to learn why it cannot be done.
    """

    def declare(function: Callable[["Work"], None]) -> Callable[["Work"], None]:
        if code in KINDS:
            raise ValueError(f"two kinds of jobs are called {code}")
        KINDS[code] = function
        return function

    return declare


@dataclass
class Work:
    """A job that is being done."""

    job: Job

    def progress(self, done: int, total: int, step: str = "") -> None:
        """Show that ``done`` of ``total`` steps are over and ``step`` is under way."""
        Job.objects.open().filter(pk=self.job.pk).update(done=done, total=total, step=step[:200])

    def finish(self, url: str = "", file: tuple[str, str, bytes] | None = None) -> None:
        """Say that it is done, and where the result is: an address of the site, or a file (name, type, bytes)."""
        with transaction.atomic():
            if file:
                name, content_type, content = file
                JobFile.objects.create(
                    job=self.job,
                    name=name,
                    content_type=content_type,
                    content=content,
                    size=len(content),
                )
                url = reverse("job_file", args=[self.job.pk])
            _end(self.job, url=url)


def ask(code: str, *, by, title: str, key: str = "", **parameters) -> Job:
    """Have a job of kind ``code`` done for ``by``, once the current transaction is committed.

    Where one of the same ``key`` is open, that one is returned and nothing is added.
    """

    def create() -> Job:
        job = _new(code, by, title, key, parameters)
        background.enqueue(run_job, job.pk)
        return job

    job, _is_new = made_once(create, lambda: open_of(key))
    return job


def do(code: str, *, by, title: str, key: str = "", **parameters) -> Job:
    """As ``ask``, of what takes no more than a moment: it is done when this returns.

    One over which its process dies is taken up by a worker like any other.
    """
    job, is_new = made_once(lambda: _new(code, by, title, key, parameters), lambda: open_of(key))
    if is_new:
        run_job.call(job.pk)
    return job


def _new(code: str, by, title: str, key: str, parameters: dict) -> Job:
    return Job.objects.create(
        kind=code,
        key=key,
        parameters=parameters,
        title=title[:250],
        language=get_language(),
        asked_by=by,
    )


def open_of(key: str) -> Job | None:
    """The job of ``key`` that is asked and not over."""
    return Job.objects.open().of(key).first() if key else None


@task
def run_job(pk: int) -> None:
    """Do the job ``pk``; nothing where it is over, or where another process is at it."""
    with locks.held("job", pk) as ours:
        job = Job.objects.open().filter(pk=pk).first() if ours else None
        if job is None:
            return
        job.started_at, job.tries = timezone.now(), job.tries + 1
        job.save(update_fields=["started_at", "tries"])
        with translation.override(job.language):
            _do(Work(job))


def _do(work: Work) -> None:
    try:
        KINDS[work.job.kind](work)
    except ValidationError as error:
        fail(work.job.pk, " ".join(error.messages))
    except MemoryError:
        fail(work.job.pk, why(LimitPassed("memory")))
    except DatabaseError:
        # Perhaps the server is gone: whoever takes the job up next will find out.
        logger.exception("%s was interrupted by the database", work.job.kind)
        raise
    except Exception:
        logger.exception("%s failed", work.job.kind)
        fail(work.job.pk, _unexpected())


def fail(pk: int, sentence: str) -> None:
    """End the job ``pk`` with the sentence that its page shows."""
    _end(Job(pk=pk), error=sentence)


def _end(job: Job, **outcome) -> None:
    Job.objects.open().filter(pk=job.pk).update(finished_at=timezone.now(), step="", **outcome)


def why(error: LimitPassed) -> str:
    """What to do about work that took too much."""
    if error.what == "memory":
        return _(
            "Ce travail demande plus de mémoire que le serveur n’en donne à un seul. Demandez-en moins à la fois : "
            "une période plus courte, moins de fiches, ou le format CSV."
        )
    return _(
        "Ce travail a pris plus de temps que le serveur n’en donne à un seul. Demandez-en moins à la fois, ou "
        "recommencez à une heure plus calme."
    )


def _unexpected() -> str:
    return _(
        "Une erreur imprévue a arrêté ce travail, et rien n’a été changé. Recommencez; si rien n’y fait, prévenez "
        "la personne qui administre le serveur : le journal en dit la cause."
    )


def address_of(job: Job) -> str:
    """Where to send somebody who has just asked for ``job``: to its result where it was done at once."""
    job.refresh_from_db()
    return job.url if job.state == JobState.DONE and job.url else reverse("job", args=[job.pk])


# --- What a worker does between two tasks


def take_up_lost() -> None:
    """Have the open jobs done that no task is about to do: their worker died, or the database forgot them."""
    waited_for = background.arguments_of(run_job)
    for job in Job.objects.open().order_by("pk"):
        if [job.pk] in waited_for:
            continue
        with translation.override(job.language), transaction.atomic():
            if job.tries >= MOST_TRIES:
                fail(job.pk, _unexpected())
            else:
                background.enqueue(run_job, job.pk)


def forget_old(now: datetime) -> None:
    """Delete the jobs that ended long ago, and their files."""
    Job.objects.filter(finished_at__lt=now - KEPT_FOR).delete()
