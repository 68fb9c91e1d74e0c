"""As `ways.py`, for what neighbours give: offers, songs, hellos, vouches."""

OFFERS = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els una
SEE_GIVEN                                           .   x   x   x   x   x   x   x   x   x   x   x   x   .   x
  GET offers
  GET offers/1
  GET offers/2                                      .   .   x   .   .   x   .   x   .   .   .   .   x   .   .
  GET playlist
  GET playlist/for-the-dj.pdf
  GET hellos
  GET hellos/{hello}/sound/{sound}
GIVE                                                .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET playlist/new
  POST playlist SONG_ASKED_FOR
  GET hellos/new
  POST hellos                                       .   ~   ~   ~   ~   ~   ~   ~   ~   ~   ~   .   .   .   ~
MAKE_OFFER                                          .   x   x   x   x   x   x   x   x   x   x   .   .   .   .
  GET offers/new
  POST offers OFFER_MADE
REVIEW_GIVEN                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET offers/2/review
  POST offers/2/review GIVEN_SHOWN
  GET playlist/{hidden_song}/review
  POST playlist/{hidden_song}/review GIVEN_SHOWN
  GET hellos/{hidden_hello}/review
  POST hellos/{hidden_hello}/review GIVEN_SHOWN
  POST offers/4/requests/{shared}/thanks/show THANKS_SHOWN
                                                    .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
TAKE_BACK_GIVEN                                     .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  POST offers/1/ending GIVEN_TAKEN_BACK
  POST playlist/{song}/taking-back GIVEN_TAKEN_BACK
  POST hellos/{hello}/taking-back GIVEN_TAKEN_BACK
ASK_FOR_OFFER                                       .   x   x   x   x   x   x   x   x   x   x   .   .   .   .
  GET offers/3/ask
  POST offers/3/requests OFFER_ASKED_FOR
  POST offers/2/requests                            .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
SEE_REQUEST                                         .   .   x   x   .   x   .   x   .   .   .   .   .   .   .
  GET offers/1/requests/{request}
ANSWER_REQUEST                                      .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  POST offers/1/requests/{request}/answer OFFER_AGREED
  POST offers/4/requests/{agreed}/done OFFER_DONE
  POST offers/4/requests/{thanked}/sharing THANKS_SHARED
FOLLOW_REQUEST                                      .   .   .   x   .   .   .   .   .   .   .   .   .   .   .
  POST offers/1/requests/{request}/taking-back OFFER_NO_LONGER_ASKED
  POST offers/4/requests/{agreed}/thanks OFFER_THANKED
SEE_VOUCHES                                         .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  GET offers/1/vouches
NOTE_VOUCH                                          .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  GET offers/waiting
  GET offers/1/vouches/{vouch}/end
  POST offers/1/vouches VOUCH_NOTED
  POST offers/1/vouches/{vouch}/end VOUCH_ENDED
"""
