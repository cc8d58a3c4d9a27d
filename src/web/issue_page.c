/* issue_page.c - the issue of a network: what concerns it, who feels appealed, which
 * domains of life it touches, and how its text changed. */
#include "web/pages.h"

#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "base/lines.h"
#include "method/issue.h"
#include "store/issue.h"
#include "store/journal.h"
#include "store/network.h"
#include "web/edit.h"
#include "web/forms.h"
#include "web/people_model.h"

/* How far back former texts are looked for, and how many are shown. */
enum { CHANGES_SEARCHED = 400, FORMER_MAX = 20 };

/* Where the domains stand among the columns of an issue. */
enum { DOMAINS_COLUMN = 1 };

/* ---- domains: codes of the list and own words, a line each ---- */

static bool is_known(const char *line)
{
    for (size_t i = 0; i < LIFE_DOMAIN.word_count; i++) {
        if (strcmp(LIFE_DOMAIN.words[i].code, line) == 0) {
            return true;
        }
    }
    return false;
}

/* Those of the list, or the others. */
static const char *domains_part(const char *domains, bool are_known, struct pool *pool)
{
    struct text part;

    text_init(&part, pool, LIMIT_FIELD_BYTES);
    for (const char *line = lines_next_filled(&domains, pool); line != NULL;
         line = lines_next_filled(&domains, pool)) {
        if (is_known(line) == are_known) {
            lines_add(&part, line);
        }
    }
    return part.bytes;
}

static void domains_put(struct visit *visit, struct value *issue, const char *domains)
{
    struct value *list = model_set_list(issue, "domains");
    size_t count = 0;

    for (const char *line = lines_next_filled(&domains, visit->pool); line != NULL;
         line = lines_next_filled(&domains, visit->pool)) {
        struct value *item = model_add_object(list);
        int domain = 0;
        const bool is_of_list =
            is_known(line) && vocabulary_find(&LIFE_DOMAIN, line, &domain);

        model_set_text(item, "code", is_of_list ? line : NULL);
        model_set_text(item, "label",
                       is_of_list
                           ? say(vocabulary_label(&LIFE_DOMAIN, domain), visit->language)
                           : line);
        count++;
    }
    model_set_boolean(issue, "is_multidimensional", count >= DOMAINS_MULTIDIMENSIONAL);
    model_set_integer(issue, "domain_count", (int64_t)count);
}

/* ---- former texts ---- */

/* The text of the issue in a row of a change, before it or after; "": there was none. */
static const char *purpose_of(const struct value *row, const char *when)
{
    const struct value *values = value_find(row, when, strlen(when));
    const struct value *purpose =
        values == NULL ? NULL : value_find(values, "purpose", strlen("purpose"));

    return purpose == NULL ? "" : value_text(purpose);
}

/* What a change made of the text; NULL when it left it as it was. */
static const struct value *purpose_change(const struct journal_entry *entry)
{
    /* Without rows: the values were erased. */
    for (const struct value *row = entry->rows == NULL ? NULL : value_first(entry->rows);
         row != NULL; row = value_next(row)) {
        const char *record = value_text(value_find(row, "record", strlen("record")));

        if (strcmp(record, NETWORK_RECORD.name) == 0 &&
            strcmp(purpose_of(row, "before"), purpose_of(row, "after")) != 0) {
            return row;
        }
    }
    return NULL;
}

/* Can a change have written the text, by what it is called? What took another back is
 * called so by that one. */
static bool may_write_text(const struct journal_list *links, size_t i)
{
    const struct journal_link *link = &links->entries[i].link;

    while (link->undoes != 0) {
        const int64_t back = links->entries[0].link.position - link->undoes;
        if (back >= (int64_t)links->count) {
            return true; /* of long ago: look */
        }
        link = &links->entries[back].link;
    }
    return strncmp(link->action, "issue.", strlen("issue.")) == 0 ||
           strncmp(link->action, "network.", strlen("network.")) == 0;
}

/* The text that a change wrote; NULL when it left it as it was. */
static bool text_read(struct visit *visit, int64_t position, const char **text_out,
                      struct status *st)
{
    SCOPED(pool) scratch = pool_new(); /* a change may be large */
    struct journal_entry entry;

    if (!journal_find(visit->database, visit->network_id, position, scratch, &entry,
                      st)) {
        return false;
    }
    const struct value *row = purpose_change(&entry);
    *text_out = row == NULL ? NULL : pool_text(visit->pool, purpose_of(row, "after"));
    return true;
}

static void writer_put(struct visit *visit, const struct people *people,
                       const struct journal_link *link, struct value *object)
{
    model_set_text(object, "who", people_author_name(visit, people, link->author));
    model_set_text(object, "at", moment_text(link->at, visit->pool));
    model_set_text(object, "day", day_of(link->at, visit->pool));
}

/* The newest text is the present one, so it goes to the issue itself. */
static bool former_put(struct visit *visit, struct value *issue, struct status *st)
{
    struct value *former = model_set_list(visit->model, "former");
    struct journal_list links;
    struct people people;
    size_t found = 0;

    if (!people_read(visit, 0, &people, st) ||
        !journal_links(visit->database, visit->network_id, 0, CHANGES_SEARCHED,
                       visit->pool, &links, st)) {
        return false;
    }
    for (size_t i = 0; i < links.count && found <= FORMER_MAX; i++) {
        const struct journal_link *link = &links.entries[i].link;
        const char *text = NULL;

        if (!may_write_text(&links, i)) {
            continue;
        }
        if (!text_read(visit, link->position, &text, st)) {
            return false;
        }
        if (text != NULL && found++ == 0) {
            writer_put(visit, &people, link, model_set_object(issue, "written"));
        } else if (text != NULL && text[0] != '\0') {
            struct value *item = model_add_object(former);

            model_set_text(item, "text", text);
            writer_put(visit, &people, link, item);
        }
    }
    if (found == 0) {
        model_set_null(issue, "written");
    }
    return true;
}

/* ---- the page ---- */

static bool issue_read(struct visit *visit, struct network *network_out,
                       struct issue_row *issue_out, struct status *st)
{
    const struct sql_value *values = NULL;
    bool is_there = false;

    *issue_out = (struct issue_row){"", "", "", ""};
    if (!network_find(visit->database, visit->network_id, visit->pool, network_out, st) ||
        !status_absent(record_find(visit->database, &ISSUE_RECORD, visit->network_id, 0,
                                   visit->pool, &values, st),
                       &is_there, st)) {
        return false;
    }
    if (is_there) {
        record_read(&ISSUE_RECORD, values, issue_out);
    }
    return true;
}

bool issue_page(struct visit *visit, struct status *st)
{
    struct network network;
    struct issue_row row;

    if (!issue_read(visit, &network, &row, st)) {
        return false;
    }
    const struct form_start start[] = {
        {"purpose", network.purpose},
        {"appeal", row.appeal},
        {"known_domains", domains_part(row.domains, true, visit->pool)},
        {"own_domains", domains_part(row.domains, false, visit->pool)},
        {"area", row.area},
        {"added_value", row.added_value},
    };
    struct value *issue = model_set_object(visit->model, "issue");

    model_set_text(issue, "purpose", network.purpose);
    model_set_text(issue, "appeal", row.appeal);
    domains_put(visit, issue, row.domains);
    model_set_text(issue, "area", row.area);
    model_set_text(issue, "added_value", row.added_value);
    model_set_boolean(visit->model, "may_change",
                      visit_may(visit, OBJECT_ISSUE, RIGHT_CHANGE));
    model_set_boolean(visit->model, "has_sources", visit->progress.sources > 0);
    visit_form(visit, &FORM_ISSUE,
               visit_address(visit, "/networks/%s/issue", visit->network_id), start,
               ARRAY_COUNT(start));
    return former_put(visit, issue, st);
}

/* ---- writing ---- */

/* What the form shows and the row of the issue does not hold as it is: the text, which is
 * the network's, and the two parts of the domains. */
static bool issue_more(struct change *change, struct unit *unit, struct edit_merge *merge,
                       struct sql_value *values, void *context, struct status *st)
{
    const char *network_id = context;
    const char *domains = values[DOMAINS_COLUMN].text;
    struct network network;
    struct sql_value network_row[RECORD_COLUMNS_MAX];
    struct text joined;

    if (!network_find(unit->database, network_id, unit->pool, &network, st)) {
        return false;
    }
    const struct edit_cell purpose = {
        .kind = &NETWORK_RECORD, .name = "purpose", .present = network.purpose};
    const struct edit_cell known = {.kind = &ISSUE_RECORD,
                                    .name = "known_domains",
                                    .present = domains_part(domains, true, unit->pool)};
    const struct edit_cell own = {.kind = &ISSUE_RECORD,
                                  .name = "own_domains",
                                  .present = domains_part(domains, false, unit->pool)};

    network.purpose = edit_merge_text(merge, &purpose);
    text_init(&joined, unit->pool, LIMIT_FIELD_BYTES);
    text_add(&joined, edit_merge_text(merge, &known));
    const char *others = edit_merge_text(merge, &own);
    text_format(&joined, "%s%s", joined.length > 0 && others[0] != '\0' ? "\n" : "",
                others);
    values[DOMAINS_COLUMN] = sql_text(joined.bytes);
    network_values(&network, network_row);
    return change_put(change, &NETWORK_RECORD, network_row, st);
}

/* Was anything written at all, now or before? An empty issue is no change. */
static bool issue_is_written(const struct visit *visit)
{
    for (size_t i = 0; i < FORM_ISSUE.field_count; i++) {
        if (visit_field(visit, FORM_ISSUE.fields[i].name)[0] != '\0') {
            return true;
        }
    }
    return visit->progress.has_issue;
}

bool issue_post(struct visit *visit, struct status *st)
{
    const struct sql_value empty[] = {sql_text(""), sql_text(""), sql_text(""),
                                      sql_text("")};
    const struct edit edit = {
        .kind = &ISSUE_RECORD,
        .plan = &FORM_ISSUE,
        .action = "issue.change",
        .row = empty,
        .more = issue_more,
        .context = (void *)(uintptr_t)visit->network_id,
    };

    if (!issue_is_written(visit)) {
        return visit_refuse(visit, "purpose", st,
                            "write one or two sentences: there is nothing to save yet");
    }
    if (!edit_write(visit, &edit, NULL, st)) {
        return false;
    }
    visit_go_done(visit, "saved", "/networks/%s/issue", visit->network_id);
    return true;
}
