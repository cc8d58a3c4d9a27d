/* scope.h - handles that are released on every way out of a block.
 *
 *     SCOPED(pool) scratch = pool_new();
 *
 * A kind takes part by SCOPE_END(kind) after the declaration of kind_free(),
 * which accepts NULL. */
#pragma once

#define SCOPED(kind) __attribute__((cleanup(kind##_scope_end))) struct kind *

#define SCOPE_END(kind)                                                                  \
    static inline void kind##_scope_end(struct kind **handle)                            \
    {                                                                                    \
        kind##_free(*handle);                                                            \
    }
