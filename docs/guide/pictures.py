"""Take the pictures of the guide from a running demonstration.

    script/server                                        # in another terminal, on a fresh database
    .venv/bin/python docs/guide/pictures.py http://127.0.0.1:8000

Plays the steps that the guide tells, through the browser, as those whom it is written for would: one referral
becomes a pairing, the bilan of 2007-2008 is published, a partner refers somebody, a mentor offers, a plan of action
gets news and a revision, expenses are entered, verified and approved, a statement of the bank is brought in, two
persons are invited, one account gets a second factor. So the demonstration must be as ``load_demo`` makes it; the
script says so and stops where it is not. Where ARRIMAGE_VAR is set for the server, it is to be set here as well.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

from budget_pictures import take_budgets
from camera import HERE, PHONE, Visit, code_of, mailed_token, side_by_side
from plan_pictures import take_plans
from playwright.sync_api import Browser, sync_playwright
from report_pictures import take_reports

README_IMAGE = HERE.parent / "images" / "bilan.png"

# Publishing composes two PDF; a busy machine takes its time. In milliseconds.
PUBLISHING = 300_000

# In milliseconds: the public form takes nothing that was filled in faster.
SLOWER_THAN_A_ROBOT = 5_000

REFERRAL = "R-021"
PROGRAM = "Mentorat Outaouais"
BILAN = "/rapports/quebec-pluriel/2007-2008/"

GUESTS = (
    ("colette.aulne@exemple.test", "Colette", "Aulne"),
    ("gerard.osier@exemple.test", "Gérard", "Osier"),
)
GUEST_PASSWORD = "un-mot-de-passe-de-demo"
OCCASIONAL = "theodore.houblon@exemple.test"
QUESTION = "Peut-elle être reçue en soirée ? Elle travaille le jour jusqu’à la mi-décembre."
ANSWER = "Oui, le mardi jusqu’à 20 h. Nous l’appelons cette semaine."

# As somebody types it whose record is there already, with its accent.
NAMESAKE = ("Nayla", "Cedre")

REFUSED_FILE = """Prénom;Nom;Inscription;Domaines;Courriel
Lucie;Bernache;2026-09-14;Santé;lucie.bernache@exemple.test
Yvon;Colibri;32/09/2026;Vente et services;yvon.colibri@exemple.test
Maude;Lilas;2 octobre 2026;Santé publique;maude.lilas
"""
GOOD_FILE = """Prénom;Nom;Inscription;Domaines;Courriel
Lucie;Bernache;2026-09-14;Santé;lucie.bernache@exemple.test
Yvon;Colibri;30/09/2026;Vente et services;yvon.colibri@exemple.test
Maude;Lilas;2 octobre 2026;Santé;maude.lilas@exemple.test
"""


class NotFresh(Exception):
    """The demonstration is not as ``load_demo`` makes it."""


def check_fresh(coordinator: Visit) -> None:
    """Raise NotFresh unless the referral and the bilan of the guide wait for their first step."""
    waiting = (
        ("/admin/referrals/referral/?suivi=a-traiter", REFERRAL),
        ("/admin/reporting/report/?suivi=a-publier", "QP-2007-2008"),
    )
    for path, number in waiting:
        coordinator.open(path)
        if not coordinator.page.get_by_role("link", name=number, exact=True).count():
            raise NotFresh(
                "La démonstration a déjà servi : effacez var/ (ou ARRIMAGE_VAR), lancez script/server "
                "et recommencez. (This demonstration was used before: start from an empty database.)"
            )


def first_day(browser: Browser, address: str, coordinator: Visit) -> None:
    visitor = Visit(browser, address)
    visitor.open("/connexion/")
    visitor.take("connexion.png", until="main .card >> nth=1")
    coordinator.open("/admin/")
    coordinator.take("accueil.png", until="section.card >> nth=0")
    phone = Visit(browser, address, "coordination", width=PHONE)
    phone.open("/admin/")
    phone.take("accueil-telephone.png", until="section.card li >> nth=3")


def a_date_to_confirm(coordinator: Visit) -> None:
    coordinator.open("/admin/people/person/add/")
    coordinator.fill(first_name="Colette", last_name="Chardonneret", birth_date="1931-05-04")
    coordinator.page.click("[name=_save]")
    coordinator.take("date-a-confirmer.png", until="fieldset.module >> nth=0")


def many_at_once(coordinator: Visit) -> None:
    """Shown before anything has moved, and not confirmed."""
    coordinator.open("/admin/referrals/referral/?suivi=a-traiter")
    coordinator.page.click("#action-toggle")
    coordinator.page.select_option("[name=action]", label="Confirmer la réception")
    coordinator.page.click(".actions [type=submit]")
    coordinator.take("plusieurs-fiches.png", until=".card.narrow")


def from_referral_to_mentee(coordinator: Visit) -> None:
    coordinator.open("/admin/referrals/referral/?suivi=a-traiter")
    coordinator.take("references.png", until="#changelist-form")
    coordinator.page.get_by_role("link", name=REFERRAL).click()
    coordinator.take("reference.png", until="fieldset.module >> nth=0")
    coordinator.do("Confirmer la réception")
    coordinator.do("Accepter")
    coordinator.step("Inscrire comme mentoré")
    coordinator.page.get_by_label("Santé", exact=True).check()
    coordinator.page.get_by_label("Profession").fill("Infirmière auxiliaire")
    coordinator.take("inscrire.png", until=".card.narrow")
    coordinator.confirm()
    coordinator.do("Noter la vérification")
    coordinator.do("Rendre disponible")


def from_mentee_to_pair(coordinator: Visit) -> None:
    coordinator.step("Chercher un mentor")
    coordinator.take("mentors-proposes.png", until="ol.row > li >> nth=3")
    coordinator.page.locator("a.btn", has_text="Proposer ce jumelage").first.click()
    coordinator.confirm()
    coordinator.take("jumelage-propose.png", until="fieldset.module >> nth=0")
    coordinator.do("Le mentor accepte")
    coordinator.do("Le mentoré accepte")
    coordinator.do("Commencer le jumelage")


def follow_up(coordinator: Visit) -> None:
    page = coordinator.page
    coordinator.step("Ajouter une rencontre")
    page.fill("[name=minutes]", "90")
    coordinator.confirm()
    coordinator.take("jumelage-actif.png", until="#meetings-group")
    coordinator.step("Terminer")
    coordinator.take("terminer.png", until=".card.narrow")
    page.go_back()
    page.fill(
        "[name=note]", "A rappelé lundi : tout va bien, les rencontres reprennent en décembre."
    )
    page.reload()
    coordinator.take("ce-qui-est-remis.png", until=".field-note")
    coordinator.press("Effacer ce que vous aviez tapé")
    coordinator.open("/admin/?service=mentoring&suivi=issue-a-noter")
    page.locator("a.btn", has_text="Noter l’issue").first.click()
    coordinator.take("noter-issue.png", until=".card.narrow")


def take_back(coordinator: Visit) -> None:
    page = coordinator.page
    coordinator.open("/admin/mentoring/pairing/?state__exact=active")
    page.locator("#result_list tbody th a").first.click()
    coordinator.do("Terminer")
    page.get_by_role("link", name="Reprendre cette étape").click()
    coordinator.take("reprendre-etape.png", until=".card.narrow")
    coordinator.confirm()
    page.get_by_role("link", name="Historique").first.click()
    coordinator.take("historique.png", until=".record-history")


def mistaken(coordinator: Visit) -> None:
    """Asked about, and not confirmed."""
    coordinator.open("/admin/mentoring/pairing/?state__exact=active")
    coordinator.page.locator("#result_list tbody th a").first.click()
    coordinator.step("Annuler : erreur de saisie")
    coordinator.take("annuler-jumelage.png", until=".card.narrow")


def search(coordinator: Visit) -> None:
    coordinator.open("/admin/")
    coordinator.page.fill("#site-search-field", NAMESAKE[1])
    coordinator.page.locator(".site-search [role=option]").first.wait_for()
    coordinator.take("chercher.png", until=".search-results")


def merge(coordinator: Visit) -> None:
    """Somebody is registered twice; the two records are compared, and not merged."""
    page = coordinator.page
    coordinator.open("/admin/people/person/add/")
    # The date that was not confirmed is still there.
    coordinator.press("Effacer ce que vous aviez tapé")
    first_name, last_name = NAMESAKE
    coordinator.fill(first_name=first_name, last_name=last_name)
    coordinator.fill(phone="819 555-0188", city="Aylmer", note="Rencontrée au salon de l’emploi.")
    coordinator.press("Enregistrer")
    page.get_by_label("C’est une autre personne").check()
    coordinator.press("Enregistrer")
    page.locator("#result_list").wait_for()
    coordinator.open(f"/admin/people/person/?q={first_name}")
    page.locator("#result_list tbody th a").first.click()
    coordinator.press("Fusionner avec une autre fiche")
    coordinator.press("Comparer")
    coordinator.take("fusionner.png", until="main form")


def spreadsheets(coordinator: Visit, folder: Path) -> None:
    """Files are previewed, never confirmed."""
    for content, name, picture, until in (
        (REFUSED_FILE, "mentores-octobre.csv", "import-refuse.png", "form .submit-row"),
        (GOOD_FILE, "mentores-octobre.csv", "import-apercu.png", "form .submit-row"),
    ):
        (folder / name).write_text(content, encoding="utf-8")
        coordinator.open("/admin/mentoring/mentee/import/")
        coordinator.page.set_input_files("[name=import_file]", folder / name)
        coordinator.page.locator("main").get_by_label("Programme").select_option(label=PROGRAM)
        coordinator.page.get_by_role("button", name="Vérifier le fichier").click()
        coordinator.take(picture, until=until)
    coordinator.open("/admin/mentoring/mentee/export/")
    coordinator.take("exporter.png", until="form .submit-row")


def bilan(coordinator: Visit) -> None:
    page = coordinator.page
    coordinator.open("/admin/reporting/report/")
    coordinator.take("rapports.png", until="section.report-card >> nth=0")
    page.get_by_role("link", name="QP-2007-2008", exact=True).click()
    coordinator.take("bilan-textes.png", until=".field-highlights")
    coordinator.step("Voir le rapport")
    coordinator.take("bilan-apercu.png", until=".document-frame header")
    coordinator.take(
        "bilan-chiffres.png",
        start="h2:has-text('L’année en bref')",
        until=".document-frame figure >> nth=0",
    )
    coordinator.take(
        "bilan-enonces.png",
        start="h2:has-text('Chiffres énoncés')",
        until="section:has(h2:has-text('Chiffres énoncés')) .table-box",
    )
    page.locator(f"a[href$='{BILAN}chiffres/mentoring.employed/']").first.click()
    coordinator.take("chiffre-ouvert.png", until="table.data tbody tr >> nth=6")
    page.get_by_role("link", name="Revenir au rapport").click()
    page.get_by_role("link", name="Écrire et publier").click()
    coordinator.do("Soumettre à la révision")
    coordinator.step("Publier")
    coordinator.take("publier.png", until=".card.narrow")
    anyway = page.get_by_label("Publier quand même")
    if anyway.count():
        anyway.check()
    page.locator("main .card form button[type=submit]").click()
    page.get_by_role("link", name="Voir le résultat").click(timeout=PUBLISHING)
    page.locator(".published-here").wait_for()
    coordinator.take("bilan-publie.png", until=".published-here")
    coordinator.step("Corriger")
    coordinator.take("corriger.png", until=".card.narrow")


def first_steps(browser: Browser, address: str) -> None:
    """Of a program that has published nothing yet."""
    visit = Visit(browser, address, "coordination-est")
    visit.open("/admin/")
    visit.page.locator(".first-steps").evaluate("details => { details.open = true; }")
    visit.take("premiers-pas.png", until=".first-steps")


def second_factor(browser: Browser, address: str) -> None:
    """Set up by a coordinator of the demonstration whom the rest of the guide does not need."""
    visit = Visit(browser, address, "coordination-est")
    visit.open("/compte/")
    visit.take("mon-compte.png", until=".cols")
    visit.open("/compte/securite/activer/")
    visit.take("second-facteur.png", until="main .card")
    visit.fill(code=code_of(visit.page.locator("main code").inner_text()))
    visit.press("Mettre en place")
    visit.take("codes-de-secours.png", until="main .card")
    visit.open("/deconnexion/")
    visit.page.locator("main").get_by_role("button", name="Se déconnecter").click()
    visit.sign_in("coordination-est")
    visit.take("code.png", until="main .card")


def invitations(browser: Browser, address: str, coordinator: Visit) -> None:
    """Two persons are invited; the first one accepts."""
    coordinator.open("/admin/programs/organization/?q=relance")
    coordinator.page.locator("#result_list tbody th a").first.click()
    for email, first_name, last_name in GUESTS:
        coordinator.press("Inviter une personne")
        coordinator.fill(email=email, first_name=first_name, last_name=last_name)
        coordinator.choose("role", "Organisme partenaire")
        coordinator.take("inviter.png", until=".card.narrow")
        coordinator.press("Envoyer l’invitation")
    guest = Visit(browser, address)
    guest.open(f"/invitation/{mailed_token('accounts.Invitation', GUESTS[0][0])}/")
    guest.take("invitation.png", until="main .card")
    guest.fill(password=GUEST_PASSWORD, password_again=GUEST_PASSWORD)
    guest.press("Ouvrir mon compte")
    guest.page.get_by_role("heading", name="Bonjour").wait_for()
    coordinator.page.reload()
    coordinator.take("personnes-acces.png", start="#people", until="#people")


def partner_refers(browser: Browser, address: str) -> str:
    """Somebody who was served before is referred through the form. Returns the number of the referral."""
    visit = Visit(browser, address, "partenaire")
    page = visit.page
    visit.press("Référer une personne")
    fill_referral(visit)
    visit.take("referer.png", until="main form")
    visit.press("Envoyer la référence")
    visit.take("reference-envoyee.png", until="main .card")
    number = page.locator("strong.number").inner_text()
    visit.press("Suivre cette référence")
    visit.fill(body=QUESTION)
    visit.press("Envoyer le message")
    return number


def fill_referral(visit: Visit) -> None:
    page = visit.page
    visit.choose("program", PROGRAM)
    visit.fill(
        need="Changer d’emploi : elle programme à mi-temps et cherche un poste à temps plein.",
        first_name="Aïcha",
        last_name="Genévrier",
        phone="819 555-0199",
        email="aicha.genevrier@exemple.test",
        note="Libre le mardi et le jeudi.",
        given_on="2026-11-20",
    )
    page.get_by_label("arabe", exact=True).check()
    page.get_by_label("français", exact=True).check()
    page.get_by_label("La personne elle-même").check()
    page.locator("[name=agreed]").check()


def coordinator_receives(coordinator: Visit, number: str) -> None:
    """The coordinator reads what came, says who it is, and answers."""
    page = coordinator.page
    coordinator.open("/admin/referrals/referral/?suivi=messages")
    coordinator.press(number)
    coordinator.take("reference-recue.png", until=".panels")
    coordinator.press("Je m’en occupe")
    page.get_by_role("link", name="C’est cette personne").first.click()
    coordinator.take("cest-cette-personne.png", until=".card.narrow")
    coordinator.confirm()
    coordinator.fill(body=ANSWER)
    coordinator.press("Envoyer le message")
    coordinator.do("Confirmer la réception")
    coordinator.step("Rediriger")
    coordinator.take("rediriger.png", until=".card.narrow")


def partner_follows(browser: Browser, address: str, number: str) -> None:
    """What the partner sees of it."""
    visit = Visit(browser, address, "partenaire")
    visit.take("partenaire.png", until="table.data")
    visit.press(number)
    visit.take("suivre-reference.png", until=".cols")
    visit.press("Accusé à imprimer")
    visit.take("accuse.png", until=".receipt")
    phone = Visit(browser, address, "partenaire", width=PHONE)
    phone.press("Référer une personne")
    phone.take("referer-telephone.png", until="main fieldset >> nth=0")


def occasional_partner(browser: Browser, address: str, coordinator: Visit) -> None:
    """A link is sent, and opened by whoever it was sent to."""
    page = coordinator.page
    coordinator.open("/admin/referrals/referrallink/add/")
    coordinator.choose("program", PROGRAM)
    page.locator("#id_organization + .select2").click()
    page.locator(".select2-search__field").fill("aylmer")
    page.locator(".select2-results__option").first.click()
    coordinator.fill(contact_name="Théodore Houblon", email=OCCASIONAL)
    coordinator.take("lien-nouveau.png", until="main form")
    coordinator.press("Enregistrer")
    page.locator("#result_list").wait_for()
    guest = Visit(browser, address)
    guest.open(f"/lien/{mailed_token('referrals.ReferralLink', OCCASIONAL)}/")
    guest.take("lien-page.png", until="main fieldset >> nth=0")


def mentor_offer(browser: Browser, address: str, coordinator: Visit) -> None:
    """Somebody offers to be a mentor; the coordinator reads it."""
    visit = Visit(browser, address)
    visit.open("/devenir-mentor/")
    visit.fill(
        first_name="Gaspard",
        last_name="Mélilot",
        email="gaspard.melilot@exemple.test",
        phone="819 555-0190",
        city="Gatineau",
        occupation="Comptable",
        background="Quinze ans en cabinet, puis dans un organisme communautaire.",
        motivation="Redonner ce que j’ai reçu en arrivant ici.",
    )
    visit.page.get_by_label(PROGRAM).check()
    visit.page.get_by_label("français", exact=True).check()
    visit.page.get_by_label("Affaires, finance et administration").check()
    visit.page.locator("[name=consent]").check()
    visit.take("devenir-mentor.png", until="main form")
    visit.page.wait_for_timeout(SLOWER_THAN_A_ROBOT)
    visit.press("Envoyer mon offre")
    visit.page.get_by_role("heading", name="Merci de votre offre").wait_for()
    coordinator.open("/admin/?service=mentoring&suivi=offres")
    coordinator.press("Lire l’offre")
    coordinator.take("offre.png", until="main form")
    coordinator.step("Accepter")
    coordinator.take("offre-accepter.png", until=".card.narrow")


def funder(browser: Browser, address: str) -> bytes:
    """Returns the published PDF in French, as the funder downloads it."""
    visit = Visit(browser, address, "bailleur")
    page = visit.page
    visit.take("bailleur.png", until="ul.versions > li")
    visit.open("/rapports/")
    visit.take("rapports-publies.png", until="ul.versions > li")
    page.locator(".version-title a").first.click()
    visit.take("version.png", until="main .report-card >> nth=-1")
    href = page.get_by_role("link", name="Télécharger : PDF").first.get_attribute("href")
    pdf = page.request.get(address + href).body()
    anybody = Visit(browser, address)
    anybody.open("/verifier/")
    anybody.page.set_input_files(
        "[name=fichier]",
        {"name": "bilan.pdf", "mimeType": "application/pdf", "buffer": pdf},
    )
    anybody.press("Vérifier le fichier")
    anybody.take("verifier.png", until=".verify-ways")
    return pdf


def take_all(address: str) -> None:
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            # The system's Chromium; without one, Playwright's own.
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"),
            # Chromium refuses its sandbox to root.
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        coordinator = Visit(browser, address, "coordination")
        check_fresh(coordinator)
        first_day(browser, address, coordinator)
        first_steps(browser, address)
        second_factor(browser, address)
        a_date_to_confirm(coordinator)
        many_at_once(coordinator)
        from_referral_to_mentee(coordinator)
        from_mentee_to_pair(coordinator)
        follow_up(coordinator)
        take_back(coordinator)
        mistaken(coordinator)
        search(coordinator)
        merge(coordinator)
        spreadsheets(coordinator, Path(folder))
        bilan(coordinator)
        number = partner_refers(browser, address)
        coordinator_receives(coordinator, number)
        partner_follows(browser, address, number)
        occasional_partner(browser, address, coordinator)
        mentor_offer(browser, address, coordinator)
        take_plans(browser, address, coordinator)
        take_budgets(browser, address, coordinator)
        take_reports(browser, address)
        invitations(browser, address, coordinator)
        Visit(browser, address, "finances").take("finances.png", until="section.card >> nth=0")
        pdf = funder(browser, address)
        browser.close()
    titles = ("L’année en bref", "Les références", "Le mentorat")
    side_by_side(pdf, titles, README_IMAGE)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000")
    try:
        take_all(parser.parse_args().address.rstrip("/"))
    except NotFresh as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
