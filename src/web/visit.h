/* visit.h - one request on its way through a page: who asks for what, and what is shown.
 *
 * A page is a function that reads from the database and fills the model; `/x` renders it
 * through its template, `/x.json` writes it as it is. A change is a POST: the page
 * function changes the store and says where to go next. No socket is in sight. */
#pragma once

#include "base/decode.h"
#include "base/model.h"
#include "method/access.h"
#include "store/people.h"
#include "store/progress.h"
#include "store/sign_in.h"
#include "web/form.h"
#include "web/kept.h"
#include "web/site.h"
#include "web/transport.h"

enum field_kind {
    FIELD_LINE,
    FIELD_TEXT, /* several lines */
    FIELD_EMAIL,
    FIELD_PASSWORD,
    FIELD_CHOICE, /* one of `choices`, all of them in sight */
    FIELD_SELECT, /* one of `choices`, in a list that opens */
    FIELD_CHOICES, /* several of `choices`: their codes, a line each */
    FIELD_DAY, /* 'YYYY-MM-DD' */
    FIELD_NUMBER,
    FIELD_CHECK, /* "yes" or nothing */
    FIELD_BLOCK, /* several lines, kept as they are: a table that somebody pastes */
    FIELD_FILE, /* in visit->file; makes its form one that carries a file */
    FIELD_HIDDEN
};

struct choice {
    const char *code;
    const char *label; /* N_() */
    const char *help; /* N_(); NULL */
};

/* One field of a form: what it is called, what may stand in it. */
struct field {
    const char *name;
    enum field_kind kind;
    bool is_required;
    size_t limit; /* characters; of a number: the largest */
    const char *label; /* N_() */
    const char *help; /* N_(); NULL */
    const char *autocomplete; /* of the HTML specification; NULL */
    const struct choice *choices; /* ended by a NULL code; NULL: given by the page */
};

/* A form is shown by GET pages and sent to one POST route. */
struct form_plan {
    const char *name; /* of its member in the model */
    const struct field *fields;
    size_t field_count;
    const char *submit; /* N_(): what its button says */
    bool is_danger; /* what it does cannot be taken back */
    bool is_edit; /* changes what stands there: sends along what each field showed
                   * (web/edit.h) */
};

struct visit;
struct route;

typedef bool (*page_fn)(struct visit *visit, struct status *st);

struct route {
    enum http_method method;
    const char *path; /* "/networks/{network}/people" */
    enum access_object object;
    enum access_right right;
    page_fn page;
    const char *template; /* of a GET; NULL: the page answers itself */
    const struct form_plan *form; /* of a POST; NULL: no fields */
    page_fn again; /* of a POST: the page that shows its form, when it was refused, or
                    * when there is nowhere to go: a preview */
    const char *again_template;
    bool is_cached; /* shows nothing but the network, its person and the day */
    const char *summary; /* for docs/api.md */
};

/* What was wrong with a field. */
struct field_error {
    const char *name;
    struct message message;
};

/* What may be chosen in a field, where only the page knows. */
struct page_choices {
    const char *form; /* its name */
    const char *field;
    const struct choice *choices;
};

enum { VISIT_PARTS_MAX = 4, FIELD_ERRORS_MAX = 16, PAGE_CHOICES_MAX = 8 };

struct visit {
    struct pool *pool;
    const struct site *site;
    struct kept_holder holder; /* of site->kept, until the visit ends */
    const struct http_request *http;
    const struct route *route;
    const char *parts[VISIT_PARTS_MAX]; /* what stood for {…} in the path, in order */
    struct form_values query;
    struct form_values body;
    const char *file_field; /* of the body, that a file stands in; NULL: none was sent */
    struct file_bytes file;
    bool is_json;
    int64_t now;
    const char *today; /* UTC */
    enum language language;
    struct reader *reader; /* borrowed from the store; NULL: none at this moment */
    struct database *database; /* of the reader: one picture of it while a page is made */
    bool is_changing; /* a POST function runs: no picture is held (set by dispatch) */

    bool is_signed_in;
    struct account account;
    const char *session_digest; /* NULL: not signed in */
    /* The cookie that form tokens of visitors are bound to, made by form_token() for this
     * answer; NULL: what the request brought holds. */
    const char *form_key;
    /* Both of the session, set by visit_who(); nothing while not signed in. */
    int64_t seen_at; /* when it was used before */
    bool may_set_password; /* it began by a mailed link a short while ago */
    unsigned roles; /* access_set(), in this network */
    struct presence presence;
    const char *network_id; /* NULL: not in a network */
    int64_t network_position; /* of its journal */
    /* Both of the network, once the frame was put: */
    bool is_archived; /* nobody may change it */
    struct progress progress; /* how far it is */

    struct value *model;
    const char *form_name; /* the form that is being put into the model */
    struct page_choices choices[PAGE_CHOICES_MAX];
    size_t choices_count;
    const char *redirect; /* set by a POST */
    page_fn finish; /* set by a GET that takes long: answers when no connection is held */
    const void *finishing; /* what it works on */
    bool is_passing; /* set by a GET that shows what goes on without a change of the
                      * network, such as work that is being done: it is not kept */
    int64_t change_position; /* of what visit_change() wrote; 0: nothing */
    const char *change_action;
    struct field_error errors[FIELD_ERRORS_MAX];
    size_t error_count;
    struct http_response *response;
};

/* The value that was sent for a field; "" when nothing was, or nothing but blanks. */
const char *visit_field(const struct visit *visit, const char *name);

/* A value of the address ("?on=…"); NULL when it is not there. */
const char *visit_query(const struct visit *visit, const char *name);

/* A number of the address or of a form; 0, which no row has, when it is none. */
int64_t visit_id(const char *text);

/* An address of ours, or part of one. Lives in the visit's pool. */
const char *visit_address(struct visit *visit, const char *format, ...) PRINTF_LIKE(2, 3);

/* Add the query of the address without `name` and without the notice of a change and what
 * it takes back:
 * "?on=2026-11-22", or nothing. */
void visit_query_add(const struct visit *visit, const char *name, struct text *address);

/* Say what is wrong with a field; returns false, so that `return visit_refuse(…)` reads
 * as it acts. The page that shows the form comes again, with what was typed. */
bool visit_refuse(struct visit *visit, const char *name, struct status *st,
                  const char *id, ...) PRINTF_LIKE(4, 5);

/* The same with a sentence that a rule has given already. */
bool visit_refuse_status(struct visit *visit, const char *name, struct status *st);

/* Go to an address of ours after a POST. */
void visit_go(struct visit *visit, const char *format, ...) PRINTF_LIKE(2, 3);

/* The same, with a sentence on the next page (web/notice.h), and beside it a way to take
 * back what visit_change() wrote, for who may. */
void visit_go_done(struct visit *visit, const char *notice, const char *format, ...)
    PRINTF_LIKE(3, 4);

/* A sentence in the visitor's language; lives in the visit's pool. */
const char *visit_say(struct visit *visit, const char *id, ...) PRINTF_LIKE(2, 3);

/* What went wrong, as a sentence on a page: a capital at its beginning, a full stop. */
const char *visit_sentence(struct pool *pool, const char *words);

/* What was refused at a field ("": above the form), as a sentence; NULL: nothing. */
const char *visit_error(const struct visit *visit, const char *name);

/* Does the visitor have this right here? */
bool visit_may(const struct visit *visit, enum access_object object,
               enum access_right right);

/* Put a form into the model, ready to send to `action`. `values` are what stands in it at
 * first, by field; NULL: nothing. When this form was refused, what was typed and what was
 * wrong with it comes from the visit. A plan of the same name with fewer fields is the
 * same form: a page may leave out what is not asked now. */
struct form_start {
    const char *name;
    const char *value;
};
void visit_form(struct visit *visit, const struct form_plan *plan, const char *action,
                const struct form_start *values, size_t value_count);

/* Give the choices of a field that has none in its plan, before visit_form(). Their words
 * are shown as they are: names of rows, or said already in the visitor's language. Ended
 * by a NULL code; lives as long as the visit. The page function checks what was sent. In
 * a line they are offered, and anything else may be typed too. */
void visit_form_choices(struct visit *visit, const struct form_plan *plan,
                        const char *field, const struct choice *choices);

/* Lend and give back a connection to read with. Who waits for something slow (a commit, a
 * password) holds none meanwhile: others need it. */
void visit_borrow(struct visit *visit);
void visit_release(struct visit *visit);

/* Answer by visit->finish, holding no connection: nothing is read after it. */
NODISCARD bool visit_finish(struct visit *visit, struct status *st);

/* Run a unit of work (store_change), holding no connection while it is waited for. */
NODISCARD bool visit_store(struct visit *visit, unit_fn work, void *context,
                           struct status *st);

/* Check a password, and hash one, holding no connection meanwhile (web/password.h). */
bool visit_password_verify(struct visit *visit, const char *hash, const char *password);
NODISCARD bool visit_password_hash(struct visit *visit, const char *password,
                                   const char **hash_out, struct status *st);

/* Change the visitor's network: one unit of work with its journal row. */
typedef bool (*visit_work_fn)(struct change *change, struct unit *unit, void *context,
                              struct status *st);
NODISCARD bool visit_change(struct visit *visit, const char *action, visit_work_fn work,
                            void *context, struct status *st);

/* The author of the visitor's changes: "person:3", "account:7", "host". */
const char *visit_author(const struct visit *visit);
