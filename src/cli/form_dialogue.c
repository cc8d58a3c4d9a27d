#include "cli/form_dialogue.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

enum { LINE_BYTES = 512 };

/* What one line was. */
enum heard { HEARD_END, HEARD_UNREADABLE, HEARD_NOTHING, HEARD_HELP, HEARD_WORDS };

struct dialogue {
    FILE *in;
    FILE *out;
    enum language language;
    char line[LINE_BYTES]; /* the last line, without surrounding spaces */
    bool is_ended;
};

static void show(const struct dialogue *dialogue, const char *indent, const char *id)
{
    (void)fprintf(dialogue->out, "%s%s\n", indent, say(id, dialogue->language));
}

/* Cut spaces from both ends, in place. */
static void line_trim(char *line)
{
    size_t length = strlen(line);
    const size_t spaces = strspn(line, " \t\r");

    while (length > spaces && strchr(" \t\r", line[length - 1]) != NULL) {
        length--;
    }
    memmove(line, line + spaces, length - spaces);
    line[length - spaces] = '\0';
}

static enum heard line_read(struct dialogue *dialogue)
{
    size_t length = 0;
    bool is_readable = true;
    int byte = fgetc(dialogue->in);

    if (byte == EOF) {
        return HEARD_END;
    }
    for (; byte != EOF && byte != '\n'; byte = fgetc(dialogue->in)) {
        is_readable = is_readable && byte != '\0' && length < LINE_BYTES - 1;
        if (is_readable) {
            dialogue->line[length++] = (char)byte;
        }
    }
    dialogue->line[length] = '\0';
    if (!is_readable || !utf8_is_valid(dialogue->line, length)) {
        return HEARD_UNREADABLE;
    }
    line_trim(dialogue->line);
    if (dialogue->line[0] == '\0') {
        return HEARD_NOTHING;
    }
    return strcmp(dialogue->line, "?") == 0 ? HEARD_HELP : HEARD_WORDS;
}

typedef bool (*understand_fn)(struct form_answers *answers,
                              enum form_question_number number, const char *line);

/* What is asked, and how its answer is understood. */
struct asking {
    enum form_question_number number;
    const char *text; /* N_() */
    bool has_menu; /* false: the menu of the same question stands just above */
    understand_fn understand;
};

/* The question and its answers, with what to type before each. */
static void question_show(const struct dialogue *dialogue, const struct asking *asking,
                          bool has_menu)
{
    const struct form_question *question = &FORM_QUESTIONS[asking->number];
    const struct vocabulary *answers = has_menu ? question->answers : NULL;

    (void)fprintf(dialogue->out, "%s. %s\n", question->code,
                  say(asking->text, dialogue->language));
    for (size_t i = 0; answers != NULL && i < answers->word_count; i++) {
        const char *label = say(answers->words[i].label, dialogue->language);
        if (question->is_count) {
            (void)fprintf(dialogue->out, "  %s  %s\n", answers->words[i].code, label);
        } else {
            (void)fprintf(dialogue->out, "  %zu  %s\n", i + 1, label);
        }
    }
}

static void refusal_show(const struct dialogue *dialogue, enum heard heard,
                         bool is_number)
{
    SCOPED(pool) pool = pool_new();
    struct message message =
        is_number
            ? message_make(pool, "'%s' is not an answer; write a whole number.",
                           dialogue->line)
            : message_make(pool,
                           "'%s' is not one of the answers; write the number or the "
                           "words of one.",
                           dialogue->line);

    if (heard == HEARD_UNREADABLE) {
        message = message_make(pool, "This line is too long or is not text; write the "
                                     "number or the words of an answer.");
    }
    (void)fprintf(dialogue->out, "%s\n", say_in(pool, &message, dialogue->language));
}

/* One answer: its number in the menu, or whatever the question itself understands. */
static bool answer_find(enum form_question_number number, const char *written,
                        int *answer_out)
{
    const struct form_question *question = &FORM_QUESTIONS[number];
    const bool is_digit = written[0] >= '1' && written[0] <= '9' && written[1] == '\0';

    if (question->is_count || !is_digit) {
        return form_answer_find(number, written, answer_out);
    }
    const size_t place = (size_t)(written[0] - '0');
    if (place > question->answers->word_count) {
        return false;
    }
    *answer_out = question->answers->words[place - 1].value;
    return true;
}

static bool given_understand(struct form_answers *answers,
                             enum form_question_number number, const char *line)
{
    return answer_find(number, line, &answers->given[number]);
}

/* Several purposes, with commas between them: all are right, or none is taken. */
static bool also_understand(struct form_answers *answers,
                            enum form_question_number number, const char *line)
{
    struct form_answers understood = *answers;

    while (*line != '\0') {
        char part[LINE_BYTES];
        const size_t length = strcspn(line, ",;|");
        int purpose = FORM_NOT_ANSWERED;
        memcpy(part, line, length);
        part[length] = '\0';
        line_trim(part);
        if (!answer_find(number, part, &purpose)) {
            return false;
        }
        understood.is_also[purpose] = true;
        line += length + (line[length] != '\0');
    }
    *answers = understood;
    return true;
}

/* Ask until there is an answer, an empty line or the end. */
static void question_ask(struct dialogue *dialogue, const struct asking *asking,
                         struct form_answers *answers)
{
    const struct form_question *question = &FORM_QUESTIONS[asking->number];
    enum heard heard = HEARD_HELP;

    (void)fputs("\n", dialogue->out);
    question_show(dialogue, asking, asking->has_menu);
    while (heard != HEARD_END && heard != HEARD_NOTHING) {
        (void)fputs("> ", dialogue->out);
        (void)fflush(dialogue->out);
        heard = line_read(dialogue);
        if (heard == HEARD_WORDS &&
            asking->understand(answers, asking->number, dialogue->line)) {
            return;
        }
        if (heard == HEARD_HELP) {
            show(dialogue, "  ", question->help);
            show(dialogue, "  ", question->source);
        } else if (heard == HEARD_WORDS || heard == HEARD_UNREADABLE) {
            refusal_show(dialogue, heard, question->answers == NULL);
            question_show(dialogue, asking, true);
        }
    }
    dialogue->is_ended = heard == HEARD_END;
}

struct form_answers form_dialogue_ask(FILE *in, FILE *out, enum language language)
{
    static const struct asking ALSO = {FORM_Q1,
                                       N_("Are there other purposes beside it? Several "
                                          "may be given, with commas between "
                                          "them."),
                                       false, also_understand};
    struct dialogue dialogue = {.in = in, .out = out, .language = language};
    struct form_answers answers = {0};

    show(&dialogue, "",
         N_("Answer with a number or in words; ? explains the question; an empty line "
            "leaves it open."));
    for (int i = 0; i < FORM_QUESTION_COUNT && !dialogue.is_ended; i++) {
        const struct asking asking = {(enum form_question_number)i,
                                      FORM_QUESTIONS[i].text, true, given_understand};
        question_ask(&dialogue, &asking, &answers);
        if (i == FORM_Q1 && answers.given[FORM_Q1] != FORM_NOT_ANSWERED) {
            question_ask(&dialogue, &ALSO, &answers);
        }
    }
    (void)fputs("\n", out);
    return answers;
}
