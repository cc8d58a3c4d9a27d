/* demo_experience_beside.h - what stands beside the answers of an anonymous survey: the
 * check of what was written, how the coordinator sees the own role, notes on dilemmas,
 * what got attention, and a private log. Each is one change, or a few. */
#pragma once

#include "cli/demo_wave_ground.h"

/* Two people check what was written in a closed wave: all of it, or, of the newest, what
 * they got round to. */
NODISCARD bool demo_written_check(const struct demo_ground *ground, int64_t wave_id,
                                  bool is_newest, struct status *st);

NODISCARD bool demo_self_image(const struct demo_ground *ground, int64_t wave_id,
                               int round, int days_ago, struct status *st);
NODISCARD bool demo_notes(const struct demo_ground *ground, int days_ago,
                          struct status *st);
NODISCARD bool demo_attention(const struct demo_ground *ground, int days_ago,
                              struct status *st);
NODISCARD bool demo_log(const struct demo_ground *ground, struct status *st);
