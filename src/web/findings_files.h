/* findings_files.h - what can be taken away of a closed wave: the network in every
 * format, and its figures. With names only the network as members see it; what each said
 * itself only with codes or roles, and only by the coordinator. */
#pragma once

#include "base/decode.h"
#include "exchange/network_file.h"
#include "exchange/pseudonym.h"
#include "web/ties_model.h"

/* What the query chooses. */
struct findings_take {
    bool is_measured; /* "?of=measured": directed, as each said; else as shown */
    enum naming naming; /* "?as=code" */
    enum wave_relation relation; /* "?relation=referral"; WAVE_RELATION_COUNT: all */
    bool has_all_waves; /* "?waves=all": those that asked the same */
};

/* May this be taken by this visitor?
 * fails  STATUS_INVALID  a choice that there is not
 *        STATUS_DENIED   who said what goes to the coordinator only, and without names */
NODISCARD bool findings_take_read(const struct visit *visit,
                                  struct findings_take *take_out, struct status *st);

/* Everything that a file is made of: nothing is read after it. */
struct findings_taking {
    struct visit *visit;
    const struct findings *findings;
    struct findings_take take;
    struct network_series series; /* named as asked */
    struct report *report; /* what hiding names took away */
};

/* Read all waves that are needed, and give organisations the names asked for: the same
 * ones in all files of the same waves.
 * fails  STATUS_INVALID  a role is missing */
NODISCARD bool findings_taking_make(struct visit *visit, const struct findings *findings,
                                    const struct findings_take *take,
                                    struct findings_taking *taking_out,
                                    struct status *st);

/* The parts of the results that figures are made of. */
extern const char *const FINDINGS_FIGURE_PARTS[];

/* findings_figures.c: all measures of the network, per relation, with band and how sure.
 * fails  STATUS_NOT_FOUND  the wave is not computed yet */
enum figures_format { FIGURES_CSV, FIGURES_JSON, FIGURES_XLSX };
NODISCARD bool findings_figures_make(struct visit *visit, const struct findings *findings,
                                     enum figures_format format,
                                     struct file_bytes *file_out, struct status *st);
