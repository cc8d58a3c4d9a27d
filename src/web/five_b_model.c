#include "web/five_b_model.h"

#include <string.h>

#include "web/answer_picture.h"
#include "web/disclosed_words.h"

/* ---- what is said of the two ---- */

static const char *sentence_of(struct visit *visit, const struct five_b_line *line)
{
    if (line->families == NULL || line->workers == NULL) {
        return NULL;
    }
    if (line->comparison.view == FIVE_B_TOO_FEW) {
        return visit_say(visit, N_("Too few answers to compare: %s."), line->topic);
    }
    const char *families = disclosed_high_text(visit, line->families);
    const char *workers = disclosed_high_text(visit, line->workers);

    switch (line->comparison.view) {
    case FIVE_B_FAMILIES_LOWER:
        return visit_say(visit,
                         N_("Families are less satisfied than professionals think: %s "
                            "(%s against %s)."),
                         line->topic, families, workers);
    case FIVE_B_FAMILIES_HIGHER:
        return visit_say(visit,
                         N_("Families are more satisfied than professionals think: %s "
                            "(%s against %s)."),
                         line->topic, families, workers);
    case FIVE_B_NO_CLEAR_DIFFERENCE:
    default:
        return visit_say(visit, N_("No clear difference: %s (%s against %s)."),
                         line->topic, families, workers);
    }
}

/* ---- lines and parts ---- */

/* A group without a link was not asked: it has no cell, be there an empty one. */
static bool has_link(const struct experience_findings *findings,
                     enum respondent respondent)
{
    for (size_t i = 0; i < findings->wave.link_count; i++) {
        if (respondent_of_code(findings->wave.links[i].respondent) == respondent) {
            return true;
        }
    }
    return false;
}

static const struct disclosed_item *cell_of(const struct experience_findings *findings,
                                            enum respondent respondent, const char *item)
{
    return has_link(findings, respondent)
               ? experience_findings_cell(findings, respondent, item)
               : NULL;
}

static struct five_b_line line_make(struct visit *visit,
                                    const struct experience_findings *findings,
                                    const struct asked_item *asked)
{
    const char *code = asked->item->code;
    struct five_b_line line = {
        .item = asked->item,
        .about = five_b_item(code),
        .question = asked->question,
        .families = cell_of(findings, RESPONDENT_FAMILIES, code),
        .workers = cell_of(findings, RESPONDENT_WORKERS, code),
        .former_families =
            experience_findings_former_cell(findings, RESPONDENT_FAMILIES, code),
        .former_workers =
            experience_findings_former_cell(findings, RESPONDENT_WORKERS, code),
    };

    line.topic =
        line.about == NULL ? line.question : say(line.about->topic, visit->language);
    line.comparison = five_b_compare(line.families, line.workers);
    line.sentence = sentence_of(visit, &line);
    return line;
}

static bool is_shown_item(const struct instrument_item *item)
{
    return item->kind == ITEM_LEVEL && !item->is_background;
}

static bool part_make(struct visit *visit, const struct experience_findings *findings,
                      const struct asked_step *asked, struct five_b_part *part)
{
    const char *code = asked->step->code;
    struct five_b_line *lines =
        pool_array(visit->pool, asked->item_count + 1, struct five_b_line);
    enum five_b five_b = FIVE_B_COUNT;

    *part = (struct five_b_part){.code = code, .lines = lines};
    for (size_t i = 0; i < asked->item_count; i++) {
        if (is_shown_item(asked->items[i].item)) {
            lines[part->line_count++] = line_make(visit, findings, &asked->items[i]);
        }
    }
    if (five_b_find(code, &five_b)) {
        part->card = &FIVE_B_CARDS[five_b];
        part->is_standard = five_b < FIVE_B_STANDARD;
        part->name = say(part->card->name, visit->language);
    } else {
        part->name = visit_say(visit, N_("Questions of this network"));
    }
    return part->line_count > 0;
}

static bool any_shown(const struct five_b_findings *all, bool is_of_workers)
{
    for (size_t i = 0; i < all->part_count; i++) {
        for (size_t j = 0; j < all->parts[i].line_count; j++) {
            const struct five_b_line *line = &all->parts[i].lines[j];
            const struct disclosed_item *cell =
                is_of_workers ? line->workers : line->families;
            if (disclosed_is_shown(cell)) {
                return true;
            }
        }
    }
    return false;
}

struct five_b_findings five_b_findings_make(struct visit *visit,
                                            const struct experience_findings *findings)
{
    const struct asked_steps asked = experience_asked(
        &findings->wave, RESPONDENT_FAMILIES, visit->language, visit->pool);
    struct five_b_part *parts =
        pool_array(visit->pool, asked.count + 1, struct five_b_part);
    struct five_b_findings view = {.parts = parts};

    for (size_t i = 0; i < asked.count; i++) {
        if (part_make(visit, findings, &asked.steps[i], &parts[view.part_count])) {
            view.part_count++;
        }
    }
    view.has_families = any_shown(&view, false);
    view.has_workers = any_shown(&view, true);
    return view;
}

const struct five_b_part *five_b_findings_part(const struct five_b_findings *view,
                                               const char *code)
{
    for (size_t i = 0; i < view->part_count; i++) {
        if (strcmp(view->parts[i].code, code) == 0) {
            return &view->parts[i];
        }
    }
    return NULL;
}

/* ---- bars ---- */

enum { BARS_A_LINE = 3 };

struct answer_bars five_b_bars(struct visit *visit,
                               const struct experience_findings *findings,
                               const struct five_b_part *part, bool has_former)
{
    const size_t count = part->line_count;
    struct answer_bar_group *groups =
        pool_array(visit->pool, count, struct answer_bar_group);
    struct answer_bar *bars =
        pool_array(visit->pool, BARS_A_LINE * count, struct answer_bar);
    const char *before =
        findings->has_former
            ? visit_say(visit, N_("Families, before: %s"), findings->former.title)
            : "";

    for (size_t i = 0; i < count; i++) {
        const struct five_b_line *line = &part->lines[i];
        struct answer_bar *own = &bars[BARS_A_LINE * i];

        groups[i] = (struct answer_bar_group){.title = line->question, .bars = own};
        answer_bar_add(visit, visit_say(visit, N_("Families")), line->families, own,
                       &groups[i].bar_count);
        if (has_former) {
            answer_bar_add(visit, before, line->former_families, own,
                           &groups[i].bar_count);
        }
        answer_bar_add(visit, visit_say(visit, N_("Professionals")), line->workers, own,
                       &groups[i].bar_count);
    }
    return (struct answer_bars){
        .title = visit_say(visit, N_("Families and professionals about: %s"), part->name),
        .description = visit_say(visit, N_("For each question bars of how families and "
                                           "how professionals answered. The same stands "
                                           "in the table under the picture.")),
        .scale = part->lines[0].item,
        .groups = groups,
        .group_count = count,
        .width = ANSWER_BARS_WIDE,
        .language = visit->language,
    };
}
