#include "web/answer_former.h"

#include <stdlib.h>
#include <string.h>

static const struct wave_actor_row *counterpart(const struct answer_link *link,
                                                const struct wave_actor_row *target)
{
    for (size_t i = 0; i < link->former.actor_count && target->actor_id != 0; i++) {
        if (link->former.actors[i].actor_id == target->actor_id) {
            return &link->former.actors[i];
        }
    }
    return NULL;
}

int64_t answer_former_value(const char *lines, int64_t target)
{
    for (const char *at = lines; at != NULL && *at != '\0';) {
        char *end = NULL;

        if (strtoll(at, &end, 10) == target) {
            return strtoll(end, NULL, 10);
        }
        at = strchr(at, '\n');
        at = at == NULL ? NULL : at + 1;
    }
    return 0;
}

int64_t answer_former(const struct answer_link *link, const struct instrument_item *item,
                      const struct wave_actor_row *target)
{
    const struct wave_actor_row *former =
        link->former_self == NULL ? NULL : counterpart(link, target);

    for (size_t i = 0; i < link->former.answer_count && former != NULL; i++) {
        const struct wave_answer_row *row = &link->former.answers[i];

        if (row->wave_actor_id == link->former_self->id &&
            strcmp(row->item, item->code) == 0) {
            return answer_former_value(row->answers, former->id);
        }
    }
    return SURVEY_NONE;
}

bool answer_is_new(const struct answer_link *link, const struct wave_actor_row *target)
{
    return link->has_former && target->actor_id != 0 && counterpart(link, target) == NULL;
}
