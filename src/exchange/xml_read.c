#include "exchange/xml_read.h"

#include <string.h>

#include <expat.h>

#include "base/limits.h"
#include "base/utf8.h"

enum { DEPTH_MAX = 64, NAME_BYTES = 64 };

/* An element that is open. Its attributes are gone when it ends. */
struct open_element {
    char name[NAME_BYTES];
    char prefix[NAME_BYTES];
    struct place place;
};

struct xml_reader {
    XML_Parser parser;
    const struct file_bytes *file;
    struct report *report;
    const struct xml_events *events;
    void *context;
    struct open_element open[DEPTH_MAX];
    size_t depth;
    struct text text; /* of the element that is open */
    bool is_stopped; /* the error was said */
};

static struct place place_of(const struct xml_reader *reader)
{
    return (struct place){reader->file->name,
                          (size_t)XML_GetCurrentLineNumber(reader->parser),
                          (size_t)XML_GetCurrentColumnNumber(reader->parser) + 1};
}

/* Events may come even after this, up to the end of what expat has read. */
static void stop(struct xml_reader *reader)
{
    reader->is_stopped = true;
    (void)XML_StopParser(reader->parser, XML_FALSE);
}

static void refuse(struct xml_reader *reader, const char *id)
{
    if (!reader->is_stopped) {
        report_add_message(reader->report, REPORT_ERROR, place_of(reader),
                           (struct message){.id = id});
        stop(reader);
    }
}

/* ---- elements ---- */

/* "viz:color" is "viz" and "color"; what is longer than any name that is known is cut. */
static void name_split(const char *name, struct open_element *open)
{
    const char *colon = strrchr(name, ':');
    const char *local = colon != NULL ? colon + 1 : name;
    const size_t length = strnlen(local, NAME_BYTES - 1);
    const size_t prefix = colon != NULL ? (size_t)(colon - name) : 0;
    const size_t kept = prefix < NAME_BYTES ? prefix : NAME_BYTES - 1;

    memcpy(open->name, local, length);
    open->name[length] = '\0';
    memcpy(open->prefix, name, kept);
    open->prefix[kept] = '\0';
}

static struct xml_element element_of(const struct xml_reader *reader,
                                     const char *const *attributes)
{
    const struct open_element *open = &reader->open[reader->depth - 1];

    return (struct xml_element){
        .name = open->name,
        .prefix = open->prefix,
        .parent = reader->depth > 1 ? reader->open[reader->depth - 2].name : "",
        .attributes = attributes,
        .place = open->place,
    };
}

static bool text_is_allowed(const char *text)
{
    return strnlen(text, LIMIT_CELL_BYTES + 1) <= LIMIT_CELL_BYTES &&
           utf8_is_visible(text, "\n\t");
}

static void text_refuse(struct xml_reader *reader)
{
    if (reader->is_stopped) {
        return;
    }
    report_add(reader->report, REPORT_ERROR, place_of(reader),
               "a text here is longer than %d bytes, or holds an invisible character",
               LIMIT_CELL_BYTES);
    stop(reader);
}

static void text_begin(struct xml_reader *reader)
{
    reader->text.length = 0;
    reader->text.bytes[0] = '\0';
    reader->text.is_cut = false;
}

static void XMLCALL element_begin(void *context, const XML_Char *name,
                                  const XML_Char **attributes)
{
    struct xml_reader *reader = context;

    if (reader->is_stopped) {
        return;
    }
    if (reader->depth == DEPTH_MAX) {
        refuse(reader, N_("elements stand too deep in one another here"));
        return;
    }
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (!text_is_allowed(attributes[i + 1])) {
            text_refuse(reader);
            return;
        }
    }
    struct open_element *open = &reader->open[reader->depth++];
    name_split(name, open);
    open->place = place_of(reader);
    text_begin(reader);
    const struct xml_element element = element_of(reader, attributes);
    if (!reader->events->begin(reader->context, &element)) {
        stop(reader);
    }
}

static bool is_blank(char letter)
{
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

/* Without the blanks around it, in place. */
static const char *text_trim(struct text *text)
{
    const char *begin = text->bytes;

    while (text->length > 0 && is_blank(text->bytes[text->length - 1])) {
        text->bytes[--text->length] = '\0';
    }
    while (is_blank(*begin)) {
        begin++;
    }
    return begin;
}

static void XMLCALL element_end(void *context, const XML_Char *name)
{
    static const char *const NONE[] = {NULL};
    struct xml_reader *reader = context;

    (void)name;
    if (reader->is_stopped) {
        return;
    }
    const char *text = text_trim(&reader->text);
    if (reader->text.is_cut || !text_is_allowed(text)) {
        text_refuse(reader);
        return;
    }
    const struct xml_element element = element_of(reader, NONE);
    if (!reader->events->end(reader->context, &element, text)) {
        stop(reader);
    }
    reader->depth--;
    text_begin(reader);
}

static void XMLCALL text_read(void *context, const XML_Char *text, int length)
{
    struct xml_reader *reader = context;

    if (!reader->is_stopped) {
        text_add_part(&reader->text, text, (size_t)length);
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
    refuse(context,
           N_("this file has a document type (<!DOCTYPE ...>), with which a file "
              "can be made to do harm; take that line out"));
}

/* ---- the file ---- */

static bool size_check(const struct file_bytes *file, struct report *report)
{
    const struct place whole = {file->name, 0, 0};

    if (file->length > LIMIT_FILE_BYTES) {
        report_add(report, REPORT_ERROR, whole,
                   "the file is larger than %d MB, the most that is read; split it",
                   LIMIT_FILE_BYTES / (1024 * 1024));
        return false;
    }
    if (file->length == 0) {
        report_add(report, REPORT_ERROR, whole, "the file is empty");
        return false;
    }
    return true;
}

/* What expat says of a broken file, in words of ours. */
static void broken_say(struct xml_reader *reader)
{
    const enum XML_Error error = XML_GetErrorCode(reader->parser);

    if (error == XML_ERROR_UNKNOWN_ENCODING) {
        refuse(reader, N_("the encoding that this file names is not known here; save it "
                          "as UTF-8"));
    } else if (error == XML_ERROR_TAG_MISMATCH) {
        refuse(reader, N_("this is no whole XML: an element ends here that is not open"));
    } else if (error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN) {
        refuse(reader, N_("this is no whole XML: the file ends too early"));
    } else {
        refuse(reader, N_("this is no well-formed XML"));
    }
}

bool xml_read(const struct file_bytes *file, const struct xml_events *events,
              void *context, struct pool *pool, struct report *report)
{
    if (!size_check(file, report)) {
        return false;
    }
    struct xml_reader *reader = pool_array(pool, 1, struct xml_reader);
    *reader = (struct xml_reader){
        .file = file, .report = report, .events = events, .context = context};
    text_init(&reader->text, pool, (size_t)2 * LIMIT_CELL_BYTES);
    reader->parser = XML_ParserCreate(NULL);
    if (reader->parser == NULL) {
        const struct place whole = {file->name, 0, 0};

        report_add(report, REPORT_ERROR, whole,
                   "could not read the file: memory is short");
        return false;
    }
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, element_begin, element_end);
    XML_SetCharacterDataHandler(reader->parser, text_read);
    XML_SetStartDoctypeDeclHandler(reader->parser, doctype_refuse);
    if (XML_Parse(reader->parser, file->bytes, (int)file->length, XML_TRUE) !=
        XML_STATUS_OK) {
        broken_say(reader);
    }
    XML_ParserFree(reader->parser);
    return !reader->is_stopped;
}

const char *xml_attribute(const struct xml_element *element, const char *name)
{
    for (size_t i = 0; element->attributes[i] != NULL; i += 2) {
        if (strcmp(element->attributes[i], name) == 0) {
            return element->attributes[i + 1];
        }
    }
    return NULL;
}

bool xml_is(const struct xml_element *element, const char *parent, const char *name)
{
    return strcmp(element->name, name) == 0 && strcmp(element->parent, parent) == 0;
}
