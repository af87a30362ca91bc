"""A claim from the phone on which its receipt was photographed to its payment, in a real browser."""

import io
import re
import zipfile
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from PIL import Image, ImageDraw

from config.tests.test_journeys import enter, press
from programs.accounts.models import User
from programs.budgets.models import Expense
from programs.budgets.tests.claimed import claimable, officer_of, own_line, partner_of
from programs.lib.periods import today
from programs.tests.browsing import DESK, PHONE, SIZES, Visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SUPPLIER = "Autobus Inventés"
ASKED = "Combien de classes?"
REDUCTION = "Le pourboire n’est pas admissible."


def photograph(width: int = 1200, height: int = 1600) -> bytes:
    """A receipt on a table."""
    image = Image.new("RGB", (width, height), "#6b5b4a")
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 6, height // 8, width * 5 // 6, height * 7 // 8), fill="#f4f1ea")
    draw.text((width // 4, height // 4), f"{SUPPLIER}\nTOTAL 100,00 $", fill="black")
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()


class ClaimJourney:
    """A partner with a phone, and those who keep the accounts of the program that it claims from."""

    def __init__(self, visit: Visit):
        self.visit, self.page = visit.resize(PHONE), visit.page
        self.program, self.organization = claimable()
        self.year = year = self.program.calendar.year_containing(today())
        self.line = own_line(
            self.program,
            self.organization,
            budget__starts_on=year.start,
            budget__ends_on=year.end,
            budget__adopted_on=year.start,
        )
        self.partner = partner_of(self.organization, self.program)
        self.officer, self.director = officer_of(self.program), officer_of(self.program)
        self.faults: list[str] = []

    def look(self, *sizes: tuple[int, int]) -> None:
        self.faults += self.visit.faults(*(sizes or (PHONE,)))

    def press(self, name: str) -> None:
        press(self.visit, name)
        self.look()

    def fill(self, **typed: str) -> None:
        for name, text in typed.items():
            self.page.locator(f"[name={name}]").fill(text)

    def photograph(self, content: bytes) -> None:
        photo = {"name": "IMG_2041.jpg", "mimeType": "image/jpeg", "buffer": content}
        self.page.locator("input[name=photos]").set_input_files(photo)

    def claim(self, receipt: bytes) -> Expense:
        """Photograph, type, mistake the amount once, and send."""
        enter(self.visit, self.partner)
        self.look()
        self.press("Réclamer une dépense")
        self.photograph(receipt)
        self.fill(amount="cent", spent_on=(today() - timedelta(days=1)).isoformat())
        self.fill(supplier=SUPPLIER, description="Transport de deux classes")
        self.page.locator("select[name=line]").select_option(str(self.line.pk))
        self.send_mistaken()
        self.fill(amount="100,00 $")
        self.send()
        return Expense.objects.get()

    def send_mistaken(self) -> None:
        """What comes back says what to correct, and still has the photograph."""
        self.page.locator("button:has-text('Transmettre')").click()
        self.page.wait_for_selector(".error-summary")
        self.look(*SIZES)
        kept = self.page.locator("input[name=photos]").evaluate("one => one.files[0].name")
        assert kept == "IMG_2041.jpg"

    def send(self) -> None:
        """The script sends the form, and then opens the claim."""
        self.page.locator("button:has-text('ransmettre')").click()
        self.page.wait_for_url(re.compile(r"/reclamations/\d+/$"))
        self.look()

    def complete(self, claim: Expense) -> None:
        """What came back is corrected from the home page."""
        enter(self.visit, self.partner)
        self.press("Voir mes réclamations")
        self.press(claim.code)
        assert ASKED in self.page.locator(".notice").inner_text()
        self.press("Corriger et transmettre")
        self.fill(description="Transport de deux classes, 48 élèves")
        self.send()

    def follow(self, claim: Expense) -> str:
        """What the partner reads of the claim."""
        enter(self.visit, self.partner)
        self.visit.open(reverse("claims"))
        self.look(*SIZES)
        self.press(claim.code)
        self.look(*SIZES)
        return self.page.locator("main").inner_text()

    # --- Those who keep the accounts

    def at_its_page(self, user: User, claim: Expense) -> None:
        """Somebody of the lead opens the claim from what awaits them."""
        enter(self.visit, user)
        self.page.locator(f"main a[href='{reverse('expense', args=[claim.pk])}']").first.click()
        self.page.wait_for_url(f"**{reverse('expense', args=[claim.pk])}")
        self.look()

    def returned(self, claim: Expense) -> None:
        self.at_its_page(self.officer, claim)
        self.press("Retourner")
        self.fill(reason=ASKED)
        self.press("Retourner")

    def verified(self, claim: Expense) -> None:
        self.at_its_page(self.officer, claim)
        self.press("Vérifier")

    def approved_in_part(self, claim: Expense) -> None:
        self.at_its_page(self.director, claim)
        self.press("Approuver")
        self.fill(granted="80", reduction=REDUCTION)
        self.press("Approuver")

    def paid(self, claim: Expense) -> None:
        self.at_its_page(self.officer, claim)
        self.press("Noter un paiement")
        self.fill(reference="V-1204")
        self.press("Noter un paiement")

    # --- What is rendered of it

    def reported(self) -> str:
        """What the financial report of the year says of the claim."""
        enter(self.visit, self.director)
        self.visit.open(reverse("financial_report", args=[self.program.slug, self.year.label]))
        self.look(DESK)
        return self.page.locator("main").inner_text()

    def filed(self) -> zipfile.ZipFile:
        """The file of the auditor."""
        self.visit.open(reverse("audit_file", args=[self.program.slug, self.year.label]))
        self.look(DESK)
        with self.page.expect_download() as started:
            self.page.locator("main a[href*='.zip']").first.click()
        return zipfile.ZipFile(started.value.path())


@pytest.fixture
def journey(page, live_server) -> ClaimJourney:
    return ClaimJourney(Visit(page, live_server.url))


def test_a_partner_claims_from_a_phone_completes_what_came_back_and_reads_when_it_is_paid(journey):
    receipt = photograph()
    claim = journey.claim(receipt)
    # Within the limit, it was sent as it was taken.
    assert b"".join(claim.files.get().slices()) == receipt
    journey.returned(claim)
    journey.complete(claim)
    journey.verified(claim)
    journey.approved_in_part(claim)
    journey.paid(claim)
    said = journey.follow(claim)
    told = ("Approuvée en partie\u00a0: 80\u00a0$ sur 100\u00a0$", REDUCTION, "V-1204")
    assert [text in said for text in told] == [True] * len(told)
    journey.line.refresh_from_db()
    assert "80\u00a0$" in journey.reported()
    archive = journey.filed()
    (name,) = [name for name in archive.namelist() if claim.code in name]
    assert (archive.read(name), name.endswith("IMG_2041.jpg")) == (receipt, True)
    assert (journey.line.spent, journey.faults) == (Decimal(80), [])


def test_a_photograph_that_is_too_heavy_is_made_lighter_before_it_is_sent(journey):
    receipt = photograph(3000, 4000)
    enter(journey.visit, journey.partner)
    journey.visit.open(reverse("claim_new"))
    journey.page.locator("input[name=photos]").evaluate(
        "(one, limit) => { one.dataset.limit = limit }", str(len(receipt) - 1)
    )
    journey.photograph(receipt)
    journey.page.wait_for_selector(".upload-said:has-text('Photo allégée')")
    journey.fill(amount="100", spent_on=today().isoformat(), supplier=SUPPLIER)
    journey.fill(description="Transport de deux classes")
    journey.send()
    stored = Expense.objects.get().files.get()
    with Image.open(io.BytesIO(b"".join(stored.slices()))) as image:
        assert (image.format, image.size, stored.name) == ("JPEG", (1800, 2400), "IMG_2041.jpg")


def test_where_the_connection_fails_the_page_says_so_and_keeps_what_was_typed(journey):
    enter(journey.visit, journey.partner)
    journey.visit.open(reverse("claim_new"))
    journey.photograph(photograph())
    journey.fill(amount="100", supplier=SUPPLIER)
    where = f"**{reverse('claim_new')}"
    journey.page.route(
        where,
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )
    journey.page.locator("button:has-text('Transmettre')").click()
    journey.page.wait_for_selector(".upload-said:has-text('Rien n’est perdu')")
    kept = journey.page.locator("[name=supplier]").input_value()
    journey.page.unroute(where)
    assert (kept, Expense.objects.count()) == (SUPPLIER, 0)
