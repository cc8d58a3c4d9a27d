/* experience_link.h - one link of an anonymous survey, as its page, its poster and its
 * cards know it. Private to experience_links.c and experience_print.c. */
#pragma once

#include "web/experience_model.h"

struct survey_one_link {
    struct experience experience;
    const struct survey_link_row *link;
};

/* The link of the address. fails  STATUS_NOT_FOUND */
NODISCARD bool survey_one_link_read(struct visit *visit, struct survey_one_link *one_out,
                                    struct status *st);

/* Its eight letters; NULL when it opens nothing: stopped, or of another installation. */
const char *survey_one_link_code(struct visit *visit, const struct survey_link_row *link);

/* The whole address that a code stands for. */
const char *survey_reply_link(struct visit *visit, const char *code);
