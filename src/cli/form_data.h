/* form_data.h - the advice on the form of cooperation as JSON and as CSV.
 * The keys and columns: docs/formats.md. */
#pragma once

#include "base/json.h"
#include "exchange/form_file.h"

/* Cases, and the advice on each. */
struct form_advised {
    const struct form_case *cases;
    const struct form_advice *advices;
    size_t count;
};

/* Add the keys "advice_only" and "advices" to the object that is open in `json`. */
void form_data_json(struct json *json, const struct form_advised *advised,
                    enum language language);

/* One row a case, one header above them. */
void form_data_csv(struct text *text, const struct form_advised *advised);
