/* answer_names.h - is a name that somebody types one of the list? Pure.
 *
 * Nothing is merged by it: what looks alike is offered, and a person decides. */
#pragma once

#include <stdbool.h>

#include "base/pool.h"

/* Do two keys (utf8_key()) look like one name: but for blanks; words of one that all
 * stand in the other ("bib" in "bib zele"), short ones (de, van, of) not counted; or a
 * slip of the fingers, one in a name of five letters, two from nine on. */
bool answer_names_are_near(const char *a, const char *b, struct pool *pool);
