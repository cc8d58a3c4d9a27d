/* codepoint.h - read a text character by character, whatever it holds. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { CODEPOINT_REPLACEMENT = 0xFFFD };

/* Take the next character and move on; 0 at the end. A byte that is no UTF-8 reads
 * as U+FFFD, so that a drawing stays well-formed whatever it is given. */
uint32_t codepoint_next(const char **text);

/* The character joins the one before it: an accent, a joiner, a variation. */
bool codepoint_is_joined(uint32_t codepoint);
