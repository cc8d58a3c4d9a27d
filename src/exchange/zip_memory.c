#include "exchange/zip_memory.h"

#include <string.h>

void *zip_memory_open(void *memory, const void *path, int mode)
{
    (void)path;
    (void)mode;
    return memory;
}

unsigned long zip_memory_read(void *memory, void *stream, void *bytes, unsigned long size)
{
    struct zip_memory *file = stream;
    const size_t left = file->length - file->at;
    const size_t count = size < left ? size : left;

    (void)memory;
    if (count > 0) {
        memcpy(bytes, file->bytes + file->at, count);
    }
    file->at += count;
    return count;
}

/* Over what is there, then behind it: the library goes back to fill in sizes. */
unsigned long zip_memory_write(void *memory, void *stream, const void *bytes,
                               unsigned long size)
{
    struct zip_memory *file = stream;
    const size_t there = file->length - file->at;
    const size_t over = size < there ? size : there;

    (void)memory;
    if (file->text == NULL) {
        return 0;
    }
    memcpy(file->text->bytes + file->at, bytes, over);
    text_add_part(file->text, (const char *)bytes + over, size - over);
    if (file->text->is_cut) {
        return 0;
    }
    file->bytes = file->text->bytes;
    file->length = file->text->length;
    file->at += size;
    return size;
}

unsigned long long zip_memory_tell(void *memory, void *stream)
{
    const struct zip_memory *file = stream;

    (void)memory;
    return file->at;
}

long zip_memory_seek(void *memory, void *stream, unsigned long long offset, int origin)
{
    struct zip_memory *file = stream;
    const size_t starts[] = {0, file->at, file->length}; /* SEEK_SET, _CUR, _END */

    (void)memory;
    if (origin < 0 || origin > 2 || offset > file->length - starts[origin]) {
        return -1;
    }
    file->at = starts[origin] + (size_t)offset;
    return 0;
}

int zip_memory_close(void *memory, void *stream)
{
    (void)memory;
    (void)stream;
    return 0;
}
