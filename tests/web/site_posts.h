/* site_posts.h - for every POST route: who may send it in the world of site_fixture.h,
 * and fields with which it is taken. */
#pragma once

#include "site_fixture.h"

struct site_post {
    const char *path; /* of the route */
    enum actor actor;
    const char *address; /* in the world; NULL: made of its invitation and `path` */
    const char *fields;
};

extern const struct site_post SITE_POSTS[];
extern const size_t SITE_POST_COUNT;

/* Where to send it. Lives in the world. */
const char *site_post_address(const struct world *world, const struct site_post *post);

/* Make what it wants to be there first: a password, an archived network. */
void site_post_prepare(struct world *world, const struct site_post *post);

const struct route *site_post_route(const struct site_post *post);

/* The browser of who may send it; of a visitor who has begun a sheet, with its cookie. */
struct browser *site_post_browser(struct world *world, const struct site_post *post);

/* Its fields; those of a table with what its preview says, which is asked for. */
const char *site_post_fields(struct browser *browser, const struct site_post *post);

/* ---- anonymous surveys, notes, attention and logs ---- */

#define SITE_POST_SHEET "k7mq2v9xw3pd" /* the code of a begun sheet */

bool site_post_is_anonymous(const struct site_post *post);

/* site_post_prepare() of such a one. */
void site_post_anonymous(struct world *world, const struct site_post *post);

/* An open survey of families (wave 1) with a begun sheet; a note, attention and an entry
 * of the coordinator's log: what all of their forms could change. */
void site_post_experience(struct world *world);

/* A survey that is open (wave 1, of site_survey.h, with what CAW answered), and beside it
 * a draft (wave 9) with one organisation (wave_actor 90) that one is asked for. */
void site_post_surveys(struct world *world);
