"""The one search field: what it finds, how it may be written, and what nobody finds who may not see it."""

from datetime import date

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from activities.tests.factories import ParticipantFactory
from bursaries.tests.factories import ApplicationFactory, BursaryRoundFactory, ReviewFactory
from mentoring.tests.factories import MenteeFactory, PairingFactory
from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
    coordinator_of,
    officer_of,
)
from programs.budgets.tests.factories import ExpenseFactory
from programs.enums import MembershipRole, Service
from programs.partnerships.tests.factories import AgreementFactory, AgreementPartyFactory
from programs.people.tests.factories import PersonFactory
from programs.plans.tests.factories import ActionFactory, ActionPlanFactory, InvolvementFactory
from programs.referrals.tests.factories import ReferralFactory
from programs.searching import KINDS, SHOWN, Words, kinds_for, search
from programs.tests.factories import FormerNameFactory, OrganizationFactory, ProgramFactory
from reporting.models import Report
from reporting.tests.factories import ReportFactory, VersionFactory, funder_of

pytestmark = pytest.mark.django_db

NAMED = {"first_name": "Awa", "last_name": "N’Diaye"}
PHONE = "+18195550123"


@pytest.fixture
def program():
    return ProgramFactory(title="Programme d’ici", services=[*Service])


@pytest.fixture
def person(program):
    known = {"phone": PHONE, "email": "awa.nd@exemple.test", "code": "QP-7"}
    return PersonFactory(holder=program.lead, **NAMED, **known)


def found(user, text: str) -> dict[str, list[str]]:
    """What is found, by kind: the titles."""
    groups = search(user, Words.read(text))
    return {group.kind.code: [hit.found.title for hit in group.hits] for group in groups}


def answer(client, user, text: str, **more):
    client.force_login(user)
    return client.get(reverse("search"), {"q": text} | more)


# --- How it may be written


@pytest.mark.parametrize(
    "text",
    [
        *("ndiaye", "N’Diaye", "n'diaye", "NDIAYE", "ndiàye", "diay"),
        *("awa ndiaye", "ndiaye awa", "N'Diaye  Awa", "aw ndi"),
        *("819 555-0123", "8195550123", "(819) 555.0123", "+1 819 555 0123", "555-0123", "5550123"),
        *("awa.nd@exemple.test", "AWA.ND@", "QP-7", "qp-7"),
    ],
)
def test_a_person_is_found_however_they_are_written(program, person, text):
    assert found(coordinator_of(program), text) == {"personnes": ["Awa N’Diaye"]}


@pytest.mark.parametrize(
    "text", ["", "n", "’", "diallo", "awa diallo", "819 555-9999", "555", "%%"]
)
def test_what_is_no_part_of_them_finds_nobody(program, person, text):
    assert found(coordinator_of(program), text) == {}


def test_homonyms_are_told_apart_and_who_begins_with_the_words_comes_first(program):
    for first_name, last_name, city in (
        *(("Luc", "Beauroy", ""), ("Zoé", "Roy", "Gatineau"), ("Zoé", "Roy", "Chelsea")),
    ):
        PersonFactory(holder=program.lead, first_name=first_name, last_name=last_name, city=city)
    assert found(coordinator_of(program), "roy") == {
        "personnes": ["Zoé Roy (Gatineau)", "Zoé Roy (Chelsea)", "Luc Beauroy"]
    }


def test_an_organisation_is_found_by_what_it_was_called_and_says_so(program):
    organization = OrganizationFactory(name="Relais d’emploi", acronym="")
    FormerNameFactory(organization=organization, name="L’Étape", used_until=date(2006, 1, 1))
    (group,) = search(coordinator_of(program), Words.read("letape"))
    assert (group.kind.code, [hit.found.details[0] for hit in group.hits]) == (
        *("organismes", ["anciennement «\xa0L’Étape\xa0»"]),
    )


def test_a_pairing_is_found_by_the_telephone_of_either(program, person):
    mentee = MenteeFactory(program=program, person=person)
    pairing = PairingFactory(program=program, mentee=mentee, code="J-2007-1")
    assert found(coordinator_of(program), "819 555-0123") == {
        "personnes": ["Awa N’Diaye"],
        "mentores": ["Awa N’Diaye"],
        "jumelages": [f"J-2007-1 · {pairing.mentor} et Awa N’Diaye"],
    }


# --- A number


def test_a_number_that_names_one_record_opens_it(client, program, person):
    referral = ReferralFactory(program=program, person=person)
    opened = reverse("admin:referrals_referral_change", args=[referral.pk])
    for text in (f"R-{referral.pk:04d}", f"r{referral.pk}", f"R - {referral.pk}"):
        assert answer(client, coordinator_of(program), text).headers.get("Location") == opened


def test_a_number_of_several_records_opens_none_and_shows_them_first(client, program):
    for code in ("R-9", "R-90"):
        ReferralFactory(program=program, code=code)
    other = ProgramFactory(lead=program.lead, services=[*Service])
    ReferralFactory(program=other, code="R-9")
    shown = answer(client, coordinator_of(program), "R-9")
    titles = [hit.found.title[:5].strip() for hit in shown.context["groups"][0].hits]
    assert (shown.status_code, titles) == (200, ["R-9 ·", "R-9 ·", "R-90"])


def test_a_bare_number_opens_only_what_is_alone_to_answer_to_it(client, program):
    # No number that the factories come to by counting.
    referral = ReferralFactory(program=program, code="770914")
    user = coordinator_of(program)
    assert answer(client, user, "770914").status_code == 302
    PersonFactory(holder=program.lead, code="7709141")
    assert answer(client, user, "770914").status_code == 200
    assert found(user, "770914")["references"] == [f"770914 · {referral.person}"]


# --- What may not be seen is not found


def test_nobody_finds_the_person_of_another_organisation(program, person):
    other = ProgramFactory(services=[*Service])
    namesake = PersonFactory(holder=other.lead, **NAMED, phone=PHONE)
    ReferralFactory(program=other, person=namesake, code="R-77")
    ApplicationFactory(round=BursaryRoundFactory(program=other), **NAMED)
    for text in ("ndiaye", PHONE):
        assert found(coordinator_of(program), text) == {"personnes": ["Awa N’Diaye"]}
    assert found(coordinator_of(program), "R-77") == {}
    assert set(found(coordinator_of(other), "ndiaye")) == {
        *("personnes", "references", "candidatures"),
    }


def test_a_partner_finds_what_it_sent_by_the_name_that_it_sent(program, person):
    sent = {"first_name": "Ava", "last_name": "Diaye", "phone": PHONE, "consent": {}}
    referral = ReferralFactory(program=program, person=person, as_sent=sent, code="R-1")
    other = ReferralFactory(program=program, person=person, code="R-2")
    partner = MembershipFactory(organization=referral.referrer, role=MembershipRole.PARTNER).user
    for text in ("diaye ava", "819 555-0123", "R-1"):
        assert found(partner, text) == {"references-envoyees": ["R-1 · Ava Diaye"]}
    # What the file says since then, and what others sent of the same person.
    for text in ("ndiaye", "awa", person.email, other.code):
        assert found(partner, text) == {}


def test_a_partner_finds_its_agreements_and_its_actions_and_no_others(program):
    partner = MembershipFactory(role=MembershipRole.PARTNER).user
    own = partner.memberships.get().organization
    for organization, number in ((own, "ENT-OWN"), (OrganizationFactory(), "ENT-OTHER")):
        agreement = AgreementFactory(program=program, number=number)
        AgreementPartyFactory(agreement=agreement, organization=organization)
        plan = ActionPlanFactory(program=program, adopted=True)
        action = ActionFactory(plan=plan, number=number, text="Accueil des classes")
        InvolvementFactory(action=action, organization=organization)
    assert found(partner, "accueil") == {
        "mes-actions": ["ENT-OWN Accueil des classes"],
        "mes-ententes": ["ENT-OWN · Accueil des personnes référées"],
    }
    assert set(found(coordinator_of(program), "accueil")) == {"actions", "ententes"}


def test_a_funder_finds_what_was_published_to_it_and_nothing_else(program, person):
    draft = ReportFactory(program=program, kind="bilan")
    published = VersionFactory(
        report__program=program,
        report__starts_on=date(2006, 7, 1),
        report__ends_on=date(2007, 6, 30),
    ).report
    VersionFactory(report__program=ProgramFactory(title="Programme d’ailleurs"))
    funder = funder_of(program)
    assert found(funder, "programme") == {"rapports-publies": [str(published)]}
    assert found(funder, "ndiaye") == {}
    assert set(found(coordinator_of(program), "programme d’ici")["rapports"]) == {
        *(str(draft), str(published)),
    }


def test_whoever_keeps_accounts_finds_money_and_no_person(program, person):
    ExpenseFactory(program=program, supplier="Autobus N’Diaye", code="D-1")
    assert found(officer_of(program), "ndiaye") == {"depenses": ["D-1 · Autobus N’Diaye"]}
    elsewhere = ProgramFactory(services=[*Service])
    assert found(coordinator_of(elsewhere), "autobus") == {}


def test_a_reviewer_finds_what_is_confided_and_no_name_where_the_round_is_blind(program):
    for is_blind, code in ((True, "C-1"), (False, "C-2")):
        call = BursaryRoundFactory(program=program, is_blind=is_blind)
        application = ApplicationFactory(round=call, state="eligible", code=code, **NAMED)
        review = ReviewFactory(application=application)
        reader = review.reviewer.user
        MembershipFactory(user=reader, role=MembershipRole.REVIEWER)
        named = {} if is_blind else {"evaluations": ["Awa N’Diaye"]}
        assert found(reader, "ndiaye") == named
        assert list(found(reader, code)) == ["evaluations"]
        assert found(reader, "C-1" if code == "C-2" else "C-2") == {}


def test_a_review_that_somebody_may_not_read_is_not_found(program):
    call = BursaryRoundFactory(program=program, is_blind=False)
    application = ApplicationFactory(round=call, state="eligible", code="C-1", **NAMED)
    review = ReviewFactory(application=application, conflict="declared")
    MembershipFactory(user=review.reviewer.user, role=MembershipRole.REVIEWER)
    assert found(review.reviewer.user, "ndiaye") == {}


def test_somebody_without_a_role_finds_nothing_and_is_told_so(client, person):
    shown = answer(client, UserFactory(), "ndiaye")
    assert (shown.context["groups"], shown.context["kinds"]) == ([], [])


# --- The page


def test_the_page_keeps_what_was_typed_out_of_other_addresses(client, program, person):
    shown = answer(client, coordinator_of(program), "ndiaye")
    assert (shown["Referrer-Policy"], "no-store" in shown["Cache-Control"]) == (
        *("strict-origin", True),
    )


def test_suggestions_say_how_many_there_are_and_are_asked_for_in_the_body(client, program, person):
    client.force_login(coordinator_of(program))
    address = reverse("search_suggestions")
    assert client.get(address, {"q": "ndiaye"}).status_code == 405
    text = client.post(address, {"q": "ndiaye"}).content.decode()
    assert ('data-said="1 résultat"' in text, text.count('role="option"')) == (True, 2)


def test_of_more_than_a_few_the_list_shows_all_by_the_same_words(client, program):
    for number in range(SHOWN + 1):
        PersonFactory(holder=program.lead, first_name=f"Awa {number}", last_name="N’Diaye")
    user = coordinator_of(program)
    (group,) = answer(client, user, "ndiaye").context["groups"]
    assert (len(group.hits), group.more) == (
        *(SHOWN, f"{reverse('admin:people_person_changelist')}?q=ndiaye"),
    )
    assert client.get(group.more).context["cl"].result_count == SHOWN + 1


def test_what_has_no_list_is_shown_whole_on_its_page(client, program):
    for number in range(SHOWN + 1):
        year = {"starts_on": date(2001 + number, 7, 1), "ends_on": date(2002 + number, 6, 30)}
        ReportFactory(program=program, **year)
    user = coordinator_of(program)
    groups = answer(client, user, "bilan").context["groups"]
    more = next(group.more for group in groups if group.kind.code == "rapports")
    (group,) = client.get(more).context["groups"]
    assert (len(group.hits), Report.objects.count()) == (SHOWN + 1, SHOWN + 1)


def test_a_kind_that_there_is_not_is_no_address(client, program):
    assert answer(client, coordinator_of(program), "awa", sorte="rien").status_code == 400


def test_what_a_kind_finds_its_list_finds_too():
    """Each column of a kind whose list is one of the admin is one that the list searches."""
    for kind in KINDS.values():
        if not kind.list_address.startswith("admin:"):
            continue
        _site, _colon, name = kind.list_address.partition(":")
        app, model, _page = name.split("_")
        listed = next(
            one
            for of, one in admin.site._registry.items()
            if (of._meta.app_label, of._meta.model_name) == (app, model)
        )
        searched = {path.rpartition("__")[0] for path in listed.search_fields}
        wanted = {path.rpartition("__")[0] for path in kind.words} | {*kind.dials}
        assert wanted - searched == set(), kind.code


def test_no_more_is_asked_for_more_records_and_services(program):
    user = AdministratorFactory()

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            search(user, Words.read("ndiaye"))
        return len(asked)

    counts = []
    for number in (1, 2):
        for _time in range(number):
            person = PersonFactory(holder=program.lead, **NAMED)
            ReferralFactory(program=program, person=person)
            PairingFactory(program=program, mentee=MenteeFactory(program=program, person=person))
            ApplicationFactory(round=BursaryRoundFactory(program=program), **NAMED)
            ParticipantFactory(**NAMED)
            OrganizationFactory(name="Maison N’Diaye")
        counts.append(queries())
    assert (counts[0], counts[0] < len(kinds_for(user)) + 10) == (counts[1], True)
