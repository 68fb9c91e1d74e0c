"""The same for programs, with a key that reads or one that writes. The marks are those of tests/permissions/ways.py."""

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
  POST needs/3/helped HELPED_SAID
"""
