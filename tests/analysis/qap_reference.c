/* qap_reference.c - reads the sets of the reference folder: tables by our own reader,
 * expected figures by their names in the JSON. */
#include "qap_reference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/limits.h"
#include "base/number.h"
#include "reference_folder.h"

const char *reference_text(const char *set, const char *file, struct pool *pool)
{
    struct text path;
    struct text content;
    char buffer[4096];

    text_init(&path, pool, LIMIT_CELL_BYTES);
    text_format(&path, "%s/%s/%s", reference_folder(), set, file);
    FILE *stream = fopen(path.bytes, "rb");
    if (stream == NULL) {
        return NULL;
    }
    text_init(&content, pool, LIMIT_FILE_BYTES);
    for (size_t read = sizeof buffer; read == sizeof buffer;) {
        read = fread(buffer, 1, sizeof buffer, stream);
        text_add_part(&content, buffer, read);
    }
    (void)fclose(stream);
    return content.bytes;
}

static struct csv_table reference_table(const char *set, const char *file,
                                        struct pool *pool)
{
    struct report report = {.pool = pool};
    struct csv_table table = {0};
    const char *text = reference_text(set, file, pool);

    if (text == NULL || !csv_read(&(struct file_bytes){file, text, strlen(text)}, pool,
                                  &report, &table)) {
        (void)fprintf(stderr, "%s/%s cannot be read\n", set, file);
        abort();
    }
    return table;
}

static struct matrix matrix_read(const char *set, const char *relation, struct pool *pool)
{
    struct text file;

    text_init(&file, pool, LIMIT_CELL_BYTES);
    text_format(&file, "network-%s.csv", relation);
    const struct csv_table table = reference_table(set, file.bytes, pool);
    struct matrix matrix = {table.row_count,
                            pool_array(pool, table.row_count * table.row_count, double)};
    for (size_t i = 0; i < matrix.count; i++) {
        for (size_t j = 0; j < matrix.count; j++) {
            double value = 0;
            if (i != j && !number_read_decimal(table.rows[i].cells[j + 1].text, &value)) {
                value = NAN;
            }
            matrix.cells[i * matrix.count + j] = value;
        }
    }
    return matrix;
}

static struct attribute attribute_read(const char *set, const char *name, size_t *count,
                                       struct pool *pool)
{
    const struct csv_table table = reference_table(set, "attributes.csv", pool);
    const char **texts = pool_array(pool, table.row_count, const char *);
    double *numbers = pool_array(pool, table.row_count, double);
    size_t column = 0;

    while (strcmp(table.header[column].text, name) != 0) {
        column++;
    }
    for (size_t i = 0; i < table.row_count; i++) {
        texts[i] = table.rows[i].cells[column].text;
        if (!number_read_decimal(texts[i], &numbers[i])) {
            numbers[i] = NAN;
        }
    }
    *count = table.row_count;
    return (struct attribute){name, ATTRIBUTE_NUMBER, texts, numbers};
}

struct matrix reference_matrix(const char *set, const char *term, struct pool *pool)
{
    const char *colon = strchr(term, ':');
    size_t count = 0;

    if (colon == NULL) {
        return matrix_read(set, term, pool);
    }
    if (strncmp(term, "t:", 2) == 0 || strncmp(term, "bin:", 4) == 0) {
        const struct matrix matrix = matrix_read(set, colon + 1, pool);
        return term[0] == 't' ? matrix_turned(&matrix, pool)
                              : matrix_binary(&matrix, pool);
    }
    const struct attribute attribute = attribute_read(set, colon + 1, &count, pool);
    switch (term[0]) {
    case 'a':
        return matrix_difference(&attribute, count, pool);
    case 'r':
        return matrix_receiver(&attribute, count, pool);
    default:
        return matrix_same(&attribute, count, pool);
    }
}

static const char *member_find(const char *at, const char *name)
{
    char quoted[100];

    (void)snprintf(quoted, sizeof quoted, "\"%s\":", name);
    const char *found = strstr(at, quoted);
    return found != NULL ? found + strlen(quoted) : NULL;
}

size_t reference_numbers(const char *at, const char *name, double *numbers_out)
{
    const char *value = member_find(at, name);
    size_t count = 0;

    if (value == NULL) {
        return 0;
    }
    value += strspn(value, " \n[");
    for (char *end = NULL; count < REFERENCE_VALUES_MAX; value = end) {
        value += strspn(value, " \n,");
        numbers_out[count] = strtod(value, &end);
        if (end == value) {
            break;
        }
        count++;
    }
    return count;
}

double reference_number(const char *at, const char *name)
{
    double numbers[REFERENCE_VALUES_MAX];

    return reference_numbers(at, name, numbers) > 0 ? numbers[0] : (double)NAN;
}

size_t reference_names(const char *at, const char *name, const char **names_out,
                       struct pool *pool)
{
    const char *value = member_find(at, name);
    size_t count = 0;

    if (value == NULL) {
        return 0;
    }
    value += strspn(value, " \n");
    const size_t most = *value == '[' ? REFERENCE_VALUES_MAX : 1;
    value += strspn(value, " \n[");
    while (*value == '"' && count < most) {
        const size_t length = strcspn(value + 1, "\"");
        names_out[count++] = pool_text_part(pool, value + 1, length);
        value += length + 2;
        value += strspn(value, " \n,");
    }
    return count;
}

struct matrix matrix_of_text(const char *rows, struct pool *pool)
{
    const size_t count = strcspn(rows, " ");
    const struct matrix matrix = {count, pool_array(pool, count * count, double)};

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            const char cell = rows[i * (count + 1) + j];
            matrix.cells[i * count + j] = cell == '.' ? (double)NAN : cell - '0';
        }
    }
    return matrix;
}

void figure_check(double actual, double expected, double tolerance, const char *file,
                  int line)
{
    if (!(fabs(actual - expected) <= tolerance)) {
        print_error("%.17g, not %.17g\n", actual, expected);
        _fail(file, line);
    }
}
