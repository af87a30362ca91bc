"""What is typed is never lost, in a real browser: sessions, languages, refusals, networks and steps in between."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from config.tests.test_browser import PASSWORD
from mentoring.models import PairingMeeting
from mentoring.tests.factories import MeetingFactory, MentorFactory, PairingFactory
from programs.accounts.models import User
from programs.accounts.tests.factories import AdministratorFactory, coordinator_of
from programs.models import Program
from programs.plans.tests.desk import a_plan
from programs.referrals.models import Referral
from programs.referrals.tests.portal import open_program, partner_of, refer
from programs.tests.browsing import DESK, PHONE, Visit
from programs.tests.factories import OutgoingMailFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RESTORED = "Ce que vous aviez tapé a été remis. Enregistrez pour le garder."
NEED = "Un premier emploi,\ndans « son » domaine."
NOTE = "A rappelé lundi : tout va bien."


class Tab:
    """A tab of a browser in which somebody types."""

    def __init__(self, visit: Visit):
        self.visit, self.page, self.context = visit, visit.page, visit.page.context

    def enter(self, user: User) -> None:
        self.visit.sign_in(user)

    def open(self, path: str) -> None:
        self.visit.open(path)

    def sign_in_here(self, user: User) -> None:
        """Through the form of the page that is open: the tab stays, and what it keeps."""
        self.page.fill("input[name=login]", user.email)
        self.page.fill("input[name=password]", PASSWORD)
        with self.page.expect_navigation():
            self.page.press("input[name=password]", "Enter")

    def end_session(self) -> None:
        self.context.clear_cookies(name="sessionid")

    def field(self, name: str):
        return self.page.locator(f"main [name='{name}']")

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def look_away(self) -> None:
        """As to another tab: what was typed is kept at once, and not a moment after the last key."""
        self.page.evaluate("window.dispatchEvent(new Event('pagehide'))")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.visit.site)

    @property
    def kept(self) -> str:
        """All that the tab keeps, as text."""
        return self.page.evaluate("JSON.stringify(Object.entries(sessionStorage))")

    @property
    def banner(self):
        return self.page.locator(".notice.kept")


@pytest.fixture
def tab(page, live_server) -> Tab:
    return Tab(Visit(page, live_server.url))


@pytest.fixture
def program() -> Program:
    return open_program()


@pytest.fixture
def partner(program) -> User:
    return partner_of(program)


@pytest.fixture
def coordinator(program) -> User:
    return coordinator_of(program)


@pytest.fixture
def pairing(program):
    return PairingFactory(program=program, note="Se voient le mardi.")


def page_of(pairing) -> str:
    return reverse("admin:mentoring_pairing_change", args=[pairing.pk])


def begin_referral(tab: Tab) -> None:
    """Half a referral: texts of one line and of several, a choice among several, ticks."""
    tab.open(reverse("refer"))
    tab.field("need").fill(NEED)
    tab.field("first_name").fill("Nadia")
    tab.field("urgency").select_option("soon")
    tab.page.locator("main [name=languages][value=ar]").check()


def referral_as_typed(tab: Tab) -> list:
    return [
        tab.field("need").input_value(),
        tab.field("first_name").input_value(),
        tab.field("urgency").input_value(),
        tab.page.locator("main [name=languages]:checked").evaluate_all(
            "all => all.map(o => o.value)"
        ),
    ]


BEGUN = [NEED, "Nadia", "soon", ["ar"]]


def begin_meeting(tab: Tab, pairing) -> None:
    """The note of a pairing, and two meetings: one in the row that is there, one in a row that is added."""
    tab.open(page_of(pairing))
    tab.field("note").fill(NOTE)
    tab.field("meetings-0-held_on").fill("2007-11-05")
    tab.field("meetings-0-minutes").fill("45")
    tab.page.locator("#meetings-group .add-row a").click()
    tab.field("meetings-1-held_on").fill("2007-12-03")
    tab.field("meetings-1-note").fill("Rencontre ajoutée")


def meetings_as_typed(tab: Tab) -> list[str]:
    names = ("note", "meetings-0-minutes", "meetings-1-held_on", "meetings-1-note")
    return [tab.field(name).input_value() for name in names]


MET = [NOTE, "45", "2007-12-03", "Rencontre ajoutée"]


# --- A session that ended ---------------------------------------------------------------------


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_referral_outlives_the_session_in_which_it_was_typed(tab, partner, size):
    tab.enter(partner)
    tab.visit.resize(size)
    begin_referral(tab)
    tab.end_session()
    tab.press("Envoyer la référence")
    tab.sign_in_here(partner)
    expect(tab.banner).to_have_text(RESTORED + "Effacer ce que vous aviez tapé")
    assert (tab.path, referral_as_typed(tab)) == (reverse("refer"), BEGUN)
    assert (tab.visit.faults(size), Referral.objects.count()) == ([], 0)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_row_that_was_added_in_the_administration_comes_back_with_its_record(
    tab, coordinator, pairing, size
):
    tab.enter(coordinator)
    tab.visit.resize(size)
    begin_meeting(tab, pairing)
    tab.end_session()
    tab.press("Enregistrer")
    tab.sign_in_here(coordinator)
    expect(tab.banner).to_be_visible()
    assert (tab.path, meetings_as_typed(tab)) == (page_of(pairing), MET)
    assert tab.visit.faults(size) == []
    tab.press("Enregistrer et continuer")
    pairing.refresh_from_db()
    told = list(PairingMeeting.objects.order_by("held_on").values_list("note", flat=True))
    assert (pairing.note, told) == (NOTE, ["", "Rencontre ajoutée"])
    expect(tab.banner).to_have_count(0)


def test_a_button_that_has_no_page_leads_back_to_the_page_where_it_was(tab, partner, program):
    tab.enter(partner)
    referral = refer(partner, program)
    follow = reverse("referral_follow", args=[referral.pk])
    tab.open(follow)
    tab.field("body").fill("Est-elle venue ?")
    tab.end_session()
    tab.press("Envoyer le message")
    tab.sign_in_here(partner)
    assert (tab.path, tab.field("body").input_value()) == (follow, "Est-elle venue ?")


def test_a_cell_of_a_plan_is_told_of_where_it_was_opened_and_goes_on_by_itself(tab):
    """Its form opens in the table, and so it is on no page that one could come back to."""
    plan = a_plan(1)
    action, user = plan.actions.get(), coordinator_of(plan.program)
    tab.enter(user)
    tab.open(reverse("plan", args=[plan.pk]))
    tab.page.locator(f"#A{action.pk} .c-nouvelle a.edit").click()
    tab.page.locator(".cell-form textarea").fill("Une rencontre tenue")
    tab.end_session()
    with tab.page.expect_navigation(url=f"**{reverse('account_login')}**"):
        tab.page.locator(".cell-form button").click()
    tab.sign_in_here(user)
    assert "Une rencontre tenue" in tab.banner.inner_text()
    assert tab.visit.faults() == []
    with tab.page.expect_navigation():
        tab.banner.get_by_role("link", name="Continuer").click()
    assert tab.page.locator("main form textarea").first.input_value() == "Une rencontre tenue"
    tab.press("Enregistrer")
    assert (tab.path.split("#")[0], tab.banner.count()) == (reverse("plan", args=[plan.pk]), 0)
    assert action.updates.get().achievements == "Une rencontre tenue"


def test_a_cell_that_was_saved_or_left_is_not_told_of(tab):
    plan = a_plan(2)
    first, second = plan.actions.order_by("position")
    tab.enter(coordinator_of(plan.program))
    tab.open(reverse("plan", args=[plan.pk]))
    tab.page.locator(f"#A{first.pk} .c-nouvelle a.edit").click()
    tab.page.locator(".cell-form textarea").fill("Une rencontre tenue")
    tab.page.locator(".cell-form button").click()
    tab.page.locator("#saved button").wait_for()
    tab.page.locator(f"#A{second.pk} .c-nouvelle a.edit").click()
    tab.page.locator(".cell-form textarea").fill("Rien, finalement")
    tab.look_away()
    assert "Rien, finalement" in tab.kept
    tab.page.locator(".cell-form textarea").press("Escape")
    tab.open(reverse("plan", args=[plan.pk]))
    assert (tab.banner.count(), "Rien, finalement" in tab.kept) == (0, False)


def test_another_account_of_the_same_tab_sees_nothing(tab, partner, program):
    tab.enter(partner)
    begin_referral(tab)
    tab.end_session()
    tab.press("Envoyer la référence")
    assert "Nadia" in tab.kept
    tab.sign_in_here(partner_of(program))
    assert (tab.path, tab.field("first_name").input_value()) == (reverse("refer"), "")
    expect(tab.banner).to_have_count(0)
    assert "Nadia" not in tab.kept


def test_signing_out_erases_what_is_kept_in_every_tab(tab, partner):
    tab.enter(partner)
    begin_referral(tab)
    other = Tab(Visit(tab.context.new_page(), tab.visit.site))
    begin_referral(other)
    for one in (tab, other):
        one.look_away()
        assert "Nadia" in one.kept
    other.open(reverse("account_logout"))
    other.press("Se déconnecter")
    tab.open(reverse("account_login"))
    assert "Nadia" not in tab.kept + other.kept


# --- Everything else that comes in between -----------------------------------------------------


def test_the_language_changes_in_mid_form(tab, coordinator, pairing):
    tab.enter(coordinator)
    begin_meeting(tab, pairing)
    tab.press("English")
    assert tab.page.locator("html").get_attribute("lang") == "en"
    expect(tab.banner.get_by_role("status")).to_have_text(
        "What you had typed has been put back. Save to keep it."
    )
    assert meetings_as_typed(tab) == MET


def test_a_form_that_is_refused_comes_back_whole_and_passes(tab, partner):
    tab.enter(partner)
    begin_referral(tab)
    # Who signs in again in another tab is given another secret.
    tab.context.clear_cookies(name="csrftoken")
    tab.press("Envoyer la référence")
    assert tab.page.title().startswith("Formulaire refusé")
    with tab.page.expect_navigation():
        tab.page.get_by_role("link", name="Revenir au formulaire").click()
    assert (tab.path, referral_as_typed(tab)) == (reverse("refer"), BEGUN)
    tab.press("Envoyer la référence")
    assert tab.page.title().startswith("Erreur")
    assert referral_as_typed(tab) == BEGUN


def test_a_network_that_is_down_leaves_the_form_and_says_so(tab, coordinator, pairing):
    tab.enter(coordinator)
    begin_meeting(tab, pairing)
    tab.context.set_offline(True)
    tab.page.get_by_role("button", name="Enregistrer", exact=True).click()
    told = tab.page.get_by_role("alert")
    expect(told).to_have_text(
        "Pas de réseau : ce que vous avez tapé est gardé sur cet appareil. Envoyez de nouveau quand il revient."
    )
    assert meetings_as_typed(tab) == MET
    tab.context.set_offline(False)
    expect(told).to_have_text("Le réseau est revenu : envoyez de nouveau.")
    tab.press("Enregistrer et continuer")
    pairing.refresh_from_db()
    assert pairing.note == NOTE


def test_a_page_that_the_network_took_away_comes_back_as_it_was(tab, partner):
    tab.enter(partner)
    begin_referral(tab)
    tab.page.route("**/*", lambda route: route.abort())
    tab.page.get_by_role("button", name="Envoyer la référence").click()
    tab.page.wait_for_url("chrome-error://**")
    tab.page.unroute("**/*")
    tab.open(reverse("refer"))
    assert referral_as_typed(tab) == BEGUN


STEP = "Mettre en pause"


def leave_by_step(tab: Tab, pairing) -> None:
    tab.open(page_of(pairing))
    tab.field("note").fill(NOTE)
    tab.page.get_by_role("link", name=STEP).click()
    expect(tab.page.get_by_role("dialog", name="Vous n’avez pas enregistré")).to_be_visible()


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_step_beside_an_unsaved_note_saves_it_first(tab, coordinator, pairing, size):
    tab.enter(coordinator)
    tab.visit.resize(size)
    leave_by_step(tab, pairing)
    assert tab.visit.faults(size) == []
    tab.press("Enregistrer, puis continuer")
    assert tab.path == reverse("admin:mentoring_pairing_step", args=[pairing.pk, "mettre-en-pause"])
    pairing.refresh_from_db()
    assert pairing.note == NOTE


def test_a_step_that_does_not_wait_leaves_the_note_for_later(tab, coordinator, pairing):
    tab.enter(coordinator)
    leave_by_step(tab, pairing)
    tab.press("Continuer sans enregistrer")
    assert tab.path == reverse("admin:mentoring_pairing_step", args=[pairing.pk, "mettre-en-pause"])
    tab.open(page_of(pairing))
    expect(tab.banner.get_by_role("status")).to_have_text(RESTORED)
    pairing.refresh_from_db()
    assert (tab.field("note").input_value(), pairing.note) == (NOTE, "Se voient le mardi.")


def test_a_save_that_is_refused_does_not_go_on_to_the_step(tab, coordinator, pairing):
    tab.enter(coordinator)
    tab.open(page_of(pairing))
    tab.field("started_on").fill("1907-10-01")
    tab.page.get_by_role("link", name=STEP).click()
    tab.press("Enregistrer, puis continuer")
    assert (tab.path, tab.page.title()[:6]) == (page_of(pairing), "Erreur")


def test_a_step_beside_nothing_unsaved_asks_nothing(tab, coordinator, pairing):
    tab.enter(coordinator)
    tab.open(page_of(pairing))
    with tab.page.expect_navigation():
        tab.page.get_by_role("link", name=STEP).click()
    assert tab.path == reverse("admin:mentoring_pairing_step", args=[pairing.pk, "mettre-en-pause"])


# --- What the server has -----------------------------------------------------------------------


def test_what_was_accepted_is_not_put_back(tab, coordinator, pairing):
    tab.enter(coordinator)
    begin_meeting(tab, pairing)
    tab.press("Enregistrer")
    assert (tab.path, NOTE in tab.kept) == (reverse("admin:mentoring_pairing_changelist"), False)
    tab.open(page_of(pairing))
    expect(tab.banner).to_have_count(0)


def test_a_form_shown_with_its_errors_is_as_it_was_sent_and_stays_kept(tab, partner):
    tab.enter(partner)
    begin_referral(tab)
    tab.press("Envoyer la référence")
    assert (referral_as_typed(tab), NEED.splitlines()[0] in tab.kept) == (BEGUN, True)
    expect(tab.banner).to_have_count(0)
    tab.open(reverse("refer"))
    assert referral_as_typed(tab) == BEGUN


def test_what_was_put_back_can_be_taken_out(tab, coordinator, pairing):
    tab.enter(coordinator)
    begin_meeting(tab, pairing)
    tab.open(page_of(pairing))
    assert meetings_as_typed(tab) == MET
    tab.page.get_by_role("button", name="Effacer ce que vous aviez tapé").click()
    assert tab.field("note").input_value() == "Se voient le mardi."
    assert tab.page.locator("#meetings-group .dynamic-meetings").count() == 1
    tab.open(page_of(pairing))
    expect(tab.banner).to_have_count(0)


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_what_somebody_else_changed_meanwhile_is_left_and_both_are_offered(
    tab, coordinator, pairing, size
):
    tab.enter(coordinator)
    tab.visit.resize(size)
    begin_meeting(tab, pairing)
    pairing.note = "Se voient le jeudi."
    pairing.save()
    MeetingFactory(pairing=pairing, note="D’une autre")
    tab.open(page_of(pairing))
    assert tab.visit.faults(size) == []
    assert tab.field("note").input_value() == "Se voient le jeudi."
    # The rows that were typed come after the one that is new.
    notes = [tab.field(f"meetings-{row}-note").input_value() for row in range(3)]
    assert notes == ["D’une autre", "", "Rencontre ajoutée"]
    tab.page.get_by_role("button", name="Mettre ce que j’avais tapé").click()
    assert tab.field("note").input_value() == NOTE
    tab.page.get_by_role("button", name="Remettre ce qui est enregistré").click()
    assert tab.field("note").input_value() == "Se voient le jeudi."
    tab.page.get_by_role("button", name="Mettre ce que j’avais tapé").click()
    tab.page.get_by_role("button", name="Effacer ce que vous aviez tapé").click()
    assert tab.field("note").input_value() == "Se voient le jeudi."


def test_a_choice_found_by_typing_comes_back_with_its_words(tab, coordinator, program):
    mentor = MentorFactory(program=program)
    tab.enter(coordinator)
    tab.open(reverse("admin:mentoring_pairing_add"))
    tab.page.locator(".field-mentor .select2-selection").click()
    tab.page.locator(".select2-results__option", has_text=mentor.person.last_name).click()
    told = tab.page.locator(".field-mentor .select2-selection__rendered").inner_text()
    tab.open(reverse("admin:mentoring_pairing_add"))
    assert tab.field("mentor").input_value() == str(mentor.pk)
    expect(tab.page.locator(".field-mentor .select2-selection__rendered")).to_have_text(told)


def test_a_file_is_named_to_be_joined_again(tab, partner):
    tab.enter(partner)
    begin_referral(tab)
    tab.field("file").set_input_files(
        {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"}
    )
    tab.open(reverse("refer"))
    expect(tab.banner.get_by_role("status")).to_have_text(
        f"{RESTORED}À joindre de nouveau : cv.pdf"
    )
    assert referral_as_typed(tab) == BEGUN


def test_rows_ticked_in_a_list_are_kept_until_what_was_asked_of_them_is_done(tab):
    """A page asks once more in between: its own form says that the list is done with."""
    OutgoingMailFactory(), OutgoingMailFactory()
    administrator = AdministratorFactory()
    here = reverse("admin:programs_outgoingmail_changelist")

    def tick() -> None:
        tab.page.locator(".action-select").first.check()
        tab.page.locator("select[name=action]").select_option("abandon")

    def run() -> None:
        with tab.page.expect_navigation():
            tab.page.locator(".actions button").click()

    tab.enter(administrator)
    tab.open(here)
    tick()
    tab.open(here)
    assert tab.page.locator(".action-select:checked").count() == 0
    tick()
    tab.end_session()
    run()
    tab.sign_in_here(administrator)
    assert tab.page.locator(".action-select:checked").count() == 1
    assert tab.visit.faults() == []
    run()
    tab.field("reason").fill("Une adresse qui n’existe plus.")
    tab.press("Abandonner")
    assert (tab.path, tab.banner.count(), "_selected_action" in tab.kept) == (here, 0, False)
