/* test_demo.c - the demonstration: Oosterlinde, told as the method tells it. */
#include "store_fixture.h"

#include "cli/demo_network.h"
#include "method/arena_explain.h"
#include "method/arena_rank.h"
#include "store/doctor.h"
#include "store/rating.h"
#include "store/secret.h"
#include "store/transfer.h"
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_first_round_ranks_as_in_the_method),
        ON_BOTH(the_talks_leave_housing_as_a_gap),
        ON_SQLITE(a_second_round_waits_for_marks),
        ON_BOTH(the_database_is_healthy),
        ON_BOTH(an_export_carries_it),
        ON_SQLITE(it_is_told_once_and_every_role_has_a_link),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
