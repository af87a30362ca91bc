"""What the guide says of referrals, to those who receive them and to those who send them."""

from programs.help import explain

_REFERRALS = "02-personnes-et-references"
_RECEIVING = "03-recevoir-une-reference"
_BY_LINK = "04-lien-occasionnel"
_PARTNER = "12-organisme-partenaire"

explain(_REFERRALS, "admin:referrals_referral_*", section="confirmer-la-réception-accepter")
explain(_REFERRALS, "admin:referrals_referral_changelist", section="la-liste-des-références")
explain(
    _REFERRALS,
    "admin:referrals_referral_add",
    section="inscrire-une-référence-reçue-par-courriel-ou-par-téléphone",
)
explain(
    _RECEIVING,
    "admin:referrals_referral_answer",
    "admin:referrals_referral_read",
    section="répondre-à-lorganisme",
)
explain(_RECEIVING, "admin:referrals_referral_take", section="dire-qui-sen-occupe")
explain(_RECEIVING, "admin:referrals_referral_file", section="lire-ce-qui-a-été-envoyé")
explain(_RECEIVING, "admin:referrals_referral_identify", section="une-personne-déjà-connue")
explain(_BY_LINK, "admin:referrals_referrallink_*")
explain(_BY_LINK, "admin:referrals_referrallink_add", section="lenvoyer")

explain(_BY_LINK, "link_*", section="ce-que-voit-la-personne")
explain(
    _PARTNER,
    "sent_referrals",
    "referral_follow",
    "referral_read",
    "referral_file",
    section="suivre",
)
explain(_PARTNER, "refer", "referral_sent", section="référer-une-personne")
explain(_PARTNER, "referral_message", section="écrire-à-la-coordination")
explain(_PARTNER, "referral_complete", section="compléter")
explain(_PARTNER, "referral_withdraw", section="retirer")
explain(_PARTNER, "referral_receipt", section="laccusé-à-imprimer")
