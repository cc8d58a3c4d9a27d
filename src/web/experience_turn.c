/* experience_turn.c - opening an anonymous survey, closing it for good, throwing it away
 * unread. */
#include <string.h>

#include "analysis/experience_results.h"
#include "method/disclosure.h"
#include "web/experience_findings.h"
#include "web/experience_model.h"
#include "web/forms.h"
#include "web/pages.h"

struct turning {
    const char *network_id;
    int64_t wave_id;
    int64_t now;
    const char *reason; /* of throwing away */
};

static struct turning turning_of(const struct visit *visit)
{
    return (struct turning){visit->network_id, visit_id(visit->parts[1]), visit->now,
                            visit_field(visit, "reason")};
}

static bool opening_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct turning *turning = context;

    return experience_open(change, unit, turning->network_id, turning->wave_id,
                           turning->now, st);
}

bool experience_open_post(struct visit *visit, struct status *st)
{
    struct turning turning = turning_of(visit);

    if (!visit_change(visit, "experience.open", opening_do, &turning, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "experience-opened", "%s",
                  experience_address(visit, turning.wave_id, ""));
    return true;
}

/* ---- closing ---- */

/* What will be shown of each group, if it closed now. Said in the same words whatever the
 * exact number is: a group just below the rule must not show that it is. */
static void shown_put(struct visit *visit, const struct experience *experience)
{
    const int64_t families = experience_used(experience, RESPONDENT_FAMILIES);
    const int64_t workers = experience_used(experience, RESPONDENT_WORKERS);
    struct value *list = model_set_list(visit->model, "shown");

    if (experience_asks(experience->whole.instrument, RESPONDENT_FAMILIES)) {
        model_add_text(
            list,
            say(families < (int64_t)DISCLOSURE_FAMILIES.least
                    ? N_("Of families nothing can be shown yet: fewer than five have "
                         "answered.")
                    : N_("Of families the answers to a question are shown when five or "
                         "more have answered it."),
                visit->language));
    }
    if (experience_asks(experience->whole.instrument, RESPONDENT_WORKERS)) {
        model_add_text(
            list,
            say(workers < (int64_t)DISCLOSURE_WORKERS.least
                    ? N_("Of workers nothing can be shown yet: fewer than five have "
                         "answered.")
                    : N_("Of workers the answers to a question are shown when five or "
                         "more, of three organisations or more, have answered it."),
                visit->language));
    }
}

bool experience_closing_page(struct visit *visit, struct status *st)
{
    struct value *item = model_set_object(visit->model, "wave");
    struct experience experience;
    int64_t begun = 0;

    if (!experience_load(visit, visit_id(visit->parts[1]), &experience, st) ||
        !reply_begun_count(visit->database, visit->network_id, experience.whole.wave.id,
                           &begun, st)) {
        return false;
    }
    /* Also of none: else one could see that somebody has just begun. */
    model_set_text(visit->model, "begun", experience_about(visit, begun));
    experience_wave_put(visit, &experience.whole.wave, item);
    experience_groups_put(visit, &experience, item);
    shown_put(visit, &experience);
    if (experience_is(&experience.whole.wave, "open") || visit->error_count > 0) {
        visit_form(visit, &FORM_EXPERIENCE_CLOSE,
                   experience_address(visit, experience.whole.wave.id, "/close"), NULL,
                   0);
    } else {
        model_set_null(visit->model, FORM_EXPERIENCE_CLOSE.name);
    }
    return true;
}

static bool closing_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct turning *turning = context;

    return experience_close(change, unit, turning->network_id, turning->wave_id,
                            turning->now, experience_summary, st);
}

bool experience_closing_post(struct visit *visit, struct status *st)
{
    struct turning turning = turning_of(visit);

    if (!visit_change(visit, "experience.close", closing_do, &turning, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "sure", st)
                                           : false;
    }
    visit_go_done(visit, "experience-closed", "%s",
                  experience_address(visit, turning.wave_id, ""));
    return true;
}

/* ---- computing again ---- */

static bool recomputing_do(struct change *change, struct unit *unit, void *context,
                           struct status *st)
{
    const struct turning *turning = context;

    /* No row changes, but pages that were kept do. */
    change_note(change, "wave_results", turning->wave_id);
    return reply_summarise(unit, turning->network_id, turning->wave_id, turning->now,
                           experience_summary, st);
}

/* Only when another version computed it: nothing else may make two pictures of the same
 * answers, which one could subtract. */
bool experience_recompute_post(struct visit *visit, struct status *st)
{
    struct turning turning = turning_of(visit);
    struct experience_findings findings;

    if (!experience_findings_read(visit, turning.wave_id, NULL, &findings, st)) {
        return false;
    }
    if (findings.is_computed) {
        return visit_refuse(visit, "", st,
                            "what is told of this survey was computed by this version "
                            "already");
    }
    if (!visit_change(visit, "experience.recompute", recomputing_do, &turning, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "experience-computed", "%s",
                  experience_address(visit, turning.wave_id, ""));
    return true;
}

/* ---- away ---- */

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct turning *turning = context;

    return experience_remove(change, unit, turning->network_id, turning->wave_id,
                             turning->reason, st);
}

bool experience_remove_post(struct visit *visit, struct status *st)
{
    struct turning turning = turning_of(visit);
    struct experience experience;

    if (!experience_load(visit, turning.wave_id, &experience, st)) {
        return false;
    }
    if (strcmp(visit_field(visit, "title"), experience.whole.wave.title) != 0) {
        return visit_refuse(visit, "title", st, "this is not the name of the wave: '%s'",
                            experience.whole.wave.title);
    }
    if (experience_is(&experience.whole.wave, "open") && turning.reason[0] == '\0') {
        return visit_refuse(visit, "reason", st, "say why the answers are thrown away");
    }
    if (!visit_change(visit, "experience.remove", removing_do, &turning, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "experience-removed", "/networks/%s/experience",
                  visit->network_id);
    return true;
}
