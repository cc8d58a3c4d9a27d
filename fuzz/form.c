/* form.c - fuzz what a form decodes to. */
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

static void text_check(const char *text, size_t longest)
{
    require(strlen(text) <= longest, "no text is longer than its limit");
    require(utf8_is_valid(text, strlen(text)), "every text is UTF-8");
    for (const char *at = text; *at != '\0'; at++) {
        require((unsigned char)*at >= ' ' || *at == '\n' || *at == '\t',
                "no text has control characters");
    }
}

/* Write the form as a browser would. */
static void form_write(const struct form_values *form, struct text *text)
{
    for (size_t i = 0; i < form->pair_count; i++) {
        text_add(text, i > 0 ? "&" : "");
        url_add(text, form->pairs[i].name);
        text_add(text, "=");
        url_add(text, form->pairs[i].value);
    }
}

static void again_check(const struct form_values *form, struct pool *pool)
{
    struct form_values again = {0};
    struct status st = {0};
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    form_write(form, &text);
    require(form_decode(text.bytes, text.length, pool, &again, &st),
            "what was decoded and written decodes");
    require(again.pair_count == form->pair_count, "to as many fields");
    for (size_t i = 0; i < form->pair_count; i++) {
        require(strcmp(again.pairs[i].name, form->pairs[i].name) == 0 &&
                    strcmp(again.pairs[i].value, form->pairs[i].value) == 0,
                "that are the same");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct form_values form = {0};
    struct status st = {0};

    if (!form_decode((const char *)bytes, length, pool, &form, &st)) {
        require(st.code == STATUS_INVALID || st.code == STATUS_LIMIT,
                "a refusal says why");
        require(form.pairs == NULL && form.pair_count == 0, "and leaves nothing");
        return 0;
    }
    require(form.pair_count <= LIMIT_FORM_FIELDS, "the number of fields is limited");
    for (size_t i = 0; i < form.pair_count; i++) {
        text_check(form.pairs[i].name, LIMIT_NAME_BYTES);
        text_check(form.pairs[i].value, LIMIT_FIELD_BYTES);
        require(form_value(&form, form.pairs[i].name) != NULL, "each field is found");
    }
    again_check(&form, pool);
    return 0;
}
