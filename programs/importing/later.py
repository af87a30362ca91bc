"""Long imports, and undoing them: as jobs, so that nobody waits before a page."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from programs import jobs
from programs.importing import registry
from programs.importing.directories import Scope
from programs.importing.kept import KeptFile
from programs.importing.taking import Repeated, take_in
from programs.importing.undoing import undo
from programs.models import Import, Job, Organization, Program

# Rows that a request may import itself: some seconds.
AT_ONCE = 5_000
# How long a file waits for a worker, in seconds.
_WAIT = 3 * 24 * 3600


def ask_import(file: KeptFile, *, scope: Scope, by, leads: list[int]) -> Job:
    """Have ``file`` imported as ``by``, who confirmed it."""
    file.token = f"confirmed-{file.token}"
    file.keep(_WAIT)
    programs = scope.programs
    return jobs.ask(
        "import",
        by=by,
        title=_("Importation : %(file)s") % {"file": file.name},
        key=f"import-{file.token}",
        token=file.token,
        sha256=file.digest,
        resource=file.resource,
        programs=None if programs is None else list(programs.values_list("pk", flat=True)),
        program=scope.program.pk if scope.program else None,
        holder=scope.holder.pk if scope.holder else None,
        leads=leads,
    )


@jobs.kind("import")
def import_file(work: jobs.Work) -> None:
    """Import a long file that was confirmed."""
    given, by = work.job.parameters, work.job.asked_by
    file = KeptFile.get(given["token"], given["sha256"], resource=given["resource"], by=by)
    if file is None:
        raise ValidationError(_("Le fichier n’est plus là : envoyez-le de nouveau."))
    work.progress(0, 1, _("Les lignes sont écrites"))
    try:
        with transaction.atomic():
            made, _result = take_in(file, scope=_scope(given), by=by, leads=given["leads"])
            if made is None:
                raise ValidationError(_refused())
            work.finish(url=address_of(made))
    except Repeated as repeated:
        raise ValidationError(
            _("Ce fichier vient d’être importé : voyez la liste des importations.")
        ) from repeated
    file.take()


def _scope(given: dict) -> Scope:
    """What the import may touch, as it was when it was confirmed."""
    programs = given["programs"]
    return Scope(
        programs=None if programs is None else Program.objects.filter(pk__in=programs),
        program=Program.objects.filter(pk=given["program"]).first(),
        holder=Organization.objects.filter(pk=given["holder"]).first(),
    )


def _refused() -> str:
    return _(
        "Des fiches ont changé depuis la vérification, et des lignes sont refusées : vérifiez le fichier de nouveau."
    )


def is_long(made: Import) -> bool:
    return made.new + made.updated > AT_ONCE


def ask_undoing(made: Import, *, by) -> Job:
    return jobs.ask(
        "undo_import",
        by=by,
        title=_("Annulation d’une importation : %(file)s") % {"file": made.file_name},
        key=f"undo-import-{made.pk}",
        made=made.pk,
    )


@jobs.kind("undo_import")
def undo_import(work: jobs.Work) -> None:
    made = Import.objects.get(pk=work.job.parameters["made"])
    work.progress(0, 1, _("Les fiches sont remises comme elles étaient"))
    with transaction.atomic():
        undo(made, by=work.job.asked_by)
        work.finish(url=address_of(made))


def address_of(made: Import) -> str:
    return reverse("admin:programs_import_change", args=[made.pk])


def label_of(made: Import) -> str:
    """What the rows of an import are, as lists call them."""
    return registry.label_of(made.resource)
