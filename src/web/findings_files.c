/* findings_files.c - the page of what can be taken away of a wave, and each file. */
#include "web/findings_files.h"

#include <inttypes.h>
#include <string.h>

#include "base/limits.h"
#include "web/pages.h"
#include "web/render.h"

enum take_kind { TAKE_NETWORK, TAKE_FIGURES };

static const struct take_file {
    const char *name; /* in the address */
    enum take_kind kind;
    int format; /* of network_format, or figures_format */
    const char *type;
    const char *label; /* "CSV" */
    const char *help; /* N_() */
} FILES[] = {
    {"network-edges.csv", TAKE_NETWORK, FORMAT_EDGES, "text/csv; charset=utf-8", "CSV",
     N_("A list of ties, a line each: for R, Gephi and spreadsheets.")},
    {"network-matrix.csv", TAKE_NETWORK, FORMAT_MATRIX, "text/csv; charset=utf-8", "CSV",
     N_("A table of who with whom, a row and a column each organisation.")},
    {"network.xlsx", TAKE_NETWORK, FORMAT_XLSX,
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
     N_("A workbook, a sheet a kind of tie: for Excel or LibreOffice.")},
    {"network.graphml", TAKE_NETWORK, FORMAT_GRAPHML, "application/xml", "GraphML",
     N_("For R (igraph), Gephi, yEd and Visone.")},
    {"network.gexf", TAKE_NETWORK, FORMAT_GEXF, "application/xml", "GEXF",
     N_("For Gephi; holds several waves.")},
    {"network.dl", TAKE_NETWORK, FORMAT_DL, "text/plain; charset=utf-8", "DL",
     N_("For UCINET.")},
    {"network.net", TAKE_NETWORK, FORMAT_PAJEK, "text/plain; charset=utf-8", "NET",
     N_("For Pajek.")},
    {"network.zip", TAKE_NETWORK, FORMAT_ZIP, "application/zip", "ZIP",
     N_("All of these, with a codebook and a script for R.")},
    {"figures.csv", TAKE_FIGURES, FIGURES_CSV, "text/csv; charset=utf-8", "CSV",
     N_("All figures of the network, with band and how sure.")},
    {"figures.json", TAKE_FIGURES, FIGURES_JSON, "application/json; charset=utf-8",
     "JSON", N_("The same, for programs.")},
    {"figures.xlsx", TAKE_FIGURES, FIGURES_XLSX,
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
     N_("The same, for Excel or LibreOffice.")},
};

static bool network_make(const struct findings_taking *taking,
                         const struct take_file *file, struct report *report,
                         struct file_bytes *file_out, struct status *st)
{
    return network_write(file->name, (enum network_format)file->format, &taking->series,
                         taking->visit->pool, report, file_out, st);
}

/* ---- the page ---- */

static const char *query_of(struct visit *visit, const struct findings_take *take)
{
    return visit_address(
        visit, "of=%s&as=%s&waves=%s&relation=%s",
        take->is_measured ? "measured" : "shown", NAMING_CODES[take->naming],
        take->has_all_waves ? "all" : "one",
        take->relation == WAVE_RELATION_COUNT ? "" : WAVE_RELATIONS[take->relation].code);
}

static void option_put(struct value *list, const char *code, const char *label,
                       bool is_here)
{
    struct value *item = model_add_object(list);

    model_set_text(item, "code", code);
    model_set_text(item, "label", label);
    model_set_boolean(item, "is_here", is_here);
}

static void choices_put(struct visit *visit, const struct findings *findings,
                        const struct findings_take *take)
{
    static const char *const NAMINGS[NAMING_COUNT] = {
        [NAMING_NAME] = N_("with names"),
        [NAMING_CODE] = N_("with codes"),
        [NAMING_ROLE] = N_("with roles"),
    };
    const enum language language = visit->language;
    struct value *namings = model_set_list(visit->model, "namings");
    struct value *waves = model_set_list(visit->model, "wave_choices");
    struct value *relations = model_set_list(visit->model, "relation_choices");
    struct value *kinds = model_set_list(visit->model, "kinds");

    for (int i = take->is_measured ? NAMING_CODE : NAMING_NAME; i < NAMING_COUNT; i++) {
        option_put(namings, NAMING_CODES[i], say(NAMINGS[i], language),
                   (int)take->naming == i);
    }
    option_put(waves, "one", say(N_("this wave"), language), !take->has_all_waves);
    option_put(waves, "all", say(N_("all waves that asked the same"), language),
               take->has_all_waves);
    option_put(relations, "", say(N_("all"), language),
               take->relation == WAVE_RELATION_COUNT);
    for (int i = 0; i < WAVE_RELATION_COUNT; i++) {
        if (findings_has(findings, (enum wave_relation)i)) {
            option_put(relations, WAVE_RELATIONS[i].code,
                       say(WAVE_RELATIONS[i].label, language), (int)take->relation == i);
        }
    }
    option_put(kinds, "shown", say(N_("as members see it"), language),
               !take->is_measured);
    if (visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE)) {
        option_put(kinds, "measured", say(N_("what each said itself"), language),
                   take->is_measured);
    }
    model_set_boolean(visit->model, "may_take_measured",
                      visit_may(visit, OBJECT_SURVEY, RIGHT_CHANGE));
    model_set_boolean(visit->model, "is_measured", take->is_measured);
    model_set_boolean(visit->model, "is_hiding", take->naming != NAMING_NAME);
}

static void notes_put(struct visit *visit, const struct report *report,
                      struct value *list)
{
    for (const struct report_entry *entry = report->first; entry != NULL;
         entry = entry->next) {
        struct value *item = model_add_object(list);
        model_set_text(item, "sentence",
                       visit_sentence(visit->pool, say_in(visit->pool, &entry->message,
                                                          visit->language)));
    }
}

static const char *remarks_label(struct visit *visit, const struct value *list)
{
    size_t count = 0;

    for (const struct value *item = value_first(list); item != NULL;
         item = value_next(item)) {
        count++;
    }
    const struct message label =
        message_make_plural(visit->pool, count, "%zu remark", "%zu remarks", count);
    return say_in(visit->pool, &label, visit->language);
}

static void file_put(struct visit *visit, const struct findings_taking *taking,
                     const struct take_file *file, const char *query, struct value *list)
{
    struct value *item = model_add_object(list);
    struct report report = {.pool = visit->pool};
    struct status lack = {0};
    struct file_bytes bytes;
    struct text sentence;

    text_init(&sentence, visit->pool, LIMIT_CELL_BYTES);
    if (file->kind == TAKE_NETWORK &&
        !network_make(taking, file, &report, &bytes, &lack)) {
        status_say(&lack, visit->language, &sentence);
    }
    model_set_text(item, "name", file->name);
    model_set_text(item, "label", file->label);
    model_set_text(item, "help", say(file->help, visit->language));
    model_set_text(item, "lack",
                   lack.code == STATUS_OK ? NULL
                                          : visit_sentence(visit->pool, sentence.bytes));
    model_set_text(item, "address",
                   visit_address(visit, "/networks/%s/findings/%" PRId64 "/files/%s%s%s",
                                 visit->network_id, taking->findings->wave.wave.id,
                                 file->name, file->kind == TAKE_NETWORK ? "?" : "",
                                 file->kind == TAKE_NETWORK ? query : ""));
    struct value *losses = model_set_list(item, "losses");
    notes_put(visit, &report, losses);
    model_set_boolean(item, "has_losses", value_first(losses) != NULL);
    model_set_text(item, "losses_label", remarks_label(visit, losses));
}

static void pictures_put(struct visit *visit, const struct findings *findings)
{
    static const char *const NAMES[] = {"map.svg", "map.pdf", "map.png", "matrix.svg"};
    struct value *list = model_set_list(visit->model, "pictures");

    for (size_t i = 0; i < ARRAY_COUNT(NAMES); i++) {
        struct value *item = model_add_object(list);
        model_set_text(item, "name", NAMES[i]);
        model_set_text(item, "address",
                       visit_address(visit, "/networks/%s/findings/%" PRId64 "/%s",
                                     visit->network_id, findings->wave.wave.id,
                                     NAMES[i]));
    }
}

static bool taking_read(struct visit *visit, struct findings_taking *taking,
                        struct status *st)
{
    struct findings *findings = pool_array(visit->pool, 1, struct findings);
    struct findings_take take;

    return findings_read(visit, visit_id(visit->parts[1]), FINDINGS_FIGURE_PARTS,
                         findings, st) &&
           findings_take_read(visit, &take, st) &&
           findings_taking_make(visit, findings, &take, taking, st);
}

bool findings_files_page(struct visit *visit, struct status *st)
{
    struct findings_taking *taking = pool_array(visit->pool, 1, struct findings_taking);

    if (!taking_read(visit, taking, st)) {
        return false;
    }
    findings_frame_put(visit, taking->findings);
    choices_put(visit, taking->findings, &taking->take);
    struct value *networks = model_set_list(visit->model, "networks");
    struct value *figures = model_set_list(visit->model, "figures");
    const char *query = query_of(visit, &taking->take);
    for (size_t i = 0; i < ARRAY_COUNT(FILES); i++) {
        file_put(visit, taking, &FILES[i], query,
                 FILES[i].kind == TAKE_NETWORK ? networks : figures);
    }
    model_set_boolean(visit->model, "has_figures", taking->findings->is_computed);
    notes_put(visit, taking->report, model_set_list(visit->model, "notes"));
    pictures_put(visit, taking->findings);
    return true;
}

/* ---- a file ---- */

struct file_answering {
    struct findings_taking taking;
    const struct take_file *file;
};

/* "/files/figures.json" comes as "figures" that is asked for as JSON. */
static const struct take_file *file_find(struct visit *visit, const char *part)
{
    const char *name = visit->is_json ? visit_address(visit, "%s.json", part) : part;

    for (size_t i = 0; i < ARRAY_COUNT(FILES); i++) {
        if (strcmp(FILES[i].name, name) == 0) {
            return &FILES[i];
        }
    }
    return NULL;
}

/* "figures-2-2026-11-22.csv": the wave and the day, and nobody's name. */
static const char *name_of(struct visit *visit, const struct file_answering *answering)
{
    const char *name = answering->file->name;
    const size_t length = strcspn(name, ".");

    return visit_address(visit, "attachment; filename=\"%.*s-%" PRId64 "-%s%s\"",
                         (int)length, name, answering->taking.findings->wave.wave.id,
                         visit->today, name + length);
}

static bool file_answer(struct visit *visit, struct status *st)
{
    const struct file_answering *answering = visit->finishing;
    const struct take_file *file = answering->file;
    struct report report = {.pool = visit->pool};
    struct file_bytes bytes;
    struct text text;

    if (!(file->kind == TAKE_NETWORK
              ? network_make(&answering->taking, file, &report, &bytes, st)
              : findings_figures_make(visit, answering->taking.findings,
                                      (enum figures_format)file->format, &bytes, st))) {
        return false;
    }
    text_init(&text, visit->pool, LIMIT_OUTPUT_BYTES);
    text_add_part(&text, bytes.bytes, bytes.length);
    http_response_header(visit->response, "Content-Disposition",
                         name_of(visit, answering));
    render_text(visit, 200, file->type, &text);
    return true;
}

bool findings_file_download(struct visit *visit, struct status *st)
{
    struct file_answering *answering = pool_array(visit->pool, 1, struct file_answering);

    answering->file = file_find(visit, visit->parts[2]);
    if (answering->file == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no such file");
    }
    if (!taking_read(visit, &answering->taking, st)) {
        return false;
    }
    visit->finish = file_answer;
    visit->finishing = answering;
    return true;
}
