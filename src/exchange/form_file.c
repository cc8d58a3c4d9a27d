#include "exchange/form_file.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/columns.h"
#include "exchange/fields.h"

enum { COLUMN_QUESTION, COLUMN_ANSWER, COLUMN_ACTOR, COLUMN_COUNT };

static const struct column COLUMNS[COLUMN_COUNT] = {
    [COLUMN_QUESTION] = {"question", "questions|vraag|vragen", NULL, true},
    [COLUMN_ANSWER] = {"answer", "answers|antwoord|antwoorden|réponse|réponses", NULL,
                       true},
    [COLUMN_ACTOR] = {"actor", "actors|actoren|acteur|acteurs|organisatie|organisation",
                      NULL, false},
};

/* Q1_also is no question of its own: it adds to Q1. */
enum { Q1_ALSO = FORM_QUESTION_COUNT, NAME_COUNT };

/* What a question may be called besides its code. */
static const char *const ALSO_CALLED[NAME_COUNT] = {
    [FORM_ORGANISATIONS] = "organisaties",
    [FORM_MANDATED] = "opgelegd|imposé|imposée",
    [Q1_ALSO] = "Q1 ook|Q1 aussi",
};

static const char *code_of(int question)
{
    return question == Q1_ALSO ? "Q1_also" : FORM_QUESTIONS[question].code;
}

/* A case while it is being read. */
struct draft {
    const char *actor;
    const char *key; /* of the actor's name */
    struct form_answers answers;
    bool has_also;
    size_t lines[FORM_QUESTION_COUNT]; /* where each question was answered; 0: nowhere */
};

struct form_builder {
    struct field_reader fields;
    int positions[COLUMN_COUNT];
    struct draft *drafts; /* [0] is the whole */
    size_t draft_count;
    size_t answer_count;
};

static struct place place_of(const struct form_builder *builder,
                             const struct csv_cell *cell)
{
    return csv_place(builder->fields.table, cell);
}

static bool word_is_in(const char *list, const char *key, struct pool *scratch)
{
    while (list != NULL && *list != '\0') {
        const size_t length = strcspn(list, "|");
        if (strcmp(key, utf8_key(scratch, pool_text_part(scratch, list, length))) == 0) {
            return true;
        }
        list += length + (list[length] == '|');
    }
    return false;
}

static int question_find(const char *written)
{
    SCOPED(pool) scratch = pool_new();
    const char *key = utf8_key(scratch, written);

    for (int i = 0; i < NAME_COUNT; i++) {
        if (strcmp(key, utf8_key(scratch, code_of(i))) == 0 ||
            word_is_in(ALSO_CALLED[i], key, scratch)) {
            return i;
        }
    }
    return NAME_COUNT;
}

/* "Q1, Q1_also, Q2a, ...", in the order of asking. */
static const char *question_codes(struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        text_add(&text, i > 0 ? ", " : "");
        text_add(&text, code_of(i));
        text_add(&text, i == FORM_Q1 ? ", " : "");
        text_add(&text, i == FORM_Q1 ? code_of(Q1_ALSO) : "");
    }
    return text.bytes;
}

static struct draft *draft_of(struct form_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = column_cell(row, builder->positions[COLUMN_ACTOR]);
    const char *name = NULL;

    if (cell->text[0] == '\0') {
        return &builder->drafts[0];
    }
    if (!field_name(&builder->fields, cell, N_("the actor's name is missing"), &name)) {
        return NULL;
    }
    const char *key = utf8_key(builder->fields.pool, name);
    for (size_t i = 1; i < builder->draft_count; i++) {
        if (strcmp(builder->drafts[i].key, key) == 0) {
            return &builder->drafts[i];
        }
    }
    if (builder->draft_count > LIMIT_ACTORS) {
        report_add(builder->fields.report, REPORT_ERROR, place_of(builder, cell),
                   "there are more than %d actors; take together who stands for the same",
                   LIMIT_ACTORS);
        return NULL;
    }
    struct draft *draft = &builder->drafts[builder->draft_count++];
    draft->actor = name;
    draft->key = key;
    return draft;
}

static void answer_refuse(const struct form_builder *builder, const struct csv_cell *cell,
                          enum form_question_number question, const char *written)
{
    report_add(builder->fields.report, REPORT_ERROR, place_of(builder, cell),
               "question '%s' does not have the answer '%s'; it has: %s",
               FORM_QUESTIONS[question].code, written,
               form_answer_codes(question, builder->fields.pool));
}

/* Several purposes may stand in one cell, between bars. */
static void also_read(struct form_builder *builder, struct draft *draft,
                      const struct csv_cell *cell)
{
    struct name_list written;
    int purpose = FORM_NOT_ANSWERED;

    if (!field_names(&builder->fields, cell, &written)) {
        return;
    }
    for (size_t i = 0; i < written.count; i++) {
        if (form_answer_find(FORM_Q1, written.names[i], &purpose)) {
            draft->answers.is_also[purpose] = true;
            draft->has_also = true;
            builder->answer_count++;
        } else {
            answer_refuse(builder, cell, FORM_Q1, written.names[i]);
        }
    }
}

static void answer_read(struct form_builder *builder, struct draft *draft,
                        enum form_question_number question, const struct csv_cell *cell)
{
    size_t *line = &draft->lines[question];

    if (*line != 0) {
        report_add(builder->fields.report, REPORT_ERROR, place_of(builder, cell),
                   draft->actor[0] != '\0'
                       ? N_("question '%s' is answered in line %zu already, for the same "
                            "actor; keep one")
                       : N_("question '%s' is answered in line %zu already; keep one"),
                   FORM_QUESTIONS[question].code, *line);
        return;
    }
    *line = cell->line;
    if (!form_answer_find(question, cell->text, &draft->answers.given[question])) {
        answer_refuse(builder, cell, question, cell->text);
        return;
    }
    builder->answer_count++;
}

static void row_read(struct form_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *name = column_cell(row, builder->positions[COLUMN_QUESTION]);
    const struct csv_cell *answer = column_cell(row, builder->positions[COLUMN_ANSWER]);
    const int question = question_find(name->text);
    struct draft *draft = draft_of(builder, row);

    if (question == NAME_COUNT) {
        report_add(builder->fields.report, REPORT_ERROR, place_of(builder, name),
                   "there is no question '%s'; there are: %s", name->text,
                   question_codes(builder->fields.pool));
        return;
    }
    if (draft == NULL || answer->text[0] == '\0') {
        return;
    }
    if (question == Q1_ALSO) {
        also_read(builder, draft, answer);
    } else {
        answer_read(builder, draft, (enum form_question_number)question, answer);
    }
}

static bool draft_has_answers(const struct draft *draft)
{
    for (size_t i = 0; i < FORM_QUESTION_COUNT; i++) {
        if (draft->lines[i] != 0) {
            return true;
        }
    }
    return draft->has_also;
}

/* The answers of an actor, with those of the whole where it gives none. */
static struct form_answers answers_complete(const struct draft *draft,
                                            const struct draft *whole)
{
    struct form_answers answers = draft->answers;

    if (draft->lines[FORM_Q1] == 0 && !draft->has_also) {
        memcpy(answers.is_also, whole->answers.is_also, sizeof answers.is_also);
    }
    for (size_t i = 0; i < FORM_QUESTION_COUNT; i++) {
        if (draft->lines[i] == 0) {
            answers.given[i] = whole->answers.given[i];
        }
    }
    return answers;
}

static struct form_file cases_build(const struct form_builder *builder, struct pool *pool)
{
    const struct draft *whole = &builder->drafts[0];
    struct form_case *cases = pool_array(pool, builder->draft_count, struct form_case);
    size_t count = 0;

    for (size_t i = 0; i < builder->draft_count; i++) {
        const struct draft *draft = &builder->drafts[i];
        if (i > 0 || draft_has_answers(whole)) {
            cases[count++] = (struct form_case){pool_text(pool, draft->actor),
                                                answers_complete(draft, whole)};
        }
    }
    return (struct form_file){cases, count};
}

bool form_file_read(const struct csv_table *table, struct pool *pool,
                    struct report *report, struct form_file *file_out)
{
    SCOPED(pool) scratch = pool_new();
    struct form_builder builder = {.fields = {table, scratch, report}, .draft_count = 1};
    const struct place whole_file = {table->file, 0, 0};
    const size_t errors_before = report->error_count;

    if (!columns_find(table, COLUMNS, COLUMN_COUNT, builder.positions, report)) {
        return false;
    }
    builder.drafts = pool_array(scratch, LIMIT_ACTORS + 1, struct draft);
    builder.drafts[0].actor = "";
    for (size_t i = 0; i < table->row_count; i++) {
        row_read(&builder, &table->rows[i]);
    }
    if (report->error_count == errors_before && builder.answer_count == 0) {
        report_add(report, REPORT_ERROR, whole_file, "no question is answered");
    }
    if (report->error_count > errors_before) {
        return false;
    }
    *file_out = cases_build(&builder, pool);
    return true;
}
