/* test_transfer_refused.c - what is wrong in a file is said with its place, and nothing
 * of it is kept: also when somebody wrote it with care, with a digest that is right. */
#include <sodium.h>

#include "store/digest.h"
#include "store_fixture.h"
#include "transfer_file.h"

/* A file without its journal and its end; @ stands for a quote, ^ for an @. */
static const char HEAD[] =
    "{@format@:@samenspel-network@,@version@:1,@network@:@n1@,@migrations@:1}\n"
    "{@record@:@network@,@row@:{@name@:@N@,@place@:@@,@purpose@:@@,@state@:@active@,"
    "@archived_day@:null,@delete_day@:null,@journal_months@:24,@created_at@:1}}\n"
    "{@record@:@organisation@,@row@:{@id@:1,@name@:@O@}}\n"
    "{@record@:@person@,@row@:{@id@:1,@name@:@A@,@email@:@a^x.be@}}\n"
    "{@record@:@person@,@row@:{@id@:3,@name@:@B@,@email@:@@}}\n"
    "{@record@:@role@,@row@:{@id@:1,@person_id@:3,@role@:@coordinator@,"
    "@organisation_id@:1,@from_day@:@2026-01-01@,@to_day@:null}}\n"
    "{@record@:@invitation@,@row@:{@id@:1,@name@:@C@,@email@:null,@role@:@worker@,"
    "@organisation_id@:null,@state@:@open@,@invited_by@:@person:1@,@created_at@:1,"
    "@expires_at@:2}}\n";

enum { CHANGES = 5, FIRST_CHANGE_LINE = 8 };

static const char CHANGED[] = "[{\"record\":\"person\",\"id\":1,\"after\":{\"id\":1}}]";

/* ---- making one ---- */

/* What is replaced, from the first place where it stands; in the rows, or in the journal
 * before it is chained. */
struct forgery {
    const char *label;
    const char *find; /* @ and ^ stand for others, as above */
    const char *replace;
    const char *sentence; /* NULL: it is taken in */
};

static const char *quoted(const char *text, struct pool *pool)
{
    char *copy = pool_text(pool, text);

    for (char *at = copy; *at != '\0'; at++) {
        if (*at == '@' || *at == '^') {
            *at = *at == '@' ? '"' : '@';
        }
    }
    return copy;
}

static void replaced_add(struct text *text, const char *whole,
                         const struct forgery *forgery)
{
    const char *find = quoted(forgery->find, text->pool);
    const char *place = find[0] == '\0' ? NULL : strstr(whole, find);

    if (place == NULL) {
        text_add(text, whole);
        return;
    }
    text_add_part(text, whole, (size_t)(place - whole));
    text_add(text, quoted(forgery->replace, text->pool));
    text_add(text, place + strlen(find));
}

/* A chain of changes that holds; the values of the third were erased. */
static void journal_add(struct text *text)
{
    const char *former = "n1"; /* the chain begins with its network */

    for (int64_t i = 1; i <= CHANGES; i++) {
        const struct journal_link link = {i, 10 * i, "person:1", "test", i == 5 ? 4 : 0};
        const char *salt = digest_salt(text->pool);
        const char *value = digest_value(text->pool, salt, CHANGED);
        const char *digest = digest_link(text->pool, former, &link, value);

        text_format(text,
                    "{\"journal\":{\"position\":%d,\"at\":%d,\"author\":\"person:1\","
                    "\"action\":\"test\",\"undoes\":%s,\"value_digest\":\"%s\","
                    "\"digest\":\"%s\"},\"values\":",
                    (int)i, (int)(10 * i), i == 5 ? "4" : "null", value, digest);
        if (i == 3) {
            text_add(text, "null}\n");
        } else {
            text_format(text,
                        "{\"salt\":\"%s\",\"changes\":\"[{\\\"record\\\":\\\"person\\\","
                        "\\\"id\\\":1,\\\"after\\\":{\\\"id\\\":1}}]\"}}\n",
                        salt);
        }
        former = digest;
    }
}

/* The last line, as it is right for what stands before it. */
static void end_add(struct text *text)
{
    unsigned char digest[crypto_generichash_BYTES];
    char hex[2 * sizeof digest + 1];
    size_t line_count = 0;

    for (const char *at = strchr(text->bytes, '\n'); at != NULL;
         at = strchr(at + 1, '\n')) {
        line_count++;
    }
    (void)crypto_generichash(digest, sizeof digest, (const unsigned char *)text->bytes,
                             text->length, NULL, 0);
    (void)sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
    text_format(text, "{\"end\":true,\"lines\":%zu,\"digest\":\"%s\"}\n", line_count,
                hex);
}

static const char *forged(const struct forgery *forgery, struct pool *pool)
{
    struct text plain;
    struct text text;

    text_init(&plain, pool, LIMIT_OUTPUT_BYTES);
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&plain, quoted(HEAD, pool));
    journal_add(&plain);
    replaced_add(&text, plain.bytes, forgery);
    end_add(&text);
    return text.bytes;
}

static void expect_sentence(struct store *store, const char *file, size_t length,
                            const struct forgery *forgery)
{
    SCOPED(pool) pool = pool_new();
    struct transfer_result result = {0};
    struct status st = {0};
    struct text sentence;

    print_message("%s\n", forgery->label);
    if (forgery->sentence == NULL) {
        expect_done(imported(store, file, length, &result, &st), &st);
        return;
    }
    assert_false(imported(store, file, length, &result, &st));
    text_init(&sentence, pool, LIMIT_CELL_BYTES);
    status_say(&st, LANGUAGE_EN, &sentence);
    assert_string_equal(sentence.bytes, forgery->sentence);
    expect_empty(store);
}

#define LETTERS "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

/* clang-format off */
static const struct forgery FORGERIES[] = {
    /* the header */
    {"another format", "samenspel-network", "other",
     "n.jsonl:1:1: this is not how the file of a network begins"},
    {"no id", "@network@:@n1@,", "",
     "n.jsonl:1:1: this is not how the file of a network begins"},
    {"the id of the installation's own chain", "@n1@", "@@",
     "n.jsonl:1:1: '' is no id of a network"},
    {"an id that is an address", "n1", "../x", "n.jsonl:1:1: '../x' is no id of a network"},
    {"a later format", "@version@:1", "@version@:2",
     "n.jsonl:1:1: a newer program wrote this file: renew this one first"},
    {"a later schema", "@migrations@:1", "@migrations@:9999",
     "n.jsonl:1:1: a newer program wrote this file: renew this one first"},
    {"a second header", "{@record@:@network@",
     "{@format@:@samenspel-network@,@version@:1,@network@:@n1@,@migrations@:1}\n"
     "{@record@:@network@",
     "n.jsonl:2:1: this is not how the file of a network begins"},
    /* how it is written */
    {"a blank", "{@id@:1,@name@:@O@", "{@id@: 1,@name@:@O@",
     "n.jsonl:3:38: from here on the line is not as samenspel writes it"},
    {"another order", "{@id@:1,@name@:@O@}", "{@name@:@O@,@id@:1}",
     "n.jsonl:3:34: from here on the line is not as samenspel writes it"},
    {"an escape that is not needed", "@name@:@O@", "@name@:@é\\u00e9@",
     "n.jsonl:3:49: from here on the line is not as samenspel writes it"},
    {"a member too many", "{@id@:1,@name@:@O@}", "{@id@:1,@name@:@O@,@x@:1}",
     "n.jsonl:3:1: a row of 'organisation' has a member that nobody knows"},
    {"a member too many outside of the row", "{@id@:1,@name@:@O@}", "{@id@:1,@name@:@O@},@x@:1",
     "n.jsonl:3:51: from here on the line is not as samenspel writes it"},
    {"a member twice", "{@id@:1,@name@:@O@}", "{@id@:1,@id@:1,@name@:@O@}",
     "n.jsonl:3:1: this is no JSON: duplicate object key near '\"id\"'"},
    {"a Windows line end", "@name@:@O@}}", "@name@:@O@}}\r",
     "n.jsonl:3:52: from here on the line is not as samenspel writes it"},
    {"an empty line", "{@record@:@role@", "\n{@record@:@role@",
     "n.jsonl:6:1: this is no JSON: '[' or '{' expected near end of file"},
    {"a list", "{@record@:@role@", "[]\n{@record@:@role@",
     "n.jsonl:6:1: this line is of no known kind"},
    {"bytes that are no text", "@name@:@O@", "@name@:@\xFF@",
     "n.jsonl:3:1: this is no JSON: unable to decode byte 0xff near '\"'"},
    {"a zero character", "@name@:@O@", "@name@:@\\u0000@",
     "n.jsonl:3:1: this is no JSON: \\u0000 is not allowed without JSON_ALLOW_NUL near '\"\\u0000\"'"},
    {"a long name", "{@id@:1,@name@:@O@",
     "{@" LETTERS LETTERS LETTERS LETTERS "@ :1",
     "n.jsonl:3:1: a name in this line is too long"},
    /* rows */
    {"no row of the network", "{@record@:@network@", "{@record@:@organisation@",
     "n.jsonl:2:1: 'id' in a row of 'organisation' is missing or of the wrong type"},
    {"an unknown kind", "{@record@:@role@", "{@record@:@ship@",
     "n.jsonl:6:1: 'ship' is no kind of row"},
    {"no row", "@row@:{@id@:1,@name@:@O@}", "@now@:{@id@:1,@name@:@O@}",
     "n.jsonl:3:1: 'organisation' is no kind of row"},
    {"a second network", "{@record@:@organisation@,@row@:{@id@:1,@name@:@O@}}",
     "{@record@:@network@,@row@:{@name@:@N@,@place@:@@,@purpose@:@@,@state@:@active@,"
     "@archived_day@:null,@delete_day@:null,@journal_months@:24,@created_at@:1}}",
     "n.jsonl:3:1: there is a second row of 'network'"},
    {"kinds in another order", "{@record@:@person@,@row@:{@id@:3,@name@:@B@,@email@:@@}}",
     "{@record@:@organisation@,@row@:{@id@:3,@name@:@B@}}",
     "n.jsonl:5:1: a row of 'organisation' must not stand behind one of 'person'"},
    {"the same id twice", "@id@:3,", "@id@:1,",
     "n.jsonl:5:1: the ids of the rows of 'person' do not go up"},
    {"the id 0", "@row@:{@id@:1,@name@:@O@", "@row@:{@id@:0,@name@:@O@",
     "n.jsonl:3:1: the id of a row of 'organisation' is a number from 1 to 2147483647"},
    {"no id at all", "@row@:{@id@:1,@name@:@O@", "@row@:{@id@:null,@name@:@O@",
     "n.jsonl:3:1: the id of a row of 'organisation' is a number from 1 to 2147483647"},
    {"an id that leaves no room for the next", "@row@:{@id@:1,@name@:@O@", "@row@:{@id@:2147483648,@name@:@O@",
     "n.jsonl:3:1: the id of a row of 'organisation' is a number from 1 to 2147483647"},
    {"the last id", "@row@:{@id@:3,@name@:@B@,@email@:@@}}\n{@record@:@role@,@row@:{@id@:1,@person_id@:3",
     "@row@:{@id@:2147483647,@name@:@B@,@email@:@@}}\n{@record@:@role@,@row@:{@id@:1,@person_id@:2147483647", NULL},
    {"a number for a text", "@name@:@O@", "@name@:7",
     "n.jsonl:3:1: 'name' in a row of 'organisation' is missing or of the wrong type"},
    {"a number that is too large", "@created_at@:1", "@created_at@:99999999999999999999",
     "n.jsonl:2:1: this is no JSON: too big integer near '99999999999999999999'"},
    {"a number with a point", "@created_at@:1", "@created_at@:1.5",
     "n.jsonl:2:1: this JSON is too deep, or holds what nobody knows here"},
    {"a role that nobody knows", "@coordinator@", "@king@", "n.jsonl:6:1: there is no role 'king'"},
    {"a role that nobody is given", "@coordinator@", "@host@", "n.jsonl:6:1: there is no role 'host'"},
    {"a day that is none", "2026-01-01", "2026-02-30",
     "n.jsonl:6:1: 'from_day' takes a day as 2026-03-03, not '2026-02-30'"},
    {"a person that is not there", "@person_id@:3", "@person_id@:2",
     "n.jsonl:6:1: this row of 'role' points at a row that the file does not have"},
    {"an organisation that is not there", "@organisation_id@:1", "@organisation_id@:2",
     "n.jsonl:6:1: this row of 'role' points at a row that the file does not have"},
    {"so many months that no day is so early", "@journal_months@:24", "@journal_months@:100000",
     "n.jsonl:2:1: 'journal_months' is a number from 3 to 24"},
    {"a month more than a network may keep", "@journal_months@:24", "@journal_months@:25",
     "n.jsonl:2:1: 'journal_months' is a number from 3 to 24"},
    {"too few months to take anything back", "@journal_months@:24", "@journal_months@:2",
     "n.jsonl:2:1: 'journal_months' is a number from 3 to 24"},
    {"months before now", "@journal_months@:24", "@journal_months@:-3",
     "n.jsonl:2:1: 'journal_months' is a number from 3 to 24"},
    {"the fewest months", "@journal_months@:24", "@journal_months@:3", NULL},
    {"a class that the scale does not have", "{@journal@",
     "{@record@:@version_actor@,@row@:{@id@:1,@version@:1,@name@:@O@,@arena_class@:9,@importance@:1,@irreplaceability@:1,@place@:1,@is_shared@:0,@is_selected@:0}}\n{@journal@",
     "n.jsonl:8:1: 'arena_class' is a number from 0 to 4"},
    {"a moment before all", "@created_at@:1", "@created_at@:-1",
     "n.jsonl:2:1: 'created_at' is a moment before the year 10000"},
    {"a moment behind all days", "@expires_at@:2", "@expires_at@:253402300800000",
     "n.jsonl:7:1: 'expires_at' is a moment before the year 10000"},
    {"a name on two lines", "@name@:@O@", "@name@:@O\\nP@",
     "n.jsonl:3:1: 'name' holds an invisible control character"},
    {"a name that turns what follows", "@name@:@O@", "@name@:@O\u202eP@",
     "n.jsonl:3:1: 'name' holds an invisible control character"},
    {"a bell in the purpose", "@purpose@:@@", "@purpose@:@\\u0007@",
     "n.jsonl:2:1: 'purpose' holds an invisible control character"},
    {"a purpose on two lines", "@purpose@:@@", "@purpose@:@a\\nb@", NULL},
    {"an address without @", "a^x.be", "a.x.be", "n.jsonl:4:1: 'a.x.be' is no e-mail address"},
    {"an address with two", "a^x.be", "a^x^be", "n.jsonl:4:1: 'a@x@be' is no e-mail address"},
    {"nothing before the @", "a^x.be", "^x.be", "n.jsonl:4:1: '@x.be' is no e-mail address"},
    {"nothing behind the @", "a^x.be", "a^", "n.jsonl:4:1: 'a@' is no e-mail address"},
    {"two addresses", "a^x.be", "a^x.be, b", "n.jsonl:4:1: 'a@x.be, b' is no e-mail address"},
    /* changes */
    {"a row behind the changes", "@values@:null}\n", "@values@:null}\n{@record@:@role@,@row@:{}}\n",
     "n.jsonl:11:1: a row of 'role' must not stand behind a change"},
    {"an author who was another", "@author@:@person:1@", "@author@:@person:3@",
     "n.jsonl:8:1: the journal was changed by another hand at position 1"},
    {"a later time", "@at@:20,", "@at@:21,",
     "n.jsonl:9:1: the journal was changed by another hand at position 2"},
    {"a former time", "@at@:30,", "@at@:9,",
     "n.jsonl:10:1: this change cannot come after the one before it"},
    {"it undoes what comes later", "@undoes@:4", "@undoes@:5",
     "n.jsonl:12:1: this change cannot come after the one before it"},
    {"a position left out", "@position@:4", "@position@:5",
     "n.jsonl:11:1: the journal was changed by another hand at position 4"},
    {"other values", "\\@id\\@:1,\\@after", "\\@id\\@:2,\\@after",
     "n.jsonl:8:1: the values of the journal were changed by another hand at position 1"},
    {"values that are no JSON", "[{\\@record", "[{\\@record\\@,",
     "n.jsonl:8:1: the values of this change cannot be read"},
    {"values without an id", "\\@id\\@:1,\\@after", "\\@it\\@:1,\\@after",
     "n.jsonl:8:1: the values of this change cannot be read"},
    {"an id in the values that leaves no room", "\\@id\\@:1,\\@after", "\\@id\\@:2147483648,\\@after",
     "n.jsonl:8:1: the values of this change cannot be read"},
    {"a former row that must not come back", "\\@after\\@:{\\@id\\@:1}",
     "\\@before\\@:{\\@id\\@:1,\\@name\\@:\\@A\\@,\\@email\\@:\\@x\\@}",
     "n.jsonl:8:1: the values of this change cannot be read"},
    {"a former row with another id", "\\@after\\@:{\\@id\\@:1}",
     "\\@before\\@:{\\@id\\@:2,\\@name\\@:\\@A\\@,\\@email\\@:\\@\\@}",
     "n.jsonl:8:1: the values of this change cannot be read"},
    {"values without salt", "{@salt@:", "{@pepper@:",
     "n.jsonl:8:1: a part of this change is missing"},
    {"no author", "@author@:@person:1@,", "", "n.jsonl:8:1: a part of this change is missing"},
    {"an empty author", "@author@:@person:1@", "@author@:@@",
     "n.jsonl:8:1: the author or the action of this change is no code"},
    {"an author on two lines", "@author@:@person:1@", "@author@:@a\\nb@",
     "n.jsonl:8:1: the author or the action of this change is no code"},
    {"a digest that is none", "@salt@:@", "@salt@:@x",
     "n.jsonl:8:1: a digest of this change is no digest"},
    /* and at last */
    {"nothing is wrong", "", "", NULL},
};
/* clang-format on */

static void a_forgery_is_refused_with_its_place(void **state)
{
    for (size_t i = 0; i < ARRAY_COUNT(FORGERIES); i++) {
        SCOPED(pool) pool = pool_new();
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(store) store = fixture_store(fixture);
        const char *file = forged(&FORGERIES[i], pool);

        expect_sentence(store, file, strlen(file), &FORGERIES[i]);
    }
}

/* Words of the database itself, so for each kind its own. */
static void what_the_database_does_not_take_is_refused(void **state)
{
    static const struct forgery RULES[] = {
        {"a name that is missing", "@name@:@B@", "@name@:null", "n.jsonl:5:1: "},
        {"a state that nobody knows", "@state@:@active@", "@state@:@lost@",
         "n.jsonl:2:1: "},
    };

    for (size_t i = 0; i < ARRAY_COUNT(RULES); i++) {
        SCOPED(pool) pool = pool_new();
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(store) store = fixture_store(fixture);
        const char *file = forged(&RULES[i], pool);
        struct transfer_result result = {0};
        struct status st = {0};
        struct text sentence;

        assert_false(imported(store, file, strlen(file), &result, &st));
        assert_int_equal(st.code, STATUS_INVALID);
        text_init(&sentence, pool, LIMIT_CELL_BYTES);
        status_say(&st, LANGUAGE_EN, &sentence);
        assert_memory_equal(sentence.bytes, RULES[i].sentence, strlen(RULES[i].sentence));
        assert_non_null(strstr(sentence.bytes, "the database does not take this"));
        expect_empty(store);
    }
}

/* ---- whole files ---- */

static void what_is_no_such_file_is_refused(void **state)
{
    static const struct forgery FILES[] = {
        {"empty", "", NULL, "n.jsonl:1:1: the file is empty"},
        {"one byte", "x", NULL, "n.jsonl:1:1: the file was cut off in this line"},
        {"a table", "a,b\n1,2\n", NULL,
         "n.jsonl:1:1: this is no JSON: '[' or '{' expected near 'a'"},
        {"other JSON", "{\"a\":1}\n", NULL,
         "n.jsonl:1:1: this is not how the file of a network begins"},
        {"the last line alone", "{\"end\":true,\"lines\":0,\"digest\":\"\"}\n", NULL,
         "n.jsonl:1:1: this is not how the file of a network begins"},
    };

    for (size_t i = 0; i < ARRAY_COUNT(FILES); i++) {
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(store) store = fixture_store(fixture);

        expect_sentence(store, FILES[i].find, strlen(FILES[i].find), &FILES[i]);
    }
}

static void what_stands_behind_the_end_is_refused(void **state)
{
    static const struct forgery NOTHING = {
        "a second file", "", "", "n.jsonl:14:1: something stands behind the last line"};
    SCOPED(pool) pool = pool_new();
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    const char *file = forged(&NOTHING, pool);
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, file);
    text_add(&text, file);
    expect_sentence(store, text.bytes, text.length, &NOTHING);
}

/* Bytes of a name and of the purpose: the most, and one more. */
static void texts_have_a_limit(void **state)
{
    static const struct {
        const char *find;
        const char *column;
        size_t limit;
        const char *sentence;
    } TEXTS[] = {
        {"@name@:@O@", "@name@:@", 800,
         "n.jsonl:3:1: 'name' has at most 800 bytes, not 801"},
        {"@purpose@:@@", "@purpose@:@", 20 * 1000,
         "n.jsonl:2:1: 'purpose' has at most 20000 bytes, not 20001"},
    };

    for (size_t i = 0; i < 2 * ARRAY_COUNT(TEXTS); i++) {
        SCOPED(pool) pool = pool_new();
        SCOPED(fixture) fixture = fixture_new(state);
        SCOPED(store) store = fixture_store(fixture);
        const bool is_long = i % 2 == 1;
        struct text replace;

        text_init(&replace, pool, LIMIT_OUTPUT_BYTES);
        text_add(&replace, TEXTS[i / 2].column);
        text_add_repeated(&replace, 'x', TEXTS[i / 2].limit + is_long);
        text_add(&replace, "@");
        const struct forgery forgery = {"", TEXTS[i / 2].find, replace.bytes,
                                        is_long ? TEXTS[i / 2].sentence : NULL};
        const char *file = forged(&forgery, pool);
        expect_sentence(store, file, strlen(file), &forgery);
    }
}

static void a_line_has_a_limit(void **state)
{
    static const struct forgery LONG = {"", "", "",
                                        "n.jsonl:2:1: this line is longer than 9 MB"};
    SCOPED(pool) pool = pool_new();
    SCOPED(fixture) fixture = fixture_new(state);
    SCOPED(store) store = fixture_store(fixture);
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, "{\"format\":\"samenspel-network\",\"version\":1,\"network\":\"n1\","
                    "\"migrations\":1}\n");
    text_add_repeated(&text, ' ', TRANSFER_LINE_BYTES);
    text_add(&text, "\n");
    expect_sentence(store, text.bytes, text.length, &LONG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_forgery_is_refused_with_its_place),
        ON_BOTH(what_the_database_does_not_take_is_refused),
        ON_SQLITE(what_is_no_such_file_is_refused),
        ON_SQLITE(what_stands_behind_the_end_is_refused),
        ON_SQLITE(texts_have_a_limit),
        ON_SQLITE(a_line_has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
