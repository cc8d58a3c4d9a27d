/* test_assets.c - how files that are compiled in are found and answered. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/attributes.h"
#include "web/assets.h"

static const unsigned char PLAIN[] = "body { color: black; }";
static const unsigned char ZIPPED[] = "zipped";

static const struct asset SHEET = {
    "a.css", "/assets/a.01234567.css", "text/css; charset=utf-8",
    PLAIN,   sizeof PLAIN - 1,         "\"01234567\"",
    ZIPPED,  sizeof ZIPPED - 1,        "\"01234567-gzip\"",
};

static const char *header_of(const struct http_response *response, const char *name)
{
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcmp(response->headers[i].name, name) == 0) {
            return response->headers[i].value;
        }
    }
    return "";
}

static const struct {
    const char *label;
    const char *accept_encoding;
    bool is_zipped;
} ENCODING_CASES[] = {
    {"nothing is said", "", false},
    {"gzip", "gzip", true},
    {"as browsers say it", "gzip, deflate, br", true},
    {"in large letters", "GZIP", true},
    {"last, without a blank", "br,gzip", true},
    {"something else", "br, deflate", false},
    {"something that begins so", "gzippy", false},
    {"something that ends so", "x-gzip", false},
    {"anything", "*", true},
    {"anything but that", "gzip;q=0, *", false},
    {"anything but that, the other way round", "*, gzip;q=0", false},
    {"not anything, but that", "*;q=0, gzip", true},
    {"nothing but as it is", "identity;q=1, *;q=0", false},
    {"with a weight", "gzip;q=0.5", true},
    {"a small one", "gzip;q=0.001", true},
    {"with weight 1", "gzip;q=1.000", true},
    {"without weight", "gzip;q=0", false},
    {"without weight, in full", "gzip; q=0.000", false},
    {"without weight, in large letters", "gzip ; Q=0.0", false},
    {"a weight of another", "gzip, br;q=0", true},
    {"commas only", ",,,", false},
};

static void compressed_bytes_are_sent_to_who_accepts_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(ENCODING_CASES); i++) {
        struct http_response response = {0};

        print_message("%s\n", ENCODING_CASES[i].label);
        asset_answer(&SHEET, ENCODING_CASES[i].accept_encoding, "", &response);
        assert_int_equal(response.code, 200);
        if (ENCODING_CASES[i].is_zipped) {
            assert_ptr_equal(response.body, ZIPPED);
            assert_int_equal(response.body_length, sizeof ZIPPED - 1);
            assert_string_equal(header_of(&response, "Content-Encoding"), "gzip");
            assert_string_equal(header_of(&response, "ETag"), "\"01234567-gzip\"");
        } else {
            assert_ptr_equal(response.body, PLAIN);
            assert_int_equal(response.body_length, sizeof PLAIN - 1);
            assert_string_equal(header_of(&response, "Content-Encoding"), "");
            assert_string_equal(header_of(&response, "ETag"), "\"01234567\"");
        }
    }
}

static const struct {
    const char *label;
    const char *if_none_match;
    int code;
} TAG_CASES[] = {
    {"nothing is known", "", 200},
    {"this", "\"01234567\"", 304},
    {"this, weakly", "W/\"01234567\"", 304},
    {"this among others", "\"a\", \"01234567\" , \"b\"", 304},
    {"anything", "*", 304},
    {"another", "\"76543210\"", 200},
    {"a part of it", "\"0123456\"", 200},
    {"more than it", "\"012345678\"", 200},
    {"it without quotes", "01234567", 200},
    {"its compressed form is another", "\"01234567-gzip\"", 200},
    {"a comma in another", "\"a,\"01234567\"\"", 200},
    {"blanks", "  ", 200},
    {"a weak nothing", "W/", 200},
    {"a weak anything", "W/*", 200},
    {"a quote that does not close", "\"01234567", 200},
};

static void what_is_known_is_not_sent_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(TAG_CASES); i++) {
        struct http_response response = {0};

        print_message("%s\n", TAG_CASES[i].label);
        asset_answer(&SHEET, "", TAG_CASES[i].if_none_match, &response);
        assert_int_equal(response.code, TAG_CASES[i].code);
    }
}

static void they_may_be_kept_for_ever(void **state)
{
    struct http_response response = {0};

    (void)state;
    asset_answer(&SHEET, "", "", &response);
    assert_string_equal(header_of(&response, "Cache-Control"),
                        "public, max-age=31536000, immutable");
    assert_string_equal(header_of(&response, "Content-Type"), "text/css; charset=utf-8");
    assert_string_equal(header_of(&response, "Vary"), "Accept-Encoding");
    assert_string_equal(header_of(&response, "X-Content-Type-Options"), "nosniff");
}

static void what_is_not_smaller_is_never_compressed(void **state)
{
    struct asset tiny = SHEET;
    struct http_response response = {0};

    (void)state;
    tiny.gzip = NULL;
    tiny.gzip_size = 0;
    tiny.gzip_tag = NULL;
    asset_answer(&tiny, "gzip", "", &response);
    assert_ptr_equal(response.body, PLAIN);
    assert_string_equal(header_of(&response, "Content-Encoding"), "");
}

static void each_is_found_by_address_and_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        const struct asset *asset = &ASSETS[i];

        print_message("%s\n", asset->name);
        assert_ptr_equal(asset_at(asset->path), asset);
        assert_ptr_equal(asset_named(asset->name), asset);
        assert_true(asset->gzip_size < asset->size || asset->size == 0);
        assert_non_null(asset->tag);
        assert_int_equal(strlen(asset->path),
                         strlen("/assets/") + strlen(asset->name) + 9);
    }
    assert_null(asset_at("/assets/"));
    assert_null(asset_at(""));
    assert_null(asset_named(""));
    assert_null(asset_named("none.css"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compressed_bytes_are_sent_to_who_accepts_them),
        cmocka_unit_test(what_is_known_is_not_sent_again),
        cmocka_unit_test(they_may_be_kept_for_ever),
        cmocka_unit_test(what_is_not_smaller_is_never_compressed),
        cmocka_unit_test(each_is_found_by_address_and_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
