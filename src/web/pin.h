/* pin.h - keeping a figure to talk about: any figure of the findings can be pinned, with
 * a note why it matters. What it says is looked up here when it is pinned, never taken
 * from what was sent. */
#pragma once

#include "store/wave_result.h"
#include "web/findings.h"

/* Which figure. */
struct pin_which {
    int64_t wave_id;
    int64_t former_id; /* of "change": the earlier wave; 0 else */
    const char *code; /* "measure", "organisation", "without", "introduction", "pairs",
                       * "trust", "change" */
    const char *relation; /* code of WAVE_RELATIONS; "" for "trust" */
    /* "measure", "change": of NETWORK_MEASURES; "change" also of PAIR_CHANGE_CODES;
     * "organisation": of ORGANISATION_MEASURES; "without": "cut_share"; "introduction":
     * "nearer1" .. "nearer3", "freer1" .. "freer3"; "pairs": of TIE_STATE_CODES; "trust":
     * of TRUST_SCALE_CODES */
    const char *measure;
    int64_t wave_actor_id; /* of "organisation" and "without": whom; 0: the network */
};

/* Put "pin" {address, name} into an object of the model, for {{>pin}}: the link that pins
 * this figure. Null for who may not, and in an archived network. `name` is what the
 * figure is called, for who hears the link. */
void pin_put(struct visit *visit, struct value *object, const struct pin_which *which,
             const char *name);

/* What a figure is called: "density (contact at least monthly)". `organisation`: the name
 * of whom it is about; NULL: the network. Lives in the visit's pool. */
const char *pin_name(struct visit *visit, const struct pin_which *which,
                     const char *organisation);

/* What a figure says now. */
struct pin_figure {
    double value; /* NaN: no number */
    double low; /* of its band; NaN: none */
    double high;
    const char *state; /* of MEASURE_STATE_CODES */
    const char *name; /* pin_name() */
    const char *sentence; /* what it says, said */
    const char *text; /* the number as people write it; "–": none */
};

/* Look a figure up. Reads the wave.
 * fails  STATUS_NOT_FOUND  no such figure, or it is not computed yet, or it is one that
 *                          nobody may see: the score of an organisation, or a score of
 *                          too few */
NODISCARD bool pin_look_up(struct visit *visit, const struct pin_which *which,
                           struct pin_figure *figure_out, struct status *st);
