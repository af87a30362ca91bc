"""Who is told of what happens to the news of an action: what, and where to read it, never a word of the news."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs import mailing
from programs.accounts.access import partners_of
from programs.accounts.models import Membership, User
from programs.enums import MembershipRole
from programs.links import token_of
from programs.mailing import absolute
from programs.models import Organization
from programs.plans.enums import Part
from programs.plans.models import Action, Involvement, Obstacle, ProgressLink, ProgressUpdate
from programs.plans.models.lines import HEADING_PATHS

mailing.declare(
    plan_link=_("Lien de suivi d’un plan d’action"),
    plan_reminder=_("Rappel d’un plan d’action"),
    plan_action_freed=_("Action d’un plan qui peut continuer"),
    progress_returned=_("Nouvelle d’une action retournée"),
    progress_approved=_("Nouvelles d’actions approuvées"),
    progress_to_approve=_("Nouvelles d’actions à approuver"),
)

# How long a link that goes out in a mail is good at least.
GOOD_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Recipient:
    """Who carries actions out and is written to: an account, or the contact of a link."""

    record: User | ProgressLink

    @property
    def is_link(self) -> bool:
        return isinstance(self.record, ProgressLink)

    @property
    def email(self) -> str:
        return self.record.email

    @property
    def language(self) -> str:
        return self.record.language

    def url(self, action: Action | None = None) -> str:
        """Where their actions are, or ``action`` is, as somebody outside types it."""
        page, key = ("action", [action.pk]) if action else ("actions", [])
        if isinstance(self.record, ProgressLink):
            return absolute(reverse(f"plan_link_{page}", args=[token_of(self.record), *key]))
        return absolute(reverse(f"carried_{page}", args=key))

    def keep_open(self) -> None:
        """What a mail leads to opens for some time yet."""
        if isinstance(self.record, ProgressLink):
            good_until = timezone.now() + GOOD_FOR
            if self.record.expires_at < good_until:
                self.record.expires_at = good_until
                self.record.save(update_fields=["expires_at"])


def send(template: str, to: Recipient, about, **context) -> None:
    """Mail ``template`` about a record; what leads to a link is of no use once that is over."""
    to.keep_open()
    lasts = to.record.expires_at - timezone.now() if isinstance(to.record, ProgressLink) else None
    mailing.send(
        template,
        to=to.email,
        language=to.language,
        about=about,
        useful_for=lasts,
        is_link=to.is_link,
        **context,
    )


def send_link_by_mail(link: ProgressLink) -> None:
    """Mail the link, instead of the one before where that has not left."""
    mailing.send(
        "plan_link",
        to=link.email,
        language=link.language,
        about=link,
        useful_for=link.expires_at - timezone.now(),
        replaces=True,
        plan=link.plan,
        lead=link.plan.program.lead,
        organization=link.organization,
        expires_at=link.expires_at,
        url=Recipient(link).url(),
    )


def tell_author_of_return(update: ProgressUpdate) -> None:
    """Their news come back: why stands on the page."""
    for to in authors_of(update):
        send("progress_returned", to, update, action=update.action, url=to.url(update.action))


def authors_of(update: ProgressUpdate) -> list[Recipient]:
    """Its author where they still write for its organisation, the contact of their link, or else its partners."""
    if update.organization_id is None:
        return []
    plan = update.action.plan
    if update.author_id is None:
        links = ProgressLink.objects.filter(plan=plan, organization=update.organization_id)
        named = links.filter(contact_name=update.author_name, revoked_at=None)
        if link := named.order_by("-expires_at", "-pk").first():
            return [Recipient(link)]
    partners = partners_of(update.organization_id, plan.program)
    author = partners.filter(pk=update.author_id)
    return [Recipient(user) for user in author or partners]


def tell_that_it_goes_on(obstacle: Obstacle) -> None:
    """Nothing blocks an action any more: whoever is responsible for it may go on."""
    action = obstacle.action
    if not action.is_open or not action.plan.is_followed:
        return
    if action.obstacles.filter(lifted_on=None).exists():
        return
    for to in responsible_for(action):
        send("plan_action_freed", to, obstacle, action=action, url=to.url(action))


def take_back_that_it_goes_on(obstacle: Obstacle) -> None:
    mailing.take_back("plan_action_freed", obstacle)


def responsible_for(action: Action) -> list[Recipient]:
    """The accounts of the organisations that are responsible for ``action``, and the contacts of their links."""
    own = Q(action=action)
    for path in HEADING_PATHS:
        # « heading__parent » of an action: the heading that has its heading among its children.
        below = "__".join(["children"] * path.count("parent") + ["actions"])
        own |= Q(**{f"heading__{below}": action})
    parts = Involvement.objects.filter(own, part=Part.RESPONSIBLE).exclude(organization=None)
    organizations = Organization.objects.filter(pk__in=parts.values("organization"))
    return recipients_of(organizations, action.plan.program.lead_id, plan=action.plan)


def recipients_of(organizations, lead, *, plan) -> list[Recipient]:
    """Who writes for one of ``organizations`` about ``plan``, of the organisation ``lead``: each address once."""
    counting = Membership.objects.counting(MembershipRole.PARTNER, lead)
    held = counting.filter(organization__in=organizations, user=OuterRef("pk"))
    users = User.objects.filter(Exists(held), is_active=True).order_by("pk")
    links = ProgressLink.objects.open_at(timezone.now()).filter(
        plan=plan, organization__in=organizations
    )
    return once([*map(Recipient, users), *map(Recipient, links.order_by("-expires_at"))])


def once(recipients: list[Recipient]) -> list[Recipient]:
    """Each address once, the account before the link."""
    found: dict[str, Recipient] = {}
    for one in recipients:
        found.setdefault(one.email.casefold(), one)
    return list(found.values())
