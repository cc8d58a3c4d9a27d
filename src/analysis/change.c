#include "analysis/change.h"

#include "analysis/change_steps.h"
#include "base/name_index.h"
#include "base/utf8.h"

const char *const PAIR_CHANGE_CODES[PAIR_CHANGE_COUNT] = {
    [PAIR_KEPT] = "kept",     [PAIR_NEW] = "new",         [PAIR_LOST] = "lost",
    [PAIR_ABSENT] = "absent", [PAIR_UNKNOWN] = "unknown",
};

/* ---- who is in which wave ---- */

/* For each organisation of `of` its number in `in`, or NAME_INDEX_NONE. */
static const size_t *numbers_in(const struct network *of, const struct network *in,
                                struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    const struct name_index index =
        name_index_of(in->names, in->organisation_count, scratch);
    size_t *numbers = pool_array(pool, of->organisation_count, size_t);

    for (size_t i = 0; i < of->organisation_count; i++) {
        numbers[i] = name_index_find(&index, of->names[i]);
    }
    return numbers;
}

/* Add those of the later wave who are, or are not, in the earlier one; gives how many. */
static size_t members_add(const struct network *after, const size_t *number_before,
                          bool is_in_both, struct changed_organisation *members)
{
    size_t count = 0;

    for (size_t i = 0; i < after->organisation_count; i++) {
        if ((number_before[i] != NAME_INDEX_NONE) == is_in_both) {
            members[count++] = (struct changed_organisation){
                .name = after->names[i], .before = number_before[i], .after = i};
        }
    }
    return count;
}

static struct changed_organisation *members_match(const struct network *before,
                                                  const struct network *after,
                                                  struct pool *pool,
                                                  struct change *change)
{
    SCOPED(pool) scratch = pool_new();
    const size_t *number_before = numbers_in(after, before, scratch);
    const size_t *number_after = numbers_in(before, after, scratch);
    struct changed_organisation *members =
        pool_array(pool, before->organisation_count + after->organisation_count,
                   struct changed_organisation);

    change->both_count = members_add(after, number_before, true, members);
    change->joiner_count =
        members_add(after, number_before, false, members + change->both_count);
    for (size_t i = 0; i < before->organisation_count; i++) {
        if (number_after[i] == NAME_INDEX_NONE) {
            members[after->organisation_count + change->leaver_count++] =
                (struct changed_organisation){
                    .name = before->names[i], .before = i, .after = GROUP_NONE};
        }
    }
    return members;
}

bool change_make(const struct change_side *before, const struct change_side *after,
                 const struct band_order *order, struct pool *pool,
                 struct change *change_out)
{
    struct change *change = pool_array(pool, 1, struct change);
    struct changed_organisation *members =
        members_match(before->network, after->network, pool, change);

    change->response_before = response_of(before->graph);
    change->response_after = response_of(after->graph);
    change_pairs(before, after, members, pool, change);
    if (!change_measures(before, after, order, change)) {
        return false;
    }
    *change_out = *change;
    return true;
}

/* ---- what to keep in mind ---- */

/* Somebody who left under nearly the name of somebody who joined is probably the same. */
static void remark_names(const struct change *change, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};
    SCOPED(pool) scratch = pool_new();
    const struct changed_organisation *joiners =
        change->organisations + change->both_count;
    const struct changed_organisation *leavers = joiners + change->joiner_count;
    const char **keys = pool_array(scratch, change->leaver_count, const char *);

    for (size_t i = 0; i < change->leaver_count; i++) {
        keys[i] = utf8_key(scratch, leavers[i].name);
    }
    const struct name_index index = name_index_of(keys, change->leaver_count, scratch);
    for (size_t i = 0; i < change->joiner_count; i++) {
        const char *key = utf8_key(scratch, joiners[i].name);
        const size_t leaver = name_index_find(&index, key);
        if (leaver != NAME_INDEX_NONE && key[0] != '\0') {
            report_add(report, REPORT_WARNING, nowhere,
                       "'%s' left and '%s' joined: if they are the same, write the name "
                       "the same way in both waves.",
                       leavers[leaver].name, joiners[i].name);
        }
    }
}

static void remark_response(const struct response *response, bool is_after,
                            struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};

    if (response->level != RESPONSE_LOW) {
        return;
    }
    if (is_after) {
        report_add(
            report, REPORT_WARNING, nowhere,
            "In the later wave %zu of %zu organisations answered, less than 60 %%: "
            "too few to compare figures of the network.",
            response->answered, response->organisations);
        return;
    }
    report_add(report, REPORT_WARNING, nowhere,
               "In the earlier wave %zu of %zu organisations answered, less than 60 %%: "
               "too few to compare figures of the network.",
               response->answered, response->organisations);
}

void change_remarks(const struct change *change, struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};

    if (change->both_count == 0) {
        report_add(
            report, REPORT_WARNING, nowhere,
            "No organisation is in both waves: are the names written the same way?");
    }
    /* Not true of NaN: without any tie there is nothing to compare. */
    if (change->jaccard < CHANGE_JACCARD_LEAST) {
        report_add(
            report, REPORT_WARNING, nowhere,
            "Of all ties of both waves fewer than 3 in 10 were kept (Jaccard below "
            "0.3): the waves are too far apart to be read as one network that "
            "changes.");
    }
    remark_response(&change->response_before, false, report);
    remark_response(&change->response_after, true, report);
    if (change->counts[PAIR_UNKNOWN] > 0) {
        report_add(report, REPORT_NOTE, nowhere,
                   "Of %zu pairs it is unknown in one of the waves, or in both, whether "
                   "there is a tie: they are left out of Jaccard and Hamming.",
                   change->counts[PAIR_UNKNOWN]);
    }
    remark_names(change, report);
}
