"""The tables of partnerships."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partnerships", "0003_tables_3"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="agreementobligation",
            constraint=models.CheckConstraint(
                condition=models.Q(("repeats", None), ("due_on__isnull", False), _connector="OR"),
                name="agreement_obligation_repeats_from_a_day",
                violation_error_message="Ce qui revient a une première échéance.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementcontribution",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)),
                name="contribution_not_negative",
                violation_error_message="Une contribution ne peut pas être négative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementreview",
            constraint=models.UniqueConstraint(
                fields=("party", "year"),
                name="review_once_a_year",
                violation_error_message="Ce partenaire a déjà une évaluation pour cette année.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_at", None), models.Q(("wish", ""), _negated=True), _connector="OR"
                ),
                name="review_answered_is_whole",
                violation_error_message="Dites ce que l’entente devrait devenir.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementreview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("concluded_on", None), ("conclusion", "")),
                    models.Q(
                        ("concluded_on__isnull", False), models.Q(("conclusion", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="review_concluded_is_whole",
                violation_error_message="Choisissez la suite donnée, et son jour.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.UniqueConstraint(
                fields=("agreement", "number"),
                name="amendment_number_once",
                violation_error_message="Un autre avenant de l’entente porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("signed_on", None), ("effective_on__isnull", False), _connector="OR"
                ),
                name="amendment_signed_takes_effect",
                violation_error_message="Écrivez le jour où l’avenant prend effet.",
            ),
        ),
        migrations.AddConstraint(
            model_name="amendment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cancelled_on", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="amendment_cancelled_with_reason",
                violation_error_message="Écrivez pourquoi l’avenant est annulé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="agreementfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementfile",
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
                name="agreementfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementfile",
            constraint=models.UniqueConstraint(
                fields=("agreement", "sha256"),
                name="agreementfile_once_a_agreement",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="clausetemplate",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="clause_template_code_once",
                violation_error_message="Une autre clause du programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="committee_code_once",
                violation_error_message="Un autre comité du programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committee",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="committee_dates_in_order",
                violation_error_message="Le comité finit avant de commencer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemeeting",
            constraint=models.UniqueConstraint(
                fields=("committee", "number"),
                name="committee_meeting_number_once",
                violation_error_message="Une autre rencontre du comité porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("day__isnull", False), ("state__in", ("planned", "cancelled")), _connector="OR"
                ),
                name="committee_meeting_has_a_day",
                violation_error_message="Fixez le jour de la rencontre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("day__isnull", False),
                    models.Q(("ends", None), ("starts", None)),
                    _connector="OR",
                ),
                name="committee_meeting_hours_need_a_day",
                violation_error_message="Des heures sans jour ne disent pas quand on se rencontre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ends", None), ("starts", None)),
                    models.Q(
                        ("ends__isnull", False),
                        ("starts__isnull", False),
                        models.Q(("starts", models.F("ends")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="committee_meeting_hours_are_two",
                violation_error_message="Écrivez l’heure du début et celle de la fin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "cancelled"), _negated=True),
                name="committee_meeting_cancelled_with_reason",
                violation_error_message="Écrivez pourquoi la rencontre est annulée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemember",
            constraint=models.UniqueConstraint(
                fields=("committee", "organization", "name", "starts_on"),
                name="committee_member_once",
                nulls_distinct=False,
                violation_error_message="Ce membre siège déjà à partir de ce jour.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("organization__isnull", False),
                    models.Q(("name", ""), _negated=True),
                    _connector="OR",
                ),
                name="committee_member_is_somebody",
                violation_error_message="Nommez une personne ou choisissez un organisme.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeemember",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="committee_member_dates_in_order",
                violation_error_message="La fin du mandat précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="committeeattendance",
            constraint=models.UniqueConstraint(
                fields=("meeting", "member"),
                name="committee_attendance_once",
                violation_error_message="La présence de ce membre est déjà notée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"),
                name="decision_number_once",
                violation_error_message="Une autre décision de la rencontre porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ratified_at", None), ("is_provisional", True), _connector="OR"
                ),
                name="decision_ratified_was_provisional",
                violation_error_message="Seule une décision sous réserve est ratifiée.",
            ),
        ),
        migrations.AddIndex(
            model_name="followup",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["program", "due_on"],
                name="follow_up_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("program", "code"),
                name="follow_up_code_once",
                violation_error_message="Un autre suivi du programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "dropped"), _negated=True),
                name="follow_up_dropped_with_reason",
                violation_error_message="Écrivez pourquoi le suivi est abandonné.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(
                fields=("meeting", "follow_up"),
                name="follow_up_once_an_agenda",
                violation_error_message="Ce suivi est déjà à l’ordre du jour.",
            ),
        ),
        migrations.AddConstraint(
            model_name="insuredhours",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="insured_hours_in_order",
                violation_error_message="La fin précède le début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="insuredhours",
            constraint=models.CheckConstraint(
                condition=models.Q(("hours__gte", 0)),
                name="insured_hours_not_negative",
                violation_error_message="Un nombre d’heures ne peut pas être négatif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="meetingfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingfile",
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
                name="meetingfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="meetingfile",
            constraint=models.UniqueConstraint(
                fields=("meeting", "sha256"),
                name="meetingfile_once_a_meeting",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="minutes_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
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
                name="minutes_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(
                fields=("meeting", "version", "language"),
                name="minutes_version_once",
                violation_error_message="Cette version du compte rendu existe déjà.",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "languages__contained_by",
                        [
                            "fr",
                            "en",
                            "es",
                            "ar",
                            "pt",
                            "ro",
                            "ru",
                            "zh",
                            "fa",
                            "sw",
                            "ln",
                            "rn",
                            "ht",
                            "wo",
                            "uk",
                            "vi",
                        ],
                    )
                ),
                name="network_entry_languages_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkcontact",
            constraint=models.UniqueConstraint(
                fields=("entry", "name"),
                name="network_contact_once",
                violation_error_message="La fiche a déjà un contact de ce nom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkcontact",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="network_contact_phone_is_kept",
                violation_error_message="Ce n’est pas un numéro de téléphone\xa0: 819 555-1234\xa0; 819 555-1234, poste 204\xa0; +33 6 12 34 56 78.",
            ),
        ),
        migrations.AddConstraint(
            model_name="networkservice",
            constraint=models.UniqueConstraint(
                fields=("entry", "name"),
                name="network_service_once",
                violation_error_message="La fiche a déjà un service de ce nom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("party", "amendment"),
                name="signature_once_a_party",
                nulls_distinct=False,
                violation_error_message="Cette partie a déjà signé.",
            ),
        ),
    ]
