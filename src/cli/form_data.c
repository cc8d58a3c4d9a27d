#include "cli/form_data.h"

#include "base/csv_write.h"

/* NULL, so null in JSON, for every form but a network. */
static const char *kind_code(const struct form_outcome *outcome)
{
    return vocabulary_code(&FORM_KINDS, (int)outcome->kind);
}

static const char *form_code(const struct form_outcome *outcome)
{
    return vocabulary_code(&FORM_FORMS, (int)outcome->form);
}

static void outcome_json(struct json *json, const struct form_outcome *outcome)
{
    json_text(json, "form", form_code(outcome));
    json_text(json, "kind", kind_code(outcome));
    json_boolean(json, "network_perhaps_later", outcome->is_network_later);
    json_text(json, "rule", FORM_RULES[outcome->rule].code);
}

static void answers_json(struct json *json, const struct form_answers *answers)
{
    SCOPED(pool) scratch = pool_new();

    json_object_begin(json, "answers");
    for (int i = 0; i < FORM_ORGANISATIONS; i++) {
        json_text(
            json, FORM_QUESTIONS[i].code,
            form_answer_code((enum form_question_number)i, answers->given[i], scratch));
    }
    json_level(json, FORM_QUESTIONS[FORM_ORGANISATIONS].code,
               answers->given[FORM_ORGANISATIONS]);
    json_text(json, FORM_QUESTIONS[FORM_MANDATED].code,
              form_answer_code(FORM_MANDATED, answers->given[FORM_MANDATED], scratch));
    json_array_begin(json, "Q1_also");
    for (int purpose = 1; purpose < FORM_PURPOSE_END; purpose++) {
        if (answers->is_also[purpose]) {
            json_text(json, NULL, form_answer_code(FORM_Q1, purpose, scratch));
        }
    }
    json_array_end(json);
    json_object_end(json);
}

static void rules_json(struct json *json, const struct form_advice *advice,
                       enum language language)
{
    json_array_begin(json, "rules");
    for (int i = 0; i < FORM_RULE_COUNT; i++) {
        const struct form_rule_row *rule = &FORM_RULES[i];
        json_object_begin(json, NULL);
        json_text(json, "rule", rule->code);
        json_boolean(json, "fires", advice->is_firing[i]);
        json_text(json, "form", vocabulary_code(&FORM_FORMS, (int)rule->form));
        json_text(json, "condition", say(rule->condition, language));
        json_text(json, "explanation", say(rule->explanation, language));
        json_object_end(json);
    }
    json_array_end(json);
}

static void remarks_json(struct json *json, const struct form_advice *advice,
                         enum language language)
{
    SCOPED(pool) scratch = pool_new();

    json_array_begin(json, "remarks");
    for (size_t i = 0; i < advice->remark_count; i++) {
        json_object_begin(json, NULL);
        json_text(json, "code", advice->remarks[i].code);
        json_text(json, "text", say_in(scratch, &advice->remarks[i].message, language));
        json_object_end(json);
    }
    json_array_end(json);
}

static void open_json(struct json *json, const struct form_advice *advice)
{
    json_boolean(json, "settled", advice->is_settled);
    json_array_begin(json, "decisive_open_questions");
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        if (advice->is_decisive[i]) {
            json_text(json, NULL, FORM_QUESTIONS[i].code);
        }
    }
    json_array_end(json);
}

static void flips_json(struct json *json, const struct form_advice *advice)
{
    SCOPED(pool) scratch = pool_new();

    json_array_begin(json, "flips");
    for (size_t i = 0; i < advice->flip_count; i++) {
        const struct form_flip *flip = &advice->flips[i];
        json_object_begin(json, NULL);
        json_text(json, "question", FORM_QUESTIONS[flip->question].code);
        json_text(json, "answer_now",
                  form_answer_code(flip->question, flip->answer_now, scratch));
        json_text(json, "answer",
                  form_answer_code(flip->question, flip->answer, scratch));
        outcome_json(json, &flip->outcome);
        json_object_end(json);
    }
    json_array_end(json);
}

static void needs_json(struct json *json, enum form form)
{
    if (form == FORM_NONE) {
        json_null(json, "needs");
        return;
    }
    json_object_begin(json, "needs");
    for (size_t i = 0; i < FORM_NEED_COUNT; i++) {
        json_text(json, FORM_NEEDS[i].code, FORM_NEEDS[i].of[form].code);
    }
    json_object_end(json);
}

void form_data_json(struct json *json, const struct form_advised *advised,
                    enum language language)
{
    json_boolean(json, "advice_only", true);
    json_array_begin(json, "advices");
    for (size_t i = 0; i < advised->count; i++) {
        const struct form_case *one = &advised->cases[i];
        const struct form_advice *advice = &advised->advices[i];
        json_object_begin(json, NULL);
        json_text(json, "actor", one->actor[0] != '\0' ? one->actor : NULL);
        outcome_json(json, &advice->outcome);
        json_text(json, "label", say(form_outcome_label(&advice->outcome), language));
        answers_json(json, &one->answers);
        rules_json(json, advice, language);
        remarks_json(json, advice, language);
        open_json(json, advice);
        flips_json(json, advice);
        needs_json(json, advice->outcome.form);
        json_object_end(json);
    }
    json_array_end(json);
}

static const char *rules_cell(const struct form_advice *advice, struct pool *scratch,
                              size_t ceiling)
{
    struct text text;

    text_init(&text, scratch, ceiling);
    for (int i = 0; i < FORM_RULE_COUNT; i++) {
        if (advice->is_firing[i]) {
            text_add(&text, text.length > 0 ? "|" : "");
            text_add(&text, FORM_RULES[i].code);
        }
    }
    return text.bytes;
}

static const char *remarks_cell(const struct form_advice *advice, struct pool *scratch,
                                size_t ceiling)
{
    struct text text;

    text_init(&text, scratch, ceiling);
    for (size_t i = 0; i < advice->remark_count; i++) {
        text_add(&text, i > 0 ? "|" : "");
        text_add(&text, advice->remarks[i].code);
    }
    return text.bytes;
}

static const char *decisive_cell(const struct form_advice *advice, struct pool *scratch,
                                 size_t ceiling)
{
    struct text text;

    text_init(&text, scratch, ceiling);
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        if (advice->is_decisive[i]) {
            text_add(&text, text.length > 0 ? "|" : "");
            text_add(&text, FORM_QUESTIONS[i].code);
        }
    }
    return text.bytes;
}

/* "Q3=alone:none|Q5=non_binding:consultation" */
static const char *flips_cell(const struct form_advice *advice, struct pool *scratch,
                              size_t ceiling)
{
    struct text text;

    text_init(&text, scratch, ceiling);
    for (size_t i = 0; i < advice->flip_count; i++) {
        const struct form_flip *flip = &advice->flips[i];
        const char *kind = kind_code(&flip->outcome);
        text_format(&text, "%s%s=%s:%s%s%s", i > 0 ? "|" : "",
                    FORM_QUESTIONS[flip->question].code,
                    form_answer_code(flip->question, flip->answer, scratch),
                    form_code(&flip->outcome), kind != NULL ? "/" : "",
                    kind != NULL ? kind : "");
    }
    return text.bytes;
}

static void row_add(struct text *text, const char *const *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        csv_add_cell(text, cells[i] != NULL ? cells[i] : "", i == 0);
    }
    text_add(text, "\n");
}

void form_data_csv(struct text *text, const struct form_advised *advised)
{
    static const char *const HEADER[] = {"actor",
                                         "form",
                                         "kind",
                                         "network_perhaps_later",
                                         "rule",
                                         "settled",
                                         "decisive_open_questions",
                                         "rules_firing",
                                         "remarks",
                                         "flips"};

    row_add(text, HEADER, ARRAY_COUNT(HEADER));
    for (size_t i = 0; i < advised->count; i++) {
        SCOPED(pool) scratch = pool_new();
        const struct form_advice *advice = &advised->advices[i];
        const char *const cells[ARRAY_COUNT(HEADER)] = {
            advised->cases[i].actor,
            form_code(&advice->outcome),
            kind_code(&advice->outcome),
            advice->outcome.is_network_later ? "yes" : "no",
            FORM_RULES[advice->outcome.rule].code,
            advice->is_settled ? "yes" : "no",
            decisive_cell(advice, scratch, text->ceiling),
            rules_cell(advice, scratch, text->ceiling),
            remarks_cell(advice, scratch, text->ceiling),
            flips_cell(advice, scratch, text->ceiling),
        };
        row_add(text, cells, ARRAY_COUNT(cells));
    }
}
