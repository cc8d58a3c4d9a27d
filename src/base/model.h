/* model.h - what a page shows, as a tree of values: the one view-model of `/x` (rendered
 * through its template) and `/x.json` (written as it is), so that the two cannot drift.
 *
 * Names and texts are borrowed: literals, or texts that live in the tree's pool. Members
 * keep the order in which they were set. Numbers are formatted when they are set. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

enum value_kind {
    VALUE_NULL,
    VALUE_BOOLEAN,
    VALUE_NUMBER, /* text holds its digits */
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_OBJECT
};

struct value;

struct value *model_object(struct pool *pool);
struct value *model_list(struct pool *pool);

/* Set a member of an object; setting a name twice is a broken promise (assert), and so is
 * a name longer than 255 bytes. NULL text becomes null. `decimals` and what is refused as
 * in text_add_number(). */
void model_set_text(struct value *object, const char *name, const char *text);
void model_set_integer(struct value *object, const char *name, int64_t number);
void model_set_decimal(struct value *object, const char *name, double number,
                       int decimals);
/* A figure exactly, with 17 significant digits; NaN becomes null. Not infinite. */
void model_set_figure(struct value *object, const char *name, double figure);
void model_set_boolean(struct value *object, const char *name, bool is_true);
void model_set_null(struct value *object, const char *name);

/* Set an empty object or list as a member, and give it. */
struct value *model_set_object(struct value *object, const char *name);
struct value *model_set_list(struct value *object, const char *name);

/* Add to the end of a list. */
void model_add_text(struct value *list, const char *text);
void model_add_integer(struct value *list, int64_t number);
void model_add_decimal(struct value *list, double number, int decimals);
void model_add_figure(struct value *list, double figure);
struct value *model_add_object(struct value *list);
struct value *model_add_list(struct value *list);

/* Take a member out of an object, when it is there. */
void model_unset(struct value *object, const char *name);

/* ---- reading ---- */

enum value_kind value_kind(const struct value *value);

/* The member of this name; NULL when there is none, or `value` is no object. `length`
 * bytes of `name` count. O(members). */
const struct value *value_find(const struct value *value, const char *name,
                               size_t length);

/* The text of a text, the digits of a number, "true" or "false"; "" of anything else. */
const char *value_text(const struct value *value);

/* The items of a list, the members of an object, one after the other; NULL at the end,
 * and of anything else. */
const struct value *value_first(const struct value *value);
const struct value *value_next(const struct value *value);

/* The name of a member; NULL of an item and of the top. */
const char *value_name(const struct value *value);

/* Is there anything to say? What a template's section asks: false for null, false, the
 * empty list and the empty text. 0 is true, because unknown is not zero, and so is an
 * object without members. (The Mustache specification decides the first three and leaves
 * the others open.) */
bool value_is_shown(const struct value *value);

/* Write JSON: two spaces an indent and a line end, or compact on one line without one. */
void value_write_json(const struct value *value, struct text *text);
void value_write_json_compact(const struct value *value, struct text *text);
