/* embedded.h - files that were compiled into the program (tools/embed.c). */
#pragma once

#include <stddef.h>

struct embedded_file {
    const char *name; /* without its folder */
    const unsigned char *bytes; /* a zero byte follows, which size does not count */
    size_t size;
};
