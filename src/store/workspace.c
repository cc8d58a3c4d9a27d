#include "store/workspace.h"

#include <stdlib.h>
#include <string.h>

#include "store/journal.h"
#include "store/network.h"

/* Where the rows of each kind go. */
static const struct {
    const struct record_kind *kind;
    size_t rows;
    size_t count;
} KINDS[] = {
    {&SOURCE_RECORD, offsetof(struct workspace, sources),
     offsetof(struct workspace, source_count)},
    {&ACTOR_RECORD, offsetof(struct workspace, actors),
     offsetof(struct workspace, actor_count)},
    {&HOLDING_RECORD, offsetof(struct workspace, holdings),
     offsetof(struct workspace, holding_count)},
    {&PAIR_RECORD, offsetof(struct workspace, pairs),
     offsetof(struct workspace, pair_count)},
    {&ROUND_RECORD, offsetof(struct workspace, rounds),
     offsetof(struct workspace, round_count)},
    {&RATER_RECORD, offsetof(struct workspace, raters),
     offsetof(struct workspace, rater_count)},
    {&RATING_RECORD, offsetof(struct workspace, ratings),
     offsetof(struct workspace, rating_count)},
    {&OVERRIDE_RECORD, offsetof(struct workspace, overrides),
     offsetof(struct workspace, override_count)},
    {&FORM_CASE_RECORD, offsetof(struct workspace, form_cases),
     offsetof(struct workspace, form_case_count)},
    {&CRITERION_RECORD, offsetof(struct workspace, criteria),
     offsetof(struct workspace, criterion_count)},
    {&FIT_RECORD, offsetof(struct workspace, fits),
     offsetof(struct workspace, fit_count)},
    {&SELECTION_RECORD, offsetof(struct workspace, selections),
     offsetof(struct workspace, selection_count)},
    {&TALK_RECORD, offsetof(struct workspace, talks),
     offsetof(struct workspace, talk_count)},
    {&MEMBER_RECORD, offsetof(struct workspace, members),
     offsetof(struct workspace, member_count)},
    {&VERSION_RECORD, offsetof(struct workspace, versions),
     offsetof(struct workspace, version_count)},
    {&VERSION_ACTOR_RECORD, offsetof(struct workspace, version_actors),
     offsetof(struct workspace, version_actor_count)},
    {&VERSION_SOURCE_RECORD, offsetof(struct workspace, version_sources),
     offsetof(struct workspace, version_source_count)},
};

/* Those that are no array, after them. */
enum { LIST_NETWORK = ARRAY_COUNT(KINDS), LIST_ISSUE, LIST_PERSONS, LIST_COUNT };

static bool lists_now(struct database *database, const char *network_id,
                      const struct journal_part *parts, struct pool *pool,
                      struct status *st)
{
    for (size_t i = 0; i < LIST_COUNT; i++) {
        if (!record_list(database, parts[i].kind, network_id, pool, parts[i].list_out,
                         st)) {
            return false;
        }
    }
    return true;
}

static void lists_put(const struct record_list *lists, struct pool *pool,
                      struct workspace *workspace)
{
    const struct record_list *issue = &lists[LIST_ISSUE];

    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        void *rows = record_read_all(KINDS[i].kind, &lists[i], pool);
        memcpy((char *)workspace + KINDS[i].rows, &rows, sizeof rows);
        memcpy((char *)workspace + KINDS[i].count, &lists[i].count,
               sizeof lists[i].count);
    }
    if (issue->count > 0) {
        record_read(&ISSUE_RECORD, issue->rows[0], &workspace->issue);
    }
    if (lists[LIST_NETWORK].count > 0) {
        workspace->purpose = network_from(lists[LIST_NETWORK].rows[0]).purpose;
    }
    workspace->persons = lists[LIST_PERSONS];
}

bool workspace_read(struct database *database, const char *network_id, int64_t at,
                    struct pool *pool, struct workspace *workspace_out, struct status *st)
{
    struct record_list lists[LIST_COUNT] = {{0}};
    struct journal_part parts[LIST_COUNT] = {
        [LIST_NETWORK] = {&NETWORK_RECORD, &lists[LIST_NETWORK]},
        [LIST_ISSUE] = {&ISSUE_RECORD, &lists[LIST_ISSUE]},
        [LIST_PERSONS] = {&PERSON_RECORD, &lists[LIST_PERSONS]},
    };

    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        parts[i] = (struct journal_part){KINDS[i].kind, &lists[i]};
    }
    const bool is_read =
        at == 0 ? lists_now(database, network_id, parts, pool, st)
                : journal_rows_at(database, network_id, at, parts, LIST_COUNT, pool, st);
    if (!is_read) {
        return false;
    }
    *workspace_out = (struct workspace){.purpose = "", .issue = {"", "", "", ""}};
    lists_put(lists, pool, workspace_out);
    return true;
}

/* ---- finding ---- */

size_t workspace_actor(const struct workspace *workspace, int64_t id)
{
    size_t i = 0;

    while (i < workspace->actor_count && workspace->actors[i].id != id) {
        i++;
    }
    return i;
}

size_t workspace_source(const struct workspace *workspace, int64_t id)
{
    size_t i = 0;

    while (i < workspace->source_count && workspace->sources[i].id != id) {
        i++;
    }
    return i;
}

const struct holding_row *workspace_holding(const struct workspace *workspace,
                                            int64_t actor_id, int64_t source_id)
{
    for (size_t i = 0; i < workspace->holding_count; i++) {
        const struct holding_row *row = &workspace->holdings[i];
        if (row->actor_id == actor_id && row->source_id == source_id) {
            return row;
        }
    }
    return NULL;
}

/* The first row about an actor, which is the second column of all these kinds. */
static const void *row_of(const struct record_kind *kind, const void *rows, size_t count,
                          int64_t actor_id)
{
    const size_t offset = kind->columns[1].offset;

    for (size_t i = 0; i < count; i++) {
        const char *row = (const char *)rows + i * kind->row_size;
        if (memcmp(row + offset, &actor_id, sizeof actor_id) == 0) {
            return row;
        }
    }
    return NULL;
}

const struct talk_row *workspace_talk(const struct workspace *workspace, int64_t actor_id)
{
    return row_of(&TALK_RECORD, workspace->talks, workspace->talk_count, actor_id);
}

const struct form_case_row *workspace_form_case(const struct workspace *workspace,
                                                int64_t actor_id)
{
    return row_of(&FORM_CASE_RECORD, workspace->form_cases, workspace->form_case_count,
                  actor_id);
}

const struct selection_row *workspace_selection(const struct workspace *workspace,
                                                int64_t actor_id)
{
    return row_of(&SELECTION_RECORD, workspace->selections, workspace->selection_count,
                  actor_id);
}

const struct override_row *workspace_override(const struct workspace *workspace,
                                              int64_t actor_id)
{
    return row_of(&OVERRIDE_RECORD, workspace->overrides, workspace->override_count,
                  actor_id);
}

const char *workspace_person_name(const struct workspace *workspace, int64_t person_id)
{
    for (size_t i = 0; i < workspace->persons.count; i++) {
        const struct person person = person_from(workspace->persons.rows[i]);
        if (person.id == person_id) {
            return person.name;
        }
    }
    return "";
}

const char *workspace_author_name(const struct workspace *workspace, const char *author)
{
    static const char PERSON[] = "person:";

    return strncmp(author, PERSON, sizeof PERSON - 1) == 0
               ? workspace_person_name(workspace,
                                       strtoll(author + sizeof PERSON - 1, NULL, 10))
               : "";
}

static const struct round_row *round_last(const struct workspace *workspace,
                                          const char *state)
{
    for (size_t i = workspace->round_count; i-- > 0;) {
        if (strcmp(workspace->rounds[i].state, state) == 0) {
            return &workspace->rounds[i];
        }
    }
    return NULL;
}

const struct round_row *workspace_open_round(const struct workspace *workspace)
{
    return round_last(workspace, "open");
}

const struct round_row *workspace_closed_round(const struct workspace *workspace)
{
    return round_last(workspace, "closed");
}

int64_t workspace_version(const struct workspace *workspace)
{
    int64_t newest = 1;

    for (size_t i = 0; i < workspace->version_count; i++) {
        const int64_t number = workspace->versions[i].number;
        newest = number > newest ? number : newest;
    }
    return newest;
}
