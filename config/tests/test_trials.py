"""Whatever a person sends, the site answers: nothing that they do is an error of ours.

TRIALS says how often each form and each address is tried by each role, SEED what is tried:
TRIALS=50 SEED=7 script/test -m slow config/tests/test_trials.py
"""

import os
from functools import cache
from random import Random

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpResponse
from django.test import override_settings
from django.urls import path

from config.tests import trials
from config.tests.addresses import Address, addresses
from config.tests.trials import Trier
from config.tests.walks import ROLES, two_worlds
from config.urls import urlpatterns as site

TRIALS = int(os.environ.get("TRIALS", "4"))
SEED = int(os.environ.get("SEED", "0"))

pytestmark = pytest.mark.django_db


def of_role(role: str, known: list[Address], tries: int, seed: int) -> Trier:
    """What a role met that tried them, of which nothing stays."""
    with transaction.atomic():
        trier = Trier(role, *two_worlds(), tries=tries, seed=seed)
        trier.all(known)
        transaction.set_rollback(True)
    return trier


@cache
def _everything(role: str) -> Trier:
    return of_role(role, addresses(), TRIALS, SEED)


# The name keeps the tests of a role in one process (conftest.py).
each_role = pytest.mark.parametrize(
    "role", [pytest.param(role, id=f"[walk of all that is odd, {role}") for role in ROLES]
)


@pytest.mark.slow
@each_role
def test_no_form_fails_whatever_is_written_in_it(role):
    tried = _everything(role).forms
    assert (tried.failures, tried.answers.total() > 0) == ([], True)


@pytest.mark.slow
@each_role
def test_no_address_fails_whatever_is_asked_of_it(role):
    tried = _everything(role).questions
    assert (tried.failures, tried.answers.total() > 0) == ([], True)


@pytest.mark.parametrize("role", ["anonymous", "partner", "coordination"])
def test_a_few_odd_things_fail_nowhere(role):
    """A slice of the same, small enough for every day."""
    tried = of_role(role, Random(role).sample(addresses(), 30), tries=2, seed=0)
    failures = tried.forms.failures + tried.questions.failures
    assert (failures, tried.questions.answers.total() > 30) == ([], True)


# --- A careless site: the trial sees what is wrong with it ------------------------------------------

FORM = '<form method="post"><input name="age"><input name="name"></form>'


@login_not_required
def careless(request):
    """Reads what it is sent, and asks of its address a page."""
    if "after" in request.GET:
        return HttpResponse(int(request.GET["after"]))
    return HttpResponse(int(request.POST["age"]) if request.method == "POST" else FORM)


@login_not_required
def careless_of_keys(request, key):
    return HttpResponse(int(key) and key)


urlpatterns = [path("page/", careless), path("page/<str:key>/", careless_of_keys), *site]


def causes(*known: Address) -> set[str]:
    trier = Trier("anonymous", *two_worlds(), tries=60)
    trier.all(known)
    return {*trier.forms.causes, *trier.questions.causes}


@override_settings(ROOT_URLCONF=__name__)
def test_the_trial_sees_a_page_that_reads_what_it_is_sent_without_care():
    page, _keys, *_others = addresses()
    place = "config/tests/test_trials.py:careless"
    assert causes(page) == {
        f"ValueError in {place}",
        f"MultiValueDictKeyError in django/utils/datastructures.py:__getitem__ through {place}",
    }


@override_settings(ROOT_URLCONF=__name__)
def test_the_trial_sees_a_page_that_reads_its_key_without_care(monkeypatch):
    monkeypatch.setattr(trials, "values_of", lambda world, address: {"key": (7,)})
    monkeypatch.setattr(trials, "paths", lambda world, address: ["/page/7/"])
    _page, keys, *_others = addresses()
    assert causes(keys) == {"ValueError in config/tests/test_trials.py:careless_of_keys"}
