/* network_random.c - made-up networks, made as the program makes them. */
#include "network_random.h"

#include "random.h"
#include "store/journal.h"
#include "store/network.h"
#include "store/network_make.h"
#include "store_fixture.h"

enum { PIECES_MAX = 6 };

static const int64_t NOW = INT64_C(1767225600000);
static const int64_t STEP = 60 * 1000;

/* What is easily lost on the way through JSON, SQL and a file; line ends, which only the
 * purpose of a network has, are the last ones. */
static const char *const PIECES[] = {"Hilde",
                                     " ",
                                     "\"",
                                     "'",
                                     "\\",
                                     "é",
                                     "e\u0301",
                                     "\u2028",
                                     "\U0001F469\u200D\U0001F467",
                                     "</script>",
                                     "%s",
                                     "\\u0000",
                                     "--",
                                     ";",
                                     "\uFFFD",
                                     "{}",
                                     "?",
                                     "$1",
                                     "null",
                                     "\xEF\xBB\xBF",
                                     "\n",
                                     "\t"};
enum { LINE_ENDS = 2 };

static const enum access_role ROLES[] = {ROLE_COORDINATOR,    ROLE_INITIATOR,
                                         ROLE_REPRESENTATIVE, ROLE_WORKER,
                                         ROLE_MEMBER_FAMILY,  ROLE_RESEARCHER};

struct making {
    const struct network_order *order;
    uint64_t state;
    int64_t now;
};

static const char *pieces_random(struct making *making, size_t piece_count,
                                 struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    for (size_t i = random_below(&making->state, PIECES_MAX); i > 0; i--) {
        text_add(&text, PIECES[random_below(&making->state, piece_count)]);
    }
    return text.bytes;
}

static const char *text_random(struct making *making, struct pool *pool)
{
    return pieces_random(making, ARRAY_COUNT(PIECES) - LINE_ENDS, pool);
}

static const char *email_random(struct making *making, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_CELL_BYTES);
    text_format(&text, "P%zu@example.org",
                random_below(&making->state, NETWORK_PERSONS_MAX));
    return text.bytes;
}

/* The id of a row that is there; 0 when there is none. */
static int64_t id_random(struct making *making, struct unit *unit,
                         const struct record_kind *kind)
{
    struct record_list list = {0};
    struct status st = {0};

    expect_done(
        record_list(unit->database, kind, making->order->id, unit->pool, &list, &st),
        &st);
    return list.count == 0
               ? 0
               : list.rows[random_below(&making->state, list.count)][0].integer;
}

static int64_t id_new(const struct making *making, struct unit *unit,
                      const struct record_kind *kind)
{
    int64_t id = 0;
    struct status st = {0};

    expect_done(record_next_id(unit->database, kind, making->order->id, &id, &st), &st);
    return id;
}

static bool person_put(struct making *making, struct change *change, struct unit *unit,
                       struct status *st)
{
    struct person person = {.name = text_random(making, unit->pool),
                            .email = email_random(making, unit->pool)};
    struct sql_value values[RECORD_COLUMNS_MAX];

    person.id = random_below(&making->state, 4) == 0
                    ? id_random(making, unit, &PERSON_RECORD)
                    : id_new(making, unit, &PERSON_RECORD);
    if (person.id > NETWORK_PERSONS_MAX) {
        return true;
    }
    person_values(&person, values);
    return change_put(change, &PERSON_RECORD, values, st);
}

static bool organisation_put(struct making *making, struct change *change,
                             struct unit *unit, struct status *st)
{
    const struct organisation organisation = {id_new(making, unit, &ORGANISATION_RECORD),
                                              text_random(making, unit->pool)};
    struct sql_value values[RECORD_COLUMNS_MAX];

    organisation_values(&organisation, values);
    return change_put(change, &ORGANISATION_RECORD, values, st);
}

static bool role_put(struct making *making, struct change *change, struct unit *unit,
                     struct status *st)
{
    const struct role role = {
        .id = id_new(making, unit, &ROLE_RECORD),
        .person_id = id_random(making, unit, &PERSON_RECORD),
        .role = ROLES[random_below(&making->state, ARRAY_COUNT(ROLES))],
        .organisation_id = id_random(making, unit, &ORGANISATION_RECORD),
        .from_day = "2026-01-01",
        .to_day = random_below(&making->state, 2) == 0 ? NULL : "2026-02-28",
    };
    struct sql_value values[RECORD_COLUMNS_MAX];

    role_values(&role, values);
    return change_put(change, &ROLE_RECORD, values, st);
}

static bool role_remove(struct making *making, struct change *change, struct unit *unit,
                        struct status *st)
{
    return change_remove(change, &ROLE_RECORD, id_random(making, unit, &ROLE_RECORD), st);
}

static bool invitation_put(struct making *making, struct change *change,
                           struct unit *unit, struct status *st)
{
    const struct invitation invitation = {
        .id = id_new(making, unit, &INVITATION_RECORD),
        .name = text_random(making, unit->pool),
        .email = random_below(&making->state, 2) == 0 ? NULL
                                                      : email_random(making, unit->pool),
        .role = ROLES[random_below(&making->state, ARRAY_COUNT(ROLES))],
        .organisation_id = id_random(making, unit, &ORGANISATION_RECORD),
        .state = (enum invitation_state)random_below(&making->state, 3),
        .invited_by = "person:1",
        .created_at = making->now,
        .expires_at = making->now + STEP,
        .digest = digest_salt(unit->pool),
    };
    struct sql_value values[RECORD_COLUMNS_MAX];

    invitation_values(&invitation, values);
    return change_put(change, &INVITATION_RECORD, values, st);
}

static bool network_put(struct making *making, struct change *change, struct unit *unit,
                        struct status *st)
{
    struct network network;
    struct sql_value values[RECORD_COLUMNS_MAX];

    if (!network_find(unit->database, making->order->id, unit->pool, &network, st)) {
        return false;
    }
    network.name = text_random(making, unit->pool);
    network.purpose = pieces_random(making, ARRAY_COUNT(PIECES), unit->pool);
    network.is_archived = random_below(&making->state, 4) == 0;
    network.archived_day = network.is_archived ? "2026-05-01" : NULL;
    network_values(&network, values);
    return change_put(change, &NETWORK_RECORD, values, st);
}

static bool (*const CHANGES[])(struct making *making, struct change *change,
                               struct unit *unit, struct status *st) = {
    person_put, person_put,  person_put,     organisation_put, role_put,
    role_put,   role_remove, invitation_put, network_put,
};

static bool change_do(struct unit *unit, void *context, struct status *st)
{
    struct making *making = context;
    const struct change_head head = {making->order->id, "person:1", "test.change",
                                     making->now, 0};
    struct change *change = NULL;
    const size_t kind = random_below(&making->state, ARRAY_COUNT(CHANGES));

    if (!change_begin(unit, &head, &change, st)) {
        return false;
    }
    return CHANGES[kind](making, change, unit, st) && change_end(change, st);
}

/* Often refused: the row was changed since. The first change made the network, and no
 * page lets it be taken back. */
static bool undo_do(struct unit *unit, void *context, struct status *st)
{
    struct making *making = context;
    struct change_head head = {making->order->id, "person:1", "", making->now, 0};
    int64_t position = 0;

    if (!journal_position(unit->database, making->order->id, &position, st)) {
        return false;
    }
    head.undoes = position - (int64_t)random_below(&making->state, 3);
    if (head.undoes == 1) {
        return true;
    }
    return journal_undo(unit, &head, st);
}

static bool begin_do(struct unit *unit, void *context, struct status *st)
{
    struct making *making = context;
    const struct network_new network = {
        .id = making->order->id,
        .name = "Samen \"sterk\"",
        .place = "Oosterlinde",
        .coordinator = {.name = "Hilde", .email = "P0@example.org"},
        .author = "host",
        .today = "2026-01-01",
        .now = making->now,
    };

    return network_make(unit, &network, st);
}

static bool forget_do(struct unit *unit, void *context, struct status *st)
{
    const struct making *making = context;

    return journal_forget(unit->database, making->order->id, (NOW + making->now) / 2, st);
}

void network_random(struct store *store, const struct network_order *order)
{
    struct making making = {order, order->seed, NOW};
    struct status st = {0};

    expect_done(store_change(store, begin_do, &making, &st), &st);
    for (size_t i = 0; i < order->change_count; i++) {
        making.now += STEP;
        if (random_below(&making.state, 6) > 0) {
            expect_done(store_change(store, change_do, &making, &st), &st);
        } else if (!store_change(store, undo_do, &making, &st)) {
            assert_true(st.code == STATUS_CONFLICT || st.code == STATUS_NOT_FOUND);
            status_clear(&st);
        }
    }
    if (order->is_forgetful) {
        expect_done(store_change(store, forget_do, &making, &st), &st);
    }
}

static bool rename_do(struct unit *unit, void *context, struct status *st)
{
    struct making *making = context;
    const struct change_head head = {making->order->id, "person:1", "test.change",
                                     making->now, 0};
    struct network network;
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;
    struct text name;

    if (!network_find(unit->database, making->order->id, unit->pool, &network, st) ||
        !change_begin(unit, &head, &change, st)) {
        return false;
    }
    text_init(&name, unit->pool, LIMIT_CELL_BYTES);
    text_format(&name, "%s+", network.name);
    network.name = name.bytes;
    network_values(&network, values);
    return change_put(change, &NETWORK_RECORD, values, st) && change_end(change, st);
}

void network_few(struct store *store, const struct network_order *order,
                 size_t change_count)
{
    struct making making = {order, order->seed, NOW};
    struct status st = {0};

    expect_done(store_change(store, begin_do, &making, &st), &st);
    for (size_t i = 0; i < change_count; i++) {
        making.now += STEP;
        expect_done(store_change(store, rename_do, &making, &st), &st);
    }
}
