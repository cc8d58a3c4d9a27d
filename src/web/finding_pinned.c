/* finding_pinned.c - the figures that people keep to talk about: keeping one, the list,
 * and whether each has moved since. */
#include "web/pages.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/number.h"
#include "web/finding_words.h"
#include "web/forms.h"
#include "web/people_model.h"
#include "web/pin.h"

/* ---- keeping one ---- */

/* A field of the form that was sent, or else of the address. */
static const char *asked(const struct visit *visit, const char *name)
{
    const char *value =
        visit->is_changing || visit->error_count > 0 ? visit_field(visit, name) : NULL;

    if (value == NULL || value[0] == '\0') {
        value = visit_query(visit, name);
    }
    return value == NULL ? "" : value;
}

static struct pin_which which_asked(const struct visit *visit)
{
    return (struct pin_which){
        .wave_id = visit_id(asked(visit, "wave")),
        .former_id = visit_id(asked(visit, "former")),
        .code = asked(visit, "code"),
        .relation = asked(visit, "relation"),
        .measure = asked(visit, "measure"),
        .wave_actor_id = visit_id(asked(visit, "organisation")),
    };
}

static void figure_put(struct visit *visit, const struct pin_figure *figure,
                       struct value *object)
{
    model_set_text(object, "name", figure->name);
    model_set_text(object, "sentence", figure->sentence);
    model_set_text(object, "text", figure->text);
    model_set_text(object, "band", finding_range(visit, figure->low, figure->high));
    model_set_text(object, "state", figure->state);
    model_set_text(object, "state_label", finding_state_label(visit, figure->state));
}

bool pin_page(struct visit *visit, struct status *st)
{
    static const char *const NAMES[] = {"wave",     "former",  "code",
                                        "relation", "measure", "organisation"};
    const bool is_again = visit->error_count > 0;
    struct form_start starts[ARRAY_COUNT(NAMES)];
    const struct pin_which which = which_asked(visit);
    struct pin_figure figure;

    model_set_null(visit->model, "figure");
    if (!is_again && visit_query(visit, "wave") == NULL) {
        model_set_null(visit->model, FORM_PIN.name);
        return true;
    }
    if (pin_look_up(visit, &which, &figure, st)) {
        model_unset(visit->model, "figure");
        figure_put(visit, &figure, model_set_object(visit->model, "figure"));
    } else if (is_again && st->code == STATUS_NOT_FOUND) {
        status_clear(st); /* the form says what is wrong */
    } else {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        starts[i] = (struct form_start){NAMES[i], asked(visit, NAMES[i])};
    }
    visit_form(visit, &FORM_PIN,
               visit_address(visit, "/networks/%s/findings/pin", visit->network_id),
               starts, ARRAY_COUNT(starts));
    return true;
}

struct pinning {
    const char *network_id;
    struct finding_row row;
};

static bool is_same(const struct finding_row *a, const struct finding_row *b)
{
    return a->wave_id == b->wave_id && a->former_id == b->former_id &&
           a->wave_actor_id == b->wave_actor_id && strcmp(a->code, b->code) == 0 &&
           strcmp(a->relation, b->relation) == 0 && strcmp(a->measure, b->measure) == 0;
}

static bool pinning_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    struct pinning *pinning = context;
    struct record_list list;

    if (!record_list(unit->database, &FINDING_RECORD, pinning->network_id, unit->pool,
                     &list, st)) {
        return false;
    }
    const struct finding_row *rows = record_read_all(&FINDING_RECORD, &list, unit->pool);
    for (size_t i = 0; i < list.count; i++) {
        if (is_same(&rows[i], &pinning->row)) {
            return status_fail(st, STATUS_CONFLICT,
                               "this figure stands on the list already");
        }
    }
    if (list.count >= LIMIT_FINDINGS) {
        return status_fail(st, STATUS_LIMIT,
                           "%d figures are kept already, and more cannot be: take some "
                           "off the list first",
                           LIMIT_FINDINGS);
    }
    return change_add(change, &FINDING_RECORD, &pinning->row, st);
}

/* As a decimal that reads back to the last digit; "" for NaN. */
static const char *decimal_of(struct visit *visit, double number)
{
    struct text text;

    text_init(&text, visit->pool, LIMIT_CELL_BYTES);
    if (isfinite(number)) {
        text_add_exact(&text, number);
    }
    return text.bytes;
}

bool pin_post(struct visit *visit, struct status *st)
{
    const struct pin_which which = which_asked(visit);
    struct pin_figure figure;

    if (!pin_look_up(visit, &which, &figure, st)) {
        return false;
    }
    struct pinning pinning = {
        .network_id = visit->network_id,
        .row = {.wave_id = which.wave_id,
                .former_id = which.former_id,
                .code = which.code,
                .relation = which.relation,
                .measure = which.measure,
                .wave_actor_id = which.wave_actor_id,
                .value = decimal_of(visit, figure.value),
                .low = decimal_of(visit, figure.low),
                .high = decimal_of(visit, figure.high),
                .state = figure.state,
                .engine = ANALYSIS_ENGINE,
                .sentence = figure.sentence,
                .note = visit_field(visit, "note"),
                .author = visit_author(visit),
                .at = visit->now},
    };
    if (!visit_change(visit, "finding.pin", pinning_do, &pinning, st)) {
        return st->code == STATUS_CONFLICT || st->code == STATUS_LIMIT
                   ? visit_refuse_status(visit, "", st)
                   : false;
    }
    visit_go_done(visit, "pinned", "/networks/%s/findings/pinned", visit->network_id);
    return true;
}

/* ---- the list ---- */

/* What the list needs beside its rows. */
struct pinned {
    struct record_list actors; /* wave_actor_row */
    const struct wave_actor_row *actor_rows;
    struct wave_list closed;
    bool is_computed; /* the newest of them */
    struct people people;
};

static const struct wave_row *newest_of(const struct pinned *pinned)
{
    return pinned->closed.count == 0 ? NULL
                                     : &pinned->closed.rows[pinned->closed.count - 1];
}

/* Is the newest wave computed? Until then it says little of a kept figure. */
static bool computed_read(struct visit *visit, struct pinned *pinned, struct status *st)
{
    const struct wave_row *newest = newest_of(pinned);
    struct findings *findings = pool_array(visit->pool, 1, struct findings);

    if (newest == NULL) {
        return true;
    }
    if (!findings_read(visit, newest->id, NULL, findings, st)) {
        return false;
    }
    pinned->is_computed = findings->is_computed;
    return true;
}

static bool pinned_read(struct visit *visit, struct pinned *pinned, struct status *st)
{
    if (!record_list(visit->database, &WAVE_ACTOR_RECORD, visit->network_id, visit->pool,
                     &pinned->actors, st)) {
        return false;
    }
    pinned->actor_rows =
        record_read_all(&WAVE_ACTOR_RECORD, &pinned->actors, visit->pool);
    return findings_closed(visit, &pinned->closed, st) &&
           computed_read(visit, pinned, st) && people_read(visit, 0, &pinned->people, st);
}

static const struct wave_actor_row *actor_find(const struct pinned *pinned, int64_t id)
{
    for (size_t i = 0; i < pinned->actors.count; i++) {
        if (pinned->actor_rows[i].id == id) {
            return &pinned->actor_rows[i];
        }
    }
    return NULL;
}

/* The same organisation in another wave; 0 when it is not there. */
static int64_t actor_in(const struct pinned *pinned, int64_t id, int64_t wave_id)
{
    const struct wave_actor_row *own = actor_find(pinned, id);

    for (size_t i = 0; own != NULL && i < pinned->actors.count; i++) {
        const struct wave_actor_row *row = &pinned->actor_rows[i];
        if (row->wave_id == wave_id && row->actor_id == own->actor_id &&
            own->actor_id != 0) {
            return row->id;
        }
    }
    return 0;
}

static const struct wave_row *wave_of(const struct pinned *pinned, int64_t id)
{
    for (size_t i = 0; i < pinned->closed.count; i++) {
        if (pinned->closed.rows[i].id == id) {
            return &pinned->closed.rows[i];
        }
    }
    return NULL;
}

/* Whether it moved: the same figure in the newest wave. Null when that is its own wave,
 * when it compares waves itself, or when the newest has no such figure; when it is not
 * computed yet, "waits" is its title. */
static void now_put(struct visit *visit, const struct pinned *pinned,
                    const struct finding_row *row, const char *then, struct value *item)
{
    const struct wave_row *newest = newest_of(pinned);
    struct status st = {0};
    struct pin_figure figure;

    model_set_null(item, "now");
    model_set_null(item, "waits");
    if (newest == NULL || newest->id == row->wave_id || row->former_id != 0) {
        return;
    }
    const struct pin_which which = {.wave_id = newest->id,
                                    .code = row->code,
                                    .relation = row->relation,
                                    .measure = row->measure,
                                    .wave_actor_id =
                                        actor_in(pinned, row->wave_actor_id, newest->id)};
    const bool is_there = row->wave_actor_id == 0 || which.wave_actor_id != 0;
    if (!is_there || !pin_look_up(visit, &which, &figure, &st)) {
        if (is_there && !pinned->is_computed) {
            model_unset(item, "waits");
            model_set_text(item, "waits", newest->title);
        }
        return; /* else it is gone: nothing to say */
    }
    model_unset(item, "now");
    struct value *now = model_set_object(item, "now");
    model_set_text(now, "wave", newest->title);
    model_set_text(now, "then", then);
    model_set_text(now, "text", figure.text);
    model_set_text(now, "state", figure.state);
    model_set_text(now, "state_label", finding_state_label(visit, figure.state));
    model_set_boolean(now, "is_firm",
                      strcmp(figure.state, MEASURE_STATE_CODES[MEASURE_FIRM]) == 0);
}

static double number_of(const char *decimal)
{
    double number = (double)NAN;

    return number_read_decimal(decimal, &number) ? number : (double)NAN;
}

static void row_put(struct visit *visit, const struct pinned *pinned,
                    const struct finding_row *row, struct value *item)
{
    const struct wave_row *wave = wave_of(pinned, row->wave_id);
    const struct wave_actor_row *actor = actor_find(pinned, row->wave_actor_id);
    const struct pin_which which = {
        .code = row->code, .relation = row->relation, .measure = row->measure};
    const struct pin_figure figure = {
        .low = number_of(row->low),
        .high = number_of(row->high),
        .state = row->state,
        .name = pin_name(visit, &which, actor == NULL ? NULL : actor->name),
        .sentence = row->sentence,
        .text = finding_number(visit, number_of(row->value))};

    model_set_integer(item, "id", row->id);
    figure_put(visit, &figure, item);
    model_set_text(item, "note", row->note[0] == '\0' ? NULL : row->note);
    model_set_integer(item, "wave_id", row->wave_id);
    model_set_text(item, "wave", wave == NULL ? NULL : wave->title);
    model_set_text(item, "who", people_author_name(visit, &pinned->people, row->author));
    model_set_text(item, "day", day_of(row->at, visit->pool));
    model_set_text(item, "remove",
                   visit_address(visit, "/networks/%s/findings/pinned/%" PRId64 "/remove",
                                 visit->network_id, row->id));
    now_put(visit, pinned, row, figure.text, item);
}

bool pinned_page(struct visit *visit, struct status *st)
{
    struct pinned pinned = {0};
    struct record_list list;

    if (!record_list(visit->database, &FINDING_RECORD, visit->network_id, visit->pool,
                     &list, st) ||
        !pinned_read(visit, &pinned, st)) {
        return false;
    }
    const struct finding_row *rows = record_read_all(&FINDING_RECORD, &list, visit->pool);
    struct value *items = model_set_list(visit->model, "pinned");
    for (size_t i = list.count; i-- > 0;) {
        row_put(visit, &pinned, &rows[i], model_add_object(items));
    }
    model_set_boolean(visit->model, "has_pinned", list.count > 0);
    model_set_boolean(visit->model, "may_change",
                      !visit->is_archived &&
                          visit_may(visit, OBJECT_FINDINGS, RIGHT_CHANGE));
    visit_form(visit, &FORM_UNPIN,
               visit_address(visit, "/networks/%s/findings/pinned", visit->network_id),
               NULL, 0);
    return true;
}

struct unpinning {
    const char *network_id;
    int64_t id;
};

static bool unpinning_do(struct change *change, struct unit *unit, void *context,
                         struct status *st)
{
    const struct unpinning *unpinning = context;
    const struct sql_value *values = NULL;

    return record_find(unit->database, &FINDING_RECORD, unpinning->network_id,
                       unpinning->id, unit->pool, &values, st) &&
           change_remove(change, &FINDING_RECORD, unpinning->id, st);
}

bool unpin_post(struct visit *visit, struct status *st)
{
    struct unpinning unpinning = {visit->network_id, visit_id(visit->parts[1])};

    if (!visit_change(visit, "finding.unpin", unpinning_do, &unpinning, st)) {
        return false;
    }
    visit_go_done(visit, "unpinned", "/networks/%s/findings/pinned", visit->network_id);
    return true;
}
