/* preparation.c - any bytes as a folder of tables: what is read holds together.
 *
 * The files stand one after the other, each ended by a byte 0x1E (which no text holds),
 * in the order of enum preparation_file; an empty one is not there. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/preparation_files.h"
#include "method/arena_check.h"
#include "method/arena_delta.h"

enum { FILE_END = 0x1E };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void require(bool holds, const char *claim)
{
    if (!holds) {
        (void)fprintf(stderr, "does not hold: %s\n", claim);
        abort();
    }
}

static void files_cut(const uint8_t *bytes, size_t length, struct file_bytes *files)
{
    for (size_t i = 0; i < PREPARATION_FILE_COUNT; i++) {
        const uint8_t *end = length > 0 ? memchr(bytes, FILE_END, length) : NULL;
        const size_t size = end != NULL ? (size_t)(end - bytes) : length;

        files[i] = (struct file_bytes){PREPARATION_FILE_NAMES[i],
                                       size > 0 ? (const char *)bytes : NULL, size};
        bytes += size + (end != NULL);
        length -= size + (end != NULL);
    }
}

static void coverage_require(const struct preparation *preparation, struct pool *pool)
{
    const struct holdings *holdings = &preparation->holdings;
    const bool *selected = preparation_selection(preparation, HOLDING_ACTUAL, pool);

    if (selected == NULL) {
        return;
    }
    const struct coverage *coverages =
        coverage_of(holdings, selected, HOLDING_ACTUAL, pool);
    for (size_t i = 0; i < holdings->source_count; i++) {
        for (size_t j = 0; j < coverages[i].actor_count; j++) {
            require(selected[coverages[i].actors[j]], "only the selected cover");
        }
    }
}

/* A version compared with itself has nothing to say. */
static void delta_require(const struct preparation *preparation,
                          const struct arena_ranking *ranking, struct pool *pool)
{
    const struct arena_combined version =
        arena_combine(preparation, ranking, HOLDING_ACTUAL, pool);
    const struct arena_delta delta = arena_delta(&version, &version, pool);

    require(delta.actor_count == preparation->arena.actor_count, "every actor once");
    for (size_t i = 0; i < delta.actor_count; i++) {
        const struct actor_delta *actor = &delta.actors[i];
        require(actor->was_selected == actor->is_selected &&
                    actor->class_before == actor->class_after,
                "no actor changed");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    SCOPED(pool) pool = pool_new();
    struct report report = {.pool = pool};
    struct file_bytes files[PREPARATION_FILE_COUNT];
    struct preparation preparation;

    files_cut(bytes, length, files);
    if (files[PREPARATION_RATINGS].bytes == NULL) {
        return 0;
    }
    if (!preparation_read(files, (struct preparation_reading){0}, pool, &report,
                          &preparation)) {
        require(report.error_count > 0, "what is refused has an error");
        return 0;
    }
    require(report.error_count == 0, "what is taken has none");
    const struct arena_ranking ranking = arena_rank(&preparation.arena, pool);
    const struct finding_list findings = arena_check(&preparation, &ranking, pool);
    size_t count = 0;
    for (const struct finding *finding = findings.first; finding != NULL;
         finding = finding->next) {
        require(say_in(pool, &finding->message, LANGUAGE_NL)[0] != '\0',
                "it says something");
        count++;
    }
    require(count == findings.count, "findings are counted");
    coverage_require(&preparation, pool);
    delta_require(&preparation, &ranking, pool);
    return 0;
}
