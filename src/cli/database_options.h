/* database_options.h - the option --db, and the store that it names. */
#pragma once

#include "cli/command.h"
#include "store/store.h"

/* "--db DB": the first option of every command that opens a database. */
#define DATABASE_OPTION                                                                  \
    {                                                                                    \
        "--db", "DB",                                                                    \
            N_("the database: a file, or postgresql://… (samenspel.db when not given)"), \
            false                                                                        \
    }
extern const struct option DATABASE_OPTIONS[1]; /* for commands that take no other */

/* What --db says, or samenspel.db. */
const char *database_option_url(const struct call *call);

/* Open the store of --db for one command: units run in this thread. */
NODISCARD bool database_option_open(const struct call *call, bool may_create,
                                    struct store **store_out, struct status *st);
