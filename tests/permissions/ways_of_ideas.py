"""As `ways.py`, for ideas. Bea, the connector, and Tess, who typed in what Rosa proposed, are resident leaders."""

IDEAS = """
                                                   vis res rai bac con typ hel off liv hou par rsr ste els una
ANYONE                                              x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET ideas
SEE_IDEA                                            x   x   x   x   x   x   x   x   x   x   x   x   x   x   x
  GET ideas/1
  GET ideas/2                                       .   .   x   .   .   x   .   x   .   .   .   .   x   .   .
PROPOSE_IDEA                                        .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET ideas/new
  POST ideas IDEA_PROPOSED
SUPPORT_IDEA                                        .   x   x   x   x   x   x   x   x   x   x   .   .   .   x
  GET ideas/3/support
  POST ideas/3/support IDEA_SUPPORTED
  POST ideas/3/support/taken-back                   .   =   =   =   =   =   =   =   =   =   =   .   .   .   =
  POST ideas/2/support                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
SPEAK_FOR                                           .   .   .   .   x   x   x   x   x   .   .   .   .   .   .
  POST ideas:rosa IDEA_PROPOSED                     .   .   x   .   x   x   x   x   x   .   .   .   .   .   o
  POST ideas/3/support:rosa IDEA_SUPPORTED          .   .   x   .   x   x   x   x   x   .   .   .   .   .   o
SEE_SUPPORTERS                                      .   .   x   .   x   x   .   x   .   .   .   .   .   .   .
  GET ideas/1/supporters
  GET ideas/2/supporters                            .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
REVIEW_IDEA                                         .   .   .   .   .   .   .   x   .   .   .   .   x   .   .
  GET ideas/2/review
  POST ideas/2/review IDEA_SHOWN
ANSWER_IDEA                                         .   .   .   .   x   x   .   x   .   .   .   .   .   .   .
  GET ideas/1/answers
  POST ideas/1/answers IDEA_ANSWERED
  POST ideas/2/answers                              .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
  GET ideas/3/trial
  POST ideas/3/trial IDEA_TRIED
  GET ideas/1/learned
  POST ideas/1/learned IDEA_LEARNED
TURN_IDEA                                           .   .   .   .   x   x   .   x   .   .   .   .   .   .   .
  POST activities:turned ACTIVITY_PLANNED
TAKE_BACK_IDEA                                      .   .   x   .   .   .   .   .   .   .   .   .   .   .   .
  POST ideas/1/taking-back IDEA_TAKEN_BACK
"""
