/* instrument_check.c - see instrument_check.h. What is wrong is said with the place in
 * the file: "relation-1.json: steps[3].items[0]: no scale 'contac'". */
#include "instrument_check.h"

#include <string.h>

/* LEVELS_MOST is DISCLOSURE_LEVELS of method/disclosure.h, which asserts it. */
enum { VALUE_MOST = 30, LEVELS_MOST = 12, DIGITS_MOST = 4 };

const char *const WORLDS[] = {"identified", "anonymous", NULL};
const char *const KINDS[] = {"names", "level", "set", "text", NULL};
const char *const SIGHTS[] = {"members", "nobody", "coordinator", NULL};
const char *const RESPONDENTS[] = {"families", "workers", "coordinator", NULL};

json_int_t value_of(const json_t *levels, size_t i)
{
    const json_t *value = json_object_get(json_array_get(levels, i), "value");
    return json_is_integer(value) ? json_integer_value(value) : -1;
}

static void scale_check(const json_t *levels, const struct where *where)
{
    static const char *const KEYS[] = {"value", "code", "label", NULL};

    if (!list_check(levels, where)) {
        return;
    }
    if (json_array_size(levels) > LEVELS_MOST) {
        refuse(where, "has %zu levels, and may have %d", json_array_size(levels),
               LEVELS_MOST);
    }
    for (size_t i = 0; i < json_array_size(levels); i++) {
        const struct where here = {where, NULL, i};
        const json_t *level = json_array_get(levels, i);
        if (!has_keys(level, KEYS, &here)) {
            continue;
        }
        code_check(level, "code", &here);
        once_check(levels, i, &here);
        wording_check(level, "label", false, &here);
        if (value_of(levels, i) < 0 || value_of(levels, i) > VALUE_MOST) {
            refuse(&here, "value must be 0 to %d", VALUE_MOST);
        }
        if (i > 0 && value_of(levels, i) <= value_of(levels, i - 1)) {
            refuse(&here, "values must ascend");
        }
    }
}

/* The item of this code that stands before item `item` of step `step`, or NULL. */
static const json_t *item_before(const json_t *root, const char *code, size_t step,
                                 size_t item)
{
    const json_t *steps = json_object_get(root, "steps");

    for (size_t i = 0; i <= step; i++) {
        const json_t *items = json_object_get(json_array_get(steps, i), "items");
        const size_t end = i == step ? item : json_array_size(items);
        for (size_t j = 0; j < end; j++) {
            if (strcmp(string_of(json_array_get(items, j), "code"), code) == 0) {
                return json_array_get(items, j);
            }
        }
    }
    return NULL;
}

const json_t *scale_of(const json_t *root, const json_t *item)
{
    return json_object_get(json_object_get(root, "scales"), string_of(item, "scale"));
}

/* `before` is the item that is needed. */
static void needs_check(const json_t *root, const json_t *needs, const json_t *before,
                        const struct where *where)
{
    static const char *const KEYS[] = {"item", "least", NULL};
    const struct where here = {where, "needs", 0};

    if (!has_keys(needs, KEYS, &here)) {
        return;
    }
    if (before == NULL) {
        refuse(&here, "no item '%s' is asked before", string_of(needs, "item"));
        return;
    }
    const json_t *levels = scale_of(root, before);
    const json_t *least = json_object_get(needs, "least");
    for (size_t i = 0; i < json_array_size(levels); i++) {
        if (json_is_integer(least) && json_integer_value(least) == value_of(levels, i)) {
            return;
        }
    }
    refuse(&here, "'least' must be a level of '%s'", string_of(needs, "item"));
}

/* Does the scale fit what is asked with it? */
static void kind_check(const json_t *root, const json_t *item, const struct where *where)
{
    const char *kind = string_of(item, "kind");
    const json_t *levels = scale_of(root, item);
    const bool has_default = json_is_true(json_object_get(item, "has_default"));

    if (strcmp(kind, "text") == 0) {
        if (json_object_get(item, "scale") != NULL) {
            refuse(where, "a text has no scale");
        }
    } else if (levels == NULL) {
        refuse(where, "no scale '%s'", string_of(item, "scale"));
    } else if (strcmp(kind, "names") == 0) {
        if (json_array_size(levels) != 1 || value_of(levels, 0) != 1) {
            refuse(where, "the scale of names has the value 1 alone");
        }
    } else if (strcmp(kind, "level") == 0 && has_default && value_of(levels, 0) != 0) {
        refuse(where, "a default is the value 0, which its scale has not");
    }
}

static bool is_anonymous(const json_t *root)
{
    return strcmp(string_of(root, "world"), "anonymous") == 0;
}

/* An anonymous survey names nobody, chooses nothing for anybody, and asks on its own
 * screen what is about who answers. */
static void anonymous_item_check(const json_t *root, const json_t *step,
                                 const json_t *item, const struct where *where)
{
    const bool is_level = strcmp(string_of(item, "kind"), "level") == 0;

    if (json_object_get(item, "needs") != NULL) {
        refuse(where, "an anonymous survey has no 'needs'");
    }
    if (strcmp(string_of(item, "kind"), "names") == 0) {
        refuse(where, "an anonymous survey names nobody");
    }
    if (is_flagged(item, "has_default")) {
        refuse(where, "an anonymous survey chooses nothing for anybody");
    }
    if (is_flagged(item, "is_nominal") && !is_level) {
        refuse(where, "only levels can be nominal");
    }
    if (is_flagged(item, "is_background") &&
        (!is_level || json_object_get(item, "mirror") != NULL ||
         json_array_size(json_object_get(step, "items")) != 1)) {
        refuse(where, "background is a level of its own step, without a mirror");
    }
    if (json_object_get(item, "mirror") != NULL &&
        json_object_get(root, "mirrored") == NULL) {
        refuse(where, "has a mirror, but nobody mirrors");
    }
}

static void identified_item_check(const json_t *item, const struct where *where)
{
    static const char *const NOT[] = {"mirror", "is_nominal", "is_background", NULL};

    for (size_t i = 0; NOT[i] != NULL; i++) {
        if (json_object_get(item, NOT[i]) != NULL) {
            refuse(where, "an identified survey has no '%s'", NOT[i]);
        }
    }
}

static void item_check(const json_t *root, size_t step, size_t i,
                       const struct where *where)
{
    static const char *const KEYS[] = {
        "code",        "kind",           "question",     "mirror?",     "scale?",
        "is_nominal?", "is_background?", "may_not_know", "has_default", "needs?",
        NULL};
    const json_t *steps = json_object_get(root, "steps");
    const json_t *items = json_object_get(json_array_get(steps, step), "items");
    const json_t *item = json_array_get(items, i);
    const json_t *needs = json_object_get(item, "needs");

    if (!has_keys(item, KEYS, where)) {
        return;
    }
    code_check(item, "code", where);
    if (item_before(root, string_of(item, "code"), step, i) != NULL) {
        refuse(where, "code '%s' stands there twice", string_of(item, "code"));
    }
    word_check(item, "kind", KINDS, where);
    wording_check(item, "question", json_array_size(items) == 1 && !is_anonymous(root),
                  where);
    wording_check_if(item, "mirror", where);
    flag_check_if(item, "is_nominal", where);
    flag_check_if(item, "is_background", where);
    flag_check(item, "may_not_know", where);
    flag_check(item, "has_default", where);
    kind_check(root, item, where);
    if (strcmp(string_of(item, "kind"), "names") == 0 && (step > 0 || i > 0)) {
        refuse(where, "names are chosen first");
    }
    if (needs != NULL) {
        needs_check(root, needs, item_before(root, string_of(needs, "item"), step, i),
                    where);
    }
    if (is_anonymous(root)) {
        anonymous_item_check(root, json_array_get(steps, step), item, where);
    } else {
        identified_item_check(item, where);
    }
}

/* Two items or more, that are all levels of one ordered scale. */
static bool is_one_scale(const json_t *step)
{
    const json_t *items = json_object_get(step, "items");
    const char *scale = string_of(json_array_get(items, 0), "scale");

    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        if (strcmp(string_of(item, "kind"), "level") != 0 ||
            is_flagged(item, "is_nominal") ||
            strcmp(string_of(item, "scale"), scale) != 0) {
            return false;
        }
    }
    return json_array_size(items) > 1;
}

static void step_world_check(const json_t *root, const json_t *step,
                             const struct where *where)
{
    static const char *const NOT[] = {"mirror", "is_scale", NULL};

    for (size_t i = 0; !is_anonymous(root) && NOT[i] != NULL; i++) {
        if (json_object_get(step, NOT[i]) != NULL) {
            refuse(where, "an identified survey has no '%s'", NOT[i]);
        }
    }
    if (is_anonymous(root) && strcmp(string_of(step, "sight"), "nobody") != 0) {
        refuse(where, "nobody sees who said it in an anonymous survey");
    }
    if (json_object_get(step, "mirror") != NULL &&
        json_object_get(root, "mirrored") == NULL) {
        refuse(where, "has a mirror, but nobody mirrors");
    }
    if (is_flagged(step, "is_scale") && !is_one_scale(step)) {
        refuse(where, "a scale is two items or more with one ordered scale");
    }
}

static void step_check(const json_t *root, size_t i, const struct where *where)
{
    static const char *const KEYS[] = {"code",        "title", "question",    "mirror?",
                                       "help",        "sight", "sight_words", "is_scale?",
                                       "is_optional", "items", NULL};
    const json_t *steps = json_object_get(root, "steps");
    const json_t *step = json_array_get(steps, i);
    const struct where items = {where, "items", 0};

    if (!has_keys(step, KEYS, where)) {
        return;
    }
    code_check(step, "code", where);
    once_check(steps, i, where);
    wording_check(step, "title", false, where);
    wording_check(step, "question", false, where);
    wording_check(step, "help", true, where);
    wording_check(step, "sight_words", false, where);
    word_check(step, "sight", SIGHTS, where);
    flag_check(step, "is_optional", where);
    wording_check_if(step, "mirror", where);
    flag_check_if(step, "is_scale", where);
    step_world_check(root, step, where);
    if (!list_check(json_object_get(step, "items"), &items)) {
        return;
    }
    for (size_t j = 0; j < json_array_size(json_object_get(step, "items")); j++) {
        const struct where here = {&items, NULL, j};
        item_check(root, i, j, &here);
    }
}

/* ---- presets and respondents ------------------------------------------------------- */

static const json_t *step_find(const json_t *root, const char *code)
{
    const json_t *steps = json_object_get(root, "steps");

    for (size_t i = 0; i < json_array_size(steps); i++) {
        const json_t *step = json_array_get(steps, i);
        if (strcmp(string_of(step, "code"), code) == 0) {
            return step;
        }
    }
    return NULL;
}

static bool is_named(const json_t *names, const char *name)
{
    for (size_t i = 0; i < json_array_size(names); i++) {
        const char *other = json_string_value(json_array_get(names, i));
        if (other != NULL && strcmp(other, name) == 0) {
            return true;
        }
    }
    return false;
}

/* A preset chooses among real steps; it cannot leave out one that is always asked. */
static void preset_check(const json_t *root, size_t i, const struct where *where)
{
    static const char *const KEYS[] = {"code", "title", "help", "steps", NULL};
    const json_t *presets = json_object_get(root, "presets");
    const json_t *preset = json_array_get(presets, i);
    const json_t *names = json_object_get(preset, "steps");
    const json_t *steps = json_object_get(root, "steps");

    if (!has_keys(preset, KEYS, where)) {
        return;
    }
    code_check(preset, "code", where);
    once_check(presets, i, where);
    wording_check(preset, "title", false, where);
    wording_check(preset, "help", true, where);
    for (size_t j = 0; j < json_array_size(names); j++) {
        const char *name = json_string_value(json_array_get(names, j));
        if (name == NULL || step_find(root, name) == NULL) {
            refuse(where, "no step '%s'", name != NULL ? name : "");
        }
    }
    for (size_t j = 0; j < json_array_size(steps); j++) {
        const json_t *step = json_array_get(steps, j);
        const char *code = string_of(step, "code");
        if (!is_flagged(step, "is_optional") && !is_named(names, code)) {
            refuse(where, "leaves out '%s', which is always asked", code);
        }
    }
}

/* Who answers; and what only an anonymous survey has. */
static void respondents_check(const json_t *root, const struct where *where)
{
    static const char *const NOT[] = {
        "asked", "mirrored", "mirror_opening", "unknown", "caution", "presets", NULL};
    const bool has_mirror = json_object_get(root, "mirrored") != NULL;

    for (size_t i = 0; !is_anonymous(root) && NOT[i] != NULL; i++) {
        if (json_object_get(root, NOT[i]) != NULL) {
            refuse(where, "an identified survey has no '%s'", NOT[i]);
        }
    }
    if (!is_anonymous(root)) {
        return;
    }
    word_check(root, "asked", RESPONDENTS, where);
    if (strcmp(string_of(root, "asked"), "coordinator") == 0) {
        refuse(where, "a coordinator is not anonymous, and can only mirror");
    }
    if (has_mirror) {
        word_check(root, "mirrored", RESPONDENTS, where);
        if (strcmp(string_of(root, "asked"), string_of(root, "mirrored")) == 0) {
            refuse(where, "nobody can mirror what they are asked themselves");
        }
    }
    if (has_mirror != (json_object_get(root, "mirror_opening") != NULL)) {
        refuse(where, "'mirrored' and 'mirror_opening' go together");
    }
    if (json_object_get(root, "mirror_opening") != NULL) {
        paragraphs_check(root, "mirror_opening", where);
    }
    wording_check_if(root, "unknown", where);
    wording_check_if(root, "caution", where);
}

static void presets_check(const json_t *root, const struct where *where)
{
    const struct where presets = {where, "presets", 0};
    const json_t *list = json_object_get(root, "presets");

    if (list == NULL || !list_check(list, &presets)) {
        return;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const struct where here = {&presets, NULL, i};
        preset_check(root, i, &here);
    }
}

/* With the neighbourhood that a network may ask there are two at most: each feature more
 * makes it easier to find out who somebody is. */
static void background_check(const json_t *root, const struct where *where)
{
    const json_t *steps = json_object_get(root, "steps");
    size_t count = 0;

    for (size_t i = 0; i < json_array_size(steps); i++) {
        const json_t *items = json_object_get(json_array_get(steps, i), "items");
        for (size_t j = 0; j < json_array_size(items); j++) {
            count += is_flagged(json_array_get(items, j), "is_background") ? 1 : 0;
        }
    }
    if (count > 1) {
        refuse(where, "asks %zu background questions, and may ask 1", count);
    }
}

/* ---- a file ------------------------------------------------------------------------ */

static bool is_version(const char *version)
{
    const size_t digits = strspn(version, "0123456789");
    return version[0] != '0' && digits > 0 && digits <= DIGITS_MOST &&
           version[digits] == '\0';
}

static void name_check(const char *file, const json_t *root, const struct where *where)
{
    const char *code = string_of(root, "code");
    const char *version = string_of(root, "version");
    const char *slash = strrchr(file, '/');
    const char *name = slash != NULL ? slash + 1 : file;
    const size_t length = strlen(code);

    code_check(root, "code", where);
    if (!is_version(version)) {
        refuse(where, "the version must be a number from 1 on, not '%s'", version);
    } else if (strncmp(name, code, length) != 0 || name[length] != '-' ||
               strncmp(name + length + 1, version, strlen(version)) != 0 ||
               strcmp(name + length + 1 + strlen(version), ".json") != 0) {
        refuse(where, "the file must be called %s-%s.json", code, version);
    }
}

static bool is_scale_used(const json_t *root, const char *scale)
{
    const json_t *steps = json_object_get(root, "steps");

    for (size_t i = 0; i < json_array_size(steps); i++) {
        const json_t *items = json_object_get(json_array_get(steps, i), "items");
        for (size_t j = 0; j < json_array_size(items); j++) {
            if (strcmp(string_of(json_array_get(items, j), "scale"), scale) == 0) {
                return true;
            }
        }
    }
    return false;
}

static void scales_check(json_t *root, const struct where *where)
{
    const struct where all = {where, "scales", 0};
    json_t *scales = json_object_get(root, "scales");
    const char *name = NULL;
    json_t *levels = NULL;

    if (!json_is_object(scales)) {
        refuse(&all, "must be an object");
    }
    json_object_foreach(scales, name, levels)
    {
        const struct where here = {&all, name, 0};
        if (!is_code(name) || !is_scale_used(root, name)) {
            refuse(&here, "is a scale that no item uses");
        }
        scale_check(levels, &here);
    }
}

bool instrument_check(const char *file, json_t *root)
{
    static const char *const KEYS[] = {
        "code",     "version", "world",           "asked?",   "mirrored?", "title",
        "caution?", "opening", "mirror_opening?", "unknown?", "presets?",  "scales",
        "steps",    NULL};
    const struct where where = {NULL, file, 0};
    const struct where steps = {&where, "steps", 0};
    const json_t *list = json_object_get(root, "steps");

    refusals_forget();
    if (!has_keys(root, KEYS, &where)) {
        return false;
    }
    name_check(file, root, &where);
    word_check(root, "world", WORLDS, &where);
    wording_check(root, "title", false, &where);
    paragraphs_check(root, "opening", &where);
    respondents_check(root, &where);
    scales_check(root, &where);
    if (!list_check(list, &steps)) {
        return false;
    }
    for (size_t i = 0; i < json_array_size(list); i++) {
        const struct where here = {&steps, NULL, i};
        step_check(root, i, &here);
    }
    presets_check(root, &where);
    background_check(root, &where);
    return !was_refused();
}
