"""What goes wrong is told in one French line."""

ADVICE = "Définissez DATABASE_URL pour employer un autre serveur PostgreSQL."


class LauncherError(RuntimeError):
    """The embedded server cannot be had; the message is one line in French for the user."""


def explain(what: str, where: object = None) -> str:
    if "No space left" in what:
        return "PostgreSQL intégré : le disque est plein. Libérez de l’espace et recommencez."
    place = f" (voir {where})" if where else ""
    return f"PostgreSQL intégré : {what}{place}. {ADVICE}"
