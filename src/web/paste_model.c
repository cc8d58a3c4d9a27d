#include "web/paste_model.h"

#include <string.h>

#include "base/limits.h"
#include "store/issue.h"

/* ---- help ---- */

struct help_column {
    const char *name; /* the header that is documented */
    const char *label; /* N_(): what it is called; a header too */
    const char *meaning; /* N_() */
};

enum { HELP_COLUMNS_MAX = 8 };

static const struct {
    const char *title; /* N_() */
    const char *example; /* N_() */
    struct help_column columns[HELP_COLUMNS_MAX]; /* ended by a NULL name */
} HELP[PASTE_INTO_COUNT] = {
    [PASTE_ACTORS] =
        {N_("The list of actors"),
         N_("name\tsector\tsources\nOCMW\twelfare\tthe trust of families\nLibrary\t"
            "culture\trooms\n"),
         {{"actor", N_("Name"),
           N_("Its name. Who is not on the list yet is added; who is, is "
              "changed.")},
          {"sector", N_("Sector"), N_("Welfare, health, education …")},
          {"sources", N_("Power and help sources"),
           N_("What it has that the issue needs, in your own words.")},
          {"note", N_("Note"), N_("Anything else.")}}},
    [PASTE_SHEET] =
        {N_("My own sheet"),
         N_("actor\timportance\treplaceability\tby whom\nOCMW\t4\tsmall\t\nLibrary\t2\t"
            "large\tCAW, community house\n"),
         {{"actor", N_("Actor"), N_("Its name, as it stands on the list.")},
          {"importance", N_("Importance"),
           N_("1 (of little importance) to 4 (very important).")},
          {"replaceability", N_("Replaceability"),
           N_("large, rather large, rather small or small.")},
          {"replaced_by", N_("By whom"), N_("By whom: names with a comma between them.")},
          {"own", N_("Own organisation"), N_("yes, when it is your own organisation.")},
          {"dependence", N_("Dependence"),
           N_("As you would say it: rather small, rather large or large. "
              "May stay empty.")},
          {"note", N_("Note"), N_("Anything else.")}}},
    [PASTE_HOLDINGS] =
        {N_("Who has which source"),
         N_("actor\tR1\tR2\nOCMW\tyes\tno\nLibrary\tunknown\tpartly\n"),
         {{"actor", N_("Actor"), N_("Its name, as it stands on the list.")},
          {"R1, R2 …", "R1, R2 …",
           N_("A column a source, by its code or name: yes, partly, no or "
              "unknown.")},
          {"source, has, can, wants", N_("source, has, can, wants"),
           N_("Or a line an actor and source, with the answers to all three "
              "questions.")}}},
};

static void sources_put(struct visit *visit, const struct record_list *sources)
{
    struct value *list = model_set_list(visit->model, "sources");

    for (size_t i = 0; i < sources->count; i++) {
        struct value *item = model_add_object(list);
        struct source_row row;

        record_read(&SOURCE_RECORD, sources->rows[i], &row);
        model_set_text(item, "code", row.code);
        model_set_text(item, "label", row.label);
    }
}

void paste_help_put(struct visit *visit, enum paste_into into,
                    const struct record_list *sources)
{
    struct value *columns = model_set_list(visit->model, "columns");
    struct value *targets = model_set_list(visit->model, "targets");

    for (size_t i = 0; HELP[into].columns[i].name != NULL; i++) {
        struct value *column = model_add_object(columns);

        model_set_text(column, "name", HELP[into].columns[i].name);
        model_set_text(column, "label",
                       say(HELP[into].columns[i].label, visit->language));
        model_set_text(column, "meaning",
                       say(HELP[into].columns[i].meaning, visit->language));
    }
    for (int i = 0; i < PASTE_INTO_COUNT; i++) {
        const char *code = paste_into_code((enum paste_into)i);
        struct value *target = model_add_object(targets);

        model_set_text(target, "code", code);
        model_set_text(target, "label", say(HELP[i].title, visit->language));
        model_set_text(target, "address",
                       visit_address(visit, "/networks/%s/arena/paste?into=%s",
                                     visit->network_id, code));
        model_set_boolean(target, "is_here", i == (int)into);
    }
    model_set_text(visit->model, "into", paste_into_code(into));
    model_set_text(visit->model, "example", say(HELP[into].example, visit->language));
    model_set_boolean(visit->model, "is_holdings", into == PASTE_HOLDINGS);
    sources_put(visit, sources);
}

/* ---- the preview ---- */

static const struct {
    const char *code;
    const char *name; /* N_() */
} KINDS[BLOCK_LINE_KINDS] = {
    [BLOCK_ADDED] = {"added", N_("new")},
    [BLOCK_CHANGED] = {"changed", N_("changes")},
    [BLOCK_SAME] = {"same", N_("stays the same")},
    [BLOCK_REFUSED] = {"refused", N_("not taken over")},
    [BLOCK_SKIPPED] = {"skipped", N_("passed over")},
};

/* What a value is called; NULL for nothing. */
static const char *shown(const struct visit *visit, const struct block_column *column,
                         const char *value)
{
    int word = 0;

    if (value[0] == '\0') {
        return NULL;
    }
    if (column->kind == BLOCK_YES_NO) {
        return say(N_("yes"), visit->language);
    }
    return column->kind == BLOCK_WORD && vocabulary_find(column->vocabulary, value, &word)
               ? say(vocabulary_label(column->vocabulary, word), visit->language)
               : value;
}

static void changes_put(const struct visit *visit, const struct paste *paste,
                        const struct block_line *line, struct value *object)
{
    struct value *changes = model_set_list(object, "changes");

    for (size_t i = 0; i < line->change_count; i++) {
        const struct block_change *change = &line->changes[i];
        const struct block_column *column = &paste->grid.columns[change->column];
        const char *label = paste->labels[change->column];

        if (column->kind == BLOCK_NAME) {
            continue; /* the name of the new row stands beside it */
        }
        struct value *item = model_add_object(changes);
        model_set_text(item, "column", column->header->name);
        model_set_text(item, "label",
                       paste->is_said ? label : say(label, visit->language));
        model_set_text(item, "before", shown(visit, column, change->before));
        model_set_text(item, "after", shown(visit, column, change->after));
    }
}

static void line_put(struct visit *visit, const struct paste *paste,
                     const struct block_line *line, struct value *lines)
{
    struct value *item = model_add_object(lines);

    model_set_integer(item, "number", (int64_t)line->number);
    model_set_text(item, "kind", KINDS[line->kind].code);
    model_set_text(item, "kind_name", say(KINDS[line->kind].name, visit->language));
    model_set_text(item, "name", line->label);
    changes_put(visit, paste, line, item);
    struct value *remarks = model_set_list(item, "remarks");
    for (const struct report_entry *entry = line->report.first; entry != NULL;
         entry = entry->next) {
        struct value *remark = model_add_object(remarks);

        model_set_text(remark, "severity", report_severity_code(entry->severity));
        model_set_integer(remark, "cell", (int64_t)entry->place.column);
        model_set_text(remark, "sentence",
                       visit_sentence(visit->pool, say_in(visit->pool, &entry->message,
                                                          visit->language)));
    }
}

void paste_preview_put(struct visit *visit, const struct paste_order *order,
                       const struct paste *paste)
{
    struct value *preview = model_set_object(visit->model, "preview");
    struct value *counts = model_set_object(preview, "counts");

    for (int i = 0; i < BLOCK_LINE_KINDS; i++) {
        model_set_integer(counts, KINDS[i].code, (int64_t)paste->counts[i]);
    }
    model_set_integer(counts, "kept", (int64_t)paste->kept_count);
    model_set_boolean(preview, "has_kept", paste->kept_count > 0);
    model_set_boolean(preview, "has_changes", paste_has_changes(paste));
    model_set_boolean(preview, "has_refused", paste->counts[BLOCK_REFUSED] > 0);
    model_set_text(preview, "into", paste_into_code(paste->into));
    model_set_text(preview, "text", order->text);
    model_set_text(preview, "at_row", visit_field(visit, "at_row"));
    model_set_text(preview, "at_column", order->at_column);
    model_set_text(preview, "seen", paste->seen);
    struct value *lines = model_set_list(preview, "lines");
    for (size_t i = 0; i < paste->line_count; i++) {
        line_put(visit, paste, &paste->lines[i], lines);
    }
}

/* ---- a file ---- */

const char *paste_text_of_csv(const char *csv, struct pool *pool)
{
    struct text text;
    bool is_quoted = false;

    text_init(&text, pool, LIMIT_FILE_BYTES);
    for (; *csv != '\0'; csv++) {
        is_quoted = *csv == '"' ? !is_quoted : is_quoted;
        text_add_char(&text, (char)(*csv == ',' && !is_quoted ? '\t' : *csv));
    }
    return text.bytes;
}
