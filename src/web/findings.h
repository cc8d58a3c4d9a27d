/* findings.h - a closed wave of the relation survey, read for a page: its answers, its
 * networks, what was computed of it, and the frame around all pages of findings.
 *
 * Organisations are numbered as in `answers`: those of the list, in order of their id. A
 * page names the parts of the results that it shows; the others are not read. */
#pragma once

#include "analysis/graph.h"
#include "analysis/wave_results.h"
#include "store/wave.h"
#include "store/wave_result.h"
#include "web/visit.h"

/* Parts of the results; beside them a relation by its code. */
#define FINDINGS_PLACES "places"
#define FINDINGS_INTRODUCTIONS "introductions"

struct findings {
    struct wave_whole wave;
    struct wave_row former; /* the wave that it carries forward */
    bool has_former;
    struct wave_list closed; /* every closed wave, in order of time */
    struct wave_answers answers;
    const int64_t *wave_actor_ids; /* per organisation */
    struct network measured; /* what each said itself: wave_network() */
    struct network shown; /* what members see: wave_network_shown() */
    struct response response; /* of WAVE_REGULAR, or the first relation there is */
    struct wave_results results; /* zero but for the parts asked for */
    bool is_computed; /* else `results` is zero */
    struct job_row job; /* the newest that computes it */
    bool has_job;
};

/* Read a wave of the visit's network; `parts` ended by NULL, or NULL: none. Of a part
 * that a relation does not have, `is_there` is false.
 * fails  STATUS_NOT_FOUND  no such wave, or it is not closed
 * Costs one statement; some, and O(answers log answers), when it is the first page since
 * the network changed: what was read is kept for the pages after it (kept.h). While it is
 * being computed the page is not kept (visit->is_passing). Lives as long as the visit. */
NODISCARD bool findings_read(struct visit *visit, int64_t wave_id,
                             const char *const *parts, struct findings *findings_out,
                             struct status *st);

/* Closed waves of the relation survey, in order of time: the last one is the newest. */
NODISCARD bool findings_closed(struct visit *visit, struct wave_list *list_out,
                               struct status *st);

/* Is it waiting to be computed, or being computed? */
bool findings_is_computing(const struct findings *findings);

/* Put "wave" {id, title, closed_day, address, organisations, answered, response_level,
 * response, is_computed, is_computing, percent, is_stopped, trouble, may_compute,
 * may_see_computing, computed_at, waves [{id, title, closed_day, address, is_present}],
 * has_waves} and "tabs" [{name, address, current}] into the model, and the forms to
 * compute again and to stop. A page is {{<findings_frame}} with {{$title}} and
 * {{$findings}}, its h1 within; by its route it is known which tab is current. */
void findings_frame_put(struct visit *visit, const struct findings *findings);

/* The organisation with this wave_actor; GROUP_NONE when it is none of the list. */
size_t findings_organisation(const struct findings *findings, int64_t wave_actor_id);

/* The row of an organisation, and what its score is; NULL: there is none.
 * `wave_actor_id` 0: of the network. `scale` of TRUST_SCALE_CODES. */
const struct wave_actor_row *findings_actor(const struct findings *findings,
                                            size_t organisation);
const struct wave_score_row *findings_score(const struct findings *findings,
                                            int64_t wave_actor_id, const char *scale);

/* The measured network of one relation as it is measured: directed, each tie counted as
 * one whatever its level. The relation must be there (findings_has()). */
bool findings_has(const struct findings *findings, enum wave_relation relation);
struct graph findings_graph(struct visit *visit, const struct findings *findings,
                            enum wave_relation relation);

/* WAVE_REGULAR, or the first relation that is there; WAVE_RELATION_COUNT: none is. */
enum wave_relation findings_first_relation(const struct findings *findings);
