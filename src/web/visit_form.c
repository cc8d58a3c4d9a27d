#include "web/visit_form.h"

#include <assert.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/lines.h"
#include "base/number.h"
#include "base/utf8.h"
#include "web/edit.h"
#include "web/form_token.h"
#include "web/mail_compose.h"

/* ---- into the model ---- */

static const char *const INPUT_TYPES[] = {
    [FIELD_LINE] = "text",      [FIELD_EMAIL] = "email",   [FIELD_PASSWORD] = "password",
    [FIELD_DAY] = "date",       [FIELD_NUMBER] = "number", [FIELD_HIDDEN] = "hidden",
    [FIELD_CHECK] = "checkbox", [FIELD_TEXT] = NULL,       [FIELD_CHOICE] = NULL,
    [FIELD_SELECT] = NULL,      [FIELD_CHOICES] = NULL,    [FIELD_BLOCK] = NULL,
    [FIELD_FILE] = NULL,
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

static const char *say_or_null(const struct visit *visit, const char *id)
{
    return id == NULL ? NULL : say(id, visit->language);
}

void visit_form_choices(struct visit *visit, const struct form_plan *plan,
                        const char *field, const struct choice *choices)
{
    assert(visit->choices_count < PAGE_CHOICES_MAX);
    visit->choices[visit->choices_count++] =
        (struct page_choices){plan->name, field, choices};
}

/* What the page gave for a field of the form that is being put; NULL: nothing. */
static const struct choice *page_choices_find(const struct visit *visit, const char *name)
{
    for (size_t i = 0; i < visit->choices_count; i++) {
        const struct page_choices *given = &visit->choices[i];

        if (strcmp(given->form, visit->form_name) == 0 &&
            strcmp(given->field, name) == 0) {
            return given->choices;
        }
    }
    return NULL;
}

static void choices_put(struct visit *visit, struct value *object,
                        const struct field *field, const char *value)
{
    struct value *choices = model_set_list(object, "choices");
    const struct choice *given = page_choices_find(visit, field->name);

    for (const struct choice *choice = given != NULL ? given : field->choices;
         choice != NULL && choice->code != NULL; choice++) {
        struct value *item = model_add_object(choices);
        const bool is_said = given != NULL;

        model_set_text(item, "code", choice->code);
        model_set_text(item, "label",
                       is_said ? choice->label : say(choice->label, visit->language));
        model_set_text(item, "help",
                       is_said ? choice->help : say_or_null(visit, choice->help));
        model_set_boolean(item, "is_chosen",
                          field->kind == FIELD_CHOICES
                              ? lines_have(value, choice->code)
                              : strcmp(choice->code, value) == 0);
    }
}

static bool has_choices(enum field_kind kind)
{
    return kind == FIELD_CHOICE || kind == FIELD_SELECT || kind == FIELD_CHOICES;
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

static struct value *field_put(struct visit *visit, struct value *fields,
                               const struct field *field, const char *value,
                               const char *error)
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
    model_set_boolean(object, "is_text",
                      field->kind == FIELD_TEXT || field->kind == FIELD_BLOCK);
    model_set_boolean(object, "is_block", field->kind == FIELD_BLOCK);
    model_set_boolean(object, "is_file", field->kind == FIELD_FILE);
    model_set_boolean(object, "is_choice", field->kind == FIELD_CHOICE);
    model_set_boolean(object, "is_check", field->kind == FIELD_CHECK);
    model_set_boolean(object, "is_checked",
                      field->kind == FIELD_CHECK && strcmp(value, "yes") == 0);
    model_set_boolean(object, "is_hidden", field->kind == FIELD_HIDDEN);
    model_set_boolean(object, "is_select", field->kind == FIELD_SELECT);
    model_set_boolean(object, "is_choices", field->kind == FIELD_CHOICES);
    const bool is_offered =
        field->kind == FIELD_LINE && page_choices_find(visit, field->name) != NULL;
    model_set_boolean(object, "is_offered", is_offered);
    if (has_choices(field->kind) || is_offered) {
        choices_put(visit, object, field, value);
    }
    return object;
}

/* What the field shows before anybody types: sent along, so that a change by somebody
 * else in between is seen. */
static void was_put(struct visit *visit, struct value *object, const char *name,
                    const char *start)
{
    struct value *was = model_set_object(object, "was");

    model_set_text(was, "name", edit_was_name(visit->pool, name));
    model_set_text(was, "value", start);
}

bool visit_form_takes_file(const struct form_plan *plan)
{
    for (size_t i = 0; plan != NULL && i < plan->field_count; i++) {
        if (plan->fields[i].kind == FIELD_FILE) {
            return true;
        }
    }
    return false;
}

void visit_form(struct visit *visit, const struct form_plan *plan, const char *action,
                const struct form_start *values, size_t value_count)
{
    struct value *form = model_set_object(visit->model, plan->name);
    const bool is_again =
        visit->route->form != NULL && strcmp(visit->route->form->name, plan->name) == 0;

    visit->form_name = plan->name;
    model_set_text(form, "name", plan->name);
    model_set_text(form, "action", action);
    model_set_text(form, "token", form_token(visit));
    model_set_boolean(form, "is_danger", plan->is_danger);
    model_set_boolean(form, "has_file", visit_form_takes_file(plan));
    model_set_text(form, "submit", say(plan->submit, visit->language));
    model_set_text(form, "error", is_again ? visit_error(visit, "") : NULL);
    struct value *fields = model_set_list(form, "fields");
    for (size_t i = 0; i < plan->field_count; i++) {
        const struct field *field = &plan->fields[i];
        const char *start = start_find(values, value_count, field->name);

        struct value *object = field_put(
            visit, fields, field, is_again ? visit_field(visit, field->name) : start,
            is_again ? visit_error(visit, field->name) : NULL);
        if (plan->is_edit) {
            was_put(visit, object, field->name, start);
        } else {
            model_set_null(object, "was");
        }
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

static bool lines_are_known(const struct field *field, const char *value,
                            struct pool *pool)
{
    for (const char *line = NULL; (line = lines_next(&value, pool)) != NULL;) {
        if (!choice_is_known(field, line)) {
            return false;
        }
    }
    return true;
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
    case FIELD_CHOICES:
        return lines_are_known(field, value, visit->pool) ||
               visit_refuse(visit, field->name, st, "choose one of the list");
    case FIELD_CHOICE:
    case FIELD_SELECT:
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
    case FIELD_BLOCK:
    case FIELD_FILE:
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
 * inside a password they are meant, and in a block they are empty cells. */
static void body_trim(struct visit *visit, const struct form_plan *plan)
{
    static const char BLANKS[] = " \n\t";
    const size_t count = visit->body.pair_count;
    struct form_pair *pairs = pool_array(visit->pool, count, struct form_pair);

    for (size_t i = 0; i < count; i++) {
        const char *value = visit->body.pairs[i].value;

        pairs[i] = visit->body.pairs[i];
        const enum field_kind kind = kind_of(plan, pairs[i].name);
        if (kind == FIELD_PASSWORD || kind == FIELD_BLOCK) {
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

/* A field of several choices is sent once for each that is ticked: one pair gets the
 * lines of all of them, also when there is none. */
static void choices_join(struct visit *visit, const struct field *field)
{
    const size_t count = visit->body.pair_count;
    struct form_pair *pairs = pool_array(visit->pool, count + 1, struct form_pair);
    struct text lines;
    size_t kept = 0;

    text_init(&lines, visit->pool, LIMIT_BODY_BYTES);
    for (size_t i = 0; i < count; i++) {
        const struct form_pair *pair = &visit->body.pairs[i];

        if (strcmp(pair->name, field->name) != 0) {
            pairs[kept++] = *pair;
        } else if (pair->value[0] != '\0') {
            text_format(&lines, "%s%s", lines.length == 0 ? "" : "\n", pair->value);
        }
    }
    pairs[kept++] = (struct form_pair){field->name, lines.bytes};
    visit->body.pairs = pairs;
    visit->body.pair_count = kept;
}

bool visit_form_check(struct visit *visit, const struct form_plan *plan,
                      struct status *st)
{
    bool is_right = true;

    body_trim(visit, plan);
    for (size_t i = 0; i < plan->field_count; i++) {
        if (plan->fields[i].kind == FIELD_CHOICES) {
            choices_join(visit, &plan->fields[i]);
        }
    }

    for (size_t i = 0; i < plan->field_count; i++) {
        is_right = field_check(visit, &plan->fields[i], st) && is_right;
    }
    return is_right;
}
