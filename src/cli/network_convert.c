/* network_convert.c - `samenspel network convert`: a network in another format. */
#include <string.h>

#include "base/limits.h"
#include "cli/input.h"
#include "cli/layout.h"
#include "cli/network_commands.h"
#include "cli/network_input.h"

/* The format that OUT and --matrix ask for. */
static bool format_choose(const struct call *call, enum network_format *format_out,
                          struct status *st)
{
    const char *as = call_option(call, "--as");
    const bool is_hiding = as != NULL && strcmp(as, "name") != 0;

    if (!network_format_of(call->operands[1], format_out, st)) {
        return false;
    }
    if (call_option(call, "--matrix") != NULL) {
        if (*format_out != FORMAT_EDGES) {
            return status_fail(st, STATUS_INVALID, "--matrix is for a .csv; '%s' is none",
                               call->operands[1]);
        }
        *format_out = FORMAT_MATRIX;
    }
    return call_option(call, "--key") == NULL || is_hiding ||
           status_fail(st, STATUS_INVALID,
                       "--key goes with --as code or --as role: without them no name is "
                       "hidden");
}

/* Keep the wave and the relation that are asked for; all when none is. */
static bool part_choose(const struct call *call, struct network_series *series,
                        struct status *st)
{
    const char *label = call_option(call, "--wave");
    const char *relation = call_option(call, "--relation");
    struct wave *waves = pool_array(call->pool, series->wave_count, struct wave);
    size_t count = 0;

    for (size_t i = 0; i < series->wave_count; i++) {
        if (label == NULL || strcmp(series->waves[i].label, label) == 0) {
            waves[count++] = series->waves[i];
        }
    }
    if (count == 0) {
        return status_fail(st, STATUS_INVALID, "there is no wave '%s' in '%s'", label,
                           call->operands[0]);
    }
    for (size_t i = 0; relation != NULL && i < count; i++) {
        struct network *network = &waves[i].network;
        const struct relation *chosen = network_relation(network, relation);

        if (chosen == NULL) {
            return status_fail(st, STATUS_INVALID, "there is no relation '%s' in '%s'",
                               relation, call->operands[0]);
        }
        network->relations = chosen;
        network->relation_count = 1;
    }
    *series = (struct network_series){waves, count};
    return true;
}

static bool key_write(const struct call *call, const struct network_input *input,
                      struct status *st)
{
    const char *path = call_option(call, "--key");
    struct text csv;

    if (path == NULL) {
        return true;
    }
    text_init(&csv, call->pool, LIMIT_OUTPUT_BYTES);
    pseudonym_key_add(&input->hidden, &csv);
    return output_write(path, csv.bytes, csv.length, st);
}

static bool files_write(const struct call *call, const struct network_input *input,
                        enum network_format format, struct status *st)
{
    const char *path = call->operands[1];
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    struct network_series series = input->series;
    struct file_bytes file = {0};

    return part_choose(call, &series, st) &&
           network_write(name, format, &series, call->pool, input->report, &file, st) &&
           key_write(call, input, st) && output_write(path, file.bytes, file.length, st);
}

static enum exit_code run(const struct call *call)
{
    enum network_format format = FORMAT_EDGES;
    struct network_input input;
    struct status st = {0};
    struct text text;

    if (!format_choose(call, &format, &st)) {
        return call_misused(call, &st);
    }
    const enum exit_code code = network_input_read(call, call->operands[0], &input);
    if (code != EXIT_DONE) {
        return code;
    }
    if (!files_write(call, &input, format, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s\n", call->operands[1]);
    if (call_option(call, "--key") != NULL) {
        text_format(&text, "%s\n", call_option(call, "--key"));
    }
    layout_notes(&text, input.report, call->language);
    return call_finish(call, &text);
}

static const struct option OPTIONS[] = {
    {"--matrix", NULL, N_("write a .csv as a matrix; else it is a list of ties"), false},
    {"--attributes", "FILE",
     N_("a table with the name in its first column: sector, role, answered"), false},
    {"--relation", "NAME", N_("keep only this relation (all)"), false},
    {"--wave", "LABEL", N_("keep only this wave (all)"), false},
    {"--directed", NULL, N_("ties go one way: who reports whom"), false},
    {"--undirected", NULL, N_("ties go both ways: one report is enough"), false},
    {"--sheet", "NAME", N_("which sheet of a workbook"), false},
    {"--empty", "unknown|none", N_("what an empty cell of a matrix means (unknown)"),
     false},
    {"--merge", NULL, N_("take names that differ only by case, accents or spaces as one"),
     false},
    {"--as", "name|code|role",
     N_("how organisations are called in the result: code and role hide names"), false},
    {"--key", "FILE.csv", N_("where to write who hides behind which code; keep it apart"),
     false},
    NETWORK_SEED_OPTION,
};

const struct command CLI_NETWORK_CONVERT = {
    .noun = "network",
    .verb = "convert",
    .operands = "IN OUT",
    .operand_count = 2,
    .summary = N_("write a network in another format: Gephi, UCINET, Pajek, R, Excel"),
    .detail =
        N_("The ending of OUT chooses: .csv (ties, or --matrix), .xlsx, .graphml, .gexf, "
           ".dl, .net, or .zip with all of them, a codebook and a script for R. It is "
           "said what was read, merged and left out, and what OUT cannot hold."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
