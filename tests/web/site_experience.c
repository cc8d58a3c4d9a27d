/* site_experience.c - the anonymous surveys of site_experience.h, told through the
 * store. */
#include "site_experience.h"

#include "analysis/experience_results.h"
#include "base/text.h"

static int64_t days_ago(int days)
{
    return world_clock() - (int64_t)days * DAY_MILLISECONDS;
}

/* ---- one change ---- */

struct telling {
    int64_t wave_id;
    int64_t now;
    const char *instrument;
    size_t workers;
    size_t families;
    int64_t made; /* out */
};

typedef bool (*telling_fn)(struct change *change, struct unit *unit,
                           struct telling *telling, struct status *st);

struct told {
    const char *action;
    telling_fn tell;
    struct telling *telling;
};

static bool told_do(struct unit *unit, void *context, struct status *st)
{
    const struct told *told = context;
    const struct change_head head = {WORLD_NETWORK, "person:1", told->action,
                                     told->telling->now, 0};
    struct change *change = NULL;

    return change_begin(unit, &head, &change, st) &&
           told->tell(change, unit, told->telling, st) && change_end(change, st);
}

static void tell(struct world *world, const char *action, telling_fn function,
                 struct telling *telling)
{
    struct told told = {action, function, telling};
    struct status st = {0};

    expect_done(store_change(world->store, told_do, &told, &st), &st);
}

/* ---- a draft ---- */

static bool is_five_b(const struct telling *telling)
{
    return strcmp(telling->instrument, "five_b") == 0;
}

static bool wave_do(struct change *change, struct unit *unit, struct telling *telling,
                    struct status *st)
{
    struct wave_row wave = {
        .instrument = telling->instrument,
        .title = "Najaar",
        .asker = "Hilde, coordinator",
        .reason = "To learn what goes well.",
        .left_out =
            is_five_b(telling) ? "known\ntrust\nunderstanding\nenterable\nstory" : "",
        .due_day = WORLD_TODAY,
        .keep_months = 6,
    };
    struct experience_row choice = {
        .items_out = "",
        .chosen_by = is_five_b(telling) ? "De moeders van de inloop" : "",
        .areas = is_five_b(telling) ? "Oost\nLinde" : "",
        .reason_nl = "",
        .reason_fr = is_five_b(telling) ? "Pour savoir ce qui va bien." : "",
        .reason_en = "",
    };

    if (!experience_make(change, unit, WORLD_NETWORK, &wave, &choice, st)) {
        return false;
    }
    telling->made = wave.id;
    return true;
}

static bool own_items_do(struct change *change, struct unit *unit,
                         struct telling *telling, struct status *st)
{
    struct own_item_row level = {.wave_id = telling->made,
                                 .kind = "level",
                                 .text_nl = "Komt u graag?",
                                 .text_fr = "Venez-vous volontiers ?",
                                 .text_en = ""};
    struct own_item_row text = {.wave_id = telling->made,
                                .kind = "text",
                                .text_nl = "Wat nog?",
                                .text_fr = "",
                                .text_en = ""};

    return !is_five_b(telling) ||
           (own_item_add(change, unit, WORLD_NETWORK, &level, st) &&
            own_item_add(change, unit, WORLD_NETWORK, &text, st));
}

static bool links_do(struct change *change, struct unit *unit, struct telling *telling,
                     struct status *st)
{
    static const struct survey_link_row LINKS[] = {
        {.respondent = "families",
         .kind = "screen",
         .label = "Poster in de bib",
         .language = "nl",
         .people = 130,
         .most = 200},
        {.respondent = "families",
         .kind = "kiosk",
         .label = "Tablet in de inloop",
         .language = "fr",
         .people = 130,
         .most = 200},
        {.respondent = "families",
         .kind = "paper",
         .label = "Bladen van de moedergroep",
         .language = "nl",
         .people = 30,
         .most = 50},
        {.respondent = "workers",
         .kind = "screen",
         .label = "Mail aan alle teams",
         .language = "nl",
         .people = 130,
         .most = 200},
        {.respondent = "workers",
         .kind = "paper",
         .label = "Bladen van de vergadering",
         .language = "nl",
         .people = 30,
         .most = 50},
    };

    for (size_t i = 0; i < ARRAY_COUNT(LINKS); i++) {
        struct survey_link_row link = LINKS[i];

        link.wave_id = telling->made;
        if (is_five_b(telling) ? i < 4 : i >= 3) {
            if (!survey_link_add(change, unit, WORLD_NETWORK, &link, st)) {
                return false;
            }
        }
    }
    return true;
}

static int64_t draft_make(struct world *world, const char *instrument, int days)
{
    struct telling telling = {.instrument = instrument, .now = days_ago(days)};

    tell(world, "experience.make", wave_do, &telling);
    tell(world, "experience.item", own_items_do, &telling);
    tell(world, "experience.link", links_do, &telling);
    return telling.made;
}

int64_t site_experience_draft(struct world *world, const char *instrument)
{
    return draft_make(world, instrument, 21);
}

/* ---- opening and closing ---- */

static bool opening_do(struct change *change, struct unit *unit, struct telling *telling,
                       struct status *st)
{
    return experience_open(change, unit, WORLD_NETWORK, telling->wave_id, telling->now,
                           st);
}

static bool closing_do(struct change *change, struct unit *unit, struct telling *telling,
                       struct status *st)
{
    return experience_close(change, unit, WORLD_NETWORK, telling->wave_id, telling->now,
                            experience_summary, st);
}

static int64_t wave_begin(struct world *world, const char *instrument, int days)
{
    struct telling telling = {.instrument = instrument, .now = days_ago(days)};

    telling.wave_id = draft_make(world, instrument, days + 1);
    tell(world, "experience.open", opening_do, &telling);
    return telling.wave_id;
}

int64_t site_experience_open(struct world *world, const char *instrument)
{
    return wave_begin(world, instrument, 20);
}

void site_experience_close(struct world *world, int64_t wave_id, int days)
{
    struct telling telling = {.wave_id = wave_id, .now = days_ago(days)};

    tell(world, "experience.close", closing_do, &telling);
}

/* ---- what people answer ---- */

/* The house of a worker, from 1; 0: not said. */
static int64_t house_of(size_t worker)
{
    static const size_t SIZES[] = {14, 10, 9, 7, 6, 5, 3, 2};
    size_t end = 0;

    for (size_t i = 0; i < ARRAY_COUNT(SIZES); i++) {
        end += SIZES[i];
        if (worker < end) {
            return (int64_t)i + 1;
        }
    }
    return 0;
}

/* Who agrees with one thing agrees with the next, but not quite. */
static int32_t value_of(const struct instrument_item *item, size_t person, size_t place,
                        bool is_later)
{
    const int count = (int)item->level_count;
    int level = (int)(person % 5) + (int)((person / 5 + place * 3) % 3) - 1;

    if (item->kind == ITEM_SET) {
        return (int32_t)(1U << item->levels[person % item->level_count].value |
                         1U << item->levels[place % item->level_count].value);
    }
    if (item->may_not_know && (person + place * 5) % 17 == 0) {
        return REPLY_UNKNOWN;
    }
    level += is_later && person % 3 == 0;
    level = level < 0 ? 0 : level;
    return item
        ->levels[item->is_nominal || item->is_background
                     ? (int)(person + place) % count
                     : (level >= count ? count - 1 : level)]
        .value;
}

static const char *text_of(const char *code, size_t person, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "Over %s, zegt %zu: \"meer tijd & rust\"", code, person);
    return text.bytes;
}

static struct reply_sheet sheet_of(const struct experience_whole *whole,
                                   enum respondent respondent, size_t person,
                                   struct pool *pool)
{
    const struct asked_steps steps =
        experience_asked(whole, respondent, LANGUAGE_NL, pool);
    const size_t rhythm = respondent == RESPONDENT_FAMILIES ? 4 : 6;
    struct reply_answer *answers = NULL;
    size_t count = 0;
    size_t capacity = 0;

    for (size_t i = 0; i < steps.count; i++) {
        for (size_t j = 0; j < steps.steps[i].item_count; j++) {
            const struct instrument_item *item = steps.steps[i].items[j].item;
            struct reply_answer answer = {.item = item->code};

            if (item->kind == ITEM_TEXT) {
                answer.text =
                    person % rhythm == 0 ? text_of(item->code, person, pool) : NULL;
            } else {
                answer.value = value_of(item, person, count, whole->wave.former_id != 0);
            }
            answers = pool_grow(pool, answers, count, &capacity, struct reply_answer);
            answers[count++] = answer;
        }
    }
    if (whole->choice.areas[0] != '\0' && respondent == whole->instrument->asked) {
        answers = pool_grow(pool, answers, count, &capacity, struct reply_answer);
        answers[count++] =
            (struct reply_answer){.item = "area", .value = 1 + (int32_t)(person % 2)};
    }
    return (struct reply_sheet){answers, count,
                                respondent == RESPONDENT_WORKERS ? house_of(person) : 0};
}

struct reply_sheet site_experience_sheet(const struct experience_whole *whole,
                                         enum respondent respondent, size_t person,
                                         struct pool *pool)
{
    return sheet_of(whole, respondent, person, pool);
}

/* NULL: there is none. */
static const struct survey_link_row *link_of(const struct experience_whole *whole,
                                             const char *respondent, const char *kind)
{
    for (size_t i = 0; i < whole->link_count; i++) {
        if (strcmp(whole->links[i].respondent, respondent) == 0 &&
            strcmp(whole->links[i].kind, kind) == 0) {
            return &whole->links[i];
        }
    }
    return NULL;
}

static bool sending_do(struct unit *unit, void *context, struct status *st)
{
    const struct telling *telling = context;
    struct experience_whole whole;

    if (!experience_read(unit->database, WORLD_NETWORK, telling->wave_id, unit->pool,
                         &whole, st)) {
        return false;
    }
    for (size_t i = 0; i < telling->workers + telling->families; i++) {
        const bool is_worker = i < telling->workers;
        const size_t person = is_worker ? i : i - telling->workers;
        const struct reply_sheet sheet =
            sheet_of(&whole, is_worker ? RESPONDENT_WORKERS : RESPONDENT_FAMILIES, person,
                     unit->pool);
        const char *kind = !is_worker && person % 5 == 4 ? "kiosk" : "screen";
        const struct survey_link_row *link =
            link_of(&whole, is_worker ? "workers" : "families", kind);

        if (!reply_send(unit, WORLD_NETWORK, link->id, NULL, &sheet, st)) {
            return false;
        }
    }
    return true;
}

void site_experience_answer(struct world *world, int64_t wave_id, size_t workers,
                            size_t families)
{
    struct telling telling = {
        .wave_id = wave_id, .workers = workers, .families = families};
    struct status st = {0};

    expect_done(store_change(world->store, sending_do, &telling, &st), &st);
}

/* ---- the whole ---- */

static bool image_do(struct change *change, struct unit *unit, struct telling *telling,
                     struct status *st)
{
    struct self_image_row image = {
        .wave_id = telling->wave_id,
        .author = "person:1",
        .answers = "coordinator_role 3\nbeh1 5\nbeh2 4\nbeh3 2\nbeh4 5\nbridge 4",
        .at = telling->now,
    };

    return self_image_put(change, unit, WORLD_NETWORK, &image, st);
}

static int64_t wave_whole_of(struct world *world, const char *instrument, int opened,
                             int closed)
{
    const bool is_families = strcmp(instrument, "five_b") == 0;
    struct telling telling = {.now = days_ago(closed + 1)};

    telling.wave_id = wave_begin(world, instrument, opened);
    site_experience_answer(world, telling.wave_id,
                           is_families ? EXPERIENCE_WORKERS / 2 : EXPERIENCE_WORKERS,
                           is_families ? EXPERIENCE_FAMILIES : 0);
    if (strcmp(instrument, "dilemmas") == 0) {
        tell(world, "self_image.put", image_do, &telling);
    }
    site_experience_close(world, telling.wave_id, closed);
    return telling.wave_id;
}

int64_t site_experience_closed(struct world *world, const char *instrument)
{
    return wave_whole_of(world, instrument, 20, 10);
}

int64_t site_experience_second(struct world *world, const char *instrument)
{
    return wave_whole_of(world, instrument, 5, 1);
}

struct checking {
    int64_t wave_id;
    size_t count;
};

static bool checking_do(struct unit *unit, void *context, struct status *st)
{
    static const char *const AUTHORS[] = {"person:1", "person:2"};
    const struct checking *checking = context;
    struct open_answers answers;

    if (!open_answers_to_check(unit->database, WORLD_NETWORK, checking->wave_id, "",
                               unit->pool, &answers, st)) {
        return false;
    }
    assert_true(answers.count >= checking->count);
    for (size_t i = 0; i < checking->count * ARRAY_COUNT(AUTHORS); i++) {
        struct open_answer answer = answers.rows[i / ARRAY_COUNT(AUTHORS)];

        answer.shown = answer.body;
        if (!open_answer_check(unit, WORLD_NETWORK, checking->wave_id, &answer,
                               AUTHORS[i % ARRAY_COUNT(AUTHORS)], st)) {
            return false;
        }
    }
    return true;
}

void site_experience_check(struct world *world, int64_t wave_id, size_t count)
{
    struct checking checking = {wave_id, count};
    struct status st = {0};

    expect_done(store_change(world->store, checking_do, &checking, &st), &st);
}

/* ---- what tests ask ---- */

struct experience_whole site_experience(struct world *world, int64_t wave_id)
{
    SCOPED(reader) reader = reader_borrow(world->store);
    struct experience_whole whole = {0};
    struct status st = {0};

    expect_done(experience_read(reader_database(reader), WORLD_NETWORK, wave_id,
                                world->pool, &whole, &st),
                &st);
    return whole;
}

const struct survey_link_row *site_experience_link(struct world *world, int64_t wave_id,
                                                   const char *respondent,
                                                   const char *kind)
{
    const struct experience_whole whole = site_experience(world, wave_id);
    const struct survey_link_row *link = link_of(&whole, respondent, kind);

    assert_non_null(link);
    return link;
}

const char *site_experience_path(struct world *world, int64_t wave_id,
                                 const char *respondent, const char *kind)
{
    const struct survey_link_row *link =
        site_experience_link(world, wave_id, respondent, kind);
    struct text path;

    text_init(&path, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&path, "/a/%s",
                survey_link_code(world->pool, world->site.secret, WORLD_NETWORK, link));
    return path.bytes;
}
