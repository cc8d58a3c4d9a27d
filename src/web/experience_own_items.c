/* experience_own_items.c - questions that a network adds to a draft, and takes away. */
#include "web/experience_model.h"
#include "web/forms.h"
#include "web/pages.h"

struct adding {
    const char *network_id;
    struct own_item_row item;
};

static bool adding_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    const struct adding *adding = context;
    struct own_item_row item = adding->item;

    return own_item_add(change, unit, adding->network_id, &item, st);
}

static bool removing_do(struct change *change, struct unit *unit, void *context,
                        struct status *st)
{
    const struct adding *adding = context;

    return own_item_remove(change, unit, adding->network_id, adding->item.id, st);
}

static bool own_done(struct visit *visit, const char *action, visit_work_fn work,
                     struct adding *adding, struct status *st)
{
    if (!visit_change(visit, action, work, adding, st)) {
        return st->code == STATUS_LIMIT ? visit_refuse_status(visit, "", st) : false;
    }
    visit_go_done(visit, "saved", "%s",
                  experience_address(visit, adding->item.wave_id, "/items"));
    return true;
}

bool own_item_post(struct visit *visit, struct status *st)
{
    struct adding adding = {visit->network_id,
                            {.wave_id = visit_id(visit->parts[1]),
                             .kind = visit_field(visit, "kind"),
                             .text_nl = visit_field(visit, "text_nl"),
                             .text_fr = visit_field(visit, "text_fr"),
                             .text_en = visit_field(visit, "text_en")}};
    struct experience experience;

    if (!experience_load_draft(visit, &experience, st)) {
        return false;
    }
    if (adding.item.text_nl[0] == '\0' && adding.item.text_fr[0] == '\0' &&
        adding.item.text_en[0] == '\0') {
        return visit_refuse(visit, "text_nl", st,
                            "write the question in at least one language");
    }
    return own_done(visit, "experience.item", adding_do, &adding, st);
}

bool own_item_remove_post(struct visit *visit, struct status *st)
{
    struct adding adding = {visit->network_id,
                            {.id = visit_id(visit_field(visit, "own_item")),
                             .wave_id = visit_id(visit->parts[1])}};
    struct experience experience;

    if (!experience_load_draft(visit, &experience, st)) {
        return false;
    }
    for (size_t i = 0; i < experience.whole.own_item_count; i++) {
        if (experience.whole.own_items[i].id == adding.item.id) {
            return own_done(visit, "experience.item_remove", removing_do, &adding, st);
        }
    }
    return visit_refuse(visit, "own_item", st, "choose one of the list");
}
