/* replies_input.h - a table of answers as a command reads it, and how one item was
 * answered as far as it is to be told. */
#pragma once

#include "cli/command.h"
#include "exchange/replies_file.h"
#include "method/disclosure.h"

struct replies_input {
    struct replies_file file;
    const char *path;
    struct file_bytes bytes;
    struct disclosure_rule rule; /* of `--k` */
    bool is_exact; /* --k 1: nothing is hidden or rounded */
    struct report report;
};

/* `--k N`: fewer are not shown; 5 when it is not given. */
enum { REPLIES_LEAST = 5, REPLIES_OPTION_COUNT = 1 };
extern const struct option REPLIES_OPTIONS[REPLIES_OPTION_COUNT];

/* Read operand `number`; answers of workers must come from three organisations where the
 * table says of which they come, and a note says so where it does not. Refuses, with all
 * errors printed, as `*code_out` says. */
bool replies_input_load(const struct call *call, size_t number,
                        const struct replies_order *order, struct replies_input *input,
                        enum exit_code *code_out);

/* One item. */
struct item_score {
    struct disclosed_item item; /* state; counts and shares in whole percents */
    double high; /* percent of 4 and 5; NaN: not shown */
};
/* NULL `code`, or one that is no column: not asked. */
struct item_score item_score(const struct replies_input *input, const char *code,
                             enum respondent respondent, struct pool *pool);

/* "12", "10-19", "0-4"; in `pool`. */
const char *disclosed_number_text(const struct disclosed_number *number,
                                  struct pool *pool);

/* A percent as it may be written: "40", "97.5", or "-". */
const char *percent_text(double percent, struct pool *pool);
