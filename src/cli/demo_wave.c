#include "cli/demo_wave.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "cli/demo_experience.h"
#include "cli/demo_wave_answers.h"
#include "cli/demo_wave_findings.h"
#include "cli/demo_wave_ground.h"
#include "store/survey_answer.h"

/* The three waves; days before the end of the story. */
static const struct {
    const char *title;
    int made;
    int opened;
    int closed;
} WAVES[DEMO_WAVES] = {
    {"T0, nulmeting", 812, 805, 780},
    {"T1, na een jaar", 447, 440, 418},
    {"T2, najaar", 82, 75, 55},
};

static const char ASKER[] =
    "Hilde Maes, coördinator van het Huis van het Kind Oosterlinde, "
    "hilde@oosterlinde.invalid";
static const char REASON[] =
    "We willen weten wie met wie samenwerkt, waar een gezin vlot wordt doorgegeven en "
    "waar niet. We bespreken het samen op de netwerkvergadering.";

enum { BEGUN_STEPS = 3, STEP_ANSWERS = DEMO_HOUSES * 4 };

/* One wave while it is told. */
struct telling {
    const struct demo_ground *ground;
    int wave; /* 0 .. 2 */
    int64_t wave_id;
    struct wave_whole whole; /* the list is there, and the informants */
};

static bool begin(const struct telling *telling, const char *author, const char *action,
                  int days_ago, struct change **change_out, struct status *st)
{
    const struct change_head head = {DEMO_WAVE_NETWORK, author, action,
                                     demo_ground_moment(telling->ground, days_ago), 0};

    return change_begin(telling->ground->unit, &head, change_out, st);
}

/* ---- setting up ---- */

static bool wave_begin(struct telling *telling, struct status *st)
{
    struct unit *unit = telling->ground->unit;
    const int made = WAVES[telling->wave].made;
    struct wave_row wave = {
        .instrument = "relation",
        .instrument_version = "1",
        .title = WAVES[telling->wave].title,
        .asker = ASKER,
        .reason = REASON,
        .left_out = "",
        .due_day = demo_ground_day(telling->ground, WAVES[telling->wave].closed),
        .keep_months = 12,
    };
    struct change *change = NULL;

    if (!begin(telling, "person:1", "wave.make", made, &change, st) ||
        !wave_make(change, unit, DEMO_WAVE_NETWORK,
                   demo_ground_day(telling->ground, made), &wave, st) ||
        !change_end(change, st)) {
        return false;
    }
    telling->wave_id = wave.id;
    return wave_read(unit->database, DEMO_WAVE_NETWORK, wave.id, unit->pool,
                     &telling->whole, st);
}

/* The house of a row of the list; DEMO_HOUSES for an added name. */
static size_t house_of(const struct telling *telling, int64_t wave_actor_id)
{
    const struct wave_actor_row *actor = wave_actor(&telling->whole, wave_actor_id);

    return actor == NULL || actor->actor_id == 0 ? DEMO_HOUSES
                                                 : (size_t)actor->actor_id - 1;
}

static int64_t target_of(const struct telling *telling, size_t house)
{
    for (size_t i = 0; i < telling->whole.actor_count; i++) {
        if (telling->whole.actors[i].actor_id == (int64_t)house + 1) {
            return telling->whole.actors[i].id;
        }
    }
    return 0;
}

static bool informant_ask(const struct telling *telling, struct change *change,
                          const struct wave_actor_row *actor, int who, struct status *st)
{
    const struct demo_house *house = &DEMO_HOUSE[actor->actor_id - 1];
    struct informant_row row = {.wave_id = telling->wave_id,
                                .wave_actor_id = actor->id,
                                .name = who == 0 ? house->informant : house->beside,
                                .email = who == 0 ? house->email : "",
                                .language = "nl"};

    return informant_add(change, telling->ground->unit, DEMO_WAVE_NETWORK, &row, st);
}

static bool everybody_ask(struct telling *telling, struct status *st)
{
    struct unit *unit = telling->ground->unit;
    const int made = WAVES[telling->wave].made;
    struct change *change = NULL;

    if (!begin(telling, "person:1", "informant.add", made, &change, st) ||
        !wave_actor_coordinates(change, unit, DEMO_WAVE_NETWORK,
                                target_of(telling, DEMO_TEAM), st)) {
        return false;
    }
    for (size_t i = 0; i < telling->whole.actor_count; i++) {
        const struct wave_actor_row *actor = &telling->whole.actors[i];
        const bool has_two = DEMO_HOUSE[actor->actor_id - 1].beside != NULL;

        if (!informant_ask(telling, change, actor, 0, st) ||
            (has_two && !informant_ask(telling, change, actor, 1, st))) {
            return false;
        }
    }
    return change_end(change, st);
}

static bool wave_start(struct telling *telling, struct status *st)
{
    struct unit *unit = telling->ground->unit;
    const int opened = WAVES[telling->wave].opened;
    struct change *change = NULL;

    return begin(telling, "person:1", "wave.open", opened, &change, st) &&
           wave_open(change, unit, DEMO_WAVE_NETWORK, telling->wave_id,
                     demo_ground_moment(telling->ground, opened), st) &&
           change_end(change, st) &&
           wave_read(unit->database, DEMO_WAVE_NETWORK, telling->wave_id, unit->pool,
                     &telling->whole, st);
}

/* ---- answering ---- */

struct sheet {
    const struct telling *telling;
    const struct informant_row *informant;
    struct demo_view view; /* without `to` */
    int64_t now;
    struct survey_answer answers[STEP_ANSWERS];
    size_t count;
};

static void step_fill(struct sheet *sheet, const struct instrument_step *step)
{
    const struct wave_whole *whole = &sheet->telling->whole;

    sheet->count = 0;
    for (size_t i = 0; i < whole->actor_count; i++) {
        struct demo_view view = sheet->view;

        view.to = house_of(sheet->telling, whole->actors[i].id);
        if (view.to == DEMO_HOUSES || view.to == view.from || demo_contact(&view) == 0) {
            continue;
        }
        for (size_t j = 0; j < step->item_count; j++) {
            const struct instrument_item *item = &step->items[j];
            const bool is_asked = item->needs == NULL ||
                                  demo_answer(&view, item->needs) >= item->needs_least;

            if (is_asked && sheet->count < STEP_ANSWERS) {
                sheet->answers[sheet->count++] = (struct survey_answer){
                    item->code, whole->actors[i].id, demo_answer(&view, item->code)};
            }
        }
    }
}

static bool steps_save(struct sheet *sheet, size_t step_count, struct status *st)
{
    const struct instrument *instrument = sheet->telling->whole.instrument;

    for (size_t i = 0; i < step_count; i++) {
        step_fill(sheet, &instrument->steps[i]);
        const struct survey_saving saving = {
            .network_id = DEMO_WAVE_NETWORK,
            .wave_id = sheet->telling->wave_id,
            .informant_id = sheet->informant->id,
            .answers = sheet->answers,
            .answer_count = sheet->count,
            .step = instrument->steps[i].code,
            .now = sheet->now,
        };
        if (!survey_save(sheet->telling->ground->unit, &saving, st)) {
            return false;
        }
    }
    return true;
}

/* Names that are not on the list; the first is a member under another name. */
static const struct {
    int wave;
    size_t house;
    const char *name;
    size_t same_as; /* DEMO_HOUSES: it is itself */
} NAMES[] = {
    {0, 13, "Speelplein Linde", 21},
    {0, 3, "Huisartsenpraktijk Dorp", DEMO_HOUSES},
    {1, 1, "Politie, wijkagent", DEMO_HOUSES},
    {2, 12, "Huisartsenpraktijk Dorp", DEMO_HOUSES},
    {2, 23, "School voor volwassenen", DEMO_HOUSES},
};

static bool name_add(struct sheet *sheet, struct change *change, size_t i,
                     struct status *st)
{
    struct unit *unit = sheet->telling->ground->unit;
    struct wave_actor_row added = {.wave_id = sheet->telling->wave_id,
                                   .name = NAMES[i].name,
                                   .sector = "",
                                   .role = "",
                                   .informant_id = sheet->informant->id};
    struct survey_answer answer = {"works_with", 0, 1};
    const struct survey_saving saving = {.network_id = DEMO_WAVE_NETWORK,
                                         .wave_id = sheet->telling->wave_id,
                                         .informant_id = sheet->informant->id,
                                         .answers = &answer,
                                         .answer_count = 1,
                                         .now = sheet->now};

    if (!wave_actor_add(change, unit, DEMO_WAVE_NETWORK, &added, st)) {
        return false;
    }
    answer.target_id = added.id;
    return survey_save(unit, &saving, st) &&
           (NAMES[i].same_as == DEMO_HOUSES ||
            wave_actor_same(change, unit, DEMO_WAVE_NETWORK, added.id,
                            target_of(sheet->telling, NAMES[i].same_as), st));
}

static bool names_add(struct sheet *sheet, struct change *change, struct status *st)
{
    for (size_t i = 0; sheet->view.who == 0 && i < ARRAY_COUNT(NAMES); i++) {
        if (NAMES[i].wave == sheet->view.wave && NAMES[i].house == sheet->view.from &&
            !name_add(sheet, change, i, st)) {
            return false;
        }
    }
    return true;
}

/* The second informant of De Linde stops half way in the second wave. */
static bool is_stopping(const struct demo_view *view)
{
    return view->wave == 1 && view->who == 1 && view->from == 10;
}

static bool sheet_answer(struct sheet *sheet, int days_ago, struct status *st)
{
    const struct telling *telling = sheet->telling;
    const bool is_paper = sheet->informant->email[0] == '\0' && sheet->view.who == 0;
    const bool is_whole = !is_stopping(&sheet->view);
    struct informant_row row = *sheet->informant;
    struct change *change = NULL;

    sheet->now = demo_ground_moment(telling->ground, days_ago);
    row.state = is_whole ? "finished" : "begun";
    row.begun_at = sheet->now;
    row.finished_at = is_whole ? sheet->now : 0;
    row.mailed_at =
        row.email[0] == '\0'
            ? 0
            : demo_ground_moment(telling->ground, WAVES[telling->wave].opened);
    row.mail_count = row.mailed_at != 0;
    row.paper_by = is_paper ? "person:1" : NULL;
    row.paper_at = is_paper ? sheet->now : 0;
    return begin(telling,
                 is_paper ? "person:1"
                          : informant_author(telling->ground->unit->pool, row.id),
                 is_paper   ? "informant.paper"
                 : is_whole ? "informant.finish"
                            : "informant.begin",
                 days_ago, &change, st) &&
           steps_save(sheet,
                      is_whole ? telling->whole.instrument->step_count : BEGUN_STEPS,
                      st) &&
           names_add(sheet, change, st) && informant_put(change, &row, st) &&
           change_end(change, st);
}

/* Spread over the days that it is open: the journal does not go back in time. */
static bool everybody_answers(const struct telling *telling, struct status *st)
{
    const int opened = WAVES[telling->wave].opened;
    const int days = opened - WAVES[telling->wave].closed - 1;
    const size_t count = telling->whole.informant_count;
    struct sheet *sheet = pool_array(telling->ground->unit->pool, 1, struct sheet);

    for (size_t i = 0; i < count; i++) {
        const struct informant_row *informant = &telling->whole.informants[i];
        const size_t house = house_of(telling, informant->wave_actor_id);

        if ((DEMO_HOUSE[house].silent & 1U << telling->wave) != 0) {
            continue;
        }
        *sheet = (struct sheet){
            .telling = telling,
            .informant = informant,
            .view = {.wave = telling->wave,
                     .from = house,
                     .who = strcmp(informant->name, DEMO_HOUSE[house].informant) != 0},
        };
        if (!sheet_answer(sheet, opened - (int)i * days / (int)count, st)) {
            return false;
        }
    }
    return true;
}

static bool wave_end(const struct telling *telling, struct status *st)
{
    const int closed = WAVES[telling->wave].closed;
    struct change *change = NULL;

    return begin(telling, "person:1", "wave.close", closed, &change, st) &&
           wave_close(change, telling->ground->unit, DEMO_WAVE_NETWORK, telling->wave_id,
                      demo_ground_moment(telling->ground, closed), st) &&
           change_end(change, st);
}

/* ---- the whole ---- */

static bool members_move(const struct demo_ground *ground, int wave, struct status *st)
{
    if (wave == 1) {
        return demo_house_leave(ground, DEMO_LEAVER, 600, st) &&
               demo_house_join(ground, DEMO_JOINER, 500, st);
    }
    return wave != 2 || demo_house_join(ground, DEMO_LATEST, 200, st);
}

bool demo_waves(struct unit *unit, int64_t now, struct status *st)
{
    const struct demo_ground ground = {unit, now};

    if (!demo_ground_begin(&ground, st)) {
        return false;
    }
    for (int wave = 0; wave < DEMO_WAVES; wave++) {
        struct telling telling = {.ground = &ground, .wave = wave};

        if (!members_move(&ground, wave, st) || !wave_begin(&telling, st) ||
            !everybody_ask(&telling, st) || !wave_start(&telling, st) ||
            !everybody_answers(&telling, st) || !wave_end(&telling, st) ||
            !demo_findings_pin(&ground, wave, telling.wave_id, WAVES[wave].closed - 8,
                               st) ||
            (wave > 0 && !demo_experience(&ground, wave - 1, st))) {
            return false;
        }
    }
    return true;
}
