#include "base/lines.h"

#include <string.h>

/* The line behind the one that begins here. */
static const char *behind(const char *line)
{
    line += strcspn(line, "\n");
    return line + (*line == '\n');
}

bool lines_have(const char *lines, const char *line)
{
    const size_t length = strlen(line);

    for (; *lines != '\0'; lines = behind(lines)) {
        if (strcspn(lines, "\n") == length && memcmp(lines, line, length) == 0) {
            return true;
        }
    }
    return false;
}

size_t lines_count(const char *lines)
{
    size_t count = 0;

    for (; *lines != '\0'; lines = behind(lines)) {
        count++;
    }
    return count;
}

const char *lines_next(const char **at, struct pool *pool)
{
    const char *line = *at;

    if (*line == '\0') {
        return NULL;
    }
    *at = behind(line);
    return pool_text_part(pool, line, strcspn(line, "\n"));
}

const char *lines_next_filled(const char **at, struct pool *pool)
{
    *at += strspn(*at, "\n");
    return lines_next(at, pool);
}

const char *paragraph_next(const char **at, struct pool *pool)
{
    const char *paragraph = *at;
    const char *end = strstr(paragraph, "\n\n");

    if (*paragraph == '\0') {
        return NULL;
    }
    if (end == NULL) {
        *at = paragraph + strlen(paragraph);
        return paragraph;
    }
    *at = end + 2;
    return pool_text_part(pool, paragraph, (size_t)(end - paragraph));
}

const char *lines_value(const char *lines, const char *name, struct pool *pool)
{
    const size_t length = strlen(name);

    for (; *lines != '\0'; lines = behind(lines)) {
        if (strncmp(lines, name, length) == 0 && lines[length] == ' ') {
            const char *value = lines + length + 1;
            return pool_text_part(pool, value, strcspn(value, "\n"));
        }
    }
    return NULL;
}

void lines_add(struct text *lines, const char *line)
{
    text_format(lines, "%s%s", lines->length == 0 ? "" : "\n", line);
}
