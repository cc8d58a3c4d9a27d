#include "base/model.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Made by the hundred for each page, so a leaf is 32 bytes; only lists and objects carry
 * what is needed to grow. */
struct value {
    const char *name; /* NULL: an item, or the top */
    struct value *next;
    union {
        const char *text; /* of a text or a number */
        struct value *first; /* of a list or an object */
    };
    uint32_t name_key; /* see key_of() */
    uint8_t kind;
    bool is_true; /* of a boolean */
};

struct container {
    struct value value;
    struct value *last;
    struct pool *pool;
};

/* ---- names ---- */

enum { NAME_BYTES_MAX = 255 };

/* Length, first and last byte of a name in one number: members that differ in one of
 * them are told apart without looking at their names. Never 0. */
static uint32_t key_of(const char *name, size_t length)
{
    assert(length <= NAME_BYTES_MAX);
    if (length == 0) {
        return 1;
    }
    return (uint32_t)length << 16 | (uint32_t)(unsigned char)name[0] << 8 |
           (uint32_t)(unsigned char)name[length - 1];
}

static struct value *member_find(const struct value *object, const char *name,
                                 size_t length)
{
    const uint32_t key = key_of(name, length);

    for (struct value *member = object->first; member != NULL; member = member->next) {
        if (member->name_key == key && memcmp(member->name, name, length) == 0) {
            return member;
        }
    }
    return NULL;
}

/* ---- building ---- */

static struct container *container_of(struct value *value, enum value_kind kind)
{
    assert(value->kind == kind);
    (void)kind;
    return (struct container *)(void *)value;
}

/* Give a new value of `size` bytes at the end of a list or an object. */
static struct value *value_append(struct container *container, size_t size,
                                  enum value_kind kind)
{
    struct value *value = pool_bytes(container->pool, size);

    value->kind = (uint8_t)kind;
    if (container->last == NULL) {
        container->value.first = value;
    } else {
        container->last->next = value;
    }
    container->last = value;
    return value;
}

static struct value *member_append(struct value *object, const char *name, size_t size,
                                   enum value_kind kind)
{
    struct container *container = container_of(object, VALUE_OBJECT);
    const size_t length = strlen(name);

    assert(member_find(object, name, length) == NULL); /* each name is set once */
    struct value *member = value_append(container, size, kind);
    member->name = name;
    member->name_key = key_of(name, length);
    return member;
}

static struct value *container_make(struct pool *pool, enum value_kind kind)
{
    struct container *container = pool_bytes(pool, sizeof *container);

    container->value.kind = (uint8_t)kind;
    container->pool = pool;
    return &container->value;
}

struct value *model_object(struct pool *pool)
{
    return container_make(pool, VALUE_OBJECT);
}

struct value *model_list(struct pool *pool)
{
    return container_make(pool, VALUE_LIST);
}

/* A member or an item that is a list or an object itself: it grows in the same pool. */
static struct value *container_adopt(struct value *value, const struct value *parent)
{
    ((struct container *)(void *)value)->pool =
        ((const struct container *)(const void *)parent)->pool;
    return value;
}

struct value *model_set_object(struct value *object, const char *name)
{
    return container_adopt(
        member_append(object, name, sizeof(struct container), VALUE_OBJECT), object);
}

struct value *model_set_list(struct value *object, const char *name)
{
    return container_adopt(
        member_append(object, name, sizeof(struct container), VALUE_LIST), object);
}

struct value *model_add_object(struct value *list)
{
    return container_adopt(value_append(container_of(list, VALUE_LIST),
                                        sizeof(struct container), VALUE_OBJECT),
                           list);
}

struct value *model_add_list(struct value *list)
{
    return container_adopt(value_append(container_of(list, VALUE_LIST),
                                        sizeof(struct container), VALUE_LIST),
                           list);
}

void model_set_text(struct value *object, const char *name, const char *text)
{
    member_append(object, name, sizeof(struct value),
                  text == NULL ? VALUE_NULL : VALUE_TEXT)
        ->text = text;
}

void model_add_text(struct value *list, const char *text)
{
    value_append(container_of(list, VALUE_LIST), sizeof(struct value),
                 text == NULL ? VALUE_NULL : VALUE_TEXT)
        ->text = text;
}

void model_set_boolean(struct value *object, const char *name, bool is_true)
{
    member_append(object, name, sizeof(struct value), VALUE_BOOLEAN)->is_true = is_true;
}

void model_set_null(struct value *object, const char *name)
{
    (void)member_append(object, name, sizeof(struct value), VALUE_NULL);
}

/* ---- numbers ---- */

/* The digits stand behind their value, in the same piece of memory. `name` NULL: an item
 * of a list. */
static void number_append(struct value *container, const char *name, const char *digits,
                          size_t length)
{
    const size_t size = sizeof(struct value) + length + 1;
    struct value *number =
        name == NULL
            ? value_append(container_of(container, VALUE_LIST), size, VALUE_NUMBER)
            : member_append(container, name, size, VALUE_NUMBER);
    char *text = (char *)(number + 1);

    memcpy(text, digits, length); /* the pool gave zeros: the text ends */
    number->text = text;
}

enum { DIGITS_MAX = 32 }; /* for what is not left to text_add_number() */

/* Write a number before `end`, at least `least` digits; give where it begins. printf
 * takes ten times as long, and pages are full of numbers. */
static char *digits_write(uint64_t number, int least, char *end)
{
    for (; number > 0 || least > 0; least--) {
        *--end = (char)('0' + number % 10);
        number /= 10;
    }
    return end;
}

static void integer_append(struct value *container, const char *name, int64_t number)
{
    char digits[DIGITS_MAX];
    char *end = digits + sizeof digits;
    char *begin =
        digits_write(number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 1, end);

    if (number < 0) {
        *--begin = '-';
    }
    number_append(container, name, begin, (size_t)(end - begin));
}

/* Decimals of usual size, in units of the last one. False for a large number, and so near
 * to the middle between two that only all its digits can tell how to round it. */
static bool units_round(double number, int decimals, uint64_t *units_out)
{
    static const double UNITS[] = {1, 10, 100, 1000, 1e4, 1e5, 1e6};

    assert(decimals >= 0);
    if (decimals >= (int)ARRAY_COUNT(UNITS)) {
        return false;
    }
    const double scaled = fabs(number) * UNITS[decimals];
    if (!(scaled < 1e9)) { /* below, the product is right to a ten millionth */
        return false;
    }
    const uint64_t whole = (uint64_t)scaled;
    const double rest = scaled - (double)whole;
    *units_out = whole + (rest > 0.5);
    return fabs(rest - 0.5) > 1e-6;
}

static void decimal_append(struct value *container, const char *name, double number,
                           int decimals)
{
    char bytes[400]; /* DBL_MAX has 309 digits before the point */
    uint64_t units = 0;

    if (!units_round(number, decimals, &units)) {
        struct text digits = {
            .bytes = bytes, .capacity = sizeof bytes, .ceiling = sizeof bytes - 1};
        bytes[0] = '\0';
        text_add_number(&digits, number, decimals);
        number_append(container, name, digits.bytes, digits.length);
        return;
    }
    for (; decimals > 0 && units % 10 == 0; decimals--) {
        units /= 10;
    }
    char *end = bytes + sizeof bytes;
    char *begin = digits_write(units, decimals + 1, end);
    if (decimals > 0) {
        const size_t whole = (size_t)(end - begin) - (size_t)decimals;
        begin = memmove(begin - 1, begin, whole);
        begin[whole] = '.';
    }
    if (number < 0 && units > 0) {
        *--begin = '-';
    }
    number_append(container, name, begin, (size_t)(end - begin));
}

void model_set_integer(struct value *object, const char *name, int64_t number)
{
    integer_append(object, name, number);
}

void model_add_integer(struct value *list, int64_t number)
{
    integer_append(list, NULL, number);
}

void model_set_decimal(struct value *object, const char *name, double number,
                       int decimals)
{
    decimal_append(object, name, number, decimals);
}

void model_add_decimal(struct value *list, double number, int decimals)
{
    decimal_append(list, NULL, number, decimals);
}

static void figure_append(struct value *container, const char *name, double figure)
{
    char bytes[DIGITS_MAX];
    struct text digits = {
        .bytes = bytes, .capacity = sizeof bytes, .ceiling = sizeof bytes - 1};

    bytes[0] = '\0';
    text_add_exact(&digits, figure);
    number_append(container, name, digits.bytes, digits.length);
}

void model_set_figure(struct value *object, const char *name, double figure)
{
    if (isnan(figure)) {
        model_set_null(object, name);
    } else {
        figure_append(object, name, figure);
    }
}

void model_add_figure(struct value *list, double figure)
{
    if (isnan(figure)) {
        model_add_text(list, NULL);
    } else {
        figure_append(list, NULL, figure);
    }
}

/* ---- taking out ---- */

void model_unset(struct value *object, const char *name)
{
    struct container *container = container_of(object, VALUE_OBJECT);
    struct value *member = member_find(object, name, strlen(name));
    struct value *before = NULL;

    if (member == NULL) {
        return;
    }
    for (struct value *at = object->first; at != member; at = at->next) {
        before = at;
    }
    if (before == NULL) {
        object->first = member->next;
    } else {
        before->next = member->next;
    }
    if (container->last == member) {
        container->last = before;
    }
}

/* ---- reading ---- */

enum value_kind value_kind(const struct value *value)
{
    return (enum value_kind)value->kind;
}

const struct value *value_find(const struct value *value, const char *name, size_t length)
{
    if (value->kind != VALUE_OBJECT || length > NAME_BYTES_MAX) {
        return NULL;
    }
    return member_find(value, name, length);
}

const char *value_text(const struct value *value)
{
    switch ((enum value_kind)value->kind) {
    case VALUE_NUMBER:
    case VALUE_TEXT:
        return value->text;
    case VALUE_BOOLEAN:
        return value->is_true ? "true" : "false";
    default:
        return "";
    }
}

const struct value *value_first(const struct value *value)
{
    return value->kind == VALUE_LIST || value->kind == VALUE_OBJECT ? value->first : NULL;
}

const struct value *value_next(const struct value *value)
{
    return value->next;
}

const char *value_name(const struct value *value)
{
    return value->name;
}

bool value_is_shown(const struct value *value)
{
    switch ((enum value_kind)value->kind) {
    case VALUE_BOOLEAN:
        return value->is_true;
    case VALUE_TEXT:
        return value->text[0] != '\0';
    case VALUE_LIST:
        return value->first != NULL;
    default:
        return value->kind != VALUE_NULL;
    }
}
