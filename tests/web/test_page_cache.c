/* test_page_cache.c - what is kept, what goes, and many threads at once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/attributes.h"
#include "web/page_cache.h"

/* The page of a key, "-" when it is not kept. */
static const char *found(struct page_cache *cache, const char *key, struct pool *pool)
{
    size_t length = 99;
    const char *page = page_cache_find(cache, key, pool, &length);

    if (page == NULL) {
        return "-";
    }
    assert_int_equal(strlen(page), length);
    return page;
}

static void a_page_is_found_by_its_whole_key(void **state)
{
    SCOPED(page_cache) cache = page_cache_new(1000);
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(found(cache, "a", pool), "-");
    page_cache_keep(cache, "a", "one", 3);
    page_cache_keep(cache, "ab", "two", 3);
    page_cache_keep(cache, "", "none", 4);
    page_cache_keep(cache, "empty", "", 0);
    assert_string_equal(found(cache, "a", pool), "one");
    assert_string_equal(found(cache, "ab", pool), "two");
    assert_string_equal(found(cache, "", pool), "none");
    assert_string_equal(found(cache, "empty", pool), "");
    assert_string_equal(found(cache, "b", pool), "-");
}

static void the_first_page_of_a_key_stays(void **state)
{
    SCOPED(page_cache) cache = page_cache_new(1000);
    SCOPED(pool) pool = pool_new();

    (void)state;
    page_cache_keep(cache, "a", "one", 3);
    page_cache_keep(cache, "a", "two", 3);
    assert_string_equal(found(cache, "a", pool), "one");
}

static void the_oldest_go_first(void **state)
{
    SCOPED(page_cache) cache = page_cache_new(40);
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (char key = 'a'; key <= 'e'; key++) { /* ten bytes each: four fit */
        page_cache_keep(cache, (const char[]){key, '\0'}, "123456789", 9);
    }
    assert_string_equal(found(cache, "a", pool), "-");
    assert_string_equal(found(cache, "b", pool), "123456789");
    assert_string_equal(found(cache, "e", pool), "123456789");
    page_cache_keep(cache, "f", "1234", 4);
    assert_string_equal(found(cache, "b", pool), "-");
    assert_string_equal(found(cache, "c", pool), "123456789");
    page_cache_keep(cache, "a", "again", 5);
    assert_string_equal(found(cache, "a", pool), "again");
}

static void a_page_too_large_is_not_kept(void **state)
{
    SCOPED(page_cache) cache = page_cache_new(40);
    SCOPED(pool) pool = pool_new();

    (void)state;
    page_cache_keep(cache, "a", "123456789", 9);
    page_cache_keep(cache, "b", "1234567890", 10);
    assert_string_equal(found(cache, "a", pool), "123456789");
    assert_string_equal(found(cache, "b", pool), "-");
}

static void a_cache_of_nothing_keeps_nothing(void **state)
{
    SCOPED(page_cache) cache = page_cache_new(0);
    SCOPED(pool) pool = pool_new();

    (void)state;
    page_cache_keep(cache, "a", "x", 1);
    assert_string_equal(found(cache, "a", pool), "-");
    page_cache_free(NULL);
}

/* More keys than slots: every one is found under its own key. */
static void many_keys_do_not_mix(void **state)
{
    enum { KEYS = 5000 };
    SCOPED(page_cache) cache = page_cache_new(1024 * 1024);
    SCOPED(pool) pool = pool_new();

    (void)state;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < KEYS; i++) {
            char key[16];
            (void)snprintf(key, sizeof key, "%d", i);
            if (round == 0) {
                page_cache_keep(cache, key, key, strlen(key));
            } else {
                assert_string_equal(found(cache, key, pool), key);
            }
        }
    }
}

enum { THREADS = 6, ROUNDS = 3000 };

struct crowd {
    struct page_cache *cache;
    atomic_size_t wrong_count;
    atomic_size_t found_count;
};

/* Pages of many sizes, in a cache that holds a few of them. */
static void *keep_and_find(void *context)
{
    struct crowd *crowd = context;
    SCOPED(pool) pool = pool_new();

    for (int i = 0; i < ROUNDS; i++) {
        char key[16];
        char page[64];
        size_t length = 0;
        const int number = i * 7 % 101;

        (void)snprintf(key, sizeof key, "key %d", number);
        const int size = snprintf(page, sizeof page, "%0*d", 1 + number % 40, number);
        page_cache_keep(crowd->cache, key, page, (size_t)size);
        const char *kept = page_cache_find(crowd->cache, key, pool, &length);
        if (kept != NULL) {
            (void)atomic_fetch_add(&crowd->found_count, 1);
            (void)atomic_fetch_add(&crowd->wrong_count,
                                   length != (size_t)size || strcmp(kept, page) != 0);
        }
    }
    return NULL;
}

static void many_threads_never_see_a_page_of_another(void **state)
{
    SCOPED(page_cache) cache = page_cache_new(600);
    struct crowd crowd = {.cache = cache};
    pthread_t threads[THREADS];

    (void)state;
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, keep_and_find, &crowd), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    assert_int_equal(atomic_load(&crowd.wrong_count), 0);
    assert_true(atomic_load(&crowd.found_count) > ROUNDS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_is_found_by_its_whole_key),
        cmocka_unit_test(the_first_page_of_a_key_stays),
        cmocka_unit_test(the_oldest_go_first),
        cmocka_unit_test(a_page_too_large_is_not_kept),
        cmocka_unit_test(a_cache_of_nothing_keeps_nothing),
        cmocka_unit_test(many_keys_do_not_mix),
        cmocka_unit_test(many_threads_never_see_a_page_of_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
