/* disclosure_table_graph.c - hidden cells as lines between rows and columns: which lie
 * on a way round, and the cheapest way round for one that does not.
 *
 * Along a way round, cells grow and shrink in turn and every total stays what it is: so
 * each cell on it has another possible value. A cell may always grow, and shrink unless
 * it is at its smallest. In a strongly connected part every line that is no bridge can
 * be directed so that the part stays connected (Boesch & Tindell, "Robbins's theorem for
 * mixed multigraphs", 1980): it lies on a way round. */
#include "method/disclosure_table_parts.h"

enum { NOT_SEEN = 0 };

struct graph {
    const struct margin_table *table;
    const bool *is_hidden;
    size_t points; /* rows, then columns */
};

/* A walk through all points, deepest first, with numbers in the order of the visit. */
struct walk {
    size_t *seen; /* 1 and on */
    size_t *low; /* the first point that can be reached from here, and what is below */
    size_t *next; /* line to try */
    size_t *from; /* cell by which it was reached */
    size_t *path;
    size_t path_count;
    size_t time;
};

static struct walk walk_begin(size_t points, struct pool *scratch)
{
    return (struct walk){
        .seen = pool_array(scratch, points, size_t),
        .low = pool_array(scratch, points, size_t),
        .next = pool_array(scratch, points, size_t),
        .from = pool_array(scratch, points, size_t),
        .path = pool_array(scratch, points, size_t),
    };
}

static void walk_enter(struct walk *walk, size_t point, size_t cell)
{
    walk->seen[point] = walk->low[point] = ++walk->time;
    walk->from[point] = cell;
    walk->path[walk->path_count++] = point;
}

static bool is_row(const struct graph *graph, size_t point)
{
    return point < graph->table->rows;
}

static size_t lines_of(const struct graph *graph, size_t point)
{
    return is_row(graph, point) ? graph->table->columns : graph->table->rows;
}

/* The cell of a point's line, and the point at its other end. */
static size_t line_cell(const struct graph *graph, size_t point, size_t line,
                        size_t *other_out)
{
    const struct margin_table *table = graph->table;

    if (is_row(graph, point)) {
        *other_out = table->rows + line;
        return point * table->columns + line;
    }
    *other_out = line;
    return line * table->columns + (point - table->rows);
}

static void smaller(size_t *low, size_t other)
{
    if (other < *low) {
        *low = other;
    }
}

/* ---- parts in which each point can be reached from each other ---- */

struct parts {
    struct walk walk;
    size_t *part; /* per point; 0: not in one yet */
    size_t part_count;
    size_t *waiting;
    size_t waiting_count;
};

static void part_close(struct parts *parts, size_t point)
{
    size_t member = 0;

    parts->part_count++;
    do {
        member = parts->waiting[--parts->waiting_count];
        parts->part[member] = parts->part_count;
    } while (member != point);
}

/* One step of the walk (Tarjan 1972). */
static void parts_step(const struct graph *graph, struct parts *parts)
{
    struct walk *walk = &parts->walk;
    const size_t point = walk->path[walk->path_count - 1];
    size_t other = 0;

    if (walk->next[point] == lines_of(graph, point)) {
        walk->path_count--;
        if (walk->low[point] == walk->seen[point]) {
            part_close(parts, point);
        }
        if (walk->path_count > 0) {
            smaller(&walk->low[walk->path[walk->path_count - 1]], walk->low[point]);
        }
        return;
    }
    const size_t cell = line_cell(graph, point, walk->next[point]++, &other);
    if (!graph->is_hidden[cell] ||
        !margin_leads(graph->table, cell, is_row(graph, point))) {
        return;
    }
    if (walk->seen[other] == NOT_SEEN) {
        walk_enter(walk, other, cell);
        parts->waiting[parts->waiting_count++] = other;
    } else if (parts->part[other] == 0) {
        smaller(&walk->low[point], walk->seen[other]);
    }
}

static const size_t *graph_parts(const struct graph *graph, struct pool *scratch)
{
    struct parts parts = {
        .walk = walk_begin(graph->points, scratch),
        .part = pool_array(scratch, graph->points, size_t),
        .waiting = pool_array(scratch, graph->points, size_t),
    };

    for (size_t point = 0; point < graph->points; point++) {
        if (parts.walk.seen[point] == NOT_SEEN) {
            walk_enter(&parts.walk, point, 0);
            parts.waiting[parts.waiting_count++] = point;
        }
        while (parts.walk.path_count > 0) {
            parts_step(graph, &parts);
        }
    }
    return parts.part;
}

/* ---- lines without which a part falls apart ---- */

static void bridges_step(const struct graph *graph, struct walk *walk, const size_t *part,
                         bool *is_known)
{
    const size_t point = walk->path[walk->path_count - 1];
    size_t other = 0;

    if (walk->next[point] == lines_of(graph, point)) {
        walk->path_count--;
        if (walk->path_count > 0) {
            const size_t parent = walk->path[walk->path_count - 1];
            smaller(&walk->low[parent], walk->low[point]);
            is_known[walk->from[point]] = walk->low[point] > walk->seen[parent];
        }
        return;
    }
    const size_t cell = line_cell(graph, point, walk->next[point]++, &other);
    if (!graph->is_hidden[cell] || part[other] != part[point]) {
        return;
    }
    if (walk->seen[other] == NOT_SEEN) {
        walk_enter(walk, other, cell);
    } else if (cell != walk->from[point]) {
        smaller(&walk->low[point], walk->seen[other]);
    }
}

size_t margin_known(const struct margin_table *table, const bool *is_hidden,
                    bool *is_known_out, struct pool *scratch)
{
    const struct graph graph = {table, is_hidden, table->rows + table->columns};
    const size_t *part = graph_parts(&graph, scratch);
    const size_t cells = table->rows * table->columns;
    struct walk walk = walk_begin(graph.points, scratch);
    size_t count = 0;

    for (size_t cell = 0; cell < cells; cell++) {
        is_known_out[cell] =
            is_hidden[cell] &&
            part[cell / table->columns] != part[table->rows + cell % table->columns];
    }
    for (size_t point = 0; point < graph.points; point++) {
        if (walk.seen[point] == NOT_SEEN) {
            walk_enter(&walk, point, cells); /* no line leads to it */
        }
        while (walk.path_count > 0) {
            bridges_step(&graph, &walk, part, is_known_out);
        }
    }
    for (size_t cell = 0; cell < cells; cell++) {
        count += is_known_out[cell];
    }
    return count;
}

/* ---- the cheapest way round ---- */

static const uint64_t FAR = UINT64_MAX;

/* Fewest cells, then the smallest; a total only when nothing else helps. */
static uint64_t cell_price(const struct graph *graph, size_t cell)
{
    const struct margin_table *table = graph->table;
    const size_t row = cell / table->columns;
    const size_t column = cell % table->columns;
    uint64_t price = (UINT64_C(1) << 32) + table->counts[cell];

    if (graph->is_hidden[cell]) {
        return 0;
    }
    if (table->counts[cell] < table->smallest) {
        return FAR;
    }
    if (margin_is_total(table, row, column)) {
        price += UINT64_C(1) << 44;
    } else if (row + 1 == table->rows) {
        price += UINT64_C(1) << 56;
    }
    return price;
}

struct way {
    uint64_t *price; /* per point */
    size_t *from; /* cell */
    bool *is_done;
    uint64_t total;
};

static size_t way_nearest(const struct way *way, size_t points)
{
    size_t nearest = points;

    for (size_t point = 0; point < points; point++) {
        if (!way->is_done[point] && way->price[point] != FAR &&
            (nearest == points || way->price[point] < way->price[nearest])) {
            nearest = point;
        }
    }
    return nearest;
}

static void way_go_on(const struct graph *graph, struct way *way, size_t point,
                      size_t without)
{
    for (size_t line = 0; line < lines_of(graph, point); line++) {
        size_t other = 0;
        const size_t cell = line_cell(graph, point, line, &other);
        const uint64_t price = cell_price(graph, cell);
        if (cell == without || price == FAR || way->is_done[other] ||
            !margin_leads(graph->table, cell, is_row(graph, point))) {
            continue;
        }
        if (way->price[point] + price < way->price[other]) {
            way->price[other] = way->price[point] + price;
            way->from[other] = cell;
        }
    }
}

/* From one point to another without this cell (Dijkstra 1959). */
static struct way way_find(const struct graph *graph, size_t begin, size_t end,
                           size_t without, struct pool *scratch)
{
    struct way way = {
        .price = pool_array(scratch, graph->points, uint64_t),
        .from = pool_array(scratch, graph->points, size_t),
        .is_done = pool_array(scratch, graph->points, bool),
    };

    for (size_t point = 0; point < graph->points; point++) {
        way.price[point] = point == begin ? 0 : FAR;
    }
    for (size_t point = way_nearest(&way, graph->points);
         point != graph->points && point != end;
         point = way_nearest(&way, graph->points)) {
        way.is_done[point] = true;
        way_go_on(graph, &way, point, without);
    }
    way.total = way.price[end];
    return way;
}

bool margin_way_round(const struct margin_table *table, bool *is_hidden, size_t cell,
                      struct pool *scratch)
{
    const struct graph graph = {table, is_hidden, table->rows + table->columns};
    const size_t row = cell / table->columns;
    const size_t column = table->rows + cell % table->columns;
    struct way best = {.total = FAR};
    size_t end = 0;
    size_t begin = 0;

    if (margin_leads(table, cell, true)) {
        best = way_find(&graph, column, row, cell, scratch);
        begin = column;
        end = row;
    }
    if (margin_leads(table, cell, false)) {
        const struct way back = way_find(&graph, row, column, cell, scratch);
        if (back.total < best.total) {
            best = back;
            begin = row;
            end = column;
        }
    }
    if (best.total == FAR) {
        return false;
    }
    for (size_t point = end; point != begin;) {
        const size_t passed = best.from[point];
        is_hidden[passed] = true;
        point = is_row(&graph, point) ? table->rows + passed % table->columns
                                      : passed / table->columns;
    }
    return true;
}
