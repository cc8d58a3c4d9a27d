/* test_paste_pages.c - a table that is pasted or sent as a file: the preview says line by
 * line what it would change, and nothing is taken over before that was confirmed. */
#include "site_preparation.h"

#include <stdlib.h>

#include "exchange/workbook.h"
#include "html_check.h"
#include "web/visit_begin.h"

#define HERE "/networks/" WORLD_NETWORK
#define PASTE HERE "/arena/paste"
#define SHEET HERE "/arena/sheet"

static struct world *prepared(void **state)
{
    struct world *world = world_new(state);
    const char *program = getenv("SAMENSPEL");

    world_prepare(world);
    world->site.program = program != NULL ? program : "build/samenspel";
    return world;
}

static void well(const struct browser *browser)
{
    const char *wrong = html_check(browser->body, browser->pool);

    assert_null(browser->world->gaps.first);
    if (wrong != NULL) {
        fail_msg("%s", wrong);
    }
}

static const char *escaped(struct pool *pool, const char *text)
{
    struct text out;

    text_init(&out, pool, LIMIT_BODY_BYTES);
    url_add(&out, text);
    return out.bytes;
}

/* Ask what a table would change: 200 and a preview, and the world as it was. */
static void preview(struct browser *browser, const char *fields, const char *text)
{
    SCOPED(pool) pool = pool_new();
    const char *before = world_state(browser->world);
    struct text body;

    text_init(&body, pool, LIMIT_BODY_BYTES);
    text_format(&body, "%s&text=%s", fields, escaped(pool, text));
    (void)browser_post(browser, PASTE, body.bytes);
    browser_expect(browser, 200, NULL);
    well(browser);
    assert_string_equal(world_state(browser->world), before);
}

/* Send the form of the preview. */
static int confirm(struct browser *browser)
{
    static const char *const NAMES[] = {"into", "at_row", "at_column", "seen"};
    SCOPED(pool) pool = pool_new();
    struct text body;

    text_init(&body, pool, LIMIT_BODY_BYTES);
    text_format(
        &body, "confirm=yes&text=%s",
        escaped(pool, browser_between(browser, "id=\"preview-text\" name=\"text\">\n",
                                      "</textarea>")));
    const char *form = strstr(browser->body, "name=\"seen\"");
    assert_non_null(form);
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        struct text field;

        text_init(&field, pool, LIMIT_NAME_BYTES);
        text_format(&field, "<input type=\"hidden\" name=\"%s\" value=\"", NAMES[i]);
        text_format(&body, "&%s=%s", NAMES[i],
                    browser_between(browser, field.bytes, "\""));
    }
    return browser_post(browser, PASTE, body.bytes);
}

/* ---- the list of actors ---- */

static void a_list_is_shown_line_by_line_and_taken_when_confirmed(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    preview(browser, "into=actors",
            "actor\tsector\tnote\nWijkteam\tzorg\tnieuw\nCAW\twelzijn\t\nBib\tzorg\t\n\n"
            "Wijkteam\tzorg\t\n");
    browser_expect(browser, 200, "1 new");
    browser_expect(browser, 200, "1 changed");
    browser_expect(browser, 200, "1 the same");
    browser_expect(browser, 200, "<del>zorg</del> → <ins>welzijn</ins>");
    browser_expect(browser, 200,
                   "&#39;Wijkteam&#39; stands on line 2 of this block already");
    (void)confirm(browser);
    browser_expect(browser, 303, NULL);
    assert_non_null(strstr(browser_header(browser, "Location"), HERE "/arena?"));
    assert_non_null(strstr(browser_header(browser, "Location"), "done=pasted"));
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE name = 'CAW'"),
                        "welzijn");
    assert_string_equal(world_text(world, "SELECT note FROM actor WHERE id = 5"),
                        "nieuw");
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM actor"), 5);
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM journal WHERE action = 'actor.paste'"),
        1);
}

static void a_change_in_between_shows_the_preview_again(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) other = browser_new(world, ACTOR_COORDINATOR);

    preview(browser, "into=actors", "CAW\twelzijn\nHuis\tzorg\n");
    assert_int_equal(
        browser_post(other, HERE "/arena", "c_2_sector=jeugd&w_2_sector=zorg"), 303);
    const char *before = world_state(world);
    assert_int_equal(confirm(browser), 409);
    browser_expect(browser, 409, "changed after you looked");
    browser_expect(browser, 409, "<del>jeugd</del> → <ins>welzijn</ins>");
    well(browser);
    assert_string_equal(world_state(world), before);
    assert_int_equal(confirm(browser), 303);
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE name = 'CAW'"),
                        "welzijn");
}

static void another_change_in_between_does_not_matter(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) other = browser_new(world, ACTOR_COORDINATOR);

    preview(browser, "into=actors", "CAW\twelzijn\n");
    assert_int_equal(
        browser_post(other, HERE "/arena", "c_3_sector=jeugd&w_3_sector=zorg"), 303);
    assert_int_equal(confirm(browser), 303);
}

static const struct {
    const char *label;
    const char *text;
    const char *shown;
} TABLES[] = {
    {"too wide", "CAW\twelzijn\tgeld\tzorg\tmeer\n", "There is no column left for"},
    {"wider than its header", "actor\tsector\nCAW\tjeugd\tmeer\n",
     "&#39;meer&#39; stands under no header"},
    {"two headers", "actor\tsector\nCAW\tjeugd\nactor\tsector\nBib\tjeugd\n",
     "This line holds headers again."},
    {"merged cells", "actor\tsector\nCAW\tjeugd\n\tzorg\n", "merged cells arrive like"},
    {"the same actor twice", "CAW\tjeugd\nCAW\tzorg\n", "stands on line 1 of this block"},
    {"nearly the same name", "caw\tjeugd\n", "looks like &#39;CAW&#39;"},
    {"semicolons", "actor;sector\nCAW;jeugd\n", "<ins>jeugd</ins>"},
    {"commas", "actor,sector\nCAW,jeugd\n", "<ins>jeugd</ins>"},
    {"tabs", "actor\tsector\nCAW\tjeugd\n", "<ins>jeugd</ins>"},
    {"an unknown column", "actor\tkleur\nCAW\trood\n", "is not known and not read"},
    {"a bar in a name", "A|B\tzorg\n", "holds a bar"},
    {"nothing new", "CAW\tzorg\n", "Nothing would change."},
    {"a Dutch header", "organisatie\tsectoren\nCAW\tjeugd\n", "<ins>jeugd</ins>"},
};

static void what_is_odd_in_a_list_is_said(void **state)
{
    SCOPED(world) world = prepared(state);

    for (size_t i = 0; i < ARRAY_COUNT(TABLES); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

        print_message("%s\n", TABLES[i].label);
        preview(browser, "into=actors", TABLES[i].text);
        browser_expect(browser, 200, TABLES[i].shown);
    }
}

static void a_text_beyond_the_limit_of_its_column_refuses_the_line(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    struct text table;

    text_init(&table, world->pool, LIMIT_FIELD_BYTES);
    text_add(&table, "CAW\t");
    text_add_repeated(&table, 'x', 121);
    text_add(&table, "\nBib\tjeugd\n");
    preview(browser, "into=actors", table.bytes);
    browser_expect(browser, 200, "This is too long: 121 characters, and 120 fit");
    browser_expect(browser, 200, "1 changed");
    assert_int_equal(confirm(browser), 303);
    assert_string_equal(world_text(world, "SELECT sector FROM actor WHERE name = 'CAW'"),
                        "zorg");
}

static void a_block_goes_to_the_cells_from_where_it_was_pasted(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    preview(browser, "into=actors&at_row=3&at_column=sources", "geld\tmeer\n\tniets\n");
    assert_int_equal(confirm(browser), 303);
    assert_string_equal(
        world_text(world, "SELECT sources || note FROM actor WHERE id = 3"), "geldmeer");
    assert_string_equal(
        world_text(world, "SELECT sources || note FROM actor WHERE id = 4"), "niets");
}

static void without_a_table_it_asks_for_one(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(browser, PASTE, "into=actors&text=+%0A"), 422);
    browser_expect(browser, 422, "Paste a table here, or choose a file");
    assert_int_equal(browser_post(browser, PASTE, "into=elders&text=a"), 422);
    browser_expect(browser, 422, "Choose one of the list");
    well(browser);
}

static void the_pages_without_a_table_explain(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_get(browser, PASTE), 200);
    well(browser);
    browser_expect(browser, 200, "enctype=\"multipart/form-data\"");
    assert_int_equal(browser_get(browser, PASTE "?into=holdings"), 200);
    browser_expect(browser, 200, "R1 vertrouwen van gezinnen");
    well(browser);
    assert_int_equal(browser_get(browser, PASTE "?into=sheet"), 200);
    browser_expect(browser, 200, "No round is open now");
    well(browser);
}

/* ---- one's own sheet ---- */

static void a_sheet_is_filled_in_and_stays_blind(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    SCOPED(browser) other = browser_new(world, ACTOR_COORDINATOR);

    world_open_round(world);
    preview(browser, "into=sheet",
            "actor\timportance\treplaceability\treplaced_by\tnote\n"
            "OCMW\t2\tklein\t\tzwijgzaamheid\nBib\t3,0\tsmall\tCAW|Wijk\t\n");
    browser_expect(browser, 200, "2 changed");
    browser_expect(browser, 200, "&#39;3,0&#39; is read as 3");
    assert_string_equal(browser_header(browser, "Cache-Control"), "no-store");
    const int64_t before = world_number(world, "SELECT COUNT(*) FROM journal");
    assert_int_equal(confirm(browser), 303);
    assert_non_null(strstr(browser_header(browser, "Location"), SHEET "?"));
    assert_non_null(strstr(browser_header(browser, "Location"), "done=pasted"));
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM rating_draft"), 2);
    assert_int_equal(world_number(world, "SELECT irreplaceability FROM rating_draft "
                                         "WHERE actor_id = 4 AND person_id = 2"),
                     4);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal"), before + 1);
    assert_int_equal(world_number(world, "SELECT COUNT(*) FROM journal WHERE action = "
                                         "'rater.begin'"),
                     1);
    static const char *const PAGES[] = {PASTE "?into=sheet", SHEET, HERE "/arena",
                                        HERE "/history", HERE "/arena/paste.json"};
    for (size_t i = 0; i < ARRAY_COUNT(PAGES); i++) {
        assert_int_equal(browser_get(other, PAGES[i]), 200);
        assert_false(browser_shows(other, "zwijgzaamheid"));
    }
    preview(other, "into=sheet", "OCMW\t\t2\n");
    assert_false(browser_shows(other, "zwijgzaamheid"));
    assert_int_equal(browser_get(browser, SHEET), 200);
    browser_expect(browser, 200, "zwijgzaamheid");
}

static const struct {
    const char *label;
    const char *text;
    const char *shown;
} MARKS[] = {
    {"half a mark", "actor\timportance\nCAW\t2,5\n", "Only whole numbers stand here"},
    {"an unknown word", "actor\treplaceability\nCAW\tmatig\n", "not &#39;matig&#39;"},
    {"a mark too high", "actor\timportance\nCAW\t5\n", "not &#39;5&#39;"},
    {"an unknown actor", "actor\timportance\nSportraad\t3\n",
     "&#39;Sportraad&#39; is not an actor of the list"},
    {"an actor written otherwise", "actor\timportance\ncaw\t3\n",
     "did you mean &#39;CAW&#39;?"},
};

static void what_is_odd_in_a_sheet_is_said(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    world_open_round(world);
    for (size_t i = 0; i < ARRAY_COUNT(MARKS); i++) {
        print_message("%s\n", MARKS[i].label);
        preview(browser, "into=sheet", MARKS[i].text);
        browser_expect(browser, 200, MARKS[i].shown);
        browser_expect(browser, 200, "1 not taken over");
    }
}

static void a_block_in_the_sheet_follows_its_page(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    world_open_round(world);
    /* Scholen divided the raters: it stands first on the page, OCMW second. */
    preview(browser, "into=sheet&at_row=3&at_column=importance", "2\tsmall\n1\tlarge\n");
    assert_int_equal(confirm(browser), 303);
    assert_int_equal(
        world_number(world, "SELECT importance FROM rating_draft WHERE actor_id = 3"), 2);
    assert_int_equal(
        world_number(world, "SELECT importance FROM rating_draft WHERE actor_id = 1"), 1);
}

static void a_sheet_of_no_round_is_refused(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(browser_post(browser, PASTE, "into=sheet&confirm=yes&text=CAW%094"),
                     409);
    browser_expect(browser, 409, "No round is open now");
    preview(browser, "into=sheet", "CAW\t4\n");
    browser_expect(browser, 200, "No round is open now");
}

/* ---- holdings ---- */

static void a_table_with_a_column_a_source(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    preview(browser, "into=holdings",
            "actor;R1;lokalen\nCAW;ja;deels\nBib;misschien;\nOCMW;yes;no\n");
    browser_expect(browser, 200, "not &#39;misschien&#39;");
    browser_expect(browser, 200, "2 changed");
    assert_int_equal(confirm(browser), 303);
    assert_string_equal(world_text(world, "SELECT has FROM holding WHERE actor_id = 2 "
                                          "AND source_id = 2"),
                        "partly");
    assert_int_equal(
        world_number(world, "SELECT COUNT(*) FROM holding WHERE actor_id = 4"), 0);
    assert_int_equal(browser_get(browser, HERE "/arena/holdings"), 200);
    preview(browser, "into=holdings&at_row=4&at_column=wants_1", "no\tunknown\n");
    assert_int_equal(confirm(browser), 303);
    assert_string_equal(world_text(world, "SELECT has || wants FROM holding WHERE "
                                          "actor_id = 4 AND source_id = 2"),
                        "unknown");
}

static void a_table_with_a_line_an_actor_and_source(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    preview(browser, "into=holdings",
            "bron\tactor\theeft\tkan\twil\nR1\tCAW\tja\tnee\t\nR9\tCAW\tja\t\t\n"
            "R1\tSport\tja\t\t\nR2\tCAW\twel\t\t\nR1\tOCMW\tja\tja\tja\n"
            "R1\tCAW\tnee\t\t\n");
    browser_expect(browser, 200, "&#39;R9&#39; is none of the needed sources");
    browser_expect(browser, 200, "&#39;Sport&#39; is not an actor of the list");
    browser_expect(browser, 200, "not &#39;wel&#39;");
    browser_expect(browser, 200, "stands on line 2 of this block already");
    browser_expect(browser, 200, "1 changed");
    browser_expect(browser, 200, "1 the same");
    assert_int_equal(confirm(browser), 303);
    assert_string_equal(world_text(world, "SELECT has || can || wants FROM holding WHERE "
                                          "actor_id = 2"),
                        "yesno");
}

/* ---- files ---- */

#define PART "--xyz\r\nContent-Disposition: form-data; name=\""

static int send_file(struct browser *browser, const struct file_bytes *file,
                     const char *into, const char *typed)
{
    SCOPED(pool) pool = pool_new();
    struct text body;

    text_init(&body, pool, LIMIT_UPLOAD_BODY_BYTES * 4);
    text_format(&body, PART "token\"\r\n\r\n%s\r\n", browser_token(browser));
    text_format(&body, PART "into\"\r\n\r\n%s\r\n" PART "text\"\r\n\r\n%s\r\n", into,
                typed);
    text_format(&body, PART "confirm\"\r\n\r\nyes\r\n");
    text_format(&body, PART "file\"; filename=\"%s\"\r\n\r\n", file->name);
    text_add_part(&body, file->bytes, file->length);
    text_add(&body, "\r\n--xyz--\r\n");
    char *bytes = pool_bytes(pool, body.length + 1);
    memcpy(bytes, body.bytes, body.length);
    return browser_send(
        browser, &(struct browser_request){
                     HTTP_POST, PASTE, bytes, body.length,
                     .headers = {{"Content-Type", "multipart/form-data; boundary=xyz"}}});
}

#define CELL(text) "<c t=\"str\"><v>" text "</v></c>"
#define ROWS                                                                             \
    "<sheetData><row r=\"1\">" CELL("actor")                                             \
        CELL("sector") "</row><row r=\"3\">" CELL("CAW")                                 \
            CELL("jeugd, gezin") "</row></sheetData>"

static void a_workbook_becomes_a_table_that_can_be_mended(void **state)
{
    static const struct workbook_parts PARTS = {
        .sheet = ROWS "<mergeCells><mergeCell ref=\"A1:A2\"/></mergeCells>"};
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    const struct file_bytes file = workbook_make(&PARTS, world->pool);
    const char *before = world_state(world);

    (void)send_file(browser, &file, "actors", "wat er stond");
    browser_expect(browser, 200, NULL);
    well(browser);
    assert_string_equal(world_state(world), before); /* a file is always shown first */
    browser_expect(browser, 200, "This sheet has merged cells");
    browser_expect(browser, 200, "<ins>jeugd, gezin</ins>");
    browser_expect(browser, 200, "</span>3</td>");
    assert_false(browser_shows(browser, "wat er stond"));
    world_run(world, "UPDATE actor SET note = 'x' WHERE id = 4");
    const char *text = browser_between(browser, "spellcheck=\"false\"", "</textarea>");
    assert_non_null(strstr(text, "actor\tsector\n\nCAW\t&quot;jeugd, gezin&quot;"));
}

static void a_title_above_the_headers_is_passed_over(void **state)
{
    static const struct workbook_parts PARTS = {
        .sheet = "<sheetData><row r=\"1\">" CELL(
            "Actorenlijst 2026") "</row><row "
                                 "r=\"2\">" CELL("Naam")
                                     CELL("Sector") "</row><row "
                                                    "r=\"3\">" CELL("CAW") CELL(
                                                        "jeugd") "</row></sheetData>"};
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    const struct file_bytes file = workbook_make(&PARTS, world->pool);

    assert_int_equal(send_file(browser, &file, "actors", ""), 200);
    browser_expect(browser, 200, "This line stands above the column heads: skipped");
    browser_expect(browser, 200, "<ins>jeugd</ins>");
    browser_expect(browser, 200, "0 new");
    preview(browser, "into=actors", "Actorenlijst 2026\nNaam\tSector\nCAW\tjeugd\n");
    browser_expect(browser, 200, "This line stands above the column heads: skipped");
    browser_expect(browser, 200, "<ins>jeugd</ins>");
}

static void a_file_of_text_is_read_with_every_delimiter(void **state)
{
    static const struct file_bytes FILES[] = {
        {"a.csv", "actor;sector\nCAW;jeugd\n", 23},
        {"a.csv", "actor,sector\nCAW,jeugd\n", 23},
        {"a.tsv", "actor\tsector\nCAW\tjeugd\n", 23},
    };
    SCOPED(world) world = prepared(state);

    for (size_t i = 0; i < ARRAY_COUNT(FILES); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

        assert_int_equal(send_file(browser, &FILES[i], "actors", ""), 200);
        browser_expect(browser, 200, "<ins>jeugd</ins>");
    }
}

static void a_file_that_cannot_be_taken_is_refused_with_a_sentence(void **state)
{
    SCOPED(world) world = prepared(state);
    const struct {
        struct workbook_parts parts;
        const char *sentence;
    } cases[] = {
        {{.sheet = workbook_blanks(8 << 20, world->pool)}, "unpacks"},
        {{.extra = "xl/vbaProject.bin"}, "macro"},
        {{.sheet = ROWS "<sheetProtection sheet=\"1\"/>"}, "protected"},
        {{.sheet = "<sheetData/>"}, "empty"},
    };

    for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
        SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
        const struct file_bytes file = workbook_make(&cases[i].parts, world->pool);
        const char *before = world_state(world);

        assert_int_equal(send_file(browser, &file, "actors", "wat er stond"), 422);
        well(browser);
        const char *sentence =
            browser_between(browser, "id=\"form_paste-file-error\">", "</p>");
        print_message("%s\n", sentence);
        assert_non_null(strstr(sentence, cases[i].sentence));
        browser_expect(browser, 422, "wat er stond</textarea>");
        assert_false(browser_shows(browser, "id=\"preview\""));
        assert_string_equal(world_state(world), before);
    }
}

static void a_file_beyond_the_limit_is_refused_at_its_field(void **state)
{
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);
    const struct file_bytes file = {"a.csv",
                                    workbook_blanks(LIMIT_UPLOAD_BYTES + 1, world->pool),
                                    LIMIT_UPLOAD_BYTES + 1};

    assert_int_equal(send_file(browser, &file, "actors", "wat er stond"), 422);
    browser_expect(browser, 422, "The file is larger than 5 MB");
    browser_expect(browser, 422, "wat er stond</textarea>");
}

static void only_this_address_takes_files(void **state)
{
    (void)state;
    assert_int_equal(visit_body_limit(PASTE), LIMIT_UPLOAD_BODY_BYTES);
    assert_int_equal(visit_body_limit(PASTE ".json"), LIMIT_UPLOAD_BODY_BYTES);
    assert_int_equal(visit_body_limit(HERE "/arena"), LIMIT_BODY_BYTES);
    assert_int_equal(visit_body_limit("/%zz"), LIMIT_BODY_BYTES);
    assert_int_equal(visit_body_limit("/"), LIMIT_BODY_BYTES);
}

static void a_file_without_its_token_is_refused(void **state)
{
    static const char BODY[] =
        PART "text\"\r\n\r\nCAW\r\n" PART "into\"\r\n\r\nactors\r\n--xyz--\r\n";
    SCOPED(world) world = prepared(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_INITIATOR);

    assert_int_equal(
        browser_send(
            browser,
            &(struct browser_request){
                HTTP_POST, PASTE, BODY, sizeof BODY - 1,
                .headers = {{"Content-Type", "multipart/form-data; boundary=xyz"}}}),
        403);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_title_above_the_headers_is_passed_over),
        ON_BOTH(a_list_is_shown_line_by_line_and_taken_when_confirmed),
        ON_BOTH(a_change_in_between_shows_the_preview_again),
        ON_SQLITE(another_change_in_between_does_not_matter),
        ON_SQLITE(what_is_odd_in_a_list_is_said),
        ON_SQLITE(a_text_beyond_the_limit_of_its_column_refuses_the_line),
        ON_SQLITE(a_block_goes_to_the_cells_from_where_it_was_pasted),
        ON_SQLITE(without_a_table_it_asks_for_one),
        ON_SQLITE(the_pages_without_a_table_explain),
        ON_BOTH(a_sheet_is_filled_in_and_stays_blind),
        ON_SQLITE(what_is_odd_in_a_sheet_is_said),
        ON_SQLITE(a_block_in_the_sheet_follows_its_page),
        ON_SQLITE(a_sheet_of_no_round_is_refused),
        ON_BOTH(a_table_with_a_column_a_source),
        ON_BOTH(a_table_with_a_line_an_actor_and_source),
        ON_SQLITE(a_workbook_becomes_a_table_that_can_be_mended),
        ON_SQLITE(a_file_of_text_is_read_with_every_delimiter),
        ON_SQLITE(a_file_that_cannot_be_taken_is_refused_with_a_sentence),
        ON_SQLITE(a_file_beyond_the_limit_is_refused_at_its_field),
        cmocka_unit_test(only_this_address_takes_files),
        ON_SQLITE(a_file_without_its_token_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
