"""What awaits somebody: each app says it in an ``awaiting.py`` of its own, loaded when the site starts.

A rule is said once and serves everywhere: the home page, the filter « suivi » of the lists, and whatever else will
ask. So does a key figure of the home page, which is a list that one can open.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Case, DateField, DurationField, F, Model, QuerySet, Value, When
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Cast, TruncDate
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from programs import access, mailing
from programs.enums import SECTIONS, MembershipRole, Shared
from programs.lib.periods import add_working_days, format_date
from programs.models import Funding, OutgoingMail

# The parameter of a list that keeps what awaits by one rule.
PARAMETER = "suivi"

_MONDAY = date(2024, 1, 1)


class Rule:
    """Something that awaits those who hold one of ``roles``, in ``section``; ``code`` names it in addresses.

    A record comes out with ``waiting_since``, the day since which it waits, and ``due_day``, the last day on which
    it is in time: it is late from the next one on. Without ``due`` it never is.

    A rule that knows today what will wait later says it in ``upcoming``: the calendar, its feed and the digest then
    show it on its ``due_day``, which is the same before and after it begins to wait. ``calendar_label`` calls it
    without saying that it is late. An agreement that ends, say, waits from the first day of its notice on::

        class AgreementToRenew(awaiting.Rule):
            label = _("Ententes à renouveler")
            since = F("notice_from")
            due = F("ends_on")
            names_nobody = True  # the feed may tell the title of the record

            def waiting(self, records, day):
                return records.in_force().filter(notice_from__lte=day)

            def upcoming(self, records, day):
                return records.in_force().filter(notice_from__gt=day)
    """

    code: str
    label: str
    section: str
    model: type[Model]
    # In a calendar, where nothing is late yet: « Actions à terminer » of « Actions en retard ». Else ``label``.
    calendar_label: str = ""
    # Whether ``title`` says the name of no person, and may leave the house in a feed.
    names_nobody: bool = False
    # The one thing to do, on a button.
    action: str = _("Ouvrir")
    roles: tuple[str, ...] = (MembershipRole.COORDINATION,)
    # An expression on the records that ``waiting`` keeps, and one that may speak of ``waiting_since``.
    since: BaseExpression | F
    due: BaseExpression | None = None
    # From a record to its program, where it has one, and to what its line reads, so that a line costs no query.
    program = "program"
    related: tuple[str, ...] = ()

    # The door: which records of ``model`` the user sees.
    visible: Callable[..., QuerySet]

    def waiting(self, records: QuerySet, day: date) -> QuerySet:
        """Those of ``records`` that wait on ``day``."""
        raise NotImplementedError

    def upcoming(self, records: QuerySet, day: date) -> QuerySet:
        """Those of ``records`` that do not wait on ``day``, and will if nothing happens; none that ``waiting`` keeps.

        Each gives what ``since`` and ``due`` speak of, and stands there once: of several moments to come, the next.
        """
        return records.none()

    def select(self, records: QuerySet, day: date) -> QuerySet:
        """What waits, each with ``waiting_since`` and ``due_day``."""
        return self._dated(self.waiting(records, day))

    def select_upcoming(self, records: QuerySet, day: date, until: date) -> QuerySet:
        """What will wait and is due on ``until`` at the latest, dated alike: ``waiting_since`` may be to come."""
        if not self.foresees:
            return records.none()
        return self._dated(self.upcoming(records, day)).filter(due_day__range=(day, until))

    def _dated(self, records: QuerySet) -> QuerySet:
        never = Cast(Value(None), DateField())
        dated = records.annotate(waiting_since=self.since)
        return dated.annotate(due_day=never if self.due is None else self.due)

    @property
    def foresees(self) -> bool:
        """Whether it says what will wait, and by when."""
        return self.due is not None and type(self).upcoming is not Rule.upcoming

    @property
    def said_in_calendars(self) -> str:
        return self.calendar_label or self.label

    def is_for(self, user) -> bool:
        return _holds(user, self.roles)

    def title(self, record: Model) -> str:
        return str(record)

    def details(self, record: Model) -> list[str]:
        """What one should know before pressing the button, in a few words each."""
        return []

    def url(self, record: Model) -> str:
        """Where the one thing is done."""
        return self.own_page(record)

    def page(self, record: Model) -> str:
        """What its title leads to: where it is read, if that is not where the one thing is done."""
        return self.url(record)

    def own_page(self, record: Model) -> str:
        """The page of the record in the administration."""
        return reverse(f"admin:{self._list_name}_change", args=[record.pk])

    def list_url(self, **filters) -> str:
        """The list of the records that wait by this rule."""
        query = urlencode({PARAMETER: self.code} | filters)
        return f"{reverse(f'admin:{self._list_name}_changelist')}?{query}"

    @property
    def _list_name(self) -> str:
        return f"{self.model._meta.app_label}_{self.model._meta.model_name}"


@dataclass(frozen=True)
class KeyFigure:
    """A number of the home page: how many of ``records(user)`` there are; the list ``address`` shows them."""

    label: str
    section: str
    records: Callable[..., QuerySet]
    address: str
    filters: dict[str, str] = field(default_factory=dict)
    roles: tuple[str, ...] = (MembershipRole.COORDINATION,)
    program: str = "program"

    def is_for(self, user) -> bool:
        return _holds(user, self.roles)

    def list_url(self, **filters) -> str:
        query = urlencode(self.filters | filters)
        return f"{reverse(self.address)}?{query}" if query else reverse(self.address)


RULES: list[Rule] = []
_KEY_FIGURES: list[KeyFigure] = []


def rule(declared: type[Rule]) -> type[Rule]:
    """Put a rule on the home page and into the filter of its list."""
    if any(known.code == declared.code for known in RULES):
        raise ValueError(f"two rules are called {declared.code}")
    RULES.append(declared())
    RULES.sort(key=lambda known: SECTIONS.index(known.section))
    return declared


def key_figures(*declared: KeyFigure) -> None:
    """Put numbers on the home page."""
    _KEY_FIGURES.extend(declared)
    _KEY_FIGURES.sort(key=lambda known: SECTIONS.index(known.section))


def rules_for(user) -> list[Rule]:
    return [known for known in RULES if known.is_for(user)]


def rules_of(model: type[Model]) -> list[Rule]:
    return [known for known in RULES if known.model is model]


def key_figures_for(user) -> list[KeyFigure]:
    return [known for known in _KEY_FIGURES if known.is_for(user)]


def _holds(user, roles: tuple[str, ...]) -> bool:
    return user.is_superuser or any(role in user.roles for role in roles)


# --- Days, as the database counts them ---------------------------------------------------------------


def days_after(name: str, count: int) -> Cast:
    """The day that lies ``count`` days after the day called ``name``."""
    return Cast(F(name) + Value(timedelta(days=count)), DateField())


def working_days_after(name: str, count: int) -> Cast:
    """The day that lies ``count`` working days after the day called ``name``, as ``add_working_days`` counts them."""
    week = [_MONDAY + timedelta(days=number) for number in range(7)]
    spans = [
        When(**{f"{name}__iso_week_day": day.isoweekday()}, then=add_working_days(day, count) - day)
        for day in week
    ]
    return Cast(F(name) + Case(*spans, output_field=DurationField()), DateField())


def say_day(day: date) -> str:
    return format_date(day, get_language() or "fr")


# --- The ground floor's own --------------------------------------------------------------------------


@rule
class UnknownAmount(Rule):
    """An amount that nobody knows prints « n. d. »; once its years are over, it should be known."""

    code = "montant-inconnu"
    label = _("Financements au montant inconnu")
    section = Shared.DIRECTORY
    model = Funding
    action = _("Inscrire le montant")
    roles = (MembershipRole.FINANCE,)
    since = F("starts_on")
    due = F("ends_on")
    related = ("funder",)
    names_nobody = True
    visible = staticmethod(access.visible_fundings)

    def waiting(self, records, day):
        return records.filter(amount=None)


@rule
class UnsentMail(Rule):
    """A mail that could not leave, or waits for longer than a passing trouble explains."""

    code = "courriels"
    label = _("Courriels qui n’ont pas pu partir")
    section = Shared.DIRECTORY
    model = OutgoingMail
    action = _("Voir le courriel")
    roles = ()  # administrators alone
    since = TruncDate("created_at")
    due = days_after("waiting_since", 0)
    program = ""
    visible = staticmethod(access.visible_mails)

    def waiting(self, records, day):
        return records.stuck_at(timezone.now())

    def title(self, record):
        return f"{mailing.label_of(record.template)} · {record.to}"

    def details(self, record):
        return [str(record.state.label), mailing.fate_of(record)]


key_figures(
    KeyFigure(
        label=_("programmes"),
        section=Shared.DIRECTORY,
        records=access.visible_programs,
        address="admin:programs_program_changelist",
        roles=(MembershipRole.FINANCE,),
        program="pk",
    ),
    KeyFigure(
        label=_("financements"),
        section=Shared.DIRECTORY,
        records=access.visible_fundings,
        address="admin:programs_funding_changelist",
        roles=(MembershipRole.FINANCE,),
    ),
)
