#include "base/message.h"

#include <assert.h>
#include <string.h>

bool message_next_slot(const char *format, size_t *taken, struct message_slot *slot_out)
{
    const char *begin = strchr(format, '%');

    if (begin == NULL) {
        return false;
    }
    const char *at = begin + 1;
    size_t position = *taken;
    if (*at >= '1' && *at <= '9' && at[1] == '$') { /* a translator's "%2$s" */
        position = (size_t)(*at - '1');
        at += 2;
    }
    assert(*at == 's' || *at == 'd' || *at == '%' || (*at == 'z' && at[1] == 'u'));
    *slot_out = (struct message_slot){begin, at + (*at == 'z' ? 2 : 1), position, *at};
    *taken += *at != '%';
    return true;
}

struct message message_read(const char *id, va_list arguments)
{
    struct message message = {.id = id};
    struct message_slot slot;
    size_t taken = 0;

    for (const char *rest = id; message_next_slot(rest, &taken, &slot); rest = slot.end) {
        if (slot.kind == '%') {
            continue;
        }
        assert(message.value_count < MESSAGE_VALUES_MAX);
        struct message_value *value = &message.values[message.value_count++];
        if (slot.kind == 's') {
            value->text = va_arg(arguments, const char *);
            assert(value->text != NULL);
        } else if (slot.kind == 'd') {
            value->number = va_arg(arguments, int);
        } else {
            value->number = (int64_t)va_arg(arguments, size_t);
        }
    }
    return message;
}

void message_keep(struct message *message, struct pool *pool)
{
    for (size_t i = 0; i < message->value_count; i++) {
        if (message->values[i].text != NULL) {
            message->values[i].text = pool_text(pool, message->values[i].text);
        }
    }
}

struct message message_make(struct pool *pool, const char *id, ...)
{
    va_list arguments;

    va_start(arguments, id);
    struct message message = message_read(id, arguments);
    va_end(arguments);
    message_keep(&message, pool);
    return message;
}

struct message message_make_plural(struct pool *pool, size_t count, const char *id,
                                   const char *plural_id, ...)
{
    va_list arguments;

    /* Both forms take the same arguments; the plural always has them all. */
    va_start(arguments, plural_id);
    struct message message = message_read(plural_id, arguments);
    va_end(arguments);
    message_keep(&message, pool);
    message.id = id;
    message.plural_id = plural_id;
    message.plural_count = count;
    return message;
}
