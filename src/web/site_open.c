#include "web/site_open.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/installation.h"
#include "web/kept.h"
#include "web/metrics.h"
#include "web/page_cache.h"
#include "web/password.h"
#include "web/sandbox.h"

enum {
    CACHE_BYTES = 8 * 1024 * 1024,
    KEPT_BYTES = 16 * 1024 * 1024,
    PASSWORDS_AT_ONCE_MAX = 8,
    FILES_AT_ONCE = 2
};

extern const struct embedded_file TEMPLATES[];
extern const size_t TEMPLATE_COUNT;

int64_t site_clock(void)
{
    struct timespec time;

    (void)clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Half of the processors: who signs in may not slow down those who read. */
static size_t passwords_at_once(void)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (processors < 4) {
        return 1;
    }
    return processors / 2 < PASSWORDS_AT_ONCE_MAX ? (size_t)processors / 2
                                                  : PASSWORDS_AT_ONCE_MAX;
}

bool site_templates_make(struct pool *pool, struct site_templates *templates_out,
                         struct status *st)
{
    const struct template_files files = {TEMPLATES, TEMPLATE_COUNT};
    struct site_templates made;

    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct template_set *set = NULL;

        if (!template_set_make(&files, (enum language)i, pool, &set, st)) {
            return false;
        }
        made.sets[i] = set;
    }
    *templates_out = made;
    return true;
}

bool site_open(struct site *site, const struct site_options *options, struct pool *pool,
               struct status *st)
{
    struct installation installation;
    struct site made = {
        .store = options->store,
        .is_https = options->is_https,
        .is_loopback = options->is_loopback,
        .answers_loopback = options->answers_loopback,
        .has_proxy = options->has_proxy,
        .can_mail = options->can_mail,
        .clock = options->clock,
        .started_at = options->clock(),
    };

    if (!installation_open(options->store, made.started_at, pool, &installation, st)) {
        return false;
    }
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        made.templates[i] = options->templates->sets[i];
    }
    made.is_demonstration = installation.is_demonstration;
    made.secret = installation.secret;
    made.cache = page_cache_new(CACHE_BYTES);
    made.kept = kept_new(KEPT_BYTES);
    made.passwords = password_gate_new(passwords_at_once());
    made.files = sandbox_gate_new(FILES_AT_ONCE);
    made.metrics = metrics_new();
    site_name(&made, options->public_url);
    *site = made;
    return true;
}

void site_name(struct site *site, const char *public_url)
{
    site->public_url = public_url;
    site->public_host = strstr(public_url, "://") + 3;
}

void site_close(struct site *site)
{
    page_cache_free(site->cache);
    kept_free(site->kept);
    password_gate_free(site->passwords);
    sandbox_gate_free(site->files);
    metrics_free(site->metrics);
    *site = (struct site){0};
}
