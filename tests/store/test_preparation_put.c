/* test_preparation_put.c - a preparation becomes rows and comes back as it was. */
#include "store_fixture.h"

#include "ground.h"
#include "store/preparation_put.h"
#include "store/rating.h"
#include "store/workspace.h"

static const char HERE[] = "here";
static const int64_t NOW = INT64_C(1795312800000);
static const int64_t RATERS[] = {1, 2};

/* ---- what is put ---- */

static const char *const REPLACES[] = {"CAW", "een ander"};
static const struct arena_override OVERRIDE = {
    .arena_class = 2, .reason = "te oud", .by = "", .at = ""};
static const struct arena_actor ACTORS[] = {
    {.name = "OCMW",
     .sector = "welzijn",
     .sources = "R1",
     .note = "balie",
     .replaced_by = REPLACES,
     .replaced_by_count = 2},
    {.name = "CAW", .sector = "", .sources = "", .note = "", .override = &OVERRIDE},
    {.name = "Bib", .sector = "cultuur", .sources = "", .note = ""},
};
static const char *const RATER_NAMES[] = {"An", "Bo"};
static const struct arena_rating RATINGS[] = {
    {true, false, 4, 3, 3}, {true, true, 4, 4, 0},   {true, false, 2, 1, 1},
    {true, false, 3, 2, 0}, {false, false, 0, 0, 0}, {true, false, 1, 1, 0},
};
static const struct needed_source SOURCES[] = {{"R1", "vertrouwen", true},
                                               {"R2", "lokalen", false}};
static const struct holding CELLS[] = {
    {{ANSWER_YES, ANSWER_PARTLY, ANSWER_NONE}, {ANSWER_YES, ANSWER_NO, ANSWER_UNKNOWN}},
    {{ANSWER_NONE, ANSWER_NONE, ANSWER_NONE}, {ANSWER_NONE, ANSWER_NONE, ANSWER_YES}},
    {{ANSWER_YES, ANSWER_YES, ANSWER_YES}, {ANSWER_NONE, ANSWER_NONE, ANSWER_NONE}},
    {{0}, {0}},
    {{0}, {0}},
    {{ANSWER_UNKNOWN, ANSWER_NONE, ANSWER_NONE}, {0}},
};
static const struct criterion CRITERIA[] = {{"C1", "brengt een bron", "2026-11-22 12:00"},
                                            {"C2", "heeft mandaat", ""}};
static const struct form_choice FORMS[] = {
    {true, FORM_NETWORK, "kern"}, {false, FORM_NONE, ""}, {true, FORM_NONE, "nu niet"}};
static const struct selection_choice CHOICES[] = {
    {true, true, ""}, {true, false, "te ver"}, {false, false, ""}};
static const struct talk TALKS[] = {
    {0, "An", "Jan", "2026-11-20", ANSWER_PARTLY, "samen", 1, 3, 3, "overdag", 2,
     TALK_CORE, "goed"},
    {2, "", "", "", ANSWER_NONE, "", 0, 0, 0, "", 0, TALK_OUTCOME_NONE, ""},
};
static const struct pair PAIRS[] = {{0, 1, 0, PAIR_COMPETITIVE, false},
                                    {0, 2, 1, PAIR_COMPLEMENTARY, false}};

static const struct preparation TOLD = {
    .arena = {.issue = "Wat houdt ons bezig?",
              .actors = ACTORS,
              .actor_count = ARRAY_COUNT(ACTORS),
              .raters = RATER_NAMES,
              .rater_count = ARRAY_COUNT(RATER_NAMES),
              .ratings = RATINGS},
    .holdings = {SOURCES, ARRAY_COUNT(SOURCES), ARRAY_COUNT(ACTORS), CELLS},
    .criteria = CRITERIA,
    .criterion_count = ARRAY_COUNT(CRITERIA),
    .forms = FORMS,
    .choices = CHOICES,
    .talks = TALKS,
    .talk_count = ARRAY_COUNT(TALKS),
    .pairs = {PAIRS, ARRAY_COUNT(PAIRS), false},
};

/* ---- putting ---- */

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

static bool marks_do(struct change *change, struct unit *unit,
                     const struct preparation_put *put, struct status *st)
{
    struct round_row round = {.version = 1, .opened_at = NOW};

    if (!round_open(change, unit, HERE, &round, st)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(RATERS); i++) {
        const struct preparation_sheet sheet = {round.id, i};
        if (!preparation_put_sheet(change, unit, put, &sheet, st)) {
            return false;
        }
    }
    return round_close(change, unit, HERE, round.id, NOW, st);
}

static bool rest_do(struct change *change, struct unit *unit,
                    const struct preparation_put *put, struct status *st)
{
    return preparation_put_overrides(change, put, st) &&
           preparation_put_forms(change, unit, put, st) &&
           preparation_put_criteria(change, put, st) &&
           preparation_put_choices(change, put, st) &&
           preparation_put_pairs(change, put, st) &&
           preparation_put_talk(change, put, &TALKS[0], st) &&
           preparation_put_talk(change, put, &TALKS[1], st);
}

static bool everything_do(struct unit *unit, void *context, struct status *st)
{
    const enum holding_basis *basis = context;
    const struct change_head head = {HERE, "person:1", "preparation.put", NOW, 0};
    struct preparation_put put = preparation_put_of(HERE, &TOLD, unit->pool);
    struct change *change = NULL;

    put.person_ids = RATERS;
    put.author = "person:1";
    put.now = NOW;
    return change_begin(unit, &head, &change, st) && persons_do(change, st) &&
           preparation_put_issue(change, unit, &put, st) &&
           preparation_put_sources(change, &put, st) &&
           preparation_put_actors(change, unit, &put, st) &&
           preparation_put_holdings(change, &put, *basis, st) &&
           marks_do(change, unit, &put, st) && rest_do(change, unit, &put, st) &&
           (*basis == HOLDING_ACTUAL ||
            preparation_put_confirmed(change, unit, &put, 0, st)) &&
           change_end(change, st);
}

/* Put on a basis, and read again. */
static struct preparation put_and_read(struct ground *ground, enum holding_basis basis)
{
    struct workspace *workspace = pool_array(ground->pool, 1, struct workspace);
    struct status st = {0};

    ground_network(ground, HERE);
    expect_done(ground_try(ground, everything_do, &basis, &st), &st);
    expect_done(workspace_read(ground->database, HERE, 0, ground->pool, workspace, &st),
                &st);
    return workspace_preparation(workspace, 0, ground->pool);
}

/* ---- what comes back ---- */

static void expect_rating(const struct arena_rating *read,
                          const struct arena_rating *told)
{
    assert_int_equal(read->is_rated, told->is_rated);
    assert_int_equal(read->is_own, told->is_own);
    assert_int_equal(read->importance, told->importance);
    assert_int_equal(read->irreplaceability, told->irreplaceability);
    assert_int_equal(read->dependence, told->dependence);
}

static void the_arena_comes_back(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const struct arena arena = put_and_read(ground, HOLDING_ACTUAL).arena;

    assert_string_equal(arena.issue, TOLD.arena.issue);
    assert_int_equal(arena.actor_count, ARRAY_COUNT(ACTORS));
    assert_int_equal(arena.rater_count, ARRAY_COUNT(RATER_NAMES));
    for (size_t i = 0; i < arena.actor_count; i++) {
        assert_string_equal(arena.actors[i].name, ACTORS[i].name);
        assert_string_equal(arena.actors[i].sector, ACTORS[i].sector);
        assert_string_equal(arena.actors[i].sources, ACTORS[i].sources);
        assert_string_equal(arena.actors[i].note, ACTORS[i].note);
        assert_int_equal(arena.actors[i].replaced_by_count, ACTORS[i].replaced_by_count);
    }
    for (size_t i = 0; i < ARRAY_COUNT(RATINGS); i++) {
        expect_rating(&arena.ratings[i], &RATINGS[i]);
    }
    assert_string_equal(arena.raters[1], "Bo");
    assert_string_equal(arena.actors[0].replaced_by[1], "een ander");
    assert_null(arena.actors[0].override);
    assert_int_equal(arena.actors[1].override->arena_class, 2);
    assert_string_equal(arena.actors[1].override->reason, "te oud");
}

static void expect_view(const struct holding_view *read, const struct holding_view *told)
{
    assert_int_equal(read->has, told->has);
    assert_int_equal(read->can, told->can);
    assert_int_equal(read->wants, told->wants);
}

static void sources_and_holdings_come_back(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const struct holdings holdings = put_and_read(ground, HOLDING_ACTUAL).holdings;

    assert_int_equal(holdings.source_count, ARRAY_COUNT(SOURCES));
    for (size_t i = 0; i < ARRAY_COUNT(SOURCES); i++) {
        assert_string_equal(holdings.sources[i].code, SOURCES[i].code);
        assert_string_equal(holdings.sources[i].label, SOURCES[i].label);
        assert_int_equal(holdings.sources[i].is_indispensable,
                         SOURCES[i].is_indispensable);
    }
    for (size_t i = 0; i < ARRAY_COUNT(CELLS); i++) {
        expect_view(&holdings.cells[i].estimated, &CELLS[i].estimated);
        expect_view(&holdings.cells[i].confirmed, &CELLS[i].confirmed);
    }
}

/* Only of the actor with whom was talked, and only where there is an estimate. */
static void what_a_talk_confirmed_is_put_beside_the_estimate(void **state)
{
    static const struct holding_view NOTHING = {0};
    SCOPED(ground) ground = ground_new(state);
    const struct holdings holdings = put_and_read(ground, HOLDING_ESTIMATED).holdings;

    expect_view(&holdings.cells[0].estimated, &CELLS[0].estimated);
    expect_view(&holdings.cells[0].confirmed, &CELLS[0].confirmed);
    expect_view(&holdings.cells[1].confirmed, &NOTHING);
}

static void choices_come_back(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const struct preparation read = put_and_read(ground, HOLDING_ACTUAL);

    for (size_t i = 0; i < ARRAY_COUNT(ACTORS); i++) {
        assert_int_equal(read.forms[i].is_made, FORMS[i].is_made);
        assert_int_equal(read.forms[i].form, FORMS[i].form);
        assert_string_equal(read.forms[i].reason, FORMS[i].reason);
        assert_int_equal(read.choices[i].is_made, CHOICES[i].is_made);
        assert_int_equal(read.choices[i].is_in, CHOICES[i].is_in);
        assert_string_equal(read.choices[i].reason, CHOICES[i].reason);
    }
    assert_int_equal(read.criterion_count, ARRAY_COUNT(CRITERIA));
    for (size_t i = 0; i < ARRAY_COUNT(CRITERIA); i++) {
        assert_string_equal(read.criteria[i].code, CRITERIA[i].code);
        assert_string_equal(read.criteria[i].text, CRITERIA[i].text);
        assert_int_equal(read.criteria[i].locked_at[0] != '\0',
                         CRITERIA[i].locked_at[0] != '\0');
    }
}

static void talks_and_pairs_come_back(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const struct preparation read = put_and_read(ground, HOLDING_ACTUAL);

    assert_int_equal(read.talk_count, ARRAY_COUNT(TALKS));
    for (size_t i = 0; i < ARRAY_COUNT(TALKS); i++) {
        assert_int_equal(read.talks[i].actor, TALKS[i].actor);
        assert_string_equal(read.talks[i].by, TALKS[i].by);
        assert_string_equal(read.talks[i].with, TALKS[i].with);
        assert_string_equal(read.talks[i].at, TALKS[i].at);
        assert_int_equal(read.talks[i].was_right, TALKS[i].was_right);
        assert_string_equal(read.talks[i].interest, TALKS[i].interest);
        assert_int_equal(read.talks[i].interest_effect, TALKS[i].interest_effect);
        assert_int_equal(read.talks[i].motivation, TALKS[i].motivation);
        assert_int_equal(read.talks[i].readiness, TALKS[i].readiness);
        assert_string_equal(read.talks[i].conditions, TALKS[i].conditions);
        assert_int_equal(read.talks[i].mandate, TALKS[i].mandate);
        assert_int_equal(read.talks[i].outcome, TALKS[i].outcome);
        assert_string_equal(read.talks[i].note, TALKS[i].note);
    }
    assert_int_equal(read.pairs.count, ARRAY_COUNT(PAIRS));
    for (size_t i = 0; i < ARRAY_COUNT(PAIRS); i++) {
        assert_int_equal(read.pairs.pairs[i].first, PAIRS[i].first);
        assert_int_equal(read.pairs.pairs[i].second, PAIRS[i].second);
        assert_int_equal(read.pairs.pairs[i].source, PAIRS[i].source);
        assert_int_equal(read.pairs.pairs[i].relation, PAIRS[i].relation);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_arena_comes_back),
        ON_BOTH(sources_and_holdings_come_back),
        ON_BOTH(what_a_talk_confirmed_is_put_beside_the_estimate),
        ON_BOTH(choices_come_back),
        ON_BOTH(talks_and_pairs_come_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
