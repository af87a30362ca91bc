"""What the guide says of agreements, committees and the directory, to coordinators and to partners."""

from programs import menu
from programs.help import explain

_AGREEMENTS = "40-ententes"
_COMMITTEES = "41-comites-et-suivis"
_DIRECTORY = "43-repertoire-du-reseau"
_PARTNER = "12-organisme-partenaire"

explain(_AGREEMENTS, "agreement_*", "admin:partnerships_*")
explain(
    _AGREEMENTS,
    "clause_template*",
    "admin:partnerships_clausetemplate_*",
    section="les-clauses-du-programme",
)
explain(
    _AGREEMENTS,
    "agreement_new",
    "agreement_change",
    "agreement_clause*",
    "agreement_contribution*",
    "admin:partnerships_agreement_add",
    section="préparer-un-projet",
)
explain(_AGREEMENTS, "agreement_sign*", "admin:partnerships_signature_*", section="faire-signer")
explain(
    _AGREEMENTS,
    "agreement_page",
    "agreement_step",
    "agreement_obligation*",
    "agreement_hours*",
    "agreement_file*",
    "admin:partnerships_agreementobligation_*",
    "admin:partnerships_insuredhours_*",
    section="pendant-lentente",
)
explain(
    _AGREEMENTS,
    "agreement_amendment*",
    "admin:partnerships_amendment_*",
    section="modifier-lavenant",
)
explain(_AGREEMENTS, "agreement_renew", section="renouveler")
explain(
    _AGREEMENTS,
    "agreement_review*",
    "admin:partnerships_agreementreview_*",
    section="lévaluation-annuelle",
)

explain(_PARTNER, "own_agreement*", section="vos-ententes")
explain(_PARTNER, "own_agreement_hours*", section="les-heures-assurées")
explain(_PARTNER, "own_agreement_review", section="lévaluation-annuelle")

explain(
    _COMMITTEES,
    "committee_*",
    "admin:partnerships_committee_*",
    "admin:partnerships_committeemember_*",
    section="le-comité-et-ses-membres",
)
explain(
    _COMMITTEES,
    "committee_meeting*",
    "committee_item*",
    "committee_file*",
    "committee_agenda_paper",
    "admin:partnerships_committeemeeting_*",
    "admin:partnerships_agendaitem_*",
    "admin:partnerships_meetingfile_*",
    section="préparer-une-rencontre",
)
explain(_COMMITTEES, "committee_invitation*", "committee_calendar", section="convoquer")
explain(
    _COMMITTEES,
    "committee_attendance*",
    "committee_notes*",
    "committee_decision*",
    "admin:partnerships_committeeattendance_*",
    "admin:partnerships_decision_*",
    section="le-jour-même",
)
explain(_COMMITTEES, "committee_decision_ratify", section="sans-quorum")
explain(
    _COMMITTEES,
    "committee_preview",
    "committee_minutes*",
    "admin:partnerships_minutes_*",
    section="le-compte-rendu",
)
explain(
    _COMMITTEES,
    "committee_follow_up_new",
    "follow_up_*",
    "admin:partnerships_followup_*",
    section="les-suivis",
)

explain(_DIRECTORY, "directory_search", "directory_print", section="chercher")
explain(
    _DIRECTORY,
    "directory_entry",
    "admin:partnerships_network*",
    section="la-fiche-dun-organisme",
)
explain(_DIRECTORY, "directory_own", "directory_edit", section="tenir-sa-fiche")
explain(_DIRECTORY, "directory_confirm", section="la-confirmer")
explain(_PARTNER, "directory_search", section="le-répertoire-du-réseau", to=menu.partners)
