/* growth_page.c - the six lines of growth: how far answers lie apart, own organisation
 * beside network, and what changed. It is no level of maturity. */
#include "web/pages.h"

#include <string.h>

#include "web/answer_picture.h"
#include "web/disclosed_words.h"
#include "web/growth_model.h"

/* ---- the page ---- */

static void side_put(struct visit *visit, const struct growth_line *line,
                     enum growth_side side, struct value *sides)
{
    const struct growth_answer *answer = &line->answers[side];
    const enum growth_spread spread = growth_spread(answer->now);
    const enum growth_change change = growth_change(answer->former, answer->now);
    const bool has_former = answer->former != NULL;

    if (answer->item == NULL || answer->now == NULL) {
        return;
    }
    struct value *object = model_add_object(sides);
    model_set_text(object, "name", growth_side_name(visit, side));
    disclosed_item_put(visit, answer->item, answer->now,
                       model_set_object(object, "figures"));
    model_set_text(object, "spread", GROWTH_SPREAD_CODES[spread]);
    model_set_text(object, "spread_name",
                   say(GROWTH_SPREAD_NAMES[spread], visit->language));
    model_set_boolean(object, "is_divided", spread == GROWTH_DIVIDED);
    model_set_boolean(object, "has_former", has_former);
    model_set_text(object, "change", has_former ? GROWTH_CHANGE_CODES[change] : NULL);
    model_set_text(object, "change_name",
                   has_former ? say(GROWTH_CHANGE_NAMES[change], visit->language) : NULL);
    model_set_text(object, "text", growth_dot_text(visit, answer));
}

static void line_put(struct visit *visit, const struct experience_findings *findings,
                     const struct growth_line *line, struct value *object)
{
    struct value *sides = model_set_list(object, "sides");

    for (size_t side = 0; side < GROWTH_SIDES; side++) {
        side_put(visit, line, (enum growth_side)side, sides);
    }
    model_set_text(object, "code", line->term->code);
    model_set_text(object, "name", say(line->term->name, visit->language));
    model_set_text(object, "meaning", say(line->term->meaning, visit->language));
    model_set_text(
        object, "picture",
        visit_address(visit, "%s?line=%s",
                      experience_findings_address(visit, findings, "/growth.svg"),
                      line->term->code));
}

bool growth_page(struct visit *visit, struct status *st)
{
    struct experience_findings findings;

    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "growth", &findings,
                                  st)) {
        return false;
    }
    experience_findings_frame_put(visit, &findings);
    const struct growth_lines all = growth_lines_make(visit, &findings);
    struct value *lines = model_set_list(visit->model, "lines");

    for (size_t i = 0; i < all.count; i++) {
        line_put(visit, &findings, &all.lines[i], model_add_object(lines));
    }
    model_set_boolean(visit->model, "has_lines", all.count > 0);
    model_set_boolean(visit->model, "has_former", findings.has_former);
    model_set_text(visit->model, "picture",
                   experience_findings_address(visit, &findings, "/growth-change.svg"));
    model_set_text(visit->model, "words",
                   experience_findings_address(visit, &findings, "/open-answers"));
    return true;
}

/* ---- pictures ---- */

static bool lines_read(struct visit *visit, struct experience_findings *findings,
                       struct growth_lines *lines_out, struct status *st)
{
    if (!experience_findings_read(visit, visit_id(visit->parts[1]), "growth", findings,
                                  st)) {
        return false;
    }
    *lines_out = growth_lines_make(visit, findings);
    return lines_out->count > 0 ||
           status_fail(st, STATUS_NOT_FOUND, "this survey shows nothing yet");
}

static bool line_picture(struct visit *visit, const struct growth_line *line,
                         struct status *st)
{
    struct answer_bar bars[GROWTH_SIDES];
    struct answer_bar_group group = {"", bars, 0};

    for (size_t side = 0; side < GROWTH_SIDES; side++) {
        answer_bar_add(visit, growth_side_name(visit, (enum growth_side)side),
                       line->answers[side].now, bars, &group.bar_count);
    }
    const struct answer_bars all = {
        .title = say(line->term->name, visit->language),
        .description = say(line->term->meaning, visit->language),
        .scale = line->answers[GROWTH_OWN].item != NULL
                     ? line->answers[GROWTH_OWN].item
                     : line->answers[GROWTH_NETWORK].item,
        .groups = &group,
        .group_count = 1,
    };
    return answer_bars_picture(visit, &all, drawing_answer_levels, st);
}

bool growth_picture(struct visit *visit, struct status *st)
{
    const char *code = visit_query(visit, "line");
    struct experience_findings findings;
    struct growth_lines all;

    if (!lines_read(visit, &findings, &all, st)) {
        return false;
    }
    for (size_t i = 0; i < all.count; i++) {
        if (code == NULL || strcmp(all.lines[i].term->code, code) == 0) {
            return line_picture(visit, &all.lines[i], st);
        }
    }
    return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
}

static struct answer_dot dot_of(struct visit *visit, const struct growth_line *line,
                                enum growth_side side)
{
    const struct growth_answer *answer = &line->answers[side];

    return (struct answer_dot){
        growth_side_name(visit, side), disclosed_high_percent(answer->now),
        disclosed_high_percent(answer->former), growth_dot_text(visit, answer)};
}

/* A row a line, in it the own organisation and the network. */
bool growth_change_picture(struct visit *visit, struct status *st)
{
    struct experience_findings findings;
    struct growth_lines all;
    struct answer_dot dots[GROWTH_LINE_COUNT][GROWTH_SIDES];
    struct answer_dot_row rows[GROWTH_LINE_COUNT];

    if (!lines_read(visit, &findings, &all, st)) {
        return false;
    }
    for (size_t i = 0; i < all.count; i++) {
        for (size_t side = 0; side < GROWTH_SIDES; side++) {
            dots[i][side] = dot_of(visit, &all.lines[i], (enum growth_side)side);
        }
        rows[i] = (struct answer_dot_row){say(all.lines[i].term->name, visit->language),
                                          dots[i], GROWTH_SIDES};
    }
    const struct answer_dots picture = {
        .title = visit_say(visit, N_("Six lines of growth")),
        .description =
            visit_say(visit, N_("How many see steps 4 and 5, of the own organisation "
                                "and of the network. The table says the same.")),
        .rows = rows,
        .row_count = all.count,
    };
    return answer_dots_picture(visit, &findings, &picture, st);
}
