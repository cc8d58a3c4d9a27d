/* experience.c - anonymous waves as they are read (experience.h). */
#include "store/experience.h"

#include "store/experience_plan.h"
#include "store/sql.h"
#include "store/wave_rows.h"

static bool parts_read(struct database *database, const char *network_id, int64_t wave_id,
                       struct pool *pool, struct experience_whole *whole,
                       struct status *st)
{
    const void *own_items = NULL;
    const void *links = NULL;
    const void *images = NULL;

    if (!wave_rows(database, &OWN_ITEM_RECORD,
                   (struct record_choice){&SQL_OWN_ITEM_OF_WAVE, network_id, wave_id},
                   pool, &own_items, &whole->own_item_count, st) ||
        !wave_rows(database, &SURVEY_LINK_RECORD,
                   (struct record_choice){&SQL_SURVEY_LINK_OF_WAVE, network_id, wave_id},
                   pool, &links, &whole->link_count, st) ||
        !wave_rows(database, &SELF_IMAGE_RECORD,
                   (struct record_choice){&SQL_SELF_IMAGE_OF_WAVE, network_id, wave_id},
                   pool, &images, &whole->self_image_count, st)) {
        return false;
    }
    whole->own_items = own_items;
    whole->links = links;
    whole->self_images = images;
    return true;
}

bool experience_read(struct database *database, const char *network_id, int64_t wave_id,
                     struct pool *pool, struct experience_whole *whole_out,
                     struct status *st)
{
    struct experience_whole whole = {0};
    const void *choices = NULL;
    size_t choice_count = 0;

    if (!wave_find(database, network_id, wave_id, pool, &whole.wave, st) ||
        !wave_rows(database, &EXPERIENCE_RECORD,
                   (struct record_choice){&SQL_EXPERIENCE_OF_WAVE, network_id, wave_id},
                   pool, &choices, &choice_count, st)) {
        return false;
    }
    if (choice_count == 0 || !wave_is_anonymous(&whole.wave)) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    whole.choice = *(const struct experience_row *)choices;
    whole.instrument =
        instrument_find(whole.wave.instrument, whole.wave.instrument_version);
    if (!parts_read(database, network_id, wave_id, pool, &whole, st)) {
        return false;
    }
    *whole_out = whole;
    return true;
}

bool experience_list(struct database *database, const char *network_id, struct pool *pool,
                     struct wave_list *list_out, struct status *st)
{
    struct record_list list;
    size_t count = 0;

    if (!record_list(database, &WAVE_RECORD, network_id, pool, &list, st)) {
        return false;
    }
    struct wave_row *rows = record_read_all(&WAVE_RECORD, &list, pool);
    for (size_t i = 0; i < list.count; i++) {
        if (wave_is_anonymous(&rows[i])) {
            rows[count++] = rows[i];
        }
    }
    *list_out = (struct wave_list){rows, count};
    return true;
}

/* ---- why it is asked ---- */

struct wording experience_reasons(const struct experience_row *choice)
{
    return (struct wording){{[LANGUAGE_NL] = choice->reason_nl,
                             [LANGUAGE_FR] = choice->reason_fr,
                             [LANGUAGE_EN] = choice->reason_en}};
}

const char *experience_reason(const struct experience_whole *whole,
                              enum language language)
{
    const struct wording reasons = experience_reasons(&whole->choice);
    const char *reason = wording_in(&reasons, language);

    return reason[0] != '\0' ? reason : whole->wave.reason;
}

/* ---- what is asked ---- */

static const struct instrument_step OWN_STEP_WORDLESS = {
    .code = "own",
    .question = {{"", "", ""}},
    .mirror = {{"", "", ""}},
    .help = {{"", "", ""}},
    .sight_words = {{"", "", ""}},
    .sight = SIGHT_NOBODY,
    .is_optional = true,
};

/* The last step: what the network itself asks. */
static const struct instrument_step *own_step(struct pool *pool)
{
    struct instrument_step *step =
        pool_copy(pool, &OWN_STEP_WORDLESS, 1, struct instrument_step);

    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        step->title.texts[i] = say(N_("Questions of this network"), (enum language)i);
    }
    return step;
}

/* The items of a step that are asked; `step_out` has none when it is not. */
static struct asked_step step_asked(const struct experience_plan *plan,
                                    const struct instrument_step *step,
                                    enum respondent respondent, enum language language,
                                    struct pool *pool)
{
    struct asked_item *items = pool_array(pool, step->item_count, struct asked_item);
    size_t count = 0;

    for (size_t i = 0; i < step->item_count; i++) {
        const struct instrument_item *item = &step->items[i];

        if (plan_asks(plan, step, item, respondent)) {
            items[count++] = (struct asked_item){
                item, item_question(plan->instrument, item, respondent, language)};
        }
    }
    return (struct asked_step){step, items, count};
}

struct wording own_item_words(const struct own_item_row *row)
{
    const char *const texts[LANGUAGE_COUNT] = {[LANGUAGE_NL] = row->text_nl,
                                               [LANGUAGE_FR] = row->text_fr,
                                               [LANGUAGE_EN] = row->text_en};
    struct wording words = {{NULL}};
    const char *first = "";

    for (size_t i = LANGUAGE_COUNT; i-- > 0;) {
        first = texts[i][0] != '\0' ? texts[i] : first;
    }
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        words.texts[i] = texts[i][0] != '\0' ? texts[i] : first;
    }
    return words;
}

static struct asked_step own_asked(const struct experience_plan *plan,
                                   enum language language, struct pool *pool)
{
    struct asked_item *items = pool_array(pool, plan->own_item_count, struct asked_item);

    for (size_t i = 0; i < plan->own_item_count; i++) {
        const struct instrument_item *item =
            plan_own_item(plan, &plan->own_items[i], pool);

        items[i] = (struct asked_item){item, wording_in(&item->question, language)};
    }
    return (struct asked_step){own_step(pool), items, plan->own_item_count};
}

struct asked_steps experience_asked(const struct experience_whole *whole,
                                    enum respondent respondent, enum language language,
                                    struct pool *pool)
{
    const struct instrument *instrument = whole->instrument;
    const struct experience_plan plan = experience_plan_of(whole);
    struct asked_step *steps =
        pool_array(pool, instrument->step_count + 1, struct asked_step);
    size_t count = 0;

    for (size_t i = 0; i < instrument->step_count; i++) {
        steps[count] =
            step_asked(&plan, &instrument->steps[i], respondent, language, pool);
        count += steps[count].item_count > 0;
    }
    if (plan.own_item_count > 0 && respondent == instrument->asked) {
        steps[count++] = own_asked(&plan, language, pool);
    }
    return (struct asked_steps){steps, count};
}
