"""As `ways_of_programs.py`, for who belongs, who helps whom, who is still to be told, oneself, and the settings."""

FOR_PEOPLE = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els
SEE_TELLINGS                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .
  GET tellings
TICK_TELLING                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .
  POST tellings/{telling}/done TOLD
  POST tellings/{told}/undo TELLING_UNTICKED
  POST tellings/letters TOLD
  POST tellings/noticeboard                         .   .   .   .   .   .   .   =   .   .   .   .   =   .
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET me/helpers
  GET helpers
  GET me
  GET me/profile
  GET me/details
  GET me/told-by
  POST me/profile PROFILE_CHANGED
  POST me/details DETAILS_CHANGED
  POST me/told-by TELLING_WAY_CHOSEN
ANYONE                                              .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET neighbourhood
SEE_TODAY                                           .   .   .   .   .   .   .   x   x   x   x   .   x   .
  GET today
NAME_HELPER                                         .   x   x   x   x   x   x   x   x   x   x   .   .   .
  POST me/helpers HELPER_NAMED
  POST me/helpers/{helper}/end HELPER_ENDED         .   .   x   .   .   .   x   .   .   .   .   .   .   .
WRITE_DOWN                                          .   .   .   .   x   x   .   x   x   .   .   .   .   .
  POST helpers:noor HELPER_NAMED
  POST told-by:rosa TELLING_WAY_CHOSEN
  POST helpers/{helper}/end HELPER_ENDED            .   .   x   .   x   x   x   x   x   .   .   .   .   .
SEE_PEOPLE                                          .   .   .   .   .   .   .   x   x   .   .   .   x   .
  GET people
SEE_PROFILE                                         .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET people/rosa
  GET people/rosa/voice
  GET people/noor                                   .   .   .   .   .   .   .   x   x   .   .   .   x   .
INVITE                                              .   .   .   .   .   .   .   x   .   .   .   .   x   .
  GET people/invitations                            .   .   .   .   .   .   .   w   .   .   .   .   w   .
  POST people/invite INVITED
  POST people/invite:colleague INVITED              .   .   .   .   .   .   .   .   .   .   .   .   x   .
  POST people/invitations/{invitation}/again INVITATION_SENT_AGAIN
  POST people/invitations/{invitation}/withdraw INVITATION_WITHDRAWN
  POST people/new PERSON_JOINED
GIVE_ROLE                                           .   .   .   .   .   .   .   .   .   .   .   .   x   .
  POST people/noor/roles ROLE_GIVEN
  POST people/tess/roles/end ROLE_ENDED
  POST people/noor/organisation ORGANISATION_CHANGED
  POST people/noor/ending MEMBERSHIP_ENDED
  POST people/noor/back                             .   .   .   .   .   .   .   .   .   .   .   .   =   .
CHANGE_SETTINGS                                     .   .   .   .   .   .   .   .   .   .   .   .   x   .
  GET settings                                      .   .   .   .   .   .   .   .   .   .   .   .   w   .
  GET settings/places                               .   .   .   .   .   .   .   .   .   .   .   .   w   .
  GET settings/organisations                        .   .   .   .   .   .   .   .   .   .   .   .   w   .
  POST settings SETTINGS_CHANGED
  POST settings/places SETTINGS_CHANGED
  POST settings/places/lift_a SETTINGS_CHANGED
  POST settings/places/lift_a/remove SETTINGS_CHANGED
  POST settings/organisations SETTINGS_CHANGED
  POST settings/organisations/norc SETTINGS_CHANGED
"""
