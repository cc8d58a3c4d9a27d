/* arena_compose_text.c - a composition in plain words. */
#include "cli/arena_compose.h"

#include "base/limits.h"
#include "cli/layout.h"

enum { SELECTIONS_SHOWN = 12 };

static const char *claims_text(const struct compose *compose, const bool *claims,
                               struct pool *pool)
{
    size_t *actors = pool_array(pool, compose->question.actor_count, size_t);
    size_t count = 0;

    for (size_t i = 0; i < compose->question.actor_count; i++) {
        if (claims[i]) {
            actors[count++] = i;
        }
    }
    return count == 0 ? "-" : compose_names(compose, actors, count, ", ", pool);
}

static void sentence_add(struct text *output, struct message message,
                         enum language language)
{
    layout_paragraph(output, "", say_in(output->pool, &message, language));
}

static void reasons_text(const struct compose *compose, enum language language,
                         struct text *output)
{
    const struct composition *answer = compose->answer;
    struct pool *pool = output->pool;

    layout_paragraph(output, "", say(N_("Why each is in the first one:"), language));
    for (size_t i = 0; i < answer->smallest_size; i++) {
        const size_t actor = answer->selections[0][i];
        const uint64_t needed_for = composition_reason(
            &compose->question, answer->selections[0], answer->smallest_size, actor);
        const struct message message =
            needed_for != 0
                ? message_make(pool, "%s: without it %s would not be covered.",
                               compose_actor_name(compose, actor),
                               compose_codes(compose, needed_for, pool))
                : message_make(pool,
                               "%s: was asked for; the others cover what it brings.",
                               compose_actor_name(compose, actor));
        layout_paragraph(output, "  ", say_in(pool, &message, language));
    }
}

static void selections_text(const struct compose *compose, enum language language,
                            struct text *output)
{
    const struct composition *answer = compose->answer;
    struct pool *pool = output->pool;

    sentence_add(
        output,
        answer->is_truncated
            ? message_make(pool,
                           "The smallest selections have %zu actors; there are "
                           "more than %zu of them.",
                           answer->smallest_size, answer->selection_count)
            : message_make_plural(pool, answer->selection_count,
                                  "%zu selection is smallest, with %zu actors.",
                                  "%zu selections are smallest, with %zu actors.",
                                  answer->selection_count, answer->smallest_size),
        language);
    for (size_t i = 0; i < answer->selection_count && i < SELECTIONS_SHOWN; i++) {
        layout_paragraph(output, "  ",
                         compose_names(compose, answer->selections[i],
                                       answer->smallest_size, ", ", pool));
    }
    if (answer->selection_count > SELECTIONS_SHOWN) {
        sentence_add(output,
                     message_make(pool, "  and %zu more (see --json or --csv)",
                                  answer->selection_count - SELECTIONS_SHOWN),
                     language);
    }
    text_add_char(output, '\n');
    sentence_add(output,
                 message_make(pool, "In every one of them: %s.",
                              claims_text(compose, answer->always, pool)),
                 language);
    sentence_add(
        output,
        message_make(pool, "In none: %s.", claims_text(compose, answer->never, pool)),
        language);
    text_add_char(output, '\n');
}

static void points_text(const struct compose *compose, enum language language,
                        struct text *output)
{
    static const char *const HEADERS[] = {N_("actors"), N_("covered twice"),
                                          N_("core actors"), N_("who")};
    struct layout_table table;

    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (size_t i = 0; i < compose->answer->point_count; i++) {
        const struct composition_point *point = &compose->answer->points[i];
        const size_t figures[] = {point->size, point->covered_twice, point->core_count};
        for (size_t j = 0; j < ARRAY_COUNT(figures); j++) {
            struct text cell;
            text_init(&cell, output->pool, LIMIT_CELL_BYTES);
            text_format(&cell, "%zu", figures[j]);
            layout_table_cell(&table, cell.bytes);
        }
        layout_table_cell(&table, compose_names(compose, point->actors, point->size, ", ",
                                                output->pool));
    }
    text_add_char(output, '\n');
    layout_paragraph(output, "",
                     say(N_("Weighing size against safety (at most three actors more; "
                            "nothing here is better in every respect):"),
                         language));
    layout_table_add(output, &table);
}

void compose_text(const struct compose *compose, enum language language,
                  struct text *output)
{
    if (compose->question.source_count == 0) {
        layout_paragraph(
            output, "",
            say(N_("No source is indispensable: there is nothing to cover."), language));
        return;
    }
    selections_text(compose, language, output);
    reasons_text(compose, language, output);
    points_text(compose, language, output);
    if (!compose->answer->is_front_complete) {
        layout_paragraph(
            output, "",
            say(N_("This last table may miss rows: the search was stopped at "
                   "its limit."),
                language));
    }
    text_add_char(output, '\n');
    layout_paragraph(output, "",
                     say(N_("This is advice for a conversation, not a choice. People "
                            "choose, by criteria that they locked before; the smallest "
                            "set is not the best one."),
                         language));
}
