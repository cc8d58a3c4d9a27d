/* test_mustache_refused.c - what templates may not do; sentences, gaps, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "template_page.h"

/* ---- what is refused ---- */

static const struct page REFUSED[] = {
    {"a section that stays open",
     "a\nb {{#people}}\n{{name}}",
     "page.html:2: section 'people' is not closed",
     {{0}}},
    {"an inverted one",
     "{{^people}}",
     "page.html:1: section 'people' is not closed",
     {{0}}},
    {"the inner one of two",
     "{{#a}}\n\n{{#b}}",
     "page.html:3: section 'b' is not closed",
     {{0}}},
    {"a block", "\n{{$a}}", "page.html:2: block 'a' is not closed", {{0}}},
    {"a parent",
     "{{<page2}}\n{{$x}}{{/x}}",
     "page.html:1: parent 'page2' is not closed",
     {{"page2.html", ""}}},
    {"a close too many",
     "a\n\n{{/people}}",
     "page.html:3: 'people' is closed but was not opened",
     {{0}}},
    {"sections that cross",
     "{{#a}}\n{{#b}}\n{{/a}}\n{{/b}}",
     "page.html:3: 'a' is closed where 'b' is open",
     {{0}}},
    {"a tag that does not end", "a\n{{name", "page.html:2: a tag does not end", {{0}}},
    {"three braces that two close",
     "{{{name}} }",
     "page.html:1: a tag does not end",
     {{0}}},
    {"a tag with no name",
     "{{! a\nb }}{{ }}",
     "page.html:2: the name of a tag must be one word, not ''",
     {{0}}},
    {"a tag with two",
     "{{#a b}}{{/a b}}",
     "page.html:1: the name of a tag must be one word, not 'a b'",
     {{0}}},
    {"a point too many",
     "{{home..city}}",
     "page.html:1: a part of the name 'home..city' is empty",
     {{0}}},
    {"a point at the end",
     "{{#home.}}{{/home.}}",
     "page.html:1: a part of the name 'home.' is empty",
     {{0}}},
    {"one delimiter",
     "{{=<%=}}",
     "page.html:1: delimiters must be two words without '=', not '<%'",
     {{0}}},
    {"three delimiters",
     "{{=a b c=}}",
     "page.html:1: delimiters must be two words without '=', not 'a b c'",
     {{0}}},
    {"a partial that is not there",
     "\n{{>nowhere}}",
     "page.html:2: there is no template 'nowhere'",
     {{0}}},
    {"a parent that is not there",
     "{{<nowhere}}{{/nowhere}}",
     "page.html:1: there is no template 'nowhere'",
     {{0}}},
    {"the line is that of the partial",
     "{{>part}}",
     "part.html:3: a tag does not end",
     {{"part.html", "\n\n{{x"}}},
    {"a value between the blocks of a parent",
     "{{<part}}\n{{title}}{{/part}}",
     "page.html:2: 'title' stands in parent 'part' but in none of its blocks",
     {{"part.html", ""}}},
    {"a template that holds itself",
     "a{{>page}}",
     "page.html:1: this template always holds itself",
     {{0}}},
    {"a parent that inherits from itself",
     "",
     "one.html:1: this template always holds itself",
     {{"one.html", "{{<two}}{{/two}}"}, {"two.html", "{{<one}}{{/one}}"}}},
    {"an empty sentence",
     "{{#_}} {{/_}}",
     "page.html:1: a sentence to translate is empty",
     {{0}}},
    {"a sentence that stays open",
     "\n{{#_}}Nothing changed.",
     "page.html:2: section '_' is not closed",
     {{0}}},
    {"a sentence in a sentence",
     "{{#_}}a {{#_}}b{{/_}}{{/_}}",
     "page.html:1: sentence 'a {{#_}}b': a sentence stands inside a sentence",
     {{0}}},
    {"a sentence with half a section",
     "\n{{#_}}{{#yes}}Nothing{{/_}}{{/yes}}",
     "page.html:2: sentence '{{#yes}}Nothing': section 'yes' is not closed",
     {{0}}},
    {"a sentence with the other half",
     "{{#yes}}{{#_}}{{/yes}} Nothing{{/_}}",
     "page.html:1: sentence '{{/yes}} Nothing': 'yes' is closed but was not opened",
     {{0}}},
    {"a sentence with half a tag",
     "{{#_}}Nothing {{title{{/_}}",
     "page.html:1: section '_' is not closed",
     {{0}}},
    {"an end of no sentence",
     "a{{/_}}",
     "page.html:1: '_' is closed but was not opened",
     {{0}}},
};

static void what_is_wrong_is_said_with_its_line(void **state)
{
    (void)state;
    pages_check(REFUSED, ARRAY_COUNT(REFUSED));
}

static void too_many_levels_are_refused(void **state)
{
    (void)state;
    for (size_t levels = 32; levels <= 33; levels++) {
        SCOPED(pool) pool = pool_new();
        struct text text;

        text_init(&text, pool, LIMIT_CELL_BYTES);
        for (size_t i = 0; i < levels; i++) {
            text_add(&text, "{{#yes}}\n");
        }
        text_add(&text, "x");
        for (size_t i = 0; i < levels; i++) {
            text_add(&text, "{{/yes}}");
        }
        const struct page page = {.text = text.bytes};
        assert_string_equal(page_rendered(pool, &page, LANGUAGE_EN, NULL),
                            levels == 32 ? "x"
                                         : "page.html:33: tags nest deeper than 32");
    }
}

/* ---- sentences ---- */

static const struct {
    const char *label;
    const char *text;
    const char *rendered[LANGUAGE_COUNT]; /* nl, fr, en */
} SENTENCES[] = {
    {"a sentence",
     "<p>{{#_}}Nothing changed.{{/_}}</p>",
     {"<p>Niets veranderd.</p>", "<p>Rien n'a changé.</p>", "<p>Nothing changed.</p>"}},
    {"over lines, with blanks around it",
     "<p>{{#_}}\n    Nothing\r\n\t  changed.\n  {{/_}}</p>",
     {"<p>Niets veranderd.</p>", "<p>Rien n'a changé.</p>", "<p>Nothing changed.</p>"}},
    {"on a line of its own it stays a line",
     "a\n  {{#_}}one step{{/_}}\nb\n",
     {"a\n  één stap\nb\n", "a\n  un pas\nb\n", "a\n  one step\nb\n"}},
    {"twice, in a section",
     "{{#people}}{{# _ }}actor{{/ _ }} {{/people}}",
     {"actor actor ", "acteur acteur ", "actor actor "}},
    {"in a block", "{{$a}}{{#_}}actor{{/_}}{{/a}}", {"actor", "acteur", "actor"}},
    {"what nobody translated stays English, with its tags",
     "{{#_}}Welcome to {{title}}: {{#people}}<b>{{name}}</b> {{/people}}!{{/_}}",
     {"Welcome to Jeugd &amp; gezin: <b>An</b> <b>Bo</b> !",
      "Welcome to Jeugd &amp; gezin: <b>An</b> <b>Bo</b> !",
      "Welcome to Jeugd &amp; gezin: <b>An</b> <b>Bo</b> !"}},
    {"delimiters of the template hold in its sentences",
     "{{=<% %>=}}<%#_%>Zero: <%zero%> {{zero}}<%/_%>",
     {"Zero: 0 {{zero}}", "Zero: 0 {{zero}}", "Zero: 0 {{zero}}"}},
};

static void sentences_are_translated_when_compiled(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SENTENCES); i++) {
        print_message("%s\n", SENTENCES[i].label);
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            SCOPED(pool) pool = pool_new();
            const struct page page = {.text = SENTENCES[i].text};
            assert_string_equal(page_rendered(pool, &page, (enum language)language, NULL),
                                SENTENCES[i].rendered[language]);
        }
    }
}

static void lines_are_counted_across_a_sentence(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct page page = {.text = "{{#_}}Nothing\nchanged.\n{{/_}}\n{{#a}}"};

    (void)state;
    assert_string_equal(page_rendered(pool, &page, LANGUAGE_NL, NULL),
                        "page.html:4: section 'a' is not closed");
}

/* ---- gaps ---- */

static const struct {
    const char *label;
    const char *text;
    const char *gap;
} GAPS[] = {
    {"all is there", "{{title}}{{#people}}{{name}}{{home.city}}{{/people}}", NULL},
    {"what is null, false or empty is there",
     "{{none}}{{#no}}{{/no}}{{^none}}{{/none}}{{empty}}{{#nobody}}{{x}}{{/nobody}}",
     NULL},
    {"a member of null or false is no gap", "{{none.name.first}}{{no.name}}", NULL},
    {"a member of true is one", "{{yes.name}}", "page.html:1: yes.name"},
    {"the item itself is no gap", "{{#people}}{{.}}{{/people}}", NULL},
    {"an unknown value", "\n\n {{tittle}}", "page.html:3: tittle"},
    {"an unknown section", "{{#persons}}{{/persons}}", "page.html:1: persons"},
    {"an unknown inverted section", "{{^persons}}{{/persons}}", "page.html:1: persons"},
    {"an unknown part", "{{home.city}}{{home.country}}", "page.html:1: home.country"},
    {"a part of what has no parts", "{{title.length}}", "page.html:1: title.length"},
    {"the first of two", "{{a}}\n{{b}}", "page.html:1: a"},
    {"of the second item only", "{{#people}}\n{{home.city}}{{home.x}}{{/people}}",
     "page.html:2: home.x"},
    {"in a partial, with its own line", "{{>part}}", "part.html:2: unknown"},
};

static void the_first_unknown_name_is_noted(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(GAPS); i++) {
        SCOPED(pool) pool = pool_new();
        struct template_gaps gaps = {.pool = pool};
        const struct page page = {.text = GAPS[i].text,
                                  .partials = {{"part.html", "\n{{unknown}}"}}};

        print_message("%s\n", GAPS[i].label);
        (void)page_rendered(pool, &page, LANGUAGE_EN, &gaps);
        if (GAPS[i].gap == NULL) {
            assert_null(gaps.first);
        } else {
            assert_non_null(gaps.first);
            assert_string_equal(gaps.first, GAPS[i].gap);
        }
    }
}

/* ---- limits ---- */

static struct text cut_render(struct pool *pool, const struct page *page, size_t ceiling,
                              const struct value *model)
{
    struct template_set *set = NULL;
    struct status st = {0};
    struct text output;

    assert_true(page_compile(pool, page, LANGUAGE_EN, &set, &st));
    text_init(&output, pool, ceiling);
    template_render(template_find(set, "page"), model, &output, NULL);
    return output;
}

static void the_ceiling_of_the_output_holds(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct page page = {.text = "{{#people}}{{name}}{{title}}{{/people}}"};
    const size_t whole = 2 * strlen("AnJeugd &amp; gezin");

    (void)state;
    for (size_t ceiling = 0; ceiling <= whole; ceiling++) {
        const struct text output = cut_render(pool, &page, ceiling, page_model(pool));
        assert_int_equal(output.is_cut, ceiling < whole);
        assert_true(output.length <= ceiling);
    }
}

static void what_calls_itself_for_ever_is_cut(void **state)
{
    static const struct page PAGES[] = {
        {"one self", "{{#yes}}x{{>page}}{{/yes}}", "", {{0}}},
        {"two selves", "{{#yes}}{{>page}}{{>page}}{{/yes}}", "", {{0}}},
        {"in a block", "{{$a}}{{>page}}{{/a}}", "", {{0}}},
        {"in an argument",
         "{{#yes}}{{<part}}{{$a}}{{>page}}{{/a}}{{/part}}{{/yes}}",
         "",
         {{"part.html", "{{$a}}{{/a}}"}}},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        SCOPED(pool) pool = pool_new();
        print_message("%s\n", PAGES[i].label);
        assert_true(
            cut_render(pool, &PAGES[i], LIMIT_OUTPUT_BYTES, page_model(pool)).is_cut);
    }
}

/* A tree whose nodes are so deep under each other. */
static struct value *chain_make(struct pool *pool, size_t depth)
{
    struct value *top = model_object(pool);

    for (struct value *at = top; depth > 0; depth--) {
        at = model_set_object(at, "tree");
        if (depth == 1) {
            model_set_null(at, "tree");
        }
    }
    return top;
}

static void sixty_four_levels_are_rendered_and_no_more(void **state)
{
    static const struct page PAGE = {
        .text = "{{#tree}}{{>node}}{{/tree}}",
        .partials = {{"node.html", "x{{#tree}}{{>node}}{{/tree}}"}}};
    SCOPED(pool) pool = pool_new();

    (void)state;
    const struct text whole =
        cut_render(pool, &PAGE, LIMIT_OUTPUT_BYTES, chain_make(pool, 64));
    assert_false(whole.is_cut);
    assert_int_equal(whole.length, 64);
    assert_true(cut_render(pool, &PAGE, LIMIT_OUTPUT_BYTES, chain_make(pool, 65)).is_cut);
}

/* 20 ^ 6 items and not a letter: no ceiling of the output would stop it. */
static void silent_loops_are_cut(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct value *top = model_object(pool);
    struct value *list = model_set_list(top, "l");
    const struct page page = {.text = "{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{#l}}{{/l}}{{/l}}"
                                      "{{/l}}{{/l}}{{/l}}{{/l}}"};

    (void)state;
    for (int i = 0; i < 20; i++) {
        model_add_integer(list, i);
    }
    assert_true(cut_render(pool, &page, LIMIT_OUTPUT_BYTES, top).is_cut);
}

static void a_template_is_found_by_its_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct page page = {.text = "", .partials = {{"x.html", ""}, {"y", ""}}};
    struct template_set *set = NULL;
    struct status st = {0};

    (void)state;
    assert_true(page_compile(pool, &page, LANGUAGE_NL, &set, &st));
    assert_non_null(template_find(set, "page"));
    assert_non_null(template_find(set, "y"));
    assert_ptr_not_equal(template_find(set, "x"), template_find(set, "page"));
    assert_null(template_find(set, "x.html"));
    assert_null(template_find(set, ""));
}

static void a_set_may_be_empty(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct template_set *set = NULL;
    struct status st = {0};

    (void)state;
    assert_true(template_set_make(&(struct template_files){NULL, 0}, LANGUAGE_NL, pool,
                                  &set, &st));
    assert_null(template_find(set, "page"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(too_many_levels_are_refused),
        cmocka_unit_test(sentences_are_translated_when_compiled),
        cmocka_unit_test(lines_are_counted_across_a_sentence),
        cmocka_unit_test(the_first_unknown_name_is_noted),
        cmocka_unit_test(the_ceiling_of_the_output_holds),
        cmocka_unit_test(what_calls_itself_for_ever_is_cut),
        cmocka_unit_test(sixty_four_levels_are_rendered_and_no_more),
        cmocka_unit_test(silent_loops_are_cut),
        cmocka_unit_test(a_template_is_found_by_its_name),
        cmocka_unit_test(a_set_may_be_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
