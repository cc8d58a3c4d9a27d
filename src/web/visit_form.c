#include "web/visit_form.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/number.h"
#include "base/utf8.h"
#include "web/form_token.h"
#include "web/mail_compose.h"

/* ---- into the model ---- */

static const char *const INPUT_TYPES[] = {
    [FIELD_LINE] = "text",      [FIELD_EMAIL] = "email",   [FIELD_PASSWORD] = "password",
    [FIELD_DAY] = "date",       [FIELD_NUMBER] = "number", [FIELD_HIDDEN] = "hidden",
    [FIELD_CHECK] = "checkbox", [FIELD_TEXT] = NULL,       [FIELD_CHOICE] = NULL,
};

static const char *start_find(const struct form_start *values, size_t count,
                              const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(values[i].name, name) == 0) {
            return values[i].value;
        }
    }
    return "";
}

static const char *error_find(const struct visit *visit, const char *name)
{
    for (size_t i = 0; i < visit->error_count; i++) {
        if (strcmp(visit->errors[i].name, name) == 0) {
            return visit_sentence(
                visit->pool,
                say_in(visit->pool, &visit->errors[i].message, visit->language));
        }
    }
    return NULL;
}

static const char *say_or_null(const struct visit *visit, const char *id)
{
    return id == NULL ? NULL : say(id, visit->language);
}

static void choices_put(struct visit *visit, struct value *object,
                        const struct field *field, const char *value)
{
    struct value *choices = model_set_list(object, "choices");

    for (const struct choice *choice = field->choices;
         choice != NULL && choice->code != NULL; choice++) {
        struct value *item = model_add_object(choices);

        model_set_text(item, "code", choice->code);
        model_set_text(item, "label", say(choice->label, visit->language));
        model_set_text(item, "help", say_or_null(visit, choice->help));
        model_set_boolean(item, "is_chosen", strcmp(choice->code, value) == 0);
    }
}

/* What a field is called in the page, and what describes it to who hears it. */
static void names_put(struct visit *visit, struct value *object,
                      const struct field *field, bool has_error)
{
    struct text id;
    struct text described;

    text_init(&id, visit->pool, LIMIT_NAME_BYTES);
    text_format(&id, "%s-%s", visit->form_name, field->name);
    text_init(&described, visit->pool, LIMIT_NAME_BYTES);
    if (field->help != NULL) {
        text_format(&described, "%s-help", id.bytes);
    }
    if (has_error) {
        text_format(&described, "%s%s-error", described.length > 0 ? " " : "", id.bytes);
    }
    model_set_text(object, "name", field->name);
    model_set_text(object, "id", id.bytes);
    model_set_text(object, "described", described.bytes);
}

static void field_put(struct visit *visit, struct value *fields,
                      const struct field *field, const char *value, const char *error)
{
    struct value *object = model_add_object(fields);

    names_put(visit, object, field, error != NULL);
    model_set_text(object, "label", say(field->label, visit->language));
    model_set_text(object, "help", say_or_null(visit, field->help));
    /* A password is never sent back, not even to who typed it. */
    model_set_text(object, "value", field->kind == FIELD_PASSWORD ? "" : value);
    model_set_text(object, "error", error);
    model_set_boolean(object, "is_required", field->is_required);
    model_set_text(object, "autocomplete", field->autocomplete);
    model_set_text(object, "type", INPUT_TYPES[field->kind]);
    model_set_boolean(object, "is_input",
                      field->kind != FIELD_CHECK && INPUT_TYPES[field->kind] != NULL &&
                          field->kind != FIELD_HIDDEN);
    model_set_boolean(object, "is_text", field->kind == FIELD_TEXT);
    model_set_boolean(object, "is_choice", field->kind == FIELD_CHOICE);
    model_set_boolean(object, "is_check", field->kind == FIELD_CHECK);
    model_set_boolean(object, "is_checked",
                      field->kind == FIELD_CHECK && strcmp(value, "yes") == 0);
    model_set_boolean(object, "is_hidden", field->kind == FIELD_HIDDEN);
    if (field->kind == FIELD_CHOICE) {
        choices_put(visit, object, field, value);
    }
}

void visit_form(struct visit *visit, const struct form_plan *plan, const char *action,
                const struct form_start *values, size_t value_count)
{
    struct value *form = model_set_object(visit->model, plan->name);
    const bool is_again = visit->route->form == plan;

    visit->form_name = plan->name;
    model_set_text(form, "name", plan->name);
    model_set_text(form, "action", action);
    model_set_text(form, "token", form_token(visit));
    model_set_boolean(form, "is_danger", plan->is_danger);
    model_set_text(form, "submit", say(plan->submit, visit->language));
    model_set_text(form, "error", is_again ? error_find(visit, "") : NULL);
    struct value *fields = model_set_list(form, "fields");
    for (size_t i = 0; i < plan->field_count; i++) {
        const struct field *field = &plan->fields[i];

        field_put(visit, fields, field,
                  is_again ? visit_field(visit, field->name)
                           : start_find(values, value_count, field->name),
                  is_again ? error_find(visit, field->name) : NULL);
    }
}

/* ---- what was sent ---- */

/* Choices that only the page knows, the page function checks. */
static bool choice_is_known(const struct field *field, const char *value)
{
    if (field->choices == NULL) {
        return true;
    }
    for (const struct choice *choice = field->choices; choice->code != NULL; choice++) {
        if (strcmp(choice->code, value) == 0) {
            return true;
        }
    }
    return false;
}

/* A value that is there: is it of the right shape? */
static bool shape_check(struct visit *visit, const struct field *field, const char *value,
                        struct status *st)
{
    size_t number = 0;

    switch (field->kind) {
    case FIELD_EMAIL:
        return mail_address_check(value, st) ||
               visit_refuse_status(visit, field->name, st);
    case FIELD_DAY:
        return day_is_valid(value) ||
               visit_refuse(visit, field->name, st, "write a day as 2026-11-22, not '%s'",
                            value);
    case FIELD_NUMBER:
        return number_read(value, field->limit, &number) ||
               visit_refuse(visit, field->name, st,
                            "write a whole number of at most %zu, not '%s'", field->limit,
                            value);
    case FIELD_CHOICE:
        return choice_is_known(field, value) ||
               visit_refuse(visit, field->name, st, "choose one of the list");
    case FIELD_CHECK:
        return strcmp(value, "yes") == 0 ||
               visit_refuse(visit, field->name, st, "choose one of the list");
    case FIELD_LINE:
    case FIELD_HIDDEN:
        return strchr(value, '\n') == NULL ||
               visit_refuse(visit, field->name, st, "write this on one line");
    case FIELD_TEXT:
    case FIELD_PASSWORD:
        break;
    }
    return true;
}

static bool field_check(struct visit *visit, const struct field *field, struct status *st)
{
    const char *value = visit_field(visit, field->name);
    const size_t length = utf8_count(value);

    if (value[strspn(value, " \n\t")] == '\0') {
        return !field->is_required ||
               visit_refuse(visit, field->name, st, "this must be filled in");
    }
    if (field->kind != FIELD_NUMBER && field->limit > 0 && length > field->limit) {
        return visit_refuse(visit, field->name, st,
                            "this is too long: %zu characters, and %zu fit", length,
                            field->limit);
    }
    return shape_check(visit, field, value, st);
}

static enum field_kind kind_of(const struct form_plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->field_count; i++) {
        if (strcmp(plan->fields[i].name, name) == 0) {
            return plan->fields[i].kind;
        }
    }
    return FIELD_PASSWORD;
}

/* Blanks around a line are slips of the thumb (telephones add one behind an address);
 * inside a password they are meant. */
static void body_trim(struct visit *visit, const struct form_plan *plan)
{
    static const char BLANKS[] = " \n\t";
    const size_t count = visit->body.pair_count;
    struct form_pair *pairs = pool_array(visit->pool, count, struct form_pair);

    for (size_t i = 0; i < count; i++) {
        const char *value = visit->body.pairs[i].value;

        pairs[i] = visit->body.pairs[i];
        if (kind_of(plan, pairs[i].name) == FIELD_PASSWORD) {
            continue;
        }
        value += strspn(value, BLANKS);
        size_t length = strlen(value);
        while (length > 0 && strchr(BLANKS, value[length - 1]) != NULL) {
            length--;
        }
        pairs[i].value = pool_text_part(visit->pool, value, length);
    }
    visit->body.pairs = pairs;
}

bool visit_form_check(struct visit *visit, const struct form_plan *plan,
                      struct status *st)
{
    bool is_right = true;

    body_trim(visit, plan);

    for (size_t i = 0; i < plan->field_count; i++) {
        is_right = field_check(visit, &plan->fields[i], st) && is_right;
    }
    return is_right;
}
