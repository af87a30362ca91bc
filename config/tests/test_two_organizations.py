"""Two organisations side by side: whoever asks for a record of the other gets not one byte of it."""

import pytest
from django.contrib import admin

from config.tests.walks import Answer, ask, is_held, shows_a_mark, signed_in, two_worlds
from programs.tests.worlds import name_of, world

SHUT = {"403", "404", "405", "in"}
# They tell the public which organisations and programs there are.
TOLD_TO_ALL = {"contact", "become_mentor", "bursary_calls", "calendar", "calendar_feed"}
# The catalogue of the admin's scripts; and the published files, of which a browser asks each time whether they
# are still the same.
KEPT = {"admin:jsi18n", "report_file"}


# What waits to be brought in is no record: it is kept apart for who sent it, and is soon there no more for anybody. A
# chapter of the guide is the same for everybody.
NO_RECORD = {"plan_import_preview", "guide_chapter"}


def is_of_no_record(name: str) -> bool:
    """A step that many records take is named by its address, and they are not."""
    return name in NO_RECORD or name.endswith("_many_step")


def is_right(answer: Answer, own: str) -> bool:
    """Who may not see their own gets the same answer; who may is told that there is no such record."""
    codes = set(own.split("/"))
    allowed = codes if codes <= SHUT else {"404"}
    return answer.code in allowed | {"404"} and not answer.is_marked


def test_a_record_of_the_other_organisation_does_not_exist(role, walk):
    wrong = [
        f"{answer.method} {answer.path}: {answer.code}"
        for answer in walk.foreign
        if not is_of_no_record(answer.address.name)
        if not is_right(answer, walk.codes[answer.address.route, answer.method])
    ]
    # Administrators see every organisation, and are not asked.
    assert (wrong, len(walk.foreign) > 0) == ([], role != "administrator")


def troubles(answer: Answer, role: str) -> list[str]:
    """What is wrong with a page of one's own: a word of the other, or that the browser may keep it."""
    found = []
    if answer.is_marked and answer.address.name not in TOLD_TO_ALL and role != "administrator":
        found.append("shows a word of the other")
    personal = role != "anonymous" or is_held(answer.address)
    kept = "no-store" not in answer.headers.get("Cache-Control", "")
    if personal and kept and answer.code == "200" and answer.address.name not in KEPT:
        found.append("may be kept")
    return found


def test_a_page_of_ones_own_shows_no_word_of_the_other_and_is_not_kept(role, walk):
    told = [
        f"{answer.path} {trouble}"
        for answer in walk.own
        if answer.method == "GET"
        for trouble in troubles(answer, role)
    ]
    assert told == []


@pytest.mark.django_db
def test_the_sweep_would_see_a_word_that_leaks():
    _here, elsewhere = two_worlds()
    client = signed_in(elsewhere, "coordination")
    path = f"/admin/people/person/{elsewhere.records['people_person'].pk}/change/"
    assert shows_a_mark(ask(client, "GET", path))


@pytest.mark.django_db
def test_a_world_has_a_record_of_each_model_that_the_admin_shows():
    """Another app adds them in its ``tests/world.py``."""
    made = world()
    assert [
        name for model in admin.site._registry if (name := name_of(model)) not in made.records
    ] == []
