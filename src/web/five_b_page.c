/* five_b_page.c - the B's: what families say of help, beside what professionals think
 * that families say. No total, no order of organisations, no colour that judges. */
#include "web/pages.h"

#include <string.h>

#include "base/limits.h"
#include "base/lines.h"
#include "web/answer_table.h"
#include "web/five_b_model.h"

/* ---- one item ---- */

/* How far apart the two are: only where there are enough on both sides. */
static const char *difference_of(struct visit *visit, const struct five_b_line *line)
{
    if (line->comparison.view == FIVE_B_TOO_FEW) {
        return NULL;
    }
    return visit_say(visit, N_("difference: %d points"),
                     line->comparison.difference < 0 ? -line->comparison.difference
                                                     : line->comparison.difference);
}

static const char *about_of(struct visit *visit, const struct five_b_line *line)
{
    if (line->about == NULL || line->about->about == FIVE_B_FAMILY) {
        return NULL;
    }
    return line->about->about == FIVE_B_CHILD ? visit_say(visit, N_("about the child"))
                                              : visit_say(visit, N_("about the parent"));
}

static void line_put(struct visit *visit, const struct experience_findings *findings,
                     const struct five_b_line *line, struct value *lines)
{
    struct value *object =
        answer_table_line(lines, line->question, about_of(visit, line));
    struct value *sides = model_set_list(object, "sides");
    const char *title = findings->former.title;

    answer_table_side(visit, sides, visit_say(visit, N_("Families")), line->item,
                      line->families);
    answer_table_side(visit, sides, visit_say(visit, N_("Professionals")), line->item,
                      line->workers);
    if (findings->has_former) {
        answer_table_side(visit, sides,
                          visit_say(visit, N_("Families, before: %s"), title), line->item,
                          line->former_families);
        answer_table_side(visit, sides,
                          visit_say(visit, N_("Professionals, before: %s"), title),
                          line->item, line->former_workers);
    }
    model_set_text(object, "code", line->item->code);
    model_set_text(object, "view", FIVE_B_VIEW_CODES[line->comparison.view]);
    model_set_text(object, "sentence", line->sentence);
    model_set_text(object, "difference", difference_of(visit, line));
    model_set_boolean(object, "is_clear",
                      line->comparison.view == FIVE_B_FAMILIES_LOWER ||
                          line->comparison.view == FIVE_B_FAMILIES_HIGHER);
}

/* ---- one B ---- */

static void questions_put(struct visit *visit, const struct five_b_card *card,
                          struct value *object)
{
    struct value *questions = model_set_list(object, "questions");

    for (size_t i = 0; card != NULL && card->questions[i] != NULL; i++) {
        model_add_text(questions, say(card->questions[i], visit->language));
    }
    model_set_boolean(object, "has_questions", value_first(questions) != NULL);
}

static void part_put(struct visit *visit, const struct experience_findings *findings,
                     const struct five_b_part *part, struct value *object)
{
    const struct five_b_card *card = part->card;
    struct value *lines =
        answer_table_begin(visit, part->name, part->lines[0].item, object);
    bool has_sentences = false;

    for (size_t i = 0; i < part->line_count; i++) {
        line_put(visit, findings, &part->lines[i], lines);
        has_sentences = has_sentences || part->lines[i].sentence != NULL;
    }
    model_set_text(object, "code", part->code);
    model_set_text(object, "meaning",
                   card == NULL ? NULL : say(card->meaning, visit->language));
    model_set_text(
        object, "source",
        card == NULL || card->source == NULL ? NULL : say(card->source, visit->language));
    model_set_boolean(object, "is_standard", part->is_standard);
    model_set_boolean(object, "is_own", card == NULL);
    model_set_boolean(object, "has_sentences", has_sentences);
    model_set_text(
        object, "picture",
        visit_address(visit, "%s?part=%s",
                      experience_findings_address(visit, findings, "/five-b.svg"),
                      part->code));
    questions_put(visit, card, object);
}

/* ---- families by a feature of theirs ---- */

/* A background question: "child_age" of the instrument, "area" of the wave. */
struct background {
    const char *code;
    const char *name;
    const char *const *levels;
    size_t level_count;
};

static const char *cell_text(struct visit *visit, const struct disclosed_item *figures)
{
    if (figures == NULL || figures->state == DISCLOSED_NOT_ASKED) {
        return visit_say(visit, N_("not asked"));
    }
    return disclosed_high_text(visit, figures);
}

static const struct disclosed_item *background_cell(
    struct visit *visit, const struct experience_findings *findings,
    const struct background *background, size_t level, const char *item)
{
    return experience_cell(&findings->results,
                           visit_address(visit, "%s:%zu", background->code, level + 1),
                           item);
}

static void background_rows_put(struct visit *visit,
                                const struct experience_findings *findings,
                                const struct five_b_part *part,
                                const struct background *background, struct value *rows)
{
    for (size_t i = 0; i < part->line_count; i++) {
        struct value *row = model_add_object(rows);
        struct value *cells = model_set_list(row, "cells");

        model_set_text(row, "question", part->lines[i].question);
        for (size_t level = 0; level < background->level_count; level++) {
            struct value *cell = model_add_object(cells);
            const struct disclosed_item *figures = background_cell(
                visit, findings, background, level, part->lines[i].item->code);

            model_set_text(cell, "label", background->levels[level]);
            model_set_text(cell, "text", cell_text(visit, figures));
            model_set_boolean(cell, "is_shown", disclosed_is_shown(figures));
        }
    }
}

static bool is_split_by(struct visit *visit, const struct experience_findings *findings,
                        const struct five_b_findings *all,
                        const struct background *background)
{
    for (size_t i = 0; i < all->part_count; i++) {
        for (size_t level = 0; level < background->level_count; level++) {
            if (background_cell(visit, findings, background, level,
                                all->parts[i].lines[0].item->code) != NULL) {
                return true;
            }
        }
    }
    return false;
}

static void background_put(struct visit *visit,
                           const struct experience_findings *findings,
                           const struct five_b_findings *all,
                           const struct background *background, struct value *list)
{
    if (!is_split_by(visit, findings, all, background)) {
        return;
    }
    struct value *object = model_add_object(list);
    struct value *levels = model_set_list(object, "levels");
    struct value *rows = model_set_list(object, "rows");

    model_set_text(object, "code", background->code);
    model_set_text(object, "name", background->name);
    for (size_t i = 0; i < background->level_count; i++) {
        model_add_text(levels, background->levels[i]);
    }
    for (size_t i = 0; i < all->part_count; i++) {
        background_rows_put(visit, findings, &all->parts[i], background, rows);
    }
}

/* The neighbourhoods of the wave, a line each. */
static struct background areas_of(struct visit *visit,
                                  const struct experience_findings *findings)
{
    const char *at = findings->wave.choice.areas;
    const char **names = pool_array(visit->pool, LIMIT_AREAS, const char *);
    struct background areas = {"area", visit_say(visit, N_("By neighbourhood")), names,
                               0};

    for (const char *name = NULL; areas.level_count < LIMIT_AREAS &&
                                  (name = lines_next(&at, visit->pool)) != NULL;) {
        names[areas.level_count++] = name;
    }
    return areas;
}

static struct background background_of(struct visit *visit,
                                       const struct asked_item *asked)
{
    const struct instrument_item *item = asked->item;
    const char **names = pool_array(visit->pool, item->level_count, const char *);

    for (size_t i = 0; i < item->level_count; i++) {
        names[i] = wording_in(&item->levels[i].label, visit->language);
    }
    return (struct background){item->code, asked->question, names, item->level_count};
}

static void backgrounds_put(struct visit *visit,
                            const struct experience_findings *findings,
                            const struct five_b_findings *all)
{
    struct value *list = model_set_list(visit->model, "backgrounds");
    const struct asked_steps asked = experience_asked(
        &findings->wave, RESPONDENT_FAMILIES, visit->language, visit->pool);
    const struct background areas = areas_of(visit, findings);

    for (size_t i = 0; i < asked.count; i++) {
        for (size_t j = 0; j < asked.steps[i].item_count; j++) {
            const struct asked_item *item = &asked.steps[i].items[j];

            if (item->item->is_background && strcmp(item->item->code, "area") != 0) {
                const struct background background = background_of(visit, item);
                background_put(visit, findings, all, &background, list);
            }
        }
    }
    background_put(visit, findings, all, &areas, list);
    model_set_boolean(visit->model, "has_backgrounds", value_first(list) != NULL);
}

/* ---- the page ---- */

bool five_b_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "five_b", &findings,
                                  st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    const struct five_b_findings all = five_b_findings_make(visit, &findings);
    struct value *parts = model_set_list(visit->model, "parts");

    for (size_t i = 0; i < all.part_count; i++) {
        part_put(visit, &findings, &all.parts[i], model_add_object(parts));
    }
    model_set_boolean(visit->model, "has_families", all.has_families);
    model_set_boolean(visit->model, "has_workers", all.has_workers);
    model_set_boolean(visit->model, "has_both", all.has_families && all.has_workers);
    model_set_boolean(visit->model, "has_parts", all.part_count > 0);
    model_set_text(visit->model, "dialogue",
                   experience_findings_address(visit, &findings, "/five-b/dialogue.pdf"));
    model_set_text(visit->model, "words",
                   experience_findings_address(visit, &findings, "/open-answers"));
    model_set_text(visit->model, "apart",
                   experience_findings_address(visit, &findings, "/five-b?apart=1"));
    model_set_boolean(visit->model, "is_apart", visit_query(visit, "apart") != NULL);
    backgrounds_put(visit, &findings, &all);
    return true;
}
