#include "method/replies.h"

#include <string.h>

size_t replies_item(const struct replies *replies, const char *code)
{
    size_t i = 0;

    while (i < replies->item_count && strcmp(replies->items[i]->code, code) != 0) {
        i++;
    }
    return i;
}
