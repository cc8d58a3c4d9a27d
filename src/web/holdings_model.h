/* holdings_model.h - which part of the table of holdings a visit looks at: one question
 * (has, can, wants), as many actors as fit on a page. */
#pragma once

#include "store/workspace.h"
#include "web/grid.h"
#include "web/holding_book.h"

struct holdings_view {
    struct workspace workspace;
    enum holding_aspect aspect;
    size_t from; /* the first actor shown */
    size_t count; /* how many are */
};

/* What the address asks for ("?aspect=can&from=30"); of a form that was sent, where its
 * first cell stands. */
NODISCARD bool holdings_view_read(struct visit *visit, struct holdings_view *view,
                                  struct status *st);

/* The first actor of the page on which an actor stands. */
size_t holdings_page_begin(const struct holdings_view *view, size_t actor);

const char *holdings_address(struct visit *visit, enum holding_aspect aspect,
                             size_t from);

/* A column a source, called "has_3"; of all three questions with ASPECT_COUNT. */
struct grid_plan holdings_plan(struct visit *visit, const struct workspace *workspace,
                               enum holding_aspect aspect);

/* What an answer is called; NULL for "". */
const char *holdings_answer(struct visit *visit, const char *code);
