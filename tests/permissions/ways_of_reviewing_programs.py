"""As `ways_of_programs.py`, for what is looked at, hidden, said more about, and typed up."""

REVIEWING = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els
ANYONE                                              .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET what-happened
BY_NAME                                             .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET needs/mine
SEE_NAMES                                           .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET needs/1/enclosed/{key}
REVIEW_NEED                                         .   .   .   .   .   .   .   x   .   .   .   .   x   .
  POST needs/2/review NEED_SHOWN
REPORT                                              .   x   x   x   x   x   x   x   x   x   x   x   x   .
  POST needs/1/comments/{said}/report COMMENT_REPORTED
REVIEW_COMMENT                                      .   .   .   .   .   .   .   x   .   .   .   .   x   .
  POST needs/1/comments/{said}/hide COMMENT_HIDDEN
  POST needs/1/comments/{hidden}/show COMMENT_SHOWN
ASK_SECOND_LOOK                                     .   .   x   .   .   .   .   .   .   .   .   .   .   .
  GET needs/1/comments/{hidden}/second-look         .   .   w   .   .   .   .   w   .   .   .   .   w   .
  POST needs/1/comments/{hidden}/second-look SECOND_LOOK_ASKED
  POST needs/1/comments/{hidden}/second-look:rosa SECOND_LOOK_ASKED
                                                    .   .   x   .   .   .   .   x   .   .   .   .   .   .
GIVE_SECOND_LOOK                                    .   .   .   .   .   .   .   x   .   .   .   .   x   .
  POST needs/1/comments/{looked}/second-look/given SECOND_LOOK_GIVEN
TAKE_BACK_NEED                                      .   .   x   .   .   .   .   .   .   .   .   .   .   .
  POST needs/1/taking-back NEED_TAKEN_BACK
  POST needs/4/bringing-back NEED_BROUGHT_BACK
  POST needs/5/more NEED_SAID_MORE
CHOOSE_WAY                                          .   .   x   .   .   .   .   .   .   .   .   .   .   .
  POST needs/1/telling-way TELLING_WAY_CHOSEN
TYPE_UP                                             .   .   .   .   x   x   .   x   x   .   .   .   .   .
  POST needs/1/recordings/{attachment}/typing-up RECORDING_TYPED_UP
WRITE_DOWN                                          .   .   .   .   w   w   .   w   w   .   .   .   .   .
  GET needs/1/heads
SEE_OWN                                             .   x   x   x   x   x   x   x   x   x   x   x   x   .
  GET me/typed-for-me
"""
