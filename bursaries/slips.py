"""What each holder was paid in a calendar year, as tax slips report it: box 105 of a T4A, box O (code RB) of an RL-1.

The day of a payment counts, not that of the award: a calendar year has parts of two study years. What was paid back in
the year stands beside and is taken off nothing: ``docs/decisions/0042`` says why, and which guides say what.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Count, Sum
from django.utils.translation import gettext as _

from bursaries.enums import AwardKind, InstalmentState
from bursaries.models import Award, AwardInstalment, AwardInstalmentMove
from programs.amounts import amount_said
from programs.budgets.enums import EXPENSE_COUNTED
from programs.budgets.models import Expense, Payment
from programs.lib.periods import Period
from programs.models import Organization
from programs.people.likeness import Known
from programs.people.models import Person

ZERO = Decimal(0)
T4A_BOX, RL1_BOX, RL1_CODE = "105", "O", "RB"
# Of so much in a year, or less, no T4A is due where no tax was withheld.
T4A_THRESHOLD = Decimal(500)
# Bursaries always; of small aids, those that whoever makes the slips adds: most pay back an expense.
ALWAYS_REPORTED = (AwardKind.BURSARY,)
OPTIONAL_KINDS = tuple(kind for kind in AwardKind if kind not in ALWAYS_REPORTED)


def calendar_year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


@dataclass
class Slip:
    """What one holder was paid in the year, and what they paid back in it."""

    person: Person
    paid: Decimal = ZERO
    repaid: Decimal = ZERO
    payments: int = 0
    awards: list[str] = field(default_factory=list)
    programs: list[str] = field(default_factory=list)
    address: str = ""
    # Others of the list who may be the same person, under another spelling.
    alike: list[Person] = field(default_factory=list)

    @property
    def is_small(self) -> bool:
        """Whether a T4A is not due of it, where no tax was withheld."""
        return self.paid <= T4A_THRESHOLD


@dataclass(frozen=True)
class KindSum:
    """What was paid of one kind of award: on the slips, or left out of them."""

    kind: AwardKind
    amount: Decimal
    is_reported: bool

    @property
    def label(self) -> str:
        return str(self.kind.label)


@dataclass
class Slips:
    """The slips of a year of the programs of ``lead``. ``ledger`` is what the ledger paid, asked of it apart.

    ``unnamed`` went to groups of whom nobody is named, ``outside`` was authorised without an expense: neither is on a
    slip.
    """

    lead: Organization
    year: int
    slips: list[Slip]
    kinds: list[KindSum]
    unnamed: Decimal
    ledger: Decimal
    # Who paid back in the year, whether or not they were paid in it.
    repaying: list[Slip] = field(default_factory=list)
    outside: Decimal = ZERO
    outside_number: int = 0

    @property
    def reported(self) -> Decimal:
        return sum((slip.paid for slip in self.slips), ZERO)

    @property
    def left_out(self) -> Decimal:
        """Of kinds that are not reported, and what went to groups."""
        kinds = (one.amount for one in self.kinds if not one.is_reported)
        return sum(kinds, ZERO) + self.unnamed

    @property
    def repaid(self) -> Decimal:
        return sum((slip.repaid for slip in self.repaying), ZERO)

    @property
    def difference(self) -> Decimal:
        """What the ledger paid, less what the slips and what is left out of them come to: nothing, or an error."""
        return self.ledger - self.reported - self.left_out

    @property
    def without_address(self) -> list[Slip]:
        return [slip for slip in self.slips if not slip.address]

    @property
    def doubtful(self) -> list[Slip]:
        return [slip for slip in self.slips if slip.alike]

    def require_agreement(self) -> None:
        """Raise ValidationError where the slips and the ledger do not agree to the cent."""
        if self.difference:
            raise ValidationError(
                _(
                    "Les feuillets font %(slips)s, hors feuillets %(left_out)s, et le registre a payé %(ledger)s : "
                    "rien ne s’exporte avant que l’écart de %(difference)s soit expliqué."
                )
                % {
                    "slips": amount_said(self.reported),
                    "left_out": amount_said(self.left_out),
                    "ledger": amount_said(self.ledger),
                    "difference": amount_said(self.difference),
                }
            )


def slips_of(lead: Organization, year: int, added: Iterable[str] = ()) -> Slips:
    """The slips of ``year`` of all programs of ``lead``; ``added`` are kinds of small aids that are reported as well.

    Five queries, however many holders.
    """
    period = calendar_year(year)
    reported = {*ALWAYS_REPORTED, *added}
    slips: dict[int, Slip] = {}
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    unnamed = ZERO
    for payment in _payments(lead, period).order_by("paid_on", "pk"):
        award = payment.expense.award_instalment.award
        if award.kind in reported and award.person is None:
            unnamed += payment.amount
            continue
        sums[award.kind] += payment.amount
        if award.kind in reported:
            _count(slips.setdefault(award.person_id, Slip(award.person)), award, payment.amount)
    for back in _reversals(lead, period):
        award = back.reverses.award_instalment.award
        if award.kind in reported and award.person is not None:
            slip = slips.setdefault(award.person_id, Slip(award.person))
            slip.repaid -= back.amount
            _about(slip, award)
    _find_addresses(slips)
    found = sorted(slips.values(), key=lambda slip: (slip.person.sort_key, slip.person.pk))
    _find_alike(found)
    outside = _outside(lead, period)
    return Slips(
        lead=lead,
        year=year,
        slips=[slip for slip in found if slip.paid],
        kinds=[
            KindSum(kind, sums[kind], kind in reported)
            for kind in AwardKind
            if sums[kind] or kind in OPTIONAL_KINDS
        ],
        unnamed=unnamed,
        ledger=_ledger(lead, period),
        repaying=[slip for slip in found if slip.repaid],
        outside=outside["sum"] or ZERO,
        outside_number=outside["number"],
    )


def years_paid(lead: Organization) -> list[int]:
    """The calendar years in which something was paid, the last first."""
    days = Payment.objects.filter(expense__award_instalment__award__program__lead=lead)
    years = days.filter(annulled_on=None).order_by().values_list("paid_on__year", flat=True)
    return sorted(set(years.distinct()), reverse=True)


def _payments(lead: Organization, period: Period):
    payments = Payment.objects.filter(
        expense__award_instalment__award__program__lead=lead,
        annulled_on=None,
        paid_on__range=(period.start, period.end),
    )
    return payments.select_related(
        "expense__award_instalment__award__person", "expense__award_instalment__award__program"
    )


def _ledger(lead: Organization, period: Period) -> Decimal:
    """What the ledger paid in the year of expenses that instalments made, summed by the database."""
    made = AwardInstalment.objects.filter(award__program__lead=lead).values("expense")
    payments = Payment.objects.filter(
        expense__in=made,
        paid_on__gte=period.start,
        paid_on__lte=period.end,
        annulled_on__isnull=True,
    )
    return payments.aggregate(sum=Sum("amount"))["sum"] or ZERO


def _reversals(lead: Organization, period: Period):
    """What was taken back in the year, of expenses of which something was paid."""
    return (
        Expense.objects.filter(
            reverses__award_instalment__award__program__lead=lead,
            reverses__paid__gt=0,
            state__in=EXPENSE_COUNTED,
            spent_on__range=(period.start, period.end),
        )
        .select_related(
            "reverses__award_instalment__award__person",
            "reverses__award_instalment__award__program",
        )
        .order_by("spent_on", "pk")
    )


def _count(slip: Slip, award: Award, amount: Decimal) -> None:
    slip.paid += amount
    slip.payments += 1
    _about(slip, award)


def _about(slip: Slip, award: Award) -> None:
    if award.code not in slip.awards:
        slip.awards.append(award.code)
    if str(award.program) not in slip.programs:
        slip.programs.append(str(award.program))


def _find_addresses(slips: dict[int, Slip]) -> None:
    """The last address that an award of each holder says, for want of one kept with the person."""
    written = Award.objects.filter(person__in=slips).exclude(address="")
    latest = written.order_by("person", "-awarded_on", "-pk").distinct("person")
    for person, address in latest.values_list("person", "address"):
        slips[person].address = address


def _find_alike(slips: list[Slip]) -> None:
    known = [
        Known(
            first_name=slip.person.first_name,
            last_name=slip.person.last_name,
            birth_date=slip.person.birth_date,
            email=slip.person.email,
            phone=slip.person.phone,
        )
        for slip in slips
    ]
    by_trait: dict[tuple, list[int]] = defaultdict(list)
    for index, one in enumerate(known):
        for trait in one.traits:
            by_trait[trait].append(index)
    for index, slip in enumerate(slips):
        near = {other for trait in known[index].traits for other in by_trait[trait]} - {index}
        slip.alike = [
            slips[other].person for other in sorted(near) if known[index].may_be(known[other])
        ]


def _outside(lead: Organization, period: Period) -> dict:
    """What was authorised in the year without an expense, which no ledger says paid."""
    moves = AwardInstalmentMove.objects.filter(
        to_state=InstalmentState.AUTHORIZED, effective_on__range=(period.start, period.end)
    )
    rows = AwardInstalment.objects.filter(
        award__program__lead=lead,
        state=InstalmentState.AUTHORIZED,
        expense=None,
        pk__in=moves.values("instalment"),
    )
    return rows.aggregate(sum=Sum("amount"), number=Count("pk"))
