/* watch.h - long work as it goes on, said on a terminal: "bands 45 %". Nothing is written
 * where nobody looks (stderr is no terminal), and nothing before a second has passed.
 * Interrupting the program stops the work: a result is written whole or not at all. */
#pragma once

#include "analysis/work.h"
#include "cli/command.h"

/* Work that is watched under a name. `label` is N_(). Lives in the call's pool. */
struct work watch_begin(const struct call *call, const char *label);

/* Take the line away again. */
void watch_end(const struct work *work);
