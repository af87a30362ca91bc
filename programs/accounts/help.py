"""What the guide says of accounts."""

from programs.help import explain

_FIRST = "01-premiere-connexion"
_INVITING = "10-inviter"

explain(_FIRST, "account_*", "enter_as_demo_account", section="se-connecter")
explain(_FIRST, "account_change_password", section="mon-compte")
explain(_FIRST, "mfa_*", section="le-second-facteur")
explain(_FIRST, "accept_invitation", section="ouvrir-son-compte")
explain(_FIRST, "my_account", "sign_out_everywhere", section="mon-compte")
explain("51-premiers-pas", "first_steps")
explain(_INVITING, "invite_person", section="inviter")
explain(
    _INVITING,
    "renew_invitation",
    "withdraw_invitation",
    "admin:accounts_user_*",
    section="suivre-les-invitations",
)
explain(_INVITING, "end_access", "admin:accounts_membership_*", section="terminer-un-accès")
explain(
    _INVITING,
    "reset_second_factor",
    "admin:auth_user_password_change",
    section="un-téléphone-perdu",
)
