"""Who belongs to a neighbourhood and in which part: invitations, roles, profiles, and leaving."""
