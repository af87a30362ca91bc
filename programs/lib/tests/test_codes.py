import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.lib.codes import LONGEST, code_of


@pytest.mark.parametrize(
    "acronym, name, code",
    [
        ("CJEO", "Carrefour jeunesse-emploi de l’Outaouais", "CJEO"),
        ("CLE d’Aylmer", "Centre local d’emploi d’Aylmer", "CLEA"),
        ("CISSS de l’Outaouais", "Centre intégré de santé", "CISSSO"),
        ("Éveil", "Éveil des jeunes", "EVEIL"),
        ("", "La Relance Outaouais", "RO"),
        ("", "Emploi-Québec", "EQ"),
        ("", "O’Bois International", "OBI"),
        ("", "MRC de Papineau", "MRCP"),
        ("", "CARREFOUR JEUNESSE-EMPLOI", "CJE"),
        ("", "Organisme 12", "O12"),
        ("", "Boréal", "BORE"),
        ("", "La", "LA"),
        ("—", "Œuvre des Trois-Rives", "OTR"),
        ("", "研究", "ORG"),
    ],
)
def test_a_code_comes_from_the_acronym_else_from_the_initials(acronym, name, code):
    assert code_of(acronym, name, ()) == code


def test_homonyms_get_a_digit():
    taken: set[str] = set()
    for _one in range(3):
        taken.add(code_of("CJE", "Carrefour", taken))
    assert taken == {"CJE", "CJE2", "CJE3"}


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_name_gives_a_plain_code(acronym, name):
    code = code_of(acronym, name, ())
    assert code.isascii() and code.isalnum() and code == code.upper()
    assert 0 < len(code) <= LONGEST
