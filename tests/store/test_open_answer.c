/* test_open_answer.c - what people wrote passes two who check it. */
#include "experience_ground.h"

struct checking {
    const char *id;
    const char *shown;
    const char *author;
};

static bool checking_do(struct unit *unit, void *context, struct status *st)
{
    const struct checking *checking = context;
    const struct open_answer answer = {.id = checking->id, .shown = checking->shown};

    return open_answer_check(unit, WAVE_NETWORK, EXPERIENCE_WAVE, &answer,
                             checking->author, st);
}

static void check(struct ground *ground, const char *id, const char *shown,
                  const char *author)
{
    struct checking checking = {id, shown, author};
    struct status st = {0};

    expect_done(checking_do(&ground->unit, &checking, &st), &st);
}

static void refuse(struct ground *ground, const char *id, const char *author,
                   enum status_code code)
{
    struct checking checking = {id, "x", author};

    ground_refuse(ground, checking_do, &checking, code);
}

static struct open_answers to_check(struct ground *ground, const char *author)
{
    struct open_answers answers;
    struct status st = {0};

    expect_done(open_answers_to_check(ground->database, WAVE_NETWORK, EXPERIENCE_WAVE,
                                      author, ground->pool, &answers, &st),
                &st);
    return answers;
}

static struct open_answers shown(struct ground *ground, int64_t *waiting_out)
{
    struct open_answers answers;
    struct status st = {0};

    expect_done(open_answers_shown(ground->database, WAVE_NETWORK, EXPERIENCE_WAVE,
                                   ground->pool, &answers, waiting_out, &st),
                &st);
    return answers;
}

/* Five families, of which one writes. */
static struct ground *ground_written(void **state)
{
    struct ground *ground = experience_ground(state);

    experience_begin(ground);
    for (size_t i = 0; i < 4; i++) {
        send_family(ground, "bs1", 3);
    }
    send_text(ground, "open_better", "Vraag het aan Fatma");
    return ground;
}

static void nobody_reads_anything_while_the_wave_is_open(void **state)
{
    SCOPED(ground) ground = ground_written(state);

    assert_int_equal(to_check(ground, "person:1").count, 0);
    experience_end(ground);
    assert_int_equal(to_check(ground, "person:1").count, 1);
}

static void two_who_agree_show_it_and_what_came_in_is_erased(void **state)
{
    SCOPED(ground) ground = ground_written(state);
    int64_t waiting = 0;

    experience_end(ground);
    const struct open_answers first = to_check(ground, "person:1");
    assert_string_equal(first.rows[0].body, "Vraag het aan Fatma");
    check(ground, first.rows[0].id, "Vraag het", "person:1");
    assert_int_equal(to_check(ground, "person:1").count, 0);
    const struct open_answers second = to_check(ground, "person:2");
    assert_string_equal(second.rows[0].shown, "Vraag het");
    assert_int_equal(shown(ground, &waiting).count, 0);
    assert_int_equal(waiting, 1);
    check(ground, second.rows[0].id, "Vraag het", "person:2");
    const struct open_answers all = shown(ground, &waiting);
    assert_int_equal(waiting, 0);
    assert_int_equal(all.count, 1);
    assert_string_equal(all.rows[0].shown, "Vraag het");
    assert_string_equal(all.rows[0].item, "open_better");
    assert_int_equal(
        number_of(ground, "SELECT COUNT(*) FROM open_answer WHERE body <> ''"), 0);
}

static void who_changes_the_text_is_the_first_again(void **state)
{
    SCOPED(ground) ground = ground_written(state);
    int64_t waiting = 0;

    experience_end(ground);
    const char *id = to_check(ground, "person:1").rows[0].id;
    check(ground, id, "Vraag het", "person:1");
    check(ground, id, "Vraag", "person:2");
    assert_int_equal(shown(ground, &waiting).count, 0);
    refuse(ground, id, "person:2", STATUS_CONFLICT);
    check(ground, id, "Vraag", "person:1");
    assert_int_equal(shown(ground, &waiting).count, 1);
}

static void one_person_cannot_be_both(void **state)
{
    SCOPED(ground) ground = ground_written(state);

    experience_end(ground);
    const char *id = to_check(ground, "person:1").rows[0].id;
    check(ground, id, "x", "person:1");
    refuse(ground, id, "person:1", STATUS_CONFLICT);
}

static void what_two_keep_back_is_shown_to_nobody(void **state)
{
    SCOPED(ground) ground = ground_written(state);
    int64_t waiting = 0;

    experience_end(ground);
    const char *id = to_check(ground, "person:1").rows[0].id;
    check(ground, id, "", "person:1");
    check(ground, id, "", "person:2");
    assert_int_equal(shown(ground, &waiting).count, 0);
    assert_int_equal(waiting, 0);
    assert_int_equal(to_check(ground, "person:3").count, 0);
    refuse(ground, id, "person:3", STATUS_CONFLICT);
    refuse(ground, "nothing", "person:3", STATUS_NOT_FOUND);
}

static void what_a_small_group_wrote_is_erased_unread(void **state)
{
    SCOPED(ground) ground = experience_ground(state);

    experience_begin(ground);
    for (size_t i = 0; i < 4; i++) {
        send_text(ground, "open_good", "all");
    }
    experience_end(ground);
    assert_int_equal(number_of(ground, "SELECT COUNT(*) FROM open_answer"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(nobody_reads_anything_while_the_wave_is_open),
        ON_BOTH(two_who_agree_show_it_and_what_came_in_is_erased),
        ON_BOTH(who_changes_the_text_is_the_first_again),
        ON_BOTH(one_person_cannot_be_both),
        ON_BOTH(what_two_keep_back_is_shown_to_nobody),
        ON_BOTH(what_a_small_group_wrote_is_erased_unread),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
