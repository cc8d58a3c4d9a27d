/* scorecard_page.c - every figure of a network, in groups, each with what it says and how
 * sure it is; and a few of each organisation. */
#include "web/pages.h"

#include <string.h>

#include "base/attributes.h"
#include "web/finding_organisations.h"
#include "web/finding_words.h"
#include "web/pin.h"

/* What stands together on the page. */
static const struct {
    const char *code;
    const char *title; /* N_() */
    const char *sentence; /* N_() */
    unsigned groups; /* GROUP_BIT()s */
} SECTIONS[] = {
    {"size", N_("How many ties"),
     N_("A dense network is not automatically better: every tie costs time, and families "
        "may feel watched where everybody knows everybody."),
     GROUP_BIT(GROUP_SIZE)},
    {"mutual", N_("Returned ties, and partners of partners"),
     N_("Whether what one says is said by the other too, and whether partners know each "
        "other."),
     GROUP_BIT(GROUP_DYADS) | GROUP_BIT(GROUP_TRIADS) | GROUP_BIT(GROUP_CLUSTERING)},
    {"paths", N_("How far apart"),
     N_("Over how many others a question has to go before it arrives."),
     GROUP_BIT(GROUP_PATHS)},
    {"parts", N_("What holds it together"),
     N_("Parts that have no tie between them, and what they hang on."),
     GROUP_BIT(GROUP_COMPONENTS) | GROUP_BIT(GROUP_CUTS) | GROUP_BIT(GROUP_CORES)},
    {"steps", N_("Above and below"),
     N_("Whether ties run one way, and to a few who are well tied themselves."),
     GROUP_BIT(GROUP_KRACKHARDT) | GROUP_BIT(GROUP_EIGENVECTORS)},
    {"sectors", N_("Between sectors"),
     N_("Whether ties cross from one sector to another, or stay within."),
     GROUP_BIT(GROUP_MIXING)},
    {"core", N_("Core, edge and groups"),
     N_("Whether there is a core with an edge around it, or several groups. These are "
        "searched for: they are a way to look, no fact."),
     GROUP_BIT(GROUP_CORE_PERIPHERY) | GROUP_BIT(GROUP_COMMUNITIES)},
    {"kinds", N_("Several kinds of tie"),
     N_("Whether two who have one kind of tie have another too."),
     GROUP_BIT(GROUP_MULTIPLEXITY)},
};

static void sections_put(struct visit *visit, const struct findings *findings,
                         enum wave_relation relation)
{
    const struct graph graph = findings_graph(visit, findings, relation);
    struct value *sections = model_set_list(visit->model, "sections");

    for (size_t i = 0; i < ARRAY_COUNT(SECTIONS); i++) {
        struct value *section = model_add_object(sections);
        struct value *measures = NULL;

        model_set_text(section, "code", SECTIONS[i].code);
        model_set_text(section, "title", say(SECTIONS[i].title, visit->language));
        model_set_text(section, "sentence", say(SECTIONS[i].sentence, visit->language));
        measures = model_set_list(section, "measures");
        for (size_t m = 0; m < NETWORK_MEASURE_COUNT; m++) {
            const struct measure *measure = &NETWORK_MEASURES[m];
            if ((SECTIONS[i].groups & GROUP_BIT(measure->group)) != 0 &&
                measure_applies(measure, graph.is_directed, graph.is_valued)) {
                finding_measure_put(visit, findings, relation, (enum network_measure)m,
                                    model_add_object(measures));
            }
        }
    }
}

/* How many pairs see their tie alike: counts, and of nobody. */
static void reports_put(struct visit *visit, const struct findings *findings,
                        enum wave_relation relation)
{
    const struct reports reports =
        wave_reports(&findings->answers, relation, visit->pool);
    struct value *list = model_set_list(visit->model, "reports");

    for (size_t i = 0; i < TIE_STATE_COUNT; i++) {
        const char *label = say(TIE_STATE_LABELS[i], visit->language);
        const struct pin_which which = {.wave_id = findings->wave.wave.id,
                                        .code = "pairs",
                                        .relation = WAVE_RELATIONS[relation].code,
                                        .measure = TIE_STATE_CODES[i]};
        struct value *item = model_add_object(list);

        model_set_text(item, "code", TIE_STATE_CODES[i]);
        model_set_text(item, "label", label);
        model_set_integer(item, "count", (int64_t)reports.counts[i]);
        pin_put(visit, item, &which, label);
    }
    model_set_integer(visit->model, "report_count", (int64_t)reports.count);
}

bool scorecard_page(struct visit *visit, struct status *st)
{
    struct findings *findings = pool_array(visit->pool, 1, struct findings);
    const int64_t wave_id = visit_id(visit->parts[1]);
    const char *asked = visit_query(visit, "relation");
    /* Contact is asked in every wave. */
    const char *parts[] = {asked == NULL ? WAVE_RELATIONS[WAVE_REGULAR].code : asked,
                           NULL};
    enum wave_relation relation = WAVE_REGULAR;

    if (!findings_read(visit, wave_id, parts, findings, st) ||
        !finding_relation(visit, findings, &relation, st)) {
        return false;
    }
    const bool is_computed = findings->results.relations[relation].is_there;
    findings_frame_put(visit, findings);
    finding_relations_put(visit, findings, relation, "scorecard");
    reports_put(visit, findings, relation);
    model_set_boolean(visit->model, "is_computed", is_computed);
    if (is_computed) {
        sections_put(visit, findings, relation);
        finding_organisations_put(visit, findings, relation,
                                  finding_address(visit, findings, "scorecard"));
    } else {
        model_set_null(visit->model, "sections");
        model_set_null(visit->model, "rows");
    }
    return true;
}
