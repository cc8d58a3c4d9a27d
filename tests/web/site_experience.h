/* site_experience.h - anonymous surveys in the network of site_fixture.h, with the ten
 * organisations of site_survey.h, and what sixty workers and forty families answer by a
 * fixed rule. */
#pragma once

#include "site_survey.h"
#include "store/experience.h"

/* Workers by house: OCMW 14, CAW 10, Scholen 9, Bib 7, Kinderopvang 6, Inloopteam 5,
 * Huisartsen 3, Voedselhulp 2; four do not say; none of Vereniging and Zorghuis. The
 * representative and the worker of the world are of OCMW, the initiator of CAW. */
enum { EXPERIENCE_WORKERS = 60, EXPERIENCE_FAMILIES = 40 };

/* A draft of "dilemmas", "growth" or "five_b" with its links: of dilemmas and growth
 * workers by screen and paper; of five_b families by screen, kiosk and paper, and
 * workers by screen. Every step is asked; of five_b the usual five, "open" and
 * "background", with the neighbourhoods "Oost" and "Linde" and the own items "Komt u
 * graag?" (level) and "Wat nog?" (text). Gives its id. Call site_survey_members() (or
 * what calls it) first. */
int64_t site_experience_draft(struct world *world, const char *instrument);

/* That, opened 20 days ago, and nobody has answered. */
int64_t site_experience_open(struct world *world, const char *instrument);

/* The first `workers` and `families` hand in: families by screen, the fifth part by the
 * kiosk. Every fourth family and every sixth worker writes. */
void site_experience_answer(struct world *world, int64_t wave_id, size_t workers,
                            size_t families);

/* Closed `days` ago: what is told is computed. */
void site_experience_close(struct world *world, int64_t wave_id, int days);

/* Opened, answered by all (of five_b by half of the workers), closed 10 days ago. In
 * dilemmas the coordinator has given an own image. */
int64_t site_experience_closed(struct world *world, const char *instrument);

/* A later wave of the same instrument: a third of the answers is one level higher.
 * Closed a day ago. */
int64_t site_experience_second(struct world *world, const char *instrument);

/* The first `count` written answers are checked by two people and shown as they are. */
void site_experience_check(struct world *world, int64_t wave_id, size_t count);

/* The link of a kind: "families" or "workers", "screen", "kiosk" or "paper"; and its
 * path, "/a/k7mq2v9x". Lives in the world. */
const struct survey_link_row *site_experience_link(struct world *world, int64_t wave_id,
                                                   const char *respondent,
                                                   const char *kind);
const char *site_experience_path(struct world *world, int64_t wave_id,
                                 const char *respondent, const char *kind);

/* One wave with what is chosen for it. Lives in the world. */
struct experience_whole site_experience(struct world *world, int64_t wave_id);

/* What the rule gives for one person, counted from 0; for the tests of the pages. */
struct reply_sheet site_experience_sheet(const struct experience_whole *whole,
                                         enum respondent respondent, size_t person,
                                         struct pool *pool);
