/* site_survey.h - a relation survey in the network of site_fixture.h: ten organisations,
 * thirteen informants, and what they answer by a fixed rule.
 *
 * Works on a fresh world and after world_prepare(); either way actors 1..10 are the
 * houses below in their order, and organisation i of the findings is house i. The
 * representative and the worker of the world are of OCMW, the initiator of CAW.
 * Inloopteam coordinates. Two groups (OCMW, CAW, Huisartsen, Voedselhulp, Vereniging;
 * Scholen, Bib, Kinderopvang) that little but Inloopteam connects. */
#pragma once

#include "site_fixture.h"

enum survey_house {
    HOUSE_OCMW,
    HOUSE_CAW,
    HOUSE_SCHOLEN,
    HOUSE_BIB,
    HOUSE_KINDEROPVANG,
    HOUSE_INLOOPTEAM,
    HOUSE_HUISARTSEN,
    HOUSE_VOEDSELHULP,
    HOUSE_VERENIGING,
    HOUSE_ZORGHUIS,
    HOUSE_SPORTDIENST, /* joins before the second wave */
    HOUSE_COUNT
};
extern const char *const SURVEY_HOUSES[HOUSE_COUNT];

/* Ids in the first wave. Nobody but these has no mail: AN, DORA. */
enum survey_informant {
    INFORMANT_JAN = 1, /* OCMW; the representative's address */
    INFORMANT_AN, /* OCMW, in French; says less of CAW, and nothing of Zorghuis */
    INFORMANT_KAREL, /* CAW; adds "De Vereniging Oost", which is Vereniging */
    INFORMANT_PIET, /* Scholen */
    INFORMANT_GRIET, /* Scholen; says less of Kinderopvang */
    INFORMANT_BEN, /* Bib */
    INFORMANT_LIES, /* Kinderopvang; adds "Buurthuis De Brug", which is no member */
    INFORMANT_MARIAM, /* Inloopteam */
    INFORMANT_HUGO, /* Huisartsen */
    INFORMANT_DORA, /* Voedselhulp, from paper */
    INFORMANT_WARD, /* Vereniging */
    INFORMANT_ZITA, /* Zorghuis: never answers the first wave */
    INFORMANT_BRAM, /* Bib, withdrawn */
    INFORMANT_END
};

/* The houses as actors, all but Sportdienst as members, and no wave yet. */
void site_survey_members(struct world *world);

/* Wave 1, "T0", open since 20 days; all wait, Bram is withdrawn. */
void site_survey_open(struct world *world);

/* An informant of the first wave answers every step, and finishes. */
void site_survey_answer(struct world *world, enum survey_informant informant);

/* The same, answered by all but Zita and Bram, closed 10 days ago (90 %), and computed.
 *
 * Contact: OCMW - CAW divided in the house (4 and 3); Scholen says 4 of Inloopteam, which
 * says 2 (disputed); of Scholen - Vereniging, Inloopteam - Bib and Huisartsen -
 * Voedselhulp one end says there is none (one-sided). Trust and value: five raters or
 * more of OCMW, CAW, Inloopteam, Voedselhulp, Vereniging; three of the others. */
void site_survey_closed(struct world *world);

/* That, and wave 2, "T1", opened 5 days ago, closed a day ago, and computed. Bib has
 * left, Sportdienst joined (with Scholen and Inloopteam); Zorghuis answers, Huisartsen
 * does not.
 * Kinderopvang and OCMW have found each other (3); OCMW and Voedselhulp say 0 now. */
void site_survey_second(struct world *world);

/* The path of the personal link, "/v/k7mq2v9x". Lives in the world. */
const char *site_survey_link(struct world *world, int64_t informant_id);

/* Id of the wave_actor of a house; fails when it is not on the list of this wave. */
int64_t site_survey_target(struct world *world, int64_t wave_id, enum survey_house house);

/* What `from` answers about `to`, before informants are combined: 0..5 of contact. */
int site_survey_contact(int64_t wave_id, enum survey_house from, enum survey_house to);

/* What an item is answered where `from` says `contact` of `to`. */
int64_t site_survey_value(const char *item, int contact, enum survey_house from,
                          enum survey_house to);
