/* lender.h - lends places 0 .. count - 1 to threads, and lets them wait for one. */
#pragma once

#include <stddef.h>

#include "base/scope.h"

struct lender;

struct lender *lender_new(size_t count);
void lender_free(struct lender *lender); /* accepts NULL; waits until all is back */
SCOPE_END(lender)

/* The place that was given back last: what it holds is still warm. */
size_t lender_borrow(struct lender *lender);
void lender_give_back(struct lender *lender, size_t place);
