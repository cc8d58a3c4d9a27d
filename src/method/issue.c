#include "method/issue.h"

#include "method/arena.h"

static const struct word DOMAIN_WORDS[] = {
    {DOMAIN_INCOME, "income", N_("income"), NULL},
    {DOMAIN_HOUSING, "housing", N_("housing"), "wonen"},
    {DOMAIN_HEALTH, "health", N_("health"), NULL},
    {DOMAIN_EDUCATION, "education", N_("education"), "school"},
    {DOMAIN_FAMILY, "family", N_("family"), NULL},
    {DOMAIN_WORK, "work", N_("work"), "job"},
    {DOMAIN_LEISURE, "leisure", N_("leisure"), NULL},
    {DOMAIN_MOBILITY, "mobility", N_("mobility"), "vervoer|transport"},
    {DOMAIN_PARTICIPATION, "participation", N_("taking part and social contacts"),
     "social contacts|sociale contacten|contacts sociaux"},
    {DOMAIN_RIGHTS, "rights", N_("rights and the law"), "recht|droit|legal"},
};
const struct vocabulary LIFE_DOMAIN = {DOMAIN_WORDS, ARRAY_COUNT(DOMAIN_WORDS), false};

const char *life_domain_help(int domain)
{
    static const char *const HELP[DOMAIN_END] = {
        [DOMAIN_INCOME] = N_("money to live on, benefits, debts"),
        [DOMAIN_HOUSING] = N_("a secure, affordable and healthy home, energy, water"),
        [DOMAIN_HEALTH] = N_("health of body and mind, care, food"),
        [DOMAIN_EDUCATION] = N_("child care, school, training, language"),
        [DOMAIN_FAMILY] = N_("bringing up children, relations in the family"),
        [DOMAIN_WORK] = N_("finding and keeping work, conditions of work"),
        [DOMAIN_LEISURE] = N_("play, sport, culture, holidays"),
        [DOMAIN_MOBILITY] = N_("getting where one has to be"),
        [DOMAIN_PARTICIPATION] = N_("knowing people, belonging, being heard"),
        [DOMAIN_RIGHTS] = N_("knowing rights and getting them, residence, legal help"),
    };

    return domain > 0 && domain < DOMAIN_END ? HELP[domain] : NULL;
}

static const struct word KIND_WORDS[] = {
    {SOURCE_AUTHORITY, "authority", N_("power to decide"),
     "mandate|beslissingsmacht|autorité"},
    {SOURCE_MONEY, "money", N_("money"), "geld|budget"},
    {SOURCE_STAFF_TIME, "staff_time", N_("staff time"), "personeel|personnel"},
    {SOURCE_EXPERTISE, "expertise", N_("expertise"), NULL},
    {SOURCE_INFORMATION, "information", N_("information"), NULL},
    {SOURCE_ACCESS_TRUST, "access_trust", N_("access to families and their trust"), NULL},
    {SOURCE_LIVED_EXPERIENCE, "lived_experience", N_("lived experience"),
     "ervaringskennis|savoir d'expérience"},
    {SOURCE_OFFER_PLACES, "offer_places", N_("an offer, places"), NULL},
    {SOURCE_ROOMS, "rooms", N_("rooms"), NULL},
    {SOURCE_CONTACTS_POSITION, "contacts_position", N_("contacts and position"), NULL},
    {SOURCE_LEGITIMACY, "legitimacy", N_("legitimacy, moral authority"), NULL},
    {SOURCE_BLOCKING_POWER, "blocking_power", N_("power to block"), "hindermacht"},
};
const struct vocabulary SOURCE_KIND = {KIND_WORDS, ARRAY_COUNT(KIND_WORDS), false};

const char *source_kind_help(int kind)
{
    static const char *const HELP[SOURCE_KIND_END] = {
        [SOURCE_AUTHORITY] = N_("can take, or make others take, a decision that binds"),
        [SOURCE_MONEY] = N_("a budget, a subsidy, means that can be spent on this"),
        [SOURCE_STAFF_TIME] = N_("people who have, or are given, hours for this"),
        [SOURCE_EXPERTISE] = N_("professional knowledge and skill"),
        [SOURCE_INFORMATION] = N_("figures, files, an overview of what goes on"),
        [SOURCE_ACCESS_TRUST] = N_("reaches the families, who open the door"),
        [SOURCE_LIVED_EXPERIENCE] = N_("knows poverty from inside"),
        [SOURCE_OFFER_PLACES] = N_("help, activities or places that families can use"),
        [SOURCE_ROOMS] = N_("a place to meet or to work"),
        [SOURCE_CONTACTS_POSITION] = N_("knows whom one needs, and is in between"),
        [SOURCE_LEGITIMACY] = N_("others listen when this organisation speaks"),
        [SOURCE_BLOCKING_POWER] = N_("can stop or undo what others do"),
    };

    return kind > 0 && kind < SOURCE_KIND_END ? HELP[kind] : NULL;
}

const struct criterion_proposal CRITERION_LIBRARY[CRITERION_LIBRARY_COUNT] = {
    {"brings_source", N_("brings an indispensable source"),
     N_("Has at least one source that this issue cannot do without, can use it and wants "
        "to.")},
    {"reaches_families", N_("reaches the target families"),
     N_("Is in touch with the families whom the issue is about, and they come back.")},
    {"ready_to_act", N_("is ready to act within 12 months"),
     N_("Will not only talk: does something for this issue within a year.")},
    {"has_mandate", N_("the representative has a mandate"),
     N_("Who sits at the table decides, or can report back in time.")},
    {"families_voice", N_("the families' own voice is in"),
     N_("Families in poverty, or an association where they speak out, choose with the "
        "others.")},
    {"sectors_area", N_("the sectors and the area are represented"),
     N_("No sector and no part of the area that the issue touches is missing.")},
    {"size_limit", N_("the network stays small enough to work"),
     N_("Write how many members there may be at most: who joins later knows why.")},
    {"not_only_acquaintances", N_("not only those who already know each other"),
     N_("At least one partner is new to the others.")},
};

static const struct word ANSWER_WORDS[] = {
    {CRITERION_YES, "yes", N_("yes"), "j|J|y|Y|x|X|1"},
    {CRITERION_NO, "no", N_("no"), "n|N|0"},
    {CRITERION_UNKNOWN, "unknown", N_("unknown"), "inconnue|?"},
};
const struct vocabulary CRITERION_ANSWER = {ANSWER_WORDS, ARRAY_COUNT(ANSWER_WORDS),
                                            false};

static const struct word ROLE_WORDS[] = {
    {ACTOR_ROLE_CORE, "core", N_("core actor"), "kern|kernactor"},
    {ACTOR_ROLE_EDGE, "edge", N_("edge actor"), "rand|randactor"},
    {ACTOR_ROLE_CONTEXT, "context", N_("context actor"), "contextactor"},
    {ACTOR_ROLE_ANCHORING, "anchoring", N_("anchoring actor"),
     "verankering|verankeringsactor|ancrage"},
};
const struct vocabulary ACTOR_ROLE = {ROLE_WORDS, ARRAY_COUNT(ROLE_WORDS), false};

enum actor_role actor_role_suggested(int arena_class)
{
    switch (arena_class) {
    case ARENA_CORE:
        return ACTOR_ROLE_CORE;
    case ARENA_COMPLEMENTARY:
        return ACTOR_ROLE_EDGE;
    case ARENA_CONTEXT:
        return ACTOR_ROLE_CONTEXT;
    default:
        return ACTOR_ROLE_NONE;
    }
}

static const struct word ENGAGEMENT_WORDS[] = {
    {ENGAGEMENT_NON_BINDING, "non_binding", N_("non-binding"), "vrijblijvend"},
    {ENGAGEMENT_PER_ACTION, "per_action", N_("per action"), NULL},
    {ENGAGEMENT_LASTING, "lasting", N_("lasting"), "duurzaam|durable"},
};
const struct vocabulary ENGAGEMENT = {ENGAGEMENT_WORDS, ARRAY_COUNT(ENGAGEMENT_WORDS),
                                      false};
