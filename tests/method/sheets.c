/* sheets.c - read the notation of sheets.h. */
#include "sheets.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

/* Take what stands before the next of `stops` from *rest, without spaces around it. */
static const char *part_take(const char **rest, const char *stops, struct pool *pool)
{
    const char *begin = *rest + strspn(*rest, " ");
    const size_t length = strcspn(begin, stops);
    size_t trimmed = length;

    while (trimmed > 0 && begin[trimmed - 1] == ' ') {
        trimmed--;
    }
    *rest = begin + length + (begin[length] != '\0');
    return pool_text_part(pool, begin, trimmed);
}

static size_t lines_count(const char *lines)
{
    size_t count = 0;

    for (const char *at = lines; at != NULL && *at != '\0'; at++) {
        count += *at != '\n' && (at[1] == '\n' || at[1] == '\0');
    }
    return count;
}

/* Take the next line; false when there is none. */
static bool line_take(const char **lines, const char **line_out, struct pool *pool)
{
    if (*lines == NULL || **lines == '\0') {
        return false;
    }
    *line_out = part_take(lines, "\n", pool);
    return true;
}

/* ---- arenas ---- */

static struct arena_rating cell_read(const char *cell)
{
    struct arena_rating rating = {0};

    if (strcmp(cell, "-") == 0) {
        return rating;
    }
    assert_true(cell[0] >= '1' && cell[0] <= '4' && cell[1] >= '1' && cell[1] <= '4');
    rating.is_rated = true;
    rating.importance = cell[0] - '0';
    rating.irreplaceability = cell[1] - '0';
    rating.is_own = cell[2] == '*';
    cell += rating.is_own ? 3 : 2;
    if (*cell == '/') {
        assert_true(cell[1] >= '1' && cell[1] <= '3');
        rating.dependence = cell[1] - '0';
        cell += 2;
    }
    assert_int_equal(*cell, '\0');
    return rating;
}

static const struct arena_override *override_read(const char *cell, struct pool *pool)
{
    struct arena_override *override = pool_array(pool, 1, struct arena_override);
    const int level = cell[2] - '0';

    assert_true((cell[1] == 'c' || cell[1] == 'd') && level >= 1 && level <= 4);
    *override = (struct arena_override){cell[1] == 'd' ? level : 0,
                                        cell[1] == 'c' ? level : 0, "so we say", "", ""};
    return override;
}

static void by_whom_read(struct arena_actor *actor, const char *names, struct pool *pool)
{
    const char **replaced_by = pool_array(pool, strlen(names), const char *);

    while (*names != '\0') {
        replaced_by[actor->replaced_by_count++] = part_take(&names, ",", pool);
    }
    actor->replaced_by = replaced_by;
}

enum { RATERS_MAX = 26 };

/* Read one line; how many raters have a cell in it. */
static size_t actor_read(const char *line, struct arena_actor *actor,
                         struct arena_rating *ratings, struct pool *pool)
{
    size_t count = 0;

    *actor = (struct arena_actor){
        .name = part_take(&line, ":", pool), .sector = "", .sources = "", .note = ""};
    const char *cells = part_take(&line, ">", pool);
    by_whom_read(actor, line, pool);
    while (*cells != '\0') {
        const char *cell = part_take(&cells, " ", pool);
        if (cell[0] == '!') {
            actor->override = override_read(cell, pool);
        } else {
            assert_true(count < RATERS_MAX);
            ratings[count++] = cell_read(cell);
        }
    }
    return count;
}

struct arena sheets_arena(const char *lines, struct pool *pool)
{
    static const char *const NAMES[RATERS_MAX] = {
        "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M",
        "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z"};
    const size_t room = lines_count(lines);
    struct arena_actor *actors = pool_array(pool, room, struct arena_actor);
    struct arena_rating *wide = pool_array(pool, room * RATERS_MAX, struct arena_rating);
    struct arena arena = {.issue = "", .actors = actors, .raters = NAMES};

    for (const char *line = NULL; line_take(&lines, &line, pool); arena.actor_count++) {
        const size_t count = actor_read(line, &actors[arena.actor_count],
                                        wide + arena.actor_count * RATERS_MAX, pool);
        arena.rater_count = count > arena.rater_count ? count : arena.rater_count;
    }
    struct arena_rating *ratings =
        pool_array(pool, arena.actor_count * arena.rater_count, struct arena_rating);
    for (size_t i = 0; i < arena.actor_count * arena.rater_count; i++) {
        ratings[i] = wide[i / arena.rater_count * RATERS_MAX + i % arena.rater_count];
    }
    arena.ratings = ratings;
    return arena;
}

struct arena sheets_without_overrides(const struct arena *arena, struct pool *pool)
{
    struct arena other = *arena;
    struct arena_actor *actors =
        pool_copy(pool, arena->actors, arena->actor_count, struct arena_actor);

    for (size_t i = 0; i < arena->actor_count; i++) {
        actors[i].override = NULL;
    }
    other.actors = actors;
    return other;
}

const struct arena_result *sheets_result(const struct arena_ranking *ranking,
                                         const char *name)
{
    size_t i = 0;

    while (strcmp(ranking->arena->actors[ranking->results[i].actor].name, name) != 0) {
        assert_true(++i < ranking->arena->actor_count);
    }
    return &ranking->results[i];
}

/* ---- the other tables ---- */

static size_t actor_of(const struct arena *arena, const char *name)
{
    const size_t actor = arena_actor_find(arena, name);

    assert_true(actor < arena->actor_count);
    return actor;
}

static size_t source_of(const struct holdings *holdings, const char *code)
{
    size_t source = 0;

    while (source < holdings->source_count &&
           strcmp(holdings->sources[source].code, code) != 0) {
        source++;
    }
    assert_true(source < holdings->source_count);
    return source;
}

static void sources_read(const char *lines, struct holdings *holdings, struct pool *pool)
{
    struct needed_source *sources =
        pool_array(pool, lines_count(lines), struct needed_source);

    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        const bool is_indispensable = strchr(line, '!') != NULL;
        sources[holdings->source_count++] = (struct needed_source){
            part_take(&line, "!", pool), "what it is", is_indispensable};
    }
    holdings->sources = sources;
}

static struct holding_view view_read(const char *letters)
{
    static const char LETTERS[] = "-ypnu"; /* by enum holding_answer */
    enum holding_answer answers[3] = {ANSWER_NONE, ANSWER_NONE, ANSWER_NONE};

    for (size_t i = 0; i < 3 && *letters != '\0'; i++) {
        const char *letter = strchr(LETTERS, letters[i]);
        assert_non_null(letter);
        answers[i] = (enum holding_answer)(letter - LETTERS);
    }
    return (struct holding_view){answers[0], answers[1], answers[2]};
}

static void holdings_read(const char *lines, const struct arena *arena,
                          struct holdings *holdings, struct pool *pool)
{
    struct holding *cells =
        pool_array(pool, arena->actor_count * holdings->source_count, struct holding);

    holdings->actor_count = arena->actor_count;
    holdings->cells = cells;
    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        const size_t actor = actor_of(arena, part_take(&line, ":", pool));
        while (*line != '\0') {
            const char *part = part_take(&line, ",", pool);
            const size_t source = source_of(holdings, part_take(&part, " ", pool));
            struct holding *cell = &cells[actor * holdings->source_count + source];
            cell->estimated = view_read(part_take(&part, "/", pool));
            cell->confirmed = view_read(part);
        }
    }
}

static void forms_read(const char *lines, struct preparation *preparation,
                       struct pool *pool)
{
    struct form_choice *forms =
        pool_array(pool, preparation->arena.actor_count, struct form_choice);

    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        const size_t actor = actor_of(&preparation->arena, part_take(&line, ":", pool));
        int form = 0;
        assert_true(vocabulary_find(&FORM_FORMS, part_take(&line, ",", pool), &form));
        forms[actor] =
            (struct form_choice){true, (enum form)form, part_take(&line, "\n", pool)};
    }
    preparation->forms = forms;
}

static void choices_read(const char *lines, struct preparation *preparation,
                         struct pool *pool)
{
    struct selection_choice *choices =
        pool_array(pool, preparation->arena.actor_count, struct selection_choice);

    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        const size_t actor = actor_of(&preparation->arena, part_take(&line, ":", pool));
        const char *choice = part_take(&line, ",", pool);
        assert_true(strcmp(choice, "in") == 0 || strcmp(choice, "out") == 0);
        choices[actor] = (struct selection_choice){true, strcmp(choice, "in") == 0,
                                                   part_take(&line, "\n", pool)};
        preparation->choices = choices;
    }
}

static void criteria_read(const char *lines, struct preparation *preparation,
                          struct pool *pool)
{
    struct criterion *criteria = pool_array(pool, lines_count(lines), struct criterion);

    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        const char *code = part_take(&line, ":", pool);
        criteria[preparation->criterion_count++] =
            (struct criterion){code, "what it asks", part_take(&line, "\n", pool)};
    }
    preparation->criteria = criteria;
}

static void talks_read(const char *lines, struct preparation *preparation,
                       struct pool *pool)
{
    struct talk *talks = pool_array(pool, lines_count(lines), struct talk);

    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        struct talk *talk = &talks[preparation->talk_count++];
        talk->actor = actor_of(&preparation->arena, part_take(&line, ":", pool));
        talk->at = part_take(&line, ",", pool);
        talk->at = strcmp(talk->at, "-") == 0 ? "" : talk->at;
        const char *outcome = part_take(&line, ",", pool);
        talk->note = part_take(&line, "\n", pool);
        talk->by = talk->with = talk->interest = talk->conditions = "";
        int value = TALK_OUTCOME_NONE;
        assert_true(strcmp(outcome, "-") == 0 ||
                    vocabulary_find(&TALK_OUTCOME, outcome, &value));
        talk->outcome = (enum talk_outcome)value;
    }
    preparation->talks = talks;
}

static void pairs_read(const char *lines, struct preparation *preparation,
                       struct pool *pool)
{
    struct pair *pairs = pool_array(pool, lines_count(lines), struct pair);

    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        struct pair *pair = &pairs[preparation->pairs.count++];
        pair->first = actor_of(&preparation->arena, part_take(&line, "+", pool));
        pair->second = actor_of(&preparation->arena, part_take(&line, ":", pool));
        pair->source = source_of(&preparation->holdings, part_take(&line, " ", pool));
        int relation = 0;
        assert_true(vocabulary_find(&PAIR_RELATION, line, &relation));
        pair->relation = (enum pair_relation)relation;
    }
    preparation->pairs.pairs = pairs;
}

static void versions_read(const char *lines, struct preparation *preparation,
                          struct pool *pool)
{
    struct version *versions = pool_array(pool, lines_count(lines), struct version);

    for (const char *line = NULL; line_take(&lines, &line, pool);) {
        versions[preparation->version_count++] = (struct version){"", "", "", line};
    }
    preparation->versions = versions;
}

struct preparation sheets_preparation(const struct sheets *sheets, struct pool *pool)
{
    struct preparation preparation = {.arena = sheets_arena(sheets->arena, pool)};

    sources_read(sheets->sources, &preparation.holdings, pool);
    holdings_read(sheets->holdings, &preparation.arena, &preparation.holdings, pool);
    forms_read(sheets->forms, &preparation, pool);
    choices_read(sheets->choices, &preparation, pool);
    criteria_read(sheets->criteria, &preparation, pool);
    talks_read(sheets->talks, &preparation, pool);
    pairs_read(sheets->pairs, &preparation, pool);
    versions_read(sheets->versions, &preparation, pool);
    return preparation;
}

/* ---- the worked example ---- */

const struct sheets OOSTERLINDE = {
    .arena = "OCMW: 44/3 44*/3 43/3 > CAW\n"
             "Stadsbestuur: 44*/3 34/3 34/3\n"
             "Kind en Gezin: 44/3 43/3 33/3 > Huisartsen/WGC\n"
             "Vereniging: 44/3 33/3 44*/3\n"
             "CAW: 33/2 32/2 22/2 > OCMW\n"
             "Basisscholen: 44/3 34/3 43/3\n"
             "CLB: 33/1 23/1 22/1 !c2 > Kind en Gezin\n"
             "Kinderopvang: 32/2 43/2 32/2 > onthaalouders\n"
             "Inloopteam: 33/3 33/3 44/3 > Vereniging\n"
             "Huisartsen/WGC: 32/2 22/2 33/2 > Kind en Gezin\n"
             "Woonmaatschappij: 24/2 34/2 44/2\n"
             "Voedselhulp: 22/1 21/1 33/1 > Inloopteam, Vereniging\n"
             "Bibliotheek: 22/1 11/1 22/1 > Basisscholen\n"
             "Sportdienst: 21/1 12/1 11/1 > jeugdwerk",
    .sources = "R1!\nR2!\nR3!\nR4!\nR5!\nR6!\nR7!\nR8!\nR9",
    .holdings = "OCMW: R1 yyy/yyy, R4 yyy/yyy, R5 yyy/yyy\n"
                "Stadsbestuur: R3 yyy/yyy, R4 yyy/yyy\n"
                "Kind en Gezin: R1 yyy/ypy, R6 yyy/ypy\n"
                "Vereniging: R1 yyy/yyy, R2 yyy/yyy\n"
                "CAW: R5 yyy/yyy\n"
                "Basisscholen: R1 yyy/yyy, R7 yyy/yyy, R9 yyy/yyy\n"
                "CLB: R6 pyy\n"
                "Kinderopvang: R1 yyy/yyy, R7 yyy/yyy\n"
                "Inloopteam: R1 yyy/yyy, R9 yyy/yyy\n"
                "Huisartsen/WGC: R6 yyn/yyy\n"
                "Woonmaatschappij: R8 yyy/ypn\n"
                "Voedselhulp: R1 yyy\n"
                "Bibliotheek: R7 yyy, R9 yyy\n"
                "Sportdienst: R7 yyy",
    .forms = "OCMW: network\nStadsbestuur: network\nKind en Gezin: network\n"
             "Vereniging: network\nCAW: network\nBasisscholen: network\n"
             "CLB: consultation, twice a year\nKinderopvang: network\n"
             "Inloopteam: network\nHuisartsen/WGC: consultation, twice a year\n"
             "Woonmaatschappij: network\nVoedselhulp: ad_hoc, toys and food\n"
             "Bibliotheek: ad_hoc, the reading week\nSportdienst: none, not now",
    .criteria = "C1: 2026-03-03 10:12\nC2: 2026-03-03 10:12\nC3: 2026-03-03 10:12\n"
                "C4: 2026-03-03 10:12\nC5: 2026-03-03 10:12\nC6: 2026-03-03 10:12",
    .talks = "OCMW: 2026-03-10, core\nStadsbestuur: 2026-03-11, core\n"
             "Kind en Gezin: 2026-03-12, edge, core from September\n"
             "Vereniging: 2026-03-13, core\nCAW: 2026-03-16, edge\n"
             "Basisscholen: 2026-03-17, core\nKinderopvang: 2026-03-18, edge\n"
             "Inloopteam: 2026-03-19, core\nHuisartsen/WGC: 2026-03-20, edge\n"
             "Woonmaatschappij: 2026-03-23, ad_hoc, the town council helps",
    .pairs = "OCMW + CAW: R5 overlapping\nVereniging + Inloopteam: R1 competitive\n"
             "Kind en Gezin + Huisartsen/WGC: R6 complementary",
    .versions = "the first analysis",
};
