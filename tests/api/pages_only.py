"""Pages without a call at the same address: where their twin is, or why a program does not do this."""

ELSEWHERE = {
    "GET /{slug}": "GET neighbourhood",
    "GET /{slug}/house-rules": "GET neighbourhood",
    "GET /{slug}/accessibility": "GET neighbourhood",
    "GET /{slug}/privacy": "GET neighbourhood",
    "GET /{slug}/hellos/{hello_id}/sound/{sound}": "GET hellos/{hello_id}/sound",
    "POST /{slug}/hellos/{hello_id}/taking-back": "DELETE hellos/{hello_id}",
    "POST /{slug}/ideas/{number}/support/taken-back": "DELETE ideas/{number}/support/{kind}",
    "POST /{slug}/ideas/{number}/taking-back": "DELETE ideas/{number}",
    "POST /{slug}/needs/{number}/backing/taken-back": "DELETE needs/{number}/backing",
    "POST /{slug}/needs/{number}/heads/{count_id}/taken-back": "DELETE needs/{number}/heads/{count_id}",
    "GET /{slug}/people/{handle}/voice/{voice}": "GET people/{handle}/voice",
    "POST /{slug}/playlist/{song_id}/taking-back": "DELETE playlist/{song_id}",
    "GET /{slug}/settings/organisations/{organisation}": "GET settings/organisations",
    "GET /{slug}/settings/places/{place}": "GET settings/places",
    "GET /{slug}/settings/{section}": "GET settings",
    "POST /{slug}/settings/{section}": "POST settings",
    "GET /{slug}/tellings/letters": "GET tellings",
    "GET /{slug}/tellings/noticeboard": "GET tellings",
}
"""A page, and the call that does the same at another address."""

PAGES_ONLY = {
    "Only the form of a page that writes, which has its own call; what stands around it is read by others.": """
GET /{slug}/activities/new
GET /{slug}/activities/{number}/calling-off
GET /{slug}/activities/{number}/change
GET /{slug}/activities/{number}/dates
GET /{slug}/activities/{number}/dates/{date_number}/calling-off
GET /{slug}/activities/{number}/dates/{date_number}/change
GET /{slug}/grants/new
GET /{slug}/grants/{number}/decision
GET /{slug}/grants/{number}/letting-go
GET /{slug}/grants/{number}/looking-back
GET /{slug}/grants/{number}/payment
GET /{slug}/grants/{number}/review
GET /{slug}/grants/{number}/voices
GET /{slug}/grants/{number}/what-happened
GET /{slug}/hellos/new
GET /{slug}/hellos/{hello_id}/review
GET /{slug}/ideas/new
GET /{slug}/ideas/{number}/answers
GET /{slug}/ideas/{number}/helped
GET /{slug}/ideas/{number}/learned
GET /{slug}/ideas/{number}/review
GET /{slug}/ideas/{number}/support
GET /{slug}/ideas/{number}/trial
GET /{slug}/needs/new
GET /{slug}/needs/{number}/backing
GET /{slug}/needs/{number}/comments/{comment_id}/hide
GET /{slug}/needs/{number}/comments/{comment_id}/report
GET /{slug}/playlist/{number}/report
GET /{slug}/offers/{number}/report
GET /{slug}/needs/{number}/report
GET /{slug}/ideas/{number}/report
GET /{slug}/hellos/{number}/report
GET /{slug}/grants/{number}/report
GET /{slug}/needs/{number}/helped
GET /{slug}/needs/{number}/more
GET /{slug}/needs/{number}/recordings/{recording_id}/typing-up
GET /{slug}/needs/{number}/review
GET /{slug}/offers/new
GET /{slug}/offers/{number}/ask
GET /{slug}/offers/{number}/review
GET /{slug}/offers/{number}/vouches/{vouch_id}/end
GET /{slug}/people/invite
GET /{slug}/people/new
GET /{slug}/people/{handle}/ending
GET /{slug}/people/{handle}/roles
GET /{slug}/playlist/new
GET /{slug}/playlist/{song_id}/review
GET /{slug}/told-by""",
    "Signing in and out: a program has shown its key instead.": """
GET /sign-in
POST /sign-in
GET /sign-in/code
POST /sign-in/code
POST /sign-in/passkey
POST /sign-in/passkey/options
POST /sign-in/with/{provider}
GET /sign-in/with/{provider}/back
GET /sign-in/{link}
POST /sign-in/{link}
POST /sign-out
POST /sign-out-everywhere
GET /signed-out
GET /invitation/{key}
POST /invitation/{key}""",
    "A printed card and its PIN: shown and chosen by the one who holds it.": """
GET /card
POST /card
GET /prove
POST /prove
GET /prove/code
POST /prove/code
POST /prove/send
GET /prove/which
POST /prove/which
GET /me/pin
POST /me/pin
GET /{slug}/cards
POST /{slug}/cards
GET /{slug}/cards/new
GET /{slug}/cards/{number}
GET /{slug}/cards/{number}/pin
POST /{slug}/cards/{number}/pin
POST /{slug}/cards/{number}/stop""",
    "A tablet that goes round a table: opened by someone who stands beside it.": """
GET /{slug}/activities/{number}/dates/{date_number}/door
POST /{slug}/activities/{number}/dates/{date_number}/door
POST /{slug}/activities/{number}/dates/{date_number}/door/tablet
GET /table
POST /table
POST /table/closing
GET /table/here
POST /table/passing-on
POST /table/sitting
GET /{slug}/tables
POST /{slug}/tables
POST /{slug}/tables/closing
GET /{slug}/tables/new
GET /{slug}/tables/{tablet_id}
POST /{slug}/tables/{tablet_id}/closing
POST /{slug}/tables/{tablet_id}/code
POST /{slug}/tables/{tablet_id}/this-device
GET /{slug}/tables/{tablet_id}/tiles
POST /{slug}/tables/{tablet_id}/tiles""",
    "One's own devices, passkeys and keys: no key makes or ends another way in.": """
GET /me/devices
POST /me/devices/others/end
POST /me/devices/{device}/end
GET /me/keys
POST /me/keys
POST /me/keys/{number}/revoke
GET /me/passkeys
POST /me/passkeys
POST /me/passkeys/options
POST /me/passkeys/{number}/remove""",
    "A code that was sent to someone shows that the address or number is theirs; they type it themselves.": """
GET /me/told-by/code
POST /me/told-by/code
POST /me/told-by/number
GET /me/told-by/number/code
POST /me/told-by/number/code""",
    "Taking everything along, or leaving, is about all of one's neighbourhoods; a key opens one.": """
GET /me/download
GET /me/download.json
GET /me/download.pdf
GET /me/leaving
POST /me/leaving
GET /me/leaving/{my_words}
POST /me/leaving/{my_words}
GET /me/left""",
    "A neighbourhood is chosen or opened before there can be a key to it.": """
GET /
GET /open-neighbourhood
POST /open-neighbourhood
GET /open-neighbourhood/{slug}""",
    "How pages look on this screen.": """
POST /preferences""",
    "A file for calendars and other programs already; it needs no key.": """
GET /{slug}/activities.ics
GET /{slug}/activities/{number}.ics
GET /{slug}/calendar/{key}.ics
GET /openapi.json
GET /healthz
GET /readyz""",
    "Paper: laid out to be printed.": """
GET /{slug}/activities/{number}/dates/{date_number}/cards.pdf
GET /{slug}/activities/{number}/dates/{date_number}/door-list.pdf
GET /{slug}/activities/{number}/dates/{date_number}/flyer.pdf
GET /{slug}/activities/{number}/dates/{date_number}/strips.pdf
GET /{slug}/playlist/for-the-dj.pdf
GET /{slug}/sheets
GET /{slug}/sheets/{reference}.pdf
GET /{slug}/tellings/letters.pdf
GET /{slug}/whats-on.pdf""",
    "A step between two pages, or a hint while someone types: nothing is kept.": """
POST /{slug}/needs/new
POST /{slug}/needs/{number}/answers/hints""",
    "Says only that this room opens later.": """
GET /{slug}/meetings""",
    "The rules in words for people; a program is told by each call whether it may.": """
GET /{slug}/who-can-do-what""",
    "The invented neighbourhood's own pages, in the demo alone.": """
GET /demo
POST /demo/be
GET /demo/gallery""",
}
"""Why a program does not do this, and what."""
