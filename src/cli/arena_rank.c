/* arena_rank.c - `samenspel arena rank`: the ranking of an arena-analysis. */
#include "cli/arena_commands.h"
#include "cli/arena_input.h"
#include "cli/arena_rank_data.h"
#include "cli/layout.h"

#include "base/limits.h"
#include "method/arena_remarks.h"

static const char *label_of(const struct vocabulary *vocabulary, int value,
                            enum language language)
{
    const char *label = vocabulary_label(vocabulary, value);

    return label != NULL ? say(label, language) : "-";
}

/* A level as its number or word, and how the raters lie apart: "3 (divided)". */
static const char *level_text(const char *level, const struct arena_level *combined,
                              enum language language, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add(&text, level);
    if (combined->agreement >= ARENA_DIVIDED) {
        text_format(&text, " (%s)",
                    label_of(&ARENA_AGREEMENT, (int)combined->agreement, language));
    }
    return text.bytes;
}

static const char *importance_text(const struct arena_level *importance,
                                   enum language language, struct pool *pool)
{
    static const char *const LEVELS[] = {"-", "1", "2", "3", "4"};

    return level_text(LEVELS[importance->majority], importance, language, pool);
}

/* "4 core*": the mark says that people set it. */
static const char *class_text(const struct arena_actor *actor,
                              const struct arena_standing *standing,
                              enum language language, struct pool *pool)
{
    struct text text;

    if (standing->arena_class == 0) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%d %s%s", standing->arena_class,
                label_of(&ARENA_CLASS, standing->arena_class, language),
                actor->override != NULL ? "*" : "");
    return text.bytes;
}

/* What the raters wrote, marked where it is not what follows from their marks. */
static const char *stated_text(const struct arena_result *result, enum language language,
                               struct pool *pool)
{
    const bool differs = result->dependence_stated != 0 &&
                         result->dependence_stated != result->standing.dependence;
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%s%s",
                label_of(&ARENA_DEPENDENCE, result->dependence_stated, language),
                differs ? " !" : "");
    return text.bytes;
}

static const char *robustness_text(const struct arena_sensitivity *sensitivity,
                                   enum language language, struct pool *pool)
{
    struct text text;

    if (sensitivity->robustness == ARENA_ROBUSTNESS_NONE) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%s (%d)",
                label_of(&ARENA_ROBUSTNESS, (int)sensitivity->robustness, language),
                sensitivity->one_step_changes);
    return text.bytes;
}

static const char *spread_text(const struct arena_sensitivity *sensitivity,
                               struct pool *pool)
{
    struct text text;

    if (sensitivity->place_best == 0) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%zu-%zu", sensitivity->place_best, sensitivity->place_worst);
    return text.bytes;
}

static const char *place_text(const struct arena_standing *standing, struct pool *pool)
{
    return standing->place == 0
               ? "-"
               : arena_place_text(standing->place, standing->is_shared, pool);
}

static void row_add(struct layout_table *table, const struct arena_input *input,
                    const struct arena_result *result, enum language language)
{
    const struct arena_actor *actor = &input->ranking.arena->actors[result->actor];
    const struct arena_sensitivity *sensitivity = &input->sensitivities[result->actor];
    const struct arena_level *replaceability = &result->irreplaceability;
    struct pool *pool = table->pool;

    layout_table_cell(table, place_text(&result->standing, pool));
    layout_table_cell(table, actor->name);
    layout_table_cell(table, importance_text(&result->importance, language, pool));
    layout_table_cell(table, level_text(label_of(&ARENA_REPLACEABILITY,
                                                 replaceability->majority, language),
                                        replaceability, language, pool));
    layout_table_cell(table,
                      label_of(&ARENA_DEPENDENCE, result->standing.dependence, language));
    layout_table_cell(table, stated_text(result, language, pool));
    layout_table_cell(table, class_text(actor, &result->standing, language, pool));
    layout_table_cell(table, place_text(&result->possible, pool));
    layout_table_cell(table, robustness_text(sensitivity, language, pool));
    layout_table_cell(table, spread_text(sensitivity, pool));
}

static void table_add(struct text *output, const struct arena_input *input,
                      enum language language)
{
    static const char *const HEADERS[] = {
        N_("place"),      N_("actor"),  N_("importance"), N_("replaceability"),
        N_("dependence"), N_("stated"), N_("class"),      N_("possible"),
        N_("one step"),   N_("places"),
    };
    const struct arena *arena = input->ranking.arena;
    struct layout_table table;
    bool has_override = false;

    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (size_t i = 0; i < arena->actor_count; i++) {
        row_add(&table, input, &input->ranking.results[i], language);
        has_override |= arena->actors[i].override != NULL;
    }
    layout_table_add(output, &table);
    text_add_char(output, '\n');
    layout_paragraph(
        output, "",
        say(N_("possible: the place by the highest levels that half of the raters gave. "
               "one step: how many changes of one mark by one step give another class. "
               "places: best and worst place in the raters' own lists. \"!\": the raters "
               "wrote another dependence than follows from their marks."),
            language));
    if (has_override) {
        layout_paragraph(
            output, "",
            say(N_("*: class set by the group, with its reason below."), language));
    }
}

static void title_add(struct text *output, const struct arena_input *input,
                      enum language language)
{
    const struct arena *arena = input->ranking.arena;
    const struct message raters = message_make_plural(
        output->pool, input->ranking.rater_count, "Rated by %zu rater.",
        "Rated by %zu raters.", input->ranking.rater_count);

    layout_paragraph(output, "", say(N_("On whom do we depend?"), language));
    if (arena->issue[0] != '\0') {
        layout_paragraph(output, "", arena->issue);
    }
    layout_paragraph(output, "", say_in(output->pool, &raters, language));
    text_add_char(output, '\n');
}

static void rank_text(struct text *output, const struct arena_input *input,
                      enum language language)
{
    title_add(output, input, language);
    table_add(output, input, language);
    text_add_char(output, '\n');
    for (size_t i = 0; i < input->ranking.arena->actor_count; i++) {
        const struct arena_explanation explanation =
            arena_rank_explain(input, i, output->pool);
        layout_hanging_paragraph(
            output, arena_explanation_say(&explanation, language, output->pool));
    }
    text_add_char(output, '\n');
    layout_paragraph(output, "",
                     say(N_("This helps a conversation. It is no ranking of power, no "
                            "weight of votes, no list of invitations and no judgement on "
                            "quality. The sheet says of other organisations that they "
                            "can be replaced: keep it within the initiating group."),
                         language));
    layout_notes(output, &input->report, language);
}

static enum exit_code run(const struct call *call)
{
    struct arena_input input;
    struct text output;
    const enum exit_code code = arena_input_load(call, call->operands[0], &input);

    if (code != EXIT_DONE) {
        return code;
    }
    arena_scales_remark(&input.report);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        arena_rank_json(&output, &input, call->language);
    } else if (call->format == OUTPUT_CSV) {
        arena_rank_csv(&output, &input, call->language);
        call_print_notes(call, &input.report);
    } else {
        rank_text(&output, &input, call->language);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {ARENA_INPUT_OPTION};

const struct command CLI_ARENA_RANK = {
    .noun = "arena",
    .verb = "rank",
    .operands = "FILE|DIR",
    .operand_count = 1,
    .summary = N_("rank the actors of an arena-analysis, and say why"),
    .detail =
        N_("FILE is a table of ratings (CSV or TSV): one row per actor and rater with "
           "the columns actor, rater, importance and replaceability; or the paper "
           "worksheet, one row per actor. DIR is a folder with ratings.csv. "
           "Importance runs to 4 = very important. Numbers for replaceability are "
           "irreplaceability: 1 = large, 4 = small. A rater's mark for its own "
           "organisation (own = x) is not counted. Rule and weights are our "
           "proposal, built on the worksheet of Samenlevingsopbouw and Pronet: see "
           "docs/methods/arena.md. \"-\" is standard input."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
