/* forms_paste.c - who has which source, and a table that is pasted or sent as a file. */
#include "base/limits.h"
#include "web/form_plans.h"

enum { CODE_LIMIT = 40 };

static const struct choice INTO[] = {
    {"actors", N_("the list of actors"), NULL},
    {"sheet", N_("my own sheet of the open round"), NULL},
    {"holdings", N_("who has which source"), NULL},
    {NULL, NULL, NULL},
};

/* clang-format off */
static const struct field PASTE[] = {
    {"into", FIELD_SELECT, true, CODE_LIMIT, N_("Where does it go?"), NULL, NULL, INTO},
    {"text", FIELD_BLOCK, false, LIMIT_BLOCK_CHARACTERS, N_("The table"),
     N_("Copy the cells in your spreadsheet and paste them here, best with their headers."), NULL, NULL},
    {"file", FIELD_FILE, false, 0, N_("Or a file"),
     N_("A workbook (.xlsx) or a table as text (.csv, .tsv), of at most 5 MB. Its first sheet is read. It takes the place of what stands above."), NULL, NULL},
    {"at_row", FIELD_HIDDEN, false, CODE_LIMIT, N_("The row in which a block without names begins: the id of its actor"), NULL, NULL, NULL},
    {"at_column", FIELD_HIDDEN, false, CODE_LIMIT, N_("The column in which a block without headers begins: its code"), NULL, NULL, NULL},
    {"seen", FIELD_HIDDEN, false, CODE_LIMIT, N_("What the preview said, as it gave it; empty: nobody is asked whether it still holds"), NULL, NULL, NULL},
    {"confirm", FIELD_HIDDEN, false, CODE_LIMIT, N_("'yes' takes it over; empty shows what it would change"), NULL, NULL, NULL},
};
/* clang-format on */

BUTTON(FORM_HOLDINGS, "form_holdings", N_("Save what we estimate"));
PLAN(FORM_PASTE, "form_paste", PASTE, N_("Show what it would change"));
