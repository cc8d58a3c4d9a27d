/* message.h - a sentence as data: its English text and its arguments.
 *
 * Nothing below the edge of the program knows in which language a person reads.
 * A message keeps what is to be said; base/say.h says it. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

enum { MESSAGE_VALUES_MAX = 8 };

struct message_value {
    const char *text; /* NULL: a number */
    int64_t number;
};

struct message {
    const char *id; /* English, a printf format of %s, %d and %zu; a literal */
    const char *plural_id; /* English plural, a literal; NULL when there is one form */
    size_t plural_count; /* chooses the form */
    struct message_value values[MESSAGE_VALUES_MAX];
    size_t value_count;
};

/* Keep a message; the texts among its arguments are copied into `pool`. */
struct message message_make(struct pool *pool, const char *id, ...) PRINTF_LIKE(2, 3);

/* The same for a sentence that bends with `count`: "%zu rater", "%zu raters". */
struct message message_make_plural(struct pool *pool, size_t count, const char *id,
                                   const char *plural_id, ...) PRINTF_LIKE(4, 5);

/* For those who keep messages in their own way (status, report): read the
 * arguments that `id` asks for. The texts are borrowed from the caller. */
struct message message_read(const char *id, va_list arguments);

/* Copy the borrowed texts of a message into `pool`. */
void message_keep(struct message *message, struct pool *pool);

/* The next conversion of a format: where it begins and ends, which argument it
 * takes (from 0) and its letter ('s', 'd', 'z', '%'). False at the end. */
struct message_slot {
    const char *begin;
    const char *end;
    size_t position;
    char kind;
};
bool message_next_slot(const char *format, size_t *taken, struct message_slot *slot_out);
