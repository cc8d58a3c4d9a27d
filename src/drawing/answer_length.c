#include "drawing/answer_length.h"

static const double WHOLE = 100;

size_t answer_levels_of(const struct answer_bars *bars,
                        const struct disclosed_item *figures)
{
    const size_t count = bars->scale->level_count;

    return figures->level_count < count ? figures->level_count : count;
}

double answer_percent(struct disclosed_share share)
{
    switch (share.state) {
    case SHARE_GIVEN:
        return share.percent;
    case SHARE_ALMOST_ALL:
        return WHOLE;
    default:
        return 0;
    }
}

double answer_length(const struct answer_bars *bars, const struct disclosed_item *figures,
                     size_t level)
{
    double given = 0;
    size_t hidden = 0;

    if (figures->shares[level].state != SHARE_HIDDEN) {
        return answer_percent(figures->shares[level]);
    }
    for (size_t i = 0; i < answer_levels_of(bars, figures); i++) {
        given += answer_percent(figures->shares[i]);
        hidden += figures->shares[i].state == SHARE_HIDDEN;
    }
    return given < WHOLE ? (WHOLE - given) / (double)hidden : 0;
}

struct answer_extent answer_extent_of(const struct answer_bars *bars,
                                      const struct disclosed_item *figures)
{
    const size_t count = answer_levels_of(bars, figures);
    struct answer_extent extent = {0, 0};

    for (size_t i = 0; i < count; i++) {
        const double length = answer_length(bars, figures, i);

        if (2 * i + 1 == count) {
            extent.left += length / 2;
            extent.right += length / 2;
        } else if (2 * i < count) {
            extent.left += length;
        } else {
            extent.right += length;
        }
    }
    return extent;
}
