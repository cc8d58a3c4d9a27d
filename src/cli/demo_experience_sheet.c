#include "cli/demo_experience_sheet.h"

#include "cli/demo_experience_words.h"
#include "cli/demo_wave.h"
#include "cli/demo_wave_answers.h"

const struct demo_survey_link DEMO_LINK_OF[DEMO_SURVEY_LINKS] = {
    {DEMO_DILEMMAS, RESPONDENT_WORKERS, "screen", "mail aan alle teams", "nl", 70, NULL},
    {DEMO_DILEMMAS, RESPONDENT_WORKERS, "screen", "mail, Frans", "fr", 18, NULL},
    {DEMO_DILEMMAS, RESPONDENT_WORKERS, "paper", "netwerkvergadering", "nl", 12, NULL},
    {DEMO_GROWTH, RESPONDENT_WORKERS, "screen", "mail aan alle teams", "nl", 100, NULL},
    {DEMO_FIVE_B, RESPONDENT_FAMILIES, "screen", "affiche aan het station", "nl", 18,
     "De affiche stond op een pagina die iedereen deelde"},
    {DEMO_FIVE_B, RESPONDENT_FAMILIES, "screen", "affiche in de bibliotheek", "nl", 20,
     NULL},
    {DEMO_FIVE_B, RESPONDENT_FAMILIES, "screen", "kaartje, Frans", "fr", 14, NULL},
    {DEMO_FIVE_B, RESPONDENT_FAMILIES, "kiosk", "tablet in het inloophuis", "nl", 24,
     NULL},
    {DEMO_FIVE_B, RESPONDENT_FAMILIES, "paper", "samen met Samen Sterk", "nl", 24, NULL},
    {DEMO_FIVE_B, RESPONDENT_WORKERS, "screen", "mail aan alle teams", "nl", 100, NULL},
};

enum { AREAS = 3, SHEET_ANSWERS = 120 };

/* The link by which this person comes: 0 when there is none. */
static int64_t link_of(const struct demo_asking *asking, const struct demo_person *person)
{
    double left = demo_person_chance(person, "link") * 100;
    int64_t last = 0;

    for (size_t i = 0; i < DEMO_SURVEY_LINKS; i++) {
        if (asking->link_ids[i] == 0 ||
            DEMO_LINK_OF[i].respondent != person->respondent) {
            continue;
        }
        last = asking->link_ids[i];
        left -= DEMO_LINK_OF[i].share;
        if (left < 0) {
            return last;
        }
    }
    return last;
}

static void answer_add(struct reply_answer *answers, size_t *count,
                       struct reply_answer answer)
{
    if (*count < SHEET_ANSWERS && (answer.text != NULL || answer.value != REPLY_NONE)) {
        answers[(*count)++] = answer;
    }
}

static void step_fill(const struct asked_step *step, const struct demo_person *person,
                      struct reply_answer *answers, size_t *count)
{
    for (size_t i = 0; i < step->item_count; i++) {
        const struct instrument_item *item = step->items[i].item;
        const struct demo_written *written =
            item->kind == ITEM_TEXT ? demo_written_of(person, item->code) : NULL;

        answer_add(
            answers, count,
            (struct reply_answer){.item = item->code,
                                  .value = demo_experience_answer(person, item, *count),
                                  .text = written != NULL ? written->text : NULL});
    }
}

/* Where a family lives, if it says so. */
static int32_t area_of(const struct demo_person *person)
{
    const double chance = demo_person_chance(person, "area");
    return chance > 0.85 ? REPLY_NONE : 1 + (int32_t)(chance / 0.85 * AREAS);
}

static bool person_answers(const struct demo_asking *asking,
                           const struct demo_person *person, struct status *st)
{
    const struct asked_steps *asked = &asking->asked[person->respondent];
    const bool is_family = person->respondent == RESPONDENT_FAMILIES;
    struct reply_answer answers[SHEET_ANSWERS];
    size_t count = 0;

    for (size_t i = 0; i < asked->count; i++) {
        step_fill(&asked->steps[i], person, answers, &count);
    }
    if (is_family && asking->whole.choice.areas[0] != '\0') {
        answer_add(answers, &count,
                   (struct reply_answer){.item = "area", .value = area_of(person)});
    }
    const struct reply_sheet sheet = {
        answers, count,
        !is_family && demo_says_house(person) ? (int64_t)person->house + 1 : 0};
    return reply_send(asking->ground->unit, DEMO_WAVE_NETWORK, link_of(asking, person),
                      NULL, &sheet, st);
}

bool demo_families_answer(const struct demo_asking *asking, struct status *st)
{
    struct demo_person person = {.round = asking->round,
                                 .survey = asking->survey,
                                 .respondent = RESPONDENT_FAMILIES};

    for (; person.number < demo_family_count(person.round); person.number++) {
        if (!person_answers(asking, &person, st)) {
            return false;
        }
    }
    return true;
}

bool demo_workers_answer(const struct demo_asking *asking, struct status *st)
{
    struct demo_person person = {.round = asking->round,
                                 .survey = asking->survey,
                                 .respondent = RESPONDENT_WORKERS};

    for (person.house = 0; person.house < DEMO_HOUSES; person.house++) {
        const size_t count = demo_worker_count(person.round, person.house);
        for (person.seat = 0; person.seat < count; person.seat++, person.number++) {
            if (demo_takes_part(&person) && !person_answers(asking, &person, st)) {
                return false;
            }
        }
    }
    return true;
}
