/* arena_page.c - step 2: who is on the sheet, the rounds, who has finished rating. */
#include <inttypes.h>
#include <string.h>

#include "base/day.h"
#include "method/arena_divided.h"
#include "store/workspace.h"
#include "web/arena_actors.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/people_model.h"

enum { RATERS_ADVISED = 5 };

/* ---- the list ---- */

static const char *number_text(struct pool *pool, size_t number)
{
    struct text text;

    text_init(&text, pool, 24);
    text_format(&text, "%zu", number);
    return text.bytes;
}

static void actors_put(struct visit *visit, const struct workspace *workspace)
{
    struct grid_row *rows =
        pool_array(visit->pool, workspace->actor_count, struct grid_row);

    for (size_t i = 0; i < workspace->actor_count; i++) {
        const struct actor_row *actor = &workspace->actors[i];
        const char **values = pool_array(visit->pool, ACTORS_COLUMN_COUNT, const char *);

        for (int c = 0; c < ACTORS_COLUMN_COUNT; c++) {
            values[c] = actors_value(actor, (enum actors_column)c);
        }
        rows[i] = (struct grid_row){
            .id = actor->id,
            .name = actor->name,
            .head = number_text(visit->pool, i + 1),
            .address = visit_address(visit, "/networks/%s/arena/actors/%" PRId64,
                                     visit->network_id, actor->id),
            .values = values,
        };
    }
    const struct grid_content content = {
        .rows = rows,
        .row_count = workspace->actor_count,
        .is_fixed = !visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE),
    };
    grid_put(visit, &ACTORS_PLAN, &content,
             visit_address(visit, "/networks/%s/arena", visit->network_id));
    model_set_integer(visit->model, "actor_count", (int64_t)workspace->actor_count);
    model_set_boolean(visit->model, "has_actors", workspace->actor_count > 0);
}

static bool is_on_sheet(const struct workspace *workspace, int64_t organisation_id)
{
    for (size_t i = 0; i < workspace->actor_count; i++) {
        if (workspace->actors[i].organisation_id == organisation_id) {
            return true;
        }
    }
    return false;
}

/* Organisations that the network knows already are offered by name. */
static void adding_put(struct visit *visit, const struct workspace *workspace,
                       const struct people *people)
{
    struct choice *offered =
        pool_array(visit->pool, people->organisations.count + 1, struct choice);
    size_t count = 0;

    for (size_t i = 0; i < people->organisations.count; i++) {
        const struct organisation organisation =
            organisation_from(people->organisations.rows[i]);

        if (!is_on_sheet(workspace, organisation.id)) {
            offered[count++] =
                (struct choice){number_text(visit->pool, i + 1), organisation.name, NULL};
        }
    }
    visit_form_choices(visit, &FORM_ACTOR_ADD, "name", offered);
    visit_form(visit, &FORM_ACTOR_ADD,
               visit_address(visit, "/networks/%s/arena/actors", visit->network_id), NULL,
               0);
}

/* ---- who rates ---- */

struct raters {
    struct visit *visit;
    const struct workspace *workspace;
    const struct people *people;
    const struct round_row *round; /* the open one; NULL */
    struct value *list;
    struct value *unfinished; /* names */
    size_t count;
    bool has_experience; /* somebody takes part as a family too */
};

static const struct rater_row *rater_of(const struct raters *raters, int64_t person_id)
{
    for (size_t i = 0; i < raters->workspace->rater_count; i++) {
        const struct rater_row *row = &raters->workspace->raters[i];
        if (raters->round != NULL && row->round_id == raters->round->id &&
            row->person_id == person_id) {
            return row;
        }
    }
    return NULL;
}

static unsigned roles_today(const struct raters *raters, int64_t person_id)
{
    size_t count = 0;
    unsigned set = 0;
    const struct role *roles = people_roles_of(raters->people, person_id, &count);

    for (size_t i = 0; i < count; i++) {
        set |=
            role_is_held(&roles[i], raters->visit->today) ? access_set(roles[i].role) : 0;
    }
    return set;
}

/* Whether somebody has begun and finished, and no more than that. */
static void rater_put(struct raters *raters, const struct person *person)
{
    struct visit *visit = raters->visit;
    const struct rater_row *row = rater_of(raters, person->id);
    const bool is_finished = row != NULL && row->finished_at != 0;
    struct value *item = model_add_object(raters->list);

    model_set_integer(item, "person", person->id);
    model_set_text(item, "name", person->name);
    model_set_boolean(item, "is_self", person->id == visit->presence.person_id);
    model_set_text(item, "sheet_state",
                   is_finished   ? "finished"
                   : row != NULL ? "begun"
                                 : "not_begun");
    model_set_text(item, "sheet_state_name",
                   say(is_finished   ? N_("finished")
                       : row != NULL ? N_("begun")
                                     : N_("not begun"),
                       visit->language));
    model_set_text(item, "finished_day",
                   is_finished ? day_of(row->finished_at, visit->pool) : NULL);
    if (!is_finished) {
        model_add_text(raters->unfinished, person->name);
    }
}

static void raters_put(struct visit *visit, const struct workspace *workspace,
                       const struct people *people)
{
    static const unsigned EXPERIENCE = 1U << ROLE_MEMBER_FAMILY;
    const unsigned rating = access_set(ROLE_INITIATOR) | access_set(ROLE_COORDINATOR);
    struct raters raters = {
        .visit = visit,
        .workspace = workspace,
        .people = people,
        .round = workspace_open_round(workspace),
        .list = model_set_list(visit->model, "raters"),
        .unfinished = model_set_list(visit->model, "unfinished"),
    };

    for (size_t i = 0; i < people->persons.count; i++) {
        const struct person person = person_from(people->persons.rows[i]);
        const unsigned roles = roles_today(&raters, person.id);

        if ((roles & rating) != 0 || rater_of(&raters, person.id) != NULL) {
            rater_put(&raters, &person);
        }
        if ((roles & rating) != 0) {
            raters.count++;
            raters.has_experience = raters.has_experience || (roles & EXPERIENCE) != 0;
        }
    }
    model_set_integer(visit->model, "rater_count", (int64_t)raters.count);
    model_set_boolean(visit->model, "is_few", raters.count < ARENA_RATERS_ADVISED_LEAST);
    model_set_boolean(visit->model, "is_fair",
                      raters.count >= ARENA_RATERS_ADVISED_LEAST &&
                          raters.count < RATERS_ADVISED);
    model_set_boolean(visit->model, "has_experience", raters.has_experience);
}

/* ---- rounds ---- */

static size_t finished_count(const struct workspace *workspace, int64_t round_id)
{
    size_t count = 0;

    for (size_t i = 0; i < workspace->rater_count; i++) {
        count += workspace->raters[i].round_id == round_id &&
                 workspace->raters[i].finished_at != 0;
    }
    return count;
}

static void round_put(struct visit *visit, const struct workspace *workspace,
                      const struct round_row *round, struct value *object)
{
    model_set_integer(object, "id", round->id);
    model_set_integer(object, "version", round->version);
    model_set_text(object, "state", round->state);
    model_set_text(object, "opened_day", day_of(round->opened_at, visit->pool));
    model_set_text(object, "closed_day",
                   round->closed_at == 0 ? NULL : day_of(round->closed_at, visit->pool));
    model_set_integer(object, "finished_count",
                      (int64_t)finished_count(workspace, round->id));
}

/* On how many cells the raters lie two steps apart or more. */
static size_t divided_count(struct visit *visit, const struct workspace *workspace)
{
    const struct preparation preparation =
        workspace_preparation(workspace, 0, visit->pool);
    const struct arena_ranking ranking = arena_rank(&preparation.arena, visit->pool);

    return arena_divided(&ranking, visit->pool).count;
}

static void rounds_put(struct visit *visit, const struct workspace *workspace)
{
    const struct round_row *open = workspace_open_round(workspace);
    const struct round_row *closed = workspace_closed_round(workspace);
    struct value *rounds = model_set_list(visit->model, "rounds");
    size_t divided = 0;

    for (size_t i = 0; i < workspace->round_count; i++) {
        round_put(visit, workspace, &workspace->rounds[i], model_add_object(rounds));
    }
    if (open == NULL) {
        model_set_null(visit->model, "open");
    } else {
        round_put(visit, workspace, open, model_set_object(visit->model, "open"));
    }
    if (closed == NULL) {
        model_set_null(visit->model, "closed");
    } else {
        round_put(visit, workspace, closed, model_set_object(visit->model, "closed"));
        divided = divided_count(visit, workspace);
    }
    model_set_integer(visit->model, "divided_count", (int64_t)divided);
    model_set_boolean(visit->model, "is_divided", divided > 0);
}

static void steering_put(struct visit *visit, const struct workspace *workspace)
{
    const struct round_row *open = workspace_open_round(workspace);
    const struct form_start start = {
        "round", number_text(visit->pool, open == NULL ? 0 : (size_t)open->id)};

    model_set_boolean(visit->model, "may_steer",
                      visit_may(visit, OBJECT_STEERING, RIGHT_CHANGE));
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ARENA, RIGHT_CHANGE));
    visit_form(visit, &FORM_ROUND_OPEN,
               visit_address(visit, "/networks/%s/arena/round/open", visit->network_id),
               NULL, 0);
    visit_form(visit, &FORM_ROUND_CLOSE,
               visit_address(visit, "/networks/%s/arena/round/close", visit->network_id),
               &start, 1);
}

bool arena_page(struct visit *visit, struct status *st)
{
    struct workspace workspace;
    struct people people;

    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool, &workspace,
                        st) ||
        !people_read(visit, 0, &people, st)) {
        return false;
    }
    actors_put(visit, &workspace);
    adding_put(visit, &workspace, &people);
    raters_put(visit, &workspace, &people);
    rounds_put(visit, &workspace);
    steering_put(visit, &workspace);
    return true;
}
