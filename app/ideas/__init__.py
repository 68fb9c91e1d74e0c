"""Ideas for something to do together: who would come, who can help, what becomes of it, and what was learned."""
