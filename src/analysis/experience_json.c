/* experience_json.c - results of an anonymous survey as a tree of values, and back. What
 * does not have this shape is refused as a whole: it is of another version. */
#include <math.h>
#include <string.h>

#include "analysis/experience_results.h"
#include "analysis/stored_reading.h"
#include "base/attributes.h"
#include "base/number.h"

static const char *const SHARE_STATE_CODES[] = {
    [SHARE_GIVEN] = "given",
    [SHARE_ALMOST_ALL] = "almost_all",
    [SHARE_ALMOST_NONE] = "almost_none",
    [SHARE_HIDDEN] = "hidden",
};

enum { DISCLOSED_STATES = DISCLOSED_NOT_ASKED + 1, FIGURE_STATES = FIGURE_UNDEFINED + 1 };

/* ---- writing ---- */

static void number_write(const struct disclosed_number *number, struct value *list)
{
    model_add_integer(list, (int64_t)number->low);
    model_add_integer(list, (int64_t)number->high);
}

static void share_write(const struct disclosed_share *share, struct value *object)
{
    model_set_text(object, "state", SHARE_STATE_CODES[share->state]);
    model_set_integer(object, "percent", share->percent);
}

static void cell_write(const struct experience_cell *cell, struct value *object)
{
    const struct disclosed_item *figures = &cell->figures;
    struct value *shares = NULL;

    model_set_text(object, "group", cell->group);
    model_set_text(object, "item", cell->item);
    model_set_text(object, "state", DISCLOSED_STATE_CODES[figures->state]);
    if (figures->state != DISCLOSED) {
        return;
    }
    number_write(&figures->answered, model_set_list(object, "answered"));
    share_write(&figures->unknown, model_set_object(object, "unknown"));
    share_write(&figures->high, model_set_object(object, "high"));
    model_set_integer(object, "median", figures->median);
    shares = model_set_list(object, "shares");
    for (size_t i = 0; i < figures->level_count; i++) {
        share_write(&figures->shares[i], model_add_object(shares));
    }
}

static void figure_write(const struct experience_figure *figure, struct value *object)
{
    model_set_text(object, "name", figure->name);
    model_set_text(object, "group", figure->group);
    model_set_text(object, "state", FIGURE_STATE_CODES[figure->state]);
    model_set_figure(object, "value", figure->value);
    model_set_figure(object, "low", figure->low);
    model_set_figure(object, "high", figure->high);
    number_write(&figure->answered, model_set_list(object, "answered"));
}

const struct value *experience_results_write(const struct experience_results *results,
                                             struct pool *pool)
{
    struct value *object = model_object(pool);
    struct value *list = NULL;

    model_set_integer(object, "engine", results->engine);
    model_set_integer(object, "computed_at", results->computed_at);
    model_set_integer(object, "organisations", (int64_t)results->organisations);
    list = model_set_object(object, "respondents");
    for (int i = 0; i < RESPONDENT_COUNT; i++) {
        number_write(&results->respondents[i], model_set_list(list, RESPONDENT_CODES[i]));
    }
    list = model_set_list(object, "cells");
    for (size_t i = 0; i < results->cell_count; i++) {
        cell_write(&results->cells[i], model_add_object(list));
    }
    list = model_set_list(object, "figures");
    for (size_t i = 0; i < results->figure_count; i++) {
        figure_write(&results->figures[i], model_add_object(list));
    }
    return object;
}

void experience_summary(const struct replies *replies, int64_t now, struct pool *pool,
                        struct reply_parts *parts_out)
{
    const struct experience_parts made = experience_results_make(replies, now, pool);
    struct reply_part *parts = pool_array(pool, made.count, struct reply_part);

    for (size_t i = 0; i < made.count; i++) {
        parts[i] = (struct reply_part){
            made.parts[i].name, experience_results_write(&made.parts[i].results, pool)};
    }
    *parts_out = (struct reply_parts){parts, made.count};
}

/* ---- reading ---- */

static const char *text_read(struct reading *reading, const struct value *object,
                             const char *name)
{
    const struct value *found = reading_member(reading, object, name, VALUE_TEXT);

    return found == NULL ? "" : pool_text(reading->pool, value_text(found));
}

/* A whole number of low .. high. */
static int64_t whole_of(struct reading *reading, const struct value *value, double low,
                        double high)
{
    double number = 0;

    if (value == NULL || value_kind(value) != VALUE_NUMBER ||
        !number_read_decimal(value_text(value), &number) || !(number >= low) ||
        !(number <= high) || floor(number) < number) {
        reading->is_broken = true;
        return (int64_t)low;
    }
    return (int64_t)number;
}

static int64_t whole_read(struct reading *reading, const struct value *object,
                          const char *name, double low, double high)
{
    return whole_of(reading, reading_member(reading, object, name, VALUE_NUMBER), low,
                    high);
}

static const double WHOLE_MOST = 9007199254740992.0; /* 2^53: exact in a double */

static struct disclosed_number number_read_at(struct reading *reading,
                                              const struct value *object,
                                              const char *name)
{
    const struct value *list = reading_member(reading, object, name, VALUE_LIST);
    const struct value *at = list == NULL ? NULL : value_first(list);
    const int64_t low = whole_of(reading, at, 0, WHOLE_MOST);
    const struct value *next = at == NULL ? NULL : value_next(at);
    const int64_t high = whole_of(reading, next, (double)low, WHOLE_MOST);

    reading->is_broken = reading->is_broken || (next != NULL && value_next(next) != NULL);
    return (struct disclosed_number){(size_t)low, (size_t)high};
}

static int code_read(struct reading *reading, const struct value *object,
                     const char *const *codes, int count)
{
    const struct value *found = reading_member(reading, object, "state", VALUE_TEXT);

    for (int i = 0; found != NULL && i < count; i++) {
        if (strcmp(codes[i], value_text(found)) == 0) {
            return i;
        }
    }
    reading->is_broken = true;
    return 0;
}

static struct disclosed_share share_read(struct reading *reading,
                                         const struct value *object)
{
    return (struct disclosed_share){
        .state = (enum share_state)code_read(reading, object, SHARE_STATE_CODES,
                                             ARRAY_COUNT(SHARE_STATE_CODES)),
        .percent = (int)whole_read(reading, object, "percent", 0, 100),
    };
}

static void shown_read(struct reading *reading, const struct value *object,
                       struct disclosed_item *figures)
{
    const struct value *list = reading_member(reading, object, "shares", VALUE_LIST);

    figures->answered = number_read_at(reading, object, "answered");
    figures->unknown =
        share_read(reading, reading_member(reading, object, "unknown", VALUE_OBJECT));
    figures->high =
        share_read(reading, reading_member(reading, object, "high", VALUE_OBJECT));
    figures->median = (int)whole_read(reading, object, "median", -1, 1000);
    for (const struct value *at = list == NULL ? NULL : value_first(list); at != NULL;
         at = value_next(at)) {
        if (figures->level_count == DISCLOSURE_LEVELS) {
            reading->is_broken = true;
            return;
        }
        figures->shares[figures->level_count++] = share_read(reading, at);
    }
}

static struct experience_cell cell_read(struct reading *reading,
                                        const struct value *object)
{
    struct experience_cell cell = {
        .group = text_read(reading, object, "group"),
        .item = text_read(reading, object, "item"),
        .figures = {.state = (enum disclosed_state)code_read(
                        reading, object, DISCLOSED_STATE_CODES, DISCLOSED_STATES),
                    .median = -1},
    };

    if (cell.figures.state == DISCLOSED) {
        shown_read(reading, object, &cell.figures);
    }
    return cell;
}

static struct experience_figure figure_read(struct reading *reading,
                                            const struct value *object)
{
    return (struct experience_figure){
        .name = text_read(reading, object, "name"),
        .group = text_read(reading, object, "group"),
        .state = (enum figure_state)code_read(reading, object, FIGURE_STATE_CODES,
                                              FIGURE_STATES),
        .value = reading_figure(reading, object, "value"),
        .low = reading_figure(reading, object, "low"),
        .high = reading_figure(reading, object, "high"),
        .answered = number_read_at(reading, object, "answered"),
    };
}

static void lists_read(struct reading *reading, const struct value *value,
                       struct experience_results *results)
{
    const struct value *list = reading_member(reading, value, "cells", VALUE_LIST);
    struct experience_cell *cells =
        pool_array(reading->pool, reading_length(list), struct experience_cell);
    struct experience_figure *figures = NULL;

    results->cells = cells;
    for (const struct value *at = list == NULL ? NULL : value_first(list); at != NULL;
         at = value_next(at)) {
        cells[results->cell_count++] = cell_read(reading, at);
    }
    list = reading_member(reading, value, "figures", VALUE_LIST);
    figures = pool_array(reading->pool, reading_length(list), struct experience_figure);
    results->figures = figures;
    for (const struct value *at = list == NULL ? NULL : value_first(list); at != NULL;
         at = value_next(at)) {
        figures[results->figure_count++] = figure_read(reading, at);
    }
}

bool experience_results_read(const struct value *value, struct pool *pool,
                             struct experience_results *results_out, struct status *st)
{
    struct reading reading = {.pool = pool};
    const struct value *respondents =
        reading_member(&reading, value, "respondents", VALUE_OBJECT);
    struct experience_results results = {
        .engine = (int)whole_read(&reading, value, "engine", 1, EXPERIENCE_ENGINE),
        .computed_at =
            whole_read(&reading, value, "computed_at", -WHOLE_MOST, WHOLE_MOST),
        .organisations =
            (size_t)whole_read(&reading, value, "organisations", 0, WHOLE_MOST),
    };

    for (int i = 0; i < RESPONDENT_COUNT; i++) {
        results.respondents[i] =
            number_read_at(&reading, respondents, RESPONDENT_CODES[i]);
    }
    lists_read(&reading, value, &results);
    if (reading.is_broken) {
        return status_fail(st, STATUS_INVALID,
                           "these results are not in the shape that this version knows");
    }
    *results_out = results;
    return true;
}
