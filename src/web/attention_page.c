/* attention_page.c - which dimension got no attention this quarter: a short list that a
 * group keeps, and a question, no rule. */
#include "web/attention_model.h"

#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "store/experience.h"
#include "web/forms.h"
#include "web/pages.h"

/* ---- reading ---- */

struct attentions {
    const struct attention_row *rows;
    size_t count;
};

static bool attentions_read(struct visit *visit, struct attentions *attentions_out,
                            struct status *st)
{
    struct record_list list;

    if (!record_list(visit->database, &ATTENTION_RECORD, visit->network_id, visit->pool,
                     &list, st)) {
        return false;
    }
    *attentions_out = (struct attentions){
        record_read_all(&ATTENTION_RECORD, &list, visit->pool), list.count};
    return true;
}

static const char *quarter_words(struct visit *visit, const struct quarter *quarter)
{
    static const char *const WORDS[] = {N_("January to March %d"), N_("April to June %d"),
                                        N_("July to September %d"),
                                        N_("October to December %d")};
    const struct message message = {.id = WORDS[quarter->number - 1],
                                    .values = {{.number = quarter->year}},
                                    .value_count = 1};

    return say_in(visit->pool, &message, visit->language);
}

static void quarter_put(struct visit *visit, const struct attentions *attentions,
                        const struct quarter *quarter, struct value *object)
{
    struct dimension_attention *given =
        pool_array(visit->pool, attentions->count + 1, struct dimension_attention);
    struct value *without = model_set_list(object, "without");
    bool is_without[DIMENSION_COUNT];

    for (size_t i = 0; i < attentions->count; i++) {
        given[i] = (struct dimension_attention){attentions->rows[i].dimension,
                                                attentions->rows[i].day};
    }
    dimension_without_attention(given, attentions->count, quarter, is_without);
    for (size_t i = 0; i < DIMENSION_COUNT; i++) {
        if (is_without[i]) {
            struct value *item = model_add_object(without);
            model_set_text(item, "code", DIMENSION_CARDS[i].code);
            model_set_text(item, "name", say(DIMENSION_CARDS[i].name, visit->language));
        }
    }
    model_set_integer(object, "year", quarter->year);
    model_set_integer(object, "number", quarter->number);
    model_set_text(object, "words", quarter_words(visit, quarter));
    model_set_boolean(object, "is_complete", value_first(without) == NULL);
}

static void quarters_put(struct visit *visit, const struct attentions *attentions,
                         struct value *object)
{
    const struct quarter now = quarter_of(visit->today);
    const struct quarter before = quarter_before(&now);

    quarter_put(visit, attentions, &now, model_set_object(object, "quarter"));
    quarter_put(visit, attentions, &before, model_set_object(object, "quarter_before"));
}

bool attention_quarters_put(struct visit *visit, struct value *object, struct status *st)
{
    struct attentions attentions;

    if (!attentions_read(visit, &attentions, st)) {
        return false;
    }
    quarters_put(visit, &attentions, object);
    return true;
}

/* ---- the page ---- */

/* What was given to one dimension, the newest day first. */
static void entries_put(struct visit *visit, const struct attentions *attentions,
                        const char *dimension, struct value *list)
{
    bool *is_put = pool_array(visit->pool, attentions->count + 1, bool);

    for (size_t round = 0; round < attentions->count; round++) {
        size_t newest = attentions->count;
        for (size_t i = 0; i < attentions->count; i++) {
            const struct attention_row *row = &attentions->rows[i];
            if (!is_put[i] && strcmp(row->dimension, dimension) == 0 &&
                (newest == attentions->count ||
                 strcmp(row->day, attentions->rows[newest].day) >= 0)) {
                newest = i;
            }
        }
        if (newest == attentions->count) {
            return;
        }
        const struct attention_row *row = &attentions->rows[newest];
        struct value *item = model_add_object(list);
        is_put[newest] = true;
        model_set_integer(item, "id", row->id);
        model_set_text(item, "day", row->day);
        model_set_text(item, "what", row->what);
        model_set_text(item, "remove",
                       visit_address(visit, "/networks/%s/attention/%" PRId64 "/remove",
                                     visit->network_id, row->id));
    }
}

static void dimensions_put(struct visit *visit, const struct attentions *attentions)
{
    struct value *list = model_set_list(visit->model, "dimensions");

    for (size_t i = 0; i < DIMENSION_COUNT; i++) {
        const struct dimension_card *card = &DIMENSION_CARDS[i];
        struct value *item = model_add_object(list);
        struct value *entries = model_set_list(item, "entries");

        model_set_text(item, "code", card->code);
        model_set_text(item, "name", say(card->name, visit->language));
        model_set_text(item, "content", say(card->content, visit->language));
        entries_put(visit, attentions, card->code, entries);
        model_set_boolean(item, "has_entries", value_first(entries) != NULL);
    }
}

bool attention_page(struct visit *visit, struct status *st)
{
    const struct form_start today[] = {{"day", visit->today}};
    struct attentions attentions;

    if (!attentions_read(visit, &attentions, st)) {
        return false;
    }
    quarters_put(visit, &attentions, visit->model);
    dimensions_put(visit, &attentions);
    const bool may_change = visit_may(visit, OBJECT_EXPERIENCE_FINDINGS, RIGHT_CHANGE);
    model_set_boolean(visit->model, "may_change", may_change);
    if (may_change) {
        visit_form(visit, &FORM_ATTENTION,
                   visit_address(visit, "/networks/%s/attention", visit->network_id),
                   today, ARRAY_COUNT(today));
        visit_form(visit, &FORM_ATTENTION_REMOVE, "", NULL, 0);
    } else {
        model_set_null(visit->model, FORM_ATTENTION.name);
        model_set_null(visit->model, FORM_ATTENTION_REMOVE.name);
    }
    return true;
}

/* ---- changing ---- */

struct attending {
    const char *network_id;
    struct attention_row row;
};

static bool attending_do(struct change *change, struct unit *unit, void *context,
                         struct status *st)
{
    const struct attending *attending = context;
    struct attention_row row = attending->row;
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct record_list list;

    if (!record_list(unit->database, &ATTENTION_RECORD, attending->network_id, unit->pool,
                     &list, st)) {
        return false;
    }
    if (list.count >= LIMIT_NOTES) {
        return status_fail(st, STATUS_LIMIT,
                           "the list is full: take off what is long ago");
    }
    if (!record_next_id(unit->database, &ATTENTION_RECORD, attending->network_id, &row.id,
                        st)) {
        return false;
    }
    record_fill(&ATTENTION_RECORD, &row, values);
    return change_put(change, &ATTENTION_RECORD, values, st);
}

bool attention_post(struct visit *visit, struct status *st)
{
    struct attending attending = {
        visit->network_id,
        {.dimension = visit_field(visit, "dimension"),
         .day = visit_field(visit, "day"),
         .what = visit_field(visit, "what")},
    };

    if (strcmp(attending.row.day, visit->today) > 0) {
        return visit_refuse(visit, "day", st, "this day is still to come");
    }
    if (!visit_change(visit, "attention.put", attending_do, &attending, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/attention", visit->network_id);
    return true;
}

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct attending *attending = context;
    const struct sql_value *values = NULL;

    return record_find(unit->database, &ATTENTION_RECORD, attending->network_id,
                       attending->row.id, unit->pool, &values, st) &&
           change_remove(change, &ATTENTION_RECORD, attending->row.id, st);
}

bool attention_remove_post(struct visit *visit, struct status *st)
{
    struct attending attending = {visit->network_id, {.id = visit_id(visit->parts[1])}};

    if (!visit_change(visit, "attention.remove", removing_do, &attending, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/attention", visit->network_id);
    return true;
}
