#include "drawing/ranking_words.h"

#include "base/limits.h"
#include "drawing/palette.h"

enum { RATERS_ADVISED = 3 };

/* The formats are literals, so that the compiler checks them. */
static struct message class_message(int arena_class, const char *names, struct pool *pool)
{
    switch (arena_class) {
    case 4:
        return message_make(pool, "Core actors: %s.", names);
    case 3:
        return message_make(pool, "Complementary actors: %s.", names);
    case 2:
        return message_make(pool, "Context actors: %s.", names);
    case 1:
        return message_make(pool, "Not relevant actors: %s.", names);
    default:
        return message_make(pool, "Not rated: %s.", names);
    }
}

/* Names of the actors of a class (0: without one), by place; "" when there are none. */
static const char *class_names(const struct arena_ranking *ranking, int arena_class,
                               struct pool *pool)
{
    struct text names;

    text_init(&names, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < ranking->arena->actor_count; i++) {
        const struct arena_result *result = &ranking->results[i];
        if (result->standing.arena_class == arena_class) {
            text_add(&names, names.length > 0 ? ", " : "");
            text_add(&names, ranking->arena->actors[result->actor].name);
        }
    }
    return names.bytes;
}

static const char *class_sentence(const struct drawing_ranking_input *input,
                                  int arena_class, struct pool *pool)
{
    const char *const names = class_names(input->ranking, arena_class, pool);

    if (names[0] == '\0') {
        return "";
    }
    const struct message message = class_message(arena_class, names, pool);
    return say_in(pool, &message, input->language);
}

static const char *description(const struct drawing_ranking_input *input,
                               struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text,
             say(N_("A grid of importance by replaceability. Who stands at the top "
                    "right is important and hard to replace."),
                 input->language));
    for (int arena_class = CLASS_COUNT; arena_class >= 0; arena_class--) {
        const char *const sentence = class_sentence(input, arena_class, pool);
        text_add(&text, sentence[0] != '\0' ? " " : "");
        text_add(&text, sentence);
    }
    return text.bytes;
}

static const char *subtitle(const struct drawing_ranking_input *input, struct pool *pool)
{
    const size_t count = input->ranking->rater_count;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    if (input->ranking->arena->is_worksheet) {
        text_add(&text, say(N_("Filled in together on one worksheet."), input->language));
    } else if (count > 0) {
        const struct message message = message_make_plural(
            pool, count, "Rated by %zu rater.", "Rated by %zu raters.", count);
        say_message(&text, &message, input->language);
    }
    if (input->date[0] != '\0') {
        text_add(&text, text.length > 0 ? " \u00b7 " : "");
        text_add(&text, input->date);
    }
    return text.bytes;
}

static const char *warning(const struct drawing_ranking_input *input, struct pool *pool)
{
    const size_t count = input->ranking->rater_count;

    if (input->ranking->arena->is_worksheet) {
        return say(N_("A worksheet filled in together does not show where opinions "
                      "differed."),
                   input->language);
    }
    if (count == 0) {
        return say(N_("Nobody has rated yet."), input->language);
    }
    if (count >= RATERS_ADVISED) {
        return "";
    }
    const struct message message = message_make_plural(
        pool, count,
        "This picture rests on %zu rater. With five or more it rests less on one "
        "person.",
        "This picture rests on %zu raters. With five or more it rests less on one "
        "person.",
        count);
    return say_in(pool, &message, input->language);
}

static void note_add(struct text *note, const char *words)
{
    text_add(note, note->length > 0 ? " \u00b7 " : "");
    text_add(note, words);
}

static const char *label_note(const struct arena_result *result, enum language language,
                              struct pool *pool)
{
    static const char *const IMPORTANCE[] = {
        [ARENA_DIVIDED] = N_("divided on importance"),
        [ARENA_STRONGLY_DIVIDED] = N_("strongly divided on importance")};
    static const char *const REPLACEABILITY[] = {
        [ARENA_DIVIDED] = N_("divided on replaceability"),
        [ARENA_STRONGLY_DIVIDED] = N_("strongly divided on replaceability")};
    struct text note;

    text_init(&note, pool, LIMIT_OUTPUT_BYTES);
    if (result->standing.arena_class != result->derived_class) {
        const char *const word =
            say(vocabulary_label(&ARENA_CLASS, result->standing.arena_class), language);
        const struct message message =
            message_make(pool, "%s, by decision of the group", word);
        say_message(&note, &message, language);
    }
    if (result->importance.agreement >= ARENA_DIVIDED) {
        note_add(&note, say(IMPORTANCE[result->importance.agreement], language));
    }
    if (result->irreplaceability.agreement >= ARENA_DIVIDED) {
        note_add(&note,
                 say(REPLACEABILITY[result->irreplaceability.agreement], language));
    }
    return note.bytes;
}

const char *ranking_words_place(const struct arena_standing *standing, struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, standing->is_shared ? "%zu=" : "%zu", standing->place);
    return text.bytes;
}

static void labels_make(const struct drawing_ranking_input *input,
                        struct ranking_words *words, struct pool *pool)
{
    const struct arena_ranking *ranking = input->ranking;
    const size_t count = ranking->arena->actor_count;
    struct layout_label *labels = pool_array(pool, count, struct layout_label);

    /* Those without a rating stand last. */
    for (size_t i = 0; i < count && ranking->results[i].standing.arena_class > 0; i++) {
        const struct arena_result *result = &ranking->results[i];
        labels[i] =
            (struct layout_label){.importance = result->importance.majority,
                                  .irreplaceability = result->irreplaceability.majority,
                                  .place = ranking_words_place(&result->standing, pool),
                                  .name = ranking->arena->actors[result->actor].name,
                                  .note = label_note(result, input->language, pool)};
        words->label_count++;
    }
    words->labels = labels;
}

static void foot_make(const struct drawing_ranking_input *input,
                      struct ranking_words *words, struct pool *pool)
{
    const enum language language = input->language;

    words->foot[0] = drawing_foot_paragraph(class_sentence(input, 0, pool));
    words->foot[0].colour = PALETTE_INK;
    words->foot[1] = drawing_foot_paragraph(say(
        N_("Who stands at the top right is important and hard to replace. What raters "
           "said of their own organisation is not counted."),
        language));
    words->foot[2] = drawing_foot_paragraph(say(
        N_("This helps a group to talk. It is no ranking of power, no weight of votes, "
           "no list of who is invited and no judgement on quality."),
        language));
    words->foot[3] = drawing_foot_paragraph(say(
        N_("Confidential: only for the group that starts the cooperation."), language));
    words->frame.foot = words->foot;
    words->frame.foot_count = RANKING_FOOT;
}

static void legend_make(enum language language, struct ranking_words *words)
{
    words->legend[0] = say(N_("An actor, after it its place in the ranking and its name. "
                              "2= is a place that is shared."),
                           language);
    words->legend[1] = say(N_("Ring: the raters lie two steps or more apart. Talk about "
                              "these actors first."),
                           language);
    words->legend[2] =
        say(N_("Diamond: the group itself decided on the class."), language);
}

static void axes_make(enum language language, struct ranking_words *words)
{
    words->importance = say(N_("Importance"), language);
    words->very_important = say(N_("very important"), language);
    words->hardly_important = say(N_("hardly important"), language);
    words->replaceability = say(N_("Replaceability"), language);
    words->easy_to_replace = say(N_("easy to replace"), language);
    words->hard_to_replace = say(N_("hard to replace"), language);
}

const struct ranking_words *ranking_words_make(const struct drawing_ranking_input *input,
                                               struct pool *pool)
{
    struct ranking_words *words = pool_array(pool, 1, struct ranking_words);
    const char *const issue = input->ranking->arena->issue;
    const char *const kind =
        say(N_("Arena-analysis: on whom do we depend?"), input->language);

    words->title = issue[0] != '\0' ? issue : kind;
    words->description = description(input, pool);
    words->frame.kicker = issue[0] != '\0' ? kind : "";
    words->frame.title = words->title;
    words->frame.subtitle = subtitle(input, pool);
    words->frame.warning = warning(input, pool);
    foot_make(input, words, pool);
    legend_make(input->language, words);
    axes_make(input->language, words);
    labels_make(input, words, pool);
    return words;
}
