"""A draft ends: its author deletes it, or it is forgotten."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from bursaries.actions import drafts
from bursaries.models import Application, ApplicationFile, Reference
from bursaries.tests.calls import CLOSING, OPEN, address, bare_call, call, draft_of
from bursaries.tests.factories import ApplicationFactory, ReferenceFactory
from programs.links import token_of
from programs.tests.uploads import pdf, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def while_it_is_open():
    with time_machine.travel(OPEN, tick=False):
        yield


class TestTheEndOfADraft:
    def test_its_author_deletes_it_with_all_that_it_holds(self, client):
        draft = draft_of(call())
        name = f"file_{draft.round.documents.get().pk}"
        client.post(address(draft), {name: upload(pdf(), "un.pdf")})
        ReferenceFactory(application=draft)
        url = reverse("application_discard", args=[token_of(draft)])
        assert client.get(url).status_code == 200
        client.post(url)
        counts = [model.objects.count() for model in (Application, ApplicationFile, Reference)]
        assert counts == [0, 0, 0]
        assert client.get(address(draft)).status_code == 404

    def test_what_was_sent_is_not_deleted(self, client):
        sent = ApplicationFactory()
        client.post(reverse("application_discard", args=[token_of(sent)]))
        assert Application.objects.get() == sent

    def test_one_that_was_never_sent_is_forgotten_thirty_days_after_its_last_moment(self):
        round = bare_call(grace_minutes=10)
        draft_of(round), ApplicationFactory(round=round)
        last = CLOSING + timedelta(days=30, minutes=10)
        assert [drafts.forget_drafts(last), Application.objects.count()] == [0, 2]
        assert drafts.forget_drafts(last + timedelta(seconds=1)) == 1
        assert Application.objects.get().state == "submitted"
