#include "exchange/ratings_row.h"

#include <string.h>

/* The seed's worksheet has its whole scale in the header, hence the prefixes. */
const struct column RATINGS_COLUMNS[RATINGS_COLUMN_COUNT] = {
    [RATINGS_ACTOR] = {"actor", "actors|actoren|acteur|acteurs", NULL, true},
    [RATINGS_RATER] =
        {"rater", "raters|beoordelaar|beoordelaars|évaluateur|évaluatrice|évaluateurs",
         NULL, false},
    [RATINGS_IMPORTANCE] = {"importance", "belang|belangrijkheid",
                            "importance|belangrijkheid", true},
    [RATINGS_REPLACEABILITY] = {"replaceability", "vervangbaarheid|remplaçabilité",
                                "replaceability|vervangbaarheid|remplaçabilité", true},
    [RATINGS_OWN] = {"own",
                     "own organisation|eigen|eigen organisatie|propre|"
                     "propre organisation",
                     NULL, false},
    [RATINGS_DEPENDENCE] = {"dependence", "afhankelijkheid|dépendance",
                            "dependence relation|afhankelijkheidsrelatie|"
                            "relation de dépendance",
                            false},
    [RATINGS_REPLACED_BY] = {"replaced_by",
                             "by whom|door wie|vervangen door|"
                             "vervangbaar door|par qui|remplacé par",
                             NULL, false},
    [RATINGS_SOURCES] = {"sources",
                         "bronnen|hulpbronnen|machts- en hulpbronnen|"
                         "sources de pouvoir et ressources|ressources|"
                         "power and help sources",
                         NULL, false},
    [RATINGS_NOTE] = {"note",
                      "notes|nota|opmerking|opmerkingen|toelichting|commentaire|remarque|"
                      "remarques",
                      NULL, false},
    [RATINGS_RANKING] = {"ranking", "rangorde|classement",
                         "ranking of|rangorde belangrijke|classement des", false},
};

const char RATINGS_IMPORTANCE_WRONG[] =
    N_("importance must be 1 to 4 (4 = very important), not '%s'");
const char RATINGS_REPLACEABILITY_WRONG[] =
    N_("replaceability must be large, rather large, rather small or small, or a "
       "number from 1 (large) to 4 (small), not '%s'");
const char RATINGS_OWN_WRONG[] =
    N_("own must be x, 1 or yes for the rater's own organisation, or empty, not "
       "'%s'");
const char RATINGS_DEPENDENCE_WRONG[] =
    N_("dependence must be large, rather large or rather small (it has three "
       "values), or a number from 1 (rather small) to 3 (large), not '%s'");

static const struct csv_cell *cell_of(const struct ratings_table *ratings,
                                      const struct csv_row *row,
                                      enum ratings_column column)
{
    return column_cell(row, ratings->positions[column]);
}

/* `text` begins with `lead`, which is in lower case, whatever its own case. */
static bool begins_with(const char *text, const char *lead)
{
    for (; *lead != '\0'; lead++, text++) {
        const char lower =
            (char)(*text >= 'A' && *text <= 'Z' ? *text - 'A' + 'a' : *text);
        if (lower != *lead) {
            return false;
        }
    }
    return true;
}

/* Where the scale word of a cell ends and "by whom" begins: at punctuation, or at a word
 * that leads in a name. The whole length when there is no tail. */
static size_t scale_word_length(const char *cell)
{
    static const char *const GAPS[] = {" door ", " par ", " by ", " - ",
                                       " \xE2\x80\x93 "};
    size_t length = strcspn(cell, ",;:(\n");

    for (size_t i = 0; i < ARRAY_COUNT(GAPS); i++) {
        const char *gap = strstr(cell, GAPS[i]);
        if (gap != NULL && (size_t)(gap - cell) < length) {
            length = (size_t)(gap - cell);
        }
    }
    return length;
}

/* Step over what parts a name from the word before it: " - door wie: CAW". */
static char *lead_skip(char *whom)
{
    static const char *const LEADS[] = {"door wie", "door",    "par qui",
                                        "par",      "by whom", "by"};

    whom += strspn(whom, " \n-,;:");
    whom += strncmp(whom, "\xE2\x80\x93 ", 4) == 0 ? 4 : 0;
    for (size_t i = 0; i < ARRAY_COUNT(LEADS); i++) {
        const size_t lead = strlen(LEADS[i]);
        if (begins_with(whom, LEADS[i]) && strchr(" :\n", whom[lead]) != NULL) {
            return whom + lead + strspn(whom + lead, " :\n");
        }
    }
    return whom;
}

/* "klein, door wie: CAW" on a paper sheet: give the scale word alone, and what follows
 * it in *whom_out; the cell itself when it has no such tail. */
static struct csv_cell scale_word_split(const struct ratings_table *ratings,
                                        const struct csv_cell *cell,
                                        struct csv_cell *whom_out)
{
    size_t length = scale_word_length(cell->text);
    struct csv_cell word = *cell;

    if (!ratings->is_worksheet || cell->text[length] == '\0') {
        return word;
    }
    const bool is_bracket = cell->text[length] == '(';
    char *whom = pool_text(ratings->fields.pool, cell->text + length + is_bracket);
    char *closing = is_bracket ? strrchr(whom, ')') : NULL;
    if (closing != NULL) {
        *closing = '\0';
    }
    while (length > 0 && cell->text[length - 1] == ' ') {
        length--;
    }
    word.text = pool_text_part(ratings->fields.pool, cell->text, length);
    whom_out->text = lead_skip(whom);
    return word;
}

static bool importance_read(const struct ratings_table *ratings,
                            const struct csv_cell *cell, struct arena_rating *rating)
{
    int level = 0;

    if (!field_level(&ratings->fields, cell, LEVEL_COUNT, RATINGS_IMPORTANCE_WRONG,
                     &level)) {
        return false;
    }
    rating->importance = ratings->is_one_highest ? LEVEL_COUNT + 1 - level : level;
    return true;
}

/* Names from both places count: the column "by whom", and the tail of the scale cell. */
static void names_append(struct name_list *list, const struct name_list *more,
                         struct pool *pool)
{
    const char **names = pool_array(pool, list->count + more->count, const char *);

    for (size_t i = 0; i < list->count + more->count; i++) {
        names[i] = i < list->count ? list->names[i] : more->names[i - list->count];
    }
    *list = (struct name_list){names, list->count + more->count};
}

static bool replaceability_read(const struct ratings_table *ratings,
                                const struct csv_cell *cell, struct rating_row *row)
{
    struct csv_cell whom = {"", cell->line, cell->column};
    const struct csv_cell word = scale_word_split(ratings, cell, &whom);
    struct name_list tail = {0};

    if (!field_names(&ratings->fields, &whom, &tail)) {
        return false;
    }
    if (tail.count > 0) {
        names_append(&row->replaced_by, &tail, ratings->fields.pool);
        row->replaced_by_cell = cell;
    }
    return field_word(&ratings->fields, &word, &ARENA_REPLACEABILITY,
                      RATINGS_REPLACEABILITY_WRONG, &row->rating.irreplaceability);
}

/* One mark alone cannot be weighed: say which scale is empty, where there is a cell for
 * it, or else at the other. */
static bool scale_missing(const struct ratings_table *ratings,
                          const struct csv_cell *missing, const struct csv_cell *filled,
                          const struct message *message)
{
    report_add_message(
        ratings->fields.report, REPORT_ERROR,
        csv_place(ratings->fields.table, missing->column > 0 ? missing : filled),
        *message);
    return false;
}

/* Both scales or none. */
static bool scales_read(const struct ratings_table *ratings, const struct csv_row *row,
                        struct rating_row *out)
{
    const struct csv_cell *importance = cell_of(ratings, row, RATINGS_IMPORTANCE);
    const struct csv_cell *replaceability = cell_of(ratings, row, RATINGS_REPLACEABILITY);
    const bool has_importance = importance->text[0] != '\0';
    const bool has_replaceability = replaceability->text[0] != '\0';
    struct pool *pool = ratings->fields.pool;

    if (!has_importance && !has_replaceability) {
        return true;
    }
    if (!has_importance) {
        const struct message message =
            message_make(pool,
                         "importance of '%s' is empty while replaceability is filled in; "
                         "fill in both, "
                         "or neither when it was not rated",
                         out->actor->text);
        return scale_missing(ratings, importance, replaceability, &message);
    }
    if (!has_replaceability) {
        const struct message message =
            message_make(pool,
                         "replaceability of '%s' is empty while importance is filled in; "
                         "fill in both, "
                         "or neither when it was not rated",
                         out->actor->text);
        return scale_missing(ratings, replaceability, importance, &message);
    }
    out->rating.is_rated = true;
    const bool is_importance_right = importance_read(ratings, importance, &out->rating);
    return replaceability_read(ratings, replaceability, out) && is_importance_right;
}

static bool options_read(const struct ratings_table *ratings, const struct csv_row *row,
                         struct rating_row *out)
{
    const struct csv_cell *own = cell_of(ratings, row, RATINGS_OWN);
    const struct csv_cell *dependence = cell_of(ratings, row, RATINGS_DEPENDENCE);
    bool is_right = true;

    if (own->text[0] != '\0') {
        is_right =
            field_yes_no(&ratings->fields, own, RATINGS_OWN_WRONG, &out->rating.is_own);
    }
    if (dependence->text[0] != '\0') {
        is_right &= field_word(&ratings->fields, dependence, &ARENA_DEPENDENCE,
                               RATINGS_DEPENDENCE_WRONG, &out->rating.dependence);
    }
    return field_names(&ratings->fields, out->replaced_by_cell, &out->replaced_by) &&
           is_right;
}

bool ratings_columns_find(struct ratings_table *ratings)
{
    const size_t errors_before = ratings->fields.report->error_count;

    if (!columns_find(ratings->fields.table, RATINGS_COLUMNS, RATINGS_COLUMN_COUNT,
                      ratings->positions, ratings->fields.report)) {
        return false;
    }
    ratings->is_worksheet = ratings->positions[RATINGS_RATER] == COLUMN_MISSING;
    /* A header that is not understood may be that of the raters: then every actor would
     * seem to stand on the sheet twice. */
    return !ratings->is_worksheet || ratings->fields.report->error_count == errors_before;
}

bool rating_row_read(const struct ratings_table *ratings, const struct csv_row *row,
                     struct rating_row *row_out)
{
    *row_out = (struct rating_row){
        .actor = cell_of(ratings, row, RATINGS_ACTOR),
        .rater = cell_of(ratings, row, RATINGS_RATER),
        .replaced_by_cell = cell_of(ratings, row, RATINGS_REPLACED_BY),
        .sources = cell_of(ratings, row, RATINGS_SOURCES)->text,
        .note = cell_of(ratings, row, RATINGS_NOTE)->text,
    };
    const bool has_options = options_read(ratings, row, row_out);

    return scales_read(ratings, row, row_out) && has_options;
}
