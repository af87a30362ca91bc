"""The tables of activities."""

import django.db.models.expressions
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0003_tables_3"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("audiences__contained_by", ["students", "teachers", "parents", "adults"])
                ),
                name="activity_audiences_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "levels__contained_by",
                        [
                            "elementary",
                            "7",
                            "8",
                            "9",
                            "10",
                            "11",
                            "12",
                            "vocational",
                            "college",
                            "adult",
                        ],
                    )
                ),
                name="activity_levels_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="activity_code_once",
                violation_error_message="Une autre activité du programme porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason", ""), ("state__in", ("postponed", "cancelled")), _negated=True
                ),
                name="activity_stopped_with_reason",
                violation_error_message="Écrivez pourquoi l’activité est reportée ou annulée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(("names_needed", ""), ("enrolment", "groups"), _connector="OR"),
                name="activity_names_pupils_of_groups",
                violation_error_message="On ne nomme des élèves que pour des groupes scolaires.",
            ),
        ),
        migrations.AddConstraint(
            model_name="activitypart",
            constraint=models.UniqueConstraint(
                fields=("activity", "organization", "part"),
                name="activity_part_once",
                violation_error_message="Cet organisme a déjà ce rôle dans l’activité.",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("activity", "code"),
                name="booking_code_once",
                violation_error_message="Une autre fiche porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="booking_phone_is_kept",
                violation_error_message="Ce n’est pas un numéro de téléphone\xa0: 819 555-1234\xa0; 819 555-1234, poste 204\xa0; +33 6 12 34 56 78.",
            ),
        ),
        migrations.AddConstraint(
            model_name="booking",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True),
                name="booking_has_a_name",
                violation_error_message="Écrivez votre nom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="highlight",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="highlight_code_once",
                violation_error_message="Un autre point saillant porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="highlightpicture",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="highlightpicture_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="highlightpicture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("size", django.db.models.functions.text.Length("content")),
                    django.db.models.lookups.Exact(
                        models.F("sha256"),
                        models.Func(
                            models.Func(
                                models.F("content"),
                                function="SHA256",
                                output_field=models.BinaryField(),
                            ),
                            models.Value("hex"),
                            function="ENCODE",
                            output_field=models.CharField(),
                        ),
                    ),
                ),
                name="highlightpicture_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="highlightpicture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("content_type__in", ("image/jpeg", "image/png")),
                    ("width__range", (32, 1600)),
                    ("height__range", (32, 1600)),
                ),
                name="highlightpicture_is_a_picture",
                violation_error_message="Une photo est une image JPEG ou PNG de 32 à 1\xa0600 points de côté.",
            ),
        ),
        migrations.AddConstraint(
            model_name="highlightpicture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("consent", "obtained"), ("consented_on__isnull", False)),
                    models.Q(("consent__in", ["not_needed", "to_obtain"]), ("consented_on", None)),
                    _connector="OR",
                ),
                name="highlightpicture_consent_is_dated",
                violation_error_message="Écrivez quel jour le consentement a été obtenu, et seulement s’il l’a été.",
            ),
        ),
        migrations.AddConstraint(
            model_name="highlightpicture",
            constraint=models.UniqueConstraint(
                fields=("highlight", "sha256"),
                name="highlightpicture_once_a_highlight",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("activity", "code"),
                name="kiosk_code_once",
                violation_error_message="Une autre fiche porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="kiosk_phone_is_kept",
                violation_error_message="Ce n’est pas un numéro de téléphone\xa0: 819 555-1234\xa0; 819 555-1234, poste 204\xa0; +33 6 12 34 56 78.",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organization__isnull", False),
                    models.Q(("name", ""), _negated=True),
                    _connector="OR",
                ),
                name="kiosk_held_by_somebody",
                violation_error_message="Écrivez qui tient le kiosque.",
            ),
        ),
        migrations.AddConstraint(
            model_name="kiosk",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("space", ""), _negated=True),
                    models.Q(("state", "declined"), _negated=True),
                ),
                fields=("activity", "space"),
                name="kiosk_space_once",
                violation_error_message="Un autre kiosque a cet emplacement.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.UniqueConstraint(
                fields=("activity", "code"),
                name="offering_code_once",
                violation_error_message="Un autre horaire de l’activité porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("capacity", None), ("taken__lte", models.F("capacity")), _connector="OR"
                ),
                name="offering_within_its_capacity",
                violation_error_message="Il ne reste pas assez de places\xa0: des inscriptions confirmées les tiennent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_at", None),
                    ("closes_at", None),
                    ("closes_at__gt", models.F("opens_at")),
                    _connector="OR",
                ),
                name="offering_closes_after_it_opens",
                violation_error_message="La fin des inscriptions précède leur ouverture.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.CheckConstraint(
                condition=models.Q(("fee__gte", 0)),
                name="offering_fee_not_below_zero",
                violation_error_message="Un coût d’inscription n’est pas négatif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="offering",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "cancelled"), _negated=True),
                name="offering_cancelled_with_reason",
                violation_error_message="Écrivez pourquoi l’horaire est annulé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="outreachentry",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="outreach_code_once",
                violation_error_message="Une autre parution du programme porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="outreachentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="outreach_days_in_order",
                violation_error_message="La fin précède le début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="outreachentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("count", None), ("count__gte", 1), _connector="OR"),
                name="outreach_counts_from_one",
                violation_error_message="Un nombre connu est d’au moins un.",
            ),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["offering", "state"], name="registration_by_state"),
        ),
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(fields=["-registered_on", "-id"], name="registration_by_day"),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("offering", "code"),
                name="registration_code_once",
                violation_error_message="Une autre fiche porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "levels__contained_by",
                        [
                            "elementary",
                            "7",
                            "8",
                            "9",
                            "10",
                            "11",
                            "12",
                            "vocational",
                            "college",
                            "adult",
                        ],
                    )
                ),
                name="registration_levels_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("levels", []), _negated=True),
                    ("is_walk_in", False),
                    ("school__isnull", False),
                    ("split_from", None),
                    ("state__in", ("waiting", "confirmed")),
                ),
                fields=("offering", "school", "levels", "group"),
                name="registration_group_once",
                violation_error_message="Un groupe de cette école et de ce niveau est déjà inscrit\xa0: nommez le groupe pour les distinguer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                condition=models.Q(("queue__isnull", False)),
                fields=("offering", "queue"),
                name="registration_queue_once",
                violation_error_message="Une autre inscription tient ce rang.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("queue__isnull", False), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("queue", None)),
                    _connector="OR",
                ),
                name="registration_waits_in_the_queue",
                violation_error_message="Le rang va avec la liste d’attente.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_walk_in", True), ("seats", 0)),
                    models.Q(
                        ("is_walk_in", False), ("pupils__gte", 1), ("seats", models.F("pupils"))
                    ),
                    models.Q(
                        ("is_walk_in", False),
                        ("pupils__gte", 1),
                        (
                            "seats",
                            django.db.models.expressions.CombinedExpression(
                                models.F("pupils"), "+", models.F("companions")
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="registration_takes_whole_groups",
                violation_error_message="Un groupe prend autant de places qu’il a d’élèves.",
            ),
        ),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("paid", None), ("paid_on", None)),
                    models.Q(("paid__gte", 0), ("paid__isnull", False), ("paid_on__isnull", False)),
                    _connector="OR",
                ),
                name="registration_paid_on_a_day",
                violation_error_message="Un coût reçu a sa date, et n’est pas négatif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("registration", "code"),
                name="participant_code_once",
                violation_error_message="Une autre fiche porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participant",
            constraint=models.CheckConstraint(
                condition=models.Q(("authorized_on", None), ("refused_on", None), _connector="OR"),
                name="participant_answered_once",
                violation_error_message="L’autorisation est donnée ou refusée, pas les deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")),
                fields=("registration",),
                name="change_asked_once",
                violation_error_message="Une demande de changement attend déjà une réponse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("companions", None), ("kind", "cancel"), ("pupils", None)),
                    models.Q(
                        ("companions__isnull", False),
                        ("kind", "numbers"),
                        ("pupils__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="change_says_the_number",
                violation_error_message="Écrivez le nombre demandé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at", None), ("state", "asked")),
                    models.Q(
                        models.Q(("state", "asked"), _negated=True), ("decided_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="change_decided_at_a_moment",
                violation_error_message="Une demande décidée a son moment.",
            ),
        ),
        migrations.AddIndex(
            model_name="session",
            index=models.Index(fields=["day", "starts"], name="session_by_day"),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.UniqueConstraint(
                fields=("offering", "number"),
                name="session_number_once",
                violation_error_message="Une autre séance de l’horaire porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts", models.F("ends")), _negated=True),
                name="session_lasts",
                violation_error_message="La fin est à la même heure que le début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "cancelled"), _negated=True),
                name="session_cancelled_with_reason",
                violation_error_message="Écrivez pourquoi la séance est annulée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participantattendance",
            constraint=models.UniqueConstraint(
                fields=("session", "participant"),
                name="named_attendance_once",
                violation_error_message="La présence de cette personne est déjà notée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cost",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("activity", "code"),
                name="cost_code_once",
                violation_error_message="Une autre fiche porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("quoted", None), ("quoted__gte", 0), _connector="OR"),
                    models.Q(("stated", None), ("stated__gte", 0), _connector="OR"),
                ),
                name="cost_not_below_zero",
                violation_error_message="Un coût n’est pas négatif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="cost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("payer", None), ("stated", None)),
                    models.Q(("expense", None), ("payer__isnull", False)),
                    _connector="OR",
                ),
                name="cost_is_paid_by_one",
                violation_error_message="Ce que le programme paie est une dépense; ce qu’un autre paie est déclaré.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.UniqueConstraint(
                fields=("session", "registration"),
                name="attendance_once",
                violation_error_message="La présence de ce groupe à cette séance est déjà notée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="attendance",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("pupils", None), ("pupils__lte", 2000), _connector="OR"),
                    models.Q(("companions", None), ("companions__lte", 2000), _connector="OR"),
                ),
                name="attendance_within_reason",
                violation_error_message="Ce nombre est trop grand.",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.UniqueConstraint(
                fields=("activity", "audience"),
                name="survey_once_an_audience",
                violation_error_message="Cette activité a déjà un sondage pour eux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("opens_on", None),
                    ("closes_on", None),
                    ("closes_on__gte", models.F("opens_on")),
                    _connector="OR",
                ),
                name="survey_days_in_order",
                violation_error_message="La fin précède le début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="survey",
            constraint=models.CheckConstraint(
                condition=models.Q(("least__gte", 3)),
                name="survey_hides_small_numbers",
                violation_error_message="Il faut au moins trois réponses pour que nul ne soit reconnu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyquestion",
            constraint=models.UniqueConstraint(
                fields=("survey", "number"),
                name="survey_question_once",
                violation_error_message="Une autre question du sondage porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "choice"), models.Q(("options", ""), _negated=True)),
                    models.Q(models.Q(("kind", "choice"), _negated=True), ("options", "")),
                    _connector="OR",
                ),
                name="survey_question_has_its_choices",
                violation_error_message="Les choix vont avec une question à choix.",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyquestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("measures_satisfaction", False), ("kind", "scale"), _connector="OR"
                ),
                name="survey_question_measures_on_a_scale",
                violation_error_message="La satisfaction se mesure sur une échelle de 1 à 5.",
            ),
        ),
        migrations.AddIndex(
            model_name="surveyresponse",
            index=models.Index(fields=["survey", "origin"], name="response_by_origin"),
        ),
        migrations.AddConstraint(
            model_name="surveyresponse",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("survey", "code"),
                name="response_code_once",
                violation_error_message="Une autre fiche porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyanswer",
            constraint=models.UniqueConstraint(
                fields=("response", "question"),
                name="survey_answer_once",
                violation_error_message="Cette question a déjà sa réponse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="surveyanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("text", ""), ("value__isnull", False)),
                    models.Q(("value", None), models.Q(("text", ""), _negated=True)),
                    _connector="OR",
                ),
                name="survey_answer_says_something",
                violation_error_message="Une réponse est une valeur ou un texte.",
            ),
        ),
        migrations.AddConstraint(
            model_name="transport",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("session", "code"),
                name="transport_code_once",
                violation_error_message="Une autre fiche porte déjà ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="transport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="transport_phone_is_kept",
                violation_error_message="Ce n’est pas un numéro de téléphone\xa0: 819 555-1234\xa0; 819 555-1234, poste 204\xa0; +33 6 12 34 56 78.",
            ),
        ),
    ]
