#include "web/change_sight.h"

#include <string.h>

#include "web/change_actions.h"

enum { UNDO_STEPS_MAX = 64, LINKS_AT_ONCE = 500 };

bool change_sees_all(const struct visit *visit)
{
    return visit_may(visit, OBJECT_ARENA, RIGHT_SEE);
}

bool change_root(struct visit *visit, const struct journal_link *link,
                 struct journal_link *root_out, struct status *st)
{
    struct journal_link root = *link;

    for (int step = 0; step < UNDO_STEPS_MAX && root.undoes != 0; step++) {
        struct journal_list list = {0};

        if (!journal_links(visit->database, visit->network_id, root.undoes + 1, 1,
                           visit->pool, &list, st)) {
            return false;
        }
        if (list.count == 0) {
            break;
        }
        root = list.entries[0].link;
    }
    *root_out = root;
    return true;
}

static bool is_author(const struct visit *visit, const struct journal_link *link)
{
    return strcmp(link->author, visit_author(visit)) == 0;
}

bool change_is_seen(const struct visit *visit, const struct journal_link *root)
{
    const struct change_action *action = change_action_find(root->action);

    if (action == NULL) {
        return visit_may(visit, OBJECT_ARENA, RIGHT_SEE);
    }
    if (action->seen == OBJECT_OWN_ENTRY) {
        return visit_may(visit, OBJECT_ARENA, RIGHT_SEE) ||
               (visit_may(visit, OBJECT_OWN_ENTRY, RIGHT_SEE) && is_author(visit, root));
    }
    return visit_may(visit, action->seen, RIGHT_SEE);
}

const char *change_final(const struct journal_link *root)
{
    const struct change_action *action = change_action_find(root->action);

    return action == NULL ? NULL : action->final;
}

bool change_may_undo(const struct visit *visit, const struct journal_link *link,
                     const struct journal_link *root)
{
    const struct change_action *action = change_action_find(root->action);

    if (change_final(root) != NULL || !change_is_seen(visit, root)) {
        return false;
    }
    if (visit_may(visit, OBJECT_JOURNAL, RIGHT_CHANGE)) {
        return true;
    }
    return visit_may(visit, OBJECT_OWN_CHANGES, RIGHT_CHANGE) && is_author(visit, link) &&
           visit_may(visit, action == NULL ? OBJECT_ARENA : action->changed,
                     RIGHT_CHANGE);
}

/* What is left of a page to fill. */
struct filling {
    int64_t skip;
    size_t limit;
    int64_t *positions;
    size_t count;
    bool has_older;
};

/* Take the links that are seen; true when the page is full. */
static bool links_take(struct visit *visit, const struct journal_list *links,
                       struct filling *filling, struct status *st)
{
    for (size_t i = 0; i < links->count && !filling->has_older; i++) {
        struct journal_link root;

        if (!change_root(visit, &links->entries[i].link, &root, st)) {
            return false;
        }
        if (!change_is_seen(visit, &root)) {
            continue;
        }
        if (filling->skip > 0) {
            filling->skip--;
        } else if (filling->count == filling->limit) {
            filling->has_older = true;
        } else {
            filling->positions[filling->count++] = links->entries[i].link.position;
        }
    }
    return true;
}

static bool positions_find(struct visit *visit, struct filling *filling,
                           struct status *st)
{
    struct journal_list links = {0};
    int64_t before = 0;

    do {
        if (!journal_links(visit->database, visit->network_id, before, LINKS_AT_ONCE,
                           visit->pool, &links, st) ||
            !links_take(visit, &links, filling, st)) {
            return false;
        }
        before = links.count == 0 ? 0 : links.entries[links.count - 1].link.position;
    } while (links.count == LINKS_AT_ONCE && !filling->has_older);
    return true;
}

/* A part of the history, change by change. */
static bool list_part(struct visit *visit, const struct change_page *page,
                      struct journal_list *list_out, bool *has_older_out,
                      struct status *st)
{
    struct filling filling = {.skip = page->skip, .limit = page->limit};

    filling.positions = pool_array(visit->pool, page->limit, int64_t);
    if (!positions_find(visit, &filling, st)) {
        return false;
    }
    struct journal_entry *entries =
        pool_array(visit->pool, filling.count + 1, struct journal_entry);
    for (size_t i = 0; i < filling.count; i++) {
        if (!journal_find(visit->database, visit->network_id, filling.positions[i],
                          visit->pool, &entries[i], st)) {
            return false;
        }
    }
    *list_out = (struct journal_list){entries, filling.count};
    *has_older_out = filling.has_older;
    return true;
}

bool change_list(struct visit *visit, const struct change_page *page,
                 struct journal_list *list_out, bool *has_older_out, struct status *st)
{
    if (!change_sees_all(visit)) {
        return list_part(visit, page, list_out, has_older_out, st);
    }
    if (!journal_list(visit->database, visit->network_id, page->before, page->limit,
                      visit->pool, list_out, st)) {
        return false;
    }
    *has_older_out =
        list_out->count > 0 && list_out->entries[list_out->count - 1].link.position > 1;
    return true;
}
