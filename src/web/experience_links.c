/* experience_links.c - links of an anonymous survey: one for a whole group, its page to
 * hand over, and stopping one. */
#include <inttypes.h>
#include <string.h>

#include "web/experience_link.h"
#include "web/experience_model.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/survey_mail.h"

enum { GROUP_LEAST = 5 }; /* people who get the same link */

/* ---- one link ---- */

bool survey_one_link_read(struct visit *visit, struct survey_one_link *one_out,
                          struct status *st)
{
    const int64_t id = visit_id(visit->parts[2]);

    if (!experience_load(visit, visit_id(visit->parts[1]), &one_out->experience, st)) {
        return false;
    }
    for (size_t i = 0; i < one_out->experience.whole.link_count; i++) {
        if (one_out->experience.whole.links[i].id == id) {
            one_out->link = &one_out->experience.whole.links[i];
            return true;
        }
    }
    return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
}

const char *survey_one_link_code(struct visit *visit, const struct survey_link_row *link)
{
    return link->digest == NULL || strcmp(link->state, "void") == 0
               ? NULL
               : survey_link_code(visit->pool, visit->site->secret, visit->network_id,
                                  link);
}

const char *survey_reply_link(struct visit *visit, const char *code)
{
    return visit_address(visit, "%s/a/%s", visit->site->public_url, code);
}

static void page_forms_put(struct visit *visit, const struct survey_one_link *one)
{
    const struct wave_row *wave = &one->experience.whole.wave;

    if ((strcmp(one->link->state, "void") == 0 || experience_is(wave, "closed")) &&
        visit->error_count == 0) {
        model_set_null(visit->model, FORM_SURVEY_LINK_VOID.name);
        return;
    }
    visit_form(visit, &FORM_SURVEY_LINK_VOID,
               visit_address(visit,
                             "/networks/%s/experience/%" PRId64 "/links/%" PRId64 "/void",
                             visit->network_id, wave->id, one->link->id),
               NULL, 0);
}

bool survey_link_page(struct visit *visit, struct status *st)
{
    struct value *item = model_set_object(visit->model, "link");
    struct survey_one_link one;

    if (!survey_one_link_read(visit, &one, st)) {
        return false;
    }
    const char *code = survey_one_link_code(visit, one.link);
    experience_wave_put(visit, &one.experience.whole.wave,
                        model_set_object(visit->model, "wave"));
    survey_link_put(visit, &one.experience, one.link, item);
    model_set_boolean(item, "is_foreign", one.link->digest == NULL);
    model_set_text(visit->model, "code",
                   code == NULL ? NULL : survey_code_shown(visit->pool, code));
    model_set_text(visit->model, "open_address",
                   code == NULL ? NULL : survey_reply_link(visit, code));
    model_set_text(visit->model, "door",
                   visit_address(visit, "%s/v", visit->site->public_url));
    model_set_text(visit->model, "paper_address",
                   code == NULL ? NULL : visit_address(visit, "/a/%s/paper", code));
    page_forms_put(visit, &one);
    return true;
}

/* ---- a new one ---- */

struct adding {
    const char *network_id;
    struct survey_link_row link;
    int64_t id;
};

static bool adding_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    struct adding *adding = context;
    struct survey_link_row link = adding->link;

    if (!survey_link_add(change, unit, adding->network_id, &link, st)) {
        return false;
    }
    adding->id = link.id;
    return true;
}

/* With a link of one's own, an answer would have a name. */
static bool size_read(struct visit *visit, struct survey_link_row *link,
                      struct status *st)
{
    const char *most = visit_field(visit, "most");
    const int64_t people = visit_id(visit_field(visit, "people"));

    if (people < GROUP_LEAST) {
        return visit_refuse(visit, "people", st,
                            "a link is for %d people or more: give a smaller group the "
                            "link of a larger one",
                            GROUP_LEAST);
    }
    link->people = people;
    link->most = most[0] == '\0' ? link_most(people) : visit_id(most);
    return link->most >= people ||
           visit_refuse(visit, "most", st,
                        "fewer answers than people would turn some of them away: leave "
                        "this empty, or write %d or more",
                        (int)people);
}

static bool respondent_check(struct visit *visit, const struct experience *experience,
                             const char *code, struct status *st)
{
    return experience_asks(experience->whole.instrument, respondent_of_code(code)) ||
           visit_refuse(visit, "respondent", st, "choose one of the list");
}

bool survey_link_post(struct visit *visit, struct status *st)
{
    struct adding adding = {visit->network_id,
                            {.wave_id = visit_id(visit->parts[1]),
                             .respondent = visit_field(visit, "respondent"),
                             .kind = visit_field(visit, "kind"),
                             .label = visit_field(visit, "label"),
                             .language = visit_field(visit, "language"),
                             .void_reason = ""},
                            0};
    struct experience experience;

    if (!experience_load(visit, adding.link.wave_id, &experience, st) ||
        !respondent_check(visit, &experience, adding.link.respondent, st) ||
        !size_read(visit, &adding.link, st)) {
        return false;
    }
    if (!visit_change(visit, "experience.link", adding_do, &adding, st)) {
        return st->code == STATUS_CONFLICT || st->code == STATUS_LIMIT
                   ? visit_refuse_status(visit, "", st)
                   : false;
    }
    visit_go_done(visit, "experience-link", "%s",
                  visit_address(visit, "%s/links/%" PRId64,
                                experience_address(visit, adding.link.wave_id, ""),
                                adding.id));
    return true;
}

/* ---- stopping one ---- */

struct voiding {
    const char *network_id;
    int64_t id;
    const char *reason;
};

static bool voiding_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct voiding *voiding = context;

    return survey_link_void(change, unit, voiding->network_id, voiding->id,
                            voiding->reason, st);
}

bool survey_link_void_post(struct visit *visit, struct status *st)
{
    struct survey_one_link one;
    struct voiding voiding = {visit->network_id, visit_id(visit->parts[2]),
                              visit_field(visit, "reason")};

    if (!survey_one_link_read(visit, &one, st)) {
        return false;
    }
    if (!visit_change(visit, "experience.void", voiding_do, &voiding, st)) {
        return st->code == STATUS_CONFLICT ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "experience-void", "%s",
                  experience_address(visit, one.experience.whole.wave.id, ""));
    return true;
}
