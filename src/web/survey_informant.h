/* survey_informant.h - one who answers, as the pages about that person know it. */
#pragma once

#include "web/survey_model.h"

struct survey_one {
    struct survey survey;
    const struct informant_row *informant;
    const struct wave_actor_row *organisation;
};

/* The informant of the address (its second and third part).
 * fails  STATUS_NOT_FOUND */
NODISCARD bool survey_one_read(struct visit *visit, struct survey_one *one_out,
                               struct status *st);

/* Put "wave" and "informant" into the model. */
void survey_one_put(struct visit *visit, const struct survey_one *one);

/* The address of the informant's page, with more behind it. */
const char *survey_one_address(struct visit *visit, const struct survey_one *one,
                               const char *rest);

/* The code of a link that is handed over; NULL: it was mailed, so that only the informant
 * knows it, it opens nothing any more, or it was made on another installation. */
const char *survey_one_code(struct visit *visit, const struct informant_row *informant);
