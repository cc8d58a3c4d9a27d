#include "method/instrument.h"

#include <limits.h>
#include <string.h>

const char *const RESPONDENT_CODES[RESPONDENT_COUNT] = {
    [RESPONDENT_FAMILIES] = "families",
    [RESPONDENT_WORKERS] = "workers",
    [RESPONDENT_COORDINATOR] = "coordinator",
};

enum respondent respondent_of_code(const char *code)
{
    enum respondent found = RESPONDENT_FAMILIES;

    while (found != RESPONDENT_NOBODY && strcmp(RESPONDENT_CODES[found], code) != 0) {
        found++;
    }
    return found;
}

const struct instrument *instrument_find(const char *code, const char *version)
{
    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        if (strcmp(INSTRUMENTS[i]->code, code) == 0 &&
            strcmp(INSTRUMENTS[i]->version, version) == 0) {
            return INSTRUMENTS[i];
        }
    }
    return NULL;
}

const struct instrument *instrument_newest(const char *code)
{
    const struct instrument *newest = NULL;

    for (size_t i = 0; i < INSTRUMENT_COUNT; i++) {
        if (strcmp(INSTRUMENTS[i]->code, code) == 0) {
            newest = INSTRUMENTS[i]; /* they stand in order of version */
        }
    }
    return newest;
}

const struct instrument_step *instrument_step(const struct instrument *instrument,
                                              const char *code)
{
    for (size_t i = 0; i < instrument->step_count; i++) {
        if (strcmp(instrument->steps[i].code, code) == 0) {
            return &instrument->steps[i];
        }
    }
    return NULL;
}

static const struct instrument_item *step_item(const struct instrument_step *step,
                                               const char *code)
{
    for (size_t i = 0; i < step->item_count; i++) {
        if (strcmp(step->items[i].code, code) == 0) {
            return &step->items[i];
        }
    }
    return NULL;
}

const struct instrument_item *instrument_item(const struct instrument *instrument,
                                              const char *code,
                                              const struct instrument_step **step_out)
{
    for (size_t i = 0; i < instrument->step_count; i++) {
        const struct instrument_item *item = step_item(&instrument->steps[i], code);
        if (item != NULL) {
            if (step_out != NULL) {
                *step_out = &instrument->steps[i];
            }
            return item;
        }
    }
    return NULL;
}

static bool is_said(const struct wording *wording)
{
    return wording->texts[0] != NULL && wording->texts[0][0] != '\0';
}

bool item_is_asked(const struct instrument *instrument,
                   const struct instrument_item *item, enum respondent respondent)
{
    return respondent == instrument->asked ||
           (respondent == instrument->mirrored && is_said(&item->mirror));
}

/* `mirror` where these respondents mirror and it is said, else `plain`. */
static const char *words_for(const struct instrument *instrument,
                             enum respondent respondent, const struct wording *plain,
                             const struct wording *mirror, enum language language)
{
    const bool is_mirrored = respondent != RESPONDENT_NOBODY &&
                             respondent == instrument->mirrored && is_said(mirror);

    return wording_in(is_mirrored ? mirror : plain, language);
}

const char *instrument_opening(const struct instrument *instrument,
                               enum respondent respondent, enum language language)
{
    return words_for(instrument, respondent, &instrument->opening,
                     &instrument->mirror_opening, language);
}

const char *step_question(const struct instrument *instrument,
                          const struct instrument_step *step, enum respondent respondent,
                          enum language language)
{
    return words_for(instrument, respondent, &step->question, &step->mirror, language);
}

const char *item_question(const struct instrument *instrument,
                          const struct instrument_item *item, enum respondent respondent,
                          enum language language)
{
    return words_for(instrument, respondent, &item->question, &item->mirror, language);
}

const struct item_level *item_level(const struct instrument_item *item, int value)
{
    for (size_t i = 0; i < item->level_count; i++) {
        if (item->levels[i].value == value) {
            return &item->levels[i];
        }
    }
    return NULL;
}

/* All bits that a set has. */
static int64_t set_bits(const struct instrument_item *item)
{
    int64_t bits = 0;

    for (size_t i = 0; i < item->level_count; i++) {
        bits |= INT64_C(1) << item->levels[i].value;
    }
    return bits;
}

bool item_takes(const struct instrument_item *item, int64_t value)
{
    if (value == -1) {
        return item->may_not_know;
    }
    switch (item->kind) {
    case ITEM_NAMES:
        return value == 0 || value == 1;
    case ITEM_LEVEL:
        return value >= 0 && value <= INT_MAX && item_level(item, (int)value) != NULL;
    case ITEM_SET:
        return (value & ~set_bits(item)) == 0; /* below 0 are bits that no set has */
    case ITEM_TEXT:
        return false;
    }
    return false;
}
