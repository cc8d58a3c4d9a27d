/* test_clerk.c - mail leaves the outbox, once, and what could not leave waits or is given
 * up. (What the clerk does in time, test_network_pages.c tells.) */
#include "site_fixture.h"

#include <dirent.h>
#include <sys/stat.h>

#include "web/clerk.h"
#include "web/mail.h"

/* A directory for mails, and what sends to it. */
struct post {
    char directory[40];
    struct mail_sender *sender;
};

static void post_open(struct post *post)
{
    struct status st = {0};

    (void)snprintf(post->directory, sizeof post->directory, "/tmp/samenspel-post.XXXXXX");
    assert_non_null(mkdtemp(post->directory));
    const struct mail_options options = {.directory = post->directory,
                                         .from_address = "samenspel@wereld.invalid"};
    expect_done(mail_init(&st) && mail_sender_new(&options, &post->sender, &st), &st);
}

/* How many mails are there; they go when `is_removing`. */
static size_t post_count(const struct post *post, bool is_removing)
{
    DIR *directory = opendir(post->directory);
    size_t count = 0;

    for (const struct dirent *entry = directory == NULL ? NULL : readdir(directory);
         entry != NULL; entry = readdir(directory)) {
        if (strstr(entry->d_name, ".eml") != NULL) {
            count++;
            if (is_removing) {
                (void)unlinkat(dirfd(directory), entry->d_name, 0);
            }
        }
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    return count;
}

static void post_close(struct post *post)
{
    mail_sender_free(post->sender);
    (void)post_count(post, true);
    (void)rmdir(post->directory);
}

static size_t send_due(struct world *world, const struct post *post)
{
    struct status st = {0};
    size_t sent = 99;

    expect_done(clerk_post(world->store, post->sender, world_clock(), &sent, &st), &st);
    return sent;
}

static void mail_leaves_once_and_its_text_is_forgotten(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);
    struct post post;

    post_open(&post);
    assert_int_equal(
        browser_post(visitor, "/sign-in/mail", "email=coordinator%40wereld.invalid"),
        303);
    assert_int_equal(send_due(world, &post), 2); /* the link, and the invitation */
    assert_int_equal(post_count(&post, false), 2);
    assert_int_equal(send_due(world, &post), 0);
    assert_int_equal(post_count(&post, false), 2);
    assert_int_equal(world_number(world, "SELECT SUM(LENGTH(body)) FROM outbox"), 0);
    world_wait((int64_t)31 * DAY_MILLISECONDS);
    struct status st = {0};
    expect_done(clerk_sweep(world->store, world_clock(), &st), &st);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM outbox"), 0);
    post_close(&post);
}

static void mail_that_cannot_leave_waits_longer_each_time_and_is_given_up(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) host = browser_new(world, ACTOR_HOST);
    struct post post;
    int64_t last = 0;

    post_open(&post);
    (void)rmdir(post.directory); /* as a full disk, or a server that is away */
    for (int64_t tried = 1; world_number(world, "SELECT COUNT(next_at) FROM outbox") == 1;
         tried++) {
        assert_int_equal(send_due(world, &post), 0);
        assert_int_equal(world_number(world, "SELECT tried FROM outbox"), tried);
        assert_true(world_number(world, "SELECT LENGTH(trouble) FROM outbox") > 0);
        const int64_t next =
            world_number(world, "SELECT COALESCE(next_at, 0) FROM outbox");
        if (next == 0) {
            break;
        }
        assert_true(next > world_clock());
        last = next - world_clock();
        assert_true(last <= DAY_MILLISECONDS && tried < 100);
        /* Not before its time. */
        assert_int_equal(send_due(world, &post), 0);
        assert_int_equal(world_number(world, "SELECT tried FROM outbox"), tried);
        world_wait(last);
    }
    assert_int_equal(world_number(world, "SELECT LENGTH(body) FROM outbox"), 0);
    (void)browser_get(host, "/host");
    browser_expect(host, 200, "Waiting: 0. Given up: 1.");
    post_close(&post);
}

static void mail_to_no_address_is_given_up_at_once(void **state)
{
    SCOPED(world) world = world_new(state);
    struct post post;

    post_open(&post);
    world_run(world, "UPDATE outbox SET to_address = 'geen adres'");
    assert_int_equal(send_due(world, &post), 0);
    assert_int_equal(world_number(world,
                                  "SELECT COUNT(*) FROM outbox WHERE next_at IS NULL "
                                  "AND sent_at IS NULL AND body = ''"),
                     1);
    post_close(&post);
}

static void mail_that_was_stopped_was_not_tried(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);
    struct post post;

    post_open(&post);
    assert_int_equal(
        browser_post(visitor, "/sign-in/mail", "email=worker%40wereld.invalid"), 303);
    mail_sender_stop(post.sender);
    assert_int_equal(send_due(world, &post), 0);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM outbox "
                                         "WHERE tried = 0 AND body <> '' "
                                         "AND trouble IS NULL"),
                     2);
    post_close(&post);
}

static void the_thread_sends_when_it_is_woken(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) visitor = browser_new(world, ACTOR_VISITOR);
    const struct timespec pause = {.tv_nsec = 5 * 1000 * 1000};
    struct post post;

    post_open(&post);
    world->site.clerk =
        clerk_new(&(struct clerk_options){world->store, post.sender, world_clock});
    /* The invitation leaves at the start; the link because its page wakes the clerk, who
     * otherwise looks every twenty seconds. */
    for (size_t mails = 1; mails <= 2; mails++) {
        for (int i = 0; i < 400 && post_count(&post, false) < mails; i++) {
            (void)nanosleep(&pause, NULL);
        }
        assert_int_equal(post_count(&post, false), mails);
        if (mails == 1) {
            assert_int_equal(
                browser_post(visitor, "/sign-in/mail", "email=worker%40wereld.invalid"),
                303);
        }
    }
    clerk_free(world->site.clerk);
    world->site.clerk = NULL;
    clerk_wake(NULL);
    clerk_free(NULL);
    post_close(&post);
}

static void the_thread_stops_without_mail_too(void **state)
{
    SCOPED(world) world = world_new(state);
    struct clerk *clerk =
        clerk_new(&(struct clerk_options){world->store, NULL, world_clock});

    clerk_wake(clerk);
    clerk_free(clerk);
    assert_true(world_number(world, "SELECT COUNT(*) FROM outbox WHERE body <> ''") == 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(mail_leaves_once_and_its_text_is_forgotten),
        ON_SQLITE(mail_that_cannot_leave_waits_longer_each_time_and_is_given_up),
        ON_SQLITE(mail_to_no_address_is_given_up_at_once),
        ON_SQLITE(the_thread_sends_when_it_is_woken),
        ON_SQLITE(the_thread_stops_without_mail_too),
        ON_BOTH(mail_that_was_stopped_was_not_tried),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
