"""What the guide says of action plans, to those who coordinate them and to those who carry their actions out."""

from programs.help import explain

_IMPORTING = "16-importer-un-plan"
_FOLLOWING = "17-suivre-un-plan"
_NEWS = "18-nouvelles-des-actions"
_INDICATORS = "19-indicateurs"

explain(_FOLLOWING, "plans", "plan_*", "admin:plans_*")
explain(_FOLLOWING, "plan", section="trouver-ce-qui-compte")
explain(
    _FOLLOWING,
    "plan_new",
    "plan_programs",
    "plan_line_add",
    "admin:plans_actionplan_add",
    section="écrire-le-plan",
)
explain(_FOLLOWING, "plan_action_*", "plan_heading_*", section="changer-une-case")
explain(_FOLLOWING, "plan_action", "plan_action_file", "admin:plans_action_*", section="une-action")
explain(_FOLLOWING, "plan_step", "plan_versions", section="les-versions-et-les-révisions")
explain(_FOLLOWING, "plan_carry", section="le-plan-de-lan-prochain")
explain("20-imprimer-un-plan", "plan_file")

explain(_IMPORTING, "plan_import", section="envoyer-le-document")
explain(_IMPORTING, "plan_import_into", section="importer-de-nouveau")
explain(_IMPORTING, "plan_import_preview", section="vérifier")

explain(_NEWS, "carried_*", section="donner-des-nouvelles-dune-action")
explain(_NEWS, "plan_link_*", section="sans-compte")
explain(_NEWS, "plan_links", "plan_link_renew", "plan_link_close", section="envoyer-un-lien")
explain(
    _NEWS,
    "plan_updates",
    "plan_update_*",
    "admin:plans_progressupdate_*",
    section="lire-approuver-retourner",
)
explain(_NEWS, "remind_plans", section="les-rappels")

explain(
    _INDICATORS,
    "plan_indicators",
    "plan_indicator_*",
    "plan_new_indicator",
    "admin:plans_indicator_*",
    section="décrire-un-indicateur",
)
explain(
    _INDICATORS,
    "plan_values",
    "admin:plans_indicatortarget_*",
    "admin:plans_measurement_*",
    section="saisir-les-valeurs",
)
