"""What of the plans takes a while: reminding all who carry actions out."""

from django.urls import reverse
from django.utils.translation import gettext as _

from programs import jobs
from programs.models import Job
from programs.plans import access, actions


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
