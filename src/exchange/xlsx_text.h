/* xlsx_text.h - texts as a workbook keeps them, and its table of shared texts. Pure. */
#pragma once

#include "exchange/xlsx_zip.h"

/* In the place of a text that may not be taken over; compared as addresses. */
extern const char XLSX_TEXT_LONG[]; /* longer than LIMIT_CELL_BYTES */
extern const char XLSX_TEXT_CONTROL[]; /* holds an invisible control character */

/* A text as the other readers of tables give it: "_x000D_" decoded, LF as line end, no
 * blanks around it. In `pool`, or one of the two above. */
const char *xlsx_text_clean(const struct text *raw, struct pool *pool);

struct xlsx_texts {
    const char **texts;
    size_t count;
};

/* Read the table of shared texts: the runs of a rich text joined, without the signs that
 * say how it is pronounced. fails  as xlsx_part_read(), and past LIMIT_CSV_CELLS. */
NODISCARD bool xlsx_texts_read(struct xlsx_zip *zip, const char *path, struct pool *pool,
                               struct report *report, struct xlsx_texts *texts_out);

/* Begin a text anew, in the room that it has. */
void xlsx_text_reset(struct text *text);
