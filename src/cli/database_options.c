#include "cli/database_options.h"

const struct option DATABASE_OPTIONS[1] = {DATABASE_OPTION};

const char *database_option_url(const struct call *call)
{
    const char *url = call_option(call, "--db");

    return url == NULL ? "samenspel.db" : url;
}

bool database_option_open(const struct call *call, bool may_create,
                          struct store **store_out, struct status *st)
{
    const struct store_options options = {
        .url = database_option_url(call), .reader_count = 1, .may_create = may_create};

    return store_open(&options, store_out, st);
}
