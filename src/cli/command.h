/* command.h - what a command is: a row of the command table (commands.c), from
 * which the help is printed and the options are read. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/report.h"
#include "base/status.h"

/* Exit codes, and what each tells a script. */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_REFUSED = 1, /* by the rules or the data */
    EXIT_USAGE = 2,
    EXIT_TROUBLE = 3 /* outside: a file, a database */
};

enum output_format { OUTPUT_TEXT, OUTPUT_JSON, OUTPUT_CSV };

struct option {
    const char *name; /* "--paper" */
    const char
        *value; /* "a3|a4": one of these, "N": a number, other: free; NULL: switch */
    const char *help; /* N_() */
    bool is_repeatable;
};

enum { CALL_OPTIONS_MAX = 256 };

/* One use of an option, in the order of the command line. */
struct option_use {
    const struct option *option;
    const char *value; /* "" for a switch */
};

/* What `samenspel serve` was asked for: its options, NULL when not given. */
struct serve_order {
    const char *db;
    const char *listen;
    const char *public_url;
    const char *smtp_url;
    const char *smtp_user;
    const char *smtp_password;
    const char *mail_dir;
    const char *mail_from;
};

/* Serves until a signal: the web, which this room does not know. */
typedef bool (*serve_fn)(const struct serve_order *order, struct status *st);

/* A command as it was called. */
struct call {
    struct pool *pool; /* everything of this run lives here */
    const struct command *command;
    enum language language;
    enum output_format format;
    const char **operands; /* what is neither option nor value */
    size_t operand_count;
    size_t operand_capacity;
    struct option_use uses[CALL_OPTIONS_MAX];
    size_t use_count;
    serve_fn serve; /* for `samenspel serve` */
};

struct command {
    const char *noun; /* "arena" */
    const char *verb; /* "rank"; NULL: the noun is the whole command ("serve") */
    const char *operands; /* "FILE|DIR", "OLD NEW"; NULL: none */
    size_t operand_count; /* at least so many */
    size_t operand_count_most; /* and at most; 0: exactly operand_count */
    const char *summary; /* N_(), one line */
    const char *detail; /* N_(), a paragraph for --help; NULL */
    bool has_no_data; /* has no result of figures: no --json and no --csv */
    const struct option *options;
    size_t option_count;
    enum exit_code (*run)(const struct call *call);
};

/* All commands; commands.c is the map of the program. */
extern const struct command *const COMMANDS[];
extern const size_t COMMAND_COUNT;

/* Run the command line (NULL-terminated, the program's own name first). */
enum exit_code command_main(char *const *arguments, serve_fn serve);

/* The value of an option, NULL when it was not given ("" for a switch). */
const char *call_option(const struct call *call, const char *name);

/* The n-th value (from 0) of a repeatable option, NULL past the last. */
const char *call_option_nth(const struct call *call, const char *name, size_t n);

/* The value of an option of whole numbers, `otherwise` when it was not given. */
size_t call_number(const struct call *call, const char *name, size_t otherwise);

/* Print the errors of a report on stderr, a line each, with file, line and column. */
void call_print_errors(const struct call *call, struct report *report);

/* Print warnings, and notes about the files, on stderr: for CSV and drawings, which have
 * no place for them. */
void call_print_notes(const struct call *call, const struct report *report);

/* Say on stderr why the command stops; gives the exit code that its status asks for. */
enum exit_code call_refuse(const struct call *call, const struct status *st);

/* Say on stderr what is wrong with the way the command was called, then point at its
 * help. Gives EXIT_USAGE. */
enum exit_code call_misused(const struct call *call, const struct status *st);

/* Write the finished result to stdout. */
enum exit_code call_finish(const struct call *call, const struct text *output);
