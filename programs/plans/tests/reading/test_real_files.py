"""Files that LibreOffice wrote: one plan as .docx, .odt and .pdf says the same."""

import pytest

from programs.plans.reading import read
from programs.plans.reading.blocks import Paragraph, Source, Table
from programs.plans.tests.reading.written import cells, continued, real, said

OUTLINE = [
    ("", "Plan d’action 2026-2027"),
    ("", "Table des matières"),
    ("", "AXE 1 – Ouvrir les portes\t1"),
    ("", "AXE 2 – Garder le fil\t2"),
    ("AXE 1 –", "Ouvrir les portes"),
    ("", "Accueil des nouvelles équipes"),
    (
        "",
        "Ce premier axe réunit ce que la table fait pour que chaque équipe qui arrive trouve sa place dès la première "
        "semaine, sans devoir chercher à qui poser ses questions.",
    ),
    ("1.", "Recevoir chaque équipe dans le mois qui suit son arrivée"),
    (
        "1.1.",
        "Tenir une rencontre d’accueil de deux heures dans les locaux de l’organisme qui reçoit, avec une personne de "
        "chaque service et de la table",
    ),
    ("1.2.", "Remettre le guide à chaque personne"),
    ("a)", "version imprimée"),
    ("b)", "version électronique"),
    ("", "Entre les deux, un mot\nsur une deuxième ligne."),
    ("", "Encadré : qui fait quoi"),
    ("2.", "Présenter les partenaires les uns aux autres"),
    ("2.1.", "Organiser deux tournées"),
    ("", "une au printemps"),
    ("AXE 2 –", "Garder le fil"),
    ("", "Adopté par la table le 4 mars 2026."),
]
TABLE = [
    ["Objectifs", "Moyens", "Responsable et échéance", "Responsable et échéance"],
    [
        "2.1 Suivre les équipes",
        "2.1.1 Appeler chaque équipe\n2.1.2 Noter ce qui bloque",
        "Coordination",
        "En continu",
    ],
    ["2.1 Suivre les équipes", "2.1.3 Faire le point", "Comité", "Juin 2027"],
    ["2.2 Écrire le bilan", "2.2.1 Réunir les chiffres", "", "2027"],
]
STRETCHED = [
    [False, False, False, True],
    [False, False, False, False],
    [True, False, False, False],
    [False, False, False, False],
]
BESIDE = [
    ("paragraphe 7", "Note de bas de page, laissée hors du texte : « Selon le sondage d’octobre. »"),
    ("paragraphe 8", "Commentaire laissé de côté : « Un mois, est-ce assez ? »"),
    ("paragraphe 10", "Texte masqué, laissé de côté : « (en double) »"),
    (
        "document",
        "Ce document a 2 modifications suivies : les ajouts sont lus comme acceptés, les suppressions laissées de "
        "côté.",
    ),
    ("paragraphe 13", "1 zone de texte est lue après le paragraphe auquel elle est ancrée."),
]  # fmt: skip


def of(name: str) -> Source:
    return read(name, real(name))


def paragraphs(source: Source) -> list[Paragraph]:
    return [block for block in source.blocks if isinstance(block, Paragraph)]


def tables(source: Source) -> list[Table]:
    return [block for block in source.blocks if isinstance(block, Table)]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_document_says_its_numbers_and_its_text(kind):
    source = of(f"plan.{kind}")
    assert [(one.number, one.text) for one in paragraphs(source)] == OUTLINE
    assert [one.text for one in paragraphs(source) if one.is_contents] == [
        text for _number, text in OUTLINE[1:4]
    ]
    assert [(one.heading, one.text) for one in paragraphs(source) if one.heading] == [
        (1, "Ouvrir les portes"),
        (2, "Accueil des nouvelles équipes"),
        (1, "Garder le fil"),
    ]
    assert [one.depth for one in paragraphs(source)][7:17] == [1, 2, 2, 3, 3, 0, 0, 1, 2, 1]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_document_says_what_stands_beside_its_text(kind):
    assert said(of(f"plan.{kind}")) == BESIDE


def test_a_pdf_says_the_same_text_line_by_line():
    source = of("plan.pdf")
    printed = [f"{number} {text}".strip() for number, text in OUTLINE]
    # A PDF knows no break inside of a paragraph, and draws its bullets.
    at = printed.index("Entre les deux, un mot\nsur une deuxième ligne.")
    printed[at : at + 1] = printed[at].split("\n")
    printed[printed.index("une au printemps")] = "• une au printemps"
    assert [one.text for one in paragraphs(source)] == printed
    assert [one.text for one in paragraphs(source) if one.is_contents] == printed[2:4]
    assert [(one.heading, one.text) for one in paragraphs(source) if one.heading] == [
        (1, "Plan d’action 2026-2027"),
        (2, "AXE 1 – Ouvrir les portes"),
        (3, "Accueil des nouvelles équipes"),
        (2, "AXE 2 – Garder le fil"),
    ]
    assert said(source) == [
        ("page 1", "Note de bas de page, laissée hors du texte : « 1 Selon le sondage d’octobre. »"),
        (
            "document",
            "3 en-têtes, pieds et numéros de pages sont laissés de côté : « Page 1 », « Page 2 », « Table de "
            "concertation inventée ».",
        ),
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_a_table_is_the_same_in_each_kind_of_file(kind):
    (table,) = tables(of(f"plan.{kind}"))
    assert cells(table) == TABLE
    assert continued(table) == STRETCHED


def test_a_table_over_four_pages_of_a_pdf_is_the_one_of_the_document():
    (drawn,), (stored,) = tables(of("tableau.pdf")), tables(of("tableau.odt"))
    assert len(stored.rows) == 14
    assert continued(drawn) == continued(stored)
    # Where the last word before a new paragraph fills its line, a PDF does not show that the paragraph ended.
    flat = [[text.replace("\n", " ") for text in row] for row in cells(stored)]
    assert [[text.replace("\n", " ") for text in row] for row in cells(drawn)] == flat


def test_a_table_is_the_same_in_word_and_in_libreoffice():
    (word,), (office,) = tables(of("tableau.docx")), tables(of("tableau.odt"))
    assert cells(word) == cells(office)
