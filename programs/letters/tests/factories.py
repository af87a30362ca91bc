"""Letters to read and to print, as coordinators write them. People, organisations and amounts are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from programs.letters.fields import Field, compose
from programs.letters.model import Column, Letter, Sender, Signature, Table, Text

TEXTS = Path(__file__).parent / "texts"
HOLDER = "Anne-Sophie Ouellet-Tremblay"
SENDER = Sender(
    "Carrefour des Rivières",
    ("118, rue des Draveurs, bureau 200", "Val-Boréal (Québec) J0X 0A0"),
    "819 555-0142",
    "bourses@carrefour.exemple",
)
FIELDS = (
    Field("prenom", "Prénom", "Anne-Sophie"),
    Field("nom", "Prénom et nom", HOLDER),
    Field("bourse", "Bourse", "Bourse de la relève"),
    Field("montant", "Montant accordé", "3 000 $"),
    Field("limite", "Dernier jour pour répondre", "15 juin 2022"),
    Field("versements", "Tableau des versements", table=True),
)
VALUES = {
    "fr": {
        "prenom": "Anne-Sophie",
        "nom": HOLDER,
        "bourse": "Bourse de la relève en santé",
        "montant": "3 000 $",
        "limite": "15 juin 2022",
    },
    "en": {
        "prenom": "Anne-Sophie",
        "nom": HOLDER,
        "bourse": "Next Generation in Health Bursary",
        "montant": "$3,000",
        "limite": "June 15, 2022",
    },
}
WORDS = {
    "fr": {
        "offer": "Votre demande de bourse est acceptée",
        "refusal": "Votre demande de bourse",
        "contract": "Contrat de bourse avec engagement de service",
        "statement": "Relevé de l’engagement de service",
        "role": "Coordonnatrice des bourses",
        "holder": "Personne boursière",
        "enclosed": "Contrat de bourse (deux exemplaires)",
        "footer": "Carrefour des Rivières, organisme sans but lucratif, NEQ 0000000000",
    },
    "en": {
        "offer": "Your bursary application has been accepted",
        "refusal": "Your bursary application",
        "contract": "Bursary Contract with Service Obligation",
        "statement": "Statement of Service",
        "role": "Bursary Coordinator",
        "holder": "Holder of the bursary",
        "enclosed": "Bursary contract (two copies)",
        "footer": "Carrefour des Rivières, non-profit organization, NEQ 0000000000",
    },
}
INSTALMENTS = {
    "fr": Table(
        "Versements de la bourse",
        (
            Column("Session"),
            Column("Ce qui est à remettre"),
            Column("Au plus tard le"),
            Column("Montant", numeric=True),
        ),
        (
            ("Automne 2022", "Attestation d’inscription", "30 septembre 2022", "1 500,00 $"),
            ("Hiver 2023", "Attestation et relevé de notes", "15 février 2023", "1 500,00 $"),
        ),
        ("Total", "", "", "3 000,00 $"),
    ),
    "en": Table(
        "Instalments",
        (
            Column("Term"),
            Column("To be provided"),
            Column("No later than"),
            Column("Amount", numeric=True),
        ),
        (
            ("Fall 2022", "Proof of enrolment", "September 30, 2022", "$1,500.00"),
            ("Winter 2023", "Proof and transcript", "February 15, 2023", "$1,500.00"),
        ),
        ("Total", "", "", "$3,000.00"),
    ),
}
MONTHS = {
    "fr": {
        "caption": "Mois dus, servis et suspendus",
        "columns": ("Mois", "Mouvement", "Dus", "Servis", "Reste"),
        "served": "Mois de service attesté par l’employeur",
        "deferred": "Suspension : congé parental",
        "total": "Solde",
        "note": "Les mois suspendus ne comptent ni comme servis ni comme dus.",
    },
    "en": {
        "caption": "Months owed, served and deferred",
        "columns": ("Month", "Movement", "Owed", "Served", "Remaining"),
        "served": "Month of service attested by the employer",
        "deferred": "Deferral: parental leave",
        "total": "Balance",
        "note": "Deferred months count neither as served nor as owed.",
    },
}


def letter(**changes) -> Letter:
    """A letter of a few words; name what a test is about."""
    values = {
        "language": "fr",
        "kind": "letter",
        "title": "Votre demande de bourse",
        "sender": SENDER,
        "day": date(2022, 6, 1),
        "blocks": (Text("Bonjour."),),
        "addressee": (HOLDER, "27, chemin du Lac-aux-Outardes", "Val-Boréal (Québec) J0X 0A0"),
        "place": "Val-Boréal",
        "reference": "BR-2022-014",
    }
    return Letter(**(values | changes))


def template(name: str, language: str) -> str:
    """The text of a template of ours, as a coordinator would have typed it."""
    return (TEXTS / f"{name}-{language}.md").read_text(encoding="utf-8")


def offer(language: str = "fr") -> Letter:
    """An award letter, which is one page."""
    return letter(
        language=language,
        title=WORDS[language]["offer"],
        blocks=compose(template("offer", language), VALUES[language]),
        signatures=(Signature(WORDS[language]["role"], "Marie-Ève Fictive"),),
        enclosed=(WORDS[language]["enclosed"],),
        footer=WORDS[language]["footer"],
    )


def refusal(language: str = "fr") -> Letter:
    """A refusal, short."""
    return letter(
        language=language,
        title=WORDS[language]["refusal"],
        blocks=compose(template("refusal", language), VALUES[language]),
        signatures=(Signature(WORDS[language]["role"], "Marie-Ève Fictive"),),
        footer=WORDS[language]["footer"],
    )


def contract(language: str = "fr", times: int = 2) -> Letter:
    """A contract, with a table in its text and two who sign; most of its clauses stand in it ``times`` times."""
    head, clauses = template("contract", language).split("## 4.")
    text = head + f"## 4.{clauses}\n" * times
    return letter(
        language=language,
        kind="contract",
        title=WORDS[language]["contract"],
        addressee=(),
        blocks=compose(text, VALUES[language], {"versements": INSTALMENTS[language]}),
        signatures=(
            Signature(WORDS[language]["role"], "Marie-Ève Fictive", SENDER.name),
            Signature(WORDS[language]["holder"]),
        ),
        footer=WORDS[language]["footer"],
    )


def statement(language: str = "fr", rows: int = 30) -> Letter:
    """A statement of account of ``rows`` lines."""
    said = MONTHS[language]
    first, second, *numbers = said["columns"]
    table = Table(
        said["caption"],
        (Column(first), Column(second), *(Column(name, numeric=True) for name in numbers)),
        tuple(_month(number, said) for number in range(1, rows + 1)),
        (said["total"], "", "36", str(rows), str(36 - rows)),
        said["note"],
    )
    return letter(
        language=language,
        kind="statement",
        title=WORDS[language]["statement"],
        blocks=(Text(template("statement", language)), table),
        footer=WORDS[language]["footer"],
    )


def _month(number: int, said: dict) -> tuple[str, ...]:
    deferred = number % 7 == 5
    month = f"{2022 + number // 12}-{number % 12 + 1:02}"
    return (
        month,
        said["deferred" if deferred else "served"],
        "",
        "" if deferred else "1",
        str(36 - number),
    )
