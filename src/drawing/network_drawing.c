#include "drawing/network_drawing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

enum { LISTED_MOST = 5, DECIMALS = 2 };

static const double ANSWERED_LEAST = 0.6; /* docs/methods/networks/uncertainty.md */

/* ---- ties ----------------------------------------------------------------------- */

/* The value of i -> j; 0 when there is none, NaN when nobody knows. */
static double value_of(const struct graph *graph, size_t i, size_t j)
{
    size_t low = graph->out.start[i];
    size_t high = graph->out.start[i + 1];

    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (graph->out.to[middle] < j) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < graph->out.start[i + 1] && graph->out.to[low] == j) {
        return graph->out.value[low];
    }
    return graph_knows(graph, i, j) ? 0 : (double)NAN;
}

static double size_of(double value)
{
    return isnan(value) ? 0 : fabs(value);
}

double network_tie_size(const struct network_tie *tie)
{
    return fmax(size_of(tie->there), size_of(tie->back));
}

struct network_ties network_ties_make(const struct graph *graph, struct pool *pool)
{
    struct network_tie *ties =
        pool_array(pool, graph->all.start[graph->count] / 2, struct network_tie);
    struct network_ties result = {.ties = ties, .least = (double)INFINITY};

    for (size_t i = 0; i < graph->count; i++) {
        for (size_t k = graph->all.start[i]; k < graph->all.start[i + 1]; k++) {
            const size_t j = graph->all.to[k];
            if (j > i) {
                struct network_tie *const tie = &ties[result.count++];
                *tie = (struct network_tie){i, j, value_of(graph, i, j),
                                            value_of(graph, j, i)};
                result.least = fmin(result.least, network_tie_size(tie));
                result.most = fmax(result.most, network_tie_size(tie));
            }
        }
    }
    if (result.count == 0) {
        result.least = 1;
        result.most = 1;
    }
    return result;
}

size_t network_silent_count(const struct graph *graph)
{
    size_t count = 0;

    for (size_t i = 0; i < graph->count; i++) {
        count += !graph_answers(graph, i);
    }
    return count;
}

/* ---- by name -------------------------------------------------------------------- */

struct named {
    const char *name;
    size_t organisation;
};

static unsigned char small_letter(char letter)
{
    return (unsigned char)(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
}

/* As in a list of names: capitals do not matter. */
static int named_compare(const void *a, const void *b)
{
    const struct named *const one = a;
    const struct named *const other = b;
    const char *x = one->name;
    const char *y = other->name;

    while (*x != '\0' && small_letter(*x) == small_letter(*y)) {
        x++;
        y++;
    }
    if (small_letter(*x) != small_letter(*y)) {
        return small_letter(*x) < small_letter(*y) ? -1 : 1;
    }
    return one->organisation < other->organisation ? -1 : 1;
}

const size_t *network_order_by_name(const struct network *network, struct pool *pool)
{
    const size_t count = network->organisation_count;
    struct named *named = pool_array(pool, count, struct named);
    size_t *order = pool_array(pool, count, size_t);

    for (size_t i = 0; i < count; i++) {
        named[i] = (struct named){network->names[i], i};
    }
    qsort(named, count, sizeof *named, named_compare);
    for (size_t i = 0; i < count; i++) {
        order[i] = named[i].organisation;
    }
    return order;
}

/* ---- words ---------------------------------------------------------------------- */

const char *network_words_number(const struct network_drawing *drawing, double number,
                                 struct pool *pool)
{
    struct text text;

    if (!isfinite(number)) {
        return "?";
    }
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add_number(&text, number, DECIMALS);
    char *const point = strchr(text.bytes, '.');
    if (point != NULL && drawing->language != LANGUAGE_EN) {
        *point = ',';
    }
    return text.bytes;
}

const char *network_words_organisation(const struct network_drawing *drawing, size_t i,
                                       struct pool *pool)
{
    const struct grouping *const grouping = drawing->grouping;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, drawing->network->names[i]);
    if (grouping != NULL) {
        const size_t group = grouping->group_of[i];
        text_format(&text, "; %s: %s", drawing->grouping_name,
                    group != GROUP_NONE ? grouping->labels[group] : "?");
    }
    if (drawing->figure != NULL) {
        text_format(&text, "; %s: %s", drawing->figure_name,
                    network_words_number(drawing, drawing->figure[i], pool));
    }
    if (!graph_answers(drawing->graph, i)) {
        text_format(&text, "; %s", say(N_("did not answer"), drawing->language));
    }
    return text.bytes;
}

static void one_way_add(const struct network_drawing *drawing, const char *from,
                        const char *to, double value, struct text *text)
{
    const char *const number = network_words_number(drawing, value, text->pool);
    struct message message = message_make(text->pool, "%s names %s", from, to);

    if (isnan(value)) {
        message = message_make(text->pool, "whether %s names %s is unknown", from, to);
    } else if (value == 0) {
        message = message_make(text->pool, "%s does not name %s", from, to);
    } else if (drawing->graph->is_valued) {
        message = message_make(text->pool, "%s names %s: %s", from, to, number);
    }
    say_message(text, &message, drawing->language);
}

const char *network_words_title(const struct network_drawing *drawing, const char *kind)
{
    if (drawing->title[0] != '\0') {
        return drawing->title;
    }
    return drawing->network->title[0] != '\0' ? drawing->network->title : kind;
}

const char *network_words_cell(const struct network_drawing *drawing, size_t from,
                               size_t to, double value, struct pool *pool)
{
    const char *const *const names = drawing->network->names;
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    if (drawing->graph->is_directed) {
        one_way_add(drawing, names[from], names[to], value, &text);
        return text.bytes;
    }
    text_format(&text, "%s \u2013 %s", names[from], names[to]);
    if (drawing->graph->is_valued || isnan(value)) {
        text_format(&text, ": %s", network_words_number(drawing, value, pool));
    }
    return text.bytes;
}

const char *network_words_tie(const struct network_drawing *drawing,
                              const struct network_tie *tie, struct pool *pool)
{
    const char *const there =
        network_words_cell(drawing, tie->from, tie->to, tie->there, pool);
    struct text text;

    if (!drawing->graph->is_directed) {
        return there;
    }
    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_format(&text, "%s; %s", there,
                network_words_cell(drawing, tie->to, tie->from, tie->back, pool));
    return text.bytes;
}

static void count_add(struct text *text, struct message message, enum language language)
{
    text_add(text, text->length > 0 ? ", " : "");
    say_message(text, &message, language);
}

static void part_add(struct text *text, const char *part)
{
    text_add(text, part[0] != '\0' && text->length > 0 ? " \u00b7 " : "");
    text_add(text, part);
}

const char *network_words_subtitle(const struct network_drawing *drawing,
                                   struct pool *pool)
{
    const size_t organisations = drawing->graph->count;
    const size_t ties = drawing->graph->tie_count;
    const size_t silent = network_silent_count(drawing->graph);
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    count_add(&text,
              message_make_plural(pool, organisations, "%zu organisation",
                                  "%zu organisations", organisations),
              drawing->language);
    count_add(&text, message_make_plural(pool, ties, "%zu tie", "%zu ties", ties),
              drawing->language);
    if (silent > 0) {
        count_add(&text,
                  message_make_plural(pool, silent, "%zu did not answer",
                                      "%zu did not answer", silent),
                  drawing->language);
    }
    part_add(&text, drawing->relation->name);
    part_add(&text, drawing->date);
    return text.bytes;
}

const char *network_words_unknown(const struct network_drawing *drawing,
                                  struct pool *pool)
{
    const size_t count = drawing->graph->unknown_count;

    if (count == 0) {
        return "";
    }
    const struct message message = message_make_plural(
        pool, count,
        "Of %zu possible tie nobody said whether it is there. That is not the same as no "
        "tie.",
        "Of %zu possible ties nobody said whether they are there. That is not the same "
        "as no ties.",
        count);
    return say_in(pool, &message, drawing->language);
}

const char *network_words_warning(const struct network_drawing *drawing,
                                  struct pool *pool)
{
    const size_t count = drawing->graph->count;
    const size_t answered = count - network_silent_count(drawing->graph);

    if ((double)answered >= ANSWERED_LEAST * (double)count) {
        return "";
    }
    const struct message message = message_make(
        pool,
        "Only %zu of %zu organisations answered. Who stands in the middle and who at the "
        "edge may be quite different in truth.",
        answered, count);
    return say_in(pool, &message, drawing->language);
}

/* ---- who stands out ------------------------------------------------------------- */

/* The organisation with most partners of those not yet listed; count when there is none.
 * */
static size_t most_tied(const struct graph *graph, const bool *is_listed)
{
    size_t best = graph->count;

    for (size_t i = 0; i < graph->count; i++) {
        const size_t its = graph_row_length(&graph->all, i);
        if (!is_listed[i] && its > 0 &&
            (best == graph->count || its > graph_row_length(&graph->all, best))) {
            best = i;
        }
    }
    return best;
}

static const char *most_tied_names(const struct network_drawing *drawing,
                                   struct pool *pool)
{
    bool *is_listed = pool_array(pool, drawing->graph->count, bool);
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (int k = 0; k < LISTED_MOST; k++) {
        const size_t i = most_tied(drawing->graph, is_listed);
        if (i == drawing->graph->count) {
            break;
        }
        is_listed[i] = true;
        text_format(&text, "%s%s (%zu)", text.length > 0 ? ", " : "",
                    drawing->network->names[i],
                    graph_row_length(&drawing->graph->all, i));
    }
    return text.bytes;
}

static const char *names_where(const struct network_drawing *drawing, bool is_silence,
                               struct pool *pool)
{
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    for (size_t i = 0; i < drawing->graph->count; i++) {
        const bool is_such = is_silence ? !graph_answers(drawing->graph, i)
                                        : graph_row_length(&drawing->graph->all, i) == 0;
        if (is_such) {
            text_format(&text, "%s%s", text.length > 0 ? ", " : "",
                        drawing->network->names[i]);
        }
    }
    return text.bytes;
}

static void sentence_add(struct text *text, const struct network_drawing *drawing,
                         const char *names, struct message message)
{
    if (names[0] != '\0') {
        text_add_char(text, ' ');
        say_message(text, &message, drawing->language);
    }
}

const char *network_words_description(const struct network_drawing *drawing,
                                      const char *kind, struct pool *pool)
{
    const char *const tied = most_tied_names(drawing, pool);
    const char *const untied = names_where(drawing, false, pool);
    const char *const silent = names_where(drawing, true, pool);
    struct text text;

    text_init(&text, pool, LIMIT_OUTPUT_BYTES);
    text_add(&text, kind);
    sentence_add(&text, drawing, tied, message_make(pool, "Most partners: %s.", tied));
    sentence_add(&text, drawing, untied,
                 message_make(pool, "Without a known tie: %s.", untied));
    sentence_add(&text, drawing, silent,
                 message_make(pool, "Did not answer: %s.", silent));
    return text.bytes;
}
