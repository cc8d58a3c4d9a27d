/* own_changes.c - what changed in the ties of one organisation since the former wave. */
#include "web/changes_model.h"
#include "web/own_findings.h"

static bool is_worth_telling(const struct changed_tie *tie)
{
    return tie->change == PAIR_NEW || tie->change == PAIR_LOST ||
           (tie->change == PAIR_KEPT && tie->before != tie->after);
}

static void tie_put(struct visit *visit, const struct wave_change *change,
                    const struct changed_tie *tie, size_t me, struct value *list)
{
    struct value *item = model_add_object(list);
    const bool is_more = tie->after > tie->before;

    model_set_text(item, "name",
                   wave_change_name(change, tie->from == me ? tie->to : tie->from));
    model_set_text(item, "relation",
                   say(WAVE_RELATIONS[change->relation].label, visit->language));
    model_set_text(item, "change", PAIR_CHANGE_CODES[tie->change]);
    model_set_text(item, "change_label",
                   tie->change != PAIR_KEPT ? wave_change_word(visit, tie->change)
                   : is_more                ? say(N_("more than before"), visit->language)
                             : say(N_("less than before"), visit->language));
    model_set_text(item, "before",
                   ties_level(visit, change->before, change->relation, tie->before));
    model_set_text(item, "after",
                   ties_level(visit, change->after, change->relation, tie->after));
    model_set_boolean(item, "is_outward",
                      !WAVE_RELATIONS[change->relation].is_mutual && tie->from == me);
    model_set_boolean(item, "is_inward",
                      !WAVE_RELATIONS[change->relation].is_mutual && tie->to == me);
}

static void relation_put(struct visit *visit, const struct wave_change *change,
                         size_t organisation, struct value *list)
{
    size_t me = 0;

    while (me < change->change.both_count &&
           change->change.organisations[me].after != organisation) {
        me++;
    }
    for (size_t i = 0; i < change->change.tie_count; i++) {
        const struct changed_tie *tie = &change->change.ties[i];
        if ((tie->from == me || tie->to == me) && is_worth_telling(tie)) {
            tie_put(visit, change, tie, me, list);
        }
    }
}

bool own_changes_put(struct visit *visit, const struct findings *findings,
                     size_t organisation, struct value *own, struct status *st)
{
    struct findings *former = pool_array(visit->pool, 1, struct findings);
    const bool is_compared =
        findings->has_former && wave_change_may(&findings->former, &findings->wave.wave);

    model_set_boolean(own, "is_compared", is_compared);
    struct value *list = model_set_list(own, "changes");
    model_set_text(own, "former_title", is_compared ? findings->former.title : NULL);
    if (!is_compared) {
        return true;
    }
    if (!findings_read(visit, findings->former.id, NULL, former, st)) {
        return false;
    }
    for (int i = 0; i < WAVE_RELATION_COUNT; i++) {
        const enum wave_relation relation = (enum wave_relation)i;

        /* Contact tells of each level; the line of regular contact is one of them. */
        if (relation != WAVE_REGULAR && wave_change_has(former, findings, relation)) {
            const struct wave_change change =
                wave_change_shown(visit, former, findings, relation);
            relation_put(visit, &change, organisation, list);
        }
    }
    return true;
}
