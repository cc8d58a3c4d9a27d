#include "web/map_view.h"

#include <math.h>
#include <string.h>

#include "analysis/scorecard.h"
#include "base/day.h"
#include "base/limits.h"
#include "base/number.h"
#include "drawing/network_map.h"
#include "web/finding_words.h"

enum { CONTACT_HIGHEST = 5 };

const char *const MAP_COLOUR_CODES[MAP_COLOUR_COUNT] = {"sector", "role"};
const char *const MAP_COLOUR_LABELS[MAP_COLOUR_COUNT] = {N_("sector"), N_("role")};
const char *const MAP_SIZE_CODES[MAP_SIZE_COUNT] = {"partners", "named_by", "betweenness",
                                                    "none"};
const char *const MAP_SIZE_LABELS[MAP_SIZE_COUNT] = {
    N_("number of partners"),
    N_("how many name it"),
    N_("how often it connects others"),
    N_("all the same size"),
};

/* ---- the choice ---- */

bool map_may_size(const struct findings *findings, enum wave_relation relation,
                  enum map_size size)
{
    const enum response_level level = findings->response.level;

    switch (size) {
    case MAP_SIZE_NAMED_BY:
        return !WAVE_RELATIONS[relation].is_mutual;
    case MAP_SIZE_BETWEENNESS:
        return level == RESPONSE_WHOLE || level == RESPONSE_HIGH;
    default:
        return true;
    }
}

/* The number of the code that was asked for; 0 when it is none of them. */
static size_t code_asked(const struct visit *visit, const char *name,
                         const char *const *codes, size_t count)
{
    const char *asked = visit_query(visit, name);

    for (size_t i = 0; asked != NULL && i < count; i++) {
        if (strcmp(codes[i], asked) == 0) {
            return i;
        }
    }
    return 0;
}

bool map_choose(struct visit *visit, const struct findings *findings,
                struct map_choice *choice_out, struct status *st)
{
    static const char *const LINES[] = {"level", "same"};
    const char *least_asked = visit_query(visit, "least");
    struct map_choice choice = {0};
    size_t least = 0;

    if (!finding_relation(visit, findings, &choice.relation, st)) {
        return false;
    }
    choice.colour =
        (enum map_colour)code_asked(visit, "colour", MAP_COLOUR_CODES, MAP_COLOUR_COUNT);
    choice.size =
        (enum map_size)code_asked(visit, "size", MAP_SIZE_CODES, MAP_SIZE_COUNT);
    if (!map_may_size(findings, choice.relation, choice.size)) {
        choice.size = MAP_SIZE_PARTNERS;
    }
    choice.is_levelled = code_asked(visit, "line", LINES, ARRAY_COUNT(LINES)) == 0 &&
                         WAVE_RELATIONS[choice.relation].is_valued;
    choice.naming = (enum naming)code_asked(visit, "as", NAMING_CODES, NAMING_COUNT);
    if (choice.relation == WAVE_CONTACT && least_asked != NULL &&
        number_read(least_asked, CONTACT_HIGHEST, &least)) {
        choice.least = least > 1 ? (int)least : 0;
    }
    *choice_out = choice;
    return true;
}

const char *map_query(struct visit *visit, const struct map_choice *choice)
{
    const char *query = visit_address(
        visit, "?relation=%s&colour=%s&size=%s&line=%s&as=%s",
        WAVE_RELATIONS[choice->relation].code, MAP_COLOUR_CODES[choice->colour],
        MAP_SIZE_CODES[choice->size], choice->is_levelled ? "level" : "same",
        NAMING_CODES[choice->naming]);

    return choice->least == 0 ? query
                              : visit_address(visit, "%s&least=%d", query, choice->least);
}

/* ---- what is drawn ---- */

/* Sector, and the role in the visitor's language; who coordinates is called so. */
static const struct attribute *attributes_make(struct visit *visit,
                                               const struct findings *findings)
{
    const size_t count = findings->answers.organisation_count;
    struct attribute *attributes = pool_array(visit->pool, 2, struct attribute);
    const char **sectors = pool_array(visit->pool, count, const char *);
    const char **roles = pool_array(visit->pool, count, const char *);

    for (size_t i = 0; i < count; i++) {
        const struct wave_organisation *own = &findings->answers.organisations[i];

        sectors[i] = own->sector;
        roles[i] = own->is_coordinator    ? say(N_("coordinator"), visit->language)
                   : own->role[0] != '\0' ? finding_role(visit, own->role)
                                          : say(N_("member"), visit->language);
    }
    /* The name "role" is what pseudonyms by role go by; people read figure_name. */
    attributes[0] = (struct attribute){"sector", ATTRIBUTE_TEXT, sectors, NULL};
    attributes[1] = (struct attribute){"role", ATTRIBUTE_TEXT, roles, NULL};
    return attributes;
}

/* The ties of the relation from a level on; unknown ones stay. */
static struct relation relation_make(struct visit *visit, const struct findings *findings,
                                     const struct map_choice *choice)
{
    struct relation relation =
        *network_relation(&findings->shown, WAVE_RELATIONS[choice->relation].code);
    struct tie *ties = pool_array(visit->pool, relation.tie_count, struct tie);
    size_t count = 0;

    for (size_t i = 0; i < relation.tie_count; i++) {
        const struct tie *tie = &relation.ties[i];
        if (isnan(tie->value) || tie->value >= choice->least) {
            ties[count++] = *tie;
        }
    }
    relation.name = say(WAVE_RELATIONS[choice->relation].label, visit->language);
    relation.ties = ties;
    relation.tie_count = count;
    return relation;
}

static size_t name_number(const struct network *network, const char *name)
{
    return network_organisation_find(network, name);
}

/* Call the organisations as was chosen; their order changes with their names. */
static bool names_hide(struct visit *visit, struct map_view *view, struct status *st)
{
    struct wave *wave = pool_array(visit->pool, 1, struct wave);
    const struct network_series series = {wave, 1};
    struct report report = {.pool = visit->pool};
    struct pseudonymous hidden;
    const struct network named = view->network;
    size_t *organisation_of = pool_array(visit->pool, named.organisation_count, size_t);

    for (size_t i = 0; i < named.organisation_count; i++) {
        organisation_of[i] = i;
    }
    view->organisation_of = organisation_of;
    if (view->choice.naming == NAMING_NAME) {
        return true;
    }
    *wave = (struct wave){.label = "", .network = named};
    if (!network_pseudonymise(&series, view->choice.naming, view->findings->results.seed,
                              visit->pool, &report, &hidden, st)) {
        return false;
    }
    view->network = hidden.series.waves[0].network;
    view->relation = view->network.relations[0];
    for (size_t i = 0; i < hidden.count; i++) {
        const size_t drawn = name_number(&view->network, hidden.pseudonyms[i]);

        organisation_of[drawn] = name_number(&named, hidden.names[i]);
    }
    return true;
}

static void colour_choose(struct visit *visit, struct map_view *view)
{
    const char *code = MAP_COLOUR_CODES[view->choice.colour];
    const struct attribute *attribute = network_attribute(&view->network, code);

    view->drawing.grouping_name =
        say(MAP_COLOUR_LABELS[view->choice.colour], visit->language);
    if (attribute == NULL) {
        return;
    }
    struct grouping *grouping = pool_array(visit->pool, 1, struct grouping);
    *grouping = grouping_make(attribute, view->network.organisation_count, visit->pool);
    view->drawing.grouping = grouping->group_count == 0 ? NULL : grouping;
}

static void size_choose(struct visit *visit, struct map_view *view)
{
    static const enum organisation_measure MEASURES[MAP_SIZE_COUNT] = {
        [MAP_SIZE_PARTNERS] = ORGANISATION_DEGREE,
        [MAP_SIZE_NAMED_BY] = ORGANISATION_INDEGREE,
        [MAP_SIZE_BETWEENNESS] = ORGANISATION_BETWEENNESS,
    };
    const enum map_size size = view->choice.size;

    view->drawing.figure_name = "";
    if (size == MAP_SIZE_NONE) {
        return;
    }
    const struct scorecard_order order = {
        .groups = GROUP_BIT(ORGANISATION_MEASURES[MEASURES[size]].group)};
    const struct scorecard card = scorecard_make(&view->graph, &order, visit->pool);
    view->drawing.figure = card.organisation[MEASURES[size]];
    view->drawing.figure_name = say(MAP_SIZE_LABELS[size], visit->language);
}

/* Where each stood when the wave was computed. */
static const struct point *places_of(struct visit *visit, const struct map_view *view)
{
    const struct wave_results *results = &view->findings->results;
    const size_t count = view->network.organisation_count;
    struct point *places = pool_array(visit->pool, count, struct point);

    if (results->place_x == NULL || results->place_y == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const size_t own = view->organisation_of[i];
        places[i] = (struct point){results->place_x[own], results->place_y[own]};
    }
    return places;
}

bool map_view_make(struct visit *visit, const struct findings *findings,
                   const struct map_choice *choice, struct map_view *view_out,
                   struct status *st)
{
    struct map_view *view = view_out;
    const struct wave_row *wave = &findings->wave.wave;

    if (findings->shown.organisation_count > LIMIT_DRAWN) {
        return status_fail(st, STATUS_LIMIT,
                           "%zu organisations are more than can be told apart in a "
                           "picture (%d); draw a part of them",
                           findings->shown.organisation_count, LIMIT_DRAWN);
    }
    struct relation *relation = pool_array(visit->pool, 1, struct relation);
    *relation = relation_make(visit, findings, choice);
    *view = (struct map_view){.findings = findings, .choice = *choice};
    view->network = findings->shown;
    view->network.title = "";
    view->network.relations = relation;
    view->network.relation_count = 1;
    view->network.attributes = attributes_make(visit, findings);
    view->network.attribute_count = 2;
    view->relation = *relation;
    if (!names_hide(visit, view, st)) {
        return false;
    }
    view->graph =
        graph_make(&view->relation, view->network.organisation_count,
                   (struct graph_reading){.is_valued = choice->is_levelled}, visit->pool);
    view->drawing = (struct network_drawing){
        .network = &view->network,
        .relation = &view->relation,
        .graph = &view->graph,
        .title = visit_address(visit, "%s: %s", wave->title, view->relation.name),
        .date = day_of(wave->closed_at, visit->pool),
        .language = visit->language,
        .paper = DRAWING_A4,
        .has_handles = true,
    };
    colour_choose(visit, view);
    size_choose(visit, view);
    view->former = places_of(visit, view);
    return true;
}

void map_view_draw(const struct map_view *view, struct pool *pool, struct text *svg)
{
    const struct map_layout layout = map_layout_make(&view->graph, view->former, pool);

    network_map(&view->drawing, &layout, svg, NULL);
}
