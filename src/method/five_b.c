#include "method/five_b.h"

#include <string.h>

#include "base/attributes.h"

/* ---- what each B means ---- */

static const char *const AVAILABILITY_QUESTIONS[] = {
    N_("When is help needed most, and is it there then?"),
    N_("What can families do while they wait, and who tells them how long it will be?"),
    N_("What stops before a family is ready for it, and why?"),
    NULL,
};
static const char *const REACHABILITY_QUESTIONS[] = {
    N_("How does somebody who knows nobody here find the way?"),
    N_("Which hours and places suit the families who do not come?"),
    N_("What makes going in or calling easier, and what makes it harder?"),
    NULL,
};
static const char *const AFFORDABILITY_QUESTIONS[] = {
    N_("What does asking for help cost apart from money: time, effort, privacy, shame?"),
    N_("Which questions about their life do families have to answer, and what are they "
       "for?"),
    N_("Who goes without because of the price, and how would we know?"),
    NULL,
};
static const char *const USABILITY_QUESTIONS[] = {
    N_("What did families ask for, and what did they get?"),
    N_("What does the child gain from it, and what does the parent?"),
    N_("What would families change first if it were up to them?"),
    NULL,
};
static const char *const COMPREHENSIBILITY_QUESTIONS[] = {
    N_("Which letter or word is hard to understand, and who could rewrite it with us?"),
    N_("When do families hear why something is done?"),
    N_("How do we notice that we have not understood a family?"),
    NULL,
};
static const char *const KNOWN_QUESTIONS[] = {
    N_("From whom do families hear what there is?"),
    N_("What did families find out too late?"),
    N_("Where do families come anyway, and is our offer known there?"),
    NULL,
};
static const char *const TRUST_QUESTIONS[] = {
    N_("What do families keep to themselves, and what are they afraid would happen?"),
    N_("What do we tell families about who knows what about them?"),
    N_("When did trust grow, and what was done then?"),
    NULL,
};
static const char *const UNDERSTANDING_QUESTIONS[] = {
    N_("What shows a family that somebody listens?"),
    N_("Which rule or habit of ours can feel like a lack of respect?"),
    N_("What would we have to know of daily life in a family to help better?"),
    NULL,
};
static const char *const ENTERABLE_QUESTIONS[] = {
    N_("What does somebody see and hear in the first minute?"),
    N_("For whom is the way in difficult: with a pushchair, a wheelchair, small "
       "children?"),
    N_("What makes a place feel as if it is for you too?"),
    NULL,
};
static const char *const STORY_QUESTIONS[] = {
    N_("How often does a family tell its story, and to whom?"),
    N_("What does a family want to say itself, and what may somebody pass on?"),
    N_("What would have to change so that asking again is not needed?"),
    NULL,
};

const struct five_b_card FIVE_B_CARDS[FIVE_B_COUNT] = {
    [FIVE_B_AVAILABILITY] =
        {"availability", N_("Availability"),
         N_("There is help when it is needed, also before something "
            "becomes a problem; without waiting long, and for as long "
            "as it is needed."),
         NULL, AVAILABILITY_QUESTIONS},
    [FIVE_B_REACHABILITY] =
        {"reachability", N_("Reachability"),
         N_("No thresholds: in place and hours, in knowing about it, in "
            "getting in and daring to."),
         NULL, REACHABILITY_QUESTIONS},
    [FIVE_B_AFFORDABILITY] =
        {"affordability", N_("Affordability"),
         N_("Not too dear in money, nor in privacy, shame, effort or "
            "relations."),
         NULL, AFFORDABILITY_QUESTIONS},
    [FIVE_B_USABILITY] =
        {"usability", N_("Usability"),
         N_("It fits what a family asks, its language and what it can do; "
            "it feels like support."),
         NULL, USABILITY_QUESTIONS},
    [FIVE_B_COMPREHENSIBILITY] =
        {"comprehensibility", N_("Comprehensibility"),
         N_("Families understand why, what and how, and they are "
            "understood."),
         NULL, COMPREHENSIBILITY_QUESTIONS},
    [FIVE_B_KNOWN] = {"known", N_("Being known"),
                      N_("Families know which help there is, in time."),
                      N_("Added in lists of seven and nine; the questions are our "
                         "proposal."),
                      KNOWN_QUESTIONS},
    [FIVE_B_TRUST] = {"trust", N_("Trustworthy"),
                      N_("Families can be honest without fear of what happens then, and "
                         "know who knows what about them."),
                      N_("Added in lists of seven and nine; the questions are our "
                         "proposal."),
                      TRUST_QUESTIONS},
    [FIVE_B_UNDERSTANDING] = {"understanding", N_("Understanding"),
                              N_("Families are listened to, and respected."),
                              N_("Added in a list of nine; the questions are our "
                                 "proposal."),
                              UNDERSTANDING_QUESTIONS},
    [FIVE_B_ENTERABLE] = {"enterable", N_("Easy to enter"),
                          N_("Families feel welcome, and getting in is easy."),
                          N_("Added in a list of nine; the questions are our proposal."),
                          ENTERABLE_QUESTIONS},
    [FIVE_B_STORY] =
        {"story", N_("Own story"),
         N_("Families tell their story in their own way, and need not tell it "
            "again and again."),
         N_("No B: asked by choice; our proposal."), STORY_QUESTIONS},
};

bool five_b_find(const char *code, enum five_b *five_b_out)
{
    for (size_t i = 0; i < FIVE_B_COUNT; i++) {
        if (strcmp(FIVE_B_CARDS[i].code, code) == 0) {
            *five_b_out = (enum five_b)i;
            return true;
        }
    }
    return false;
}

/* ---- what each question is about ---- */

static const struct five_b_item ITEMS[] = {
    {"bs1", FIVE_B_AVAILABILITY, FIVE_B_FAMILY, N_("help when it is needed")},
    {"bs2", FIVE_B_AVAILABILITY, FIVE_B_FAMILY, N_("waiting")},
    {"bs3", FIVE_B_AVAILABILITY, FIVE_B_FAMILY, N_("how long help stays")},
    {"br1", FIVE_B_REACHABILITY, FIVE_B_FAMILY, N_("knowing where to go")},
    {"br2", FIVE_B_REACHABILITY, FIVE_B_FAMILY, N_("place and hours")},
    {"br3", FIVE_B_REACHABILITY, FIVE_B_FAMILY, N_("daring to go in or call")},
    {"bt1", FIVE_B_AFFORDABILITY, FIVE_B_FAMILY, N_("the price")},
    {"bt2", FIVE_B_AFFORDABILITY, FIVE_B_FAMILY, N_("the effort of asking")},
    {"bt3", FIVE_B_AFFORDABILITY, FIVE_B_FAMILY, N_("how much one has to tell")},
    {"bk1", FIVE_B_USABILITY, FIVE_B_FAMILY, N_("help that fits the question")},
    {"bk2", FIVE_B_USABILITY, FIVE_B_CHILD, N_("what it brings the child")},
    {"bk3", FIVE_B_USABILITY, FIVE_B_PARENT, N_("what it brings the parent")},
    {"bg1", FIVE_B_COMPREHENSIBILITY, FIVE_B_FAMILY,
     N_("understanding what is said and written")},
    {"bg2", FIVE_B_COMPREHENSIBILITY, FIVE_B_FAMILY,
     N_("understanding why something is done")},
    {"bg3", FIVE_B_COMPREHENSIBILITY, FIVE_B_FAMILY, N_("being understood")},
    {"kn1", FIVE_B_KNOWN, FIVE_B_FAMILY, N_("knowing which help there is")},
    {"kn2", FIVE_B_KNOWN, FIVE_B_FAMILY, N_("being told in time")},
    {"zs1", FIVE_B_TRUST, FIVE_B_FAMILY, N_("being honest without fear")},
    {"zs2", FIVE_B_TRUST, FIVE_B_FAMILY, N_("knowing who knows what")},
    {"be1", FIVE_B_UNDERSTANDING, FIVE_B_FAMILY, N_("being listened to")},
    {"be2", FIVE_B_UNDERSTANDING, FIVE_B_FAMILY, N_("respect")},
    {"bd1", FIVE_B_ENTERABLE, FIVE_B_FAMILY, N_("feeling welcome")},
    {"bd2", FIVE_B_ENTERABLE, FIVE_B_FAMILY, N_("getting in")},
    {"cont1", FIVE_B_STORY, FIVE_B_FAMILY, N_("telling the same story again")},
    {"cont2", FIVE_B_STORY, FIVE_B_FAMILY, N_("telling it in one's own way")},
};

const struct five_b_item *five_b_item(const char *code)
{
    for (size_t i = 0; i < ARRAY_COUNT(ITEMS); i++) {
        if (strcmp(ITEMS[i].code, code) == 0) {
            return &ITEMS[i];
        }
    }
    return NULL;
}

/* ---- families beside workers ---- */

const char *const FIVE_B_VIEW_CODES[FIVE_B_VIEW_COUNT] = {
    [FIVE_B_FAMILIES_LOWER] = "families_lower",
    [FIVE_B_FAMILIES_HIGHER] = "families_higher",
    [FIVE_B_NO_CLEAR_DIFFERENCE] = "no_clear_difference",
    [FIVE_B_TOO_FEW] = "too_few",
};

struct five_b_comparison five_b_compare(const struct disclosed_item *families,
                                        const struct disclosed_item *workers)
{
    struct five_b_comparison comparison = {.view = FIVE_B_TOO_FEW};

    if (!disclosed_is_comparable(families) || !disclosed_is_comparable(workers)) {
        return comparison;
    }
    comparison.families = disclosed_high_points(families);
    comparison.workers = disclosed_high_points(workers);
    comparison.difference = comparison.families - comparison.workers;
    comparison.view = FIVE_B_NO_CLEAR_DIFFERENCE;
    if (comparison.difference <= -DISCLOSURE_POINTS_CLEAR) {
        comparison.view = FIVE_B_FAMILIES_LOWER;
    } else if (comparison.difference >= DISCLOSURE_POINTS_CLEAR) {
        comparison.view = FIVE_B_FAMILIES_HIGHER;
    }
    return comparison;
}
