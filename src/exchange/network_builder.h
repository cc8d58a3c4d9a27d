/* network_builder.h - a network as its reader finds it, name by name and tie by tie; at
 * the end merged, sorted and checked in one place for every format. Pure.
 *
 * Says in the report, with lines: self-ties left out, ties that stood twice (the highest
 * value stays), names that differ only by case, accents or spaces (offered as merges, or
 * merged when the reading asks for it), and last what was read in all. */
#pragma once

#include "exchange/network_file.h"

struct network_builder;

/* `file` is borrowed: its name stands in every place. Lives in `pool`. */
struct network_builder *network_builder_new(const struct network_reading *reading,
                                            const char *file, struct pool *pool,
                                            struct report *report);

/* The number of an organisation, added when it is new. Names are trimmed; one that is
 * empty, too long or not visible text is an error at its place, and gives 0.
 *
 * `identity` is what the file calls it (a GraphML id, a number in Pajek); NULL: its name.
 * Two identities with one name are an error, unless the reading merges. O(1). */
size_t network_builder_organisation(struct network_builder *builder, const char *name,
                                    const char *identity, struct place place);

/* The number of the organisation with this identity, or GROUP_NONE. O(1). */
size_t network_builder_find(const struct network_builder *builder, const char *identity);

/* The same by its name, or, when the reading merges, by nearly its name. */
size_t network_builder_find_name(const struct network_builder *builder, const char *name);

/* What is there so far. */
size_t network_builder_count(const struct network_builder *builder);
const char *network_builder_name(const struct network_builder *builder,
                                 size_t organisation);

/* Where an organisation stood first. */
struct place network_builder_place(const struct network_builder *builder,
                                   size_t organisation);

/* Is it an end of a tie? */
bool network_builder_is_tied(const struct network_builder *builder, size_t organisation);

void network_builder_title(struct network_builder *builder, const char *title);

/* The number of a relation, added when it is new; "" is the one without a name.
 *
 * is_directed  of the ties that are added from here on: call it again before a tie of the
 *              other kind. A relation with ties of both kinds is directed, and each
 *              undirected tie goes both ways; one without ties is as it was last called.
 *              */
size_t network_builder_relation(struct network_builder *builder, const char *name,
                                bool is_directed);

/* What is known of a wave: all waves share organisations and relations. The first is
 * there from the start, without a label, and takes the first label asked for. Gives its
 * number. */
size_t network_builder_wave(struct network_builder *builder, const char *label);

struct builder_tie {
    size_t wave;
    size_t relation;
    size_t from;
    size_t to;
    double value; /* 0: known not to be there; NaN: unknown */
    struct place place;
    bool is_half; /* an undirected tie may stand a second time, with the same value */
};
void network_builder_tie(struct network_builder *builder, const struct builder_tie *tie);

/* Of a wave and relation: this organisation did not answer. GROUP_NONE for either: of
 * all. The ties that it has stay; what else its row has is unknown, also where that said
 * 0. */
void network_builder_silent(struct network_builder *builder, size_t wave, size_t relation,
                            size_t organisation);

/* Of a wave: this organisation is no member in it. A tie of it there is left out, with a
 * warning. */
void network_builder_absent(struct network_builder *builder, size_t wave,
                            size_t organisation);

/* An attribute's value; the kind is found at the end: all numbers, all yes or no (also
 * ja, nee, oui, non, true, false), or text. The last value given counts; "" is missing.
 * */
void network_builder_attribute(struct network_builder *builder, size_t organisation,
                               const char *name, const char *value);

/* Do not say in the end what was read: this is one of many in a file. */
void network_builder_quiet(struct network_builder *builder);

/* Make the series. What no tie names is no tie, but where an organisation is silent; an
 * unknown tie of one that is silent says nothing more and goes.
 * fails  with errors in the report, also those of the reader: no organisation, limits of
 *        base/limits.h. O(ties + organisations). */
NODISCARD bool network_builder_finish(struct network_builder *builder,
                                      struct network_series *series_out);

/* The same in another pool than the builder's, so that what was worked with can go. */
NODISCARD bool network_builder_finish_in(struct network_builder *builder,
                                         struct pool *pool,
                                         struct network_series *series_out);
