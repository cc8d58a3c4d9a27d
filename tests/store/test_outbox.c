/* test_outbox.c - mail waits its turn, is tried again ever later, and leaves no text. */
#include "store_fixture.h"

#include "base/day.h"
#include "ground.h"
#include "store/outbox.h"

enum { MINUTE = 60 * 1000 };
static const int64_t NOW = INT64_C(1795312800000);

static void mail_put(struct ground *ground, const char *to, int64_t now)
{
    const struct outbox_mail mail = {77, to, "An", "Uitnodiging", "https://x/y", 0, 9, 9};
    struct status st = {0};

    expect_done(outbox_add(&ground->unit, &mail, now, &st), &st);
}

/* The mail that is due; its id is 0 when there is none. */
static struct outbox_mail mail_due(struct ground *ground, int64_t now)
{
    struct outbox_mail mail = {.id = 77};
    struct status st = {0};
    bool is_due = false;

    expect_done(outbox_due(ground->database, now, ground->pool, &mail, &is_due, &st),
                &st);
    assert_int_equal(is_due, mail.id != 0);
    return mail;
}

static void expect_counts(struct ground *ground, int64_t waiting, int64_t failed)
{
    int64_t waiting_count = -1;
    int64_t failed_count = -1;
    struct status st = {0};

    expect_done(outbox_counts(ground->database, &waiting_count, &failed_count, &st), &st);
    assert_int_equal(waiting_count, waiting);
    assert_int_equal(failed_count, failed);
}

static const struct sql BODY_BYTES = {
    "body_bytes", "SELECT COALESCE(SUM(LENGTH(body)), 0) FROM outbox",
    "SELECT COALESCE(SUM(LENGTH(body)), 0) FROM outbox"};
static const struct sql MAIL_COUNT = {"mail_count", "SELECT COUNT(*) FROM outbox",
                                      "SELECT COUNT(*) FROM outbox"};

static void mail_is_sent_in_order(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    struct status st = {0};

    assert_int_equal(mail_due(ground, NOW).id, 0);
    expect_counts(ground, 0, 0);
    mail_put(ground, "late@x.be", NOW + 1);
    mail_put(ground, "first@x.be", NOW);
    mail_put(ground, "second@x.be", NOW);
    expect_counts(ground, 3, 0);
    assert_int_equal(mail_due(ground, NOW - 1).id, 0);

    static const char *const ORDER[] = {"first@x.be", "second@x.be", "late@x.be"};
    for (size_t i = 0; i < ARRAY_COUNT(ORDER); i++) {
        const struct outbox_mail mail = mail_due(ground, NOW + 1);
        assert_string_equal(mail.to_address, ORDER[i]);
        assert_string_equal(mail.to_name, "An");
        assert_string_equal(mail.subject, "Uitnodiging");
        assert_string_equal(mail.body, "https://x/y");
        assert_int_equal(mail.tried, 0);
        expect_done(outbox_sent(&ground->unit, mail.id, NOW + 2, &st), &st);
        expect_counts(ground, 2 - (int64_t)i, 0);
    }
    assert_int_equal(mail_due(ground, INT64_MAX).id, 0);
    assert_int_equal(ground_number(ground, &BODY_BYTES), 0);
    assert_int_equal(ground_number(ground, &MAIL_COUNT), 3);
}

static bool mail_claim(struct ground *ground, const struct outbox_mail *mail, int64_t now)
{
    struct status st = {0};
    bool is_mine = false;

    expect_done(outbox_claim(&ground->unit, mail, now, &is_mine, &st), &st);
    return is_mine;
}

static void a_mail_is_claimed_by_one_for_ten_minutes(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t lease = (int64_t)OUTBOX_LEASE_MINUTES * MINUTE;
    struct status st = {0};

    mail_put(ground, "a@x.be", NOW);
    mail_put(ground, "b@x.be", NOW);
    const struct outbox_mail mine = mail_due(ground, NOW);
    const struct outbox_mail theirs = mail_due(ground, NOW); /* both found the same */
    assert_int_equal(mine.id, theirs.id);
    assert_true(mail_claim(ground, &mine, NOW));
    assert_false(mail_claim(ground, &theirs, NOW));
    assert_string_equal(mail_due(ground, NOW).to_address, "b@x.be");
    expect_counts(ground, 2, 0);

    /* Who claimed it was killed: it is somebody's again. */
    const struct outbox_mail other = mail_due(ground, NOW);
    expect_done(outbox_sent(&ground->unit, other.id, NOW, &st), &st);
    assert_int_equal(mail_due(ground, NOW + lease - 1).id, 0);
    const struct outbox_mail left = mail_due(ground, NOW + lease);
    assert_int_equal(left.id, mine.id);
    assert_int_equal(left.tried, 0);
    assert_true(mail_claim(ground, &left, NOW + lease));

    /* Given back it is due at once, as it was; one that was sent is not. */
    expect_done(outbox_release(&ground->unit, &left, &st), &st);
    assert_int_equal(mail_due(ground, NOW + lease).id, mine.id);
    expect_done(outbox_sent(&ground->unit, mine.id, NOW, &st), &st);
    expect_done(outbox_release(&ground->unit, &left, &st), &st);
    assert_int_equal(mail_due(ground, INT64_MAX).id, 0);
    assert_false(mail_claim(ground, &left, NOW));
}

/* Minutes until the next attempt, after each that failed. */
static const int64_t WAITS[] = {1,   2,   4,   8,   16,  32,  64,  128,
                                256, 360, 360, 360, 360, 360, 360, 360};

static void mail_is_tried_again_for_two_days(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    int64_t now = NOW;
    struct status st = {0};

    mail_put(ground, "a@x.be", NOW);
    for (size_t i = 0; i < ARRAY_COUNT(WAITS); i++) {
        const struct outbox_mail mail = mail_due(ground, now);
        assert_int_equal(mail.id, 1);
        assert_int_equal(mail.tried, i);
        assert_string_equal(mail.body, "https://x/y");
        expect_done(
            outbox_failed(&ground->unit, &mail, "could not connect", false, now, &st),
            &st);
        expect_counts(ground, 1, 0);
        assert_int_equal(mail_due(ground, now + WAITS[i] * MINUTE - 1).id, 0);
        now += WAITS[i] * MINUTE;
    }
    assert_in_range((uintmax_t)(now - NOW), 2 * DAY_MILLISECONDS,
                    3 * (uintmax_t)DAY_MILLISECONDS);
    const struct outbox_mail last = mail_due(ground, now);
    expect_done(outbox_failed(&ground->unit, &last, "could not connect", false, now, &st),
                &st);
    expect_counts(ground, 0, 1);
    assert_int_equal(mail_due(ground, INT64_MAX).id, 0);
    assert_int_equal(ground_number(ground, &BODY_BYTES), 0);
}

static void what_can_never_arrive_is_given_up_at_once(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    struct status st = {0};

    mail_put(ground, "a@x.be", NOW);
    mail_put(ground, "b@x.be", NOW);
    const struct outbox_mail mail = mail_due(ground, NOW);
    expect_done(outbox_failed(&ground->unit, &mail, "no such mailbox", true, NOW, &st),
                &st);
    expect_counts(ground, 1, 1);
    assert_string_equal(mail_due(ground, NOW).to_address, "b@x.be");
    assert_int_equal(ground_number(ground, &BODY_BYTES), 11); /* of the other */
}

static void what_is_done_is_forgotten_after_a_month(void **state)
{
    SCOPED(ground) ground = ground_new(state);
    const int64_t month = (int64_t)30 * DAY_MILLISECONDS;
    struct status st = {0};

    for (int64_t i = 0; i < 3; i++) { /* waiting, sent, given up */
        mail_put(ground, "a@x.be", NOW);
    }
    const struct outbox_mail failed = {.id = 2};
    expect_done(outbox_sent(&ground->unit, 1, NOW, &st), &st);
    expect_done(outbox_failed(&ground->unit, &failed, "x", true, NOW, &st), &st);
    expect_done(outbox_sweep(&ground->unit, NOW + month, &st), &st);
    assert_int_equal(ground_number(ground, &MAIL_COUNT), 3);
    expect_done(outbox_sweep(&ground->unit, NOW + month + 1, &st), &st);
    assert_int_equal(ground_number(ground, &MAIL_COUNT), 1);
    assert_int_equal(mail_due(ground, NOW).id, 3); /* what waits is kept */
    mail_put(ground, "b@x.be", NOW);
    expect_counts(ground, 2, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(mail_is_sent_in_order),
        ON_BOTH(a_mail_is_claimed_by_one_for_ten_minutes),
        ON_BOTH(mail_is_tried_again_for_two_days),
        ON_BOTH(what_can_never_arrive_is_given_up_at_once),
        ON_BOTH(what_is_done_is_forgotten_after_a_month),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
