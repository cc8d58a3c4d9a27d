/* multipart.h - decode a form that carries a file: multipart/form-data (RFC 7578). Pure
 * and strict: what browsers send is understood, everything else is refused. */
#pragma once

#include "base/decode.h"
#include "web/form.h"

struct multipart {
    struct form_values form; /* the fields, as form_decode() gives them */
    const char
        *field; /* of the form, that the file stands in; NULL: no file was chosen */
    struct file_bytes file; /* borrows the body; `name` without folders, never "" */
};

/* The request's Content-Type says that its body is such a form. */
bool multipart_is(const char *content_type);

/* Decode a body. At most one file; an empty file field (nothing chosen) is none.
 * fails  STATUS_INVALID  no boundary, or one that is no right one; a part that does not
 *                        begin or end as it must; a part without a name, or of a kind
 *                        that no browser sends; a second file; text as in form_decode()
 *        STATUS_LIMIT    more than LIMIT_FORM_FIELDS parts; a name, value, file or header
 *                        that is too long. O(length). */
NODISCARD bool multipart_decode(const char *content_type, const char *body, size_t length,
                                struct pool *pool, struct multipart *multipart_out,
                                struct status *st);
