/* arena_compose.c - `samenspel arena compose`: the smallest sets of actors that bring
 * every indispensable source. */
#include "cli/arena_compose.h"

#include <string.h>

#include "base/limits.h"
#include "cli/arena_commands.h"
#include "cli/layout.h"

const char *compose_names(const struct compose *compose, const size_t *actors,
                          size_t count, const char *separator, struct pool *pool)
{
    const char **names = pool_array(pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        names[i] = compose_actor_name(compose, actors[i]);
    }
    return text_join(pool, names, count, separator);
}

const char *compose_codes(const struct compose *compose, uint64_t bits, struct pool *pool)
{
    const char **codes = pool_array(pool, compose->question.source_count, const char *);
    size_t count = 0;

    for (size_t i = 0; i < compose->question.source_count; i++) {
        if ((bits >> i & 1) != 0) {
            codes[count++] = compose->sources[i]->code;
        }
    }
    return text_join(pool, codes, count, ", ");
}

static bool sources_collect(const struct holdings *holdings, struct compose *compose,
                            struct pool *pool, struct status *st)
{
    size_t count = 0;

    compose->sources =
        pool_array(pool, holdings->source_count, const struct needed_source *);
    for (size_t i = 0; i < holdings->source_count; i++) {
        if (holdings->sources[i].is_indispensable) {
            compose->sources[count++] = &holdings->sources[i];
        }
    }
    compose->question.source_count = count;
    return count <= LIMIT_INDISPENSABLE ||
           status_fail(st, STATUS_LIMIT,
                       "%zu sources are indispensable; a composition takes at most %d",
                       count, LIMIT_INDISPENSABLE);
}

static void brings_collect(const struct holdings *holdings, enum holding_basis basis,
                           uint64_t *brings)
{
    for (size_t actor = 0; actor < holdings->actor_count; actor++) {
        size_t bit = 0;
        for (size_t source = 0; source < holdings->source_count; source++) {
            if (!holdings->sources[source].is_indispensable) {
                continue;
            }
            if (holding_brings(holding_of(holdings, actor, source), basis)) {
                brings[actor] |= UINT64_C(1) << bit;
            }
            bit++;
        }
    }
}

static void cores_collect(const struct arena_ranking *ranking, bool *is_core)
{
    for (size_t i = 0; i < ranking->arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        is_core[result->actor] = result->standing.arena_class == ARENA_CORE;
    }
}

static bool question_ask(const struct call *call, struct compose *compose,
                         struct status *st)
{
    const struct preparation *preparation = &compose->input->preparation;
    struct composition_question *question = &compose->question;
    const char *cover = call_option(call, "--cover");
    const enum holding_basis basis = arena_input_basis(call);

    if (!sources_collect(&preparation->holdings, compose, call->pool, st) ||
        !arena_input_actors(call, "--require", &preparation->arena,
                            &question->is_required, st) ||
        !arena_input_actors(call, "--exclude", &preparation->arena,
                            &question->is_excluded, st)) {
        return false;
    }
    question->actor_count = preparation->arena.actor_count;
    uint64_t *brings = pool_array(call->pool, question->actor_count, uint64_t);
    bool *is_core = pool_array(call->pool, question->actor_count, bool);
    brings_collect(&preparation->holdings, basis, brings);
    cores_collect(&compose->input->ranking, is_core);
    question->brings = brings;
    question->is_core = is_core;
    question->times = cover != NULL && strcmp(cover, "twice") == 0 ? 2 : 1;
    question->max_size = call_number(call, "--max", SIZE_MAX);
    question->selection_limit = LIMIT_SELECTIONS;
    return true;
}

/* Nobody can cover everything: say which sources too few bring. */
static enum exit_code refuse(const struct call *call, const struct compose *compose,
                             struct status *st)
{
    if (compose->lacking != 0) {
        const char *codes = compose_codes(compose, compose->lacking, call->pool);
        if (compose->question.times == 1) {
            (void)status_fail(st, STATUS_NOT_FOUND,
                              "no selection covers every indispensable source: no "
                              "allowed actor brings %s",
                              codes);
        } else {
            (void)status_fail(st, STATUS_NOT_FOUND,
                              "no selection covers every indispensable source twice: "
                              "fewer than two allowed actors bring %s",
                              codes);
        }
    }
    return call_refuse(call, st);
}

static enum exit_code run(const struct call *call)
{
    struct arena_input input;
    struct compose compose = {.input = &input};
    struct composition *answer = NULL;
    struct status st = {0};
    struct text output;
    enum exit_code code = arena_input_load(call, call->operands[0], &input);

    if (code != EXIT_DONE) {
        return code;
    }
    if (!question_ask(call, &compose, &st)) {
        return call_refuse(call, &st);
    }
    text_init(&output, call->pool, LIMIT_OUTPUT_BYTES);
    if (!composition_find(&compose.question, call->pool, &answer, &st)) {
        compose.lacking = composition_lacking(&compose.question);
        code = refuse(call, &compose, &st);
        if (call->format == OUTPUT_JSON && st.code == STATUS_NOT_FOUND) {
            compose_json(&compose, call->language, &output);
            (void)call_finish(call, &output);
        }
        return code;
    }
    compose.answer = answer;
    if (call->format == OUTPUT_JSON) {
        compose_json(&compose, call->language, &output);
    } else if (call->format == OUTPUT_CSV) {
        compose_csv(&compose, &output);
        call_print_notes(call, &input.report);
    } else {
        compose_text(&compose, call->language, &output);
        layout_notes(&output, &input.report, call->language);
    }
    return call_finish(call, &output);
}

static const struct option OPTIONS[] = {
    {"--cover", "once|twice",
     N_("once (when not given), or twice: by two actors, so that no source is fragile"),
     false},
    {"--max", "N", N_("the largest size allowed"), false},
    {"--require", "NAMES", N_("actors that must be in; may be repeated"), true},
    {"--exclude", "NAMES", N_("actors that must be out; may be repeated"), true},
    {"--before-talks", NULL, N_("by the estimate, as it was before the talks"), false},
    ARENA_INPUT_OPTION,
};

const struct command CLI_ARENA_COMPOSE = {
    .noun = "arena",
    .verb = "compose",
    .operands = "DIR",
    .operand_count = 1,
    .summary =
        N_("list the smallest sets of actors that bring every indispensable source"),
    .detail =
        N_("Lists all smallest selections, who is in every one and in none, and what "
           "up to three actors more would win: sources covered twice, core actors. "
           "Counted is who has a source, can use it and wants to. Advice for a "
           "conversation; people choose."),
    .options = OPTIONS,
    .option_count = ARRAY_COUNT(OPTIONS),
    .run = run,
};
