#include "cli/arena_input.h"

#include <string.h>

#include "base/limits.h"
#include "cli/document.h"
#include "cli/input.h"
#include "method/arena_remarks.h"

static const char *path_join(const char *folder, const char *name, struct pool *pool)
{
    struct text path;
    const size_t length = strlen(folder);

    text_init(&path, pool, LIMIT_OUTPUT_BYTES);
    text_format(&path, "%s%s%s", folder, folder[length - 1] == '/' ? "" : "/", name);
    return path.bytes;
}

static bool folder_load(const char *folder, struct pool *pool, bool needs_ratings,
                        struct file_bytes *files, struct status *st)
{
    for (int i = 0; i < PREPARATION_FILE_COUNT; i++) {
        const char *path = path_join(folder, PREPARATION_FILE_NAMES[i], pool);
        const bool is_needed = i == PREPARATION_RATINGS && needs_ratings;

        if ((is_needed || input_exists(path)) && !input_read(path, pool, &files[i], st)) {
            return false;
        }
    }
    return true;
}

enum exit_code arena_input_load(const struct call *call, const char *path,
                                struct arena_input *input_out)
{
    struct file_bytes files[PREPARATION_FILE_COUNT] = {{0}};
    const char *highest = call_option(call, "--importance-highest");
    const bool is_folder = input_is_directory(path);
    const struct preparation_reading reading = {
        .is_alone = !is_folder,
        .is_one_highest = highest != NULL && strcmp(highest, "1") == 0,
        .may_be_unrated = call_option(call, "--blank") != NULL};
    struct arena_input *input = pool_array(call->pool, 1, struct arena_input);
    struct status st = {0};

    if (is_folder ? !folder_load(path, call->pool, !reading.may_be_unrated, files, &st)
                  : !input_read(path, call->pool, &files[PREPARATION_RATINGS], &st)) {
        return call_refuse(call, &st);
    }
    input->report.pool = call->pool;
    if (!preparation_read(files, reading, call->pool, &input->report,
                          &input->preparation)) {
        call_print_errors(call, &input->report);
        return EXIT_REFUSED;
    }
    const struct file_bytes *ratings = &files[PREPARATION_RATINGS];
    input->digest = is_folder ? digest_files(files, call->pool)
                              : digest_bytes(ratings->bytes, ratings->length, call->pool);
    /* The ranking keeps the address of its arena: it has to be the one given out. */
    *input_out = *input;
    input_out->ranking = arena_rank(&input_out->preparation.arena, call->pool);
    input_out->sensitivities = arena_sensitivities(&input_out->ranking, call->pool);
    arena_remarks(&input_out->ranking, &input_out->report);
    return EXIT_DONE;
}

enum holding_basis arena_input_basis(const struct call *call)
{
    return call_option(call, "--before-talks") != NULL ? HOLDING_ESTIMATED
                                                       : HOLDING_ACTUAL;
}

/* The longest actor's name that `list` begins with and that ends there at a separator;
 * actor_count when there is none. */
static size_t name_longest(const struct arena *arena, const char *list,
                           size_t *length_out)
{
    size_t found = arena->actor_count;

    *length_out = 0;
    for (size_t i = 0; i < arena->actor_count; i++) {
        const char *name = arena->actors[i].name;
        const size_t length = strlen(name);
        if (length > *length_out && strncmp(list, name, length) == 0 &&
            strchr(",|", list[length]) != NULL) {
            found = i;
            *length_out = length;
        }
    }
    return found;
}

static bool names_mark(const struct arena *arena, const char *list, bool *is_named,
                       struct pool *scratch, struct status *st)
{
    while (*list != '\0') {
        size_t length = 0;

        list += strspn(list, " ");
        const size_t actor = name_longest(arena, list, &length);
        if (actor == arena->actor_count) {
            const char *wrong = pool_text_part(scratch, list, strcspn(list, ",|"));
            return status_fail(st, STATUS_INVALID,
                               "'%s' is not an actor of the list; write it as it stands "
                               "there",
                               wrong);
        }
        is_named[actor] = true;
        list += length + (list[length] != '\0');
    }
    return true;
}

bool arena_input_actors(const struct call *call, const char *option,
                        const struct arena *arena, const bool **is_named_out,
                        struct status *st)
{
    bool *is_named = pool_array(call->pool, arena->actor_count, bool);
    const char *list = NULL;
    size_t n = 0;

    for (; (list = call_option_nth(call, option, n)) != NULL; n++) {
        if (!names_mark(arena, list, is_named, call->pool, st)) {
            return status_within(st, "option %s", option);
        }
    }
    *is_named_out = n > 0 ? is_named : NULL;
    return true;
}
