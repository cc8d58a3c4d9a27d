/* workspace_preparation.c - the rows of a network as a `struct preparation`. */
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/limits.h"
#include "store/workspace.h"

int workspace_code(const struct vocabulary *vocabulary, const char *code)
{
    for (size_t i = 0; i < vocabulary->word_count; i++) {
        if (strcmp(vocabulary->words[i].code, code) == 0) {
            return vocabulary->words[i].value;
        }
    }
    return 0;
}

static enum holding_answer answer_of(const char *code)
{
    return (enum holding_answer)workspace_code(&HOLDING_ANSWER, code);
}

static struct holdings holdings_of(const struct workspace *workspace, struct pool *pool)
{
    const size_t source_count = workspace->source_count;
    struct needed_source *sources = pool_array(pool, source_count, struct needed_source);
    struct holding *cells =
        pool_array(pool, workspace->actor_count * source_count, struct holding);

    for (size_t i = 0; i < source_count; i++) {
        const struct source_row *row = &workspace->sources[i];
        sources[i] = (struct needed_source){row->code, row->label,
                                            strcmp(row->necessity, "indispensable") == 0};
    }
    for (size_t i = 0; i < workspace->holding_count; i++) {
        const struct holding_row *row = &workspace->holdings[i];
        const size_t actor = workspace_actor(workspace, row->actor_id);
        const size_t source = workspace_source(workspace, row->source_id);

        if (actor == workspace->actor_count || source == source_count) {
            continue;
        }
        cells[actor * source_count + source] = (struct holding){
            {answer_of(row->has), answer_of(row->can), answer_of(row->wants)},
            {answer_of(row->has_confirmed), answer_of(row->can_confirmed),
             answer_of(row->wants_confirmed)},
        };
    }
    return (struct holdings){sources, source_count, workspace->actor_count, cells};
}

static const struct criterion *criteria_of(const struct workspace *workspace,
                                           struct pool *pool)
{
    struct criterion *criteria =
        pool_array(pool, workspace->criterion_count, struct criterion);

    for (size_t i = 0; i < workspace->criterion_count; i++) {
        const struct criterion_row *row = &workspace->criteria[i];
        criteria[i] = (struct criterion){
            row->code, row->text,
            row->locked_at == 0 ? "" : moment_text(row->locked_at, pool)};
    }
    return criteria;
}

static const struct form_choice *forms_of(const struct workspace *workspace,
                                          struct pool *pool)
{
    struct form_choice *forms =
        pool_array(pool, workspace->actor_count, struct form_choice);

    for (size_t i = 0; i < workspace->actor_count; i++) {
        const struct form_case_row *row =
            workspace_form_case(workspace, workspace->actors[i].id);
        forms[i] = (struct form_choice){.reason = ""};
        if (row != NULL && row->form[0] != '\0') {
            forms[i] = (struct form_choice){
                true, (enum form)workspace_code(&FORM_FORMS, row->form), row->reason};
        }
    }
    return forms;
}

static const struct selection_choice *choices_of(const struct workspace *workspace,
                                                 struct pool *pool)
{
    struct selection_choice *choices =
        pool_array(pool, workspace->actor_count, struct selection_choice);

    for (size_t i = 0; i < workspace->actor_count; i++) {
        const struct selection_row *row =
            workspace_selection(workspace, workspace->actors[i].id);
        choices[i] = (struct selection_choice){.reason = ""};
        if (row != NULL) {
            choices[i] = (struct selection_choice){true, row->is_in != 0, row->reason};
        }
    }
    return choices;
}

static struct talk talk_of(const struct talk_row *row, size_t actor)
{
    return (struct talk){
        .actor = actor,
        .by = row->by_whom,
        .with = row->with_whom,
        .at = row->day == NULL ? "" : row->day,
        .was_right = answer_of(row->was_right),
        .interest = row->interest,
        .interest_effect = workspace_code(&TALK_INTEREST, row->interest_effect),
        .motivation = (int)row->motivation,
        .readiness = workspace_code(&TALK_READINESS, row->readiness),
        .conditions = row->conditions,
        .mandate = workspace_code(&TALK_MANDATE, row->mandate),
        .outcome = (enum talk_outcome)workspace_code(&TALK_OUTCOME, row->outcome),
        .note = row->note,
    };
}

static const struct talk *talks_of(const struct workspace *workspace, struct pool *pool,
                                   size_t *count_out)
{
    struct talk *talks = pool_array(pool, workspace->talk_count, struct talk);

    *count_out = 0;
    for (size_t i = 0; i < workspace->talk_count; i++) {
        const size_t actor = workspace_actor(workspace, workspace->talks[i].actor_id);
        if (actor < workspace->actor_count) {
            talks[(*count_out)++] = talk_of(&workspace->talks[i], actor);
        }
    }
    return talks;
}

static struct pair_list pairs_of(const struct workspace *workspace, struct pool *pool)
{
    struct pair *pairs = pool_array(pool, workspace->pair_count, struct pair);
    size_t count = 0;

    for (size_t i = 0; i < workspace->pair_count; i++) {
        const struct pair_row *row = &workspace->pairs[i];
        const size_t one = workspace_actor(workspace, row->first_id);
        const size_t other = workspace_actor(workspace, row->second_id);
        const struct pair pair = {
            .first = one < other ? one : other,
            .second = one < other ? other : one,
            .source = workspace_source(workspace, row->source_id),
            .relation = (enum pair_relation)workspace_code(&PAIR_RELATION, row->relation),
        };

        if (pair.second < workspace->actor_count && pair.first != pair.second &&
            pair.source < workspace->source_count) {
            pairs[count++] = pair;
        }
    }
    return (struct pair_list){pairs, count, false};
}

static const struct version *versions_of(const struct workspace *workspace,
                                         struct pool *pool)
{
    struct version *versions = pool_array(pool, workspace->version_count, struct version);

    for (size_t i = 0; i < workspace->version_count; i++) {
        const struct version_row *row = &workspace->versions[i];
        struct text number;

        text_init(&number, pool, LIMIT_NAME_BYTES);
        text_format(&number, "%lld", (long long)row->number);
        versions[i] =
            (struct version){number.bytes, day_of(row->at, pool),
                             workspace_author_name(workspace, row->author), row->reason};
    }
    return versions;
}

struct preparation workspace_preparation(const struct workspace *workspace,
                                         int64_t round_id, struct pool *pool)
{
    struct preparation preparation = {
        .arena = workspace_arena(workspace, round_id, pool),
        .holdings = holdings_of(workspace, pool),
        .criteria = criteria_of(workspace, pool),
        .criterion_count = workspace->criterion_count,
        .forms = forms_of(workspace, pool),
        .choices = choices_of(workspace, pool),
        .pairs = pairs_of(workspace, pool),
        .versions = versions_of(workspace, pool),
        .version_count = workspace->version_count,
    };

    preparation.talks = talks_of(workspace, pool, &preparation.talk_count);
    return preparation;
}
