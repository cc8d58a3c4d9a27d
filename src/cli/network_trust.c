/* network_trust.c - `samenspel network trust`: trust and value as the partners give
 * them. Who said what about whom is never in the result. */
#include "cli/network_commands.h"

#include <math.h>

#include "base/csv_write.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/input.h"
#include "cli/layout.h"
#include "exchange/trust_file.h"

enum { DECIMALS = 2 };

struct trusting {
    struct trust_file file;
    struct trust trust;
    struct report report;
    const char *path;
    const char *digest;
};

/* ---- reading ---- */

static void notes_add(struct trusting *trusting)
{
    const struct place whole = {trusting->path, 0, 0};
    const size_t own = trusting->trust.own_count;

    report_add(&trusting->report, REPORT_NOTE, whole,
               "read: organisations %zu, answers %zu", trusting->file.name_count,
               trusting->file.answer_count);
    if (own > 0) {
        report_add(&trusting->report, REPORT_NOTE, whole,
                   "left out: answers about oneself, %zu", own);
    }
}

static enum exit_code trusting_load(const struct call *call, struct trusting *trusting)
{
    struct file_bytes file;
    struct status st = {0};

    *trusting = (struct trusting){.report.pool = call->pool, .path = call->operands[0]};
    if (!input_read(trusting->path, call->pool, &file, &st)) {
        return call_refuse(call, &st);
    }
    if (!trust_file_read(&file, call_option(call, "--sheet"), call->pool,
                         &trusting->report, &trusting->file)) {
        call_print_errors(call, &trusting->report);
        return EXIT_REFUSED;
    }
    trusting->digest = digest_of(&file, 1, call->pool);
    trusting->trust = trust_make(trusting->file.answers, trusting->file.answer_count,
                                 trusting->file.name_count, call->pool);
    notes_add(trusting);
    return EXIT_DONE;
}

/* ---- JSON ---- */

static void network_json(struct json *json, const struct trust *trust)
{
    json_object_begin(json, "network");
    for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
        const struct trust_network *network = &trust->network[scale];
        json_object_begin(json, TRUST_SCALE_CODES[scale]);
        json_figure(json, "mean", network->mean);
        json_figure(json, "spread", network->spread);
        json_integer(json, "organisations", (int64_t)network->organisation_count);
        json_object_end(json);
    }
    json_object_end(json);
}

static void score_json(struct json *json, int scale, const struct trust_score *score)
{
    json_object_begin(json, TRUST_SCALE_CODES[scale]);
    json_figure(json, "mean", score->mean);
    json_figure(json, "median", score->median);
    json_integer(json, "raters", (int64_t)score->rater_count);
    json_text(json, "state", TRUST_STATE_CODES[score->state]);
    json_object_end(json);
}

static void items_json(struct json *json, enum language language)
{
    json_object_begin(json, "items");
    for (int item = 0; item < TRUST_ITEM_COUNT; item++) {
        json_text(json, TRUST_ITEM_CODES[item], say(TRUST_ITEM_LABELS[item], language));
    }
    json_object_end(json);
}

static void trusting_json(struct text *output, const struct trusting *trusting,
                          enum language language)
{
    struct json json;

    document_begin(&json, output, trusting->digest);
    json_text(&json, "file", trusting->path);
    json_text(&json, "item_set", TRUST_ITEMS_VERSION);
    items_json(&json, language);
    json_integer(&json, "raters_least", TRUST_RATERS_LEAST);
    network_json(&json, &trusting->trust);
    json_array_begin(&json, "organisations");
    for (size_t i = 0; i < trusting->file.name_count; i++) {
        json_object_begin(&json, NULL);
        json_text(&json, "name", trusting->file.names[i]);
        for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
            score_json(&json, scale, &trusting->trust.scores[scale][i]);
        }
        json_object_end(&json);
    }
    json_array_end(&json);
    document_notes(&json, &trusting->report, language);
    json_object_end(&json);
}

/* ---- CSV ---- */

static void figure_csv(struct text *output, double value)
{
    text_add_char(output, ',');
    if (!isnan(value)) {
        text_add_exact(output, value);
    }
}

static void trusting_csv(struct text *output, const struct trusting *trusting)
{
    text_add(output, "name,item_set");
    for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
        const char *code = TRUST_SCALE_CODES[scale];
        text_format(output, ",%s_mean,%s_median,%s_raters,%s_state", code, code, code,
                    code);
    }
    text_add_char(output, '\n');
    for (size_t i = 0; i < trusting->file.name_count; i++) {
        csv_add_cell(output, trusting->file.names[i], true);
        csv_add_cell(output, TRUST_ITEMS_VERSION, false);
        for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
            const struct trust_score *score = &trusting->trust.scores[scale][i];
            figure_csv(output, score->mean);
            figure_csv(output, score->median);
            text_format(output, ",%zu", score->rater_count);
            csv_add_cell(output, TRUST_STATE_CODES[score->state], false);
        }
        text_add_char(output, '\n');
    }
}

/* ---- text ---- */

static const char *figure_text(double value, struct pool *pool)
{
    struct text text;

    if (isnan(value)) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, value, DECIMALS);
    return text.bytes;
}

static const char *count_text(size_t count, struct pool *pool)
{
    return figure_text((double)count, pool);
}

static void scores_table(struct text *output, const struct trusting *trusting,
                         enum language language)
{
    static const char *const HEADERS[] = {
        N_("organisation"), N_("trust"),  N_("median"), N_("raters"),
        N_("value"),        N_("median"), N_("raters"),
    };
    struct layout_table table;

    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (size_t i = 0; i < trusting->file.name_count; i++) {
        layout_table_cell(&table, trusting->file.names[i]);
        for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
            const struct trust_score *score = &trusting->trust.scores[scale][i];
            layout_table_cell(&table, figure_text(score->mean, output->pool));
            layout_table_cell(&table, figure_text(score->median, output->pool));
            layout_table_cell(&table, count_text(score->rater_count, output->pool));
        }
    }
    layout_table_add(output, &table);
}

static void network_table(struct text *output, const struct trust *trust,
                          enum language language)
{
    static const char *const LABELS[] = {N_("trust"), N_("value")};
    static const char *const HEADERS[] = {N_("the network"), N_("mean"), N_("spread"),
                                          N_("organisations")};
    struct layout_table table;

    layout_table_init(&table, output->pool, ARRAY_COUNT(HEADERS));
    for (size_t i = 0; i < ARRAY_COUNT(HEADERS); i++) {
        layout_table_cell(&table, say(HEADERS[i], language));
    }
    for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
        const struct trust_network *network = &trust->network[scale];
        layout_table_cell(&table, say(LABELS[scale], language));
        layout_table_cell(&table, figure_text(network->mean, output->pool));
        layout_table_cell(&table, figure_text(network->spread, output->pool));
        layout_table_cell(&table, count_text(network->organisation_count, output->pool));
    }
    layout_table_add(output, &table);
}

/* Each reason for a score that is not there, once. */
static void reasons_add(struct text *output, const struct trusting *trusting,
                        enum language language)
{
    bool is_found[TRUST_STATE_COUNT] = {false};

    for (size_t i = 0; i < trusting->file.name_count; i++) {
        for (int scale = 0; scale < TRUST_SCALE_COUNT; scale++) {
            is_found[trusting->trust.scores[scale][i].state] = true;
        }
    }
    for (int state = TRUST_GIVEN + 1; state < TRUST_STATE_COUNT; state++) {
        if (is_found[state]) {
            struct text reason;
            text_init(&reason, output->pool, LIMIT_CELL_BYTES);
            text_format(&reason, "-: %s.", say(TRUST_STATE_LABELS[state], language));
            layout_hanging_paragraph(output, reason.bytes);
        }
    }
}

static void trusting_text(struct text *output, const struct trusting *trusting,
                          enum language language)
{
    layout_paragraph(output, "", say(N_("What do we think of each other?"), language));
    text_add_char(output, '\n');
    network_table(output, &trusting->trust, language);
    text_add_char(output, '\n');
    scores_table(output, trusting, language);
    text_add_char(output, '\n');
    reasons_add(output, trusting, language);
    layout_paragraph(
        output, "",
        say(N_("Scores run from 1 to 4: the mean over all raters and the three items of "
               "trust (T1 to T3) or value (U1 to U3), the median beside it. They are "
               "for a talk, each organisation about its own. They are no judgement on a "
               "partner and no ground for a subsidy."),
            language));
    layout_notes(output, &trusting->report, language);
}

/* ---- the command ---- */

static enum exit_code run(const struct call *call)
{
    struct trusting trusting;
    struct text output;
    const enum exit_code code = trusting_load(call, &trusting);

    if (code != EXIT_DONE) {
        return code;
    }
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        trusting_json(&output, &trusting, call->language);
    } else if (call->format == OUTPUT_CSV) {
        trusting_csv(&output, &trusting);
        call_print_notes(call, &trusting.report);
    } else {
        trusting_text(&output, &trusting, call->language);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--sheet", "NAME", N_("which sheet of a workbook"), false},
};

const struct command CLI_NETWORK_TRUST = {
    .noun = "network",
    .verb = "trust",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("trust and value as the partners give them, never who about whom"),
    .detail =
        N_("FILE is a table with the columns rater, organisation, item and value: items "
           "T1, T2 and T3 are trust (keeps agreements, is honest about difficulties, "
           "wants to reach the same), U1, U2 and U3 are value (brings means, has "
           "influence, commits itself); values run from 1 = not at all to 4 = entirely, "
           "empty or \"?\" = does not know. What an organisation says of itself is left "
           "out. A score needs five raters. It is no judgement on a partner and no "
           "ground for a subsidy: see docs/methods/networks/trust.md."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
