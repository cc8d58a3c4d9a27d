/* attributes.h - the few compiler attributes the house uses, by readable names. */
#pragma once

/* The result may not be ignored. */
#define NODISCARD __attribute__((warn_unused_result))

/* Argument `text` is a printf format for the arguments from `first` on. */
#define PRINTF_LIKE(text, first) __attribute__((format(printf, text, first)))

/* Mark a source text for translation where it is not rendered yet (base/say.h). */
#define N_(text) text

#define ARRAY_COUNT(array) (sizeof(array) / sizeof((array)[0]))
