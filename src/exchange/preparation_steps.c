/* preparation_steps.c - rows of criteria.csv, overrides.csv, forms.csv, selection.csv,
 * talks.csv and versions.csv. */
#include "exchange/preparation_builder.h"

#include "base/limits.h"

enum { CRITERION_CODE, CRITERION_TEXT, CRITERION_LOCKED, CRITERION_COLUMNS };
static const struct column CRITERION_COLUMN[CRITERION_COLUMNS] = {
    [CRITERION_CODE] = {"code", "criterium|critère|criterion", NULL, true},
    [CRITERION_TEXT] = {"text", "tekst|texte|omschrijving", NULL, true},
    [CRITERION_LOCKED] = {"locked_at", "vastgelegd|vastgelegd op|verrouillé le", NULL,
                          false},
};

static void criterion_row(struct preparation_builder *builder, const struct csv_row *row)
{
    struct preparation *preparation = builder->preparation;
    const struct csv_cell *cell = builder_cell(builder, row, CRITERION_CODE);
    struct criterion criterion = {
        .text = builder_cell(builder, row, CRITERION_TEXT)->text, .locked_at = ""};

    if (!field_name(&builder->fields, cell, N_("the criterion's code is missing"),
                    &criterion.code) ||
        !builder_date(builder, builder_cell(builder, row, CRITERION_LOCKED),
                      &criterion.locked_at)) {
        return;
    }
    for (size_t i = 0; i < preparation->criterion_count; i++) {
        const char *code = preparation->criteria[i].code;
        if (name_find(&code, 1, criterion.code) == 0) {
            (void)field_refuse(&builder->fields, cell,
                               N_("criterion '%s' stands in this list already"));
            return;
        }
    }
    if (preparation->criterion_count == LIMIT_CRITERIA) {
        report_add(builder->report, REPORT_ERROR, csv_place(builder->fields.table, cell),
                   "there are more than %d criteria; keep those that decide",
                   LIMIT_CRITERIA);
        return;
    }
    builder->criteria[preparation->criterion_count++] = criterion;
}

const struct preparation_table PREPARATION_TABLE_CRITERIA = {
    CRITERION_COLUMN, CRITERION_COLUMNS, criterion_row};

enum {
    OVERRIDE_ACTOR,
    OVERRIDE_DEPENDENCE,
    OVERRIDE_CLASS,
    OVERRIDE_REASON,
    OVERRIDE_BY,
    OVERRIDE_AT,
    OVERRIDE_COLUMNS
};
static const struct column OVERRIDE_COLUMN[OVERRIDE_COLUMNS] = {
    [OVERRIDE_ACTOR] = {"actor", "actoren|acteur", NULL, true},
    [OVERRIDE_DEPENDENCE] = {"dependence",
                             "afhankelijkheid|afhankelijkheidsrelatie|dépendance", NULL,
                             false},
    [OVERRIDE_CLASS] = {"class", "klasse|classe", NULL, false},
    [OVERRIDE_REASON] = {"reason", "reden|raison", NULL, true},
    [OVERRIDE_BY] = {"by", "door|par", NULL, false},
    [OVERRIDE_AT] = {"at", "op|datum|date|le", NULL, false},
};

static bool override_values_read(struct preparation_builder *builder,
                                 const struct csv_row *row,
                                 struct arena_override *override)
{
    const struct csv_cell *dependence = builder_cell(builder, row, OVERRIDE_DEPENDENCE);
    const struct csv_cell *class = builder_cell(builder, row, OVERRIDE_CLASS);
    const struct csv_cell *reason = builder_cell(builder, row, OVERRIDE_REASON);
    const size_t errors_before = builder->report->error_count;

    (void)builder_word(builder, dependence, &ARENA_DEPENDENCE,
                       N_("dependence must be large, rather large or rather small, or a "
                          "number from 1 (rather small) to 3 (large), not '%s'"),
                       &override->dependence);
    (void)builder_word(
        builder, class, &ARENA_CLASS,
        N_("class must be core, complementary, context or not relevant, or "
           "a number from 1 (not relevant) to 4 (core), not '%s'"),
        &override->arena_class);
    (void)builder_date(builder, builder_cell(builder, row, OVERRIDE_AT), &override->at);
    override->reason = reason->text;
    if (!builder_is_right(builder, errors_before)) {
        return false;
    }
    if ((override->dependence != 0) == (override->arena_class != 0)) {
        return field_refuse(&builder->fields, builder_cell(builder, row, OVERRIDE_ACTOR),
                            N_("an override of '%s' gives either a dependence or a "
                               "class"));
    }
    return reason->text[0] != '\0' ||
           field_refuse(&builder->fields, builder_cell(builder, row, OVERRIDE_ACTOR),
                        N_("an override of '%s' needs a reason"));
}

static void override_row(struct preparation_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = builder_cell(builder, row, OVERRIDE_ACTOR);
    struct arena_override override = {.by = builder_cell(builder, row, OVERRIDE_BY)->text,
                                      .at = ""};
    size_t actor = 0;

    if (!builder_actor(builder, cell, &actor) ||
        !override_values_read(builder, row, &override)) {
        return;
    }
    if (builder->arena_actors[actor].override != NULL) {
        (void)field_refuse(&builder->fields, cell,
                           N_("'%s' is overridden already; keep one row"));
        return;
    }
    builder->arena_actors[actor].override =
        pool_copy(builder->pool, &override, 1, struct arena_override);
}

const struct preparation_table PREPARATION_TABLE_OVERRIDES = {
    OVERRIDE_COLUMN, OVERRIDE_COLUMNS, override_row};

enum { FORM_ACTOR, FORM_FORM, FORM_REASON, FORM_COLUMNS };
static const struct column FORM_COLUMN[FORM_COLUMNS] = {
    [FORM_ACTOR] = {"actor", "actoren|acteur", NULL, true},
    [FORM_FORM] = {"form", "vorm|samenwerkingsvorm|forme|forme de collaboration", NULL,
                   true},
    [FORM_REASON] = {"reason", "reden|raison|note|nota|toelichting", NULL, false},
};

static void form_row(struct preparation_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = builder_cell(builder, row, FORM_ACTOR);
    const size_t errors_before = builder->report->error_count;
    struct actor_numbers actors = {0};
    int form = FORM_NONE;

    (void)builder_actors(builder, cell, &actors);
    (void)field_word(&builder->fields, builder_cell(builder, row, FORM_FORM), &FORM_FORMS,
                     N_("form must be network, ad hoc, consultation or none, not '%s'"),
                     &form);
    for (size_t i = 0; builder_is_right(builder, errors_before) && i < actors.count;
         i++) {
        struct form_choice *choice = &builder->forms[actors.numbers[i]];
        if (choice->is_made) {
            (void)field_refuse(&builder->fields, cell,
                               N_("'%s' has a form already; keep one row"));
            continue;
        }
        *choice = (struct form_choice){true, (enum form)form,
                                       builder_cell(builder, row, FORM_REASON)->text};
    }
}

const struct preparation_table PREPARATION_TABLE_FORMS = {FORM_COLUMN, FORM_COLUMNS,
                                                          form_row};

enum { SELECTION_ACTOR, SELECTION_SELECTED, SELECTION_REASON, SELECTION_COLUMNS };
static const struct column SELECTION_COLUMN[SELECTION_COLUMNS] = {
    [SELECTION_ACTOR] = {"actor", "actoren|acteur", NULL, true},
    [SELECTION_SELECTED] = {"selected", "geselecteerd|gekozen|sélectionné|retenu", NULL,
                            true},
    [SELECTION_REASON] = {"reason", "reden|raison|note|nota|toelichting", NULL, false},
};

static void selection_row(struct preparation_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = builder_cell(builder, row, SELECTION_ACTOR);
    const size_t errors_before = builder->report->error_count;
    struct actor_numbers actors = {0};
    bool is_in = false;

    (void)builder_actors(builder, cell, &actors);
    (void)field_yes_no(&builder->fields, builder_cell(builder, row, SELECTION_SELECTED),
                       N_("selected must be yes or no, not '%s'"), &is_in);
    for (size_t i = 0; builder_is_right(builder, errors_before) && i < actors.count;
         i++) {
        struct selection_choice *choice = &builder->choices[actors.numbers[i]];
        if (choice->is_made) {
            (void)field_refuse(&builder->fields, cell,
                               N_("'%s' was chosen in or out already; keep one row"));
            continue;
        }
        *choice = (struct selection_choice){
            true, is_in, builder_cell(builder, row, SELECTION_REASON)->text};
    }
}

const struct preparation_table PREPARATION_TABLE_SELECTION = {
    SELECTION_COLUMN, SELECTION_COLUMNS, selection_row};

enum {
    TALK_ACTOR,
    TALK_BY,
    TALK_WITH,
    TALK_AT,
    TALK_WAS_RIGHT,
    TALK_INTEREST_TEXT,
    TALK_EFFECT,
    TALK_MOTIVATION,
    TALK_READY,
    TALK_CONDITIONS,
    TALK_MANDATE_CELL,
    TALK_OUTCOME_CELL,
    TALK_NOTE,
    TALK_COLUMNS
};
static const struct column TALK_COLUMN[TALK_COLUMNS] = {
    [TALK_ACTOR] = {"actor", "actoren|acteur", NULL, true},
    [TALK_BY] = {"by", "door|par", NULL, false},
    [TALK_WITH] = {"with", "met|avec", NULL, false},
    [TALK_AT] = {"at", "op|datum|date|le", NULL, false},
    [TALK_WAS_RIGHT] = {"estimate_right", "inschatting juist|estimation juste", NULL,
                        false},
    [TALK_INTEREST_TEXT] = {"interest", "organisatiebelang|belang|intérêt", NULL, false},
    [TALK_EFFECT] = {"interest_effect", "effect van het belang|effet de l'intérêt", NULL,
                     false},
    [TALK_MOTIVATION] = {"motivation", "motivatie", NULL, false},
    [TALK_READY] = {"readiness", "handelingsbereidheid|disposition à agir", NULL, false},
    [TALK_CONDITIONS] = {"conditions", "voorwaarden", NULL, false},
    [TALK_MANDATE_CELL] = {"mandate", "mandaat|mandat", NULL, false},
    [TALK_OUTCOME_CELL] = {"outcome", "uitkomst|résultat", NULL, false},
    [TALK_NOTE] = {"note", "nota|opmerking|toelichting|remarque", NULL, false},
};

/* Every closed list of a talk: the cell, its words, what would be right. */
static void talk_words_read(struct preparation_builder *builder,
                            const struct csv_row *row, struct talk *talk)
{
    int was_right = ANSWER_NONE;
    int outcome = TALK_OUTCOME_NONE;
    const struct {
        size_t column;
        const struct vocabulary *vocabulary;
        const char *wrong_id;
        int *out;
    } WORDS[] = {
        {TALK_WAS_RIGHT, &HOLDING_ANSWER,
         N_("write yes, partly, no or unknown, or leave the cell empty, not '%s'"),
         &was_right},
        {TALK_EFFECT, &TALK_INTEREST,
         N_("interest_effect must be helps, neutral or clashes, not '%s'"),
         &talk->interest_effect},
        {TALK_READY, &TALK_READINESS,
         N_("readiness must be none, hesitant, on conditions or ready, or a number from "
            "1 "
            "to 4, not '%s'"),
         &talk->readiness},
        {TALK_MANDATE_CELL, &TALK_MANDATE,
         N_("mandate must be decides, reports back or none, not '%s'"), &talk->mandate},
        {TALK_OUTCOME_CELL, &TALK_OUTCOME,
         N_("outcome must be core, edge, context, anchoring, consultation, ad hoc, no or "
            "later, not '%s'"),
         &outcome},
    };

    for (size_t i = 0; i < ARRAY_COUNT(WORDS); i++) {
        (void)builder_word(builder, builder_cell(builder, row, WORDS[i].column),
                           WORDS[i].vocabulary, WORDS[i].wrong_id, WORDS[i].out);
    }
    talk->was_right = (enum holding_answer)was_right;
    talk->outcome = (enum talk_outcome)outcome;
}

static void motivation_read(struct preparation_builder *builder,
                            const struct csv_cell *cell, struct talk *talk)
{
    if (cell->text[0] != '\0') {
        (void)field_level(&builder->fields, cell, LEVEL_COUNT,
                          N_("motivation must be 1 to 4 (4 = strong), not '%s'"),
                          &talk->motivation);
    }
}

static void talk_row(struct preparation_builder *builder, const struct csv_row *row)
{
    struct preparation *preparation = builder->preparation;
    const struct csv_cell *cell = builder_cell(builder, row, TALK_ACTOR);
    struct talk talk = {
        .by = builder_cell(builder, row, TALK_BY)->text,
        .with = builder_cell(builder, row, TALK_WITH)->text,
        .at = "",
        .interest = builder_cell(builder, row, TALK_INTEREST_TEXT)->text,
        .conditions = builder_cell(builder, row, TALK_CONDITIONS)->text,
        .note = builder_cell(builder, row, TALK_NOTE)->text,
    };
    const size_t errors_before = builder->report->error_count;

    (void)builder_actor(builder, cell, &talk.actor);
    (void)builder_date(builder, builder_cell(builder, row, TALK_AT), &talk.at);
    talk_words_read(builder, row, &talk);
    motivation_read(builder, builder_cell(builder, row, TALK_MOTIVATION), &talk);
    if (!builder_is_right(builder, errors_before)) {
        return;
    }
    if (preparation_talk(preparation, talk.actor) != NULL) {
        (void)field_refuse(&builder->fields, cell,
                           N_("the talk with '%s' stands here already; keep one row"));
        return;
    }
    builder->talks[preparation->talk_count++] = talk;
}

const struct preparation_table PREPARATION_TABLE_TALKS = {TALK_COLUMN, TALK_COLUMNS,
                                                          talk_row};

enum { VERSION_NUMBER, VERSION_AT, VERSION_BY, VERSION_REASON, VERSION_COLUMNS };
static const struct column VERSION_COLUMN[VERSION_COLUMNS] = {
    [VERSION_NUMBER] = {"version", "versie", NULL, true},
    [VERSION_AT] = {"at", "op|datum|date|le", NULL, false},
    [VERSION_BY] = {"by", "door|par", NULL, false},
    [VERSION_REASON] = {"reason", "reden|raison", NULL, true},
};

static void version_row(struct preparation_builder *builder, const struct csv_row *row)
{
    const struct csv_cell *cell = builder_cell(builder, row, VERSION_NUMBER);
    struct version version = {
        .at = "",
        .by = builder_cell(builder, row, VERSION_BY)->text,
        .reason = builder_cell(builder, row, VERSION_REASON)->text,
    };

    if (!field_name(&builder->fields, cell, N_("the version's number is missing"),
                    &version.number) ||
        !builder_date(builder, builder_cell(builder, row, VERSION_AT), &version.at)) {
        return;
    }
    if (version.reason[0] == '\0') {
        (void)field_refuse(&builder->fields, cell,
                           N_("version '%s' needs a reason: a correction is never "
                              "silent"));
        return;
    }
    if (builder->preparation->version_count == LIMIT_VERSIONS) {
        report_add(builder->report, REPORT_ERROR, csv_place(builder->fields.table, cell),
                   "there are more than %d versions; keep the last ones", LIMIT_VERSIONS);
        return;
    }
    builder->versions[builder->preparation->version_count++] = version;
}

const struct preparation_table PREPARATION_TABLE_VERSIONS = {
    VERSION_COLUMN, VERSION_COLUMNS, version_row};
