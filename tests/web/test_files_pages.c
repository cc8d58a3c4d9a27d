/* test_files_pages.c - what can be printed and taken away: each file opens, says for whom
 * it is, and holds no mark of a round that is open. */
#include "site_preparation.h"

#include <minizip/unzip.h>

#include "base/limits.h"
#include "exchange/preparation_files.h"
#include "exchange/xlsx_read.h"
#include "exchange/zip_memory.h"
#include "html_check.h"
#include "method/arena_rank.h"
#include "store/workspace.h"

#define HERE "/networks/" WORLD_NETWORK
#define FILES HERE "/files"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);

    world_prepare(world);
    return world;
}

/* ---- the page ---- */

static void the_page_is_whole_in_three_languages(void **state)
{
    static const char *const ADDRESSES[] = {FILES "?lang=nl", FILES "?lang=fr",
                                            FILES "?lang=en"};
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    for (size_t i = 0; i < ARRAY_COUNT(ADDRESSES); i++) {
        (void)browser_get(karim, ADDRESSES[i]);
        assert_int_equal(browser_follow(karim), 200);
        const char *complaint = html_check(karim->body, karim->pool);
        if (complaint != NULL || world->gaps.first != NULL) {
            fail_msg("%s: %s, %s", ADDRESSES[i], complaint, world->gaps.first);
        }
    }
    browser_expect(karim, 200, "For the initiating group only.");
    browser_expect(karim, 200, FILES "/worksheet-filled-a3.pdf");
    assert_false(browser_shows(karim, "A round is open."));
}

static void what_cannot_be_made_yet_says_why(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    assert_int_equal(browser_get(hilde, FILES), 200);
    browser_expect(hilde, 200, "it can be made once a round is closed");
    browser_expect(hilde, 200, "once there are needed sources and actors");
    browser_expect(hilde, 200, FILES "/worksheet-blank-a4.pdf");
    assert_false(browser_shows(hilde, FILES "/ranking.pdf"));
    (void)browser_get(hilde, FILES "/ranking.pdf");
    browser_expect(hilde, 404, "once a round is closed");
    (void)browser_get(hilde, FILES "/coverage.svg");
    browser_expect(hilde, 404, "needed sources and actors");
}

static void deleted_marks_are_drawn_no_more(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);

    world_run(world, "DELETE FROM rating");
    (void)browser_get(hilde, FILES "/worksheet-filled-a4.pdf");
    browser_expect(hilde, 404, "Single marks were deleted");
}

/* ---- the files ---- */

static const struct {
    const char *name;
    const char *saved_as;
    const char *type;
    const char *begins;
} NAMES[] = {
    {"worksheet-blank-a4.pdf", "worksheet-blank-a4-" WORLD_TODAY ".pdf",
     "application/pdf", "%PDF-"},
    {"worksheet-blank-a3.pdf", "worksheet-blank-a3-" WORLD_TODAY ".pdf",
     "application/pdf", "%PDF-"},
    {"worksheet-filled-a4.pdf", "worksheet-filled-a4-" WORLD_TODAY ".pdf",
     "application/pdf", "%PDF-"},
    {"worksheet-filled-a3.pdf", "worksheet-filled-a3-" WORLD_TODAY ".pdf",
     "application/pdf", "%PDF-"},
    {"ranking.pdf", "ranking-" WORLD_TODAY ".pdf", "application/pdf", "%PDF-"},
    {"ranking.svg", "ranking-" WORLD_TODAY ".svg", "image/svg+xml", "<svg "},
    {"ranking.png", "ranking-" WORLD_TODAY ".png", "image/png", "\x89PNG"},
    {"coverage.pdf", "coverage-" WORLD_TODAY ".pdf", "application/pdf", "%PDF-"},
    {"coverage.svg", "coverage-" WORLD_TODAY ".svg", "image/svg+xml", "<svg "},
    {"coverage.png", "coverage-" WORLD_TODAY ".png", "image/png", "\x89PNG"},
    {"samenspel.xlsx", "samenspel-" WORLD_TODAY ".xlsx",
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK\x03\x04"},
    {"samenspel.zip", "samenspel-" WORLD_TODAY ".zip", "application/zip", "PK\x03\x04"},
};

static const char *address_of(const char *name, struct pool *pool)
{
    struct text address;

    text_init(&address, pool, LIMIT_ADDRESS_BYTES);
    text_format(&address, FILES "/%s", name);
    return address.bytes;
}

static void each_file_is_what_it_is_called(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        struct text disposition;

        text_init(&disposition, world->pool, LIMIT_NAME_BYTES);
        text_format(&disposition, "attachment; filename=\"%s\"", NAMES[i].saved_as);
        print_message("%s\n", NAMES[i].name);
        assert_int_equal(browser_get(karim, address_of(NAMES[i].name, world->pool)), 200);
        assert_string_equal(browser_header(karim, "Content-Type"), NAMES[i].type);
        assert_string_equal(browser_header(karim, "Content-Disposition"),
                            disposition.bytes);
        assert_string_equal(browser_header(karim, "Cache-Control"), "no-store");
        assert_string_equal(browser_header(karim, "X-Content-Type-Options"), "nosniff");
        assert_memory_equal(karim->answer.body, NAMES[i].begins, strlen(NAMES[i].begins));
    }
}

static void a_name_that_is_no_file_is_not_here(void **state)
{
    static const char *const NONE[] = {"worksheet.pdf", "ranking", "samenspel.zip.exe"};
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    for (size_t i = 0; i < ARRAY_COUNT(NONE); i++) {
        assert_int_equal(browser_get(karim, address_of(NONE[i], world->pool)), 404);
    }
}

static void pictures_speak_the_language_of_the_reader(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    (void)browser_get(karim, FILES "/ranking.svg?lang=fr");
    (void)browser_follow(karim);
    browser_expect(karim, 200, "lang=\"fr\"");
    (void)browser_get(karim, FILES "/ranking.svg?lang=en");
    (void)browser_follow(karim);
    browser_expect(karim, 200, "Confidential: only for the group that starts");
}

static void only_the_initiating_group_takes_them(void **state)
{
    static const enum actor OTHERS[] = {ACTOR_REPRESENTATIVE, ACTOR_FAMILY, ACTOR_WORKER,
                                        ACTOR_RESEARCHER};
    SCOPED(world) world = prepared(state);

    for (size_t i = 0; i < ARRAY_COUNT(OTHERS); i++) {
        SCOPED(browser) browser = browser_new(world, OTHERS[i]);

        assert_int_equal(browser_get(browser, FILES), 403);
        for (size_t n = 0; n < ARRAY_COUNT(NAMES); n++) {
            assert_int_equal(browser_get(browser, address_of(NAMES[n].name, world->pool)),
                             403);
        }
    }
}

/* ---- the zip ---- */

static unzFile zip_open(struct zip_memory *memory)
{
    zlib_filefunc64_def functions = {.zopen64_file = zip_memory_open,
                                     .zread_file = zip_memory_read,
                                     .ztell64_file = zip_memory_tell,
                                     .zseek64_file = zip_memory_seek,
                                     .zclose_file = zip_memory_close,
                                     .zerror_file = zip_memory_close,
                                     .opaque = memory};

    return unzOpen2_64("", &functions);
}

/* The part of this name of the zip that was answered; no bytes when there is none. */
static struct file_bytes part_of(const struct browser *browser, const char *name,
                                 struct pool *pool)
{
    enum { ROOM = 100 * 1000 };
    struct zip_memory memory = {.bytes = browser->answer.body,
                                .length = browser->answer.body_length};
    const unzFile zip = zip_open(&memory);
    struct file_bytes part = {name, NULL, 0};

    assert_non_null(zip);
    if (unzLocateFile(zip, name, 1) == UNZ_OK) {
        char *bytes = pool_bytes(pool, ROOM);

        assert_int_equal(unzOpenCurrentFile(zip), UNZ_OK);
        const int length = unzReadCurrentFile(zip, bytes, ROOM);
        assert_in_range(length, 1, ROOM - 1);
        part = (struct file_bytes){name, bytes, (size_t)length};
    }
    assert_int_equal(unzClose(zip), UNZ_OK);
    return part;
}

static struct preparation zip_read(const struct browser *browser, struct pool *pool)
{
    static const struct preparation_reading READING = {0};
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct preparation preparation;
    struct report report = {.pool = pool};

    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        files[i] = part_of(browser, PREPARATION_FILE_NAMES[i], pool);
    }
    assert_true(preparation_read(files, READING, pool, &report, &preparation));
    return preparation;
}

/* As `samenspel arena rank` reads them. */
static void the_tables_rank_as_the_site_does(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    SCOPED(reader) reader = reader_borrow(world->store);
    struct workspace workspace;
    struct status st = {0};

    assert_int_equal(browser_get(karim, FILES "/samenspel.zip"), 200);
    const struct preparation read = zip_read(karim, world->pool);
    expect_done(workspace_read(reader_database(reader), WORLD_NETWORK, 0, world->pool,
                               &workspace, &st),
                &st);
    const struct preparation here = workspace_preparation(&workspace, 0, world->pool);
    const struct arena_ranking ours = arena_rank(&here.arena, world->pool);
    const struct arena_ranking theirs = arena_rank(&read.arena, world->pool);
    assert_int_equal(read.arena.actor_count, here.arena.actor_count);
    assert_int_equal(read.arena.rater_count, 2);
    for (size_t i = 0; i < here.arena.actor_count; i++) {
        assert_int_equal(theirs.results[i].actor, ours.results[i].actor);
        assert_memory_equal(&theirs.results[i].importance, &ours.results[i].importance,
                            sizeof ours.results[i].importance);
        assert_int_equal(theirs.results[i].irreplaceability.majority,
                         ours.results[i].irreplaceability.majority);
        assert_int_equal(theirs.results[i].standing.arena_class,
                         ours.results[i].standing.arena_class);
        assert_int_equal(theirs.results[i].standing.place,
                         ours.results[i].standing.place);
    }
    assert_int_equal(read.talk_count, 1);
    assert_int_equal(read.criterion_count, 2);
}

static void the_tables_begin_with_a_warning(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);
    struct csv_table table;

    karim->language = "en";
    assert_int_equal(browser_get(karim, FILES "/samenspel.zip"), 200);
    const struct file_bytes readme = part_of(karim, "README.txt", world->pool);
    const char *text = pool_text_part(world->pool, readme.bytes, readme.length);
    assert_non_null(strstr(text, WORLD_NAME));
    assert_non_null(strstr(text, "only for the group that starts the cooperation"));
    assert_int_equal(browser_get(karim, FILES "/samenspel.xlsx"), 200);
    const struct file_bytes workbook = {"x.xlsx", karim->answer.body,
                                        karim->answer.body_length};
    struct report report = {.pool = world->pool};
    assert_true(xlsx_read(&workbook, "read first", world->pool, &report, &table));
    assert_non_null(strstr(table.rows[0].cells[0].text, "Confidential"));
    assert_true(xlsx_read(&workbook, "ranking", world->pool, &report, &table));
    assert_string_equal(table.rows[0].cells[1].text, "OCMW");
}

static void nothing_that_was_written_stays_behind(void **state)
{
    static const struct {
        const char *file;
        const char *line;
    } HELD[] = {
        {"issue_details.csv", "De scholen.,\"income\nhousing\",Oost,Minder armoede."},
        {"source_details.csv", "R1,vertrouwen van gezinnen,access_trust,indispensable,"},
        {"form_cases.csv", "OCMW,,,,,,,,,,,,,,network,,kern,"},
        {"criteria_corrections.csv", "C1,brengt een bron," WORLD_TODAY " 12:00,"},
        {"criteria_fit.csv", "OCMW,C1,yes"},
        {"members.csv", "OCMW,core," WORLD_YESTERDAY ",,,lasting,,"},
        {"version_actors.csv", "1,OCMW,4,4,3,1,0,1"},
        {"version_sources.csv", "1,R1,vertrouwen van gezinnen,indispensable,fragile,1"},
    };
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_get(karim, FILES "/samenspel.zip"), 200);
    for (size_t i = 0; i < ARRAY_COUNT(HELD); i++) {
        const struct file_bytes part = part_of(karim, HELD[i].file, world->pool);
        const char *text = pool_text_part(world->pool, part.bytes, part.length);

        print_message("%s\n%s\n", HELD[i].file, text);
        assert_non_null(strstr(text, HELD[i].line));
    }
    assert_int_equal(browser_get(karim, FILES "/samenspel.xlsx"), 200);
    const struct file_bytes workbook = {"x.xlsx", karim->answer.body,
                                        karim->answer.body_length};
    struct report report = {.pool = world->pool};
    struct csv_table table;
    assert_true(xlsx_read(&workbook, "members", world->pool, &report, &table));
    assert_string_equal(table.rows[0].cells[0].text, "OCMW");
}

static void raters_of_the_same_name_stay_two(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) karim = browser_new(world, ACTOR_INITIATOR);

    world_run(world, "UPDATE person SET name = 'An' WHERE id IN (1, 2)");
    assert_int_equal(browser_get(karim, FILES "/samenspel.zip"), 200);
    const struct preparation read = zip_read(karim, world->pool);
    assert_int_equal(read.arena.rater_count, 2);
    assert_string_equal(read.arena.raters[1], "An (2)");
}

/* ---- blind ---- */

/* A mark of an open round: one draft of the initiator, with a name nobody else wrote. */
static bool draft_do(struct unit *unit, void *context, struct status *st)
{
    const struct change_head head = {WORLD_NETWORK, "person:2", "rater.begin",
                                     world_clock(), 0};
    const struct rating_row row = {0, 2, 2, 1, 0, 1, 1, 1, "Geheimtaal", "geheim"};
    struct change *change = NULL;

    (void)context;
    return change_begin(unit, &head, &change, st) &&
           rating_draft_put(change, unit, WORLD_NETWORK, &row, st) &&
           change_end(change, st);
}

static struct file_bytes taken(struct browser *browser, const char *name,
                               struct pool *pool)
{
    assert_int_equal(browser_get(browser, address_of(name, pool)), 200);
    return (struct file_bytes){
        name, pool_text_part(pool, browser->answer.body, browser->answer.body_length),
        browser->answer.body_length};
}

/* Bytes that do not change say nothing new. */
static void no_file_holds_a_mark_of_an_open_round(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) hilde = browser_new(world, ACTOR_COORDINATOR);
    struct file_bytes before[ARRAY_COUNT(NAMES)];
    struct status st = {0};

    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        before[i] = taken(hilde, NAMES[i].name, world->pool);
    }
    world_open_round(world);
    expect_done(store_change(world->store, draft_do, NULL, &st), &st);
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        const struct file_bytes after = taken(hilde, NAMES[i].name, world->pool);

        assert_int_equal(after.length, before[i].length);
        assert_memory_equal(after.bytes, before[i].bytes, after.length);
    }
    assert_int_equal(browser_get(hilde, FILES), 200);
    browser_expect(hilde, 200, "A round is open.");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(the_page_is_whole_in_three_languages),
        ON_SQLITE(what_cannot_be_made_yet_says_why),
        ON_SQLITE(deleted_marks_are_drawn_no_more),
        ON_BOTH(each_file_is_what_it_is_called),
        ON_SQLITE(a_name_that_is_no_file_is_not_here),
        ON_SQLITE(pictures_speak_the_language_of_the_reader),
        ON_SQLITE(only_the_initiating_group_takes_them),
        ON_BOTH(the_tables_rank_as_the_site_does),
        ON_SQLITE(the_tables_begin_with_a_warning),
        ON_BOTH(nothing_that_was_written_stays_behind),
        ON_SQLITE(raters_of_the_same_name_stay_two),
        ON_BOTH(no_file_holds_a_mark_of_an_open_round),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
