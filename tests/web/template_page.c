/* template_page.c - small templates rendered over one model (template_page.h). */
#include "template_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"

static void person_add(struct value *people, const char *name, const char *role,
                       const char *city)
{
    struct value *person = model_add_object(people);
    struct value *roles = model_set_list(person, "roles");

    model_set_text(person, "name", name);
    if (role != NULL) {
        model_add_text(roles, role);
        model_add_text(roles, "lid");
    }
    if (city == NULL) {
        model_set_null(person, "home");
    } else {
        model_set_text(model_set_object(person, "home"), "city", city);
    }
}

/* A tree three deep: "a" holds "b" and "d", "b" holds "c". */
static void tree_fill(struct value *top)
{
    struct value *node = model_set_object(top, "tree");
    model_set_text(node, "name", "a");
    struct value *nodes = model_set_list(node, "nodes");
    struct value *second = model_add_object(nodes);
    model_set_text(second, "name", "b");
    struct value *third = model_add_object(model_set_list(second, "nodes"));
    model_set_text(third, "name", "c");
    (void)model_set_list(third, "nodes");
    struct value *last = model_add_object(nodes);
    model_set_text(last, "name", "d");
    (void)model_set_list(last, "nodes");
}

struct value *page_model(struct pool *pool)
{
    struct value *top = model_object(pool);
    struct value *people = model_set_list(top, "people");

    model_set_text(top, "title", "Jeugd & gezin");
    model_set_text(top, "odd", "<a href=\"x\">O'Neil & co</a>");
    model_set_text(top, "lines", "one\ntwo\n");
    model_set_text(top, "empty", "");
    model_set_text(top, "tag", "{{title}}");
    model_set_text(top, "closed_day", "2026-03-01");
    model_set_integer(top, "zero", 0);
    model_set_decimal(top, "share", 2.0 / 3, 2);
    model_set_boolean(top, "yes", true);
    model_set_boolean(top, "no", false);
    model_set_null(top, "none");
    person_add(people, "An", "trekker", "Gent");
    person_add(people, "Bo", NULL, NULL);
    (void)model_set_list(top, "nobody");
    struct value *home = model_set_object(top, "home");
    model_set_text(home, "city", "Brugge");
    model_set_integer(model_set_object(home, "street"), "number", 7);
    struct value *pairs = model_set_list(top, "pairs");
    for (int i = 1; i <= 2; i++) {
        struct value *pair = model_add_list(pairs);
        model_add_integer(pair, i);
        model_add_integer(pair, (int64_t)10 * i);
    }
    tree_fill(top);
    return top;
}

bool page_compile(struct pool *pool, const struct page *page, enum language language,
                  struct template_set **set_out, struct status *st)
{
    struct embedded_file files[1 + PAGE_PARTIALS_MAX] = {
        {"page.html", (const unsigned char *)page->text, strlen(page->text)}};
    size_t count = 1;

    for (; count <= PAGE_PARTIALS_MAX && page->partials[count - 1].name != NULL;
         count++) {
        const struct page_partial *partial = &page->partials[count - 1];
        files[count] = (struct embedded_file){
            partial->name, (const unsigned char *)partial->text, strlen(partial->text)};
    }
    return template_set_make(&(struct template_files){files, count}, language, pool,
                             set_out, st);
}

const char *page_rendered(struct pool *pool, const struct page *page,
                          enum language language, struct template_gaps *gaps)
{
    struct template_set *set = NULL;
    struct status st = {0};
    struct text output;

    text_init(&output, pool, LIMIT_OUTPUT_BYTES);
    if (!page_compile(pool, page, language, &set, &st)) {
        assert_null(set);
        assert_int_equal(st.code, STATUS_INVALID);
        status_say(&st, LANGUAGE_EN, &output);
    } else {
        template_render(template_find(set, "page"), page_model(pool), &output, gaps);
        assert_false(output.is_cut);
    }
    return output.bytes;
}

void pages_check(const struct page *pages, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        SCOPED(pool) pool = pool_new();

        print_message("%s\n", pages[i].label);
        assert_string_equal(page_rendered(pool, &pages[i], LANGUAGE_EN, NULL),
                            pages[i].rendered);
    }
}
