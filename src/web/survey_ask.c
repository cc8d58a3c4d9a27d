/* survey_ask.c - asking people: all representatives of the list at once, of a draft with
 * who was asked in the former wave; one by one; and once more. Of a draft nobody gets
 * mail: opening sends it (survey_turn.c). */
#include <inttypes.h>
#include <string.h>

#include "store/account.h"
#include "store/actor.h"
#include "web/clerk.h"
#include "web/forms.h"
#include "web/pages.h"
#include "web/people_model.h"
#include "web/survey_mail.h"
#include "web/survey_model.h"
#include "web/tries.h"

/* Who is to be asked, with the organisation. */
struct asked {
    struct informant_row informant;
    const struct wave_actor_row *organisation;
};

struct asking {
    struct survey_mailing mailing;
    const struct asked *items;
    size_t count;
    bool is_open; /* mails go at once */
    int64_t id; /* of the last of them */
};

static bool asking_do(struct change *change, struct unit *unit, void *context,
                      struct status *st)
{
    struct asking *asking = context;

    for (size_t i = 0; i < asking->count; i++) {
        struct informant_row informant = asking->items[i].informant;

        if (!informant_add(change, unit, asking->mailing.network_id, &informant, st) ||
            (asking->is_open &&
             !survey_mail_send(change, unit, &asking->mailing,
                               asking->items[i].organisation, &informant, st))) {
            return false;
        }
        asking->id = informant.id;
    }
    return true;
}

/* ---- all at once ---- */

struct roster {
    struct survey survey;
    struct wave_whole former; /* empty when nobody of it is asked */
    struct people people;
    const struct actor_row *actors;
    size_t actor_count;
};

static bool roster_read(struct visit *visit, struct roster *roster, struct status *st)
{
    struct record_list list;

    if (!survey_read(visit, visit_id(visit->parts[1]), &roster->survey, st) ||
        !people_read(visit, 0, &roster->people, st) ||
        !record_list(visit->database, &ACTOR_RECORD, visit->network_id, visit->pool,
                     &list, st)) {
        return false;
    }
    roster->actors = record_read_all(&ACTOR_RECORD, &list, visit->pool);
    roster->actor_count = list.count;
    roster->former = (struct wave_whole){0};
    /* Of an open wave mails go at once: there who left would get one, too. */
    return survey_is_open(&roster->survey) || roster->survey.whole.wave.former_id == 0 ||
           wave_read(visit->database, visit->network_id,
                     roster->survey.whole.wave.former_id, visit->pool, &roster->former,
                     st);
}

static int64_t organisation_of(const struct roster *roster,
                               const struct wave_actor_row *actor)
{
    for (size_t i = 0; i < roster->actor_count; i++) {
        if (roster->actors[i].id == actor->actor_id) {
            return roster->actors[i].organisation_id;
        }
    }
    return 0;
}

static bool represents(struct visit *visit, const struct roster *roster,
                       int64_t person_id, int64_t organisation_id)
{
    size_t count = 0;
    const struct role *roles = people_roles_of(&roster->people, person_id, &count);

    for (size_t i = 0; i < count; i++) {
        if (roles[i].role == ROLE_REPRESENTATIVE &&
            roles[i].organisation_id == organisation_id &&
            role_is_held(&roles[i], visit->today)) {
            return true;
        }
    }
    return false;
}

static bool is_same_person(struct visit *visit, const struct informant_row *one,
                           const struct informant_row *other)
{
    return one->wave_actor_id == other->wave_actor_id &&
           (strcmp(one->name, other->name) == 0 ||
            (one->email[0] != '\0' &&
             strcmp(account_email_key(one->email, visit->pool),
                    account_email_key(other->email, visit->pool)) == 0));
}

/* Who was left in peace is not asked again either. */
static bool is_asked(struct visit *visit, const struct wave_whole *whole,
                     const struct asking *asking, const struct informant_row *informant)
{
    for (size_t i = 0; i < whole->informant_count; i++) {
        if (is_same_person(visit, informant, &whole->informants[i])) {
            return true;
        }
    }
    for (size_t i = 0; i < asking->count; i++) {
        if (is_same_person(visit, informant, &asking->items[i].informant)) {
            return true;
        }
    }
    return false;
}

static const char *language_of(struct visit *visit, const struct person *person)
{
    struct status nobody = {0};
    struct account account;

    if (person->account_id == 0 || !account_find(visit->database, person->account_id,
                                                 visit->pool, &account, &nobody)) {
        return language_code(visit->language);
    }
    return language_code(account.language);
}

static void representatives_gather(struct visit *visit, const struct roster *roster,
                                   struct asked *items, struct asking *asking)
{
    const struct wave_whole *whole = &roster->survey.whole;
    const size_t persons = roster->people.persons.count;

    for (size_t i = 0; i < whole->actor_count * persons; i++) {
        const struct wave_actor_row *actor = &whole->actors[i / persons];
        const struct person person =
            person_from(roster->people.persons.rows[i % persons]);
        const int64_t organisation_id =
            survey_is_listed(actor) ? organisation_of(roster, actor) : 0;

        const struct informant_row informant = {
            .wave_id = whole->wave.id,
            .wave_actor_id = actor->id,
            .name = person.name,
            .email = visit->site->can_mail ? person.email : "",
        };

        if (organisation_id != 0 &&
            represents(visit, roster, person.id, organisation_id) &&
            !is_asked(visit, whole, asking, &informant)) {
            items[asking->count] = (struct asked){informant, actor};
            items[asking->count++].informant.language = language_of(visit, &person);
        }
    }
}

/* For the organisation for which they were asked then. */
static void former_gather(struct visit *visit, const struct roster *roster,
                          struct asked *items, struct asking *asking)
{
    const struct wave_whole *whole = &roster->survey.whole;

    for (size_t i = 0; i < whole->actor_count * roster->former.informant_count; i++) {
        const struct wave_actor_row *actor =
            &whole->actors[i / roster->former.informant_count];
        const struct informant_row *row =
            &roster->former.informants[i % roster->former.informant_count];
        const struct wave_actor_row *then =
            wave_actor(&roster->former, row->wave_actor_id);
        const struct informant_row informant = {
            .wave_id = whole->wave.id,
            .wave_actor_id = actor->id,
            .name = row->name,
            .email = visit->site->can_mail ? row->email : "",
            .language = row->language,
        };

        if (survey_is_listed(actor) && then != NULL &&
            then->actor_id == actor->actor_id && strcmp(row->state, "withdrawn") != 0 &&
            !is_asked(visit, whole, asking, &informant)) {
            items[asking->count++] = (struct asked){informant, actor};
        }
    }
}

static void asked_gather(struct visit *visit, const struct roster *roster,
                         struct asking *asking)
{
    struct asked *items =
        pool_array(visit->pool,
                   roster->survey.whole.actor_count * (roster->people.persons.count +
                                                       roster->former.informant_count) +
                       1,
                   struct asked);

    asking->items = items;
    representatives_gather(visit, roster, items, asking);
    former_gather(visit, roster, items, asking);
}

bool survey_ask_post(struct visit *visit, struct status *st)
{
    struct roster roster;
    struct asking asking = {0};

    if (!roster_read(visit, &roster, st) ||
        !survey_mailing_make(visit, &roster.survey.whole.wave, &asking.mailing, st)) {
        return false;
    }
    asking.is_open = survey_is_open(&roster.survey);
    asked_gather(visit, &roster, &asking);
    if (asking.count == 0) {
        return visit_refuse(visit, "", st,
                            "every representative of these organisations is on the list "
                            "already: ask others one by one");
    }
    if (!visit_change(visit, "informant.add", asking_do, &asking, st)) {
        return false;
    }
    clerk_wake(visit->site->clerk);
    visit_go_done(visit, "survey-asked", "%s",
                  survey_address(visit, roster.survey.whole.wave.id, ""));
    return true;
}

/* ---- one person ---- */

static bool mail_check(struct visit *visit, const char *email, struct status *st)
{
    if (email[0] != '\0' && !visit->site->can_mail) {
        return visit_refuse(visit, "email", st,
                            "this installation sends no mail: leave this empty and hand "
                            "the link over");
    }
    return email[0] == '\0' || tries_count_invitation(visit, st);
}

bool informant_add_post(struct visit *visit, struct status *st)
{
    struct survey survey;
    struct asked asked = {
        .informant = {.wave_id = visit_id(visit->parts[1]),
                      .wave_actor_id = visit_id(visit_field(visit, "wave_actor_id")),
                      .name = visit_field(visit, "name"),
                      .email = visit_field(visit, "email"),
                      .language = visit_field(visit, "language")},
    };
    struct asking asking = {.items = &asked, .count = 1};

    if (!survey_read(visit, asked.informant.wave_id, &survey, st)) {
        return false;
    }
    asked.organisation = wave_actor(&survey.whole, asked.informant.wave_actor_id);
    if (asked.organisation == NULL || !survey_is_listed(asked.organisation)) {
        return visit_refuse(visit, "wave_actor_id", st, "choose one of the list");
    }
    asking.is_open = survey_is_open(&survey);
    if (!survey_mailing_make(visit, &survey.whole.wave, &asking.mailing, st) ||
        !mail_check(visit, asked.informant.email, st)) {
        return false;
    }
    if (!visit_change(visit, "informant.add", asking_do, &asking, st)) {
        return st->code == STATUS_CONFLICT && !survey_is_closed(&survey)
                   ? visit_refuse_status(visit, "email", st)
                   : false;
    }
    clerk_wake(visit->site->clerk);
    if (asked.informant.email[0] == '\0') {
        visit_go_done(visit, "informant-added", "%s/informants/%" PRId64,
                      survey_address(visit, survey.whole.wave.id, ""), asking.id);
    } else {
        visit_go_done(visit, "informant-added", "%s",
                      survey_address(visit, survey.whole.wave.id, ""));
    }
    return true;
}

/* ---- once more ---- */

struct reminding {
    struct survey_mailing mailing;
    const struct survey *survey;
    int part;
    size_t sent;
};

static bool reminding_do(struct change *change, struct unit *unit, void *context,
                         struct status *st)
{
    struct reminding *reminding = context;
    const struct wave_whole *whole = &reminding->survey->whole;

    reminding->sent = 0;
    for (size_t i = 0; i < whole->informant_count; i++) {
        struct informant_row informant = whole->informants[i];

        if (survey_part(reminding->survey, &informant) >= reminding->part) {
            continue;
        }
        /* As it stands now: somebody else may have pressed the button just before. */
        if (!informant_find(unit->database, reminding->mailing.network_id, informant.id,
                            unit->pool, &informant, st)) {
            return false;
        }
        if (informant_is_finished(&informant) ||
            !survey_mail_is_due(&reminding->mailing, &informant)) {
            continue;
        }
        if (!survey_mail_send(change, unit, &reminding->mailing,
                              wave_actor(whole, informant.wave_actor_id), &informant,
                              st)) {
            return false;
        }
        reminding->sent++;
    }
    return true;
}

bool survey_remind_post(struct visit *visit, struct status *st)
{
    struct survey survey;
    struct reminding reminding = {.survey = &survey,
                                  .part = (int)visit_id(visit_field(visit, "part"))};

    if (!survey_read(visit, visit_id(visit->parts[1]), &survey, st) ||
        !survey_mailing_make(visit, &survey.whole.wave, &reminding.mailing, st)) {
        return false;
    }
    if (!survey_is_open(&survey)) {
        return status_fail(st, STATUS_CONFLICT,
                           "this wave is not open: nobody can answer now");
    }
    if (!visit->site->can_mail) {
        return visit_refuse(visit, "part", st,
                            "this installation sends no mail: remind people by phone");
    }
    reminding.mailing.is_reminder = true;
    if (!visit_change(visit, "informant.remind", reminding_do, &reminding, st)) {
        return false;
    }
    clerk_wake(visit->site->clerk);
    /* The page tells who got one: those with a mail of this moment. */
    visit_go(visit, "%s?reminded=%" PRId64 "&part=%d",
             survey_address(visit, survey.whole.wave.id, ""), visit->now, reminding.part);
    return true;
}
