/* answer_picture.h - a picture of answers as the whole of an answer. */
#pragma once

#include "web/visit.h"

/* "?width=360" asks for the narrow one. */
double answer_picture_width(const struct visit *visit);

/* Answer with it. fails  STATUS_LIMIT  it is too large */
NODISCARD bool answer_picture(struct visit *visit, const struct text *svg,
                              struct status *st);
