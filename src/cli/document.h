/* document.h - how every JSON result begins: program, version, digest of its input. */
#pragma once

#include "base/json.h"
#include "base/report.h"
#include "exchange/preparation_files.h"

/* SHA-256 of some bytes as "sha256:…", in `pool`. */
const char *digest_bytes(const char *bytes, size_t length, struct pool *pool);

/* Of a folder: SHA-256 of the lines "HEX  NAME\n" of the files that are there, in the
 * order of enum preparation_file; `sha256sum` gives the same. */
const char *digest_files(const struct file_bytes *files, struct pool *pool);

/* Of the files that made one result: of a single file that of its bytes, of several
 * SHA-256 of the lines "HEX  NAME\n". */
const char *digest_of(const struct file_bytes *files, size_t count, struct pool *pool);

/* Open the object and write "program", "version" and "input_digest"; the caller writes
 * on and closes it. `digest` NULL: there was no file. */
void document_begin(struct json *json, struct text *text, const char *digest);

/* "notes": what is to be said beside the result, in `language`. */
void document_notes(struct json *json, const struct report *report,
                    enum language language);
