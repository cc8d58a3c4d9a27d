/* experience_ground.h - a network with four members (wave_ground.h) and a draft of the
 * survey of families, on a ground of either database. */
#pragma once

#include "store/experience.h"
#include "wave_ground.h"

enum { EXPERIENCE_WAVE = 2, LINK_FAMILIES = 1, LINK_WORKERS = 2 };

/* Wave 2 is a draft of "five_b" with every step but "known" and "story", the
 * neighbourhoods Oost and Linde, own items 1 (level) and 2 (text), and two links that
 * take 30 answers each. */
struct ground *experience_ground(void **state);

/* The same inside a unit of work of a store; of `ground` only the unit counts. */
void experience_prepare(struct ground *ground);

/* Of a choice: why, in no language but the wave's. */
#define NO_REASONS .reason_nl = "", .reason_fr = "", .reason_en = ""

/* One change. */
typedef bool (*experience_fn)(struct change *change, struct unit *unit,
                              const void *context, struct status *st);
void experience_done(struct ground *ground, experience_fn function, const void *context);
void experience_refused(struct ground *ground, experience_fn function,
                        const void *context, enum status_code code);

/* Functions of that kind; the context is the address of the wave's id. */
bool opening_do(struct change *change, struct unit *unit, const void *context,
                struct status *st);
bool closing_do(struct change *change, struct unit *unit, const void *context,
                struct status *st);

void experience_begin(struct ground *ground);
void experience_end(struct ground *ground);
struct experience_whole experience_of(struct ground *ground, int64_t wave_id);

/* What the last closing was given. The matrix lives as long as the ground. */
extern struct replies last_replies;

/* Hand in one sheet, or save it under a code. */
struct sending {
    int64_t link_id;
    const char *code; /* NULL: none */
    struct reply_sheet sheet;
};
bool send_do(struct unit *unit, void *sending, struct status *st);
bool begin_do(struct unit *unit, void *sending, struct status *st);

/* A number of one item by a family, and of a worker of organisation 1..4. */
void send_family(struct ground *ground, const char *item, int32_t value);
void send_text(struct ground *ground, const char *item, const char *text);
void send_worker(struct ground *ground, int64_t organisation_id, const char *item,
                 int32_t value);

/* A number of the database. */
int64_t number_of(struct ground *ground, const char *query);
