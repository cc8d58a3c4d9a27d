#include "web/change_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/day_say.h"
#include "base/lines.h"
#include "method/form.h"
#include "store/actor.h"
#include "store/issue.h"
#include "store/selection.h"
#include "web/change_fields.h"

enum { ROWS_SHOWN = 10, TEXT_SHOWN_BYTES = 400, WORDS_MAX = 32 };

bool change_book_read(struct visit *visit, const struct people *people,
                      struct change_book *book_out, struct status *st)
{
    struct database *database = visit->database;

    *book_out = (struct change_book){.visit = visit, .people = people};
    return record_list(database, &ACTOR_RECORD, visit->network_id, visit->pool,
                       &book_out->actors, st) &&
           record_list(database, &SOURCE_RECORD, visit->network_id, visit->pool,
                       &book_out->sources, st) &&
           record_list(database, &CRITERION_RECORD, visit->network_id, visit->pool,
                       &book_out->criteria, st);
}

static const struct value *member(const struct value *object, const char *name)
{
    return object == NULL ? NULL : value_find(object, name, strlen(name));
}

static const char *member_text(const struct value *object, const char *name)
{
    const struct value *value = member(object, name);

    return value == NULL ? "" : value_text(value);
}

/* ---- names of what an id points at ---- */

struct pointed {
    const char *record;
    const char *column; /* that names it */
    const struct record_list *today;
    size_t place; /* of that column among those of its record */
};

static struct pointed pointed_of(const struct change_book *book,
                                 enum change_field_kind kind)
{
    switch (kind) {
    case CHANGE_ACTOR:
        return (struct pointed){"actor", "name", &book->actors, 2};
    case CHANGE_SOURCE:
        return (struct pointed){"source", "label", &book->sources, 2};
    case CHANGE_CRITERION:
        return (struct pointed){"criterion", "code", &book->criteria, 1};
    case CHANGE_PERSON:
        return (struct pointed){"person", "name", &book->people->persons, 1};
    default:
        return (struct pointed){"organisation", "name", &book->people->organisations, 1};
    }
}

/* The name of today; of what is gone, the one in the same change; else that it is so. */
static const char *pointed_name(const struct change_book *book,
                                const struct journal_entry *entry,
                                enum change_field_kind kind, const char *id)
{
    const struct pointed pointed = pointed_of(book, kind);
    const int64_t number = strtoll(id, NULL, 10);

    for (size_t i = 0; i < pointed.today->count; i++) {
        if (pointed.today->rows[i][0].integer == number) {
            return pointed.today->rows[i][pointed.place].text;
        }
    }
    for (const struct value *row = value_first(entry->rows); row != NULL;
         row = value_next(row)) {
        if (strcmp(member_text(row, "record"), pointed.record) == 0 &&
            strcmp(member_text(row, "id"), id) == 0) {
            const struct value *values = member(row, "before");
            return member_text(values == NULL ? member(row, "after") : values,
                               pointed.column);
        }
    }
    return say(N_("what is gone"), book->visit->language);
}

/* ---- values in words ---- */

static const char *code_say(const struct change_book *book,
                            const struct vocabulary *words, const char *code)
{
    int value = 0;

    return words != NULL && vocabulary_find(words, code, &value)
               ? say(vocabulary_label(words, value), book->visit->language)
               : code;
}

/* A line each, codes or own words. */
static const char *codes_say(const struct change_book *book,
                             const struct vocabulary *words, const char *codes)
{
    struct pool *pool = book->visit->pool;
    const char *said[WORDS_MAX];
    size_t count = 0;

    for (const char *code = NULL;
         count < WORDS_MAX && (code = lines_next(&codes, pool)) != NULL;) {
        said[count++] = code_say(book, words, code);
    }
    return text_join(pool, said, count, "; ");
}

/* The question of a column: "q2a" asks Q2a. */
static const struct form_question *question_of(const char *column)
{
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        const char *code = FORM_QUESTIONS[i].code;

        if ((code[0] == column[0] || (code[0] == 'Q' && column[0] == 'q')) &&
            strcmp(code + 1, column + 1) == 0) {
            return &FORM_QUESTIONS[i];
        }
    }
    return NULL;
}

static const char *moment_of(const struct change_book *book, const char *text)
{
    return moment_say(strtoll(text, NULL, 10), book->visit->language, book->visit->pool);
}

static const char *role_say(const struct change_book *book, const char *code)
{
    enum access_role role = ROLE_VISITOR;

    return access_role_find(code, &role)
               ? say(access_role_name(role), book->visit->language)
               : code;
}

static const char *text_cut(struct pool *pool, const char *words)
{
    size_t length = TEXT_SHOWN_BYTES;
    struct text text;

    if (strlen(words) <= length) {
        return words;
    }
    while ((words[length] & 0xC0) == 0x80) {
        length--; /* not within a character */
    }
    text_init(&text, pool, TEXT_SHOWN_BYTES + sizeof "…");
    text_add_part(&text, words, length);
    text_add(&text, "…");
    return text.bytes;
}

static const char *words_of(const struct change_book *book,
                            const struct journal_entry *entry,
                            const struct change_field *field, const char *text)
{
    const struct form_question *question = NULL;

    switch (field->kind) {
    case CHANGE_CODE:
        return code_say(book, field->words, text);
    case CHANGE_CODES:
        return codes_say(book, field->words, text);
    case CHANGE_ANSWER:
        question = question_of(field->column);
        return code_say(book, question == NULL ? NULL : question->answers, text);
    case CHANGE_ANSWERS:
        return codes_say(book, FORM_QUESTIONS[FORM_Q1].answers, text);
    case CHANGE_YES:
        return say(text[0] == '1' ? N_("yes") : N_("no"), book->visit->language);
    case CHANGE_DAY:
        return day_say(text, book->visit->language, book->visit->pool);
    case CHANGE_MOMENT:
        return moment_of(book, text);
    case CHANGE_AUTHOR:
        return people_author_name(book->visit, book->people, text);
    case CHANGE_ROLE:
        return role_say(book, text);
    case CHANGE_TEXT:
        return text_cut(book->visit->pool, text);
    default:
        return pointed_name(book, entry, field->kind, text);
    }
}

/* What stands in a column, in words; NULL: nothing. 0 of a number is: not said. */
static const char *value_say(const struct change_book *book,
                             const struct journal_entry *entry,
                             const struct change_field *field, const struct value *values)
{
    const struct value *value = member(values, field->column);
    const char *text = value == NULL ? "" : value_text(value);

    if (text[0] == '\0' || (value_kind(value) == VALUE_NUMBER && strcmp(text, "0") == 0 &&
                            field->kind != CHANGE_YES)) {
        return NULL;
    }
    return words_of(book, entry, field, text);
}

/* ---- rows ---- */

/* One row of a change, while it is put. */
struct shown {
    const struct change_record *record;
    const struct value *before; /* NULL: it was added */
    const struct value *after; /* NULL: it was removed */
};

static bool field_is_shown(const struct change_book *book, const struct shown *shown,
                           const struct change_field *field)
{
    const bool is_changed = shown->before != NULL && shown->after != NULL;

    return visit_may(book->visit, field->object, RIGHT_SEE) &&
           (is_changed || !field->is_name) &&
           strcmp(member_text(shown->before, field->column),
                  member_text(shown->after, field->column)) != 0;
}

/* A row is shown for what may be seen of it, if only that it came or went. */
static bool shown_find(const struct change_book *book, const struct value *row,
                       struct shown *shown_out)
{
    *shown_out = (struct shown){
        change_record_find(member_text(row, "record")),
        member(row, "before"),
        member(row, "after"),
    };
    if (shown_out->record == NULL ||
        !visit_may(book->visit, shown_out->record->object, RIGHT_SEE)) {
        return false;
    }
    bool is_any = shown_out->before == NULL || shown_out->after == NULL;
    for (size_t i = 0; i < shown_out->record->field_count && !is_any; i++) {
        is_any = field_is_shown(book, shown_out, &shown_out->record->fields[i]);
    }
    return is_any;
}

static const char *row_name(const struct change_book *book,
                            const struct journal_entry *entry, const struct shown *shown)
{
    const struct value *values = shown->after == NULL ? shown->before : shown->after;
    const char *names[WORDS_MAX];
    size_t count = 0;

    for (size_t i = 0; i < shown->record->field_count && count < WORDS_MAX; i++) {
        const struct change_field *field = &shown->record->fields[i];
        const char *name = field->is_name ? value_say(book, entry, field, values) : NULL;

        if (name != NULL) {
            names[count++] = name;
        }
    }
    return count == 0 ? NULL : text_join(book->visit->pool, names, count, " · ");
}

static const char *field_label(const struct change_book *book,
                               const struct change_field *field)
{
    const struct form_question *question =
        field->label == NULL ? question_of(field->column) : NULL;

    return say(question != NULL ? question->text : field->label, book->visit->language);
}

static void fields_put(const struct change_book *book, const struct journal_entry *entry,
                       const struct shown *shown, struct value *list)
{
    for (size_t i = 0; i < shown->record->field_count; i++) {
        const struct change_field *field = &shown->record->fields[i];
        const char *before = value_say(book, entry, field, shown->before);
        const char *after = value_say(book, entry, field, shown->after);

        if (!field_is_shown(book, shown, field) || (before == NULL && after == NULL)) {
            continue;
        }
        struct value *object = model_add_object(list);
        model_set_text(object, "name", field->column);
        model_set_text(object, "label", field_label(book, field));
        model_set_text(object, "before", before);
        model_set_text(object, "after", after);
    }
}

static void row_put(const struct change_book *book, const struct journal_entry *entry,
                    const struct shown *shown, struct value *object)
{
    const enum language language = book->visit->language;
    const char *did = shown->before == NULL ? "added" : "changed";
    const char *did_text =
        say(shown->before == NULL ? N_("added") : N_("changed"), language);

    if (shown->after == NULL) {
        did = "removed";
        did_text = say(N_("removed"), language);
    }
    model_set_text(object, "record", shown->record->record);
    model_set_text(object, "label", say(shown->record->label, language));
    model_set_text(object, "name", row_name(book, entry, shown));
    model_set_text(object, "did", did);
    model_set_text(object, "did_text", did_text);
    fields_put(book, entry, shown, model_set_list(object, "fields"));
}

void change_rows_put(const struct change_book *book, const struct journal_entry *entry,
                     struct value *object)
{
    size_t count = 0;

    model_set_boolean(object, "is_erased", entry->rows == NULL);
    struct value *rows = model_set_list(object, "rows");
    for (const struct value *row = entry->rows == NULL ? NULL : value_first(entry->rows);
         row != NULL; row = value_next(row)) {
        struct shown shown;

        if (shown_find(book, row, &shown) && count++ < ROWS_SHOWN) {
            row_put(book, entry, &shown, model_add_object(rows));
        }
    }
    model_set_boolean(object, "is_told", entry->rows == NULL || count > 0);
    if (count > ROWS_SHOWN) {
        model_set_integer(object, "more", (int64_t)(count - ROWS_SHOWN));
    } else {
        model_set_null(object, "more");
    }
}
