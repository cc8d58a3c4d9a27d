#include "web/day_model.h"

#include "base/day_say.h"

void moment_model_set(struct visit *visit, struct value *object, const char *name,
                      int64_t moment)
{
    model_set_text(object, name, moment_text(moment, visit->pool));
    model_set_text(object, visit_address(visit, "%s_text", name),
                   moment_say(moment, visit->language, visit->pool));
}
