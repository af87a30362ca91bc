"""What of bursaries takes a while: the contracts of several awards, as one file that is printed at once."""

from collections.abc import Sequence
from hashlib import sha256

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils.text import slugify
from django.utils.translation import gettext as _

from bursaries import access
from bursaries.actions.letters import printed
from bursaries.enums import LetterKind
from bursaries.models import Award, Letter
from programs import jobs
from programs.access import can_coordinate
from programs.letters.printing import Unprintable, pdf_of_all
from programs.models import Job, Program


def ask_for_contracts(program: Program, awards: Sequence[Award], *, by) -> Job:
    """Have the contracts of ``awards`` printed, in their order. Raises ValidationError where one is not made yet."""
    made = dict(
        Letter.objects.filter(kind=LetterKind.CONTRACT, award__in=awards)
        .order_by("pk")
        .values_list("award_id", "pk")
    )
    if lacking := [award for award in awards if award.pk not in made]:
        raise ValidationError(
            [
                _("%(award)s : faites d’abord le contrat, puis imprimez-le.") % {"award": award}
                for award in lacking
            ]
        )
    contracts = [made[award.pk] for award in awards]
    return jobs.ask(
        "contracts",
        by=by,
        key=f"contracts:{by.pk}:{sha256(repr(contracts).encode()).hexdigest()[:32]}",
        title=_("Contrats : %(program)s") % {"program": program},
        program=program.slug,
        contracts=contracts,
    )


@jobs.kind("contracts")
def print_contracts(work: jobs.Work) -> None:
    """Print them one by one, through the doors of whoever asked. What was thrown away meanwhile is left out."""
    given, by = work.job.parameters, work.job.asked_by
    try:
        program = access.get_awarding_program_for(by, given["program"])
        if not can_coordinate(by, program):
            raise PermissionDenied
    except (Http404, PermissionDenied) as error:
        raise ValidationError(_("Ce programme ne vous est plus ouvert.")) from error
    letters = Letter.objects.filter(
        pk__in=given["contracts"], kind=LetterKind.CONTRACT, award__program=program
    ).select_related("award__program__lead", "award__person", "award__organization")
    found = sorted(letters, key=lambda letter: given["contracts"].index(letter.pk))
    if not found:
        raise ValidationError(_("Ces contrats n’existent plus."))

    def printing(place: int) -> None:
        work.progress(place, len(found), str(found[place].award))

    try:
        content = pdf_of_all([printed(letter) for letter in found], printing)
    except Unprintable as error:
        raise ValidationError(str(error)) from error
    work.finish(file=(f"{slugify(_('Contrats'))}-{program.slug}.pdf", "application/pdf", content))
