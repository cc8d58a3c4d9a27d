#include "web/holding_book.h"

#include <assert.h>
#include <string.h>

static const struct {
    const char *code;
    const char *label; /* N_() */
    size_t estimated;
    size_t confirmed;
} ASPECTS[ASPECT_COUNT] = {
    [ASPECT_HAS] = {"has", N_("has it"), offsetof(struct holding_row, has),
                    offsetof(struct holding_row, has_confirmed)},
    [ASPECT_CAN] = {"can", N_("can use it"), offsetof(struct holding_row, can),
                    offsetof(struct holding_row, can_confirmed)},
    [ASPECT_WANTS] = {"wants", N_("wants to use it"), offsetof(struct holding_row, wants),
                      offsetof(struct holding_row, wants_confirmed)},
};

const char *holding_aspect_code(enum holding_aspect aspect)
{
    return ASPECTS[aspect].code;
}

const char *holding_aspect_label(enum holding_aspect aspect)
{
    return ASPECTS[aspect].label;
}

bool holding_aspect_find(const char *code, size_t length, enum holding_aspect *aspect_out)
{
    for (int i = 0; i < ASPECT_COUNT; i++) {
        if (strlen(ASPECTS[i].code) == length &&
            memcmp(ASPECTS[i].code, code, length) == 0) {
            *aspect_out = (enum holding_aspect)i;
            return true;
        }
    }
    return false;
}

static const char *answer_get(const struct holding_row *row, size_t offset)
{
    const char *answer = NULL;

    if (row == NULL) {
        return "";
    }
    memcpy(&answer, (const char *)row + offset, sizeof answer);
    return answer;
}

const char *holding_estimate(const struct holding_row *row, enum holding_aspect aspect)
{
    return answer_get(row, ASPECTS[aspect].estimated);
}

const char *holding_confirmed(const struct holding_row *row, enum holding_aspect aspect)
{
    return answer_get(row, ASPECTS[aspect].confirmed);
}

/* ---- a row by its actor and source ---- */

/* Twice as many as rows, and a power of two. */
static size_t slots_wanted(size_t room)
{
    size_t count = 16;

    while (count < 2 * room) {
        count *= 2;
    }
    return count;
}

/* The slot of a pair: of its row, or the empty one where it would stand. Of two rows of
 * one pair the first counts. */
static size_t slot_find(const struct holding_book *book, int64_t actor_id,
                        int64_t source_id)
{
    const uint64_t mixed = ((uint64_t)actor_id << 32 ^ (uint64_t)source_id) *
                           UINT64_C(0x9E3779B97F4A7C15); /* Knuth, 6.4: 2^64 / phi */
    size_t slot = (size_t)(mixed >> 32) & (book->slot_count - 1);

    while (book->slots[slot] != 0) {
        const struct holding_row *row = &book->rows[book->slots[slot] - 1];

        if (row->actor_id == actor_id && row->source_id == source_id) {
            break;
        }
        slot = (slot + 1) & (book->slot_count - 1);
    }
    return slot;
}

static void slots_fill(struct holding_book *book, struct pool *pool)
{
    book->slot_count = slots_wanted(book->room);
    book->slots = pool_array(pool, book->slot_count, size_t);
    for (size_t i = 0; i < book->count; i++) {
        const size_t slot =
            slot_find(book, book->rows[i].actor_id, book->rows[i].source_id);

        book->slots[slot] = book->slots[slot] == 0 ? i + 1 : book->slots[slot];
    }
}

/* ---- the book ---- */

bool holding_book_read(struct database *database, const char *network_id, size_t more,
                       struct pool *pool, struct holding_book *book_out,
                       struct status *st)
{
    struct record_list list;

    if (!record_list(database, &HOLDING_RECORD, network_id, pool, &list, st)) {
        return false;
    }
    struct holding_book book = {
        .network_id = network_id,
        .rows = pool_array(pool, list.count + more, struct holding_row),
        .is_changed = pool_array(pool, list.count + more, bool),
        .count = list.count,
        .room = list.count + more,
    };
    for (size_t i = 0; i < list.count; i++) {
        record_read(&HOLDING_RECORD, list.rows[i], &book.rows[i]);
    }
    slots_fill(&book, pool);
    *book_out = book;
    return true;
}

const struct holding_row *holding_book_find(const struct holding_book *book,
                                            int64_t actor_id, int64_t source_id)
{
    const size_t found = book->slots[slot_find(book, actor_id, source_id)];

    return found == 0 ? NULL : &book->rows[found - 1];
}

void holding_book_set(struct holding_book *book, const struct holding_cell *cell)
{
    const size_t slot = slot_find(book, cell->actor_id, cell->source_id);

    if (book->slots[slot] == 0) {
        assert(book->count < book->room);
        book->rows[book->count++] = (struct holding_row){
            .actor_id = cell->actor_id,
            .source_id = cell->source_id,
            .has = "",
            .can = "",
            .wants = "",
            .has_confirmed = "",
            .can_confirmed = "",
            .wants_confirmed = "",
        };
        book->slots[slot] = book->count;
    }
    const size_t i = book->slots[slot] - 1;
    memcpy((char *)&book->rows[i] + ASPECTS[cell->aspect].estimated, &cell->answer,
           sizeof cell->answer);
    book->is_changed[i] = true;
}

bool holding_book_write(struct change *change, struct holding_book *book,
                        struct status *st)
{
    for (size_t i = 0; i < book->count; i++) {
        struct holding_row *row = &book->rows[i];

        if (book->is_changed[i] &&
            !(row->id == 0 ? change_add(change, &HOLDING_RECORD, row, st)
                           : change_put_row(change, &HOLDING_RECORD, row, st))) {
            return false;
        }
    }
    return true;
}
