#include "web/answer_own.h"

#include <string.h>

#include "web/findings.h"
#include "web/own_findings.h"

bool answer_own_put(struct visit *visit, const struct answer_own *own, struct status *st)
{
    const char *until =
        own->is_closed ? wave_kept_until(own->wave, visit->now, visit->pool) : NULL;
    const bool is_over = own->is_closed && strcmp(until, visit->today) <= 0;
    struct findings *findings = pool_array(visit->pool, 1, struct findings);

    model_set_text(visit->model, "until_day", until);
    model_set_boolean(visit->model, "is_over", is_over);
    struct value *lines = model_set_list(visit->model, "lines");
    model_set_boolean(visit->model, "is_handed_over",
                      own->is_handed_over && own->is_closed && !is_over);
    if (!own->is_closed || is_over || own->is_handed_over) {
        model_set_null(visit->model, "own");
    }
    if (!own->is_closed || is_over) {
        return true;
    }
    visit->network_id = own->network_id;
    if (!findings_read(visit, own->wave->id, NULL, findings, st)) {
        return false;
    }
    const size_t organisation = findings_organisation(findings, own->wave_actor_id);
    if (own->is_handed_over) {
        organisation_lines_put(visit, findings, organisation, lines);
        return true;
    }
    return own_findings_put(visit, findings, organisation, st);
}
