"""Run in the installation: makes what is used in it, and prints where each of them begins, as JSON."""

import json
import os
import sys

import django


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    print(json.dumps(world(int(sys.argv[1]))))


def world(reports: int) -> dict:
    """``partner`` and ``publisher`` are keys of sessions, ``told`` the addresses of whoever hears of a referral.

    ``reports`` are under review, each of a program of its own with one funder who reads it.
    """
    from programs.accounts.tests.factories import coordinator_of
    from programs.referrals.tests.portal import open_program, partner_of
    from programs.tests.factories import ProgramFactory
    from reporting.tests.factories import funder_of, submitted_report

    program = open_program()
    told = [coordinator_of(program).email for _one in range(2)]
    lead = ProgramFactory().lead
    published = {}
    for number in range(reports):
        one = ProgramFactory(lead=lead, slug=f"essai-{number}", title=f"Programme {number}")
        published[submitted_report(one).pk] = funder_of(one).email
    return {
        "partner": session_of(partner_of(program)),
        "publisher": session_of(coordinator_with_second_factor(lead)),
        "told": told,
        "reports": published,
    }


def coordinator_with_second_factor(lead):
    from allauth.mfa.models import Authenticator

    from programs.accounts.tests.factories import MembershipFactory

    user = MembershipFactory(organization=lead).user
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


def session_of(user) -> str:
    """The key of a session of ``user``, as signing in makes one."""
    from django.contrib.auth import login
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    request = HttpRequest()
    request.session = SessionStore()
    login(request, user)
    request.session.save()
    return request.session.session_key


if __name__ == "__main__":
    main()
