/* experience_story.c - made-up people, for experience_story.h. */
#include "experience_story.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <string.h>

#include "random.h"

/* ---- those who answer ---- */

static const struct item_level AREA_LEVELS[STORY_AREAS] = {{.value = 1, .code = "Oost"},
                                                           {.value = 2, .code = "Linde"},
                                                           {.value = 3, .code = "W"}};
static const struct instrument_item AREA = {.code = "area",
                                            .kind = ITEM_LEVEL,
                                            .levels = AREA_LEVELS,
                                            .level_count = STORY_AREAS,
                                            .is_nominal = true,
                                            .is_background = true};

/* As a wave that asks for neighbourhoods too (store/experience_plan.c). */
static struct made_replies made_with_areas(const char *instrument, struct pool *pool)
{
    struct made_replies made = made_replies_begin(instrument, pool);
    const size_t count = made.replies.item_count;
    const struct instrument_item **items =
        pool_array(pool, count + 1, const struct instrument_item *);

    memcpy(items, made.replies.items, count * sizeof(const struct instrument_item *));
    items[count] = &AREA;
    made.values = pool_array(pool, (count + 1) * MADE_REPLIES_MOST, int32_t);
    made.replies.items = items;
    made.replies.item_count = count + 1;
    made.replies.values = made.values;
    return made;
}

struct story *story_begin(const char *instrument, size_t wave_count, struct pool *pool)
{
    struct story *story = pool_array(pool, 1, struct story);

    story->made = strcmp(instrument, "five_b") == 0
                      ? made_with_areas(instrument, pool)
                      : made_replies_begin(instrument, pool);
    story->wave_count = wave_count;
    return story;
}

/* Mostly as their kind is minded, now and then otherwise, or nothing. */
static int32_t answer_draw(uint64_t *seed, const struct instrument_item *item,
                           size_t mood)
{
    const size_t chance = random_below(seed, 12);

    if (chance < 2) {
        return chance == 0 ? REPLY_NONE : REPLY_UNKNOWN;
    }
    if (item->kind == ITEM_SET) {
        return (int32_t)(1U << item->levels[mood % item->level_count].value);
    }
    return item
        ->levels[(chance < 5 ? random_below(seed, item->level_count) : mood) %
                 item->level_count]
        .value;
}

/* One more sheet, of somebody of this kind. */
void story_add(struct story *story, uint64_t *seed, enum respondent respondent,
               size_t kind, unsigned waves)
{
    struct made_replies *made = &story->made;
    const size_t items = made->replies.item_count;

    made_replies_add(made, respondent,
                     respondent == RESPONDENT_WORKERS ? (int64_t)kind : 0);
    for (size_t i = 0; i < items; i++) {
        const struct instrument_item *item = made->replies.items[i];
        int32_t *value = &made->values[(made->replies.count - 1) * items + i];

        if (!item_is_asked(made->replies.instrument, item, respondent)) {
            continue;
        }
        if (!item->is_background) {
            *value = answer_draw(seed, item, kind + i / 4);
        } else if (kind % (item->level_count + 1) > 0) {
            *value = item->levels[kind % (item->level_count + 1) - 1].value;
        }
        kind = item->is_background ? kind / (item->level_count + 1) : kind;
    }
    story->waves[made->replies.count - 1] = waves;
}

/* A neighbourhood and an age, small and large ones; where all say them, none is 0. */
static size_t family_draw(uint64_t *seed, bool is_all_said)
{
    const size_t age =
        random_below(seed, 1 + random_below(seed, STORY_AGES + !is_all_said));
    const size_t area =
        random_below(seed, 1 + random_below(seed, STORY_AREAS + !is_all_said));

    return (age + is_all_said) % (STORY_AGES + 1) +
           (area + is_all_said) % (STORY_AREAS + 1) * (STORY_AGES + 1);
}

/* One family of every neighbourhood and age that answers nothing else: so no kind is
 * known to have nobody in it, unless one knows all who answered. */
static void story_fill(struct story *story, uint64_t *seed, bool is_all_said)
{
    struct made_replies *made = &story->made;

    for (size_t kind = 0; kind < (STORY_AREAS + 1) * (STORY_AGES + 1); kind++) {
        if (is_all_said &&
            (kind % (STORY_AGES + 1) == 0 || kind / (STORY_AGES + 1) == 0)) {
            continue;
        }
        story_add(story, seed, RESPONDENT_FAMILIES, kind, 1);
        for (size_t i = 0; i < made->replies.item_count; i++) {
            if (!made->replies.items[i]->is_background) {
                made->values[(made->replies.count - 1) * made->replies.item_count + i] =
                    REPLY_NONE;
            }
        }
    }
}

/* All of one neighbourhood have children of one age, and a few elsewhere have too. */
static size_t nested_draw(uint64_t *seed)
{
    const size_t area = 1 + random_below(seed, STORY_AREAS);
    const size_t age = area == 1 || random_below(seed, 12) == 0 ? 1 : 2;

    return age + area * (STORY_AGES + 1);
}

void story_families(struct story *story, uint64_t *seed, bool is_nested)
{
    const bool is_all_said = random_below(seed, 2) == 0;
    const size_t count = 6 + random_below(seed, 80);

    if (!is_nested) {
        story_fill(story, seed, is_all_said);
    }
    for (size_t i = 0; i < count; i++) {
        story_add(story, seed, RESPONDENT_FAMILIES,
                  is_nested ? nested_draw(seed) : family_draw(seed, is_all_said), 1);
    }
}

/* Of small houses and large ones; 0: does not say which. */
void story_workers(struct story *story, uint64_t *seed)
{
    const size_t count = 10 + random_below(seed, 60);
    const size_t spread = 2 + random_below(seed, STORY_HOUSES);

    for (size_t i = 0; i < count; i++) {
        const size_t house = random_below(seed, 1 + random_below(seed, spread));
        story_add(story, seed, RESPONDENT_WORKERS, (house + 1) % (STORY_HOUSES + 1), 1);
    }
}

const struct experience_parts *story_parts(const struct story *story, size_t wave,
                                           struct pool *pool)
{
    struct made_replies one = story->made;
    const size_t items = one.replies.item_count;
    struct experience_parts *parts = pool_array(pool, 1, struct experience_parts);
    int32_t *values = pool_array(pool, story->made.replies.count * items, int32_t);
    enum respondent *respondents =
        pool_array(pool, story->made.replies.count, enum respondent);
    int64_t *organisations = pool_array(pool, story->made.replies.count, int64_t);

    one.replies.count = 0;
    for (size_t i = 0; i < story->made.replies.count; i++) {
        if ((story->waves[i] >> wave & 1) != 0) {
            memcpy(&values[one.replies.count * items], &story->made.values[i * items],
                   items * sizeof *values);
            respondents[one.replies.count] = story->made.respondents[i];
            organisations[one.replies.count++] = story->made.organisations[i];
        }
    }
    one.replies.values = values;
    one.replies.respondents = respondents;
    one.replies.organisations = organisations;
    *parts = made_parts(&one, pool);
    return parts;
}

/* ---- the next wave ---- */

/* The same sheet once more. */
static void story_copy(struct story *story, size_t sheet, unsigned waves)
{
    struct made_replies *made = &story->made;
    const size_t items = made->replies.item_count;

    made_replies_add(made, made->respondents[sheet], made->organisations[sheet]);
    memcpy(&made->values[(made->replies.count - 1) * items], &made->values[sheet * items],
           items * sizeof *made->values);
    story->waves[made->replies.count - 1] = waves;
}

/* Who goes before the next wave: nobody, one person, or a whole house. */
struct leaving {
    size_t person;
    int64_t house;
};

static struct leaving leaving_draw(uint64_t *seed, size_t people)
{
    const size_t turn = random_below(seed, 3);

    return (struct leaving){turn == 1 ? random_below(seed, people) : people,
                            turn == 2 ? 1 + (int64_t)random_below(seed, STORY_HOUSES)
                                      : -1};
}

/* One of the sheets from this one on says something else on one item. */
static void story_change(struct story *story, uint64_t *seed, size_t first)
{
    const struct replies *replies = &story->made.replies;
    const size_t item = random_below(seed, replies->item_count);

    if (first < replies->count) {
        const size_t sheet = first + random_below(seed, replies->count - first);
        story->made.values[sheet * replies->item_count + item] =
            answer_draw(seed, replies->items[item], random_below(seed, 4));
    }
}

/* The next wave: mostly the same people with the same answers; now and then somebody
 * leaves, or comes, or changes an answer. As one who knows that an answer is the same
 * sees it (`is_linked`), it is one sheet in both. */
static void wave_next(struct story *story, uint64_t *seed, size_t wave, bool is_linked)
{
    const size_t count = story->made.replies.count;
    const unsigned now = 1U << (wave - 1);
    const unsigned next = 1U << wave;
    const struct leaving leaving = leaving_draw(seed, count);
    const size_t joining = random_below(seed, 3);
    const size_t changing = random_below(seed, 3);

    for (size_t i = 0; i < count; i++) {
        const bool is_here = (story->waves[i] & now) != 0 && i != leaving.person &&
                             story->made.organisations[i] != leaving.house;
        if (is_here && is_linked) {
            story->waves[i] |= next;
        } else if (is_here) {
            story_copy(story, i, next);
        }
    }
    for (size_t i = 0; i < joining; i++) {
        story_add(story, seed, RESPONDENT_WORKERS, random_below(seed, STORY_HOUSES + 1),
                  next);
    }
    for (size_t i = 0; !is_linked && i < changing; i++) {
        story_change(story, seed, count);
    }
}

struct story *story_waves(uint64_t *seed, size_t wave_count, bool is_linked,
                          struct pool *pool)
{
    struct story *story = story_begin("dilemmas", wave_count, pool);
    const size_t people = 5 + random_below(seed, 45);

    for (size_t i = 0; i < people; i++) {
        const size_t kind = random_below(seed, 1 + random_below(seed, STORY_HOUSES + 1));
        story_add(story, seed, RESPONDENT_WORKERS, (kind + 1) % (STORY_HOUSES + 1), 1);
    }
    for (size_t wave = 1; wave < wave_count; wave++) {
        wave_next(story, seed, wave, is_linked);
    }
    return story;
}
