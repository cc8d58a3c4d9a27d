/* survey_informant.c - one who answers: how far, the link where it is handed over,
 * another name or address, a new link, and no longer being asked. Never what was said. */
#include "web/survey_informant.h"

#include <inttypes.h>
#include <string.h>

#include "store/account.h"
#include "web/clerk.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/print.h"
#include "web/survey_mail.h"
#include "web/tries.h"

bool survey_one_read(struct visit *visit, struct survey_one *one_out, struct status *st)
{
    if (!survey_read(visit, visit_id(visit->parts[1]), &one_out->survey, st)) {
        return false;
    }
    one_out->informant =
        wave_informant(&one_out->survey.whole, visit_id(visit->parts[2]));
    if (one_out->informant == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "what you look for is not here");
    }
    one_out->organisation =
        wave_actor(&one_out->survey.whole, one_out->informant->wave_actor_id);
    return true;
}

const char *survey_one_address(struct visit *visit, const struct survey_one *one,
                               const char *rest)
{
    return visit_address(visit, "%s/informants/%" PRId64 "%s",
                         survey_address(visit, one->survey.whole.wave.id, ""),
                         one->informant->id, rest);
}

const char *survey_one_code(struct visit *visit, const struct informant_row *informant)
{
    return informant->email[0] != '\0' || informant_is_withdrawn(informant) ||
                   informant->digest == NULL
               ? NULL
               : informant_code(visit->pool, visit->site->secret, visit->network_id,
                                informant);
}

static void one_forms_put(struct visit *visit, const struct survey_one *one)
{
    const struct informant_row *informant = one->informant;
    const bool may =
        !survey_is_closed(&one->survey) && !informant_is_withdrawn(informant);
    const struct form_start values[] = {
        {"name", informant->name},
        {"email", informant->email},
        {"language", informant->language},
    };

    model_set_boolean(visit->model, "may_change", may);
    model_set_boolean(visit->model, "may_paper", may && survey_is_open(&one->survey));
    if (!may) {
        model_set_null(visit->model, FORM_INFORMANT.name);
        model_set_null(visit->model, FORM_INFORMANT_RENEW.name);
        model_set_null(visit->model, FORM_INFORMANT_WITHDRAW.name);
        return;
    }
    visit_form(visit, &FORM_INFORMANT, survey_one_address(visit, one, ""), values,
               ARRAY_COUNT(values));
    visit_form(visit, &FORM_INFORMANT_RENEW, survey_one_address(visit, one, "/renew"),
               NULL, 0);
    visit_form(visit, &FORM_INFORMANT_WITHDRAW,
               survey_one_address(visit, one, "/withdraw"), NULL, 0);
}

void survey_one_put(struct visit *visit, const struct survey_one *one)
{
    struct value *item = model_set_object(visit->model, "informant");

    survey_wave_put(visit, &one->survey.whole.wave,
                    model_set_object(visit->model, "wave"));
    survey_informant_put(visit, &one->survey, one->informant, item);
    model_set_text(item, "organisation", one->organisation->name);
}

/* After a sheet was typed in: how much of it nobody could read. */
static void unreadable_put(struct visit *visit)
{
    const char *sent = visit_query(visit, "unreadable");
    const size_t count = sent == NULL ? 0 : (size_t)visit_id(sent);
    const struct message message = message_make_plural(
        visit->pool, count, "%zu box was unreadable: nothing is stored there.",
        "%zu boxes were unreadable: nothing is stored there.", count);

    model_set_text(visit->model, "unreadable",
                   count == 0 ? NULL : say_in(visit->pool, &message, visit->language));
}

bool informant_page(struct visit *visit, struct status *st)
{
    struct survey_one one;

    if (!survey_one_read(visit, &one, st)) {
        return false;
    }
    const char *code = survey_one_code(visit, one.informant);
    survey_one_put(visit, &one);
    model_set_text(visit->model, "code",
                   code == NULL ? NULL : survey_code_shown(visit->pool, code));
    model_set_text(
        visit->model, "link",
        code == NULL ? NULL : survey_link(visit->pool, visit->site->public_url, code));
    model_set_boolean(visit->model, "is_void", one.informant->digest == NULL);
    unreadable_put(visit);
    one_forms_put(visit, &one);
    return true;
}

bool informant_qr(struct visit *visit, struct status *st)
{
    struct survey_one one;

    if (!survey_one_read(visit, &one, st)) {
        return false;
    }
    const char *code = survey_one_code(visit, one.informant);
    if (code == NULL) {
        return status_fail(st, STATUS_NOT_FOUND, "there is no link to hand over");
    }
    return print_link(visit, survey_link(visit->pool, visit->site->public_url, code),
                      visit_say(visit, N_("QR code of the link")), st);
}

/* ---- changing ---- */

struct turning {
    struct survey_mailing mailing;
    const struct wave_actor_row *organisation;
    struct informant_row wanted; /* name, mail, language */
    bool is_renewed;
    bool is_open;
};

static bool present_read(struct unit *unit, const struct turning *turning,
                         struct informant_row *row_out, struct status *st)
{
    if (!informant_find(unit->database, turning->mailing.network_id, turning->wanted.id,
                        unit->pool, row_out, st)) {
        return false;
    }
    if (informant_is_withdrawn(row_out)) {
        return status_fail(st, STATUS_CONFLICT, "this person is not asked any more");
    }
    return true;
}

/* Another address, or a link that others may know, gets a new link; to whom has a mail
 * address it goes at once. */
static bool turning_do(struct change *change, struct unit *unit, void *context,
                       struct status *st)
{
    const struct turning *turning = context;
    struct informant_row row;

    if (!present_read(unit, turning, &row, st)) {
        return false;
    }
    row.name = turning->wanted.name;
    row.email = turning->wanted.email;
    row.language = turning->wanted.language;
    if (!informant_put(change, &row, st)) {
        return false;
    }
    if (!turning->is_renewed) {
        return true;
    }
    if (!informant_renew(change, unit, turning->mailing.network_id, row.id, st) ||
        !present_read(unit, turning, &row, st)) {
        return false;
    }
    row.mailed_at = 0;
    return !turning->is_open || survey_mail_send(change, unit, &turning->mailing,
                                                 turning->organisation, &row, st);
}

static bool turn(struct visit *visit, const struct survey_one *one,
                 struct turning *turning, struct status *st)
{
    if (survey_is_closed(&one->survey)) {
        return status_fail(st, STATUS_CONFLICT,
                           "this wave is closed: nothing changes any more");
    }
    turning->organisation = one->organisation;
    turning->is_open = survey_is_open(&one->survey);
    turning->wanted.id = one->informant->id;
    if (turning->is_renewed && turning->wanted.email[0] != '\0' &&
        !tries_count_invitation(visit, st)) {
        return false;
    }
    if (!survey_mailing_make(visit, &one->survey.whole.wave, &turning->mailing, st) ||
        !visit_change(visit, "informant.change", turning_do, turning, st)) {
        return false;
    }
    clerk_wake(visit->site->clerk);
    return true;
}

/* Somebody else of the organisation has this address. */
static bool email_check(struct visit *visit, const struct survey_one *one,
                        const char *email, struct status *st)
{
    const char *key = account_email_key(email, visit->pool);
    const struct informant_row *informant = one->informant;

    if (strcmp(informant->email, email) == 0) {
        return true;
    }
    /* Whoever gets the new link would read on in what this person said. */
    if (informant->email[0] != '\0' && informant->begun_at != 0) {
        return visit_refuse(visit, "email", st,
                            "%s has begun already: ask the other person too, and stop "
                            "asking this one",
                            informant->name);
    }
    if (email[0] != '\0' && !visit->site->can_mail) {
        return visit_refuse(visit, "email", st,
                            "this installation sends no mail: leave this empty and hand "
                            "the link over");
    }
    for (size_t i = 0; email[0] != '\0' && i < one->survey.whole.informant_count; i++) {
        const struct informant_row *other = &one->survey.whole.informants[i];

        if (other->id != informant->id &&
            other->wave_actor_id == informant->wave_actor_id &&
            strcmp(account_email_key(other->email, visit->pool), key) == 0) {
            return visit_refuse(visit, "email", st, "%s is asked at this address already",
                                other->name);
        }
    }
    return true;
}

bool informant_post(struct visit *visit, struct status *st)
{
    struct survey_one one;
    struct turning turning = {.wanted = {.name = visit_field(visit, "name"),
                                         .email = visit_field(visit, "email"),
                                         .language = visit_field(visit, "language")}};

    if (!survey_one_read(visit, &one, st) ||
        !email_check(visit, &one, turning.wanted.email, st)) {
        return false;
    }
    turning.is_renewed = strcmp(one.informant->email, turning.wanted.email) != 0;
    if (!turn(visit, &one, &turning, st)) {
        return false;
    }
    visit_go_done(visit, turning.is_renewed ? "informant-renewed" : "saved", "%s",
                  survey_one_address(visit, &one, ""));
    return true;
}

bool informant_renew_post(struct visit *visit, struct status *st)
{
    struct survey_one one;
    struct turning turning = {.is_renewed = true};

    if (!survey_one_read(visit, &one, st)) {
        return false;
    }
    turning.wanted = *one.informant;
    if (!turn(visit, &one, &turning, st)) {
        return false;
    }
    visit_go_done(visit, "informant-renewed", "%s", survey_one_address(visit, &one, ""));
    return true;
}

static bool withdrawing_do(struct change *change, struct unit *unit, void *context,
                           struct status *st)
{
    const struct turning *turning = context;
    struct informant_row row;

    if (!present_read(unit, turning, &row, st)) {
        return false;
    }
    row.state = "withdrawn";
    return informant_put(change, &row, st);
}

bool informant_withdraw_post(struct visit *visit, struct status *st)
{
    struct survey_one one;
    struct turning turning = {.mailing = {.network_id = visit->network_id}};

    if (!survey_one_read(visit, &one, st)) {
        return false;
    }
    if (survey_is_closed(&one.survey)) {
        return status_fail(st, STATUS_CONFLICT,
                           "this wave is closed: nothing changes any more");
    }
    turning.wanted.id = one.informant->id;
    if (!visit_change(visit, "informant.withdraw", withdrawing_do, &turning, st)) {
        return false;
    }
    visit_go_done(visit, "informant-withdrawn", "%s",
                  survey_address(visit, one.survey.whole.wave.id, ""));
    return true;
}
