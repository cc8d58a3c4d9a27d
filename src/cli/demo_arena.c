/* demo_arena.c - the demonstration's issue, sources, actors and rounds of marks. */
#include "cli/demo_steps.h"

#include <string.h>

#include "base/limits.h"
#include "store/issue.h"
#include "store/rating.h"
#include "store/version_freeze.h"

/* ---- the issue and its sources ---- */

bool demo_issue(struct demo_step *step, struct status *st)
{
    static const struct issue_row ISSUE = {
        .appeal = "De gezinnen zelf, de scholen, het OCMW, wie met jonge kinderen werkt.",
        .domains = "income\nhousing\nhealth\neducation\nfamily",
        .area = "Oosterlinde, alle wijken",
        .added_value = "Kinderen beginnen zonder achterstand aan de kleuterklas, en "
                       "gezinnen krijgen waar ze recht op hebben.",
    };

    return preparation_put_issue(step->change, step->unit, &step->demo->put, st) &&
           change_put_row(step->change, &ISSUE_RECORD, &ISSUE, st);
}

bool demo_sources(struct demo_step *step, struct status *st)
{
    return preparation_put_sources(step->change, &step->demo->put, st);
}

bool demo_source_kinds(struct demo_step *step, struct status *st)
{
    static const char *const KINDS[] = {"access_trust", "lived_experience", "authority",
                                        "staff_time",   "expertise",        "expertise",
                                        "offer_places", "offer_places",     "rooms"};
    struct record_list list;

    if (!record_list(step->unit->database, &SOURCE_RECORD, step->demo->network_id,
                     step->unit->pool, &list, st)) {
        return false;
    }
    struct source_row *rows = record_read_all(&SOURCE_RECORD, &list, step->unit->pool);
    for (size_t i = 0; i < list.count && i < ARRAY_COUNT(KINDS); i++) {
        rows[i].kind = KINDS[i];
        if (!change_put_row(step->change, &SOURCE_RECORD, &rows[i], st)) {
            return false;
        }
    }
    return true;
}

bool demo_actors(struct demo_step *step, struct status *st)
{
    return preparation_put_actors(step->change, step->unit, &step->demo->put, st);
}

bool demo_holdings(struct demo_step *step, struct status *st)
{
    return preparation_put_holdings(step->change, &step->demo->put, HOLDING_ESTIMATED,
                                    st);
}

/* ---- rounds ---- */

bool demo_round_open(struct demo_step *step, struct status *st)
{
    struct round_row round = {.version = step->which, .opened_at = step->now};

    return round_open(step->change, step->unit, step->demo->network_id, &round, st);
}

static bool round_now(const struct demo_step *step, int64_t *round_id_out,
                      struct status *st)
{
    return round_find_open(step->unit->database, step->demo->network_id, step->unit->pool,
                           round_id_out, st);
}

static bool sheet_put(struct demo_step *step, const struct preparation_put *put,
                      struct status *st)
{
    struct preparation_sheet sheet = {.rater = (size_t)step->which};

    return round_now(step, &sheet.round_id, st) &&
           preparation_put_sheet(step->change, step->unit, put, &sheet, st);
}

bool demo_sheet(struct demo_step *step, struct status *st)
{
    return sheet_put(step, &step->demo->put, st);
}

bool demo_sheet_finish(struct demo_step *step, struct status *st)
{
    struct rater_row rater = {.person_id = step->person_id, .finished_at = step->now};

    return round_now(step, &rater.round_id, st) &&
           rater_finish(step->change, step->unit, step->demo->network_id, &rater, st);
}

bool demo_round_close(struct demo_step *step, struct status *st)
{
    int64_t round_id = 0;

    return round_now(step, &round_id, st) &&
           round_close(step->change, step->unit, step->demo->network_id, round_id,
                       step->now, st);
}

bool demo_overrides(struct demo_step *step, struct status *st)
{
    return preparation_put_overrides(step->change, &step->demo->put, st);
}

bool demo_version(struct demo_step *step, struct status *st)
{
    struct version_row row = {
        .at = step->now,
        .author = step->author,
        .reason = "De Woonmaatschappij doet niet mee: betaalbaar en zeker wonen is een "
                  "gat. Wie kan dat nog?",
    };

    return version_begin(step->change, step->unit, step->demo->network_id, &row, st);
}

/* In the second round the marks of housing moved; the first rater is half way. */
bool demo_sheet_again(struct demo_step *step, struct status *st)
{
    enum { HALF = 7 };
    const struct arena *arena = &step->demo->told.arena;
    const size_t cell_count = arena->actor_count * arena->rater_count;
    const size_t housing = demo_actor(step->demo, "Woonmaatschappij");
    struct preparation again = step->demo->told;
    struct preparation_put put = step->demo->put;
    struct arena_rating *cells =
        pool_copy(step->unit->pool, arena->ratings, cell_count, struct arena_rating);

    for (size_t i = 0; i < cell_count; i++) {
        const bool is_first = i % arena->rater_count == 0;
        const size_t actor = i / arena->rater_count;
        cells[i].is_rated = !is_first || actor < HALF;
        cells[i].importance = actor == housing ? 4 : cells[i].importance;
    }
    again.arena.ratings = cells;
    put.preparation = &again;
    return sheet_put(step, &put, st);
}
