/* own_account.c - one's own name, language, password and sessions. */
#include "web/pages.h"

#include "store/network.h"
#include "web/cookie.h"
#include "web/forms.h"
#include "web/password.h"
#include "web/sign_in.h"
#include "web/tries.h"

enum { PRESENT_TRIES = 10 };

bool account_page(struct visit *visit, struct status *st)
{
    const struct form_start profile[] = {
        {"name", visit->account.name},
        {"language", language_code(visit->account.language)},
    };
    struct account account;
    int64_t count = 0;

    if (!account_find(visit->database, visit->account.id, visit->pool, &account, st) ||
        !session_count(visit->database, visit->account.id, visit->now, &count, st)) {
        return false;
    }
    struct value *own = model_set_object(visit->model, "account");
    model_set_text(own, "email", account.email);
    model_set_boolean(own, "has_password", account.password_hash != NULL);
    model_set_boolean(own, "is_host", account.is_host);
    model_set_integer(own, "other_session_count", count - 1);
    model_set_boolean(own, "has_other_sessions", count > 1);
    visit_form(visit, &FORM_PROFILE, "/account", profile, ARRAY_COUNT(profile));
    visit_form(visit, &FORM_PASSWORD, "/account/password", NULL, 0);
    visit_form(visit, &FORM_SIGN_OUT, "/account/sign-out-everywhere", NULL, 0);
    return true;
}

struct renaming {
    struct account account;
    const char *today;
    int64_t now;
};

static bool person_rename(struct unit *unit, const struct network_line *line,
                          const struct renaming *renaming, struct status *st)
{
    struct presence presence;
    const struct sql_value *found = NULL;
    struct sql_value values[RECORD_COLUMNS_MAX];
    struct change *change = NULL;

    if (!people_presence(unit->database, line->id, renaming->account.id, renaming->today,
                         &presence, st) ||
        !record_find(unit->database, &PERSON_RECORD, line->id, presence.person_id,
                     unit->pool, &found, st)) {
        return false;
    }
    struct person person = person_from(found);
    const struct change_head head = {line->id, person_author(unit->pool, person.id),
                                     "person.rename", renaming->now, 0};
    person.name = renaming->account.name;
    person_values(&person, values);
    return change_begin(unit, &head, &change, st) &&
           change_put(change, &PERSON_RECORD, values, st) && change_end(change, st);
}

static bool renaming_do(struct unit *unit, void *context, struct status *st)
{
    const struct renaming *renaming = context;
    struct network_lines lines;

    if (!account_set_profile(unit, &renaming->account, st) ||
        !network_of_account(unit->database, renaming->account.id, renaming->today,
                            unit->pool, &lines, st)) {
        return false;
    }
    for (size_t i = 0; i < lines.count; i++) {
        if (!lines.lines[i].is_archived &&
            !person_rename(unit, &lines.lines[i], renaming, st)) {
            return false;
        }
    }
    return true;
}

bool account_post(struct visit *visit, struct status *st)
{
    struct renaming renaming = {visit->account, visit->today, visit->now};

    renaming.account.name = visit_field(visit, "name");
    (void)language_find(visit_field(visit, "language"), &renaming.account.language);
    if (!visit_store(visit, renaming_do, &renaming, st)) {
        return false;
    }
    /* What was chosen for this browser before gives way to what is chosen now. */
    cookie_set(visit, COOKIE_LANGUAGE, "", COOKIE_GONE);
    visit_go_done(visit, "saved", "/account");
    return true;
}

struct password_setting {
    const char *hash;
    const struct visit *visit;
};

static bool password_do(struct unit *unit, void *context, struct status *st)
{
    const struct password_setting *setting = context;
    const struct visit *visit = setting->visit;

    return account_set_password(unit, visit->account.id, setting->hash, st) &&
           session_end_all(unit, visit->account.id, visit->session_digest, st);
}

bool account_password_post(struct visit *visit, struct status *st)
{
    const char *password = visit_field(visit, "password");
    struct password_setting setting = {.visit = visit};
    struct account account;

    /* Whoever finds a browser open shall not guess the password there. */
    if (!tries_count(visit, "present password", visit->account.email, PRESENT_TRIES,
                     st) ||
        !account_find(visit->database, visit->account.id, visit->pool, &account, st)) {
        return false;
    }
    if (account.password_hash != NULL && !visit->may_set_password &&
        !visit_password_verify(visit, account.password_hash,
                               visit_field(visit, "present"))) {
        return visit_refuse(visit, "present", st, "this is not your present password");
    }
    if (!password_check_strength(password, account.email, st)) {
        return visit_refuse_status(visit, "password", st);
    }
    if (!visit_password_hash(visit, password, &setting.hash, st) ||
        !visit_store(visit, password_do, &setting, st)) {
        return false;
    }
    visit_go_done(visit, "password-set", "/account");
    return true;
}
