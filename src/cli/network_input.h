/* network_input.h - what every network command reads: a file of ties, perhaps a table of
 * attributes, and how to understand them. */
#pragma once

#include "analysis/graph.h"
#include "cli/command.h"
#include "exchange/network_csv.h"
#include "exchange/network_file.h"
#include "exchange/pseudonym.h"

struct network_input {
    const char *path;
    struct network_series series;
    struct pseudonymous hidden; /* --as code and role: who hides behind which pseudonym;
                                 * count 0 where names are shown */
    const struct wave *wave; /* the last, or the one that --wave names */
    const struct network *network; /* of that wave */
    const struct relation *relation; /* that --relation names, or the first */
    struct graph graph; /* of that relation, as --undirected and --valued ask */
    const struct attribute *by; /* NULL without --by */
    struct grouping grouping; /* of `by` */
    struct report *report; /* warnings and notes; errors have ended the command */
    const char *digest; /* of all files read, together */
};

/* --directed --undirected --valued --attributes --relation --wave --sheet --empty --merge
 * --as: for `options` of a command. Of several files each may have a table of attributes
 * of its own. */
#define NETWORK_INPUT_OPTIONS_OF(has_many_attributes)                                    \
    {"--directed", NULL, N_("ties go one way: who reports whom"), false},                \
        {"--undirected", NULL, N_("ties go both ways: one report is enough"), false},    \
        {"--valued", NULL, N_("keep the values; else a tie is any value but 0"), false}, \
        {"--attributes", "FILE",                                                         \
         N_("a table with the name in its first column: sector, role, answered"),        \
         (has_many_attributes)},                                                         \
        {"--relation", "NAME", N_("which relation of the file (the first)"), false},     \
        {"--wave", "LABEL", N_("which wave of the file (the last)"), false},             \
        {"--sheet", "NAME", N_("which sheet of a workbook"), false},                     \
        {"--empty", "unknown|none",                                                      \
         N_("what an empty cell of a matrix means (unknown)"), false},                   \
        {"--merge", NULL,                                                                \
         N_("take names that differ only by case, accents or spaces as one"), false},    \
    {                                                                                    \
        "--as", "name|code|role",                                                        \
            N_("how organisations are called in the result: code and role hide names"),  \
            false                                                                        \
    }
#define NETWORK_INPUT_OPTIONS NETWORK_INPUT_OPTIONS_OF(false)
#define NETWORK_BY_OPTION                                                                \
    {"--by", "ATTRIBUTE", N_("the groups: an attribute, as sector"), false},             \
    {                                                                                    \
        "--missing", "group|none",                                                       \
            N_("organisations whose attribute is not known: one group together, or in "  \
               "none (group)"),                                                          \
            false                                                                        \
    }
#define NETWORK_SEED_OPTION                                                              \
    {                                                                                    \
        "--seed", "N", N_("the seed of all that is left to chance (1)"), false           \
    }

enum { NETWORK_SEED = 1 }; /* when none is given */

/* Read only the file at `path`: series, hidden, report and digest. As
 * network_input_load(), but no wave and no relation are chosen. */
enum exit_code network_input_read(const struct call *call, const char *path,
                                  struct network_input *input_out);

/* Read the file at `path` ("-": standard input) as the options of the call ask. When
 * something is wrong everything is said on stderr, the exit code is not EXIT_DONE and
 * *input_out is untouched. */
enum exit_code network_input_load(const struct call *call, const char *path,
                                  struct network_input *input_out);

/* A file of one network or of many: a list of ties with a column `network`. */
struct network_inputs {
    struct file_bytes file;
    size_t count;
    const struct labelled_network *networks; /* NULL: one, not read yet */
    const char *digest; /* of the file, when it has many */
};

/* Read a file, and its networks when there are many. Fails as network_input_load(). */
enum exit_code network_inputs_read(const struct call *call, const char *path,
                                   struct network_inputs *inputs_out);

/* The i-th network of it as an input of its own, in the call's pool. Fails as
 * network_input_load(). */
enum exit_code network_inputs_choose(const struct call *call,
                                     const struct network_inputs *inputs, size_t i,
                                     struct network_input *input_out);

/* The number of an organisation by its own name, also where names are hidden.
 * fails  STATUS_INVALID with the name that was probably meant. */
NODISCARD bool network_input_organisation(const struct network_input *input,
                                          const char *name, size_t *number_out,
                                          struct status *st);

/* Open the JSON document of a network command: program, version, digest of the input,
 * then the members that say how a network was read: engine, seed, file, wave, relation,
 * directed, valued. */
struct json;
void network_document_begin(struct json *json, struct text *text, const struct call *call,
                            const struct network_input *input);

/* Those members alone, into an object of a list of networks. */
void network_document_members(struct json *json, const struct call *call,
                              const struct network_input *input);
