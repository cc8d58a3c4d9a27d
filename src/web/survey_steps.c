/* survey_steps.c - which steps a wave asks, as choices of its form (survey_model.h). */
#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "web/survey_model.h"

/* "T" of "T1": steps of one kind stand and fall together. */
static const char *kind_of(struct visit *visit, const struct instrument_step *step)
{
    size_t length = strlen(step->code);

    while (length > 1 && strchr("0123456789", step->code[length - 1]) != NULL) {
        length--;
    }
    return pool_text_part(visit->pool, step->code, length);
}

/* Kinds of several steps have a name before their titles. */
static const char *label_of(struct visit *visit, const char *kind, const char *titles)
{
    if (strcmp(kind, "T") == 0) {
        return visit_say(visit, N_("Trust: %s"), titles);
    }
    return strcmp(kind, "U") == 0 ? visit_say(visit, N_("What it brings: %s"), titles)
                                  : titles;
}

/* The titles of all steps of this kind. */
static const char *titles_of(struct visit *visit, const struct instrument *instrument,
                             const char *kind)
{
    const char **titles = pool_array(visit->pool, instrument->step_count, const char *);
    size_t count = 0;

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        if (strcmp(kind_of(visit, step), kind) == 0) {
            titles[count++] = wording_in(&step->title, visit->language);
        }
    }
    return text_join(visit->pool, titles, count, ", ");
}

const struct choice *survey_step_choices(struct visit *visit,
                                         const struct instrument *instrument)
{
    struct choice *choices =
        pool_array(visit->pool, instrument->step_count + 1, struct choice);
    size_t count = 0;

    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        const char *kind = kind_of(visit, step);

        if (!step->is_optional ||
            (count > 0 && strcmp(choices[count - 1].code, kind) == 0)) {
            continue;
        }
        choices[count++] = (struct choice){
            .code = kind,
            .label = label_of(visit, kind, titles_of(visit, instrument, kind)),
            .help =
                step->sight == SIGHT_NOBODY
                    ? say(N_("Nobody ever sees who said it of whom."), visit->language)
                    : NULL,
        };
    }
    return choices;
}

const char *survey_steps_chosen(struct visit *visit, const struct instrument *instrument,
                                const char *left_out)
{
    struct text chosen;

    text_init(&chosen, visit->pool, LIMIT_FIELD_BYTES);
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        const char *kind = kind_of(visit, step);

        if (step->is_optional && !lines_have(left_out, step->code) &&
            !lines_have(chosen.bytes, kind)) {
            lines_add(&chosen, kind);
        }
    }
    return chosen.bytes;
}

/* A step that is asked, but hangs on an item that is not; NULL: none. */
static const struct instrument_step *step_hanging(const struct instrument *instrument,
                                                  const char *left_out)
{
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];
        const struct instrument_step *needed = NULL;
        const char *needs = step->items[0].needs;

        if (!lines_have(left_out, step->code) && needs != NULL &&
            instrument_item(instrument, needs, &needed) != NULL &&
            lines_have(left_out, needed->code)) {
            return step;
        }
    }
    return NULL;
}

bool survey_steps_left_out(struct visit *visit, const struct instrument *instrument,
                           const char *chosen, const char **left_out, struct status *st)
{
    struct text lines;

    text_init(&lines, visit->pool, LIMIT_FIELD_BYTES);
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_step *step = &instrument->steps[i];

        if (step->is_optional && !lines_have(chosen, kind_of(visit, step))) {
            lines_add(&lines, step->code);
        }
    }
    const struct instrument_step *hanging = step_hanging(instrument, lines.bytes);
    if (hanging != NULL) {
        return visit_refuse(visit, "steps", st,
                            "'%s' asks on about referral: choose that too, or neither",
                            wording_in(&hanging->title, visit->language));
    }
    *left_out = lines.bytes;
    return true;
}
