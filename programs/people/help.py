"""What the guide says of persons."""

from programs.help import explain

_PERSONS = "02-personnes-et-references"

explain(_PERSONS, "admin:people_person_*", section="une-même-personne-une-seule-fiche")
explain(_PERSONS, "admin:people_person_path", section="le-parcours-dune-personne")
