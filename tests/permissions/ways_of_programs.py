"""The same table for programs: what a key may do, in the words of `ways`."""

API = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els
SEE_NEED                                            .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET needs
  GET needs/1
  GET needs/1/comments
  GET needs/1/answers
  GET needs/2                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .
  GET needs/2/comments                              .   .   x   .   .   x   .   x   .   .   .   .   x   .
RAISE_NEED                                          .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST needs NEED_RAISED
SPEAK_FOR                                           .   .   .   .   x   x   x   x   x   .   .   .   .   .
  POST needs:rosa NEED_RAISED                       .   .   x   .   x   x   x   x   x   .   .   .   .   .
  POST needs/6/backing:rosa NEED_BACKED             .   .   x   .   x   x   x   x   x   .   .   .   .   .
  POST needs/1/comments:rosa COMMENT_MADE           .   .   x   .   x   x   x   x   x   .   .   .   .   .
  POST needs/3/helped:rosa HELPED_SAID              .   .   x   .   x   x   x   x   x   .   .   .   .   .
WRITE_DOWN                                          .   .   .   .   x   x   .   x   x   .   .   .   .   .
  POST needs/1/heads HEADS_COUNTED
BACK_NEED                                           .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST needs/6/backing NEED_BACKED
  DELETE needs/6/backing                            .   =   =   =   =   =   =   =   =   =   =   .   .   .
  POST needs/2/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .
  POST needs/4/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .
COMMENT                                             .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST needs/1/comments COMMENT_MADE
  POST needs/2/comments                             .   .   .   .   .   .   .   .   .   .   .   .   .   .
ANSWER_NEED                                         .   .   .   .   .   .   .   x   .   x   x   .   .   .
  POST needs/1/answers NEED_ANSWERED
  POST needs/2/answers                              .   .   .   .   .   .   .   .   .   .   .   .   .   .
SAY_HELPED                                          .   .   x   x   .   .   .   ~   .   .   .   .   .   .
  POST ideas/4/helped IDEA_HELPED_SAID
  POST needs/3/helped HELPED_SAID
ANYONE                                              .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET activities
  GET activities/1
  GET activities/1/dates/1
PLAN_ACTIVITY                                       .   .   .   .   x   x   .   x   x   x   x   .   .   .
  POST activities ACTIVITY_PLANNED
CHANGE_ACTIVITY                                     .   .   x   .   .   x   .   x   .   .   .   .   .   .
  POST activities/1/change ACTIVITY_CHANGED
  POST activities/1/calling-off ACTIVITY_CALLED_OFF
  POST activities/1/dates DATE_ADDED
  POST activities/1/dates/1/change DATE_CHANGED
  POST activities/1/dates/1/calling-off DATE_CALLED_OFF
  POST activities/1/dates/2/put-back DATE_PUT_BACK
BOOK                                                .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST activities/1/dates/1/bookings PLACE_BOOKED   .   x   x   =   x   x   x   x   x   x   x   .   .   .
  POST activities/1/dates/1/bookings/cancelled BOOKING_CANCELLED
                                                    .   =   =   x   =   =   =   =   =   =   =   .   .   .
  POST activities/2/dates/1/bookings/yes PLACE_TAKEN
                                                    .   ~   ~   x   ~   ~   ~   ~   ~   ~   ~   .   .   .
SEE_COMERS                                          .   .   x   .   .   x   .   x   .   .   .   .   .   .
  GET activities/3/dates/1/attendance
TICK_CAME                                           .   .   x   .   .   x   .   x   .   .   .   .   .   .
  POST activities/3/dates/1/attendance CAME
  POST activities/3/dates/1/attendance/count COMERS_COUNTED
SEE_IDEA                                            .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET ideas
  GET ideas/1
  GET ideas/2                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .
PROPOSE_IDEA                                        .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST ideas IDEA_PROPOSED
SUPPORT_IDEA                                        .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST ideas/3/support IDEA_SUPPORTED
  DELETE ideas/3/support/would_come                 .   =   =   =   =   =   =   =   =   =   =   .   .   .
SEE_SUPPORTERS                                      .   .   x   .   x   x   .   x   .   .   .   .   .   .
  GET ideas/1/supporters
ANSWER_IDEA                                         .   .   .   .   x   x   .   x   .   .   .   .   .   .
  POST ideas/1/answers IDEA_ANSWERED
  POST ideas/3/trial IDEA_TRIED
  POST ideas/1/learned IDEA_LEARNED
REVIEW_IDEA                                         .   .   .   .   .   .   .   x   .   .   .   .   x   .
  POST ideas/2/review IDEA_SHOWN
TAKE_BACK_IDEA                                      .   .   x   .   .   .   .   .   .   .   .   .   .   .
  DELETE ideas/1 IDEA_TAKEN_BACK
SEE_GRANT                                           .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET grants
  GET grants/pot
  GET grants/1
  GET grants/2                                      .   .   x   .   .   x   .   x   .   .   .   .   x   .
REVIEW_GRANT                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .
  POST grants/2/review GRANT_SHOWN
PROPOSE_GRANT                                       .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST grants GRANT_PROPOSED
VOICE_GRANT                                         .   .   .   .   x   .   .   .   .   .   .   .   .   .
  POST grants/1/voices GRANT_VOICE_GIVEN
DECIDE_GRANT                                        .   .   .   .   x   .   .   .   .   .   .   .   .   .
  POST grants/1/decision GRANT_AGREED
PAY_GRANT                                           .   .   .   .   .   .   .   x   .   .   .   .   .   .
  POST grants/3/payment GRANT_PAID
TELL_GRANT                                          .   .   x   .   x   .   .   x   .   .   .   .   .   .
  POST grants/4/what-happened GRANT_TOLD
LET_GO_GRANT                                        .   .   x   .   .   .   .   x   .   .   .   .   .   .
  POST grants/3/letting-go GRANT_LET_GO
LOOK_BACK_GRANT                                     .   .   .   .   x   .   .   .   .   .   .   .   .   .
  POST grants/5/looking-back GRANT_LOOKED_BACK
KEEP_POT                                            .   .   .   .   .   .   .   x   .   .   .   .   .   .
  POST grants/pot POT_CHANGED
SEE_GIVEN                                           .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET offers
  GET offers/mine
  GET offers/1
  GET offers/2                                      .   .   x   .   .   x   .   x   .   .   .   .   x   .
  GET playlist
  GET hellos
  GET hellos/{hello}/sound
GIVE                                                .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST playlist SONG_ASKED_FOR
  POST hellos HELLO_SPOKEN
REVIEW_GIVEN                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .
  POST offers/2/review GIVEN_SHOWN
  POST playlist/{hidden_song}/review GIVEN_SHOWN
  POST hellos/{hidden_hello}/review GIVEN_SHOWN
  POST offers/4/requests/{shared}/thanks/show THANKS_SHOWN
                                                    .   .   .   .   .   .   .   x   .   .   .   .   .   .
SEE_VOUCHES                                         .   .   .   .   .   .   .   x   .   .   .   .   .   .
  GET offers/1/vouches
NOTE_VOUCH                                          .   .   .   .   .   .   .   x   .   .   .   .   .   .
  GET offers/waiting                                .   .   .   .   .   .   .   w   .   .   .   .   .   .
  POST offers/1/vouches VOUCH_NOTED
  POST offers/1/vouches/{vouch}/end VOUCH_ENDED
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET birthdays/mine
  POST birthdays/mine BIRTHDAY_SHARED
  POST birthdays/mine/taking-back                   .   =   =   =   =   =   =   =   =   =   =   =   =   .
SEE_PROFILE                                         .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET birthdays
MAKE_OFFER                                          .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST offers OFFER_MADE
TAKE_BACK_GIVEN                                     .   .   x   .   .   .   .   .   .   .   .   .   .   .
  POST offers/1/ending GIVEN_TAKEN_BACK
  DELETE playlist/{song} GIVEN_TAKEN_BACK
  DELETE hellos/{hello} GIVEN_TAKEN_BACK
ASK_FOR_OFFER                                       .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST offers/3/requests OFFER_ASKED_FOR
SEE_REQUEST                                         .   .   x   x   .   x   .   x   .   .   .   .   .   .
  GET offers/1/requests/{request}
ANSWER_REQUEST                                      .   .   x   .   .   .   .   .   .   .   .   .   .   .
  POST offers/1/requests/{request}/answer OFFER_AGREED
  POST offers/4/requests/{agreed}/done OFFER_DONE
  POST offers/4/requests/{thanked}/sharing THANKS_SHARED
FOLLOW_REQUEST                                      .   .   .   x   .   .   .   .   .   .   .   .   .   .
  POST offers/1/requests/{request}/taking-back OFFER_NO_LONGER_ASKED
  POST offers/4/requests/{agreed}/thanks OFFER_THANKED
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET looking-out/mine
  POST looking-out/mine LOOKING_OUT_AGREED
  POST looking-out/mine/ending                      .   =   =   =   =   =   =   =   =   =   =   =   =   .
SEE_MISSED                                          .   .   .   .   .   .   .   x   .   .   .   .   .   .
  GET looking-out
ASK_AFTER                                           .   .   .   .   .   .   .   x   .   .   .   .   .   .
  POST looking-out/ida/asked-after ASKED_AFTER
SPEAK_FOR                                           .   .   x   .   x   x   x   x   x   .   .   .   .   .
  POST looking-out/mine:hers LOOKING_OUT_AGREED     .   .   x   .   .   .   x   .   .   .   .   .   .   .
  POST looking-out/mine/ending:hers                 .   .   =   .   .   .   =   .   .   .   .   .   .   .
  POST activities/1/dates/1/bookings:rosa PLACE_BOOKED
  POST ideas:rosa IDEA_PROPOSED
  POST ideas/3/support:rosa IDEA_SUPPORTED
  POST grants:rosa GRANT_PROPOSED
  POST offers:rosa OFFER_MADE
  POST offers/3/requests:rosa OFFER_ASKED_FOR
  POST playlist:rosa SONG_ASKED_FOR
  POST offers/1/requests/{request}/answer:hers OFFER_AGREED
                                                    .   .   x   .   .   x   .   x   .   .   .   .   .   .
"""
