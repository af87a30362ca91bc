"""Two records of one person become one: all that pointed to either follows."""

from datetime import date

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError

from config.tests.rows import differences, everything
from mentoring.enums import PairingState
from mentoring.models import Mentee, MentorOffer
from mentoring.tests.factories import (
    MenteeFactory,
    MentorFactory,
    MentorOfferFactory,
    PairingFactory,
)
from programs.accounts.tests.factories import AdministratorFactory
from programs.merging import look, merge, tell_apart, told_apart
from programs.models import Merge
from programs.people.models import Consent, Person
from programs.people.tests.factories import PersonFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.tests.factories import OrganizationFactory, ProgramFactory
from programs.unmerging import Undoing, unmerge

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return AdministratorFactory()


@pytest.fixture
def program():
    return ProgramFactory()


def two(program, first=None, second=None) -> tuple[Person, Person]:
    one = PersonFactory(
        holder=program.lead, **{"first_name": "Zoé", "last_name": "Ndiaye"} | (first or {})
    )
    other = PersonFactory(
        holder=program.lead, **{"first_name": "Zoe", "last_name": "N’Diaye"} | (second or {})
    )
    return one, other


def test_what_pointed_to_either_points_to_the_one_that_stays(program, by):
    kept, absorbed = two(program)
    referral = ReferralFactory(program=program, person=absorbed)
    own = ReferralFactory(program=program, person=kept)
    mentee = MenteeFactory(program=program, person=absorbed)
    merge(kept, absorbed, by=by)
    for record in (referral, own, mentee):
        record.refresh_from_db()
        assert record.person_id == kept.pk
    assert Person.objects.filter(pk=absorbed.pk).exists() is False


def test_blanks_are_filled_and_of_two_values_the_older_stays_unless_one_is_chosen(program, by):
    kept, absorbed = two(
        program,
        {"email": "zoe@exemple.test", "city": "Gatineau", "languages": ["ht"]},
        {"email": "z@exemple.test", "city": "Aylmer", "phone": "819 555-0142", "languages": ["fr"]},
    )
    merge(kept, absorbed, by=by, choices={"city": "absorbed"})
    kept.refresh_from_db()
    assert (kept.first_name, kept.email, kept.city) == ("Zoé", "zoe@exemple.test", "Aylmer")
    assert (kept.phone, kept.languages) == ("+18195550142", ["fr", "ht"])


def test_what_was_not_kept_stays_in_the_note(program, by):
    kept, absorbed = two(
        program,
        {"email": "zoe@exemple.test", "phone": "819 555-0100", "note": "Vient le mardi."},
        {"email": "z@exemple.test", "phone": "819 555-0142", "note": "Préfère le soir."},
    )
    merge(kept, absorbed, by=by)
    kept.refresh_from_db()
    assert kept.note.replace("\u00a0", " ") == (
        "Vient le mardi.\n\nPréfère le soir.\n\nAutre prénom : Zoe\nAutre nom : N’Diaye\n"
        "Autre courriel : z@exemple.test\nAutre téléphone : 819 555-0142"
    )


def test_the_code_of_the_one_that_goes_may_stay(program, by):
    kept, absorbed = two(program, {"code": "A-1"}, {"code": "B-2"})
    merge(kept, absorbed, by=by, choices={"code": "absorbed"})
    kept.refresh_from_db()
    assert kept.code == "B-2"


def test_the_trace_says_who_merged_what_and_why(program, by):
    kept, absorbed = two(program, {}, {"code": "B-2", "birth_date": date(1990, 1, 2)})
    made = merge(kept, absorbed, by=by, reason="Deux formulaires le même jour.")
    assert (made.kept_key, made.absorbed_key, made.absorbed_name) == (
        kept.pk,
        absorbed.pk,
        "Zoe N’Diaye",
    )
    assert (made.absorbed["code"], made.absorbed["birth_date"]) == ("B-2", "1990-01-02")
    assert (made.made_by, made.reason) == (by, "Deux formulaires le même jour.")


def test_the_one_that_took_in_a_third_leads_to_where_that_one_is_today(program, by):
    first, second = two(program)
    third = PersonFactory(holder=program.lead)
    earlier = merge(second, third, by=by)
    merge(first, Person.objects.get(pk=second.pk), by=by)
    earlier.refresh_from_db()
    assert (earlier.kept_key, earlier.leads_to) == (second.pk, first.pk)


def test_looking_changes_nothing(program):
    kept, absorbed = two(program, {"email": "a@exemple.test"}, {"phone": "819 555-0142"})
    ReferralFactory(program=program, person=absorbed)
    before = everything()
    act = look(kept, absorbed)
    assert (act.refusals, {model.__name__: len(keys) for model, keys in act.followed.items()}) == (
        [],
        {"Referral": 1},
    )
    assert differences(before, everything()) == {}


def test_somebody_is_not_merged_with_themselves(program, by):
    kept, _other = two(program)
    with pytest.raises(ValidationError, match="elle-même"):
        merge(kept, kept, by=by)


def test_one_that_is_gone_is_said_to_be(program, by):
    kept, absorbed = two(program)
    merge(kept, Person.objects.get(pk=absorbed.pk), by=by)
    with pytest.raises(ValidationError, match="vient d’être fusionnée"):
        merge(kept, absorbed, by=by)


def test_the_form_that_recorded_one_recorded_the_other(program, by):
    kept, absorbed = two(program)
    referral = ReferralFactory(program=program, person=absorbed, as_sent={"person": absorbed.pk})
    merge(kept, absorbed, by=by)
    referral.refresh_from_db()
    assert referral.as_sent == {"person": kept.pk}


def test_the_log_of_the_administration_follows(program, by):
    kept, absorbed = two(program)
    kind = ContentType.objects.get_for_model(Person)
    entry = LogEntry.objects.create(
        user=by, content_type=kind, object_id=str(absorbed.pk), object_repr="Z", action_flag=CHANGE
    )
    made = merge(kept, absorbed, by=by)
    entry.refresh_from_db()
    assert entry.object_id == str(kept.pk)
    unmerge(made, by=by)
    entry.refresh_from_db()
    assert entry.object_id == str(absorbed.pk)


def test_what_was_said_of_the_one_that_goes_and_a_third_holds(program, by):
    kept, absorbed = two(program)
    third = PersonFactory(holder=program.lead)
    tell_apart(absorbed, third, by=by)
    merge(kept, absorbed, by=by)
    assert told_apart(Person) == {(kept.pk, third.pk)}


# --- consents ----------------------------------------------------------------------------------------


def test_a_withdrawal_on_either_record_ends_the_consent(program, by):
    kept, absorbed = two(program)
    to = OrganizationFactory()
    one = Consent.objects.create(
        person=kept, purpose="referral", given_to=to, given_on=date(2024, 3, 3)
    )
    Consent.objects.create(
        person=absorbed,
        purpose="referral",
        given_to=to,
        given_on=date(2023, 1, 10),
        withdrawn_on=date(2024, 5, 4),
    )
    merge(kept, absorbed, by=by)
    one.refresh_from_db()
    assert (one.withdrawn_on, kept.consents.count()) == (date(2024, 5, 4), 2)


def test_of_two_in_force_one_stays(program, by):
    kept, absorbed = two(program)
    for person, day in ((kept, 3), (absorbed, 4)):
        Consent.objects.create(person=person, purpose="statistics", given_on=date(2024, 3, day))
    merge(kept, absorbed, by=by)
    assert list(kept.consents.values_list("given_on", "withdrawn_on")) == [(date(2024, 3, 4), None)]


# --- mentoring ---------------------------------------------------------------------------------------


def test_two_mentees_of_one_program_become_one_with_the_pairings_of_both(program, by):
    kept, absorbed = two(program)
    mine = MenteeFactory(
        program=program, person=kept, registered_on=date(2007, 8, 1), need="Réseau"
    )
    other = MenteeFactory(
        program=program,
        person=absorbed,
        registered_on=date(2007, 6, 1),
        need="Emploi",
        note="Ancienne fiche",
    )
    pairing = PairingFactory(program=program, mentee=other)
    merge(kept, absorbed, by=by)
    pairing.refresh_from_db()
    mine.refresh_from_db()
    assert (pairing.mentee_id, mine.registered_on, mine.need, mine.note) == (
        mine.pk,
        date(2007, 6, 1),
        "Réseau\n\nEmploi",
        "Ancienne fiche",
    )
    assert Mentee.objects.filter(program=program).count() == 1


def test_stays_apart_in_time_are_kept_apart(program, by):
    kept, absorbed = two(program)
    mine = MenteeFactory(program=program, person=kept, registered_on=date(2008, 1, 10))
    MenteeFactory(
        program=program,
        person=absorbed,
        registered_on=date(2007, 6, 1),
        left_on=date(2007, 9, 30),
        state="left",
    )
    merge(kept, absorbed, by=by)
    mine.refresh_from_db()
    assert mine.presence == [
        (date(2007, 6, 1), date(2007, 9, 30)),
        (date(2008, 1, 10), None),
    ]


def test_pairings_that_overlap_refuse_it_both_named(program, by):
    kept, absorbed = two(program)
    pairings = [
        PairingFactory(program=program, mentee=MenteeFactory(program=program, person=person))
        for person in (kept, absorbed)
    ]
    with pytest.raises(ValidationError) as refused:
        merge(kept, absorbed, by=by)
    assert refused.value.messages == [
        "Les deux fiches ont un jumelage aux mêmes dates : « {} » et « {} ». Terminez ou corrigez l’un des deux, puis "
        "recommencez.".format(*pairings)
        .replace(" :", "\u00a0:")
        .replace("« ", "«\u00a0")
        .replace(" »", "\u00a0»")
    ]


def test_two_mentors_become_one_with_room_for_the_pairings_of_both(program, by):
    kept, absorbed = two(program)
    mentors = [
        MentorFactory(program=program, person=person, capacity=1) for person in (kept, absorbed)
    ]
    for mentor in mentors:
        PairingFactory(program=program, mentor=mentor, state=PairingState.ACTIVE)
        offer = MentorOfferFactory(program=program, state="accepted", mentor=mentor)
    merge(kept, absorbed, by=by)
    mentors[0].refresh_from_db()
    assert (mentors[0].capacity, mentors[0].active_pairings) == (2, 2)
    assert MentorOffer.objects.filter(pk=offer.pk).exists() is False


# --- taking it back ------------------------------------------------------------------------------------


def test_a_merge_that_was_a_mistake_is_taken_back_to_the_last_row(program, by):
    kept, absorbed = two(program, {"note": "Un"}, {"note": "Deux", "email": "z@exemple.test"})
    for person, day in ((kept, 3), (absorbed, 4)):
        Consent.objects.create(person=person, purpose="statistics", given_on=date(2024, 3, day))
        mentor = MentorFactory(program=program, person=person)
        PairingFactory(program=program, mentor=mentor)
        MenteeFactory(program=program, person=person)
        ReferralFactory(program=program, person=person, as_sent={"person": person.pk})
    before = everything()
    made = merge(kept, absorbed, by=by)
    assert differences(before, everything()) != {}
    unmerge(made, by=by)
    left = differences(before, everything())
    assert {label for label in left if not label.endswith("Event")} == {"programs.Merge"}


def test_it_is_not_taken_back_once_something_rests_on_it(program, by):
    kept, absorbed = two(program)
    referral = ReferralFactory(program=program, person=absorbed)
    made = merge(kept, absorbed, by=by)
    referral.refresh_from_db()
    referral.note = "Rappelée."
    referral.save()
    assert [one.why for one in Undoing(made).obstacles.named] == ["a changé depuis"]
    with pytest.raises(ValidationError, match="ne s’annule plus"):
        unmerge(made, by=by)


def test_the_last_merge_is_taken_back_first(program, by):
    kept, absorbed = two(program)
    first = merge(kept, absorbed, by=by)
    second = merge(
        kept, PersonFactory(holder=program.lead, first_name="Zoé", last_name="N."), by=by
    )
    with pytest.raises(ValidationError, match="annulez d’abord la fusion de"):
        unmerge(first, by=by)
    unmerge(second, by=by)
    unmerge(first, by=by)
    assert Merge.objects.standing().count() == 0


def test_what_a_rule_runs_into_is_said_and_nothing_is_half_done(program, by):
    """The birth date that was chosen is later than a day on which the other record was registered."""
    kept, absorbed = two(program, {"birth_date": date(2007, 12, 1)}, {})
    MenteeFactory(program=program, person=absorbed, registered_on=date(2007, 8, 1))
    before = everything()
    with pytest.raises(ValidationError, match="précède la naissance"):
        merge(kept, absorbed, by=by)
    assert differences(before, everything()) == {}
