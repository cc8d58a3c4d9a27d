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

/* A survey that is open (wave 1, of site_survey.h, with what CAW answered), and beside it
 * a draft (wave 9) with one organisation (wave_actor 90) that one is asked for. */
void site_post_surveys(struct world *world);
