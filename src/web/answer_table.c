#include "web/answer_table.h"

enum { COLUMNS_BESIDE = 3 }; /* how many, does not know, the two highest together */

struct value *answer_table_begin(struct visit *visit, const char *name,
                                 const struct instrument_item *scale,
                                 struct value *object)
{
    struct value *levels = model_set_list(object, "levels");
    const int64_t columns = (int64_t)scale->level_count + COLUMNS_BESIDE;

    for (size_t i = 0; i < scale->level_count; i++) {
        model_add_text(levels, wording_in(&scale->levels[i].label, visit->language));
    }
    model_set_text(object, "name", name);
    model_set_integer(object, "columns", columns);
    model_set_integer(object, "columns_all", columns + 1);
    return model_set_list(object, "lines");
}

struct value *answer_table_line(struct value *lines, const char *question,
                                const char *about)
{
    struct value *line = model_add_object(lines);

    model_set_text(line, "question", question);
    model_set_text(line, "about", about);
    return line;
}

void answer_table_side(struct visit *visit, struct value *sides, const char *name,
                       const struct instrument_item *item,
                       const struct disclosed_item *figures)
{
    if (figures == NULL || figures->state == DISCLOSED_NOT_ASKED) {
        return;
    }
    struct value *side = model_add_object(sides);

    model_set_text(side, "name", name);
    disclosed_item_put(visit, item, figures, model_set_object(side, "figures"));
}
