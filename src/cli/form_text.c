#include "cli/form_text.h"

#include "cli/layout.h"

struct writer {
    struct text *text;
    struct pool *pool; /* for the arguments of sentences */
    enum language language;
};

static const char *spoken(const struct writer *writer, const char *id)
{
    return say(id, writer->language);
}

static void line_add(const struct writer *writer, const char *indent, const char *id)
{
    layout_paragraph(writer->text, indent, spoken(writer, id));
}

static void heading_add(const struct writer *writer, const char *id)
{
    text_add(writer->text, "\n");
    line_add(writer, "", id);
}

static void message_add(const struct writer *writer, const char *indent,
                        struct message message)
{
    layout_paragraph(writer->text, indent,
                     say_in(writer->pool, &message, writer->language));
}

static const char *case_name(const struct writer *writer, const struct form_case *one)
{
    return one->actor[0] != '\0' ? one->actor
                                 : spoken(writer, N_("The cooperation as a whole"));
}

static const char *outcome_name(const struct writer *writer,
                                const struct form_outcome *outcome)
{
    return spoken(writer, form_outcome_label(outcome));
}

static void overview_add(const struct writer *writer, const struct form_advised *advised)
{
    struct layout_table table;

    layout_table_init(&table, writer->pool, 2);
    layout_table_cell(&table, spoken(writer, N_("actor")));
    layout_table_cell(&table, spoken(writer, N_("form of cooperation")));
    for (size_t i = 0; i < advised->count; i++) {
        layout_table_cell(&table, case_name(writer, &advised->cases[i]));
        layout_table_cell(&table, outcome_name(writer, &advised->advices[i].outcome));
    }
    layout_table_add(writer->text, &table);
    text_add(writer->text, "\n");
}

/* The form a rule stands for, without the kind that Q1 gives to the first. */
static const char *rule_form_name(const struct writer *writer, enum form_rule rule)
{
    const struct form_rule_row *row = &FORM_RULES[rule];

    if (row->form == FORM_NETWORK) {
        return spoken(writer, vocabulary_label(&FORM_FORMS, FORM_NETWORK));
    }
    const struct form_outcome outcome = {rule, row->form, FORM_KIND_NONE,
                                         row->is_network_later};
    return outcome_name(writer, &outcome);
}

static void rules_add(const struct writer *writer, const struct form_advice *advice)
{
    heading_add(writer, N_("Why: the rules that fire, of which the first advises"));
    for (int i = 0; i < FORM_RULE_COUNT; i++) {
        if (!advice->is_firing[i]) {
            continue;
        }
        const char *form = rule_form_name(writer, (enum form_rule)i);
        text_format(writer->text, "  %s  %s\n", FORM_RULES[i].code, form);
        line_add(writer, "      ", FORM_RULES[i].explanation);
        line_add(writer, "      ", FORM_RULES[i].condition);
    }
}

static void remarks_add(const struct writer *writer, const struct form_advice *advice)
{
    if (advice->remark_count > 0) {
        heading_add(writer, N_("To bear in mind"));
    }
    for (size_t i = 0; i < advice->remark_count; i++) {
        message_add(writer, "  ", advice->remarks[i].message);
    }
}

static void open_add(const struct writer *writer, const struct form_advice *advice)
{
    if (advice->is_settled) {
        return;
    }
    heading_add(writer, N_("Not answered yet, and able to change the advice"));
    for (int i = 0; i < FORM_QUESTION_COUNT; i++) {
        if (advice->is_decisive[i]) {
            message_add(writer, "  ",
                        message_make(writer->pool, "%s: %s", FORM_QUESTIONS[i].code,
                                     spoken(writer, FORM_QUESTIONS[i].text)));
        }
    }
}

/* The question above its flips, with the answer now. */
static struct message question_message(const struct writer *writer,
                                       const struct form_flip *flip)
{
    const struct form_question *question = &FORM_QUESTIONS[flip->question];

    if (flip->answer_now == FORM_NOT_ANSWERED) {
        return message_make(writer->pool, "%s, not answered now:", question->code);
    }
    return message_make(
        writer->pool, "%s, now '%s':", question->code,
        spoken(writer, vocabulary_label(question->answers, flip->answer_now)));
}

static struct message flip_message(const struct writer *writer,
                                   const struct form_flip *flip)
{
    const struct vocabulary *answers = FORM_QUESTIONS[flip->question].answers;

    return message_make(writer->pool, "if it were '%s': %s (rule %s)",
                        spoken(writer, vocabulary_label(answers, flip->answer)),
                        outcome_name(writer, &flip->outcome),
                        FORM_RULES[flip->outcome.rule].code);
}

static void flips_add(const struct writer *writer, const struct form_advice *advice)
{
    if (advice->flip_count == 0) {
        heading_add(writer,
                    N_("No other answer to one question would change the advice."));
        return;
    }
    heading_add(writer, N_("What would change the advice, one answer at a time"));
    for (size_t i = 0; i < advice->flip_count; i++) {
        const struct form_flip *flip = &advice->flips[i];
        if (i == 0 || flip->question != flip[-1].question) {
            message_add(writer, "  ", question_message(writer, flip));
        }
        message_add(writer, "      ", flip_message(writer, flip));
    }
}

static void needs_add(const struct writer *writer, enum form form)
{
    if (form == FORM_NONE) {
        return;
    }
    heading_add(writer, N_("What this form asks next"));
    for (size_t i = 0; i < FORM_NEED_COUNT; i++) {
        message_add(writer, "  ",
                    message_make(writer->pool, "%s: %s",
                                 spoken(writer, FORM_NEEDS[i].label),
                                 spoken(writer, FORM_NEEDS[i].of[form].label)));
    }
}

static void case_add(const struct writer *writer, const struct form_case *one,
                     const struct form_advice *advice)
{
    message_add(writer, "",
                message_make(writer->pool, "%s: %s", case_name(writer, one),
                             outcome_name(writer, &advice->outcome)));
    rules_add(writer, advice);
    remarks_add(writer, advice);
    open_add(writer, advice);
    flips_add(writer, advice);
    needs_add(writer, advice->outcome.form);
    text_add(writer->text, "\n");
}

void form_text_add(struct text *text, const struct form_advised *advised,
                   enum language language)
{
    SCOPED(pool) scratch = pool_new();
    const struct writer writer = {text, scratch, language};

    if (advised->count > 1) {
        overview_add(&writer, advised);
    }
    for (size_t i = 0; i < advised->count; i++) {
        case_add(&writer, &advised->cases[i], &advised->advices[i]);
    }
    line_add(&writer, "",
             N_("This is advice only: you decide, and write down why. The questions and "
                "rules fill in a worksheet that was empty [our own proposal]."));
    line_add(&writer, "",
             N_("No form stands above another. Changing form is a new, conscious choice, "
                "in either direction."));
}
