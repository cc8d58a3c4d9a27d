#include "exchange/xlsx_read.h"

#include <string.h>

#include "base/limits.h"
#include "exchange/xlsx_sheet.h"

/* A line of a .rels part: what kind of part stands where. */
struct relation {
    const char *id;
    const char *type;
    const char *path; /* from the top of the zip */
};

struct sheet {
    const char *name;
    const char *id; /* of its relation */
    bool is_hidden;
};

/* What is found out on the way to the sheet. */
struct workbook {
    struct pool *pool;
    struct report *report;
    const char *file;
    const char *base; /* the folder of the part whose relations are read: "xl/" */
    struct relation relations[LIMIT_ZIP_ENTRIES];
    size_t relation_count;
    struct sheet sheets[LIMIT_ZIP_ENTRIES];
    size_t sheet_count;
};

static bool has_end(const char *text, const char *end)
{
    const size_t length = strlen(text);

    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static const char *attribute_keep(const struct workbook *workbook,
                                  const char *const *attributes, const char *name)
{
    const char *value = xlsx_attribute(attributes, name);

    return pool_text(workbook->pool, value != NULL ? value : "");
}

/* ---- relations ---- */

/* "worksheets/sheet1.xml", "../sheet1.xml" or "/xl/worksheets/sheet1.xml" from `base`. */
static const char *path_from(const char *base, const char *target, struct pool *pool)
{
    size_t length = strlen(base);
    struct text path;

    if (target[0] == '/') {
        return pool_text(pool, target + 1);
    }
    for (; strncmp(target, "../", 3) == 0; target += 3) {
        length -= length > 0;
        while (length > 0 && base[length - 1] != '/') {
            length--;
        }
    }
    text_init(&path, pool, LIMIT_UNPACKED_BYTES);
    text_add_part(&path, base, length);
    text_add(&path, target);
    return path.bytes;
}

static bool relation_take(void *context, const char *name, const char *const *attributes)
{
    struct workbook *workbook = context;

    if (strcmp(name, "Relationship") != 0) {
        return true;
    }
    if (workbook->relation_count == LIMIT_ZIP_ENTRIES) {
        return xlsx_refuse(workbook->report, workbook->file, XLSX_DAMAGED);
    }
    const char *target = xlsx_attribute(attributes, "Target");
    workbook->relations[workbook->relation_count++] = (struct relation){
        attribute_keep(workbook, attributes, "Id"),
        attribute_keep(workbook, attributes, "Type"),
        path_from(workbook->base, target != NULL ? target : "", workbook->pool)};
    return true;
}

/* Read the relations of a part: those of "xl/workbook.xml" stand in
 * "xl/_rels/workbook.xml.rels", those of the whole ("") in "_rels/.rels". */
static bool relations_read(struct workbook *workbook, struct xlsx_zip *zip,
                           const char *part)
{
    static const struct xlsx_events EVENTS = {.begin = relation_take};
    const char *slash = strrchr(part, '/');
    const size_t length = slash != NULL ? (size_t)(slash - part) + 1 : 0;
    struct text path;

    workbook->base = pool_text_part(workbook->pool, part, length);
    workbook->relation_count = 0;
    text_init(&path, workbook->pool, LIMIT_UNPACKED_BYTES);
    text_add(&path, workbook->base);
    text_add(&path, "_rels/");
    text_add(&path, part + length);
    text_add(&path, ".rels");
    return xlsx_part_read(zip, path.bytes, &EVENTS, workbook);
}

/* The path of the first relation of a kind, NULL when there is none. The kinds have one
 * address in ECMA-376 and another in ISO 29500, with the same end. */
static const char *relation_of_type(const struct workbook *workbook, const char *type)
{
    for (size_t i = 0; i < workbook->relation_count; i++) {
        if (has_end(workbook->relations[i].type, type)) {
            return workbook->relations[i].path;
        }
    }
    return NULL;
}

/* ---- sheets ---- */

static bool sheet_take(void *context, const char *name, const char *const *attributes)
{
    struct workbook *workbook = context;

    if (strcmp(name, "sheet") != 0) {
        return true;
    }
    if (workbook->sheet_count == LIMIT_ZIP_ENTRIES) {
        return xlsx_refuse(workbook->report, workbook->file, XLSX_DAMAGED);
    }
    const char *state = xlsx_attribute(attributes, "state");
    workbook->sheets[workbook->sheet_count++] =
        (struct sheet){attribute_keep(workbook, attributes, "name"),
                       attribute_keep(workbook, attributes, "id"),
                       state != NULL && strcmp(state, "visible") != 0};
    return true;
}

/* The path of a sheet with cells, NULL for a chart. */
static const char *sheet_path(const struct workbook *workbook, const struct sheet *sheet)
{
    for (size_t i = 0; i < workbook->relation_count; i++) {
        const struct relation *relation = &workbook->relations[i];

        if (strcmp(relation->id, sheet->id) == 0 &&
            has_end(relation->type, "/worksheet")) {
            return relation->path;
        }
    }
    return NULL;
}

static const char *sheet_choose(const struct workbook *workbook, const char *name)
{
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        const char *path = sheet_path(workbook, sheet);

        if (path != NULL &&
            (name != NULL ? strcmp(sheet->name, name) == 0 : !sheet->is_hidden)) {
            return path;
        }
    }
    const struct place whole = {workbook->file, 0, 0};
    if (name != NULL) {
        report_add(workbook->report, REPORT_ERROR, whole,
                   "this workbook has no sheet '%s'", name);
    } else {
        (void)xlsx_refuse(workbook->report, workbook->file,
                          N_("this workbook has no sheet with cells"));
    }
    return NULL;
}

/* ---- the workbook ---- */

static bool type_check(void *context, const char *name, const char *const *attributes)
{
    const struct workbook *workbook = context;
    const char *type = xlsx_attribute(attributes, "ContentType");

    (void)name;
    if (type != NULL && strstr(type, "binary") != NULL) {
        return xlsx_refuse(workbook->report, workbook->file,
                           N_("this is a binary workbook (.xlsb); save it as .xlsx"));
    }
    return type == NULL || strstr(type, "macroEnabled") == NULL ||
           xlsx_refuse(workbook->report, workbook->file,
                       N_("this workbook holds macros; save it as .xlsx without them"));
}

/* Find the sheets, and the part of the shared texts (NULL: none). */
static bool workbook_open(struct workbook *workbook, struct xlsx_zip *zip,
                          const char **texts_out)
{
    static const struct xlsx_events TYPES = {.begin = type_check};
    static const struct xlsx_events SHEETS = {.begin = sheet_take};

    if (!xlsx_part_read(zip, "[Content_Types].xml", &TYPES, workbook) ||
        !relations_read(workbook, zip, "")) {
        return false;
    }
    const char *path = relation_of_type(workbook, "/officeDocument");
    if (path == NULL) {
        return xlsx_refuse(workbook->report, workbook->file, XLSX_DAMAGED);
    }
    if (!xlsx_part_read(zip, path, &SHEETS, workbook) ||
        !relations_read(workbook, zip, path)) {
        return false;
    }
    *texts_out = relation_of_type(workbook, "/sharedStrings");
    return true;
}

/* Open the workbook and its shared texts; NULL after an error. */
static struct workbook *workbook_new(struct xlsx_zip *zip, struct pool *pool,
                                     struct report *report, struct xlsx_texts *texts_out)
{
    struct workbook *workbook = pool_array(pool, 1, struct workbook);
    const char *texts_path = NULL;

    if (zip == NULL) {
        return NULL;
    }
    workbook->pool = pool;
    workbook->report = report;
    workbook->file = xlsx_zip_name(zip);
    const bool is_read =
        workbook_open(workbook, zip, &texts_path) &&
        (texts_path == NULL || xlsx_texts_read(zip, texts_path, pool, report, texts_out));
    return is_read ? workbook : NULL;
}

bool xlsx_read(const struct file_bytes *file, const char *sheet, struct pool *pool,
               struct report *report, struct csv_table *table_out)
{
    SCOPED(xlsx_zip) zip = xlsx_zip_open(file, pool, report);
    struct xlsx_texts texts = {0};
    const struct workbook *workbook = workbook_new(zip, pool, report, &texts);

    if (workbook == NULL) {
        return false;
    }
    const struct xlsx_sheet_reading reading = {.path = sheet_choose(workbook, sheet),
                                               .texts = &texts};
    return reading.path != NULL &&
           xlsx_sheet_read(zip, &reading, pool, report, table_out);
}

bool xlsx_book_read(const struct file_bytes *file, struct pool *pool,
                    struct report *report, struct xlsx_book *book_out)
{
    SCOPED(xlsx_zip) zip = xlsx_zip_open(file, pool, report);
    struct xlsx_texts texts = {0};
    const struct workbook *workbook = workbook_new(zip, pool, report, &texts);

    if (workbook == NULL) {
        return false;
    }
    struct xlsx_table *sheets =
        pool_array(pool, workbook->sheet_count, struct xlsx_table);
    size_t count = 0;
    for (size_t i = 0; i < workbook->sheet_count; i++) {
        const struct sheet *sheet = &workbook->sheets[i];
        const struct xlsx_sheet_reading reading = {sheet_path(workbook, sheet), &texts,
                                                   true, true};
        struct xlsx_table *table = &sheets[count];

        if (sheet->is_hidden || reading.path == NULL) {
            continue;
        }
        *table = (struct xlsx_table){.name = sheet->name, .report = {.pool = pool}};
        if (!xlsx_sheet_read(zip, &reading, pool, &table->report, &table->table)) {
            report_pass(&table->report, report); /* the zip says its errors itself */
            return false;
        }
        count += table->table.column_count > 0;
    }
    *book_out = (struct xlsx_book){sheets, count};
    return true;
}

bool table_file_read(const struct file_bytes *file, const char *sheet, struct pool *pool,
                     struct report *report, struct csv_table *table_out)
{
    const bool is_workbook =
        file->length >= 4 && (memcmp(file->bytes, "PK\x03\x04", 4) == 0 ||
                              memcmp(file->bytes, "\xD0\xCF\x11\xE0", 4) == 0);

    return is_workbook ? xlsx_read(file, sheet, pool, report, table_out)
                       : csv_read(file, pool, report, table_out);
}
