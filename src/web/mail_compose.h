/* mail_compose.h - a mail as the bytes that travel: RFC 5322, with RFC 2045 and 2047 for
 * all that is not ASCII. Pure. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/pool.h"
#include "base/status.h"
#include "base/text.h"

enum { MAIL_BYTES_MAX = 1024 * 1024 }; /* of a composed mail */

/* All texts are UTF-8. */
struct mail {
    const char *from_address;
    const char *from_name; /* NULL or "": none */
    const char *to_address;
    const char *to_name; /* NULL or "": none */
    const char *subject;
    const char *text; /* lines end in LF or CR LF */
    const char *message_id; /* "k3m9x2@samenspel.be"; the same when it is sent again */
    int64_t date; /* seconds since 1970 */
};

/* May this be somebody's address? One @, a name of at most 64 bytes before it, a domain
 * with a dot (or localhost) behind it, ASCII, no blanks, quotes or brackets, at most 254
 * bytes. Narrower than RFC 5321, which nobody's provider follows to the letter.
 * fails  STATUS_INVALID  with what would be right */
NODISCARD bool mail_address_check(const char *address, struct status *st);

/* Write the whole mail, headers and body, lines ended by CR LF and of at most 76
 * characters (an address may be longer). The text lives in `pool`.
 * fails  STATUS_INVALID  an address or message id that is none, a line end or another
 *                        control character in what becomes a header, no UTF-8
 *        STATUS_LIMIT    longer than MAIL_BYTES_MAX */
NODISCARD bool mail_compose(const struct mail *mail, struct pool *pool,
                            struct text *composed_out, struct status *st);
