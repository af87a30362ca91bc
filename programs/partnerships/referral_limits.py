"""A person's file that goes out where no agreement lets it: said before it leaves, with the amendment to begin."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from programs.enums import Service
from programs.models import Organization, Program
from programs.models.successions import Succession
from programs.partnerships.addresses import amendment_url
from programs.partnerships.enums import AGREEMENT_BOUND, ClauseKind
from programs.partnerships.models import Agreement, AgreementParty
from programs.referrals.outgoing import Level, Remark


def no_clause(
    *, program: Program, sender: Organization | None, receiver, person, on: date
) -> Iterator[Remark]:
    """Warn where nothing in force on that day lets personal data pass between the lead and the other organisation.

    Agreements of all programs of the lead count, and those of the organisations that either carries on. Where none
    are kept, by the program or by its lead, nothing is known of what may pass, and nothing is said.
    """
    lead_sends = sender is not None and sender.pk == program.lead_id
    other = receiver if lead_sends else sender
    is_within = other is None or other.pk == program.lead_id
    if is_within or Service.PARTNERSHIPS not in program.services:
        return
    succession = Succession()
    leads = [program.lead_id, *succession.carried_on(program.lead_id, on)]
    line = [other.pk, *succession.carried_on(other.pk, on)]
    found = _between(program, leads, line, on).values_list("pk", "number", "shares").first()
    if found is None:
        kept = Agreement.objects.filter(program__lead__in=leads, state__in=AGREEMENT_BOUND)
        if not kept.exists():
            return
        yield _remark(
            _(
                "Aucune entente en vigueur avec « %(name)s » ne permet de communiquer des renseignements personnels."
            )
            % {"name": other},
            _("Préparer une entente"),
            reverse("agreement_new", args=[program.slug]) if lead_sends else "",
        )
        return
    key, number, shares = found
    if not shares:
        yield _remark(
            _(
                "L’entente %(number)s avec « %(name)s » ne prévoit pas la communication de renseignements personnels."
            )
            % {"number": number, "name": other if lead_sends else program.lead},
            _("Commencer un avenant"),
            amendment_url(key, clause=ClauseKind.DATA_SHARING) if lead_sends else "",
        )


def _remark(sentence: str, url_label: str, url: str) -> Remark:
    return Remark(Level.WARN, sentence, url_label if url else "", url)


def _between(program: Program, leads: list[int], line: list[int], on: date) -> QuerySet[Agreement]:
    """What binds the two on that day: first what ``shares`` data, then what is of the program itself."""
    parties = AgreementParty.objects.filter(agreement=OuterRef("pk"), organization__in=line)
    sharing = Agreement.objects.sharing_data_on(on).filter(pk=OuterRef("pk"))
    own = Case(When(program=program, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = Agreement.objects.in_force_on(on).filter(Exists(parties), program__lead__in=leads)
    return found.annotate(shares=Exists(sharing), elsewhere=own).order_by(
        "-shares", "elsewhere", "-starts_on", "pk"
    )
