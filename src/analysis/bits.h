/* bits.h - counting in rows of bits. Pure. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The bits that two rows have in common. */
static inline size_t bits_common(const uint64_t *a, const uint64_t *b, size_t word_count)
{
    size_t count = 0;

    for (size_t i = 0; i < word_count; i++) {
        count += (size_t)__builtin_popcountll(a[i] & b[i]);
    }
    return count;
}
