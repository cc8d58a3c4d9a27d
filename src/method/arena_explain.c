#include "method/arena_explain.h"

#include <string.h>

#include "base/limits.h"

/* Whole sentences, one per value: languages bend them differently. */
struct sentence {
    const char *code;
    const char *id;
};

static const struct sentence CLASS_SENTENCES[CLASS_COUNT] = {
    {"class_not_relevant", N_("%s: not a relevant actor for this issue, place %s.")},
    {"class_context", N_("%s: context actor, place %s.")},
    {"class_complementary", N_("%s: complementary actor, place %s.")},
    {"class_core", N_("%s: core actor, place %s.")},
};

static const struct sentence IMPORTANCE_SENTENCES[LEVEL_COUNT] = {
    {"importance_1", N_("Of little importance (1; %zu of %zu gave 1 or more).")},
    {"importance_2", N_("Of some importance (2; %zu of %zu gave 2 or more).")},
    {"importance_3", N_("Important (3; %zu of %zu gave 3 or more).")},
    {"importance_4", N_("Very important (4; %zu of %zu gave 4).")},
};

static const struct sentence REPLACEABILITY_SENTENCES[LEVEL_COUNT] = {
    {"replaceability_1", N_("Easy to replace (replaceability: large).")},
    {"replaceability_2", N_("Rather easy to replace (replaceability: rather large).")},
    {"replaceability_3", N_("Rather hard to replace (replaceability: rather small).")},
    {"replaceability_4", N_("Hard to replace (replaceability: small).")},
};

static const struct sentence DEPENDENCE_SENTENCES[DEPENDENCE_COUNT] = {
    {"dependence_1", N_("Hence a rather small dependence.")},
    {"dependence_2", N_("Hence a rather large dependence.")},
    {"dependence_3", N_("Hence a large dependence.")},
};

static const struct sentence STATED_SENTENCES[DEPENDENCE_COUNT] = {
    {"stated_1", N_("The raters themselves wrote: rather small dependence.")},
    {"stated_2", N_("The raters themselves wrote: rather large dependence.")},
    {"stated_3", N_("The raters themselves wrote: large dependence.")},
};

static const struct sentence ROBUSTNESS_SENTENCES[] = {
    [ARENA_FIRM] = {"firm", N_("Firm: no mark one step higher or lower changes the "
                               "class.")},
    [ARENA_FAIRLY_FIRM] = {"fairly_firm",
                           N_("Fairly firm: one of the changes by one step gives another "
                              "class.")},
    [ARENA_SHAKY] = {"shaky",
                     N_("Shaky: two of the changes by one step give another class.")},
    [ARENA_VERY_SHAKY] = {"very_shaky",
                          N_("Very shaky: three or more of the changes by one step give "
                             "another class.")},
};

static void reason_add(struct arena_explanation *explanation, const char *code,
                       struct message message)
{
    explanation->reasons[explanation->reason_count++] =
        (struct arena_reason){code, message};
}

/* A sentence without arguments. */
static void sentence_add(struct arena_explanation *explanation,
                         const struct sentence *sentence)
{
    reason_add(explanation, sentence->code, (struct message){.id = sentence->id});
}

static void class_add(struct arena_explanation *explanation,
                      const struct arena_standing *standing, const char *name,
                      struct pool *pool)
{
    const struct sentence *sentence = &CLASS_SENTENCES[standing->arena_class - 1];
    const struct message message = {
        .id = sentence->id,
        .values = {{.text = name},
                   {.text =
                        arena_place_text(standing->place, standing->is_shared, pool)}},
        .value_count = 2,
    };

    reason_add(explanation, sentence->code, message);
}

static void importance_add(struct arena_explanation *explanation,
                           const struct arena_result *result)
{
    const struct sentence *sentence =
        &IMPORTANCE_SENTENCES[result->importance.majority - 1];
    const struct message message = {
        .id = sentence->id,
        .values = {{.number = (int64_t)result->importance.support},
                   {.number = (int64_t)result->raters_counted}},
        .value_count = 2,
    };

    reason_add(explanation, sentence->code, message);
}

static void levels_add(struct arena_explanation *explanation,
                       const struct arena_ranking *ranking,
                       const struct arena_result *result, struct pool *pool)
{
    const struct arena_actor *actor = &ranking->arena->actors[result->actor];

    class_add(explanation, &result->standing, actor->name, pool);
    importance_add(explanation, result);
    sentence_add(explanation,
                 &REPLACEABILITY_SENTENCES[result->irreplaceability.majority - 1]);
    if (actor->replaced_by_count > 0) {
        reason_add(explanation, "replaced_by",
                   message_make(pool, "Replaceable, according to the raters, by: %s.",
                                text_join(pool, actor->replaced_by,
                                          actor->replaced_by_count, ", ")));
    }
    sentence_add(explanation, &DEPENDENCE_SENTENCES[result->standing.dependence - 1]);
}

static void override_add(struct arena_explanation *explanation,
                         const struct arena_override *override, struct pool *pool)
{
    if (override == NULL) {
        return;
    }
    if (override->arena_class != 0) {
        reason_add(explanation, "override_class",
                   message_make(pool, "The group set the class itself, because '%s'.",
                                override->reason));
    } else {
        reason_add(explanation, "override_dependence",
                   message_make(pool,
                                "The group lets its own view of the dependence count, "
                                "because '%s'.",
                                override->reason));
    }
}

static void division_add(struct arena_explanation *explanation,
                         const struct arena_result *result)
{
    static const struct sentence DIVIDED[] = {
        {"divided_importance",
         N_("The raters are divided on the importance: discuss this first.")},
        {"divided_replaceability",
         N_("The raters are divided on the replaceability: discuss this first.")},
        {"divided_both",
         N_("The raters are divided on importance and replaceability: discuss this "
            "first.")},
    };
    const bool on_importance = result->importance.agreement >= ARENA_DIVIDED;
    const bool on_replaceability = result->irreplaceability.agreement >= ARENA_DIVIDED;

    if (on_importance || on_replaceability) {
        sentence_add(explanation, on_importance && on_replaceability ? &DIVIDED[2]
                                  : on_importance                    ? &DIVIDED[0]
                                                                     : &DIVIDED[1]);
    }
}

/* The raters without whom the class could differ. */
static void left_out_add(struct arena_explanation *explanation, const struct arena *arena,
                         const struct arena_sensitivity *sensitivity, struct pool *pool)
{
    const size_t count = sensitivity->left_out_count;

    if (count == 0 || sensitivity->left_out[0].class_low == 0) {
        return;
    }
    const char **names = pool_array(pool, count, const char *);
    for (size_t i = 0; i < count; i++) {
        names[i] = arena->raters[sensitivity->left_out[i].rater];
    }
    reason_add(explanation, "left_out",
               message_make(pool,
                            "The class could differ without one of these raters: %s.",
                            text_join(pool, names, count, ", ")));
}

static void caution_add(struct arena_explanation *explanation,
                        const struct arena_ranking *ranking,
                        const struct arena_result *result,
                        const struct arena_sensitivity *sensitivity, struct pool *pool)
{
    const struct arena *arena = ranking->arena;
    const struct arena_standing *own = &result->with_own;

    if (result->dependence_stated != 0 &&
        result->dependence_stated != result->standing.dependence) {
        sentence_add(explanation, &STATED_SENTENCES[result->dependence_stated - 1]);
    }
    override_add(explanation, arena->actors[result->actor].override, pool);
    division_add(explanation, result);
    sentence_add(explanation, &ROBUSTNESS_SENTENCES[sensitivity->robustness]);
    left_out_add(explanation, arena, sensitivity, pool);
    if (result->raters_counted < ARENA_RATERS_ADVISED_LEAST && !arena->is_worksheet) {
        reason_add(explanation, "few_raters",
                   message_make_plural(pool, result->raters_counted,
                                       "Rests on %zu rater.", "Rests on %zu raters.",
                                       result->raters_counted));
    }
    if (own->place != 0 && own->place != result->standing.place) {
        reason_add(explanation, "own_mark",
                   message_make(pool,
                                "Its own mark is not counted; with it the place would be "
                                "%s.",
                                arena_place_text(own->place, own->is_shared, pool)));
    }
}

struct arena_explanation arena_explain(const struct arena_ranking *ranking,
                                       const struct arena_result *result,
                                       const struct arena_sensitivity *sensitivity,
                                       struct pool *pool)
{
    struct arena_explanation explanation = {0};

    if (result->raters_counted == 0) {
        reason_add(&explanation, "not_rated",
                   message_make(pool,
                                "%s: nobody outside its own organisation rated it, so it "
                                "has no class and no place.",
                                ranking->arena->actors[result->actor].name));
        return explanation;
    }
    levels_add(&explanation, ranking, result, pool);
    caution_add(&explanation, ranking, result, sensitivity, pool);
    return explanation;
}

const char *arena_explanation_say(const struct arena_explanation *explanation,
                                  enum language language, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < explanation->reason_count; i++) {
        text_add(&text, i > 0 ? " " : "");
        say_message(&text, &explanation->reasons[i].message, language);
    }
    return text.bytes;
}

const char *arena_place_text(size_t place, bool is_shared, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_NAME_BYTES);
    text_format(&text, "%zu%s", place, is_shared ? "=" : "");
    return text.bytes;
}
