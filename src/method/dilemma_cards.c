/* dilemma_cards.c - what is known of each dilemma, and what to talk about.
 *
 * Definitions, poles, factors and practices are those of the sources that stand with
 * each; the questions are our proposal: they ask what happens, never whose fault it is.
 */
#include "base/attributes.h"
#include "method/dilemma.h"

#define SLIDES                                                                           \
    "Vermeiren, Samenwerken over de sectoren heen; Raeymaeckers, Vermeiren & Van "       \
    "Haute, Lokale netwerken kinderarmoede"

/* ---- of organisations ---- */

static const char *const LOYALTY_FACTORS[] = {
    N_("how often people of several organisations are in the same place"),
    N_("whether people meet and talk, or only write"),
    N_("how strongly somebody feels part of the own organisation"),
    NULL,
};
static const char *const LOYALTY_PRACTICES[] = {
    N_("Ask openly what each organisation needs to get out of it."),
    N_("Meet at each other's places in turn."),
    N_("Write down what each gives and what each hopes to get."),
    N_("Agree beforehand what a representative may decide alone."),
    N_("Talk with the manager at home of whoever represents an organisation."),
    NULL,
};
static const char *const LOYALTY_QUESTIONS[] = {
    N_("When did what your organisation wants and what the network wants go different "
       "ways? What helped then?"),
    N_("What would your colleagues at home have to know to understand what you do here?"),
    N_("What may you decide here yourself, and what do you take home first?"),
    NULL,
};

static const char *const RESPONSIBILITY_FACTORS[] = {
    N_("the role of central coordination"),
    N_("whether agreements are written down"),
    N_("how many take part"),
    NULL,
};
static const char *const RESPONSIBILITY_PRACTICES[] = {
    N_("Give each agreement an owner and a date."),
    N_("Keep a list of what is nobody's."),
    N_("Do not become the one who does it all."),
    N_("Say aloud what will not be taken up."),
    NULL,
};
static const char *const RESPONSIBILITY_QUESTIONS[] = {
    N_("Which work of the network is nobody's at the moment? What would be needed to "
       "take "
       "it up, or to let it go?"),
    N_("How do we notice that something agreed is not getting done, and whom do we "
       "tell?"),
    N_("For which part of the whole would your organisation like to answer?"),
    NULL,
};

static const char *const LEARNING_FACTORS[] = {
    N_("competition, for subsidies for instance"),
    N_("trust"),
    N_("what happened between partners before"),
    NULL,
};
static const char *const LEARNING_PRACTICES[] = {
    N_("Make visible and fair what each gives and takes."),
    N_("Name who had an idea."),
    N_("Plan a moment to learn after each action."),
    N_("Agree how material of others may be used."),
    NULL,
};
static const char *const LEARNING_QUESTIONS[] = {
    N_("What did you take home from this network that you could use? Who gave it?"),
    N_("What would you like to share but keep to yourself for now? What would make it "
       "safe to share?"),
    N_("What did our last action teach us, also where it went wrong?"),
    NULL,
};

static const char *const CULTURE_FACTORS[] = {
    N_("a third space: a new shared culture that grows where partners meet"),
    N_("whether that shared culture is one and the same for all, or leaves room for "
       "differences"),
    NULL,
};
static const char *const CULTURE_PRACTICES[] = {
    N_("Put the views side by side: for everybody or for some, with conditions or "
       "without, solving a problem or starting from daily life."),
    N_("Write a note together: what do we do alike, what may differ, what do we do that "
       "is new?"),
    N_("Use the network as a place for debate, not only for arrangements."),
    NULL,
};
static const char *const CULTURE_QUESTIONS[] = {
    N_("Which view of people and help should stay different among us, and what good does "
       "that do families?"),
    N_("Where does a family notice that we are several organisations? When does that "
       "bother them, and when does it help?"),
    N_("What have we come to do here that none of us did before?"),
    NULL,
};

/* ---- of professions ---- */

static const char *const IDENTITY_FACTORS[] = {
    N_("differences in status"),
    N_("recognition by others"),
    N_("how secure jobs are"),
    NULL,
};
static const char *const IDENTITY_PRACTICES[] = {
    N_("Let everybody present the own craft."),
    N_("Name what each contributes that others do not."),
    N_("Work on cases together, with equal turns and without names."),
    NULL,
};
static const char *const IDENTITY_QUESTIONS[] = {
    N_("What in your craft would be missed if you were not here?"),
    N_("What did you start to do differently because of another profession?"),
    N_("When does sharing what you know feel like giving, and when like losing?"),
    NULL,
};

static const char *const KNOWLEDGE_FACTORS[] = {
    N_("time together"),
    N_("going along with each other's work"),
    N_("words that all understand"),
    NULL,
};
static const char *const KNOWLEDGE_PRACTICES[] = {
    N_("Organise days on which people go along with each other's work."),
    N_("Visit a family together, only if the family agrees."),
    N_("Keep a list of words and what each means by them."),
    N_("Reflect on situations together, without names."),
    NULL,
};
static const char *const KNOWLEDGE_QUESTIONS[] = {
    N_("What do you do without thinking that a newcomer would have to see to learn?"),
    N_("Which word do we all use, and mean something different by?"),
    N_("With whom would you like to go along for a day, and what would you look at?"),
    NULL,
};

static const char *const ROLE_FACTORS[] = {
    N_("clear agreements"),
    N_("what somebody is mandated to do"),
    N_("workload"),
    N_("overlap between what partners offer"),
    NULL,
};
static const char *const ROLE_PRACTICES[] = {
    N_("Make role cards: who does what, and what not."),
    N_("Agree that the first contact stays until the next one has really taken over."),
    N_("Settle overlaps together."),
    NULL,
};
static const char *const ROLE_QUESTIONS[] = {
    N_("When did you do something outside your task because a family needed it? What did "
       "it bring, and what did it cost?"),
    N_("At which point in helping a family is it not clear who goes on?"),
    N_("Which task would you like to hand to a partner, and which would you like to take "
       "over?"),
    NULL,
};

static const char *const CONTROL_FACTORS[] = {
    N_("who has the money"),
    N_("what representatives are mandated to decide"),
    N_("how large organisations are"),
    N_("who chairs"),
    N_("whether lived experience counts as knowledge"),
    NULL,
};
static const char *const CONTROL_PRACTICES[] = {
    N_("Decide in rounds, so that everybody is heard."),
    N_("Let the chair rotate."),
    N_("Show openly who brings which source of power."),
    N_("Give the representatives of families the first turn."),
    NULL,
};
static const char *const CONTROL_QUESTIONS[] = {
    N_("Whose knowledge did we use in our last decision, and whose could still have "
       "helped?"),
    N_("About what should each organisation go on deciding alone, and about what do we "
       "decide together?"),
    N_("What would you need to get back before you would give up some say?"),
    NULL,
};

/* ---- the eight ---- */

const struct dilemma_card DILEMMA_CARDS[DILEMMA_COUNT] = {
    [DILEMMA_LOYALTY] =
        {
            .is_organisational = true,
            .name = N_("Loyalty"),
            .definition = N_("Loyalty to the own organisation and loyalty to the network "
                             "can pull apart. The two have no fixed relation: somebody "
                             "can feel strongly part of both, of one, or of neither."),
            .first_pole = N_("feeling part of the own organisation"),
            .second_pole = N_("feeling part of the network"),
            .source = SLIDES "; Divided Loyalties, Small Group Research "
                             "38(6), 2007",
            .factors = LOYALTY_FACTORS,
            .practices = LOYALTY_PRACTICES,
            .questions = LOYALTY_QUESTIONS,
        },
    [DILEMMA_RESPONSIBILITY] =
        {
            .is_organisational = true,
            .name = N_("Responsibility"),
            .definition =
                N_("In one organisation responsibility is clear. In a network it "
                   "is spread, and it can fade: somebody else will take it up."),
            .first_pole = N_("a clear task of one's own"),
            .second_pole = N_("shared responsibility"),
            .source = SLIDES,
            .factors = RESPONSIBILITY_FACTORS,
            .practices = RESPONSIBILITY_PRACTICES,
            .questions = RESPONSIBILITY_QUESTIONS,
        },
    [DILEMMA_LEARNING] =
        {
            .is_organisational = true,
            .name = N_("Learning"),
            .definition =
                N_("Whoever shares openly helps the learning of all, but may be "
                   "used by partners who mainly take. Whoever protects what is "
                   "the own, holds up the learning of all."),
            .first_pole = N_("keeping what one knows"),
            .second_pole = N_("being open"),
            .not_in_slides = N_("Not explained in the slides that name it; after Larsson "
                                "and others (1998)."),
            .source = "Larsson, Bengtsson, Henriksson & Sparks, The Interorganizational "
                      "Learning Dilemma, Organization Science 9(3), 1998",
            .factors = LEARNING_FACTORS,
            .practices = LEARNING_PRACTICES,
            .questions = LEARNING_QUESTIONS,
        },
    [DILEMMA_CULTURE] =
        {
            .is_organisational = true,
            .name = N_("Culture"),
            .definition = N_("Each organisation has its own norms, values and views of "
                             "people and help. Still families should meet one service "
                             "without seams."),
            .first_pole = N_("keeping the own culture"),
            .second_pole = N_("one service without seams"),
            .source = SLIDES "; Jacquet e.a., Dealing with "
                             "the wicked issue of child poverty",
            .factors = CULTURE_FACTORS,
            .practices = CULTURE_PRACTICES,
            .questions = CULTURE_QUESTIONS,
        },
    [DILEMMA_IDENTITY] =
        {
            .name = N_("Identity"),
            .definition =
                N_("A professional identity is worth something in itself, and it "
                   "can get in the way of working together. Sharing expertise "
                   "can feel like a threat to it."),
            .first_pole = N_("the own professional identity"),
            .second_pole =
                N_("a hybrid professional, who also works with ideas of others"),
            .source = SLIDES,
            .factors = IDENTITY_FACTORS,
            .practices = IDENTITY_PRACTICES,
            .questions = IDENTITY_QUESTIONS,
        },
    [DILEMMA_KNOWLEDGE] =
        {
            .name = N_("Knowledge"),
            .definition =
                N_("Knowledge on paper or from training is easy to pass on. What "
                   "is habit and daily routine is not, and can make a gap "
                   "between workers."),
            .first_pole = N_("explicit knowledge"),
            .second_pole = N_("implicit knowledge"),
            .source = SLIDES,
            .factors = KNOWLEDGE_FACTORS,
            .practices = KNOWLEDGE_PRACTICES,
            .questions = KNOWLEDGE_QUESTIONS,
        },
    [DILEMMA_ROLE] =
        {
            .name = N_("Role"),
            .definition =
                N_("Keeping to the task one is trained and appointed for, or also "
                   "doing what a family needs now, outside that task."),
            .first_pole = N_("the specialist"),
            .second_pole = N_("the generalist"),
            .not_in_slides =
                N_("Not explained in the slides that name it; after Rose (2011)."),
            .source = "Rose, Dilemmas of inter-professional collaboration: can they be "
                      "resolved?, Children & Society 25(2), 2011; Rose & Norwich, "
                      "Collective commitment and collective efficacy",
            .factors = ROLE_FACTORS,
            .practices = ROLE_PRACTICES,
            .questions = ROLE_QUESTIONS,
        },
    [DILEMMA_CONTROL_POWER] =
        {
            .name = N_("Control and power"),
            .definition =
                N_("Decisions have to take several practices and kinds of "
                   "knowledge into account, or some are passed over. And working "
                   "together means giving up some power and autonomy."),
            .first_pole = N_("autonomy"),
            .second_pole = N_("depending on each other and deciding together"),
            .source = SLIDES,
            .factors = CONTROL_FACTORS,
            .practices = CONTROL_PRACTICES,
            .questions = CONTROL_QUESTIONS,
        },
};
