/* experience_status.c - where an anonymous survey stands: about how many answered, its
 * links, what could not be shown of it, what can be done now. */
#include <inttypes.h>
#include <string.h>

#include "web/experience_findings.h"
#include "web/experience_model.h"
#include "web/forms.h"
#include "web/pages.h"

/* ---- why, in short ---- */

/* The text of the wave while somebody reads it, and for who may still write others, in
 * which languages that is; those of single languages. */
static void reasons_put(struct visit *visit, const struct experience *experience)
{
    const struct wave_row *wave = &experience->whole.wave;
    const struct wording reasons = experience_reasons(&experience->whole.choice);
    const bool may_write =
        experience_is(wave, "draft") && visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE);
    struct value *item = model_set_object(visit->model, "why");
    struct value *texts = model_set_list(item, "texts");
    struct value *others = model_set_list(item, "others");
    bool is_read = false;

    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        const char *reason = wording_in(&reasons, (enum language)i);
        const bool is_there = reason[0] != '\0';

        is_read = is_read || !is_there;
        if (!is_there && !may_write) {
            continue;
        }
        struct value *object = model_add_object(is_there ? texts : others);
        model_set_text(object, "code", language_code((enum language)i));
        model_set_text(object, "name", language_name((enum language)i));
        model_set_text(object, "text", is_there ? reason : NULL);
    }
    model_set_text(item, "text", is_read ? wave->reason : NULL);
    model_set_boolean(item, "has_others", is_read && may_write);
}

/* ---- what is asked, in short ---- */

static void asked_put(struct visit *visit, const struct experience *experience)
{
    const struct experience_whole *whole = &experience->whole;
    struct value *item = model_set_object(visit->model, "asked");

    experience_instrument_put(visit, whole->instrument, whole, item);
    model_set_text(item, "chosen_by",
                   whole->choice.chosen_by[0] == '\0' ? NULL : whole->choice.chosen_by);
    model_set_integer(item, "own_items", (int64_t)whole->own_item_count);
    model_set_boolean(item, "has_mirror",
                      whole->instrument->mirrored == RESPONDENT_COORDINATOR);
}

/* ---- links ---- */

static const struct {
    const char *code;
    const char *name;
} KINDS[] = {
    {"screen", N_("telephone or computer")},
    {"kiosk", N_("one device for many people")},
    {"paper", N_("typed in from paper")},
};

void survey_link_put(struct visit *visit, const struct experience *experience,
                     const struct survey_link_row *link, struct value *item)
{
    const enum respondent respondent = respondent_of_code(link->respondent);
    const int64_t used = link_used(&experience->uses, link->id);

    model_set_integer(item, "id", link->id);
    model_set_text(item, "label", link->label);
    model_set_text(item, "group", say(respondent_name(respondent), visit->language));
    model_set_text(item, "kind", link->kind);
    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        if (strcmp(KINDS[i].code, link->kind) == 0) {
            model_set_text(item, "kind_name", say(KINDS[i].name, visit->language));
        }
    }
    model_set_text(item, "language", link->language);
    model_set_integer(item, "most", link->most);
    model_set_text(item, "answered", experience_about(visit, used));
    model_set_boolean(item, "is_full", used >= link->most);
    model_set_boolean(item, "is_void", strcmp(link->state, "void") == 0);
    model_set_text(item, "void_reason", link->void_reason);
    model_set_boolean(item, "is_paper", strcmp(link->kind, "paper") == 0);
    model_set_boolean(item, "is_kiosk", strcmp(link->kind, "kiosk") == 0);
    model_set_boolean(item, "is_screen", strcmp(link->kind, "screen") == 0);
    model_set_text(item, "address",
                   visit_address(visit,
                                 "/networks/%s/experience/%" PRId64 "/links/%" PRId64,
                                 visit->network_id, link->wave_id, link->id));
}

/* For who may change the survey: a link is not for everybody's eyes. */
static void links_put(struct visit *visit, const struct experience *experience)
{
    struct value *list = model_set_list(visit->model, "links");
    bool has_paper = false;

    if (visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE)) {
        for (size_t i = 0; i < experience->whole.link_count; i++) {
            const struct survey_link_row *link = &experience->whole.links[i];

            survey_link_put(visit, experience, link, model_add_object(list));
            has_paper = has_paper || strcmp(link->kind, "paper") == 0;
        }
    }
    model_set_boolean(visit->model, "has_links", experience->whole.link_count > 0);
    model_set_boolean(visit->model, "may_import",
                      has_paper && experience_is(&experience->whole.wave, "open"));
}

/* The questionnaire on paper, for each who is asked, in each language. */
static void sheets_put(struct visit *visit, const struct experience *experience)
{
    struct value *list = model_set_list(visit->model, "sheets");

    for (int i = 0; i < RESPONDENT_COUNT; i++) {
        const enum respondent respondent = (enum respondent)i;

        if (!experience_asks(experience->whole.instrument, respondent)) {
            continue;
        }
        struct value *item = model_add_object(list);
        struct value *languages = model_set_list(item, "languages");
        model_set_text(item, "name", say(respondent_name(respondent), visit->language));
        for (int l = 0; l < LANGUAGE_COUNT; l++) {
            struct value *language = model_add_object(languages);

            model_set_text(language, "code", language_code((enum language)l));
            model_set_text(language, "name", language_name((enum language)l));
            model_set_text(
                language, "address",
                visit_address(
                    visit, "%s?respondent=%s&lang=%s",
                    experience_address(visit, experience->whole.wave.id, "/sheet.pdf"),
                    RESPONDENT_CODES[respondent], language_code((enum language)l)));
        }
    }
}

/* ---- forms ---- */

/* It was sent, and refused: it comes back with the sentence why. */
static bool is_refused(const struct visit *visit, const struct form_plan *plan)
{
    return visit->error_count > 0 && visit->route->form != NULL &&
           strcmp(visit->route->form->name, plan->name) == 0;
}

static void form_put(struct visit *visit, const struct experience *experience,
                     const struct form_plan *plan, const char *rest, bool is_offered)
{
    /* Where only workers are asked, there is nothing to choose. */
    const bool is_choice =
        experience_asks(experience->whole.instrument, RESPONDENT_FAMILIES);
    const struct form_start values[] = {
        {"language", language_code(visit->language)},
        {"respondent", is_choice ? "" : RESPONDENT_CODES[RESPONDENT_WORKERS]},
    };

    if (is_offered || is_refused(visit, plan)) {
        visit_form(visit, plan,
                   experience_address(visit, experience->whole.wave.id, rest), values,
                   ARRAY_COUNT(values));
    } else {
        model_set_null(visit->model, plan->name);
    }
}

static const struct choice *respondents_offer(struct visit *visit,
                                              const struct instrument *instrument)
{
    struct choice *choices = pool_array(visit->pool, RESPONDENT_COUNT + 1, struct choice);
    size_t count = 0;

    for (int i = 0; i < RESPONDENT_COUNT; i++) {
        const enum respondent respondent = (enum respondent)i;

        if (experience_asks(instrument, respondent)) {
            choices[count++] =
                (struct choice){RESPONDENT_CODES[respondent],
                                say(respondent_name(respondent), visit->language), NULL};
        }
    }
    return choices;
}

static void forms_put(struct visit *visit, const struct experience *experience)
{
    const struct wave_row *wave = &experience->whole.wave;
    const bool may = visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE);
    const bool is_draft = may && experience_is(wave, "draft");
    const bool is_open = may && experience_is(wave, "open");

    visit_form_choices(visit, &FORM_SURVEY_LINK, "respondent",
                       respondents_offer(visit, experience->whole.instrument));
    form_put(visit, experience, &FORM_SURVEY_LINK, "/links", is_draft || is_open);
    form_put(visit, experience, &FORM_EXPERIENCE_OPEN, "/open",
             is_draft && experience->whole.link_count > 0);
    form_put(visit, experience, &FORM_EXPERIENCE_REMOVE, "/remove", is_draft || is_open);
    model_set_boolean(visit->model, "may_change", is_draft || is_open);
    model_set_boolean(visit->model, "may_see_sheets", may);
    model_set_boolean(visit->model, "is_removing",
                      is_refused(visit, &FORM_EXPERIENCE_REMOVE));
}

/* What came out, where it is closed; computed again when an earlier version did it. */
static bool closed_put(struct visit *visit, const struct experience *experience,
                       struct value *item, struct status *st)
{
    const struct wave_row *wave = &experience->whole.wave;
    struct experience_findings findings = {0};

    if (!experience_is(wave, "closed")) {
        model_set_null(item, "findings");
        model_set_null(visit->model, FORM_EXPERIENCE_RECOMPUTE.name);
        return true;
    }
    if (!experience_findings_read(visit, wave->id, NULL, &findings, st)) {
        return false;
    }
    model_set_text(item, "findings", experience_findings_begin(visit, wave));
    form_put(visit, experience, &FORM_EXPERIENCE_RECOMPUTE, "/recompute",
             !findings.is_computed && visit_may(visit, OBJECT_EXPERIENCE, RIGHT_CHANGE));
    return true;
}

bool experience_status_page(struct visit *visit, struct status *st)
{
    struct value *item = model_set_object(visit->model, "wave");
    struct experience experience;

    if (!experience_load(visit, visit_id(visit->parts[1]), &experience, st)) {
        return false;
    }
    const struct wave_row *wave = &experience.whole.wave;
    experience_wave_put(visit, wave, item);
    experience_groups_put(visit, &experience, item);
    if (experience_is(wave, "closed")) {
        model_set_null(item, "warnings");
    } else {
        experience_warnings_put(visit, &experience, item);
    }
    if (!closed_put(visit, &experience, item, st) ||
        !experience_waiting_put(visit, wave, item, st)) {
        return false;
    }
    asked_put(visit, &experience);
    reasons_put(visit, &experience);
    links_put(visit, &experience);
    sheets_put(visit, &experience);
    forms_put(visit, &experience);
    return true;
}
