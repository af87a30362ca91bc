"""The pages of a partner: who opens them, what they show, and what of others they never show."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programs.accounts.tests.factories import (
    AdministratorFactory,
    MembershipFactory,
    UserFactory,
    coordinator_of,
)
from programs.enums import MembershipRole
from programs.people.models import Person
from programs.people.tests.factories import PersonFactory
from programs.referrals import actions
from programs.referrals.models import Referral, ReferralMessage
from programs.referrals.tests.factories import ReferralFactory
from programs.referrals.tests.portal import (
    agreed,
    file,
    open_program,
    organization_of,
    partner_of,
    posted,
    refer,
)
from programs.tests import uploads
from programs.tests.factories import OrganizationFactory, ProgramFactory

pytestmark = pytest.mark.django_db

LIST, FORM = reverse("sent_referrals"), reverse("refer")
PAGES = ("follow", "sent", "message", "read", "complete", "withdraw", "receipt")
POSTS = {"message": {"body": "Bonjour"}, "read": {}, "complete": {"email": "x@exemple.test"}}


@pytest.fixture
def program():
    return open_program()


@pytest.fixture
def partner(program):
    return partner_of(program)


@pytest.fixture
def signed_in(client, partner):
    client.force_login(partner)
    return client


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def page(name: str, referral, *more) -> str:
    return reverse(f"referral_{name}", args=[referral.pk, *more])


# --- Rights -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "status"),
    [("partner", 200)]
    + [(role, 403) for role in ("administrator", "coordination", "finance", "funder", "stranger")],
)
def test_partners_alone_have_the_portal(client, program, role, status):
    makers = {"administrator": AdministratorFactory, "stranger": UserFactory}
    make = makers.get(role) or (
        lambda: MembershipFactory(organization=program.lead, role=role).user
    )
    client.force_login(make())
    assert [client.get(url).status_code for url in (LIST, FORM)] == [status, status]


def test_what_another_organisation_sent_does_not_exist(signed_in, program):
    other = refer(partner_of(program), program, last_name="Secretan", file=file("secret.pdf"))
    ReferralMessage.objects.create(referral=other, from_referrer=True, author_name="x", body="Chut")
    paths = [page(name, other) for name in PAGES] + [page("file", other, other.files.get().pk)]
    answers = [signed_in.get(path) for path in paths]
    answers += [signed_in.post(path, POSTS.get(name, {"reason": "x"}), follow=True)
                for name, path in zip(PAGES, paths, strict=False)]  # fmt: skip
    assert {answer.status_code for answer in answers} == {404, 405}
    seen = "".join(text_of(answer) for answer in [*answers, signed_in.get(LIST)])
    words = ("Secretan", "secret.pdf", "Chut", other.display_code)
    assert [word in seen for word in words] == [False] * 4
    other.refresh_from_db()
    assert (other.state, other.messages.count()) == ("received", 1)


def test_a_file_of_another_referral_does_not_exist(signed_in, program, partner):
    other = refer(partner_of(program), program, file=file())
    own = refer(partner, program)
    assert signed_in.get(page("file", own, other.files.get().pk)).status_code == 404


def test_pages_with_personal_data_stay_out_of_caches(signed_in, program, partner):
    referral = refer(partner, program, file=file())
    paths = [LIST, FORM, *(page(name, referral) for name in ("follow", "sent", "receipt"))]
    paths.append(page("file", referral, referral.files.get().pk))
    answers = [signed_in.get(path) for path in paths]
    assert {"no-store" in answer["Cache-Control"] for answer in answers} == {True}


# --- Referring ----------------------------------------------------------------------------------


def test_somebody_is_referred_in_one_page(signed_in, program, partner):
    made = signed_in.post(FORM, posted())
    referral = Referral.objects.get()
    assert made.url == page("sent", referral)
    assert referral.display_code in text_of(signed_in.get(made.url))
    assert (referral.created_by, referral.referrer) == (partner, organization_of(partner))


def test_the_form_sent_again_leads_to_the_same_referral(signed_in):
    form = posted()
    answers = [signed_in.post(FORM, form) for _ in range(3)]
    assert len({answer.url for answer in answers}) == 1
    assert Referral.objects.count() == 1


def test_errors_stand_beside_their_fields_and_nothing_typed_is_lost(signed_in):
    answer = signed_in.post(FORM, posted(phone=None, given_by=None, agreed=None, note="Gardé"))
    form, text = answer.context["form"], text_of(answer)
    assert list(form.errors) == ["given_by", "agreed", "phone"]
    assert form["note"].value() == "Gardé"
    assert "<title>Erreur : Référer une personne" in text
    assert (Referral.objects.count(), Person.objects.count()) == (0, 0)


def test_a_person_of_one_name_is_referred(signed_in):
    signed_in.post(FORM, posted(first_name=""))
    assert str(Referral.objects.get().person) == "Inventée"


def test_nothing_is_consented_to_beforehand(signed_in):
    form = signed_in.get(FORM).context["form"]
    names = ("given_by", "given_on", "guardian_name", "agreed")
    assert [form[name].value() for name in names] == [None] * 4


def test_to_whom_the_consent_goes_is_said(signed_in, program):
    assert str(program.lead) in signed_in.get(FORM).context["form"].fields["agreed"].label


def test_a_known_person_is_answered_like_an_unknown_one(signed_in, program):
    PersonFactory(holder=program.lead, first_name="Nadia", last_name="Inventée")
    known = signed_in.post(FORM, posted())
    page_of = text_of(signed_in.get(page("follow", Referral.objects.get())))
    assert known.status_code == 302
    assert [word in page_of.lower() for word in ("doublon", "connue", "existe")] == [False] * 3


def test_a_file_is_known_by_its_content(signed_in):
    refused = signed_in.post(FORM, posted(file=uploads.upload(b"<html>", "cv.pdf")))
    assert list(refused.context["form"].errors) == ["file"]
    signed_in.post(FORM, posted(file=uploads.upload(uploads.image("PNG"), "scan.pdf")))
    assert [one.name for one in Referral.objects.get().files.all()] == ["scan.pdf.png"]


def test_where_there_is_a_choice_it_is_made(client, program):
    here, other = OrganizationFactory(), OrganizationFactory()
    user = partner_of(program, here)
    MembershipFactory(user=user, organization=other, role="partner")
    second = open_program()
    client.force_login(user)
    form = client.get(FORM).context["form"]
    assert {"program", "organization"} <= set(form.fields)
    wrong = client.post(FORM, posted(program=second.pk, organization=here.pk))
    assert list(wrong.context["form"].errors) == ["organization"]
    client.post(FORM, posted(program=second.pk, organization=other.pk))
    referral = Referral.objects.get()
    assert (referral.program, referral.referrer) == (second, other)


def test_a_program_that_is_not_open_cannot_be_chosen_by_hand(signed_in, program):
    open_program()  # of another lead, who did not let this partner in
    closed = ProgramFactory(doors=["mentors"], lead=program.lead)
    signed_in.post(FORM, posted(program=closed.pk, organization=program.lead_id))
    assert Referral.objects.get().program == program


def test_where_no_program_takes_referrals_it_is_said(client):
    client.force_login(MembershipFactory(role="partner").user)
    assert "Aucun programme ne reçoit" in text_of(client.get(FORM))


# --- Following ----------------------------------------------------------------------------------


def test_a_referral_shows_what_was_sent_and_nothing_of_the_file(signed_in, program, partner):
    referral = refer(partner, program)
    known = PersonFactory(holder=program.lead, first_name="Nadia", last_name="Autrefois",
                          email="secret@exemple.test", note="Secret du dossier")  # fmt: skip
    actions.identify_person(referral=referral, person=known, by=coordinator_of(program))
    Referral.objects.update(note="Note interne", need="Besoin revu")
    seen = "".join(
        text_of(signed_in.get(path))
        for path in (page("follow", referral), page("receipt", referral), LIST, reverse("home"))
    )
    words = ("Autrefois", "secret@", "Secret", "interne", "revu")
    assert [word in seen for word in words] == [False] * 5
    assert ("Nadia Inventée" in seen, "819 555-0123" in seen) == (True, True)


def test_an_imported_referral_shows_the_name_alone(signed_in, program, partner):
    person = PersonFactory(first_name="Sacha", last_name="Importé", phone="819 555-0199")
    referral = ReferralFactory(
        program=program, person=person, referrer=organization_of(partner), need="Secret"
    )
    seen = text_of(signed_in.get(page("follow", referral)))
    assert [w in seen for w in ("Sacha Importé", "819 555-0199", "Secret")] == [True, False, False]


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        ("received", "Envoyée* Réception confirmée Acceptée En service Close"),
        ("accepted", "Envoyée Réception confirmée Acceptée* En service Close"),
        ("refused", "Envoyée Refusée*"),
        ("duplicate", "Envoyée Close*"),
    ],
)
def test_the_way_of_a_referral_is_drawn(signed_in, program, partner, state, steps):
    referral = refer(partner, program)
    Referral.objects.update(state=state, reason="Un motif")
    found = signed_in.get(page("follow", referral)).context["steps"]
    drawn = [step["label"] + ("*" if "here" in step["status"] else "") for step in found]
    assert " ".join(drawn) == steps


def test_a_referral_set_aside_as_a_duplicate_reads_as_closed(signed_in, program, partner):
    referral = refer(partner, program)
    actions.mark_duplicate(referral=referral, by=None, reason="Déjà connue de nous")
    seen = text_of(signed_in.get(page("follow", referral))) + text_of(signed_in.get(LIST))
    assert [word in seen for word in ("Doublon", "Déjà connue")] == [False, False]


def test_the_reason_of_a_refusal_is_read(signed_in, program, partner):
    referral = refer(partner, program)
    actions.refuse_referral(
        referral=referral, refusal="outside", by=None, reason="Hors du territoire"
    )
    assert "Hors du territoire" in text_of(signed_in.get(page("follow", referral)))


def test_messages_are_written_and_read(signed_in, program, partner):
    referral = refer(partner, program)
    actions.write_to_referrer(
        referral=referral,
        by=coordinator_of(program),
        body="Quand ?",
        submission=posted()["submission"],
    )
    assert "1 message à lire" in text_of(signed_in.get(LIST))
    signed_in.post(page("read", referral))
    assert "à lire" not in text_of(signed_in.get(LIST))
    form = {"body": "Mardi", "submission": posted()["submission"]}
    for _ in range(2):
        assert signed_in.post(page("message", referral), form).url == page("follow", referral)
    assert [one.body for one in referral.messages.all()] == ["Quand ?", "Mardi"]


def test_an_empty_message_comes_back_with_its_error(signed_in, program, partner):
    answer = signed_in.post(page("message", refer(partner, program)), {"body": " "})
    assert "body" in answer.context["form"].errors


def test_it_is_withdrawn_with_a_reason(signed_in, program, partner):
    referral = refer(partner, program)
    path = page("withdraw", referral)
    assert list(signed_in.post(path, {}).context["form"].errors) == ["reason"]
    assert signed_in.post(path, {"reason": "Elle a trouvé."}).url == page("follow", referral)
    again = signed_in.post(path, {"reason": "Encore"})
    assert again.context["form"].non_field_errors() == ["Cette référence est déjà terminée."]


def test_only_what_is_missing_can_be_added(signed_in, program, partner):
    referral = refer(partner, program)
    path = page("complete", referral)
    fields = signed_in.get(path).context["form"].fields
    assert sorted(fields) == ["birth_date", "email", "file", "note"]
    signed_in.post(path, {"email": "n@exemple.test", "phone": "autre", "state": "closed"})
    referral.refresh_from_db()
    sent = (referral.as_sent["email"], referral.as_sent["phone"], referral.state)
    assert sent == ("n@exemple.test", "819 555-0123", "received")


def test_a_file_comes_back_as_it_was_sent(signed_in, program, partner):
    referral = refer(partner, program, file=file("Curriculum vitæ.pdf"))
    answer = signed_in.get(page("file", referral, referral.files.get().pk))
    assert (answer.getvalue(), answer["Content-Type"]) == (file().content, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment;")


# --- What was passed on -------------------------------------------------------------------------


@pytest.fixture
def passed_on(program, partner):
    """A referral of somebody else that was sent on to the partner's organisation."""
    referral = refer(partner_of(program), program, file=file())
    ReferralMessage.objects.create(
        referral=referral, from_referrer=True, author_name="x", body="Entre nous"
    )
    return actions.redirect_referral(
        referral=referral, organization=organization_of(partner), consent=agreed(), by=None
    )


def test_the_receiver_reads_what_was_sent_but_not_what_was_written(signed_in, passed_on):
    answer = signed_in.get(page("follow", passed_on))
    seen = text_of(answer)
    assert ("Nadia Inventée" in seen, "Entre nous" in seen) == (True, False)
    assert signed_in.get(page("file", passed_on, passed_on.files.get().pk)).status_code == 200


@pytest.mark.parametrize("name", [name for name in PAGES if name != "follow"])
def test_the_receiver_only_reads(signed_in, passed_on, name):
    path = page(name, passed_on)
    statuses = {signed_in.get(path).status_code, signed_in.post(path, {}).status_code}
    assert statuses <= {404, 405}
    assert 404 in statuses


# --- Lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "count"), [("inventee", 1), ("Nadia I", 1), ("R-{pk}", 1), ("{pk}", 1), ("xyz", 0)]
)  # fmt: skip
def test_the_list_is_searched_by_name_and_number(signed_in, program, partner, text, count):
    referral = refer(partner, program)
    refer(partner, program, first_name="Autre", last_name="Personne")
    found = signed_in.get(LIST, {"q": text.format(pk=referral.pk)}).context["entries"]
    assert len(found) == count


def test_the_list_is_not_searched_by_the_name_in_the_file(signed_in, program, partner):
    refer(partner, program)
    Person.objects.update(last_name="Autrefois")
    assert signed_in.get(LIST, {"q": "Autrefois"}).context["entries"] == []


@pytest.mark.parametrize(
    ("group", "count"), [("", 1), ("en-attente", 1), ("acceptees", 0), ("terminees", 0)]
)
def test_the_list_is_filtered_by_state(signed_in, program, partner, group, count):
    refer(partner, program)
    assert len(signed_in.get(LIST, {"etat": group}).context["entries"]) == count


def test_a_group_that_is_none_is_not_read(signed_in, program, partner):
    assert signed_in.get(LIST, {"etat": "x"}).status_code == 400


@pytest.mark.parametrize("path", [LIST, reverse("home")])
def test_more_referrals_ask_no_more_questions(signed_in, program, partner, path):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            refer(partner, program)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert signed_in.get(path).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("path", [LIST, reverse("home"), reverse("refer")])
def test_more_programs_to_refer_to_ask_no_more_questions(signed_in, partner, path):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            lead = open_program().lead
            partner.memberships.create(
                organization=partner.memberships.earliest("pk").organization,
                role=MembershipRole.PARTNER,
                vouched_by=lead,
            )
        with CaptureQueriesContext(connection) as queries:
            assert signed_in.get(path).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_an_empty_portal_says_what_to_do(signed_in):
    assert "n’a encore envoyé aucune référence" in text_of(signed_in.get(LIST))


def test_whoever_follows_a_referral_on_a_telephone_calls_by_a_press(signed_in, partner, program):
    program.lead.phone = "819 555-0110"
    program.lead.save()
    referral = refer(partner, program)
    page = signed_in.get(reverse("referral_follow", args=[referral.pk])).content.decode()
    assert re.findall(r'<a href="tel:[^"]*">[^<]*</a>', page) == [
        '<a href="tel:+18195550110">819\u00a0555-0110</a>'
    ]
