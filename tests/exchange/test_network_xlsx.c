/* test_network_xlsx.c - workbooks of people are read, and ours come back equal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/limits.h"
#include "exchange/network_xlsx.h"
#include "exchange/xlsx_write.h"
#include "network_round.h"

/* A sheet of texts: rows parted by '/', cells by ','. */
static struct book_sheet sheet_make(const char *name, const char *text, struct pool *pool)
{
    struct book_sheet sheet = {.name = name};
    struct book_column *columns = pool_array(pool, strlen(text) + 1, struct book_column);
    char *rest = pool_text(pool, text);
    bool is_head = true;

    while (*rest != '\0') {
        const size_t length = strcspn(rest, ",/");
        const char end = rest[length];
        const char *cell = pool_text_part(pool, rest, length);

        if (is_head) {
            columns[sheet.column_count++] = (struct book_column){cell, 8};
        } else {
            book_add_text(&sheet, pool, cell);
        }
        is_head = is_head && end != '/';
        rest += length + (end != '\0');
    }
    sheet.columns = columns;
    return sheet;
}

static const char *book_said(const struct book_sheet *sheets, size_t count,
                             const struct network_reading *reading, struct pool *pool,
                             struct network_series *series_out)
{
    const struct book book = {sheets, count, 0};
    struct file_bytes file = {NULL, NULL, 0};
    struct report report = {.pool = pool};
    struct status st = {0};
    struct text said;

    assert_true(xlsx_write("b.xlsx", &book, pool, &file, &st));
    (void)!network_read(&file, NULL, reading, pool, &report, series_out);
    text_init(&said, pool, LIMIT_OUTPUT_BYTES);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        report_entry_say(entry, LANGUAGE_EN, &said);
        text_add_char(&said, '\n');
    }
    return said.bytes;
}

static const struct network_reading FOUND = {.direction = DIRECTION_FOUND};

static void each_sheet_is_a_relation(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct book_sheet sheets[] = {
        sheet_make("Info", "hello,you/1,2", pool),
        sheet_make("trust", ",A,B/A,0,1/B,0,0", pool),
        sheet_make("money", "from,to,value/B,A,2", pool),
        sheet_make("Organisaties", "naam,sector/A,zorg/B,welzijn/C,zorg", pool),
    };
    struct network_series series = {NULL, 0};
    const char *said = book_said(sheets, 4, &FOUND, pool, &series);

    (void)state;
    assert_non_null(series.waves);
    const struct network *network = &series.waves[0].network;
    assert_int_equal(network->organisation_count, 3);
    assert_int_equal(network->relation_count, 2);
    assert_string_equal(
        ties_text(network,
                  (size_t)(network_relation(network, "trust") - network->relations),
                  pool),
        "A>B 1");
    assert_string_equal(
        ties_text(network,
                  (size_t)(network_relation(network, "money") - network->relations),
                  pool),
        "B>A 2");
    assert_string_equal(network_attribute(network, "sector")->texts[1], "welzijn");
    assert_non_null(strstr(said, "sheet 'Info' holds neither"));
}

static void one_sheet_can_be_asked_for(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct book_sheet sheets[] = {
        sheet_make("trust", ",A,B/A,0,1/B,0,0", pool),
        sheet_make("money", "from,to,value/B,A,2", pool),
    };
    const struct network_reading reading = {.sheet = "money"};
    struct network_series series = {NULL, 0};

    (void)state;
    (void)book_said(sheets, 2, &reading, pool, &series);
    assert_int_equal(series.waves[0].network.relation_count, 1);
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool), "B>A 2");
}

static void errors_name_the_sheet(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct book_sheet sheets[] = {
        sheet_make("trust", ",A,B/A,0,1/B,0,0", pool),
        sheet_make("money", "from,to,value/B,A,much", pool),
    };
    struct network_series series = {NULL, 0};
    const char *said = book_said(sheets, 2, &FOUND, pool, &series);

    (void)state;
    assert_null(series.waves);
    assert_non_null(
        strstr(said, "b.xlsx[money]:2:3: the value of a tie must be a number"));
}

static void a_sheet_may_have_an_empty_name(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct book_sheet sheet = sheet_make("", "trust,A,B/A,0,1/B,0,0", pool);
    struct network_series series = {NULL, 0};

    (void)state;
    (void)book_said(&sheet, 1, &FOUND, pool, &series);
    assert_non_null(series.waves);
    assert_string_equal(series.waves[0].network.relations[0].name, "");
    assert_string_equal(ties_text(&series.waves[0].network, 0, pool), "A>B 1");
}

static void a_workbook_without_ties_is_refused(void **state)
{
    SCOPED(pool) pool = pool_new();
    const struct book_sheet sheet = sheet_make("x", "name,age/A,3", pool);
    struct network_series series = {NULL, 0};

    (void)state;
    assert_non_null(strstr(book_said(&sheet, 1, &FOUND, pool, &series),
                           "b.xlsx: no sheet holds ties"));
    assert_null(series.waves);
}

static void what_is_written_is_read_back_equal(void **state)
{
    const struct round directed = {
        .format = FORMAT_XLSX, .direction = DIRECTION_DIRECTED, .has_attributes = true};
    struct round round = directed;

    (void)state;
    round_check(round);
    round.has_unknown = true;
    round.is_many = true;
    round_check(round);
    round = directed;
    round.is_silent = true;
    round_check(round);
    round = directed;
    round.is_nameless = true;
    round_check(round);
    round_check((struct round){
        .format = FORMAT_XLSX, .is_undirected = true, .has_attributes = true});
}

static void a_large_network_is_written_as_a_list(void **state)
{
    SCOPED(pool) pool = pool_new();
    struct text text;
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};
    struct report report = {.pool = pool};
    struct file_bytes file = {NULL, NULL, 0};
    struct status st = {0};

    (void)state;
    text_init(&text, pool, LIMIT_FILE_BYTES);
    text_add(&text, "Source,Target,Value,Relation,Wave\n");
    for (int i = 1; i < 300; i++) {
        text_format(&text, "n0,n%d,%d,r%d,T%d\n", i, i, i % 2, i % 3 == 0);
    }
    (void)read_said("e.csv", text.bytes, &FOUND, pool, &series);
    assert_true(network_write("e.xlsx", FORMAT_XLSX, &series, pool, &report, &file, &st));
    assert_true(network_read(&file, NULL, &FOUND, pool, &report, &again));
    assert_int_equal(again.wave_count, 2);
    assert_int_equal(again.waves[1].network.relation_count, 2);
    assert_string_equal(ties_text(&series.waves[1].network, 1, pool),
                        ties_text(&again.waves[1].network, 1, pool));
}

/* What is said when a list of ties with two waves, and who is in them, becomes a workbook
 * and that a network again. */
static const char *waves_said(const struct network_series *series, struct pool *pool,
                              struct network_series *again_out)
{
    struct report report = {.pool = pool};
    struct file_bytes file = {NULL, NULL, 0};
    struct status st = {0};
    struct text said;

    assert_true(network_write("w.xlsx", FORMAT_XLSX, series, pool, &report, &file, &st));
    assert_true(network_read(&file, NULL, &FOUND, pool, &report, again_out));
    text_init(&said, pool, LIMIT_OUTPUT_BYTES);
    for (const struct report_entry *entry = report.first; entry != NULL;
         entry = entry->next) {
        report_entry_say(entry, LANGUAGE_EN, &said);
        text_add_char(&said, '\n');
    }
    return said.bytes;
}

static void who_left_or_came_is_in_the_table_of_all_waves(void **state)
{
    SCOPED(pool) pool = pool_new();
    static const char GRAPHML[] =
        "<graphml><key id='s' for='node' attr.name='size'/>"
        "<key id='a' for='node' attr.name='answered'/>"
        "<graph id='T0'><node id='A'><data key='s'>1</data></node>"
        "<node id='Left'><data key='s'>2</data><data key='a'>false</data></node>"
        "<node id='C'><data key='a'>false</data></node>"
        "<edge source='A' target='Left'/></graph>"
        "<graph id='T1'><node id='A'><data key='s'>5</data></node><node id='C'/>"
        "<edge source='C' target='A'/></graph></graphml>";
    struct network_series series = {NULL, 0};
    struct network_series again = {NULL, 0};

    (void)state;
    (void)read_said("w.graphml", GRAPHML, &FOUND, pool, &series);
    const char *said = waves_said(&series, pool, &again);
    const struct network *network = &again.waves[1].network;
    assert_int_equal(network->organisation_count, 3);
    assert_string_equal(network->names[1], "Left");
    assert_true(network_attribute(network, "size")->numbers[0] == 5);
    assert_true(network_attribute(network, "size")->numbers[1] == 2);
    assert_true(network->relations[0].is_silent[1]);
    assert_false(network->relations[0].is_silent[2]);
    assert_non_null(strstr(said, "no member of a wave, which is not written: 1"));
    assert_non_null(strstr(said, "who did not answer is not written, rows: 1"));
}

static void names_of_sheets_are_what_a_spreadsheet_takes(void **state)
{
    SCOPED(pool) pool = pool_new();

    (void)state;
    assert_string_equal(network_sheet_name("a/b:[c]?", 0, pool), "a-b--c--");
    assert_string_equal(network_sheet_name("'tis", 0, pool), "-tis");
    assert_string_equal(network_sheet_name("", 0, pool), "matrix");
    assert_string_equal(network_sheet_name("123456789012345678901234567890123", 0, pool),
                        "1234567890123456789012345678901");
    assert_string_equal(network_sheet_name("123456789012345678901234567890", 2, pool),
                        "1234567890123456789012345 (2)");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sheet_is_a_relation),
        cmocka_unit_test(one_sheet_can_be_asked_for),
        cmocka_unit_test(errors_name_the_sheet),
        cmocka_unit_test(a_sheet_may_have_an_empty_name),
        cmocka_unit_test(a_workbook_without_ties_is_refused),
        cmocka_unit_test(what_is_written_is_read_back_equal),
        cmocka_unit_test(a_large_network_is_written_as_a_list),
        cmocka_unit_test(who_left_or_came_is_in_the_table_of_all_waves),
        cmocka_unit_test(names_of_sheets_are_what_a_spreadsheet_takes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
