#include "exchange/zip_write.h"

#include <assert.h>
#include <minizip/zip.h>

#include "base/limits.h"
#include "exchange/zip_memory.h"

enum {
    DATE_1980 = 1 << 21 | 1 << 16, /* 1 January 1980 at midnight, as MS-DOS counted */
    FLAG_UTF8 = 1 << 11, /* the name is UTF-8 */
    MADE_BY = 20, /* version 2.0, MS-DOS attributes: nothing of this machine */
};

static bool file_add(zipFile zip, const struct file_bytes *file)
{
    const zip_fileinfo info = {.dosDate = DATE_1980};

    assert(file->length <= LIMIT_OUTPUT_BYTES);
    if (zipOpenNewFileInZip4(zip, file->name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                             Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL,
                             Z_DEFAULT_STRATEGY, NULL, 0, MADE_BY, FLAG_UTF8) != ZIP_OK) {
        return false;
    }
    const bool is_written =
        zipWriteInFileInZip(zip, file->bytes, (unsigned)file->length) == ZIP_OK;
    return zipCloseFileInZip(zip) == ZIP_OK && is_written;
}

bool zip_write(const char *name, const struct file_bytes *files, size_t file_count,
               struct pool *pool, struct file_bytes *zip_out, struct status *st)
{
    struct text text;
    struct zip_memory memory = {.text = &text};
    zlib_filefunc64_def functions = {.zopen64_file = zip_memory_open,
                                     .zread_file = zip_memory_read,
                                     .zwrite_file = zip_memory_write,
                                     .ztell64_file = zip_memory_tell,
                                     .zseek64_file = zip_memory_seek,
                                     .zclose_file = zip_memory_close,
                                     .zerror_file = zip_memory_close,
                                     .opaque = &memory};
    bool is_written = true;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    const zipFile zip = zipOpen2_64(NULL, APPEND_STATUS_CREATE, NULL, &functions);
    for (size_t i = 0; zip != NULL && i < file_count && is_written; i++) {
        is_written = files[i].bytes == NULL || file_add(zip, &files[i]);
    }
    is_written &= zip != NULL && zipClose(zip, NULL) == ZIP_OK;
    if (!is_written) {
        return status_fail(st, STATUS_LIMIT, N_("the result is larger than %d MB"),
                           LIMIT_OUTPUT_BYTES / (1024 * 1024));
    }
    *zip_out = (struct file_bytes){name, text.bytes, text.length};
    return true;
}
