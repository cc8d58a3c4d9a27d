/* experience_ground.c - a network with an anonymous survey to be tested. */
#include "experience_ground.h"

struct replies last_replies;

/* ---- one change ---- */

struct doing {
    experience_fn function;
    const void *context;
};

static bool doing_do(struct unit *unit, void *context, struct status *st)
{
    const struct doing *doing = context;
    struct change *change = wave_change_of(unit, "experience.try");

    return doing->function(change, unit, doing->context, st) && change_end(change, st);
}

void experience_done(struct ground *ground, experience_fn function, const void *context)
{
    struct doing doing = {function, context};
    struct status st = {0};

    expect_done(doing_do(&ground->unit, &doing, &st), &st);
}

void experience_refused(struct ground *ground, experience_fn function,
                        const void *context, enum status_code code)
{
    struct doing doing = {function, context};

    ground_refuse(ground, doing_do, &doing, code);
}

/* ---- the wave ---- */

static bool draft_do(struct change *change, struct unit *unit, const void *context,
                     struct status *st)
{
    struct wave_row wave = {
        .instrument = "five_b",
        .title = "T",
        .asker = "An",
        .reason = "",
        .left_out = "known\nstory",
        .keep_months = 3,
    };
    struct experience_row choice = {.items_out = "bs2",
                                    .chosen_by = "de moeders",
                                    .areas = "Oost\nLinde",
                                    NO_REASONS};
    struct own_item_row level = {
        .kind = "level", .text_nl = "Komt u graag?", .text_fr = "", .text_en = ""};
    struct own_item_row text = {
        .kind = "text", .text_nl = "", .text_fr = "Et encore ?", .text_en = ""};
    struct survey_link_row families = {.respondent = "families",
                                       .kind = "screen",
                                       .label = "poster",
                                       .language = "nl",
                                       .people = 20,
                                       .most = 30};
    struct survey_link_row workers = families;

    (void)context;
    workers.respondent = "workers";
    if (!experience_make(change, unit, WAVE_NETWORK, &wave, &choice, st)) {
        return false;
    }
    assert_int_equal(wave.id, EXPERIENCE_WAVE);
    level.wave_id = text.wave_id = families.wave_id = workers.wave_id = wave.id;
    return own_item_add(change, unit, WAVE_NETWORK, &level, st) &&
           own_item_add(change, unit, WAVE_NETWORK, &text, st) &&
           survey_link_add(change, unit, WAVE_NETWORK, &families, st) &&
           survey_link_add(change, unit, WAVE_NETWORK, &workers, st);
}

void experience_prepare(struct ground *ground)
{
    wave_prepare(ground);
    experience_done(ground, draft_do, NULL);
}

struct ground *experience_ground(void **state)
{
    struct ground *ground = ground_new(state);

    experience_prepare(ground);
    return ground;
}

bool opening_do(struct change *change, struct unit *unit, const void *context,
                struct status *st)
{
    return experience_open(change, unit, WAVE_NETWORK, *(const int64_t *)context,
                           WAVE_NOW, st);
}

/* What is told: how many there were. */
static void counting(const struct replies *replies, int64_t now, struct pool *pool,
                     struct reply_parts *parts_out)
{
    struct reply_part *part = pool_array(pool, 1, struct reply_part);
    struct value *value = model_object(pool);

    last_replies = *replies;
    model_set_integer(value, "count", (int64_t)replies->count);
    model_set_integer(value, "now", now);
    *part = (struct reply_part){"experience", value};
    *parts_out = (struct reply_parts){part, 1};
}

bool closing_do(struct change *change, struct unit *unit, const void *context,
                struct status *st)
{
    return experience_close(change, unit, WAVE_NETWORK, *(const int64_t *)context,
                            WAVE_NOW, counting, st);
}

void experience_begin(struct ground *ground)
{
    int64_t wave_id = EXPERIENCE_WAVE;

    experience_done(ground, opening_do, &wave_id);
}

void experience_end(struct ground *ground)
{
    int64_t wave_id = EXPERIENCE_WAVE;

    experience_done(ground, closing_do, &wave_id);
}

struct experience_whole experience_of(struct ground *ground, int64_t wave_id)
{
    struct experience_whole whole = {0};
    struct status st = {0};

    expect_done(experience_read(ground->database, WAVE_NETWORK, wave_id, ground->pool,
                                &whole, &st),
                &st);
    return whole;
}

/* ---- sheets ---- */

bool send_do(struct unit *unit, void *context, struct status *st)
{
    const struct sending *sending = context;

    return reply_send(unit, WAVE_NETWORK, sending->link_id, sending->code,
                      &sending->sheet, st);
}

bool begin_do(struct unit *unit, void *context, struct status *st)
{
    const struct sending *sending = context;

    return reply_begun_put(unit, WAVE_NETWORK, sending->link_id, sending->code,
                           &sending->sheet, "2026-03-03", st);
}

static void send(struct ground *ground, struct sending sending)
{
    struct status st = {0};

    expect_done(send_do(&ground->unit, &sending, &st), &st);
}

void send_family(struct ground *ground, const char *item, int32_t value)
{
    const struct reply_answer answer = {item, value, NULL};

    send(ground, (struct sending){LINK_FAMILIES, NULL, {&answer, 1, 0}});
}

void send_text(struct ground *ground, const char *item, const char *text)
{
    const struct reply_answer answer = {item, 0, text};

    send(ground, (struct sending){LINK_FAMILIES, NULL, {&answer, 1, 0}});
}

void send_worker(struct ground *ground, int64_t organisation_id, const char *item,
                 int32_t value)
{
    const struct reply_answer answer = {item, value, NULL};

    send(ground, (struct sending){LINK_WORKERS, NULL, {&answer, 1, organisation_id}});
}

int64_t number_of(struct ground *ground, const char *query)
{
    /* What is prepared is known by its address. */
    const struct sql *sql = pool_copy(
        ground->pool, &((const struct sql){"number of", query, query}), 1, struct sql);
    struct status st = {0};
    SCOPED(query) row = query_begin(ground->database, sql, SQL_NO_VALUES);
    int64_t number = 0;

    expect_done(query_number(row, &number, &st), &st);
    return number;
}
