/* pairs_page.c - actors that bring the same source: how they stand to each other, and
 * what they agree. */
#include "web/pages.h"

#include <inttypes.h>

#include "store/workspace.h"
#include "web/edit.h"
#include "web/forms.h"
#include "web/result_model.h"

/* Listed of a source at first, and when it is asked for alone; stated pairs always. */
enum { PAIRS_SHOWN = 8, PAIRS_SHOWN_ALONE = 400 };

/* Which pairs of a source are listed. */
struct listing {
    size_t source;
    size_t limit; /* of those that nobody described */
    size_t open_count; /* of them, listed or not */
};

struct pairs {
    struct workspace workspace;
    struct preparation preparation;
    bool has_choice; /* somebody was chosen */
    const bool *is_selected; /* after the talks */
};

static bool pairs_read(struct visit *visit, struct pairs *pairs, struct status *st)
{
    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &pairs->workspace, st)) {
        return false;
    }
    pairs->preparation = workspace_preparation(&pairs->workspace, 0, visit->pool);
    pairs->is_selected =
        preparation_selection(&pairs->preparation, HOLDING_ACTUAL, visit->pool);
    pairs->has_choice = pairs->is_selected != NULL;
    if (!pairs->has_choice) {
        pairs->is_selected = pool_array(visit->pool, pairs->workspace.actor_count, bool);
    }
    return true;
}

/* The row of a pair, whichever of the two stands first; NULL: nobody described it. */
static const struct pair_row *row_of(const struct workspace *workspace,
                                     const struct pair *pair)
{
    const int64_t first = workspace->actors[pair->first].id;
    const int64_t second = workspace->actors[pair->second].id;

    for (size_t i = 0; i < workspace->pair_count; i++) {
        const struct pair_row *row = &workspace->pairs[i];

        if (row->source_id == workspace->sources[pair->source].id &&
            ((row->first_id == first && row->second_id == second) ||
             (row->first_id == second && row->second_id == first))) {
            return row;
        }
    }
    return NULL;
}

static const char *pair_address(struct visit *visit, const struct pairs *pairs,
                                const struct pair *pair)
{
    const struct workspace *workspace = &pairs->workspace;

    return visit_address(
        visit, "/networks/%s/partners/pairs/%" PRId64 "/%" PRId64 "/%" PRId64,
        visit->network_id, workspace->sources[pair->source].id,
        workspace->actors[pair->first].id, workspace->actors[pair->second].id);
}

static void name_put(struct value *object, const char *name, const struct actor_row *row)
{
    struct value *actor = model_set_object(object, name);

    model_set_integer(actor, "id", row->id);
    model_set_text(actor, "name", row->name);
}

static void pair_put(struct visit *visit, const struct pairs *pairs,
                     const struct pair *pair, struct value *object)
{
    const struct workspace *workspace = &pairs->workspace;
    const struct pair_row *row = row_of(workspace, pair);
    const char *agreement = row == NULL ? "" : row->agreement;
    const bool is_competitive = pair->relation == PAIR_COMPETITIVE;

    name_put(object, "first", &workspace->actors[pair->first]);
    name_put(object, "second", &workspace->actors[pair->second]);
    result_word_put(visit, object, "relation", &PAIR_RELATION, (int)pair->relation);
    model_set_boolean(object, "is_both_in",
                      pairs->is_selected[pair->first] &&
                          pairs->is_selected[pair->second]);
    model_set_boolean(object, "is_proposed", pair->is_proposed);
    model_set_boolean(object, "is_competitive", is_competitive);
    model_set_text(object, "agreement", agreement);
    model_set_boolean(object, "lacks_agreement", is_competitive && agreement[0] == '\0');
    model_set_text(object, "address", pair_address(visit, pairs, pair));
}

static void source_put(const struct pairs *pairs, size_t source, struct value *object)
{
    const struct source_row *row = &pairs->workspace.sources[source];

    model_set_integer(object, "id", row->id);
    model_set_text(object, "code", row->code);
    model_set_text(object, "label", row->label);
}

/* Those that people described stand first, all of them; of the others some. */
static size_t group_pairs_put(struct visit *visit, const struct pairs *pairs,
                              const struct pair_list *list, const struct listing *listing,
                              struct value *items)
{
    size_t proposed = 0;

    for (size_t i = 0; i < 2 * list->count; i++) {
        const struct pair *pair = &list->pairs[i % list->count];
        const bool is_first_time = i < list->count;

        if (pair->source != listing->source || pair->is_proposed == is_first_time) {
            continue;
        }
        proposed += pair->is_proposed;
        if (!pair->is_proposed || proposed <= listing->limit) {
            pair_put(visit, pairs, pair, model_add_object(items));
        }
    }
    return proposed < listing->limit ? proposed : listing->limit;
}

static bool has_pair(const struct pair_list *list, size_t source)
{
    for (size_t i = 0; i < list->count; i++) {
        if (list->pairs[i].source == source) {
            return true;
        }
    }
    return false;
}

static void group_put(struct visit *visit, const struct pairs *pairs,
                      const struct pair_list *list, const struct listing *listing,
                      struct value *groups)
{
    const struct workspace *workspace = &pairs->workspace;

    if (!has_pair(list, listing->source)) {
        return;
    }
    struct value *group = model_add_object(groups);
    source_put(pairs, listing->source, model_set_object(group, "source"));
    const size_t shown =
        group_pairs_put(visit, pairs, list, listing, model_set_list(group, "pairs"));
    const size_t more = listing->open_count - shown;
    const struct message message = message_make_plural(
        visit->pool, more, "%zu pair more, which nobody described yet.",
        "%zu pairs more, which nobody described yet.", more);
    model_set_text(group, "more",
                   more == 0 ? NULL : say_in(visit->pool, &message, visit->language));
    model_set_text(group, "more_address",
                   visit_address(visit, "/networks/%s/partners/pairs?source=%" PRId64,
                                 visit->network_id,
                                 workspace->sources[listing->source].id));
}

bool pairs_page(struct visit *visit, struct status *st)
{
    const int64_t asked = visit_id(visit_query(visit, "source"));
    struct pairs pairs;

    if (!pairs_read(visit, &pairs, st)) {
        return false;
    }
    const struct holdings *holdings = &pairs.preparation.holdings;
    const struct pair_list list =
        pair_relations(holdings, pairs.is_selected, HOLDING_ACTUAL,
                       pairs.preparation.pairs, visit->pool);
    const struct coverage *coverages =
        coverage_of(holdings, pairs.is_selected, HOLDING_ACTUAL, visit->pool);
    struct value *groups = model_set_list(visit->model, "groups");
    model_set_boolean(visit->model, "has_choice", pairs.has_choice);
    model_set_boolean(visit->model, "is_of_one", asked != 0);
    for (size_t i = 0; i < holdings->source_count; i++) {
        const bool is_asked = asked == pairs.workspace.sources[i].id;
        const struct listing listing = {
            i, asked == 0 ? PAIRS_SHOWN : PAIRS_SHOWN_ALONE,
            pair_open_count(&coverages[i], i, &pairs.preparation.pairs)};

        if (asked == 0 || is_asked) {
            group_put(visit, &pairs, &list, &listing, groups);
        }
    }
    return true;
}

/* ---- one pair ---- */

/* The pair of the address: two actors and a source of this network. */
static bool pair_asked(struct visit *visit, struct pairs *pairs, struct pair *pair_out,
                       struct status *st)
{
    const struct workspace *workspace = &pairs->workspace;

    if (!pairs_read(visit, pairs, st)) {
        return false;
    }
    const size_t source = workspace_source(workspace, visit_id(visit->parts[1]));
    const size_t one = workspace_actor(workspace, visit_id(visit->parts[2]));
    const size_t other = workspace_actor(workspace, visit_id(visit->parts[3]));
    if (source == workspace->source_count || one == workspace->actor_count ||
        other == workspace->actor_count || one == other) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    *pair_out = (struct pair){.first = one < other ? one : other,
                              .second = one < other ? other : one,
                              .source = source,
                              .relation = PAIR_OVERLAPPING,
                              .is_proposed = true};
    const struct pair *stated = pair_find(&pairs->preparation.pairs, pair_out);
    *pair_out = stated != NULL ? *stated : *pair_out;
    return true;
}

bool pair_page(struct visit *visit, struct status *st)
{
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct pairs pairs;
    struct pair pair = {0};

    if (!pair_asked(visit, &pairs, &pair, st)) {
        return false;
    }
    const struct pair_row *row = row_of(&pairs.workspace, &pair);
    struct value *object = model_set_object(visit->model, "pair");
    pair_put(visit, &pairs, &pair, object);
    source_put(&pairs, pair.source, model_set_object(object, "source"));
    model_set_boolean(object, "is_told", row != NULL);
    model_set_boolean(visit->model, "is_refused", visit->error_count > 0);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE));
    if (row != NULL) {
        record_fill(&PAIR_RECORD, row, values);
    }
    edit_form(visit, &FORM_PAIR, &PAIR_RECORD, row == NULL ? NULL : values,
              pair_address(visit, &pairs, &pair));
    return true;
}

/* Two people may describe the same pair for the first time at once. */
static bool twice_check(struct change *change, struct unit *unit,
                        struct edit_merge *merge, struct sql_value *values, void *context,
                        struct status *st)
{
    const char *network_id = context;
    struct record_list list;
    struct pair_row pair;

    (void)change;
    (void)merge;
    if (!record_list(unit->database, &PAIR_RECORD, network_id, unit->pool, &list, st)) {
        return false;
    }
    record_read(&PAIR_RECORD, values, &pair);
    const struct pair_row *rows = record_read_all(&PAIR_RECORD, &list, unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (rows[i].id != pair.id && rows[i].source_id == pair.source_id &&
            rows[i].first_id == pair.first_id && rows[i].second_id == pair.second_id) {
            return status_fail(st, STATUS_CONFLICT,
                               "somebody else described this pair meanwhile: look at it "
                               "below, and save again");
        }
    }
    return true;
}

bool pair_post(struct visit *visit, struct status *st)
{
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct pairs pairs;
    struct pair pair = {0};

    if (!pair_asked(visit, &pairs, &pair, st)) {
        return false;
    }
    const struct pair_row *row = row_of(&pairs.workspace, &pair);
    const struct pair_row begun = {
        .first_id = pairs.workspace.actors[pair.first].id,
        .second_id = pairs.workspace.actors[pair.second].id,
        .source_id = pairs.workspace.sources[pair.source].id,
        .relation = "",
        .agreement = "",
    };
    record_fill(&PAIR_RECORD, &begun, values);
    const struct edit edit = {
        .kind = &PAIR_RECORD,
        .plan = &FORM_PAIR,
        .action = "pair.describe",
        .id = row == NULL ? 0 : row->id,
        .row = values,
        .more = twice_check,
        .context = pool_text(visit->pool, visit->network_id),
    };
    if (!edit_write(visit, &edit, NULL, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "%s", pair_address(visit, &pairs, &pair));
    return true;
}
