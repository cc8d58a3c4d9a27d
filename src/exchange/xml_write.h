/* xml_write.h - texts and attributes of an XML file. Pure. What an XML file cannot hold
 * (control characters) is refused where names and texts enter. */
#pragma once

#include "base/text.h"

/* Add a text: '<' as "&lt;", and so on; line ends and tabs come back as they were. */
void xml_add(struct text *xml, const char *value);

/* Add " name="value"". */
void xml_add_attribute(struct text *xml, const char *name, const char *value);

/* The same for a whole number. */
void xml_add_attribute_number(struct text *xml, const char *name, size_t number);
