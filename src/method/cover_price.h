/* cover_price.h - prove with prices that so many actors cannot suffice.
 *
 * Give every source a price of zero or more. Whatever covers must pay for what is
 * left: the price of each source as often as it is still needed, less the dearest
 * `missable` ones. An actor pays for what it brings. When even the best actors for the
 * slots together pay less, nothing covers. This is Lagrangian relaxation: the best
 * prices prove as much as linear programming does, and integer prices prove it
 * without rounding. Pure. */
#pragma once

#include "method/cover_node.h"

/* Improve the prices of a node, at most `rounds` times, until they decide something.
 *
 * Gives COVER_NONE by proof, COVER_FOUND when the actors who pay most happen to cover
 * (they are added to `taken`), otherwise COVER_OPEN. Then fewer candidates mean that
 * the prices took or dropped some: propagate again. No completion of the node is lost.
 * O(actors * sources) a round, and sorting what is nearly sorted. */
enum cover_answer cover_price(struct cover_node *node, struct cover_actors *actors,
                              int rounds);
