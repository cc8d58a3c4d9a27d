#include "cli/demo_experience_beside.h"

#include "base/limits.h"
#include "cli/demo_experience_words.h"
#include "cli/demo_wave.h"
#include "store/experience.h"
#include "store/sign_in.h"

/* Hilde coordinates; Amina speaks for the families. */
static const char FIRST[] = "person:1";
static const char SECOND[] = "person:8";

static bool begin(const struct demo_ground *ground, const char *action, int days_ago,
                  struct change **change_out, struct status *st)
{
    const struct change_head head = {DEMO_WAVE_NETWORK, FIRST, action,
                                     demo_ground_moment(ground, days_ago), 0};

    return change_begin(ground->unit, &head, change_out, st);
}

/* ---- what was written ---- */

/* Of the newest wave a third waits: half of that for anybody, half for a second one. */
static bool is_waiting(size_t number, const char *author, bool is_newest)
{
    const size_t third = number % 3;
    return is_newest && third == 2 && (author == SECOND || number % 2 == 0);
}

static bool author_checks(const struct demo_ground *ground, int64_t wave_id,
                          const char *author, bool is_newest, struct status *st)
{
    struct unit *unit = ground->unit;
    struct open_answers answers;

    if (!open_answers_to_check(unit->database, DEMO_WAVE_NETWORK, wave_id, author,
                               unit->pool, &answers, st)) {
        return false;
    }
    for (size_t i = 0; i < answers.count; i++) {
        size_t number = 0;
        struct open_answer answer = answers.rows[i];
        const struct demo_written *row = demo_written_find(answer.body, &number);

        if (row == NULL || is_waiting(number, author, is_newest)) {
            continue;
        }
        answer.shown = row->shown != NULL ? row->shown : row->text;
        if (!open_answer_check(unit, DEMO_WAVE_NETWORK, wave_id, &answer, author, st)) {
            return false;
        }
    }
    return true;
}

bool demo_written_check(const struct demo_ground *ground, int64_t wave_id, bool is_newest,
                        struct status *st)
{
    return author_checks(ground, wave_id, FIRST, is_newest, st) &&
           author_checks(ground, wave_id, SECOND, is_newest, st);
}

/* ---- the coordinator ---- */

bool demo_self_image(const struct demo_ground *ground, int64_t wave_id, int round,
                     int days_ago, struct status *st)
{
    static const char *const SAID[DEMO_ROUNDS] = {
        "coordinator_role 3\nbeh1 4\nbeh2 4\nbeh3 3\nbeh4 5\nbridge 4",
        "coordinator_role 2\nbeh1 4\nbeh2 4\nbeh3 3\nbeh4 4\nbridge 3"};
    struct self_image_row image = {.wave_id = wave_id,
                                   .author = FIRST,
                                   .answers = SAID[round],
                                   .at = demo_ground_moment(ground, days_ago)};
    struct change *change = NULL;

    return begin(ground, "self_image.put", days_ago, &change, st) &&
           self_image_put(change, ground->unit, DEMO_WAVE_NETWORK, &image, st) &&
           change_end(change, st);
}

/* ---- notes ---- */

static const struct dilemma_note_row NOTES[] = {
    {.kind = "dilemma",
     .dilemma = "responsibility",
     .title = "Wie belt een gezin terug dat bij drie diensten aanklopte?",
     .options = "Wie het eerst gebeld werd, belt terug\n"
                "Het team van het Huis belt altijd terug",
     .drawbacks = "Wie vaak gebeld wordt, krijgt al het werk\n"
                  "Het team wordt de dienst voor alles, en de anderen laten los",
     .note = "Afgesproken tot de zomer: wie eerst gebeld werd, met naam en datum in de "
             "lijst. Daarna opnieuw bekijken."},
    {.kind = "dilemma",
     .dilemma = "control_power",
     .title = "Beslist wie betaalt ook over de uren?",
     .options = "De stad betaalt en legt de uren vast\n"
                "De partners leggen de uren samen vast\n"
                "De ouders kiezen uit twee voorstellen",
     .drawbacks = "Uren passen dan bij de stad, niet bij ouders in ploegen\n"
                  "Niemand voelt zich aanspreekbaar als het misloopt\n"
                  "Ouders kiezen zonder te weten wat het kost",
     .note = "Nog niet uitgepraat. De stad zegt eerlijk dat ze dit moeilijk vindt."},
    {.kind = "dilemma",
     .dilemma = "",
     .title = "Snel doorgeven of eerst toestemming vragen",
     .options = "Wachten tot het gezin ja zegt\nMeteen een plaats vrijhouden zonder naam",
     .drawbacks = "Een plaats kan weg zijn\nEen lege plaats kost geld",
     .note = ""},
    {.kind = "problem",
     .dilemma = "",
     .title = "De bus rijdt niet meer na zes uur",
     .options = "",
     .drawbacks = "",
     .note = "Geen dilemma: het is doorgegeven aan het stadsbestuur."},
};

bool demo_notes(const struct demo_ground *ground, int days_ago, struct status *st)
{
    for (size_t i = 0; i < ARRAY_COUNT(NOTES); i++) {
        struct dilemma_note_row note = NOTES[i];
        struct change *change = NULL;

        note.author = FIRST;
        note.at = demo_ground_moment(ground, days_ago);
        if (!begin(ground, "note.put", days_ago, &change, st) ||
            !change_add(change, &DILEMMA_NOTE_RECORD, &note, st) ||
            !change_end(change, st)) {
            return false;
        }
    }
    return true;
}

/* Nothing for profiling: a quarter goes by without. */
static const struct {
    const char *dimension;
    int days_ago;
    const char *what;
} ATTENTION[] = {
    {"task", 45, "Afspraken over de kleuterovergang nagekeken, met naam en datum."},
    {"relation", 31, "Twee nieuwe partners stelden hun werk voor."},
    {"task", 24, "Doelen van volgend jaar in één zin gezet."},
    {"growth", 12, "Wat nemen we mee naar onze eigen organisatie? Een rondje."},
};

bool demo_attention(const struct demo_ground *ground, int days_ago, struct status *st)
{
    for (size_t i = 0; i < ARRAY_COUNT(ATTENTION); i++) {
        struct attention_row row = {.dimension = ATTENTION[i].dimension,
                                    .day = demo_ground_day(ground, ATTENTION[i].days_ago),
                                    .what = ATTENTION[i].what};
        struct change *change = NULL;

        if (!begin(ground, "attention.put", days_ago, &change, st) ||
            !change_add(change, &ATTENTION_RECORD, &row, st) || !change_end(change, st)) {
            return false;
        }
    }
    return true;
}

/* ---- the log ---- */

static const struct {
    int days_ago;
    struct log_entry entry;
} LOG[] = {
    {340,
     {.behaviour = "activating",
      .task = "commitment",
      .dilemma = "loyalty",
      .what = "Directeur van de school gebeld: mag de zorgjuf mee beslissen?",
      .outcome = "Ja, over wat minder dan een halve dag kost."}},
    {300,
     {.behaviour = "synthesising",
      .task = "conflict",
      .dilemma = "control_power",
      .what = "Stad en Samen Sterk apart gehoord over de uren, dan samen.",
      .outcome = "Geen akkoord, wel uitgesproken waarom het wringt."}},
    {120,
     {.behaviour = "framing",
      .task = "accountability",
      .dilemma = "responsibility",
      .what = "Lijst gemaakt: afspraak, wie, tegen wanneer, en wat niemand opneemt.",
      .outcome = "Wordt elke vergadering als eerste bekeken."}},
    {18,
     {.behaviour = "",
      .task = "connecting",
      .dilemma = "",
      .what = "Drie directies meegenomen naar het inloophuis.",
      .outcome = "Eén kwam terug met een vraag over openingsuren."}},
};

bool demo_log(const struct demo_ground *ground, struct status *st)
{
    struct unit *unit = ground->unit;
    struct account account;

    if (!account_by_email(unit->database, "hilde@oosterlinde.invalid", unit->pool,
                          &account, st)) {
        return false;
    }
    for (size_t i = 0; i < ARRAY_COUNT(LOG); i++) {
        struct log_entry entry = LOG[i].entry;

        entry.id = "";
        entry.account_id = account.id;
        entry.day = demo_ground_day(ground, LOG[i].days_ago);
        if (!log_entry_put(unit, DEMO_WAVE_NETWORK, &entry, st)) {
            return false;
        }
    }
    return true;
}
