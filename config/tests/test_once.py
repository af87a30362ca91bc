"""A form that is sent twice is done once, in the site and in the administration, whatever happens meanwhile.

What every form of ours does with it is tried by test_sent_twice.py.
"""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

import pytest
from django.contrib import messages
from django.contrib.auth import login
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template import Context, Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path, resolve, reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from config import once
from config.tests.forms_of import own_forms
from config.urls import urlpatterns as site
from programs import locks, worker
from programs.accounts.tests.factories import AdministratorFactory, UserFactory
from programs.models import Organization, Region, School, Sending
from programs.models.sendings import KEPT_FOR

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]
committing = pytest.mark.django_db(transaction=True)

SAID = "Déjà enregistré\u00a0: ce formulaire avait été envoyé deux fois."

# --- Pages that add, each in a way of its own ------------------------------------------------------------

meanwhile = {"before": lambda: None, "after": lambda: None}


def adds(request):
    """Adds an organisation; what is named « refusé » is not, and its form comes again."""
    if request.POST["name"] == "refusé":
        return HttpResponse("Non.")
    meanwhile["before"]()
    name = request.POST["name"] + "".join(file.read().decode() for file in request.FILES.values())
    Organization.objects.create(name=name, region=Region.objects.first())
    meanwhile["after"]()
    messages.success(request, f"{name} est là.")
    return redirect("/faite/")


def adds_what_nobody_has(request):
    """Adds what the database refuses only at the end, and says so where it hears of it."""
    adds(request)
    try:
        with transaction.atomic():
            School.objects.create(organization_id=0)
    except IntegrityError:
        return HttpResponse("La base de données refuse.")
    return redirect("/faite/")


def half_refuses(request):
    adds(request)
    messages.error(request, "Le reste n’est pas fait.")
    return redirect("/faite/")


def signs_in(request):
    login(request, UserFactory(), backend="programs.accounts.backends.SignInBackend")
    return adds(request)


def remembers(request):
    answer = adds(request)
    answer.set_cookie("langue", "fr")
    return answer


urlpatterns = [
    path("ajout/", adds),
    path("fin/", adds_what_nobody_has),
    path("moitie/", half_refuses),
    path("temoin/", remembers),
    path("entree/", signs_in),
    *site,
]


@pytest.fixture
def user():
    return UserFactory()


@pytest.fixture
def client(user):
    return signed_in(user)


def signed_in(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def a_form(**fields) -> dict:
    return {"name": "Le Pont", "submission_number": str(uuid.uuid4())} | fields


def names() -> list[str]:
    return sorted(Organization.objects.values_list("name", flat=True))


def said_to(client: Client) -> list[str]:
    page = client.get(reverse("my_account"))
    return [str(message) for message in page.context["messages"]]


def together(user, *forms: dict, to: str = "/ajout/") -> list[int]:
    """What each of the forms is answered, sent at the same moment from a browser of its own."""
    start = Barrier(len(forms))

    def send(form: dict) -> int:
        try:
            client = signed_in(user)
            start.wait()
            return client.post(to, form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(send, forms))


# --- The number of a form ------------------------------------------------------------------------------


def test_a_form_has_its_token_and_beside_it_a_number_of_its_own():
    template = Template("<form>{% csrf_token %}</form><form>{% csrf_token %}</form>")
    html = template.render(Context({"csrf_token": "jeton"}))
    assert html.count('<input type="hidden" name="csrfmiddlewaretoken" value="jeton"><input') == 2
    first, second = re.findall(r'name="submission_number" value="([^"]+)"', html)
    assert uuid.UUID(first) != uuid.UUID(second)


def test_what_has_no_token_has_no_number():
    assert Template("{% csrf_token %}").render(Context({})) == ""


# --- Twice the same --------------------------------------------------------------------------------------


def test_the_second_gets_the_answer_of_the_first_and_is_told(client):
    form = a_form()
    answers = [client.post("/ajout/", form) for _time in range(3)]
    assert [(answer.status_code, answer.url) for answer in answers] == [(302, "/faite/")] * 3
    assert names() == ["Le Pont"]
    assert said_to(client) == ["Le Pont est là.", SAID, SAID]


def test_what_has_no_number_or_one_that_is_none_is_sent_as_often_as_it_is(client):
    for number in ("", "", "un", "un"):
        client.post("/ajout/", a_form(submission_number=number))
    client.post("/ajout/", {"name": "Le Pont"})
    assert names() == ["Le Pont"] * 5


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"name": "L’Autre"}, id="another name"),
        pytest.param({"submission_number": str(uuid.uuid4())}, id="another number"),
        pytest.param({"more": ""}, id="another field"),
        pytest.param({"file": SimpleUploadedFile("a.txt", b"!")}, id="a file"),
    ],
)
def test_what_differs_is_another_sending(client, changed):
    form = a_form()
    client.post("/ajout/", form)
    client.post("/ajout/", form | changed)
    assert Organization.objects.count() == 2


def test_another_address_or_another_user_is_another_sending(client):
    form = a_form()
    client.post("/ajout/", form)
    client.post("/ajout/?suite=1", form)
    signed_in(UserFactory()).post("/ajout/", form)
    assert names() == ["Le Pont"] * 3


def test_a_file_counts_by_what_is_in_it_and_is_whole_for_whoever_reads_it(client):
    form = a_form()
    for content in (b" un", b" deux", b" un"):
        client.post("/ajout/", form | {"file": SimpleUploadedFile("a.txt", content)})
    assert names() == ["Le Pont deux", "Le Pont un"]


def test_a_form_that_is_shown_again_may_be_sent_again(client, monkeypatch):
    form = a_form(name="refusé")
    assert [client.post("/ajout/", form).content for _time in range(2)] == [b"Non."] * 2
    assert Sending.objects.count() == 0


@pytest.mark.parametrize("place", ["/moitie/", "/temoin/", "/entree/"])
def test_an_answer_that_refuses_or_that_the_browser_has_to_remember_is_given_again(client, place):
    form = a_form()
    for _time in range(2):
        client.post(place, form)
    assert names() == ["Le Pont"] * 2
    assert SAID not in said_to(client)


def test_a_window_of_the_administration_closes_again_with_the_record_that_it_added():
    client, address = signed_in(AdministratorFactory()), reverse("admin:programs_organization_add")
    (shown,) = own_forms(client.get(address, {"_popup": "1"}))
    sent = shown.data | {"name": "Le Pont", "region": Region.objects.first().pk}
    first, second = (client.post(address, sent) for _time in range(2))
    assert first.status_code == 200
    assert 'data-popup-response="' in first.content.decode()
    assert first.content == second.content
    assert names() == ["Le Pont"]


@pytest.mark.parametrize(
    "name", ["account_login", "account_logout", "account_reset_password", "mfa_activate_totp"]
)
def test_signing_in_has_no_part_in_it(name):
    assert once._is_apart(resolve(reverse(name)).func)


def test_nor_has_what_reads_by_itself_what_it_is_sent():
    assert once._is_apart(csrf_exempt(adds))
    assert not once._is_apart(adds)


# --- At the same moment ----------------------------------------------------------------------------------


@committing
def test_of_two_at_the_same_moment_one_is_done(user):
    assert together(user, *[a_form()] * 4) == [302] * 4
    assert names() == ["Le Pont"]


@committing
def test_without_one_number_both_are_done(user, monkeypatch):
    """The control: they do meet."""
    both = Barrier(2)
    monkeypatch.setitem(meanwhile, "before", lambda: both.wait(20))
    assert together(user, a_form(), a_form()) == [302] * 2
    assert names() == ["Le Pont"] * 2


@committing
def test_where_nobody_waits_the_constraint_still_holds(user, monkeypatch):
    monkeypatch.setattr(locks, "alone_within", lambda *_arguments: None)
    both = Barrier(2)
    monkeypatch.setitem(meanwhile, "before", lambda: both.wait(20))
    assert sorted(together(user, *[a_form()] * 2)) == [302, 500]
    assert names() == ["Le Pont"]


@committing
def test_who_waits_too_long_is_told_what_to_do(user, client, monkeypatch):
    monkeypatch.setattr(once, "MOST_WAITING", 1)
    begun, may_end, form = Event(), Event(), a_form()
    monkeypatch.setitem(meanwhile, "before", lambda: begun.set() or may_end.wait(20))
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(together, user, form)
        begun.wait(20)
        try:
            second = client.post("/ajout/", form)
        finally:
            may_end.set()
        assert first.result() == [302]
    assert second.status_code == 409
    assert "Ce formulaire est déjà en route" in second.content.decode()
    assert names() == ["Le Pont"]


# --- What fails --------------------------------------------------------------------------------------------


@committing
def test_what_fails_leaves_nothing_and_may_be_sent_again(client, monkeypatch):
    def fail():
        raise Http404

    form = a_form()
    monkeypatch.setitem(meanwhile, "after", fail)
    assert client.post("/ajout/", form).status_code == 404
    assert (names(), Sending.objects.count()) == ([], 0)
    monkeypatch.setitem(meanwhile, "after", lambda: None)
    assert [client.post("/ajout/", form).status_code for _time in range(2)] == [302] * 2
    assert names() == ["Le Pont"]


@committing
def test_who_dies_before_the_end_has_done_nothing_and_noted_nothing(client, monkeypatch):
    def die():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    form = a_form()
    monkeypatch.setitem(meanwhile, "after", die)
    assert client.post("/ajout/", form).status_code == 500
    connection.close()
    assert (names(), Sending.objects.count()) == ([], 0)
    monkeypatch.setitem(meanwhile, "after", lambda: None)
    client.post("/ajout/", form)
    assert names() == ["Le Pont"]


@committing
def test_what_the_database_refuses_at_the_end_is_said_by_the_page(client):
    """A file is read anew, and the first attempt has said nothing."""
    form = a_form(file=SimpleUploadedFile("a.txt", b" !"))
    assert client.post("/fin/", form).content.decode() == "La base de données refuse."
    assert (names(), Sending.objects.count()) == (["Le Pont !"], 0)
    assert said_to(client) == ["Le Pont ! est là."]


# --- What it costs, and what is kept -----------------------------------------------------------------------


def statements(client: Client, form: dict) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.post("/ajout/", form)
    return len(seen)


def test_it_takes_six_statements(client):
    client.post("/ajout/", a_form())
    plain = statements(client, {"name": "Le Pont"})
    # The savepoint and its end (of an installation: BEGIN and COMMIT), the lock, the look, the note, the constraints.
    assert statements(client, a_form()) - plain == 6


def test_reading_takes_none(client):
    with CaptureQueriesContext(connection) as seen:
        client.get(reverse("my_account"), a_form())
    assert [one["sql"] for one in seen if "sending" in one["sql"] or "advisory" in one["sql"]] == []


def test_nothing_that_was_typed_is_kept(client, user):
    client.post("/ajout/", a_form(name="Zibeline"))
    (kept,) = Sending.objects.values()
    assert re.fullmatch("[0-9a-f]{64}", kept.pop("key"))
    assert kept.keys() == {"id", "location", "record", "made_at"}
    assert (kept["location"], kept["record"]) == ("/faite/", "")


def test_what_is_old_goes_with_the_work_of_the_day():
    now = timezone.now()
    for name, age in (
        ("a", KEPT_FOR + timedelta(minutes=1)),
        ("b", KEPT_FOR - timedelta(minutes=1)),
    ):
        Sending.objects.create(key=name, location="/")
        Sending.objects.filter(key=name).update(made_at=now - age)
    worker.forget_old(now)
    assert list(Sending.objects.values_list("key", flat=True)) == ["b"]
