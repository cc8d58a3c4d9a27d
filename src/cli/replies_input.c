#include "cli/replies_input.h"

#include <math.h>
#include <stdlib.h>

#include "base/limits.h"
#include "base/text.h"
#include "cli/input.h"

enum { AGREES = 4 };

const struct option REPLIES_OPTIONS[REPLIES_OPTION_COUNT] = {
    {"--k", "N",
     N_("show nothing of fewer than N people, and round (5; 1: exact figures, for who "
        "has "
        "the answers anyway)"),
     false},
};

static bool has_workers(const struct replies *replies)
{
    for (size_t i = 0; i < replies->count; i++) {
        if (replies->respondents[i] == RESPONDENT_WORKERS) {
            return true;
        }
    }
    return false;
}

static void rule_settle(struct replies_input *input, size_t least)
{
    const struct place whole = {input->path, 0, 0};

    input->is_exact = least <= 1;
    input->rule = (struct disclosure_rule){
        least, 0, input->is_exact ? 0 : DISCLOSURE_WORKERS.rounded_below};
    report_add(&input->report, REPORT_NOTE, whole, "read: people %zu, items %zu",
               input->file.replies.count, input->file.replies.item_count);
    if (input->is_exact || !has_workers(&input->file.replies)) {
        return;
    }
    if (input->file.organisation_count > 0) {
        input->rule.organisations_least = DISCLOSURE_WORKERS.organisations_least;
        return;
    }
    report_add(&input->report, REPORT_NOTE, whole,
               "without a column 'organisation' nobody can see whether workers come from "
               "three organisations");
}

bool replies_input_load(const struct call *call, size_t number,
                        const struct replies_order *order, struct replies_input *input,
                        enum exit_code *code_out)
{
    struct status st = {0};

    *input =
        (struct replies_input){.path = call->operands[number], .report.pool = call->pool};
    if (call_number(call, "--k", REPLIES_LEAST) == 0) {
        (void)status_fail(&st, STATUS_INVALID, "--k is a number from 1 on");
        *code_out = call_misused(call, &st);
        return false;
    }
    if (!input_read(input->path, call->pool, &input->bytes, &st)) {
        *code_out = call_refuse(call, &st);
        return false;
    }
    if (!replies_file_read(&input->bytes, order, call->pool, &input->report,
                           &input->file)) {
        call_print_errors(call, &input->report);
        *code_out = EXIT_REFUSED;
        return false;
    }
    rule_settle(input, call_number(call, "--k", REPLIES_LEAST));
    return true;
}

/* ---- one item ---- */

static int value_compare(const void *a, const void *b)
{
    const int32_t left = *(const int32_t *)a;
    const int32_t right = *(const int32_t *)b;

    return (left > right) - (left < right);
}

/* As it was answered, nothing hidden. */
static struct item_score score_exact(const struct replies *replies, size_t item,
                                     const bool *is_in, struct pool *pool)
{
    int32_t *values = pool_array(pool, replies->count, int32_t);
    struct item_score score = {.item = {.median = -1}, .high = (double)NAN};
    size_t count = 0;
    size_t high = 0;

    for (size_t i = 0; i < replies->count; i++) {
        const int32_t value = replies_value(replies, i, item);
        if (is_in[i] && value >= 0) {
            values[count++] = value;
            high += value >= AGREES;
        }
    }
    if (count == 0) {
        score.item.state = DISCLOSED_TOO_FEW;
        return score;
    }
    qsort(values, count, sizeof *values, value_compare);
    score.high = 100 * (double)high / (double)count;
    score.item.answered = (struct disclosed_number){count, count};
    score.item.high = (struct disclosed_share){SHARE_GIVEN, (int)lround(score.high)};
    score.item.median = values[(count - 1) / 2];
    return score;
}

struct item_score item_score(const struct replies_input *input, const char *code,
                             enum respondent respondent, struct pool *pool)
{
    const struct replies *replies = &input->file.replies;
    const size_t item = replies_item(replies, code);
    bool *is_in = pool_array(pool, replies->count, bool);
    struct item_score score = {.item = {.state = DISCLOSED_NOT_ASKED, .median = -1},
                               .high = (double)NAN};

    if (item == replies->item_count) {
        return score;
    }
    for (size_t i = 0; i < replies->count; i++) {
        is_in[i] = replies->respondents[i] == respondent;
    }
    if (input->is_exact) {
        return score_exact(replies, item, is_in, pool);
    }
    score.item = disclose_item(replies, item, is_in, &input->rule);
    if (score.item.state == DISCLOSED) {
        score.high = score.item.high.percent;
    }
    return score;
}

/* ---- in words ---- */

const char *disclosed_number_text(const struct disclosed_number *number,
                                  struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    if (number->low == number->high) {
        text_format(&text, "%zu", number->low);
    } else {
        text_format(&text, "%zu-%zu", number->low, number->high);
    }
    return text.bytes;
}

const char *percent_text(double percent, struct pool *pool)
{
    struct text text;

    if (isnan(percent)) {
        return "-";
    }
    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_number(&text, percent, 1);
    return text.bytes;
}
