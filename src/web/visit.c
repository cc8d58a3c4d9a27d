#include "web/visit.h"

#include <assert.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "store/network.h"
#include "web/change_actions.h"
#include "web/password.h"

const char *visit_field(const struct visit *visit, const char *name)
{
    const char *value = form_value(&visit->body, name);

    /* Nothing but blanks is nothing: an organisation of that name could not be seen. */
    return value == NULL || value[strspn(value, " \n\t")] == '\0' ? "" : value;
}

const char *visit_query(const struct visit *visit, const char *name)
{
    return form_value(&visit->query, name);
}

int64_t visit_id(const char *text)
{
    size_t id = 0;

    return text != NULL && number_read(text, INT32_MAX, &id) ? (int64_t)id : 0;
}

static const char *PRINTF_LIKE(2, 0)
    address_write(struct visit *visit, const char *format, va_list arguments)
{
    char address[LIMIT_ADDRESS_BYTES];

    (void)vsnprintf(address, sizeof address, format, arguments);
    return pool_text(visit->pool, address);
}

const char *visit_address(struct visit *visit, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    const char *address = address_write(visit, format, arguments);
    va_end(arguments);
    return address;
}

void visit_query_add(const struct visit *visit, const char *name, struct text *address)
{
    char separator = '?';

    for (size_t i = 0; i < visit->query.pair_count; i++) {
        const struct form_pair *pair = &visit->query.pairs[i];

        if (strcmp(pair->name, name) != 0 && strcmp(pair->name, "done") != 0 &&
            strcmp(pair->name, "change") != 0) {
            text_add_char(address, separator);
            url_add(address, pair->name);
            text_add_char(address, '=');
            url_add(address, pair->value);
            separator = '&';
        }
    }
}

static bool refuse(struct visit *visit, const char *name, struct message message)
{
    if (visit->error_count < FIELD_ERRORS_MAX) {
        visit->errors[visit->error_count++] = (struct field_error){name, message};
    }
    return false;
}

bool visit_refuse(struct visit *visit, const char *name, struct status *st,
                  const char *id, ...)
{
    va_list arguments;

    va_start(arguments, id);
    struct message message = message_read(id, arguments);
    va_end(arguments);
    message_keep(&message, visit->pool);
    (void)status_fail(st, STATUS_INVALID, "please look at what is marked");
    return refuse(visit, name, message);
}

bool visit_refuse_status(struct visit *visit, const char *name, struct status *st)
{
    assert(st->part_count > 0);
    struct message message = st->parts[0];

    message_keep(&message, visit->pool);
    return refuse(visit, name, message);
}

/* Can what was just written be taken back again, and may its author? */
static bool change_is_offered(const struct visit *visit)
{
    const struct change_action *action =
        visit->change_position == 0 ? NULL : change_action_find(visit->change_action);

    return action != NULL && action->final == NULL &&
           visit_may(visit, OBJECT_OWN_CHANGES, RIGHT_CHANGE);
}

static void PRINTF_LIKE(3, 0)
    go(struct visit *visit, const char *notice, const char *format, va_list arguments)
{
    const char *address = address_write(visit, format, arguments);
    const char join = strchr(address, '?') == NULL ? '?' : '&';

    if (notice == NULL) {
        visit->redirect = address;
    } else if (change_is_offered(visit)) {
        visit->redirect = visit_address(visit, "%s%cchange=%" PRId64 "&done=%s", address,
                                        join, visit->change_position, notice);
    } else {
        visit->redirect = visit_address(visit, "%s%cdone=%s", address, join, notice);
    }
}

void visit_go(struct visit *visit, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    go(visit, NULL, format, arguments);
    va_end(arguments);
}

void visit_go_done(struct visit *visit, const char *notice, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    go(visit, notice, format, arguments);
    va_end(arguments);
}

const char *visit_say(struct visit *visit, const char *id, ...)
{
    va_list arguments;

    va_start(arguments, id);
    const struct message message = message_read(id, arguments);
    va_end(arguments);
    return say_in(visit->pool, &message, visit->language);
}

const char *visit_sentence(struct pool *pool, const char *words)
{
    const size_t length = strlen(words);
    char *sentence = pool_text_part(pool, words, length + 1);
    unsigned char *letter = (unsigned char *)sentence;

    if (letter[0] >= 'a' && letter[0] <= 'z') {
        letter[0] -= 'a' - 'A';
    } else if (letter[0] == 0xC3 && letter[1] >= 0xA0 && letter[1] <= 0xBE) { /* à to þ */
        letter[1] -= 'a' - 'A';
    }
    if (length > 0 && strchr(".?!", sentence[length - 1]) == NULL) {
        sentence[length] = '.';
    }
    return sentence;
}

const char *visit_error(const struct visit *visit, const char *name)
{
    for (size_t i = 0; i < visit->error_count; i++) {
        if (strcmp(visit->errors[i].name, name) == 0) {
            return visit_sentence(
                visit->pool,
                say_in(visit->pool, &visit->errors[i].message, visit->language));
        }
    }
    return NULL;
}

bool visit_may(const struct visit *visit, enum access_object object,
               enum access_right right)
{
    if (visit->is_archived && right == RIGHT_CHANGE && object != OBJECT_ARCHIVE) {
        return false;
    }
    return access_of_roles(visit->roles, object) >= right;
}

const char *visit_author(const struct visit *visit)
{
    struct text text;

    if (visit->presence.person_id != 0) {
        return person_author(visit->pool, visit->presence.person_id);
    }
    text_init(&text, visit->pool, LIMIT_NAME_BYTES);
    text_format(&text, "account:%" PRId64, visit->account.id);
    return text.bytes;
}

void visit_borrow(struct visit *visit)
{
    visit->reader = reader_borrow(visit->site->store);
    visit->database = reader_database(visit->reader);
}

void visit_release(struct visit *visit)
{
    reader_free(visit->reader);
    visit->reader = NULL;
    visit->database = NULL;
}

bool visit_finish(struct visit *visit, struct status *st)
{
    visit_release(visit);
    return visit->finish(visit, st);
}

bool visit_store(struct visit *visit, unit_fn work, void *context, struct status *st)
{
    if (!visit->is_changing) {
        return store_change(visit->site->store, work, context, st);
    }
    visit_release(visit);
    const bool is_stored = store_change(visit->site->store, work, context, st);
    visit_borrow(visit);
    return is_stored;
}

bool visit_password_verify(struct visit *visit, const char *hash, const char *password)
{
    visit_release(visit);
    const bool is_right = password_verify(visit->site->passwords, hash, password);
    visit_borrow(visit);
    return is_right;
}

bool visit_password_hash(struct visit *visit, const char *password, const char **hash_out,
                         struct status *st)
{
    visit_release(visit);
    const bool is_hashed =
        password_hash(visit->site->passwords, password, visit->pool, hash_out, st);
    visit_borrow(visit);
    return is_hashed;
}

/* What a change needs, on its way to the writer. */
struct order {
    struct change_head head;
    bool is_of_archive; /* archives, opens again */
    visit_work_fn work;
    void *context;
    int64_t position; /* of its journal row */
};

static bool order_do(struct unit *unit, void *context, struct status *st)
{
    struct order *order = context;
    struct change *change = NULL;

    if (!change_begin(unit, &order->head, &change, st) ||
        (!order->is_of_archive &&
         !network_check_open(unit->database, order->head.network_id, unit->pool, st)) ||
        !order->work(change, unit, order->context, st) || !change_end(change, st)) {
        return false;
    }
    order->position = change_position(change);
    return true;
}

bool visit_change(struct visit *visit, const char *action, visit_work_fn work,
                  void *context, struct status *st)
{
    struct order order = {
        .head = {visit->network_id, visit_author(visit), action, visit->now, 0},
        .is_of_archive = visit->route->object == OBJECT_ARCHIVE,
        .work = work,
        .context = context,
    };

    if (!visit_store(visit, order_do, &order, st)) {
        return false;
    }
    visit->change_position = order.position;
    visit->change_action = action;
    return true;
}
