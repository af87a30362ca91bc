"""The address of a holder, in the mails that lead there; and what is told to them at once."""

from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from bursaries.models import HolderLink
from programs import mailing
from programs.links import token_of
from programs.models import Program
from programs.people.models import Person

mailing.declare(holder_returned=gettext_lazy("Envoi retourné à un titulaire de bourse"))

GOOD_FOR = timedelta(days=60)


def keep_open(link: HolderLink, lasts: timedelta = GOOD_FOR) -> None:
    """What a mail leads to opens for some time yet."""
    good_until = timezone.now() + lasts
    if link.expires_at < good_until:
        link.expires_at = good_until
        link.save(update_fields=["expires_at"])


def url_of(link: HolderLink) -> str:
    """Its address as somebody outside types it."""
    return mailing.absolute(reverse("holder_home", args=[token_of(link)]))


def open_links(program: Program, person: Person) -> QuerySet[HolderLink]:
    """The link by which a holder reads what is theirs in a program, while it opens."""
    return HolderLink.objects.open_at(timezone.now()).filter(program=program, person=person)


def tell_returned(program: Program, person: Person) -> None:
    """Tell a holder, who sees it nowhere else, that what they sent came back; several at once are one mail."""
    links = open_links(program, person).select_for_update(of=("self",))
    if link := links.select_related("program__lead").first():
        keep_open(link)
        mailing.send(
            "holder_returned",
            to=link.email,
            language=link.language,
            about=link,
            useful_for=link.expires_at - timezone.now(),
            replaces=True,
            lead=link.program.lead,
            url=url_of(link),
        )


def forget_returned(program: Program, person: Person) -> None:
    """It was returned too fast: a mail that has not left does not."""
    if link := open_links(program, person).first():
        mailing.take_back("holder_returned", link)
