/* qr.h - a short text, mostly the address of a page, as a QR code to print or to show.
 *
 * ISO/IEC 18004, error correction level M (15 % of it may be unreadable), with the quiet
 * zone of four modules that the standard asks for. */
#pragma once

#include "base/attributes.h"
#include "base/say.h"
#include "base/status.h"
#include "base/text.h"
#include "drawing/box.h"

enum { QR_CONTENT_BYTES_MAX = 500, QR_QUIET_MODULES = 4 };

struct qr_code {
    const char *content; /* UTF-8, 1..QR_CONTENT_BYTES_MAX bytes */
    const char *title; /* what it is for, for who hears it */
    enum language language; /* of the title */
};

/* Draw it as an SVG that lives in `pool`: a module is one millimetre (a page may show it
 * at any size), black on white in the dark too, because scanners count on it. The content
 * is its description. An address of 40 bytes takes 1.8 kB, 0.1 ms. Pure.
 * fails  STATUS_INVALID  without content
 *        STATUS_LIMIT    when the content is longer */
NODISCARD bool qr_draw(const struct qr_code *code, struct pool *pool,
                       const char **svg_out, struct status *st);

/* Add it to a drawing that has begun, on white ground, as large as the square `place`
 * with its quiet zone. False, and nothing added, where qr_draw() would refuse it. */
bool qr_place(const char *content, struct box place, struct text *svg);
