/* mail_reader.h - read a mail back as a mail program shows it: the other half of RFC 2045
 * and 2047, so that tests can compare what came with what was given. */
#pragma once

#include "base/pool.h"

/* The value of a header, its lines put together again and its words decoded; NULL when it
 * is not there, or is there twice. */
const char *mail_header(struct pool *pool, const char *mail, const char *name);

/* The same without decoding. */
const char *mail_header_raw(struct pool *pool, const char *mail, const char *name);

/* The body decoded from quoted-printable, with CR LF. */
const char *mail_body(struct pool *pool, const char *mail);

/* Lines of the head, and the longest line of the whole. */
size_t mail_header_count(const char *mail);
size_t mail_line_longest(const char *mail);

/* Every line ends in CR LF and there is no other CR, LF, or byte above 126. */
int mail_is_clean(const char *mail);
