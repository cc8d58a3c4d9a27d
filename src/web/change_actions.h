/* change_actions.h - every kind of change that the journal knows: its words, and who may
 * see it. A later page adds its rows to the table. */
#pragma once

#include "base/say.h"
#include "method/access.h"

struct change_action {
    const char *action; /* the stable code of the journal */
    const char *sentence; /* N_(), after a name: "changed the settings" */
    /* Who may see this object sees the change. OBJECT_OWN_ENTRY: who may see the arena,
     * and the author. */
    enum access_object seen;
    enum access_object changed; /* who may change this may take back what was one's own */
    const char *final; /* N_(): why it is not taken back; NULL: it can be */
};

/* NULL when the table does not know it: then it is for who may see the arena. */
const struct change_action *change_action_find(const char *action);

/* The sentence of an action in a language; its code when it is not known. */
const char *change_action_say(const char *action, enum language language);
