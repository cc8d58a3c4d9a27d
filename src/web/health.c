/* health.c - for those who watch the server: does it answer, and what does it count. */
#include "web/pages.h"

#include <string.h>

#include "base/limits.h"
#include "store/installation.h"
#include "store/outbox.h"
#include "web/metrics.h"
#include "web/render.h"
#include "web/sign_in.h"
#include "web/tries.h"

bool health_page(struct visit *visit, struct status *st)
{
    struct installation installation;
    struct text text;

    /* The database answers: SQLite does not touch its file for a snapshot alone. */
    if (!installation_find(visit->database, visit->pool, &installation, st)) {
        return false;
    }
    text_init(&text, visit->pool, LIMIT_NAME_BYTES);
    text_add(&text, "ok\n");
    render_text(visit, 200, "text/plain; charset=utf-8", &text);
    return true;
}

bool metrics_page(struct visit *visit, struct status *st)
{
    struct metrics_present present = {0};
    struct text text;
    const char *peer = tries_peer(visit);

    /* For a collector on this machine; to others there is nothing here. */
    if (strcmp(peer, "127.0.0.1") != 0 && strcmp(peer, "::1") != 0) {
        return status_fail(st, STATUS_NOT_FOUND, "this address is not known");
    }
    if (!outbox_counts(visit->database, &present.mail_waiting, &present.mail_failed,
                       st)) {
        return false;
    }
    if (visit->site->transport != NULL) {
        struct transport_counts counts;

        transport_counts(visit->site->transport, &counts);
        present.connections = transport_connection_count(visit->site->transport);
        present.accepted = counts.accepted;
        present.refused = counts.refused;
        present.cut = counts.cut;
    }
    text_init(&text, visit->pool, LIMIT_PAGE_BYTES);
    metrics_write(visit->site->metrics, &present, &text);
    render_text(visit, 200, "text/plain; version=0.0.4; charset=utf-8", &text);
    return true;
}
