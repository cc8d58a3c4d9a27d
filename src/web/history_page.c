/* history_page.c - who changed what, newest first, as far as the visitor may see it;
 * taking a change back, and what that would lose. */
#include "web/pages.h"

#include <string.h>

#include "base/limits.h"
#include "store/network.h"
#include "web/change_model.h"
#include "web/change_rows.h"
#include "web/change_sight.h"
#include "web/criteria_model.h"
#include "web/forms.h"
#include "web/sign_in.h"

enum { CHANGES_A_PAGE = 30, LATER_SHOWN = 5 };

/* A change with what it did, into a list. */
static bool entry_put(const struct change_book *book, const struct journal_entry *entry,
                      struct value *list, struct status *st)
{
    struct visit *visit = book->visit;
    struct journal_link root;

    if (!change_root(visit, &entry->link, &root, st)) {
        return false;
    }
    struct value *change = model_add_object(list);
    change_model_put(visit, book->people, entry, change);
    change_rows_put(book, entry, change);
    model_set_boolean(change, "may_undo",
                      entry->rows != NULL && change_may_undo(visit, &entry->link, &root));
    return true;
}

/* Where older changes begin: a position, or how many were shown. */
static void older_put(struct visit *visit, const struct change_page *page,
                      const struct journal_list *journal, bool has_older)
{
    const bool sees_all = change_sees_all(visit);

    model_set_null(visit->model, has_older && sees_all ? "skip" : "before");
    if (has_older && sees_all) {
        model_set_integer(visit->model, "before",
                          journal->entries[journal->count - 1].link.position);
    } else if (has_older) {
        model_set_integer(visit->model, "skip", page->skip + (int64_t)journal->count);
    } else {
        model_set_null(visit->model, "skip");
    }
}

/* ---- what taking back would lose ---- */

static bool later_put(const struct change_book *book, const struct journal_list *later,
                      struct value *list, struct status *st)
{
    for (size_t i = 0; i < later->count; i++) {
        struct journal_link root;

        if (!change_root(book->visit, &later->entries[i].link, &root, st)) {
            return false;
        }
        if (change_is_seen(book->visit, &root)) {
            struct value *change = model_add_object(list);

            change_model_put(book->visit, book->people, &later->entries[i], change);
            change_rows_put(book, &later->entries[i], change);
            model_set_integer(change, "from", later->entries[i].link.position + 1);
        }
    }
    return true;
}

/* After a refusal: the changes that stand on top of the one that was to go. */
static bool refused_find(struct visit *visit, struct journal_list *later_out,
                         struct status *st)
{
    const int64_t position =
        visit->error_count == 0 ? 0 : visit_id(visit_field(visit, "position"));
    struct journal_list found = {0};
    struct journal_link root;

    if (position == 0 || !change_sees_all(visit)) {
        return true;
    }
    if (!journal_list(visit->database, visit->network_id, position + 1, 1, visit->pool,
                      &found, st)) {
        return false;
    }
    if (found.count == 0 || found.entries[0].link.position != position) {
        return true;
    }
    if (!change_root(visit, &found.entries[0].link, &root, st)) {
        return false;
    }
    return !change_may_undo(visit, &found.entries[0].link, &root) ||
           (journal_later(visit->database, visit->network_id, &found.entries[0],
                          LATER_SHOWN, visit->pool, later_out, st));
}

static bool refused_put(const struct change_book *book, struct status *st)
{
    struct journal_list later = {0};

    if (!refused_find(book->visit, &later, st)) {
        return false;
    }
    model_set_boolean(book->visit->model, "has_later", later.count > 0);
    return later_put(book, &later, model_set_list(book->visit->model, "later"), st);
}

bool history_page(struct visit *visit, struct status *st)
{
    const struct change_page page = {visit_id(visit_query(visit, "before")),
                                     visit_id(visit_query(visit, "skip")),
                                     CHANGES_A_PAGE};
    struct people people;
    struct change_book book;
    struct journal_list journal;
    bool has_older = false;
    struct text to;

    if (!people_read(visit, 0, &people, st) ||
        !change_book_read(visit, &people, &book, st) || !refused_put(&book, st) ||
        !change_list(visit, &page, &journal, &has_older, st)) {
        return false;
    }
    struct value *changes = model_set_list(visit->model, "changes");
    for (size_t i = 0; i < journal.count; i++) {
        if (!entry_put(&book, &journal.entries[i], changes, st)) {
            return false;
        }
    }
    older_put(visit, &page, &journal, has_older);
    model_set_boolean(visit->model, "sees_all", change_sees_all(visit));
    model_set_boolean(visit->model, "has_undo",
                      visit_may(visit, OBJECT_OWN_CHANGES, RIGHT_CHANGE));
    text_init(&to, visit->pool, LIMIT_ADDRESS_BYTES);
    text_format(&to, "/networks/%s/history", visit->network_id);
    if (visit->http->method == HTTP_GET) {
        visit_query_add(visit, "change", &to);
    }
    model_set_text(visit->model, "to", to.bytes);
    visit_form(visit, &FORM_UNDO,
               visit_address(visit, "/networks/%s/history/undo", visit->network_id), NULL,
               0);
    return true;
}

/* ---- taking back ---- */

struct undoing {
    struct change_head head;
    const char *today;
};

/* A criterion that was removed before the criteria were locked does not come back among
 * those that are: that is a correction. */
static bool criteria_check(struct unit *unit, const char *network_id, struct status *st)
{
    struct criteria criteria;
    size_t open_count = 0;

    if (!criteria_read(unit->database, network_id, unit->pool, &criteria, st)) {
        return false;
    }
    for (size_t i = 0; i < criteria.count; i++) {
        open_count += criteria.rows[i].locked_at == 0;
    }
    return open_count == 0 || open_count == criteria.count ||
           status_fail(
               st, STATUS_CONFLICT,
               "the criteria were locked after this: correct them, with a reason");
}

static bool undoing_do(struct unit *unit, void *context, struct status *st)
{
    const struct undoing *undoing = context;

    /* Also afterwards: archiving, with its day of deletion, has a page of its own. */
    return network_check_open(unit->database, undoing->head.network_id, unit->pool, st) &&
           journal_undo(unit, &undoing->head, st) &&
           criteria_check(unit, undoing->head.network_id, st) &&
           role_check_coordinator(unit, undoing->head.network_id, undoing->today, st) &&
           network_check_open(unit->database, undoing->head.network_id, unit->pool, st);
}

/* May this visitor take this change back? The journal only grows: what is found here
 * holds while the change is taken back. */
static bool undo_check(struct visit *visit, int64_t position, struct status *st)
{
    struct journal_entry entry;
    struct journal_link root;

    if (!journal_find(visit->database, visit->network_id, position, visit->pool, &entry,
                      st) ||
        !change_root(visit, &entry.link, &root, st)) {
        return false;
    }
    const char *final = change_final(&root);
    if (final != NULL) {
        return visit_refuse(visit, "", st, "%s", say(final, visit->language));
    }
    return change_may_undo(visit, &entry.link, &root) ||
           status_fail(st, STATUS_DENIED,
                       "this change is not yours: the coordinator can take it back");
}

bool history_undo_post(struct visit *visit, struct status *st)
{
    const int64_t position = visit_id(visit_field(visit, "position"));
    const char *to = visit_field(visit, "to");
    struct undoing undoing = {
        .head = {visit->network_id, visit_author(visit), "undo", visit->now, position},
        .today = visit->today,
    };

    if (!undo_check(visit, position, st) ||
        !visit_store(visit, undoing_do, &undoing, st)) {
        return false;
    }
    if (to[0] == '\0') {
        visit_go_done(visit, "undone", "/networks/%s/history", visit->network_id);
    } else {
        to = sign_in_target(to);
        visit_go(visit, "%s%cdone=undone", to, strchr(to, '?') == NULL ? '?' : '&');
    }
    return true;
}
