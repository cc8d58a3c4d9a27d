/* replies_file.c - fuzz the reader of answers to an anonymous survey. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "exchange/replies_file.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool is_true, const char *claim)
{
    if (!is_true) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static void reply_check(const struct replies_file *file, size_t reply)
{
    const struct replies *replies = &file->replies;
    const int64_t organisation = replies->organisations[reply];

    require(replies->respondents[reply] == replies->instrument->asked ||
                replies->respondents[reply] == replies->instrument->mirrored,
            "only who is asked answers");
    require(organisation >= 0 && (size_t)organisation <= file->organisation_count,
            "an organisation is one of the list");
    require(organisation == 0 || replies->respondents[reply] == RESPONDENT_WORKERS,
            "families have none");
    for (size_t i = 0; i < replies->item_count; i++) {
        const int32_t value = replies_value(replies, reply, i);
        require(value == REPLY_NONE || item_takes(replies->items[i], value),
                "every value is one of the item");
    }
    for (size_t i = 0; i < file->text_count; i++) {
        require(file->texts[reply * file->text_count + i] != NULL, "texts are there");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const struct replies_order ANY = {.respondent = RESPONDENT_NOBODY};
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct replies_file file;
    const struct file_bytes input = {"f.csv", (const char *)bytes, length};

    if (!replies_file_read(&input, &ANY, pool, &report, &file)) {
        require(report.error_count > 0, "a refusal says why");
        return 0;
    }
    require(report.error_count == 0, "what is read has no error");
    for (size_t i = 0; i < file.replies.count; i++) {
        reply_check(&file, i);
    }
    return 0;
}
