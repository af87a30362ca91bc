"""A service of any size, written by SQL in a database of its own."""

from datetime import date

from django.db import connection, transaction

from programs.enums import Service
from programs.lib.periods import Period
from programs.models import Organization, Program, Region

YEAR = Period(date(2007, 7, 1), date(2008, 6, 30))
REFERRERS = 12

# Four in five mentees are paired, three in five followed up; a mentor has two mentees, one after the other.
_STATEMENTS = (
    """
    INSERT INTO people_person (holder_id, code, first_name, last_name, email, phone, city,
                                 languages, note, created_at)
    SELECT %(lead)s, 'B' || n, 'Prénom ' || n, 'Nom ' || n, '', '', 'Gatineau',
           ARRAY['fr'], '', now()
    FROM generate_series(1, %(mentees)s * 3 / 2) n
    """,
    """
    INSERT INTO referrals_referral (program_id, person_id, code, referrer_id, referrer_as_typed,
                                   received_on, state, urgency, need, note, reason, as_sent, created_at)
    SELECT %(program)s, id, code, %(referrer)s + (row_number() OVER (ORDER BY id)) %% %(referrers)s,
           '', date '2007-07-01' + (row_number() OVER (ORDER BY id) %% 120)::int,
           'in_service', 'normal', '', '', '', '{}', now()
    FROM people_person WHERE substr(code, 2)::int <= %(mentees)s
    """,
    """
    INSERT INTO mentoring_mentee (program_id, person_id, referral_id, state, registered_on, fields,
                                  occupation, note, need, training)
    SELECT program_id, person_id, id, 'available', received_on + 2, ARRAY['2'], '', '', '', ''
    FROM referrals_referral
    """,
    """
    INSERT INTO mentoring_mentor (program_id, person_id, state, registered_on, fields, occupation,
                                  note, capacity, active_pairings, background)
    SELECT %(program)s, id, 'available', date '2006-09-01', ARRAY['2'], '', '', 2, 0, ''
    FROM people_person WHERE substr(code, 2)::int > %(mentees)s
    """,
    """
    INSERT INTO mentoring_pairing (program_id, mentor_id, mentee_id, code, state, proposed_on,
                                   started_on, ended_on, interruption, reason, note)
    SELECT %(program)s, mentor.id, mentee.id, '', 'completed', mentee.registered_on,
           mentee.registered_on + 10, mentee.registered_on + 150, '', '', ''
    FROM (SELECT *, row_number() OVER (ORDER BY id) n FROM mentoring_mentee) mentee
    JOIN (SELECT *, row_number() OVER (ORDER BY id) n FROM mentoring_mentor) mentor
      ON mentor.n = (mentee.n + 1) / 2
    WHERE mentee.n %% 5 <> 0
    """,
    """
    INSERT INTO mentoring_outcome (pairing_id, milestone, status, observed_on, note)
    SELECT id, 0, (ARRAY['employed_in_field', 'employed', 'in_training', 'no_news'])[id %% 4 + 1],
           ended_on, ''
    FROM mentoring_pairing WHERE id %% 4 <> 0
    """,
    """
    INSERT INTO mentoring_pairingmeeting (pairing_id, held_on, minutes, mode, note)
    SELECT id, started_on + 20 * k, 60, 'in_person', ''
    FROM mentoring_pairing, generate_series(1, 3) k
    """,
    "ANALYZE",
)


def fill(mentees: int) -> Program:
    """Write a program with ``mentees`` mentees, half as many mentors, and all that hangs on them."""
    region = Region.objects.get(code="07")
    lead = Organization.objects.create(name=f"Organisme {mentees}", region=region)
    referrers = Organization.objects.bulk_create(
        Organization(name=f"Référent {n}", region=region) for n in range(REFERRERS)
    )
    program = Program.objects.create(
        slug=f"banc-{mentees}",
        code="BANC",
        title="Service de mesure",
        lead=lead,
        region=region,
        starts_on=YEAR.start,
        fiscal_year_starts=7,
        services=Service.values,
    )
    values = {
        "lead": lead.pk,
        "program": program.pk,
        "mentees": mentees,
        "referrer": referrers[0].pk,
        "referrers": REFERRERS,
    }
    with transaction.atomic(), connection.cursor() as cursor:
        # The history and the counters of a hundred thousand rows are not what is measured.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in _STATEMENTS:
            cursor.execute(statement, values)
    return program
