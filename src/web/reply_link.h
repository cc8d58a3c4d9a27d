/* reply_link.h - the link of an anonymous survey: one for a whole group. Who opens it
 * answers; nobody is known, and nobody is signed in.
 *
 * What somebody has begun lies sealed in the store under a code of twelve letters. The
 * browser carries that code in a cookie of this link alone; without it, nobody opens the
 * sheet again. It is written nowhere else, and no log has it. */
#pragma once

#include "base/limits.h"
#include "store/experience.h"
#include "store/network.h"
#include "store/people.h"
#include "store/reply.h"
#include "web/visit.h"

enum reply_state {
    REPLY_DRAFT, /* the wave is not open yet */
    REPLY_OPEN,
    REPLY_CLOSED,
    REPLY_VOID, /* this link takes nothing any more */
    REPLY_ARCHIVED /* the network is: nothing is asked in it any more */
};

enum screen_kind { SCREEN_ORGANISATION, SCREEN_ITEMS, SCREEN_AREA };

/* One screen: of families a question, of workers a step. */
struct reply_screen {
    const char *code; /* in its address */
    enum screen_kind kind;
    const struct instrument_step *step; /* of SCREEN_ITEMS */
    const struct asked_item *items;
    size_t item_count;
};

struct reply_link {
    const char *code; /* eight letters */
    const char *network_id;
    struct network network;
    struct experience_whole whole;
    struct survey_link_row row;
    enum respondent respondent;
    struct sheet_place place; /* of the sheets that are begun here */
    enum reply_state state;
    bool is_kiosk; /* one tablet, many people: nothing of one stays for the next */
    bool is_paper; /* somebody types paper sheets */
    const struct reply_screen *screens;
    size_t screen_count;
    const char *sheet_code; /* that the browser brought; NULL: none */
    bool has_sheet; /* it opens a sheet */
    struct reply_sheet sheet; /* what stands in it */
};

/* Find the link of the address (its first part), with what was begun there; but not while
 * a change runs, which reads the sheet itself. A visitor
 * who chose no language gets that of the link. Wrong codes are counted by the visitor's
 * address.
 * fails  STATUS_NOT_FOUND  no such code
 *        STATUS_LIMIT      too many wrong ones */
NODISCARD bool reply_link_read(struct visit *visit, struct reply_link *link_out,
                               struct status *st);

/* What was begun, by the code that the browser brought: `sheet` and `has_sheet`. */
NODISCARD bool reply_sheet_read(struct visit *visit, struct reply_link *link,
                                struct status *st);

/* Is this the code of such a link? One that is neither that nor of a personal link is
 * counted as a wrong one: both are typed at one door.
 * fails  STATUS_LIMIT  too many wrong ones */
NODISCARD bool reply_link_is(struct visit *visit, const char *code, bool *is_out,
                             struct status *st);

/* "/a/abcdefgh" and what follows. */
const char *reply_address(struct visit *visit, const struct reply_link *link,
                          const char *rest);

/* Member "reply": what all pages of a link show; "frame" again, in its language. The
 * page is not for search machines. */
void reply_link_put(struct visit *visit, const struct reply_link *link);

/* ---- the cookie of a begun sheet: for this link alone, gone with the browser ---- */

void reply_cookie_set(struct visit *visit, const struct reply_link *link,
                      const char *sheet_code);
void reply_cookie_drop(struct visit *visit, const struct reply_link *link);

/* In a kiosk the language that somebody chose does not stay either. */
void reply_language_drop(struct visit *visit);

/* May something be saved now, as far as was read? The store looks again.
 * fails  STATUS_CONFLICT  closed, void, not open yet, in an archived network */
NODISCARD bool reply_open_check(const struct reply_link *link, struct status *st);

/* ---- what was begun goes ---- */

/* Erase the sheet that the browser's code opens; it need not be there any more. */
NODISCARD bool reply_sheet_remove(struct unit *unit, const struct reply_link *link,
                                  struct status *st);

/* On a page of a kiosk that is read: whoever began there is gone. The sheet is erased
 * when the page holds no connection any more (visit->finish), and its cookie goes. */
void reply_sheet_forget(struct visit *visit, const struct reply_link *link);
