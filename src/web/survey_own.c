/* survey_own.c - the way to one's own questions for who is signed in: the link that was
 * mailed to this very address. */
#include "web/pages.h"
#include "web/survey_mail.h"
#include "web/survey_model.h"

static void asked_put(struct visit *visit, const struct survey *survey,
                      struct value *list)
{
    for (size_t i = 0; i < survey->whole.informant_count; i++) {
        const struct informant_row *informant = &survey->whole.informants[i];
        const struct wave_actor_row *actor =
            wave_actor(&survey->whole, informant->wave_actor_id);

        if (!survey_is_own(visit, informant) || actor == NULL) {
            continue;
        }
        struct value *item = model_add_object(list);
        model_set_integer(item, "id", informant->id);
        model_set_text(item, "organisation", actor->name);
        model_set_boolean(item, "is_finished", informant_is_finished(informant));
        model_set_integer(item, "part", survey_part(survey, informant));
        model_set_text(item, "due_day", survey->whole.wave.due_day);
        model_set_text(item, "link",
                       survey_link(visit->pool, "",
                                   informant_code(visit->pool, visit->site->secret,
                                                  visit->network_id, informant)));
    }
}

bool survey_own_page(struct visit *visit, struct status *st)
{
    const int64_t id = visit->progress.open_wave;
    struct value *asked = model_set_list(visit->model, "asked");
    struct survey survey;

    model_set_boolean(visit->model, "is_open", id != 0);
    model_set_boolean(visit->model, "may_findings",
                      visit->progress.closed_waves > 0 &&
                          visit_may(visit, OBJECT_FINDINGS, RIGHT_SEE));
    if (id == 0) {
        return true;
    }
    if (!survey_read(visit, id, &survey, st)) {
        return false;
    }
    asked_put(visit, &survey, asked);
    return true;
}
