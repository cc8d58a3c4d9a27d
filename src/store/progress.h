/* progress.h - how far a network is on its way from an issue to chosen partners, in
 * numbers: what stands beside every page of it, so it is one query. */
#pragma once

#include "store/database.h"

struct progress {
    bool has_issue; /* its text is written */
    int64_t sources;
    int64_t indispensable; /* of the sources */
    int64_t actors;
    int64_t open_round; /* its id; 0: none */
    int64_t closed_rounds;
    int64_t closed_at; /* the last of them; 0: none */
    int64_t raters; /* of the last closed round */
    int64_t forms; /* actors for whom people chose a form */
    int64_t forms_due; /* whose day to look again has come */
    int64_t criteria;
    int64_t criteria_open; /* not locked */
    int64_t selected; /* actors that were chosen in */
    int64_t talks; /* held: their day has come */
    int64_t outcomes; /* talks with an outcome */
    int64_t members; /* organisations with a role today */
    int64_t draft_wave; /* id of the survey that is being prepared; 0: none */
    int64_t open_wave; /* of the one that is open */
    int64_t closed_waves;
    int64_t wave_closed_at; /* the last of them; 0: none */
    int64_t informants; /* of the open one: who is asked */
    int64_t informants_finished;
    int64_t findings; /* pinned */
    int64_t version; /* of the arena-analysis: 1, or that of the newest correction */
    bool has_finished; /* the person's own sheet of the open round */
    int64_t own_talks; /* of late, with who the person speaks for; not corrected */
};

/* Read it as it stands on a day, for one person of the network (0: nobody).
 * fails  STATUS_NOT_FOUND  no such network */
NODISCARD bool progress_read(struct database *database, const char *network_id,
                             int64_t person_id, const char *today,
                             struct progress *progress_out, struct status *st);
