/* network_without.c - `samenspel network without`: what if an organisation stopped. */
#include "cli/network_without.h"

#include "base/limits.h"
#include "base/name_index.h"
#include "cli/arena_input.h"
#include "cli/document.h"
#include "cli/network_commands.h"

static bool removed_mark(const struct call *call, const struct network_input *input,
                         bool *is_removed, struct status *st)
{
    const char *name = NULL;
    size_t n = 0;

    for (; (name = call_option_nth(call, "--organisation", n)) != NULL; n++) {
        size_t number = 0;
        if (!network_input_organisation(input, name, &number, st)) {
            return false;
        }
        is_removed[number] = true;
    }
    return true;
}

/* What an organisation is called in other files: its own name, also if it is hidden. */
static const char *own_name(const struct network_input *input,
                            const struct name_index *pseudonyms, size_t organisation)
{
    const char *shown = input->network->names[organisation];
    const size_t hidden = name_index_find(pseudonyms, shown);

    return hidden == NAME_INDEX_NONE ? shown : input->hidden.names[hidden];
}

/* Per organisation the actor with the same name, or NAME_INDEX_NONE. */
static const size_t *actors_of(const struct network_input *input,
                               const struct arena *arena, struct pool *pool)
{
    const size_t count = input->network->organisation_count;
    const char **names = pool_array(pool, arena->actor_count, const char *);
    size_t *actor_of = pool_array(pool, count, size_t);

    for (size_t i = 0; i < arena->actor_count; i++) {
        names[i] = arena->actors[i].name;
    }
    const struct name_index actors = name_index_of(names, arena->actor_count, pool);
    const struct name_index pseudonyms =
        name_index_of(input->hidden.pseudonyms, input->hidden.count, pool);
    for (size_t i = 0; i < count; i++) {
        actor_of[i] = name_index_find(&actors, own_name(input, &pseudonyms, i));
    }
    return actor_of;
}

static enum exit_code sources_add(const struct call *call, struct parting *parting)
{
    const char *path = call_option(call, "--arena");
    struct arena_input *arena = pool_array(call->pool, 1, struct arena_input);
    const struct place nowhere = {NULL, 0, 0};

    if (path == NULL) {
        return EXIT_DONE;
    }
    const enum exit_code code = arena_input_load(call, path, arena);
    if (code != EXIT_DONE) {
        return code;
    }
    parting->arena_digest = arena->digest;
    parting->losses = without_sources(
        &parting->without, &parting->input.graph, &arena->preparation.holdings,
        actors_of(&parting->input, &arena->preparation.arena, call->pool), call->pool);
    report_add(parting->input.report, REPORT_NOTE, nowhere,
               "%zu of the %zu organisations are actors of the arena-analysis, by name; "
               "only their sources count",
               parting->losses.matched_count, parting->input.graph.count);
    return EXIT_DONE;
}

static void unknown_note(const struct parting *parting)
{
    const struct place nowhere = {NULL, 0, 0};

    if (parting->input.graph.unknown_count > 0) {
        report_add(parting->input.report, REPORT_WARNING, nowhere,
                   "of %zu ties it is unknown whether they are there; they are not "
                   "counted, so less may fall apart than is said here",
                   parting->input.graph.unknown_count);
    }
}

static enum exit_code run(const struct call *call)
{
    struct parting *parting = pool_array(call->pool, 1, struct parting);
    struct status st = {0};
    struct text output;
    struct json json;

    if (call_option(call, "--organisation") == NULL) {
        (void)status_fail(&st, STATUS_INVALID,
                          "whom shall the network do without? name it with "
                          "--organisation");
        return call_misused(call, &st);
    }
    enum exit_code code = network_input_load(call, call->operands[0], &parting->input);
    if (code != EXIT_DONE) {
        return code;
    }
    bool *is_removed = pool_array(call->pool, parting->input.graph.count, bool);
    if (!removed_mark(call, &parting->input, is_removed, &st)) {
        return call_refuse(call, &st);
    }
    parting->without = without_make(&parting->input.graph, is_removed, call->pool);
    code = sources_add(call, parting);
    if (code != EXIT_DONE) {
        return code;
    }
    unknown_note(parting);
    parting->sentences.pool = call->pool;
    without_say(&parting->without, parting->input.network->names,
                parting->arena_digest != NULL ? &parting->losses : NULL,
                &parting->sentences);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        network_document_begin(&json, &output, call, &parting->input);
        network_without_json(&json, parting, call->language);
    } else if (call->format == OUTPUT_CSV) {
        network_without_csv(&output, parting);
        call_print_notes(call, parting->input.report);
    } else {
        network_without_text(&output, parting, call->language);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--organisation", "NAME", N_("who is taken out; may be repeated"), true},
    {"--arena", "DIR",
     N_("the folder of the arena-analysis: which needed sources are lost"), false},
    NETWORK_INPUT_OPTIONS,
    NETWORK_SEED_OPTION,
};

const struct command CLI_NETWORK_WITHOUT = {
    .noun = "network",
    .verb = "without",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("what falls apart when an organisation stops"),
    .detail =
        N_("Takes one organisation out, or several: which parts fall off, who is left "
           "without a tie, who comes to lie further apart, and with --arena which needed "
           "sources go with it. Compared are the same pairs, those who stay, before and "
           "after. It says what is, not what people would do: others may step in. How: "
           "docs/methods/networks/without.md."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
