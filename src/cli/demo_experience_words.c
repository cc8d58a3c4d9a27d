#include "cli/demo_experience_words.h"

#include <string.h>

#include "base/attributes.h"

enum { FAMILY_STRIDE = 3, WORKER_STRIDE = 6 }; /* one in so many writes */

static const struct demo_written WRITTEN[] = {
    {0, DEMO_FIVE_B, "open_better",
     "Ik heb vier maanden gewacht op een plaats in de opvang.", NULL},
    {0, DEMO_FIVE_B, "open_better",
     "Overal moest ik opnieuw mijn hele verhaal doen. Ook waarom ik alleen ben.", NULL},
    {0, DEMO_FIVE_B, "open_better", "Il faut attendre trop longtemps.", NULL},
    {0, DEMO_FIVE_B, "open_better",
     "Juf Nathalie van de tweede kleuterklas zei dat ik eerst mijn loonbrief moest "
     "tonen.",
     "Iemand zei dat ik eerst mijn loonbrief moest tonen."},
    {0, DEMO_FIVE_B, "open_better",
     "De brieven zijn moeilijk. Ik laat ze lezen door "
     "mijn buurvrouw.",
     "De brieven zijn moeilijk. Ik laat ze lezen door iemand anders."},
    {0, DEMO_FIVE_B, "open_better", "Ook open na zes uur, want ik werk in ploegen.",
     NULL},
    {0, DEMO_FIVE_B, "open_better",
     "Mijn man zit sinds 3 maart in de gevangenis en de hele straat weet het nu.", ""},
    {0, DEMO_FIVE_B, "open_better",
     "On me pose des questions sur ma vie, et je ne sais pas pourquoi.", NULL},
    {0, DEMO_FIVE_B, "open_better", "Niet telkens een ander gezicht.", NULL},
    {0, DEMO_FIVE_B, "open_good", "De mensen van het inloophuis zijn vriendelijk.", NULL},
    {0, DEMO_FIVE_B, "open_good", "Mijn dochter gaat graag. Ze praat nu meer.", NULL},
    {0, DEMO_FIVE_B, "open_good", "On m'a écoutée sans me juger.", NULL},
    {0, DEMO_FIVE_B, "open_good", "Dat het niets kost.", NULL},
    {0, DEMO_FIVE_B, "open_good", "Bij het consultatiebureau leggen ze alles rustig uit.",
     NULL},
    {0, DEMO_FIVE_B, "open_good", "Les jouets à emporter à la maison.", NULL},
    {0, DEMO_DILEMMAS, "stell1_why",
     "Niet vanzelf: wij werken goed samen, maar de wachtlijst blijft.", NULL},
    {0, DEMO_DILEMMAS, "stell1_why",
     "Ça dépend surtout des places qu'il y a, pas seulement de nous.", NULL},
    {0, DEMO_DILEMMAS, "stell2_why",
     "Als niemand weet wie belt, merkt een gezin dat meteen.", NULL},
    {0, DEMO_DILEMMAS, "stell3_why",
     "Iemand moet het geheel zien, maar mag niet alles beslissen.", NULL},
    {0, DEMO_DILEMMAS, "stell3_why", "Alleen als de regie ook naar gezinnen luistert.",
     NULL},
    {0, DEMO_DILEMMAS, "own", "Wie volgt de gezinnen op die nergens binnengeraken?",
     NULL},
    {0, DEMO_DILEMMAS, "own", "Hoe we beslissen over de middelen van volgend jaar.",
     NULL},
    {0, DEMO_GROWTH, "decision_line_example",
     "Over de zomerwerking werd twee keer beslist, telkens anders.", NULL},
    {0, DEMO_GROWTH, "identification_example",
     "Op onze teamvergadering spreekt men nog altijd over 'die van het huis'.", NULL},
    {1, DEMO_FIVE_B, "open_better",
     "Het ging sneller dan vorig jaar. Toch nog zes weken.", NULL},
    {1, DEMO_FIVE_B, "open_better",
     "Ze vragen nog altijd te veel over vroeger. Dat heeft er niets mee te maken.", NULL},
    {1, DEMO_FIVE_B, "open_better", "Pourquoi tant de questions sur l'argent ?", NULL},
    {1, DEMO_FIVE_B, "open_better",
     "De dame met de rode auto, mevrouw Verbeke, belt altijd aan als mijn kind slaapt.",
     "Iemand belt altijd aan als mijn kind slaapt."},
    {1, DEMO_FIVE_B, "open_better", "Een bus die tot daar rijdt.", NULL},
    {1, DEMO_FIVE_B, "open_better", "Ik wil weten wie mijn papieren leest.", NULL},
    {1, DEMO_FIVE_B, "open_better",
     "Qu'on explique aussi à mon mari, pas seulement à moi.", NULL},
    {1, DEMO_FIVE_B, "open_better", "Meer uren in de vakantie.", NULL},
    {1, DEMO_FIVE_B, "open_better",
     "Wij wonen met zeven in de Molenstraat 12 en krijgen geen plaats.", ""},
    {1, DEMO_FIVE_B, "open_better", "Minder papieren.", NULL},
    {1, DEMO_FIVE_B, "open_good", "Nu weet ik wie ik moet bellen.", NULL},
    {1, DEMO_FIVE_B, "open_good", "Ze belden zelf terug.", NULL},
    {1, DEMO_FIVE_B, "open_good", "L'accueil du mercredi matin.", NULL},
    {1, DEMO_FIVE_B, "open_good", "Dat ze ook vroegen hoe het met mij ging.", NULL},
    {1, DEMO_FIVE_B, "open_good", "Mon fils a appris des mots.", NULL},
    {1, DEMO_FIVE_B, "open_good", "De overgang naar de kleuterklas ging vlot.", NULL},
    {1, DEMO_FIVE_B, "open_good", "Het speelgoed en de boekjes.", NULL},
    {1, DEMO_DILEMMAS, "stell1_why",
     "We werken beter samen dan vorig jaar, en toch wacht "
     "men nog.",
     NULL},
    {1, DEMO_DILEMMAS, "stell1_why",
     "Automatisch niets. Het moet ook over het juiste gaan.", NULL},
    {1, DEMO_DILEMMAS, "stell2_why",
     "Le dilemme du pouvoir pèse le plus : qui paie décide.", NULL},
    {1, DEMO_DILEMMAS, "stell3_why", "Sans quelqu'un qui relie, chacun reste chez soi.",
     NULL},
    {1, DEMO_DILEMMAS, "own", "Het delen van beslissingen met de ouders.", NULL},
    {1, DEMO_DILEMMAS, "own", "Wat we doen met gezinnen zonder papieren.", NULL},
    {1, DEMO_GROWTH, "decision_line_example",
     "De lijst met naam en datum bij elke afspraak werkt.", NULL},
    {1, DEMO_GROWTH, "sources_example",
     "We delen nu een lokaal, maar iedereen betaalt zijn eigen sleutel.", NULL},
};

struct wording demo_reasons(enum demo_survey survey)
{
    static const struct wording REASONS[DEMO_SURVEYS] = {
        [DEMO_DILEMMAS] = {{
            [LANGUAGE_NL] =
                "Wij willen samen zien wat het werken in dit netwerk lastig maakt. "
                "Op de netwerkdag praten wij daarover.",
            [LANGUAGE_FR] =
                "Nous voulons voir ensemble ce qui est difficile dans ce réseau. "
                "Nous en parlerons à la journée du réseau.",
            [LANGUAGE_EN] =
                "We want to see together what makes working in this network hard. "
                "We will talk about it on the network day.",
        }},
        [DEMO_GROWTH] = {{
            [LANGUAGE_NL] =
                "Wij willen weten hoe verschillend wij zien waar het netwerk staat. "
                "De stuurgroep praat daarover met alle partners.",
            [LANGUAGE_FR] = "Nous voulons savoir où en est le réseau aux yeux de chacun. "
                            "Le groupe de pilotage en parlera avec tous les partenaires.",
            [LANGUAGE_EN] =
                "We want to know how differently we see where the network stands. "
                "The steering group will talk about it with all partners.",
        }},
        [DEMO_FIVE_B] = {{
            [LANGUAGE_NL] =
                "Wij willen van ouders zelf horen wat goed is en wat beter moet. "
                "Daarna praten wij erover met ouders.",
            [LANGUAGE_FR] =
                "Nous voulons savoir ce qui va bien, et ce qui doit aller mieux. "
                "Après, nous en parlerons avec des parents.",
            [LANGUAGE_EN] =
                "We want to hear from parents what is good and what must be better. "
                "Then we will talk about it with parents.",
        }},
    };

    return REASONS[survey];
}

static bool is_of(const struct demo_written *row, const struct demo_person *person,
                  const char *item)
{
    const bool is_own = strncmp(item, "own", 3) == 0;

    return row->round == person->round && row->survey == person->survey &&
           strcmp(row->item, is_own ? "own" : item) == 0;
}

const struct demo_written *demo_written_of(const struct demo_person *person,
                                           const char *item)
{
    const bool is_family = person->respondent == RESPONDENT_FAMILIES;
    const size_t stride = is_family ? FAMILY_STRIDE : WORKER_STRIDE;
    size_t nth = person->number / stride;

    if (person->number % stride != (size_t)item[0] % stride) {
        return NULL;
    }
    for (size_t i = 0; i < ARRAY_COUNT(WRITTEN); i++) {
        if (is_of(&WRITTEN[i], person, item) && nth-- == 0) {
            return &WRITTEN[i];
        }
    }
    return NULL;
}

const struct demo_written *demo_written_find(const char *text, size_t *number_out)
{
    for (size_t i = 0; i < ARRAY_COUNT(WRITTEN); i++) {
        if (strcmp(WRITTEN[i].text, text) == 0) {
            *number_out = i;
            return &WRITTEN[i];
        }
    }
    return NULL;
}
