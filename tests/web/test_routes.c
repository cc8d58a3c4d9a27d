/* test_routes.c - the tables that the site goes by: routes, form plans, notices, and the
 * page of docs/ that is made of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "web/api_doc.h"
#include "web/forms.h"
#include "web/notice.h"
#include "web/routes.h"

/* ---- routes ---- */

static const struct {
    const char *label;
    enum http_method method;
    const char *path;
    const char *route; /* NULL: none */
    const char *parts[VISIT_PARTS_MAX];
} PATHS[] = {
    {"the root", HTTP_GET, "/", "/", {NULL}},
    {"a word", HTTP_GET, "/networks", "/networks", {NULL}},
    {"a word that wins over a name", HTTP_GET, "/networks/new", "/networks/new", {NULL}},
    {"a name", HTTP_GET, "/networks/newer", "/networks/{network}", {"newer"}},
    {"words behind a name",
     HTTP_GET,
     "/networks/x/people",
     "/networks/{network}/people",
     {"x"}},
    {"a word before a second name",
     HTTP_GET,
     "/networks/x/people/invite",
     "/networks/{network}/people/invite",
     {"x"}},
    {"two names",
     HTTP_GET,
     "/networks/x/people/7",
     "/networks/{network}/people/{person}",
     {"x", "7"}},
    {"a word that wins over a wave",
     HTTP_GET,
     "/networks/x/survey/own",
     "/networks/{network}/survey/own",
     {"x"}},
    {"a word that wins over an anonymous survey",
     HTTP_GET,
     "/networks/x/experience/new",
     "/networks/{network}/experience/new",
     {"x"}},
    {"a link of an anonymous survey",
     HTTP_GET,
     "/networks/x/experience/4/links/9/qr.svg",
     "/networks/{network}/experience/{wave}/links/{link}/qr.svg",
     {"x", "4", "9"}},
    {"a file that wins over a dilemma",
     HTTP_GET,
     "/networks/x/experience/4/dilemmas/cards.pdf",
     "/networks/{network}/experience/{wave}/dilemmas/cards.pdf",
     {"x", "4"}},
    {"a new note is no note",
     HTTP_GET,
     "/networks/x/notes/new",
     "/networks/{network}/notes/new",
     {"x"}},
    {"what changed is no wave",
     HTTP_GET,
     "/networks/x/findings/changes",
     "/networks/{network}/findings/changes",
     {"x"}},
    {"two names and a word",
     HTTP_POST,
     "/networks/x/people/7/role/end",
     "/networks/{network}/people/{person}/role/end",
     {"x", "7"}},
    {"a part too few",
     HTTP_POST,
     "/networks/x/people/7/role",
     "/networks/{network}/people/{person}/role",
     {"x", "7"}},
    {"a word too many", HTTP_GET, "/networks/x/people/7/x", NULL, {NULL}},
    {"another method", HTTP_GET, "/sign-out", NULL, {NULL}},
    {"nothing like it", HTTP_GET, "/x", NULL, {NULL}},
};

static void a_path_finds_its_route(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(PATHS); i++) {
        SCOPED(pool) pool = pool_new();
        struct status st = {0};
        struct path path;
        const char *parts[VISIT_PARTS_MAX] = {NULL};
        bool is_other = false;

        print_message("%s\n", PATHS[i].label);
        assert_true(path_decode(PATHS[i].path, pool, &path, &st));
        const struct route *route = route_find(PATHS[i].method, &path, parts, &is_other);
        assert_int_equal(route == NULL, PATHS[i].route == NULL);
        assert_int_equal(is_other, strcmp(PATHS[i].path, "/sign-out") == 0);
        if (route != NULL) {
            assert_string_equal(route->path, PATHS[i].route);
        }
        for (size_t p = 0; p < VISIT_PARTS_MAX && PATHS[i].parts[p] != NULL; p++) {
            assert_string_equal(parts[p], PATHS[i].parts[p]);
        }
    }
}

/* A route that another one hides is never reached. */
static void every_route_is_reached_by_its_own_path(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        SCOPED(pool) pool = pool_new();
        char *address = pool_text(pool, ROUTES[i].path);
        struct status st = {0};
        struct path path;
        const char *parts[VISIT_PARTS_MAX];
        bool is_other = false;

        for (char *at = strpbrk(address, "{}"); at != NULL; at = strpbrk(at, "{}")) {
            *at = 'x';
        }
        assert_true(path_decode(address, pool, &path, &st));
        assert_ptr_equal(route_find(ROUTES[i].method, &path, parts, &is_other),
                         &ROUTES[i]);
    }
}

/* Its beginning is the page's address: the links of a refused form lead there. */
static void a_form_stands_on_a_page_above_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        bool is_above = ROUTES[i].again == NULL;

        for (size_t g = 0; g < ROUTE_COUNT; g++) {
            is_above =
                is_above ||
                (ROUTES[g].method == HTTP_GET && ROUTES[g].page == ROUTES[i].again &&
                 strcmp(ROUTES[g].template, ROUTES[i].again_template) == 0 &&
                 strncmp(ROUTES[g].path, ROUTES[i].path, strlen(ROUTES[g].path)) == 0);
        }
        if (!is_above) {
            fail_msg("the form of POST %s stands on no page above it", ROUTES[i].path);
        }
    }
}

static void a_route_is_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const struct route *route = &ROUTES[i];
        const size_t length = strlen(route->summary);

        print_message("%s\n", route->path);
        assert_true(route->method == HTTP_GET || route->method == HTTP_POST);
        assert_true(length > 0 && route->summary[length - 1] == '.');
        assert_true(route->right > RIGHT_NONE);
        assert_true(route->method == HTTP_GET || route->template == NULL);
        assert_true(route->method == HTTP_POST || route->form == NULL);
        assert_int_equal(route->again == NULL, route->again_template == NULL);
        assert_true(!route->is_cached || route_network_part(route) == 0);
        /* What a form changes asks for more than seeing, but at the door. */
        assert_true(route->method == HTTP_GET || route->right == RIGHT_CHANGE ||
                    route->object == OBJECT_PUBLIC ||
                    route->object == OBJECT_OWN_ACCOUNT);
    }
}

/* ---- texts ---- */

/* A word may be the same in two languages, not in three; but for one. */
static void check_translated(const char *text)
{
    if (strcmp(text, "Code") != 0 && strcmp(say(text, LANGUAGE_NL), text) == 0 &&
        strcmp(say(text, LANGUAGE_FR), text) == 0) {
        fail_msg("not translated: %s", text);
    }
}

static void a_form_speaks_every_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROUTE_COUNT; i++) {
        const struct form_plan *form = ROUTES[i].form;

        if (form == NULL) {
            continue;
        }
        check_translated(form->submit);
        for (size_t f = 0; f < form->field_count; f++) {
            const struct field *field = &form->fields[f];
            check_translated(field->label);
            if (field->help != NULL) {
                check_translated(field->help);
            }
            for (const struct choice *choice = field->choices;
                 choice != NULL && choice->code != NULL; choice++) {
                assert_true(strlen(choice->code) <= field->limit);
                if (choice->help != NULL) {
                    check_translated(choice->help);
                }
            }
        }
    }
}

static void a_role_to_give_is_called_as_everywhere(void **state)
{
    static const struct form_plan *const FORMS[] = {&FORM_INVITE, &FORM_ROLE_GIVE};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(FORMS); i++) {
        const struct field *field = FORMS[i]->fields;
        unsigned listed = 0;

        while (strcmp(field->name, "role") != 0) {
            field++;
        }
        for (const struct choice *choice = field->choices; choice->code != NULL;
             choice++) {
            enum access_role role = ROLE_VISITOR;

            print_message("%s\n", choice->code);
            assert_true(access_role_find(choice->code, &role));
            assert_string_equal(choice->label, access_role_name(role));
            assert_string_equal(choice->help, access_role_meaning(role));
            listed |= access_set(role);
        }
        for (int role = 0; role < ROLE_COUNT; role++) {
            assert_int_equal((listed & access_set((enum access_role)role)) != 0,
                             access_role_is_given((enum access_role)role));
        }
    }
}

static const char *const NOTICE_CODES[] = {
    "saved",
    "undone",
    "source-added",
    "source-removed",
    "member-added",
    "member-role",
    "member-ended",
    "own-corrected",
    "override-removed",
    "version-begun",
    "ratings-erased",
    "link-sent",
    "signed-out",
    "signed-out-everywhere",
    "password-set",
    "invited",
    "invitation-withdrawn",
    "role-given",
    "role-ended",
    "joined",
    "network-made",
    "left",
    "deleted",
    "reopened",
    "coordinator-named",
    "criteria-locked",
    "criterion-removed",
    "pasted",
    "actor-added",
    "actor-removed",
    "round-opened",
    "round-closed",
    "sheet-finished",
    "experience-made",
    "experience-opened",
    "experience-closed",
    "experience-removed",
    "experience-link",
    "experience-void",
    "experience-computed",
    "experience-imported",
    "note-removed",
    "log-removed",
    "survey-made",
    "survey-asked",
    "survey-opened",
    "survey-closed",
    "survey-removed",
    "survey-listed",
    "survey-off",
    "informant-added",
    "informant-renewed",
    "informant-withdrawn",
    "paper-saved",
    "paper-name",
};

static void a_notice_speaks_every_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(NOTICE_CODES); i++) {
        print_message("%s\n", NOTICE_CODES[i]);
        assert_non_null(notice_text(NOTICE_CODES[i]));
        check_translated(notice_text(NOTICE_CODES[i]));
    }
    assert_null(notice_text(""));
    assert_null(notice_text("nothing"));
    assert_null(notice_text("save"));
}

/* ---- docs/api.md ---- */

static const char API_DOC[] = "docs/api.md";

static void the_page_of_addresses_is_that_of_the_tables(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;

    (void)state;
    text_init(&text, pool, LIMIT_PAGE_BYTES);
    api_doc_write(&text);
    assert_false(text.is_cut);
    const bool is_written = getenv("SAMENSPEL_GOLDEN") != NULL;
    FILE *file = fopen(API_DOC, is_written ? "w" : "r");
    if (file == NULL) {
        fail_msg("%s is not there: run it from the top of the tree, or `make golden`",
                 API_DOC);
        return;
    }
    if (is_written) {
        assert_int_equal(fwrite(text.bytes, 1, text.length, file), text.length);
        assert_int_equal(fclose(file), 0);
        return;
    }
    char *there = pool_bytes(pool, text.length + 2);
    const size_t length = fread(there, 1, text.length + 1, file);
    (void)fclose(file);
    size_t same = 0;
    while (same < length && there[same] == text.bytes[same]) {
        same++;
    }
    if (same != text.length || length != text.length) {
        fail_msg("%s is not what the tables say, from '%.60s': run `make golden`",
                 API_DOC, text.bytes + same);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_finds_its_route),
        cmocka_unit_test(every_route_is_reached_by_its_own_path),
        cmocka_unit_test(a_form_stands_on_a_page_above_it),
        cmocka_unit_test(a_route_is_whole),
        cmocka_unit_test(a_form_speaks_every_language),
        cmocka_unit_test(a_role_to_give_is_called_as_everywhere),
        cmocka_unit_test(a_notice_speaks_every_language),
        cmocka_unit_test(the_page_of_addresses_is_that_of_the_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
