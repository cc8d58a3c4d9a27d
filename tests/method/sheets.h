/* sheets.h - arenas and preparations for tests, in a notation that reads like the sheet.
 *
 * Everything is lines. An arena has one for each actor, with a cell for each of the
 * raters A, B, C …:
 *
 *     CLB: 33/1 23/1 22*\/1 - !c2 > Kind en Gezin, Basisscholen
 *
 * A cell is importance and irreplaceability; * marks the rater's own organisation, /1 is
 * the dependence the rater stated, - is no rating. !c2 overrides the class, !d1 the
 * dependence; what follows > is by whom the actor could be replaced. */
#pragma once

#include "method/arena_rank.h"
#include "method/preparation.h"

/* NULL or "": nothing of the kind. */
struct sheets {
    const char *arena;
    const char *sources; /* "R1!" is indispensable, "R9" useful */
    const char *holdings; /* "CAW: R5 yyy/ypn, R8 yy-": has, can, wants / confirmed;
                           * y yes, p partly, n no, u unknown, - nothing said */
    const char *forms; /* "CLB: consultation, twice a year": the reason may miss */
    const char *choices; /* "CLB: in, why"; "CLB: out": the reason may miss */
    const char *criteria; /* "C1: 2026-03-03 10:12"; "C1:" is open */
    const char *talks; /* "CLB: 2026-03-12, core, a note"; "-" for no date, no outcome */
    const char *pairs; /* "OCMW + CAW: R5 overlapping" */
    const char *versions; /* a reason each */
};

struct arena sheets_arena(const char *lines, struct pool *pool);
struct arena sheets_without_overrides(const struct arena *arena, struct pool *pool);
struct preparation sheets_preparation(const struct sheets *sheets, struct pool *pool);

/* The result of the actor with this name. */
const struct arena_result *sheets_result(const struct arena_ranking *ranking,
                                         const char *name);

/* The worked example of docs/methods/arena.md, a fictional town, with the override of
 * the CLB, after the talks. */
extern const struct sheets OOSTERLINDE;
