/* mustache.c - fuzz the templates: whatever is written in them is refused with its line,
 * or renders within the ceiling, always to the same bytes, with its values escaped.
 *
 * The input is up to three files, the page first, with a line "====" between them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "web/mustache.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { CEILING = 64 * 1024, FILES = 3 };

static const char BREAK[] = "\n====\n";
static const char MARK[] = "\x01<"; /* what the model's texts hold, and no page may */

static void require(bool is_true, const char *claim)
{
    if (!is_true) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static const char *find(const char *bytes, size_t length, const char *wanted)
{
    const size_t size = strlen(wanted);

    for (size_t i = 0; i + size <= length; i++) {
        if (memcmp(bytes + i, wanted, size) == 0) {
            return bytes + i;
        }
    }
    return NULL;
}

static size_t files_cut(const char *bytes, size_t length, struct embedded_file *files)
{
    static const char *const NAMES[FILES] = {"page.html", "a.html", "b.html"};
    size_t count = 0;

    while (count < FILES) {
        const char *end = count + 1 < FILES ? find(bytes, length, BREAK) : NULL;
        const size_t size = end != NULL ? (size_t)(end - bytes) : length;
        files[count] =
            (struct embedded_file){NAMES[count], (const unsigned char *)bytes, size};
        count++;
        if (end == NULL) {
            break;
        }
        bytes += size + strlen(BREAK);
        length -= size + strlen(BREAK);
    }
    return count;
}

/* Short names: the fuzzer finds them sooner. */
static struct value *model_make(struct pool *pool)
{
    struct value *top = model_object(pool);
    struct value *list = model_set_list(top, "l");

    model_set_text(top, "t", "a\x01<b&\"'>\n");
    model_set_text(top, "e", "");
    model_set_integer(top, "i", -12);
    model_set_boolean(top, "y", true);
    model_set_null(top, "n");
    for (struct value *at = top; list != NULL;) {
        struct value *item = model_add_object(list);
        model_set_text(item, "t", MARK);
        model_add_text(list, MARK);
        at = at == top ? model_set_object(top, "o") : NULL;
        list = at != NULL ? model_set_list(at, "l") : NULL;
    }
    return top;
}

static const char *page_render(const struct template_set *set, struct pool *pool,
                               const char **gap_out)
{
    struct template_gaps gaps = {.pool = pool};
    struct text output;

    text_init(&output, pool, CEILING);
    template_render(template_find(set, "page"), model_make(pool), &output, &gaps);
    require(output.length <= CEILING, "a page stays below its ceiling");
    require(output.bytes[output.length] == '\0', "a page is a text");
    *gap_out = gaps.first != NULL ? gaps.first : "";
    return output.bytes;
}

static void language_try(const struct template_files *files, enum language language,
                         bool may_hold_mark)
{
    SCOPED(pool) pool = pool_new();
    struct template_set *set = NULL;
    struct status st = {0};
    const char *gaps[2];

    if (!template_set_make(files, language, pool, &set, &st)) {
        require(st.code == STATUS_INVALID && st.part_count > 0,
                "what is refused says why");
        require(set == NULL, "what is refused leaves the set alone");
        return;
    }
    const char *page = page_render(set, pool, &gaps[0]);
    require(strcmp(page, page_render(set, pool, &gaps[1])) == 0,
            "a page is the same when it is rendered again");
    require(strcmp(gaps[0], gaps[1]) == 0, "and so are its gaps");
    require(may_hold_mark || strstr(page, MARK) == NULL, "values are escaped");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *input = (const char *)bytes;
    const bool is_raw = find(input, length, "&") != NULL ||
                        find(input, length, "{{{") != NULL ||
                        find(input, length, "\x01") != NULL;
    struct embedded_file files[FILES];

    if (length == 0) {
        return 0;
    }
    const struct template_files all = {files, files_cut(input, length, files)};
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        language_try(&all, (enum language)language, is_raw);
    }
    return 0;
}
