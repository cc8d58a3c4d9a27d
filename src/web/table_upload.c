#include "web/table_upload.h"

#include <string.h>

#include "base/limits.h"
#include "web/sandbox.h"

bool table_upload_read(struct visit *visit, struct report *report,
                       struct file_bytes *csv_out, struct status *st)
{
    const struct sandbox sandbox = {.program = visit->site->program,
                                    .gate = visit->site->files};

    if (visit->file.length > LIMIT_UPLOAD_BYTES) {
        return visit_refuse(visit, "file", st,
                            "the file is larger than %d MB, the most that is read; split "
                            "it",
                            LIMIT_UPLOAD_BYTES / (1024 * 1024));
    }
    visit_release(visit);
    const bool is_read = sandbox_read_table(&sandbox, &visit->file, visit->language,
                                            visit->pool, report, csv_out, st);
    visit_borrow(visit);
    return is_read || visit_refuse_status(visit, "file", st);
}

bool table_upload_take(struct visit *visit, const char *text, struct status *st)
{
    if (strlen(text) > LIMIT_BLOCK_CHARACTERS) {
        return visit_refuse(visit, "file", st,
                            "the table holds more than %d kB of text; split it",
                            LIMIT_BLOCK_CHARACTERS / 1000);
    }
    table_upload_put(visit, "text", text);
    return true;
}

void table_upload_put(struct visit *visit, const char *name, const char *value)
{
    const size_t count = visit->body.pair_count;
    struct form_pair *pairs = pool_array(visit->pool, count + 1, struct form_pair);
    size_t kept = 0;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(visit->body.pairs[i].name, name) != 0) {
            pairs[kept++] = visit->body.pairs[i];
        }
    }
    pairs[kept++] = (struct form_pair){name, value};
    visit->body.pairs = pairs;
    visit->body.pair_count = kept;
}
