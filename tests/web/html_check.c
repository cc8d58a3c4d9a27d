/* html_check.c - a strict reader of pages (html_check.h). */
#include "html_check.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/attributes.h"
#include "base/limits.h"
#include "base/text.h"

enum { DEPTH_MAX = 40, ATTRIBUTES_MAX = 16, NAMES_MAX = 400, NAME_MAX_BYTES = 24 };

struct attribute {
    const char *name;
    const char *value; /* "" when it has none */
};

struct tag {
    const char *name;
    struct attribute attributes[ATTRIBUTES_MAX];
    size_t attribute_count;
};

struct names {
    const char *names[NAMES_MAX];
    size_t count;
};

struct reader {
    struct pool *pool;
    const char *at;
    const char *complaint; /* the first */
    const char *open[DEPTH_MAX];
    size_t depth;
    struct names ids;
    struct names wanted; /* ids that something refers to */
    struct names fields; /* ids that want a label */
    struct names labelled;
    size_t heading_count;
    bool has_title;
    bool is_posting; /* inside a form that posts, which has no token yet */
};

static void complain(struct reader *reader, const char *format, ...) PRINTF_LIKE(2, 3);
static void complain(struct reader *reader, const char *format, ...)
{
    char sentence[400];
    va_list arguments;

    if (reader->complaint == NULL) {
        va_start(arguments, format);
        (void)vsnprintf(sentence, sizeof sentence, format, arguments);
        va_end(arguments);
        reader->complaint = pool_text(reader->pool, sentence);
    }
}

static bool has(const struct names *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void add(struct reader *reader, struct names *names, const char *name)
{
    if (names->count == NAMES_MAX) {
        complain(reader, "too many names for this test: '%s'", name);
    } else {
        names->names[names->count++] = name;
    }
}

/* Each word of "a b". */
static void add_words(struct reader *reader, struct names *names, const char *words)
{
    for (const char *at = words + strspn(words, " "); *at != '\0';) {
        const size_t length = strcspn(at, " ");

        add(reader, names, pool_text_part(reader->pool, at, length));
        at += length;
        at += strspn(at, " ");
    }
}

static const char *attribute(const struct tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->attribute_count; i++) {
        if (strcmp(tag->attributes[i].name, name) == 0) {
            return tag->attributes[i].value;
        }
    }
    return NULL;
}

static bool is_name(const struct tag *tag, const char *name)
{
    return strcmp(tag->name, name) == 0;
}

/* Without content, so without an end. */
static bool is_void(const struct tag *tag)
{
    static const char *const VOID[] = {"meta", "link", "input", "img",
                                       "br",   "hr",   "source"};

    for (size_t i = 0; i < ARRAY_COUNT(VOID); i++) {
        if (is_name(tag, VOID[i])) {
            return true;
        }
    }
    return false;
}

/* ---- what a tag must have ---- */

static void field_check(struct reader *reader, const struct tag *tag)
{
    const char *type = attribute(tag, "type");
    const char *id = attribute(tag, "id");
    const char *name = attribute(tag, "name");

    if (name == NULL || name[0] == '\0') {
        complain(reader, "a field without name");
    } else if (type != NULL && strcmp(type, "hidden") == 0) {
        reader->is_posting = reader->is_posting && strcmp(name, "token") != 0;
    } else if (id == NULL) {
        complain(reader, "field '%s' has no id", name);
    } else {
        add(reader, &reader->fields, id);
    }
}

static void attributes_check(struct reader *reader, const struct tag *tag)
{
    static const char *const REFERENCES[] = {"aria-labelledby", "aria-describedby",
                                             "aria-controls"};
    const char *id = attribute(tag, "id");

    for (size_t i = 0; i < tag->attribute_count; i++) {
        const char *name = tag->attributes[i].name;

        if (strncmp(name, "on", 2) == 0 || strcmp(name, "style") == 0) {
            complain(reader, "<%s> has '%s' in the page", tag->name, name);
        }
    }
    for (size_t i = 0; i < ARRAY_COUNT(REFERENCES); i++) {
        const char *names = attribute(tag, REFERENCES[i]);
        if (names != NULL) {
            add_words(reader, &reader->wanted, names);
        }
    }
    if (id != NULL && (id[0] == '\0' || has(&reader->ids, id))) {
        complain(reader, "id '%s' stands twice, or is empty", id);
    } else if (id != NULL) {
        add(reader, &reader->ids, id);
    }
}

static void form_begin(struct reader *reader, const struct tag *tag)
{
    const char *method = attribute(tag, "method");

    if (reader->is_posting || attribute(tag, "action") == NULL) {
        complain(reader, "a form inside another, or without action");
    }
    reader->is_posting = method != NULL && strcmp(method, "post") == 0;
}

/* Of a label, an image or a script. */
static void content_check(struct reader *reader, const struct tag *tag)
{
    if (is_name(tag, "label")) {
        const char *id = attribute(tag, "for");
        add(reader, &reader->labelled, id == NULL ? "" : id);
        add(reader, &reader->wanted, id == NULL ? "(a label without for)" : id);
    } else if (is_name(tag, "img")) {
        const char *alt = attribute(tag, "alt");
        /* One that only repeats the words beside it says so. */
        if (alt == NULL || (alt[0] == '\0' && attribute(tag, "aria-hidden") == NULL)) {
            complain(reader, "an image without words");
        }
    } else if (is_name(tag, "script") && attribute(tag, "src") == NULL) {
        complain(reader, "a script in the page");
    } else if (is_name(tag, "style")) {
        complain(reader, "a style in the page");
    } else if (is_name(tag, "html") && attribute(tag, "lang") == NULL) {
        complain(reader, "no language");
    }
}

static void tag_check(struct reader *reader, const struct tag *tag)
{
    attributes_check(reader, tag);
    content_check(reader, tag);
    if (is_name(tag, "input") || is_name(tag, "textarea") || is_name(tag, "select")) {
        field_check(reader, tag);
    } else if (is_name(tag, "form")) {
        form_begin(reader, tag);
    } else if (is_name(tag, "h1")) {
        reader->heading_count++;
    }
    /* What must not stand empty. */
    if ((is_name(tag, "title") || is_name(tag, "h1") || is_name(tag, "h2") ||
         is_name(tag, "button") || is_name(tag, "legend") || is_name(tag, "label")) &&
        strncmp(reader->at, "</", 2) == 0) {
        complain(reader, "an empty <%s>", tag->name);
    }
    reader->has_title = reader->has_title || is_name(tag, "title");
}

/* ---- reading ---- */

static const char *word_read(struct reader *reader)
{
    const size_t length = strspn(reader->at, "abcdefghijklmnopqrstuvwxyz0123456789-");
    const char *word = pool_text_part(reader->pool, reader->at, length);

    reader->at += length;
    return word;
}

static void attribute_read(struct reader *reader, struct tag *tag)
{
    const char *name = word_read(reader);
    struct attribute made = {name, ""};

    if (name[0] == '\0' || tag->attribute_count == ATTRIBUTES_MAX) {
        complain(reader, "<%s> holds '%.20s'", tag->name, reader->at);
        reader->at += strlen(reader->at);
        return;
    }
    if (reader->at[0] == '=' && reader->at[1] == '"') {
        const size_t length = strcspn(reader->at + 2, "\"");

        made.value = pool_text_part(reader->pool, reader->at + 2, length);
        reader->at += 2 + length + (reader->at[2 + length] == '"');
        if (strpbrk(made.value, "<>") != NULL) {
            complain(reader, "'%s' holds '%s'", name, made.value);
        }
    } else if (reader->at[0] == '=') {
        complain(reader, "'%s' has no quotes", name);
    }
    if (attribute(tag, name) != NULL) {
        complain(reader, "<%s> has '%s' twice", tag->name, name);
    }
    tag->attributes[tag->attribute_count++] = made;
}

static void open_read(struct reader *reader)
{
    struct tag tag = {.name = word_read(reader)};

    reader->at += strspn(reader->at, " \n");
    while (*reader->at != '>' && *reader->at != '\0') {
        attribute_read(reader, &tag);
        reader->at += strspn(reader->at, " \n");
    }
    reader->at += *reader->at == '>';
    tag_check(reader, &tag);
    if (is_void(&tag)) {
        return;
    }
    if (reader->depth == DEPTH_MAX) {
        complain(reader, "<%s> is nested too deep", tag.name);
        return;
    }
    reader->open[reader->depth++] = tag.name;
}

static void close_read(struct reader *reader)
{
    const char *name = word_read(reader);

    if (*reader->at != '>' || reader->depth == 0 ||
        strcmp(reader->open[reader->depth - 1], name) != 0) {
        complain(reader, "</%s> closes <%s>", name,
                 reader->depth == 0 ? "" : reader->open[reader->depth - 1]);
        return;
    }
    reader->at++;
    reader->depth--;
    if (strcmp(name, "form") == 0 && reader->is_posting) {
        complain(reader, "a form posts without token");
    }
}

static void text_read(struct reader *reader)
{
    const size_t length = strcspn(reader->at, "<");
    const char *text = pool_text_part(reader->pool, reader->at, length);

    if (strchr(text, '>') != NULL || strstr(text, "{{") != NULL ||
        strstr(text, "}}") != NULL) {
        complain(reader, "a text holds '%.40s'", text);
    }
    for (const char *at = strchr(text, '&'); at != NULL; at = strchr(at + 1, '&')) {
        if (at[1 + strcspn(at + 1, "; <&")] != ';') {
            complain(reader, "'&' is not escaped in '%.40s'", at);
        }
    }
    reader->at += length;
}

static void end_check(struct reader *reader)
{
    if (reader->depth > 0) {
        complain(reader, "<%s> is not closed", reader->open[reader->depth - 1]);
    }
    if (!reader->has_title || reader->heading_count != 1) {
        complain(reader, "no title, or %zu h1", reader->heading_count);
    }
    for (size_t i = 0; i < reader->wanted.count; i++) {
        if (!has(&reader->ids, reader->wanted.names[i])) {
            complain(reader, "nothing has the id '%s'", reader->wanted.names[i]);
        }
    }
    for (size_t i = 0; i < reader->fields.count; i++) {
        if (!has(&reader->labelled, reader->fields.names[i])) {
            complain(reader, "field '%s' has no label", reader->fields.names[i]);
        }
    }
}

const char *html_check(const char *page, struct pool *pool)
{
    static const char DOCTYPE[] = "<!doctype html>\n";
    struct reader *reader = pool_array(pool, 1, struct reader);

    reader->pool = pool;
    reader->at = page + strlen(DOCTYPE);
    if (strncmp(page, DOCTYPE, strlen(DOCTYPE)) != 0) {
        return "no doctype";
    }
    while (*reader->at != '\0' && reader->complaint == NULL) {
        if (*reader->at != '<') {
            text_read(reader);
        } else if (reader->at[1] == '/') {
            reader->at += 2;
            close_read(reader);
        } else {
            reader->at++;
            open_read(reader);
        }
    }
    if (reader->complaint == NULL) {
        end_check(reader);
    }
    return reader->complaint;
}
