/* five_b_model.h - the B's as families and workers see them, ready for page and paper:
 * what was asked, what may be told of it, and what may be said of the two beside each
 * other (method/five_b.h). */
#pragma once

#include "drawing/answer_bars.h"
#include "method/five_b.h"
#include "web/experience_findings.h"

/* One item. A figure that is NULL: not asked of that group, or not then. */
struct five_b_line {
    const struct instrument_item *item;
    const struct five_b_item *about; /* NULL: a question of the network's own */
    const char *question; /* as families were asked */
    const char *topic; /* for sentences */
    const struct disclosed_item *families;
    const struct disclosed_item *workers;
    const struct disclosed_item *former_families;
    const struct disclosed_item *former_workers;
    struct five_b_comparison comparison; /* FIVE_B_TOO_FEW unless both were asked */
    const char
        *sentence; /* what the two say beside each other; NULL: one side was asked */
};

struct five_b_part {
    const char *code; /* of the step: "availability"; "own" */
    const char *name;
    const struct five_b_card *card; /* NULL: of the network's own questions */
    bool is_standard; /* one of the five */
    const struct five_b_line *lines;
    size_t line_count;
};

struct five_b_findings {
    const struct five_b_part *parts; /* those that were asked, in their order */
    size_t part_count;
    bool has_families; /* something of them is shown */
    bool has_workers;
};

/* Lives in the visit's pool; `findings` must live as long. */
struct five_b_findings five_b_findings_make(struct visit *visit,
                                            const struct experience_findings *findings);

/* NULL: no such part was asked. */
const struct five_b_part *five_b_findings_part(const struct five_b_findings *view,
                                               const char *code);

/* The bars of a part, families first, then how they answered before (`has_former`), then
 * workers. All lives in the visit's pool. */
struct answer_bars five_b_bars(struct visit *visit,
                               const struct experience_findings *findings,
                               const struct five_b_part *part, bool has_former);
