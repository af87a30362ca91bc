"""The pages: a document is sent or pasted, its levels are corrected beside its text, then it comes in, once."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs.accounts.tests.factories import MembershipFactory, coordinator_of
from programs.models import Import, Job
from programs.plans import actions, jobs
from programs.plans.bringing.waiting import Waiting
from programs.plans.models import ActionPlan
from programs.plans.tests.bringing.documents import PASTED, action, bring, seed
from programs.plans.tests.factories import ActionPlanFactory
from programs.tests.factories import ProgramFactory

pytestmark = pytest.mark.django_db

ASK = reverse("plan_import")


@pytest.fixture
def program():
    return ProgramFactory(fiscal_year_starts=7)


@pytest.fixture
def client(client, program):
    client.force_login(coordinator_of(program))
    return client


def sent(client, program, text: str = PASTED, to: str = ASK, **file) -> str:
    """Send a document; the address of its preview."""
    data = {"program": program.pk, "text": text} | file
    answer = client.post(to, data)
    assert answer.status_code == 302, shown(answer)
    return answer.url


def shown(answer) -> str:
    """What a page says, on one line."""
    text = re.sub(r"<[^>]+>", " ", unescape(answer.content.decode()))
    return " ".join(text.split())


def tree(plan: ActionPlan) -> list[tuple[str, str]]:
    return [
        *plan.headings.order_by("position").values_list("level", "number"),
        *(("action", action.number) for action in plan.actions.order_by("position")),
    ]


def test_a_pasted_text_is_shown_beside_its_tree_then_comes_in(client, program):
    url = sent(client, program)
    page = client.get(url)
    assert "Un nouveau plan commencera en brouillon" in shown(page)
    assert "ligne 6 1.1.1 Tenir une foire" in shown(page)
    assert ActionPlan.objects.count() == 0
    answer = client.post(url, {"do": "import"}, follow=False)
    plan = ActionPlan.objects.get()
    assert (answer.status_code, answer.url) == (302, reverse("plan", args=[plan.pk]))
    assert (plan.program, plan.code) == (program, "2007-2008")
    assert tree(plan) == [
        ("axis", "1"),
        ("objective", "1.1"),
        ("objective", "1.2"),
        ("action", "1.1.1"),
        ("action", "1.1.2"),
        ("action", "1.2.1"),
    ]
    made = Import.objects.get()
    assert (made.leads, made.made_by.pk) == (
        [program.lead_id],
        int(client.session["_auth_user_id"]),
    )


def test_a_document_that_is_confirmed_twice_comes_in_once(client, program):
    url = sent(client, program)
    client.post(url, {"do": "import"})
    answer = client.post(url, {"do": "import"}, follow=True)
    assert "n’attend plus" in shown(answer)
    assert (ActionPlan.objects.count(), Import.objects.count()) == (1, 1)


def test_a_level_that_is_corrected_is_read_again_and_kept_until_the_import(client, program):
    url = sent(client, program)
    row = _row(client, url, "ligne 7")
    answer = client.post(url, {"page": "1", f"level-{row}-1": "objective"})
    assert answer.status_code == 302
    # In the other language, and after a refusal, it is still there.
    client.post(reverse("set_language"), {"language": "en"})
    page = client.get(url).content.decode()
    assert re.search(rf'id="level-{row}-1".*?<option value="objective" selected>', page, re.S)
    client.post(url, {"do": "import"})
    assert ("objective", "1.1.2") in tree(ActionPlan.objects.get())


def test_a_line_is_left_aside_and_taken_back(client, program):
    url = sent(client, program)
    row = _row(client, url, "ligne 7")
    client.post(url, {f"level-{row}-1": "none"})
    assert Waiting.get(url.split("/")[-2], coordinator(client)).levels == {"ligne 7": None}
    assert ">2</b>actions" in client.get(url).content.decode()
    client.post(url, {f"level-{row}-1": ""})
    assert ">3</b>actions" in client.get(url).content.decode()


def test_corrections_sent_with_the_confirmation_are_shown_before_anything_comes_in(client, program):
    url = sent(client, program)
    row = _row(client, url, "ligne 7")
    answer = client.post(url, {"do": "import", f"level-{row}-1": "objective"}, follow=True)
    assert "relisez l’arbre" in shown(answer)
    assert ActionPlan.objects.count() == 0
    client.post(url, {"do": "import", f"level-{row}-1": "objective"})
    assert ActionPlan.objects.count() == 1


def test_an_edited_document_shows_old_and_new(client, program):
    client.post(sent(client, program), {"do": "import"})
    plan = ActionPlan.objects.get()
    url = sent(client, program, PASTED.replace("Tenir une foire", "Tenir deux foires"))
    page = client.get(url)
    assert "Tenir une foire → devient Tenir deux foires" in shown(page)
    assert "1 à modifier" in shown(page)
    client.post(url, {"do": "import"})
    assert plan.actions.get(number="1.1.1").text == "Tenir deux foires"
    assert "Rien ne change" in shown(
        client.get(sent(client, program, PASTED.replace("une foire", "deux foires")))
    )


def test_a_document_goes_to_the_plan_that_it_was_sent_to(client, program):
    plan = ActionPlanFactory(
        program=program, code="autre", starts_on="2010-01-01", ends_on="2010-12-31"
    )
    url = sent(client, program, to=reverse("plan_import_into", args=[plan.pk]))
    client.post(url, {"do": "import"})
    assert (ActionPlan.objects.count(), plan.actions.count()) == (1, 3)


def test_a_period_that_the_document_does_not_say_is_written_in_the_preview(client, program):
    url = sent(client, program, PASTED.replace("2007-2008", ""))
    assert "ne dit pas sa période" in shown(client.get(url))
    answer = client.post(url, {"do": "import"}, follow=True)
    assert "ne dit pas sa période" in shown(answer)
    client.post(url, {"code": "", "period": "2009-2010"})
    client.post(url, {"do": "import", "code": "", "period": "2009-2010"})
    assert ActionPlan.objects.get().code == "2009-2010"


def test_an_adopted_plan_offers_a_revision(client, program):
    client.post(sent(client, program), {"do": "import"})
    plan = ActionPlan.objects.get()
    actions.adopt_plan(plan=plan, adopted_by="Comité", by=None)
    url = sent(client, program, PASTED.replace("une foire", "deux foires"))
    assert "Ouvrir une révision" in shown(client.get(url))
    client.post(url, {"do": "import"})
    assert plan.actions.get(number="1.1.1").text == "Tenir une foire"
    client.post(url, {"do": "revise"})
    client.post(url, {"do": "import"})
    assert plan.actions.get(number="1.1.1").text == "Tenir deux foires"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Envoyez un document, ou collez son texte"),
        ({"text": "  \n"}, "Envoyez un document, ou collez son texte"),
        ({"text": PASTED, "file": ("plan.txt", PASTED.encode())}, "l’un des deux"),
        ({"file": ("plan.docx", PASTED.encode())}, "DOCX"),
        ({"file": ("plan.pdf", b"%PDF-1.7 rien")}, "PDF"),
        ({"file": ("plan.txt", b"")}, "vide"),
    ],
)
def test_what_cannot_be_read_is_refused_beside_its_field(client, program, data, sentence):
    if "file" in data:
        data = data | {"file": SimpleUploadedFile(*data["file"])}
    answer = client.post(ASK, {"program": program.pk} | data)
    assert answer.status_code == 200
    assert sentence in shown(answer)


def test_a_text_without_a_plan_says_so_and_imports_nothing(client, program):
    url = sent(client, program, "Bonjour à tous.")
    client.post(url, {"code": "", "period": "2009-2010"})
    assert "Aucune ligne d’un plan" in shown(client.get(url))
    client.post(url, {"do": "import"})
    assert ActionPlan.objects.count() == 0


@pytest.mark.parametrize(
    "data",
    [
        {"level-0-1": "roi"},
        {"level-999-1": "axis"},
        {"level-x-1": "axis"},
        {"code": "nul part"},
        {"page": "x"},
    ],
)
def test_what_no_page_offers_is_no_answer(client, program, data):
    assert client.post(sent(client, program), data).status_code == 400


def test_a_document_waits_for_whoever_sent_it_only(client, program):
    url = sent(client, program)
    client.force_login(coordinator_of(program))
    assert client.get(url).status_code == 302
    client.force_login(coordinator_of(ProgramFactory()))
    assert (client.get(url).status_code, client.post(url, {"do": "import"}).status_code) == (
        302,
        302,
    )
    assert ActionPlan.objects.count() == 0


def test_a_program_that_is_no_longer_coordinated_is_out_of_reach(client, program):
    url = sent(client, program)
    program.lead = ProgramFactory().lead
    program.save()
    MembershipFactory(user=coordinator(client))
    assert client.get(url).status_code == 404


def test_a_plan_of_others_is_out_of_reach(client):
    assert client.get(reverse("plan_import_into", args=[ActionPlanFactory().pk])).status_code == 404


def test_a_long_document_is_brought_in_by_a_job(
    client, program, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("programs.plans.views.importing.AT_ONCE", 5)
    url = sent(client, program)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(url, {"do": "import"})
    plan = ActionPlan.objects.get()
    assert Job.objects.get().url == reverse("plan", args=[plan.pk])
    assert (plan.actions.count(), client.get(url).status_code) == (3, 302)
    assert jobs.AT_ONCE == 3_000


def test_a_long_document_is_shown_page_by_page_and_its_corrections_stay(client, program):
    lines = "\n".join(f"1.1.{number} Tenir la rencontre {number}" for number in range(1, 251))
    url = sent(client, program, f"Plan 2007-2008\nAxe 1 – Dire\nObjectif 1.1 Parler\n{lines}\n")
    first = client.get(url)
    row = _row(client, url, "ligne 5")
    assert "Page 1 de 3" in shown(first)
    answer = client.post(url, {"to": "3", f"level-{row}-1": "none"})
    assert answer.url == f"{url}?page=3"
    assert "Page 3 de 3" in shown(client.get(answer.url))
    client.post(url, {"do": "import"})
    assert ActionPlan.objects.get().actions.count() == 249


def test_the_real_plan_comes_in_by_the_page(client, program):
    content = seed(2).read_bytes()
    url = sent(client, program, text="", file=SimpleUploadedFile("plan.txt", content))
    page = client.get(url)
    assert "5 axes 16 thèmes 20 objectifs 75 actions" in shown(page)
    assert "Dans la table des matières seulement (1)" in shown(page)
    client.post(url, {"do": "import"})
    assert ActionPlan.objects.get().actions.count() == 75


def test_the_queries_of_a_preview_do_not_grow_with_its_lines(
    client, program, django_assert_max_num_queries
):
    plan = ActionPlanFactory(program=program, code="autre")
    for count in (1, 3):
        bring(plan, *(action(str(number), f"Faire {number}") for number in range(count)))
        url = sent(client, program, PASTED * count, to=reverse("plan_import_into", args=[plan.pk]))
        client.get(url)
        with django_assert_max_num_queries(30):
            client.get(url)


def coordinator(client):
    from programs.accounts.models import User

    return User.objects.get(pk=client.session["_auth_user_id"])


def _row(client, url: str, place: str) -> str:
    page = client.get(url).content.decode()
    return re.search(rf'id="line-(\d+)">{place}<', page)[1]


@pytest.mark.parametrize(
    ("role", "status"), [("coordination", 200), ("finance", 403), ("partner", 403)]
)
def test_coordinators_import_and_others_are_refused(client, program, role, status):
    """One example of each door; every page for every role is in config/tests/matrix.txt."""
    plan = ActionPlanFactory(program=program)
    client.force_login(MembershipFactory(organization=program.lead, role=role).user)
    addresses = ASK, reverse("plan_import_into", args=[plan.pk])
    answers = [client.get(address).status_code for address in addresses]
    answers += [client.post(address, {}).status_code for address in addresses]
    assert answers == [status] * 4
    waiting = client.get(reverse("plan_import_preview", args=["0" * 32])).status_code
    assert waiting == (302 if status == 200 else 403)
