#include "method/form_questions.h"

#include "base/limits.h"
#include "base/number.h"

static const struct word PURPOSE_WORDS[] = {
    {FORM_ACQUAINTANCE, "acquaintance", N_("getting to know each other"),
     "kennismaking|connaissance"},
    {FORM_INFORMATION, "information", N_("exchanging information"),
     "informatie|informations|informatie-uitwisseling|uitwisseling"},
    {FORM_SIGNALLING, "signalling", N_("passing on signals"), "signalering|signalement"},
    {FORM_CASE, "case", N_("discussing a situation (case)"),
     "situatie|situatie bespreken|casus|casebespreking|case bespreken|cas|situation"},
    {FORM_ACTION, "action", N_("one joint action"), "actie|gezamenlijke actie"},
    {FORM_LEARNING, "learning", N_("learning together"), "leren|apprendre"},
    {FORM_RESOURCES, "resources", N_("sharing scarce or unique means"),
     "middelen|middelen delen|moyens|ressources|means"},
    {FORM_PROJECT, "project", N_("a joint project or task"),
     "taak|gezamenlijk project|projet|tâche|task"},
};
static const struct vocabulary PURPOSE = {PURPOSE_WORDS, ARRAY_COUNT(PURPOSE_WORDS),
                                          false};

static const struct word YES_NO_WORDS[] = {
    {FORM_YES, "yes", N_("yes"), NULL},
    {FORM_NO, "no", N_("no"), NULL},
};
static const struct vocabulary YES_NO = {YES_NO_WORDS, ARRAY_COUNT(YES_NO_WORDS), false};

static const struct word NEED_WORDS[] = {
    {FORM_ALONE, "alone", N_("alone"), "seul"},
    {FORM_BETTER_TOGETHER, "better_together", N_("better together"), "beter samen"},
    {FORM_ONLY_TOGETHER, "only_together", N_("only together"), "uitsluitend samen"},
};
static const struct vocabulary NEED = {NEED_WORDS, ARRAY_COUNT(NEED_WORDS), false};

static const struct word DURATION_WORDS[] = {
    {FORM_ONCE, "once", N_("once"), "één keer|une fois"},
    {FORM_LIMITED, "limited", N_("a limited period"),
     "beperkt|tijdelijk|limité|limitée|limited period"},
    {FORM_LASTING, "lasting", N_("lasting or unknown"),
     "duurzaam|onbekend|durable|inconnu|unknown"},
};
static const struct vocabulary DURATION = {DURATION_WORDS, ARRAY_COUNT(DURATION_WORDS),
                                           false};

static const struct word ENGAGEMENT_WORDS[] = {
    {FORM_NON_BINDING, "non_binding", N_("non-binding"), NULL},
    {FORM_FOR_ONE_ACTION, "one_action", N_("for one action"), "één actie|une action"},
    {FORM_LASTING_ENGAGEMENT, "lasting", N_("lasting, with own input"),
     "duurzaam|durable"},
};
static const struct vocabulary ENGAGEMENT = {ENGAGEMENT_WORDS,
                                             ARRAY_COUNT(ENGAGEMENT_WORDS), false};

static const struct word WEIGHT_WORDS[] = {
    {FORM_WEIGHT_NONE, "none", N_("none of them"), "geen|aucune"},
    {FORM_WEIGHT_SOME, "some", N_("some of them"), "sommige|enkelen|certains"},
    {FORM_WEIGHT_HALF, "half_or_more", N_("half of them or more"),
     "helft of meer|moitié ou plus"},
};
static const struct vocabulary WEIGHT = {WEIGHT_WORDS, ARRAY_COUNT(WEIGHT_WORDS), false};

/* The codes are numbers, because the answer is one: look at the arena-analysis and
 * count. "2" is two or more. */
static const struct word DEPENDENCE_WORDS[] = {
    {FORM_DEPENDENCE_NOBODY, "0", N_("on nobody"), NULL},
    {FORM_DEPENDENCE_ONE, "1", N_("on one actor"), NULL},
    {FORM_DEPENDENCE_SEVERAL, "2", N_("on two actors or more"),
     "2 of meer|2 ou plus|2 or more"},
};
static const struct vocabulary DEPENDENCE = {DEPENDENCE_WORDS,
                                             ARRAY_COUNT(DEPENDENCE_WORDS), false};

static const struct word INTEREST_WORDS[] = {
    {FORM_INTEREST_YES, "yes", N_("yes"), NULL},
    {FORM_INTEREST_PERHAPS, "perhaps", N_("perhaps"), NULL},
    {FORM_INTEREST_NO, "no", N_("no"), NULL},
};
static const struct vocabulary INTEREST = {INTEREST_WORDS, ARRAY_COUNT(INTEREST_WORDS),
                                           false};

#define SOURCE_FORMS                                                                     \
    N_("The idea comes from Pronet (Arteveldehogeschool) and Samenlevingsopbouw; the "   \
       "wording of the question is ours [our own proposal].")
#define SOURCE_NETWORK                                                                   \
    N_("The idea comes from Samenlevingsopbouw and from L'Enfant (2008), quoted by "     \
       "Pronet; the wording of the question is ours [our own proposal].")
#define SOURCE_THREE                                                                     \
    N_("The idea that a network counts three organisations or more comes from "          \
       "Vermeiren.")
#define SOURCE_MANDATED                                                                  \
    N_("Pronet writes that the government encourages cooperation more and more; this "   \
       "question is ours [our own proposal].")
#define HELP_COMPLEX                                                                     \
    N_("A problem is complex and unstructured when the answer to at least two of Q2a, "  \
       "Q2b and Q2c is yes.")

const struct form_question FORM_QUESTIONS[FORM_QUESTION_COUNT] = {
    [FORM_Q1] = {"Q1", N_("What do you mainly want?"),
                 N_("Choose one main purpose. The advice looks at this one only; other "
                    "purposes may be named beside it."),
                 SOURCE_FORMS, &PURPOSE, false},
    [FORM_Q2A] = {"Q2a",
                  N_("Does the problem have several causes, or does it touch "
                     "several domains of life?"),
                  HELP_COMPLEX, SOURCE_FORMS, &YES_NO, false},
    [FORM_Q2B] = {"Q2b", N_("Do the partners define the problem differently?"),
                  HELP_COMPLEX, SOURCE_FORMS, &YES_NO, false},
    [FORM_Q2C] = {"Q2c",
                  N_("Is there no known solution, or does each step change the "
                     "problem?"),
                  HELP_COMPLEX, SOURCE_FORMS, &YES_NO, false},
    [FORM_Q3] = {"Q3", N_("Can one organisation do it alone?"),
                 N_("Cooperation is a means, not an end. Only together: what you want "
                    "cannot be reached in any other way."),
                 SOURCE_FORMS, &NEED, false},
    [FORM_Q4] = {"Q4", N_("How long will it take?"),
                 N_("A purpose that is reached after one action or a few months does not "
                    "need a lasting form."),
                 SOURCE_FORMS, &DURATION, false},
    [FORM_Q5] = {"Q5", N_("Which commitment can you really expect now?"),
                 N_("Not what you hope for, but what the partners would promise today."),
                 SOURCE_FORMS, &ENGAGEMENT, false},
    [FORM_Q6] = {"Q6",
                 N_("For how many of the intended core actors is it an important "
                    "aspect of their own working?"),
                 N_("Core actors stand in class 4 of the arena-analysis."),
                 SOURCE_NETWORK, &WEIGHT, false},
    [FORM_Q7] = {"Q7", N_("On how many actors do the others depend much?"),
                 N_("Count the actors with a large dependence in the arena-analysis. The "
                    "number does not change the form; with 0 there is a warning."),
                 SOURCE_NETWORK, &DEPENDENCE, true},
    [FORM_Q8] = {"Q8", N_("Is there a common interest?"),
                 N_("Something that all gain by, beside what each gains alone."),
                 SOURCE_FORMS, &INTEREST, false},
    [FORM_ORGANISATIONS] = {"organisations",
                            N_("How many organisations would take part?"),
                            N_("Count organisations, not persons. 0 means: not known "
                               "yet."),
                            SOURCE_THREE, NULL, true},
    [FORM_MANDATED] = {"mandated", N_("Is the cooperation imposed by the government?"),
                       N_("Partners who have to take part do not always want to."),
                       SOURCE_MANDATED, &YES_NO, false},
};

bool form_answer_find(enum form_question_number question, const char *written,
                      int *answer_out)
{
    const struct form_question *row = &FORM_QUESTIONS[question];
    size_t number = 0;

    if (row->is_count && written[0] == '-') {
        return false; /* to a vocabulary "-1" is the word "1" */
    }
    if (!row->is_count || !number_read(written, FORM_ORGANISATIONS_MAX, &number)) {
        return row->answers != NULL && vocabulary_find(row->answers, written, answer_out);
    }
    const int count = (int)number;
    if (row->answers == NULL) {
        *answer_out = count;
        return true;
    }
    const int last = (int)row->answers->word_count;
    *answer_out = count + 1 < last ? count + 1 : last;
    return true;
}

const char *form_answer_code(enum form_question_number question, int answer,
                             struct pool *pool)
{
    const struct vocabulary *answers = FORM_QUESTIONS[question].answers;
    struct text text;

    if (answers != NULL || answer == FORM_NOT_ANSWERED) {
        return answer == FORM_NOT_ANSWERED ? NULL : vocabulary_code(answers, answer);
    }
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%d", answer);
    return text.bytes;
}

const char *form_answer_codes(enum form_question_number question, struct pool *pool)
{
    const struct vocabulary *answers = FORM_QUESTIONS[question].answers;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    if (answers == NULL) {
        text_format(&text, "0 - %d", FORM_ORGANISATIONS_MAX);
        return text.bytes;
    }
    for (size_t i = 0; i < answers->word_count; i++) {
        text_add(&text, i > 0 ? ", " : "");
        text_add(&text, answers->words[i].code);
    }
    return text.bytes;
}
