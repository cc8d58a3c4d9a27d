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
{HTTP_POST, "/networks/new", OBJECT_NEW_NETWORK, RIGHT_CHANGE, network_new_post, NULL, &FORM_NETWORK, network_new_page, "network_new",
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
{HTTP_GET, NETWORK "/history", OBJECT_JOURNAL, RIGHT_SEE, history_page, "history", .is_cached = true,
 .summary = "Who changed what. ?before=POSITION: older changes."},
{HTTP_POST, NETWORK "/history/undo", OBJECT_JOURNAL, RIGHT_CHANGE, history_undo_post, NULL, &FORM_UNDO, history_page, "history",
 .summary = "Take a change back."},
{HTTP_GET, NETWORK "/settings", OBJECT_SETTINGS, RIGHT_SEE, settings_page, "settings", .is_cached = true,
 .summary = "Name, place, what concerns the network, how long former values stay."},
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
