#include "method/dilemma.h"

#include <string.h>

#include "base/attributes.h"

const char *const DILEMMA_CODES[DILEMMA_COUNT] = {
    [DILEMMA_LOYALTY] = "loyalty",   [DILEMMA_RESPONSIBILITY] = "responsibility",
    [DILEMMA_LEARNING] = "learning", [DILEMMA_CULTURE] = "culture",
    [DILEMMA_IDENTITY] = "identity", [DILEMMA_KNOWLEDGE] = "knowledge",
    [DILEMMA_ROLE] = "role",         [DILEMMA_CONTROL_POWER] = "control_power",
};

const char *const DILEMMA_STATE_CODES[DILEMMA_STATE_COUNT] = {
    [DILEMMA_PINCHING] = "pinching",       [DILEMMA_ATTENTION] = "attention",
    [DILEMMA_DISCUSSABLE] = "discussable", [DILEMMA_CALM] = "calm",
    [DILEMMA_TOO_FEW] = "too_few",
};

const char *const DILEMMA_STATE_NAMES[DILEMMA_STATE_COUNT] = {
    [DILEMMA_PINCHING] = N_("pinching"),
    [DILEMMA_ATTENTION] = N_("asks for attention"),
    [DILEMMA_DISCUSSABLE] = N_("lively, and can be talked about"),
    [DILEMMA_CALM] = N_("calm"),
    [DILEMMA_TOO_FEW] = N_("too few answers"),
};

#define ITEM_CODES(dilemma)                                                              \
    {                                                                                    \
        dilemma "_A", dilemma "_B", dilemma "_T", dilemma "_H"                           \
    }

static const char *const ITEM_CODES[DILEMMA_COUNT][DILEMMA_ITEM_COUNT] = {
    [DILEMMA_LOYALTY] = ITEM_CODES("loyalty"),
    [DILEMMA_RESPONSIBILITY] = ITEM_CODES("responsibility"),
    [DILEMMA_LEARNING] = ITEM_CODES("learning"),
    [DILEMMA_CULTURE] = ITEM_CODES("culture"),
    [DILEMMA_IDENTITY] = ITEM_CODES("identity"),
    [DILEMMA_KNOWLEDGE] = ITEM_CODES("knowledge"),
    [DILEMMA_ROLE] = ITEM_CODES("role"),
    [DILEMMA_CONTROL_POWER] = ITEM_CODES("control_power"),
};

const char *dilemma_item_code(enum dilemma dilemma, enum dilemma_item item)
{
    return ITEM_CODES[dilemma][item];
}

bool dilemma_find(const char *code, enum dilemma *dilemma_out)
{
    for (size_t i = 0; i < DILEMMA_COUNT; i++) {
        if (strcmp(DILEMMA_CODES[i], code) == 0) {
            *dilemma_out = (enum dilemma)i;
            return true;
        }
    }
    return false;
}

enum dilemma_state dilemma_state(int tension, int handled)
{
    if (tension < 1) {
        return DILEMMA_TOO_FEW;
    }
    if (tension <= 2) {
        return DILEMMA_CALM;
    }
    if (handled < 1) {
        return DILEMMA_TOO_FEW;
    }
    if (handled >= 4) {
        return DILEMMA_DISCUSSABLE;
    }
    return tension >= 4 ? DILEMMA_PINCHING : DILEMMA_ATTENTION;
}

static bool stands_before(const struct dilemma_standing *one,
                          const struct dilemma_standing *other)
{
    const bool is_pinching = one->state == DILEMMA_PINCHING;
    const bool is_other_pinching = other->state == DILEMMA_PINCHING;

    if (is_pinching != is_other_pinching) {
        return is_pinching;
    }
    if (one->tension_percent != other->tension_percent) {
        return one->tension_percent > other->tension_percent;
    }
    return one->dilemma < other->dilemma;
}

void dilemma_sort(struct dilemma_standing *standings, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct dilemma_standing moved = standings[i];
        size_t place = i;
        while (place > 0 && stands_before(&moved, &standings[place - 1])) {
            standings[place] = standings[place - 1];
            place--;
        }
        standings[place] = moved;
    }
}
