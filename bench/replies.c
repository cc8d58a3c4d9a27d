/* replies.c - what an anonymous survey costs: sheets handed in durably, and closing.
 *
 * A whole sheet of a worker (every item of "dilemmas") is handed in through the store
 * from 8 and 32 threads; and over HTTP from 8 and 32 clients: sheets from paper, sheets
 * that were begun on a telephone, and screens of them; beside the bare loop of
 * replies_loop.h. What is compared takes turns; a ratio is the median of the ratios of
 * the rounds. Then begun sheets are saved, which a person does once a screen; and a wave
 * of 2000 replies is closed. The files lie in /var/tmp, which is a disk.
 *
 * Of what HTTP stays behind the bare loop, most is the request itself: reading it, the
 * link, the answer, threads that wake up, beside a client on the same two cores. And
 * requests come back one by one: of 8 that wait, 4 share a commit; of the loop, 6.
 *
 *     replies [LETTERS]   only some: store, http (paper), telephone, close */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "analysis/experience_results.h"
#include "replies_loop.h"
#include "replies_visit.h"
#include "server/server_process.h"

enum {
    ROUNDS = 7,
    ITEMS_HTTP = 25, /* that fit into a request of load.h */
    CLOSED_REPLIES = 2000
};

static const size_t CLIENTS[] = {8, THREADS_MAX};

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

static void sheets_begin(const char *path, struct answers *answers)
{
    SCOPED(store) store = replies_store(path);
    struct status st = {0};

    require(store_change(store, begun_unit, answers, &st), "begun sheets");
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
            /* Before both: what it writes is still on its way to the disk. */
            if (begun != NULL) {
                sheets_begin(race->path, begun);
                *visitor->sent = 0;
            }
            const double bare = loop_race(race, CLIENTS[i]);
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
    struct experience_row choice = {.items_out = "",
                                    .chosen_by = "",
                                    .areas = "",
                                    .reason_nl = "",
                                    .reason_fr = "",
                                    .reason_en = ""};
    struct survey_link_row link = {.wave_id = WAVE,
                                   .respondent = "workers",
                                   .kind = "paper",
                                   .label = "",
                                   .language = "nl",
                                   .people = 1,
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
