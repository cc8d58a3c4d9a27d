/* api_doc.h - docs/api.md, written from the tables that the server itself goes by: the
 * routes, the form plans and who may what. Pure. */
#pragma once

#include "base/text.h"

/* Add the whole page, in English. */
void api_doc_write(struct text *text);
