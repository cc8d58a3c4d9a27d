/* replies.c - what an anonymous survey costs: sheets handed in durably, and closing.
 *
 * A whole sheet of a worker (every item of "dilemmas") is handed in through the store
 * from 8 and 32 threads; and over HTTP from 8 and 32 clients: sheets from paper, sheets
 * that were begun on a telephone, and screens of them; beside a bare loop that runs the
 * same statements and commits in groups. What is compared takes turns;
 * a ratio is the median of the ratios of the rounds. Then begun sheets are saved, which a
 * person does once a screen; and a wave of 2000 replies is closed. The files lie in
 * /var/tmp, which is a disk.
 *
 *     replies [LETTERS]   only some: store, http (paper), telephone, close */
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "load.h"
#include "server/server_process.h"
#include "store/experience.h"
#include "store/sql.h"
#include "survey_world.h"
#include "web/experience_close.h"

enum {
    ROUNDS = 7,
    ITEMS_MAX = 100,
    ITEMS_HTTP = 25, /* that fit into a request of load.h */
    WAVE = 2,
    LINK = 1, /* of paper */
    LINK_SCREEN = 2,
    BEGUN = 5000, /* more than are handed in during one look */
    CLOSED_REPLIES = 2000
};

static const size_t CLIENTS[] = {8, THREADS_MAX};

/* ---- a sheet ---- */

struct answers {
    struct reply_answer items[ITEMS_MAX];
    size_t count;
    char written[4000]; /* as the bare loop stores it */
};

static void answers_fill(struct answers *answers, size_t most)
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

static void raw_bind(sqlite3_stmt *statement, int place, const char *text)
{
    (void)sqlite3_bind_text(statement, place, text, -1, SQLITE_STATIC);
}

static bool raw_row(sqlite3_stmt *statement)
{
    const bool is_there = sqlite3_step(statement) == SQLITE_ROW;

    (void)sqlite3_reset(statement);
    return is_there;
}

static bool raw_done(sqlite3_stmt *statement)
{
    const bool is_done = sqlite3_step(statement) == SQLITE_DONE;

    (void)sqlite3_reset(statement);
    return is_done;
}

/* Spread over the table, as random ones are; and never twice. */
static void raw_id(char id_out[40], int64_t thread)
{
    static atomic_uint_fast64_t turns;
    const uint64_t turn = atomic_fetch_add(&turns, 1) + ((uint64_t)thread << 40);

    (void)snprintf(id_out, 40, "%016" PRIx64, turn * UINT64_C(0x9E3779B97F4A7C15));
}

static bool raw_unit(const struct raw *raw, const void *context, int64_t thread)
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

static struct raw_work raw_work_of(const struct answers *answers)
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
static bool raw_screen(const struct raw *raw, const void *context, int64_t thread)
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

static struct raw_work raw_screen_of(const struct answers *answers)
{
    return (struct raw_work){
        .statements = {SQL_REPLY_DOOR.sqlite, SQL_BEGUN_SHEET_FIND.sqlite,
                       SQL_BEGUN_SHEET_ADD.sqlite},
        .statement_count = 3,
        .run = raw_screen,
        .context = answers,
    };
}

/* ---- through the store ---- */

struct handing {
    const struct answers *answers;
    const char *code; /* of a begun sheet; NULL: hand in */
};

static bool send_unit(struct unit *unit, void *context, struct status *st)
{
    const struct handing *handing = context;
    const struct reply_sheet sheet = {handing->answers->items, handing->answers->count,
                                      7};

    return handing->code == NULL
               ? reply_send(unit, SURVEY_NETWORK, LINK, NULL, &sheet, st)
               : reply_begun_put(unit, SURVEY_NETWORK, LINK_SCREEN, handing->code, &sheet,
                                 "2026-03-03", st);
}

struct saves {
    const struct answers *answers;
    bool is_begun; /* saved, and not handed in */
};

static void *store_runner(void *context)
{
    struct runner *runner = context;
    const struct saves *saves = runner->race->other;
    struct handing handing = {saves->answers, NULL};
    char code[SHEET_CODE_LENGTH + 1];

    (void)snprintf(code, sizeof code, "%0*" PRId64, SHEET_CODE_LENGTH, runner->number);
    handing.code = saves->is_begun ? code : NULL;
    while (!atomic_load(&runner->race->is_over)) {
        struct status st = {0};

        require(store_change(runner->race->store, send_unit, &handing, &st), "send");
        runner->count++;
    }
    return NULL;
}

static void store_measure(const char *path, struct store *store,
                          const struct answers *answers)
{
    const struct raw_work work = raw_work_of(answers);
    struct saves saves = {answers, false};
    struct race race = {.path = path, .work = &work, .store = store, .other = &saves};

    for (size_t i = 0; i < ARRAY_COUNT(CLIENTS); i++) {
        double rates[ROUNDS];
        double ratios[ROUNDS];

        for (size_t round = 0; round < ROUNDS; round++) {
            const double bare = loop_race(&race, CLIENTS[i]);
            rates[round] = race_run(&race, CLIENTS[i], store_runner);
            ratios[round] = rates[round] / bare;
        }
        (void)printf("%zu answers store, %2zu threads  %7.0f/s   / bare loop %5.2f "
                     "(aim 0.70)\n",
                     answers->count, CLIENTS[i], median(rates, ROUNDS),
                     median(ratios, ROUNDS));
    }
    saves.is_begun = true;
    (void)printf("begun      store, %2d threads  %7.0f/s\n", THREADS_MAX,
                 race_run(&race, THREADS_MAX, store_runner));
}

/* ---- over HTTP ---- */

struct visitor {
    const struct answers *answers;
    const char *path; /* "/a/k7mq2v9x/paper" */
    const char *cookie; /* a header line, without its end */
    const char *token;
    size_t *sent; /* requests of this kind */
};

static size_t post_write(const struct visitor *visitor, const char *cookie,
                         const char *form, char request_out[REQUEST_MAX])
{
    const int length =
        snprintf(request_out, REQUEST_MAX,
                 "POST %s HTTP/1.1\r\nHost: localhost\r\n%s%s\r\n"
                 "Content-Type: application/x-www-form-urlencoded\r\n"
                 "Content-Length: %zu\r\n\r\n%s",
                 visitor->path, visitor->cookie, cookie, strlen(form), form);

    require(length < REQUEST_MAX, "a short request");
    return (size_t)length;
}

static void answers_write(const struct visitor *visitor, size_t count,
                          char form[REQUEST_MAX])
{
    size_t length = strlen(form);

    for (size_t i = 0; i < count; i++) {
        length += (size_t)snprintf(form + length, REQUEST_MAX - length, "&c_%s=%d",
                                   visitor->answers->items[i].item,
                                   visitor->answers->items[i].value);
        require(length < REQUEST_MAX, "a short form");
    }
}

/* No two sheets are one that is sent twice. */
static size_t paper_write(const void *context, char request_out[REQUEST_MAX],
                          size_t number)
{
    const struct visitor *visitor = context;
    char form[REQUEST_MAX];

    (void)number;
    (void)snprintf(form, sizeof form, "token=%s&sheet=b%zu", visitor->token,
                   ++*visitor->sent);
    answers_write(visitor, visitor->answers->count, form);
    return post_write(visitor, "", form, request_out);
}

/* The next begun sheet of begun_unit(). */
static void cookie_next(const struct visitor *visitor, char cookie_out[64])
{
    (void)snprintf(cookie_out, 64, "; samenspel_sheet=%0*zu", SHEET_CODE_LENGTH,
                   *visitor->sent % BEGUN);
    ++*visitor->sent;
}

/* What was begun is handed in, each once. */
static size_t sheet_write(const void *context, char request_out[REQUEST_MAX],
                          size_t number)
{
    const struct visitor *visitor = context;
    char cookie[64];
    char form[REQUEST_MAX];

    (void)number;
    require(*visitor->sent < BEGUN, "begun sheets");
    cookie_next(visitor, cookie);
    (void)snprintf(form, sizeof form, "token=%s", visitor->token);
    return post_write(visitor, cookie, form, request_out);
}

/* The four questions of the first dilemma, in a sheet of all of them. */
static size_t screen_write(const void *context, char request_out[REQUEST_MAX],
                           size_t number)
{
    const struct visitor *visitor = context;
    char cookie[64];
    char form[REQUEST_MAX];

    (void)number;
    cookie_next(visitor, cookie);
    (void)snprintf(form, sizeof form, "token=%s", visitor->token);
    answers_write(visitor, 4, form);
    return post_write(visitor, cookie, form, request_out);
}

static bool begun_unit(struct unit *unit, void *context, struct status *st)
{
    struct handing handing = {context, NULL};
    char code[SHEET_CODE_LENGTH + 1];

    if (!database_script(unit->database, "DELETE FROM begun_sheet", st)) {
        return false;
    }
    for (int i = 0; i < BEGUN; i++) {
        (void)snprintf(code, sizeof code, "%0*d", SHEET_CODE_LENGTH, i);
        handing.code = code;
        if (!send_unit(unit, &handing, st)) {
            return false;
        }
    }
    return true;
}

static struct store *replies_store(const char *path)
{
    const struct store_options options = {path, 1, true, true};
    struct store *store = NULL;
    struct status st = {0};

    require(store_open(&options, &store, &st), "store_open");
    return store;
}

static void sheets_begin(const char *path, struct answers *answers)
{
    SCOPED(store) store = replies_store(path);
    struct status st = {0};

    require(store_change(store, begun_unit, answers, &st), "begun sheets");
}

/* Who opens the page of a link, and will send to `rest`. */
static struct visitor visitor_make(const struct race *race, uint16_t port, int64_t id,
                                   const char *rest, struct pool *pool)
{
    struct survey_link_row link = {.id = id};
    struct installation installation;
    struct status st = {0};
    struct visitor visitor = {.answers = race->work->context,
                              .sent = pool_array(pool, 1, size_t)};
    struct text text;

    SCOPED(store) store = replies_store(race->path);
    SCOPED(reader) reader = reader_borrow(store);
    require(installation_find(reader_database(reader), pool, &installation, &st),
            "the installation");
    const char *code = survey_link_code(pool, installation.secret, SURVEY_NETWORK, &link);
    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "/a/%s%s", code, rest);
    visitor.path = text.bytes;
    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "/a/%s%s", code, id == LINK ? rest : "");
    const struct http_reply page = http_get(port, text.bytes, "", pool);
    require(page.code == 200, text.bytes);
    const char *cookie = http_reply_header(&page, "Set-Cookie", pool);
    text_init(&text, pool, LIMIT_ADDRESS_BYTES);
    text_format(&text, "Cookie: %.*s", (int)strcspn(cookie, ";"), cookie);
    visitor.cookie = text.bytes;
    const char *token = strstr(page.body, "name=\"token\" value=\"");
    require(token != NULL, "a form");
    token += strlen("name=\"token\" value=\"");
    visitor.token = pool_text_part(pool, token, strcspn(token, "\""));
    return visitor;
}

/* `begun`: sheets are begun anew before each look. */
static void load_measure(struct race *race, struct load *load, const char *name,
                         struct answers *begun)
{
    const struct visitor *visitor = load->context;

    for (size_t i = 0; i < ARRAY_COUNT(CLIENTS); i++) {
        double rates[ROUNDS];
        double ratios[ROUNDS];
        double tails[ROUNDS];

        load->clients = CLIENTS[i];
        for (size_t round = 0; round < ROUNDS; round++) {
            const double bare = loop_race(race, CLIENTS[i]);
            if (begun != NULL) {
                sheets_begin(race->path, begun);
                *visitor->sent = 0;
            }
            const struct figures figures = load_run(load);
            rates[round] = figures.rate;
            ratios[round] = figures.rate / bare;
            tails[round] = figures.p99;
        }
        (void)printf("%-15s HTTP, %2zu clients %7.0f/s   / bare loop %5.2f "
                     "(aim 0.70)   p99 %.1f ms\n",
                     name, CLIENTS[i], median(rates, ROUNDS), median(ratios, ROUNDS),
                     median(tails, ROUNDS) * 1e3);
    }
}

static void paper_measure(const char *path, struct pool *pool)
{
    struct answers *answers = pool_array(pool, 1, struct answers);

    answers_fill(answers, ITEMS_HTTP);
    SCOPED(server) server = server_start(&(struct server_order){.db = path});
    const struct raw_work work = raw_work_of(answers);
    struct race race = {.path = path, .work = &work};
    const struct visitor visitor =
        visitor_make(&race, server->port, LINK, "/paper", pool);
    struct load load = {server->port, 0, 0.5, paper_write, &visitor, 303};

    load_measure(&race, &load, "25 from paper", NULL);
}

static void telephone_measure(const char *path, struct answers *answers,
                              struct pool *pool)
{
    SCOPED(server) server = server_start(&(struct server_order){.db = path});
    const struct raw_work whole = raw_work_of(answers);
    const struct raw_work screen = raw_screen_of(answers);
    struct race race = {.path = path, .work = &whole};
    const struct visitor handing =
        visitor_make(&race, server->port, LINK_SCREEN, "/end", pool);
    const struct visitor saving =
        visitor_make(&race, server->port, LINK_SCREEN, "/loyalty", pool);
    struct load load = {server->port, 0, 0.25, sheet_write, &handing, 303};

    load_measure(&race, &load, "handing in", answers);
    sheets_begin(path, answers);
    race.work = &screen;
    load.write = screen_write;
    load.context = &saving;
    load_measure(&race, &load, "a screen saved", answers);
}

/* ---- closing ---- */

static bool close_unit(struct unit *unit, void *context, struct status *st)
{
    const int64_t now = *(const int64_t *)context;
    const struct change_head head = {SURVEY_NETWORK, "person:1", "experience.close", now,
                                     0};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) &&
           experience_close(change, unit, SURVEY_NETWORK, WAVE, now, experience_summary,
                            st) &&
           change_end(change, st);
}

static bool fill_unit(struct unit *unit, void *context, struct status *st)
{
    struct handing handing = {context, NULL};

    if (!database_script(unit->database, "DELETE FROM reply", st)) {
        return false;
    }
    for (int i = 0; i < CLOSED_REPLIES; i++) {
        if (!send_unit(unit, &handing, st)) {
            return false;
        }
    }
    return true;
}

static void close_measure(struct store *store, struct answers *answers, int64_t now)
{
    struct status st = {0};

    require(store_change(store, fill_unit, answers, &st), "replies");
    const double begin = now_seconds();
    require(store_change(store, close_unit, &now, &st), "closing");
    (void)printf("closing %d replies, with all that is told of them: %.2f s (aim 2)\n",
                 CLOSED_REPLIES, now_seconds() - begin);
}

/* ---- the whole ---- */

static bool wave_unit(struct unit *unit, void *context, struct status *st)
{
    const int64_t now = *(const int64_t *)context;
    const struct change_head head = {SURVEY_NETWORK, "person:1", "experience.make", now,
                                     0};
    struct wave_row wave = {.instrument = "dilemmas",
                            .title = "T0",
                            .asker = "Hilde",
                            .reason = "",
                            .left_out = "",
                            .keep_months = 6};
    struct experience_row choice = {.items_out = "", .chosen_by = "", .areas = ""};
    struct survey_link_row link = {.wave_id = WAVE,
                                   .respondent = "workers",
                                   .kind = "paper",
                                   .label = "",
                                   .language = "nl",
                                   .most = 1};
    struct survey_link_row screen = link;
    struct change *change = NULL;

    screen.kind = "screen";
    /* More than a link may take: a race hands in as much as it can. */
    return survey_begin(unit, context, st) && change_begin(unit, &head, &change, st) &&
           experience_make(change, unit, SURVEY_NETWORK, &wave, &choice, st) &&
           survey_link_add(change, unit, SURVEY_NETWORK, &link, st) &&
           survey_link_add(change, unit, SURVEY_NETWORK, &screen, st) &&
           experience_open(change, unit, SURVEY_NETWORK, WAVE, now, st) &&
           change_end(change, st) &&
           database_script(unit->database,
                           "UPDATE survey_link SET most = 1000000000;"
                           "INSERT INTO survey_link_use (network_id, link_id, used) "
                           "VALUES ('" SURVEY_NETWORK "', 1, 0), "
                           "('" SURVEY_NETWORK "', 2, 0)",
                           st);
}

static void wave_make_in(const char *path, int64_t now, struct pool *pool)
{
    SCOPED(store) store = replies_store(path);
    struct installation installation;
    struct status st = {0};

    require(installation_open(store, now, pool, &installation, &st) &&
                store_change(store, wave_unit, &now, &st),
            "the wave");
}

int main(int argument_count, char **arguments)
{
    char directory[] = "/var/tmp/samenspel-bench.XXXXXX";
    const char *only = argument_count > 1 ? arguments[1] : "shtc";
    const int64_t now = store_clock();
    SCOPED(pool) pool = pool_new();
    struct answers *answers = pool_array(pool, 1, struct answers);
    struct text path;

    (void)signal(SIGPIPE, SIG_IGN);
    require(mkdtemp(directory) != NULL, "mkdtemp");
    text_init(&path, pool, LIMIT_ADDRESS_BYTES);
    text_format(&path, "%s/bench.db", directory);
    wave_make_in(path.bytes, now, pool);
    answers_fill(answers, ITEMS_MAX);
    (void)printf("anonymous survey; medians of %d rounds\n", ROUNDS);
    if (strchr(only, 's') != NULL) {
        SCOPED(store) store = replies_store(path.bytes);
        store_measure(path.bytes, store, answers);
    }
    if (strchr(only, 'h') != NULL) {
        paper_measure(path.bytes, pool);
    }
    if (strchr(only, 't') != NULL) {
        telephone_measure(path.bytes, answers, pool);
    }
    if (strchr(only, 'c') != NULL) {
        SCOPED(store) store = replies_store(path.bytes);
        close_measure(store, answers, now);
    }
    struct text command;
    text_init(&command, pool, LIMIT_ADDRESS_BYTES);
    text_format(&command, "rm -r %s", directory);
    return system(command.bytes) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
