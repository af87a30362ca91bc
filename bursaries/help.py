"""What the guide says of bursaries, from the call to the months that are owed."""

from programs.help import explain

_CALLS = "26-concours-de-bourses"
_SELECTION = "27-selection-et-lettres"
_AWARDS = "28-bourses-et-aides"
_DUTIES = "29-engagements-de-service"

explain(_CALLS, "bursary_*", "admin:bursaries_*")
explain(_CALLS, "bursary_calls", "bursary_call", section="les-pages-publiques")
explain(
    _CALLS,
    "bursary_begun",
    "application_*",
    section="ce-que-fait-la-personne-qui-pose-sa-candidature",
)
explain(_CALLS, "reference_form", section="les-références")
explain(
    _CALLS,
    "bursary_rounds",
    "bursary_round",
    "bursary_round_step",
    "admin:bursaries_bursaryround_*",
    section="préparer-le-concours",
)
explain(_CALLS, "bursary_round_copy", section="lannée-suivante")

explain(
    _SELECTION,
    "bursary_selection",
    "bursary_eligibility",
    "bursary_application*",
    "bursary_reference_file",
    "admin:bursaries_application_*",
    section="admissibilité",
)
explain(
    _SELECTION,
    "bursary_reviewers",
    "bursary_reviewer_*",
    "bursary_assign",
    "bursary_review_step",
    "admin:bursaries_review_*",
    section="les-évaluateurs",
)
explain(_SELECTION, "review", "review_*", section="pour-lévaluateur")
explain(_SELECTION, "bursary_ranking*", section="classement")
explain(_SELECTION, "bursary_decisions", section="décisions-du-comité")
explain(_SELECTION, "bursary_waiting", "bursary_promote", section="liste-dattente")
explain(_SELECTION, "bursary_letter*", "letter_box*", section="lettres")

explain(_AWARDS, "awards", "award", "award_*", "admin:bursaries_award_*")
explain(_AWARDS, "award_contract*", section="le-contrat")
explain(
    _AWARDS,
    "award_instalment*",
    "award_plan",
    "award_receipt",
    "admin:bursaries_awardinstalment_*",
    section="un-versement-de-lattente-au-paiement",
)
explain(_AWARDS, "aid_new", section="les-petites-aides")
explain(_AWARDS, "award_slips*", section="les-feuillets-fiscaux")

explain(
    _DUTIES,
    "duty",
    "duty_*",
    "admin:bursaries_obligation_*",
    "admin:bursaries_serviceperiod_*",
    "admin:bursaries_serviceattestation_*",
    section="suivre-un-engagement",
)
explain(_DUTIES, "admin:bursaries_obligationrule_*", section="la-règle")
explain(
    _DUTIES,
    "duty_repay*",
    "admin:bursaries_repayment_*",
    section="défaut-et-remboursement",
)
explain(_DUTIES, "duty_follow_up*", "admin:bursaries_followup_*", section="le-suivi-demploi")
explain(_DUTIES, "duty_link*", "holder_*", section="la-page-du-titulaire")
