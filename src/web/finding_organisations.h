/* finding_organisations.h - figures of single organisations, as members see them.
 *
 * They are counted on the network as shown, as the map is: beside it, figures of what
 * each said itself would let one work out who did not say so of a tie. */
#pragma once

#include "analysis/scorecard.h"
#include "web/findings.h"

/* Is this one of the figures that members see? How often an organisation is named, beside
 * how often it names, is none. */
bool finding_organisation_shows(size_t measure);

/* The graph of one relation as shown; it must be there. */
struct graph finding_shown_graph(struct visit *visit, const struct findings *findings,
                                 enum wave_relation relation);

/* Those figures, of these GROUP_BIT()s, with sectors as groups. Nothing that is searched
 * for. O(organisations * ties). */
struct scorecard finding_organisation_card(struct visit *visit,
                                           const struct findings *findings,
                                           enum wave_relation relation, unsigned groups);

/* Put "columns" [{code, label, sentence, address, is_sorted}] and "rows" [{id, name,
 * cells [{text}], answered}] into the model: the figures of all organisations by name, or
 * from high to low by the column that "?by=" names. No places: it is no league table. */
void finding_organisations_put(struct visit *visit, const struct findings *findings,
                               enum wave_relation relation, const char *address);
