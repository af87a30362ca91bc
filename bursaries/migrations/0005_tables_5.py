"""The tables of bursaries."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bursaries", "0004_tables_4"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="awardtier",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="awardtier_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardtier",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                name="tier_amount_above_zero",
                violation_error_message="Une bourse est plus grande que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="awardtier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("awards", None), ("taken__lte", models.F("awards")), _connector="OR"
                ),
                name="tier_within_its_awards",
                violation_error_message="Toutes les bourses de ce volet sont accordées.",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["round", "state"], name="application_by_state"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["round", "submitted_on"], name="application_by_day"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("round", "code"),
                name="application_code_once",
                violation_error_message="Une autre candidature du concours porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("person__isnull", False),
                    models.Q(("state__in", ("withdrawn", "ineligible")), _negated=True),
                ),
                fields=("round", "person"),
                name="application_once_a_person",
                violation_error_message="Cette personne a déjà une candidature dans ce concours\xa0: retirez l’une des deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                condition=models.Q(("waiting_rank__isnull", False)),
                fields=("round", "waiting_rank"),
                name="application_waiting_rank_once",
                violation_error_message="Une autre candidature tient ce rang.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "waiting"), ("waiting_rank__isnull", False)),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("waiting_rank", None)),
                    _connector="OR",
                ),
                name="application_waits_at_a_rank",
                violation_error_message="Le rang va avec la liste d’attente.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "draft"), ("submitted_on", None)),
                    models.Q(
                        models.Q(("state", "draft"), _negated=True), ("submitted_on__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="application_sent_on_a_day",
                violation_error_message="Une candidature envoyée a sa date de réception.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "draft"),
                    models.Q(("first_name", ""), ("last_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="application_sent_by_somebody",
                violation_error_message="Écrivez au moins un nom ou un prénom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "ineligible"), _negated=True),
                name="application_refused_with_reason",
                violation_error_message="Écrivez pourquoi la candidature n’est pas admissible.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("phone", ""),
                    ("phone__regex", "^\\+[1-9][0-9]{6,14}(;ext=[0-9]{1,8})?$"),
                    _connector="OR",
                ),
                name="application_phone_is_kept",
                violation_error_message="Ce n’est pas un numéro de téléphone\xa0: 819 555-1234\xa0; 819 555-1234, poste 204\xa0; +33 6 12 34 56 78.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
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
                name="application_languages_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("pathway__contained_by", ["coop", "major", "apprentice", "ordinary"])
                ),
                name="application_pathway_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="choice",
            constraint=models.UniqueConstraint(
                fields=("application", "tier"),
                name="choice_once",
                violation_error_message="Ce volet est déjà demandé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="criterion_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("most__gte", 1), ("weight__gte", 1)),
                name="criterion_weighs_something",
                violation_error_message="Le poids et la note maximale sont d’au moins 1.",
            ),
        ),
        migrations.AddConstraint(
            model_name="eligibilityrule",
            constraint=models.UniqueConstraint(
                fields=("round", "subject", "operator"),
                name="eligibility_rule_once",
                violation_error_message="Cette condition est déjà écrite.",
            ),
        ),
        migrations.AddConstraint(
            model_name="holderlink",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None)),
                fields=("program", "person"),
                name="holder_link_once",
                violation_error_message="Cette personne a déjà un lien\xa0: renouvelez-le.",
            ),
        ),
        migrations.AddConstraint(
            model_name="lettertemplate",
            constraint=models.UniqueConstraint(
                fields=("round", "kind"),
                name="letter_template_once",
                violation_error_message="Ce concours a déjà ce modèle de lettre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("application__isnull", False),
                    ("award__isnull", False),
                    ("obligation__isnull", False),
                    _connector="OR",
                ),
                name="letter_is_about_something",
                violation_error_message="Une lettre concerne une candidature, une bourse ou un engagement.",
            ),
        ),
        migrations.AddConstraint(
            model_name="followup",
            constraint=models.UniqueConstraint(
                fields=("obligation", "milestone"),
                name="bursary_follow_up_once",
                violation_error_message="Ce moment a déjà son suivi.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deferral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="deferral_in_order",
                violation_error_message="La fin du sursis précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="deferral",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="deferral_with_reason",
                violation_error_message="Écrivez pourquoi le sursis est accordé.",
            ),
        ),
        migrations.AddIndex(
            model_name="award",
            index=models.Index(fields=["program", "awarded_on"], name="award_by_day"),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="award_code_once",
                violation_error_message="Une autre bourse du programme porte ce numéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="award_above_zero",
                violation_error_message="Une bourse est plus grande que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "bursary"),
                        ("person__isnull", False),
                        ("round__isnull", False),
                        ("tier__isnull", False),
                    ),
                    models.Q(
                        models.Q(("kind", "bursary"), _negated=True),
                        ("application", None),
                        ("round", None),
                        ("tier", None),
                    ),
                    _connector="OR",
                ),
                name="award_bursary_of_a_round",
                violation_error_message="Une bourse a son concours, son volet et son titulaire; une aide n’a ni l’un ni l’autre.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("person__isnull", False), ("organization__isnull", False), _connector="OR"
                ),
                name="award_given_to_somebody",
                violation_error_message="Écrivez à qui l’aide est remise.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("person", None), ("beneficiaries", 1), _connector="OR"),
                name="award_person_is_one",
                violation_error_message="Une aide à une personne nommée a un seul bénéficiaire.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_on__isnull", False), ("state", "signed")),
                    models.Q(("state", "signed"), _negated=True),
                    _connector="OR",
                ),
                name="award_signed_on_a_day",
                violation_error_message="Un contrat signé a sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason", ""), ("state__in", ("withdrawn", "cancelled")), _negated=True
                ),
                name="award_ended_with_reason",
                violation_error_message="Écrivez le motif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned__lte", models.F("amount"))),
                name="award_planned_at_most_whole",
                violation_error_message="Les versements dépassent le montant de la bourse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationrule",
            constraint=models.UniqueConstraint(
                fields=("program", "code", "version"),
                name="obligation_rule_once",
                violation_error_message="Cette version de la règle existe déjà.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "employer_kinds__contained_by",
                        [
                            "community",
                            "employment",
                            "government",
                            "school",
                            "health",
                            "municipal",
                            "business",
                            "foundation",
                            "other",
                        ],
                    )
                ),
                name="obligation_employers_known",
                violation_error_message="Un des choix n’existe pas dans la liste.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationrule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("minimum_share", None),
                    models.Q(("minimum_share__gt", 0), ("minimum_share__lte", 100)),
                    _connector="OR",
                ),
                name="obligation_share_is_a_percentage",
                violation_error_message="La part est un pourcentage, de 1 à 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.UniqueConstraint(
                fields=("person", "rule"),
                name="obligation_once_a_rule",
                violation_error_message="Cette personne a déjà un engagement sous cette règle.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("program", "code"),
                name="obligation_code_once",
                violation_error_message="Un autre engagement du programme porte ce code.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reason", ""),
                    ("state__in", ("exempted", "defaulted", "cancelled")),
                    _negated=True,
                ),
                name="obligation_ended_with_reason",
                violation_error_message="Écrivez le motif.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.UniqueConstraint(
                fields=("program", "code"),
                name="round_code_once",
                violation_error_message="Un autre concours de ce programme porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                name="round_year_in_order",
                violation_error_message="La fin de l’année précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                name="round_closes_after_it_opens",
                violation_error_message="La clôture précède l’ouverture.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("envelope", None), ("envelope__gt", 0), _connector="OR"),
                name="round_envelope_above_zero",
                violation_error_message="L’enveloppe est plus grande que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("awards", None), ("taken__lte", models.F("awards")), _connector="OR"
                ),
                name="round_within_its_awards",
                violation_error_message="Toutes les bourses de ce concours sont accordées.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("envelope", None), ("granted__lte", models.F("envelope")), _connector="OR"
                ),
                name="round_within_its_envelope",
                violation_error_message="L’enveloppe de ce concours serait dépassée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bursaryround",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), ("state", "cancelled"), _negated=True),
                name="round_cancelled_with_reason",
                violation_error_message="Écrivez pourquoi le concours est annulé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationterm",
            constraint=models.UniqueConstraint(
                fields=("rule", "level", "from_region"),
                name="obligation_term_once",
                nulls_distinct=False,
                violation_error_message="Une durée est déjà écrite pour ce niveau et cette provenance.",
            ),
        ),
        migrations.AddConstraint(
            model_name="obligationterm",
            constraint=models.CheckConstraint(
                condition=models.Q(("months__gte", 1), ("months__lte", 240)),
                name="obligation_term_of_some_months",
                violation_error_message="Une durée compte de 1 à 240 mois.",
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="question_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.UniqueConstraint(
                fields=("application", "question"),
                name="answer_once",
                violation_error_message="Cette question a déjà sa réponse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.UniqueConstraint(
                fields=("application", "email"),
                name="reference_once_an_address",
                violation_error_message="Cette personne est déjà nommée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reference",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered_at", None), ("declined_at", None), _connector="OR"),
                name="reference_answered_or_declined",
                violation_error_message="Une référence est reçue ou déclinée, non les deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referencefile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="referencefile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referencefile",
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
                name="referencefile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="referencefile",
            constraint=models.UniqueConstraint(
                fields=("reference", "sha256"),
                name="referencefile_once_a_reference",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="repayment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)),
                name="repayment_above_zero",
                violation_error_message="Un remboursement est plus grand que zéro.",
            ),
        ),
        migrations.AddConstraint(
            model_name="repayment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("annulled_on", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="repayment_annulled_with_reason",
                violation_error_message="Écrivez pourquoi le remboursement est annulé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="requireddocument",
            constraint=models.UniqueConstraint(
                fields=("round", "code"),
                name="requireddocument_code_once_a_round",
                violation_error_message="Un autre élément du concours porte cet identifiant.",
            ),
        ),
        migrations.AddIndex(
            model_name="applicationfile",
            index=models.Index(fields=["sha256"], name="application_file_by_content"),
        ),
        migrations.AddConstraint(
            model_name="applicationfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="applicationfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="applicationfile",
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
                name="applicationfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="applicationfile",
            constraint=models.UniqueConstraint(
                fields=("application", "sha256"),
                name="applicationfile_once_a_application",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reviewer",
            constraint=models.UniqueConstraint(
                fields=("round", "user"),
                name="reviewer_once_a_round",
                violation_error_message="Cette personne évalue déjà ce concours.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.UniqueConstraint(
                fields=("application", "reviewer"),
                name="review_once",
                violation_error_message="Cette candidature est déjà confiée à cette personne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("conflict", "undeclared"), ("declared_at", None)),
                    models.Q(
                        models.Q(("conflict", "undeclared"), _negated=True),
                        ("declared_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="review_after_its_declaration",
                violation_error_message="Une déclaration a sa date.",
            ),
        ),
        migrations.AddConstraint(
            model_name="review",
            constraint=models.CheckConstraint(
                condition=models.Q(("completed_at", None), ("conflict", "none"), _connector="OR"),
                name="review_without_conflict",
                violation_error_message="Déclarez d’abord que vous n’avez pas de conflit d’intérêts.",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.UniqueConstraint(
                fields=("review", "criterion"),
                name="score_once",
                violation_error_message="Ce critère a déjà sa note.",
            ),
        ),
        migrations.AddConstraint(
            model_name="score",
            constraint=models.CheckConstraint(
                condition=models.Q(("value__gte", 0)),
                name="score_not_negative",
                violation_error_message="Une note n’est pas négative.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestationfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("size__range", (1, 10485760))),
                name="serviceattestationfile_within_the_limit",
                violation_error_message="Ce fichier est vide, ou dépasse 10 Mo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestationfile",
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
                name="serviceattestationfile_is_whole",
                violation_error_message="Ce fichier est arrivé abîmé\xa0: envoyez-le de nouveau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceattestationfile",
            constraint=models.UniqueConstraint(
                fields=("attestation", "sha256"),
                name="serviceattestationfile_once_a_attestation",
                violation_error_message="Ce fichier est déjà joint.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                ),
                name="service_in_order",
                violation_error_message="La fin de l’emploi précède son début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(("share__gt", 0), ("share__lte", 100)),
                name="service_share_is_a_percentage",
                violation_error_message="La part est un pourcentage, de 1 à 100.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recognized", None), models.Q(("reason", ""), _negated=True), _connector="OR"
                ),
                name="service_exception_with_reason",
                violation_error_message="Écrivez pourquoi la règle ne s’applique pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="serviceperiod",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("employer__isnull", False),
                    models.Q(("employer_name", ""), _negated=True),
                    _connector="OR",
                ),
                name="service_of_an_employer",
                violation_error_message="Écrivez le nom de l’employeur.",
            ),
        ),
    ]
