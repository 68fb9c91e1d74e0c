"""As `ways.py`, for grants. Bea, the connector, is on the resident board; see also test_board.py."""

GRANTS = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els una
ANYONE                                              x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET grants
  GET grants/pot
SEE_GRANT                                           x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET grants/1
  GET grants/2                                      .   .   x   .   .   x   .   x   .   .   .   .   x   .   .
PROPOSE_GRANT                                       .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET grants/new
  POST grants GRANT_PROPOSED
SPEAK_FOR                                           .   .   .   .   x   x   x   x   x   .   .   .   .   .   .
  POST grants:rosa GRANT_PROPOSED                   .   .   x   .   x   x   x   x   x   .   .   .   .   .   o
REVIEW_GRANT                                        .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET grants/2/review
  POST grants/2/review GRANT_SHOWN
VOICE_GRANT                                         .   .   .   .   x   .   .   .   .   .   .   .   .   .   .
  GET grants/1/voices
  POST grants/1/voices GRANT_VOICE_GIVEN
  POST grants/2/voices                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
DECIDE_GRANT                                        .   .   .   .   x   .   .   .   .   .   .   .   .   .   .
  GET grants/1/decision
  POST grants/1/decision GRANT_AGREED
PAY_GRANT                                           .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  GET grants/3/payment
  POST grants/3/payment GRANT_PAID
TELL_GRANT                                          .   .   x   .   x   .   .   x   .   .   .   .   .   .   .
  GET grants/4/what-happened
  POST grants/4/what-happened GRANT_TOLD
LET_GO_GRANT                                        .   .   x   .   .   .   .   x   .   .   .   .   .   .   .
  GET grants/3/letting-go
  POST grants/3/letting-go GRANT_LET_GO
LOOK_BACK_GRANT                                     .   .   .   .   x   .   .   .   .   .   .   .   .   .   .
  GET grants/5/looking-back
  POST grants/5/looking-back GRANT_LOOKED_BACK
KEEP_POT                                            .   .   .   .   .   .   .   x   .   .   .   .   .   .   .
  POST grants/pot POT_CHANGED
"""
