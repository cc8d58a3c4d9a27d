#include "exchange/network_xlsx.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "exchange/network_csv.h"
#include "exchange/xlsx_read.h"

static bool is_among(const char *name, const char *const *words, size_t count)
{
    SCOPED(pool) scratch = pool_new();
    const char *key = utf8_key(scratch, name);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(key, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool network_sheet_is_nodes(const char *name)
{
    static const char *const WORDS[] = {
        "nodes",   "organisaties", "organisations", "organizations", "actors",
        "actoren", "acteurs",      "leden",         "members",       "membres",
        "noeuds",  "knopen",       "attributes",    "attributen",    "attributs"};

    return is_among(name, WORDS, ARRAY_COUNT(WORDS));
}

/* Names that say nothing of the relation: those of our writer, and of new workbooks. */
static bool is_plain(const char *name)
{
    static const char *const WORDS[] = {"matrix", "edges"};

    return is_among(name, WORDS, ARRAY_COUNT(WORDS));
}

static bool is_new(const char *name)
{
    static const char *const WORDS[] = {"sheet1",  "sheet 1",   "blad1",  "blad 1",
                                        "feuil1",  "feuille 1", "ties",   "banden",
                                        "netwerk", "network",   "reseau", "matrice"};

    return is_among(name, WORDS, ARRAY_COUNT(WORDS));
}

const char *network_sheet_name(const char *relation, size_t number, struct pool *pool)
{
    enum { LONGEST = 31, LONGEST_NUMBERED = 25 };
    struct text name;
    const size_t length = utf8_prefix(relation, number == 0 ? LONGEST : LONGEST_NUMBERED);

    text_init(&name, pool, LIMIT_CELL_BYTES);
    for (size_t i = 0; i < length; i++) {
        const bool is_end = i == 0 || i + 1 == length;
        const bool is_refused =
            strchr(":\\/?*[]", relation[i]) != NULL || (is_end && relation[i] == '\'');
        text_add_char(&name, (char)(is_refused ? '-' : relation[i]));
    }
    if (length == 0) {
        text_add(&name, "matrix");
    }
    if (number > 0) {
        text_format(&name, " (%zu)", number);
    }
    return name.bytes;
}

/* The relation's own name may stand in the corner, where that of the sheet was made of
 * it. */
static bool is_made_of(const char *sheet, const char *relation)
{
    SCOPED(pool) scratch = pool_new();
    const size_t length = strlen(sheet);

    for (size_t i = 0; i <= LIMIT_RELATIONS + 1; i++) {
        if (strcmp(sheet, network_sheet_name(relation, i, scratch)) == 0) {
            return true;
        }
        if (length == 0 || sheet[length - 1] != ')') {
            break; /* it has no number */
        }
    }
    return false;
}

enum sheet_kind { SHEET_OTHER, SHEET_NODES, SHEET_EDGES, SHEET_MATRIX };

struct network_book {
    const struct network_reading *reading;
    struct network_builder *builder;
    struct report *report;
    struct xlsx_book book;
    enum sheet_kind *kinds;
    size_t tie_sheet_count;
};

static enum sheet_kind kind_of(const struct xlsx_table *sheet)
{
    const enum table_shape shape = network_table_shape(&sheet->table);

    if (shape == SHAPE_EDGES) {
        return SHEET_EDGES;
    }
    if (network_sheet_is_nodes(sheet->name)) {
        return SHEET_NODES;
    }
    return shape == SHAPE_MATRIX ? SHEET_MATRIX : SHEET_OTHER;
}

static bool is_wanted(const struct network_book *book, const struct xlsx_table *sheet)
{
    return book->reading->sheet == NULL || strcmp(book->reading->sheet, sheet->name) == 0;
}

static void other_say(const struct network_book *book, const struct xlsx_table *sheet)
{
    const struct place whole = {sheet->table.file, 0, 0};

    report_add(book->report, REPORT_NOTE, whole,
               "sheet '%s' holds neither a matrix nor a list of ties, and is not read",
               sheet->name);
}

static void kinds_find(struct network_book *book, struct pool *pool)
{
    book->kinds = pool_array(pool, book->book.count, enum sheet_kind);
    for (size_t i = 0; i < book->book.count; i++) {
        const struct xlsx_table *sheet = &book->book.sheets[i];
        enum sheet_kind kind = kind_of(sheet);

        if (kind != SHEET_NODES && !is_wanted(book, sheet)) {
            continue;
        }
        if (kind == SHEET_OTHER) {
            other_say(book, sheet);
            continue;
        }
        book->kinds[i] = kind;
        book->tie_sheet_count += kind != SHEET_NODES;
        report_pass(&sheet->report, book->report);
    }
}

static const char *relation_name(const struct network_book *book,
                                 const struct xlsx_table *sheet, enum sheet_kind kind)
{
    const char *corner = sheet->table.header[0].text;

    if (kind == SHEET_MATRIX && corner[0] != '\0' && is_made_of(sheet->name, corner)) {
        return corner;
    }
    return is_plain(sheet->name) || (book->tie_sheet_count == 1 && is_new(sheet->name))
               ? ""
               : sheet->name;
}

static void sheets_read(const struct network_book *book, enum sheet_kind kind,
                        const struct csv_table *nodes)
{
    for (size_t i = 0; i < book->book.count; i++) {
        const struct xlsx_table *sheet = &book->book.sheets[i];
        const struct network_table source = {&sheet->table, book->reading, book->builder,
                                             book->report,
                                             relation_name(book, sheet, kind)};

        if (book->kinds[i] != kind) {
            continue;
        }
        if (kind == SHEET_EDGES) {
            network_edges_read(&source, nodes);
        } else {
            network_matrix_read(&source);
        }
    }
}

static const struct csv_table *nodes_find(const struct network_book *book)
{
    for (size_t i = 0; i < book->book.count; i++) {
        if (book->kinds[i] == SHEET_NODES) {
            return &book->book.sheets[i].table;
        }
    }
    return NULL;
}

static bool has_matrix(const struct network_book *book)
{
    for (size_t i = 0; i < book->book.count; i++) {
        if (book->kinds[i] == SHEET_MATRIX) {
            return true;
        }
    }
    return false;
}

/* Places of a workbook with several sheets say which; the report needs them as long as
 * its `kept` pool lasts. */
static void sheets_name(struct xlsx_book *book, const char *file, struct pool *kept,
                        struct pool *pool)
{
    struct xlsx_table *sheets =
        pool_copy(pool, book->sheets, book->count, struct xlsx_table);

    for (size_t i = 0; i < book->count && book->count > 1; i++) {
        struct text name;

        text_init(&name, kept, LIMIT_CELL_BYTES);
        text_format(&name, "%s[%s]", file, sheets[i].name);
        sheets[i].table.file = name.bytes;
    }
    book->sheets = sheets;
}

bool network_xlsx_read(const struct file_bytes *file,
                       const struct network_reading *reading,
                       struct network_builder *builder, const struct csv_table *nodes,
                       struct pool *pool, struct report *report)
{
    struct network_book book = {.reading = reading, .builder = builder, .report = report};

    if (!xlsx_book_read(file, pool, report, &book.book)) {
        return false;
    }
    sheets_name(&book.book, file->name, report->pool, pool);
    kinds_find(&book, pool);
    if (book.tie_sheet_count == 0) {
        const struct place whole = {file->name, 0, 0};

        report_add(report, REPORT_ERROR, whole,
                   "no sheet holds ties: a list has columns 'source' and 'target' (also "
                   "from and to, van and naar, de and vers), a matrix has the same names "
                   "in its first row and its first column");
        return false;
    }
    const struct csv_table *listed = nodes != NULL ? nodes : nodes_find(&book);
    sheets_read(&book, SHEET_EDGES, listed);
    sheets_read(&book, SHEET_MATRIX, NULL);
    if (listed != NULL && has_matrix(&book) && report->error_count == 0) {
        const struct network_table source = {listed, reading, builder, report, ""};
        network_nodes_read(&source);
    }
    return report->error_count == 0;
}
