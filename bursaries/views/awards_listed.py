"""Which awards of a program an address asks for, how many await whom, and what they come to."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.core.paginator import Page
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy

from bursaries import disbursed
from bursaries.access import visible_award_instalments, visible_awards
from bursaries.enums import AWARD_HELD, AwardKind, AwardState
from bursaries.models import Award, AwardInstalment, BursaryRound
from programs.asked import page_of, read_number
from programs.lib.periods import Period, today
from programs.lookups import counted_key_of
from programs.models import Program

PAGE = 50
ZERO = Decimal(0)

# What awaits whoever gives awards: its word in the address, its label, and which instalments it is.
AWAITING: dict[str, tuple[str, Callable[[], Q]]] = {
    "a-attester": (gettext_lazy("Attestation attendue"), disbursed.to_attest),
    "a-autoriser": (gettext_lazy("À autoriser"), disbursed.to_authorize),
    "a-payer": (gettext_lazy("Chez les finances"), disbursed.to_pay),
}
TO_SIGN = "a-signer"
TO_SIGN_LABEL = gettext_lazy("Contrat à signer")


@dataclass(frozen=True)
class Asked:
    """What an address asks of the awards of a program; nothing by default."""

    awaiting: str = ""
    state: str = ""
    kind: str = ""
    round: int | None = None
    text: str = ""
    year: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> "Asked":
        """Raises BadRequest for what cannot be read."""
        awaiting, state, kind = (query.get(name, "") for name in ("suivi", "etat", "nature"))
        if awaiting and awaiting not in (TO_SIGN, *AWAITING):
            raise BadRequest("nothing awaits so")
        if state and state not in AwardState:
            raise BadRequest("a state is none")
        if kind and kind not in AwardKind:
            raise BadRequest("a kind is none")
        return cls(
            awaiting=awaiting,
            state=state,
            kind=kind,
            round=read_number(query["concours"]) if query.get("concours") else None,
            text=query.get("q", "").strip()[:200],
            year=query.get("annee", ""),
        )

    @property
    def query(self) -> str:
        said = {
            "suivi": self.awaiting,
            "etat": self.state,
            "nature": self.kind,
            "concours": self.round or "",
            "q": self.text,
            "annee": self.year,
        }
        return urlencode({name: value for name, value in said.items() if value})

    @property
    def narrows(self) -> bool:
        return bool(self.state or self.kind or self.round or self.year)


@dataclass(frozen=True)
class Sums:
    """What awards come to: granted and still held, of it paid, of it on its way, and left."""

    number: int = 0
    amount: Decimal = ZERO
    paid: Decimal = ZERO
    authorized: Decimal = ZERO

    @property
    def underway(self) -> Decimal:
        return max(self.authorized - self.paid, ZERO)

    @property
    def left(self) -> Decimal:
        return max(self.amount - max(self.authorized, self.paid), ZERO)


@dataclass
class AwardList:
    """The awards of ``program`` that an address asks for, as ``user`` sees them."""

    program: Program
    user: object
    asked: Asked

    def __post_init__(self):
        asked = self.asked
        if asked.round and not self.program.bursary_rounds.filter(pk=asked.round).exists():
            raise Http404
        self.period = self._period()

    def _period(self) -> Period | None:
        if not self.asked.year:
            return None
        try:
            return self.program.calendar.year(self.asked.year)
        except ValueError as error:
            raise BadRequest("a year is none") from error

    @cached_property
    def all(self) -> QuerySet[Award]:
        return visible_awards(self.user).filter(program=self.program)

    @cached_property
    def awards(self) -> QuerySet[Award]:
        """What is asked for, the newest first."""
        asked, found = self.asked, self.all
        if asked.awaiting == TO_SIGN:
            found = found.filter(disbursed.to_sign())
        elif asked.awaiting:
            which = AWAITING[asked.awaiting][1]()
            rows = AwardInstalment.objects.filter(which, award=OuterRef("pk"))
            found = found.filter(Exists(rows))
        if asked.state:
            found = found.filter(state=asked.state)
        if asked.kind:
            found = found.filter(kind=asked.kind)
        if asked.round:
            found = found.filter(round=asked.round)
        if self.period:
            found = found.awarded_in(self.period)
        if asked.text:
            found = found.filter(self._sought(asked.text))
        return found.order_by("-awarded_on", "-pk")

    @staticmethod
    def _sought(text: str) -> Q:
        sought = Q(code__icontains=text)
        for path in (
            "description",
            "person__last_name",
            "person__first_name",
            "organization__name",
            "institution_name",
        ):
            sought |= Q(**{f"{path}__matches": text})
        return sought

    def page(self, asked: str | None) -> Page:
        rows = disbursed.awards_with_sums(self.awards)
        page = page_of(rows.select_related("person", "organization", "round", "tier"), PAGE, asked)
        page.object_list = disbursed.with_instalments(page.object_list)
        return page

    @cached_property
    def sums(self) -> Sums:
        """What the awards that are asked for, and are held, come to. One query."""
        held = disbursed.awards_with_sums(self.awards.filter(state__in=AWARD_HELD)).order_by()
        found = held.aggregate(
            number=Count("pk"),
            amounts=Sum("amount", default=ZERO),
            paid_sum=Sum("paid", default=ZERO),
            authorized_sum=Sum("authorized", default=ZERO),
        )
        return Sums(*found.values())

    @cached_property
    def awaiting(self) -> list[dict]:
        """How many await each step, of the whole program. Two queries."""
        instalments = visible_award_instalments(self.user).filter(award__program=self.program)
        numbers = instalments.order_by().aggregate(
            **{name: Count("pk", filter=test()) for name, (_label, test) in AWAITING.items()}
        )
        signed = self.all.filter(disbursed.to_sign()).count()
        marks = [{"name": TO_SIGN, "label": TO_SIGN_LABEL, "number": signed}]
        marks += [
            {"name": name, "label": label, "number": numbers[name]}
            for name, (label, _test) in AWAITING.items()
        ]
        return [one | {"is_chosen": one["name"] == self.asked.awaiting} for one in marks]

    @cached_property
    def rounds(self) -> list[BursaryRound]:
        return list(self.program.bursary_rounds.order_by("-starts_on", counted_key_of("code")))

    @cached_property
    def years(self) -> list[str]:
        """The fiscal years from the first award to today, the last first."""
        first = self.all.order_by("awarded_on").values_list("awarded_on", flat=True).first()
        if first is None:
            return []
        calendar = self.program.calendar
        return [calendar.name(year) for year in reversed(calendar.years_between(first, today()))]


def instalments_to(name: str, program: Program, user) -> QuerySet[AwardInstalment]:
    """The instalments of a program that await the step ``name``, the oldest expected first."""
    rows = visible_award_instalments(user).filter(AWAITING[name][1](), award__program=program)
    rows = rows.select_related("award__person", "award__organization", "award__line__budget")
    return disbursed.instalments_with_payments(rows).order_by(
        F("expected_on").asc(nulls_last=True), "award__code", "number", "pk"
    )
