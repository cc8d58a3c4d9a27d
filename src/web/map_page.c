/* map_page.c - who is tied to whom: the table first, then the map that shows the same. */
#include "web/pages.h"

#include <math.h>
#include <string.h>

#include "base/attributes.h"
#include "method/instrument.h"
#include "web/assets.h"
#include "web/finding_words.h"
#include "web/map_view.h"

/* ---- what can be chosen ---- */

/* A choice among others in the form of the page. */
static void option_add(struct visit *visit, struct value *options, const char *code,
                       const char *label, bool is_chosen)
{
    struct value *option = model_add_object(options);

    model_set_text(option, "code", code);
    model_set_text(option, "label", say(label, visit->language));
    model_set_boolean(option, "is_chosen", is_chosen);
}

static struct value *select_add(struct visit *visit, struct value *selects,
                                const char *name, const char *label)
{
    struct value *select = model_add_object(selects);

    model_set_text(select, "name", name);
    model_set_text(select, "label", say(label, visit->language));
    return model_set_list(select, "options");
}

/* From which level on contact is drawn, in the words in which it was asked. */
static void least_put(struct visit *visit, const struct map_view *view,
                      struct value *selects)
{
    const struct instrument_item *item =
        instrument_item(view->findings->wave.instrument, "contact", NULL);

    if (view->choice.relation != WAVE_CONTACT || item == NULL) {
        return;
    }
    struct value *options = select_add(visit, selects, "least", N_("Lines from"));
    for (size_t i = 0; i < item->level_count; i++) {
        const int value = item->levels[i].value;
        const int least = view->choice.least == 0 ? 1 : view->choice.least;

        if (value > 0) {
            option_add(visit, options, visit_address(visit, "%d", value),
                       wording_in(&item->levels[i].label, visit->language),
                       value == least);
        }
    }
}

static void relations_put(struct visit *visit, const struct map_view *view,
                          struct value *selects)
{
    struct value *options = select_add(visit, selects, "relation", N_("Which tie"));

    for (size_t i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (findings_has(view->findings, (enum wave_relation)i)) {
            option_add(visit, options, WAVE_RELATIONS[i].code, WAVE_RELATIONS[i].label,
                       i == (size_t)view->choice.relation);
        }
    }
}

static void choices_put(struct visit *visit, const struct map_view *view)
{
    static const char *const NAMING_LABELS[NAMING_COUNT] = {
        [NAMING_NAME] = N_("their names"),
        [NAMING_CODE] = N_("codes"),
        [NAMING_ROLE] = N_("their roles")};
    const struct map_choice *choice = &view->choice;
    struct value *selects = model_set_list(visit->model, "selects");

    relations_put(visit, view, selects);
    least_put(visit, view, selects);
    struct value *options = select_add(visit, selects, "colour", N_("Colour and shape"));
    for (size_t i = 0; i < MAP_COLOUR_COUNT; i++) {
        option_add(visit, options, MAP_COLOUR_CODES[i], MAP_COLOUR_LABELS[i],
                   i == (size_t)choice->colour);
    }
    options = select_add(visit, selects, "size", N_("Size"));
    for (size_t i = 0; i < MAP_SIZE_COUNT; i++) {
        if (map_may_size(view->findings, choice->relation, (enum map_size)i)) {
            option_add(visit, options, MAP_SIZE_CODES[i], MAP_SIZE_LABELS[i],
                       i == (size_t)choice->size);
        }
    }
    if (WAVE_RELATIONS[choice->relation].is_valued) {
        options = select_add(visit, selects, "line", N_("Lines"));
        option_add(visit, options, "level", N_("thicker where the tie is stronger"),
                   choice->is_levelled);
        option_add(visit, options, "same", N_("all the same"), !choice->is_levelled);
    }
    options = select_add(visit, selects, "as", N_("Show organisations by"));
    for (size_t i = 0; i < NAMING_COUNT; i++) {
        option_add(visit, options, NAMING_CODES[i], NAMING_LABELS[i],
                   i == (size_t)choice->naming);
    }
}

/* ---- the table ---- */

/* A tie as one of its two sees it. */
struct tie_sight {
    size_t partner;
    double there; /* from whose row it is; 0: none */
    double back;
};

static double value_in(const struct graph *graph, size_t from, size_t to)
{
    for (size_t k = graph->out.start[from]; k < graph->out.start[from + 1]; k++) {
        if (graph->out.to[k] == to) {
            return graph->out.value[k];
        }
    }
    return 0;
}

/* "weekly": how strong, in the words in which it was asked; NULL: it has no words. */
static const char *level_words(struct visit *visit, const struct map_view *view,
                               double value)
{
    const struct instrument_item *item =
        instrument_item(view->findings->wave.instrument,
                        WAVE_RELATIONS[view->choice.relation].item, NULL);
    const struct item_level *level =
        item == NULL || item->kind != ITEM_LEVEL ? NULL : item_level(item, (int)value);

    return level == NULL ? NULL : wording_in(&level->label, visit->language);
}

/* How a tie runs and how strong it is: partners of one kind stand together. */
static const char *kind_words(struct visit *visit, const struct map_view *view,
                              const struct tie_sight *sight)
{
    const double value = fmax(sight->there, sight->back);
    const char *level = view->choice.is_levelled ? level_words(visit, view, value) : NULL;
    const char *way = !view->graph.is_directed ? NULL
                      : sight->back == 0       ? say(N_("to it"), visit->language)
                      : sight->there == 0      ? say(N_("from it"), visit->language)
                                               : say(N_("both ways"), visit->language);

    if (level != NULL && way != NULL) {
        return visit_say(visit, N_("%s, %s"), way, level);
    }
    return level != NULL ? level : way != NULL ? way : "";
}

/* Stronger first; what runs both ways before what runs one way. */
static double kind_order(const struct tie_sight *sight)
{
    const double way = sight->back == 0 ? 1 : sight->there == 0 ? 2 : 0;

    return 10 * way - fmax(sight->there, sight->back);
}

/* Those of one kind out of the list, into "kinds" [{words, partners [{number, name}]}];
 * gives how many are left. */
static size_t kind_put(struct visit *visit, const struct map_view *view,
                       struct tie_sight *sights, size_t count, struct value *kinds)
{
    size_t first = 0;
    size_t left = 0;

    for (size_t k = 1; k < count; k++) {
        first = kind_order(&sights[k]) < kind_order(&sights[first]) ? k : first;
    }
    const char *words = kind_words(visit, view, &sights[first]);
    struct value *kind = model_add_object(kinds);
    model_set_text(kind, "words", words[0] == '\0' ? NULL : words);
    struct value *partners = model_set_list(kind, "partners");
    for (size_t k = 0; k < count; k++) {
        if (strcmp(kind_words(visit, view, &sights[k]), words) != 0) {
            sights[left++] = sights[k];
            continue;
        }
        struct value *item = model_add_object(partners);
        model_set_integer(item, "number", (int64_t)sights[k].partner);
        model_set_text(item, "name", view->network.names[sights[k].partner]);
    }
    return left;
}

/* The text of an attribute; NULL where there is none. */
static const char *attribute_text(const struct map_view *view, const char *name, size_t i)
{
    const struct attribute *attribute = network_attribute(&view->network, name);

    return attribute == NULL || attribute->texts[i][0] == '\0' ? NULL
                                                               : attribute->texts[i];
}

static void row_put(struct visit *visit, const struct map_view *view,
                    const size_t *by_name, size_t i, struct value *row)
{
    struct tie_sight *sights =
        pool_array(visit->pool, view->graph.count, struct tie_sight);
    size_t count = 0;

    for (size_t k = 0; k < view->graph.count; k++) {
        const size_t j = by_name[k];
        const struct tie_sight sight = {j, value_in(&view->graph, i, j),
                                        value_in(&view->graph, j, i)};

        if (j != i && (sight.there != 0 || sight.back != 0)) {
            sights[count++] = sight;
        }
    }
    model_set_integer(row, "number", (int64_t)i);
    model_set_text(row, "name", view->network.names[i]);
    model_set_text(row, "sector", attribute_text(view, "sector", i));
    model_set_text(row, "role", attribute_text(view, "role", i));
    model_set_integer(row, "count", (int64_t)count);
    model_set_boolean(row, "answered", graph_answers(&view->graph, i));
    struct value *kinds = model_set_list(row, "kinds");
    while (count > 0) {
        count = kind_put(visit, view, sights, count, kinds);
    }
}

static void table_put(struct visit *visit, const struct map_view *view)
{
    const size_t *by_name = network_order_by_name(&view->network, visit->pool);
    struct value *rows = model_set_list(visit->model, "rows");

    for (size_t k = 0; k < view->graph.count; k++) {
        row_put(visit, view, by_name, by_name[k], model_add_object(rows));
    }
    model_set_integer(visit->model, "silent_count",
                      (int64_t)network_silent_count(&view->graph));
}

/* The groups of the colours, to choose one of in the picture. */
static void groups_put(struct visit *visit, const struct map_view *view)
{
    const struct grouping *grouping = view->drawing.grouping;
    struct value *groups = model_set_list(visit->model, "groups");

    for (size_t i = 0; grouping != NULL && i < grouping->group_count; i++) {
        model_add_text(groups, grouping->labels[i]);
    }
    model_set_text(visit->model, "grouping", view->drawing.grouping_name);
}

/* Names that answers brought up of who is not a member; each once. */
static void outsiders_put(struct visit *visit, const struct findings *findings)
{
    struct value *outsiders = model_set_list(visit->model, "outsiders");

    for (size_t i = 0; i < findings->wave.actor_count; i++) {
        const struct wave_actor_row *actor = &findings->wave.actors[i];
        bool is_new = actor->actor_id == 0 && actor->same_as == 0;

        for (size_t k = 0; k < i && is_new; k++) {
            const struct wave_actor_row *other = &findings->wave.actors[k];
            is_new = other->actor_id != 0 || other->same_as != 0 ||
                     strcmp(other->name, actor->name) != 0;
        }
        if (is_new) {
            model_set_text(model_add_object(outsiders), "name", actor->name);
        }
    }
    model_set_boolean(visit->model, "has_outsiders", value_first(outsiders) != NULL);
}

/* ---- the page ---- */

static void picture_put(struct visit *visit, const struct map_view *view)
{
    static const char *const FILES[][2] = {{"svg", "map.svg"},
                                           {"pdf", "map.pdf"},
                                           {"png", "map.png"},
                                           {"matrix", "matrix.svg"}};
    const struct asset *script = asset_named("map.js");
    struct value *picture = model_set_object(visit->model, "picture");

    for (size_t i = 0; i < ARRAY_COUNT(FILES); i++) {
        model_set_text(picture, FILES[i][0],
                       visit_address(visit, "%s%s",
                                     finding_address(visit, view->findings, FILES[i][1]),
                                     map_query(visit, &view->choice)));
    }
    model_set_text(picture, "words",
                   network_words_description(
                       &view->drawing,
                       visit_say(visit, N_("A map of organisations, with a line between "
                                           "those who are tied.")),
                       visit->pool));
    model_set_text(visit->model, "script", script == NULL ? NULL : script->path);
    model_set_text(visit->model, "address",
                   finding_address(visit, view->findings, "map"));
}

bool map_page(struct visit *visit, struct status *st)
{
    static const char *const PARTS[] = {FINDINGS_PLACES, NULL};
    struct findings *findings = pool_array(visit->pool, 1, struct findings);
    struct map_view *view = pool_array(visit->pool, 1, struct map_view);
    struct map_choice choice;

    if (!findings_read(visit, visit_id(visit->parts[1]), PARTS, findings, st) ||
        !map_choose(visit, findings, &choice, st) ||
        !map_view_make(visit, findings, &choice, view, st)) {
        return false;
    }
    findings_frame_put(visit, findings);
    struct value *relation = model_set_object(visit->model, "relation");
    model_set_text(relation, "label",
                   say(WAVE_RELATIONS[choice.relation].label, visit->language));
    model_set_text(relation, "sentence",
                   say(WAVE_RELATIONS[choice.relation].sentence, visit->language));
    model_set_boolean(relation, "is_directed", view->graph.is_directed);
    choices_put(visit, view);
    table_put(visit, view);
    groups_put(visit, view);
    outsiders_put(visit, findings);
    picture_put(visit, view);
    return true;
}
