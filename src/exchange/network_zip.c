#include "exchange/network_zip.h"

#include <string.h>

#include <minizip/unzip.h>

#include "base/limits.h"
#include "base/name_index.h"
#include "base/utf8.h"
#include "exchange/network_codebook.h"
#include "exchange/network_csv.h"
#include "exchange/network_pajek.h"
#include "exchange/network_xml.h"
#include "exchange/network_xml_words.h"
#include "exchange/network_zip_texts.h"
#include "exchange/zip_memory.h"
#include "exchange/zip_write.h"

enum { NAME_PART_CHARACTERS = 40, ENTRY_NAME_BYTES = 512 };

static const char WHOLE[] = "network.graphml";

/* ---- writing ---- */

struct zip_writer {
    const char *folder;
    const struct network_series *series;
    struct pool *pool;
    struct report *report;
    struct file_bytes *files;
    size_t file_count;
    size_t file_capacity;
    struct name_index names; /* of files */
    struct codebook codebook;
    struct zip_part *parts;
    size_t part_count;
    size_t part_capacity;
};

/* A name as a part of a file's name: "refers & sends" is "refers-sends". */
static const char *name_part(const char *name, struct pool *pool)
{
    char *part = pool_text(pool, utf8_key(pool, name));

    part[utf8_prefix(part, NAME_PART_CHARACTERS)] = '\0';
    for (char *at = part; *at != '\0'; at++) {
        const bool is_plain = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') ||
                              (unsigned char)*at >= 0x80;
        *at = is_plain ? *at : '-';
    }
    return part[0] != '\0' ? part : "x";
}

/* "matrix-contact-2026.csv"; numbered when that is there already. */
static const char *file_name(struct zip_writer *writer, const char *kind,
                             const char *const *parts, const char *ending)
{
    struct text stem;
    struct text name;

    text_init(&stem, writer->pool, LIMIT_CELL_BYTES);
    text_add(&stem, kind);
    for (size_t i = 0; parts[i] != NULL; i++) {
        if (parts[i][0] != '\0') {
            text_format(&stem, "-%s", name_part(parts[i], writer->pool));
        }
    }
    text_init(&name, writer->pool, LIMIT_CELL_BYTES);
    text_format(&name, "%s%s", stem.bytes, ending);
    for (size_t i = 2; name_index_find(&writer->names, name.bytes) != NAME_INDEX_NONE;
         i++) {
        text_init(&name, writer->pool, LIMIT_CELL_BYTES);
        text_format(&name, "%s-%zu%s", stem.bytes, i, ending);
    }
    return name.bytes;
}

static void file_add(struct zip_writer *writer, const char *name, const char *bytes,
                     size_t length)
{
    struct text path;

    text_init(&path, writer->pool, LIMIT_CELL_BYTES);
    text_format(&path, "%s%s%s", writer->folder, writer->folder[0] != '\0' ? "/" : "",
                name);
    name_index_add(&writer->names, name, writer->file_count);
    writer->files = pool_grow(writer->pool, writer->files, writer->file_count,
                              &writer->file_capacity, struct file_bytes);
    writer->files[writer->file_count++] = (struct file_bytes){path.bytes, bytes, length};
}

static void text_file_add(struct zip_writer *writer, const char *name,
                          const struct text *text)
{
    const struct place nowhere = {NULL, 0, 0};

    if (text->is_cut) {
        report_add(writer->report, REPORT_NOTE, nowhere,
                   "'%s' is not in the zip: it would be larger than %d MB", name,
                   LIMIT_OUTPUT_BYTES / (1024 * 1024));
        return;
    }
    file_add(writer, name, text->bytes, text->length);
}

/* What one format cannot hold another one in the zip can: only what is not there at all
 * is said. */
static bool format_add(struct zip_writer *writer, const char *name,
                       enum network_format format, const struct network_series *series)
{
    const struct place nowhere = {NULL, 0, 0};
    struct report report = {.pool = writer->pool};
    struct file_bytes file = {0};
    struct status st = {0};

    if (network_write(name, format, series, writer->pool, &report, &file, &st)) {
        file_add(writer, name, file.bytes, file.length);
        return true;
    }
    struct text reason;
    text_init(&reason, writer->pool, LIMIT_CELL_BYTES);
    status_say(&st, LANGUAGE_EN, &reason);
    report_add(writer->report, REPORT_NOTE, nowhere, "'%s' is not in the zip: %s", name,
               reason.bytes);
    return false;
}

static void row_add(struct zip_writer *writer, const char *file, const char *column,
                    const char *kind, const char *meaning)
{
    const struct codebook_row row = {file, column, kind, meaning, ""};

    codebook_add(&writer->codebook, &row);
}

/* One relation of one wave, by itself. */
static void relation_add(struct zip_writer *writer, const struct wave *wave,
                         size_t number, const char *nodes)
{
    const struct relation *relation = &wave->network.relations[number];
    const char *const names[] = {relation->name, wave->label, NULL};
    struct wave part = *wave;
    const struct network_series series = {&part, 1};
    const char *matrix = file_name(writer, "matrix", names, ".csv");
    const char *name =
        relation->name[0] != '\0' && wave->label[0] != '\0'
            ? text_join(writer->pool, names, 2, " ")
            : text_join(writer->pool, names + (relation->name[0] == '\0'), 1, "");

    part.network.relations = relation;
    part.network.relation_count = 1;
    const bool has_matrix = format_add(writer, matrix, FORMAT_MATRIX, &series);
    if (has_matrix) {
        row_add(writer, matrix, "*", "number",
                N_("from the organisation of the row to that of the column: 0 no tie, NA "
                   "unknown"));
    }
    (void)format_add(writer, file_name(writer, "network", names, ".dl"), FORMAT_DL,
                     &series);
    (void)format_add(writer, file_name(writer, "network", names, ".net"), FORMAT_PAJEK,
                     &series);
    writer->parts = pool_grow(writer->pool, writer->parts, writer->part_count,
                              &writer->part_capacity, struct zip_part);
    writer->parts[writer->part_count++] = (struct zip_part){
        .name = name[0] != '\0' ? name : "network",
        .wave = wave->label,
        .relation = relation->name,
        .nodes = nodes,
        .matrix = has_matrix ? matrix : NULL,
        .is_directed = relation->is_directed,
    };
}

/* An attribute for Pajek: groups, or numbers. */
static void attribute_add(struct zip_writer *writer, const struct wave *wave,
                          const struct attribute *attribute)
{
    const size_t count = wave->network.organisation_count;
    const bool is_number = attribute->kind == ATTRIBUTE_NUMBER;
    const char *const names[] = {attribute->name, wave->label, NULL};
    const char *name = file_name(writer, "attribute", names, is_number ? ".vec" : ".clu");
    struct codebook_row row = {name, attribute->name, codebook_kind(attribute->kind),
                               N_("what is known of the organisation"), ""};
    struct text text;

    text_init(&text, writer->pool, LIMIT_OUTPUT_BYTES);
    if (is_number) {
        pajek_vec_write(attribute->numbers, count, &text);
    } else {
        const struct grouping grouping = grouping_make(attribute, count, writer->pool);

        pajek_clu_write(attribute, count, &text);
        row.values = codebook_groups(&grouping, writer->pool);
    }
    text_file_add(writer, name, &text);
    codebook_add(&writer->codebook, &row);
}

static void wave_add(struct zip_writer *writer, const struct wave *wave)
{
    const struct network *network = &wave->network;
    const struct network_series series = {wave, 1};
    const char *const names[] = {wave->label, NULL};
    const char *nodes = file_name(writer, "nodes", names, ".csv");
    struct text csv;

    text_init(&csv, writer->pool, LIMIT_OUTPUT_BYTES);
    network_nodes_write(network, &csv);
    text_file_add(writer, nodes, &csv);
    codebook_add_nodes(&writer->codebook, nodes, network);
    (void)format_add(writer, file_name(writer, "network", names, ".xlsx"), FORMAT_XLSX,
                     &series);
    if (writer->series->wave_count > 1) { /* other programs read but the first graph */
        (void)format_add(writer, file_name(writer, "network", names, ".graphml"),
                         FORMAT_GRAPHML, &series);
    }
    for (size_t i = 0; i < network->relation_count; i++) {
        relation_add(writer, wave, i, nodes);
    }
    for (size_t i = 0; i < network->attribute_count; i++) {
        attribute_add(writer, wave, &network->attributes[i]);
    }
}

static void whole_add(struct zip_writer *writer)
{
    struct report report = {.pool = writer->pool}; /* two say the same, of one file */
    struct text graphml;
    struct text gexf;

    text_init(&graphml, writer->pool, LIMIT_OUTPUT_BYTES);
    text_init(&gexf, writer->pool, LIMIT_OUTPUT_BYTES);
    network_graphml_write(writer->series, writer->pool, &report, &graphml);
    text_file_add(writer, WHOLE, &graphml);
    codebook_add_xml(&writer->codebook, WHOLE);
    network_gexf_write(writer->series, writer->pool, &report, &gexf);
    text_file_add(writer, "network.gexf", &gexf);
    codebook_add_xml(&writer->codebook, "network.gexf");
    xml_limits_say(writer->series, writer->report);
}

static void texts_add(struct zip_writer *writer)
{
    struct text script;
    struct text readme;

    text_init(&script, writer->pool, LIMIT_OUTPUT_BYTES);
    zip_script_add(&script, writer->parts, writer->part_count);
    text_file_add(writer, "read.R", &script);
    text_file_add(writer, "codebook.csv", &writer->codebook.csv);
    text_init(&readme, writer->pool, LIMIT_OUTPUT_BYTES);
    zip_readme_add(&readme);
    text_file_add(writer, "README.txt", &readme);
}

bool network_zip_write(const char *folder, const struct network_series *series,
                       struct pool *pool, struct report *report,
                       struct file_bytes *zip_out, struct status *st)
{
    struct zip_writer writer = {.folder = folder,
                                .series = series,
                                .pool = pool,
                                .report = report,
                                .names = {.pool = pool}};

    codebook_begin(&writer.codebook, pool);
    whole_add(&writer);
    if (format_add(&writer, "edges.csv", FORMAT_EDGES, series)) {
        codebook_add_edges(&writer.codebook, "edges.csv");
    }
    for (size_t i = 0; i < series->wave_count; i++) {
        wave_add(&writer, &series->waves[i]);
    }
    texts_add(&writer);
    return zip_write(folder, writer.files, writer.file_count, pool, zip_out, st);
}

/* ---- reading ---- */

static zlib_filefunc64_def functions_of(struct zip_memory *memory)
{
    return (zlib_filefunc64_def){.zopen64_file = zip_memory_open,
                                 .zread_file = zip_memory_read,
                                 .zwrite_file = zip_memory_write,
                                 .ztell64_file = zip_memory_tell,
                                 .zseek64_file = zip_memory_seek,
                                 .zclose_file = zip_memory_close,
                                 .zerror_file = zip_memory_close,
                                 .opaque = memory};
}

static bool is_whole(const char *path)
{
    const char *slash = strrchr(path, '/');

    return strcmp(slash != NULL ? slash + 1 : path, WHOLE) == 0;
}

/* Stand at the network of the zip; false when there is none. */
static bool whole_find(unzFile zip)
{
    size_t count = 0;

    for (int outcome = unzGoToFirstFile(zip);
         outcome == UNZ_OK && count < LIMIT_ZIP_ENTRIES; outcome = unzGoToNextFile(zip)) {
        char name[ENTRY_NAME_BYTES] = "";

        count++;
        if (unzGetCurrentFileInfo64(zip, NULL, name, sizeof name - 1, NULL, 0, NULL, 0) ==
                UNZ_OK &&
            is_whole(name)) {
            return true;
        }
    }
    return false;
}

bool network_zip_is(const struct file_bytes *file)
{
    struct zip_memory memory = {.bytes = file->bytes, .length = file->length};
    zlib_filefunc64_def functions = functions_of(&memory);

    if (file->length < 4 || memcmp(file->bytes, "PK\x03\x04", 4) != 0) {
        return false;
    }
    const unzFile zip = unzOpen2_64("", &functions);
    const bool is_found = zip != NULL && whole_find(zip);
    if (zip != NULL) {
        (void)unzClose(zip);
    }
    return is_found;
}

/* Unpack what stands at; NULL bytes after an error in the report. */
static struct file_bytes whole_unpack(unzFile zip, const struct file_bytes *file,
                                      struct pool *pool, struct report *report)
{
    const struct place whole = {file->name, 0, 0};
    struct file_bytes unpacked = {file->name, NULL, 0};
    unz_file_info64 info;

    if (unzGetCurrentFileInfo64(zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK ||
        unzOpenCurrentFile(zip) != UNZ_OK) {
        report_add(report, REPORT_ERROR, whole, "this zip is damaged");
        return unpacked;
    }
    if (info.uncompressed_size > LIMIT_FILE_BYTES) {
        report_add(report, REPORT_ERROR, whole,
                   "the file '%s' in the zip is larger than %d MB, the most that is read",
                   WHOLE, LIMIT_FILE_BYTES / (1024 * 1024));
        return unpacked;
    }
    char *bytes = pool_bytes(pool, (size_t)info.uncompressed_size + 1);
    const int count =
        unzReadCurrentFile(zip, bytes, (unsigned)info.uncompressed_size + 1);
    if (unzCloseCurrentFile(zip) != UNZ_OK || count < 0 ||
        (size_t)count != info.uncompressed_size) {
        report_add(report, REPORT_ERROR, whole, "this zip is damaged");
        return unpacked;
    }
    unpacked.bytes = bytes;
    unpacked.length = (size_t)count;
    return unpacked;
}

bool network_zip_read(const struct file_bytes *file, struct network_builder *builder,
                      struct pool *pool, struct report *report)
{
    struct zip_memory memory = {.bytes = file->bytes, .length = file->length};
    zlib_filefunc64_def functions = functions_of(&memory);
    const unzFile zip = unzOpen2_64("", &functions);
    const struct place whole = {file->name, 0, 0};
    struct file_bytes unpacked = {NULL, NULL, 0};

    if (zip == NULL || !whole_find(zip)) {
        report_add(report, REPORT_ERROR, whole,
                   "this zip holds no '%s'; unpack it and give the file that is meant",
                   WHOLE);
    } else {
        unpacked = whole_unpack(zip, file, pool, report);
    }
    if (zip != NULL) {
        (void)unzClose(zip);
    }
    return unpacked.bytes != NULL &&
           network_graphml_read(&unpacked, builder, pool, report);
}
