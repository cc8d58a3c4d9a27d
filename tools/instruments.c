/* instruments.c - write questionnaires as C constants, after checking everything.
 *
 *     instruments FILE.json ... > out.c
 *
 * A file is one version of one instrument, CODE-VERSION.json: its texts in every
 * language, its scales by name, its steps with their items (src/method/instrument.h says
 * what each means). All keys are wanted but those that tools/instrument_check.c marks
 * with '?', and no others; a text is empty in all languages or in none. What is wrong is
 * said with the file and the place in it, all at once, and then nothing is written. Equal
 * files give equal bytes. Runs at build time only. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instrument_check.h"

enum { INSTRUMENTS_MOST = 100 };

/* A string without its quotes; ?? would be a trigraph. */
static void text_write(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n') {
            fputs("\\n", stdout);
            continue;
        }
        if (strchr("\"\\?", *at) != NULL) {
            putchar('\\');
        }
        putchar(*at);
    }
}

static void wording_write(const char *field, const json_t *wording)
{
    printf("\n     .%s = {{", field);
    for (size_t i = 0; LANGUAGES[i] != NULL; i++) {
        const json_t *said = json_object_get(wording, LANGUAGES[i]);
        printf("%s\"", i > 0 ? ",\n         " : "");
        if (json_is_string(said)) {
            text_write(json_string_value(said));
        }
        for (size_t j = 0; j < json_array_size(said); j++) {
            text_write(j > 0 ? "\n\n" : "");
            text_write(json_string_value(json_array_get(said, j)));
        }
        putchar('"');
    }
    printf("}},");
}

static void flag_write(const char *field, const json_t *object)
{
    printf("\n     .%s = %s,", field,
           json_is_true(json_object_get(object, field)) ? "true" : "false");
}

static void scales_write(size_t number, json_t *scales)
{
    const char *name = NULL;
    json_t *levels = NULL;

    json_object_foreach(scales, name, levels)
    {
        printf("\nstatic const struct item_level scale_%zu_%s[] = {", number, name);
        for (size_t i = 0; i < json_array_size(levels); i++) {
            const json_t *level = json_array_get(levels, i);
            printf("\n    {.value = %d,\n     .code = \"%s\",", (int)value_of(levels, i),
                   string_of(level, "code"));
            wording_write("label", json_object_get(level, "label"));
            printf("},");
        }
        printf("};\n");
    }
}

static void item_write(size_t number, const json_t *root, const json_t *item)
{
    static const char *const CONSTANTS[] = {"ITEM_NAMES", "ITEM_LEVEL", "ITEM_SET",
                                            "ITEM_TEXT"};
    const json_t *needs = json_object_get(item, "needs");
    const json_t *scale = scale_of(root, item);

    printf("\n    {.code = \"%s\",\n     .kind = %s,", string_of(item, "code"),
           CONSTANTS[words_find(KINDS, string_of(item, "kind"))]);
    wording_write("question", json_object_get(item, "question"));
    wording_write("mirror", json_object_get(item, "mirror"));
    if (scale != NULL) {
        printf("\n     .levels = scale_%zu_%s,\n     .level_count = %zu,", number,
               string_of(item, "scale"), json_array_size(scale));
    }
    flag_write("is_nominal", item);
    flag_write("is_background", item);
    flag_write("may_not_know", item);
    flag_write("has_default", item);
    if (needs != NULL) {
        printf("\n     .needs = \"%s\",\n     .needs_least = %d,",
               string_of(needs, "item"),
               (int)json_integer_value(json_object_get(needs, "least")));
    }
    printf("},");
}

static void items_write(size_t number, const json_t *root, const json_t *step)
{
    const json_t *items = json_object_get(step, "items");

    printf("\nstatic const struct instrument_item items_%zu_%s[] = {", number,
           string_of(step, "code"));
    for (size_t i = 0; i < json_array_size(items); i++) {
        item_write(number, root, json_array_get(items, i));
    }
    printf("};\n");
}

static void step_write(size_t number, const json_t *step)
{
    static const char *const CONSTANTS[] = {"SIGHT_MEMBERS", "SIGHT_NOBODY",
                                            "SIGHT_COORDINATOR"};
    static const char *const TEXTS[] = {"title", "question",    "mirror",
                                        "help",  "sight_words", NULL};
    const char *code = string_of(step, "code");

    printf("\n    {.code = \"%s\",\n     .sight = %s,", code,
           CONSTANTS[words_find(SIGHTS, string_of(step, "sight"))]);
    for (size_t i = 0; TEXTS[i] != NULL; i++) {
        wording_write(TEXTS[i], json_object_get(step, TEXTS[i]));
    }
    flag_write("is_optional", step);
    flag_write("is_scale", step);
    printf("\n     .items = items_%zu_%s,\n     .item_count = %zu},", number, code,
           json_array_size(json_object_get(step, "items")));
}

/* Lists of codes, and the presets that have them. */
static void presets_write(size_t number, const json_t *presets)
{
    for (size_t i = 0; i < json_array_size(presets); i++) {
        const json_t *steps = json_object_get(json_array_get(presets, i), "steps");
        printf("\nstatic const char *const preset_%zu_%zu[] = {", number, i);
        for (size_t j = 0; j < json_array_size(steps); j++) {
            printf("\"%s\", ", json_string_value(json_array_get(steps, j)));
        }
        printf("NULL};\n");
    }
    if (json_array_size(presets) > 0) {
        printf("\nstatic const struct instrument_preset presets_%zu[] = {", number);
    }
    for (size_t i = 0; i < json_array_size(presets); i++) {
        const json_t *preset = json_array_get(presets, i);
        printf("\n    {.code = \"%s\",", string_of(preset, "code"));
        wording_write("title", json_object_get(preset, "title"));
        wording_write("help", json_object_get(preset, "help"));
        printf("\n     .steps = preset_%zu_%zu}%s", number, i,
               i + 1 < json_array_size(presets) ? "," : "};\n");
    }
}

static void respondent_write(const char *field, const json_t *root)
{
    static const char *const CONSTANTS[] = {"RESPONDENT_FAMILIES", "RESPONDENT_WORKERS",
                                            "RESPONDENT_COORDINATOR",
                                            "RESPONDENT_NOBODY"};

    printf("\n     .%s = %s,", field,
           CONSTANTS[words_find(RESPONDENTS, string_of(root, field))]);
}

static void file_write(size_t number, json_t *root)
{
    static const char *const TEXTS[] = {"title",          "caution", "opening",
                                        "mirror_opening", "unknown", NULL};
    static const char *const CONSTANTS[] = {"WORLD_IDENTIFIED", "WORLD_ANONYMOUS"};
    const json_t *steps = json_object_get(root, "steps");
    const json_t *presets = json_object_get(root, "presets");

    presets_write(number, presets);
    scales_write(number, json_object_get(root, "scales"));
    for (size_t i = 0; i < json_array_size(steps); i++) {
        items_write(number, root, json_array_get(steps, i));
    }
    printf("\nstatic const struct instrument_step steps_%zu[] = {", number);
    for (size_t i = 0; i < json_array_size(steps); i++) {
        step_write(number, json_array_get(steps, i));
    }
    printf("};\n\nstatic const struct instrument instrument_%zu = {", number);
    printf("\n     .code = \"%s\",\n     .version = \"%s\",\n     .world = %s,",
           string_of(root, "code"), string_of(root, "version"),
           CONSTANTS[words_find(WORLDS, string_of(root, "world"))]);
    respondent_write("asked", root);
    respondent_write("mirrored", root);
    for (size_t i = 0; TEXTS[i] != NULL; i++) {
        wording_write(TEXTS[i], json_object_get(root, TEXTS[i]));
    }
    if (json_array_size(presets) > 0) {
        printf("\n     .presets = presets_%zu,\n     .preset_count = %zu,", number,
               json_array_size(presets));
    }
    printf("\n     .steps = steps_%zu,\n     .step_count = %zu};\n", number,
           json_array_size(steps));
}

static void files_write(json_t *const *files, size_t count)
{
    printf("/* Made by tools/instruments.c: change instruments/, not this file. */\n");
    printf("#include \"method/instrument.h\"\n\n");
    printf(
        "_Static_assert(LANGUAGE_NL == 0 && LANGUAGE_FR == 1 && LANGUAGE_EN == 2 &&\n");
    printf("               LANGUAGE_COUNT == 3, \"the order of the texts\");\n");
    for (size_t i = 0; i < count; i++) {
        file_write(i, files[i]);
    }
    printf("\nconst struct instrument *const INSTRUMENTS[] = {");
    for (size_t i = 0; i < count; i++) {
        printf("&instrument_%zu, ", i);
    }
    printf("NULL};\nconst size_t INSTRUMENT_COUNT = %zu;\n", count);
}

/* By code, then by version; versions are numbers without a zero in front. */
static int file_compare(const void *a, const void *b)
{
    const json_t *one = *(json_t *const *)a;
    const json_t *other = *(json_t *const *)b;
    const int codes = strcmp(string_of(one, "code"), string_of(other, "code"));
    const size_t length = strlen(string_of(one, "version"));
    const size_t length_other = strlen(string_of(other, "version"));

    if (codes != 0 || length == length_other) {
        return codes != 0
                   ? codes
                   : strcmp(string_of(one, "version"), string_of(other, "version"));
    }
    return length < length_other ? -1 : 1;
}

/* NULL when it is no JSON. */
static json_t *file_read(const char *name)
{
    json_error_t error;
    json_t *root = json_load_file(name, JSON_REJECT_DUPLICATES, &error);

    if (root == NULL) {
        fprintf(stderr, "%s:%d: %s\n", name, error.line, error.text);
    }
    return root;
}

int main(int argc, char **argv)
{
    json_t *files[INSTRUMENTS_MOST];
    size_t count = 0;
    bool is_good = true;

    for (int i = 1; i < argc && count < INSTRUMENTS_MOST; i++) {
        json_t *root = file_read(argv[i]);
        is_good = root != NULL && instrument_check(argv[i], root) && is_good;
        if (root != NULL) {
            files[count++] = root;
        }
    }
    if (is_good) {
        qsort(files, count, sizeof files[0], file_compare);
        files_write(files, count);
    }
    for (size_t i = 0; i < count; i++) {
        json_decref(files[i]);
    }
    return is_good && fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
