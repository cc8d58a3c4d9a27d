#include "exchange/network_file.h"

#include <ctype.h>
#include <string.h>

#include "base/limits.h"
#include "exchange/network_csv.h"
#include "exchange/network_dl.h"
#include "exchange/network_pajek.h"
#include "exchange/network_xlsx.h"
#include "exchange/network_xml.h"
#include "exchange/network_zip.h"
#include "exchange/xlsx_read.h"

const char *const NETWORK_FORMAT_CODES[NETWORK_FORMAT_COUNT] = {
    "edges", "matrix", "xlsx", "graphml", "dl", "pajek", "gexf", "zip"};

/* ---- which format ---- */

static bool has_ending(const char *name, const char *ending)
{
    const size_t length = strlen(name);
    const size_t ending_length = strlen(ending);

    if (length < ending_length) {
        return false;
    }
    for (size_t i = 0; i < ending_length; i++) {
        const int letter = tolower((unsigned char)name[length - ending_length + i]);
        if (letter != ending[i]) {
            return false;
        }
    }
    return true;
}

bool network_format_of(const char *name, enum network_format *format_out,
                       struct status *st)
{
    static const struct {
        const char *ending;
        enum network_format format;
    } ENDINGS[] = {
        {".csv", FORMAT_EDGES},       {".tsv", FORMAT_EDGES}, {".xlsx", FORMAT_XLSX},
        {".graphml", FORMAT_GRAPHML}, {".dl", FORMAT_DL},     {".net", FORMAT_PAJEK},
        {".gexf", FORMAT_GEXF},       {".zip", FORMAT_ZIP},
    };

    for (size_t i = 0; i < ARRAY_COUNT(ENDINGS); i++) {
        if (has_ending(name, ENDINGS[i].ending)) {
            *format_out = ENDINGS[i].format;
            return true;
        }
    }
    return status_fail(st, STATUS_INVALID,
                       "'%s' does not say which format it has; a network is a file "
                       "ending in .csv, .xlsx, .graphml, .dl, .net, .gexf or .zip",
                       name);
}

static bool begins_with(const char *at, const char *end, const char *word)
{
    for (; *word != '\0'; word++, at++) {
        if (at == end || tolower((unsigned char)*at) != *word) {
            return false;
        }
    }
    return true;
}

/* The first byte that is no blank nor a byte order mark. */
static const char *content_of(const struct file_bytes *file)
{
    const char *at = file->bytes;
    const char *end = at + file->length;

    if (file->length >= 3 && memcmp(at, "\xEF\xBB\xBF", 3) == 0) {
        at += 3;
    }
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')) {
        at++;
    }
    return at;
}

/* XML is GEXF where its first element, or else the ending, says so. */
static bool is_gexf(const struct file_bytes *file, const char *at)
{
    enum { FAR_ENOUGH = 4096 };
    const char *end = file->bytes + file->length;
    const char *last = end - at > FAR_ENOUGH ? at + FAR_ENOUGH : end;

    for (; at < last; at++) {
        if (begins_with(at, end, "<gexf")) {
            return true;
        }
        if (begins_with(at, end, "<graphml")) {
            return false;
        }
    }
    return has_ending(file->name, ".gexf");
}

/* "dl" as a word of its own. */
static bool is_dl(const char *at, const char *end)
{
    return begins_with(at, end, "dl") &&
           (at + 2 == end || strchr(" \t\r\n", at[2]) != NULL) &&
           (at + 2 == end || at[2] != '\0');
}

/* FORMAT_EDGES stands for every CSV. */
static enum network_format format_find(const struct file_bytes *file)
{
    const char *at = content_of(file);
    const char *end = file->bytes + file->length;
    const bool is_zip =
        file->length >= 4 && (memcmp(file->bytes, "PK\x03\x04", 4) == 0 ||
                              memcmp(file->bytes, "PK\x05\x06", 4) == 0); /* empty */

    if (is_zip) {
        return network_zip_is(file) || has_ending(file->name, ".zip") ? FORMAT_ZIP
                                                                      : FORMAT_XLSX;
    }
    if (file->length >= 4 && memcmp(file->bytes, "\xD0\xCF\x11\xE0", 4) == 0) {
        return FORMAT_XLSX;
    }
    if (at < end && *at == '<') {
        return is_gexf(file, at) ? FORMAT_GEXF : FORMAT_GRAPHML;
    }
    if (is_dl(at, end)) {
        return FORMAT_DL;
    }
    return network_pajek_is(file) ? FORMAT_PAJEK : FORMAT_EDGES;
}

/* ---- reading ---- */

/* A file on its way into a builder. */
struct file_source {
    const struct file_bytes *file;
    const struct network_reading *reading;
    struct network_builder *builder;
    const struct file_bytes *nodes; /* NULL: none */
    const struct csv_table *listed; /* the same as a table; NULL: none, or of Pajek */
    struct pool *scratch;
    struct report *report;
};

static bool table_read(const struct file_source *source, bool *is_listed_out)
{
    struct csv_table table = {0};
    const struct network_table ties = {&table, source->reading, source->builder,
                                       source->report, ""};

    if (!csv_read_long(source->file, source->scratch, source->report, &table)) {
        return false;
    }
    switch (network_table_shape(&table)) {
    case SHAPE_EDGES:
        network_edges_read(&ties, source->listed);
        *is_listed_out = true;
        break;
    case SHAPE_MATRIX:
        network_matrix_read(&ties);
        break;
    case SHAPE_NEITHER:
        network_table_refuse(&table, source->report);
        break;
    }
    return source->report->error_count == 0;
}

/* Sets *is_listed_out when the table of organisations is read already. */
static bool ties_read(const struct file_source *source, bool *is_listed_out)
{
    switch (format_find(source->file)) {
    case FORMAT_XLSX:
        *is_listed_out = true;
        return network_xlsx_read(source->file, source->reading, source->builder,
                                 source->listed, source->scratch, source->report);
    case FORMAT_ZIP:
        return network_zip_read(source->file, source->builder, source->scratch,
                                source->report);
    case FORMAT_GRAPHML:
        return network_graphml_read(source->file, source->builder, source->scratch,
                                    source->report);
    case FORMAT_GEXF:
        return network_gexf_read(source->file, source->builder, source->scratch,
                                 source->report);
    case FORMAT_DL:
        return network_dl_read(source->file, source->reading, source->builder,
                               source->scratch, source->report);
    case FORMAT_PAJEK:
        return network_pajek_read(source->file, source->reading, source->builder,
                                  source->scratch, source->report);
    case FORMAT_EDGES:
    case FORMAT_MATRIX:
    case NETWORK_FORMAT_COUNT:
        break;
    }
    return table_read(source, is_listed_out);
}

/* "sector" of "data/sector.clu": how the values in a file of Pajek are called. */
static const char *stem_of(const char *path, struct pool *pool)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *point = strrchr(name, '.');

    return pool_text_part(pool, name,
                          point != NULL ? (size_t)(point - name) : strlen(name));
}

static bool nodes_open(struct file_source *source, struct csv_table *table)
{
    if (source->nodes == NULL || network_pajek_is(source->nodes)) {
        return true;
    }
    if (!table_file_read(source->nodes, NULL, source->scratch, source->report, table)) {
        return false;
    }
    source->listed = table;
    return true;
}

static bool nodes_take(const struct file_source *source)
{
    if (source->nodes == NULL) {
        return true;
    }
    if (source->listed == NULL) {
        return pajek_values_read(source->nodes,
                                 stem_of(source->nodes->name, source->scratch),
                                 source->builder, source->report);
    }
    const struct network_table nodes = {source->listed, source->reading, source->builder,
                                        source->report, ""};
    network_nodes_read(&nodes);
    return source->report->error_count == 0;
}

bool network_read(const struct file_bytes *file, const struct file_bytes *nodes,
                  const struct network_reading *reading, struct pool *pool,
                  struct report *report, struct network_series *series_out)
{
    SCOPED(pool) scratch = pool_new();
    struct csv_table table = {0};
    struct file_source source = {
        .file = file,
        .reading = reading,
        .builder = network_builder_new(reading, file->name, scratch, report),
        .nodes = nodes,
        .scratch = scratch,
        .report = report};
    bool is_listed = false;

    if (!nodes_open(&source, &table) || !ties_read(&source, &is_listed)) {
        return false;
    }
    if ((!is_listed || source.listed == NULL) && !nodes_take(&source)) {
        return false;
    }
    return network_builder_finish_in(source.builder, pool, series_out);
}

/* ---- writing ---- */

static bool text_write(enum network_format format, const struct network_series *series,
                       struct report *report, struct text *text, struct status *st)
{
    const struct network *network = &series->waves[series->wave_count - 1].network;

    switch (format) {
    case FORMAT_EDGES:
        network_edges_write(series, report, text);
        return true;
    case FORMAT_MATRIX:
        if (network->organisation_count > LIMIT_MATRIX) {
            return status_fail(st, STATUS_INVALID,
                               "a matrix has at most %d organisations, and this network "
                               "%zu; write it as a list of ties",
                               LIMIT_MATRIX, network->organisation_count);
        }
        network_matrix_write(series, report, text);
        return true;
    case FORMAT_DL:
        return network_dl_write(series, report, text, st);
    case FORMAT_PAJEK:
        network_pajek_write(series, report, text);
        return true;
    case FORMAT_GRAPHML:
        network_graphml_write(series, text->pool, report, text);
        return true;
    default:
        network_gexf_write(series, text->pool, report, text);
        return true;
    }
}

bool network_write(const char *name, enum network_format format,
                   const struct network_series *series, struct pool *pool,
                   struct report *report, struct file_bytes *file_out, struct status *st)
{
    struct text text;

    if (format == FORMAT_XLSX) {
        return network_xlsx_write(name, series, pool, report, file_out, st);
    }
    if (format == FORMAT_ZIP) {
        if (!network_zip_write(stem_of(name, pool), series, pool, report, file_out, st)) {
            return false;
        }
        file_out->name = name;
        return true;
    }
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    if (!text_write(format, series, report, &text, st)) {
        return false;
    }
    if (text.is_cut) {
        return status_fail(st, STATUS_LIMIT, "the result is larger than %d MB",
                           LIMIT_OUTPUT_BYTES / (1024 * 1024));
    }
    *file_out = (struct file_bytes){name, text.bytes, text.length};
    return true;
}
