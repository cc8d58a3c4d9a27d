#include "exchange/xlsx_zip.h"

#include <string.h>

#include <expat.h>
#include <minizip/unzip.h>

#include "base/limits.h"
#include "exchange/zip_memory.h"

enum {
    BLOCK_BYTES = 64 * 1024,
    DEPTH_MAX = 64, /* elements in elements; a sheet has six */
    NAME_BYTES = 256,
    ANY_CASE = 2, /* names of parts are compared without case */
    RATIO_FREE_BYTES = 1024 * 1024, /* small parts may be packed however well */
};

const char XLSX_DAMAGED[] = N_("this workbook is damaged; open it in the spreadsheet "
                               "program and save it anew");
static const char NO_WORKBOOK[] = N_("this is not a workbook; save it as .xlsx or .csv");

struct xlsx_zip {
    const struct file_bytes *file;
    struct report *report;
    struct zip_memory memory;
    unzFile handle;
    size_t unpacked; /* bytes so far, of all parts */
};

/* One part while it is read. */
struct part {
    struct xlsx_zip *zip;
    XML_Parser parser;
    const struct xlsx_events *events;
    void *context;
    size_t depth;
    bool is_stopped; /* the error was said */
};

bool xlsx_refuse(struct report *report, const char *file, const char *id)
{
    const struct message message = {.id = id};
    const struct place whole = {file, 0, 0};

    report_add_message(report, REPORT_ERROR, whole, message);
    return false;
}

static bool zip_refuse(const struct xlsx_zip *zip, const char *id)
{
    return xlsx_refuse(zip->report, zip->file->name, id);
}

static bool size_refuse(const struct xlsx_zip *zip)
{
    const struct place whole = {zip->file->name, 0, 0};

    report_add(zip->report, REPORT_ERROR, whole,
               "this workbook unpacks to more than %d MB, or far more than it should; "
               "copy the sheet that is needed into a new workbook",
               LIMIT_UNPACKED_BYTES / (1024 * 1024));
    return false;
}

/* ---- what is no workbook of ours ---- */

static bool begins_with(const struct file_bytes *file, const char *bytes, size_t length)
{
    return file->length >= length && memcmp(file->bytes, bytes, length) == 0;
}

/* A protected workbook is wrapped in the old format, in a stream of this name. */
static bool is_encrypted(const struct file_bytes *file)
{
    static const char NAME[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    const char *at = file->bytes;
    const char *const end = file->bytes + file->length;

    for (; (at = memchr(at, 'E', (size_t)(end - at))) != NULL; at++) {
        if ((size_t)(end - at) < sizeof NAME) {
            return false;
        }
        if (memcmp(at, NAME, sizeof NAME) == 0) {
            return true;
        }
    }
    return false;
}

static bool kind_check(const struct xlsx_zip *zip)
{
    if (zip->file->length > LIMIT_FILE_BYTES) {
        const struct place whole = {zip->file->name, 0, 0};

        report_add(zip->report, REPORT_ERROR, whole,
                   "the file is larger than %d MB, the most that is read; split it",
                   LIMIT_FILE_BYTES / (1024 * 1024));
        return false;
    }
    if (begins_with(zip->file, "\xD0\xCF\x11\xE0", 4)) {
        return zip_refuse(zip,
                          is_encrypted(zip->file)
                              ? N_("this workbook is protected with a password; save it "
                                   "without one")
                              : N_("this is an old workbook (.xls); save it as .xlsx"));
    }
    return begins_with(zip->file, "PK\x03\x04", 4) || zip_refuse(zip, NO_WORKBOOK);
}

static bool has_end(const char *name, const char *end)
{
    const size_t length = strlen(name);

    return length >= strlen(end) && strcmp(name + length - strlen(end), end) == 0;
}

/* Look at the name and at the size that a part says it has. */
static bool entry_check(const struct xlsx_zip *zip, uint64_t *declared)
{
    char name[NAME_BYTES];
    unz_file_info64 info;

    if (unzGetCurrentFileInfo64(zip->handle, &info, name, sizeof name - 1, NULL, 0, NULL,
                                0) != UNZ_OK) {
        return zip_refuse(zip, XLSX_DAMAGED);
    }
    name[info.size_filename < sizeof name - 1 ? info.size_filename : sizeof name - 1] =
        '\0';
    if (strcmp(name, "mimetype") == 0) {
        return zip_refuse(zip, N_("this is an OpenDocument file; save it as .xlsx or "
                                  ".csv"));
    }
    if (has_end(name, "vbaProject.bin")) {
        return zip_refuse(zip, N_("this workbook holds macros; save it as .xlsx without "
                                  "them"));
    }
    *declared += info.uncompressed_size < LIMIT_UNPACKED_BYTES ? info.uncompressed_size
                                                               : LIMIT_UNPACKED_BYTES;
    return *declared < LIMIT_UNPACKED_BYTES || size_refuse(zip);
}

static bool entries_check(const struct xlsx_zip *zip)
{
    uint64_t declared = 0;
    size_t count = 0;
    int outcome = unzGoToFirstFile(zip->handle);

    for (; outcome == UNZ_OK; outcome = unzGoToNextFile(zip->handle)) {
        if (++count > LIMIT_ZIP_ENTRIES) {
            const struct place whole = {zip->file->name, 0, 0};

            report_add(zip->report, REPORT_ERROR, whole,
                       "this workbook has more than %d parts; copy the sheet that is "
                       "needed into a new workbook",
                       LIMIT_ZIP_ENTRIES);
            return false;
        }
        if (!entry_check(zip, &declared)) {
            return false;
        }
    }
    if (outcome != UNZ_END_OF_LIST_OF_FILE) {
        return zip_refuse(zip, XLSX_DAMAGED);
    }
    return unzLocateFile(zip->handle, "[Content_Types].xml", ANY_CASE) == UNZ_OK ||
           zip_refuse(zip, NO_WORKBOOK);
}

struct xlsx_zip *xlsx_zip_open(const struct file_bytes *file, struct pool *pool,
                               struct report *report)
{
    struct xlsx_zip *zip = pool_array(pool, 1, struct xlsx_zip);
    zlib_filefunc64_def functions = {.zopen64_file = zip_memory_open,
                                     .zread_file = zip_memory_read,
                                     .zwrite_file = zip_memory_write,
                                     .ztell64_file = zip_memory_tell,
                                     .zseek64_file = zip_memory_seek,
                                     .zclose_file = zip_memory_close,
                                     .zerror_file = zip_memory_close,
                                     .opaque = &zip->memory};

    *zip = (struct xlsx_zip){.file = file, .report = report};
    zip->memory = (struct zip_memory){.bytes = file->bytes, .length = file->length};
    if (!kind_check(zip)) {
        return NULL;
    }
    zip->handle = unzOpen2_64("", &functions);
    if (zip->handle == NULL) {
        (void)zip_refuse(zip, XLSX_DAMAGED);
        return NULL;
    }
    if (!entries_check(zip)) {
        xlsx_zip_free(zip);
        return NULL;
    }
    return zip;
}

void xlsx_zip_free(struct xlsx_zip *zip)
{
    if (zip != NULL) {
        (void)unzClose(zip->handle);
    }
}

const char *xlsx_zip_name(const struct xlsx_zip *zip)
{
    return zip->file->name;
}

/* ---- the XML of a part ---- */

static const char *local_name(const char *name)
{
    const char *colon = strrchr(name, ':');

    return colon != NULL ? colon + 1 : name;
}

const char *xlsx_attribute(const char *const *attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(local_name(attributes[i]), name) == 0) {
            return attributes[i + 1];
        }
    }
    return NULL;
}

/* Events may come even after this, up to the end of the block. */
static void part_stop(struct part *part)
{
    part->is_stopped = true;
    (void)XML_StopParser(part->parser, XML_FALSE);
}

static void part_refuse(struct part *part, const char *id)
{
    if (!part->is_stopped) {
        (void)zip_refuse(part->zip, id);
        part_stop(part);
    }
}

static void XMLCALL element_begin(void *context, const XML_Char *name,
                                  const XML_Char **attributes)
{
    struct part *part = context;

    if (++part->depth > DEPTH_MAX) {
        part_refuse(part, XLSX_DAMAGED);
    }
    if (!part->is_stopped &&
        !part->events->begin(part->context, local_name(name), attributes)) {
        part_stop(part);
    }
}

static void XMLCALL element_end(void *context, const XML_Char *name)
{
    struct part *part = context;

    part->depth--;
    if (!part->is_stopped && part->events->end != NULL &&
        !part->events->end(part->context, local_name(name))) {
        part_stop(part);
    }
}

static void XMLCALL text_read(void *context, const XML_Char *text, int length)
{
    struct part *part = context;

    if (!part->is_stopped && part->events->text != NULL &&
        !part->events->text(part->context, text, (size_t)length)) {
        part_stop(part);
    }
}

/* Entities begin here, and with them texts that grow without end. */
static void XMLCALL doctype_refuse(void *context, const XML_Char *name,
                                   const XML_Char *system_id, const XML_Char *public_id,
                                   int has_internal_subset)
{
    (void)name;
    (void)system_id;
    (void)public_id;
    (void)has_internal_subset;
    part_refuse(context, N_("this workbook holds a document type, which no spreadsheet "
                            "program writes; save it anew"));
}

/* The next block from the zip into the parser; *is_end_out after the last. */
static bool block_read(struct part *part, uint64_t packed, uint64_t *unpacked,
                       bool *is_end_out)
{
    struct xlsx_zip *zip = part->zip;
    void *block = XML_GetBuffer(part->parser, BLOCK_BYTES);
    const int count =
        block != NULL ? unzReadCurrentFile(zip->handle, block, BLOCK_BYTES) : -1;

    if (count < 0) {
        return zip_refuse(zip, XLSX_DAMAGED);
    }
    *unpacked += (uint64_t)count;
    zip->unpacked += (size_t)count;
    if (zip->unpacked > LIMIT_UNPACKED_BYTES ||
        (*unpacked > RATIO_FREE_BYTES && *unpacked / LIMIT_PACKED_RATIO > packed)) {
        return size_refuse(zip);
    }
    *is_end_out = count == 0;
    return XML_ParseBuffer(part->parser, count, count == 0) == XML_STATUS_OK ||
           (!part->is_stopped && zip_refuse(zip, XLSX_DAMAGED));
}

/* The part that is open in the zip. */
static bool blocks_read(struct part *part)
{
    unz_file_info64 info;
    uint64_t unpacked = 0;
    bool is_end = false;

    if (unzGetCurrentFileInfo64(part->zip->handle, &info, NULL, 0, NULL, 0, NULL, 0) !=
        UNZ_OK) {
        return zip_refuse(part->zip, XLSX_DAMAGED);
    }
    while (!is_end) {
        if (!block_read(part, info.compressed_size, &unpacked, &is_end)) {
            return false;
        }
    }
    return true;
}

bool xlsx_part_read(struct xlsx_zip *zip, const char *path,
                    const struct xlsx_events *events, void *context)
{
    struct part part = {.zip = zip, .events = events, .context = context};

    if (unzLocateFile(zip->handle, path, ANY_CASE) != UNZ_OK ||
        unzOpenCurrentFile(zip->handle) != UNZ_OK) {
        return zip_refuse(zip, XLSX_DAMAGED);
    }
    part.parser = XML_ParserCreate(NULL);
    bool is_read = false;
    if (part.parser != NULL) {
        XML_SetUserData(part.parser, &part);
        XML_SetElementHandler(part.parser, element_begin, element_end);
        XML_SetCharacterDataHandler(part.parser, text_read);
        XML_SetStartDoctypeDeclHandler(part.parser, doctype_refuse);
        is_read = blocks_read(&part);
        XML_ParserFree(part.parser);
    }
    /* What was changed on the way has another checksum. */
    const bool is_whole = unzCloseCurrentFile(zip->handle) == UNZ_OK;
    return is_read && (is_whole || zip_refuse(zip, XLSX_DAMAGED));
}
