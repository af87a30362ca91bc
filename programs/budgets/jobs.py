"""What takes long of budgets: a long ledger, written into a workbook."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from programs import jobs
from programs.budgets.access import budgeted_programs
from programs.budgets.exporting import rows_of, workbook_of
from programs.budgets.ledger import Asked, Ledger, with_parts
from programs.importing.exports import TOGETHER
from programs.models import Job


def ask_ledger(book: Ledger) -> Job:
    """Have the expenses that are asked for written, as whoever asks sees them at this moment."""
    return jobs.ask(
        "ledger",
        by=book.user,
        title=_("Exportation : registre des dépenses, %(program)s") % {"program": book.program},
        program=book.program.pk,
        keys=list(book.expenses.values_list("pk", flat=True)),
    )


@jobs.kind("ledger")
def write_ledger(work: jobs.Work) -> None:
    """Write the expenses of a ledger, in their order. Those that were deleted meanwhile are left out."""
    given, by = work.job.parameters, work.job.asked_by
    program = budgeted_programs(by).filter(pk=given["program"]).first()
    if program is None:
        raise ValidationError(_("Ce programme ne vous est plus ouvert."))
    book, keys, rows = Ledger(program, by, Asked()), given["keys"], []
    for start in range(0, len(keys), TOGETHER):
        work.progress(start, len(keys), _("Les dépenses sont lues"))
        some = with_parts(book.all.filter(pk__in=keys[start : start + TOGETHER]))
        rows += rows_of(some.order_by("-spent_on", "-pk"))
    work.progress(len(keys), len(keys), _("Le fichier est écrit"))
    work.finish(file=workbook_of(program, rows))
