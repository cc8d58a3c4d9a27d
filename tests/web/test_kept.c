/* test_kept.c - things that pages read: what is found again, what goes, and that nothing
 * goes while it is used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <string.h>

#include "base/attributes.h"
#include "web/kept.h"

/* Four things fit and five do not, however large the blocks of a pool are: the last one
 * has 64 kB, or just what it holds (POOL_SEPARATE). */
enum { SMALL = 4600 * 1024, THING = 1024 * 1024, THREADS = 4, TURNS = 2000, KEYS = 7 };

static void holder_release(struct kept_holder *holder)
{
    kept_release(holder);
    pool_free(holder->pool);
}

static struct kept_holder holder_of(struct kept *kept)
{
    return (struct kept_holder){.kept = kept, .pool = pool_new()};
}

/* Keep a text, with `bytes` beside it that it takes. */
static const char *text_add(struct kept_holder *holder, const char *key, const char *text,
                            size_t bytes)
{
    struct pool *own = pool_new();
    const char *copy = pool_text(own, text);

    (void)pool_bytes(own, bytes);
    return kept_add(holder, key, own, copy);
}

/* The text of a key, "-" when it is not kept. */
static const char *text_found(struct kept_holder *holder, const char *key)
{
    const char *text = kept_find(holder, key);

    return text == NULL ? "-" : text;
}

static void a_thing_is_found_by_its_whole_key(void **state)
{
    SCOPED(kept) kept = kept_new(SMALL);
    struct kept_holder holder = holder_of(kept);
    struct kept_holder other = holder_of(kept);

    (void)state;
    assert_string_equal(text_found(&holder, "a"), "-");
    assert_string_equal(text_add(&holder, "a", "one", 0), "one");
    assert_string_equal(text_add(&holder, "ab", "two", 0), "two");
    assert_string_equal(text_found(&other, "a"), "one");
    assert_string_equal(text_found(&other, "ab"), "two");
    assert_string_equal(text_found(&other, "b"), "-");
    holder_release(&holder);
    holder_release(&other);
}

static void the_first_thing_of_a_key_stays(void **state)
{
    SCOPED(kept) kept = kept_new(SMALL);
    struct kept_holder holder = holder_of(kept);

    (void)state;
    (void)text_add(&holder, "a", "one", 0);
    assert_string_equal(text_add(&holder, "a", "again", 0), "one");
    assert_string_equal(text_found(&holder, "a"), "one");
    holder_release(&holder);
}

static void what_was_not_asked_for_longest_goes_first(void **state)
{
    SCOPED(kept) kept = kept_new(SMALL);
    struct kept_holder holder = holder_of(kept);

    (void)state;
    for (char key = 'a'; key <= 'd'; key++) {
        (void)text_add(&holder, (const char[]){key, '\0'}, "text", THING);
    }
    assert_string_equal(text_found(&holder, "a"), "text");
    (void)text_add(&holder, "e", "text", THING);
    assert_string_equal(text_found(&holder, "a"), "text");
    assert_string_equal(text_found(&holder, "b"), "-");
    assert_string_equal(text_found(&holder, "e"), "text");
    holder_release(&holder);
}

static void what_is_held_stays_until_it_is_released(void **state)
{
    SCOPED(kept) kept = kept_new(SMALL);
    struct kept_holder holder = holder_of(kept);
    struct kept_holder other = holder_of(kept);
    const char *text = text_add(&holder, "a", "one", 0);

    (void)state;
    for (int i = 0; i < 2 * KEYS; i++) {
        (void)text_add(&other, (const char[]){(char)('b' + i), '\0'}, "text", THING);
    }
    assert_string_equal(text_found(&other, "a"), "-");
    assert_string_equal(text, "one");
    holder_release(&holder);
    holder_release(&other);
}

static void what_is_too_large_or_has_no_key_is_for_its_holder_only(void **state)
{
    SCOPED(kept) kept = kept_new(SMALL);
    struct kept_holder holder = holder_of(kept);

    (void)state;
    assert_string_equal(text_add(&holder, "a", "large", SMALL / 2), "large");
    assert_string_equal(text_found(&holder, "a"), "-");
    assert_string_equal(text_add(&holder, NULL, "mine", 0), "mine");
    holder_release(&holder);
}

static void without_a_cache_a_thing_is_held_all_the_same(void **state)
{
    struct kept_holder holder = holder_of(NULL);

    (void)state;
    assert_string_equal(text_add(&holder, "a", "one", 0), "one");
    assert_string_equal(text_found(&holder, "a"), "-");
    holder_release(&holder);
    kept_free(NULL);
}

/* Each turn holds a thing, under one of a few keys, that says its key. */
static void *turns_take(void *context)
{
    for (int i = 0; i < TURNS; i++) {
        struct kept_holder holder = holder_of(context);
        const char key[] = {(char)('a' + i % KEYS), '\0'};
        const char *text = kept_find(&holder, key);

        text = text == NULL ? text_add(&holder, key, key, THING) : text;
        if (strcmp(text, key) != 0) {
            return context;
        }
        holder_release(&holder);
    }
    return NULL;
}

static void many_threads_use_it_at_once(void **state)
{
    SCOPED(kept) kept = kept_new(SMALL);
    pthread_t threads[THREADS];
    void *trouble = NULL;

    (void)state;
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, turns_take, kept), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &trouble), 0);
        assert_null(trouble);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thing_is_found_by_its_whole_key),
        cmocka_unit_test(the_first_thing_of_a_key_stays),
        cmocka_unit_test(what_was_not_asked_for_longest_goes_first),
        cmocka_unit_test(what_is_held_stays_until_it_is_released),
        cmocka_unit_test(what_is_too_large_or_has_no_key_is_for_its_holder_only),
        cmocka_unit_test(without_a_cache_a_thing_is_held_all_the_same),
        cmocka_unit_test(many_threads_use_it_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
