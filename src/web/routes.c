#include "web/routes.h"

#include <string.h>

#include "web/forms.h"
#include "web/pages.h"

#define NETWORK "/networks/{network}"

/* Order: what a person meets first comes first. A literal part wins over {…} by standing
 * above it. */
/* clang-format off */
const struct route ROUTES[] = {
/* ---- the door ---- */
{HTTP_GET, "/", OBJECT_PUBLIC, RIGHT_SEE, start_page,
 .summary = "Leads to the networks, or to signing in."},
{HTTP_GET, "/sign-in", OBJECT_PUBLIC, RIGHT_SEE, sign_in_page, "sign_in",
 .summary = "Sign in. ?to=ADDRESS: where to go then."},
{HTTP_POST, "/sign-in", OBJECT_PUBLIC, RIGHT_SEE, sign_in_post, NULL, &FORM_SIGN_IN, sign_in_page, "sign_in",
 .summary = "Sign in with address and password."},
{HTTP_POST, "/sign-in/mail", OBJECT_PUBLIC, RIGHT_SEE, sign_in_mail_post, NULL, &FORM_SIGN_IN_MAIL, sign_in_page, "sign_in",
 .summary = "Have a single-use link mailed."},
{HTTP_GET, "/sign-in/{token}", OBJECT_PUBLIC, RIGHT_SEE, sign_in_link_page, "sign_in_link",
 .summary = "A link that signs in: one button. Links of a demonstration sign in at once."},
{HTTP_POST, "/sign-in/{token}", OBJECT_PUBLIC, RIGHT_SEE, sign_in_link_post, NULL, &FORM_SIGN_IN_LINK,
 .summary = "Sign in with the link, once."},
{HTTP_POST, "/sign-out", OBJECT_OWN_ACCOUNT, RIGHT_SEE, sign_out_post,
 .summary = "Sign out here."},
{HTTP_GET, "/setup/{token}", OBJECT_PUBLIC, RIGHT_SEE, setup_page, "setup",
 .summary = "The first start: the link stands on the terminal."},
{HTTP_POST, "/setup/{token}", OBJECT_PUBLIC, RIGHT_SEE, setup_post, NULL, &FORM_SETUP, setup_page, "setup",
 .summary = "Make the first account, which keeps the installation, and a first network."},
{HTTP_GET, "/invitation/{token}", OBJECT_PUBLIC, RIGHT_SEE, join_page, "join",
 .summary = "An invitation: what it is about."},
{HTTP_POST, "/invitation/{token}", OBJECT_OWN_ACCOUNT, RIGHT_SEE, join_post, NULL, &FORM_JOIN, join_page, "join",
 .summary = "Take part with the account one is signed in with."},
{HTTP_POST, "/invitation/{token}/new", OBJECT_PUBLIC, RIGHT_SEE, join_new_post, NULL, &FORM_JOIN_NEW, join_page, "join",
 .summary = "Take part with a new account."},

/* ---- one's own ---- */
{HTTP_GET, "/account", OBJECT_OWN_ACCOUNT, RIGHT_SEE, account_page, "account",
 .summary = "One's own name, language, password and sessions."},
{HTTP_POST, "/account", OBJECT_OWN_ACCOUNT, RIGHT_CHANGE, account_post, NULL, &FORM_PROFILE, account_page, "account",
 .summary = "Change name and language."},
{HTTP_POST, "/account/password", OBJECT_OWN_ACCOUNT, RIGHT_CHANGE, account_password_post, NULL, &FORM_PASSWORD, account_page, "account",
 .summary = "Set a new password; signs out everywhere else."},
{HTTP_POST, "/account/sign-out-everywhere", OBJECT_OWN_ACCOUNT, RIGHT_CHANGE, sign_out_everywhere_post, NULL, &FORM_SIGN_OUT, account_page, "account",
 .summary = "Sign out on all other devices."},
{HTTP_GET, "/networks", OBJECT_NETWORK_LIST, RIGHT_SEE, networks_page, "networks",
 .summary = "The networks in which one has a role."},
{HTTP_GET, "/networks/new", OBJECT_NEW_NETWORK, RIGHT_CHANGE, network_new_page, "network_new",
 .summary = "A new network."},
{HTTP_POST, "/networks/new", OBJECT_NEW_NETWORK, RIGHT_CHANGE, network_new_post, NULL, &FORM_NETWORK_NEW, network_new_page, "network_new",
 .summary = "Make a network, and be its coordinator."},

/* ---- a network ---- */
{HTTP_GET, NETWORK, OBJECT_NETWORK_HOME, RIGHT_SEE, network_home_page, "network_home", .is_cached = true,
 .summary = "The home of a network: its thread, its people, who changed what of late."},
{HTTP_GET, NETWORK "/people", OBJECT_PEOPLE, RIGHT_SEE, people_page, "people", .is_cached = true,
 .summary = "People and roles. ?on=DATE: as they were at the end of that day."},
{HTTP_GET, NETWORK "/people/invite", OBJECT_INVITATION, RIGHT_CHANGE, invite_page, "invite",
 .summary = "Invite somebody."},
{HTTP_POST, NETWORK "/people/invite", OBJECT_INVITATION, RIGHT_CHANGE, invite_post, NULL, &FORM_INVITE, invite_page, "invite",
 .summary = "Invite by mail, or make a link to hand over."},
{HTTP_GET, NETWORK "/people/invitations/{invitation}", OBJECT_INVITATION, RIGHT_SEE, invitation_page, "invitation",
 .summary = "An open invitation: its link and QR code, when it is handed over."},
{HTTP_GET, NETWORK "/people/invitations/{invitation}/qr.svg", OBJECT_INVITATION, RIGHT_SEE, invitation_qr,
 .summary = "The QR code of an invitation that is handed over."},
{HTTP_POST, NETWORK "/people/invitations/{invitation}/withdraw", OBJECT_INVITATION, RIGHT_CHANGE, invitation_withdraw_post, NULL, &FORM_WITHDRAW,
 .summary = "Withdraw an invitation."},
{HTTP_GET, NETWORK "/people/{person}", OBJECT_PEOPLE, RIGHT_CHANGE, person_page, "person",
 .summary = "One person: roles, giving and ending them."},
{HTTP_POST, NETWORK "/people/{person}/role", OBJECT_PEOPLE, RIGHT_CHANGE, role_give_post, NULL, &FORM_ROLE_GIVE, person_page, "person",
 .summary = "Give a role: also how a network is handed over to a second coordinator."},
{HTTP_POST, NETWORK "/people/{person}/role/end", OBJECT_PEOPLE, RIGHT_CHANGE, role_end_post, NULL, &FORM_ROLE_END, person_page, "person",
 .summary = "End a role today. The last coordinator stays."},
{HTTP_GET, NETWORK "/issue", OBJECT_ISSUE, RIGHT_SEE, issue_page, "issue", .is_cached = true,
 .summary = "What concerns the network, who feels appealed, which domains of life it touches; former texts."},
{HTTP_POST, NETWORK "/issue", OBJECT_ISSUE, RIGHT_CHANGE, issue_post, NULL, &FORM_ISSUE, issue_page, "issue",
 .summary = "Change the issue."},
{HTTP_GET, NETWORK "/sources", OBJECT_ISSUE, RIGHT_SEE, sources_page, "sources", .is_cached = true,
 .summary = "The power and help sources that the issue needs."},
{HTTP_POST, NETWORK "/sources", OBJECT_ISSUE, RIGHT_CHANGE, source_add_post, NULL, &FORM_SOURCE_ADD, sources_page, "sources",
 .summary = "Add a source."},
{HTTP_GET, NETWORK "/sources/{source}", OBJECT_ISSUE, RIGHT_CHANGE, source_page, "source", .is_cached = true,
 .summary = "One source: changing it, taking it off the list."},
{HTTP_POST, NETWORK "/sources/{source}", OBJECT_ISSUE, RIGHT_CHANGE, source_post, NULL, &FORM_SOURCE, source_page, "source",
 .summary = "Change a source."},
{HTTP_POST, NETWORK "/sources/{source}/remove", OBJECT_ISSUE, RIGHT_CHANGE, source_remove_post, NULL, &FORM_SOURCE_REMOVE, source_page, "source",
 .summary = "Take a source off the list, with what actors have of it."},
/* ---- the result of the arena-analysis, and its versions ---- */
{HTTP_GET, NETWORK "/arena/result", OBJECT_ARENA, RIGHT_SEE, result_page, "result", .is_cached = true,
 .summary = "What a closed round says: ranking, why, how firm, who gave what. ?round=ID: an earlier one."},
{HTTP_GET, NETWORK "/arena/result/{actor}", OBJECT_ARENA, RIGHT_CHANGE, override_page, "override", .is_cached = true,
 .summary = "What the marks say of one actor, and what the group lets count."},
{HTTP_POST, NETWORK "/arena/result/{actor}", OBJECT_ARENA, RIGHT_CHANGE, override_post, NULL, &FORM_OVERRIDE, override_page, "override",
 .summary = "Let the group's own dependence or class of an actor count, with a reason."},
{HTTP_POST, NETWORK "/arena/result/{actor}/remove", OBJECT_ARENA, RIGHT_CHANGE, override_remove_post, NULL, &FORM_OVERRIDE_REMOVE, override_page, "override",
 .summary = "Let what follows from the marks count again."},
{HTTP_GET, NETWORK "/arena/ranking.svg", OBJECT_ARENA, RIGHT_SEE, ranking_drawing,
 .summary = "The ranking as a picture. ?round=ID: of an earlier round."},
{HTTP_GET, NETWORK "/arena/versions", OBJECT_ARENA, RIGHT_SEE, versions_page, "versions", .is_cached = true,
 .summary = "Versions, and what changed between two of them. ?from=NUMBER&to=NUMBER; \"now\" is the last."},
{HTTP_POST, NETWORK "/arena/versions", OBJECT_STEERING, RIGHT_CHANGE, version_post, NULL, &FORM_VERSION, versions_page, "versions",
 .summary = "Keep the present version and begin the next, with a reason; leads to the step to go back to."},
{HTTP_POST, NETWORK "/arena/versions/erase", OBJECT_STEERING, RIGHT_CHANGE, ratings_erase_post, NULL, &FORM_RATINGS_ERASE, versions_page, "versions",
 .summary = "Delete who gave which mark, for good; what all raters together gave is kept."},
/* ---- the form of cooperation, the criteria ---- */
{HTTP_GET, NETWORK "/form", OBJECT_ARENA, RIGHT_SEE, form_cases_page, "form_cases", .is_cached = true,
 .summary = "Which form of cooperation fits the whole and each actor: advice, choice, when to look again."},
{HTTP_GET, NETWORK "/form/{case}", OBJECT_ARENA, RIGHT_SEE, form_case_page, "form_case", .is_cached = true,
 .summary = "The questions about one actor (its id), or the whole (0), with the advice and the choice."},
{HTTP_POST, NETWORK "/form/{case}", OBJECT_ARENA, RIGHT_CHANGE, form_case_answers_post, NULL, &FORM_CASE_ANSWERS, form_case_page, "form_case",
 .summary = "Answer the questions; codes as in formats.md."},
{HTTP_POST, NETWORK "/form/{case}/choice", OBJECT_ARENA, RIGHT_CHANGE, form_case_choice_post, NULL, &FORM_CASE_CHOICE, form_case_page, "form_case",
 .summary = "Choose a form."},
{HTTP_GET, NETWORK "/criteria", OBJECT_CRITERIA, RIGHT_SEE, criteria_page, "criteria", .is_cached = true,
 .summary = "The criteria, when they were locked and by whom, corrections; for readers once they are locked."},
{HTTP_POST, NETWORK "/criteria", OBJECT_CRITERIA, RIGHT_CHANGE, criterion_add_post, NULL, &FORM_CRITERION_ADD, criteria_page, "criteria",
 .summary = "Add a criterion; after locking with a reason."},
{HTTP_POST, NETWORK "/criteria/proposal", OBJECT_CRITERIA, RIGHT_CHANGE, criterion_proposal_post, NULL, &FORM_CRITERION_PROPOSAL, criteria_page, "criteria",
 .summary = "Take over a criterion of the list to begin from."},
{HTTP_POST, NETWORK "/criteria/lock", OBJECT_STEERING, RIGHT_CHANGE, criteria_lock_post, NULL, &FORM_CRITERIA_LOCK, criteria_page, "criteria",
 .summary = "Lock the criteria: from now on each change is a correction."},
{HTTP_GET, NETWORK "/criteria/fit", OBJECT_ARENA, RIGHT_SEE, fit_page, "fit", .is_cached = true,
 .summary = "Which actor meets which criterion. ?from=NUMBER: the actors after so many."},
{HTTP_POST, NETWORK "/criteria/fit", OBJECT_ARENA, RIGHT_CHANGE, fit_post, NULL, &FORM_FIT, fit_page, "fit",
 .summary = "Say who meets what: c_ACTOR_CRITERION is yes, no, unknown or empty; w_ACTOR_CRITERION what it showed."},
{HTTP_GET, NETWORK "/criteria/{criterion}", OBJECT_CRITERIA, RIGHT_CHANGE, criterion_page, "criterion", .is_cached = true,
 .summary = "One criterion: changing or removing it, after locking with the reason."},
{HTTP_POST, NETWORK "/criteria/{criterion}", OBJECT_CRITERIA, RIGHT_CHANGE, criterion_post, NULL, &FORM_CRITERION_CHANGE, criterion_page, "criterion",
 .summary = "Change a criterion; after locking with a reason."},
{HTTP_POST, NETWORK "/criteria/{criterion}/remove", OBJECT_CRITERIA, RIGHT_CHANGE, criterion_remove_post, NULL, &FORM_CRITERION_REMOVE, criterion_page, "criterion",
 .summary = "Remove a criterion; after locking with a reason."},
{HTTP_GET, NETWORK "/partners", OBJECT_ARENA, RIGHT_SEE, partners_page, "partners", .is_cached = true,
 .summary = "Step 4: who is chosen, what that covers, the smallest selections. ?try=1,3: of another choice. ?require=1&exclude=3: for the smallest selections. ?only=coverage: without the rest."},
{HTTP_POST, NETWORK "/partners", OBJECT_ARENA, RIGHT_CHANGE, partners_post, NULL, &FORM_SELECTION, partners_page, "partners",
 .summary = "Save the selection: one in=ID for each actor that is chosen, reason_ID where that deviates from its class. was_in_ID and was_reason_ID say what was shown."},
{HTTP_GET, NETWORK "/partners/coverage.svg", OBJECT_ARENA, RIGHT_SEE, coverage_drawing,
 .summary = "Who brings which needed source, as a picture. ?try=1,3: of another choice."},
{HTTP_GET, NETWORK "/partners/pairs", OBJECT_ARENA, RIGHT_SEE, pairs_page, "pairs", .is_cached = true,
 .summary = "Chosen actors that bring the same source. ?source=ID: all pairs of one source."},
{HTTP_GET, NETWORK "/partners/pairs/{source}/{first}/{second}", OBJECT_ARENA, RIGHT_SEE, pair_page, "pair", .is_cached = true,
 .summary = "How two actors stand to each other, and their agreement card."},
{HTTP_POST, NETWORK "/partners/pairs/{source}/{first}/{second}", OBJECT_ARENA, RIGHT_CHANGE, pair_post, NULL, &FORM_PAIR, pair_page, "pair",
 .summary = "Say how two actors stand to each other, and what they agree."},
{HTTP_GET, NETWORK "/partners/talks", OBJECT_ARENA, RIGHT_SEE, talks_page, "talks", .is_cached = true,
 .summary = "Step 5: with whom was talked, what differed from the estimate, the coverage before and after."},
{HTTP_GET, NETWORK "/partners/talks/{actor}", OBJECT_ARENA, RIGHT_SEE, talk_page, "talk", .is_cached = true,
 .summary = "The talk with one actor: an agenda to print, and what came of it."},
{HTTP_POST, NETWORK "/partners/talks/{actor}", OBJECT_ARENA, RIGHT_CHANGE, talk_post, NULL, &FORM_TALK, talk_page, "talk",
 .summary = "Note a talk; confirm_SOURCE_has, _can and _wants: what was said of each source."},
{HTTP_GET, NETWORK "/members", OBJECT_MEMBERS, RIGHT_SEE, members_page, "members", .is_cached = true,
 .summary = "Which organisations take part, in which role, since when. ?on=DATE: as it was at the end of that day."},
{HTTP_POST, NETWORK "/members", OBJECT_MEMBERS, RIGHT_CHANGE, member_add_post, NULL, &FORM_MEMBER, members_page, "members",
 .summary = "Take an organisation up."},
{HTTP_GET, NETWORK "/members/{member}", OBJECT_MEMBERS, RIGHT_CHANGE, member_page, "member", .is_cached = true,
 .summary = "The part of one organisation, and what goes with it when it leaves."},
{HTTP_POST, NETWORK "/members/{member}", OBJECT_MEMBERS, RIGHT_CHANGE, member_post, NULL, &FORM_MEMBER_EDIT, member_page, "member",
 .summary = "Change what it commits itself to."},
{HTTP_POST, NETWORK "/members/{member}/role", OBJECT_MEMBERS, RIGHT_CHANGE, member_role_post, NULL, &FORM_MEMBER_ROLE, member_page, "member",
 .summary = "Give it another role from a day on; the former stays in the list."},
{HTTP_POST, NETWORK "/members/{member}/end", OBJECT_MEMBERS, RIGHT_CHANGE, member_end_post, NULL, &FORM_MEMBER_END, member_page, "member",
 .summary = "It leaves on a day."},
{HTTP_GET, NETWORK "/own", OBJECT_OWN_ENTRY, RIGHT_SEE, own_page, "own", .is_cached = true,
 .summary = "What is written of the organisation that one speaks for."},
{HTTP_GET, NETWORK "/own/{actor}", OBJECT_OWN_ENTRY, RIGHT_SEE, own_page, "own", .is_cached = true,
 .summary = "The same, of one of several organisations."},
{HTTP_POST, NETWORK "/own/{actor}", OBJECT_OWN_ENTRY, RIGHT_CHANGE, own_post, NULL, &FORM_OWN, own_page, "own",
 .summary = "Correct it; the initiating group sees by whom, and when."},
{HTTP_GET, NETWORK "/files", OBJECT_ARENA, RIGHT_SEE, files_page, "files", .is_cached = true,
 .summary = "What can be printed and taken away: worksheets, pictures, tables."},
{HTTP_GET, NETWORK "/files/{file}", OBJECT_ARENA, RIGHT_SEE, file_download,
 .summary = "One of these files: worksheet-blank-a4.pdf, ranking.svg, samenspel.xlsx, samenspel.zip … ?round=ID: with the marks of an earlier round."},
{HTTP_GET, NETWORK "/history", OBJECT_JOURNAL, RIGHT_SEE, history_page, "history", .is_cached = true,
 .summary = "Who changed what, as far as one may see it. ?before=POSITION: older changes; for who sees a part of it ?skip=COUNT."},
{HTTP_POST, NETWORK "/history/undo", OBJECT_OWN_CHANGES, RIGHT_CHANGE, history_undo_post, NULL, &FORM_UNDO, history_page, "history",
 .summary = "Take a change back: the coordinator any that is not final, others their own."},
{HTTP_GET, NETWORK "/settings", OBJECT_SETTINGS, RIGHT_SEE, settings_page, "settings", .is_cached = true,
 .summary = "Name, place, how long former values stay."},
{HTTP_POST, NETWORK "/settings", OBJECT_SETTINGS, RIGHT_CHANGE, settings_post, NULL, &FORM_SETTINGS, settings_page, "settings",
 .summary = "Change the settings."},
{HTTP_GET, NETWORK "/archive", OBJECT_ARCHIVE, RIGHT_SEE, archive_page, "archive",
 .summary = "Archiving and deleting: what is kept, for how long."},
{HTTP_POST, NETWORK "/archive", OBJECT_ARCHIVE, RIGHT_CHANGE, archive_post, NULL, &FORM_ARCHIVE, archive_page, "archive",
 .summary = "Archive the network, to keep or to delete after three months."},
{HTTP_POST, NETWORK "/archive/reopen", OBJECT_ARCHIVE, RIGHT_CHANGE, reopen_post, NULL, &FORM_REOPEN, archive_page, "archive",
 .summary = "Open an archived network again."},
{HTTP_POST, NETWORK "/archive/delete", OBJECT_ARCHIVE, RIGHT_CHANGE, delete_post, NULL, &FORM_DELETE, archive_page, "archive",
 .summary = "Delete an archived network now, for good."},

/* ---- findings: computing ---- */
{HTTP_GET, NETWORK "/findings/{wave}/recompute", OBJECT_SURVEY, RIGHT_SEE, findings_compute_page, "findings_compute", .is_cached = true,
 .summary = "When the figures of a closed wave were computed, and what came out differently when it was done again."},
{HTTP_POST, NETWORK "/findings/{wave}/recompute", OBJECT_SURVEY, RIGHT_CHANGE, findings_compute_post, NULL, &FORM_FINDINGS_COMPUTE, findings_compute_page, "findings_compute",
 .summary = "Compute the figures of a closed wave again; what differs is kept beside them."},
{HTTP_POST, NETWORK "/findings/{wave}/stop", OBJECT_SURVEY, RIGHT_CHANGE, findings_stop_post, NULL, &FORM_FINDINGS_STOP,
 .summary = "Stop computing the figures of a wave; what was computed before stays."},
/* ---- findings: single ties and organisations, what changed, files ---- */
{HTTP_GET, NETWORK "/findings/changes", OBJECT_FINDINGS, RIGHT_SEE, changes_page, "changes", .is_cached = true,
 .summary = "Two closed waves beside each other: who joined and left, what became of each line, which figures moved. ?from=WAVE&to=WAVE&relation=CODE."},
{HTTP_GET, NETWORK "/findings", OBJECT_FINDINGS, RIGHT_SEE, findings_page, "finding_none",
 .summary = "Leads to the newest closed wave; before there is one, what it will show."},
{HTTP_GET, NETWORK "/findings/pinned", OBJECT_FINDINGS, RIGHT_SEE, pinned_page, "finding_pinned", .is_cached = true,
 .summary = "Figures that are kept to talk about, as they stood then, and now."},
{HTTP_POST, NETWORK "/findings/pinned/{finding}/remove", OBJECT_FINDINGS, RIGHT_CHANGE, unpin_post, NULL, &FORM_UNPIN,
 .summary = "Take a figure off that list."},
{HTTP_GET, NETWORK "/findings/pin", OBJECT_FINDINGS, RIGHT_CHANGE, pin_page, "finding_pin",
 .summary = "One figure, to keep with a note. ?wave=ID&code=CODE&relation=CODE&measure=NAME&organisation=ID&former=ID: which."},
{HTTP_POST, NETWORK "/findings/pin", OBJECT_FINDINGS, RIGHT_CHANGE, pin_post, NULL, &FORM_PIN, pin_page, "finding_pin",
 .summary = "Keep a figure: what it says is looked up, not taken from what is sent."},
{HTTP_GET, NETWORK "/findings/{wave}", OBJECT_FINDINGS, RIGHT_SEE, finding_page, "finding_page", .is_cached = true,
 .summary = "A closed wave on one page."},
{HTTP_GET, NETWORK "/findings/{wave}/map", OBJECT_FINDINGS, RIGHT_SEE, map_page, "map_page", .is_cached = true,
 .summary = "Who is tied to whom, as a table and as a map. ?relation=CODE; colour=sector or role; size=partners, named_by, betweenness or none; line=level or same; least=1 to 5 (contact); as=name, code or role."},
{HTTP_GET, NETWORK "/findings/{wave}/map.svg", OBJECT_FINDINGS, RIGHT_SEE, map_drawing,
 .summary = "The map; what can be chosen as on its page."},
{HTTP_GET, NETWORK "/findings/{wave}/map.pdf", OBJECT_FINDINGS, RIGHT_SEE, map_drawing,
 .summary = "The map to print."},
{HTTP_GET, NETWORK "/findings/{wave}/map.png", OBJECT_FINDINGS, RIGHT_SEE, map_drawing,
 .summary = "The map for slides."},
{HTTP_GET, NETWORK "/findings/{wave}/matrix.svg", OBJECT_FINDINGS, RIGHT_SEE, map_drawing,
 .summary = "The same as a matrix."},
{HTTP_GET, NETWORK "/findings/{wave}/scorecard", OBJECT_FINDINGS, RIGHT_SEE, scorecard_page, "scorecard_page", .is_cached = true,
 .summary = "Every figure of the network, with how sure it is. ?relation=CODE; ?by=MEASURE: organisations in order of it."},
{HTTP_GET, NETWORK "/findings/{wave}/brokers", OBJECT_FINDINGS, RIGHT_SEE, brokers_page, "brokers_page", .is_cached = true,
 .summary = "Who connects whom. ?relation=CODE."},
{HTTP_GET, NETWORK "/findings/{wave}/talks", OBJECT_TIE_TALKS, RIGHT_SEE, tie_talks_page, "ties_talks", .is_cached = true,
 .summary = "Pairs that see their tie differently, without who said what."},
{HTTP_GET, NETWORK "/findings/{wave}/coordinator", OBJECT_FINDINGS, RIGHT_SEE, without_page, "without", .is_cached = true,
 .summary = "What falls apart without the coordinator. ?organisation=ID: without another one; ?relation=CODE."},
{HTTP_GET, NETWORK "/findings/{wave}/coordinator.svg", OBJECT_FINDINGS, RIGHT_SEE, without_drawing,
 .summary = "The map without it, as a picture; ?with=yes: with it."},
{HTTP_GET, NETWORK "/findings/{wave}/introductions", OBJECT_FINDINGS, RIGHT_SEE, introductions_page, "introductions", .is_cached = true,
 .summary = "Whom to introduce to whom, and why. ?k=1..3: how many together."},
{HTTP_GET, NETWORK "/findings/{wave}/trust", OBJECT_FINDINGS, RIGHT_SEE, trust_page, "trust", .is_cached = true,
 .summary = "Trust and value in the network as a whole; never of one organisation."},
{HTTP_GET, NETWORK "/findings/{wave}/organisations", OBJECT_FINDINGS, RIGHT_SEE, organisations_findings_page, "organisations_findings", .is_cached = true,
 .summary = "The organisations of a wave. ?relation=CODE: their partners in it."},
{HTTP_GET, NETWORK "/findings/{wave}/organisations/{organisation}", OBJECT_FINDINGS, RIGHT_SEE, organisation_findings_page, "organisation_findings", .is_cached = true,
 .summary = "What members see of one organisation: its lines, without who said so."},
{HTTP_GET, NETWORK "/findings/{wave}/own", OBJECT_OWN_FINDINGS, RIGHT_SEE, own_findings_page, "own_findings", .is_cached = true,
 .summary = "The organisation that one stands for: both sides of its ties, its own score. ?organisation=ID: of several."},
{HTTP_GET, NETWORK "/findings/{wave}/files", OBJECT_FINDINGS, RIGHT_SEE, findings_files_page, "findings_files", .is_cached = true,
 .summary = "Files of a wave. ?of=shown|measured&as=name|code|role&relation=CODE&waves=one|all; what each said itself only for the coordinator, without names."},
{HTTP_GET, NETWORK "/findings/{wave}/files/{export}", OBJECT_FINDINGS, RIGHT_SEE, findings_file_download,
 .summary = "One of these files: network-edges.csv, network.graphml, network.zip, figures.csv …, with the same query."},

/* ---- the relation survey: setting up, asking, following ---- */
{HTTP_GET, NETWORK "/survey", OBJECT_SURVEY, RIGHT_SEE, survey_page, "survey",
 .summary = "The waves of the relation survey: how many answered, what to do next."},
{HTTP_GET, NETWORK "/survey/new", OBJECT_SURVEY, RIGHT_CHANGE, survey_new_page, "survey_new",
 .summary = "Prepare a wave: who asks and why, what is asked."},
{HTTP_POST, NETWORK "/survey/new", OBJECT_SURVEY, RIGHT_CHANGE, survey_new_post, NULL, &FORM_SURVEY_NEW, survey_new_page, "survey_new",
 .summary = "Make a draft, with the member organisations of today as its list."},
{HTTP_GET, NETWORK "/survey/own", OBJECT_NETWORK_HOME, RIGHT_SEE, survey_own_page, "survey_own",
 .summary = "The way to one's own questions, when the link was mailed to one's own address."},
{HTTP_GET, NETWORK "/survey/{wave}", OBJECT_SURVEY, RIGHT_SEE, survey_status_page, "survey_status",
 .summary = "Where a wave stands: who is asked, which part each answered, never what. ?reminded=MOMENT&part=PERCENT: who got a reminder."},
{HTTP_GET, NETWORK "/survey/{wave}/words", OBJECT_SURVEY, RIGHT_CHANGE, survey_words_page, "survey_words",
 .summary = "Words, day and steps of a draft; of an open wave words and day."},
{HTTP_POST, NETWORK "/survey/{wave}/words", OBJECT_SURVEY, RIGHT_CHANGE, survey_words_post, NULL, &FORM_SURVEY_WORDS, survey_words_page, "survey_words",
 .summary = "Change them."},
{HTTP_POST, NETWORK "/survey/{wave}/ask", OBJECT_SURVEY, RIGHT_CHANGE, survey_ask_post, NULL, &FORM_SURVEY_ASK, survey_status_page, "survey_status",
 .summary = "Ask everybody who represents an organisation of the list."},
{HTTP_POST, NETWORK "/survey/{wave}/informants", OBJECT_SURVEY, RIGHT_CHANGE, informant_add_post, NULL, &FORM_INFORMANT_ADD, survey_status_page, "survey_status",
 .summary = "Ask one person; by mail, or by a link to hand over."},
{HTTP_POST, NETWORK "/survey/{wave}/organisations", OBJECT_SURVEY, RIGHT_CHANGE, survey_member_post, NULL, &FORM_SURVEY_MEMBER, survey_status_page, "survey_status",
 .summary = "Put a member organisation on the list."},
{HTTP_POST, NETWORK "/survey/{wave}/organisations/remove", OBJECT_SURVEY, RIGHT_CHANGE, survey_off_post, NULL, &FORM_SURVEY_OFF, survey_status_page, "survey_status",
 .summary = "Take an organisation off the list of a draft, or a name that was added."},
{HTTP_POST, NETWORK "/survey/{wave}/same", OBJECT_SURVEY, RIGHT_CHANGE, survey_same_post, NULL, &FORM_SURVEY_SAME, survey_status_page, "survey_status",
 .summary = "Say that an added name is one of the list; same_as 0: it is not."},
{HTTP_POST, NETWORK "/survey/{wave}/coordinates", OBJECT_SURVEY, RIGHT_CHANGE, survey_coordinates_post, NULL, &FORM_SURVEY_COORDINATES, survey_status_page, "survey_status",
 .summary = "Say which organisation coordinates."},
{HTTP_POST, NETWORK "/survey/{wave}/remind", OBJECT_SURVEY, RIGHT_CHANGE, survey_remind_post, NULL, &FORM_SURVEY_REMIND, survey_status_page, "survey_status",
 .summary = "Mail a reminder to those who answered less than a part; one mail a day to each."},
{HTTP_POST, NETWORK "/survey/{wave}/open", OBJECT_SURVEY, RIGHT_CHANGE, survey_open_post, NULL, &FORM_SURVEY_OPEN, survey_status_page, "survey_status",
 .summary = "Open a draft, and mail the links."},
{HTTP_GET, NETWORK "/survey/{wave}/close", OBJECT_SURVEY, RIGHT_CHANGE, survey_close_page, "survey_close",
 .summary = "What closing does, and who has not answered."},
{HTTP_POST, NETWORK "/survey/{wave}/close", OBJECT_SURVEY, RIGHT_CHANGE, survey_close_post, NULL, &FORM_SURVEY_CLOSE, survey_close_page, "survey_close",
 .summary = "Close the wave for good; its figures are computed."},
{HTTP_POST, NETWORK "/survey/{wave}/remove", OBJECT_SURVEY, RIGHT_CHANGE, survey_remove_post, NULL, &FORM_SURVEY_REMOVE, survey_status_page, "survey_status",
 .summary = "Take a draft away."},
{HTTP_GET, NETWORK "/survey/{wave}/sheets.pdf", OBJECT_SURVEY, RIGHT_CHANGE, survey_sheets,
 .summary = "Paper sheets of all who have no e-mail and have not answered."},
{HTTP_GET, NETWORK "/survey/{wave}/informants/{informant}", OBJECT_SURVEY, RIGHT_CHANGE, informant_page, "informant",
 .summary = "One who answers: how far; the link, when it is handed over."},
{HTTP_POST, NETWORK "/survey/{wave}/informants/{informant}", OBJECT_SURVEY, RIGHT_CHANGE, informant_post, NULL, &FORM_INFORMANT, informant_page, "informant",
 .summary = "Change name, address or language; another address gets a new link."},
{HTTP_POST, NETWORK "/survey/{wave}/informants/{informant}/renew", OBJECT_SURVEY, RIGHT_CHANGE, informant_renew_post, NULL, &FORM_INFORMANT_RENEW, informant_page, "informant",
 .summary = "Make a new link; the former one stops."},
{HTTP_POST, NETWORK "/survey/{wave}/informants/{informant}/withdraw", OBJECT_SURVEY, RIGHT_CHANGE, informant_withdraw_post, NULL, &FORM_INFORMANT_WITHDRAW, informant_page, "informant",
 .summary = "Stop asking this person; what was answered does not count."},
{HTTP_GET, NETWORK "/survey/{wave}/informants/{informant}/qr.svg", OBJECT_SURVEY, RIGHT_CHANGE, informant_qr,
 .summary = "The QR code of a link that is handed over."},
{HTTP_GET, NETWORK "/survey/{wave}/informants/{informant}/sheet.pdf", OBJECT_SURVEY, RIGHT_CHANGE, informant_sheet,
 .summary = "The survey on paper, for this person."},
{HTTP_GET, NETWORK "/survey/{wave}/informants/{informant}/paper", OBJECT_SURVEY, RIGHT_CHANGE, survey_paper_page, "survey_paper",
 .summary = "Type in a sheet that came back. What was saved is not shown."},
{HTTP_POST, NETWORK "/survey/{wave}/informants/{informant}/paper", OBJECT_SURVEY, RIGHT_CHANGE, survey_paper_post, NULL, &FORM_SURVEY_PAPER, survey_paper_page, "survey_paper",
 .summary = "Save it whole: p_TARGET=yes, i_ITEM_TARGET=LEVEL (or unknown, unreadable), s_ITEM_TARGET_NUMBER=yes, skip_STEP=yes, nobody=yes."},
{HTTP_POST, NETWORK "/survey/{wave}/informants/{informant}/paper/names", OBJECT_SURVEY, RIGHT_CHANGE, paper_name_post, NULL, &FORM_PAPER_NAME, survey_paper_page, "survey_paper",
 .summary = "Add a name that stands on the sheet and not on the list."},

/* ---- the arena: actors, one's own sheet, rounds ---- */
{HTTP_GET, NETWORK "/arena", OBJECT_ARENA, RIGHT_SEE, arena_page, "arena", .is_cached = true,
 .summary = "The actors on the sheet, the rounds, who has finished rating: never what was given."},
{HTTP_POST, NETWORK "/arena", OBJECT_ARENA, RIGHT_CHANGE, arena_actors_post, NULL, &FORM_ACTORS, arena_page, "arena",
 .summary = "Change cells of the list of actors: `c_ID_COLUMN`, with what it showed as `w_ID_COLUMN`."},
{HTTP_POST, NETWORK "/arena/actors", OBJECT_ARENA, RIGHT_CHANGE, actor_add_post, NULL, &FORM_ACTOR_ADD, arena_page, "arena",
 .summary = "Put an actor on the sheet."},
{HTTP_GET, NETWORK "/arena/actors/{actor}", OBJECT_ARENA, RIGHT_SEE, actor_page, "actor", .is_cached = true,
 .summary = "One actor: what is written of it, its sources, where it stands."},
{HTTP_POST, NETWORK "/arena/actors/{actor}", OBJECT_ARENA, RIGHT_CHANGE, actor_post, NULL, &FORM_ACTOR, actor_page, "actor",
 .summary = "Change an actor."},
{HTTP_POST, NETWORK "/arena/actors/{actor}/remove", OBJECT_ARENA, RIGHT_CHANGE, actor_remove_post, NULL, &FORM_ACTOR_REMOVE, actor_page, "actor",
 .summary = "Take an actor off the sheet, with all that was written about it."},
{HTTP_GET, NETWORK "/arena/sheet", OBJECT_ARENA, RIGHT_CHANGE, sheet_page, "sheet",
 .summary = "One's own blind sheet of the open round."},
{HTTP_POST, NETWORK "/arena/sheet", OBJECT_ARENA, RIGHT_CHANGE, sheet_post, NULL, &FORM_SHEET, sheet_page, "sheet",
 .summary = "Keep marks: `c_ID_COLUMN`, with what it showed as `w_ID_COLUMN`. `then=finish`: and finish the sheet."},
{HTTP_POST, NETWORK "/arena/sheet/resume", OBJECT_ARENA, RIGHT_CHANGE, sheet_resume_post, NULL, &FORM_SHEET_RESUME, sheet_page, "sheet",
 .summary = "Take a finished sheet up again, while the round is open."},
{HTTP_POST, NETWORK "/arena/round/open", OBJECT_STEERING, RIGHT_CHANGE, round_open_post, NULL, &FORM_ROUND_OPEN, arena_page, "arena",
 .summary = "Open a round: everybody in the initiating group rates."},
{HTTP_POST, NETWORK "/arena/round/close", OBJECT_STEERING, RIGHT_CHANGE, round_close_post, NULL, &FORM_ROUND_CLOSE, arena_page, "arena",
 .summary = "Close the round: all marks are shown to the group. Cannot be taken back."},
/* ---- who has which source; tables that are pasted or sent ---- */
{HTTP_GET, NETWORK "/arena/holdings", OBJECT_ARENA, RIGHT_SEE, holdings_page, "holdings", .is_cached = true,
 .summary = "Who has which source, as estimated before the talks. ?aspect=has, can or wants; ?from=NUMBER: the actors after so many."},
{HTTP_POST, NETWORK "/arena/holdings", OBJECT_ARENA, RIGHT_CHANGE, holdings_post, NULL, &FORM_HOLDINGS, holdings_page, "holdings",
 .summary = "Change estimates: `c_ACTOR_has_SOURCE` (can, wants) is yes, partly, no, unknown or empty; `w_…` what it showed."},
{HTTP_GET, NETWORK "/arena/paste", OBJECT_ARENA, RIGHT_CHANGE, paste_page, "paste",
 .summary = "Paste a table or send a file. ?into=actors, sheet or holdings."},
{HTTP_POST, NETWORK "/arena/paste", OBJECT_ARENA, RIGHT_CHANGE, paste_post, NULL, &FORM_PASTE, paste_page, "paste",
 .summary = "Without `confirm` 200 and what the table would change, as `preview`; with it, and its `seen`, that is taken over."},

/* ---- informants: by a personal link, without signing in ---- */
{HTTP_GET, "/v", OBJECT_PUBLIC, RIGHT_SEE, answer_code_page, "answer_code",
 .summary = "Type the code of a personal link."},
{HTTP_POST, "/v", OBJECT_PUBLIC, RIGHT_SEE, answer_code_post, NULL, &FORM_ANSWER_CODE, answer_code_page, "answer_code",
 .summary = "Go to the personal link of this code. After 60 wrong ones from an address it is refused for 15 minutes."},
{HTTP_GET, "/v/{code}", OBJECT_PUBLIC, RIGHT_SEE, answer_page, "answer",
 .summary = "The personal link of an informant: who asks, why, who sees what; later how far one is."},
{HTTP_POST, "/v/{code}", OBJECT_PUBLIC, RIGHT_SEE, answer_begin_post, NULL, &FORM_ANSWER_BEGIN, answer_page, "answer",
 .summary = "Begin."},
{HTTP_GET, "/v/{code}/end", OBJECT_PUBLIC, RIGHT_SEE, answer_end_page, "answer_end",
 .summary = "What is answered, and what is not."},
{HTTP_POST, "/v/{code}/end", OBJECT_PUBLIC, RIGHT_SEE, answer_finish_post, NULL, &FORM_ANSWER_FINISH, answer_end_page, "answer_end",
 .summary = "Finish; it can be taken up again while the wave is open."},
{HTTP_POST, "/v/{code}/resume", OBJECT_PUBLIC, RIGHT_SEE, answer_resume_post, NULL, &FORM_ANSWER_RESUME, answer_page, "answer",
 .summary = "Take it up again."},
{HTTP_GET, "/v/{code}/{step}", OBJECT_PUBLIC, RIGHT_SEE, answer_step_page, "answer_step",
 .summary = "One question, with a row for each name. What is said in trust is not shown again."},
{HTTP_POST, "/v/{code}/{step}", OBJECT_PUBLIC, RIGHT_SEE, answer_step_post, NULL, &FORM_ANSWER_STEP, answer_step_page, "answer_step",
 .summary = "Save: `c_ITEM_TARGET` is what was chosen (of a set each bit), `w_ITEM_TARGET` what it showed. `then` is next (the whole step), back, add (a `name`; `same` is an id, or new) or one (a single answer)."},

/* ---- the host, and those who watch ---- */
{HTTP_GET, "/host", OBJECT_INSTALLATION, RIGHT_SEE, host_page, "host",
 .summary = "Names and states of all networks; the mail that waits. No content."},
{HTTP_GET, "/host/{target}/coordinator", OBJECT_INSTALLATION, RIGHT_CHANGE, host_coordinator_page, "host_coordinator",
 .summary = "Name a coordinator of a network."},
{HTTP_POST, "/host/{target}/coordinator", OBJECT_INSTALLATION, RIGHT_CHANGE, host_coordinator_post, NULL, &FORM_COORDINATOR, host_coordinator_page, "host_coordinator",
 .summary = "Name a coordinator, without reading the network."},
{HTTP_GET, "/healthz", OBJECT_PUBLIC, RIGHT_SEE, health_page,
 .summary = "\"ok\" while the server and its database answer."},
{HTTP_GET, "/metrics", OBJECT_PUBLIC, RIGHT_SEE, metrics_page,
 .summary = "Counters in Prometheus text format; on this machine only."},
};
/* clang-format on */
const size_t ROUTE_COUNT = ARRAY_COUNT(ROUTES);

/* Is a part of a route the same as one of the path, or does it stand for it? */
static bool part_matches(const char *pattern, size_t length, const char *part)
{
    return (length > 0 && pattern[0] == '{') ||
           (strlen(part) == length && memcmp(pattern, part, length) == 0);
}

static bool route_matches(const struct route *route, const struct path *path,
                          const char *parts[VISIT_PARTS_MAX])
{
    const char *pattern = route->path + 1;
    size_t taken = 0;

    for (size_t i = 0; i < path->part_count; i++) {
        const size_t length = strcspn(pattern, "/");

        if (length == 0 || !part_matches(pattern, length, path->parts[i])) {
            return false;
        }
        if (pattern[0] == '{') {
            parts[taken++] = path->parts[i];
        }
        pattern += length + (pattern[length] == '/');
    }
    return pattern[0] == '\0';
}

const struct route *route_find(enum http_method method, const struct path *path,
                               const char *parts[VISIT_PARTS_MAX], bool *other_method_out)
{
    *other_method_out = false;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        if (!route_matches(&ROUTES[i], path, parts)) {
            continue;
        }
        if (ROUTES[i].method == method) {
            return &ROUTES[i];
        }
        *other_method_out = true;
    }
    return NULL;
}

int route_network_part(const struct route *route)
{
    int part = 0;

    for (const char *at = strchr(route->path, '{'); at != NULL;
         at = strchr(at + 1, '{')) {
        if (strncmp(at, "{network}", strlen("{network}")) == 0) {
            return part;
        }
        part++;
    }
    return -1;
}
