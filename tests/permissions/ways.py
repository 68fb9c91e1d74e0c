"""Who may do what in which way, as a table an officer could review. An act's marks hold for each way under it.

x is let in, and what is named in capitals then stands in the log; = is let in, and nothing changes; ~ is asked to put
something right; o is done, in nobody's name; s is let in to speak for another; w is let in to look, with a key that may
write; . may not. A way with marks of its own differs from its act.
"""

PAGES = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els una
ANYONE                                              x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET needs
  GET what-happened
  GET
  GET activities
  GET activities.ics
  GET activities/1
  GET activities/1.ics
  GET calendar/{calendar}.ics
  GET activities/1/dates/1
  GET activities/1/dates/2
  GET activities/1/dates/1/flyer.pdf
  GET activities/1/dates/1/strips.pdf
  GET activities/month
  GET activities/week
  GET whats-on.pdf
  GET meetings
  GET who-can-do-what
  GET house-rules
  GET accessibility
  GET privacy
BY_NAME                                             .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET needs/mine
SEE_NEED                                            x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET needs/1
  GET needs/3
  GET needs/4
  GET needs/2                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .   .
  GET needs/5                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .   .
SEE_NAMES                                           .   x   x   x   x   x   x   x   x   x   x   x   x   .   x
  GET needs/1/enclosed/{key}
RAISE_NEED                                          .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET needs/new
  GET sheets/N.pdf
  POST needs/new
  POST needs NEED_RAISED
WRITE_DOWN                                          .   .   .   .   x   x   .   x   x   .   .   .   .   .   .
  GET needs/1/heads
  GET told-by
  POST told-by:rosa TELLING_WAY_CHOSEN
  POST needs/1/heads HEADS_COUNTED
  POST helpers:noor HELPER_NAMED
  POST helpers/{helper}/end HELPER_ENDED            .   .   x   .   x   x   x   x   x   .   .   .   .   .   .
SPEAK_FOR                                           .   .   .   .   x   x   x   x   x   .   .   .   .   .   .
  GET needs/6/backing
  POST needs:rosa NEED_RAISED                       .   .   x   .   x   x   x   x   x   .   .   .   .   .   o
  POST needs/6/backing:rosa NEED_BACKED             .   .   x   .   x   x   x   x   x   .   .   .   .   .   o
  POST needs/1/comments:rosa COMMENT_MADE           .   .   x   .   x   x   x   x   x   .   .   .   .   .   o
  POST needs/3/helped:rosa HELPED_SAID              .   .   x   .   x   x   x   x   x   .   .   .   .   .   .
  POST activities/1/dates/1/bookings:rosa PLACE_BOOKED
                                                    .   .   x   .   x   x   x   x   x   .   .   .   .   .   .
  POST needs/1/comments/{hidden}/second-look:rosa SECOND_LOOK_ASKED
                                                    .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  POST birthdays/mine:hers BIRTHDAY_SHARED          .   .   x   .   .   .   x   .   .   .   .   .   .   .   .
  POST looking-out/mine:hers LOOKING_OUT_AGREED     .   .   x   .   .   .   x   .   .   .   .   .   .   .   .
  POST looking-out/mine/ending:hers                 .   .   =   .   .   .   =   .   .   .   .   .   .   .   .
  POST playlist:rosa SONG_ASKED_FOR                 .   .   x   .   x   x   x   x   x   .   .   .   .   .   o
  POST offers:rosa OFFER_MADE                       .   .   x   .   x   x   x   x   x   .   .   .   .   .   .
  POST offers/3/requests:rosa OFFER_ASKED_FOR       .   .   x   .   x   x   x   x   x   .   .   .   .   .   .
  POST offers/1/requests/{request}/answer:hers OFFER_AGREED
                                                    .   .   x   .   .   x   .   x   .   .   .   .   .   .   .
BACK_NEED                                           .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  POST needs/6/backing NEED_BACKED
  GET sheets/6-M.pdf
  POST needs/6/backing/taken-back                   .   =   =   =   =   =   =   =   =   =   =   .   .   .   =
  POST needs/1/backing NEED_BACKED                  .   x   =   =   x   x   x   x   x   x   x   .   .   .   x
  POST needs/2/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  POST needs/4/backing                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
COMMENT                                             .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET needs/1/comments
  POST needs/1/comments COMMENT_MADE
  POST needs/4/comments COMMENT_MADE
  GET sheets/3-H.pdf
  POST needs/2/comments                             .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
REPORT                                              .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  GET needs/1/comments/{said}/report
  POST needs/1/comments/{said}/report COMMENT_REPORTED
REVIEW_COMMENT                                      .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET needs/1/comments/{said}/hide
  POST needs/1/comments/{said}/hide COMMENT_HIDDEN
  POST needs/1/comments/{hidden}/show COMMENT_SHOWN
REVIEW_NEED                                         .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET needs/2/review
  POST needs/2/review NEED_SHOWN
ANSWER_NEED                                         .   .   .   .   .   .   .   x   .   x   x   .   .   .   .
  GET needs/1/answers
  POST needs/1/answers NEED_ANSWERED
  POST needs/1/answers/hints                        .   .   .   .   .   .   .   =   .   =   =   .   .   .   .
  POST needs/2/answers                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
SAY_HELPED                                          .   .   x   x   .   .   .   x   .   .   .   .   .   .   .
  GET needs/3/helped                                .   .   x   x   s   s   s   x   s   .   .   .   .   .   .
  POST needs/3/helped HELPED_SAID                   .   .   x   x   .   .   .   ~   .   .   .   .   .   .   .
TAKE_BACK_NEED                                      .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  POST needs/1/taking-back NEED_TAKEN_BACK
  POST needs/4/bringing-back NEED_BROUGHT_BACK
  GET needs/5/more
  POST needs/5/more NEED_SAID_MORE
CHOOSE_WAY                                          .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  POST needs/1/telling-way TELLING_WAY_CHOSEN
TYPE_UP                                             .   .   .   .   x   x   .   x   x   .   .   .   .   .   .
  GET needs/1/recordings/{attachment}/typing-up
  POST needs/1/recordings/{attachment}/typing-up RECORDING_TYPED_UP
SEE_TODAY                                           .   .   .   .   .   .   .   x   x   x   x   .   x   .   .
  GET today
SEE_TELLINGS                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET tellings
  GET tellings/letters
  GET tellings/letters.pdf
  GET tellings/noticeboard
TICK_TELLING                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  POST tellings/{telling}/done TOLD
  POST tellings/{told}/undo TELLING_UNTICKED
  POST tellings/letters TOLD
  POST tellings/noticeboard                         .   .   .   .   .   .   .   =   .   .   .   .   =   .   .
MAKE_TOKEN                                          .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  POST /me/keys TOKEN_MADE
  POST /me/keys:linnet TOKEN_MADE                   .   x   x   x   x   x   x   x   x   x   x   x   x   ~   .
ASK_SECOND_LOOK                                     .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  GET needs/1/comments/{hidden}/second-look         .   .   x   .   .   .   .   x   .   .   .   .   x   .   .
  POST needs/1/comments/{hidden}/second-look SECOND_LOOK_ASKED
GIVE_SECOND_LOOK                                    .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  POST needs/1/comments/{looked}/second-look/given SECOND_LOOK_GIVEN
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET /me
  GET /me/details
  GET /me/devices
  GET /me/download
  GET /me/download.json
  GET /me/download.pdf
  GET /me/keys
  GET /me/leaving
  GET /me/leaving/go
  GET /me/passkeys
  GET /me/pin
  GET /me/profile
  GET /me/told-by
  GET /me/told-by/code
  GET /me/told-by/number/code
  GET /me/typed-for-me
  GET birthdays/mine                                .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST birthdays/mine BIRTHDAY_SHARED               .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST birthdays/mine/taking-back                   .   =   =   =   =   =   =   =   =   =   =   =   =   .   .
  GET looking-out/mine                              .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST looking-out/mine LOOKING_OUT_AGREED          .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST looking-out/mine/ending                      .   =   =   =   =   =   =   =   =   =   =   =   =   .   .
  GET emergency-contact                             .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST emergency-contact CONTACT_GIVEN              .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST emergency-contact/taking-back                .   =   =   =   =   =   =   =   =   =   =   =   =   .   .
  GET calendar/mine                                 .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST calendar/mine CALENDAR_MADE                  .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST calendar/mine/end                            .   =   =   =   =   =   =   =   =   =   =   =   =   .   .
  GET offers/mine                                   .   x   x   x   x   x   x   x   x   x   x   x   x   .   .
  POST /me/details DETAILS_CHANGED
  POST /me/leaving/stay PERSON_LEFT                 .   x   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST /me/pin PIN_CHOSEN
  POST /me/profile PROFILE_CHANGED
  POST /me/told-by TELLING_WAY_CHOSEN
  POST /me/devices/others/end                       .   =   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST /me/passkeys                                 .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
  POST /me/passkeys/1/remove                        .   =   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST /me/devices/0123456789abcdef/end             .   =   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST /me/keys/999999/revoke                       .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  POST /me/leaving                                  .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
  POST /me/passkeys/options                         .   =   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST /me/told-by/code                             .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
  POST /me/told-by/number                           .   =   =   =   =   =   =   =   =   =   =   =   =   =   .
  POST /me/told-by/number/code                      .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .
NAME_HELPER                                         .   x   x   x   x   x   x   x   x   x   x   .   .   .   .
  GET helpers
  GET sheets
  GET /me/helpers                                   .   x   x   x   x   x   x   x   x   x   x   x   x   x   .
  POST /me/helpers/{helper}/end HELPER_ENDED        .   .   x   .   .   .   x   .   .   .   .   .   .   .   .
  POST /me/helpers HELPER_NAMED                     .   x   x   x   x   x   x   x   x   x   x   .   .   ~   .
MAKE_CARD                                           .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET cards
  GET cards/new
  GET cards/{card}
  GET cards/{card}/pin
  POST cards CARD_MADE
  POST cards/{card}/pin:noor PIN_CHOSEN
  POST cards/{card}/stop CARD_STOPPED
OPEN_TABLET                                         .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET tables
  GET tables/new
  GET tables/{tablet}
  GET tables/{tablet}/tiles
  POST tables TABLET_OPENED
  POST tables/closing TABLET_CLOSED
  POST tables/{tablet}/tiles TILES_CHOSEN
  POST tables/{tablet}/code                         .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  POST tables/{tablet}/this-device                  .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  POST tables/{tablet}/closing TABLET_CLOSED
SEE_PEOPLE                                          .   .   .   .   .   .   .   x   x   .   .   .   x   .   .
  GET people
SEE_PROFILE                                         .   x   x   x   x   x   x   x   x   x   x   x   x   .   x
  GET people/rosa
  GET people/rosa/voice/{voice}
  GET birthdays
  GET people/noor                                   .   .   .   .   .   .   .   x   x   .   .   .   x   .   .
INVITE                                              .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET people/invite
  GET people/invitations
  GET people/new
  POST people/invite INVITED
  POST people/invite:colleague INVITED              .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
  POST people/invitations/{invitation}/again INVITATION_SENT_AGAIN
  POST people/invitations/{invitation}/withdraw INVITATION_WITHDRAWN
  POST people/new PERSON_JOINED
GIVE_ROLE                                           .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
  GET people/noor/roles
  GET people/noor/ending
  POST people/noor/roles ROLE_GIVEN
  POST people/tess/roles/end ROLE_ENDED
  POST people/noor/organisation ORGANISATION_CHANGED
  POST people/noor/ending MEMBERSHIP_ENDED
  POST people/noor/back                             .   .   .   .   .   .   .   .   .   .   .   .   =   .   .
CHANGE_SETTINGS                                     .   .   .   .   .   .   .   .   .   .   .   .   x   .   .
  GET settings
  GET settings/about
  GET settings/places
  GET settings/places/lift_a
  GET settings/organisations
  GET settings/organisations/norc
  POST settings/about SETTINGS_CHANGED
  POST settings/places SETTINGS_CHANGED
  POST settings/places/lift_a SETTINGS_CHANGED
  POST settings/places/lift_a/remove SETTINGS_CHANGED
  POST settings/organisations SETTINGS_CHANGED
  POST settings/organisations/norc SETTINGS_CHANGED
OPEN_NEIGHBOURHOOD                                  .   .   .   .   .   .   .   .   .   .   .   .   x   x   .
  GET /open-neighbourhood
  POST /open-neighbourhood NEIGHBOURHOOD_OPENED
"""
