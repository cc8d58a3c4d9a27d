#include "method/growth.h"

#include <string.h>

#include "base/attributes.h"

/* ---- words ---- */

const struct growth_term GROWTH_LINES[GROWTH_LINE_COUNT] = {
    {"interest", N_("From own to common interest"),
     N_("From each for itself to putting the common interest first now and then.")},
    {"objective", N_("From issue to objective"),
     N_("From a vague theme to an objective with actions that is looked at again.")},
    {"decision_line", N_("Clarity of the line of decision"),
     N_("From nobody knowing who decides to a written line that is used and adjusted.")},
    {"sources", N_("Bringing in sources of power"),
     N_("From listening to sharing and managing sources together.")},
    {"commitment", N_("Commitment"),
     N_("From non-binding to pulling along, also in setbacks.")},
    {"identification", N_("Identification"),
     N_("From \"they\" to colleagues at home who feel part of it too.")},
};

const struct growth_term GROWTH_BENEFITS[GROWTH_BENEFIT_COUNT] = {
    {"quality", N_("Better quality"), N_("What we do for families becomes better.")},
    {"fitted_offer", N_("An offer that fits"),
     N_("What is offered forms a whole that fits local needs.")},
    {"better_known", N_("Better known"), N_("Our offer is better known.")},
    {"better_tuned", N_("Better tuned"), N_("What we each do fits better together.")},
    {"stronger", N_("Stronger together"),
     N_("We strengthen each other and lose less time and means.")},
    {"knowledge", N_("Knowledge"), N_("We learn from each other.")},
    {"new_offer", N_("A new offer"),
     N_("Something new came about that families asked for.")},
};

const struct growth_term COORDINATOR_ROLES[COORDINATOR_ROLE_COUNT] = {
    {"commissioner", N_("Commissioner"), N_("Sets the lines and follows up.")},
    {"coproducer", N_("Co-producer"), N_("Takes part and works things out with us.")},
    {"facilitator", N_("Facilitator"), N_("Brings us together; we work things out.")},
};

const struct growth_term COORDINATOR_BEHAVIOURS[COORDINATOR_BEHAVIOUR_COUNT] = {
    {"activating", N_("Activating"), N_("Bringing in the right people.")},
    {"framing", N_("Framing"), N_("Helping to make rules and aim clear.")},
    {"mobilising", N_("Mobilising"), N_("Getting people and means on board.")},
    {"synthesising", N_("Synthesising"),
     N_("Bringing differences together into one line.")},
};

const struct growth_term COORDINATOR_TASKS[COORDINATOR_TASK_COUNT] = {
    {"accountability", N_("Accountability"),
     N_("Knowing who answers for what, and to whom.")},
    {"legitimacy", N_("Legitimacy"),
     N_("Being accepted, inside the network and outside it.")},
    {"conflict", N_("Conflict"), N_("Dealing with disagreement between partners.")},
    {"design", N_("Design"), N_("Choosing and adjusting how the network is led.")},
    {"commitment", N_("Commitment"),
     N_("Keeping partners and their organisations committed.")},
    {"connecting", N_("Connecting"),
     N_("Connecting social work on the floor with the management of organisations.")},
};

const struct growth_term *growth_term(const struct growth_term *terms, size_t count,
                                      const char *code)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(terms[i].code, code) == 0) {
            return &terms[i];
        }
    }
    return NULL;
}

/* ---- dimensions ---- */

const struct dimension_card DIMENSION_CARDS[DIMENSION_COUNT] = {
    [DIMENSION_TASK] = {"task", N_("Task"), true, false,
                        N_("Aims, tasks, plans and decisions."),
                        N_("Objectives, actions, decisions that are due.")},
    [DIMENSION_RELATION] = {"relation", N_("Relations"), true, false,
                            N_("How people work with each other."),
                            N_("Trust in the network, dilemmas, newcomers.")},
    [DIMENSION_GROWTH] = {"growth", N_("Growth"), true, true,
                          N_("How organisation, person and network develop together."),
                          N_("The six lines; whether organisations know, support and use "
                             "what is done here, and whether people have the mandate and "
                             "the time, and learn.")},
    [DIMENSION_PROFILING] = {"profiling", N_("Profiling"), false, true,
                             N_("Stepping out: the image of the network outside."),
                             N_("Publications, contacts with press and policy, who may "
                                "speak.")},
};

bool dimension_find(const char *code, enum dimension *dimension_out)
{
    for (size_t i = 0; i < DIMENSION_COUNT; i++) {
        if (strcmp(DIMENSION_CARDS[i].code, code) == 0) {
            *dimension_out = (enum dimension)i;
            return true;
        }
    }
    return false;
}

/* "2026-10-01", of a year of four digits. */
static void day_write(char *day, int year, const char *rest)
{
    for (int digit = 3; digit >= 0; digit--) {
        day[digit] = (char)('0' + year % 10);
        year /= 10;
    }
    memcpy(day + 4, rest, strlen(rest) + 1);
}

static struct quarter quarter_make(int year, int number)
{
    static const char *const FIRST[] = {"-01-01", "-04-01", "-07-01", "-10-01"};
    static const char *const LAST[] = {"-03-31", "-06-30", "-09-30", "-12-31"};
    struct quarter quarter = {.year = year, .number = number};

    day_write(quarter.first, year, FIRST[number - 1]);
    day_write(quarter.last, year, LAST[number - 1]);
    return quarter;
}

static int digits_read(const char *digits, size_t count)
{
    int number = 0;

    for (size_t i = 0; i < count; i++) {
        number = 10 * number + (digits[i] - '0');
    }
    return number;
}

struct quarter quarter_of(const char *day)
{
    return quarter_make(digits_read(day, 4), (digits_read(day + 5, 2) - 1) / 3 + 1);
}

struct quarter quarter_before(const struct quarter *quarter)
{
    return quarter->number > 1 ? quarter_make(quarter->year, quarter->number - 1)
                               : quarter_make(quarter->year - 1, 4);
}

void dimension_without_attention(const struct dimension_attention *attentions,
                                 size_t count, const struct quarter *quarter,
                                 bool is_without_out[DIMENSION_COUNT])
{
    for (size_t i = 0; i < DIMENSION_COUNT; i++) {
        is_without_out[i] = true;
    }
    for (size_t i = 0; i < count; i++) {
        enum dimension dimension = DIMENSION_TASK;
        if (strcmp(attentions[i].day, quarter->first) >= 0 &&
            strcmp(attentions[i].day, quarter->last) <= 0 &&
            dimension_find(attentions[i].dimension, &dimension)) {
            is_without_out[dimension] = false;
        }
    }
}

/* ---- what a group says of one line ---- */

enum { STEPS = 5, CLOSE_PERCENT = 75, DIVIDED_PERCENT = 25 };

const char *const GROWTH_SPREAD_CODES[GROWTH_SPREAD_COUNT] = {
    [GROWTH_CLOSE] = "close",
    [GROWTH_DIVIDED] = "divided",
    [GROWTH_SPREAD_OUT] = "spread_out",
    [GROWTH_TOO_FEW] = "too_few",
};
const char *const GROWTH_SPREAD_NAMES[GROWTH_SPREAD_COUNT] = {
    [GROWTH_CLOSE] = N_("close together"),
    [GROWTH_DIVIDED] = N_("divided"),
    [GROWTH_SPREAD_OUT] = N_("spread out"),
    [GROWTH_TOO_FEW] = N_("too few answers"),
};

enum growth_spread growth_spread(const struct disclosed_item *item)
{
    if (!disclosed_is_comparable(item) || item->level_count != STEPS) {
        return GROWTH_TOO_FEW;
    }
    const struct disclosed_share *shares = item->shares;
    if (shares[0].percent + shares[1].percent >= DIVIDED_PERCENT &&
        shares[3].percent + shares[4].percent >= DIVIDED_PERCENT) {
        return GROWTH_DIVIDED;
    }
    for (size_t step = 1; step < STEPS; step++) {
        if (shares[step - 1].percent + shares[step].percent >= CLOSE_PERCENT) {
            return GROWTH_CLOSE;
        }
    }
    return GROWTH_SPREAD_OUT;
}

const char *const GROWTH_CHANGE_CODES[GROWTH_CHANGE_COUNT] = {
    [GROWTH_CHANGE_UP] = "up",
    [GROWTH_CHANGE_DOWN] = "down",
    [GROWTH_CHANGE_NOT_CLEAR] = "not_clear",
    [GROWTH_CHANGE_TOO_FEW] = "too_few",
};
const char *const GROWTH_CHANGE_NAMES[GROWTH_CHANGE_COUNT] = {
    [GROWTH_CHANGE_UP] = N_("higher than last time"),
    [GROWTH_CHANGE_DOWN] = N_("lower than last time"),
    [GROWTH_CHANGE_NOT_CLEAR] = N_("no clear change"),
    [GROWTH_CHANGE_TOO_FEW] = N_("too few answers to compare"),
};

enum growth_change growth_change(const struct disclosed_item *former,
                                 const struct disclosed_item *now)
{
    if (!disclosed_is_comparable(former) || !disclosed_is_comparable(now)) {
        return GROWTH_CHANGE_TOO_FEW;
    }
    const int difference = disclosed_high_points(now) - disclosed_high_points(former);
    if (difference >= DISCLOSURE_POINTS_CLEAR) {
        return GROWTH_CHANGE_UP;
    }
    return difference <= -DISCLOSURE_POINTS_CLEAR ? GROWTH_CHANGE_DOWN
                                                  : GROWTH_CHANGE_NOT_CLEAR;
}
