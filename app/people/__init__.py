"""People: who is asking, how they sign in, what they prefer, and the keys they hand to other programs."""
