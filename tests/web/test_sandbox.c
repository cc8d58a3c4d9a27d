/* test_sandbox.c - files of others are read by a child, and a child that breaks is only a
 * sentence. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/report_lines.h"
#include "exchange/workbook.h"
#include "web/sandbox.h"

static const char *program(void)
{
    const char *path = getenv("SAMENSPEL");

    return path != NULL ? path : "build/samenspel";
}

struct outcome {
    bool is_read;
    struct file_bytes csv;
    struct report report;
    struct status st;
};

static void table_read(const char *path, const struct file_bytes *file,
                       enum language language, struct pool *pool, struct outcome *out)
{
    const struct sandbox sandbox = {.program = path, .seconds = 0};

    *out = (struct outcome){.csv = {"untouched", NULL, 0}, .report = {.pool = pool}};
    out->is_read = sandbox_read_table(&sandbox, file, language, pool, &out->report,
                                      &out->csv, &out->st);
    assert_int_equal(out->is_read, out->csv.bytes != NULL);
}

/* The CSV, or the sentence; then what else was said. */
static const char *said(const struct outcome *out, enum language language,
                        struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    if (out->is_read) {
        text_add(&text, out->csv.bytes);
    } else {
        status_say(&out->st, language, &text);
        text_add(&text, "\n");
    }
    report_lines_add(&text, &out->report);
    return text.bytes;
}

#define ROWS                                                                             \
    "<sheetData><row r=\"1\"><c t=\"str\"><v>actor</v></c><c t=\"str\"><v>note</v></c>"  \
    "</row><row r=\"4\"><c t=\"str\"><v>CAW</v></c><c t=\"str\"><v>=1, \"x\"</v></c>"    \
    "</row></sheetData>"

static void a_workbook_comes_back_as_csv_on_its_own_lines(void **state)
{
    static const struct workbook_parts PARTS = {
        .sheet = ROWS "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"};
    SCOPED(pool) pool = pool_new();
    const struct file_bytes file = workbook_make(&PARTS, pool);
    struct report report = {.pool = pool};
    struct csv_table table;
    struct outcome out;

    (void)state;
    table_read(program(), &file, LANGUAGE_EN, pool, &out);
    assert_string_equal(said(&out, LANGUAGE_EN, pool),
                        "actor,note\n\n\nCAW,\"\xC2\xA0=1, \"\"x\"\"\"\n"
                        "warning t.xlsx: this sheet has merged cells; only the first "
                        "cell of each holds its value\n");
    assert_true(csv_read(&out.csv, pool, &report, &table));
    assert_int_equal(table.rows[0].line, 4);
    assert_string_equal(table.rows[0].cells[1].text, "=1, \"x\"");
}

static void other_tables_come_back_as_csv_too(void **state)
{
    static const struct file_bytes FILE = {"t.csv", "a;b\n\n1;\"2\n3\"\n", 13};
    SCOPED(pool) pool = pool_new();
    struct outcome out;

    (void)state;
    table_read(program(), &FILE, LANGUAGE_EN, pool, &out);
    assert_string_equal(said(&out, LANGUAGE_EN, pool), "a,b\n\n1,\"2\n3\"\n");
}

static void a_refusal_says_what_is_wrong_and_where(void **state)
{
    static const struct file_bytes FILE = {"t.csv", "a,b\n1,2,3\n4,5,6\n", 16};
    SCOPED(pool) pool = pool_new();
    struct outcome out;

    (void)state;
    table_read(program(), &FILE, LANGUAGE_EN, pool, &out);
    assert_int_equal(out.st.code, STATUS_INVALID);
    assert_int_equal(out.report.error_count, 2);
    assert_int_equal(out.report.last->place.line, 3);
    assert_int_equal(out.report.last->place.column, 5);
    assert_non_null(strstr(said(&out, LANGUAGE_EN, pool),
                           "error t.csv:2:5: this row has 3 cells and the header has 2"));
}

static void it_speaks_the_language_of_the_visitor(void **state)
{
    static const struct file_bytes FILE = {"t.csv", "", 0};
    SCOPED(pool) pool = pool_new();
    struct outcome out;

    (void)state;
    table_read(program(), &FILE, LANGUAGE_NL, pool, &out);
    assert_non_null(strstr(said(&out, LANGUAGE_NL, pool), "het bestand is leeg"));
}

/* What must never reach the server: each a sentence, and the next file is read again. */
static void files_made_to_do_harm_are_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct workbook_parts parts[] = {
        {.sheet = workbook_blanks(8 << 20, pool)},
        {.extra = "xl/vbaProject.bin"},
        {.sheet = ROWS "<sheetProtection sheet=\"1\"/>"},
        {.prologue = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"},
        {.sheet = "<sheetData>"},
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(parts); i++) {
        SCOPED(pool) scratch = pool_new();
        const struct file_bytes file = workbook_make(&parts[i], scratch);
        struct outcome out;

        table_read(program(), &file, LANGUAGE_EN, scratch, &out);
        assert_int_equal(out.st.code, STATUS_INVALID);
        assert_int_equal(out.report.error_count, 1);
    }
}

static void a_large_file_comes_through_whole(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;
    struct outcome out;

    (void)state;
    text_init(&text, pool, LIMIT_FILE_BYTES);
    text_add(&text, "a,b\n");
    while (text.length < 3 * 1000 * 1000) {
        text_format(&text, "%zu,een langere tekst van iemand\n", text.length);
    }
    const struct file_bytes file = {"t.csv", text.bytes, text.length};
    table_read(program(), &file, LANGUAGE_EN, pool, &out);
    assert_true(out.is_read);
    assert_int_equal(out.csv.length, text.length);
    assert_memory_equal(out.csv.bytes, text.bytes, text.length);
}

static void a_file_past_the_limit_is_not_even_tried(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct file_bytes file = {"t.csv", workbook_blanks(LIMIT_FILE_BYTES + 1, pool),
                                    LIMIT_FILE_BYTES + 1};
    struct outcome out;

    (void)state;
    table_read("/none", &file, LANGUAGE_EN, pool, &out);
    assert_int_equal(out.st.code, STATUS_INVALID);
}

/* ---- children that misbehave: a script in the place of the program ---- */

static const struct file_bytes SMALL = {"t.csv", "a,b\n1,2\n", 8};

static enum status_code script_code(const char *script, unsigned seconds,
                                    double *seconds_out)
{
    SCOPED(pool) pool = pool_new();
    char path[] = "/tmp/samenspel-child.XXXXXX";
    const int file = mkstemp(path);
    const struct sandbox sandbox = {.program = path, .seconds = seconds};
    struct report report = {.pool = pool};
    struct file_bytes csv = {"untouched", NULL, 0};
    struct status st = {0};
    struct timespec begin;
    struct timespec end;

    assert_true(file >= 0);
    assert_true(write(file, script, strlen(script)) == (ssize_t)strlen(script));
    assert_int_equal(fchmod(file, 0700), 0);
    (void)close(file);
    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    if (sandbox_read_table(&sandbox, &SMALL, LANGUAGE_EN, pool, &report, &csv, &st)) {
        assert_string_equal(csv.bytes, "yes\n");
    } else {
        assert_string_equal(csv.name, "untouched");
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &end);
    (void)unlink(path);
    *seconds_out = (double)(end.tv_sec - begin.tv_sec) +
                   (double)(end.tv_nsec - begin.tv_nsec) * 1e-9;
    return st.code;
}

#define SHELL "#!/bin/sh\n"

static const struct {
    const char *label;
    const char *script;
    enum status_code code;
} SCRIPTS[] = {
    {"has no environment, no open file, nothing to write to",
     SHELL "[ -z \"${HOME-}${LD_PRELOAD-}${SAMENSPEL-}\" ] && "
           "[ \"$(ls /proc/self/fd | wc -l)\" -le 4 ] && "
           "[ \"$(ulimit -f)\" = 0 ] && [ \"$(ulimit -c)\" = 0 ] && "
           "[ \"$(ulimit -t)\" = 5 ] && echo yes\n",
     STATUS_OK},
    {"never ends", SHELL "while :; do :; done\n", STATUS_LIMIT},
    {"sleeps", SHELL "exec sleep 30\n", STATUS_LIMIT},
    {"says it is done and goes on", SHELL "exec >&- 2>&- <&-; exec sleep 30\n",
     STATUS_LIMIT},
    {"leaves a child behind that holds its words", SHELL "sleep 30 &\nexit 0\n",
     STATUS_LIMIT},
    {"says too much", SHELL "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaa >&2; done\n",
     STATUS_LIMIT},
    {"crashes", SHELL "kill -SEGV $$\n", STATUS_LIMIT},
    {"does not read", SHELL "exec <&-; echo yes\n", STATUS_OK},
    {"babbles", SHELL "echo what >&2; echo 'error\tx\ty' >&2; exit 1\n", STATUS_LIMIT},
    {"refuses", SHELL "printf 'error\\t2\\t3\\tno good\\n' >&2; exit 1\n",
     STATUS_INVALID},
};

static void a_child_that_misbehaves_is_only_a_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_COUNT(SCRIPTS); i++) {
        double seconds = 0;

        print_message("%s\n", SCRIPTS[i].label);
        assert_int_equal(script_code(SCRIPTS[i].script, 1, &seconds), SCRIPTS[i].code);
        assert_true(seconds < 5);
    }
}

/* valgrind keeps this limit to itself. */
static void a_child_may_open_few_files(void **state)
{
    double seconds = 0;

    (void)state;
    if (getenv("SAMENSPEL_WRAPPER") == NULL) {
        assert_int_equal(
            script_code(SHELL "[ \"$(ulimit -n)\" = 16 ] && echo yes\n", 1, &seconds),
            STATUS_OK);
    }
}

static void a_program_that_is_not_there_is_said(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct outcome out;

    (void)state;
    table_read("/none/samenspel", &SMALL, LANGUAGE_EN, pool, &out);
    assert_int_equal(out.st.code, STATUS_FAILED);
}

/* ---- many at once ---- */

enum { THREADS = 4, TIMES = 3 };

static void *reader_main(void *context)
{
    bool *is_right = context;

    *is_right = true;
    for (size_t i = 0; i < TIMES; i++) {
        SCOPED(pool) pool = pool_new();
        const struct sandbox sandbox = {.program = program()};
        struct report report = {.pool = pool};
        struct file_bytes csv = {0};
        struct status st = {0};

        *is_right &=
            sandbox_read_table(&sandbox, &SMALL, LANGUAGE_EN, pool, &report, &csv, &st) &&
            strcmp(csv.bytes, "a,b\n1,2\n") == 0;
    }
    return NULL;
}

static void many_threads_may_read_at_once(void **state)
{
    pthread_t threads[THREADS];
    bool is_right[THREADS];

    (void)state;
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_create(&threads[i], NULL, reader_main, &is_right[i]), 0);
    }
    for (size_t i = 0; i < THREADS; i++) {
        (void)pthread_join(threads[i], NULL);
        assert_true(is_right[i]);
    }
}

/* More uploads than places: who gets none is told so, and the next one is read. */
static void who_finds_no_place_is_told_to_try_again(void **state)
{
    SCOPED(pool) pool = pool_new();
    SCOPED(sandbox_gate) gate = sandbox_gate_new(1);
    const struct sandbox sandbox = {.program = program(), .seconds = 1, .gate = gate};
    struct report report = {.pool = pool};
    struct file_bytes csv = {0};
    struct status st = {0};

    (void)state;
    assert_true(sandbox_gate_enter(gate, 0)); /* somebody's file is being read */
    assert_false(
        sandbox_read_table(&sandbox, &SMALL, LANGUAGE_EN, pool, &report, &csv, &st));
    assert_int_equal(st.code, STATUS_LIMIT);
    assert_non_null(strstr(st.parts[0].id, "busy reading other files"));
    sandbox_gate_leave(gate);
    status_clear(&st);
    for (size_t i = 0; i < 2; i++) { /* a place is given back */
        assert_true(
            sandbox_read_table(&sandbox, &SMALL, LANGUAGE_EN, pool, &report, &csv, &st));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_workbook_comes_back_as_csv_on_its_own_lines),
        cmocka_unit_test(other_tables_come_back_as_csv_too),
        cmocka_unit_test(a_refusal_says_what_is_wrong_and_where),
        cmocka_unit_test(it_speaks_the_language_of_the_visitor),
        cmocka_unit_test(files_made_to_do_harm_are_refused),
        cmocka_unit_test(a_large_file_comes_through_whole),
        cmocka_unit_test(a_file_past_the_limit_is_not_even_tried),
        cmocka_unit_test(a_child_that_misbehaves_is_only_a_sentence),
        cmocka_unit_test(a_child_may_open_few_files),
        cmocka_unit_test(a_program_that_is_not_there_is_said),
        cmocka_unit_test(many_threads_may_read_at_once),
        cmocka_unit_test(who_finds_no_place_is_told_to_try_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
