#include "web/mustache.h"

#include <string.h>

#include "web/mustache_program.h"

static const char *name_of(const struct embedded_file *file, struct pool *pool)
{
    static const char ENDING[] = ".html";
    const size_t length = strlen(file->name);
    const size_t end = sizeof ENDING - 1;

    if (length < end || strcmp(file->name + length - end, ENDING) != 0) {
        return file->name;
    }
    return pool_text_part(pool, file->name, length - end);
}

const struct template *template_find(const struct template_set *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->templates[i].name, name) == 0) {
            return &set->templates[i];
        }
    }
    return NULL;
}

/* A template that calls itself in every case never ends; one that calls itself in a
 * section, block or argument ends when the data do. */
static bool circle_check(struct template_set *set, size_t i, struct status *st)
{
    struct template *template = &set->templates[i];

    if (template->visit == TEMPLATE_DONE) {
        return true;
    }
    if (template->visit == TEMPLATE_OPEN) {
        (void)status_fail(st, STATUS_INVALID, "this template always holds itself");
        return mustache_refuse(template->file, &(struct token){.line = 1}, st);
    }
    template->visit = TEMPLATE_OPEN;
    for (size_t at = 0; at < template->op_count; at += template->ops[at].length) {
        const struct template *called = template->ops[at].called;
        if (called != NULL && !circle_check(set, (size_t)(called - set->templates), st)) {
            return false;
        }
    }
    template->visit = TEMPLATE_DONE;
    return true;
}

static bool template_make(const struct template_set *set, enum language language,
                          const struct embedded_file *file, struct template *template,
                          struct status *st)
{
    SCOPED(pool) scratch = pool_new();
    struct token_list tokens = {
        .file = file->name, .pool = set->pool, .scratch = scratch};

    if (!mustache_scan(file, language, &tokens, st) || !mustache_match(&tokens, 0, st)) {
        return false;
    }
    mustache_trim(&tokens);
    return mustache_compile(&tokens, set, template, st);
}

bool template_set_make(const struct template_files *files, enum language language,
                       struct pool *pool, struct template_set **set_out,
                       struct status *st)
{
    struct template_set *set = pool_bytes(pool, sizeof *set);

    set->pool = pool;
    set->templates = pool_array(pool, files->count, struct template);
    set->count = files->count;
    for (size_t i = 0; i < set->count; i++) {
        set->templates[i].name = name_of(&files->items[i], pool);
        set->templates[i].file = files->items[i].name;
        set->templates[i].language = language;
    }
    for (size_t i = 0; i < set->count; i++) {
        if (!template_make(set, language, &files->items[i], &set->templates[i], st)) {
            return false;
        }
    }
    for (size_t i = 0; i < set->count; i++) {
        if (!circle_check(set, i, st)) {
            return false;
        }
    }
    *set_out = set;
    return true;
}
