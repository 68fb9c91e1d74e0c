"""As `ways_of_programs.py`, for programs of those who plan what is on, and of those who come along on a trip."""

PLANNING = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els
ANYONE                                              .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET activities/month
  GET activities/week
PLAN_ACTIVITY                                       .   .   .   .   w   w   .   w   w   w   w   .   .   .
  GET activities/clashes?first_on=2031-03-04&at_time=14%3A00&minutes=60
CHANGE_ACTIVITY                                     .   .   w   .   .   w   .   w   .   .   .   .   .   .
  GET activities/1/clashes?day=2031-03-04&at_time=14%3A00&minutes=60
  GET activities/1/change/clashes
  GET activities/1/dates/1/clashes?day=2031-03-04&at_time=14%3A00&minutes=60
  GET activities/1/next-term
  POST activities/1/next-term ACTIVITY_PLANNED
  GET week/next-terms                               .   .   .   .   .   .   .   w   .   .   .   .   .   .
  POST week/next-terms ACTIVITY_PLANNED             .   .   .   .   .   .   .   x   .   .   .   .   .   .
SEE_WEEK                                            .   .   .   .   .   .   .   x   .   .   .   .   x   .
  GET week
BOOK                                                .   ~   ~   x   ~   ~   ~   ~   ~   ~   ~   .   .   .
  POST activities/4/dates/1/lift RIDE_SAID
  POST activities/4/dates/1/emergency-contact CONTACT_GIVEN
SEE_LIFTS                                           .   .   x   .   .   .   .   x   .   .   .   .   .   .
  GET activities/4/dates/1/lifts
SEAT_RIDERS                                         .   .   x   .   .   .   .   x   .   .   .   .   .   .
  POST activities/4/dates/1/lifts RIDE_PLANNED
  POST activities/4/dates/1/lifts/told RIDE_TOLD
SEE_EMERGENCY                                       .   .   x   .   .   .   .   .   .   .   .   .   .   .
  GET activities/4/dates/1/whom-to-ring
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET activities/4/dates/1/lift
  GET activities/4/dates/1/emergency-contact
  GET emergency-contact
  GET calendar/mine
  POST calendar/mine CALENDAR_MADE
  POST emergency-contact CONTACT_GIVEN
  POST emergency-contact/taking-back                .   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST activities/4/dates/1/emergency-contact/taking-back
                                                    .   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST calendar/mine/end                            .   =   =   =   =   =   =   =   =   =   =   =   =   .
SPEAK_FOR                                           .   .   x   .   .   .   x   .   .   .   .   .   .   .
  POST emergency-contact:hers CONTACT_GIVEN
"""
