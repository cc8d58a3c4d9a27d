#include "drawing/coverage_words.h"

#include "base/limits.h"

static struct message state_message(enum coverage_state state, const char *labels,
                                    struct pool *pool)
{
    switch (state) {
    case COVERAGE_GAP:
        return message_make(pool, "Nobody brings: %s.", labels);
    case COVERAGE_FRAGILE:
        return message_make(pool, "Only one actor brings: %s.", labels);
    default:
        return message_make(pool, "Two or more actors bring: %s.", labels);
    }
}

/* The sources in a state, as one sentence; "" when there are none. */
static const char *state_sentence(const struct drawing_coverage_input *input,
                                  const struct coverage *coverage,
                                  enum coverage_state state, struct pool *pool)
{
    struct text labels;

    text_init(&labels, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < input->holdings->source_count; i++) {
        if (coverage[i].state == state) {
            text_add(&labels, labels.length > 0 ? ", " : "");
            text_add(&labels, coverage[i].source->label);
        }
    }
    if (labels.length == 0) {
        return "";
    }
    const struct message message = state_message(state, labels.bytes, pool);
    return say_in(pool, &message, input->language);
}

static const char *description(const struct drawing_coverage_input *input,
                               const struct coverage *coverage, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, say(N_("A table of actors and needed sources: who has a source, can "
                           "use it and wants to."),
                        input->language));
    for (int state = COVERAGE_GAP; state <= COVERAGE_COVERED; state++) {
        const char *const sentence =
            state_sentence(input, coverage, (enum coverage_state)state, pool);
        text_add(&text, sentence[0] != '\0' ? " " : "");
        text_add(&text, sentence);
    }
    return text.bytes;
}

static const char *subtitle(const struct drawing_coverage_input *input, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, input->basis == HOLDING_ESTIMATED
                        ? say(N_("As estimated before the talks."), input->language)
                        : say(N_("As confirmed in the talks; where a talk left it open, "
                                 "as estimated."),
                              input->language));
    text_add(&text, input->date[0] != '\0' ? " \u00b7 " : "");
    text_add(&text, input->date);
    return text.bytes;
}

static const char *outcome(const struct drawing_coverage_input *input,
                           const struct coverage *coverage, struct pool *pool)
{
    const char *const word =
        say(vocabulary_label(&COVERAGE_STATE, (int)coverage->state), input->language);
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s (%zu)", word, coverage->actor_count);
    if (coverage->is_estimate && input->basis == HOLDING_ACTUAL) {
        text_add(&text, ", ");
        text_add(&text, say(N_("estimate"), input->language));
    }
    return text.bytes;
}

static void foot_make(enum language language, struct coverage_words *words)
{
    words->foot[0] = drawing_foot_paragraph(
        say(N_("A source is brought by an actor that has it, unless that actor cannot or "
               "does not want to use it. Fragile: all rests on one actor."),
            language));
    words->foot[1] = drawing_foot_paragraph(
        say(N_("Who brings little here may be needed for another reason. This is no "
               "judgement on quality."),
            language));
    words->foot[2] = drawing_foot_paragraph(say(
        N_("Confidential: only for the group that starts the cooperation."), language));
    words->frame.foot = words->foot;
    words->frame.foot_count = COVERAGE_FOOT;
}

static const char *group_head(const struct drawing_coverage_input *input,
                              bool is_selected, struct pool *pool)
{
    size_t count = 0;

    for (size_t i = 0; i < input->arena->actor_count; i++) {
        count += coverage_is_selected(input, i) == is_selected;
    }
    const struct message message = is_selected
                                       ? message_make(pool, "Selected: %zu", count)
                                       : message_make(pool, "Not selected: %zu", count);
    return say_in(pool, &message, input->language);
}

static void legend_make(enum language language, struct coverage_words *words)
{
    words->has_can_wants =
        say(N_("In a cell, from left to right: has it, can use it, wants to use it."),
            language);
    words->brought = say(N_("brought, confirmed"), language);
    words->brought_estimate = say(N_("brought, estimate"), language);
    words->indispensable = say(N_("indispensable source"), language);
}

const struct coverage_words *coverage_words_make(
    const struct drawing_coverage_input *input, const struct coverage *coverage,
    struct pool *pool)
{
    struct coverage_words *words = pool_array(pool, 1, struct coverage_words);
    const char *const issue = input->arena->issue;
    const char *const kind = say(N_("Needed sources: who brings what?"), input->language);
    const size_t count = input->holdings->source_count;
    const char **outcomes = pool_array(pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        outcomes[i] = outcome(input, &coverage[i], pool);
    }
    words->outcomes = outcomes;
    words->title = issue[0] != '\0' ? issue : kind;
    words->description = description(input, coverage, pool);
    words->frame.kicker = issue[0] != '\0' ? kind : "";
    words->frame.title = words->title;
    words->frame.subtitle = subtitle(input, pool);
    words->frame.warning = "";
    words->outcome = input->is_selected != NULL
                         ? say(N_("Covered by the selected actors"), input->language)
                         : say(N_("Covered by all these actors"), input->language);
    words->selected = group_head(input, true, pool);
    words->not_selected = group_head(input, false, pool);
    foot_make(input->language, words);
    legend_make(input->language, words);
    return words;
}

static const char *answer_word(enum holding_answer answer, enum language language)
{
    return answer == ANSWER_NONE
               ? "\u2013"
               : say(vocabulary_label(&HOLDING_ANSWER, (int)answer), language);
}

const char *coverage_words_cell(const struct drawing_coverage_input *input, size_t actor,
                                size_t source, struct pool *pool)
{
    const struct holding_view view =
        holding_view_on(holding_of(input->holdings, actor, source), input->basis);
    const enum language language = input->language;
    const struct message message = message_make(
        pool, "%s, %s: has it: %s; can use it: %s; wants to: %s.",
        input->arena->actors[actor].name, input->holdings->sources[source].label,
        answer_word(view.has, language), answer_word(view.can, language),
        answer_word(view.wants, language));

    return say_in(pool, &message, language);
}
