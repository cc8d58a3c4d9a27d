/* network_introduce.c - `samenspel network introduce`: whom to introduce to whom. */
#include <string.h>

#include "analysis/introduce.h"
#include "base/csv_write.h"
#include "base/limits.h"
#include "cli/document.h"
#include "cli/layout.h"
#include "cli/network_commands.h"
#include "cli/network_input.h"
#include "cli/watch.h"

/* What was asked and what was found. */
struct proposal {
    const struct call *call;
    struct network_input input;
    struct introduce_order order;
    struct introductions found;
};

static const char *const AIM_CODES[] = {
    [INTRODUCE_DISTANCE] = "distance",
    [INTRODUCE_DEPENDENCE] = "dependence",
};

/* What can be told before the file is read. */
static bool options_check(const struct call *call, struct status *st)
{
    const char *aim = call_option(call, "--aim");
    const size_t count = call_number(call, "--k", 1);

    if (count == 0 || count > INTRODUCE_MOST) {
        return status_fail(st, STATUS_INVALID,
                           "the number of introductions must be 1 to %d, not %zu",
                           (int)INTRODUCE_MOST, count);
    }
    if (aim != NULL && strcmp(aim, AIM_CODES[INTRODUCE_DEPENDENCE]) == 0 &&
        call_option(call, "--from") == NULL) {
        return status_fail(st, STATUS_INVALID,
                           "on whom should the others depend less? name it with --from");
    }
    return true;
}

static bool order_read(const struct call *call, struct proposal *proposal,
                       struct status *st)
{
    const char *from = call_option(call, "--from");
    const char *aim = call_option(call, "--aim");
    struct introduce_order *order = &proposal->order;

    *order = (struct introduce_order){.count = call_number(call, "--k", 1),
                                      .from = GROUP_NONE,
                                      .listed = call_number(call, "--list", 0)};
    if (from != NULL) {
        order->aim = INTRODUCE_DEPENDENCE;
        if (!network_input_organisation(&proposal->input, from, &order->from, st)) {
            return false;
        }
    }
    if (aim != NULL) {
        order->aim = strcmp(aim, AIM_CODES[INTRODUCE_DEPENDENCE]) == 0
                         ? INTRODUCE_DEPENDENCE
                         : INTRODUCE_DISTANCE;
    }
    return true;
}

static void found_notes(const struct proposal *proposal)
{
    const struct introductions *found = &proposal->found;
    const struct place nowhere = {NULL, 0, 0};
    struct report *report = proposal->input.report;

    if (found->unknown_count > 0) {
        report_add(report, REPORT_NOTE, nowhere,
                   "%zu pairs are left out, since it is unknown whether they are tied",
                   found->unknown_count);
    }
    if (found->best_count > found->set_count) {
        report_add(report, REPORT_NOTE, nowhere,
                   "%zu sets are equally good; %zu are listed", found->best_count,
                   found->set_count);
    }
}

/* ---- JSON ---- */

static void figures_json(struct json *json, const struct introduce_figures *figures,
                         bool has_from)
{
    json_figure(json, "compactness", figures->compactness);
    json_figure(json, "mean_distance", figures->mean_distance);
    json_integer(json, "connected_pairs", (int64_t)figures->connected);
    if (has_from) {
        json_integer(json, "dependent_pairs", (int64_t)figures->dependent);
    }
}

static const char *pair_text(const struct proposal *proposal,
                             const struct introduction *pair)
{
    const struct message sentence =
        introduction_sentence(pair, &proposal->input.graph,
                              proposal->input.network->names, proposal->call->pool);

    return say_in(proposal->call->pool, &sentence, proposal->call->language);
}

static const char *set_text(const struct proposal *proposal,
                            const struct introduction_set *set)
{
    const struct message sentence =
        introduction_set_sentence(&proposal->found, set, &proposal->order,
                                  proposal->input.network->names, proposal->call->pool);

    return say_in(proposal->call->pool, &sentence, proposal->call->language);
}

static void pair_json(struct json *json, const struct proposal *proposal,
                      const struct introduction *pair)
{
    const char *const *names = proposal->input.network->names;

    json_object_begin(json, NULL);
    json_text(json, "a", names[pair->a]);
    json_text(json, "b", names[pair->b]);
    if (pair->distance > 0) {
        json_integer(json, "distance", (int64_t)pair->distance);
    } else {
        json_null(json, "distance");
    }
    json_integer(json, "partners_in_common", (int64_t)pair->shared);
    json_integer(json, "pairs_nearer", (int64_t)pair->pairs_nearer);
    json_text(json, "why", pair_text(proposal, pair));
    json_object_end(json);
}

static void set_json(struct json *json, const struct proposal *proposal,
                     const struct introduction_set *set)
{
    json_object_begin(json, NULL);
    json_integer(json, "place", (int64_t)set->place);
    json_array_begin(json, "introductions");
    for (size_t i = 0; i < proposal->order.count; i++) {
        pair_json(json, proposal, &set->pairs[i]);
    }
    json_array_end(json);
    json_integer(json, "pairs_nearer", (int64_t)set->pairs_nearer);
    json_object_begin(json, "after");
    figures_json(json, &set->after, proposal->order.from != GROUP_NONE);
    json_object_end(json);
    json_text(json, "why", set_text(proposal, set));
    json_object_end(json);
}

static void proposal_json(const struct proposal *proposal, struct text *output)
{
    const struct introductions *found = &proposal->found;
    const size_t from = proposal->order.from;
    struct json json;

    network_document_begin(&json, output, proposal->call, &proposal->input);
    json_text(&json, "aim", AIM_CODES[proposal->order.aim]);
    json_integer(&json, "k", (int64_t)proposal->order.count);
    json_text(&json, "from",
              from != GROUP_NONE ? proposal->input.network->names[from] : NULL);
    json_integer(&json, "pairs_not_tied", (int64_t)found->pair_count);
    json_integer(&json, "pairs_unknown", (int64_t)found->unknown_count);
    json_integer(&json, "sets_tried", (int64_t)found->tried);
    json_integer(&json, "sets_best", (int64_t)found->best_count);
    json_object_begin(&json, "before");
    figures_json(&json, &found->before, from != GROUP_NONE);
    json_object_end(&json);
    json_array_begin(&json, "sets");
    for (size_t i = 0; i < found->set_count; i++) {
        set_json(&json, proposal, &found->sets[i]);
    }
    json_array_end(&json);
    document_notes(&json, proposal->input.report, proposal->call->language);
    json_object_end(&json);
}

/* ---- CSV: a row a pair ---- */

static void set_csv(const struct proposal *proposal, size_t number, struct text *output)
{
    const struct introduction_set *set = &proposal->found.sets[number];
    const char *const *names = proposal->input.network->names;

    for (size_t i = 0; i < proposal->order.count; i++) {
        const struct introduction *pair = &set->pairs[i];
        text_format(output, "%zu,%zu", number + 1, set->place);
        csv_add_cell(output, names[pair->a], false);
        csv_add_cell(output, names[pair->b], false);
        text_add_char(output, ',');
        if (pair->distance > 0) {
            text_format(output, "%zu", pair->distance);
        }
        text_format(output, ",%zu,%zu,", pair->shared, pair->pairs_nearer);
        text_add_exact(output, set->after.compactness);
        text_add_char(output, ',');
        text_add_exact(output, set->after.mean_distance);
        text_add_char(output, ',');
        if (proposal->order.from != GROUP_NONE) {
            text_format(output, "%zu", set->after.dependent);
        }
        text_add_char(output, '\n');
    }
}

static void proposal_csv(const struct proposal *proposal, struct text *output)
{
    text_add(output, "set,place,a,b,distance,partners_in_common,pairs_nearer,compactness,"
                     "mean_distance,dependent_pairs\n");
    for (size_t i = 0; i < proposal->found.set_count; i++) {
        set_csv(proposal, i, output);
    }
    call_print_notes(proposal->call, proposal->input.report);
}

/* ---- text ---- */

static void proposal_text(const struct proposal *proposal, struct text *output)
{
    const struct introductions *found = &proposal->found;
    const char *const *names = proposal->input.network->names;

    for (size_t i = 0; i < found->set_count; i++) {
        const struct introduction_set *set = &found->sets[i];
        text_format(output, "%zu. ", set->place);
        for (size_t k = 0; k < proposal->order.count; k++) {
            text_format(output, "%s%s – %s", k > 0 ? "; " : "", names[set->pairs[k].a],
                        names[set->pairs[k].b]);
        }
        text_add_char(output, '\n');
        layout_paragraph(output, "   ", set_text(proposal, set));
        for (size_t k = 0; k < proposal->order.count; k++) {
            layout_paragraph(output, "   ", pair_text(proposal, &set->pairs[k]));
        }
    }
    text_add_char(output, '\n');
    const struct message tried = message_make(
        output->pool, "Sets tried: %zu, which is all there are; at the first place: %zu.",
        found->tried, found->best_count);
    layout_paragraph(output, "", say_in(output->pool, &tried, proposal->call->language));
    text_add_char(output, '\n');
    layout_notes(output, proposal->input.report, proposal->call->language);
}

static enum exit_code run(const struct call *call)
{
    struct proposal *proposal = pool_array(call->pool, 1, struct proposal);
    struct status st = {0};
    struct text output;

    if (!options_check(call, &st)) {
        return call_misused(call, &st);
    }
    const enum exit_code code =
        network_input_load(call, call->operands[0], &proposal->input);
    if (code != EXIT_DONE) {
        return code;
    }
    proposal->call = call;
    if (!order_read(call, proposal, &st)) {
        return call_refuse(call, &st);
    }
    proposal->order.work = watch_begin(call, N_("introductions"));
    const bool is_made = introduce_make(&proposal->input.graph, &proposal->order,
                                        call->pool, &proposal->found, &st);
    watch_end(&proposal->order.work);
    if (!is_made) {
        return call_refuse(call, &st);
    }
    found_notes(proposal);
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (call->format == OUTPUT_JSON) {
        proposal_json(proposal, &output);
    } else if (call->format == OUTPUT_CSV) {
        proposal_csv(proposal, &output);
    } else {
        proposal_text(proposal, &output);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--k", "N", N_("how many introductions together, 1 to 3 (1)"), false},
    {"--from", "NAME",
     N_("who introduces, and on whom the others should depend less; in no pair itself"),
     false},
    {"--aim", "distance|dependence",
     N_("bring all nearer to each other, or make them depend less on --from (distance; "
        "with --from: dependence)"),
     false},
    {"--list", "N", N_("how many sets to list (10)"), false},
    NETWORK_INPUT_OPTIONS,
    NETWORK_SEED_OPTION,
};

const struct command CLI_NETWORK_INTRODUCE = {
    .noun = "network",
    .verb = "introduce",
    .operands = "FILE",
    .operand_count = 1,
    .summary = N_("which introductions bring the network nearer together"),
    .detail =
        N_("Tries all sets of pairs that have no tie yet and lists the best: those that "
           "bring the most pairs nearest to each other, or that make the fewest depend "
           "on one organisation. Where ties have a direction, one in either direction "
           "counts. It counts ways, not chemistry: whether two should meet is for people "
           "to say. How: docs/methods/networks/introductions.md."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
