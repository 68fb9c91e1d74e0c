"""As `ways.py`, for what is on: planning, coming, the door."""

ACTIVITIES = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els una
PLAN_ACTIVITY                                       .   .   .   .   x   x   .   x   x   x   x   .   .   .   .
  GET activities/new
  GET activities/clashes
  POST activities ACTIVITY_PLANNED
CHANGE_ACTIVITY                                     .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  GET activities/1/change
  GET activities/1/calling-off
  GET activities/1/dates
  GET activities/1/clashes
  GET activities/1/change/clashes
  GET activities/1/dates/1/clashes
  GET activities/1/dates/1/change
  GET activities/1/dates/1/calling-off
  POST activities/1/change ACTIVITY_CHANGED
  POST activities/1/calling-off ACTIVITY_CALLED_OFF
  POST activities/1/dates DATE_ADDED
  POST activities/1/dates/1/change DATE_CHANGED
  POST activities/1/dates/1/calling-off DATE_CALLED_OFF
  POST activities/1/dates/2/put-back DATE_PUT_BACK
  GET activities/1/next-term
  POST activities/1/next-term ACTIVITY_PLANNED
  GET week/next-terms                               .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  POST week/next-terms ACTIVITY_PLANNED             .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
BOOK                                                .   x   x   x   x   x   x   x   x   x   x   .   .   .   .
  POST activities/1/dates/1/bookings PLACE_BOOKED   .   x   x   =   x   x   x   x   x   x   x   .   .   .   .
  POST activities/1/dates/1/bookings/cancelled BOOKING_CANCELLED
                                                    .   =   =   x   =   =   =   =   =   =   =   .   .   .   .
  POST activities/2/dates/1/bookings/yes PLACE_TAKEN
                                                    .   ~   ~   x   ~   ~   ~   ~   ~   ~   ~   .   .   .   .
  POST activities/1/dates/2/bookings                .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  GET activities/4/dates/1/lift
  POST activities/4/dates/1/lift RIDE_SAID          .   ~   ~   x   ~   ~   ~   ~   ~   ~   ~   .   .   .   .
SEE_EMERGENCY                                       .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  GET activities/4/dates/1/whom-to-ring
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   .   .   .   .
  GET activities/4/dates/1/emergency-contact
  POST activities/4/dates/1/emergency-contact CONTACT_GIVEN
                                                    .   ~   ~   x   ~   ~   ~   ~   ~   ~   ~   .   .   .   .
  POST activities/4/dates/1/emergency-contact/taking-back
                                                    .   =   =   =   =   =   =   =   =   =   =   .   .   .   .
SEE_COMERS                                          .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  GET activities/3/dates/1/attendance
  GET activities/3/dates/1/door-list.pdf
  GET activities/3/dates/1/cards.pdf
SEE_LIFTS                                           .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  GET activities/4/dates/1/lifts
SEAT_RIDERS                                         .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  POST activities/4/dates/1/lifts RIDE_PLANNED
  POST activities/4/dates/1/lifts/told RIDE_TOLD
TICK_CAME                                           .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  POST activities/3/dates/1/attendance CAME
  POST activities/3/dates/1/attendance/count COMERS_COUNTED
TAP_IN                                              .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
  GET activities/3/dates/1/door
  POST activities/4/dates/1/door CAME
OPEN_TABLET                                         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  POST activities/3/dates/1/door/tablet TABLET_OPENED
SEE_WEEK                                            .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET week
SEE_MISSED                                          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  GET looking-out
ASK_AFTER                                           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  POST looking-out/ida/asked-after ASKED_AFTER
"""
