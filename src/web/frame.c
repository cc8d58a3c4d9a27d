#include "web/frame.h"

#include <string.h>

#include "base/day_say.h"
#include "base/limits.h"
#include "method/thread.h"
#include "store/network.h"
#include "web/assets.h"
#include "web/form_token.h"
#include "web/notice.h"
#include "web/routes.h"

/* How much of the address of a POST is that of the page that shows its form again: it
 * begins like it. The page of trouble has none: then it is the start. */
static size_t page_length(const struct visit *visit)
{
    const char *page = NULL;
    const char *end = visit->http->path + 1;

    for (size_t i = 0; i < ROUTE_COUNT && visit->error_count > 0; i++) {
        if (ROUTES[i].method == HTTP_GET && ROUTES[i].page == visit->route->again) {
            page = ROUTES[i].path + 1;
        }
    }
    while (page != NULL && *end != '\0') {
        end += strcspn(end, "/");
        page = strchr(page, '/');
        if (page != NULL) {
            page++;
            end += *end == '/';
        }
    }
    return (size_t)(end - visit->http->path);
}

/* Where the page stands in another language: the same, whatever it was asked for. */
static const char *language_address(struct visit *visit, const char *code)
{
    struct text address;

    text_init(&address, visit->pool, LIMIT_ADDRESS_BYTES);
    visit_query_add(visit, "lang", &address);
    const char separator = address.length == 0 ? '?' : '&';
    if (visit->http->method == HTTP_POST) {
        text_init(&address, visit->pool, LIMIT_ADDRESS_BYTES);
        text_add_part(&address, visit->http->path, page_length(visit));
        visit_query_add(visit, "lang", &address);
    }
    text_format(&address, "%clang=%s", separator, code);
    return address.bytes;
}

static void languages_put(struct visit *visit, struct value *frame)
{
    struct value *languages = model_set_list(frame, "languages");

    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct value *language = model_add_object(languages);

        model_set_text(language, "code", language_code((enum language)i));
        model_set_text(language, "name", language_name((enum language)i));
        model_set_text(language, "address",
                       language_address(visit, language_code((enum language)i)));
        model_set_boolean(language, "is_present", i == (int)visit->language);
    }
}

static const char *asset_path(const char *name)
{
    const struct asset *asset = asset_named(name);

    return asset == NULL ? NULL : asset->path;
}

/* Beside the notice of a change that was just made: a way to take it back. Only while it
 * is the last one of the network, so that nothing stands on top of it. */
static void undo_put(struct visit *visit, struct value *frame)
{
    const int64_t position = visit_id(visit_query(visit, "change"));
    struct text to;

    if (visit->network_id == NULL || visit_query(visit, "done") == NULL ||
        position == 0 || position != visit->network_position ||
        !visit_may(visit, OBJECT_OWN_CHANGES, RIGHT_CHANGE)) {
        model_set_null(frame, "undo");
        return;
    }
    text_init(&to, visit->pool, LIMIT_ADDRESS_BYTES);
    text_add(&to, visit->http->path);
    visit_query_add(visit, "change", &to);
    struct value *undo = model_set_object(frame, "undo");
    model_set_integer(undo, "position", position);
    model_set_text(undo, "to", to.bytes);
    model_set_text(undo, "action",
                   visit_address(visit, "/networks/%s/history/undo", visit->network_id));
}

void frame_put_plain(struct visit *visit)
{
    const char *done = visit_query(visit, "done");
    const char *notice = done == NULL ? NULL : notice_text(done);
    struct value *frame = model_set_object(visit->model, "frame");

    model_set_text(frame, "language", language_code(visit->language));
    languages_put(visit, frame);
    model_set_text(frame, "css", asset_path("samenspel.css"));
    model_set_text(frame, "js", asset_path("samenspel.js"));
    model_set_text(frame, "icon", asset_path("icon.svg"));
    model_set_text(frame, "notice", notice == NULL ? NULL : say(notice, visit->language));
    undo_put(visit, frame);
    model_set_boolean(frame, "is_demonstration", visit->site->is_demonstration);
    model_set_boolean(frame, "is_signed_in", visit->is_signed_in);
    model_set_text(frame, "name", visit->is_signed_in ? visit->account.name : NULL);
    model_set_text(frame, "token", visit->is_signed_in ? form_token(visit) : NULL);
    model_set_boolean(frame, "is_host", visit->is_signed_in && visit->account.is_host);
}

/* ---- the thread and the rooms ---- */

/* What aria-current says of a link to a part of the network: "page" on its page, "true"
 * on one beneath it, else NULL. */
static const char *current_of(const struct visit *visit, const char *path)
{
    static const size_t HOME = sizeof "/networks/{network}" - 1;
    const char *here = visit->route->path + HOME;
    const size_t length = strlen(path);

    if (strcmp(here, path) == 0) {
        return "page";
    }
    return length > 0 && strncmp(here, path, length) == 0 && here[length] == '/' ? "true"
                                                                                 : NULL;
}

static const char *address_of(struct visit *visit, const char *path)
{
    return visit_address(visit, "/networks/%s%s", visit->network_id, path);
}

/* The pages of the steps. A step leads to the first that its visitor may enter. */
static const struct {
    enum thread_step step;
    enum access_object object;
    const char *path;
} STEP_PAGES[] = {
    {THREAD_ISSUE, OBJECT_ISSUE, "/issue"},
    {THREAD_SOURCES, OBJECT_ISSUE, "/sources"},
    {THREAD_ARENA, OBJECT_ARENA, "/arena"},
    {THREAD_FORM, OBJECT_ARENA, "/form"},
    {THREAD_PARTNERS, OBJECT_ARENA, "/partners"},
    {THREAD_PARTNERS, OBJECT_CRITERIA, "/criteria"},
    {THREAD_SURVEY, OBJECT_SURVEY, "/survey"},
    {THREAD_SURVEY, OBJECT_NETWORK_HOME, "/survey/own"},
    {THREAD_FINDINGS, OBJECT_FINDINGS, "/findings"},
};

static void step_link_put(struct visit *visit, struct value *item, enum thread_step step)
{
    const char *address = NULL;
    const char *current = NULL;

    for (size_t i = 0; i < ARRAY_COUNT(STEP_PAGES); i++) {
        const char *here = current_of(visit, STEP_PAGES[i].path);

        if (STEP_PAGES[i].step != step ||
            !visit_may(visit, STEP_PAGES[i].object, RIGHT_SEE)) {
            continue;
        }
        if (address == NULL) {
            address = address_of(visit, STEP_PAGES[i].path);
            current = here;
        } else if (here != NULL) {
            current = "true";
        }
    }
    model_set_text(item, "address", address);
    model_set_boolean(item, "is_here", current != NULL);
    model_set_text(item, "current", current);
}

static const char *arena_detail(struct visit *visit)
{
    const struct progress *progress = &visit->progress;
    struct message message;

    if (progress->open_round != 0) {
        return progress->has_finished ? visit_say(visit, N_("a round is open"))
                                      : visit_say(visit, N_("your sheet waits"));
    }
    if (progress->closed_rounds > 0) {
        message = message_make_plural(visit->pool, (size_t)progress->raters,
                                      "%zu rater, closed %s", "%zu raters, closed %s",
                                      (size_t)progress->raters,
                                      day_say(day_of(progress->closed_at, visit->pool),
                                              visit->language, visit->pool));
    } else if (progress->actors > 0) {
        message = message_make_plural(visit->pool, (size_t)progress->actors, "%zu actor",
                                      "%zu actors", (size_t)progress->actors);
    } else {
        return NULL;
    }
    return say_in(visit->pool, &message, visit->language);
}

static const char *partners_detail(struct visit *visit)
{
    const struct progress *progress = &visit->progress;

    if (progress->members > 0) {
        const struct message message = message_make_plural(
            visit->pool, (size_t)progress->members, "%zu member organisation",
            "%zu member organisations", (size_t)progress->members);
        return say_in(visit->pool, &message, visit->language);
    }
    return progress->selected > 0
               ? visit_say(visit, N_("%zu selected, %zu talks held"),
                           (size_t)progress->selected, (size_t)progress->talks)
               : NULL;
}

static const char *survey_detail(struct visit *visit)
{
    const struct progress *progress = &visit->progress;

    if (progress->open_wave != 0 && visit_may(visit, OBJECT_SURVEY, RIGHT_SEE)) {
        return visit_say(visit, N_("open: %zu of %zu people have answered"),
                         (size_t)progress->informants_finished,
                         (size_t)progress->informants);
    }
    const struct message message = message_make_plural(
        visit->pool, (size_t)progress->closed_waves, "%zu wave, closed %s",
        "%zu waves, the last closed %s", (size_t)progress->closed_waves,
        day_say(day_of(progress->wave_closed_at, visit->pool), visit->language,
                visit->pool));
    return progress->closed_waves == 0 ? NULL
                                       : say_in(visit->pool, &message, visit->language);
}

static const char *findings_detail(struct visit *visit)
{
    const size_t count = (size_t)visit->progress.findings;

    return count == 0 || !visit_may(visit, OBJECT_FINDINGS, RIGHT_SEE)
               ? NULL
               : visit_say(visit, N_("pinned: %zu"), count);
}

/* A step in numbers, for who may enter it; NULL: nothing to say. */
static const char *step_detail(struct visit *visit, enum thread_step step)
{
    const struct progress *progress = &visit->progress;

    if (step == THREAD_SOURCES && progress->sources > 0 &&
        visit_may(visit, OBJECT_ISSUE, RIGHT_SEE)) {
        return visit_say(visit, N_("%zu, of which %zu indispensable"),
                         (size_t)progress->sources, (size_t)progress->indispensable);
    }
    if (step == THREAD_SURVEY) {
        return survey_detail(visit);
    }
    if (step == THREAD_FINDINGS) {
        return findings_detail(visit);
    }
    if (!visit_may(visit, OBJECT_ARENA, RIGHT_SEE)) {
        return NULL;
    }
    switch (step) {
    case THREAD_ISSUE:
        return progress->version > 1
                   ? visit_say(visit, N_("version %zu"), (size_t)progress->version)
                   : NULL;
    case THREAD_ARENA:
        return arena_detail(visit);
    case THREAD_FORM:
        return progress->forms > 0
                   ? visit_say(visit, N_("%zu of %zu chosen"), (size_t)progress->forms,
                               (size_t)progress->actors)
                   : NULL;
    case THREAD_PARTNERS:
        return partners_detail(visit);
    default:
        return NULL;
    }
}

static struct thread_facts facts_of(const struct visit *visit)
{
    const struct progress *progress = &visit->progress;

    return (struct thread_facts){
        .counts = {
            [THREAD_ISSUE] = progress->has_issue,
            [THREAD_SOURCES] = (size_t)progress->sources,
            [THREAD_ARENA] = (size_t)progress->closed_rounds,
            [THREAD_FORM] = (size_t)progress->forms,
            [THREAD_PARTNERS] = (size_t)(progress->members + progress->outcomes),
            [THREAD_SURVEY] = (size_t)progress->closed_waves,
            [THREAD_FINDINGS] = (size_t)progress->findings,
        }};
}

/* What has no page cannot be what is next. */
static bool has_page(enum thread_step step)
{
    for (size_t i = 0; i < ARRAY_COUNT(STEP_PAGES); i++) {
        if (STEP_PAGES[i].step == step) {
            return true;
        }
    }
    return false;
}

static void thread_put(struct visit *visit, struct value *network)
{
    const struct thread_facts facts = facts_of(visit);
    struct value *thread = model_set_list(network, "thread");

    for (int i = 0; i < THREAD_STEP_COUNT; i++) {
        const enum thread_step step = (enum thread_step)i;
        const enum thread_state found = thread_state_of(&facts, step);
        const enum thread_state state =
            found == THREAD_NOW && !has_page(step) ? THREAD_LATER : found;
        struct value *item = model_add_object(thread);

        model_set_text(item, "code", thread_step_code(step));
        model_set_text(item, "name", say(thread_step_name(step), visit->language));
        model_set_text(item, "question",
                       say(thread_step_question(step), visit->language));
        model_set_text(item, "state", thread_state_code(state));
        model_set_boolean(item, "is_now", state == THREAD_NOW);
        model_set_boolean(item, "is_done", state == THREAD_DONE);
        model_set_text(item, "detail", step_detail(visit, step));
        step_link_put(visit, item, step);
    }
}

/* The rooms of a network that its visitor may enter; a new one is a row here. */
static const struct {
    enum access_object object;
    const char *name; /* N_() */
    const char *path;
} ROOMS[] = {
    {OBJECT_NETWORK_HOME, N_("Home of the network"), ""},
    {OBJECT_PEOPLE, N_("People and roles"), "/people"},
    {OBJECT_MEMBERS, N_("Member organisations"), "/members"},
    {OBJECT_EXPERIENCE_FINDINGS, N_("Experiences"), "/experience"},
    {OBJECT_EXPERIENCE_FINDINGS, N_("Dilemmas and problems"), "/notes"},
    {OBJECT_COORDINATOR_LOG, N_("My log"), "/log"},
    {OBJECT_OWN_ENTRY, N_("My organisation"), "/own"},
    {OBJECT_ARENA, N_("Print and files"), "/files"},
    {OBJECT_JOURNAL, N_("History"), "/history"},
    {OBJECT_SETTINGS, N_("Settings"), "/settings"},
};

static void rooms_put(struct visit *visit, struct value *network)
{
    struct value *rooms = model_set_list(network, "rooms");

    for (size_t i = 0; i < ARRAY_COUNT(ROOMS); i++) {
        if (!visit_may(visit, ROOMS[i].object, RIGHT_SEE)) {
            continue;
        }
        struct value *room = model_add_object(rooms);

        model_set_text(room, "name", say(ROOMS[i].name, visit->language));
        model_set_text(room, "address", address_of(visit, ROOMS[i].path));
        model_set_text(room, "current", current_of(visit, ROOMS[i].path));
    }
}

bool frame_put(struct visit *visit, struct status *st)
{
    struct network row;

    frame_put_plain(visit);
    if (visit->network_id == NULL) {
        model_set_null(visit->model, "network");
        return true;
    }
    if (!network_find(visit->database, visit->network_id, visit->pool, &row, st) ||
        !progress_read(visit->database, visit->network_id, visit->presence.person_id,
                       visit->today, &visit->progress, st)) {
        return false;
    }
    visit->is_archived = row.is_archived;
    struct value *network = model_set_object(visit->model, "network");
    model_set_text(network, "id", visit->network_id);
    model_set_text(network, "name", row.name);
    model_set_text(network, "place", row.place);
    model_set_text(network, "purpose", row.purpose);
    model_set_boolean(network, "is_archived", row.is_archived);
    model_set_text(network, "delete_day", row.delete_day);
    thread_put(visit, network);
    rooms_put(visit, network);
    return true;
}
