/* wave_results_parts.h - what the parts of stored results are called. For
 * analysis/wave_results*.c. */
#pragma once

#define PART_RUN "run"
#define PART_PLACES "places"
#define PART_INTRODUCTIONS "introductions"

enum { SEED_DIGITS_MOST = 20 }; /* of 2^64 - 1 */
