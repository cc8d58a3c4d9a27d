# analysis.py - the scorecard of one network with python-igraph or networkx, for
# bench/analysis.c: prints the CPU seconds of one scorecard, starting and reading left out.
#
#     python3 bench/analysis.py igraph|networkx FILE
import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import sys
import time
import warnings

SEARCHES = 10
SECONDS_LEAST = 1.0

warnings.filterwarnings("ignore")


def read(path):
    with open(path) as lines:
        count = int(next(lines))
        sectors = [int(next(lines)) for _ in range(count)]
        return count, sectors, [tuple(map(int, line.split())) for line in lines]


def centralise(scores):
    highest = max(scores)
    return sum(highest - score for score in scores)


def with_igraph(count, sectors, ties):
    import igraph

    graph = igraph.Graph(count, ties, directed=True)
    pairs = graph.as_undirected()
    leiden = dict(objective_function="modularity", n_iterations=2)

    def scorecard():
        graph.density(), centralise(graph.indegree()), centralise(graph.outdegree())
        graph.strength(mode="in"), graph.strength(mode="out")
        centralise(pairs.degree())
        graph.dyad_census(), graph.reciprocity(), graph.triad_census()
        pairs.transitivity_undirected(), pairs.transitivity_local_undirected(mode="zero")
        for mode in "in", "out":
            graph.closeness(mode=mode), graph.harmonic_centrality(mode=mode)
        centralise(pairs.closeness()), centralise(graph.betweenness())
        graph.path_length_hist(), pairs.neighborhood_size(order=2)
        graph.connected_components(mode="weak"), graph.connected_components(mode="strong")
        pairs.articulation_points(), pairs.bridges(), pairs.coreness()
        centralise(pairs.eigenvector_centrality()), graph.pagerank()
        graph.hub_score(), graph.authority_score(), graph.constraint()
        graph.assortativity_nominal(sectors)
        for _ in range(SEARCHES):
            pairs.community_leiden(**leiden).modularity

    return scorecard


def with_networkx(count, sectors, ties):
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from((i, {"sector": sectors[i]}) for i in range(count))
    graph.add_edges_from(ties)
    pairs = graph.to_undirected()

    def distances():
        return [step for _, row in nx.all_pairs_shortest_path_length(graph)
                for step in row.values()]

    def scorecard():
        nx.density(graph)
        for degrees in graph.in_degree(), graph.out_degree(), pairs.degree():
            centralise([degree for _, degree in degrees])
        nx.overall_reciprocity(graph), nx.triadic_census(graph)
        nx.transitivity(pairs), nx.clustering(pairs)
        for network in graph, graph.reverse(copy=False):
            nx.closeness_centrality(network), nx.harmonic_centrality(network)
        centralise(nx.closeness_centrality(pairs).values())
        centralise(nx.betweenness_centrality(graph).values())
        max(distances())
        [nx.single_source_shortest_path_length(pairs, i, cutoff=2) for i in pairs]
        list(nx.weakly_connected_components(graph))
        list(nx.strongly_connected_components(graph))
        list(nx.articulation_points(pairs)), list(nx.bridges(pairs)), nx.core_number(pairs)
        centralise(nx.eigenvector_centrality_numpy(pairs).values())
        nx.pagerank(graph), nx.hits(graph)
        nx.constraint(graph), nx.effective_size(graph)
        nx.attribute_assortativity_coefficient(graph, "sector")
        for seed in range(SEARCHES):
            found = nx.community.louvain_communities(pairs, seed=seed)
            nx.community.modularity(pairs, found)

    return scorecard


def seconds_of(scorecard):
    scorecard()
    begin = time.process_time()
    runs = 0
    while runs == 0 or time.process_time() - begin < SECONDS_LEAST:
        scorecard()
        runs += 1
    return (time.process_time() - begin) / runs


make = {"igraph": with_igraph, "networkx": with_networkx}[sys.argv[1]]
print(seconds_of(make(*read(sys.argv[2]))))
