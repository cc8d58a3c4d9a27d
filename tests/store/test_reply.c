/* test_reply.c - anonymous answers come in, and what becomes of them. */
#include "experience_ground.h"

#include "base/day.h"
#include "store/wave_result.h"

static const char CODE[] = "0123456789ab";

static struct sending sheet_of(const struct reply_answer *answers, size_t count)
{
    return (struct sending){LINK_FAMILIES, CODE, {answers, count, 0}};
}

static const char *answers_of_only(struct ground *ground)
{
    static const struct sql ONLY = {"only", "SELECT answers FROM reply",
                                    "SELECT answers FROM reply"};
    struct status st = {0};
    SCOPED(query) row = query_begin(ground->database, &ONLY, SQL_NO_VALUES);
    const char *answers = query_next(row) ? query_text(row, 0, ground->pool) : "";

    expect_done(query_end(row, &st), &st);
    return answers;
}

static int64_t used(struct ground *ground, int64_t link_id)
{
    struct link_uses uses;
    struct status st = {0};

    expect_done(survey_link_uses(ground->database, WAVE_NETWORK, EXPERIENCE_WAVE,
                                 ground->pool, &uses, &st),
                &st);
    return uses.rows[link_id - 1].used;
}

/* ---- handing in ---- */

static void answers_stand_in_one_order_whatever_order_they_came_in(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct reply_answer answers[] = {
        {"own1", 4, NULL}, {"bg2", 2, NULL},          {"bs1", 5, NULL},
        {"area", 2, NULL}, {"bs3", REPLY_NONE, NULL}, {"br1", REPLY_UNKNOWN, NULL}};
    struct sending sending = {LINK_FAMILIES, NULL, {answers, ARRAY_COUNT(answers), 0}};
    struct status st = {0};

    experience_begin(ground);
    expect_done(send_do(&ground->unit, &sending, &st), &st);
    assert_string_equal(answers_of_only(ground), "area 2\nbs1 5\nbr1 -1\nbg2 2\nown1 4");
}

static void a_worker_may_say_for_which_organisation(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_begin(ground);
    send_worker(ground, 3, "bs1", 4);
    assert_string_equal(answers_of_only(ground), "organisation 3\nbs1 4");
}

static void what_is_not_asked_is_refused(void **state)
{
    static const struct {
        int64_t link_id;
        struct reply_answer answer;
        int64_t organisation_id;
    } WRONG[] = {
        {LINK_FAMILIES, {"nothing", 1, NULL}, 0}, /* no such item */
        {LINK_FAMILIES, {"bs1", 9, NULL}, 0}, /* no such level */
        {LINK_FAMILIES, {"bs2", 3, NULL}, 0}, /* left out by itself */
        {LINK_FAMILIES, {"kn1", 3, NULL}, 0}, /* left out with its step */
        {LINK_FAMILIES, {"area", 3, NULL}, 0}, /* there are two */
        {LINK_FAMILIES, {"own3", 3, NULL}, 0},
        {LINK_FAMILIES, {"bs1", 3, "text"}, 0},
        {LINK_FAMILIES, {"open_good", 0, "a\x01"}, 0},
        {LINK_FAMILIES, {"bs1", 3, NULL}, 1}, /* a family is of no organisation */
        {LINK_WORKERS, {"bs1", 3, NULL}, 9}, /* no such member */
        {LINK_WORKERS, {"child_age", 1, NULL}, 0}, /* has no mirror */
        {LINK_WORKERS, {"own1", 3, NULL}, 0},
        {LINK_WORKERS, {"area", 1, NULL}, 0},
    };
    SCOPED(ground) ground = experience_ground(state);

    experience_begin(ground);
    for (size_t i = 0; i < ARRAY_COUNT(WRONG); i++) {
        struct sending sending = {
            WRONG[i].link_id, NULL, {&WRONG[i].answer, 1, WRONG[i].organisation_id}};

        print_message("%s\n", WRONG[i].answer.item);
        ground_refuse(ground, send_do, &sending, STATUS_INVALID);
    }
    assert_int_equal(used(ground, LINK_FAMILIES), 0);
}

static void only_an_open_wave_and_link_take_answers(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct reply_answer answer = {"bs1", 3, NULL};
    struct sending sending = {LINK_FAMILIES, NULL, {&answer, 1, 0}};
    struct sending begun = sheet_of(&answer, 1);

    ground_refuse(ground, send_do, &sending, STATUS_CONFLICT);
    ground_refuse(ground, begin_do, &begun, STATUS_CONFLICT);
    experience_begin(ground);
    ground_script(ground, "UPDATE survey_link SET state = 'void' WHERE id = 1");
    ground_refuse(ground, send_do, &sending, STATUS_CONFLICT);
    ground_refuse(ground, begin_do, &begun, STATUS_CONFLICT);
    ground_script(ground, "UPDATE survey_link SET state = 'open' WHERE id = 1");
    ground_script(ground, "UPDATE network SET state = 'archived'");
    ground_refuse(ground, send_do, &sending, STATUS_CONFLICT);
    ground_script(ground, "UPDATE network SET state = 'active'");
    experience_end(ground);
    ground_refuse(ground, send_do, &sending, STATUS_CONFLICT);
    ground_refuse(ground, begin_do, &begun, STATUS_CONFLICT);
    sending.link_id = 77;
    ground_refuse(ground, send_do, &sending, STATUS_NOT_FOUND);
}

static void a_link_takes_no_more_than_it_may(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct reply_answer answer = {"bs1", 3, NULL};
    struct sending sending = {LINK_FAMILIES, NULL, {&answer, 1, 0}};

    experience_begin(ground);
    ground_script(ground, "UPDATE survey_link SET most = 3 WHERE id = 1");
    for (size_t i = 0; i < 3; i++) {
        send_family(ground, "bs1", 3);
    }
    ground_refuse(ground, send_do, &sending, STATUS_LIMIT);
    assert_int_equal(used(ground, LINK_FAMILIES), 3);
    send_worker(ground, 0, "bs1", 3);
    assert_int_equal(used(ground, LINK_WORKERS), 1);
}

static void an_empty_sheet_does_not_count(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    const struct reply_answer answers[] = {{"bs1", REPLY_NONE, NULL},
                                           {"open_good", 0, " \n"}};
    struct sending sending = sheet_of(answers, 2);
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    expect_done(send_do(&ground->unit, &sending, &st), &st);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM reply"), 0);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM begun_sheet"), 0);
    assert_int_equal(used(ground, LINK_FAMILIES), 0);
}

/* ---- begun sheets ---- */

static const struct reply_answer BEGUN[] = {{"bs1", 4, NULL},
                                            {"br2", REPLY_UNKNOWN, NULL},
                                            {"open_better", 0, "Later \"open\"\né"}};

static const struct sheet_place FAMILIES = {WAVE_NETWORK, EXPERIENCE_WAVE, "families"};
static const struct sheet_place WORKERS = {WAVE_NETWORK, EXPERIENCE_WAVE, "workers"};

static bool reading(struct ground *ground, const struct sheet_place *place,
                    const char *code, struct reply_sheet *sheet_out)
{
    struct status st = {0};

    if (reply_begun_read(ground->database, place, code, ground->pool, sheet_out, &st)) {
        return true;
    }
    assert_int_equal(st.code, STATUS_NOT_FOUND);
    return false;
}

static void a_begun_sheet_opens_by_its_code_alone(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct sending sending = sheet_of(BEGUN, ARRAY_COUNT(BEGUN));
    struct reply_sheet sheet = {0};
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    assert_true(reading(ground, &FAMILIES, "0123-4567 89AB", &sheet));
    assert_int_equal(sheet.answer_count, ARRAY_COUNT(BEGUN));
    assert_string_equal(sheet.answers[0].item, "bs1");
    assert_int_equal(sheet.answers[0].value, 4);
    assert_int_equal(sheet.answers[1].value, REPLY_UNKNOWN);
    assert_string_equal(sheet.answers[2].text, BEGUN[2].text);
    assert_false(reading(ground, &FAMILIES, "0123456789ac", &sheet));
    assert_false(reading(ground, &FAMILIES, "", &sheet));
    assert_false(reading(ground, &WORKERS, CODE, &sheet));
}

static void saving_again_replaces_what_was_begun(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct sending sending = sheet_of(BEGUN, ARRAY_COUNT(BEGUN));
    struct reply_sheet sheet = {0};
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    sending.sheet.answer_count = 1;
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    assert_true(reading(ground, &FAMILIES, CODE, &sheet));
    assert_int_equal(sheet.answer_count, 1);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM begun_sheet"), 1);
}

/* 256 shares of 78, spread as the digests of codes are. */
static void there_is_room_for_so_many_begun_sheets(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct sending sending = sheet_of(BEGUN, ARRAY_COUNT(BEGUN));
    struct status st = {0};

    experience_begin(ground);
    ground_script(
        ground,
        "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19967) "
        "INSERT INTO begun_sheet SELECT w.network_id, w.id, printf('%02x%06d', i % 256, "
        "i), "
        "'', '2026-03-03' FROM n, wave w WHERE w.state = 'open'");
    ground_refuse(ground, begin_do, &sending, STATUS_LIMIT);
    ground_script(ground, "DELETE FROM begun_sheet WHERE substr(id, 3) < '000256'");
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
}

static void a_sheet_is_handed_in_once(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct sending sending = sheet_of(BEGUN, ARRAY_COUNT(BEGUN));
    struct reply_sheet sheet = {0};
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    expect_done(send_do(&ground->unit, &sending, &st), &st);
    ground_refuse(ground, send_do, &sending, STATUS_NOT_FOUND);
    assert_false(reading(ground, &FAMILIES, CODE, &sheet));
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM reply"), 1);
    assert_int_equal(used(ground, LINK_FAMILIES), 1);
}

static void a_begun_sheet_is_taken_away_when_one_asks(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct sending sending = sheet_of(BEGUN, ARRAY_COUNT(BEGUN));
    struct reply_sheet sheet = {0};
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    expect_done(reply_begun_remove(&ground->unit, &FAMILIES, CODE, &st), &st);
    assert_false(reading(ground, &FAMILIES, CODE, &sheet));
}

static void codes_differ_and_are_of_letters_that_can_be_copied(void **state)
{
    SCOPED(pool) pool = pool_new();
    const char *code = sheet_code_make(pool);

    (void)state;
    assert_int_equal(strlen(code), SHEET_CODE_LENGTH);
    assert_int_equal(strspn(code, "0123456789abcdefghjkmnpqrstvwxyz"), SHEET_CODE_LENGTH);
    assert_string_not_equal(code, sheet_code_make(pool));
}

/* ---- closing ---- */

static void closing_gives_all_replies_and_nothing_else(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct sending sending = sheet_of(BEGUN, ARRAY_COUNT(BEGUN));
    struct value *value = NULL;
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    send_family(ground, "bs1", 5);
    send_family(ground, "own1", REPLY_UNKNOWN);
    send_worker(ground, 2, "bs1", 3);
    experience_end(ground);
    assert_int_equal(last_replies.count, 3);
    const size_t item = replies_item(&last_replies, "bs1");
    const size_t own = replies_item(&last_replies, "own1");
    assert_true(item < last_replies.item_count && own < last_replies.item_count);
    assert_int_equal(replies_item(&last_replies, "bs2"), last_replies.item_count);
    assert_int_equal(replies_item(&last_replies, "open_good"), last_replies.item_count);
    for (size_t i = 0; i < 3; i++) {
        const bool is_worker = last_replies.respondents[i] == RESPONDENT_WORKERS;
        const int32_t answer = replies_value(&last_replies, i, item);

        assert_int_equal(last_replies.organisations[i], is_worker ? 2 : 0);
        assert_true(is_worker ? answer == 3 : answer == 5 || answer == REPLY_NONE);
        assert_int_equal(replies_value(&last_replies, i, own),
                         answer == REPLY_NONE ? REPLY_UNKNOWN : REPLY_NONE);
    }
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM begun_sheet"), 0);
    expect_done(wave_result_read(ground->database, WAVE_NETWORK, EXPERIENCE_WAVE,
                                 "experience", ground->pool, &value, &st),
                &st);
    assert_string_equal(value_text(value_find(value, "count", 5)), "3");
}

static void other_summary(const struct replies *replies, int64_t now, struct pool *pool,
                          struct reply_parts *parts_out)
{
    struct reply_part *part = pool_array(pool, 1, struct reply_part);

    (void)now;
    struct value *value = model_object(pool);
    model_set_integer(value, "count", (int64_t)replies->count);
    *part = (struct reply_part){"other", value};
    *parts_out = (struct reply_parts){part, 1};
}

static bool summarising_do(struct unit *unit, void *context, struct status *st)
{
    (void)context;
    return reply_summarise(unit, WAVE_NETWORK, EXPERIENCE_WAVE, 7, other_summary, st);
}

static void what_is_told_is_made_again_while_answers_are_there(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct status st = {0};

    experience_begin(ground);
    send_family(ground, "bs1", 5);
    ground_refuse(ground, summarising_do, NULL, STATUS_CONFLICT);
    experience_end(ground);
    expect_done(summarising_do(&ground->unit, NULL, &st), &st);
    assert_int_equal(
        number_of(ground, "SELECT COUNT(*) FROM wave_result WHERE part <> 'other'"), 0);
    ground_script(ground, "DELETE FROM reply");
    ground_refuse(ground, summarising_do, NULL, STATUS_CONFLICT);
}

/* ---- the sweep ---- */

static bool sweeping_do(struct unit *unit, void *context, struct status *st)
{
    return reply_sweep(unit, *(const int64_t *)context, st);
}

static void begun_sheets_are_erased_after_two_weeks(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    struct sending sending = sheet_of(BEGUN, ARRAY_COUNT(BEGUN));
    int64_t now = day_begin("2026-03-17");
    struct status st = {0};

    experience_begin(ground);
    expect_done(begin_do(&ground->unit, &sending, &st), &st);
    expect_done(sweeping_do(&ground->unit, &now, &st), &st);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM begun_sheet"), 1);
    now += DAY_MILLISECONDS;
    expect_done(sweeping_do(&ground->unit, &now, &st), &st);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM begun_sheet"), 0);
}

static void replies_are_erased_when_their_time_is_over_and_figures_stay(void **state)
{
    SCOPED(ground) ground = experience_ground(state);
    int64_t now = day_begin("1970-03-31");
    struct status st = {0};

    experience_begin(ground);
    for (size_t i = 0; i < 5; i++) {
        send_text(ground, "open_good", "nothing");
    }
    expect_done(sweeping_do(&ground->unit, &now, &st), &st);
    experience_end(ground);
    expect_done(sweeping_do(&ground->unit, &now, &st), &st);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM reply"), 5);
    now += DAY_MILLISECONDS; /* closed on the first of January, kept three months */
    expect_done(sweeping_do(&ground->unit, &now, &st), &st);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM reply"), 0);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM open_answer"), 0);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM wave_result"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(answers_stand_in_one_order_whatever_order_they_came_in),
        ON_SQLITE(a_worker_may_say_for_which_organisation),
        ON_SQLITE(what_is_not_asked_is_refused),
        ON_BOTH(only_an_open_wave_and_link_take_answers),
        ON_BOTH(a_link_takes_no_more_than_it_may),
        ON_BOTH(an_empty_sheet_does_not_count),
        ON_BOTH(a_begun_sheet_opens_by_its_code_alone),
        ON_BOTH(saving_again_replaces_what_was_begun),
        ON_SQLITE(there_is_room_for_so_many_begun_sheets),
        ON_BOTH(a_sheet_is_handed_in_once),
        ON_BOTH(a_begun_sheet_is_taken_away_when_one_asks),
        cmocka_unit_test(codes_differ_and_are_of_letters_that_can_be_copied),
        ON_BOTH(closing_gives_all_replies_and_nothing_else),
        ON_BOTH(what_is_told_is_made_again_while_answers_are_there),
        ON_BOTH(begun_sheets_are_erased_after_two_weeks),
        ON_BOTH(replies_are_erased_when_their_time_is_over_and_figures_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
