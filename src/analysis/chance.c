#include "analysis/chance.h"

#include <math.h>

void chance_add(struct chance_count *count, double draw)
{
    const double tolerance = CHANCE_TOLERANCE * fmax(1, fabs(count->observed));
    const double distance = draw - count->centre;

    count->draw_count++;
    /* Written so that NaN is counted. */
    count->greater += !(draw < count->observed - tolerance);
    count->less += !(draw > count->observed + tolerance);
    count->two_sided +=
        !(fabs(distance) < fabs(count->observed - count->centre) - tolerance);
    if (!isnan(draw)) {
        count->defined_count++;
        count->sum += distance;
        count->square_sum += distance * distance;
    }
}

struct chance chance_end(const struct chance_count *count, bool is_exact)
{
    struct chance chance = {count->observed, NAN, NAN, NAN, NAN, NAN, NAN, 0, is_exact};
    const double draws = (double)count->draw_count;
    const double defined = (double)count->defined_count;

    chance.draw_count = count->draw_count;
    if (count->defined_count > 0) {
        const double mean = count->sum / defined;
        chance.mean = count->centre + mean;
        chance.sd = sqrt(fmax(0, count->square_sum / defined - mean * mean));
    }
    if (count->draw_count > 0 && !isnan(count->observed)) {
        const double p = (double)count->two_sided / draws;
        chance.p_greater = (double)count->greater / draws;
        chance.p_less = (double)count->less / draws;
        chance.p_two_sided = p;
        chance.monte_carlo_error = is_exact ? 0 : sqrt(p * (1 - p) / draws);
    }
    return chance;
}
