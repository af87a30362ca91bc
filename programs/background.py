"""Tasks: what takes long or leaves the house, run by a worker process once what asks for it is committed."""

from functools import partial

from django.db import transaction
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task


def enqueue(task: Task, *args, **kwargs) -> None:
    """Have ``task`` run once the current transaction is committed, and never if it is not.

    The database keeps the task in the transaction itself, so that what is acknowledged is not forgotten. Where
    no worker runs, the task runs at the commit, in this process. Arguments are JSON; a task may run twice, and
    must then do nothing the second time.
    """
    call = partial(task.enqueue, *args, **kwargs)
    if isinstance(task.get_backend(), ImmediateBackend):
        transaction.on_commit(call)
    else:
        call()
