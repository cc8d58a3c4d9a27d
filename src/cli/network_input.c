#include "cli/network_input.h"

#include <string.h>

#include "analysis/measure.h"
#include "base/json.h"
#include "cli/document.h"
#include "cli/input.h"
#include "cli/network_input_choose.h"
#include "exchange/fields.h"

enum { FILES_MAX = 2 };

static enum network_direction direction_of(const struct call *call)
{
    if (call_option(call, "--directed") != NULL) {
        return DIRECTION_DIRECTED;
    }
    return call_option(call, "--undirected") != NULL ? DIRECTION_UNDIRECTED
                                                     : DIRECTION_FOUND;
}

static enum empty_cells empty_of(const struct call *call)
{
    const char *empty = call_option(call, "--empty");

    if (empty == NULL) {
        return EMPTY_ASKED;
    }
    return strcmp(empty, "none") == 0 ? EMPTY_NO_TIE : EMPTY_UNKNOWN;
}

static bool call_check(const struct call *call, struct status *st)
{
    return call_option(call, "--directed") == NULL ||
           call_option(call, "--undirected") == NULL ||
           status_fail(st, STATUS_INVALID, "choose one of --directed and --undirected");
}

static struct network_reading reading_of(const struct call *call)
{
    return (struct network_reading){.direction = direction_of(call),
                                    .empty = empty_of(call),
                                    .is_merging = call_option(call, "--merge") != NULL,
                                    .sheet = call_option(call, "--sheet")};
}

static bool series_read(const struct call *call, const struct file_bytes *file,
                        struct network_input *input, struct status *st)
{
    const char *nodes_path = call_option(call, "--attributes");
    const struct network_reading reading = reading_of(call);
    struct file_bytes files[FILES_MAX] = {*file};

    if (nodes_path != NULL && !input_read(nodes_path, call->pool, &files[1], st)) {
        return false;
    }
    input->digest = digest_of(files, nodes_path != NULL ? 2 : 1, call->pool);
    return network_read(&files[0], nodes_path != NULL ? &files[1] : NULL, &reading,
                        call->pool, input->report, &input->series) &&
           input->report->error_count == 0;
}

static bool names_hide(const struct call *call, struct network_input *input,
                       struct status *st)
{
    const char *as = call_option(call, "--as");
    const struct place nowhere = {NULL, 0, 0};
    enum naming naming = NAMING_NAME;

    while (as != NULL && strcmp(NAMING_CODES[naming], as) != 0) {
        naming++;
    }
    if (naming == NAMING_NAME) {
        return true;
    }
    if (naming == NAMING_CODE && call_option(call, "--seed") == NULL) {
        report_add(input->report, REPORT_WARNING, nowhere,
                   "the codes follow from the seed 1, which everybody can try: give a "
                   "--seed of your own, and keep it to yourself");
    }
    if (!network_pseudonymise(&input->series, naming,
                              call_number(call, "--seed", NETWORK_SEED), call->pool,
                              input->report, &input->hidden, st)) {
        return false;
    }
    input->series = input->hidden.series;
    return true;
}

static struct network_input input_begin(const struct call *call, const char *path)
{
    struct network_input input = {.path = path,
                                  .report = pool_array(call->pool, 1, struct report)};

    input.report->pool = call->pool;
    return input;
}

static enum exit_code file_understand(const struct call *call,
                                      const struct file_bytes *file,
                                      struct network_input *input_out)
{
    struct network_input input = input_begin(call, file->name);
    struct status st = {0};

    if (!call_check(call, &st)) {
        return call_misused(call, &st);
    }
    if (!series_read(call, file, &input, &st)) {
        if (st.code != STATUS_OK) {
            return call_refuse(call, &st);
        }
        call_print_errors(call, input.report);
        return EXIT_REFUSED;
    }
    if (!names_hide(call, &input, &st)) {
        return call_refuse(call, &st);
    }
    *input_out = input;
    return EXIT_DONE;
}

enum exit_code network_input_read(const struct call *call, const char *path,
                                  struct network_input *input_out)
{
    struct file_bytes file;
    struct status st = {0};

    if (!input_read(path, call->pool, &file, &st)) {
        return call_refuse(call, &st);
    }
    return file_understand(call, &file, input_out);
}

static enum exit_code input_finish(const struct call *call, struct network_input *input)
{
    struct status st = {0};

    return network_input_choose(call, input, &st) ? EXIT_DONE : call_refuse(call, &st);
}

enum exit_code network_input_load(const struct call *call, const char *path,
                                  struct network_input *input_out)
{
    struct network_input input;
    enum exit_code code = network_input_read(call, path, &input);

    if (code == EXIT_DONE) {
        code = input_finish(call, &input);
    }
    if (code == EXIT_DONE) {
        *input_out = input;
    }
    return code;
}

static enum exit_code many_read(const struct call *call, struct network_inputs *inputs)
{
    const struct network_reading reading = reading_of(call);
    struct report *report = pool_array(call->pool, 1, struct report);
    struct labelled_networks networks;
    struct status st = {0};

    report->pool = call->pool;
    if (call_option(call, "--attributes") != NULL) {
        (void)status_fail(&st, STATUS_INVALID,
                          "'%s' holds many networks: it takes no --attributes",
                          inputs->file.name);
        return call_misused(call, &st);
    }
    if (!network_read_many(&inputs->file, &reading, call->pool, report, &networks) ||
        report->error_count > 0) {
        call_print_errors(call, report);
        return EXIT_REFUSED;
    }
    if (call_option(call, "--as") == NULL) { /* else the notes would say names */
        call_print_notes(call, report);
    }
    inputs->networks = networks.networks;
    inputs->count = networks.count;
    inputs->digest = digest_of(&inputs->file, 1, call->pool);
    return EXIT_DONE;
}

enum exit_code network_inputs_read(const struct call *call, const char *path,
                                   struct network_inputs *inputs_out)
{
    struct network_inputs inputs = {.count = 1};
    struct status st = {0};

    if (!input_read(path, call->pool, &inputs.file, &st)) {
        return call_refuse(call, &st);
    }
    if (network_is_many(&inputs.file)) {
        const enum exit_code code = many_read(call, &inputs);
        if (code != EXIT_DONE) {
            return code;
        }
    }
    *inputs_out = inputs;
    return EXIT_DONE;
}

enum exit_code network_inputs_choose(const struct call *call,
                                     const struct network_inputs *inputs, size_t i,
                                     struct network_input *input_out)
{
    struct network_input input = input_begin(call, inputs->file.name);
    enum exit_code code = EXIT_DONE;
    struct status st = {0};

    if (inputs->networks == NULL) {
        code = file_understand(call, &inputs->file, &input);
    } else {
        input.series = inputs->networks[i].series;
        input.digest = inputs->digest;
        code = names_hide(call, &input, &st) ? EXIT_DONE : call_refuse(call, &st);
    }
    if (code == EXIT_DONE) {
        code = input_finish(call, &input);
    }
    if (code == EXIT_DONE) {
        *input_out = input;
    }
    return code;
}

bool network_input_organisation(const struct network_input *input, const char *name,
                                size_t *number_out, struct status *st)
{
    const struct pseudonymous *hidden = &input->hidden;
    const bool is_hidden = hidden->count > 0;
    const char *const *names = is_hidden ? hidden->names : input->network->names;
    const size_t count = is_hidden ? hidden->count : input->network->organisation_count;
    const size_t found = name_find(names, count, name);
    size_t number = found;

    if (is_hidden && found < count) {
        number = network_organisation_find(input->network, hidden->pseudonyms[found]);
    }
    if (found < count && number < input->network->organisation_count) {
        *number_out = number;
        return true;
    }
    const char *meant = name_suggest(names, count, name);
    if (meant != NULL) {
        return status_fail(st, STATUS_INVALID,
                           "there is no organisation '%s'; do you mean '%s'?", name,
                           meant);
    }
    return status_fail(st, STATUS_INVALID, "there is no organisation '%s' in '%s'", name,
                       input->path);
}

void network_document_members(struct json *json, const struct call *call,
                              const struct network_input *input)
{
    json_integer(json, "engine", ANALYSIS_ENGINE);
    json_integer(json, "seed", (int64_t)call_number(call, "--seed", NETWORK_SEED));
    json_text(json, "file", input->path);
    json_text(json, "wave", input->wave->label);
    json_text(json, "relation", input->relation->name);
    json_boolean(json, "directed", input->graph.is_directed);
    json_boolean(json, "valued", input->graph.is_valued);
}

void network_document_begin(struct json *json, struct text *text, const struct call *call,
                            const struct network_input *input)
{
    document_begin(json, text, input->digest);
    network_document_members(json, call, input);
}
