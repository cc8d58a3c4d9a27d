#include "base/status.h"

#include <assert.h>
#include <string.h>

/* Copy the arguments' texts into the status, cutting at a character's edge. */
static void part_add(struct status *st, struct message message)
{
    if (st->part_count == STATUS_PARTS_MAX) {
        return; /* the innermost parts say most */
    }
    for (size_t i = 0; i < message.value_count; i++) {
        const char *text = message.values[i].text;
        if (text == NULL) {
            continue;
        }
        const size_t room = STATUS_STORAGE - st->stored - 1;
        size_t length = strlen(text);
        if (length > room) {
            length = room;
            while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80) {
                length--;
            }
        }
        char *copy = st->storage + st->stored;
        memcpy(copy, text, length);
        copy[length] = '\0';
        st->stored += length + (st->stored + length + 1 < STATUS_STORAGE);
        message.values[i].text = copy;
    }
    st->parts[st->part_count++] = message;
}

bool status_fail(struct status *st, enum status_code code, const char *id, ...)
{
    va_list arguments;

    assert(code != STATUS_OK);
    status_clear(st);
    st->code = code;
    va_start(arguments, id);
    part_add(st, message_read(id, arguments));
    va_end(arguments);
    return false;
}

bool status_within(struct status *st, const char *id, ...)
{
    va_list arguments;

    assert(st->code != STATUS_OK);
    va_start(arguments, id);
    part_add(st, message_read(id, arguments));
    va_end(arguments);
    return false;
}

void status_clear(struct status *st)
{
    *st = (struct status){0};
}

bool status_absent(bool is_found, bool *is_there_out, struct status *st)
{
    if (!is_found && st->code != STATUS_NOT_FOUND) {
        return false;
    }
    if (!is_found) {
        status_clear(st);
    }
    *is_there_out = is_found;
    return true;
}

void status_say(const struct status *st, enum language language, struct text *text)
{
    for (size_t i = st->part_count; i-- > 0;) {
        say_message(text, &st->parts[i], language);
        if (i > 0) {
            text_add(text, ": ");
        }
    }
}
