/* quality_compare.c - `samenspel quality compare`: what families say beside what
 * professionals think that they say. No total, no ranking. */
#include <math.h>

#include "base/limits.h"
#include "base/text.h"
#include "cli/document.h"
#include "cli/experience_commands.h"
#include "cli/layout.h"
#include "cli/replies_input.h"
#include "method/five_b.h"

static const char *const VIEW_NAMES[FIVE_B_VIEW_COUNT] = {
    [FIVE_B_FAMILIES_LOWER] = N_("families less than professionals think"),
    [FIVE_B_FAMILIES_HIGHER] = N_("families more than professionals think"),
    [FIVE_B_NO_CLEAR_DIFFERENCE] = N_("no clear difference"),
    [FIVE_B_TOO_FEW] = N_("too few answers"),
};

enum { SIDE_FAMILIES, SIDE_WORKERS, SIDE_COUNT };

static const char *const SIDE_CODES[SIDE_COUNT] = {"families", "professionals"};

struct compared {
    const char *code;
    const struct five_b_item *about;
    struct item_score sides[SIDE_COUNT];
    struct five_b_comparison comparison;
};

struct comparing {
    struct replies_input inputs[SIDE_COUNT];
    struct compared *items;
    size_t count;
};

/* ---- comparing ---- */

static struct five_b_comparison compare(const struct compared *compared)
{
    const struct disclosed_item *families = &compared->sides[SIDE_FAMILIES].item;
    const struct disclosed_item *workers = &compared->sides[SIDE_WORKERS].item;

    return five_b_compare(families->state == DISCLOSED ? families : NULL,
                          workers->state == DISCLOSED ? workers : NULL);
}

/* False: it is no item of a B, or in neither table. */
static bool item_compare(const struct comparing *comparing, const char *code,
                         struct pool *pool, struct compared *compared)
{
    *compared = (struct compared){.code = code, .about = five_b_item(code)};
    if (compared->about == NULL) {
        return false;
    }
    compared->sides[SIDE_FAMILIES] =
        item_score(&comparing->inputs[SIDE_FAMILIES], code, RESPONDENT_FAMILIES, pool);
    compared->sides[SIDE_WORKERS] =
        item_score(&comparing->inputs[SIDE_WORKERS], code, RESPONDENT_WORKERS, pool);
    compared->comparison = compare(compared);
    return compared->sides[SIDE_FAMILIES].item.state != DISCLOSED_NOT_ASKED ||
           compared->sides[SIDE_WORKERS].item.state != DISCLOSED_NOT_ASKED;
}

static void comparing_make(struct comparing *comparing, struct pool *pool)
{
    const struct instrument *instrument =
        comparing->inputs[SIDE_FAMILIES].file.replies.instrument;
    size_t capacity = 0;

    for (size_t i = 0; i < instrument->step_count; i++) {
        for (size_t j = 0; j < instrument->steps[i].item_count; j++) {
            struct compared compared;
            if (item_compare(comparing, instrument->steps[i].items[j].code, pool,
                             &compared)) {
                comparing->items = pool_grow(pool, comparing->items, comparing->count,
                                             &capacity, struct compared);
                comparing->items[comparing->count++] = compared;
            }
        }
    }
}

/* ---- JSON ---- */

static void side_json(struct json *json, const char *name, const struct item_score *score)
{
    json_object_begin(json, name);
    json_text(json, "state", DISCLOSED_STATE_CODES[score->item.state]);
    if (score->item.state == DISCLOSED) {
        json_integer(json, "answered_least", (int64_t)score->item.answered.low);
        json_integer(json, "answered_most", (int64_t)score->item.answered.high);
        json_figure(json, "yes_percent", score->high);
        json_integer(json, "median", score->item.median);
    }
    json_object_end(json);
}

static void item_json(struct json *json, const struct compared *compared)
{
    json_object_begin(json, NULL);
    json_text(json, "item", compared->code);
    json_text(json, "b", FIVE_B_CARDS[compared->about->five_b].code);
    for (int side = 0; side < SIDE_COUNT; side++) {
        side_json(json, SIDE_CODES[side], &compared->sides[side]);
    }
    json_text(json, "view", FIVE_B_VIEW_CODES[compared->comparison.view]);
    json_object_end(json);
}

static void comparing_json(struct text *output, const struct comparing *comparing,
                           enum language language)
{
    const struct file_bytes files[SIDE_COUNT] = {comparing->inputs[0].bytes,
                                                 comparing->inputs[1].bytes};
    struct json json;

    document_begin(&json, output, digest_of(files, SIDE_COUNT, output->pool));
    for (int side = 0; side < SIDE_COUNT; side++) {
        json_text(&json, SIDE_CODES[side], comparing->inputs[side].path);
    }
    json_text(&json, "instrument_version",
              comparing->inputs[0].file.replies.instrument->version);
    json_integer(&json, "k", (int64_t)comparing->inputs[0].rule.least);
    json_array_begin(&json, "items");
    for (size_t i = 0; i < comparing->count; i++) {
        item_json(&json, &comparing->items[i]);
    }
    json_array_end(&json);
    document_notes(&json, &comparing->inputs[SIDE_WORKERS].report, language);
    json_object_end(&json);
}

/* ---- CSV ---- */

static void comparing_csv(struct text *output, const struct comparing *comparing)
{
    text_add(output, "item,b");
    for (int side = 0; side < SIDE_COUNT; side++) {
        text_format(output, ",%s_answered,%s_yes_percent", SIDE_CODES[side],
                    SIDE_CODES[side]);
    }
    text_add(output, ",view\n");
    for (size_t i = 0; i < comparing->count; i++) {
        const struct compared *compared = &comparing->items[i];
        text_format(output, "%s,%s", compared->code,
                    FIVE_B_CARDS[compared->about->five_b].code);
        for (int side = 0; side < SIDE_COUNT; side++) {
            const struct item_score *score = &compared->sides[side];
            text_add_char(output, ',');
            if (score->item.state == DISCLOSED) {
                text_add(output,
                         disclosed_number_text(&score->item.answered, output->pool));
            }
            text_add_char(output, ',');
            if (!isnan(score->high)) {
                text_add_number(output, score->high, 9);
            }
        }
        text_format(output, ",%s\n", FIVE_B_VIEW_CODES[compared->comparison.view]);
    }
}

/* ---- text ---- */

static void side_cells(struct layout_table *table, const struct item_score *score)
{
    layout_table_cell(table,
                      score->item.state == DISCLOSED
                          ? disclosed_number_text(&score->item.answered, table->pool)
                          : "-");
    layout_table_cell(table, percent_text(score->high, table->pool));
}

static void comparing_table(struct text *output, const struct comparing *comparing,
                            enum language language)
{
    static const char *const HEADERS[] = {
        N_("about"),         N_("what"),       N_("families"),         N_("saying yes"),
        N_("professionals"), N_("saying yes"), N_("what can be said"),
    };
    struct layout_table table;

    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (size_t i = 0; i < comparing->count; i++) {
        const struct compared *compared = &comparing->items[i];
        layout_table_cell(&table,
                          say(FIVE_B_CARDS[compared->about->five_b].name, language));
        layout_table_cell(&table, say(compared->about->topic, language));
        for (int side = 0; side < SIDE_COUNT; side++) {
            side_cells(&table, &compared->sides[side]);
        }
        layout_table_cell(&table, say(VIEW_NAMES[compared->comparison.view], language));
    }
    layout_table_add(output, &table);
}

static void comparing_text(struct text *output, const struct comparing *comparing,
                           enum language language)
{
    layout_paragraph(
        output, "",
        say(N_("What do families say, and what do professionals think that they say?"),
            language));
    text_add_char(output, '\n');
    comparing_table(output, comparing, language);
    text_add_char(output, '\n');
    layout_paragraph(
        output, "",
        say(N_("How many answered, and the percent that says \"rather yes\" or \"yes, "
               "completely\". A difference is named from ten people on each side and "
               "twenty points on; it is something to talk about, no mark for anybody."),
            language));
    for (int side = 0; side < SIDE_COUNT; side++) {
        layout_notes(output, &comparing->inputs[side].report, language);
    }
}

/* ---- the command ---- */

static enum exit_code run(const struct call *call)
{
    static const struct replies_order FAMILIES = {.instrument = "five_b",
                                                  .respondent = RESPONDENT_FAMILIES};
    static const struct replies_order WORKERS = {.instrument = "five_b",
                                                 .respondent = RESPONDENT_WORKERS};
    struct comparing comparing = {0};
    struct text output;
    enum exit_code code = EXIT_DONE;

    if (!replies_input_load(call, 0, &FAMILIES, &comparing.inputs[SIDE_FAMILIES],
                            &code) ||
        !replies_input_load(call, 1, &WORKERS, &comparing.inputs[SIDE_WORKERS], &code)) {
        return code;
    }
    comparing_make(&comparing, call->pool);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        report_pass(&comparing.inputs[SIDE_FAMILIES].report,
                    &comparing.inputs[SIDE_WORKERS].report);
        comparing_json(&output, &comparing, call->language);
    } else if (call->format == OUTPUT_CSV) {
        comparing_csv(&output, &comparing);
        call_print_notes(call, &comparing.inputs[SIDE_FAMILIES].report);
        call_print_notes(call, &comparing.inputs[SIDE_WORKERS].report);
    } else {
        comparing_text(&output, &comparing, call->language);
    }
    return call_finish(call, &output);
}

const struct command CLI_QUALITY_COMPARE = {
    .noun = "quality",
    .verb = "compare",
    .operands = "FAMILIES PROFESSIONALS",
    .operand_count = 2,
    .summary = N_("what families say of the five B's beside what professionals think"),
    .detail = N_(
        "Both are tables with a row a person and the items of the five B's as columns "
        "(bs1 to bg3, and those that were asked by choice): 1 to 5, \"?\" for who does "
        "not know. Professionals answer as they think most families would; a column "
        "organisation says of which they come. There is no figure for all of it and "
        "no order of organisations. See docs/methods/five-b.md."),
    .options = REPLIES_OPTIONS,
    .option_count = REPLIES_OPTION_COUNT,
    .run = run,
};
