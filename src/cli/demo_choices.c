/* demo_choices.c - the demonstration's forms, criteria, selection, pairs, talks and
 * members. */
#include "cli/demo_steps.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "method/issue.h"
#include "store/actor.h"
#include "store/partner.h"
#include "store/selection.h"

static const char *const PEOPLE[] = {[DEMO_HILDE] = "Hilde Maes",
                                     [DEMO_KARIM] = "Karim Benali",
                                     [DEMO_SOFIE] = "Sofie Wouters"};

/* The id of an actor's row. */
static int64_t actor_id(const struct demo_step *step, const char *name)
{
    return step->demo->put.actor_ids[demo_actor(step->demo, name)];
}

/* Every row of a kind, as this change sees them. */
static bool rows_read(const struct demo_step *step, const struct record_kind *kind,
                      struct record_list *list_out, struct status *st)
{
    return record_list(step->unit->database, kind, step->demo->network_id,
                       step->unit->pool, list_out, st);
}

/* ---- forms ---- */

static const char *purposes_of(const struct form_answers *answers, struct pool *pool)
{
    struct text codes;

    text_init(&codes, pool, LIMIT_FIELD_BYTES);
    for (int i = 1; i < FORM_PURPOSE_END; i++) {
        if (answers->is_also[i]) {
            text_add(&codes, codes.length > 0 ? "\n" : "");
            text_add(&codes, form_answer_code(FORM_Q1, i, pool));
        }
    }
    return codes.bytes;
}

/* Only what differs from the whole is an actor's own. */
static struct form_case_row case_row(const struct demo_step *step, size_t i)
{
    const struct form_answers *own = &step->demo->answers.cases[i].answers;
    const struct form_answers *whole = &step->demo->answers.cases[0].answers;
    struct pool *pool = step->unit->pool;
    struct form_case_row row = {.q1_also = i == 0 ? purposes_of(own, pool) : ""};
    const char **const CELLS[FORM_QUESTION_COUNT] = {
        [FORM_Q1] = &row.q1,
        [FORM_Q2A] = &row.q2a,
        [FORM_Q2B] = &row.q2b,
        [FORM_Q2C] = &row.q2c,
        [FORM_Q3] = &row.q3,
        [FORM_Q4] = &row.q4,
        [FORM_Q5] = &row.q5,
        [FORM_Q6] = &row.q6,
        [FORM_Q7] = &row.q7,
        [FORM_Q8] = &row.q8,
        [FORM_MANDATED] = &row.mandated,
        [FORM_ORGANISATIONS] = &row.organisations,
    };

    for (int q = 0; q < FORM_QUESTION_COUNT; q++) {
        if (own->given[q] != 0 && (i == 0 || own->given[q] != whole->given[q])) {
            *CELLS[q] =
                form_answer_code((enum form_question_number)q, own->given[q], pool);
        }
    }
    return row;
}

bool demo_answers(struct demo_step *step, struct status *st)
{
    const struct form_file *answers = &step->demo->answers;

    for (size_t i = 0; i < answers->case_count; i++) {
        struct form_case_row row = case_row(step, i);

        row.actor_id = i == 0 ? 0 : actor_id(step, answers->cases[i].actor);
        if (!change_add(step->change, &FORM_CASE_RECORD, &row, st)) {
            return false;
        }
    }
    return true;
}

/* What kind of network the answers of an actor ask for. */
static const char *kind_of(const struct demo_step *step, int64_t id)
{
    const struct form_file *answers = &step->demo->answers;

    for (size_t i = 1; i < answers->case_count; i++) {
        if (actor_id(step, answers->cases[i].actor) == id) {
            const struct form_outcome outcome =
                form_decide(&answers->cases[i].answers, NULL);
            return vocabulary_code(&FORM_KINDS, (int)outcome.kind);
        }
    }
    return "";
}

/* A network is looked at again in half a year; the consultation is due by now. */
bool demo_forms(struct demo_step *step, struct status *st)
{
    static const int SOON = 180; /* days after the end of the story */
    static const int DUE = 4;
    struct record_list list;

    if (!preparation_put_forms(step->change, step->unit, &step->demo->put, st) ||
        !rows_read(step, &FORM_CASE_RECORD, &list, st)) {
        return false;
    }
    struct form_case_row *rows =
        record_read_all(&FORM_CASE_RECORD, &list, step->unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (strcmp(rows[i].form, "network") == 0) {
            rows[i].kind = kind_of(step, rows[i].actor_id);
            rows[i].recheck_day = demo_day(step->demo, -SOON);
        } else if (strcmp(rows[i].form, "consultation") == 0) {
            rows[i].recheck_day = demo_day(step->demo, DUE);
        }
        if (!change_put_row(step->change, &FORM_CASE_RECORD, &rows[i], st)) {
            return false;
        }
    }
    return true;
}

/* ---- criteria ---- */

/* Written open first: locking is a step of its own. */
bool demo_criteria(struct demo_step *step, struct status *st)
{
    struct preparation open = step->demo->told;
    struct preparation_put put = step->demo->put;
    struct criterion *criteria = pool_copy(step->unit->pool, open.criteria,
                                           open.criterion_count, struct criterion);

    for (size_t i = 0; i < open.criterion_count; i++) {
        criteria[i].locked_at = "";
    }
    open.criteria = criteria;
    put.preparation = &open;
    return preparation_put_criteria(step->change, &put, st);
}

bool demo_criteria_lock(struct demo_step *step, struct status *st)
{
    struct record_list list;

    if (!rows_read(step, &CRITERION_RECORD, &list, st)) {
        return false;
    }
    struct criterion_row *rows =
        record_read_all(&CRITERION_RECORD, &list, step->unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        rows[i].locked_at = step->now;
        if (!change_put_row(step->change, &CRITERION_RECORD, &rows[i], st)) {
            return false;
        }
    }
    return true;
}

/* A letter a criterion: yes, no, unknown; the last speaks of the whole. */
static const struct {
    const char *actor;
    const char *answers;
} FITS[] = {
    {"OCMW", "yyyyn"},         {"Stadsbestuur", "ynyyn"}, {"Kind en Gezin", "yyuun"},
    {"Vereniging", "yyuuy"},   {"CAW", "ynyun"},          {"Basisscholen", "yyyun"},
    {"Kinderopvang", "yyyyn"}, {"Inloopteam", "yyyyy"},   {"Woonmaatschappij", "yuuun"},
};

bool demo_fits(struct demo_step *step, struct status *st)
{
    for (size_t i = 0; i < ARRAY_COUNT(FITS); i++) {
        for (int c = 0; FITS[i].answers[c] != '\0'; c++) {
            const int answer = FITS[i].answers[c] == 'y'   ? CRITERION_YES
                               : FITS[i].answers[c] == 'n' ? CRITERION_NO
                                                           : CRITERION_UNKNOWN;
            struct fit_row row = {
                .actor_id = actor_id(step, FITS[i].actor),
                .criterion_id = c + 1, /* they were added in order */
                .answer = vocabulary_code(&CRITERION_ANSWER, answer),
            };

            if (!change_add(step->change, &FIT_RECORD, &row, st)) {
                return false;
            }
        }
    }
    return true;
}

/* ---- partners ---- */

/* Those with form network, as the example has them. */
bool demo_selection(struct demo_step *step, struct status *st)
{
    const struct preparation *told = &step->demo->told;
    const bool *is_in = preparation_selection(told, HOLDING_ESTIMATED, step->unit->pool);
    struct preparation chosen = *told;
    struct preparation_put put = step->demo->put;
    struct selection_choice *choices =
        pool_array(step->unit->pool, told->arena.actor_count, struct selection_choice);

    for (size_t i = 0; i < told->arena.actor_count; i++) {
        choices[i] = (struct selection_choice){true, is_in[i], ""};
    }
    chosen.choices = choices;
    put.preparation = &chosen;
    return preparation_put_choices(step->change, &put, st);
}

bool demo_pairs(struct demo_step *step, struct status *st)
{
    return preparation_put_pairs(step->change, &step->demo->put, st);
}

/* Of the pairs of the example, in their order. */
bool demo_agreement(struct demo_step *step, struct status *st)
{
    static const struct {
        size_t pair;
        const char *agreement;
    } AGREEMENTS[] = {
        {1, "Wie: de Vereniging gaat mee op huisbezoek, het Inloopteam houdt de "
            "babbeluren. De subsidie vragen ze samen aan, één keer.\n"
            "Voor wie: gezinnen met kinderen van 0 tot 6 jaar.\n"
            "Tot wanneer: einde van het schooljaar.\n"
            "Wie bemiddelt: de coördinator."},
        {0, "Het OCMW doet rechten en budget, het CAW de psychosociale begeleiding."},
    };
    struct record_list list;

    if (!rows_read(step, &PAIR_RECORD, &list, st)) {
        return false;
    }
    struct pair_row *rows = record_read_all(&PAIR_RECORD, &list, step->unit->pool);
    struct pair_row *row = &rows[AGREEMENTS[step->which].pair];
    row->agreement = AGREEMENTS[step->which].agreement;
    return change_put_row(step->change, &PAIR_RECORD, row, st);
}

/* The talks that were held so far, by `which`. */
static const char *const TALKS[] = {"Kind en Gezin", "Vereniging", "Basisscholen",
                                    "Huisartsen/WGC", "Woonmaatschappij"};

bool demo_talk(struct demo_step *step, struct status *st)
{
    const size_t actor = demo_actor(step->demo, TALKS[step->which]);
    struct talk talk = *preparation_talk(&step->demo->told, actor);

    talk.by = PEOPLE[step->person_id];
    talk.at = day_of(step->now, step->unit->pool);
    return preparation_put_talk(step->change, &step->demo->put, &talk, st) &&
           preparation_put_confirmed(step->change, step->unit, &step->demo->put, actor,
                                     st);
}

/* Who speaks for the organisation reads what was written, and corrects it. */
bool demo_correction(struct demo_step *step, struct status *st)
{
    const int64_t id = actor_id(step, TALKS[step->which]);
    struct record_list list;

    if (!rows_read(step, &TALK_RECORD, &list, st)) {
        return false;
    }
    struct talk_row *rows = record_read_all(&TALK_RECORD, &list, step->unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (rows[i].actor_id == id) {
            rows[i].conditions = "overleg na schooltijd";
            rows[i].corrected_by = step->author;
            rows[i].corrected_at = step->now;
            return change_put_row(step->change, &TALK_RECORD, &rows[i], st);
        }
    }
    return status_fail(st, STATUS_NOT_FOUND, "there was no talk with %s",
                       TALKS[step->which]);
}

static const struct {
    const char *actor;
    const char *role;
    const char *engagement;
    const char *level;
    int agreed; /* days before the end; 0: not by its board yet */
} MEMBERS[] = {
    {"Vereniging", "core", "Twee leden komen samen, overdag; de kosten zijn vergoed.",
     "lasting", 30},
    {"Basisscholen", "core", "Twee van de drie scholen, een directeur spreekt voor twee.",
     "lasting", 0},
    {"Kind en Gezin", "edge", "Vanaf september kernactor.", "per_action", 0},
    {"Huisartsen/WGC", "edge", "De verpleegkundige van het WGC neemt deel.", "per_action",
     0},
};

bool demo_member(struct demo_step *step, struct status *st)
{
    struct member_row row = {
        .actor_id = actor_id(step, MEMBERS[step->which].actor),
        .role = MEMBERS[step->which].role,
        .from_day = day_of(step->now, step->unit->pool),
        .engagement = MEMBERS[step->which].engagement,
        .engagement_level = MEMBERS[step->which].level,
    };

    if (MEMBERS[step->which].agreed > 0) {
        row.agreed_day = demo_day(step->demo, MEMBERS[step->which].agreed);
    }
    return member_begin(step->change, step->unit, step->demo->network_id, &row, st);
}
