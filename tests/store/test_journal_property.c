/* test_journal_property.c - random changes of two networks against a slow and obvious
 * oracle: rows, chain, the past, and taking back. */
#include "store_fixture.h"

#include "ground.h"
#include "made_up_rows.h"
#include "random.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/people.h"
#include "store/rating.h"
#include "store/wave.h"

enum { NETWORKS = 2, STEPS = 120, IDS = MADE_UP_IDS, KINDS_MAX = 64, ROWS_MAX = 6 };
static const char *const NAMES[NETWORKS] = {"north", "south"};

/* ---- the oracle: whole pictures, kept after every change ---- */

struct picture {
    int64_t at;
    const struct sql_value *rows[KINDS_MAX][IDS + 1]; /* by id; NULL: not there */
};

struct step {
    size_t kind;
    int64_t id;
    const struct sql_value *before; /* NULL: not there */
    const struct sql_value *after;
};

struct history {
    struct picture pictures[STEPS + 1]; /* pictures[n]: after change n */
    struct step steps[STEPS + 1][ROWS_MAX]; /* what change n did */
    size_t step_counts[STEPS + 1];
    size_t count; /* changes */
};

struct trial {
    struct ground *ground;
    const struct made_up_kind *made_up;
    struct history *histories; /* one a network */
    uint64_t random;
    int64_t now;
    size_t done_count;
    size_t refused_count;
    size_t undone_count;
};

static size_t place_of(const struct record_kind *kind)
{
    size_t place = 0;

    while (RECORDS[place] != kind) {
        place++;
    }
    return place;
}

static bool row_points_at(const struct made_up_kind *made_up, const struct sql_value *row,
                          const struct record_kind *kind, int64_t id)
{
    for (size_t i = 0; row != NULL && i < made_up->kind->column_count; i++) {
        if (made_up->columns[i].parent == kind && row[i].kind == SQL_INTEGER &&
            row[i].integer == id) {
            return true;
        }
    }
    return false;
}

/* Would the database take this row out, or in? Foreign keys, and nothing else. */
static bool step_is_allowed(const struct trial *trial, const struct picture *picture,
                            const struct step *step)
{
    const struct made_up_kind *made_up = &trial->made_up[step->kind];
    const struct sql_value *row = step->after;

    for (size_t i = 0; row != NULL && i < made_up->kind->column_count; i++) {
        const struct record_kind *parent = made_up->columns[i].parent;
        if (parent != NULL && row[i].kind == SQL_INTEGER &&
            picture->rows[place_of(parent)][row[i].integer] == NULL) {
            return false;
        }
    }
    for (size_t i = 0; row == NULL && i < RECORD_COUNT * (IDS + 1); i++) {
        const size_t kind = i / (IDS + 1);
        if (row_points_at(&trial->made_up[kind], picture->rows[kind][i % (IDS + 1)],
                          made_up->kind, step->id)) {
            return false;
        }
    }
    return true;
}

/* The row as it will stand: local columns that are left open stay. */
static const struct sql_value *row_after(const struct record_kind *kind,
                                         const struct sql_value *before,
                                         const struct sql_value *row, struct pool *pool)
{
    struct sql_value *after = pool_copy(pool, row, kind->column_count, struct sql_value);

    for (size_t i = 0; before != NULL && i < kind->column_count; i++) {
        if (kind->columns[i].is_local && after[i].kind == SQL_NULL) {
            after[i] = before[i];
        }
    }
    return after;
}

/* Do a step in a picture, and note it when it leaves a trace; false: refused. */
static bool step_foresee(const struct trial *trial, struct step step,
                         struct picture *picture, struct history *history)
{
    const struct record_kind *kind = RECORDS[step.kind];
    const struct sql_value **row = &picture->rows[step.kind][step.id];
    const size_t change = history->count + 1;

    step.before = *row;
    if (!step_is_allowed(trial, picture, &step)) {
        return false;
    }
    if (step.after != NULL) {
        step.after = row_after(kind, step.before, step.after, trial->ground->pool);
    }
    *row = step.after;
    if (step.before == step.after ||
        (step.before != NULL && step.after != NULL &&
         rows_are_same(kind, step.before, step.after, false))) {
        return true;
    }
    assert_true(history->step_counts[change] < ROWS_MAX);
    history->steps[change][history->step_counts[change]++] = step;
    return true;
}

/* ---- doing the same in the database ---- */

struct doing {
    struct trial *trial;
    size_t network;
    struct step steps[ROWS_MAX];
    size_t step_count;
    bool is_refused; /* at the end, by a rule */
    int64_t undoes;
};

static struct change_head head_of(const struct doing *doing)
{
    return (struct change_head){NAMES[doing->network], "person:1", "try",
                                doing->trial->now, doing->undoes};
}

static bool doing_do(struct unit *unit, void *context, struct status *st)
{
    const struct doing *doing = context;
    const struct change_head head = head_of(doing);
    struct change *change = NULL;

    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    for (size_t i = 0; i < doing->step_count; i++) {
        const struct step *step = &doing->steps[i];
        const struct record_kind *kind = RECORDS[step->kind];
        if (!(step->after != NULL ? change_put(change, kind, step->after, st)
                                  : change_remove(change, kind, step->id, st))) {
            return false;
        }
    }
    return change_end(change, st) &&
           (!doing->is_refused || status_fail(st, STATUS_INVALID, "not like this"));
}

static bool undo_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = head_of(context);

    return journal_undo(unit, &head, st);
}

/* Keep what was foreseen, or forget it. */
static void history_settle(struct trial *trial, struct history *history,
                           const struct picture *picture, bool is_done)
{
    const size_t change = history->count + 1;
    const int64_t last = history->pictures[history->count].at;

    trial->done_count += is_done;
    trial->refused_count += !is_done;
    if (!is_done) {
        history->step_counts[change] = 0;
        return;
    }
    if (history->step_counts[change] == 0) { /* no trace: local columns at most */
        const int64_t at = history->pictures[history->count].at;
        history->pictures[history->count] = *picture;
        history->pictures[history->count].at = at;
        return;
    }
    history->pictures[change] = *picture;
    history->pictures[change].at = trial->now > last ? trial->now : last;
    history->count = change;
}

/* ---- random work ---- */

static struct step step_make(struct trial *trial, const struct picture *picture)
{
    const size_t kind = random_below(&trial->random, RECORD_COUNT);
    const bool has_id = RECORDS[kind]->has_id;
    const int64_t id = has_id ? 1 + (int64_t)random_below(&trial->random, IDS) : 0;
    struct step step = {.kind = kind, .id = id};

    switch (random_below(&trial->random, 6)) {
    case 0: /* the same again */
        step.after = picture->rows[kind][id];
        break;
    case 1:
        if (has_id) { /* out with it */
            break;
        }
    /* fallthrough */
    default:
        step.after =
            made_up_row(&trial->made_up[kind], id, &trial->random, trial->ground->pool);
        break;
    }
    return step;
}

static void change_try(struct trial *trial)
{
    struct doing doing = {.trial = trial,
                          .network = random_below(&trial->random, NETWORKS)};
    struct history *history = &trial->histories[doing.network];
    struct picture picture = history->pictures[history->count];
    struct status st = {0};
    bool is_allowed = true;

    doing.is_refused = random_below(&trial->random, 8) == 0;
    doing.step_count = random_below(&trial->random, 4);
    for (size_t i = 0; i < doing.step_count; i++) {
        doing.steps[i] = step_make(trial, &picture);
        is_allowed = is_allowed && step_foresee(trial, doing.steps[i], &picture, history);
    }
    const bool is_done = ground_try(trial->ground, doing_do, &doing, &st);
    assert_int_equal(is_done, is_allowed && !doing.is_refused);
    assert_int_equal(st.code, !is_allowed        ? STATUS_CONFLICT
                              : doing.is_refused ? STATUS_INVALID
                                                 : STATUS_OK);
    history_settle(trial, history, &picture, is_done);
}

static const char *state_of(const struct record_kind *kind, const struct sql_value *row)
{
    size_t column = 0;

    while (strcmp(kind->columns[column].name, "state") != 0) {
        column++;
    }
    return row[column].text;
}

/* A round, a survey and an invitation that was closed do not open again. */
static bool rule_allows(const struct record_kind *kind, const struct step *done)
{
    if (kind == &ROUND_RECORD) {
        return done->after == NULL || strcmp(state_of(kind, done->after), "closed") != 0;
    }
    if (kind == &WAVE_RECORD) {
        return strcmp(state_of(kind, done->before),
                      done->after == NULL ? "draft" : state_of(kind, done->after)) == 0;
    }
    return kind != &INVITATION_RECORD || done->after == NULL ||
           strcmp(state_of(kind, done->before), "open") != 0 ||
           strcmp(state_of(kind, done->after), "withdrawn") != 0;
}

/* The row as taking back puts it: local columns are not in the journal; an invitation
 * that was open is withdrawn. */
static const struct sql_value *row_back(const struct record_kind *kind,
                                        const struct step *done, struct pool *pool)
{
    struct sql_value *row =
        pool_copy(pool, done->before, kind->column_count, struct sql_value);
    const bool is_withdrawn = kind == &INVITATION_RECORD && done->after != NULL &&
                              strcmp(state_of(kind, row), "open") == 0;

    for (size_t i = 0; i < kind->column_count; i++) {
        if (kind->columns[i].is_local) {
            row[i] = sql_null();
        } else if (is_withdrawn && strcmp(kind->columns[i].name, "state") == 0) {
            row[i] = sql_text("withdrawn");
        }
    }
    return row;
}

/* A change can be taken back while its rows stand as it left them, nothing else that is
 * there needs them, and no rule is against it. */
static enum status_code undo_foresee(const struct trial *trial, struct history *history,
                                     size_t change, struct picture *picture)
{
    for (size_t i = history->step_counts[change]; i-- > 0;) {
        const struct step *done = &history->steps[change][i];
        const struct record_kind *kind = RECORDS[done->kind];
        const struct sql_value *present = picture->rows[done->kind][done->id];
        struct step back = {.kind = done->kind, .id = done->id};

        if ((present == NULL) != (done->after == NULL) ||
            (present != NULL && !rows_are_same(kind, present, done->after, false))) {
            return STATUS_CONFLICT;
        }
        if (done->before != NULL) {
            if (!rule_allows(kind, done)) {
                return STATUS_INVALID;
            }
            back.after = row_back(kind, done, trial->ground->pool);
        }
        if (!step_foresee(trial, back, picture, history)) {
            return STATUS_CONFLICT;
        }
    }
    return STATUS_OK;
}

static void undo_try(struct trial *trial)
{
    struct doing doing = {.trial = trial,
                          .network = random_below(&trial->random, NETWORKS)};
    struct history *history = &trial->histories[doing.network];
    struct picture picture = history->pictures[history->count];
    struct status st = {0};

    /* Mostly one of the last: what is older was changed again. */
    const size_t back = random_below(&trial->random, 3) == 0
                            ? random_below(&trial->random, history->count)
                            : random_below(&trial->random, 2) % history->count;
    doing.undoes = (int64_t)(history->count - back);
    const enum status_code foreseen =
        undo_foresee(trial, history, (size_t)doing.undoes, &picture);
    const bool is_done = ground_try(trial->ground, undo_do, &doing, &st);
    assert_int_equal(is_done, foreseen == STATUS_OK);
    assert_int_equal(st.code, foreseen);
    trial->undone_count += is_done;
    history_settle(trial, history, &picture, is_done);
}

/* ---- looking ---- */

static void expect_list(const struct record_list *list, const struct picture *picture,
                        size_t kind, bool is_all)
{
    size_t at = 0;

    for (size_t id = 0; id <= IDS; id++) {
        const struct sql_value *row = picture->rows[kind][id];
        if (row != NULL) {
            assert_true(at < list->count);
            assert_true(rows_are_same(RECORDS[kind], list->rows[at++], row, is_all));
        }
    }
    assert_int_equal(at, list->count);
}

static void expect_present(struct trial *trial, size_t network)
{
    const struct history *history = &trial->histories[network];
    struct database *database = trial->ground->database;
    struct status st = {0};
    int64_t position = -1;
    SCOPED(pool) pool = pool_new();

    expect_done(journal_position(database, NAMES[network], &position, &st), &st);
    assert_int_equal(position, (int64_t)history->count);
    for (size_t kind = 0; kind < RECORD_COUNT; kind++) {
        struct record_list list;
        expect_done(
            record_list(database, RECORDS[kind], NAMES[network], pool, &list, &st), &st);
        expect_list(&list, &history->pictures[history->count], kind, true);
    }
}

/* The rows as they stood at the end of a moment: the last picture from before it. */
static void expect_past(struct trial *trial, size_t network, int64_t at)
{
    const struct history *history = &trial->histories[network];
    size_t change = history->count;
    SCOPED(pool) pool = pool_new();

    while (change > 0 && history->pictures[change].at > at) {
        change--;
    }
    struct record_list *lists = pool_array(pool, RECORD_COUNT, struct record_list);
    struct journal_part *parts = pool_array(pool, RECORD_COUNT, struct journal_part);
    struct status st = {0};
    for (size_t kind = 0; kind < RECORD_COUNT; kind++) {
        parts[kind] = (struct journal_part){RECORDS[kind], &lists[kind]};
    }
    expect_done(journal_rows_at(trial->ground->database, NAMES[network], at, parts,
                                RECORD_COUNT, pool, &st),
                &st);
    for (size_t kind = 0; kind < RECORD_COUNT; kind++) {
        expect_list(&lists[kind], &history->pictures[change], kind, false);
    }
}

/* The rows of both networks; chain and past of one. */
static void trial_look(struct trial *trial)
{
    const size_t network = random_below(&trial->random, NETWORKS);
    const struct history *history = &trial->histories[network];
    const size_t change = random_below(&trial->random, history->count + 1);
    struct status st = {0};

    for (size_t i = 0; i < NETWORKS; i++) {
        expect_present(trial, i);
    }
    expect_done(journal_verify(trial->ground->database, NAMES[network], &st), &st);
    expect_past(trial, network,
                history->pictures[change].at - (int64_t)random_below(&trial->random, 2));
}

static void trial_begin(struct trial *trial)
{
    static const char *const EMAILS[MADE_UP_IDS] = {"a@x.be", "b@x.be", "c@x.be"};
    struct ground *ground = trial->ground;

    trial->made_up = made_up_kinds(ground->pool);
    trial->histories = pool_array(ground->pool, NETWORKS, struct history);
    trial->now = 1000;
    assert_true(RECORD_COUNT <= KINDS_MAX);
    for (size_t i = 0; i < MADE_UP_IDS; i++) {
        (void)ground_account(ground, EMAILS[i]);
    }
    for (size_t i = 0; i < NETWORKS; i++) {
        struct record_list list;
        struct status st = {0};
        ground_network(ground, NAMES[i]);
        expect_done(record_list(ground->database, &NETWORK_RECORD, NAMES[i], ground->pool,
                                &list, &st),
                    &st);
        trial->histories[i].pictures[0].rows[0][0] = list.rows[0];
    }
}

static void trial_run(struct trial *trial)
{
    for (size_t i = 0; i < STEPS; i++) {
        trial->now += (int64_t)random_below(&trial->random, 3);
        if (random_below(&trial->random, 10) == 0) {
            trial->now -= 5; /* somebody set the clock */
        }
        if (random_below(&trial->random, 3) == 0 && trial->histories[0].count > 0 &&
            trial->histories[1].count > 0) {
            undo_try(trial);
        } else {
            change_try(trial);
        }
        trial_look(trial);
    }
}

static void a_journal_is_what_a_pile_of_pictures_would_be(void **state)
{
    const uint64_t last = getenv("SAMENSPEL_SOAK") == NULL ? 1 : 50;

    for (uint64_t seed = 1; seed <= last; seed++) {
        SCOPED(ground) ground = ground_new(state);
        struct trial trial = {.ground = ground, .random = seed};

        trial_begin(&trial);
        trial_run(&trial);
        print_message("%zu done, of which %zu undone; %zu refused\n", trial.done_count,
                      trial.undone_count, trial.refused_count);
        assert_true(trial.done_count > STEPS / 4 && trial.refused_count > 3);
        assert_true(trial.undone_count > 1);
        for (int64_t i = 0; i < NETWORKS; i++) {
            const struct history *history = &trial.histories[i];
            const int64_t end = history->pictures[history->count].at;
            for (int64_t at = history->pictures[1].at - 1; at <= end; at += 5) {
                expect_past(&trial, (size_t)i, at);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_journal_is_what_a_pile_of_pictures_would_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
