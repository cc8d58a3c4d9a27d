/* form_dialogue.h - ask the questions on the form of cooperation one by one. */
#pragma once

#include <stdio.h>

#include "method/form.h"

/* Ask all questions in `language`: reads lines from `in`, writes prompts to `out`.
 *
 * A line is the number or the words of an answer; "?" shows the help with its source;
 * an empty line leaves the question open; a wrong answer gets one sentence and the
 * question again. At the end of `in` what is left stays open. */
struct form_answers form_dialogue_ask(FILE *in, FILE *out, enum language language);
