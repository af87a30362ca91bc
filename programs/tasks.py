"""The tasks of the ground floor."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from programs import background, outbox


@task(queue_name="mail")
def deliver_due() -> None:
    """Send the mails whose time has come, and come back for the others. Twice is as good as once."""
    following = outbox.deliver()
    if following and deliver_due.get_backend().supports_defer and not _expected(following):
        background.enqueue(deliver_due.using(run_after=following))


def is_under_way() -> bool:
    """Whether mails are being sent, or will be in a moment."""
    running = DBTaskResult.objects.filter(
        task_path=deliver_due.module_path, status=TaskResultStatus.RUNNING
    )
    return running.exists() or _expected(timezone.now())


def _expected(moment: datetime) -> bool:
    """Whether somebody will look at ``moment``, or before."""
    waiting = DBTaskResult.objects.filter(
        task_path=deliver_due.module_path, status=TaskResultStatus.READY
    )
    return waiting.filter(Q(run_after=get_date_max()) | Q(run_after__lte=moment)).exists()
