/* survey_world.h - an open wave of sixty organisations, and what its informants answer:
 * what bench/survey.c measures on. */
#pragma once

#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/text.h"
#include "race.h"
#include "store/actor.h"
#include "store/installation.h"
#include "store/network_make.h"
#include "store/partner.h"
#include "store/survey_answer.h"

#define SURVEY_NETWORK "survey6bench"

enum { SURVEY_HOUSES = 60, SURVEY_NAMES = 12 };

static inline const char *survey_text(struct pool *pool, const char *before, int number,
                                      const char *after)
{
    char bytes[LIMIT_NAME_BYTES];

    (void)snprintf(bytes, sizeof bytes, "%s%d%s", before, number, after);
    return pool_text(pool, bytes);
}

/* ---- setting up: actors, rows of the list and informants have ids 1 .. 60 ---- */

static inline bool survey_houses(struct change *change, struct unit *unit,
                                 struct status *st)
{
    static const char *const SECTORS[] = {"zorg", "welzijn", "onderwijs", "cultuur"};

    for (int i = 1; i <= SURVEY_HOUSES; i++) {
        struct actor_row actor = {.name =
                                      survey_text(unit->pool, "Vzw De Klaver ", i, ""),
                                  .sector = SECTORS[i % 4],
                                  .sources = "",
                                  .note = ""};
        struct member_row member = {.role = "core", .from_day = "2026-01-01"};

        if (!actor_add(change, unit, SURVEY_NETWORK, &actor, st)) {
            return false;
        }
        member.actor_id = actor.id;
        if (!member_begin(change, unit, SURVEY_NETWORK, &member, st)) {
            return false;
        }
    }
    return true;
}

static inline bool survey_informants(struct change *change, struct unit *unit,
                                     struct status *st)
{
    for (int i = 1; i <= SURVEY_HOUSES; i++) {
        struct informant_row row = {
            .wave_id = 1,
            .wave_actor_id = i,
            .name = survey_text(unit->pool, "Griet ", i, ""),
            .email = survey_text(unit->pool, "griet.", i, "@klaver.invalid"),
            .language = "nl"};

        if (!informant_add(change, unit, SURVEY_NETWORK, &row, st)) {
            return false;
        }
    }
    return true;
}

static inline bool survey_begin(struct unit *unit, void *context, struct status *st)
{
    const int64_t now = *(const int64_t *)context;
    const struct change_head head = {SURVEY_NETWORK, "person:1", "wave.make", now, 0};
    const struct network_new network = {
        .id = SURVEY_NETWORK,
        .name = "Zestig",
        .place = "",
        .coordinator = {0, "Hilde", "hilde@klaver.invalid", 0},
        .author = "person:1",
        .today = "2026-01-01",
        .now = now,
    };
    struct wave_row wave = {.instrument = "relation",
                            .instrument_version = "1",
                            .title = "T0",
                            .asker = "Hilde",
                            .reason = "Om te weten wie met wie werkt.",
                            .left_out = "",
                            .keep_months = 6};
    struct change *change = NULL;

    return network_make(unit, &network, st) && change_begin(unit, &head, &change, st) &&
           survey_houses(change, unit, st) && change_next(change, st) &&
           wave_make(change, unit, SURVEY_NETWORK, day_of(now, unit->pool), &wave, st) &&
           wave_actor_coordinates(change, unit, SURVEY_NETWORK, 1, st) &&
           survey_informants(change, unit, st) &&
           wave_open(change, unit, SURVEY_NETWORK, 1, now, st) && change_end(change, st);
}

/* ---- answers ---- */

/* The names that an informant chooses: near ones on a circle, and some far. */
static inline int64_t survey_partner(int64_t informant_id, int number)
{
    const int64_t step = number < 8 ? number / 2 + 1 : 7 * number;
    const int64_t way = number % 2 == 0 ? step : SURVEY_HOUSES - step % SURVEY_HOUSES;

    return (informant_id - 1 + way) % SURVEY_HOUSES + 1;
}

/* A step about these names, as the store takes it. */
static inline size_t survey_step_fill(const struct instrument_step *step,
                                      int64_t informant_id, int shift,
                                      struct survey_answer *answers_out)
{
    size_t count = 0;

    for (int i = 0; i < SURVEY_NAMES; i++) {
        const int64_t target = survey_partner(informant_id, i);

        for (size_t j = 0; j < step->item_count && target != informant_id; j++) {
            const struct instrument_item *item = &step->items[j];
            const int64_t levels =
                item->level_count == 0 ? 1 : (int64_t)item->level_count;
            const int64_t drawn = (informant_id * 7 + target * 3 + i + shift) % levels;

            answers_out[count++] = (struct survey_answer){
                item->code, target,
                item->kind == ITEM_NAMES ? 1
                : item->kind == ITEM_SET ? INT64_C(1) << drawn
                                         : item->levels[drawn].value};
        }
    }
    return count;
}

/* Every informant answers every step. */
static inline bool survey_answer_all(struct unit *unit, void *context, struct status *st)
{
    const struct instrument *instrument = instrument_find("relation", "1");
    struct survey_answer answers[SURVEY_NAMES * 8];

    for (int64_t id = 1; id <= SURVEY_HOUSES; id++) {
        for (size_t i = 0; i < instrument->step_count; i++) {
            const struct survey_saving saving = {
                .network_id = SURVEY_NETWORK,
                .wave_id = 1,
                .informant_id = id,
                .answers = answers,
                .answer_count = survey_step_fill(&instrument->steps[i], id, 0, answers),
                .step = instrument->steps[i].code,
                .now = *(const int64_t *)context,
            };
            if (!survey_save(unit, &saving, st)) {
                return false;
            }
        }
    }
    return true;
}

static inline bool survey_close(struct unit *unit, void *context, struct status *st)
{
    const int64_t now = *(const int64_t *)context;
    const struct change_head head = {SURVEY_NETWORK, "person:1", "wave.close", now, 0};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) &&
           wave_close(change, unit, SURVEY_NETWORK, 1, now, st) && change_end(change, st);
}
