/* reply_result.h - what came out of a survey, for those who answered it: families see, by
 * the link by which they answered, what families said together. */
#pragma once

#include "web/reply_link.h"

/* Member "result": {parts [{title, items [{question, sentence, is_shown, shares …}]}],
 * is_empty} of a closed survey of families; null of any other, and while nothing is
 * computed. Parts of which nothing may be shown are left out; is_empty: all were. Nothing
 * in it is more than disclosure let through. */
NODISCARD bool reply_result_put(struct visit *visit, const struct reply_link *link,
                                struct status *st);
