/* base64.h - bytes as letters and digits (RFC 4648, 4), for mails and for what is sealed.
 *
 * Not for keys and passwords: how long it takes tells of the bytes. libsodium's hides
 * that, and took a fifth of the instructions of handing in a sheet. */
#pragma once

#include "base/text.h"

/* Append `length` bytes, with "=" at the end. */
void base64_add(struct text *text, const void *bytes, size_t length);

/* Room for the bytes of a text of `length`. */
static inline size_t base64_room(size_t length)
{
    return length / 4 * 3;
}

/* The bytes of a text into `bytes_out`, which has base64_room(). False: it is not what
 * base64_add() writes. */
NODISCARD bool base64_read(const char *text, unsigned char *bytes_out,
                           size_t *length_out);
