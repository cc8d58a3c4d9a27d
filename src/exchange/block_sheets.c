#include "exchange/block_sheets.h"

#include "exchange/ratings_row.h"
#include "method/coverage.h"
#include "method/issue.h"

static const struct column SECTOR = {"sector", "sectoren|secteur", NULL, false};
static const struct column NAME = {
    "actor", "actors|actoren|acteur|acteurs|naam|nom|name|organisatie|organisation", NULL,
    true};

const struct block_column BLOCK_ACTORS[BLOCK_ACTOR_COLUMNS] = {
    [BLOCK_ACTOR_NAME] = {&NAME, BLOCK_NAME, NULL, NULL},
    [BLOCK_ACTOR_SECTOR] = {&SECTOR, BLOCK_TEXT, NULL, NULL},
    [BLOCK_ACTOR_SOURCES] = {&RATINGS_COLUMNS[RATINGS_SOURCES], BLOCK_TEXT, NULL, NULL},
    [BLOCK_ACTOR_NOTE] = {&RATINGS_COLUMNS[RATINGS_NOTE], BLOCK_TEXT, NULL, NULL},
};

const struct block_column BLOCK_RATINGS[BLOCK_RATING_COLUMNS] = {
    [BLOCK_RATING_ACTOR] = {&NAME, BLOCK_NAME, NULL, NULL},
    [BLOCK_RATING_IMPORTANCE] = {&RATINGS_COLUMNS[RATINGS_IMPORTANCE], BLOCK_LEVEL, NULL,
                                 RATINGS_IMPORTANCE_WRONG},
    [BLOCK_RATING_REPLACEABILITY] = {&RATINGS_COLUMNS[RATINGS_REPLACEABILITY], BLOCK_WORD,
                                     &ARENA_REPLACEABILITY, RATINGS_REPLACEABILITY_WRONG},
    [BLOCK_RATING_OWN] = {&RATINGS_COLUMNS[RATINGS_OWN], BLOCK_YES_NO, NULL,
                          RATINGS_OWN_WRONG},
    [BLOCK_RATING_DEPENDENCE] = {&RATINGS_COLUMNS[RATINGS_DEPENDENCE], BLOCK_WORD,
                                 &ARENA_DEPENDENCE, RATINGS_DEPENDENCE_WRONG},
    [BLOCK_RATING_REPLACED_BY] = {&RATINGS_COLUMNS[RATINGS_REPLACED_BY], BLOCK_NAMES,
                                  NULL, NULL},
    [BLOCK_RATING_NOTE] = {&RATINGS_COLUMNS[RATINGS_NOTE], BLOCK_TEXT, NULL, NULL},
};

static const struct column CODE = {"code", "bron|source", NULL, true};
static const struct column LABEL = {
    "label", "omschrijving|libellé|naam|nom|name|description", NULL, false};
static const struct column KIND = {"kind", "soort|type|genre", NULL, false};
static const char KIND_WRONG[] =
    N_("kind must be one of authority, money, staff_time, expertise, information, "
       "access_trust, lived_experience, offer_places, rooms, contacts_position, "
       "legitimacy or blocking_power, or its name in your language, not '%s'");
static const struct column NECESSITY = {"necessity", "noodzaak|nodig|nécessité", NULL,
                                        false};

const struct block_column BLOCK_SOURCES[BLOCK_SOURCE_COLUMNS] = {
    [BLOCK_SOURCE_CODE] = {&CODE, BLOCK_NAME, NULL, NULL},
    [BLOCK_SOURCE_LABEL] = {&LABEL, BLOCK_TEXT, NULL, NULL},
    [BLOCK_SOURCE_KIND] = {&KIND, BLOCK_WORD, &SOURCE_KIND, KIND_WRONG},
    [BLOCK_SOURCE_NECESSITY] = {&NECESSITY, BLOCK_WORD, &SOURCE_NECESSITY,
                                N_("necessity must be indispensable or useful, not "
                                   "'%s'")},
    [BLOCK_SOURCE_NOTE] = {&RATINGS_COLUMNS[RATINGS_NOTE], BLOCK_TEXT, NULL, NULL},
};
