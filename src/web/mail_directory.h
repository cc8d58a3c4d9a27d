/* mail_directory.h - mails as files in a directory, for a trial or for another program
 * that sends them on. */
#pragma once

#include "base/attributes.h"
#include "base/status.h"
#include "base/text.h"

/* Write a composed mail as "0001-an@oosterlinde.be.eml", numbered on from the highest
 * that is there, readable by its owner only. It appears as a whole or not at all.
 * O(files in the directory).
 * fails  STATUS_FAILED  the directory cannot be written, or is not there */
NODISCARD bool mail_directory_add(const char *directory, const char *to_address,
                                  const struct text *composed, struct status *st);
