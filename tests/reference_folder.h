/* reference_folder.h - real networks and the figures of other programs stand in the
 * folder that SAMENSPEL_REFERENCE names; tests that need them are skipped without it. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

/* The folder; without the variable the one beside the project. */
static inline const char *reference_folder(void)
{
    const char *folder = getenv("SAMENSPEL_REFERENCE");

    return folder != NULL ? folder : "../shared/reference";
}

/* Go on only when the folder is there. To be called before any pool is made: skipping
 * jumps out of the test, and nothing would free it. */
static inline void reference_or_skip(void)
{
    char path[1024];

    (void)snprintf(path, sizeof path, "%s/knokbur/network-money.csv", reference_folder());
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        print_message("no reference data: SAMENSPEL_REFERENCE names their folder\n");
        skip();
        return;
    }
    (void)fclose(file);
}
