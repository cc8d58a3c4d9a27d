/* files_page.c - what can be printed and taken away, and each file of it. */
#include "web/pages.h"

#include <string.h>

#include "base/limits.h"
#include "store/network.h"
#include "web/files_make.h"
#include "web/render.h"

/* ---- the page ---- */

static void files_put(struct visit *visit, const struct file_document *document,
                      struct value *object)
{
    struct value *files = model_set_list(object, "files");

    for (size_t i = 0; i < FILES_OF_DOCUMENT_MAX; i++) {
        const struct file_kind *kind = &document->files[i];

        if (kind->name != NULL) {
            struct value *file = model_add_object(files);

            model_set_text(file, "name", kind->name);
            model_set_text(file, "address",
                           visit_address(visit, "/networks/%s/files/%s",
                                         visit->network_id, kind->name));
            model_set_text(file, "format", file_format_name(kind->format));
            model_set_text(file, "paper", file_paper_name(kind));
        }
    }
}

static void document_put(struct visit *visit, const struct file_document *document,
                         const struct result *result, struct value *object)
{
    struct status lack = {0};
    struct text sentence;

    text_init(&sentence, visit->pool, LIMIT_PAGE_BYTES);
    const bool is_ready = file_check(document, result, &lack);
    if (!is_ready) {
        status_say(&lack, visit->language, &sentence);
    }
    model_set_text(object, "code", document->code);
    model_set_text(object, "title", say(document->title, visit->language));
    model_set_text(object, "help", say(document->help, visit->language));
    model_set_boolean(object, "is_ready", is_ready);
    model_set_text(object, "lack",
                   is_ready ? NULL : visit_sentence(visit->pool, sentence.bytes));
    files_put(visit, document, object);
}

bool files_page(struct visit *visit, struct status *st)
{
    const struct result *result = NULL;

    if (!result_read(visit, &result, st)) {
        return false;
    }
    struct value *documents = model_set_list(visit->model, "documents");
    for (size_t i = 0; i < FILE_DOCUMENT_COUNT; i++) {
        document_put(visit, &FILE_DOCUMENTS[i], result, model_add_object(documents));
    }
    model_set_boolean(visit->model, "is_rating",
                      workspace_open_round(&result->workspace) != NULL);
    return true;
}

/* ---- a file ---- */

/* "ranking-2026-11-22.pdf": what and when, and nobody's name. */
static const char *name_of(struct visit *visit, const struct file_kind *kind)
{
    const size_t length = strcspn(kind->name, ".");

    return visit_address(visit, "attachment; filename=\"%.*s-%s%s\"", (int)length,
                         kind->name, visit->today, kind->name + length);
}

static bool file_answer(struct visit *visit, struct status *st)
{
    const struct file_making *making = visit->finishing;
    struct text bytes;

    if (!file_make(making, &bytes, st)) {
        return false;
    }
    http_response_header(visit->response, "Content-Disposition",
                         name_of(visit, making->kind));
    render_text(visit, 200, file_media_type(making->kind->format), &bytes);
    return true;
}

bool file_download(struct visit *visit, struct status *st)
{
    struct file_making *making = pool_array(visit->pool, 1, struct file_making);
    struct network network;

    making->visit = visit;
    if (!file_find(visit->parts[1], &making->document, &making->kind)) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no such file");
    }
    if (!network_find(visit->database, visit->network_id, visit->pool, &network, st) ||
        !result_read(visit, &making->result, st)) {
        return false;
    }
    making->network_name = network.name;
    visit->finish = file_answer;
    visit->finishing = making;
    return file_check(making->document, making->result, st);
}
