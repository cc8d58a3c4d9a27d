/* survey.c - what a survey costs: durable answers, and closing a wave.
 *
 * A wave of 60 organisations, an informant each, who has named 12 others. Answers are
 * saved one by one, and as a whole step of 12 names: through the store from 8 and 32
 * threads, and over HTTP (an answer at once, as the script of the page does) from 8
 * and 32 clients; beside a bare loop that runs the same statements and commits in
 * groups. What is compared takes turns; a ratio is the median of the ratios of the
 * rounds. Then the wave is closed, and everything is computed of it. The files lie in
 * /var/tmp, which is a disk.
 *
 *     survey [LETTERS]   only some: store, http, close */
#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "load.h"
#include "server/server_process.h"
#include "store/sql.h"
#include "survey_world.h"
#include "web/clerk_wave.h"

enum { ROUNDS = 7 };

static const size_t CLIENTS[] = {8, THREADS_MAX};

/* ---- the bare loop ---- */

enum { DOOR, ANSWER_PUT, STEP_PUT };

static bool raw_door(const struct raw *raw, int64_t informant_id)
{
    sqlite3_stmt *door = raw->statements[DOOR];

    (void)sqlite3_bind_text(door, 1, SURVEY_NETWORK, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(door, 2, informant_id);
    (void)sqlite3_bind_int64(door, 3, 1);
    const bool is_open = sqlite3_step(door) == SQLITE_ROW &&
                         strcmp((const char *)sqlite3_column_text(door, 0), "open") == 0;
    (void)sqlite3_reset(door);
    return is_open;
}

static bool raw_answer(const struct raw *raw, int64_t informant_id,
                       const struct survey_answer *answer)
{
    sqlite3_stmt *put = raw->statements[ANSWER_PUT];

    (void)sqlite3_bind_int64(put, 1, informant_id);
    (void)sqlite3_bind_text(put, 2, answer->item, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(put, 3, answer->value);
    (void)sqlite3_bind_text(put, 4, SURVEY_NETWORK, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(put, 5, answer->target_id);
    (void)sqlite3_bind_int64(put, 6, 1);
    (void)sqlite3_bind_int64(put, 7, informant_id);
    (void)sqlite3_bind_int64(put, 8, informant_id);
    const bool is_done = sqlite3_step(put) == SQLITE_DONE;
    (void)sqlite3_reset(put);
    return is_done;
}

static bool raw_step(const struct raw *raw, int64_t informant_id, const char *code)
{
    sqlite3_stmt *put = raw->statements[STEP_PUT];

    (void)sqlite3_bind_text(put, 1, SURVEY_NETWORK, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(put, 2, 1);
    (void)sqlite3_bind_int64(put, 3, informant_id);
    (void)sqlite3_bind_text(put, 4, code, -1, SQLITE_STATIC);
    (void)sqlite3_bind_int64(put, 5, 1763776000000);
    const bool is_done = sqlite3_step(put) == SQLITE_DONE;
    (void)sqlite3_reset(put);
    return is_done;
}

/* What one unit saves: of a step about 12 names the first, or all and the step. */
struct saves {
    const struct instrument_step *step;
    bool is_whole;
};

/* Other values each time: SQLite writes nothing where nothing changes. */
static bool raw_unit(const struct raw *raw, const void *context, int64_t thread)
{
    static atomic_uint turns[THREADS_MAX];
    const struct saves *saves = context;
    const int64_t id = thread + 1;
    const int turn = (int)(atomic_fetch_add(&turns[thread], 1) % 2);
    struct survey_answer answers[SURVEY_NAMES * 2];
    const size_t count = survey_step_fill(saves->step, id, turn, answers);

    if (!raw_door(raw, id)) {
        return false;
    }
    for (size_t i = 0; i < (saves->is_whole ? count : 1); i++) {
        if (!raw_answer(raw, id, &answers[i])) {
            return false;
        }
    }
    return !saves->is_whole || raw_step(raw, id, saves->step->code);
}

static struct raw_work raw_work_of(const struct saves *saves)
{
    return (struct raw_work){
        .statements = {SQL_SURVEY_DOOR.sqlite, SQL_SURVEY_ANSWER_PUT.sqlite,
                       SQL_SURVEY_STEP_PUT.sqlite},
        .statement_count = 3,
        .run = raw_unit,
        .context = saves,
    };
}

/* ---- through the store ---- */

static bool store_unit(struct unit *unit, void *context, struct status *st)
{
    const struct runner *runner = context;
    const struct saves *saves = runner->race->other;
    struct survey_answer answers[SURVEY_NAMES * 2];
    const size_t count = survey_step_fill(saves->step, runner->number + 1,
                                          (int)(runner->count % 2), answers);
    const struct survey_saving saving = {
        .network_id = SURVEY_NETWORK,
        .wave_id = 1,
        .informant_id = runner->number + 1,
        .answers = answers,
        .answer_count = saves->is_whole ? count : 1,
        .step = saves->is_whole ? saves->step->code : NULL,
        .now = 1763776000000,
    };

    return survey_save(unit, &saving, st);
}

static void *store_runner(void *context)
{
    struct runner *runner = context;

    while (!atomic_load(&runner->race->is_over)) {
        struct status st = {0};
        require(store_change(runner->race->store, store_unit, runner, &st), "save");
        runner->count++;
    }
    return NULL;
}

static void store_measure(const char *path, struct store *store,
                          const struct saves *saves)
{
    const struct raw_work work = raw_work_of(saves);
    struct race race = {.path = path, .work = &work, .store = store, .other = saves};

    for (size_t i = 0; i < ARRAY_COUNT(CLIENTS); i++) {
        double rates[ROUNDS];
        double ratios[ROUNDS];

        for (size_t round = 0; round < ROUNDS; round++) {
            const double bare = loop_race(&race, CLIENTS[i]);
            rates[round] = race_run(&race, CLIENTS[i], store_runner);
            ratios[round] = rates[round] / bare;
        }
        (void)printf("%-9s store, %2zu threads %7.0f/s   / bare loop %5.2f (aim 0.70)\n",
                     saves->is_whole ? "12 names" : "an answer", CLIENTS[i],
                     median(rates, ROUNDS), median(ratios, ROUNDS));
    }
}

/* ---- over HTTP ---- */

/* One who answers: the page, and what a form of it needs. */
struct visitor {
    const char *path; /* "/v/k7mq2v9x/contact" */
    const char *cookie; /* a header line */
    const char *token;
};

struct visitors {
    struct visitor items[THREADS_MAX];
    const struct saves *saves;
};

static size_t save_write(const void *context, char request_out[REQUEST_MAX],
                         size_t number)
{
    const struct visitors *visitors = context;
    const int64_t id = (int64_t)(number % THREADS_MAX) + 1;
    const struct visitor *visitor = &visitors->items[id - 1];
    struct survey_answer answers[SURVEY_NAMES * 2];
    struct survey_answer before[SURVEY_NAMES * 2]; /* what the screen shows */
    const int turn = (int)(number / THREADS_MAX % 2);
    const size_t count = survey_step_fill(visitors->saves->step, id, turn, answers);
    char form[REQUEST_MAX * 2 / 3];
    (void)survey_step_fill(visitors->saves->step, id, 1 - turn, before);
    int length = snprintf(form, sizeof form, "token=%s&then=%s", visitor->token,
                          visitors->saves->is_whole ? "next" : "one");

    for (size_t i = 0; i < (visitors->saves->is_whole ? count : 1); i++) {
        length += snprintf(form + length, sizeof form - (size_t)length,
                           "&w_%s_%" PRId64 "=%" PRId64 "&c_%s_%" PRId64 "=%" PRId64,
                           answers[i].item, answers[i].target_id, before[i].value,
                           answers[i].item, answers[i].target_id, answers[i].value);
    }
    length = snprintf(request_out, REQUEST_MAX,
                      "POST %s HTTP/1.1\r\nHost: localhost\r\n%s"
                      "Content-Type: application/x-www-form-urlencoded\r\n"
                      "Content-Length: %d\r\n\r\n%s",
                      visitor->path, visitor->cookie, length, form);
    require(length < REQUEST_MAX, "a short request");
    return (size_t)length;
}

static void visitors_make(struct visitors *visitors, const char *path, uint16_t port,
                          struct pool *pool)
{
    const struct store_options options = {path, 1, false, false};
    struct store *opened = NULL;
    struct installation installation;
    struct status st = {0};
    struct wave_whole wave;

    require(store_open(&options, &opened, &st), "store_open");
    SCOPED(store) store = opened;
    SCOPED(reader) reader = reader_borrow(store);
    require(installation_find(reader_database(reader), pool, &installation, &st) &&
                wave_read(reader_database(reader), SURVEY_NETWORK, 1, pool, &wave, &st),
            "the wave");
    for (size_t i = 0; i < THREADS_MAX; i++) {
        struct visitor *visitor = &visitors->items[i];
        struct text text;

        text_init(&text, pool, LIMIT_ADDRESS_BYTES);
        text_format(&text, "/v/%s/contact",
                    informant_code(pool, installation.secret, SURVEY_NETWORK,
                                   &wave.informants[i]));
        visitor->path = text.bytes;
        const struct http_reply page = http_get(port, visitor->path, "", pool);
        require(page.code == 200, visitor->path);
        const char *cookie = http_reply_header(&page, "Set-Cookie", pool);
        text_init(&text, pool, LIMIT_ADDRESS_BYTES);
        text_format(&text, "Cookie: %.*s\r\n", (int)strcspn(cookie, ";"), cookie);
        visitor->cookie = text.bytes;
        const char *token = strstr(page.body, "name=\"token\" value=\"");
        require(token != NULL, "a form");
        token += strlen("name=\"token\" value=\"");
        visitor->token = pool_text_part(pool, token, strcspn(token, "\""));
    }
}

static void http_measure(const char *path, const struct server *server,
                         struct visitors *visitors)
{
    const struct raw_work work = raw_work_of(visitors->saves);
    struct race race = {.path = path, .work = &work};

    for (size_t i = 0; i < ARRAY_COUNT(CLIENTS); i++) {
        const struct load load = {.port = server->port,
                                  .clients = CLIENTS[i],
                                  .seconds = 0.5,
                                  .write = save_write,
                                  .context = visitors,
                                  .code = 303};
        double rates[ROUNDS];
        double ratios[ROUNDS];
        double tails[ROUNDS];

        for (size_t round = 0; round < ROUNDS; round++) {
            const double bare = loop_race(&race, CLIENTS[i]);
            const struct figures figures = load_run(&load);
            rates[round] = figures.rate;
            ratios[round] = figures.rate / bare;
            tails[round] = figures.p99;
        }
        (void)printf("%-9s HTTP, %2zu clients  %7.0f/s   / bare loop %5.2f (aim 0.70)   "
                     "p99 %.1f ms\n",
                     visitors->saves->is_whole ? "12 names" : "an answer", CLIENTS[i],
                     median(rates, ROUNDS), median(ratios, ROUNDS),
                     median(tails, ROUNDS) * 1e3);
    }
}

/* ---- closing ---- */

static void close_measure(struct store *store, int64_t now)
{
    struct status st = {0};
    double begin = now_seconds();

    require(store_change(store, survey_close, &now, &st), "closing");
    const double closing = now_seconds() - begin;
    begin = now_seconds();
    require(clerk_wave_now(store, now, &st), "computing");
    const double computing = now_seconds() - begin;
    (void)printf("closing %d organisations %.2f s, computing with all bands %.2f s: "
                 "%.2f s (aim 2)\n",
                 SURVEY_HOUSES, closing, computing, closing + computing);
}

/* ---- the whole ---- */

static struct store *survey_store(const char *path)
{
    const struct store_options options = {path, 1, true, true};
    struct store *store = NULL;
    struct status st = {0};

    require(store_open(&options, &store, &st), "store_open");
    return store;
}

static void survey_make(const char *path, int64_t now, struct pool *pool)
{
    SCOPED(store) store = survey_store(path);
    struct installation installation;
    struct status st = {0};

    require(installation_open(store, now, pool, &installation, &st) &&
                store_change(store, survey_begin, &now, &st) &&
                store_change(store, survey_answer_all, &now, &st),
            "the wave");
}

int main(int argument_count, char **arguments)
{
    char directory[] = "/var/tmp/samenspel-bench.XXXXXX";
    const char *only = argument_count > 1 ? arguments[1] : "shc";
    const int64_t now = store_clock();
    SCOPED(pool) pool = pool_new();
    struct text path;

    (void)signal(SIGPIPE, SIG_IGN);
    require(mkdtemp(directory) != NULL, "mkdtemp");
    text_init(&path, pool, LIMIT_ADDRESS_BYTES);
    text_format(&path, "%s/bench.db", directory);
    survey_make(path.bytes, now, pool);
    const struct instrument_step *step =
        instrument_step(instrument_find("relation", "1"), "contact");
    const struct saves kinds[] = {{step, false}, {step, true}};
    (void)printf("survey, %d organisations; medians of %d rounds\n", SURVEY_HOUSES,
                 ROUNDS);
    for (size_t i = 0; strchr(only, 's') != NULL && i < ARRAY_COUNT(kinds); i++) {
        SCOPED(store) store = survey_store(path.bytes);
        store_measure(path.bytes, store, &kinds[i]);
    }
    if (strchr(only, 'h') != NULL) {
        SCOPED(server) server = server_start(&(struct server_order){.db = path.bytes});
        struct visitors visitors = {0};
        visitors_make(&visitors, path.bytes, server->port, pool);
        for (size_t i = 0; i < ARRAY_COUNT(kinds); i++) {
            visitors.saves = &kinds[i];
            http_measure(path.bytes, server, &visitors);
        }
    }
    if (strchr(only, 'c') != NULL) {
        SCOPED(store) store = survey_store(path.bytes);
        close_measure(store, now);
    }
    struct text command;
    text_init(&command, pool, LIMIT_ADDRESS_BYTES);
    text_format(&command, "rm -r %s", directory);
    return system(command.bytes) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
