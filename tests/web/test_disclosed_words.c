/* test_disclosed_words.c - what may be told, in words: never a figure where there is
 * none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "web/disclosed_words.h"

static const struct item_level LEVELS[] = {
    {1, "1", {{"nee", "non", "no"}}},
    {2, "2", {{"ja", "oui", "yes"}}},
};
static const struct instrument_item ITEM = {.code = "x",
                                            .kind = ITEM_LEVEL,
                                            .levels = LEVELS,
                                            .level_count = ARRAY_COUNT(LEVELS),
                                            .may_not_know = true};

static const char *json(const struct instrument_item *item,
                        const struct disclosed_item *figures, struct pool *pool)
{
    struct visit visit = {.pool = pool, .language = LANGUAGE_EN};
    struct value *object = model_object(pool);
    struct text text;

    disclosed_item_put(&visit, item, figures, object);
    text_init(&text, pool, LIMIT_PAGE_BYTES);
    value_write_json_compact(object, &text);
    return text.bytes;
}

static void a_number_is_exact_a_band_or_fewer_than_five(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct visit visit = {.pool = pool, .language = LANGUAGE_EN};

    assert_string_equal(disclosed_number_words(&visit, (struct disclosed_number){63, 63}),
                        "63");
    assert_string_equal(disclosed_number_words(&visit, (struct disclosed_number){10, 19}),
                        "10 to 19");
    assert_string_equal(disclosed_number_words(&visit, (struct disclosed_number){0, 4}),
                        "fewer than 5");
}

static void a_share_says_about_where_it_is_rounded(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    struct visit visit = {.pool = pool, .language = LANGUAGE_EN};
    const struct disclosed_share given = {SHARE_GIVEN, 40};

    assert_string_equal(disclosed_share_text(&visit, given, true), "about 40\u00A0%");
    assert_string_equal(disclosed_share_text(&visit, given, false), "40\u00A0%");
    assert_string_equal(
        disclosed_share_text(&visit, (struct disclosed_share){SHARE_ALMOST_ALL, 100},
                             true),
        "almost everybody");
    assert_string_equal(
        disclosed_share_text(&visit, (struct disclosed_share){SHARE_HIDDEN, 0}, true),
        "not shown");
}

static void what_is_not_shown_has_a_sentence_and_no_figure(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    static const enum disclosed_state STATES[] = {DISCLOSED_TOO_FEW, DISCLOSED_BESIDE,
                                                  DISCLOSED_NOT_ASKED};

    for (size_t i = 0; i < ARRAY_COUNT(STATES); i++) {
        const struct disclosed_item hidden = {.state = STATES[i], .median = 0};
        const char *text = json(&ITEM, &hidden, pool);

        assert_non_null(strstr(text, "\"is_shown\":false"));
        assert_non_null(strstr(text, "\"answered\":null"));
        assert_non_null(strstr(text, "\"high\":null"));
        assert_non_null(strstr(text, "\"shares\":[]"));
        assert_null(strstr(text, "\"sentence\":null"));
    }
    assert_non_null(strstr(json(&ITEM, NULL, pool), "This was not asked."));
}

static void an_almost_everybody_is_no_percent(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct disclosed_item item = {
        .state = DISCLOSED,
        .answered = {10, 19},
        .level_count = 2,
        .shares = {{SHARE_ALMOST_NONE, 0}, {SHARE_ALMOST_ALL, 100}},
        .high = {SHARE_ALMOST_ALL, 100},
        .median = 2};
    const char *text = json(&ITEM, &item, pool);

    assert_null(strstr(text, "100"));
    assert_non_null(strstr(text, "\"text\":\"almost everybody\""));
    assert_non_null(strstr(text, "\"high\":\"almost everybody\""));
    assert_non_null(strstr(text, "\"median_label\":\"yes\""));
}

static void a_set_and_a_nominal_scale_have_no_middle(void **state)
{
    (void)state;
    SCOPED(pool) pool = pool_new();
    const struct disclosed_item item = {.state = DISCLOSED,
                                        .answered = {60, 60},
                                        .level_count = 2,
                                        .shares = {{SHARE_GIVEN, 30}, {SHARE_GIVEN, 80}},
                                        .median = -1};
    struct instrument_item set = ITEM;
    struct instrument_item nominal = ITEM;

    set.kind = ITEM_SET;
    nominal.is_nominal = true;
    assert_non_null(strstr(json(&set, &item, pool), "\"median\":null"));
    assert_non_null(strstr(json(&nominal, &item, pool), "\"high\":null"));
    assert_non_null(strstr(json(&set, &item, pool), "\"text\":\"80\u00A0%\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_number_is_exact_a_band_or_fewer_than_five),
        cmocka_unit_test(a_share_says_about_where_it_is_rounded),
        cmocka_unit_test(what_is_not_shown_has_a_sentence_and_no_figure),
        cmocka_unit_test(an_almost_everybody_is_no_percent),
        cmocka_unit_test(a_set_and_a_nominal_scale_have_no_middle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
