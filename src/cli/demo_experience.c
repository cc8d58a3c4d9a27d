#include "cli/demo_experience.h"

#include <string.h>

#include "analysis/experience_results.h"
#include "base/limits.h"
#include "cli/demo_experience_beside.h"
#include "cli/demo_experience_sheet.h"
#include "cli/demo_experience_words.h"
#include "cli/demo_wave.h"

/* Days before the end of the story. */
static const struct {
    int made;
    int opened;
    int imaged;
    int closed;
    int beside;
} ROUNDS[DEMO_ROUNDS] = {{398, 395, 385, 372, 350}, {50, 48, 30, 20, 10}};

static const struct {
    const char *titles[DEMO_ROUNDS];
    const char *left_out;
    const char *items_out;
    const char *chosen_by;
    const char *areas;
} SURVEYS[DEMO_SURVEYS] = {
    {{"Samenwerken, eerste keer", "Samenwerken, na een jaar"},
     "",
     "",
     "De stuurgroep, met een medewerker van elke soort organisatie",
     ""},
    {{"Groei, eerste keer", "Groei, na een jaar"}, "", "", "De stuurgroep", ""},
    {{"De hulp, eerste keer", "De hulp, na een jaar"},
     "understanding\nenterable\nstory",
     "bs3",
     "Twaalf ouders van Vereniging Samen Sterk: zij namen één vraag weg en voegden er "
     "één "
     "toe",
     "Centrum\nLindewijk\nStationsbuurt"},
};

static const char ASKER[] =
    "Hilde Maes, coördinator van het Huis van het Kind Oosterlinde, "
    "hilde@oosterlinde.invalid";

static const struct {
    enum demo_survey survey;
    const char *kind;
    const char *text_nl;
    const char *text_fr;
} OWN_ITEMS[] = {
    {DEMO_DILEMMAS, "text", "Waarover moet het op de netwerkdag gaan?",
     "De quoi faut-il parler à la journée du réseau ?"},
    {DEMO_FIVE_B, "level", "De overgang van de opvang naar school ging goed.",
     "Le passage de la crèche à l'école s'est bien passé."},
};

enum { LINK_PEOPLE = 200, LINK_MOST = 300 };

static bool begin(const struct demo_asking *asking, const char *action, int days_ago,
                  struct change **change_out, struct status *st)
{
    const struct change_head head = {DEMO_WAVE_NETWORK, "person:1", action,
                                     demo_ground_moment(asking->ground, days_ago), 0};

    return change_begin(asking->ground->unit, &head, change_out, st);
}

/* ---- setting up -------------------------------------------------------------------- */

static bool wave_make_one(struct demo_asking *asking, struct status *st)
{
    const struct demo_ground *ground = asking->ground;
    const int made = ROUNDS[asking->round].made;
    const struct wording reasons = demo_reasons(asking->survey);
    struct wave_row wave = {
        .instrument = DEMO_SURVEY_CODES[asking->survey],
        .title = SURVEYS[asking->survey].titles[asking->round],
        .asker = ASKER,
        .reason = wording_in(&reasons, LANGUAGE_NL),
        .left_out = SURVEYS[asking->survey].left_out,
        .due_day = demo_ground_day(ground, ROUNDS[asking->round].closed),
        .keep_months = 18,
    };
    struct experience_row choice = {.items_out = SURVEYS[asking->survey].items_out,
                                    .chosen_by = SURVEYS[asking->survey].chosen_by,
                                    .areas = SURVEYS[asking->survey].areas,
                                    .reason_nl = wording_in(&reasons, LANGUAGE_NL),
                                    .reason_fr = wording_in(&reasons, LANGUAGE_FR),
                                    .reason_en = wording_in(&reasons, LANGUAGE_EN)};
    struct change *change = NULL;

    if (!begin(asking, "experience.make", made, &change, st) ||
        !experience_make(change, ground->unit, DEMO_WAVE_NETWORK, &wave, &choice, st) ||
        !change_end(change, st)) {
        return false;
    }
    asking->wave_id = wave.id;
    return true;
}

static bool items_add(const struct demo_asking *asking, struct status *st)
{
    for (size_t i = 0; i < ARRAY_COUNT(OWN_ITEMS); i++) {
        struct own_item_row item = {.wave_id = asking->wave_id,
                                    .kind = OWN_ITEMS[i].kind,
                                    .text_nl = OWN_ITEMS[i].text_nl,
                                    .text_fr = OWN_ITEMS[i].text_fr,
                                    .text_en = ""};
        struct change *change = NULL;

        if (OWN_ITEMS[i].survey == asking->survey &&
            (!begin(asking, "experience.item", ROUNDS[asking->round].made, &change, st) ||
             !own_item_add(change, asking->ground->unit, DEMO_WAVE_NETWORK, &item, st) ||
             !change_end(change, st))) {
            return false;
        }
    }
    return true;
}

static bool links_add(struct demo_asking *asking, struct status *st)
{
    for (size_t i = 0; i < DEMO_SURVEY_LINKS; i++) {
        struct survey_link_row row = {.wave_id = asking->wave_id,
                                      .respondent =
                                          RESPONDENT_CODES[DEMO_LINK_OF[i].respondent],
                                      .kind = DEMO_LINK_OF[i].kind,
                                      .label = DEMO_LINK_OF[i].label,
                                      .language = DEMO_LINK_OF[i].language,
                                      .people = LINK_PEOPLE,
                                      .most = LINK_MOST};
        struct change *change = NULL;

        if (DEMO_LINK_OF[i].survey != asking->survey) {
            continue;
        }
        if (!begin(asking, "experience.link", ROUNDS[asking->round].made, &change, st) ||
            !survey_link_add(change, asking->ground->unit, DEMO_WAVE_NETWORK, &row, st) ||
            !change_end(change, st)) {
            return false;
        }
        asking->link_ids[i] = row.id;
    }
    return true;
}

static bool survey_open(struct demo_asking *asking, struct status *st)
{
    struct unit *unit = asking->ground->unit;
    const int opened = ROUNDS[asking->round].opened;
    struct change *change = NULL;

    if (!begin(asking, "experience.open", opened, &change, st) ||
        !experience_open(change, unit, DEMO_WAVE_NETWORK, asking->wave_id,
                         demo_ground_moment(asking->ground, opened), st) ||
        !change_end(change, st) ||
        !experience_read(unit->database, DEMO_WAVE_NETWORK, asking->wave_id, unit->pool,
                         &asking->whole, st)) {
        return false;
    }
    for (enum respondent i = RESPONDENT_FAMILIES; i <= RESPONDENT_WORKERS; i++) {
        asking->asked[i] = experience_asked(&asking->whole, i, LANGUAGE_NL, unit->pool);
    }
    return true;
}

/* ---- closing ----------------------------------------------------------------------- */

static bool links_void(const struct demo_asking *asking, struct status *st)
{
    for (size_t i = 0; asking->round == 0 && i < DEMO_SURVEY_LINKS; i++) {
        struct change *change = NULL;

        if (asking->link_ids[i] == 0 || DEMO_LINK_OF[i].void_reason == NULL) {
            continue;
        }
        if (!begin(asking, "experience.void", ROUNDS[0].imaged, &change, st) ||
            !survey_link_void(change, asking->ground->unit, DEMO_WAVE_NETWORK,
                              asking->link_ids[i], DEMO_LINK_OF[i].void_reason, st) ||
            !change_end(change, st)) {
            return false;
        }
    }
    return true;
}

static bool survey_close(const struct demo_asking *asking, struct status *st)
{
    const int closed = ROUNDS[asking->round].closed;
    struct change *change = NULL;

    return begin(asking, "experience.close", closed, &change, st) &&
           experience_close(change, asking->ground->unit, DEMO_WAVE_NETWORK,
                            asking->wave_id, demo_ground_moment(asking->ground, closed),
                            experience_summary, st) &&
           change_end(change, st) &&
           demo_written_check(asking->ground, asking->wave_id,
                              asking->round == DEMO_ROUNDS - 1, st);
}

/* ---- the whole --------------------------------------------------------------------- */

static bool beside_write(const struct demo_ground *ground, int round, struct status *st)
{
    const int beside = ROUNDS[round].beside;

    return round == 0 ? demo_notes(ground, beside, st)
                      : demo_attention(ground, beside, st) && demo_log(ground, st);
}

bool demo_experience(const struct demo_ground *ground, int round, struct status *st)
{
    struct demo_asking *askings =
        pool_array(ground->unit->pool, DEMO_SURVEYS, struct demo_asking);

    for (enum demo_survey i = 0; i < DEMO_SURVEYS; i++) {
        askings[i] = (struct demo_asking){.ground = ground, .round = round, .survey = i};
        if (!wave_make_one(&askings[i], st) || !items_add(&askings[i], st) ||
            !links_add(&askings[i], st)) {
            return false;
        }
    }
    for (enum demo_survey i = 0; i < DEMO_SURVEYS; i++) {
        if (!survey_open(&askings[i], st) ||
            (i == DEMO_FIVE_B && !demo_families_answer(&askings[i], st)) ||
            !demo_workers_answer(&askings[i], st)) {
            return false;
        }
    }
    if (!demo_self_image(ground, askings[DEMO_DILEMMAS].wave_id, round,
                         ROUNDS[round].imaged, st) ||
        !links_void(&askings[DEMO_FIVE_B], st)) {
        return false;
    }
    for (enum demo_survey i = 0; i < DEMO_SURVEYS; i++) {
        if (!survey_close(&askings[i], st)) {
            return false;
        }
    }
    return beside_write(ground, round, st);
}
