"""What takes long of plans: bringing in a long document, reminding all who carry actions out."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from programs import jobs
from programs.models import Job
from programs.plans import access, actions
from programs.plans.bringing import bring_in
from programs.plans.bringing.waiting import Waiting

# Lines that a request may bring in itself: some seconds.
AT_ONCE = 3_000
# How long a document waits for a worker, in seconds.
_WAIT = 3 * 24 * 3600


def ask_import(waiting: Waiting, *, by, leads: list[int]) -> Job:
    """Have a document brought in as ``by``, who confirmed it."""
    waiting.keep(_WAIT)
    return jobs.ask(
        "import_plan",
        by=by,
        title=_("Importation : %(file)s") % {"file": waiting.name},
        key=f"import-plan-{waiting.token}",
        token=waiting.token,
        leads=leads,
    )


@jobs.kind("import_plan")
def import_plan(work: jobs.Work) -> None:
    given, by = work.job.parameters, work.job.asked_by
    waiting = Waiting.get(given["token"], by)
    if waiting is None:
        raise ValidationError(_("Le document n’est plus là : envoyez-le de nouveau."))
    work.progress(0, 1, _("Les lignes sont écrites"))
    with transaction.atomic():
        brought = bring_in(
            target=waiting.target,
            outline=waiting.understood.outline,
            document=waiting.document,
            by=by,
            leads=given["leads"],
        )
        work.finish(url=reverse("plan", args=[brought.plan.pk]))
    waiting.forget()


def ask_to_remind(*, by) -> Job:
    """Have whoever carries out actions of the plans of ``by`` reminded in the background."""
    return jobs.ask(
        "plans-remind",
        by=by,
        title=_("Rappels à ceux qui réalisent les actions"),
        key=f"plans-remind:{by.pk}",
    )


@jobs.kind("plans-remind")
def remind(work: jobs.Work) -> None:
    """Remind them, through the doors of whoever asked. Done again, it sends nothing twice in a day."""
    actions.remind_everybody(
        plans=access.visible_plans(work.job.asked_by),
        again=True,
        progress=lambda done, total: work.progress(done, total, _("Rappels")),
    )
    work.finish(url=reverse("plan_links"))
