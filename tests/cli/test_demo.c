/* test_demo.c - the demonstration: Oosterlinde, told as the method tells it. */
#include "store_fixture.h"

#include "cli/demo_network.h"
#include "cli/demo_wave.h"
#include "method/arena_explain.h"
#include "method/arena_rank.h"
#include "store/doctor.h"
#include "store/rating.h"
#include "store/secret.h"
#include "store/transfer.h"
#include "store/wave.h"
#include "store/wave_result.h"
#include "store/workspace.h"

static const char HERE[] = "ooster11nde7";
static const int64_t NOW = INT64_C(1795312800000);

static void demo_tell(struct store *store, struct pool *pool,
                      struct demo_link links[DEMO_LINKS])
{
    struct status st = {0};

    expect_done(secret_init(&st), &st);
    expect_done(demo_make(store, NOW, pool, links, &st), &st);
}

static struct workspace workspace_of(struct store *store, struct pool *pool)
{
    SCOPED(reader) reader = reader_borrow(store);
    struct workspace workspace;
    struct status st = {0};

    expect_done(workspace_read(reader_database(reader), HERE, 0, pool, &workspace, &st),
                &st);
    return workspace;
}

/* Method 2.12: importance, irreplaceability, dependence, class, place. */
static const struct {
    const char *actor;
    int importance;
    int irreplaceability;
    int dependence;
    int arena_class;
    const char *place;
} EXPECTED[] = {
    {"Basisscholen", 4, 4, 3, 4, "1"},
    {"OCMW", 4, 3, 3, 4, "2="},
    {"Kind en Gezin", 4, 3, 3, 4, "2="},
    {"Stadsbestuur", 3, 4, 3, 4, "4="},
    {"Woonmaatschappij", 3, 4, 3, 4, "4="},
    {"Vereniging", 3, 3, 3, 4, "6="},
    {"Inloopteam", 3, 3, 3, 4, "6="},
    {"CAW", 3, 2, 2, 3, "8="},
    {"Kinderopvang", 3, 2, 2, 3, "8="},
    {"Huisartsen/WGC", 3, 2, 2, 3, "8="},
    {"CLB", 2, 3, 2, 2, "11"}, /* the class is the group's own */
    {"Voedselhulp", 2, 2, 1, 2, "12="},
    {"Bibliotheek", 2, 2, 1, 2, "12="},
    {"Sportdienst", 1, 1, 1, 1, "14"},
};

static void expect_ranking(const struct workspace *workspace, struct pool *pool)
{
    const struct preparation preparation = workspace_preparation(workspace, 1, pool);
    const struct arena_ranking ranking = arena_rank(&preparation.arena, pool);

    assert_int_equal(preparation.arena.actor_count, ARRAY_COUNT(EXPECTED));
    for (size_t i = 0; i < ARRAY_COUNT(EXPECTED); i++) {
        const size_t actor = arena_actor_find(&preparation.arena, EXPECTED[i].actor);
        const struct arena_result *result = NULL;

        for (size_t r = 0; r < preparation.arena.actor_count; r++) {
            result = ranking.results[r].actor == actor ? &ranking.results[r] : result;
        }
        assert_non_null(result);
        assert_int_equal(result->importance.majority, EXPECTED[i].importance);
        assert_int_equal(result->irreplaceability.majority, EXPECTED[i].irreplaceability);
        assert_int_equal(result->standing.dependence, EXPECTED[i].dependence);
        assert_int_equal(result->standing.arena_class, EXPECTED[i].arena_class);
        assert_string_equal(
            arena_place_text(result->standing.place, result->standing.is_shared, pool),
            EXPECTED[i].place);
    }
}

static void the_first_round_ranks_as_in_the_method(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];

    demo_tell(store, fixture->pool, links);
    const struct workspace workspace = workspace_of(store, fixture->pool);
    expect_ranking(&workspace, fixture->pool);
}

/* As the method has it after the talks: housing is a gap, lived experience fragile. */
static void the_talks_leave_housing_as_a_gap(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct pool *pool = fixture->pool;
    struct demo_link links[DEMO_LINKS];

    demo_tell(store, pool, links);
    const struct workspace workspace = workspace_of(store, pool);
    const struct preparation preparation = workspace_preparation(&workspace, 0, pool);
    const struct coverage *before =
        coverage_of(&preparation.holdings,
                    preparation_selection(&preparation, HOLDING_ESTIMATED, pool),
                    HOLDING_ESTIMATED, pool);
    const struct coverage *after = coverage_of(
        &preparation.holdings, preparation_selection(&preparation, HOLDING_ACTUAL, pool),
        HOLDING_ACTUAL, pool);
    assert_int_equal(before[7].state, COVERAGE_FRAGILE);
    assert_int_equal(after[7].state, COVERAGE_GAP);
    assert_int_equal(before[5].state, COVERAGE_FRAGILE);
    assert_int_equal(after[5].state, COVERAGE_COVERED);
    assert_int_equal(after[1].state, COVERAGE_FRAGILE);
    assert_int_equal(workspace_version(&workspace), 2);
    assert_int_equal(workspace.version_actor_count, 14);
    assert_int_equal(workspace.member_count, 4);
}

/* One sheet is finished, one half filled in, one not begun. */
static void a_second_round_waits_for_marks(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct rating_drafts hilde;
    struct rating_drafts karim;
    struct rating_drafts sofie;
    struct status st = {0};

    demo_tell(store, fixture->pool, links);
    const struct workspace workspace = workspace_of(store, fixture->pool);
    SCOPED(reader) reader = reader_borrow(store);
    struct database *database = reader_database(reader);
    assert_int_equal(workspace_open_round(&workspace)->id, 2);
    expect_done(rating_drafts(database, HERE, 2, 1, fixture->pool, &hilde, &st) &&
                    rating_drafts(database, HERE, 2, 2, fixture->pool, &karim, &st) &&
                    rating_drafts(database, HERE, 2, 3, fixture->pool, &sofie, &st),
                &st);
    assert_int_equal(hilde.count, 7);
    assert_int_equal(karim.count, 14);
    assert_int_equal(sofie.count, 0);
    assert_int_equal(workspace.rating_count, 3 * 14);
}

static void the_database_is_healthy(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct status st = {0};

    demo_tell(store, fixture->pool, links);
    SCOPED(reader) reader = reader_borrow(store);
    const struct doctor_call call = {.today = "2026-11-22", .url = fixture->url};
    expect_done(doctor_check(reader_database(reader), &call, &st), &st);
}

/* From either kind of database to the other. */
static void an_export_carries_it(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    SCOPED(fixture)
    elsewhere = fixture_of(fixture->kind == DATABASE_SQLITE ? DATABASE_POSTGRES
                                                            : DATABASE_SQLITE);
    SCOPED(store) other = fixture_store(elsewhere);
    struct demo_link links[DEMO_LINKS];
    struct transfer_result result;
    struct status st = {0};
    FILE *file = tmpfile();

    demo_tell(store, fixture->pool, links);
    SCOPED(reader) reader = reader_borrow(store);
    assert_non_null(file);
    expect_done(transfer_export(reader_database(reader), HERE, file, &st), &st);
    rewind(file);
    const struct transfer_source source = {file, "demo.jsonl"};
    expect_done(transfer_import(other, &source, NOW, fixture->pool, &result, &st), &st);
    assert_int_equal(fclose(file), 0);
    const struct workspace workspace = workspace_of(other, fixture->pool);
    expect_ranking(&workspace, fixture->pool);
    assert_int_equal(workspace.talk_count, 5);
    assert_int_equal(workspace.version_source_count, 9);
}

static void it_is_told_once_and_every_role_has_a_link(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct demo_link again[DEMO_LINKS];
    unsigned roles = 0;

    demo_tell(store, fixture->pool, links);
    demo_tell(store, fixture->pool, again);
    for (size_t i = 0; i < DEMO_LINKS; i++) {
        roles |= access_set(links[i].role);
        assert_string_not_equal(links[i].path, again[i].path);
    }
    assert_int_equal(__builtin_popcount(roles), DEMO_LINKS);
    assert_int_equal(workspace_of(store, fixture->pool).actor_count, 14);
}

/* ---- the network with three waves ---- */

enum { WAVES = 3 };

static void waves_of(struct store *store, struct pool *pool,
                     struct wave_whole waves_out[WAVES])
{
    SCOPED(reader) reader = reader_borrow(store);
    struct wave_list list;
    struct status st = {0};

    expect_done(wave_list(reader_database(reader), DEMO_WAVE_NETWORK, "relation", pool,
                          &list, &st),
                &st);
    assert_int_equal(list.count, WAVES);
    for (size_t i = 0; i < WAVES; i++) {
        expect_done(wave_read(reader_database(reader), DEMO_WAVE_NETWORK, list.rows[i].id,
                              pool, &waves_out[i], &st),
                    &st);
    }
}

static bool is_on_list(const struct wave_whole *wave, const char *name)
{
    for (size_t i = 0; i < wave->actor_count; i++) {
        if (wave->actors[i].actor_id != 0 && strcmp(wave->actors[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

/* Organisations that are asked, and those that answered the first item. */
static size_t asked_of(const struct wave_whole *wave, size_t *answered_out)
{
    size_t asked = 0;

    *answered_out = 0;
    for (size_t i = 0; i < wave->actor_count; i++) {
        asked += wave->actors[i].actor_id != 0;
    }
    for (size_t i = 0; i < wave->answer_count; i++) {
        *answered_out += strcmp(wave->answers[i].item, "contact") == 0;
    }
    return asked;
}

static void three_waves_are_closed_and_wait_for_the_clerk(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct wave_whole waves[WAVES];
    struct status st = {0};

    demo_tell(store, fixture->pool, links);
    waves_of(store, fixture->pool, waves);
    SCOPED(reader) reader = reader_borrow(store);
    for (size_t i = 0; i < WAVES; i++) {
        struct job_row job;
        assert_string_equal(waves[i].wave.state, "closed");
        assert_int_equal(waves[i].wave.former_id, i == 0 ? 0 : waves[i - 1].wave.id);
        expect_done(job_newest(reader_database(reader), DEMO_WAVE_NETWORK, "wave.compute",
                               waves[i].wave.id, fixture->pool, &job, &st),
                    &st);
        assert_string_equal(job.state, "waiting");
    }
}

/* Few enough are missing that every measure may be shown. */
static void most_partners_answer_but_never_all(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct wave_whole waves[WAVES];

    demo_tell(store, fixture->pool, links);
    waves_of(store, fixture->pool, waves);
    for (size_t i = 0; i < WAVES; i++) {
        size_t answered = 0;
        const size_t asked = asked_of(&waves[i], &answered);
        assert_in_range(asked, 22, 25);
        assert_in_range(answered * 100 / asked, 80, 95);
    }
}

static void one_leaves_and_two_join_between_the_waves(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct wave_whole waves[WAVES];

    demo_tell(store, fixture->pool, links);
    waves_of(store, fixture->pool, waves);
    assert_true(is_on_list(&waves[0], "Gezinsbond, afdeling Linde"));
    assert_false(is_on_list(&waves[1], "Gezinsbond, afdeling Linde"));
    assert_false(is_on_list(&waves[0], "Integratiedienst Welkom"));
    assert_true(is_on_list(&waves[1], "Integratiedienst Welkom"));
    assert_false(is_on_list(&waves[1], "Sportdienst"));
    assert_true(is_on_list(&waves[2], "Sportdienst"));
}

/* "target value low high" in a row of combined answers. */
static bool has_divided_line(const char *answers)
{
    int blanks = 0;

    for (; *answers != '\0'; answers++) {
        blanks = *answers == '\n' ? 0 : blanks + (*answers == ' ');
        if (blanks == 3) {
            return true;
        }
    }
    return false;
}

static void partners_answer_as_partners_do(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct wave_whole waves[WAVES];
    size_t divided = 0;
    size_t from_paper = 0;
    size_t other_names = 0;
    size_t outsiders = 0;
    size_t stopped = 0;

    demo_tell(store, fixture->pool, links);
    waves_of(store, fixture->pool, waves);
    for (size_t i = 0; i < WAVES; i++) {
        for (size_t j = 0; j < waves[i].answer_count; j++) {
            divided += has_divided_line(waves[i].answers[j].answers);
        }
        for (size_t j = 0; j < waves[i].informant_count; j++) {
            from_paper += waves[i].informants[j].paper_by != NULL;
            stopped += strcmp(waves[i].informants[j].state, "begun") == 0;
        }
        for (size_t j = 0; j < waves[i].actor_count; j++) {
            other_names += waves[i].actors[j].same_as != 0;
            outsiders +=
                waves[i].actors[j].actor_id == 0 && waves[i].actors[j].same_as == 0;
        }
    }
    assert_true(divided > 0);
    assert_true(from_paper > 0);
    assert_int_equal(other_names, 1);
    assert_int_equal(outsiders, 4);
    assert_int_equal(stopped, 1);
}

static void two_figures_were_kept_to_talk_about(void **state)
{
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct demo_link links[DEMO_LINKS];
    struct record_list list;
    struct status st = {0};

    demo_tell(store, fixture->pool, links);
    SCOPED(reader) reader = reader_borrow(store);
    expect_done(record_list(reader_database(reader), &FINDING_RECORD, DEMO_WAVE_NETWORK,
                            fixture->pool, &list, &st),
                &st);
    assert_int_equal(list.count, 2);
    const struct finding_row *rows =
        record_read_all(&FINDING_RECORD, &list, fixture->pool);
    assert_string_equal(rows[0].measure, "cut_share");
    assert_string_not_equal(rows[0].value, "0");
    assert_string_equal(rows[1].measure, "density");
    assert_string_equal(rows[1].state, "firm");
    assert_string_not_equal(rows[1].low, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_first_round_ranks_as_in_the_method),
        ON_BOTH(the_talks_leave_housing_as_a_gap),
        ON_SQLITE(a_second_round_waits_for_marks),
        ON_BOTH(the_database_is_healthy),
        ON_BOTH(an_export_carries_it),
        ON_SQLITE(it_is_told_once_and_every_role_has_a_link),
        ON_BOTH(three_waves_are_closed_and_wait_for_the_clerk),
        ON_SQLITE(most_partners_answer_but_never_all),
        ON_SQLITE(one_leaves_and_two_join_between_the_waves),
        ON_SQLITE(partners_answer_as_partners_do),
        ON_SQLITE(two_figures_were_kept_to_talk_about),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
