/* path.c - fuzz what an address decodes to, and what a cookie header gives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"
#include "web/form.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool is_true, const char *claim)
{
    if (!is_true) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static void part_check(const char *part)
{
    require(part[0] != '\0', "no part is empty");
    require(strcmp(part, ".") != 0 && strcmp(part, "..") != 0, "no part climbs");
    require(strpbrk(part, "/\\") == NULL, "no part holds a separator");
    require(utf8_is_valid(part, strlen(part)), "every part is UTF-8");
    for (const char *at = part; *at != '\0'; at++) {
        require((unsigned char)*at >= ' ', "no part has control characters");
    }
}

static void path_check(const struct path *path, struct pool *pool)
{
    struct path again = {0};
    struct status st = {0};
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, path->part_count == 0 ? "/" : "");
    for (size_t i = 0; i < path->part_count; i++) {
        part_check(path->parts[i]);
        text_add(&text, "/");
        url_add(&text, path->parts[i]);
    }
    require(path_decode(text.bytes, pool, &again, &st), "what was written decodes");
    require(again.part_count == path->part_count, "to as many parts");
    for (size_t i = 0; i < path->part_count; i++) {
        require(strcmp(again.parts[i], path->parts[i]) == 0, "that are the same");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    char *text = pool_bytes(pool, length + 1);
    struct path path = {0};
    struct status st = {0};

    if (length > 0) {
        memcpy(text, bytes, length);
    }
    if (path_decode(text, pool, &path, &st)) {
        path_check(&path, pool);
    } else {
        require(st.code == STATUS_INVALID || st.code == STATUS_LIMIT,
                "a refusal says why");
        require(path.part_count == 0, "and leaves nothing");
    }
    const char *cookie = cookie_value(text, "id", pool);
    require(cookie == NULL ||
                (strchr(cookie, ';') == NULL && strstr(text, cookie) != NULL),
            "a cookie is a piece of its header");
    return 0;
}
