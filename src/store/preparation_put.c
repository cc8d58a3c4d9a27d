#include "store/preparation_put.h"

#include "base/day.h"
#include "base/limits.h"
#include "store/actor.h"
#include "store/issue.h"
#include "store/network.h"
#include "store/partner.h"
#include "store/rating.h"
#include "store/selection.h"

struct preparation_put preparation_put_of(const char *network_id,
                                          const struct preparation *preparation,
                                          struct pool *pool)
{
    return (struct preparation_put){
        .network_id = network_id,
        .preparation = preparation,
        .actor_ids = pool_array(pool, preparation->arena.actor_count, int64_t),
        .source_ids = pool_array(pool, preparation->holdings.source_count, int64_t),
    };
}

/* The code of a value; "" for 0: not said. */
static const char *code_of(const struct vocabulary *vocabulary, int value)
{
    const char *code = vocabulary_code(vocabulary, value);

    return code != NULL ? code : "";
}

/* ---- issue, sources, actors ---- */

bool preparation_put_issue(struct change *change, struct unit *unit,
                           const struct preparation_put *put, struct status *st)
{
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct network network;

    if (!network_find(unit->database, put->network_id, unit->pool, &network, st)) {
        return false;
    }
    network.purpose = put->preparation->arena.issue;
    network_values(&network, values);
    return change_put(change, &NETWORK_RECORD, values, st);
}

bool preparation_put_sources(struct change *change, struct preparation_put *put,
                             struct status *st)
{
    const struct holdings *holdings = &put->preparation->holdings;

    for (size_t i = 0; i < holdings->source_count; i++) {
        const struct needed_source *source = &holdings->sources[i];
        struct source_row row = {
            .code = source->code,
            .label = source->label,
            .necessity = source->is_indispensable ? "indispensable" : "useful",
        };

        if (!change_add(change, &SOURCE_RECORD, &row, st)) {
            return false;
        }
        put->source_ids[i] = row.id;
    }
    return true;
}

bool preparation_put_actors(struct change *change, struct unit *unit,
                            struct preparation_put *put, struct status *st)
{
    const struct arena *arena = &put->preparation->arena;

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_actor *actor = &arena->actors[i];
        struct actor_row row = {.name = actor->name,
                                .sector = actor->sector,
                                .sources = actor->sources,
                                .note = actor->note};

        if (!actor_add(change, unit, put->network_id, &row, st)) {
            return false;
        }
        put->actor_ids[i] = row.id;
    }
    return true;
}

/* ---- what they hold ---- */

static bool view_is_empty(const struct holding_view *view)
{
    return view->has == ANSWER_NONE && view->can == ANSWER_NONE &&
           view->wants == ANSWER_NONE;
}

static void confirmed_set(struct holding_row *row, const struct holding_view *view)
{
    row->has_confirmed = code_of(&HOLDING_ANSWER, (int)view->has);
    row->can_confirmed = code_of(&HOLDING_ANSWER, (int)view->can);
    row->wants_confirmed = code_of(&HOLDING_ANSWER, (int)view->wants);
}

bool preparation_put_holdings(struct change *change, const struct preparation_put *put,
                              enum holding_basis basis, struct status *st)
{
    static const struct holding_view NOTHING = {0};
    const struct holdings *holdings = &put->preparation->holdings;
    const size_t count = holdings->actor_count * holdings->source_count;

    for (size_t i = 0; i < count; i++) {
        const struct holding_view *estimated = &holdings->cells[i].estimated;
        const struct holding_view *confirmed =
            basis == HOLDING_ACTUAL ? &holdings->cells[i].confirmed : &NOTHING;
        struct holding_row row = {
            .actor_id = put->actor_ids[i / holdings->source_count],
            .source_id = put->source_ids[i % holdings->source_count],
            .has = code_of(&HOLDING_ANSWER, (int)estimated->has),
            .can = code_of(&HOLDING_ANSWER, (int)estimated->can),
            .wants = code_of(&HOLDING_ANSWER, (int)estimated->wants),
        };

        confirmed_set(&row, confirmed);
        if (!(view_is_empty(estimated) && view_is_empty(confirmed)) &&
            !change_add(change, &HOLDING_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

bool preparation_put_confirmed(struct change *change, struct unit *unit,
                               const struct preparation_put *put, size_t actor,
                               struct status *st)
{
    const struct holdings *holdings = &put->preparation->holdings;
    struct record_list list;

    if (!record_list(unit->database, &HOLDING_RECORD, put->network_id, unit->pool, &list,
                     st)) {
        return false;
    }
    struct holding_row *rows = record_read_all(&HOLDING_RECORD, &list, unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        size_t source = 0;

        while (source < holdings->source_count &&
               put->source_ids[source] != rows[i].source_id) {
            source++;
        }
        if (rows[i].actor_id != put->actor_ids[actor] ||
            source == holdings->source_count) {
            continue;
        }
        confirmed_set(&rows[i], &holding_of(holdings, actor, source)->confirmed);
        if (!change_put_row(change, &HOLDING_RECORD, &rows[i], st)) {
            return false;
        }
    }
    return true;
}

/* ---- marks ---- */

static const char *replaced_by(const struct arena_actor *actor, struct pool *pool)
{
    struct text names;

    text_init(&names, pool, LIMIT_FIELD_BYTES);
    for (size_t i = 0; i < actor->replaced_by_count; i++) {
        text_add(&names, i > 0 ? "|" : "");
        text_add(&names, actor->replaced_by[i]);
    }
    return names.bytes;
}

bool preparation_put_sheet(struct change *change, struct unit *unit,
                           const struct preparation_put *put,
                           const struct preparation_sheet *sheet, struct status *st)
{
    const struct arena *arena = &put->preparation->arena;

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_rating *rating = arena_rating_of(arena, i, sheet->rater);
        const struct rating_row row = {
            .round_id = sheet->round_id,
            .person_id = put->person_ids[sheet->rater],
            .actor_id = put->actor_ids[i],
            .is_own = rating->is_own,
            .importance = rating->importance,
            .irreplaceability = rating->irreplaceability,
            .dependence = rating->dependence,
            .replaced_by = replaced_by(&arena->actors[i], unit->pool),
            .note = "",
        };

        if (rating->is_rated &&
            !rating_draft_put(change, unit, put->network_id, &row, st)) {
            return false;
        }
    }
    return true;
}

bool preparation_put_overrides(struct change *change, const struct preparation_put *put,
                               struct status *st)
{
    const struct arena *arena = &put->preparation->arena;

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_override *override = arena->actors[i].override;

        if (override == NULL) {
            continue;
        }
        struct override_row row = {
            .actor_id = put->actor_ids[i],
            .dependence = override->dependence,
            .arena_class = override->arena_class,
            .reason = override->reason,
            .author = put->author,
            .at = put->now,
        };
        if (!change_add(change, &OVERRIDE_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

/* ---- choices ---- */

static bool form_put(struct change *change, struct form_case_row *row,
                     const struct form_choice *choice, struct status *st)
{
    row->form = code_of(&FORM_FORMS, (int)choice->form);
    row->reason = choice->reason;
    return row->id == 0 ? change_add(change, &FORM_CASE_RECORD, row, st)
                        : change_put_row(change, &FORM_CASE_RECORD, row, st);
}

bool preparation_put_forms(struct change *change, struct unit *unit,
                           const struct preparation_put *put, struct status *st)
{
    const struct preparation *preparation = put->preparation;
    struct record_list list;

    if (!record_list(unit->database, &FORM_CASE_RECORD, put->network_id, unit->pool,
                     &list, st)) {
        return false;
    }
    const struct form_case_row *rows =
        record_read_all(&FORM_CASE_RECORD, &list, unit->pool);
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        struct form_case_row row = {.actor_id = put->actor_ids[i]};

        for (size_t r = 0; r < list.count; r++) {
            row = rows[r].actor_id == row.actor_id ? rows[r] : row;
        }
        if (preparation->forms[i].is_made &&
            !form_put(change, &row, &preparation->forms[i], st)) {
            return false;
        }
    }
    return true;
}

bool preparation_put_criteria(struct change *change, const struct preparation_put *put,
                              struct status *st)
{
    for (size_t i = 0; i < put->preparation->criterion_count; i++) {
        const struct criterion *criterion = &put->preparation->criteria[i];
        struct criterion_row row = {
            .code = criterion->code,
            .text = criterion->text,
            .locked_at = criterion->locked_at[0] == '\0' ? 0 : put->now,
        };

        if (!change_add(change, &CRITERION_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

bool preparation_put_choices(struct change *change, const struct preparation_put *put,
                             struct status *st)
{
    for (size_t i = 0; i < put->preparation->arena.actor_count; i++) {
        const struct selection_choice choice = preparation_choice(put->preparation, i);
        struct selection_row row = {
            .actor_id = put->actor_ids[i],
            .is_in = choice.is_in,
            .reason = choice.reason,
        };

        if (choice.is_made && !change_add(change, &SELECTION_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

bool preparation_put_pairs(struct change *change, const struct preparation_put *put,
                           struct status *st)
{
    const struct pair_list *pairs = &put->preparation->pairs;

    for (size_t i = 0; i < pairs->count; i++) {
        struct pair_row row = {
            .first_id = put->actor_ids[pairs->pairs[i].first],
            .second_id = put->actor_ids[pairs->pairs[i].second],
            .source_id = put->source_ids[pairs->pairs[i].source],
            .relation = code_of(&PAIR_RELATION, (int)pairs->pairs[i].relation),
        };

        if (!change_add(change, &PAIR_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

/* ---- talks ---- */

bool preparation_put_talk(struct change *change, const struct preparation_put *put,
                          const struct talk *talk, struct status *st)
{
    struct talk_row row = {
        .actor_id = put->actor_ids[talk->actor],
        .by_whom = talk->by,
        .with_whom = talk->with,
        .day = day_is_valid(talk->at) ? talk->at : NULL,
        .was_right = code_of(&HOLDING_ANSWER, (int)talk->was_right),
        .interest = talk->interest,
        .interest_effect = code_of(&TALK_INTEREST, talk->interest_effect),
        .motivation = talk->motivation,
        .readiness = code_of(&TALK_READINESS, talk->readiness),
        .conditions = talk->conditions,
        .mandate = code_of(&TALK_MANDATE, talk->mandate),
        .outcome = code_of(&TALK_OUTCOME, (int)talk->outcome),
        .note = talk->note,
    };

    return change_add(change, &TALK_RECORD, &row, st);
}
