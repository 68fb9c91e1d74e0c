"""What the lists of pages leave out, each with the reason: the guard wants to be told (tests/browser/test_met.py)."""

MACHINES = "no page: for machines"
SOUND = "no page: a sound or a picture"
PART = "a part that comes into the form while it is filled in (tests/browser/test_clashes.py, activities, plan, wrong)"
NOTHING_TYPED = "nothing is typed: a button, and what may go wrong is said by the page of the refusal"
FITS_ANYTHING = "whatever is typed is right, or what is chosen stands chosen already"
SAME_FIELDS = "comes back as another form with the same fields does: "
BY_SCRIPT = "comes into the page by script, which this walk has not"
SAME_PAGE = "as it is for an idea (tests/browser/looks_laid_in.py)"
NO_PRINTER = "only where no PDF can be made: a heading, a sentence and a link"

PAGES = {
    "/healthz": MACHINES,
    "/readyz": MACHINES,
    "/table/here": MACHINES,
    "/{slug}/hellos/{hello_id}/sound/{sound}": SOUND,
    "/{slug}/people/{handle}/voice/{voice}": SOUND,
    "/{slug}/needs/{number}/enclosed/{key}": SOUND,
    "/{slug}/activities/clashes": PART,
    "/{slug}/activities/{number}/clashes": PART,
    "/{slug}/activities/{number}/change/clashes": PART,
    "/{slug}/activities/{number}/dates/{date_number}/clashes": PART,
}
PAGES |= {
    f"/{{slug}}/{place}/{{number}}/{page}": SAME_PAGE
    for place in ("needs", "grants", "offers", "playlist", "hellos")
    for page in ("report", "second-look")
}
FORMS = {
    "/demo/be": NOTHING_TYPED,
    "/me/passkeys": "the device answers, not the person (tests/browser/test_passkeys.py)",
    "/sign-in/{link}": NOTHING_TYPED,
    "/{slug}/activities/{number}/calling-off": SAME_FIELDS + "activities, call off, wrong",
    "/{slug}/activities/{number}/dates/{date_number}/attendance": NOTHING_TYPED,
    "/{slug}/activities/{number}/dates/{date_number}/door": NOTHING_TYPED,
    "/{slug}/activities/{number}/next-term": "put right before it is sent: the next term, wrong",
    "/{slug}/calendar/mine": NOTHING_TYPED,
    "/{slug}/cards/{number}/pin": SAME_FIELDS + "pin, wrong",
    "/{slug}/ideas/{number}/learned": SAME_FIELDS + "looking back, wrong",
    "/{slug}/ideas/{number}/support/taken-back": NOTHING_TYPED,
    "/{slug}/looking-out/mine": FITS_ANYTHING,
    "/{slug}/needs/{number}/answers/hints": PART,
    "/{slug}/needs/{number}/comments/{comment_id}/report": FITS_ANYTHING,
    **{
        f"/{{slug}}/{place}/{{number}}/{form}": SAME_PAGE
        for place in ("needs", "ideas", "grants", "offers", "playlist", "hellos")
        for form in ("report", "second-look/given")
        if (place, form) != ("ideas", "second-look/given")
    },
    "/{slug}/offers/{number}/requests/{request_id}/thanks": SAME_FIELDS + "comment, wrong",
    "/{slug}/offers/{number}/vouches/{vouch_id}/end": SAME_FIELDS + "hide a comment, wrong",
    "/{slug}/people/invitations/{invitation}/again": NOTHING_TYPED,
    "/{slug}/people/{handle}/ending": NOTHING_TYPED,
    "/{slug}/settings/organisations/{organisation}": SAME_FIELDS + "an organisation, wrong",
    "/{slug}/settings/places/{place}/remove": NOTHING_TYPED,
    "/{slug}/tables/{tablet_id}/code": NOTHING_TYPED,
    "/{slug}/tellings/{number}/done": NOTHING_TYPED,
    "/{slug}/tellings/{number}/undo": NOTHING_TYPED,
}
TEMPLATES = {
    "activities/no_pdf.html": NO_PRINTER,
    "activities/_coming_sheet.html": "a sheet of paper",
    "activities/_which_date.html": "a sheet of paper",
    "cards/no_pdf.html": NO_PRINTER,
    "tellings/no_pdf.html": NO_PRINTER,
    "offers/_for_what.html": "a sheet of paper",
    "ideas/_answered.html": BY_SCRIPT,
    "looking_out/_asked_after.html": BY_SCRIPT,
    "needs/_answered.html": BY_SCRIPT,
    "needs/_commented.html": BY_SCRIPT,
    "needs/_helped_said.html": BY_SCRIPT,
    "tellings/_told.html": BY_SCRIPT,
    "layouts/_given_back.html": "after signing in again (tests/people/test_kept_words.py)",
    "people/on_the_way.html": "once an organisation answers (tests/browser/test_staff_sign_in.py)",
}
