"""What every program comes to: its first bilan."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from programs import first_steps
from programs.first_steps import Step
from programs.help import Section
from programs.lib.periods import today
from programs.models import Program
from reporting.forms import startable_key
from reporting.kinds import KINDS
from reporting.models import Report, ReportVersion

_BILAN = KINDS["bilan"]


def _beginning(program: Program) -> str:
    """The form that begins one, for the fiscal year of today, or the first of a program to come."""
    calendar = program.calendar
    year = calendar.label(calendar.year_containing(max(today(), program.starts_on)))
    query = urlencode({"subject": startable_key(_BILAN, program), "year": year})
    return f"{reverse('admin:reporting_report_add')}?{query}"


def _publishing(program: Program) -> str:
    """The bilan that was begun first; before there is one, the form that begins it."""
    begun = Report.objects.filter(kind=_BILAN.code, program=program).order_by("starts_on").first()
    return (
        reverse("admin:reporting_report_change", args=[begun.pk]) if begun else _beginning(program)
    )


first_steps.add(
    Step(
        label=_("Commencer le bilan"),
        why=_("Ses chiffres se font de vos fiches ; vous écrivez les textes quand vous voulez."),
        done=first_steps.any_of(Report, kind=_BILAN.code),
        address=_beginning,
        guide=Section("09-bilan", "commencer"),
        rank=3,
    ),
    Step(
        label=_("Publier un premier bilan"),
        why=_("Il est figé, en français et en anglais, et vos bailleurs de fonds le lisent."),
        done=first_steps.any_of(ReportVersion, "report__program", report__kind=_BILAN.code),
        address=_publishing,
        guide=Section("09-bilan", "réviser-publier"),
        rank=3,
        ends=True,
    ),
)
