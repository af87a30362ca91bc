"""The steps of mentoring that are taken back, each on the page of its record."""

from mentoring.access import visible_mentees, visible_mentors, visible_offers, visible_pairings
from mentoring.actions import mentee_machine, mentor_machine, pairing_machine
from mentoring.offers import offer_machine
from programs.taking_back import Steps, declare, in_admin

declare(
    Steps(offer_machine, visible_offers, in_admin),
    Steps(mentor_machine, visible_mentors, in_admin),
    Steps(mentee_machine, visible_mentees, in_admin),
    Steps(pairing_machine, visible_pairings, in_admin),
)
