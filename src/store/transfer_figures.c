#include "store/transfer_figures.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "store/experience.h"
#include "store/json_in.h"
#include "store/sql.h"
#include "store/transfer_check.h"

/* ---- out ---- */

/* In C and not by the database: two databases sort texts in two ways. */
static int figures_compare(const void *left, const void *right)
{
    const struct transfer_figures *a = left;
    const struct transfer_figures *b = right;

    return a->wave_id != b->wave_id
               ? (a->wave_id > b->wave_id) - (a->wave_id < b->wave_id)
               : strcmp(a->part, b->part);
}

bool transfer_figures_list(struct database *database, const char *network_id,
                           struct pool *pool, struct transfer_figures_list *list_out,
                           struct status *st)
{
    struct transfer_figures *rows = NULL;
    size_t count = 0;
    size_t capacity = 0;
    SCOPED(query)
    query = query_begin(database, &SQL_WAVE_RESULT_ANONYMOUS,
                        SQL_VALUES(sql_text(network_id)));

    while (query_next(query)) {
        rows = pool_grow(pool, rows, count, &capacity, struct transfer_figures);
        rows[count++] =
            (struct transfer_figures){query_integer(query, 0), query_text(query, 1, pool),
                                      query_text(query, 2, pool)};
    }
    if (!query_end(query, st)) {
        return false;
    }
    if (count > 0) {
        qsort(rows, count, sizeof *rows, figures_compare);
    }
    *list_out = (struct transfer_figures_list){rows, count};
    return true;
}

void transfer_line_figures(struct text *text, const struct transfer_figures *figures)
{
    struct value *line = model_object(text->pool);
    struct value *told = model_set_object(line, "figures");

    model_set_integer(told, "wave_id", figures->wave_id);
    model_set_text(told, "part", figures->part);
    model_set_text(told, "body", figures->body);
    value_write_json_compact(line, text);
    text_add_char(text, '\n');
}

/* ---- in ---- */

static const struct value *member(const struct value *object, const char *name)
{
    return object == NULL ? NULL : value_find(object, name, strlen(name));
}

bool transfer_figures_read(const struct value *line, struct transfer_figures *figures_out)
{
    const struct value *told = member(line, "figures");
    const struct value *wave_id = member(told, "wave_id");
    const struct value *part = member(told, "part");
    const struct value *body = member(told, "body");

    if (wave_id == NULL || value_kind(wave_id) != VALUE_NUMBER || part == NULL ||
        value_kind(part) != VALUE_TEXT || body == NULL ||
        value_kind(body) != VALUE_TEXT) {
        return false;
    }
    *figures_out = (struct transfer_figures){strtoll(value_text(wave_id), NULL, 10),
                                             value_text(part), value_text(body)};
    return true;
}

static bool is_anonymous(const struct transfer_row *rows, size_t row_count,
                         int64_t wave_id)
{
    for (size_t i = 0; i < row_count; i++) {
        struct experience_row choice;

        if (rows[i].kind == &EXPERIENCE_RECORD) {
            record_read(&EXPERIENCE_RECORD, rows[i].values, &choice);
            if (choice.wave_id == wave_id) {
                return true;
            }
        }
    }
    return false;
}

/* What reads it later relies on its form; what the numbers say only who made it knows. */
static bool body_check(const char *body, struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct status reading = {0};
    struct value *value = NULL;

    return (strlen(body) <= LIMIT_RESULT_BYTES && transfer_names_are_short(body) &&
            json_read_figures(body, strlen(body), scratch, &value, &reading)) ||
           status_fail(st, STATUS_INVALID, "these figures cannot be read");
}

bool transfer_figures_check(const struct transfer_row *rows, size_t row_count,
                            const struct transfer_figures *figures,
                            const struct transfer_figures *former, struct status *st)
{
    if (!is_anonymous(rows, row_count, figures->wave_id)) {
        return status_fail(st, STATUS_INVALID,
                           "there is no anonymous survey to which these figures belong");
    }
    if (figures->part[0] == '\0' || strlen(figures->part) > LIMIT_NAME_BYTES ||
        !utf8_is_visible(figures->part, "") ||
        (former != NULL && figures_compare(former, figures) >= 0)) {
        return status_fail(st, STATUS_INVALID,
                           "these figures do not come after those before them");
    }
    return body_check(figures->body, st);
}
