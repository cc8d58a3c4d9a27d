# analysis.R - the scorecard of one network with R's sna and igraph, for bench/analysis.c:
# prints the CPU seconds of one scorecard, starting R and reading the file left out.
#
#     Rscript bench/analysis.R FILE
#
# Each measure once: by igraph where it has it, else by sna.
Sys.setenv(OMP_NUM_THREADS = "1", OPENBLAS_NUM_THREADS = "1")
suppressWarnings(suppressMessages({
    library(sna)
    library(igraph)
}))

SEARCHES <- 10
SECONDS_LEAST <- 1

lines <- readLines(commandArgs(trailingOnly = TRUE)[1])
count <- as.integer(lines[1])
sectors <- as.integer(lines[1 + seq_len(count)]) + 1
ties <- do.call(rbind, strsplit(lines[-seq_len(count + 1)], " "))
ties <- matrix(as.integer(ties), ncol = 2) + 1
cells <- matrix(0, count, count)
cells[ties] <- 1
graph <- graph_from_edgelist(ties)
graph <- add_vertices(graph, count - vcount(graph))
pairs <- as.undirected(graph, "collapse")

scorecard <- function() {
    edge_density(graph)
    for (mode in c("in", "out")) {
        igraph::centr_degree(graph, mode)
        igraph::strength(graph, mode = mode)
        igraph::closeness(graph, mode = mode)
        igraph::harmonic_centrality(graph, mode = mode)
    }
    igraph::centr_degree(pairs)
    igraph::dyad_census(graph)
    igraph::reciprocity(graph)
    igraph::triad_census(graph)
    igraph::transitivity(pairs)
    igraph::transitivity(pairs, type = "local", isolates = "zero")
    igraph::centr_clo(pairs)
    igraph::centr_betw(graph)
    igraph::distance_table(graph)
    ego_size(pairs, 2)
    igraph::components(graph, "weak")
    igraph::components(graph, "strong")
    articulation_points(pairs)
    igraph::bridges(pairs)
    coreness(pairs)
    sna::hierarchy(cells, "krackhardt")
    sna::efficiency(cells)
    sna::lubness(cells)
    centr_eigen(pairs)
    power_centrality(pairs, exponent = 0.01)
    page_rank(graph)
    hub_score(graph)
    authority_score(graph)
    constraint(graph)
    assortativity_nominal(graph, sectors)
    sna::brokerage(cells, sectors)
    for (search in seq_len(SEARCHES)) {
        cluster_leiden(pairs, "modularity", n_iterations = 2)
    }
}

seconds <- function() sum(proc.time()[1:2])

invisible(suppressWarnings(scorecard()))
begin <- seconds()
runs <- 0
while (runs == 0 || seconds() - begin < SECONDS_LEAST) {
    suppressWarnings(scorecard())
    runs <- runs + 1
}
cat((seconds() - begin) / runs, "\n")
