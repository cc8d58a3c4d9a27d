/* status.h - how a function says that it failed: one code and one sentence.
 *
 * A function that can fail returns bool, is NODISCARD and takes `struct status
 * *st` last. Success sets every output, failure touches none. Whoever handles a
 * failure clears the status again. */
#pragma once

#include "base/message.h"
#include "base/say.h"

/* Chosen for what a caller can do. */
enum status_code {
    STATUS_OK,
    STATUS_INVALID, /* the input breaks a rule: correct it */
    STATUS_NOT_FOUND, /* what is named is not there */
    STATUS_DENIED, /* this person may not */
    STATUS_CONFLICT, /* it changed meanwhile: look again */
    STATUS_LIMIT, /* larger than base/limits.h allows */
    STATUS_FAILED, /* trouble outside: file, database, network */
};

enum { STATUS_PARTS_MAX = 4, STATUS_STORAGE = 1024 };

/* {0} is the valid empty value. Points into itself: pass by address, never copy. */
struct status {
    enum status_code code;
    struct message parts[STATUS_PARTS_MAX]; /* the sentence, then its surroundings */
    size_t part_count;
    char storage[STATUS_STORAGE]; /* the texts among the arguments, cut to fit */
    size_t stored;
};

/* Both return false always, so that `return status_fail(…)` reads as it acts. */
bool status_fail(struct status *st, enum status_code code, const char *id, ...)
    PRINTF_LIKE(3, 4);

/* Say in what it went wrong: "arena 'Jeugd': actor 'GGD': …". */
bool status_within(struct status *st, const char *id, ...) PRINTF_LIKE(2, 3);

void status_clear(struct status *st);

/* Not to be found is an answer too: take STATUS_NOT_FOUND back and say whether it is
 * there. False, and the status as it was, for any other failure.
 *
 *     if (!status_absent(account_by_email(..., st), &is_there, st)) return false; */
NODISCARD bool status_absent(bool is_found, bool *is_there_out, struct status *st);

/* Add the whole sentence. */
void status_say(const struct status *st, enum language language, struct text *text);
