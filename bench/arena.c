/* arena.c - how fast arenas are ranked and tables of ratings are read.
 *
 * Reading is given beside a bare read of the same file that counts its lines, as `wc -l`
 * does, in the same run: the ratio says more than the seconds of one machine. Both read
 * the file anew each time, from the cache of the system. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/limits.h"
#include "exchange/ratings_file.h"
#include "method/arena_explain.h"
#include "random.h"
#include "timer.h"

enum { BLOCK_BYTES = 64 * 1024, RUNS_LEAST = 5 };

static const double SECONDS_LEAST = 0.5; /* for each figure */

/* Peak memory of the process so far. */
static double peak_megabytes(void)
{
    struct rusage usage;

    (void)getrusage(RUSAGE_SELF, &usage);
    return (double)usage.ru_maxrss / 1024;
}

static void require(bool is_good, const char *what)
{
    if (!is_good) {
        (void)fprintf(stderr, "arena: %s\n", what);
        exit(EXIT_FAILURE);
    }
}

/* Say the first error. */
static void require_accepted(bool is_accepted, const struct report *report)
{
    struct text text;

    if (!is_accepted) {
        text_init(&text, report->pool, LIMIT_CELL_BYTES);
        report_entry_say(report->first, LANGUAGE_EN, &text);
        require(false, text.bytes);
    }
}

/* ---- input ---- */

static void rating_write(FILE *file, size_t actor, size_t rater, size_t actor_count,
                         uint64_t *state)
{
    static const char *const LEVELS[] = {"groot", "eerder groot", "eerder klein",
                                         "klein"};
    static const char *const DEPENDENCES[] = {"", "eerder klein", "eerder groot",
                                              "groot"};

    (void)fprintf(file, "Organisatie %zu van de stad,beoordelaar %zu,%zu,%s,%s,%s", actor,
                  rater, 1 + random_below(state, 4), LEVELS[random_below(state, 4)],
                  random_below(state, 20) == 0 ? "x" : "",
                  DEPENDENCES[random_below(state, 4)]);
    if (random_below(state, 3) == 0) {
        const size_t other = actor + 1 + random_below(state, actor_count - 1);
        (void)fprintf(file, ",Organisatie %zu van de stad", other % actor_count);
    } else {
        (void)fprintf(file, ",");
    }
    (void)fprintf(file, ",\"R%zu, R%zu\"\n", random_below(state, 9),
                  random_below(state, 9));
}

/* Write everybody's ratings to a new file; its name replaces the end of `path`. */
static void ratings_write(char *path, size_t actors, size_t raters)
{
    uint64_t state = 20260303;
    const int descriptor = mkstemp(path);
    require(descriptor >= 0, "could not make a temporary file");
    FILE *file = fdopen(descriptor, "w");

    require(file != NULL, "could not write the temporary file");
    (void)fprintf(file, "actor,rater,importance,replaceability,own,dependence,"
                        "replaced_by,sources\n");
    for (size_t rater = 0; rater < raters; rater++) {
        for (size_t actor = 0; actor < actors; actor++) {
            rating_write(file, actor, rater, actors, &state);
        }
    }
    require(fclose(file) == 0, "could not write the temporary file");
}

/* ---- reading ---- */

/* Read the file block by block; hand each to the caller's text, if any. */
static size_t file_read(const char *path, struct text *text)
{
    static char block[BLOCK_BYTES];
    FILE *file = fopen(path, "rb");
    size_t lines = 0;
    size_t length = 0;

    require(file != NULL, "could not read the temporary file");
    while ((length = fread(block, 1, sizeof block, file)) > 0) {
        if (text != NULL) {
            text_add_part(text, block, length);
            continue;
        }
        for (const char *at = block;
             (at = memchr(at, '\n', (size_t)(block + length - at))) != NULL; at++) {
            lines++;
        }
    }
    (void)fclose(file);
    return lines;
}

/* How long `step` takes, in seconds: the mean of many. */
static double time_of(void (*step)(const void *), const void *argument)
{
    const double begin = now_seconds();
    size_t runs = 0;

    while (runs < RUNS_LEAST || now_seconds() - begin < SECONDS_LEAST) {
        step(argument);
        runs++;
    }
    return (now_seconds() - begin) / (double)runs;
}

static void lines_step(const void *path)
{
    require(file_read(path, NULL) > 0, "the temporary file is empty");
}

static struct arena ratings_load(const char *path, struct pool *pool)
{
    const struct ratings_reading reading = {0};
    struct report report = {.pool = pool};
    struct csv_table table;
    struct arena arena;
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    (void)file_read(path, &text);
    require_accepted(csv_read(&(struct file_bytes){path, text.bytes, text.length}, pool,
                              &report, &table) &&
                         ratings_read(&table, &reading, pool, &report, &arena),
                     &report);
    return arena;
}

static void csv_step(const void *path)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct csv_table table;
    struct text text;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    (void)file_read(path, &text);
    require_accepted(csv_read(&(struct file_bytes){path, text.bytes, text.length}, pool,
                              &report, &table),
                     &report);
}

static void ratings_step(const void *path)
{
    SCOPED(pool) pool = pool_new();

    require(ratings_load(path, pool).actor_count > 0, "there are no actors");
}

static void reading_print(const char *name, double seconds, double bare, size_t rows,
                          double megabytes)
{
    (void)printf("  %-24s %9.3f %12.0f %9.1f %8.1f %9.1f\n", name, seconds * 1e3,
                 (double)rows / seconds, megabytes / seconds, seconds / bare,
                 peak_megabytes());
}

static void reading_time(const char *path, size_t rows)
{
    FILE *file = fopen(path, "rb");
    require(file != NULL && fseek(file, 0, SEEK_END) == 0, "could not read the file");
    const double megabytes = (double)ftell(file) / 1e6;
    const double bare = time_of(lines_step, path);

    (void)fclose(file);
    (void)printf("%zu rows, %.2f MB%15s %9s %12s %9s %8s %9s\n", rows, megabytes, "",
                 "ms", "rows/s", "MB/s", "ratio", "peak MB");
    reading_print("read, count lines", bare, bare, rows, megabytes);
    reading_print("read, csv", time_of(csv_step, path), bare, rows, megabytes);
    reading_print("read, csv, ratings", time_of(ratings_step, path), bare, rows,
                  megabytes);
}

/* ---- ranking ---- */

static void rank_step(const void *arena)
{
    SCOPED(pool) pool = pool_new();

    (void)arena_rank(arena, pool);
}

static void sensitivity_step(const void *arena)
{
    SCOPED(pool) pool = pool_new();
    const struct arena_ranking ranking = arena_rank(arena, pool);

    (void)arena_sensitivities(&ranking, pool);
}

static void explain_all(const struct arena *arena, bool is_said)
{
    SCOPED(pool) pool = pool_new();
    const struct arena_ranking ranking = arena_rank(arena, pool);
    const struct arena_sensitivity *sensitivities = arena_sensitivities(&ranking, pool);

    for (size_t i = 0; i < arena->actor_count; i++) {
        const struct arena_result *result = &ranking.results[i];
        const struct arena_explanation explanation =
            arena_explain(&ranking, result, &sensitivities[result->actor], pool);
        if (is_said) {
            (void)arena_explanation_say(&explanation, LANGUAGE_NL, pool);
        }
    }
}

static void explain_step(const void *arena)
{
    explain_all(arena, false);
}

static void say_step(const void *arena)
{
    explain_all(arena, true);
}

static void ranking_time(const struct arena *arena)
{
    static const struct {
        const char *name;
        void (*step)(const void *);
    } STEPS[] = {
        {"rank", rank_step},
        {"with sensitivities", sensitivity_step},
        {"with explanations", explain_step},
        {"explained in Dutch", say_step},
    };

    (void)printf("%zu actors x %zu raters%13s %9s %12s %28s\n", arena->actor_count,
                 arena->rater_count, "", "ms", "rankings/s", "peak MB");
    for (size_t i = 0; i < ARRAY_COUNT(STEPS); i++) {
        const double seconds = time_of(STEPS[i].step, arena);
        (void)printf("  %-24s %9.3f %12.0f %28.1f\n", STEPS[i].name, seconds * 1e3,
                     1 / seconds, peak_megabytes());
    }
}

int main(void)
{
    static const struct {
        size_t actors;
        size_t raters;
    } SIZES[] = {{14, 3}, {60, 9}, {LIMIT_ACTORS, LIMIT_RATERS}};

    for (size_t i = 0; i < ARRAY_COUNT(SIZES); i++) {
        SCOPED(pool) pool = pool_new();
        char path[] = "/tmp/samenspel-arena-XXXXXX";

        ratings_write(path, SIZES[i].actors, SIZES[i].raters);
        reading_time(path, SIZES[i].actors * SIZES[i].raters);
        const struct arena arena = ratings_load(path, pool);
        (void)unlink(path);
        ranking_time(&arena);
    }
    return EXIT_SUCCESS;
}
