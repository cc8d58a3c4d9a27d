/* palette.h - the few colours of the drawings: paper, ink, and one thread from dark to
 * light. None of them means anything by itself: a word or a shape stands beside it. */
#pragma once

#define PALETTE_SHEET "#ffffff" /* white, so that a printer leaves it alone */
#define PALETTE_FAINT "#f5f2ea"
#define PALETTE_LINE "#cfc9bb"
#define PALETTE_GRID "#9fb5b0" /* a line on a coloured ground */
#define PALETTE_SOFT "#4f585f"
#define PALETTE_INK "#20262b"
#define PALETTE_THREAD "#0b6b66"
#define PALETTE_THREAD_SOFT "#d6ebe8"
#define PALETTE_NOTE "#8a5a00"
#define PALETTE_NOTE_SOFT "#fbefd5"

/* By class 0 (none) to 4 (core): a mark, and a ground that letters can stand on. */
static const char *const PALETTE_CLASS_MARK[] = {"#ffffff", "#d8d3c6", "#9cc7c3",
                                                 "#4d9a95", "#0b6b66"};
static const char *const PALETTE_CLASS_GROUND[] = {"#ffffff", "#f7f5ef", "#ebf3f0",
                                                   "#d9ebe7", "#bcdcd7"};

/* Groups of organisations: told apart by who sees no red or no green (Tol, "Colour
 * schemes", SRON 2021: muted); each also has a shape of its own (network_mark.h). */
static const char *const PALETTE_GROUP[] = {"#44aa99", "#cc6677", "#332288", "#ddcc77",
                                            "#88ccee", "#882255", "#999933", "#117733"};
#define PALETTE_OTHER "#b9b4a8"
#define PALETTE_TIE "#7f9a96"

/* From the lowest to the highest answer of a scale: one neutral hue, so that no answer
 * looks good or bad. Ink stands on all of them but the last, on which white stands. */
enum { PALETTE_LEVELS = 7 };
static const char *const PALETTE_LEVEL[] = {"#f1f4f7", "#dfe6ec", "#cdd7e0", "#b5c4d1",
                                            "#9db0c1", "#8399ad", "#3f566b"};
