"""What is remembered of a table's columns."""

import json
from dataclasses import replace

import pytest

from programs.budgets.statements.mapping import Mapping, signature

PLAIN = Mapping(on=0, description=(1, 2), amount=3, head_row=1, first_row=2)
SIDES = replace(PLAIN, amount=None, debit=3, credit=4, is_turned=True, order="dmy")


@pytest.mark.parametrize("mapping", [PLAIN, SIDES, replace(PLAIN, balance=7, signature="ab")])
def test_it_comes_back_out_of_json(mapping):
    assert Mapping.from_json(json.loads(json.dumps(mapping.to_json()))) == mapping


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"on": -1}, "Une colonne choisie n’existe pas."),
        ({"on": 100}, "Une colonne choisie n’existe pas."),
        ({"description": ()}, "Choisissez la colonne de la description."),
        ({"balance": 3}, "Une même colonne ne peut pas avoir deux rôles."),
        (
            {"amount": None},
            "Choisissez soit la colonne du montant, soit celles des débits et des crédits.",
        ),
        (
            {"debit": 4, "credit": 5},
            "Choisissez soit la colonne du montant, soit celles des débits et des crédits.",
        ),
        (
            {"amount": None, "debit": 4},
            "Choisissez les deux colonnes, celle des débits et celle des crédits.",
        ),
        ({"first_row": 1}, "La première opération vient après la ligne des titres."),
        ({"head_row": None}, "La première opération vient après la ligne des titres."),
        ({"order": "ydm"}, "Choisissez un ordre de dates parmi ceux de la liste."),
    ],
)
def test_what_cannot_be_is_refused(change, sentence):
    with pytest.raises(ValueError) as caught:
        replace(PLAIN, **change)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        {},
        {"on": 0},
        PLAIN.to_json() | {"more": 1},
        PLAIN.to_json() | {"on": "0"},
        PLAIN.to_json() | {"on": True},
        PLAIN.to_json() | {"on": None},
        PLAIN.to_json() | {"description": "1"},
        PLAIN.to_json() | {"description": [None]},
        PLAIN.to_json() | {"amount": 3.0},
        PLAIN.to_json() | {"is_turned": 1},
        PLAIN.to_json() | {"order": None},
    ],
)
def test_json_of_another_shape_is_refused(kept):
    with pytest.raises(ValueError) as caught:
        Mapping.from_json(kept)
    assert str(caught.value) == "Cette description des colonnes ne peut pas être lue."


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        (["Date", "Débit"], ["DATE ", "debit"], True),
        (["Date", "Débit"], ["Date", "Débit", "", None], True),
        (["Date", "Débit"], ["Débit", "Date"], False),
        (["Date", "Débit"], ["Date", "Débit", "Solde"], False),
        (["a b", "c"], ["a", "b c"], False),
        (["", ""], ["", "", ""], False),
        (["", ""], ["", ""], True),
    ],
)
def test_a_layout_is_named_by_its_headings(one, other, is_same):
    assert (signature(one) == signature(other)) == is_same
