/* reply_read.c - what was sent for the questions of a screen (reply_items.h). */
#include "web/reply_items.h"

#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"

static void sent_add(struct visit *visit, struct reply_sent *sent,
                     const struct reply_answer *answer)
{
    sent->answers = pool_grow(visit->pool, sent->answers, sent->count, &sent->capacity,
                              struct reply_answer);
    sent->answers[sent->count++] = *answer;
}

static void value_add(struct visit *visit, struct reply_sent *sent, const char *item,
                      int32_t value)
{
    sent_add(visit, sent, &(struct reply_answer){item, value, NULL});
}

static bool refuse_level(struct visit *visit, const char *field, struct status *st)
{
    return visit_refuse(visit, field, st, "this is not one of the answers");
}

/* One level: "3"; "-1", on paper "?", for not knowing. */
static bool level_read(struct visit *visit, const struct instrument_item *item,
                       const char *field, struct reply_sent *sent, struct status *st)
{
    const char *text = visit_field(visit, field);
    const bool is_unknown = strcmp(text, "-1") == 0 || strcmp(text, "?") == 0;
    size_t value = 0;

    if (text[0] == '\0') {
        return true;
    }
    if (!is_unknown && !number_read(text, INT32_MAX, &value)) {
        return refuse_level(visit, field, st);
    }
    const int32_t given = is_unknown ? REPLY_UNKNOWN : (int32_t)value;
    if (!item_takes(item, given)) {
        return refuse_level(visit, field, st);
    }
    value_add(visit, sent, item->code, given);
    return true;
}

static bool bit_read(const struct instrument_item *item, const char *text, int32_t *bits)
{
    size_t level = 0;

    if (!number_read(text, 30, &level) || item_level(item, (int)level) == NULL) {
        return false;
    }
    *bits |= INT32_C(1) << level;
    return true;
}

/* Ticked boxes; not one of them is an answer too: nothing of the list. */
static bool boxes_read(struct visit *visit, const struct instrument_item *item,
                       const char *field, struct reply_sent *sent, struct status *st)
{
    int32_t bits = 0;
    bool is_unknown = false;

    for (size_t i = 0; i < visit->body.pair_count; i++) {
        const struct form_pair *pair = &visit->body.pairs[i];
        const bool is_here = strcmp(pair->name, field) == 0;

        if (is_here && strcmp(pair->value, "-1") == 0 && item->may_not_know) {
            is_unknown = true;
        } else if (is_here && !bit_read(item, pair->value, &bits)) {
            return refuse_level(visit, field, st);
        }
    }
    value_add(visit, sent, item->code,
              bits != 0    ? bits
              : is_unknown ? REPLY_UNKNOWN
                           : REPLY_NONE);
    return true;
}

/* On paper: "1 3 4". */
static bool digits_read(struct visit *visit, const struct instrument_item *item,
                        const char *field, struct reply_sent *sent, struct status *st)
{
    static const char BETWEEN[] = " ,;.+";
    int32_t bits = 0;

    for (const char *at = visit_field(visit, field); *at != '\0';) {
        const size_t length = strcspn(at, BETWEEN);

        if (length > 0 &&
            !bit_read(item, pool_text_part(visit->pool, at, length), &bits)) {
            return visit_refuse(visit, field, st,
                                "write the numbers that are ticked, with blanks between "
                                "them: 1 3");
        }
        at += length + strspn(at + length, BETWEEN);
    }
    if (bits != 0) {
        value_add(visit, sent, item->code, bits);
    }
    return true;
}

static bool text_read(struct visit *visit, const struct instrument_item *item,
                      const char *field, struct reply_sent *sent, struct status *st)
{
    const char *text = visit_field(visit, field);

    if (utf8_count(text) > LIMIT_OPEN_ANSWER_CHARACTERS) {
        return visit_refuse(visit, field, st,
                            "this is too long: %zu characters, and %zu fit",
                            utf8_count(text), (size_t)LIMIT_OPEN_ANSWER_CHARACTERS);
    }
    sent_add(visit, sent,
             &(struct reply_answer){item->code, text[0] == '\0' ? REPLY_NONE : 0,
                                    text[0] == '\0' ? NULL : text});
    return true;
}

/* Of each item of a sheet: without the cost of a format. */
static const char *field_name(struct visit *visit, const char *prefix, const char *code)
{
    struct text name;

    text_init(&name, visit->pool, LIMIT_ADDRESS_BYTES);
    text_add(&name, prefix);
    text_add(&name, code);
    return name.bytes;
}

static bool item_read(struct visit *visit, const struct instrument_item *item,
                      enum reply_manner manner, struct reply_sent *sent,
                      struct status *st)
{
    const char *field = field_name(visit, "c_", item->code);

    if (item->kind == ITEM_TEXT) {
        return form_value(&visit->body, field) == NULL ||
               text_read(visit, item, field, sent, st);
    }
    if (item->kind == ITEM_SET && manner == MANNER_PAPER) {
        return digits_read(visit, item, field, sent, st);
    }
    if (item->kind == ITEM_SET) {
        return visit_field(visit, field_name(visit, "s_", item->code))[0] == '\0' ||
               boxes_read(visit, item, field, sent, st);
    }
    return level_read(visit, item, field, sent, st);
}

static bool organisation_read(struct visit *visit, const struct reply_link *link,
                              struct reply_sent *sent, struct status *st)
{
    const char *field = "c_" ITEM_ORGANISATION;
    const char *text = visit_field(visit, field);
    const int64_t id = visit_id(text);
    struct reply_organisations organisations;

    if (text[0] == '\0') {
        return true;
    }
    if (!reply_organisations_read(visit, link, &organisations, st)) {
        return false;
    }
    bool is_known = strcmp(text, "0") == 0;
    for (size_t i = 0; i < organisations.count; i++) {
        is_known |= organisations.rows[i].id == id;
    }
    sent->has_organisation = is_known;
    sent->organisation_id = id;
    return is_known || refuse_level(visit, field, st);
}

static bool area_read(struct visit *visit, const struct reply_link *link,
                      struct reply_sent *sent, struct status *st)
{
    const char *field = "c_" ITEM_AREA;
    const char *text = visit_field(visit, field);
    size_t number = 0;

    if (text[0] == '\0') {
        return true;
    }
    if (!number_read(text, reply_areas(link, visit->pool).count, &number) ||
        number == 0) {
        return refuse_level(visit, field, st);
    }
    value_add(visit, sent, ITEM_AREA, (int32_t)number);
    return true;
}

bool reply_screen_read(struct visit *visit, const struct reply_link *link,
                       const struct reply_screen *screen, enum reply_manner manner,
                       struct reply_sent *sent, struct status *st)
{
    bool is_right = true;

    if (screen->kind == SCREEN_ORGANISATION) {
        return organisation_read(visit, link, sent, st);
    }
    if (screen->kind == SCREEN_AREA) {
        return area_read(visit, link, sent, st);
    }
    /* All of them, so that all that is wrong is said at once. */
    for (size_t i = 0; i < screen->item_count; i++) {
        is_right &= item_read(visit, screen->items[i].item, manner, sent, st);
    }
    return is_right;
}

void reply_screen_skip(struct visit *visit, const struct reply_screen *screen,
                       struct reply_sent *sent)
{
    if (screen->kind == SCREEN_ORGANISATION) {
        sent->has_organisation = true;
        sent->organisation_id = 0;
    } else if (screen->kind == SCREEN_AREA) {
        value_add(visit, sent, ITEM_AREA, REPLY_NONE);
    }
    for (size_t i = 0; i < screen->item_count; i++) {
        value_add(visit, sent, screen->items[i].item->code, REPLY_NONE);
    }
}

static bool is_sent(const struct reply_sent *sent, const char *item)
{
    for (size_t i = 0; i < sent->count; i++) {
        if (strcmp(sent->answers[i].item, item) == 0) {
            return true;
        }
    }
    return false;
}

struct reply_sheet reply_merged(const struct reply_sheet *sheet,
                                const struct reply_sent *sent, struct pool *pool)
{
    struct reply_answer *answers =
        pool_array(pool, sheet->answer_count + sent->count, struct reply_answer);
    size_t count = 0;

    for (size_t i = 0; i < sheet->answer_count; i++) {
        if (!is_sent(sent, sheet->answers[i].item)) {
            answers[count++] = sheet->answers[i];
        }
    }
    for (size_t i = 0; i < sent->count; i++) {
        if (sent->answers[i].value != REPLY_NONE || sent->answers[i].text != NULL) {
            answers[count++] = sent->answers[i];
        }
    }
    return (struct reply_sheet){answers, count,
                                sent->has_organisation ? sent->organisation_id
                                                       : sheet->organisation_id};
}
