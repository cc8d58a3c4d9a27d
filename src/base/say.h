/* say.h - render what is to be said in the language that a person reads.
 *
 * The language is an argument, never a setting of the process: one process
 * serves Dutch, French and English at the same moment. Source texts are
 * English; po/nl.po and po/fr.po are compiled into the program. */
#pragma once

#include "base/message.h"
#include "base/text.h"

enum language { LANGUAGE_NL, LANGUAGE_FR, LANGUAGE_EN, LANGUAGE_COUNT };

/* "nl", "fr", "en". */
const char *language_code(enum language language);
/* In its own words, so never translated: "Français". */
const char *language_name(enum language language);
bool language_find(const char *code, enum language *language_out);

/* Translate a source text that was marked with N_(); itself when there is no
 * translation. The result is static. About 10 comparisons a look-up. */
const char *say(const char *id, enum language language);

/* Add the sentence of a message, its arguments filled in; line ends in them become
 * spaces. */
void say_message(struct text *text, const struct message *message,
                 enum language language);

/* The same as a text in `pool`. */
const char *say_in(struct pool *pool, const struct message *message,
                   enum language language);
