/* test_rating.c - rounds: blind while they are open, one for all to see when closed. */
#include "store_fixture.h"

#include "ground.h"
#include "store/journal.h"
#include "store/rating.h"
#include "store/transfer.h"
#include "store/workspace.h"

static const char HERE[] = "here";

static struct change *change_of(struct unit *unit)
{
    const struct change_head head = {HERE, "person:1", "try", 1, 0};
    struct change *change = NULL;
    struct status st = {0};

    expect_done(change_begin(unit, &head, &change, &st), &st);
    return change;
}

/* Two persons, three actors, and a round that is open. */
static bool begin_do(struct unit *unit, void *context, struct status *st)
{
    struct person people[] = {{0, "An", "an@x.be", 0}, {0, "Bo", "bo@x.be", 0}};
    struct round_row round = {.version = 1, .opened_at = 1};
    struct change *change = change_of(unit);

    (void)context;
    for (size_t i = 0; i < ARRAY_COUNT(people); i++) {
        int64_t id = 0;
        if (!person_ensure(change, unit, HERE, &people[i], &id, st)) {
            return false;
        }
    }
    for (int i = 0; i < 3; i++) {
        static const char *const NAMES[] = {"OCMW", "CAW", "Bib"};
        struct actor_row actor = {.name = NAMES[i]};
        if (!actor_add(change, unit, HERE, &actor, st)) {
            return false;
        }
    }
    return round_open(change, unit, HERE, &round, st) && change_end(change, st);
}

static struct ground *rating_ground(void **state)
{
    struct ground *ground = ground_new(state);
    struct status st = {0};

    ground_network(ground, HERE);
    expect_done(ground_try(ground, begin_do, NULL, &st), &st);
    return ground;
}

static bool draft_do(struct unit *unit, void *context, struct status *st)
{
    const struct rating_row *row = context;
    struct change *change = change_of(unit);

    return rating_draft_put(change, unit, HERE, row, st) && change_end(change, st);
}

static void draft_put(struct ground *ground, struct rating_row row)
{
    struct status st = {0};

    expect_done(ground_try(ground, draft_do, &row, &st), &st);
}

static bool close_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = change_of(unit);

    (void)context;
    return round_close(change, unit, HERE, 1, 9, st) && change_end(change, st);
}

static bool open_do(struct unit *unit, void *context, struct status *st)
{
    struct round_row *round = context;
    struct change *change = change_of(unit);

    return round_open(change, unit, HERE, round, st) && change_end(change, st);
}

static bool finish_do(struct unit *unit, void *context, struct status *st)
{
    const struct rater_row *rater = context;
    struct change *change = change_of(unit);

    return rater_finish(change, unit, HERE, rater, st) && change_end(change, st);
}

static struct workspace workspace_of(struct ground *ground)
{
    struct workspace workspace = {0};
    struct status st = {0};

    expect_done(workspace_read(ground->database, HERE, 0, ground->pool, &workspace, &st),
                &st);
    return workspace;
}

static size_t drafts_of(struct ground *ground, int64_t round_id, int64_t person_id)
{
    struct rating_drafts drafts = {0};
    struct status st = {0};

    expect_done(rating_drafts(ground->database, HERE, round_id, person_id, ground->pool,
                              &drafts, &st),
                &st);
    return drafts.count;
}

/* Everything that leaves the network: its export, with the journal in it. */
static bool is_exported(struct ground *ground, const char *words)
{
    struct status st = {0};
    char *bytes = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&bytes, &length);

    expect_done(transfer_export(ground->database, HERE, out, &st), &st);
    assert_int_equal(fclose(out), 0);
    const bool is_there = strstr(bytes, words) != NULL;
    free(bytes);
    return is_there;
}

static void an_open_rounds_marks_are_in_no_history_and_no_export(void **state)
{
    SCOPED(ground) ground = rating_ground(state);

    draft_put(ground,
              (struct rating_row){0, 1, 2, 1, 0, 4, 3, 0, "CAW", "vertrouwelijk"});
    assert_int_equal(drafts_of(ground, 1, 2), 1);
    assert_int_equal(drafts_of(ground, 1, 1), 0);
    assert_int_equal(workspace_of(ground).rating_count, 0);
    assert_int_equal(workspace_of(ground).rater_count, 1);
    assert_false(is_exported(ground, "vertrouwelijk"));
    ground_refuse(ground, open_do, &(struct round_row){.version = 1}, STATUS_CONFLICT);
}

static void closing_makes_ratings_of_whole_drafts(void **state)
{
    SCOPED(ground) ground = rating_ground(state);
    struct status st = {0};

    draft_put(ground, (struct rating_row){0, 1, 2, 1, 0, 4, 3, 0, "CAW", "zeker"});
    draft_put(ground, (struct rating_row){0, 1, 2, 1, 0, 2, 3, 0, "CAW", "toch niet"});
    draft_put(ground, (struct rating_row){0, 1, 1, 2, 1, 1, 1, 2, "", ""});
    draft_put(ground, (struct rating_row){0, 1, 1, 3, 0, 4, 0, 0, "", "half"});
    expect_done(ground_try(ground, close_do, NULL, &st), &st);

    const struct workspace workspace = workspace_of(ground);
    assert_int_equal(workspace.rating_count, 2);
    assert_string_equal(workspace.rounds[0].state, "closed");
    assert_int_equal(workspace.rounds[0].closed_at, 9);
    assert_true(is_exported(ground, "toch niet"));
    assert_false(is_exported(ground, "half"));
    assert_int_equal(drafts_of(ground, 1, 1), 1);
    assert_int_equal(drafts_of(ground, 1, 2), 0);
    const struct arena arena = workspace_arena(&workspace, 0, ground->pool);
    assert_int_equal(arena.rater_count, 2);
    assert_string_equal(arena.actors[0].replaced_by[0], "CAW");
    assert_int_equal(arena_rating_of(&arena, 0, 1)->importance, 2);
    assert_true(arena_rating_of(&arena, 1, 0)->is_own);
    assert_false(arena_rating_of(&arena, 2, 0)->is_rated);
    ground_refuse(ground, close_do, NULL, STATUS_CONFLICT);
    ground_refuse(ground, draft_do, &(struct rating_row){0, 1, 1, 1, 0, 1, 1, 0, "", ""},
                  STATUS_CONFLICT);
}

static void a_second_round_wins_where_it_says_something_and_keeps_the_first(void **state)
{
    SCOPED(ground) ground = rating_ground(state);
    struct round_row second = {.version = 1, .opened_at = 10};
    struct status st = {0};

    draft_put(ground, (struct rating_row){0, 1, 1, 1, 0, 1, 1, 0, "", ""});
    draft_put(ground, (struct rating_row){0, 1, 1, 2, 0, 2, 2, 0, "", ""});
    expect_done(ground_try(ground, close_do, NULL, &st), &st);
    expect_done(ground_try(ground, open_do, &second, &st), &st);
    assert_int_equal(second.id, 2);
    draft_put(ground, (struct rating_row){0, 2, 1, 1, 0, 4, 4, 0, "", ""});
    struct change *change = change_of(&ground->unit);
    expect_done(round_close(change, &ground->unit, HERE, 2, 11, &st) &&
                    change_end(change, &st),
                &st);

    const struct workspace workspace = workspace_of(ground);
    const struct arena now = workspace_arena(&workspace, 0, ground->pool);
    const struct arena before = workspace_arena(&workspace, 1, ground->pool);
    assert_int_equal(arena_rating_of(&now, 0, 0)->importance, 4);
    assert_int_equal(arena_rating_of(&now, 1, 0)->importance, 2);
    assert_int_equal(arena_rating_of(&before, 0, 0)->importance, 1);
    assert_int_equal(workspace.rating_count, 3);
}

static void a_finished_sheet_is_taken_up_again_before_it_changes(void **state)
{
    SCOPED(ground) ground = rating_ground(state);
    struct rating_row row = {0, 1, 1, 1, 0, 1, 1, 0, "", ""};
    struct rater_row rater = {.round_id = 1, .person_id = 1, .finished_at = 7};
    struct status st = {0};

    expect_done(ground_try(ground, finish_do, &rater, &st), &st);
    ground_refuse(ground, draft_do, &row, STATUS_CONFLICT);
    rater.finished_at = 0;
    expect_done(ground_try(ground, finish_do, &rater, &st), &st);
    draft_put(ground, row);
    assert_int_equal(workspace_of(ground).rater_count, 1);
}

static bool remove_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = change_of(unit);

    (void)context;
    return actor_remove(change, unit, HERE, 1, st) && change_end(change, st);
}

static void an_actor_goes_with_all_about_it_and_comes_back_with_it(void **state)
{
    SCOPED(ground) ground = rating_ground(state);
    struct change_head undo = {HERE, "person:1", "undo", 20, 0};
    struct status st = {0};

    draft_put(ground, (struct rating_row){0, 1, 1, 1, 0, 1, 1, 0, "", ""});
    draft_put(ground, (struct rating_row){0, 1, 1, 2, 0, 1, 1, 0, "", ""});
    ground_refuse(ground, remove_do, NULL, STATUS_CONFLICT);
    expect_done(ground_try(ground, close_do, NULL, &st), &st);
    expect_done(ground_try(ground, remove_do, NULL, &st), &st);
    assert_int_equal(workspace_of(ground).actor_count, 2);
    assert_int_equal(workspace_of(ground).rating_count, 1);
    expect_done(journal_position(ground->database, HERE, &undo.undoes, &st), &st);
    expect_done(journal_undo(&ground->unit, &undo, &st), &st);
    assert_int_equal(workspace_of(ground).actor_count, 3);
    assert_int_equal(workspace_of(ground).rating_count, 2);
}

static bool twice_do(struct unit *unit, void *context, struct status *st)
{
    struct actor_row actor = {.name = "CAW"};
    struct change *change = change_of(unit);

    (void)context;
    return actor_add(change, unit, HERE, &actor, st) && change_end(change, st);
}

static void a_name_stands_on_the_sheet_once(void **state)
{
    SCOPED(ground) ground = rating_ground(state);

    ground_refuse(ground, twice_do, NULL, STATUS_CONFLICT);
}

static bool undo_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {HERE, "person:1", "undo", 30, *(int64_t *)context};

    return journal_undo(unit, &head, st);
}

static int64_t last_change(struct ground *ground)
{
    struct status st = {0};
    int64_t position = 0;

    expect_done(journal_position(ground->database, HERE, &position, &st), &st);
    return position;
}

static bool remove_last_do(struct unit *unit, void *context, struct status *st)
{
    struct change *change = change_of(unit);

    (void)context;
    return actor_remove(change, unit, HERE, 3, st) && change_end(change, st);
}

static bool again_do(struct unit *unit, void *context, struct status *st)
{
    struct actor_row actor = {.name = "Bib"};
    struct change *change = change_of(unit);

    (void)context;
    return actor_add(change, unit, HERE, &actor, st) && change_end(change, st);
}

static void an_undo_makes_nothing_stand_twice(void **state)
{
    SCOPED(ground) ground = rating_ground(state);
    struct round_row second = {.version = 1, .opened_at = 10};
    struct round_row third = {.version = 1, .opened_at = 12};
    struct status st = {0};

    draft_put(ground, (struct rating_row){0, 1, 1, 1, 0, 4, 0, 0, "", "half"});
    ground_refuse(ground, close_do, NULL, STATUS_CONFLICT);
    draft_put(ground, (struct rating_row){0, 1, 1, 1, 0, 4, 4, 0, "", ""});
    expect_done(ground_try(ground, close_do, NULL, &st), &st);
    expect_done(ground_try(ground, open_do, &second, &st), &st);
    int64_t opened = last_change(ground);
    expect_done(ground_try(ground, undo_do, &opened, &st), &st);
    int64_t undone = last_change(ground);
    expect_done(ground_try(ground, open_do, &third, &st), &st);
    ground_refuse(ground, undo_do, &undone, STATUS_CONFLICT);
    draft_put(ground, (struct rating_row){0, third.id, 1, 1, 0, 4, 4, 0, "", ""});
    struct change *change = change_of(&ground->unit);
    expect_done(round_close(change, &ground->unit, HERE, third.id, 13, &st) &&
                    change_end(change, &st),
                &st);

    expect_done(ground_try(ground, remove_last_do, NULL, &st), &st);
    int64_t removed = last_change(ground);
    expect_done(ground_try(ground, again_do, NULL, &st), &st);
    ground_refuse(ground, undo_do, &removed, STATUS_CONFLICT);
    assert_int_equal(workspace_of(ground).actor_count, 3);
}

/* A thousand marks with words are more than one row of the journal holds. */
static bool many_do(struct unit *unit, void *context, struct status *st)
{
    enum { ACTORS = 250, RATERS = 4, NOTE = 1200 };
    char note[NOTE + 1] = "";
    struct change *change = change_of(unit);

    (void)context;
    memset(note, 'n', NOTE);
    static const char *const MORE[] = {"c@x.be", "d@x.be"};
    for (size_t i = 0; i < ARRAY_COUNT(MORE); i++) {
        struct person person = {0, "Cé", MORE[i], 0};
        int64_t id = 0;
        if (!person_ensure(change, unit, HERE, &person, &id, st)) {
            return false;
        }
    }
    for (int i = 0; i < ACTORS; i++) {
        struct text name;
        text_init(&name, unit->pool, LIMIT_NAME_BYTES);
        text_format(&name, "Actor %d", i);
        struct actor_row actor = {.name = name.bytes};
        if (!actor_add(change, unit, HERE, &actor, st)) {
            return false;
        }
        for (int64_t rater = 1; rater <= RATERS; rater++) {
            const struct rating_row row = {0, 1, rater, actor.id, 0, 3, 3, 0, "", note};
            if (!rating_draft_put(change, unit, HERE, &row, st)) {
                return false;
            }
        }
    }
    return round_close(change, unit, HERE, 1, 9, st) && change_end(change, st);
}

static void a_large_round_can_be_closed(void **state)
{
    SCOPED(ground) ground = rating_ground(state);
    struct status st = {0};

    expect_done(ground_try(ground, many_do, NULL, &st), &st);
    assert_int_equal(workspace_of(ground).rating_count, 1000);
    expect_done(journal_verify(ground->database, HERE, &st), &st);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(an_open_rounds_marks_are_in_no_history_and_no_export),
        ON_BOTH(closing_makes_ratings_of_whole_drafts),
        ON_BOTH(a_second_round_wins_where_it_says_something_and_keeps_the_first),
        ON_BOTH(a_finished_sheet_is_taken_up_again_before_it_changes),
        ON_BOTH(an_actor_goes_with_all_about_it_and_comes_back_with_it),
        ON_BOTH(a_name_stands_on_the_sheet_once),
        ON_BOTH(an_undo_makes_nothing_stand_twice),
        ON_BOTH(a_large_round_can_be_closed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
