/* zip_memory.h - a zip in memory, for a library that wants to open, seek and read files.
 * Pure. Each function has the form that libminizip calls; the stream is the memory. */
#pragma once

#include "base/text.h"

struct zip_memory {
    const char *bytes;
    size_t length;
    size_t at;
    struct text *text; /* where is written, `bytes` follow it; NULL: only read */
};

void *zip_memory_open(void *memory, const void *path, int mode);
unsigned long zip_memory_read(void *memory, void *stream, void *bytes,
                              unsigned long size);
unsigned long zip_memory_write(void *memory, void *stream, const void *bytes,
                               unsigned long size);
unsigned long long zip_memory_tell(void *memory, void *stream);
long zip_memory_seek(void *memory, void *stream, unsigned long long offset, int origin);
int zip_memory_close(void *memory, void *stream);
