/* folder.c - a small folder of tables, and what is read from it as text. */
#include "folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/report_lines.h"

static const char RATINGS[] = "actor,rater,importance,replaceability\n"
                              "P,A,4,4\nQ,A,3,3\nR,A,1,1\n";
static const char SOURCES[] = "code,label,necessity\n"
                              "R1,trust,indispensable\nR2,rooms,useful\n";

void folder_put(struct file_bytes *files, enum preparation_file file, const char *bytes)
{
    files[file].name = PREPARATION_FILE_NAMES[file];
    files[file].bytes = bytes;
    files[file].length = bytes != NULL ? strlen(bytes) : 0;
}

void folder_init(struct file_bytes *files)
{
    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        folder_put(files, (enum preparation_file)i, NULL);
    }
    folder_put(files, PREPARATION_RATINGS, RATINGS);
    folder_put(files, PREPARATION_SOURCES, SOURCES);
}

static const char *code_of(const struct vocabulary *vocabulary, int value)
{
    const char *code = vocabulary_code(vocabulary, value);

    return code != NULL ? code : "-";
}

static void issue_describe(struct text *text, const struct preparation *preparation)
{
    text_format(text, "[%s]\n", preparation->arena.issue);
}

static void ratings_describe(struct text *text, const struct preparation *preparation)
{
    text_format(text, "%zu raters\n", preparation->arena.rater_count);
}

static void actors_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        const struct arena_actor *actor = &preparation->arena.actors[i];
        text_format(text, "%s [%s]\n", actor->name, actor->sector);
    }
}

static void sources_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->holdings.source_count; i++) {
        const struct needed_source *source = &preparation->holdings.sources[i];
        text_format(text, "%s [%s]%s\n", source->code, source->label,
                    source->is_indispensable ? " indispensable" : "");
    }
}

static void view_describe(struct text *text, const struct holding_view *view)
{
    text_format(text, " %s %s %s", code_of(&HOLDING_ANSWER, (int)view->has),
                code_of(&HOLDING_ANSWER, (int)view->can),
                code_of(&HOLDING_ANSWER, (int)view->wants));
}

static bool view_is_empty(const struct holding_view *view)
{
    return view->has == ANSWER_NONE && view->can == ANSWER_NONE &&
           view->wants == ANSWER_NONE;
}

static void holdings_describe(struct text *text, const struct preparation *preparation)
{
    const struct holdings *holdings = &preparation->holdings;

    for (size_t i = 0; i < holdings->actor_count * holdings->source_count; i++) {
        const struct holding *holding = &holdings->cells[i];
        if (view_is_empty(&holding->estimated) && view_is_empty(&holding->confirmed)) {
            continue;
        }
        text_format(text,
                    "%s %s:", preparation->arena.actors[i / holdings->source_count].name,
                    holdings->sources[i % holdings->source_count].code);
        view_describe(text, &holding->estimated);
        text_add(text, " ->");
        view_describe(text, &holding->confirmed);
        text_add(text, "\n");
    }
}

static void criteria_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->criterion_count; i++) {
        const struct criterion *criterion = &preparation->criteria[i];
        text_format(text, "%s [%s] [%s]\n", criterion->code, criterion->text,
                    criterion->locked_at);
    }
}

static void overrides_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        const struct arena_override *override = preparation->arena.actors[i].override;
        if (override != NULL) {
            text_format(text, "%s %s %s [%s] [%s] [%s]\n",
                        preparation->arena.actors[i].name,
                        code_of(&ARENA_DEPENDENCE, override->dependence),
                        code_of(&ARENA_CLASS, override->arena_class), override->reason,
                        override->by, override->at);
        }
    }
}

static void forms_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        const struct form_choice *choice = &preparation->forms[i];
        if (choice->is_made) {
            text_format(text, "%s %s [%s]\n", preparation->arena.actors[i].name,
                        code_of(&FORM_FORMS, (int)choice->form), choice->reason);
        }
    }
}

static void selection_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->arena.actor_count; i++) {
        const struct selection_choice *choice = &preparation->choices[i];
        if (choice->is_made) {
            text_format(text, "%s %s [%s]\n", preparation->arena.actors[i].name,
                        choice->is_in ? "in" : "out", choice->reason);
        }
    }
}

static void talks_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->talk_count; i++) {
        const struct talk *talk = &preparation->talks[i];
        text_format(text, "%s [%s] [%s] [%s] %s [%s] %s %d %s [%s] %s %s [%s]\n",
                    preparation->arena.actors[talk->actor].name, talk->by, talk->with,
                    talk->at, code_of(&HOLDING_ANSWER, (int)talk->was_right),
                    talk->interest, code_of(&TALK_INTEREST, talk->interest_effect),
                    talk->motivation, code_of(&TALK_READINESS, talk->readiness),
                    talk->conditions, code_of(&TALK_MANDATE, talk->mandate),
                    code_of(&TALK_OUTCOME, (int)talk->outcome), talk->note);
    }
}

static void pairs_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->pairs.count; i++) {
        const struct pair *pair = &preparation->pairs.pairs[i];
        assert_true(pair->first < pair->second);
        assert_false(pair->is_proposed);
        text_format(text, "%s+%s %s %s\n", preparation->arena.actors[pair->first].name,
                    preparation->arena.actors[pair->second].name,
                    preparation->holdings.sources[pair->source].code,
                    code_of(&PAIR_RELATION, (int)pair->relation));
    }
}

static void versions_describe(struct text *text, const struct preparation *preparation)
{
    for (size_t i = 0; i < preparation->version_count; i++) {
        const struct version *version = &preparation->versions[i];
        text_format(text, "%s [%s] [%s] [%s]\n", version->number, version->at,
                    version->by, version->reason);
    }
}

typedef void (*describe_fn)(struct text *text, const struct preparation *preparation);

static const describe_fn DESCRIBE[PREPARATION_FILE_COUNT] = {
    [PREPARATION_RATINGS] = ratings_describe,
    [PREPARATION_ISSUE] = issue_describe,
    [PREPARATION_ACTORS] = actors_describe,
    [PREPARATION_SOURCES] = sources_describe,
    [PREPARATION_HOLDINGS] = holdings_describe,
    [PREPARATION_CRITERIA] = criteria_describe,
    [PREPARATION_OVERRIDES] = overrides_describe,
    [PREPARATION_FORMS] = forms_describe,
    [PREPARATION_TALKS] = talks_describe,
    [PREPARATION_PAIRS] = pairs_describe,
    [PREPARATION_VERSIONS] = versions_describe,
    [PREPARATION_SELECTION] = selection_describe,
};

void folder_describe(struct text *text, const struct preparation *preparation,
                     enum preparation_file part)
{
    DESCRIBE[part](text, preparation);
}

const char *folder_outcome(const struct file_bytes *files,
                           struct preparation_reading reading, enum preparation_file part,
                           struct pool *pool)
{
    struct report report = {.pool = pool};
    struct preparation preparation = {.talk_count = 77}; /* untouched on failure */
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    const bool is_read = preparation_read(files, reading, pool, &report, &preparation);
    assert_int_equal(is_read, report.error_count == 0);
    assert_true(is_read || preparation.talk_count == 77);
    if (is_read) {
        DESCRIBE[part](&text, &preparation);
    }
    report_sort(&report);
    report_lines_add(&text, &report);
    return text.bytes;
}

void folder_check(enum preparation_file file, const struct folder_case *cases,
                  size_t count)
{
    const struct preparation_reading reading = {0};

    for (size_t i = 0; i < count; i++) {
        SCOPED(pool) pool = pool_new();
        struct file_bytes files[PREPARATION_FILE_COUNT];

        print_message("%s\n", cases[i].label);
        folder_init(files);
        folder_put(files, file, cases[i].bytes);
        assert_string_equal(folder_outcome(files, reading, file, pool), cases[i].outcome);
    }
}
