/* log_page.c - a coordinator's own log: what one did, to think back to. Read by its own
 * account alone; it stands in no history, and no page of the network shows it. */
#include "web/pages.h"

#include <string.h>

#include "base/attributes.h"
#include "method/dilemma.h"
#include "method/growth.h"
#include "store/experience.h"
#include "web/forms.h"

/* ---- the words of the codes ---- */

static const char *term_name(struct visit *visit, const struct growth_term *terms,
                             size_t count, const char *code)
{
    const struct growth_term *term = growth_term(terms, count, code);

    return term == NULL ? NULL : say(term->name, visit->language);
}

static const char *behaviour_name(struct visit *visit, const char *code)
{
    return term_name(visit, COORDINATOR_BEHAVIOURS, COORDINATOR_BEHAVIOUR_COUNT, code);
}

static const char *task_name(struct visit *visit, const char *code)
{
    return term_name(visit, COORDINATOR_TASKS, COORDINATOR_TASK_COUNT, code);
}

static const char *dilemma_name(struct visit *visit, const char *code)
{
    enum dilemma dilemma = DILEMMA_COUNT;

    return dilemma_find(code, &dilemma)
               ? say(DILEMMA_CARDS[dilemma].name, visit->language)
               : NULL;
}

/* ---- the form ---- */

static void terms_offer(struct visit *visit, const char *field,
                        const struct growth_term *terms, size_t count)
{
    struct choice *choices = pool_array(visit->pool, count + 1, struct choice);

    for (size_t i = 0; i < count; i++) {
        choices[i] =
            (struct choice){terms[i].code, say(terms[i].name, visit->language), NULL};
    }
    visit_form_choices(visit, &FORM_LOG_ENTRY, field, choices);
}

static void form_put(struct visit *visit, const char *action,
                     const struct log_entry *entry)
{
    struct choice *dilemmas =
        pool_array(visit->pool, (size_t)DILEMMA_COUNT + 1, struct choice);
    const struct form_start starts[] = {
        {"day", entry->day},   {"behaviour", entry->behaviour},
        {"task", entry->task}, {"dilemma", entry->dilemma},
        {"what", entry->what}, {"outcome", entry->outcome},
    };

    for (int i = 0; i < DILEMMA_COUNT; i++) {
        dilemmas[i] = (struct choice){DILEMMA_CODES[i],
                                      say(DILEMMA_CARDS[i].name, visit->language), NULL};
    }
    visit_form_choices(visit, &FORM_LOG_ENTRY, "dilemma", dilemmas);
    terms_offer(visit, "behaviour", COORDINATOR_BEHAVIOURS, COORDINATOR_BEHAVIOUR_COUNT);
    terms_offer(visit, "task", COORDINATOR_TASKS, COORDINATOR_TASK_COUNT);
    visit_form(visit, &FORM_LOG_ENTRY, action, starts, ARRAY_COUNT(starts));
}

static const char *address_of(struct visit *visit, const char *id, const char *rest)
{
    return visit_address(visit, "/networks/%s/log/%s%s", visit->network_id, id, rest);
}

/* ---- showing ---- */

static void entry_put(struct visit *visit, const struct log_entry *entry,
                      struct value *object)
{
    model_set_text(object, "id", entry->id);
    model_set_text(object, "day", entry->day);
    model_set_text(object, "behaviour", behaviour_name(visit, entry->behaviour));
    model_set_text(object, "task", task_name(visit, entry->task));
    model_set_text(object, "dilemma", dilemma_name(visit, entry->dilemma));
    model_set_text(object, "what", entry->what);
    model_set_text(object, "outcome", entry->outcome);
    model_set_text(object, "address", address_of(visit, entry->id, ""));
}

static size_t count_of(const struct log_entries *entries, const char *code,
                       const char *(*code_of)(const struct log_entry *entry))
{
    size_t count = 0;

    for (size_t i = 0; i < entries->count; i++) {
        count += strcmp(code_of(&entries->rows[i]), code) == 0;
    }
    return count;
}

static const char *behaviour_of(const struct log_entry *entry)
{
    return entry->behaviour;
}

static const char *task_of(const struct log_entry *entry)
{
    return entry->task;
}

static const char *dilemma_of(const struct log_entry *entry)
{
    return entry->dilemma;
}

static void often_put(struct value *list, const char *name, size_t count)
{
    struct value *item = model_add_object(list);

    model_set_text(item, "name", name);
    model_set_integer(item, "count", (int64_t)count);
}

/* How often which: also what was never noted, because that says something too. */
static void overview_put(struct visit *visit, const struct log_entries *entries)
{
    struct value *behaviours = model_set_list(visit->model, "behaviours");
    struct value *tasks = model_set_list(visit->model, "tasks");
    struct value *dilemmas = model_set_list(visit->model, "dilemmas");

    for (size_t i = 0; i < COORDINATOR_BEHAVIOUR_COUNT; i++) {
        const char *code = COORDINATOR_BEHAVIOURS[i].code;

        often_put(behaviours, behaviour_name(visit, code),
                  count_of(entries, code, behaviour_of));
    }
    for (size_t i = 0; i < COORDINATOR_TASK_COUNT; i++) {
        const char *code = COORDINATOR_TASKS[i].code;

        often_put(tasks, task_name(visit, code), count_of(entries, code, task_of));
    }
    for (size_t i = 0; i < DILEMMA_COUNT; i++) {
        const char *code = DILEMMA_CODES[i];

        often_put(dilemmas, dilemma_name(visit, code),
                  count_of(entries, code, dilemma_of));
    }
}

bool log_page(struct visit *visit, struct status *st)
{
    const struct log_entry blank = {.day = visit->today,
                                    .behaviour = "",
                                    .task = "",
                                    .dilemma = "",
                                    .what = "",
                                    .outcome = ""};
    struct value *list = model_set_list(visit->model, "entries");
    struct log_entries entries;

    if (!log_entries(visit->database, visit->network_id, visit->account.id, visit->pool,
                     &entries, st)) {
        return false;
    }
    for (size_t i = 0; i < entries.count; i++) {
        entry_put(visit, &entries.rows[i], model_add_object(list));
    }
    overview_put(visit, &entries);
    form_put(visit, visit_address(visit, "/networks/%s/log", visit->network_id), &blank);
    return true;
}

/* One of the own account; another account's is not there. */
static bool entry_find(struct visit *visit, struct log_entry *entry_out,
                       struct status *st)
{
    struct log_entries entries;

    if (!log_entries(visit->database, visit->network_id, visit->account.id, visit->pool,
                     &entries, st)) {
        return false;
    }
    for (size_t i = 0; i < entries.count; i++) {
        if (strcmp(entries.rows[i].id, visit->parts[1]) == 0) {
            *entry_out = entries.rows[i];
            return true;
        }
    }
    return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
}

bool log_entry_page(struct visit *visit, struct status *st)
{
    struct log_entry entry;

    if (!entry_find(visit, &entry, st)) {
        return false;
    }
    model_set_text(visit->model, "day", entry.day);
    form_put(visit, address_of(visit, entry.id, ""), &entry);
    visit_form(visit, &FORM_LOG_REMOVE, address_of(visit, entry.id, "/remove"), NULL, 0);
    return true;
}

/* ---- writing: no change of the network, and in no history ---- */

struct log_writing {
    const char *network_id;
    struct log_entry entry;
};

static bool writing_do(struct unit *unit, void *context, struct status *st)
{
    const struct log_writing *writing = context;
    struct log_entry entry = writing->entry;

    return log_entry_put(unit, writing->network_id, &entry, st);
}

/* What was sent is of the lists, or refused at its field. */
static bool sent_check(struct visit *visit, const struct log_entry *entry,
                       struct status *st)
{
    if (strcmp(entry->day, visit->today) > 0) {
        return visit_refuse(visit, "day", st, "this day is still to come");
    }
    if (entry->behaviour[0] != '\0' && behaviour_name(visit, entry->behaviour) == NULL) {
        return visit_refuse(visit, "behaviour", st, "choose one of the list");
    }
    if (entry->task[0] != '\0' && task_name(visit, entry->task) == NULL) {
        return visit_refuse(visit, "task", st, "choose one of the list");
    }
    if (entry->dilemma[0] != '\0' && dilemma_name(visit, entry->dilemma) == NULL) {
        return visit_refuse(visit, "dilemma", st, "choose one of the list");
    }
    return true;
}

static bool entry_write(struct visit *visit, const char *id, struct status *st)
{
    struct log_writing writing = {
        visit->network_id,
        {
            .id = id,
            .account_id = visit->account.id,
            .day = visit_field(visit, "day"),
            .behaviour = visit_field(visit, "behaviour"),
            .task = visit_field(visit, "task"),
            .dilemma = visit_field(visit, "dilemma"),
            .what = visit_field(visit, "what"),
            .outcome = visit_field(visit, "outcome"),
        },
    };

    if (!sent_check(visit, &writing.entry, st) ||
        !visit_store(visit, writing_do, &writing, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/log", visit->network_id);
    return true;
}

bool log_post(struct visit *visit, struct status *st)
{
    return entry_write(visit, "", st);
}

bool log_entry_post(struct visit *visit, struct status *st)
{
    struct log_entry entry;

    return entry_find(visit, &entry, st) && entry_write(visit, entry.id, st);
}

static bool removing_do(struct unit *unit, void *context, struct status *st)
{
    const struct log_writing *writing = context;

    return log_entry_remove(unit, writing->network_id, writing->entry.account_id,
                            writing->entry.id, st);
}

bool log_entry_remove_post(struct visit *visit, struct status *st)
{
    struct log_writing writing = {.network_id = visit->network_id};

    if (!entry_find(visit, &writing.entry, st) ||
        !visit_store(visit, removing_do, &writing, st)) {
        return false;
    }
    visit_go_done(visit, "log-removed", "/networks/%s/log", visit->network_id);
    return true;
}
