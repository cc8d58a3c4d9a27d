#include "web/disclosed_words.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

const char *disclosed_number_words(struct visit *visit, struct disclosed_number number)
{
    if (number.low == number.high) {
        return visit_say(visit, "%zu", number.low);
    }
    if (number.low == 0) {
        return visit_say(visit, N_("fewer than %zu"), number.high + 1);
    }
    return visit_say(visit, N_("%zu to %zu"), number.low, number.high);
}

/* A line does not break between a number and its sign. */
static const char *sign_kept(struct visit *visit, const char *words)
{
    const char *sign = strstr(words, " %");

    if (sign == NULL) {
        return words;
    }
    const char *const parts[] = {
        pool_text_part(visit->pool, words, (size_t)(sign - words)), sign + 1};
    return text_join(visit->pool, parts, ARRAY_COUNT(parts), "\u00A0");
}

const char *disclosed_share_text(struct visit *visit, struct disclosed_share share,
                                 bool is_rounded)
{
    switch (share.state) {
    case SHARE_ALMOST_ALL:
        return visit_say(visit, N_("almost everybody"));
    case SHARE_ALMOST_NONE:
        return visit_say(visit, N_("almost nobody"));
    case SHARE_GIVEN:
        return sign_kept(visit, is_rounded
                                    ? visit_say(visit, N_("about %d %%"), share.percent)
                                    : visit_say(visit, N_("%d %%"), share.percent));
    case SHARE_HIDDEN:
    default:
        return visit_say(visit, N_("not shown"));
    }
}

const char *disclosed_percent_text(struct visit *visit, double percent, bool is_rounded)
{
    const int whole = (int)lround(percent);
    const struct disclosed_share share = {whole >= 100 ? SHARE_ALMOST_ALL
                                          : whole <= 0 ? SHARE_ALMOST_NONE
                                                       : SHARE_GIVEN,
                                          whole};

    return disclosed_share_text(visit, share, is_rounded);
}

const char *disclosed_high_text(struct visit *visit, const struct disclosed_item *figures)
{
    static const struct disclosed_share HIDDEN = {SHARE_HIDDEN, 0};
    const bool is_shown = disclosed_is_shown(figures);

    return disclosed_share_text(visit, is_shown ? figures->high : HIDDEN,
                                is_shown && disclosed_is_rounded(figures));
}

bool disclosed_is_rounded(const struct disclosed_item *figures)
{
    return figures->answered.low != figures->answered.high;
}

const char *disclosed_why_not(struct visit *visit, enum disclosed_state state)
{
    switch (state) {
    case DISCLOSED_TOO_FEW:
        return visit_say(visit,
                         N_("Too few answers to show without giving people away."));
    case DISCLOSED_BESIDE:
        return visit_say(visit, N_("Not shown: it would give away what a small group "
                                   "answered."));
    case DISCLOSED_NOT_ASKED:
        return visit_say(visit, N_("This was not asked."));
    case DISCLOSED:
    default:
        return NULL;
    }
}

/* How many, as a sentence of the right number. */
static const char *answered_sentence(struct visit *visit, struct disclosed_number number)
{
    if (number.low != number.high) {
        return number.low == 0 ? visit_say(visit, N_("Fewer than %zu people answered."),
                                           number.high + 1)
                               : visit_say(visit, N_("%zu to %zu people answered."),
                                           number.low, number.high);
    }
    const struct message message =
        message_make_plural(visit->pool, number.low, "%zu person answered.",
                            "%zu people answered.", number.low);
    return say_in(visit->pool, &message, visit->language);
}

const char *disclosed_sentence(struct visit *visit, const struct disclosed_item *figures)
{
    return figures->state == DISCLOSED ? answered_sentence(visit, figures->answered)
                                       : disclosed_why_not(visit, figures->state);
}

static void percent_put(struct value *object, const char *name,
                        struct disclosed_share share)
{
    if (share.state == SHARE_GIVEN) {
        model_set_integer(object, name, share.percent);
    } else {
        model_set_null(object, name);
    }
}

static void shares_put(struct visit *visit, const struct instrument_item *item,
                       const struct disclosed_item *figures, struct value *object)
{
    struct value *shares = model_set_list(object, "shares");
    const bool is_rounded = disclosed_is_rounded(figures);

    if (figures->state != DISCLOSED) {
        return;
    }
    for (size_t i = 0; i < figures->level_count && i < item->level_count; i++) {
        const struct disclosed_share share = figures->shares[i];
        struct value *row = model_add_object(shares);

        model_set_integer(row, "value", item->levels[i].value);
        model_set_text(row, "label", wording_in(&item->levels[i].label, visit->language));
        model_set_boolean(row, "is_given", share.state != SHARE_HIDDEN);
        percent_put(row, "percent", share);
        model_set_text(row, "text", disclosed_share_text(visit, share, is_rounded));
    }
}

/* Of an ordered scale: who chose one of its two highest levels, and its middle. */
static void order_put(struct visit *visit, const struct instrument_item *item,
                      const struct disclosed_item *figures, struct value *object)
{
    const bool is_ordered =
        figures->state == DISCLOSED && item->kind == ITEM_LEVEL && !item->is_nominal;
    const struct item_level *median =
        is_ordered ? item_level(item, figures->median) : NULL;

    model_set_text(object, "high",
                   is_ordered ? disclosed_high_text(visit, figures) : NULL);
    percent_put(object, "high_percent",
                is_ordered ? figures->high : (struct disclosed_share){SHARE_HIDDEN, 0});
    if (median == NULL) {
        model_set_null(object, "median");
        model_set_null(object, "median_label");
        return;
    }
    model_set_integer(object, "median", median->value);
    model_set_text(object, "median_label", wording_in(&median->label, visit->language));
}

void disclosed_item_put(struct visit *visit, const struct instrument_item *item,
                        const struct disclosed_item *figures, struct value *object)
{
    static const struct disclosed_item NOT_ASKED = {.state = DISCLOSED_NOT_ASKED,
                                                    .median = -1};
    const struct disclosed_item *all = figures == NULL ? &NOT_ASKED : figures;
    const bool is_shown = all->state == DISCLOSED;
    const bool has_unknown =
        is_shown && item->may_not_know && all->unknown.state != SHARE_HIDDEN;

    model_set_text(object, "state", DISCLOSED_STATE_CODES[all->state]);
    model_set_boolean(object, "is_shown", is_shown);
    model_set_text(object, "sentence", disclosed_sentence(visit, all));
    model_set_text(object, "answered",
                   is_shown ? disclosed_number_words(visit, all->answered) : NULL);
    model_set_boolean(object, "has_unknown", has_unknown);
    model_set_text(
        object, "unknown",
        has_unknown ? disclosed_share_text(visit, all->unknown, disclosed_is_rounded(all))
                    : NULL);
    order_put(visit, item, all, object);
    shares_put(visit, item, all, object);
}
