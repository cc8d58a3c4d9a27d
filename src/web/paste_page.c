/* paste_page.c - a table that somebody pastes or sends as a file: what it would change,
 * line by line; nothing is taken over before that was confirmed. */
#include "web/pages.h"

#include <string.h>

#include "base/limits.h"
#include "store/issue.h"
#include "store/rating.h"
#include "web/forms.h"
#include "web/paste.h"
#include "web/paste_model.h"
#include "web/table_upload.h"

/* The name under which remarks about a file travel to its preview. */
static const char FILE_REMARK[] = "file-remark";

static enum paste_into into_of(const struct visit *visit)
{
    const char *asked = visit_query(visit, "into");
    enum paste_into into = PASTE_ACTORS;

    if (visit->http->method == HTTP_POST) {
        asked = visit_field(visit, "into");
    }
    if (asked != NULL) {
        (void)paste_into_find(asked, &into);
    }
    return into;
}

static const char *text_of(const struct visit *visit)
{
    const char *text = form_value(&visit->body, "text");

    return text == NULL ? "" : text;
}

static struct paste_order order_of(const struct visit *visit)
{
    return (struct paste_order){
        .reader = {visit->network_id, visit->presence.person_id, visit->today},
        .into = into_of(visit),
        .text = text_of(visit),
        .at_row = visit_id(visit_field(visit, "at_row")),
        .at_column = visit_field(visit, "at_column"),
        .secret = visit->site->secret,
    };
}

/* ---- showing ---- */

/* Nothing is wrong with what was sent, so far as a field can tell. */
static bool is_readable(const struct visit *visit)
{
    for (size_t i = 0; i < visit->error_count; i++) {
        if (visit->errors[i].name[0] != '\0' && visit->errors[i].name != FILE_REMARK) {
            return false;
        }
    }
    return visit->http->method == HTTP_POST && visit_field(visit, "text")[0] != '\0';
}

/* What the reader of the file remarked; what is wrong with fields that nobody sees. */
static void remarks_put(struct visit *visit)
{
    struct value *remarks = model_set_list(visit->model, "remarks");
    const char *wrong = NULL;

    for (size_t i = 0; i < visit->error_count; i++) {
        const struct field_error *error = &visit->errors[i];
        const char *sentence = visit_sentence(
            visit->pool, say_in(visit->pool, &error->message, visit->language));

        if (error->name == FILE_REMARK) {
            model_add_text(remarks, sentence);
        } else if (strcmp(error->name, "seen") == 0 ||
                   strcmp(error->name, "confirm") == 0) {
            wrong = sentence;
        }
    }
    model_set_text(visit->model, "wrong", wrong);
}

static bool preview_put(struct visit *visit, struct status *st)
{
    const struct paste_order order = order_of(visit);
    struct paste paste;
    struct text problem;

    if (paste_read(visit->database, &order, visit->pool, &paste, st)) {
        model_set_null(visit->model, "problem");
        paste_preview_put(visit, &order, &paste);
        return true;
    }
    if (st->code == STATUS_FAILED) {
        return false;
    }
    text_init(&problem, visit->pool, LIMIT_OUTPUT_BYTES);
    status_say(st, visit->language, &problem);
    status_clear(st);
    model_set_text(visit->model, "problem", visit_sentence(visit->pool, problem.bytes));
    model_set_null(visit->model, "preview");
    return true;
}

/* The form asks for the table: where it goes, the tabs above say already; what was seen
 * and confirmed goes with the preview. */
static void form_put(struct visit *visit, enum paste_into into)
{
    const struct form_start starts[] = {{"into", paste_into_code(into)}};
    struct form_plan shown = FORM_PASTE;
    struct field *fields =
        pool_copy(visit->pool, shown.fields, shown.field_count, struct field);

    for (size_t i = 0; i < shown.field_count; i++) {
        if (strcmp(fields[i].name, "into") == 0) {
            fields[i].kind = FIELD_HIDDEN;
        }
    }
    shown.fields = fields;
    shown.field_count -= 2;
    visit_form(visit, &shown,
               visit_address(visit, "/networks/%s/arena/paste", visit->network_id),
               starts, ARRAY_COUNT(starts));
}

bool paste_page(struct visit *visit, struct status *st)
{
    const enum paste_into into = into_of(visit);
    struct record_list sources;
    int64_t round_id = 0;

    if (!round_find_open(visit->database, visit->network_id, visit->pool, &round_id,
                         st) ||
        !record_list(visit->database, &SOURCE_RECORD, visit->network_id, visit->pool,
                     &sources, st)) {
        return false;
    }
    paste_help_put(visit, into, &sources);
    model_set_boolean(visit->model, "is_blind", into == PASTE_SHEET);
    model_set_boolean(visit->model, "has_round", round_id != 0);
    remarks_put(visit);
    form_put(visit, into);
    if (is_readable(visit)) {
        return preview_put(visit, st);
    }
    model_set_null(visit->model, "preview");
    model_set_text(visit->model, "problem",
                   into == PASTE_SHEET && round_id == 0
                       ? say(N_("No round is open now: there is no sheet to fill in."),
                             visit->language)
                       : NULL);
    return true;
}

/* ---- a file ---- */

static void remarks_keep(struct visit *visit, const struct report *report)
{
    for (const struct report_entry *entry = report->first;
         entry != NULL && visit->error_count < FIELD_ERRORS_MAX; entry = entry->next) {
        visit->errors[visit->error_count++] =
            (struct field_error){FILE_REMARK, entry->message};
    }
}

/* The table of the file takes the place of what was typed. */
static bool file_take(struct visit *visit, struct status *st)
{
    struct report report = {.pool = visit->pool};
    struct file_bytes csv;

    if (!table_upload_read(visit, &report, &csv, st) ||
        !table_upload_take(visit, paste_text_of_csv(csv.bytes, visit->pool), st)) {
        return false;
    }
    table_upload_put(visit, "at_row", "");
    table_upload_put(visit, "at_column", "");
    remarks_keep(visit, &report);
    return true;
}

/* ---- taking over ---- */

struct taking {
    struct paste_order order;
    const char *seen;
};

static bool taking_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct taking *taking = context;

    return paste_apply(change, unit, &taking->order, taking->seen, st);
}

bool paste_post(struct visit *visit, struct status *st)
{
    static const struct {
        const char *action;
        const char *address;
    } GOES[PASTE_INTO_COUNT] = {
        [PASTE_ACTORS] = {"actor.paste", "/arena"},
        [PASTE_SHEET] = {"rater.begin", "/arena/sheet"},
        [PASTE_HOLDINGS] = {"holding.paste", "/arena/holdings"},
    };

    if (visit->file_field != NULL && !file_take(visit, st)) {
        return false;
    }
    if (visit_field(visit, "text")[0] == '\0') {
        return visit_refuse(visit, "text", st, "paste a table here, or choose a file");
    }
    if (strcmp(visit_field(visit, "confirm"), "yes") != 0 || visit->file_field != NULL) {
        return true; /* to the preview */
    }
    struct taking taking = {order_of(visit), visit_field(visit, "seen")};
    if (!visit_change(visit, GOES[taking.order.into].action, taking_do, &taking, st)) {
        return false;
    }
    visit_go_done(visit, "pasted", "/networks/%s%s", visit->network_id,
                  GOES[taking.order.into].address);
    return true;
}
