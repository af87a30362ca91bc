"""What the guide says of reports, to those who write them and to those who read them."""

from programs import menu
from programs.help import explain

_BILAN = "09-bilan"
_FUNDER = "13-bailleur-de-fonds"
_PLAN_ON_PAPER = "20-imprimer-un-plan"
_FINANCIAL = "25-rapport-financier"
_PARTNERSHIPS = "44-partenariats-au-bilan"

explain(_BILAN, "admin:reporting_report_*", section="écrire-les-textes")
explain(
    _BILAN, "admin:reporting_report_changelist", "admin:reporting_report_add", section="commencer"
)
explain(_BILAN, "admin:reporting_report_step", section="réviser-publier")
explain(_BILAN, "admin:reporting_statedfigure_*", section="les-chiffres-énoncés-ailleurs")
explain(_BILAN, "preview", "preview_file", section="voir-le-bilan")
explain(_BILAN, "preview_records", section="ouvrir-un-chiffre")
explain(_BILAN, "organization_preview*", section="le-bilan-dun-organisme")
explain(
    _BILAN,
    "program_sheet*",
    "region_catalogue*",
    section="la-fiche-dun-programme-et-le-recueil-dune-région",
)
explain(_BILAN, "published*", "report_file", section="réviser-publier")
explain(_FUNDER, "published", section="trouver", to=menu.funders)
explain(_FUNDER, "published_version", "report_file", section="lire-et-télécharger", to=menu.funders)
explain(_FUNDER, "verify_report", section="vérifier-un-rapport")

explain(_PLAN_ON_PAPER, "plan_document*", section="le-plan")
explain(_PLAN_ON_PAPER, "plan_follow_up*", section="le-suivi")
explain(_FINANCIAL, "financial_report*", "organization_financial_report*", section="louvrir")
explain(
    _FINANCIAL,
    "financial_report_records",
    "organization_financial_report_records",
    section="ce-quil-compte",
)
explain(_FINANCIAL, "funder_financial_report*", section="ce-que-voit-le-bailleur-de-fonds")
explain(_FINANCIAL, "audit_file*", "organization_audit_file*", section="le-dossier-de-lauditeur")
explain("30-rapport-des-bourses", "bursary_report*", section="le-rapport-sur-les-bourses")
explain("31-calendrier-des-activites", "activity_guide*", section="le-guide-imprimable")
explain("35-logistique-et-rayonnement", "highlight_report*", section="le-périodique")
explain(
    _PARTNERSHIPS,
    "agreement_report*",
    "agreement_follow_up*",
    "organization_agreement_*",
    "region_agreement_*",
    section="trois-rapports",
)
explain(
    _PARTNERSHIPS,
    "network_report*",
    "organization_network_report*",
    section="le-portrait-ne-dit-rien-de-quelques-uns",
)
