/* arenas.c - the worked example, and arenas by chance. */
#include "arenas.h"

#include "base/limits.h"
#include "base/text.h"

enum { RATERS = 3, ACTORS = 14, NOBODY = -1 };

static const struct {
    const char *name;
    const char *sources;
    int importance[RATERS];
    int irreplaceability[RATERS];
    int own; /* the rater whose own organisation it is */
    const char *replaced_by[2];
} ROWS[ACTORS] = {
    {"OCMW Oosterlinde, sociale dienst",
     "R4, R5, (R1)",
     {4, 4, 4},
     {4, 4, 3},
     1,
     {"CAW"}},
    {"Stadsbestuur", "R3, R4", {4, 3, 3}, {4, 4, 4}, 0, {NULL}},
    {"Kind en Gezin, regioteam (Opgroeien)",
     "R6, R1",
     {4, 4, 3},
     {4, 3, 3},
     NOBODY,
     {NULL}},
    {"Vereniging waar armen het woord nemen \"De Springplank\"",
     "R2, R1",
     {4, 3, 4},
     {4, 3, 4},
     2,
     {NULL}},
    {"CAW", "R5", {3, 3, 2}, {3, 2, 2}, NOBODY, {"OCMW"}},
    {"Basisscholen (3 scholen)", "R7, R1, R9", {4, 3, 4}, {4, 4, 3}, NOBODY, {NULL}},
    {"CLB", "R6 (schoolleeftijd)", {3, 2, 2}, {3, 3, 2}, NOBODY, {"Kind en Gezin"}},
    {"Kinderopvang 't Nestje", "R7, R1", {3, 4, 3}, {2, 3, 2}, NOBODY, {"onthaalouders"}},
    {"Inloopteam De Drempel", "R1, R9", {3, 3, 4}, {3, 3, 4}, NOBODY, {"Vereniging"}},
    {"Huisartsenpraktijk / WGC",
     "R6",
     {3, 2, 3},
     {2, 2, 3},
     NOBODY,
     {"Kind en Gezin", "andere huisartsen"}},
    {"Woonmaatschappij", "R8", {2, 3, 4}, {4, 4, 4}, NOBODY, {NULL}},
    {"Voedselhulp (vrijwilligers)", "R1", {2, 2, 3}, {2, 1, 3}, NOBODY, {"Inloopteam"}},
    {"Bibliotheek", "R9, R7", {2, 1, 2}, {2, 1, 2}, NOBODY, {"Basisscholen"}},
    {"Sportdienst", "R7", {2, 1, 1}, {1, 2, 1}, NOBODY, {"jeugdwerk"}},
};

static const struct arena_override CLB_OVERRIDE = {
    .arena_class = 2, .reason = "0-6 is mostly before CLB age", .by = "", .at = ""};

static const char *const RATER_NAMES[] = {"A", "B", "C", "D", "E"};

struct arena arenas_oosterlinde(struct pool *pool)
{
    struct arena_actor *actors = pool_array(pool, ACTORS, struct arena_actor);
    struct arena_rating *ratings =
        pool_array(pool, (size_t)ACTORS * RATERS, struct arena_rating);

    for (size_t i = 0; i < ACTORS; i++) {
        actors[i] = (struct arena_actor){.name = ROWS[i].name,
                                         .sector = "",
                                         .sources = ROWS[i].sources,
                                         .note = "",
                                         .replaced_by = ROWS[i].replaced_by,
                                         .override = i == 6 ? &CLB_OVERRIDE : NULL};
        while (actors[i].replaced_by_count < 2 &&
               ROWS[i].replaced_by[actors[i].replaced_by_count] != NULL) {
            actors[i].replaced_by_count++;
        }
        for (int rater = 0; rater < RATERS; rater++) {
            ratings[i * RATERS + (size_t)rater] =
                (struct arena_rating){.is_rated = true,
                                      .is_own = ROWS[i].own == rater,
                                      .importance = ROWS[i].importance[rater],
                                      .irreplaceability = ROWS[i].irreplaceability[rater],
                                      .dependence = i == 10 ? 2 : 0};
        }
    }
    return (struct arena){.issue =
                              "Gezinnen met kinderen van 0 tot 6 jaar krijgen niet de "
                              "steun waar ze recht op hebben.",
                          .actors = actors,
                          .actor_count = ACTORS,
                          .raters = RATER_NAMES,
                          .rater_count = RATERS,
                          .ratings = ratings};
}

struct arena arenas_forget(const struct arena *arena, size_t actor, struct pool *pool)
{
    struct arena copy = *arena;
    struct arena_rating *ratings =
        pool_copy(pool, arena->ratings, arena->actor_count * arena->rater_count,
                  struct arena_rating);

    for (size_t rater = 0; rater < arena->rater_count; rater++) {
        ratings[actor * arena->rater_count + rater] = (struct arena_rating){0};
    }
    copy.ratings = ratings;
    return copy;
}

uint32_t arenas_next(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static const char *random_name(uint32_t *seed, size_t number, bool is_long,
                               struct pool *pool)
{
    static const char *const WORDS[] = {
        "Vereniging", "Samenwerkingsverband", "voor", "Gezinsondersteuning",   "en",
        "Inloophuis", "École maternelle",     "de",   "intergemeentelijke",    "WGC",
        "<Jeugd>",    "Kinderopvang",         "&",    "ervaringsdeskundigen-", "\u5b57"};
    const size_t count = 1 + arenas_next(seed) % (is_long ? 14 : 3);
    struct text name;

    text_init(&name, pool, LIMIT_NAME_BYTES + 100);
    text_format(&name, "Nr%zu", number);
    for (size_t i = 0; i < count && name.length < LIMIT_NAME_BYTES - 30; i++) {
        text_add(&name, " ");
        text_add(&name, WORDS[arenas_next(seed) % ARRAY_COUNT(WORDS)]);
    }
    return name.bytes;
}

struct arena arenas_make(const struct arenas_random *wish, struct pool *pool)
{
    const size_t count = wish->actor_count;
    struct arena_actor *actors = pool_array(pool, count, struct arena_actor);
    struct arena_rating *ratings =
        pool_array(pool, count * wish->rater_count, struct arena_rating);
    uint32_t seed = wish->seed;
    const uint32_t levels = (uint32_t)(LEVEL_COUNT + 1 - wish->level_min);

    for (size_t i = 0; i < count; i++) {
        const bool is_rated = !wish->has_unrated || arenas_next(&seed) % 3 != 0;
        actors[i] = (struct arena_actor){
            .name = random_name(&seed, i, wish->has_long_names, pool),
            .sector = "",
            .sources = "R1, R2",
            .note = ""};
        for (size_t rater = 0; rater < wish->rater_count; rater++) {
            ratings[i * wish->rater_count + rater] = (struct arena_rating){
                .is_rated = is_rated,
                .importance = wish->level_min + (int)(arenas_next(&seed) % levels),
                .irreplaceability = wish->level_min + (int)(arenas_next(&seed) % levels)};
        }
    }
    return (struct arena){.issue = "Te weinig plaatsen",
                          .actors = actors,
                          .actor_count = count,
                          .raters = RATER_NAMES,
                          .rater_count = wish->rater_count,
                          .ratings = ratings};
}
