/* experience_findings.h - a closed anonymous survey, read for a page: what was asked,
 * what may be told of it, the wave before it, and the frame around all its pages.
 *
 * Nothing here is more than disclosure let through when the wave was closed. Numbers are
 * not made anew: a page words what stands in `results`. */
#pragma once

#include "analysis/experience_results.h"
#include "store/experience.h"
#include "web/visit.h"

struct experience_findings {
    struct experience_whole wave; /* closed */
    struct wave_list closed; /* closed waves of this instrument, in order of time */
    struct experience_results results; /* zero unless computed */
    bool is_computed; /* by this engine; else a page says so and shows no figure */
    struct wave_row former; /* the closed wave that it carries forward */
    struct experience_results former_results;
    bool has_former; /* it is there, and so are its results */
    struct link_uses uses; /* how often links were used: for remarks only, never as is */
};

/* Read a wave of the visit's network; `instrument` is its code, NULL: any.
 * fails  STATUS_NOT_FOUND  no such wave, not closed, or of another instrument
 * Costs some statements for the first page since the network changed: what was read is
 * kept for the pages after it (kept.h). Lives as long as the visit. */
NODISCARD bool experience_findings_read(struct visit *visit, int64_t wave_id,
                                        const char *instrument,
                                        struct experience_findings *findings_out,
                                        struct status *st);

/* Another part of the results, "organisation:12" (an actor): the caller has made sure
 * that the visitor may read it. `is_there_out` false: it was not made, there were too
 * few. */
NODISCARD bool experience_findings_part(struct visit *visit,
                                        const struct experience_findings *findings,
                                        const char *part,
                                        struct experience_results *results_out,
                                        bool *is_there_out, struct status *st);

/* The closed and computed wave of another instrument that closed nearest in time to this
 * one, with its former one. `is_there_out` false: there is none, and `nearest_out` is
 * zero. */
NODISCARD bool experience_findings_nearest(struct visit *visit,
                                           const struct experience_findings *findings,
                                           const char *instrument,
                                           struct experience_findings *nearest_out,
                                           bool *is_there_out, struct status *st);

/* Put "wave" {id, title, closed_day, address, instrument, instrument_title, is_computed,
 * chosen_by, groups [{code, name, answered}], organisations, former {title, closed_day}
 * (null: none), remarks [voided links], waves [{id, title, closed_day, address,
 * is_present}], has_waves, may_see_status} and "tabs" [{name, address, current}] into the
 * model. A page is {{<experience_findings_frame}} with {{$title}} and {{$findings}}, its
 * h1 within; {{$findings}} is shown only when the wave is computed. By its route it is
 * known which tab is current. */
void experience_findings_frame_put(struct visit *visit,
                                   const struct experience_findings *findings);

/* "/networks/N/experience/4/dilemmas": `path` begins with a slash, or is "". */
const char *experience_findings_address(struct visit *visit,
                                        const struct experience_findings *findings,
                                        const char *path);

/* Where the findings of a wave begin: its first tab. NULL: nowhere. */
const char *experience_findings_begin(struct visit *visit, const struct wave_row *wave);

/* Was this item asked (and its step) in this wave? */
bool experience_findings_asks(const struct experience_findings *findings,
                              const char *item);

/* What all of these respondents answered, and what they did in the wave before; NULL when
 * nothing is computed, or it was not asked. Of a part of them: experience_cell(). */
const struct disclosed_item *experience_findings_cell(
    const struct experience_findings *findings, enum respondent respondent,
    const char *item);
const struct disclosed_item *experience_findings_former_cell(
    const struct experience_findings *findings, enum respondent respondent,
    const char *item);

/* What an item is called: its question in the visitor's language, and of the mirror when
 * `is_mirror`; the title of its step when it has no question of its own. */
const char *experience_findings_question(struct visit *visit,
                                         const struct experience_findings *findings,
                                         const char *item, bool is_mirror);
