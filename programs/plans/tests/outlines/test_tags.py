"""What stands in brackets at the end of a line is a tag, or it is not."""

import pytest

from programs.plans.outlines.model import Line
from programs.plans.outlines.tags import tag


def tags(*texts: str, known: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    lines = [Line("action", "", text) for text in texts]
    tag(lines, known)
    assert [line.text for line in lines] == list(texts)
    return [line.tags for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Offrir une bourse (CECCE)", ("CECCE",)),
        ("Offrir une bourse (CECCE).", ("CECCE",)),
        ("Offrir une bourse (CECCE, CEPEO et CSDCEO)", ("CECCE", "CEPEO", "CSDCEO")),
        ("Offrir une bourse (CECCE / CEPEO)", ("CECCE", "CEPEO")),
        ("Voir les programmes (MHS-Coop-PAJO)", ()),
        ("Voir les programmes (MHS, coop et PAJO)", ()),
        ("Tenir des activités (p. ex., un camp)", ()),
        ("Tenir des activités (bourses, salons, etc.)", ()),
        ("Écrire un plan de cheminement vers l’autonomie (PCA)", ()),
        ("Voir les quatre destinations (4)", ()),
        ("Appuyer le groupe (incluant le CCJL)", ()),
        ("Tenir des réunions (une fois)", ()),
        ("Offrir (CECCE) une bourse", ()),
        ("Offrir une bourse", ()),
    ],
)
def test_a_bracket_by_its_shape(text, expected):
    assert tags(text) == [expected]


def test_a_phrase_is_one_where_lines_repeat_it_or_go_on_from_one_that_they_repeat():
    assert tags(
        "Lire (collaboration)",
        "Dire (Collaboration)",
        "Voir (collaboration interconseils)",
        "Voir (loin)",
    ) == [
        ("collaboration",),
        ("Collaboration",),
        ("collaboration interconseils",),
        (),
    ]


def test_an_example_is_none_however_often_it_is_there():
    assert tags("Lire (p. ex. un livre)", "Dire (p. ex. un livre)") == [(), ()]


def test_an_abbreviation_that_lines_repeat_is_one():
    assert tags("Plan de cheminement autonome (PCA)", "Lire (PCA)") == [("PCA",), ("PCA",)]


def test_names_of_organisations_are_tags():
    assert tags("Lire (École Sainte-Anne)", known=("école sainte-anne",)) == [
        ("École Sainte-Anne",)
    ]
