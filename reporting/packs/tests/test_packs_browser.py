"""A pack in a browser: what a funder asks is written, the pack completed, downloaded, delivered, and received."""

import hashlib
import io
import zipfile
from datetime import date

import pytest
from django.urls import reverse

from programs.accounts.tests.factories import coordinator_of
from programs.enums import MembershipRole
from programs.lib.periods import today
from programs.tests.browsing import PHONE, Visit
from programs.tests.factories import FundingFactory, ProgramFactory
from reporting.packs.models import Pack
from reporting.tests.factories import member_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>"
)


def downloaded(page, name: str) -> dict[str, bytes]:
    """The files of the ZIP that a link gives, each as ``SHA256SUMS`` says it is."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name).first.click()
    with zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes())) as archive:
        found = {one: archive.read(one) for one in archive.namelist()}
    for line in found["SHA256SUMS"].decode().splitlines():
        digest, path = line.split("  ")
        assert hashlib.sha256(found[path]).hexdigest() == digest
    return found


def test_a_pack_is_completed_downloaded_and_received(page, live_server):
    program = ProgramFactory(title="Relève", starts_on=date(2020, 7, 1), ends_on=None)
    last = program.calendar.previous(program.calendar.year_containing(today()))
    grant = FundingFactory(program=program, starts_on=last.start, ends_on=last.end)
    visit = Visit(page, live_server.url).resize(PHONE)
    visit.sign_in(coordinator_of(program))

    visit.open(reverse("pack_list"))
    assert visit.faults() == []
    page.get_by_role("link", name="Écrire ce qu’un bailleur de fonds demande").click()
    page.get_by_label("Bailleur de fonds").select_option(label=str(grant.funder))
    page.get_by_label("Échéance").fill("bientôt")
    page.get_by_label("Commencer par les pièces usuelles").uncheck()
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("ne dit pas une échéance").first.wait_for()
    assert visit.faults() == []
    page.get_by_label("Échéance").fill("90 jours")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("Aucune pièce encore").wait_for()
    assert visit.faults() == []

    page.get_by_role("link", name="Ajouter une pièce").first.click()
    page.get_by_label("Pièce*", exact=True).fill("Explication de l’année")
    page.get_by_label("Nature").select_option("statement")
    page.get_by_label("Signataires", exact=True).fill("Présidence")
    assert visit.faults() == []
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_role("link", name="Ajouter une pièce").first.click()
    page.get_by_label("Pièce*", exact=True).fill("Procès-verbal")
    page.get_by_label("Nature").select_option("minutes")
    page.get_by_role("button", name="Enregistrer").click()
    page.get_by_text("La pièce est enregistrée").wait_for()
    assert visit.faults() == []

    pack = Pack.objects.get(ends_on=last.end)
    visit.open(reverse("pack", args=[pack.pk]))
    page.get_by_text("0 sur 2").first.wait_for()
    assert visit.faults() == []
    page.get_by_role("link", name="1 Explication de l’année").click()
    page.get_by_label("Texte").fill("Une bonne année.")
    page.get_by_role("button", name="Mettre dans le dossier").click()
    page.get_by_label("Nom*", exact=True).fill("Aulne Boréal")
    page.get_by_role("button", name="Noter la signature").click()
    page.get_by_text("La signature est notée").wait_for()
    assert visit.faults() == []
    page.get_by_role("link", name="Toutes les pièces").click()
    page.get_by_role("link", name="2 Procès-verbal").click()
    page.locator("input[type=file]").set_input_files(
        {"name": "pv.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    page.get_by_role("button", name="Joindre").click()
    page.get_by_text("Le fichier est dans le dossier").wait_for()
    page.get_by_role("link", name="Toutes les pièces").click()
    page.get_by_text("2 sur 2").first.wait_for()
    assert visit.faults() == []
    year = program.calendar.label(last)
    files = downloaded(page, "Télécharger le ZIP")
    assert list(files)[:3] == [
        "00-liste-des-pieces-du-dossier.pdf",
        f"01-explication-de-lannee-{year}.pdf",
        f"02-proces-verbal-{year}.pdf",
    ]
    assert files[f"02-proces-verbal-{year}.pdf"] == PDF

    page.get_by_role("link", name="Déclarer complet").click()
    assert visit.faults() == []
    page.get_by_role("button", name="Déclarer le dossier complet").click()
    page.get_by_role("link", name="Noter la transmission").click()
    assert visit.faults() == []
    page.get_by_role("button", name="Noter la transmission").click()
    page.get_by_text("La transmission est notée").wait_for()
    assert visit.faults() == []

    visit.sign_in(member_of(grant.funder, MembershipRole.FUNDER))
    visit.open(reverse("pack_received"))
    assert visit.faults() == []
    received = downloaded(page, "Télécharger le ZIP")
    assert {name: received[name] for name in list(files)[1:3]} == {
        name: files[name] for name in list(files)[1:3]
    }
