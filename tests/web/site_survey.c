/* site_survey.c - the survey of site_survey.h, told through the store. */
#include "site_survey.h"

#include "store/actor.h"
#include "store/partner.h"
#include "store/people.h"
#include "store/survey_answer.h"
#include "web/clerk_wave.h"

enum { HOUSES_FIRST = HOUSE_SPORTDIENST, TARGETS_MOST = HOUSE_COUNT, LONG_AGO = 60 };

const char *const SURVEY_HOUSES[HOUSE_COUNT] = {
    "OCMW",       "CAW",         "Scholen",    "Bib",      "Kinderopvang", "Inloopteam",
    "Huisartsen", "Voedselhulp", "Vereniging", "Zorghuis", "Sportdienst"};

static const char *const SECTORS[HOUSE_COUNT] = {
    "zorg",       "zorg",          "zorg",    "zorg",       "kinderopvang", "gezin",
    "gezondheid", "vrijwilligers", "armoede", "gezondheid", "sport"};

/* A digit a house: what the row says of the column in the first wave. */
static const char *const CONTACT[HOUSE_COUNT] = {
    [HOUSE_OCMW] = "04000332310",         [HOUSE_CAW] = "40000323200",
    [HOUSE_SCHOLEN] = "00034400200",      [HOUSE_BIB] = "00302000000",
    [HOUSE_KINDEROPVANG] = "00420300010", [HOUSE_INLOOPTEAM] = "33213032320",
    [HOUSE_HUISARTSEN] = "32000301000",   [HOUSE_VOEDSELHULP] = "23000200200",
    [HOUSE_VERENIGING] = "32000302000",   [HOUSE_ZORGHUIS] = "12000100000",
    [HOUSE_SPORTDIENST] = "00000000000"};

/* Pairs that say something else in the second wave, both ends alike. */
static const struct {
    enum survey_house one;
    enum survey_house other;
    int value;
} LATER[] = {
    {HOUSE_OCMW, HOUSE_KINDEROPVANG, 3},
    {HOUSE_OCMW, HOUSE_VOEDSELHULP, 0},
    {HOUSE_SPORTDIENST, HOUSE_SCHOLEN, 3},
    {HOUSE_SPORTDIENST, HOUSE_INLOOPTEAM, 2},
};

static const struct {
    enum survey_house house;
    const char *name;
    const char *email;
    const char *language;
} INFORMANTS[INFORMANT_END] = {
    [INFORMANT_JAN] = {HOUSE_OCMW, "Jan", "representative" WORLD_DOMAIN, "nl"},
    [INFORMANT_AN] = {HOUSE_OCMW, "An", "", "fr"},
    [INFORMANT_KAREL] = {HOUSE_CAW, "Karel", "karel@caw.invalid", "nl"},
    [INFORMANT_PIET] = {HOUSE_SCHOLEN, "Piet", "piet@scholen.invalid", "nl"},
    [INFORMANT_GRIET] = {HOUSE_SCHOLEN, "Griet", "griet@scholen.invalid", "fr"},
    [INFORMANT_BEN] = {HOUSE_BIB, "Ben", "ben@bib.invalid", "en"},
    [INFORMANT_LIES] = {HOUSE_KINDEROPVANG, "Lies", "lies@opvang.invalid", "nl"},
    [INFORMANT_MARIAM] = {HOUSE_INLOOPTEAM, "Mariam", "mariam@inloop.invalid", "fr"},
    [INFORMANT_HUGO] = {HOUSE_HUISARTSEN, "Hugo", "hugo@arts.invalid", "nl"},
    [INFORMANT_DORA] = {HOUSE_VOEDSELHULP, "Dora", "", "nl"},
    [INFORMANT_WARD] = {HOUSE_VERENIGING, "Ward", "ward@armoede.invalid", "nl"},
    [INFORMANT_ZITA] = {HOUSE_ZORGHUIS, "Zita", "zita@zorg.invalid", "nl"},
    [INFORMANT_BRAM] = {HOUSE_BIB, "Bram", "bram@bib.invalid", "nl"},
};

static int64_t days_ago(int days)
{
    return world_clock() - (int64_t)days * DAY_MILLISECONDS;
}

/* ---- one change ---- */

/* What is done, of which wave and informant, when. */
struct telling {
    int64_t wave_id;
    int64_t informant_id;
    int64_t now;
    const char *today;
};

typedef bool (*telling_fn)(struct change *change, struct unit *unit,
                           const struct telling *telling, struct status *st);

struct told {
    const char *action;
    telling_fn tell;
    const struct telling *telling;
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
                 const struct telling *telling)
{
    struct told told = {action, function, telling};
    struct status st = {0};

    expect_done(store_change(world->store, told_do, &told, &st), &st);
}

static struct wave_whole wave_of(struct world *world, int64_t wave_id)
{
    SCOPED(reader) reader = reader_borrow(world->store);
    struct wave_whole wave;
    struct status st = {0};

    expect_done(wave_read(reader_database(reader), WORLD_NETWORK, wave_id, world->pool,
                          &wave, &st),
                &st);
    return wave;
}

/* ---- organisations and members ---- */

static bool houses_do(struct change *change, struct unit *unit,
                      const struct telling *telling, struct status *st)
{
    struct record_list list;

    (void)telling;
    if (!record_list(unit->database, &ACTOR_RECORD, WORLD_NETWORK, unit->pool, &list,
                     st)) {
        return false;
    }
    for (size_t i = list.count; i < HOUSE_COUNT; i++) {
        struct actor_row actor = {.name = SURVEY_HOUSES[i], .sector = SECTORS[i]};
        if (!actor_add(change, unit, WORLD_NETWORK, &actor, st)) {
            return false;
        }
    }
    return true;
}

static bool members_do(struct change *change, struct unit *unit,
                       const struct telling *telling, struct status *st)
{
    struct record_list list;

    if (!record_list(unit->database, &MEMBER_RECORD, WORLD_NETWORK, unit->pool, &list,
                     st)) {
        return false;
    }
    /* After world_prepare() the first is there already. */
    for (int64_t i = list.count > 0 ? 1 : 0; i < HOUSES_FIRST; i++) {
        struct member_row member = {.actor_id = i + 1,
                                    .role = i % 3 == 2 ? "edge" : "core",
                                    .from_day = telling->today,
                                    .engagement_level = "lasting"};
        if (!member_begin(change, unit, WORLD_NETWORK, &member, st)) {
            return false;
        }
    }
    return true;
}

/* Bib leaves, Sportdienst joins. */
static bool members_later_do(struct change *change, struct unit *unit,
                             const struct telling *telling, struct status *st)
{
    struct member_row member = {.actor_id = HOUSE_SPORTDIENST + 1,
                                .role = "edge",
                                .from_day = telling->today,
                                .engagement_level = "per_action"};
    const struct member_leave leave = {HOUSE_BIB + 1, telling->today, "andere plannen"};

    return member_begin(change, unit, WORLD_NETWORK, &member, st) &&
           member_end(change, unit, WORLD_NETWORK, &leave, st);
}

/* ---- the wave, as it is set up ---- */

static bool wave_do(struct change *change, struct unit *unit,
                    const struct telling *telling, struct status *st)
{
    struct wave_row wave = {
        .instrument = "relation",
        .instrument_version = "1",
        .title = telling->wave_id == 1 ? "T0" : "T1",
        .asker = "Hilde, coordinator",
        .reason = "To see who works with whom.",
        .left_out = "",
        .due_day = WORLD_TODAY,
        .keep_months = 6,
    };

    return wave_make(change, unit, WORLD_NETWORK, telling->today, &wave, st);
}

/* The wave_actor of a house; 0: it is not on the list. */
static int64_t target_of(const struct wave_whole *wave, enum survey_house house)
{
    for (size_t i = 0; i < wave->actor_count; i++) {
        if (wave->actors[i].actor_id == (int64_t)house + 1) {
            return wave->actors[i].id;
        }
    }
    return 0;
}

static enum survey_house house_of(const struct wave_whole *wave, int64_t target_id)
{
    const struct wave_actor_row *actor = wave_actor(wave, target_id);

    return actor == NULL || actor->actor_id == 0
               ? HOUSE_COUNT
               : (enum survey_house)(actor->actor_id - 1);
}

static bool informants_first(struct change *change, struct unit *unit,
                             const struct wave_whole *wave, struct status *st)
{
    for (int i = INFORMANT_JAN; i < INFORMANT_END; i++) {
        struct informant_row row = {.wave_id = 1,
                                    .wave_actor_id = target_of(wave, INFORMANTS[i].house),
                                    .name = INFORMANTS[i].name,
                                    .email = INFORMANTS[i].email,
                                    .language = INFORMANTS[i].language};

        if (!informant_add(change, unit, WORLD_NETWORK, &row, st)) {
            return false;
        }
        row.state = "withdrawn";
        if (i == INFORMANT_BRAM && !informant_put(change, &row, st)) {
            return false;
        }
    }
    return true;
}

/* One for each organisation: of the first wave who came first; new ones for the
 * others. */
static bool informants_later(struct change *change, struct unit *unit,
                             const struct wave_whole *wave, struct status *st)
{
    for (size_t i = 0; i < wave->actor_count; i++) {
        const enum survey_house house = house_of(wave, wave->actors[i].id);
        struct informant_row row = {.wave_id = wave->wave.id,
                                    .wave_actor_id = wave->actors[i].id,
                                    .name = "Stef",
                                    .email = "stef@sport.invalid",
                                    .language = "nl"};

        for (int j = INFORMANT_END - 1; j >= INFORMANT_JAN; j--) {
            if (INFORMANTS[j].house == house) {
                row.name = INFORMANTS[j].name;
                row.email = INFORMANTS[j].email;
                row.language = INFORMANTS[j].language;
            }
        }
        if (!informant_add(change, unit, WORLD_NETWORK, &row, st)) {
            return false;
        }
    }
    return true;
}

static bool asking_do(struct change *change, struct unit *unit,
                      const struct telling *telling, struct status *st)
{
    struct wave_whole wave;

    return wave_read(unit->database, WORLD_NETWORK, telling->wave_id, unit->pool, &wave,
                     st) &&
           wave_actor_coordinates(change, unit, WORLD_NETWORK,
                                  target_of(&wave, HOUSE_INLOOPTEAM), st) &&
           (telling->wave_id == 1 ? informants_first(change, unit, &wave, st)
                                  : informants_later(change, unit, &wave, st));
}

static bool opening_do(struct change *change, struct unit *unit,
                       const struct telling *telling, struct status *st)
{
    return wave_open(change, unit, WORLD_NETWORK, telling->wave_id, telling->now, st);
}

static bool closing_do(struct change *change, struct unit *unit,
                       const struct telling *telling, struct status *st)
{
    return wave_close(change, unit, WORLD_NETWORK, telling->wave_id, telling->now, st);
}

/* ---- answers ---- */

int site_survey_contact(int64_t wave_id, enum survey_house from, enum survey_house to)
{
    for (size_t i = 0; wave_id > 1 && i < ARRAY_COUNT(LATER); i++) {
        if ((LATER[i].one == from && LATER[i].other == to) ||
            (LATER[i].one == to && LATER[i].other == from)) {
            return LATER[i].value;
        }
    }
    return CONTACT[from][to] - '0';
}

int64_t site_survey_value(const char *item, int contact, enum survey_house from,
                          enum survey_house to)
{
    const int number = item[0] == 'T' || item[0] == 'U' ? item[1] - '0' : 0;

    if (number > 0) {
        const int sum = (int)from + (int)to + number;
        return sum % 9 == 0 ? SURVEY_UNKNOWN : 1 + (sum + (item[0] == 'U')) % 4;
    }
    if (strcmp(item, "works_with") == 0) {
        return 1;
    }
    if (strcmp(item, "contact") == 0) {
        return contact;
    }
    if (strcmp(item, "means") == 0) {
        return contact >= 3 ? INT64_C(1) << (((int)from + (int)to) % 6) : 0;
    }
    if (strcmp(item, "refer_to") == 0 || strcmp(item, "refer_from") == 0) {
        return contact >= 2 ? contact - 1 : 0;
    }
    return contact >= 4 ? 2 : contact >= 3; /* information, warm, action */
}

struct sheet {
    const struct wave_whole *wave;
    const struct informant_row *informant;
    enum survey_house house;
    struct survey_answer answers[TARGETS_MOST * 4];
    size_t count;
};

/* An and Griet see their house a little otherwise than who answers beside them.
 */
static int contact_said(const struct sheet *sheet, enum survey_house to)
{
    const int contact = site_survey_contact(sheet->wave->wave.id, sheet->house, to);

    if (sheet->informant->id == INFORMANT_AN) {
        return to == HOUSE_CAW ? 3 : to == HOUSE_ZORGHUIS ? 0 : contact;
    }
    return sheet->informant->id == INFORMANT_GRIET && to == HOUSE_KINDEROPVANG ? 3
                                                                               : contact;
}

static void step_fill(struct sheet *sheet, const struct instrument_step *step)
{
    sheet->count = 0;
    for (size_t i = 0; i < sheet->wave->actor_count; i++) {
        const int64_t target = sheet->wave->actors[i].id;
        const enum survey_house to = house_of(sheet->wave, target);
        const int contact = to == HOUSE_COUNT ? 0 : contact_said(sheet, to);

        if (contact == 0 || to == sheet->house) {
            continue;
        }
        for (size_t j = 0; j < step->item_count; j++) {
            const char *code = step->items[j].code;

            if (strcmp(code, "warm") != 0 || contact >= 2) {
                sheet->answers[sheet->count++] = (struct survey_answer){
                    code, target, site_survey_value(code, contact, sheet->house, to)};
            }
        }
    }
}

static bool steps_save(struct unit *unit, struct sheet *sheet, int64_t now,
                       struct status *st)
{
    const struct instrument *instrument = sheet->wave->instrument;

    for (size_t i = 0; i < instrument->step_count; i++) {
        step_fill(sheet, &instrument->steps[i]);
        const struct survey_saving saving = {
            .network_id = WORLD_NETWORK,
            .wave_id = sheet->wave->wave.id,
            .informant_id = sheet->informant->id,
            .answers = sheet->answers,
            .answer_count = sheet->count,
            .step = instrument->steps[i].code,
            .now = now,
        };
        if (!survey_save(unit, &saving, st)) {
            return false;
        }
    }
    return true;
}

/* A name that is not on the list, and works with whom added it. */
static bool name_add(struct change *change, struct unit *unit,
                     const struct informant_row *informant, const char *name,
                     struct status *st)
{
    struct wave_actor_row added = {.wave_id = informant->wave_id,
                                   .name = name,
                                   .sector = "",
                                   .role = "",
                                   .informant_id = informant->id};
    struct survey_answer answer = {"works_with", 0, 1};
    struct survey_saving saving = {.network_id = WORLD_NETWORK,
                                   .wave_id = informant->wave_id,
                                   .informant_id = informant->id,
                                   .answers = &answer,
                                   .answer_count = 1,
                                   .now = world_clock()};

    if (!wave_actor_add(change, unit, WORLD_NETWORK, &added, st)) {
        return false;
    }
    answer.target_id = added.id;
    return survey_save(unit, &saving, st) &&
           (informant->id != INFORMANT_KAREL ||
            wave_actor_same(change, unit, WORLD_NETWORK, added.id, HOUSE_VERENIGING + 1,
                            st));
}

static bool answering_do(struct change *change, struct unit *unit,
                         const struct telling *telling, struct status *st)
{
    struct wave_whole wave;

    if (!wave_read(unit->database, WORLD_NETWORK, telling->wave_id, unit->pool, &wave,
                   st)) {
        return false;
    }
    struct informant_row row = *wave_informant(&wave, telling->informant_id);
    struct sheet *sheet = pool_array(unit->pool, 1, struct sheet);
    *sheet = (struct sheet){
        .wave = &wave, .informant = &row, .house = house_of(&wave, row.wave_actor_id)};
    if (!steps_save(unit, sheet, telling->now, st) ||
        (row.id == INFORMANT_KAREL &&
         !name_add(change, unit, &row, "De Vereniging Oost", st)) ||
        (row.id == INFORMANT_LIES &&
         !name_add(change, unit, &row, "Buurthuis De Brug", st))) {
        return false;
    }
    row.state = "finished";
    row.begun_at = telling->now;
    row.finished_at = telling->now;
    row.paper_by = row.id == INFORMANT_DORA ? "person:1" : NULL;
    row.paper_at = row.id == INFORMANT_DORA ? telling->now : 0;
    return informant_put(change, &row, st);
}

/* ---- the whole ---- */

static void wave_begin(struct world *world, int64_t wave_id, const char *today, int days)
{
    const struct telling telling = {
        .wave_id = wave_id, .now = days_ago(days), .today = today};

    tell(world, "wave.make", wave_do, &telling);
    tell(world, "informant.add", asking_do, &telling);
    tell(world, "wave.open", opening_do, &telling);
}

static void wave_end(struct world *world, int64_t wave_id, int days)
{
    const struct telling telling = {.wave_id = wave_id, .now = days_ago(days)};
    struct status st = {0};

    tell(world, "wave.close", closing_do, &telling);
    expect_done(clerk_wave_now(world->store, days_ago(days), &st), &st);
}

static void answer_in(struct world *world, int64_t wave_id, int64_t informant_id,
                      int days)
{
    const struct telling telling = {
        .wave_id = wave_id, .informant_id = informant_id, .now = days_ago(days)};

    tell(world, "informant.finish", answering_do, &telling);
}

void site_survey_members(struct world *world)
{
    const struct telling telling = {.now = days_ago(LONG_AGO),
                                    .today = day_of(days_ago(LONG_AGO), world->pool)};

    tell(world, "actor.add", houses_do, &telling);
    tell(world, "member.add", members_do, &telling);
}

void site_survey_open(struct world *world)
{
    site_survey_members(world);
    wave_begin(world, 1, WORLD_YESTERDAY, 20);
    for (int house = 0; house < HOUSES_FIRST; house++) {
        assert_int_equal(site_survey_target(world, 1, (enum survey_house)house),
                         house + 1);
    }
}

void site_survey_answer(struct world *world, enum survey_informant informant)
{
    answer_in(world, 1, informant, 15);
}

void site_survey_closed(struct world *world)
{
    site_survey_open(world);
    for (int i = INFORMANT_JAN; i < INFORMANT_ZITA; i++) {
        site_survey_answer(world, (enum survey_informant)i);
    }
    wave_end(world, 1, 10);
}

void site_survey_second(struct world *world)
{
    const struct telling telling = {.now = days_ago(6), .today = WORLD_TODAY};

    site_survey_closed(world);
    tell(world, "member.add", members_later_do, &telling);
    wave_begin(world, 2, WORLD_TODAY, 5);
    const struct wave_whole wave = wave_of(world, 2);
    for (size_t i = 0; i < wave.informant_count; i++) {
        if (house_of(&wave, wave.informants[i].wave_actor_id) != HOUSE_HUISARTSEN) {
            answer_in(world, 2, wave.informants[i].id, 3);
        }
    }
    wave_end(world, 2, 1);
}

/* ---- what tests ask ---- */

int64_t site_survey_target(struct world *world, int64_t wave_id, enum survey_house house)
{
    const struct wave_whole wave = wave_of(world, wave_id);
    const int64_t target = target_of(&wave, house);

    assert_int_not_equal(target, 0);
    return target;
}

const char *site_survey_link(struct world *world, int64_t informant_id)
{
    SCOPED(reader) reader = reader_borrow(world->store);
    const struct sql_value *values = NULL;
    struct informant_row row;
    struct text path;
    struct status st = {0};

    expect_done(record_find(reader_database(reader), &INFORMANT_RECORD, WORLD_NETWORK,
                            informant_id, world->pool, &values, &st),
                &st);
    record_read(&INFORMANT_RECORD, values, &row);
    text_init(&path, world->pool, LIMIT_ADDRESS_BYTES);
    text_format(&path, "/v/%s",
                informant_code(world->pool, world->site.secret, WORLD_NETWORK, &row));
    return path.bytes;
}
