/* sheet_seal.h - a begun sheet as it lies in the database: sealed, so that only who has
 * its code can open it.
 *
 * Key and identifier are two digests (BLAKE2b) of the code with the network, the wave
 * and who answers. The code has 60 bits of chance; a fast digest is enough, because a
 * sheet is there for SHEET_DAYS at most, the seal is different in each wave, and what
 * it keeps is no more telling than the answers that were handed in and stand beside it:
 * it keeps a half sheet from being read before the person decides to send it. A slow
 * one would stop the writer for each answer of everybody. Guessing over the net is
 * stopped by web/tries.h. */
#pragma once

#include "store/reply.h"

/* The identifier of the sheet with this code. */
const char *sheet_id(struct pool *pool, const struct sheet_place *place,
                     const char *code);

/* NULL: too long. Padded, so that its length tells little. */
const char *sheet_seal(struct pool *pool, const struct sheet_place *place,
                       const char *code, const struct reply_sheet *sheet);

/* False: it was sealed otherwise. */
NODISCARD bool sheet_open(struct pool *pool, const struct sheet_place *place,
                          const char *code, const char *body,
                          struct reply_sheet *sheet_out);
