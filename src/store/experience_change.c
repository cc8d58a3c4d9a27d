/* experience_change.c - an anonymous wave is made, opened, closed, thrown away. */
#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "store/experience_plan.h"
#include "store/reply_close.h"
#include "store/sql.h"
#include "store/wave_rows.h"

/* ---- what is chosen ---- */

static bool is_something_left(const struct experience_plan *plan, struct pool *pool)
{
    const struct plan_items items = plan_items(plan, plan->instrument->asked, pool);

    for (size_t i = 0; i < items.count; i++) {
        if (!items.items[i]->is_background) {
            return true;
        }
    }
    return false;
}

static bool items_out_check(const struct experience_plan *plan, struct pool *pool,
                            struct status *st)
{
    const char *at = plan->items_out;

    for (const char *code = NULL; (code = lines_next(&at, pool)) != NULL;) {
        if (instrument_item(plan->instrument, code, NULL) == NULL) {
            return status_fail(st, STATUS_INVALID, "nothing is asked here as '%s'", code);
        }
    }
    return is_something_left(plan, pool) ||
           status_fail(st, STATUS_INVALID, "nothing is left to be asked");
}

/* Steps that are left out may be, single items are of the instrument, something is left
 * to ask beside who answers, and answers are not kept for ever. */
static bool choice_check(const struct wave_row *wave, const struct experience_row *choice,
                         struct pool *pool, struct status *st)
{
    const struct instrument *instrument =
        instrument_find(wave->instrument, wave->instrument_version);

    if (instrument == NULL || instrument->world != WORLD_ANONYMOUS) {
        return status_fail(st, STATUS_INVALID, "there are no questions '%s' %s",
                           wave->instrument, wave->instrument_version);
    }
    if (!wave_plan_check(wave, st)) {
        return false;
    }
    if (lines_count(choice->areas) > LIMIT_AREAS) {
        return status_fail(st, STATUS_LIMIT, "there are at most %d neighbourhoods",
                           (int)LIMIT_AREAS);
    }
    const struct experience_plan plan = {
        .instrument = instrument,
        .wave = *wave,
        .items_out = choice->items_out,
        .areas = "",
    };
    return items_out_check(&plan, pool, st);
}

bool experience_make(struct change *change, struct unit *unit, const char *network_id,
                     struct wave_row *wave, struct experience_row *choice,
                     struct status *st)
{
    const struct instrument *instrument = instrument_newest(wave->instrument);

    if (instrument == NULL) {
        return status_fail(st, STATUS_INVALID, "there are no questions '%s' %s",
                           wave->instrument, "");
    }
    wave->instrument_version = instrument->version;
    if (!choice_check(wave, choice, unit->pool, st) ||
        !wave_follow(unit, network_id, wave, st) ||
        !change_add(change, &WAVE_RECORD, wave, st)) {
        return false;
    }
    choice->wave_id = wave->id;
    return change_add(change, &EXPERIENCE_RECORD, choice, st);
}

static bool draft_read(struct unit *unit, const char *network_id, int64_t wave_id,
                       struct experience_whole *whole_out, struct status *st)
{
    return experience_read(unit->database, network_id, wave_id, unit->pool, whole_out,
                           st) &&
           (wave_is(&whole_out->wave, "draft") ||
            status_fail(st, STATUS_CONFLICT,
                        "this survey was opened: what it asks stays as it is"));
}

bool experience_change(struct change *change, struct unit *unit, const char *network_id,
                       const struct wave_row *wave, const struct experience_row *choice,
                       struct status *st)
{
    struct experience_whole whole;

    if (!draft_read(unit, network_id, wave->id, &whole, st)) {
        return false;
    }
    struct wave_row row = whole.wave;
    struct experience_row chosen = whole.choice;
    row.title = wave->title;
    row.left_out = wave->left_out;
    row.keep_months = wave->keep_months;
    row.asker = wave->asker;
    row.reason = wave->reason;
    row.due_day = wave->due_day;
    chosen.items_out = choice->items_out;
    chosen.chosen_by = choice->chosen_by;
    chosen.areas = choice->areas;
    chosen.reason_nl = choice->reason_nl;
    chosen.reason_fr = choice->reason_fr;
    chosen.reason_en = choice->reason_en;
    return choice_check(&row, &chosen, unit->pool, st) &&
           change_put_row(change, &WAVE_RECORD, &row, st) &&
           change_put_row(change, &EXPERIENCE_RECORD, &chosen, st);
}

/* ---- own items ---- */

bool own_item_add(struct change *change, struct unit *unit, const char *network_id,
                  struct own_item_row *item, struct status *st)
{
    struct experience_whole whole;

    if (!draft_read(unit, network_id, item->wave_id, &whole, st)) {
        return false;
    }
    if (whole.own_item_count >= LIMIT_OWN_ITEMS) {
        return status_fail(st, STATUS_LIMIT, "a network adds at most %d questions",
                           (int)LIMIT_OWN_ITEMS);
    }
    if (item->text_nl[0] == '\0' && item->text_fr[0] == '\0' &&
        item->text_en[0] == '\0') {
        return status_fail(st, STATUS_INVALID, "write the question in one language");
    }
    return change_add(change, &OWN_ITEM_RECORD, item, st);
}

bool own_item_remove(struct change *change, struct unit *unit, const char *network_id,
                     int64_t id, struct status *st)
{
    const struct sql_value *values = NULL;
    struct own_item_row item;
    struct experience_whole whole;

    if (!record_find(unit->database, &OWN_ITEM_RECORD, network_id, id, unit->pool,
                     &values, st)) {
        return false;
    }
    record_read(&OWN_ITEM_RECORD, values, &item);
    return draft_read(unit, network_id, item.wave_id, &whole, st) &&
           change_remove(change, &OWN_ITEM_RECORD, id, st);
}

/* ---- from draft to closed ---- */

bool experience_open(struct change *change, struct unit *unit, const char *network_id,
                     int64_t wave_id, int64_t now, struct status *st)
{
    struct experience_whole whole;
    bool is_linked = false;

    if (!experience_read(unit->database, network_id, wave_id, unit->pool, &whole, st)) {
        return false;
    }
    if (!wave_is(&whole.wave, "draft")) {
        return status_fail(st, STATUS_CONFLICT, "this survey was opened already");
    }
    for (size_t i = 0; i < whole.link_count; i++) {
        is_linked = is_linked || strcmp(whole.links[i].state, "open") == 0;
    }
    if (!is_linked) {
        return status_fail(st, STATUS_CONFLICT,
                           "nobody can answer yet: make a link first");
    }
    return wave_set_open(change, unit, network_id, &whole.wave, now, st);
}

bool experience_close(struct change *change, struct unit *unit, const char *network_id,
                      int64_t wave_id, int64_t now, reply_summary *summary,
                      struct status *st)
{
    struct experience_whole whole;

    if (!experience_read(unit->database, network_id, wave_id, unit->pool, &whole, st)) {
        return false;
    }
    if (!wave_is(&whole.wave, "open")) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not open");
    }
    if (!reply_close(unit, network_id, &whole, now, summary, st)) {
        return false;
    }
    whole.wave.state = "closed";
    whole.wave.closed_at = now;
    return change_put_row(change, &WAVE_RECORD, &whole.wave, st);
}

/* ---- throwing away ---- */

/* A link goes with the reason on it, so that the journal has it. */
static bool link_remove(struct change *change, struct survey_link_row link,
                        const char *reason, struct status *st)
{
    if (strcmp(link.state, "open") == 0 && reason[0] != '\0') {
        link.state = "void";
        link.void_reason = reason;
        if (!change_put_row(change, &SURVEY_LINK_RECORD, &link, st)) {
            return false;
        }
    }
    return change_remove(change, &SURVEY_LINK_RECORD, link.id, st);
}

static bool parts_remove(struct change *change, struct unit *unit, const char *network_id,
                         const struct experience_whole *whole, const char *reason,
                         struct status *st)
{
    for (size_t i = 0; i < whole->link_count; i++) {
        if (!database_run(
                unit->database, &SQL_SURVEY_LINK_USE_REMOVE,
                SQL_VALUES(sql_text(network_id), sql_integer(whole->links[i].id)), st) ||
            !link_remove(change, whole->links[i], reason, st)) {
            return false;
        }
    }
    for (size_t i = 0; i < whole->own_item_count; i++) {
        if (!change_remove(change, &OWN_ITEM_RECORD, whole->own_items[i].id, st)) {
            return false;
        }
    }
    for (size_t i = 0; i < whole->self_image_count; i++) {
        if (!change_remove(change, &SELF_IMAGE_RECORD, whole->self_images[i].id, st)) {
            return false;
        }
    }
    return true;
}

bool experience_remove(struct change *change, struct unit *unit, const char *network_id,
                       int64_t wave_id, const char *reason, struct status *st)
{
    struct experience_whole whole;

    if (!experience_read(unit->database, network_id, wave_id, unit->pool, &whole, st)) {
        return false;
    }
    if (wave_is(&whole.wave, "closed")) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is closed: it cannot be taken away");
    }
    if (wave_is(&whole.wave, "open") && reason[0] == '\0') {
        return status_fail(st, STATUS_INVALID, "say why the answers are thrown away");
    }
    return reply_remove_wave(unit, network_id, wave_id, st) &&
           parts_remove(change, unit, network_id, &whole, reason, st) &&
           change_remove(change, &EXPERIENCE_RECORD, whole.choice.id, st) &&
           change_remove(change, &WAVE_RECORD, wave_id, st);
}

/* ---- how a coordinator sees the own role ---- */

static bool image_sort(const struct experience_whole *whole, const char *answers,
                       struct pool *pool, const char **sorted_out, struct status *st)
{
    const struct experience_plan plan = experience_plan_of(whole);
    const struct plan_items items = plan_items(&plan, RESPONDENT_COORDINATOR, pool);
    struct reply_answer *given =
        pool_array(pool, lines_count(answers), struct reply_answer);
    struct reply_sheet sheet = {given, 0, 0};
    const char *item = NULL;
    size_t length = 0;
    int32_t value = REPLY_NONE;

    for (const char *at = answers;
         (at = plan_line(at, &item, &length, &value)) != NULL;) {
        given[sheet.answer_count++] = (struct reply_answer){
            .item = pool_text_part(pool, item, length), .value = value};
    }
    if (!plan_sort(&items, &sheet, pool, &sheet, st)) {
        return false;
    }
    const char *sorted = plan_write(&sheet, pool);
    if (sorted == NULL) {
        return status_fail(st, STATUS_LIMIT, "this sheet is too long");
    }
    *sorted_out = sorted;
    return true;
}

bool self_image_put(struct change *change, struct unit *unit, const char *network_id,
                    struct self_image_row *image, struct status *st)
{
    struct experience_whole whole;

    if (!experience_read(unit->database, network_id, image->wave_id, unit->pool, &whole,
                         st)) {
        return false;
    }
    if (wave_is(&whole.wave, "draft")) {
        return status_fail(st, STATUS_CONFLICT, "this survey is not open yet");
    }
    if (!image_sort(&whole, image->answers, unit->pool, &image->answers, st)) {
        return false;
    }
    for (size_t i = 0; i < whole.self_image_count; i++) {
        if (strcmp(whole.self_images[i].author, image->author) == 0) {
            image->id = whole.self_images[i].id;
            return change_put_row(change, &SELF_IMAGE_RECORD, image, st);
        }
    }
    return change_add(change, &SELF_IMAGE_RECORD, image, st);
}
