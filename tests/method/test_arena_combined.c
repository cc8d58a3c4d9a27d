/* test_arena_combined.c - what is kept of a version when single ratings go. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "method/arena_combined.h"
#include "sheets.h"

/* "P 4 44 1= in": class, levels, place, selected; then "R1! fragile 1". */
static const char *combined_text(const struct sheets *sheets, enum holding_basis basis,
                                 struct pool *pool)
{
    const struct preparation preparation = sheets_preparation(sheets, pool);
    const struct arena_ranking ranking = arena_rank(&preparation.arena, pool);
    const struct arena_combined version =
        arena_combine(&preparation, &ranking, basis, pool);
    struct text text;

    text_init(&text, pool, 4096);
    for (size_t i = 0; i < version.actor_count; i++) {
        const struct combined_actor *actor = &version.actors[i];
        text_format(&text, "%s %d %d%d %zu%s %s; ", actor->name, actor->arena_class,
                    actor->importance, actor->irreplaceability, actor->place,
                    actor->is_shared ? "=" : "", actor->is_selected ? "in" : "out");
    }
    for (size_t i = 0; i < version.source_count; i++) {
        const struct combined_source *source = &version.sources[i];
        assert_string_equal(source->label, "what it is");
        text_format(
            &text, "%s%s %s %zu; ", source->code, source->is_indispensable ? "!" : "",
            vocabulary_code(&COVERAGE_STATE, (int)source->state), source->actor_count);
    }
    text_format(&text, "[%s]", version.reason);
    return text.bytes;
}

static const struct {
    const char *label;
    struct sheets sheets;
    enum holding_basis basis;
    const char *combined;
} CASES[] = {
    {"nothing", {0}, HOLDING_ACTUAL, "[]"},
    {"in the order of the list, with shared places",
     {.arena = "P: 11 11\nQ: 44 44\nR: 44 44"},
     HOLDING_ACTUAL,
     "P 1 11 3 in; Q 4 44 1= in; R 4 44 1= in; []"},
    {"who was not rated has nothing",
     {.arena = "P: -"},
     HOLDING_ACTUAL,
     "P 0 00 0 in; []"},
    {"the class of an override, the levels of the raters",
     {.arena = "P: 44 !c2"},
     HOLDING_ACTUAL,
     "P 2 44 1 in; []"},
    {"sources by who is selected",
     {.arena = "P: 44\nQ: 44",
      .sources = "R1!\nR2",
      .holdings = "P: R1 yyy\nQ: R1 yyy",
      .choices = "P: in\nQ: out"},
     HOLDING_ACTUAL,
     "P 4 44 1= in; Q 4 44 1= out; R1! fragile 1; R2 gap 0; []"},
    {"before the talks",
     {.arena = "P: 44",
      .sources = "R1!",
      .holdings = "P: R1 yyy/nnn",
      .forms = "P: network",
      .talks = "P: -, no"},
     HOLDING_ESTIMATED,
     "P 4 44 1 in; R1! fragile 1; []"},
    {"and after them",
     {.arena = "P: 44",
      .sources = "R1!",
      .holdings = "P: R1 yyy/nnn",
      .forms = "P: network",
      .talks = "P: -, no"},
     HOLDING_ACTUAL,
     "P 4 44 1 out; R1! gap 0; []"},
    {"the last reason",
     {.versions = "the first\nR8 was missing"},
     HOLDING_ACTUAL,
     "[R8 was missing]"},
};

static void a_version_is_kept_without_single_ratings(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CASES); i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", CASES[i].label);
        assert_string_equal(combined_text(&CASES[i].sheets, CASES[i].basis, pool),
                            CASES[i].combined);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_version_is_kept_without_single_ratings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
