#include "web/reply_items.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "web/assets.h"

enum { FACES = 5 };

static bool is_again(const struct visit *visit)
{
    return visit->http->method == HTTP_POST;
}

/* Was this value sent for a field? Of a set several are. */
static bool was_sent(const struct visit *visit, const char *field, const char *value)
{
    for (size_t i = 0; i < visit->body.pair_count; i++) {
        const struct form_pair *pair = &visit->body.pairs[i];

        if (strcmp(pair->name, field) == 0 && strcmp(pair->value, value) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_in_sheet(const struct reply_sheet *sheet,
                        const struct instrument_item *item, int value)
{
    const int32_t given = reply_given(sheet, item->code);

    if (given == REPLY_NONE) {
        return false;
    }
    return item->kind == ITEM_SET && value >= 0
               ? given >= 0 && (given & (INT32_C(1) << value)) != 0
               : given == value;
}

/* Five levels from no to yes, asked of families: faces beside the words. */
static bool has_faces(const struct reply_link *link, const struct instrument_item *item)
{
    return link->respondent == RESPONDENT_FAMILIES && item->kind == ITEM_LEVEL &&
           item->level_count == FACES && !item->is_nominal && !item->is_background;
}

static const char *face_of(struct visit *visit, size_t place)
{
    const struct asset *face = asset_named(visit_address(visit, "face-%zu.svg", place));

    return face == NULL ? NULL : face->path;
}

struct option {
    const char *field;
    const char *value;
    const char *label;
    const char *face; /* NULL: none */
    bool is_on; /* in the sheet */
};

static void option_put(struct visit *visit, struct value *options,
                       const struct option *option)
{
    struct value *object = model_add_object(options);

    model_set_text(object, "id",
                   visit_address(visit, "%s_%s", option->field, option->value));
    model_set_text(object, "value", option->value);
    model_set_text(object, "label", option->label);
    model_set_text(object, "face", option->face);
    model_set_boolean(object, "is_chosen",
                      is_again(visit) ? was_sent(visit, option->field, option->value)
                                      : option->is_on);
}

/* Families read from yes to no; workers from little to much. */
static void levels_put(struct visit *visit, const struct reply_link *link,
                       const struct instrument_item *item, const char *field,
                       struct value *options)
{
    const bool is_downward = has_faces(link, item);

    for (size_t i = 0; i < item->level_count; i++) {
        const size_t at = is_downward ? item->level_count - 1 - i : i;
        const struct item_level *level = &item->levels[at];
        const struct option option = {field, visit_address(visit, "%d", level->value),
                                      wording_in(&level->label, visit->language),
                                      is_downward ? face_of(visit, at + 1) : NULL,
                                      is_in_sheet(&link->sheet, item, level->value)};

        option_put(visit, options, &option);
    }
}

/* Few and short enough to stand beside each other on a wide screen? */
enum { ROW_LEAST = 3, ROW_MOST = 5, ROW_CHARACTERS = 34 };

static bool is_row(const struct visit *visit, const struct reply_link *link,
                   const struct instrument_item *item)
{
    bool is_short = item->level_count >= ROW_LEAST && item->level_count <= ROW_MOST;

    for (size_t i = 0; i < item->level_count; i++) {
        is_short &= utf8_count(wording_in(&item->levels[i].label, visit->language)) <=
                    ROW_CHARACTERS;
    }
    return is_short && link->respondent == RESPONDENT_WORKERS && item->kind == ITEM_LEVEL;
}

static const char *unknown_words(struct visit *visit, const struct reply_link *link)
{
    const char *words = wording_in(&link->whole.instrument->unknown, visit->language);

    return words[0] == '\0' ? say(N_("do not know"), visit->language) : words;
}

/* "1 never, 2 sometimes": what the digits mean to who types a sheet. */
static const char *digits_words(struct visit *visit, const struct reply_link *link,
                                const struct instrument_item *item)
{
    struct text text;

    text_init(&text, visit->pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < item->level_count; i++) {
        text_format(&text, "%s%d\u00A0=\u00A0%s", i == 0 ? "" : " · ",
                    item->levels[i].value,
                    wording_in(&item->levels[i].label, visit->language));
    }
    if (item->may_not_know) {
        text_format(&text, " · ?\u00A0=\u00A0%s", unknown_words(visit, link));
    }
    return text.bytes;
}

/* What was typed, after a refusal; a sheet from paper always begins empty. */
static const char *typed(const struct visit *visit, const char *field)
{
    return is_again(visit) ? visit_field(visit, field) : "";
}

static struct value *item_begin(struct visit *visit, struct value *items,
                                const char *field, const char *legend)
{
    struct value *object = model_add_object(items);

    model_set_text(object, "field", field);
    model_set_text(object, "legend", legend[0] == '\0' ? NULL : legend);
    model_set_text(object, "error", visit_error(visit, field));
    return object;
}

static void kinds_set(struct value *object, const char *kind)
{
    static const char *const KINDS[] = {"is_radio", "is_set", "is_text", "is_digits",
                                        "is_select"};

    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        model_set_boolean(object, KINDS[i], strcmp(KINDS[i], kind) == 0);
    }
}

void reply_item_put(struct visit *visit, const struct reply_link *link,
                    const struct asked_item *asked, enum reply_manner manner,
                    struct value *items)
{
    const struct instrument_item *item = asked->item;
    const char *field = visit_address(visit, "c_%s", item->code);
    struct value *object = item_begin(visit, items, field, asked->question);
    const bool is_text = item->kind == ITEM_TEXT;
    const bool is_digits = manner == MANNER_PAPER && !is_text;

    kinds_set(object, is_text                  ? "is_text"
                      : is_digits              ? "is_digits"
                      : item->kind == ITEM_SET ? "is_set"
                                               : "is_radio");
    model_set_text(object, "marker", visit_address(visit, "s_%s", item->code));
    model_set_text(object, "text",
                   manner == MANNER_PAPER || is_again(visit)
                       ? typed(visit, field)
                       : reply_written(&link->sheet, item->code));
    model_set_integer(object, "most", LIMIT_OPEN_ANSWER_CHARACTERS);
    model_set_boolean(object, "is_faces", has_faces(link, item));
    model_set_text(object, "digits", is_digits ? digits_words(visit, link, item) : NULL);
    model_set_boolean(object, "is_row", is_row(visit, link, item));
    struct value *options = model_set_list(object, "options");
    if (!is_text && !is_digits) {
        levels_put(visit, link, item, field, options);
    }
    struct value *unknown = model_set_list(object, "unknown");
    if (item->may_not_know && !is_text && !is_digits) {
        const struct option option = {field, "-1", unknown_words(visit, link), NULL,
                                      is_in_sheet(&link->sheet, item, REPLY_UNKNOWN)};

        option_put(visit, unknown, &option);
    }
}

/* The members of an item that these two do not use. */
static struct value *choice_begin(struct visit *visit, struct value *items,
                                  const char *field, const char *kind)
{
    struct value *object = item_begin(visit, items, field, "");

    kinds_set(object, kind);
    model_set_null(object, "marker");
    model_set_text(object, "text", typed(visit, field));
    model_set_boolean(object, "is_faces", false);
    model_set_boolean(object, "is_row", false);
    return object;
}

void reply_organisation_put(struct visit *visit, const struct reply_link *link,
                            const struct reply_organisations *organisations,
                            struct value *items)
{
    const char *field = "c_" ITEM_ORGANISATION;
    struct value *object =
        choice_begin(visit, items, field, link->is_paper ? "is_select" : "is_radio");

    model_set_null(object, "digits");
    struct value *options = model_set_list(object, "options");
    for (size_t i = 0; i < organisations->count; i++) {
        const struct actor_row *one = &organisations->rows[i];
        const struct option option = {field, visit_address(visit, "%" PRId64, one->id),
                                      one->name, NULL,
                                      link->sheet.organisation_id == one->id};

        option_put(visit, options, &option);
    }
    const struct option none = {
        field, "0", say(N_("I would rather not say"), visit->language), NULL, false};
    option_put(visit, model_set_list(object, "unknown"), &none);
}

void reply_area_put(struct visit *visit, const struct reply_link *link,
                    enum reply_manner manner, struct value *items)
{
    const struct reply_areas areas = reply_areas(link, visit->pool);
    const int32_t given = reply_given(&link->sheet, ITEM_AREA);
    const char *field = "c_" ITEM_AREA;
    struct value *object = choice_begin(
        visit, items, field, manner == MANNER_PAPER ? "is_select" : "is_radio");

    model_set_null(object, "digits");
    struct value *options = model_set_list(object, "options");
    for (size_t i = 0; i < areas.count; i++) {
        const struct option option = {field, visit_address(visit, "%zu", i + 1),
                                      areas.names[i], NULL, given == (int32_t)(i + 1)};

        option_put(visit, options, &option);
    }
    (void)model_set_list(object, "unknown");
}
