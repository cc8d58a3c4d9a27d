/* embed.c - write files as C constants, so that the program stays one file.
 *
 *     embed NAME=FILE NAME=FILE ... > out.c
 *     embed --table TABLE FILE ...  > out.c
 *
 * Each FILE becomes `embedded_NAME` and `embedded_NAME_size`; with --table they become
 * the rows of `const struct embedded_file TABLES[]` and `TABLE_COUNT`, by their names
 * without folder. One zero byte that the size does not count follows the content: text
 * can be used as a string, and an empty file is still an array. Equal files give equal
 * bytes. Runs at build time only. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { BYTES_A_LINE = 16 };

static bool is_identifier(const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)name[i]) && name[i] != '_') {
            return false;
        }
    }
    return length > 0;
}

/* Write the content as a list of numbers; gives its size. */
static size_t bytes_embed(FILE *file)
{
    size_t size = 0;

    for (int byte = getc(file); byte != EOF; byte = getc(file)) {
        printf("%s%d,", size % BYTES_A_LINE == 0 ? "\n    " : " ", byte);
        size++;
    }
    printf("\n    0};\n");
    return size;
}

/* The extern lines say that the constants are meant to be seen from elsewhere. */
static bool file_embed(const char *name, int name_length, FILE *file)
{
    printf("\nextern const unsigned char embedded_%.*s[];\n", name_length, name);
    printf("extern const size_t embedded_%.*s_size;\n", name_length, name);
    printf("const unsigned char embedded_%.*s[] = {", name_length, name);
    const size_t size = bytes_embed(file);
    printf("const size_t embedded_%.*s_size = %zu;\n", name_length, name, size);
    return !ferror(file);
}

static bool argument_embed(const char *argument)
{
    const char *equals = strchr(argument, '=');
    if (!equals || !is_identifier(argument, (size_t)(equals - argument))) {
        fprintf(stderr, "embed: must be NAME=FILE, not '%s'\n", argument);
        return false;
    }

    FILE *file = fopen(equals + 1, "rb");
    if (!file) {
        perror(equals + 1);
        return false;
    }
    const bool is_read = file_embed(argument, (int)(equals - argument), file);
    if (!is_read) {
        perror(equals + 1);
    }
    fclose(file);
    return is_read;
}

static bool table_embed(const char *table, char **files, int file_count)
{
    printf("#include \"base/embedded.h\"\n\n");
    printf("extern const struct embedded_file %sS[];\n", table);
    printf("extern const size_t %s_COUNT;\n", table);
    for (int i = 0; i < file_count; i++) {
        FILE *file = fopen(files[i], "rb");
        if (!file) {
            perror(files[i]);
            return false;
        }
        printf("\nstatic const unsigned char file_%d[] = {", i);
        (void)bytes_embed(file);
        fclose(file);
    }
    printf("\nconst struct embedded_file %sS[] = {\n", table);
    for (int i = 0; i < file_count; i++) {
        const char *slash = strrchr(files[i], '/');
        printf("    {\"%s\", file_%d, sizeof file_%d - 1},\n",
               slash ? slash + 1 : files[i], i, i);
    }
    printf("    {0, 0, 0}};\nconst size_t %s_COUNT = %d;\n", table, file_count);
    return true;
}

int main(int argc, char **argv)
{
    printf("/* Made by tools/embed.c: change the files it names, not this one. */\n");
    printf("#include <stddef.h>\n");
    if (argc > 2 && strcmp(argv[1], "--table") == 0) {
        return table_embed(argv[2], argv + 3, argc - 3) && !ferror(stdout) ? 0 : 1;
    }
    for (int i = 1; i < argc; i++) {
        if (!argument_embed(argv[i])) {
            return 1;
        }
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
