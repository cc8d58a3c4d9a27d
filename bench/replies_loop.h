/* replies_loop.h - a sheet of a worker, and the bare loop that writes it: the statements
 * of the store in the order in which it runs them. What bench/replies.c compares with. */
#pragma once

#include <inttypes.h>

#include "store/experience.h"
#include "store/sql.h"
#include "survey_world.h"

enum {
    ITEMS_MAX = 100,
    WAVE = 2,
    LINK = 1, /* of paper */
    LINK_SCREEN = 2
};

/* ---- a sheet ---- */

struct answers {
    struct reply_answer items[ITEMS_MAX];
    size_t count;
    char written[4000]; /* as the bare loop stores it */
};

static inline void answers_fill(struct answers *answers, size_t most)
{
    const struct instrument *instrument = instrument_newest("dilemmas");
    size_t length =
        (size_t)snprintf(answers->written, sizeof answers->written, "organisation 7");

    for (size_t i = 0; i < instrument->step_count; i++) {
        for (size_t j = 0; j < instrument->steps[i].item_count; j++) {
            const struct instrument_item *item = &instrument->steps[i].items[j];

            if (item->kind == ITEM_TEXT || answers->count == most) {
                continue;
            }
            const int32_t value = item->levels[answers->count % item->level_count].value;
            answers->items[answers->count++] =
                (struct reply_answer){item->code, value, NULL};
            length += (size_t)snprintf(answers->written + length,
                                       sizeof answers->written - length, "\n%s %d",
                                       item->code, value);
        }
    }
}

/* ---- the bare loop ---- */

enum { DOOR, ORGANISATION, REPLY, USE };
enum { SCREEN_DOOR, SCREEN_FIND, SCREEN_ADD };

static inline void raw_bind(sqlite3_stmt *statement, int place, const char *text)
{
    (void)sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

static inline bool raw_row(sqlite3_stmt *statement)
{
    const bool is_there = sqlite3_step(statement) == SQLITE_ROW;

    (void)sqlite3_reset(statement);
    return is_there;
}

static inline bool raw_done(sqlite3_stmt *statement)
{
    const bool is_done = sqlite3_step(statement) == SQLITE_DONE;

    (void)sqlite3_reset(statement);
    return is_done;
}

/* Spread over the table, as random ones are; and never twice. */
static inline void raw_id(char id_out[40], int64_t thread)
{
    static atomic_uint_fast64_t turns;
    const uint64_t turn = atomic_fetch_add(&turns, 1) + ((uint64_t)thread << 40);

    (void)snprintf(id_out, 40, "%016" PRIx64, turn * UINT64_C(0x9E3779B97F4A7C15));
}

static inline bool raw_unit(const struct raw *raw, const void *context, int64_t thread)
{
    const struct answers *answers = context;
    sqlite3_stmt *reply = raw->statements[REPLY];
    char id[40];

    raw_id(id, thread);
    raw_bind(raw->statements[DOOR], 1, SURVEY_NETWORK);
    (void)sqlite3_bind_int64(raw->statements[DOOR], 2, LINK);
    raw_bind(raw->statements[ORGANISATION], 1, SURVEY_NETWORK);
    (void)sqlite3_bind_int64(raw->statements[ORGANISATION], 2, 7);
    raw_bind(reply, 1, SURVEY_NETWORK);
    (void)sqlite3_bind_int64(reply, 2, WAVE);
    raw_bind(reply, 3, id);
    raw_bind(reply, 4, "workers");
    raw_bind(reply, 5, answers->written);
    raw_bind(raw->statements[USE], 1, SURVEY_NETWORK);
    (void)sqlite3_bind_int64(raw->statements[USE], 2, LINK);
    return raw_row(raw->statements[DOOR]) && raw_row(raw->statements[ORGANISATION]) &&
           raw_done(reply) && raw_done(raw->statements[USE]);
}

static inline struct raw_work raw_work_of(const struct answers *answers)
{
    return (struct raw_work){
        .statements = {SQL_REPLY_DOOR.sqlite, SQL_REPLY_ORGANISATION.sqlite,
                       SQL_REPLY_ADD.sqlite, SQL_SURVEY_LINK_USE_ADD.sqlite},
        .statement_count = 4,
        .run = raw_unit,
        .context = answers,
    };
}

/* A screen is saved: for the bare loop each is a sheet of its own. */
static inline bool raw_screen(const struct raw *raw, const void *context, int64_t thread)
{
    const struct answers *answers = context;
    sqlite3_stmt *find = raw->statements[SCREEN_FIND];
    sqlite3_stmt *add = raw->statements[SCREEN_ADD];
    char id[40];

    raw_id(id, thread);
    raw_bind(raw->statements[SCREEN_DOOR], 1, SURVEY_NETWORK);
    (void)sqlite3_bind_int64(raw->statements[SCREEN_DOOR], 2, LINK_SCREEN);
    raw_bind(find, 1, SURVEY_NETWORK);
    (void)sqlite3_bind_int64(find, 2, WAVE);
    raw_bind(find, 3, id);
    raw_bind(add, 1, SURVEY_NETWORK);
    (void)sqlite3_bind_int64(add, 2, WAVE);
    raw_bind(add, 3, id);
    raw_bind(add, 4, answers->written);
    raw_bind(add, 5, "2026-03-03");
    return raw_row(raw->statements[SCREEN_DOOR]) && !raw_row(find) && raw_done(add);
}

static inline struct raw_work raw_screen_of(const struct answers *answers)
{
    return (struct raw_work){
        .statements = {SQL_REPLY_DOOR.sqlite, SQL_BEGUN_SHEET_FIND.sqlite,
                       SQL_BEGUN_SHEET_ADD.sqlite},
        .statement_count = 3,
        .run = raw_screen,
        .context = answers,
    };
}
