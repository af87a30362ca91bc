"""What the tests of the portal of plans begin with: a plan that is followed, who carries it out, and what they type."""

import uuid
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from programs.accounts.models import User
from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.enums import MembershipRole
from programs.files import CheckedFile
from programs.lib.periods import today
from programs.links import token_of
from programs.models import Organization
from programs.plans import actions
from programs.plans.actions import Author
from programs.plans.models import Action, ActionPlan, ProgressLink, ProgressUpdate
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory, InvolvementFactory
from programs.tests import uploads

ANSWERS = {
    "achievements": "Deux rencontres tenues.",
    "ongoing": "",
    "says_state": "",
    "minimum": None,
    "maximum": None,
    "qualifier": "unknown",
}


def followed_plan(**values) -> ActionPlan:
    """A plan in force, which began a month ago."""
    starts_on = today() - timedelta(days=30)
    dated = {"starts_on": starts_on, "ends_on": starts_on + timedelta(days=364)}
    return ActionPlanFactory(**{"adopted": True, "adopted_on": starts_on} | dated | values)


def carried(plan: ActionPlan | None = None, organization=None, **values) -> Action:
    """An action for which an organisation is responsible."""
    action = ActionFactory(plan=plan or followed_plan(), **values)
    given = {"organization": organization} if organization else {}
    InvolvementFactory(action=action, **given)
    return action


def carrier_of(action: Action) -> Organization:
    return action.involvements.get().organization


def partner_of(action: Action) -> User:
    """Somebody who writes for the organisation that carries ``action`` out."""
    return MembershipFactory(
        organization=carrier_of(action),
        role=MembershipRole.PARTNER,
        vouched_by=action.plan.program.lead,
    ).user


def coordinator(action: Action) -> User:
    return coordinator_of(action.plan.program)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def link_to(action: Action, **values) -> ProgressLink:
    """An open link to what the carrier of ``action`` carries out, without its mail."""
    return ProgressLink.objects.create(
        **{
            "plan": action.plan,
            "organization": carrier_of(action),
            "contact_name": "Sacha Occasion",
            "email": "sacha@exemple.test",
            "created_by": coordinator(action),
            "expires_at": timezone.now() + actions.LINK_LASTS,
        }
        | values
    )


def address(link: ProgressLink, end: str = "") -> str:
    return f"/lien-plan/{token_of(link)}/{end}"


def tell(
    action: Action, by: User | ProgressLink, *, send: bool = True, files=(), **answers
) -> ProgressUpdate:
    """News as the form of ``by`` sends them, or keeps them as a draft."""
    author = (
        Author.of_link(by)
        if isinstance(by, ProgressLink)
        else Author(user=by, organization=carrier_of(action))
    )
    return actions.report_progress(
        action=action,
        author=author,
        answers=ANSWERS | {"reported_on": today()} | answers,
        send=send,
        submission=uuid.uuid4(),
        files=files,
    )


def file(name: str = "affiche.pdf") -> CheckedFile:
    return CheckedFile(name, uploads.pdf(), "application/pdf")


def posted(**changes) -> dict:
    """What a browser sends of the form, by « Transmettre »."""
    typed = {
        "submission": str(uuid.uuid4()),
        "achievements": "Deux rencontres tenues.",
        "ongoing": "",
        "quantity": "",
        "says_state": "",
        "reported_on": today().isoformat(),
        "send": "1",
    }
    return {name: value for name, value in (typed | changes).items() if value is not None}
