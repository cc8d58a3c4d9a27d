/* reliability_page.c - how well the answers of a survey hold together, each figure with a
 * sentence on what it means here and where it comes from. */
#include "web/pages.h"

#include <math.h>
#include <string.h>

#include "base/attributes.h"
#include "web/disclosed_words.h"
#include "web/experience_findings.h"
#include "web/finding_words.h"

enum { LONG_FROM = 10 }; /* more figures are folded away */

/* The kinds of figure, by the first part of their names. Limits are those that the
 * sources use; that they suit these questions nobody has shown. */
struct quality_kind {
    const char *code;
    const char *name; /* N_() */
    const char *help; /* N_() */
    const char *source;
    double enough; /* from here on it holds together well enough */
    const char *well; /* N_(): what it means from there on */
    const char *weak; /* N_() */
};
static const struct quality_kind KINDS[] = {
    {"alpha", N_("Cronbach's alpha"),
     N_("Do the questions of a block go together, so that they may be looked at as one? "
        "1 "
        "means entirely, 0 not at all. Few questions make it low."),
     "Cronbach, Coefficient alpha and the internal structure of tests, Psychometrika 16, "
     "1951",
     0.7, N_("The questions of this block go together well here."),
     N_("The questions of this block do not go together well here: look at each of them "
        "apart.")},
    {"rwg", N_("rwg(j), the mean of the organisations"),
     N_("Do people of the same organisation agree with each other, compared with answers "
        "by chance? 1 means entirely."),
     "James, Demaree & Wolf, Estimating within-group interrater reliability with and "
     "without response bias, Journal of Applied Psychology 69, 1984",
     0.7, N_("Within organisations people mostly agree."),
     N_("Within organisations people see this differently: do not speak of the view of "
        "an "
        "organisation.")},
    {"krippendorff", N_("Krippendorff's alpha"),
     N_("Do people see the same dilemmas as heavy, and the same as light? 1 means that "
        "all put them in the same order, 0 that it is as by chance."),
     "Krippendorff, Content analysis, 2004; Hayes & Krippendorff 2007", 0.667,
     N_("People see mostly the same dilemmas as heavy."),
     N_("People see different dilemmas as heavy: what stands first in the list is not "
        "what everybody meets. Talk about who meets what.")},
    {"icc", N_("ICC(1)"),
     N_("How much of the difference between answers goes along organisations? 0 means "
        "that it makes no difference in which organisation somebody works."),
     "Shrout & Fleiss, Intraclass correlations, Psychological Bulletin 86, 1979; Bliese "
     "2000",
     0.1, N_("Which organisation somebody works in makes some difference here."),
     N_("People of the same organisation do not answer more alike than others: this is "
        "no matter of organisations here.")},
};

static const struct quality_kind *kind_of(const char *name)
{
    const size_t length = strcspn(name, ".");

    for (size_t i = 0; i < ARRAY_COUNT(KINDS); i++) {
        if (strlen(KINDS[i].code) == length && memcmp(KINDS[i].code, name, length) == 0) {
            return &KINDS[i];
        }
    }
    return NULL;
}

/* What the figure is about: the title of a step, the words of an item. */
static const char *about_of(struct visit *visit,
                            const struct experience_findings *findings, const char *of)
{
    static const struct {
        const char *code;
        const char *name; /* N_() */
    } POLES[] = {{"A", N_("the pull of the first pole, over the dilemmas")},
                 {"B", N_("the pull of the second pole, over the dilemmas")},
                 {"T", N_("the tension that is felt, over the dilemmas")},
                 {"H", N_("whether it can be talked about, over the dilemmas")}};
    const struct instrument_step *step = instrument_step(findings->wave.instrument, of);

    for (size_t i = 0; i < ARRAY_COUNT(POLES); i++) {
        if (strcmp(POLES[i].code, of) == 0) {
            return say(POLES[i].name, visit->language);
        }
    }
    return step != NULL ? wording_in(&step->title, visit->language)
                        : experience_findings_question(visit, findings, of, false);
}

static const char *meaning_of(struct visit *visit, const struct quality_kind *kind,
                              const struct experience_figure *figure)
{
    switch (figure->state) {
    case FIGURE_TOO_FEW:
        return visit_say(visit,
                         N_("Too few answers to say, or of too few organisations."));
    case FIGURE_UNDEFINED:
        return visit_say(visit,
                         N_("Cannot be computed: nearly everybody answered the same."));
    case FIGURE_GIVEN:
    default:
        return say(figure->value >= kind->enough ? kind->well : kind->weak,
                   visit->language);
    }
}

static bool has_band(const struct experience_figure *figure)
{
    return figure->state == FIGURE_GIVEN && !isnan(figure->low) && !isnan(figure->high);
}

static void figure_put(struct visit *visit, const struct experience_findings *findings,
                       const struct quality_kind *kind,
                       const struct experience_figure *figure, struct value *object)
{
    const bool is_given = figure->state == FIGURE_GIVEN;
    const bool is_families = respondent_of_code(figure->group) == RESPONDENT_FAMILIES;

    model_set_text(object, "name", figure->name);
    model_set_text(object, "about",
                   about_of(visit, findings, figure->name + strlen(kind->code) + 1));
    model_set_text(object, "group",
                   is_families ? visit_say(visit, N_("families"))
                               : visit_say(visit, N_("workers")));
    model_set_text(object, "state", FIGURE_STATE_CODES[figure->state]);
    model_set_figure(object, "value", is_given ? figure->value : (double)NAN);
    model_set_text(object, "text",
                   is_given ? finding_number(visit, figure->value) : NULL);
    model_set_text(object, "band",
                   has_band(figure) ? finding_range(visit, figure->low, figure->high)
                                    : NULL);
    model_set_text(object, "answered", disclosed_number_words(visit, figure->answered));
    model_set_text(object, "meaning", meaning_of(visit, kind, figure));
}

static void kind_put(struct visit *visit, const struct experience_findings *findings,
                     const struct quality_kind *kind, struct value *object)
{
    struct value *figures = model_set_list(object, "figures");
    size_t count = 0;
    bool has_bands = false;

    model_set_text(object, "code", kind->code);
    model_set_text(object, "name", say(kind->name, visit->language));
    model_set_text(object, "help", say(kind->help, visit->language));
    model_set_text(object, "source", kind->source);
    model_set_text(object, "enough", finding_number(visit, kind->enough));
    for (size_t i = 0; i < findings->results.figure_count; i++) {
        const struct experience_figure *figure = &findings->results.figures[i];

        if (kind_of(figure->name) == kind) {
            figure_put(visit, findings, kind, figure, model_add_object(figures));
            has_bands = has_bands || has_band(figure);
            count++;
        }
    }
    model_set_boolean(object, "is_long", count > LONG_FROM);
    model_set_boolean(object, "has_bands", has_bands);
}

static bool has_kind(const struct experience_findings *findings,
                     const struct quality_kind *kind)
{
    for (size_t i = 0; i < findings->results.figure_count; i++) {
        if (kind_of(findings->results.figures[i].name) == kind) {
            return true;
        }
    }
    return false;
}

bool reliability_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), NULL, &findings,
                                  st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    struct value *kinds = model_set_list(visit->model, "kinds");
    for (size_t i = 0; i < ARRAY_COUNT(KINDS) && findings.is_computed; i++) {
        if (has_kind(&findings, &KINDS[i])) {
            kind_put(visit, &findings, &KINDS[i], model_add_object(kinds));
        }
    }
    return true;
}
