/* test_form_plans.c - what is wrong with a form is said at its field, what was typed is
 * still there, and nothing changed. */
#include "site_posts.h"

#include "html_check.h"
#include "site_preparation.h"

/* The fields of a row, one of them with another value. */
static const char *fields_with(const struct form_values *form, const char *name,
                               const char *value, struct pool *pool)
{
    struct text fields;

    text_init(&fields, pool, LIMIT_BODY_BYTES);
    for (size_t i = 0; i < form->pair_count; i++) {
        const bool is_it = strcmp(form->pairs[i].name, name) == 0;

        text_format(&fields, "%s=", form->pairs[i].name);
        url_add(&fields, is_it ? value : form->pairs[i].value);
        text_add_char(&fields, '&');
    }
    return fields.bytes;
}

static const struct field *field_of(const struct form_plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->field_count; i++) {
        if (strcmp(plan->fields[i].name, name) == 0) {
            return &plan->fields[i];
        }
    }
    fail_msg("%s has no field '%s'", plan->name, name);
    return NULL;
}

/* The sentence stands at the field, and who hears the page hears it there. */
static void sentence_check(const struct browser *browser, const struct form_plan *plan,
                           const struct field *field)
{
    SCOPED(pool) pool = pool_new();
    struct text id;
    const char *input = NULL;

    text_init(&id, pool, LIMIT_NAME_BYTES);
    text_format(&id, "%s-%s", plan->name, field->name);
    if (!browser_shows(browser, pool_text(pool, id.bytes))) {
        /* A field that nobody types in: the sentence stands above the form. */
        assert_true(browser_shows(browser, "role=\"alert\""));
        return;
    }
    text_format(&id, "-error\"");
    assert_true(browser_shows(browser, id.bytes)); /* id="…-error" */
    input = strstr(browser->body, "aria-describedby=\"");
    while (input != NULL &&
           strstr(pool_text_part(pool, input, strcspn(input, ">")), id.bytes) == NULL) {
        input = strstr(input + 1, "aria-describedby=\"");
    }
    assert_non_null(input);
    if (field->kind != FIELD_CHOICE && field->kind != FIELD_CHOICES) {
        assert_non_null(strstr(pool_text_part(pool, input, strcspn(input, ">")),
                               "aria-invalid=\"true\""));
    }
}

/* How a choice that was made stands in the page, behind its value. */
static const char *mark_of(enum field_kind kind)
{
    return kind == FIELD_SELECT                            ? " selected"
           : kind == FIELD_CHOICE || kind == FIELD_CHOICES ? " checked"
                                                           : "";
}

/* Passwords go, all else stays. */
static void typed_check(const struct browser *browser, const struct form_plan *plan,
                        const struct form_values *form, const struct field *wrong)
{
    for (size_t i = 0; i < form->pair_count; i++) {
        const struct form_pair *pair = &form->pairs[i];
        const struct field *field = field_of(plan, pair->name);
        SCOPED(pool) pool = pool_new();
        struct text shown;

        if (pair->value[0] == '\0' || field == wrong || plan->field_count == 1 ||
            strcmp(field->name, "confirm") == 0) { /* said once: it is asked again */
            continue;
        }
        text_init(&shown, pool, LIMIT_PAGE_BYTES);
        text_format(&shown,
                    field->kind == FIELD_TEXT || field->kind == FIELD_BLOCK
                        ? ">\n%s</textarea>"
                        : "value=\"%s\"",
                    pair->value);
        /* The page knows where a table goes: that choice is hidden. */
        text_add(&shown, strcmp(field->name, "into") == 0 ? "" : mark_of(field->kind));
        if (browser_shows(browser, shown.bytes) != (field->kind != FIELD_PASSWORD)) {
            fail_msg("%s: %s in:\n%s", field->name, shown.bytes, browser->body);
        }
    }
}

struct trial {
    const struct site_post *post;
    const struct form_plan *plan;
    const struct field *field;
    const struct form_values *form; /* with every field as it should be */
};

static void refused_check(struct world *world, const struct trial *trial,
                          const char *value, const char *sentence)
{
    SCOPED(pool) pool = pool_new();
    SCOPED(browser) browser = browser_new(world, trial->post->actor);
    const char *before = world_state(world);

    (void)browser_post(browser, site_post_address(world, trial->post),
                       fields_with(trial->form, trial->field->name, value, pool));
    browser_expect(browser, 422, sentence);
    sentence_check(browser, trial->plan, trial->field);
    typed_check(browser, trial->plan, trial->form, trial->field);
    assert_string_equal(world_state(world), before);
    assert_null(html_check(browser->body, pool));
    assert_null(world->gaps.first);
}

/* Everything that a field of this kind is not. */
static void field_try(struct world *world, const struct trial *trial)
{
    const struct field *field = trial->field;
    struct text beyond;

    print_message("%s: %s\n", trial->plan->name, field->name);
    if (field->is_required) {
        refused_check(world, trial, "", "This must be filled in");
        refused_check(world, trial, " \n\t", "This must be filled in");
    }
    text_init(&beyond, world->pool, LIMIT_PAGE_BYTES);
    if (field->kind == FIELD_NUMBER) {
        text_format(&beyond, "%zu", field->limit + 1);
        refused_check(world, trial, beyond.bytes, "Write a whole number of at most ");
        refused_check(world, trial, "-1", "Write a whole number of at most ");
        refused_check(world, trial, "zes", "Write a whole number of at most ");
    } else if (field->limit > 0) {
        text_add_repeated(&beyond, 'x', field->limit + 1);
        refused_check(world, trial, beyond.bytes, "This is too long: ");
    }
    switch (field->kind) {
    case FIELD_EMAIL:
        refused_check(world, trial, "geen adres", NULL);
        refused_check(world, trial, "a@b@c.be", NULL);
        break;
    case FIELD_CHOICE:
    case FIELD_SELECT:
    case FIELD_CHOICES:
        if (field->choices != NULL) {
            refused_check(world, trial, "elders", NULL);
        }
        break;
    case FIELD_LINE:
        refused_check(world, trial, "twee\nregels", "Write this on one line");
        break;
    case FIELD_DAY:
        refused_check(world, trial, "2026-02-30", "Write a day as");
        break;
    default:
        break;
    }
}

static void every_field_refuses_what_does_not_fit(void **state)
{
    SCOPED(world) world = world_new(state);

    SCOPED(world) surveys = world_new(state);

    world_prepare(world);
    site_post_surveys(surveys);
    for (size_t i = 0; i < SITE_POST_COUNT; i++) {
        struct world *there =
            strstr(SITE_POSTS[i].path, "/survey") != NULL ? surveys : world;
        struct trial trial = {.post = &SITE_POSTS[i],
                              .plan = site_post_route(&SITE_POSTS[i])->form};
        struct form_values form;
        struct status st = {0};

        expect_done(form_decode(SITE_POSTS[i].fields, strlen(SITE_POSTS[i].fields),
                                world->pool, &form, &st),
                    &st);
        trial.form = &form;
        /* A grid sends cells, and its plan is a button alone. */
        if (trial.plan == NULL || trial.plan->field_count > 0) {
            assert_int_equal(form.pair_count,
                             trial.plan == NULL ? 0 : trial.plan->field_count);
        }
        if (strstr(SITE_POSTS[i].path, "/archive/delete") != NULL) {
            site_post_prepare(world, &SITE_POSTS[i]);
        }
        SCOPED(world) alone = NULL; /* of one whose survey stands at another stage */
        if (trial.plan != NULL && trial.plan->field_count > 0 &&
            site_post_is_anonymous(&SITE_POSTS[i])) {
            alone = world_new(state);
            site_post_prepare(alone, &SITE_POSTS[i]);
            there = alone;
        }
        for (size_t f = 0; trial.plan != NULL && f < trial.plan->field_count; f++) {
            trial.field = &trial.plan->fields[f];
            field_try(there, &trial);
        }
    }
}

/* ---- rules ---- */

#define HERE "/networks/" WORLD_NETWORK

static const struct {
    const char *label;
    enum actor actor;
    const char *address;
    const char *fields;
    const char *id; /* of the field */
    const char *sentence;
} RULES[] = {
    {"a password that is short", ACTOR_NOBODY, "/account/password",
     "present=&password=kort", "form_password-password", "12"},
    {"a password that everybody tries", ACTOR_NOBODY, "/account/password",
     "present=&password=wachtwoord1234", "form_password-password", NULL},
    {"one's own address as password", ACTOR_NOBODY, "/account/password",
     "present=&password=nobody%40wereld.invalid", "form_password-password", NULL},
    {"a worker of no organisation", ACTOR_COORDINATOR, HERE "/people/invite",
     "name=Eva&email=&role=worker&organisation=", "form_invite-organisation",
     "Name the organisation"},
    {"a worker of blanks", ACTOR_COORDINATOR, HERE "/people/invite",
     "name=Eva&email=&role=worker&organisation=++", "form_invite-organisation",
     "Name the organisation"},
    {"a family of an organisation", ACTOR_COORDINATOR, HERE "/people/4/role",
     "role=member_family&organisation=CAW", "form_role_give-organisation",
     "A family takes part in its own name"},
    {"former values kept too short", ACTOR_COORDINATOR, HERE "/settings",
     "name=X&place=&journal_months=2", "form_settings-journal_months",
     "Keep them for at least 3 months"},
};

static void a_rule_is_explained_at_its_field(void **state)
{
    SCOPED(world) world = world_new(state);
    const char *before = world_state(world);

    for (size_t i = 0; i < ARRAY_COUNT(RULES); i++) {
        SCOPED(browser) browser = browser_new(world, RULES[i].actor);
        struct text error;

        print_message("%s\n", RULES[i].label);
        (void)browser_post(browser, RULES[i].address, RULES[i].fields);
        browser_expect(browser, 422, RULES[i].sentence);
        text_init(&error, world->pool, LIMIT_NAME_BYTES);
        text_format(&error, "id=\"%s-error\"", RULES[i].id);
        browser_expect(browser, 422, error.bytes);
        assert_string_equal(world_state(world), before);
    }
}

static void json_has_the_sentence_at_the_field_too(void **state)
{
    SCOPED(world) world = world_new(state);
    SCOPED(browser) browser = browser_new(world, ACTOR_NOBODY);

    (void)browser_post(browser, "/account.json", "name=&language=fr");
    browser_expect(browser, 422, "\"error\": \"This must be filled in");
    browser_expect(browser, 422, "\"error\": null");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(every_field_refuses_what_does_not_fit),
        ON_SQLITE(a_rule_is_explained_at_its_field),
        ON_SQLITE(json_has_the_sentence_at_the_field_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
