#include "cli/network_input_choose.h"

#include <string.h>

#include "analysis/measure.h"
#include "base/limits.h"
#include "cli/network_commands.h"

static const char *wave_label(const void *waves, size_t i)
{
    return ((const struct wave *)waves)[i].label;
}

static const char *relation_name(const void *relations, size_t i)
{
    return ((const struct relation *)relations)[i].name;
}

static const char *attribute_name(const void *attributes, size_t i)
{
    return ((const struct attribute *)attributes)[i].name;
}

/* Names of something, for a sentence: "'contact', 'advice'". */
static const char *names_list(const void *items, size_t count,
                              const char *(*name_of)(const void *items, size_t i),
                              struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < count; i++) {
        text_format(&text, "%s'%s'", i > 0 ? ", " : "", name_of(items, i));
    }
    return text.bytes;
}

/* A comparison of one file takes all of its waves. */
static bool compares_all_waves(const struct call *call)
{
    return call->command == &CLI_NETWORK_COMPARE && call->operand_count == 1;
}

static bool wave_choose(const struct call *call, struct network_input *input,
                        struct status *st)
{
    const struct network_series *series = &input->series;
    const char *label = call_option(call, "--wave");
    const struct place whole = {input->path, 0, 0};

    input->wave = &series->waves[series->wave_count - 1];
    for (size_t i = 0; label != NULL && i < series->wave_count; i++) {
        if (strcmp(series->waves[i].label, label) == 0) {
            input->wave = &series->waves[i];
        }
    }
    input->network = &input->wave->network;
    if (label != NULL && series->wave_count == 1 && input->wave->label[0] == '\0') {
        return status_fail(st, STATUS_INVALID, "there is no wave '%s': the file has none",
                           label);
    }
    if (label != NULL && strcmp(input->wave->label, label) != 0) {
        return status_fail(
            st, STATUS_INVALID, "there is no wave '%s'; there is %s", label,
            names_list(series->waves, series->wave_count, wave_label, call->pool));
    }
    if (label == NULL && series->wave_count > 1 && !compares_all_waves(call)) {
        report_add(input->report, REPORT_NOTE, whole,
                   "%zu waves; this is the last, '%s': --wave chooses another",
                   series->wave_count, input->wave->label);
    }
    return true;
}

static bool relation_choose(const struct call *call, struct network_input *input,
                            struct status *st)
{
    const struct network *network = input->network;
    const char *name = call_option(call, "--relation");
    const struct place whole = {input->path, 0, 0};

    input->relation =
        name != NULL ? network_relation(network, name) : &network->relations[0];
    if (name != NULL && input->relation == NULL && network->relation_count == 1 &&
        network->relations[0].name[0] == '\0') {
        return status_fail(st, STATUS_INVALID,
                           "there is no relation '%s': the only one has no name", name);
    }
    if (name != NULL && input->relation == NULL) {
        return status_fail(st, STATUS_INVALID, "there is no relation '%s'; there is %s",
                           name,
                           names_list(network->relations, network->relation_count,
                                      relation_name, call->pool));
    }
    if (name == NULL && network->relation_count > 1) {
        report_add(input->report, REPORT_NOTE, whole,
                   "%zu relations; this is the first, '%s': --relation chooses another",
                   network->relation_count, input->relation->name);
    }
    return true;
}

/* Other programs take those without a value for a group; so do we unless told otherwise,
 * but never without saying so. */
static void groups_make(const struct call *call, struct network_input *input)
{
    const char *missing = call_option(call, "--missing");
    const bool is_left_out = missing != NULL && strcmp(missing, "none") == 0;
    const size_t count = input->network->organisation_count;
    const struct place whole = {input->path, 0, 0};
    size_t missing_count = 0;

    for (size_t i = 0; i < count; i++) {
        missing_count += input->by->texts[i][0] == '\0';
    }
    if (missing_count > 0) {
        const struct message left_out = message_make_plural(
            call->pool, missing_count,
            "of %zu organisation '%s' is not known: it is in no group",
            "of %zu organisations '%s' is not known: they are in no group", missing_count,
            input->by->name);
        const struct message grouped = message_make_plural(
            call->pool, missing_count,
            "of %zu organisation '%s' is not known: it counts as a group of its own; "
            "--missing none leaves it out",
            "of %zu organisations '%s' is not known: they count as one group; --missing "
            "none leaves them out",
            missing_count, input->by->name);
        report_add_message(input->report, REPORT_WARNING, whole,
                           is_left_out ? left_out : grouped);
    }
    input->grouping = grouping_of(
        input->by, count, is_left_out ? MISSING_LEFT_OUT : MISSING_GROUPED, call->pool);
}

static bool grouping_choose(const struct call *call, struct network_input *input,
                            struct status *st)
{
    const char *name = call_option(call, "--by");
    const struct network *network = input->network;

    if (name == NULL) {
        return true;
    }
    input->by = network_attribute(network, name);
    if (input->by != NULL) {
        groups_make(call, input);
        return true;
    }
    if (network->attribute_count == 0) {
        return status_fail(st, STATUS_INVALID,
                           "there is no attribute '%s': the file has none; "
                           "--attributes gives a table of them",
                           name);
    }
    return status_fail(st, STATUS_INVALID, "there is no attribute '%s'; there is %s",
                       name,
                       names_list(network->attributes, network->attribute_count,
                                  attribute_name, call->pool));
}

bool network_input_choose(const struct call *call, struct network_input *input,
                          struct status *st)
{
    const struct graph_reading reading = {
        .is_undirected = call_option(call, "--undirected") != NULL,
        .is_valued = call_option(call, "--valued") != NULL};

    if (!wave_choose(call, input, st) || !relation_choose(call, input, st) ||
        !grouping_choose(call, input, st)) {
        return false;
    }
    input->graph = graph_make(input->relation, input->network->organisation_count,
                              reading, call->pool);
    return true;
}
