/* test_wave_network.c - answers of a relation survey as networks, worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "analysis/graph.h"
#include "analysis/wave_network.h"

enum { A, B, C, D, E, COUNT };

static const struct wave_organisation ORGANISATIONS[COUNT] = {
    [A] = {"Ajuin", "welfare", "core", true}, [B] = {"Biet", "school", "core", false},
    [C] = {"Citroen", "", "edge", false},     [D] = {"Dille", "school", "edge", false},
    [E] = {"Erwt", "welfare", "core", false},
};

static const char *const ITEMS[] = {"contact", "info_give", "info_get", "means", "warm"};
enum { ITEM_COUNT = sizeof ITEMS / sizeof ITEMS[0] };

/* Dille answered nothing, Erwt nothing but the first question. */
static const bool HAS_ANSWERED[COUNT * ITEM_COUNT] = {
    true,  true,  true,  true,  true, /* A */
    true,  true,  true,  true,  true, /* B */
    true,  true,  true,  true,  true, /* C */
    false, false, false, false, false, /* D */
    true,  false, false, false, false, /* E */
};

static const struct wave_tie_answer TIES[] = {
    {B, C, "contact", 4},  {A, B, "contact", 4},  {A, C, "contact", 2},
    {A, D, "contact", 3},  {B, A, "contact", 2},  {C, B, "contact", 1},
    {C, C, "contact", 5},  {C, A, "contact", 0},  {A, B, "info_give", 2},
    {B, A, "info_get", 1}, {C, A, "info_get", 2}, {A, E, "info_give", 1},
    {A, B, "means", 5},    {B, A, "means", 2},    {A, B, "warm", 2},
};

static const struct wave_answers ANSWERS = {
    ORGANISATIONS, COUNT,      TIES,        sizeof TIES / sizeof TIES[0],
    ITEMS,         ITEM_COUNT, HAS_ANSWERED};

static void assert_ties(const struct relation *relation, const struct tie *wanted,
                        size_t count)
{
    assert_int_equal(relation->tie_count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(relation->ties[i].from, wanted[i].from);
        assert_int_equal(relation->ties[i].to, wanted[i].to);
        assert_true(relation->ties[i].value == wanted[i].value);
    }
}

static const struct relation *relation_at(const struct network *network, const char *code)
{
    const struct relation *relation = network_relation(network, code);

    assert_non_null(relation);
    return relation;
}

/* ---- measured ---- */

static void what_was_not_asked_is_no_relation(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network(&ANSWERS, "T0", pool);

    (void)state;
    assert_int_equal(network.relation_count, 4);
    assert_string_equal(network.relations[0].name, "regular");
    assert_string_equal(network.relations[1].name, "contact");
    assert_string_equal(network.relations[2].name, "info");
    assert_string_equal(network.relations[3].name, "means");
}

static void organisations_come_with_sector_and_role(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network(&ANSWERS, "T0", pool);

    (void)state;
    assert_string_equal(network.title, "T0");
    assert_int_equal(network.organisation_count, COUNT);
    assert_string_equal(network.names[D], "Dille");
    assert_string_equal(network_attribute(&network, "sector")->texts[B], "school");
    assert_string_equal(network_attribute(&network, "sector")->texts[C], "");
    assert_string_equal(network_attribute(&network, "role")->texts[E], "core");
}

static void measured_is_what_each_said_itself(void **state)
{
    static const struct tie CONTACT[] = {{A, B, 4}, {A, C, 2}, {A, D, 3},
                                         {B, A, 2}, {B, C, 4}, {C, B, 1}};
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network(&ANSWERS, "", pool);
    const struct relation *contact = relation_at(&network, "contact");

    (void)state;
    assert_true(contact->is_directed);
    assert_ties(contact, CONTACT, 6);
}

static void regular_begins_at_once_a_month(void **state)
{
    static const struct tie REGULAR[] = {{A, B, 4}, {A, D, 3}, {B, C, 4}};
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network(&ANSWERS, "", pool);

    (void)state;
    assert_ties(relation_at(&network, "regular"), REGULAR, 3);
}

static void only_what_is_given_is_measured_of_information(void **state)
{
    static const struct tie INFO[] = {{A, B, 2}, {A, E, 1}};
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network(&ANSWERS, "", pool);

    (void)state;
    assert_ties(relation_at(&network, "info"), INFO, 2);
}

static void a_set_has_no_strength(void **state)
{
    static const struct tie MEANS[] = {{A, B, 1}, {B, A, 1}};
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network(&ANSWERS, "", pool);

    (void)state;
    assert_ties(relation_at(&network, "means"), MEANS, 2);
}

static void who_did_not_answer_an_item_is_silent_in_it(void **state)
{
    static const bool SILENT_CONTACT[COUNT] = {[D] = true};
    static const bool SILENT_INFO[COUNT] = {[D] = true, [E] = true};
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network(&ANSWERS, "", pool);

    (void)state;
    assert_memory_equal(relation_at(&network, "contact")->is_silent, SILENT_CONTACT,
                        sizeof SILENT_CONTACT);
    assert_memory_equal(relation_at(&network, "info")->is_silent, SILENT_INFO,
                        sizeof SILENT_INFO);
}

static void nobody_is_silent_when_all_answered(void **state)
{
    static const bool ALL[COUNT * ITEM_COUNT] = {
        true, true, true, true, true, true, true, true, true, true, true, true, true,
        true, true, true, true, true, true, true, true, true, true, true, true};
    struct wave_answers answers = ANSWERS;
    SCOPED(pool) pool = pool_new();

    (void)state;
    answers.has_answered = ALL;
    const struct network network = wave_network(&answers, "", pool);
    assert_null(relation_at(&network, "contact")->is_silent);
}

/* ---- shown ---- */

static void a_line_is_shown_when_one_of_the_two_says_so(void **state)
{
    static const struct tie CONTACT[] = {{A, B, 4}, {A, C, 2}, {A, D, 3}, {B, C, 4}};
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network_shown(&ANSWERS, "", pool);
    const struct relation *contact = relation_at(&network, "contact");

    (void)state;
    assert_false(contact->is_directed);
    assert_ties(contact, CONTACT, 4);
}

static void an_arrow_is_shown_when_giver_or_receiver_says_so(void **state)
{
    static const struct tie INFO[] = {{A, B, 2}, {A, C, 2}, {A, E, 1}};
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network_shown(&ANSWERS, "", pool);
    const struct relation *info = relation_at(&network, "info");

    (void)state;
    assert_true(info->is_directed);
    assert_ties(info, INFO, 3);
}

static void a_tie_of_a_silent_one_is_shown_and_the_rest_stays_unknown(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct network network = wave_network_shown(&ANSWERS, "", pool);
    const struct graph graph =
        graph_make(relation_at(&network, "contact"), COUNT,
                   (struct graph_reading){.is_valued = true}, pool);

    (void)state;
    assert_true(graph_has(&graph, D, A));
    assert_false(graph_knows(&graph, D, B));
    assert_true(graph_knows(&graph, B, E));
}

/* ---- reports ---- */

static void assert_reports(const struct reports *found, const struct tie_report *wanted,
                           size_t count)
{
    assert_int_equal(found->count, count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(found->ties[i].from, wanted[i].from);
        assert_int_equal(found->ties[i].to, wanted[i].to);
        assert_true(found->ties[i].value == wanted[i].value);
        assert_true(isnan(wanted[i].back) ? isnan(found->ties[i].back)
                                          : found->ties[i].back == wanted[i].back);
        assert_string_equal(TIE_STATE_CODES[found->ties[i].state],
                            TIE_STATE_CODES[wanted[i].state]);
    }
}

static void both_sides_of_a_contact_are_beside_each_other(void **state)
{
    static const struct tie_report WANTED[] = {{A, B, 4, 2, TIE_DISPUTED},
                                               {A, C, 2, 0, TIE_ONE_SIDED},
                                               {A, D, 3, NAN, TIE_UNANSWERED},
                                               {B, C, 4, 1, TIE_DISPUTED}};
    SCOPED(pool) pool = pool_new();
    const struct reports reports = wave_reports(&ANSWERS, WAVE_CONTACT, pool);

    (void)state;
    assert_reports(&reports, WANTED, 4);
}

static void below_the_least_a_report_is_none(void **state)
{
    static const struct tie_report WANTED[] = {{A, B, 4, 0, TIE_ONE_SIDED},
                                               {A, D, 3, NAN, TIE_UNANSWERED},
                                               {B, C, 4, 0, TIE_ONE_SIDED}};
    SCOPED(pool) pool = pool_new();
    const struct reports reports = wave_reports(&ANSWERS, WAVE_REGULAR, pool);

    (void)state;
    assert_reports(&reports, WANTED, 3);
}

static void who_gives_stands_beside_who_gets(void **state)
{
    static const struct tie_report WANTED[] = {{A, B, 2, 1, TIE_CONFIRMED},
                                               {A, C, 0, 2, TIE_ONE_SIDED},
                                               {A, E, 1, NAN, TIE_UNANSWERED}};
    SCOPED(pool) pool = pool_new();
    const struct reports reports = wave_reports(&ANSWERS, WAVE_INFO, pool);

    (void)state;
    assert_reports(&reports, WANTED, 3);
}

static void what_is_shared_is_confirmed_whatever_it_is(void **state)
{
    static const struct tie_report WANTED[] = {{A, B, 1, 1, TIE_CONFIRMED}};
    SCOPED(pool) pool = pool_new();
    const struct reports reports = wave_reports(&ANSWERS, WAVE_MEANS, pool);

    (void)state;
    assert_reports(&reports, WANTED, 1);
}

/* ---- kinds ---- */

static void each_kind_is_found_by_its_code(void **state)
{
    (void)state;
    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        assert_int_equal(wave_relation_find(WAVE_RELATIONS[i].code), i);
    }
    assert_int_equal(wave_relation_find("works_with"), WAVE_RELATION_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_not_asked_is_no_relation),
        cmocka_unit_test(organisations_come_with_sector_and_role),
        cmocka_unit_test(measured_is_what_each_said_itself),
        cmocka_unit_test(regular_begins_at_once_a_month),
        cmocka_unit_test(only_what_is_given_is_measured_of_information),
        cmocka_unit_test(a_set_has_no_strength),
        cmocka_unit_test(who_did_not_answer_an_item_is_silent_in_it),
        cmocka_unit_test(nobody_is_silent_when_all_answered),
        cmocka_unit_test(a_line_is_shown_when_one_of_the_two_says_so),
        cmocka_unit_test(an_arrow_is_shown_when_giver_or_receiver_says_so),
        cmocka_unit_test(a_tie_of_a_silent_one_is_shown_and_the_rest_stays_unknown),
        cmocka_unit_test(both_sides_of_a_contact_are_beside_each_other),
        cmocka_unit_test(below_the_least_a_report_is_none),
        cmocka_unit_test(who_gives_stands_beside_who_gets),
        cmocka_unit_test(what_is_shared_is_confirmed_whatever_it_is),
        cmocka_unit_test(each_kind_is_found_by_its_code),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
