/* test_arena_delta.c - what a correction changed between two versions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "method/arena_delta.h"
#include "sheets.h"

static struct arena_combined version_of(const struct sheets *sheets,
                                        enum holding_basis basis, struct pool *pool)
{
    struct preparation *preparation = pool_array(pool, 1, struct preparation);

    *preparation = sheets_preparation(sheets, pool);
    const struct arena_ranking ranking = arena_rank(&preparation->arena, pool);
    return arena_combine(preparation, &ranking, basis, pool);
}

/* "P in4 out3": selected with class 4, then not with class 3; "-" not listed. */
static void actor_half_add(struct text *text, bool is_listed, bool is_selected,
                           int arena_class)
{
    if (is_listed) {
        text_format(text, " %s%d", is_selected ? "in" : "out", arena_class);
    } else {
        assert_false(is_selected);
        assert_int_equal(arena_class, 0);
        text_add(text, " -");
    }
}

static const char *actors_text(const struct arena_delta *delta, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < delta->actor_count; i++) {
        const struct actor_delta *actor = &delta->actors[i];
        text_format(&text, "%s%s", i > 0 ? ", " : "", actor->name);
        actor_half_add(&text, actor->was_listed, actor->was_selected,
                       actor->class_before);
        actor_half_add(&text, actor->is_listed, actor->is_selected, actor->class_after);
    }
    return text.bytes;
}

/* "R1 gap0 fragile1". */
static void source_half_add(struct text *text, bool is_listed, enum coverage_state state,
                            size_t actor_count)
{
    if (is_listed) {
        text_format(text, " %s%zu", vocabulary_code(&COVERAGE_STATE, (int)state),
                    actor_count);
    } else {
        assert_int_equal(actor_count, 0);
        text_add(text, " -");
    }
}

static const char *sources_text(const struct arena_delta *delta, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < delta->source_count; i++) {
        const struct source_delta *source = &delta->sources[i];
        text_format(&text, "%s%s", i > 0 ? ", " : "", source->code);
        source_half_add(&text, source->was_listed, source->before, source->actors_before);
        source_half_add(&text, source->is_listed, source->after, source->actors_after);
    }
    return text.bytes;
}

static const struct {
    const char *label;
    struct sheets before;
    struct sheets after;
    enum holding_basis basis;
    const char *actors;
    const char *sources;
    const char *reason;
} CASES[] = {
    {"nothing against nothing", {0}, {0}, HOLDING_ACTUAL, "", "", ""},
    {"nothing changed",
     {.arena = "P: 44", .sources = "R1!"},
     {.arena = "P: 44", .sources = "R1!"},
     HOLDING_ACTUAL,
     "P in4 in4",
     "R1 gap0 gap0",
     ""},
    {"a new actor, in the order of the new version",
     {.arena = "P: 44"},
     {.arena = "Q: 22\nP: 44"},
     HOLDING_ACTUAL,
     "Q - in2, P in4 in4",
     "",
     ""},
    {"a lost one comes last",
     {.arena = "P: 44\nQ: 22"},
     {.arena = "Q: 33"},
     HOLDING_ACTUAL,
     "Q in2 in4, P in4 -",
     "",
     ""},
    {"who was not rated has no class",
     {.arena = "P: -"},
     {.arena = "P: 44"},
     HOLDING_ACTUAL,
     "P in0 in4",
     "",
     ""},
    {"a class by override counts",
     {.arena = "P: 44"},
     {.arena = "P: 44 !c2"},
     HOLDING_ACTUAL,
     "P in4 in2",
     "",
     ""},
    {"where nobody has chosen everybody counts, then who was chosen",
     {.arena = "P: 44\nQ: 44", .sources = "R1!", .holdings = "P: R1 yyy\nQ: R1 yyy"},
     {.arena = "P: 44\nQ: 44",
      .sources = "R1!",
      .holdings = "P: R1 yyy\nQ: R1 yyy",
      .forms = "P: network\nQ: none"},
     HOLDING_ACTUAL,
     "P in4 in4, Q in4 out4",
     "R1 covered2 fragile1",
     ""},
    {"sources come, go and are covered otherwise",
     {.arena = "P: 44\nQ: 33",
      .sources = "R1!\nR2!",
      .holdings = "P: R1 yyy, R2 yyy\nQ: R1 yyy"},
     {.arena = "P: 44\nQ: 33",
      .sources = "R3\nR1!",
      .holdings = "P: R1 yyn, R3 yyy\nQ: R1 yyn"},
     HOLDING_ACTUAL,
     "P in4 in4, Q in4 in4",
     "R3 - fragile1, R1 covered2 gap0, R2 fragile1 -",
     ""},
    {"what the talks confirmed counts",
     {.arena = "P: 44", .sources = "R1!", .holdings = "P: R1 yyy"},
     {.arena = "P: 44",
      .sources = "R1!",
      .holdings = "P: R1 yyy/yyn",
      .talks = "P: -, core"},
     HOLDING_ACTUAL,
     "P in4 in4",
     "R1 fragile1 gap0",
     ""},
    {"unless the estimates are compared",
     {.arena = "P: 44", .sources = "R1!", .holdings = "P: R1 yyy"},
     {.arena = "P: 44",
      .sources = "R1!",
      .holdings = "P: R1 yyy/yyn",
      .forms = "P: network",
      .talks = "P: -, no"},
     HOLDING_ESTIMATED,
     "P in4 in4",
     "R1 fragile1 fragile1",
     ""},
    {"the reason is that of the last entry of the new version",
     {.versions = "the first\nanother"},
     {.versions = "the first\nR8 was missing"},
     HOLDING_ACTUAL,
     "",
     "",
     "R8 was missing"},
    {"no reason is taken from the old one",
     {.versions = "the first"},
     {0},
     HOLDING_ACTUAL,
     "",
     "",
     ""},
};

static void a_correction_shows_what_it_changed(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();
        const struct arena_combined before =
            version_of(&CASES[i].before, CASES[i].basis, pool);
        const struct arena_combined after =
            version_of(&CASES[i].after, CASES[i].basis, pool);
        const struct arena_delta delta = arena_delta(&before, &after, pool);

        print_message("%s\n", CASES[i].label);
        assert_string_equal(actors_text(&delta, pool), CASES[i].actors);
        assert_string_equal(sources_text(&delta, pool), CASES[i].sources);
        assert_string_equal(delta.reason, CASES[i].reason);
    }
}

/* The same version before and after its talks. */
static void the_talks_of_the_example_open_a_gap(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct arena_combined before =
        version_of(&OOSTERLINDE, HOLDING_ESTIMATED, pool);
    const struct arena_combined after = version_of(&OOSTERLINDE, HOLDING_ACTUAL, pool);
    const struct arena_delta delta = arena_delta(&before, &after, pool);

    (void)state;
    assert_string_equal(
        sources_text(&delta, pool),
        "R1 covered6 covered6, R2 fragile1 fragile1, R3 fragile1 fragile1, "
        "R4 covered2 covered2, R5 covered2 covered2, R6 fragile1 covered2, "
        "R7 covered2 covered2, R8 fragile1 gap0, R9 covered2 covered2");
    assert_string_equal(
        actors_text(&delta, pool),
        "OCMW in4 in4, Stadsbestuur in4 in4, Kind en Gezin in4 in4, Vereniging in4 in4, "
        "CAW in3 in3, Basisscholen in4 in4, CLB out2 out2, Kinderopvang in3 in3, "
        "Inloopteam in4 in4, Huisartsen/WGC out3 in3, Woonmaatschappij in4 out4, "
        "Voedselhulp out2 out2, Bibliotheek out2 out2, Sportdienst out1 out1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_correction_shows_what_it_changed),
        cmocka_unit_test(the_talks_of_the_example_open_a_gap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
