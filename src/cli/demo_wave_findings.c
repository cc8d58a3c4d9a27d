#include "cli/demo_wave_findings.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/band.h"
#include "analysis/response.h"
#include "analysis/wave_network.h"
#include "analysis/without.h"
#include "base/limits.h"
#include "cli/demo_wave.h"
#include "cli/demo_wave_answers.h"
#include "store/wave.h"
#include "store/wave_result.h"

static const char ITEM[] = "contact";

/* The organisations of a wave, and what they said of contact. */
struct counting {
    const struct wave_whole *wave;
    struct pool *pool;
    struct wave_organisation *organisations;
    size_t count;
    struct wave_tie_answer *ties;
    size_t tie_count;
    size_t tie_capacity;
    bool *has_answered;
};

/* Those of the list stand before added names, in order of id. */
static size_t number_of(const struct counting *counting, int64_t wave_actor_id)
{
    size_t number = 0;

    for (size_t i = 0; i < counting->wave->actor_count; i++) {
        const struct wave_actor_row *row = &counting->wave->actors[i];

        if (row->id == wave_actor_id && row->actor_id != 0) {
            return number;
        }
        number += row->actor_id != 0;
    }
    return GROUP_NONE;
}

/* "target value", or "target value low high", a line each. */
static void row_count(struct counting *counting, const struct wave_answer_row *row)
{
    const size_t from = number_of(counting, row->wave_actor_id);

    counting->has_answered[from] = true;
    for (const char *line = row->answers; *line != '\0';) {
        char *end = NULL;
        const size_t to = number_of(counting, strtoll(line, &end, 10));
        const int value = (int)strtoll(end, &end, 10);

        if (to != GROUP_NONE) {
            counting->ties =
                pool_grow(counting->pool, counting->ties, counting->tie_count,
                          &counting->tie_capacity, struct wave_tie_answer);
            counting->ties[counting->tie_count++] =
                (struct wave_tie_answer){from, to, ITEM, value};
        }
        line = end + strcspn(end, "\n");
        line += *line == '\n';
    }
}

/* The graph of contact at least monthly, as each said it. */
static struct graph regular_of(const struct wave_whole *wave, struct pool *pool)
{
    static const char *const ITEMS[] = {ITEM};
    struct counting counting = {
        .wave = wave,
        .pool = pool,
        .organisations = pool_array(pool, wave->actor_count, struct wave_organisation),
        .has_answered = pool_array(pool, wave->actor_count, bool),
    };

    for (size_t i = 0; i < wave->actor_count; i++) {
        const struct wave_actor_row *row = &wave->actors[i];

        if (row->actor_id != 0) {
            counting.organisations[counting.count++] = (struct wave_organisation){
                row->name, row->sector, row->role, row->is_coordinator != 0};
        }
    }
    for (size_t i = 0; i < wave->answer_count; i++) {
        if (strcmp(wave->answers[i].item, ITEM) == 0) {
            row_count(&counting, &wave->answers[i]);
        }
    }
    const struct wave_answers answers = {
        counting.organisations, counting.count, counting.ties,
        counting.tie_count,     ITEMS,          ARRAY_COUNT(ITEMS),
        counting.has_answered};
    const struct network network = wave_network(&answers, "", pool);
    const struct wave_relation_kind *kind = &WAVE_RELATIONS[WAVE_REGULAR];
    return graph_make(network_relation(&network, kind->code), counting.count,
                      (struct graph_reading){.is_valued = kind->is_valued}, pool);
}

static const char *decimal_of(double number, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_add_exact(&text, number);
    return text.bytes;
}

/* ---- the two figures ---- */

static void without_fill(struct finding_row *row, const struct graph *graph,
                         const struct wave_whole *wave, struct pool *pool)
{
    bool *is_removed = pool_array(pool, graph->count, bool);
    int64_t team = 0;
    size_t number = 0;

    for (size_t i = 0; i < wave->actor_count; i++) {
        if (wave->actors[i].actor_id == DEMO_TEAM + 1) {
            team = wave->actors[i].id;
            is_removed[number] = true;
        }
        number += wave->actors[i].actor_id != 0;
    }
    const struct without without = without_make(graph, is_removed, pool);
    const struct message sentence = message_make_plural(
        pool, without.pairs_cut,
        "%zu pair of the others could not reach each other any more without %s.",
        "%zu pairs of the others could not reach each other any more without %s.",
        without.pairs_cut, DEMO_HOUSE[DEMO_TEAM].name);
    row->code = "without";
    row->measure = "cut_share";
    row->wave_actor_id = team;
    row->value = decimal_of(without.cut_share, pool);
    row->sentence = say_in(pool, &sentence, LANGUAGE_NL);
    row->note =
        "Samen Sterk is alleen met ons verbonden. Wie kan er nog gaan kennismaken? "
        "Op de netwerkvergadering van november.";
}

static bool density_fill(struct finding_row *row, const struct graph *graph,
                         struct pool *pool, struct status *st)
{
    const struct measure *measure = &NETWORK_MEASURES[NETWORK_DENSITY];
    const unsigned groups = GROUP_BIT(measure->group);
    const struct scorecard_order order = {.groups = groups};
    const struct band_order bands = {.groups = groups};
    const struct scorecard card = scorecard_make(graph, &order, pool);
    struct bands made;

    if (!bands_make(graph, &bands, &made)) {
        return status_fail(st, STATUS_FAILED, "the example in the program is damaged");
    }
    row->code = "measure";
    row->measure = measure->name;
    row->value = decimal_of(card.network[NETWORK_DENSITY], pool);
    row->low = decimal_of(made.dropped[NETWORK_DENSITY].low, pool);
    row->high = decimal_of(made.dropped[NETWORK_DENSITY].high, pool);
    row->sentence = say(measure->sentence, LANGUAGE_NL);
    row->note = "Meer lijnen is geen doel. Maar tussen opvang en school willen we er "
                "volgend jaar meer zien.";
    return true;
}

static const char *state_of(const struct graph *graph, struct pool *pool)
{
    const struct response response = response_of(graph);

    return MEASURE_STATE_CODES
        [response_trust(&response, &NETWORK_MEASURES[NETWORK_DENSITY], pool).state];
}

bool demo_findings_pin(const struct demo_ground *ground, int wave, int64_t wave_id,
                       int days_ago, struct status *st)
{
    struct unit *unit = ground->unit;
    const int64_t at = demo_ground_moment(ground, days_ago);
    const struct change_head head = {DEMO_WAVE_NETWORK, "person:1", "finding.pin", at, 0};
    struct finding_row row = {.wave_id = wave_id,
                              .relation = WAVE_RELATIONS[WAVE_REGULAR].code,
                              .low = "",
                              .high = "",
                              .engine = ANALYSIS_ENGINE,
                              .author = head.author,
                              .at = at};
    struct change *change = NULL;
    struct wave_whole whole;

    if (wave > 1) {
        return true;
    }
    if (!wave_read(unit->database, DEMO_WAVE_NETWORK, wave_id, unit->pool, &whole, st)) {
        return false;
    }
    const struct graph graph = regular_of(&whole, unit->pool);
    row.state = state_of(&graph, unit->pool);
    if (wave == 0) {
        without_fill(&row, &graph, &whole, unit->pool);
    } else if (!density_fill(&row, &graph, unit->pool, st)) {
        return false;
    }
    return change_begin(unit, &head, &change, st) &&
           change_add(change, &FINDING_RECORD, &row, st) && change_end(change, st);
}
