/* dilemma_score.c - `samenspel dilemma score`: how a group lives with each dilemma. The
 * four answers stay apart, and there is no total. */
#include <math.h>

#include "base/limits.h"
#include "base/text.h"
#include "cli/document.h"
#include "cli/experience_commands.h"
#include "cli/layout.h"
#include "cli/replies_input.h"
#include "method/dilemma.h"

static const char *const LETTERS[DILEMMA_ITEM_COUNT] = {"A", "B", "T", "H"};

struct dilemma_scored {
    struct item_score items[DILEMMA_ITEM_COUNT];
    double both_pull; /* percent; NaN */
    enum dilemma_state state;
};

struct scoring {
    struct replies_input input;
    struct dilemma_scored dilemmas[DILEMMA_COUNT];
    struct dilemma_standing standings[DILEMMA_COUNT];
};

/* ---- scoring ---- */

/* Who agrees with both poles, of those who answered both; of ten people at least, for
 * it crosses two answers. */
static double both_pull(const struct replies_input *input, enum dilemma dilemma,
                        struct pool *pool)
{
    enum { AGREES = 4 };
    const struct replies *replies = &input->file.replies;
    const size_t first = replies_item(replies, dilemma_item_code(dilemma, DILEMMA_FIRST));
    const size_t second =
        replies_item(replies, dilemma_item_code(dilemma, DILEMMA_SECOND));
    bool *is_both = pool_array(pool, replies->count, bool);
    size_t count = 0;
    size_t part = 0;

    if (first == replies->item_count || second == replies->item_count) {
        return (double)NAN;
    }
    for (size_t i = 0; i < replies->count; i++) {
        const int32_t a = replies_value(replies, i, first);
        const int32_t b = replies_value(replies, i, second);
        is_both[i] = a >= 0 && b >= 0;
        count += is_both[i];
        part += a >= AGREES && b >= AGREES;
    }
    if (input->is_exact) {
        return count > 0 ? 100 * (double)part / (double)count : (double)NAN;
    }
    const enum disclosed_state state =
        disclose_item(replies, first, is_both, &input->rule).state;
    return state == DISCLOSED && count >= DISCLOSURE_CROSSED.least
               ? disclose_share(part, count, &input->rule).percent
               : (double)NAN;
}

static struct dilemma_scored dilemma_score(const struct replies_input *input, int dilemma,
                                           struct pool *pool)
{
    struct dilemma_scored scored;
    int medians[DILEMMA_ITEM_COUNT];

    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        scored.items[i] = item_score(
            input, dilemma_item_code((enum dilemma)dilemma, (enum dilemma_item)i),
            RESPONDENT_WORKERS, pool);
        medians[i] =
            scored.items[i].item.state == DISCLOSED ? scored.items[i].item.median : 0;
    }
    scored.state = dilemma_state(medians[DILEMMA_TENSION], medians[DILEMMA_HANDLED]);
    scored.both_pull = both_pull(input, (enum dilemma)dilemma, pool);
    return scored;
}

static void scoring_make(struct scoring *scoring, struct pool *pool)
{
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        const struct dilemma_scored scored = dilemma_score(&scoring->input, i, pool);
        const double tension = scored.items[DILEMMA_TENSION].high;
        scoring->dilemmas[i] = scored;
        scoring->standings[i] = (struct dilemma_standing){
            (enum dilemma)i, scored.state, isnan(tension) ? -1 : (int)lround(tension)};
    }
    dilemma_sort(scoring->standings, DILEMMA_COUNT);
}

/* ---- JSON ---- */

static void item_json(struct json *json, int which, const struct item_score *score)
{
    json_object_begin(json, LETTERS[which]);
    json_text(json, "state", DISCLOSED_STATE_CODES[score->item.state]);
    if (score->item.state == DISCLOSED) {
        json_integer(json, "answered_least", (int64_t)score->item.answered.low);
        json_integer(json, "answered_most", (int64_t)score->item.answered.high);
        json_figure(json, "agree_percent", score->high);
        json_integer(json, "median", score->item.median);
    }
    json_object_end(json);
}

static void scoring_json(struct text *output, const struct scoring *scoring,
                         enum language language)
{
    struct json json;

    document_begin(&json, output, digest_of(&scoring->input.bytes, 1, output->pool));
    json_text(&json, "file", scoring->input.path);
    json_text(&json, "instrument", scoring->input.file.replies.instrument->code);
    json_text(&json, "instrument_version",
              scoring->input.file.replies.instrument->version);
    json_integer(&json, "k", (int64_t)scoring->input.rule.least);
    json_array_begin(&json, "dilemmas");
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        const enum dilemma dilemma = scoring->standings[i].dilemma;
        const struct dilemma_scored *scored = &scoring->dilemmas[dilemma];
        json_object_begin(&json, NULL);
        json_text(&json, "dilemma", DILEMMA_CODES[dilemma]);
        json_text(&json, "state", DILEMMA_STATE_CODES[scored->state]);
        for (int j = 0; j < DILEMMA_ITEM_COUNT; j++) {
            item_json(&json, j, &scored->items[j]);
        }
        json_figure(&json, "both_pull_percent", scored->both_pull);
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, &scoring->input.report, language);
    json_object_end(&json);
}

/* ---- CSV ---- */

static void number_csv(struct text *output, double number)
{
    text_add_char(output, ',');
    if (!isnan(number)) {
        text_add_number(output, number, 9);
    }
}

static void scoring_csv(struct text *output, const struct scoring *scoring)
{
    text_add(output, "dilemma,state");
    for (int i = 0; i < DILEMMA_ITEM_COUNT; i++) {
        text_format(output, ",%s_answered,%s_agree_percent,%s_median", LETTERS[i],
                    LETTERS[i], LETTERS[i]);
    }
    text_add(output, ",both_pull_percent\n");
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        const enum dilemma dilemma = scoring->standings[i].dilemma;
        const struct dilemma_scored *scored = &scoring->dilemmas[dilemma];
        text_format(output, "%s,%s", DILEMMA_CODES[dilemma],
                    DILEMMA_STATE_CODES[scored->state]);
        for (int j = 0; j < DILEMMA_ITEM_COUNT; j++) {
            const struct disclosed_item *item = &scored->items[j].item;
            const bool is_shown = item->state == DISCLOSED;
            text_format(output, ",%s",
                        is_shown ? disclosed_number_text(&item->answered, output->pool)
                                 : "");
            number_csv(output, scored->items[j].high);
            number_csv(output, is_shown ? (double)item->median : (double)NAN);
        }
        number_csv(output, scored->both_pull);
        text_add_char(output, '\n');
    }
}

/* ---- text ---- */

/* "40 (3)": percent that agrees, and the median. */
static const char *item_text(const struct item_score *score, struct pool *pool)
{
    struct text text;

    if (score->item.state != DISCLOSED) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "%s (%d)", percent_text(score->high, pool), score->item.median);
    return text.bytes;
}

static void scoring_table(struct text *output, const struct scoring *scoring,
                          enum language language)
{
    static const char *const HEADERS[] = {
        N_("dilemma"), N_("first pole"), N_("second pole"), N_("tension"),
        N_("handled"), N_("both pull"),  N_("answered"),    N_("state"),
    };
    struct layout_table table;

    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (int i = 0; i < DILEMMA_COUNT; i++) {
        const enum dilemma dilemma = scoring->standings[i].dilemma;
        const struct dilemma_scored *scored = &scoring->dilemmas[dilemma];
        const struct disclosed_item *tension = &scored->items[DILEMMA_TENSION].item;
        layout_table_cell(&table, say(DILEMMA_CARDS[dilemma].name, language));
        for (int j = 0; j < DILEMMA_ITEM_COUNT; j++) {
            layout_table_cell(&table, item_text(&scored->items[j], output->pool));
        }
        layout_table_cell(&table, percent_text(scored->both_pull, output->pool));
        layout_table_cell(&table,
                          tension->state == DISCLOSED
                              ? disclosed_number_text(&tension->answered, output->pool)
                              : "-");
        layout_table_cell(&table, say(DILEMMA_STATE_NAMES[scored->state], language));
    }
    layout_table_add(output, &table);
}

static void scoring_text(struct text *output, const struct scoring *scoring,
                         enum language language)
{
    layout_paragraph(output, "", say(N_("How do we live with the dilemmas?"), language));
    text_add_char(output, '\n');
    scoring_table(output, scoring, language);
    text_add_char(output, '\n');
    layout_paragraph(
        output, "",
        say(N_("Percent that agrees (4 or 5), and between brackets the lower median. A "
               "dilemma has two sides that may both be strong, so they are not added up; "
               "there is no total, and a dilemma that pinches is not a fault of "
               "anybody."),
            language));
    if (!scoring->input.is_exact) {
        layout_paragraph(output, "",
                         say(N_("-: too few answers to be shown. 0 means hardly anybody "
                                "and 100 nearly everybody."),
                             language));
    }
    layout_notes(output, &scoring->input.report, language);
}

/* ---- the command ---- */

static enum exit_code run(const struct call *call)
{
    static const struct replies_order ORDER = {.instrument = "dilemmas",
                                               .respondent = RESPONDENT_WORKERS};
    struct scoring scoring;
    struct text output;
    enum exit_code code = EXIT_DONE;

    if (!replies_input_load(call, 0, &ORDER, &scoring.input, &code)) {
        return code;
    }
    scoring_make(&scoring, call->pool);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        scoring_json(&output, &scoring, call->language);
    } else if (call->format == OUTPUT_CSV) {
        scoring_csv(&output, &scoring);
        call_print_notes(call, &scoring.input.report);
    } else {
        scoring_text(&output, &scoring, call->language);
    }
    return call_finish(call, &output);
}

const struct command CLI_DILEMMA_SCORE = {
    .noun = "dilemma",
    .verb = "score",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("how a group lives with each of the eight dilemmas"),
    .detail =
        N_("FILE is a table with a row a person and the items as columns: loyalty_A, "
           "loyalty_B, loyalty_T and loyalty_H (pull of the first pole, of the second, "
           "tension, handled), and so for responsibility, learning, culture, identity, "
           "knowledge, role and control_power; 1 to 5, \"?\" for who does not know. A "
           "column organisation says of which they come: a group is shown from five "
           "people of three organisations on (three is our own proposal). See "
           "docs/methods/dilemmas.md."),
    .options = REPLIES_OPTIONS,
    .option_count = REPLIES_OPTION_COUNT,
    .run = run,
};
