#include "web/edit_author.h"

#include <stdlib.h>
#include <string.h>

#include "store/journal.h"
#include "web/people_model.h"

enum { CHANGES_SEARCHED = 40 };

static const char *member_of(const struct value *row, const char *name)
{
    const struct value *member = value_find(row, name, strlen(name));

    return member == NULL ? "" : value_text(member);
}

static bool row_is(const struct value *row, const struct edit_author *author)
{
    return strcmp(member_of(row, "record"), author->kind->name) == 0 &&
           (!author->kind->has_id ||
            strtoll(member_of(row, "id"), NULL, 10) == author->id);
}

static bool entry_changes(const struct journal_entry *entry,
                          const struct edit_author *author)
{
    /* Without rows: the values were erased. */
    for (const struct value *row = entry->rows == NULL ? NULL : value_first(entry->rows);
         row != NULL; row = value_next(row)) {
        if (row_is(row, author)) {
            return true;
        }
    }
    return false;
}

/* Look at the next change before `position` for those without a name yet. */
static bool entry_search(struct visit *visit, const struct people *people,
                         int64_t *position, struct edit_author *authors, size_t count,
                         struct status *st)
{
    SCOPED(pool) scratch = pool_new(); /* a change may be large */
    struct journal_list part = {0};

    if (!journal_list(visit->database, visit->network_id, *position, 1, scratch, &part,
                      st)) {
        return false;
    }
    *position = part.count == 0 ? 1 : part.entries[0].link.position;
    for (size_t i = 0; part.count > 0 && i < count; i++) {
        if (authors[i].name == NULL && entry_changes(&part.entries[0], &authors[i])) {
            authors[i].name =
                pool_text(visit->pool,
                          people_author_name(visit, people, part.entries[0].link.author));
        }
    }
    return true;
}

static bool has_nameless(const struct edit_author *authors, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (authors[i].name == NULL) {
            return true;
        }
    }
    return false;
}

bool edit_authors_find(struct visit *visit, struct edit_author *authors, size_t count,
                       struct status *st)
{
    struct people people;
    int64_t position = 0;

    if (!people_read(visit, 0, &people, st)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        authors[i].name = NULL;
    }
    for (int i = 0; i < CHANGES_SEARCHED && position != 1 && has_nameless(authors, count);
         i++) {
        if (!entry_search(visit, &people, &position, authors, count, st)) {
            return false;
        }
    }
    for (size_t i = 0; i < count; i++) {
        if (authors[i].name == NULL || authors[i].name[0] == '\0') {
            authors[i].name = say(N_("Somebody"), visit->language);
        }
    }
    return true;
}

bool edit_refuse_cells(struct visit *visit, const struct grid_plan *plan,
                       const struct grid_cells *cells, const struct record_kind *kind,
                       const int64_t *rows, struct status *st)
{
    struct edit_author authors[FIELD_ERRORS_MAX];
    size_t asked = 0;
    size_t count = 0;

    for (size_t i = 0; i < cells->count && asked < FIELD_ERRORS_MAX; i++) {
        if (cells->items[i].meanwhile != NULL) {
            authors[asked++] = (struct edit_author){.kind = kind, .id = rows[i]};
        }
    }
    if (asked == 0 || !edit_authors_find(visit, authors, asked, st)) {
        return asked == 0;
    }
    /* Those beyond get no sentence, so their author does not matter. */
    for (size_t i = 0; i < cells->count; i++) {
        if (cells->items[i].meanwhile != NULL) {
            grid_refuse_meanwhile(visit, plan, &cells->items[i],
                                  authors[count < asked ? count : 0].name);
            count++;
        }
    }
    return true;
}
