/* network_simulate.c - `samenspel network simulate`: a made-up network to test and to
 * teach with. */
#include <stdio.h>
#include <string.h>

#include "analysis/simulate.h"
#include "base/limits.h"
#include "base/number.h"
#include "cli/input.h"
#include "cli/network_commands.h"
#include "cli/network_input.h"
#include "exchange/network_file.h"

enum { ORGANISATIONS = 25, SECTORS = 5 }; /* when not asked for */

/* A share of 0 .. 1, as an option gives it. */
static bool share_read(const struct call *call, const char *name, double otherwise,
                       double *share_out, struct status *st)
{
    const char *value = call_option(call, name);
    double share = otherwise;

    if (value != NULL &&
        (!number_read_decimal(value, &share) || share < 0 || share > 1)) {
        return status_fail(st, STATUS_INVALID, "%s takes a number of 0 to 1, not '%s'",
                           name, value);
    }
    *share_out = share;
    return true;
}

static bool count_read(const struct call *call, const char *name, const size_t *range,
                       size_t otherwise, size_t *count_out, struct status *st)
{
    const size_t count = call_number(call, name, otherwise);

    if (count < range[0] || count > range[1]) {
        return status_fail(st, STATUS_INVALID, "%s takes %zu to %zu, not %zu", name,
                           range[0], range[1], count);
    }
    *count_out = count;
    return true;
}

static bool order_read(const struct call *call, struct simulation_order *order,
                       struct status *st)
{
    static const size_t SIZES[] = {SIMULATED_LEAST, SIMULATED_MOST};
    static const size_t SECTOR_COUNTS[] = {1, SIMULATED_SECTORS_MOST};
    static const size_t WAVES[] = {1, SIMULATED_WAVES_MOST};

    order->seed = call_number(call, "--seed", NETWORK_SEED);
    return count_read(call, "--n", SIZES, ORGANISATIONS, &order->organisation_count,
                      st) &&
           count_read(call, "--sectors", SECTOR_COUNTS, SECTORS, &order->sector_count,
                      st) &&
           count_read(call, "--waves", WAVES, 1, &order->wave_count, st) &&
           share_read(call, "--density", simulation_density(order->organisation_count),
                      &order->density, st) &&
           share_read(call, "--silent", 0, &order->silent_share, st);
}

static bool ties_check(const struct simulation_order *order, struct status *st)
{
    const double cells =
        (double)order->organisation_count * ((double)order->organisation_count - 1);
    const double ties = order->density * cells * (double)order->wave_count;

    return ties <= LIMIT_TIES ||
           status_fail(st, STATUS_LIMIT,
                       "that would be more than %d ties: ask for a lower density, or "
                       "for fewer organisations or waves",
                       LIMIT_TIES);
}

static bool network_make(const struct call *call, const struct simulation_order *order,
                         enum network_format format, struct report *report,
                         struct status *st)
{
    const char *path = call_option(call, "-o");
    const struct network_series series = simulate_networks(order, call->pool);
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;
    const char *name = path == NULL ? "network.csv" : slash != NULL ? slash + 1 : path;
    struct file_bytes file;

    if (!network_write(name, format, &series, call->pool, report, &file, st)) {
        return false;
    }
    if (path != NULL) {
        return output_write(path, file.bytes, file.length, st);
    }
    return (fwrite(file.bytes, 1, file.length, stdout) == file.length &&
            fflush(stdout) == 0) ||
           status_fail(st, STATUS_FAILED, "could not write the result");
}

static enum exit_code run(const struct call *call)
{
    const char *path = call_option(call, "-o");
    enum network_format format = FORMAT_EDGES;
    struct report report = {.pool = call->pool};
    struct simulation_order order = {0};
    struct status st = {0};
    struct text text;

    if (!order_read(call, &order, &st) ||
        (path != NULL && !network_format_of(path, &format, &st))) {
        return call_misused(call, &st);
    }
    if (!ties_check(&order, &st) || !network_make(call, &order, format, &report, &st)) {
        return call_refuse(call, &st);
    }
    call_print_notes(call, &report);
    if (path == NULL) {
        return EXIT_DONE;
    }
    text_init(&text, call->pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s\n", path);
    return call_finish(call, &text);
}

static const struct option OPTIONS[] = {
    {"--n", "N", N_("how many organisations, 3 to 2000 (25)"), false},
    {"--density", "SHARE",
     N_("which share of all ties is there, 0 to 1 (about six ties an organisation)"),
     false},
    {"--sectors", "N", N_("of how many sectors, 1 to 8 (5)"), false},
    {"--waves", "N", N_("how many waves, 1 to 20 (1)"), false},
    {"--silent", "SHARE", N_("which share does not answer, 0 to 1 (0)"), false},
    NETWORK_SEED_OPTION,
    {"-o", "FILE",
     N_("the file to write; its ending chooses the format (a list of ties as CSV on "
        "standard output when not given)"),
     false},
};

const struct command CLI_NETWORK_SIMULATE = {
    .noun = "network",
    .verb = "simulate",
    .summary = N_("make up a plausible network, to test and to teach with"),
    .detail = N_(
        "Organisations have a sector, a role (one is the coordinator) and staff; ties "
        "are contacts from 1 to 5, denser within a sector, around the coordinator, "
        "back, and among contacts of contacts. From wave to wave ties fade and "
        "appear, and some organisations leave and join. A list of ties has no room for "
        "sector, role and who has no ties: write .graphml or .zip to keep them. The "
        "same options give the same network. Nothing about real networks follows "
        "from it."),
    .has_no_data = true,
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
