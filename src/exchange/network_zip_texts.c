#include "exchange/network_zip_texts.h"

#include "base/attributes.h"
#include "base/say.h"

/* ---- README.txt ---- */

struct file_line {
    const char *file;
    const char *what;
};

static const struct file_line LINES[] = {
    {"edges.csv", N_("the ties, one a row: for Gephi, Kumu, Excel and R")},
    {"nodes*.csv", N_("the organisations with what is known of them")},
    {"matrix-*.csv", N_("the ties as a table of names by names; NA is unknown")},
    {"network*.xlsx", N_("the same as a workbook: for Excel")},
    {"network.graphml", N_("everything: for igraph, networkx and Gephi; Samenspel reads "
                           "it back without losing anything")},
    {"network.gexf", N_("everything, with waves as time: for Gephi")},
    {"network-*.dl", N_("for UCINET (Data > Import > DL)")},
    {"network-*.net, *.clu, *.vec", N_("for Pajek: ties, groups and numbers")},
    {"read.R", N_("reads the ties into R, for igraph and sna")},
    {"codebook.csv", N_("what every column means, and the groups of each .clu")},
};

void zip_readme_add(struct text *text)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const enum language language = (enum language)i;

        text_format(text, "%s%s\n\n", i > 0 ? "\n\n" : "",
                    say(N_("A network of organisations, in the formats of several "
                           "programs."),
                        language));
        for (size_t j = 0; j < ARRAY_COUNT(LINES); j++) {
            text_format(text, "%-28s %s\n", LINES[j].file, say(LINES[j].what, language));
        }
        text_format(
            text, "\n%s\n",
            say(N_("Who did not answer has unknown ties, not absent ones. Most programs "
                   "count what is unknown as no tie: leave those organisations out as "
                   "reporters, or say how many they are."),
                language));
    }
}

/* ---- read.R ---- */

/* A text as R has it: in quotes. */
static void quoted_add(struct text *script, const char *value)
{
    text_add_char(script, '"');
    for (; *value != '\0'; value++) {
        if (*value == '\n') {
            text_add(script, "\\n");
            continue;
        }
        if (*value == '"' || *value == '\\') {
            text_add_char(script, '\\');
        }
        text_add_char(script, *value);
    }
    text_add_char(script, '"');
}

static const char SCRIPT_BEGIN[] =
    "# Reads this network into R. Run it in the folder where it stands:\n"
    "#   setwd(\"the folder\"); source(\"read.R\")\n"
    "#\n"
    "# graphs    a list of igraph graphs, one for each relation (and wave)\n"
    "# matrices  the same as matrices, for sna: sna::gden(matrices[[1]] != 0)\n"
    "#\n"
    "# Ties of which nobody knows whether they are there are NA in the matrices; igraph\n"
    "# cannot hold them, so they are left out of the graphs. See codebook.csv.\n"
    "\n"
    "read_table <- function(file) {\n"
    "  read.csv(file, encoding = \"UTF-8\", check.names = FALSE,\n"
    "           na.strings = character(0), colClasses = \"character\")\n"
    "}\n"
    "\n"
    "# A name that begins with '=' has a no-break space before it, for spreadsheets.\n"
    "clean <- function(text) sub(\"^\\u00a0\", \"\", text)\n"
    "\n"
    "edges <- read_table(\"edges.csv\")\n"
    "edges$Source <- clean(edges$Source)\n"
    "edges$Target <- clean(edges$Target)\n"
    "edges$Weight <- suppressWarnings(as.numeric(edges$Weight))\n"
    "\n"
    "graphs <- list()\n"
    "matrices <- list()\n"
    "\n"
    "# The ties of one relation and wave, with all organisations, as a graph.\n"
    "graph_of <- function(relation, wave, nodes_file, directed) {\n"
    "  nodes <- read_table(nodes_file)\n"
    "  nodes[] <- lapply(nodes, clean)\n"
    "  nodes[-1] <- lapply(nodes[-1], type.convert, na.strings = c(\"NA\", \"\"), as.is "
    "= "
    "TRUE)\n"
    "  chosen <- !is.na(edges$Weight)\n"
    "  if (\"Relation\" %in% names(edges))\n"
    "    chosen <- chosen & clean(edges$Relation) == relation\n"
    "  if (\"Wave\" %in% names(edges))\n"
    "    chosen <- chosen & clean(edges$Wave) == wave\n"
    "  ties <- edges[chosen, ]\n"
    "  igraph::graph_from_data_frame(\n"
    "    data.frame(from = ties$Source, to = ties$Target, weight = ties$Weight),\n"
    "    directed = directed, vertices = nodes)\n"
    "}\n"
    "\n"
    "matrix_of <- function(file) {\n"
    "  table <- read_table(file)\n"
    "  cells <- matrix(suppressWarnings(as.numeric(as.matrix(table[, -1]))), "
    "nrow(table))\n"
    "  dimnames(cells) <- list(clean(table[[1]]), clean(names(table)[-1]))\n"
    "  cells\n"
    "}\n";

/* name[["contact"]] <- call("a", ...) */
static void slot_begin(struct text *script, const char *list, const char *name)
{
    text_format(script, "  %s[[", list);
    quoted_add(script, name);
    text_add(script, "]] <- ");
}

static void graph_add(struct text *script, const struct zip_part *part)
{
    slot_begin(script, "graphs", part->name);
    text_add(script, "graph_of(");
    quoted_add(script, part->relation);
    text_add(script, ", ");
    quoted_add(script, part->wave);
    text_add(script, ", ");
    quoted_add(script, part->nodes);
    text_add(script, part->is_directed ? ", TRUE)\n" : ", FALSE)\n");
}

void zip_script_add(struct text *script, const struct zip_part *parts, size_t part_count)
{
    text_add(script, SCRIPT_BEGIN);
    text_add(script, "\nif (requireNamespace(\"igraph\", quietly = TRUE)) {\n");
    for (size_t i = 0; i < part_count; i++) {
        graph_add(script, &parts[i]);
    }
    text_add(script, "}\n\n{\n");
    for (size_t i = 0; i < part_count; i++) {
        if (parts[i].matrix != NULL) {
            slot_begin(script, "matrices", parts[i].name);
            text_add(script, "matrix_of(");
            quoted_add(script, parts[i].matrix);
            text_add(script, ")\n");
        }
    }
    text_add(script, "}\n");
}
