/* test_access.c - who may see and change what is what docs/methods/access.md says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <string.h>

#include "base/attributes.h"
#include "method/access.h"

#define EVERYBODY                                                                        \
    "visitor account host researcher member_family worker representative initiator "     \
    "coordinator"
#define SIGNED_IN                                                                        \
    "account host researcher member_family worker representative initiator coordinator"
#define MEMBERS "member_family worker representative initiator"

/* Written out by hand from the page, by codes. Who is not named may nothing. */
static const struct {
    const char *object;
    const char *see; /* and not change */
    const char *change;
} MATRIX[] = {
    {"public", "", EVERYBODY},
    {"own_account", "", SIGNED_IN},
    {"network_list", SIGNED_IN, ""},
    {"new_network", "", "host coordinator"},
    {"network_home", "researcher " MEMBERS " coordinator", ""},
    {"journal", "representative initiator", "coordinator"},
    {"own_changes", "", "initiator coordinator"},
    {"people", MEMBERS, "coordinator"},
    {"people_email", "", "coordinator"},
    {"invitation", "", "coordinator"},
    {"settings", "representative initiator", "coordinator"},
    {"issue", "researcher member_family worker representative", "initiator coordinator"},
    {"arena", "", "initiator coordinator"},
    {"steering", "initiator", "coordinator"},
    {"criteria", "member_family representative", "initiator coordinator"},
    {"members", "researcher member_family worker representative",
     "initiator coordinator"},
    {"own_entry", "", "representative"},
    {"survey", "initiator", "coordinator"},
    {"findings", "member_family worker representative", "initiator coordinator"},
    {"tie_talks", "coordinator", ""},
    {"own_findings", "worker representative", ""},
    {"experience", MEMBERS, "coordinator"},
    {"experience_findings", "researcher member_family worker",
     "representative initiator coordinator"},
    {"open_answers", "", "member_family initiator coordinator"},
    {"own_experience", "worker representative", ""},
    {"coordinator_log", "", "coordinator"},
    {"archive", "", "coordinator"},
    {"installation", "", "host"},
};

/* Is the word one of the list? */
static bool has_word(const char *list, const char *word)
{
    for (const char *at = list; *at != '\0'; at += strspn(at, " ")) {
        const size_t length = strcspn(at, " ");
        if (length == strlen(word) && strncmp(at, word, length) == 0) {
            return true;
        }
        at += length;
    }
    return false;
}

static enum access_right right_expected(size_t row, const char *role)
{
    if (has_word(MATRIX[row].change, role)) {
        return RIGHT_CHANGE;
    }
    return has_word(MATRIX[row].see, role) ? RIGHT_SEE : RIGHT_NONE;
}

static size_t row_of(enum access_object object)
{
    size_t row = 0;

    while (row < ARRAY_COUNT(MATRIX) &&
           strcmp(MATRIX[row].object, access_object_code(object)) != 0) {
        row++;
    }
    return row;
}

static void each_role_may_what_the_table_says(void **state)
{
    (void)state;
    assert_int_equal(ARRAY_COUNT(MATRIX), OBJECT_COUNT);
    for (int object = 0; object < OBJECT_COUNT; object++) {
        const size_t row = row_of((enum access_object)object);
        print_message("%s\n", access_object_code((enum access_object)object));
        assert_true(row < ARRAY_COUNT(MATRIX));
        for (int role = 0; role < ROLE_COUNT; role++) {
            const char *code = access_role_code((enum access_role)role);
            print_message("  %s\n", code);
            assert_int_equal(
                access_of_role((enum access_role)role, (enum access_object)object),
                right_expected(row, code));
        }
    }
}

/* Every set of roles there is: may what the best of them may, and what a visitor may. */
static void who_has_several_roles_may_what_any_of_them_may(void **state)
{
    (void)state;
    for (unsigned roles = 0; roles < 1U << ROLE_COUNT; roles++) {
        for (int object = 0; object < OBJECT_COUNT; object++) {
            const size_t row = row_of((enum access_object)object);
            enum access_right best = right_expected(row, "visitor");
            for (int role = 0; role < ROLE_COUNT; role++) {
                const enum access_right right =
                    right_expected(row, access_role_code((enum access_role)role));
                if ((roles >> role & 1) != 0 && right > best) {
                    best = right;
                }
            }
            assert_int_equal(access_of_roles(roles, (enum access_object)object), best);
        }
    }
}

static void a_host_sees_no_content(void **state)
{
    static const enum access_object CONTENT[] = {
        OBJECT_NETWORK_HOME, OBJECT_JOURNAL,  OBJECT_PEOPLE, OBJECT_PEOPLE_EMAIL,
        OBJECT_INVITATION,   OBJECT_SETTINGS, OBJECT_ARCHIVE};
    const unsigned host = access_set(ROLE_HOST) | access_set(ROLE_ACCOUNT);

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CONTENT); i++) {
        assert_int_equal(access_of_roles(host, CONTENT[i]), RIGHT_NONE);
    }
}

static void a_visitor_sees_what_is_public_and_nothing_else(void **state)
{
    (void)state;
    for (int object = 0; object < OBJECT_COUNT; object++) {
        assert_int_equal(access_of_roles(0, (enum access_object)object),
                         object == OBJECT_PUBLIC ? RIGHT_CHANGE : RIGHT_NONE);
    }
}

static void only_the_host_keeps_the_installation(void **state)
{
    (void)state;
    for (int role = 0; role < ROLE_COUNT; role++) {
        assert_int_equal(access_of_role((enum access_role)role, OBJECT_INSTALLATION),
                         role == ROLE_HOST ? RIGHT_CHANGE : RIGHT_NONE);
    }
}

/* ---- codes ---- */

static const struct {
    const char *code;
    bool is_given;
} ROLES[] = {
    {"visitor", false},       {"account", false},      {"host", false},
    {"researcher", true},     {"member_family", true}, {"worker", true},
    {"representative", true}, {"initiator", true},     {"coordinator", true},
};

static void every_role_has_a_code_and_words(void **state)
{
    (void)state;
    assert_int_equal(ARRAY_COUNT(ROLES), ROLE_COUNT);
    for (size_t i = 0; i < ARRAY_COUNT(ROLES); i++) {
        enum access_role role = ROLE_COUNT;
        assert_true(access_role_find(ROLES[i].code, &role));
        assert_string_equal(access_role_code(role), ROLES[i].code);
        assert_int_equal(access_role_is_given(role), ROLES[i].is_given);
        assert_true(strlen(access_role_name(role)) > 0);
        assert_true(strlen(access_role_meaning(role)) > 0);
        assert_int_equal(access_set(role), 1U << i);
    }
}

static void a_code_that_nobody_knows_is_no_role(void **state)
{
    static const char *const CODES[] = {
        "", "admin", "Coordinator", "coordinator ", "coord", "member family"};

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(CODES); i++) {
        enum access_role role = ROLE_WORKER;
        assert_false(access_role_find(CODES[i], &role));
        assert_int_equal(role, ROLE_WORKER);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_role_may_what_the_table_says),
        cmocka_unit_test(who_has_several_roles_may_what_any_of_them_may),
        cmocka_unit_test(a_host_sees_no_content),
        cmocka_unit_test(a_visitor_sees_what_is_public_and_nothing_else),
        cmocka_unit_test(only_the_host_keeps_the_installation),
        cmocka_unit_test(every_role_has_a_code_and_words),
        cmocka_unit_test(a_code_that_nobody_knows_is_no_role),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
