#include "web/frame.h"

#include <string.h>

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
    static const char *const NAMES[LANGUAGE_COUNT] = {[LANGUAGE_NL] = "Nederlands",
                                                      [LANGUAGE_FR] = "Français",
                                                      [LANGUAGE_EN] = "English"};
    struct value *languages = model_set_list(frame, "languages");

    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct value *language = model_add_object(languages);

        model_set_text(language, "code", language_code((enum language)i));
        model_set_text(language, "name", NAMES[i]);
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
    model_set_boolean(frame, "is_demonstration", visit->site->is_demonstration);
    model_set_boolean(frame, "is_signed_in", visit->is_signed_in);
    model_set_text(frame, "name", visit->is_signed_in ? visit->account.name : NULL);
    model_set_text(frame, "token", visit->is_signed_in ? form_token(visit) : NULL);
    model_set_boolean(frame, "is_host", visit->is_signed_in && visit->account.is_host);
}

static void thread_put(struct visit *visit, struct value *network,
                       const struct network *row)
{
    struct thread_facts facts = {0};
    struct value *thread = model_set_list(network, "thread");

    facts.counts[THREAD_ISSUE] = row->purpose[0] != '\0';
    for (int i = 0; i < THREAD_STEP_COUNT; i++) {
        const enum thread_step step = (enum thread_step)i;
        const enum thread_state state = thread_state_of(&facts, step);
        struct value *item = model_add_object(thread);

        model_set_text(item, "code", thread_step_code(step));
        model_set_text(item, "name", say(thread_step_name(step), visit->language));
        model_set_text(item, "question",
                       say(thread_step_question(step), visit->language));
        model_set_text(item, "state", thread_state_code(state));
        model_set_boolean(item, "is_now", state == THREAD_NOW);
        model_set_boolean(item, "is_done", state == THREAD_DONE);
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
    {OBJECT_JOURNAL, N_("History"), "/history"},
    {OBJECT_SETTINGS, N_("Settings"), "/settings"},
};

static void rooms_put(struct visit *visit, struct value *network)
{
    static const size_t HOME = sizeof "/networks/{network}" - 1;
    struct value *rooms = model_set_list(network, "rooms");

    for (size_t i = 0; i < ARRAY_COUNT(ROOMS); i++) {
        if (!visit_may(visit, ROOMS[i].object, RIGHT_SEE)) {
            continue;
        }
        struct value *room = model_add_object(rooms);
        model_set_text(room, "name", say(ROOMS[i].name, visit->language));
        model_set_text(
            room, "address",
            visit_address(visit, "/networks/%s%s", visit->network_id, ROOMS[i].path));
        model_set_boolean(room, "is_here",
                          strcmp(visit->route->path + HOME, ROOMS[i].path) == 0);
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
    if (!network_find(visit->database, visit->network_id, visit->pool, &row, st)) {
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
    thread_put(visit, network, &row);
    rooms_put(visit, network);
    return true;
}
