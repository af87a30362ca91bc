"""What of activities takes a while: the certificates of everybody who was there, as one file."""

from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext as _

from activities import access
from activities.actions.certificates import certificates_of, eligible_for
from activities.models import Activity
from programs import jobs
from programs.letters.printing import Unprintable, pdf_of_all
from programs.models import Job


def ask_for_certificates(activity: Activity, *, by) -> Job:
    """Have all certificates of ``activity`` printed. Raises ValidationError where nobody gets one."""
    eligible_for(activity)
    return jobs.ask(
        "certificates",
        by=by,
        title=_("Attestations : %(activity)s") % {"activity": activity},
        key=f"certificates:{by.pk}:{activity.pk}",
        activity=activity.pk,
    )


@jobs.kind("certificates")
def print_certificates(work: jobs.Work) -> None:
    """Print them one by one, through the doors of whoever asked."""
    try:
        activity = access.get_activity_for(work.job.asked_by, work.job.parameters["activity"])
    except Http404 as error:
        raise ValidationError(_("Cette activité n’est plus à votre portée.")) from error
    participants = eligible_for(activity)
    letters = certificates_of(activity, participants)

    def printing(place: int) -> None:
        work.progress(place, len(letters), str(participants[place]))

    try:
        content = pdf_of_all(letters, printing)
    except Unprintable as error:
        raise ValidationError(str(error)) from error
    name = f"{slugify(_('Attestations'))}-{slugify(activity.code)}.pdf"
    work.finish(file=(name, "application/pdf", content))
