#include "cli/demo_wave_partners.h"

#include <string.h>

#include "base/limits.h"
#include "cli/demo_wave.h"
#include "cli/demo_wave_answers.h"
#include "store/partner.h"
#include "store/rating.h"
#include "store/selection.h"

enum { RATED = 877, CHOSEN = 875, TALKED = 872 }; /* days before the end */

enum { RATERS = 2 }; /* Hilde and Karim: persons 1 and 2 */

static bool begin(const struct demo_ground *ground, const char *action, int days_ago,
                  struct change **change_out, struct status *st)
{
    const struct change_head head = {DEMO_WAVE_NETWORK, "person:1", action,
                                     demo_ground_moment(ground, days_ago), 0};

    return change_begin(ground->unit, &head, change_out, st);
}

/* Who brought the partners together rated them once, before the first wave. */
static bool round_write(const struct demo_ground *ground, struct status *st)
{
    struct round_row round = {.version = 1,
                              .state = "closed",
                              .opened_at = demo_ground_moment(ground, RATED + 5),
                              .closed_at = demo_ground_moment(ground, RATED)};
    struct change *change = NULL;

    if (!begin(ground, "round.close", RATED, &change, st) ||
        !change_add(change, &ROUND_RECORD, &round, st)) {
        return false;
    }
    for (int64_t person = 1; person <= RATERS; person++) {
        struct rater_row rater = {0, round.id, person, round.closed_at};

        if (!change_add(change, &RATER_RECORD, &rater, st)) {
            return false;
        }
        for (int64_t i = 0; i < DEMO_JOINER; i++) {
            const bool is_core = strcmp(DEMO_HOUSE[i].role, "core") == 0;
            struct rating_row rating = {.round_id = round.id,
                                        .person_id = person,
                                        .actor_id = i + 1,
                                        .importance = is_core ? 3 + (i + person) % 2
                                                              : 1 + (i + person) % 3,
                                        .irreplaceability = 2 + (i * 5 + person) % 3,
                                        .replaced_by = "",
                                        .note = ""};
            if (!change_add(change, &RATING_RECORD, &rating, st)) {
                return false;
            }
        }
    }
    return change_end(change, st);
}

/* A form for each: with who stands beside the work one consults. */
static bool forms_write(struct change *change, struct status *st)
{
    for (size_t i = 0; i < DEMO_JOINER; i++) {
        const bool is_beside = strcmp(DEMO_HOUSE[i].role, "context") == 0;
        struct form_case_row row = {.actor_id = (int64_t)i + 1,
                                    .form = is_beside ? "consultation" : "network",
                                    .kind = is_beside ? NULL : "learning",
                                    .reason = ""};

        if (!change_add(change, &FORM_CASE_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

static bool choices_write(const struct demo_ground *ground, struct status *st)
{
    struct form_case_row whole = {.q1 = "learning",
                                  .q3 = "only_together",
                                  .q4 = "lasting",
                                  .q5 = "lasting",
                                  .form = "network",
                                  .kind = "learning",
                                  .reason = "Niemand heeft alle gezinnen alleen.",
                                  .recheck_day = demo_ground_day(ground, -120)};
    struct change *change = NULL;

    if (!begin(ground, "selection.choose", CHOSEN, &change, st) ||
        !change_add(change, &FORM_CASE_RECORD, &whole, st) || !forms_write(change, st)) {
        return false;
    }
    for (size_t i = 0; i < DEMO_JOINER; i++) {
        struct selection_row chosen = {
            .actor_id = (int64_t)i + 1, .is_in = 1, .reason = ""};
        if (!change_add(change, &SELECTION_RECORD, &chosen, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

static bool criteria_write(const struct demo_ground *ground, struct status *st)
{
    static const char *const CRITERIA[][2] = {
        {"C1", "bereikt gezinnen met kinderen onder zes jaar"},
        {"C2", "wil andere partners zeggen wat het doet, en wat niet"},
    };
    struct change *change = NULL;

    if (!begin(ground, "criterion.lock", RATED, &change, st)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(CRITERIA); i++) {
        struct criterion_row row = {.code = CRITERIA[i][0],
                                    .text = CRITERIA[i][1],
                                    .locked_at = demo_ground_moment(ground, RATED)};

        if (!change_add(change, &CRITERION_RECORD, &row, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

static bool talks_write(const struct demo_ground *ground, struct status *st)
{
    struct change *change = NULL;

    if (!begin(ground, "talk.write", TALKED, &change, st)) {
        return false;
    }
    for (size_t i = 0; i < DEMO_JOINER; i++) {
        struct talk_row talk = {.actor_id = (int64_t)i + 1,
                                .by_whom = "Hilde Maes",
                                .with_whom = DEMO_HOUSE[i].informant,
                                .day = demo_ground_day(ground, TALKED),
                                .was_right = "yes",
                                .interest = "",
                                .interest_effect = "",
                                .motivation = 2 + (int64_t)i % 3,
                                .readiness = "ready",
                                .conditions = "",
                                .mandate = i % 2 == 0 ? "decides" : "reports_back",
                                .outcome = DEMO_HOUSE[i].role,
                                .note = ""};

        if (!change_add(change, &TALK_RECORD, &talk, st)) {
            return false;
        }
    }
    return change_end(change, st);
}

bool demo_partners_choose(const struct demo_ground *ground, struct status *st)
{
    return round_write(ground, st) && criteria_write(ground, st) &&
           choices_write(ground, st) && talks_write(ground, st);
}
