"""Who is told of what becomes of a claim: its number and where to read it, never what it is for or what it is worth.

Its author is told at once; those who keep the accounts, of all that came, by one mail a day.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs import awaiting, mailing
from programs.accounts.access import partners_of
from programs.accounts.models import Membership, User
from programs.budgets.enums import EXPENSE_COUNTED, ExpenseState
from programs.budgets.models import Expense, ExpenseMove
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.mailing import absolute
from programs.models import OutgoingMail, Program

mailing.declare(
    claims_to_verify=_("Réclamations à vérifier"),
    claim_returned=_("Réclamation retournée"),
    claim_refused=_("Réclamation refusée"),
    claim_news=_("Réclamations approuvées ou payées"),
)

# What waits to be verified, as the home page calls it.
CLAIMS_TO_VERIFY = "reclamations-a-verifier"
# What happened before is told to nobody: they read it on their page.
NEWS_KEPT = timedelta(days=7)


# --- To whoever claimed


def tell_author_of_return(expense: Expense) -> None:
    """It came back: what is missing stands on the page."""
    _tell_authors("claim_returned", expense)


def tell_author_of_refusal(expense: Expense) -> None:
    _tell_authors("claim_refused", expense)


def tell_author_of_news(expense: Expense) -> None:
    """It was approved, or something was paid of it. What they have not been sent yet of others is in the same mail."""
    for user in authors_of(expense):
        mailing.send(
            "claim_news",
            to=user.email,
            language=user.language,
            about=user,
            replaces=True,
            claims=_news_of(user, expense),
            url=absolute(reverse("claims")),
        )


def _tell_authors(template: str, expense: Expense) -> None:
    for user in authors_of(expense):
        mailing.send(
            template,
            to=user.email,
            language=user.language,
            about=expense,
            replaces=True,
            number=expense.code,
            lead=expense.program.lead,
            url=absolute(reverse("claim", args=[expense.pk])),
        )


def authors_of(expense: Expense) -> QuerySet[User]:
    """Who claimed it where they still write for its organisation, or else all who do; nobody for what is no claim."""
    if expense.claimant_id is None:
        return User.objects.none()
    partners = partners_of(expense.claimant_id, expense.program)
    author = partners.filter(pk=expense.entered_by_id)
    return author if author.exists() else partners


def _news_of(user: User, expense: Expense) -> list[Expense]:
    """``expense``, and what else was approved or paid of what the user claimed since a mail said so."""
    mails = OutgoingMail.objects.about(user).filter(template="claim_news", sent_at__isnull=False)
    told = mails.order_by("-created_at").values_list("created_at", flat=True).first()
    since = max(told or _long_ago(), _long_ago())
    moves = ExpenseMove.objects.filter(to_state__in=EXPENSE_COUNTED, moved_at__gt=since)
    others = Expense.objects.claims().counted()
    others = others.filter(entered_by=user, pk__in=moves.values("expense"))
    return sorted({expense, *others}, key=lambda one: one.code)


def _long_ago() -> datetime:
    return timezone.now() - NEWS_KEPT


# --- To those who keep the accounts


def tell_keepers_of_claims() -> int:
    """One mail to each of those who verify claims, about those that came since they were last told; say how many.

    Done twice in a day, it sends nothing the second time.
    """
    of_user: dict[User, list[ExpenseMove]] = defaultdict(list)
    for program, moves in _by_program(_arrived_lately()).items():
        for user in keepers_of(program):
            of_user[user] += moves
    return sum(_tell_keeper(user, moves) for user, moves in of_user.items())


def keepers_of(program: Program) -> QuerySet[User]:
    """The finance officers of a program; where it has none, those who coordinate it."""
    holding = Membership.objects.active().filter(organization=program.lead_id)
    for role in (MembershipRole.FINANCE, MembershipRole.COORDINATION):
        held = holding.filter(role=role)
        found = User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("pk")
        if found.exists():
            return found
    return User.objects.none()


def _arrived_lately() -> QuerySet[ExpenseMove]:
    """The last arrival of each claim that came these days and that nobody has verified yet."""
    arrivals = ExpenseMove.objects.filter(
        to_state=ExpenseState.JUSTIFIED,
        moved_at__gte=_long_ago(),
        expense__state=ExpenseState.JUSTIFIED,
        expense__claimant__isnull=False,
    )
    last = arrivals.order_by("expense_id", "-pk").distinct("expense_id")
    found = ExpenseMove.objects.filter(pk__in=last.values("pk")).order_by("pk")
    return found.select_related("expense__program", "expense__claimant")


def _by_program(moves: Iterable[ExpenseMove]) -> dict[Program, list[ExpenseMove]]:
    found: dict[Program, list[ExpenseMove]] = defaultdict(list)
    for move in moves:
        found[move.expense.program].append(move)
    return found


@transaction.atomic
def _tell_keeper(user: User, moves: list[ExpenseMove]) -> int:
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if _last_told(user, since=today()):
        return 0
    last = _last_told(user, since=today() - NEWS_KEPT)
    claims = [move.expense for move in moves if last is None or move.moved_at > last]
    if not claims:
        return 0
    mailing.send(
        "claims_to_verify",
        to=user.email,
        language=user.language,
        about=user,
        claims=claims,
        url=absolute(
            f"{reverse('admin:index')}?{urlencode({awaiting.PARAMETER: CLAIMS_TO_VERIFY})}"
        ),
    )
    return 1


def _last_told(user: User, *, since: date) -> datetime | None:
    written = OutgoingMail.objects.about(user).filter(template="claims_to_verify")
    return (
        written.filter(created_at__date__gte=since)
        .order_by("-created_at")
        .values_list("created_at", flat=True)
        .first()
    )
