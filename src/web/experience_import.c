/* experience_import.c - many sheets of paper from a table that somebody pastes or sends:
 * what would be added, then added, all or nothing. */
#include "web/experience_import.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "store/secret.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/table_upload.h"

static const char *text_of(const struct visit *visit)
{
    const char *text = form_value(&visit->body, "text");

    return text == NULL ? "" : text;
}

static bool is_paper(const struct survey_link_row *link)
{
    return strcmp(link->kind, "paper") == 0 && strcmp(link->state, "open") == 0;
}

static const struct survey_link_row *link_chosen(const struct visit *visit,
                                                 const struct experience *experience)
{
    const int64_t id = visit_id(visit_field(visit, "link"));

    for (size_t i = 0; i < experience->whole.link_count; i++) {
        if (experience->whole.links[i].id == id &&
            is_paper(&experience->whole.links[i])) {
            return &experience->whole.links[i];
        }
    }
    return NULL;
}

/* What is read, and by which link; false when there is nothing to read. */
static bool order_make(struct visit *visit, const struct experience *experience,
                       struct import_order *order, bool *is_there_out, struct status *st)
{
    const struct survey_link_row *link = link_chosen(visit, experience);
    const char *text = text_of(visit);
    struct reply_link whose = {.network_id = visit->network_id};

    *is_there_out = link != NULL && text[0] != '\0';
    *order = (struct import_order){
        .experience = experience, .link = link, .text = text, .length = strlen(text)};
    if (!*is_there_out) {
        return true;
    }
    order->respondent = respondent_of_code(link->respondent);
    if (order->respondent != RESPONDENT_WORKERS) {
        return true;
    }
    return reply_organisations_read(visit, &whose, &order->organisations, st);
}

/* The table as it was seen, with what the link had taken by then: so that a button that
 * is pressed twice does not add every sheet twice. Only who types in paper uses this
 * link: that it was used tells of no respondent. */
static const char *seen_make(struct pool *pool, const char *secret,
                             const struct import_order *order, int64_t used)
{
    struct text all;

    text_init(&all, pool, LIMIT_BODY_BYTES);
    text_format(&all, "%" PRId64 " %" PRId64 " %s", order->link->id, used, order->text);
    return secret_keyed_digest(pool, secret, "import", all.bytes);
}

/* ---- showing ---- */

static void report_put(struct visit *visit, const struct report *report)
{
    struct value *list = model_set_list(visit->model, "errors");

    model_set_boolean(visit->model, "has_errors", report->error_count > 0);

    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        struct value *item = model_add_object(list);

        model_set_boolean(item, "has_line", entry->place.line > 0);
        model_set_integer(item, "line", (int64_t)entry->place.line);
        model_set_boolean(item, "has_column", entry->place.column > 0);
        model_set_integer(item, "column", (int64_t)entry->place.column);
        model_set_text(item, "sentence",
                       visit_sentence(visit->pool, say_in(visit->pool, &entry->message,
                                                          visit->language)));
    }
    const struct message unlisted = message_make_plural(
        visit->pool, report->unlisted_count, "%zu more error is not listed here.",
        "%zu more errors are not listed here.", report->unlisted_count);
    model_set_text(visit->model, "unlisted",
                   report->unlisted_count == 0
                       ? NULL
                       : say_in(visit->pool, &unlisted, visit->language));
}

static void preview_put(struct visit *visit, const struct import_order *order,
                        size_t count)
{
    struct value *preview = model_set_object(visit->model, "preview");
    const struct message message =
        message_make_plural(visit->pool, count, "%zu sheet will be added.",
                            "%zu sheets will be added.", count);

    model_set_text(preview, "sentence", say_in(visit->pool, &message, visit->language));
    model_set_integer(preview, "count", (int64_t)count);
    model_set_integer(preview, "link_id", order->link->id);
    model_set_text(preview, "label", order->link->label);
    model_set_text(preview, "group",
                   say(respondent_name(order->respondent), visit->language));
    model_set_text(preview, "text", order->text);
    model_set_text(preview, "seen",
                   seen_make(visit->pool, visit->site->secret, order,
                             link_used(&order->experience->uses, order->link->id)));
}

/* What stands in the table, or what is wrong with it. */
static bool table_put(struct visit *visit, const struct experience *experience,
                      struct status *st)
{
    struct report report = {.pool = visit->pool};
    struct import_order order;
    struct import_sheets sheets;
    bool is_there = false;

    if (visit->http->method != HTTP_POST ||
        !experience_is(&experience->whole.wave, "open")) {
        report_put(visit, &report);
        model_set_null(visit->model, "preview");
        return true;
    }
    if (!order_make(visit, experience, &order, &is_there, st)) {
        return false;
    }
    if (is_there && import_read(&order, visit->language, visit->pool, &report, &sheets)) {
        preview_put(visit, &order, sheets.count);
    } else {
        model_set_null(visit->model, "preview");
    }
    report_sort(&report);
    report_put(visit, &report);
    return true;
}

static const struct choice *links_offer(struct visit *visit,
                                        const struct experience *experience,
                                        size_t *count_out)
{
    const struct experience_whole *whole = &experience->whole;
    struct choice *choices =
        pool_array(visit->pool, whole->link_count + 1, struct choice);
    size_t count = 0;

    for (size_t i = 0; i < whole->link_count; i++) {
        const struct survey_link_row *link = &whole->links[i];

        if (is_paper(link)) {
            const enum respondent respondent = respondent_of_code(link->respondent);
            choices[count++] = (struct choice){
                visit_address(visit, "%" PRId64, link->id),
                visit_address(visit, "%s (%s)", link->label,
                              say(respondent_name(respondent), visit->language)),
                NULL};
        }
    }
    *count_out = count;
    return choices;
}

static void column_put(struct visit *visit, const struct instrument_item *one,
                       const char *question, struct value *columns)
{
    struct value *item = model_add_object(columns);
    struct value *levels = model_set_list(item, "levels");

    model_set_text(item, "code", one->code);
    model_set_text(item, "question", question);
    model_set_boolean(item, "is_text", one->kind == ITEM_TEXT);
    model_set_boolean(item, "is_set", one->kind == ITEM_SET);
    for (size_t l = 0; l < one->level_count; l++) {
        struct value *level = model_add_object(levels);

        model_set_integer(level, "value", one->levels[l].value);
        model_set_text(level, "label",
                       wording_in(&one->levels[l].label, visit->language));
    }
}

static void columns_put(struct visit *visit, const struct experience_whole *whole)
{
    const struct asked_steps asked =
        experience_asked(whole, whole->instrument->asked, visit->language, visit->pool);
    const struct instrument_item *area =
        import_area_item(whole, whole->instrument->asked, visit->pool);
    struct value *columns = model_set_list(visit->model, "columns");

    for (size_t i = 0; i < asked.count; i++) {
        const char *title = wording_in(&asked.steps[i].step->title, visit->language);

        for (size_t q = 0; q < asked.steps[i].item_count; q++) {
            const struct asked_item *one = &asked.steps[i].items[q];

            column_put(visit, one->item, one->question[0] != '\0' ? one->question : title,
                       columns);
        }
    }
    if (area != NULL) {
        column_put(visit, area,
                   say(N_("In which neighbourhood do you live?"), visit->language),
                   columns);
    }
}

bool experience_import_page(struct visit *visit, struct status *st)
{
    struct experience experience;
    size_t link_count = 0;

    if (!experience_load(visit, visit_id(visit->parts[1]), &experience, st)) {
        return false;
    }
    const struct wave_row *wave = &experience.whole.wave;
    const struct choice *links = links_offer(visit, &experience, &link_count);
    experience_wave_put(visit, wave, model_set_object(visit->model, "wave"));
    columns_put(visit, &experience.whole);
    if ((!experience_is(wave, "open") || link_count == 0) && visit->error_count == 0) {
        model_set_null(visit->model, FORM_EXPERIENCE_IMPORT.name);
        model_set_null(visit->model, "wrong");
    } else {
        const struct form_start values[] = {
            {"link", link_count == 1 ? links[0].code : ""},
        };
        struct form_plan plan = FORM_EXPERIENCE_IMPORT;

        plan.field_count -= 2; /* what was seen and confirmed goes with the preview */
        const char *wrong = visit_error(visit, "seen");
        model_set_text(visit->model, "wrong",
                       wrong != NULL ? wrong : visit_error(visit, "confirm"));
        visit_form_choices(visit, &FORM_EXPERIENCE_IMPORT, "link", links);
        visit_form(visit, &plan, experience_address(visit, wave->id, "/import"), values,
                   ARRAY_COUNT(values));
    }
    return table_put(visit, &experience, st);
}

/* ---- a file ---- */

/* The table of the file takes the place of what was typed. */
static bool file_take(struct visit *visit, struct status *st)
{
    struct report report = {.pool = visit->pool};
    struct file_bytes csv;

    return table_upload_read(visit, &report, &csv, st) &&
           table_upload_take(visit, csv.bytes, st);
}

/* ---- adding ---- */

struct importing {
    const char *network_id;
    const char *secret;
    const char *seen;
    const struct import_order *order;
    struct import_sheets sheets;
};

static bool seen_check(struct unit *unit, const struct importing *importing,
                       struct status *st)
{
    const struct survey_link_row *link = importing->order->link;
    struct link_uses uses;

    if (!survey_link_uses(unit->database, importing->network_id, link->wave_id,
                          unit->pool, &uses, st)) {
        return false;
    }
    return strcmp(importing->seen,
                  seen_make(unit->pool, importing->secret, importing->order,
                            link_used(&uses, link->id))) == 0 ||
           status_fail(st, STATUS_CONFLICT,
                       "sheets came in by this link after the preview, perhaps these: "
                       "look whether you have added them already");
}

static bool importing_do(struct unit *unit, void *context, struct status *st)
{
    const struct importing *importing = context;

    if (!seen_check(unit, importing, st)) {
        return false;
    }
    for (size_t i = 0; i < importing->sheets.count; i++) {
        if (!reply_send(unit, importing->network_id, importing->order->link->id, NULL,
                        &importing->sheets.sheets[i], st)) {
            return false;
        }
    }
    return true;
}

/* What was previewed, once more: what a browser sends back proves nothing. */
static bool import_do(struct visit *visit, const struct import_order *order,
                      struct status *st)
{
    struct report report = {.pool = visit->pool};
    struct importing importing = {visit->network_id,
                                  visit->site->secret,
                                  visit_field(visit, "seen"),
                                  order,
                                  {NULL, 0}};

    if (!import_read(order, visit->language, visit->pool, &report, &importing.sheets)) {
        return true; /* to the errors */
    }
    if (!visit_store(visit, importing_do, &importing, st)) {
        return st->code == STATUS_FAILED ? false : visit_refuse_status(visit, "", st);
    }
    visit_go_done(visit, "experience-imported", "%s",
                  experience_address(visit, order->link->wave_id, ""));
    return true;
}

bool experience_import_post(struct visit *visit, struct status *st)
{
    struct experience experience;
    struct import_order order;
    bool is_there = false;

    if (visit->file_field != NULL && !file_take(visit, st)) {
        return false;
    }
    if (!experience_load(visit, visit_id(visit->parts[1]), &experience, st)) {
        return false;
    }
    if (!experience_is(&experience.whole.wave, "open")) {
        return status_fail(st, STATUS_CONFLICT,
                           "this survey is not open: no sheet can be added");
    }
    if (!order_make(visit, &experience, &order, &is_there, st)) {
        return false;
    }
    if (order.link == NULL) {
        return visit_refuse(visit, "link", st, "choose one of the list");
    }
    if (!is_there) {
        return visit_refuse(visit, "text", st, "paste a table here, or choose a file");
    }
    if (strcmp(visit_field(visit, "confirm"), "yes") != 0 || visit->file_field != NULL) {
        return true; /* to the preview */
    }
    return import_do(visit, &order, st);
}
