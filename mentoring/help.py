"""What the guide says of mentoring."""

from programs.help import explain

_PERSONS = "02-personnes-et-references"
_OFFERS = "05-offres-de-mentors"
_PAIRING = "06-jumeler"
_FOLLOWING = "07-suivre"

explain(_PERSONS, "register_mentee", "admin:mentoring_mentee_*", section="inscrire-comme-mentoré")
explain(_PERSONS, "admin:mentoring_mentor_*", section="inscrire-un-mentor")
explain(_OFFERS, "become_mentor", "mentor_thanks")
explain(_OFFERS, "admin:mentoring_mentoroffer_*", section="lire-loffre")
explain(_PAIRING, "match_mentee", section="chercher-un-mentor")
explain(_PAIRING, "propose_pairing", section="proposer")
explain(
    _PAIRING,
    "admin:mentoring_pairing_*",
    section="noter-les-réponses-et-commencer",
)
explain(_FOLLOWING, "admin:mentoring_pairing_changelist", section="retrouver-une-liste")
explain(_FOLLOWING, "admin:mentoring_pairingmeeting_*", section="noter-une-rencontre")
explain(
    _FOLLOWING,
    "admin:mentoring_outcome_*",
    section="noter-lissue-à-la-fin-à-3-6-et-12-mois",
)
