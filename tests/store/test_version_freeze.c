/* test_version_freeze.c - what is kept of a version, and single ratings that go. */
#include "store_fixture.h"

#include "base/day.h"
#include "ground.h"
#include "store/journal.h"
#include "store/version_freeze.h"

static const char HERE[] = "here";
static const int64_t NOW = INT64_C(1795312800000);

/* ---- the ground: two actors, two raters, one closed round ---- */

static bool persons_do(struct change *change, struct status *st)
{
    static const struct person PERSONS[] = {{1, "An", "an@x.be", 0},
                                            {2, "Bo", "bo@x.be", 0}};
    struct sql_value values[RECORD_COLUMNS_MAX];

    for (size_t i = 0; i < ARRAY_COUNT(PERSONS); i++) {
        person_values(&PERSONS[i], values);
        if (!change_put(change, &PERSON_RECORD, values, st)) {
            return false;
        }
    }
    return true;
}

static bool actors_do(struct change *change, struct unit *unit, struct status *st)
{
    struct actor_row actors[] = {{.name = "OCMW"}, {.name = "CAW"}};

    for (size_t i = 0; i < ARRAY_COUNT(actors); i++) {
        if (!actor_add(change, unit, HERE, &actors[i], st)) {
            return false;
        }
    }
    return true;
}

struct added {
    const struct record_kind *kind;
    void *row;
};

#define ADD(record, ...)                                                                 \
    {                                                                                    \
        &record, &(__VA_ARGS__)                                                          \
    }

static bool rows_do(struct change *change, const struct added *rows, struct status *st)
{
    for (; rows->kind != NULL; rows++) {
        if (!change_add(change, rows->kind, rows->row, st)) {
            return false;
        }
    }
    return true;
}

static bool sheet_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "person:1", "round.close", NOW, 0};
    struct change *change = NULL;
    const struct added rows[] = {
        ADD(SOURCE_RECORD, (struct source_row){.code = "R1",
                                               .label = "vertrouwen",
                                               .necessity = "indispensable"}),
        ADD(SOURCE_RECORD,
            (struct source_row){.code = "R2", .label = "lokalen", .necessity = "useful"}),
        ADD(HOLDING_RECORD,
            (struct holding_row){
                .actor_id = 1, .source_id = 1, .has = "yes", .wants_confirmed = "no"}),
        ADD(ROUND_RECORD, (struct round_row){0, 1, "closed", NOW, NOW}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 1, 1, 0, 4, 4, 0, "", "geheim"}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 2, 1, 0, 4, 3, 0, "CAW", ""}),
        ADD(RATING_RECORD, (struct rating_row){0, 1, 2, 2, 0, 1, 1, 0, "", ""}),
        ADD(SELECTION_RECORD, (struct selection_row){0, 1, 1, ""}),
        {0},
    };

    (void)context;
    return change_begin(unit, &head, &change, st) && persons_do(change, st) &&
           actors_do(change, unit, st) && rows_do(change, rows, st) &&
           change_end(change, st);
}

static struct ground *sheet_new(void **state)
{
    struct ground *ground = ground_new(state);
    struct status st = {0};

    ground_network(ground, HERE);
    expect_done(ground_try(ground, sheet_do, NULL, &st), &st);
    return ground;
}

static bool more_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "person:1", "row.add", NOW, 0};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) && rows_do(change, context, st) &&
           change_end(change, st);
}

static void add(struct ground *ground, const struct record_kind *kind, void *row)
{
    struct added rows[] = {{kind, row}, {0}};
    struct status st = {0};

    expect_done(ground_try(ground, more_do, rows, &st), &st);
}

static void round_open_here(struct ground *ground)
{
    add(ground, &ROUND_RECORD, &(struct round_row){0, 1, "open", NOW, 0});
}

static bool begin_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "person:1", "version.begin", NOW, 0};
    struct version_row row = {.at = NOW, .author = "person:1", .reason = context};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) &&
           version_begin(change, unit, HERE, &row, st) && change_end(change, st);
}

static void begin(struct ground *ground, const char *reason)
{
    char text[40];
    struct status st = {0};

    (void)snprintf(text, sizeof text, "%s", reason);
    expect_done(ground_try(ground, begin_do, text, &st), &st);
}

static bool erase_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "clerk", "rating.erase", NOW + 1, 0};
    struct change *change = NULL;

    (void)context;
    return change_begin(unit, &head, &change, st) &&
           rating_erase(change, unit, HERE, st) && change_end(change, st);
}

static void erase(struct ground *ground)
{
    struct status st = {0};

    expect_done(ground_try(ground, erase_do, NULL, &st), &st);
}

static struct workspace workspace_here(struct ground *ground)
{
    struct workspace workspace;
    struct status st = {0};

    expect_done(workspace_read(ground->database, HERE, 0, ground->pool, &workspace, &st),
                &st);
    return workspace;
}

/* A statement is known by where it stands: each gets a place of its own. */
static int64_t number(struct ground *ground, const char *query)
{
    struct sql *sql = pool_array(ground->pool, 1, struct sql);

    *sql = (struct sql){"number", query, query};
    return ground_number(ground, sql);
}

/* ---- keeping ---- */

static void a_version_is_kept_as_all_raters_together_gave_it(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    begin(ground, "wonen ontbreekt");
    const struct workspace after = workspace_here(ground);
    assert_int_equal(workspace_version(&after), 2);
    assert_string_equal(after.versions[0].reason, "wonen ontbreekt");
    assert_int_equal(after.version_actor_count, 2);
    const struct version_actor_row *ocmw = &after.version_actors[0];
    assert_string_equal(ocmw->name, "OCMW");
    assert_int_equal(ocmw->version, 1);
    assert_int_equal(ocmw->arena_class, 4);
    assert_int_equal(ocmw->importance, 4);
    assert_int_equal(ocmw->irreplaceability, 3);
    assert_int_equal(ocmw->place, 1);
    assert_int_equal(ocmw->is_selected, 1);
    assert_int_equal(after.version_actors[1].arena_class, 1);
    assert_int_equal(after.version_actors[1].is_selected, 0);
    assert_int_equal(after.version_source_count, 2);
    assert_string_equal(after.version_sources[0].state, "fragile");
    assert_int_equal(after.version_sources[0].actor_count, 1);
    assert_string_equal(after.version_sources[1].state, "gap");
}

static void what_a_talk_confirmed_counts_once_there_is_an_outcome(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    add(ground, &TALK_RECORD, &(struct talk_row){.actor_id = 1, .outcome = "core"});
    begin(ground, "na de gesprekken");
    assert_string_equal(workspace_here(ground).version_sources[0].state, "gap");
}

static void each_correction_keeps_the_version_before_it(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    begin(ground, "een");
    add(ground, &SOURCE_RECORD,
        &(struct source_row){.code = "R3", .label = "geld", .necessity = "useful"});
    begin(ground, "twee");
    const struct workspace after = workspace_here(ground);
    assert_int_equal(workspace_version(&after), 3);
    assert_int_equal(version_combined(&after, 1, ground->pool).source_count, 2);
    assert_int_equal(version_combined(&after, 2, ground->pool).source_count, 3);
    assert_string_equal(version_combined(&after, 2, ground->pool).reason, "een");
    assert_false(version_is_known(&after, 4));
}

static void no_version_begins_while_somebody_rates(void **state)
{
    SCOPED(ground) ground = sheet_new(state);
    char reason[] = "te vroeg";

    round_open_here(ground);
    ground_refuse(ground, begin_do, reason, STATUS_CONFLICT);
    ground_refuse(ground, erase_do, NULL, STATUS_CONFLICT);
}

/* ---- erasing ---- */

static void no_single_rating_is_left_anywhere(void **state)
{
    SCOPED(ground) ground = sheet_new(state);
    struct status st = {0};

    ground_script(ground, "INSERT INTO rating_draft VALUES "
                          "('here', 1, 1, 2, 0, 3, 0, 0, '', 'half')");
    assert_int_equal(number(ground, "SELECT COUNT(*) FROM journal_value "
                                    "WHERE changes LIKE '%geheim%'"),
                     1);
    erase(ground);
    assert_int_equal(number(ground, "SELECT COUNT(*) FROM rating"), 0);
    assert_int_equal(number(ground, "SELECT COUNT(*) FROM rating_draft"), 0);
    assert_int_equal(number(ground, "SELECT COUNT(*) FROM journal_value WHERE changes "
                                    "LIKE '%geheim%' OR changes LIKE '%\"rating\"%'"),
                     0);
    assert_int_equal(number(ground, "SELECT COUNT(*) FROM journal"), 2);
    expect_done(journal_verify(ground->database, HERE, &st), &st);
}

static void place_class_and_levels_stay(void **state)
{
    SCOPED(ground) ground = sheet_new(state);
    int64_t at = 0;
    struct status st = {0};

    const struct workspace before = workspace_here(ground);
    assert_false(version_is_erased(&before));
    erase(ground);
    const struct workspace after = workspace_here(ground);
    const struct arena_combined kept = version_combined(&after, 1, ground->pool);
    assert_true(version_is_erased(&after));
    assert_int_equal(kept.actors[0].arena_class, 4);
    assert_int_equal(kept.actors[0].place, 1);
    assert_true(kept.actors[0].is_selected);
    const struct preparation ranked = workspace_preparation(&after, 0, ground->pool);
    const struct arena_ranking ranking = arena_rank(&ranked.arena, ground->pool);
    assert_int_equal(ranking.rater_count,
                     1); /* nobody's name, and all of them together */
    assert_string_equal(ranked.arena.raters[0], "");
    assert_int_equal(ranking.results[0].standing.arena_class, 4);
    expect_done(rating_erased_at(ground->database, HERE, &at, &st), &st);
    assert_int_equal(at, NOW + 1);
}

static void a_later_correction_keeps_them_too(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    erase(ground);
    begin(ground, "later");
    const struct workspace after = workspace_here(ground);
    assert_int_equal(after.version_actor_count, 2); /* those of before made place */
    assert_int_equal(after.version_actors[0].arena_class, 4);
    assert_int_equal(version_combined(&after, 2, ground->pool).actors[0].arena_class, 4);
}

static int class_now(struct ground *ground, size_t actor)
{
    const struct workspace workspace = workspace_here(ground);
    const struct arena_combined now =
        version_combined(&workspace, workspace_version(&workspace), ground->pool);

    return now.actors[actor].arena_class;
}

static void who_is_not_rated_again_keeps_what_was_kept(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    erase(ground);
    add(ground, &ROUND_RECORD, &(struct round_row){0, 1, "closed", NOW, NOW});
    add(ground, &RATING_RECORD, &(struct rating_row){0, 2, 1, 2, 0, 4, 4, 0, "", ""});
    for (int i = 0; i < 3; i++) {
        assert_int_equal(class_now(ground, 0), 4);
        assert_int_equal(class_now(ground, 1), 4);
        begin(ground, "again");
    }
    erase(ground);
    assert_int_equal(class_now(ground, 0), 4);
    assert_int_equal(class_now(ground, 1), 4);
}

static void erasing_cannot_be_taken_back(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    erase(ground);
    for (int64_t position = 1; position <= 2; position++) {
        const struct change_head head = {HERE, "person:1", NULL, NOW + 2, position};
        struct status st = {0};

        assert_false(journal_undo(&ground->unit, &head, &st));
        assert_int_equal(st.code, position == 1 ? STATUS_NOT_FOUND : STATUS_CONFLICT);
    }
}

static void where_nobody_rated_there_is_nothing_to_erase(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    erase(ground);
    ground_refuse(ground, erase_do, NULL, STATUS_NOT_FOUND);
}

static size_t due_count(struct ground *ground, int64_t before)
{
    struct rating_due due;
    struct status st = {0};

    expect_done(rating_erase_due(ground->database, before, ground->pool, &due, &st), &st);
    return due.count;
}

static void ratings_are_due_when_their_time_is_over_and_there_are_members(void **state)
{
    SCOPED(ground) ground = sheet_new(state);

    assert_int_equal(due_count(ground, NOW + 1), 0);
    add(ground, &MEMBER_RECORD,
        &(struct member_row){.actor_id = 1, .role = "core", .from_day = "2026-11-22"});
    assert_int_equal(due_count(ground, NOW + 1), 1);
    assert_int_equal(due_count(ground, NOW), 0);
    round_open_here(ground);
    assert_int_equal(due_count(ground, NOW + 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_version_is_kept_as_all_raters_together_gave_it),
        ON_BOTH(what_a_talk_confirmed_counts_once_there_is_an_outcome),
        ON_BOTH(each_correction_keeps_the_version_before_it),
        ON_BOTH(no_version_begins_while_somebody_rates),
        ON_BOTH(no_single_rating_is_left_anywhere),
        ON_BOTH(place_class_and_levels_stay),
        ON_BOTH(a_later_correction_keeps_them_too),
        ON_BOTH(who_is_not_rated_again_keeps_what_was_kept),
        ON_BOTH(erasing_cannot_be_taken_back),
        ON_BOTH(where_nobody_rated_there_is_nothing_to_erase),
        ON_BOTH(ratings_are_due_when_their_time_is_over_and_there_are_members),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
