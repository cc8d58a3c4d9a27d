/* experience_import_read.c - a table of paper sheets as sheets to be handed in. */
#include "web/experience_import.h"

#include <ctype.h>
#include <string.h>

#include "exchange/replies_file.h"

const struct instrument_item *import_area_item(const struct experience_whole *whole,
                                               enum respondent respondent,
                                               struct pool *pool)
{
    const struct reply_link link = {.whole = *whole, .respondent = respondent};
    const struct reply_areas areas = reply_areas(&link, pool);
    struct item_level *levels = pool_array(pool, areas.count + 1, struct item_level);
    struct instrument_item *item = pool_array(pool, 1, struct instrument_item);

    for (size_t i = 0; i < areas.count; i++) {
        levels[i].value = (int)i + 1;
        levels[i].code = areas.names[i];
        for (int l = 0; l < LANGUAGE_COUNT; l++) {
            levels[i].label.texts[l] = areas.names[i];
        }
    }
    *item = (struct instrument_item){.code = ITEM_AREA,
                                     .kind = ITEM_LEVEL,
                                     .levels = levels,
                                     .level_count = areas.count,
                                     .is_nominal = true,
                                     .is_background = true};
    return areas.count == 0 ? NULL : item;
}

/* Everything that these respondents are asked. */
static const struct instrument_item *const *items_of(const struct import_order *order,
                                                     enum language language,
                                                     struct pool *pool, size_t *count_out)
{
    const struct asked_steps asked =
        experience_asked(&order->experience->whole, order->respondent, language, pool);
    size_t count = 0;

    for (size_t i = 0; i < asked.count; i++) {
        count += asked.steps[i].item_count;
    }
    const struct instrument_item **items =
        pool_array(pool, count + 1, const struct instrument_item *);
    items[0] = import_area_item(&order->experience->whole, order->respondent, pool);
    count = items[0] != NULL;
    for (size_t i = 0; i < asked.count; i++) {
        for (size_t q = 0; q < asked.steps[i].item_count; q++) {
            items[count++] = asked.steps[i].items[q].item;
        }
    }
    *count_out = count;
    return items;
}

/* The same name, in small letters or large; 0: none. */
static int64_t organisation_named(const struct reply_organisations *organisations,
                                  const char *name)
{
    for (size_t i = 0; i < organisations->count; i++) {
        const char *known = organisations->rows[i].name;
        size_t at = 0;

        while (known[at] != '\0' &&
               tolower((unsigned char)known[at]) == tolower((unsigned char)name[at])) {
            at++;
        }
        if (known[at] == '\0' && name[at] == '\0') {
            return organisations->rows[i].id;
        }
    }
    return 0;
}

/* The line that names this organisation of the table first. */
static size_t line_naming(const struct replies_file *file, size_t organisation)
{
    for (size_t i = 0; i < file->replies.count; i++) {
        if (file->replies.organisations[i] == (int64_t)organisation + 1) {
            return file->lines[i];
        }
    }
    return 0;
}

/* Of each organisation that the table names, its id.
 * fails  with an error for each that does not take part, at the line that names it
 *        first */
static bool organisations_read(const struct import_order *order,
                               const struct replies_file *file, struct pool *pool,
                               struct report *report, const int64_t **ids_out)
{
    int64_t *ids = pool_array(pool, file->organisation_count + 1, int64_t);
    bool is_right = true;

    for (size_t i = 0; i < file->organisation_count; i++) {
        ids[i] = organisation_named(&order->organisations, file->organisations[i]);
        if (ids[i] == 0) {
            const struct place place = {NULL, line_naming(file, i), 0};

            is_right = false;
            report_add(
                report, REPORT_ERROR, place,
                "'%s' is no organisation that takes part today: write it as on the "
                "list of members, or leave the cell empty",
                file->organisations[i]);
        }
    }
    *ids_out = ids;
    return is_right;
}

static struct reply_sheet sheet_make(const struct replies_file *file, size_t reply,
                                     const int64_t *organisations, struct pool *pool)
{
    const struct replies *replies = &file->replies;
    struct reply_answer *answers =
        pool_array(pool, replies->item_count + file->text_count + 1, struct reply_answer);
    const int64_t organisation = replies->organisations[reply];
    size_t count = 0;

    for (size_t i = 0; i < replies->item_count; i++) {
        const int32_t value = replies_value(replies, reply, i);

        if (value != REPLY_NONE) {
            answers[count++] =
                (struct reply_answer){replies->items[i]->code, value, NULL};
        }
    }
    for (size_t i = 0; i < file->text_count; i++) {
        const char *text = file->texts[reply * file->text_count + i];

        if (text[0] != '\0') {
            answers[count++] =
                (struct reply_answer){file->text_items[i]->code, REPLY_NONE, text};
        }
    }
    return (struct reply_sheet){answers, count,
                                organisation == 0 ? 0 : organisations[organisation - 1]};
}

/* Whose answers they are, the link says: a row that says otherwise is on another. */
static bool respondents_check(const struct import_order *order,
                              const struct replies_file *file, struct report *report)
{
    bool is_right = true;

    for (size_t i = 0; i < file->replies.count; i++) {
        if (file->replies.respondents[i] != order->respondent) {
            const struct place place = {NULL, file->lines[i], 0};

            is_right = false;
            report_add(report, REPORT_ERROR, place,
                       "this sheet is of others than the link: choose the paper link of "
                       "that group");
        }
    }
    return is_right;
}

bool import_read(const struct import_order *order, enum language language,
                 struct pool *pool, struct report *report,
                 struct import_sheets *sheets_out)
{
    const struct wave_row *wave = &order->experience->whole.wave;
    const struct file_bytes bytes = {NULL, order->text, order->length};
    struct replies_order wanted = {.instrument = wave->instrument,
                                   .version = wave->instrument_version,
                                   .respondent = order->respondent};
    const int64_t *organisations = NULL;
    struct replies_file file;

    wanted.items = items_of(order, language, pool, &wanted.item_count);
    if (!replies_file_read(&bytes, &wanted, pool, report, &file)) {
        return false;
    }
    const bool is_right = respondents_check(order, &file, report);
    if (!organisations_read(order, &file, pool, report, &organisations) || !is_right) {
        return false;
    }
    struct reply_sheet *sheets = pool_array(pool, file.replies.count, struct reply_sheet);
    for (size_t i = 0; i < file.replies.count; i++) {
        sheets[i] = sheet_make(&file, i, organisations, pool);
    }
    *sheets_out = (struct import_sheets){sheets, file.replies.count};
    return true;
}
