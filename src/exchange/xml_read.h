/* xml_read.h - one XML file, element by element, each with its line. Pure.
 *
 * Made for files that somebody made to do harm: a document type (and with it every entity
 * of its own) is refused, elements stand at most 64 deep, a text and a value of an
 * attribute hold at most LIMIT_CELL_BYTES of visible characters. Prefixes of elements are
 * dropped ("node", not "g:node"); those of attributes stay. */
#pragma once

#include "base/decode.h"

struct xml_element {
    const char *name; /* without its prefix */
    const char *prefix; /* "viz"; "" when it has none */
    const char *parent; /* name of the element around it; "" for the first */
    const char *const *attributes; /* name, value, ... NULL */
    struct place place; /* where it begins */
};

/* What a reader of one format does with what it meets; each gives false to stop, after an
 * error in the report. Texts are borrowed until the next call. */
struct xml_events {
    bool (*begin)(void *context, const struct xml_element *element);

    /* `text` is what stands in it after the last element in it, without blanks around. */
    bool (*end)(void *context, const struct xml_element *element, const char *text);
};

/* Read a file to its end.
 * fails  with errors in `report`: empty, larger than LIMIT_FILE_BYTES, no well-formed
 *        XML, an unknown encoding, past a limit; or an event said false. O(bytes). */
NODISCARD bool xml_read(const struct file_bytes *file, const struct xml_events *events,
                        void *context, struct pool *pool, struct report *report);

/* The value of an attribute, NULL when it is not there. */
const char *xml_attribute(const struct xml_element *element, const char *name);

/* Is it a `name` right within a `parent`? */
bool xml_is(const struct xml_element *element, const char *parent, const char *name);
