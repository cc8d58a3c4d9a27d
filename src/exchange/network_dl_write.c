/* network_dl_write.c - networks as UCINET's DL: a full matrix a relation. */
#include "analysis/matrix.h"
#include "base/limits.h"
#include "exchange/network_dl.h"
#include "exchange/network_loss.h"
#include "exchange/network_value.h"

static void label_add(struct text *dl, const char *label)
{
    text_add_char(dl, '"');
    for (; *label != '\0'; label++) {
        text_add(dl, *label == '"' ? "\"" : "");
        text_add_char(dl, *label);
    }
    text_add(dl, "\"\n");
}

static void matrix_add(struct text *dl, const struct relation *relation, size_t count)
{
    SCOPED(pool) scratch = pool_new();
    const struct matrix matrix = matrix_of(relation, count, false, scratch);

    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            text_add(dl, j > 0 ? " " : "");
            network_value_add(dl, matrix.cells[i * count + j]);
        }
        text_add_char(dl, '\n');
    }
}

bool network_dl_write(const struct network_series *series, struct report *report,
                      struct text *dl, struct status *st)
{
    const struct network *network = &series->waves[series->wave_count - 1].network;
    const size_t count = network->organisation_count;

    if (count > LIMIT_MATRIX) {
        return status_fail(st, STATUS_INVALID,
                           "a matrix has at most %d organisations, and this network %zu; "
                           "write it as a list of ties",
                           LIMIT_MATRIX, count);
    }
    network_loss_say(
        series,
        (struct network_holding){
            .relations = true, .isolates = true, .unknown = true, .is_matrix = true},
        report);
    text_format(dl, "dl n=%zu", count);
    if (network->relation_count > 1) {
        text_format(dl, " nm=%zu", network->relation_count);
    }
    text_add(dl, "\nformat=fullmatrix\nlabels:\n"); /* igraph wants lines */
    for (size_t i = 0; i < count; i++) {
        label_add(dl, network->names[i]);
    }
    if (network->relation_count > 1 || network->relations[0].name[0] != '\0') {
        text_add(dl, "matrix labels:\n");
        for (size_t i = 0; i < network->relation_count; i++) {
            label_add(dl, network->relations[i].name);
        }
    }
    text_add(dl, "data:\n");
    for (size_t i = 0; i < network->relation_count && !dl->is_cut; i++) {
        matrix_add(dl, &network->relations[i], count);
    }
    return true;
}
