/* network_pajek_write.c - networks as Pajek's .net, .clu and .vec; the last two read too.
 * */
#include <math.h>
#include <string.h>

#include "base/limits.h"
#include "base/number.h"
#include "exchange/network_loss.h"
#include "exchange/network_pajek.h"
#include "exchange/network_pajek_label.h"
#include "exchange/network_tokens.h"
#include "exchange/network_value.h"

static const char MISSING[] = "999999998"; /* of Pajek, in vectors */

static bool is_ascii(const char *text)
{
    while (*text != '\0' && (unsigned char)*text < 0x80) {
        text++;
    }
    return *text == '\0';
}

static bool network_is_ascii(const struct network *network)
{
    bool is_plain = is_ascii(network->title);

    for (size_t i = 0; i < network->organisation_count; i++) {
        is_plain = is_plain && is_ascii(network->names[i]);
    }
    for (size_t i = 0; i < network->relation_count; i++) {
        is_plain = is_plain && is_ascii(network->relations[i].name);
    }
    return is_plain;
}

/* Pajek asks for a byte order mark where letters go beyond ASCII. Then the first line is
 * *Network, also without a title: networkx passes over a first line that it does not
 * know, and would miss *Vertices. */
static void head_add(struct text *net, const struct network *network,
                     struct report *report)
{
    const struct place nowhere = {NULL, 0, 0};
    const bool is_plain = network_is_ascii(network);

    if (!is_plain) {
        text_add(net, "\xEF\xBB\xBF");
        report_add(report, REPORT_NOTE, nowhere,
                   "names have letters beyond ASCII, so the file begins with the mark "
                   "that Pajek asks for; igraph does not read that: give it .graphml");
    }
    if (!is_plain || network->title[0] != '\0') {
        text_add(net, "*Network ");
        pajek_label_add(net, network->title);
        text_add(net, "\r\n");
    }
}

static void relation_add(struct text *net, const struct relation *relation, size_t number)
{
    text_add(net, relation->is_directed ? "*Arcs" : "*Edges");
    if (number > 0) {
        text_format(net, " :%zu ", number);
        pajek_label_add(net, relation->name);
    }
    text_add(net, "\r\n");
    for (size_t i = 0; i < relation->tie_count; i++) {
        const struct tie *tie = &relation->ties[i];

        if (!isnan(tie->value)) {
            text_format(net, "%zu %zu ", tie->from + 1, tie->to + 1);
            network_value_add(net, tie->value);
            text_add(net, "\r\n");
        }
    }
}

void network_pajek_write(const struct network_series *series, struct report *report,
                         struct text *net)
{
    const struct network *network = &series->waves[series->wave_count - 1].network;
    const bool is_numbered =
        network->relation_count > 1 || network->relations[0].name[0] != '\0';

    network_loss_say(
        series,
        (struct network_holding){.relations = true, .isolates = true, .title = true},
        report);
    head_add(net, network, report);
    text_format(net, "*Vertices %zu\r\n", network->organisation_count);
    for (size_t i = 0; i < network->organisation_count; i++) {
        text_format(net, "%zu ", i + 1);
        pajek_label_add(net, network->names[i]);
        text_add(net, "\r\n");
    }
    for (size_t i = 0; i < network->relation_count; i++) {
        relation_add(net, &network->relations[i], is_numbered ? i + 1 : 0);
    }
}

void pajek_clu_write(const struct attribute *attribute, size_t organisation_count,
                     struct text *clu)
{
    SCOPED(pool) scratch = pool_new();
    const struct grouping grouping =
        grouping_make(attribute, organisation_count, scratch);

    text_format(clu, "*Vertices %zu\r\n", organisation_count);
    for (size_t i = 0; i < organisation_count; i++) {
        const size_t group = grouping.group_of[i];
        text_format(clu, "%zu\r\n", group == GROUP_NONE ? 0 : group + 1);
    }
}

void pajek_vec_write(const double *numbers, size_t count, struct text *vec)
{
    text_format(vec, "*Vertices %zu\r\n", count);
    for (size_t i = 0; i < count; i++) {
        if (isnan(numbers[i])) {
            text_add(vec, MISSING);
        } else {
            network_value_add(vec, numbers[i]);
        }
        text_add(vec, "\r\n");
    }
}

static bool head_read(struct token_reader *tokens, const struct network_builder *builder)
{
    struct token token = {.text = ""};
    size_t count = 0;

    if (!token_next(tokens, &token) || !token_is(&token, "*vertices") ||
        !token_next(tokens, &token) ||
        !number_read(token.text, LIMIT_ORGANISATIONS, &count)) {
        report_add(tokens->report, REPORT_ERROR, token_line(tokens, 1),
                   "a file of Pajek with values begins with *Vertices and how many there "
                   "are");
        return false;
    }
    if (count != network_builder_count(builder)) {
        report_add(tokens->report, REPORT_ERROR, token_place(tokens, &token),
                   "the file has values for %zu organisations, and the network has %zu",
                   count, network_builder_count(builder));
        return false;
    }
    return true;
}

bool pajek_values_read(const struct file_bytes *file, const char *name,
                       struct network_builder *builder, struct report *report)
{
    SCOPED(pool) scratch = pool_new();
    struct token_reader tokens = {.separators = "", .comment = '%'};
    struct token token = {.text = ""};
    size_t count = 0;

    if (!tokens_begin(&tokens, file, scratch, report) || !head_read(&tokens, builder)) {
        return false;
    }
    for (; token_next(&tokens, &token); count++) {
        double value = 0;

        if (!number_read_decimal(token.text, &value)) {
            return token_refuse(&tokens, &token, N_("'%s' is not a number"));
        }
        if (count < network_builder_count(builder)) {
            network_builder_attribute(builder, count, name,
                                      strcmp(token.text, MISSING) == 0 ? "" : token.text);
        }
    }
    if (count != network_builder_count(builder)) {
        report_add(report, REPORT_ERROR, token_line(&tokens, 0),
                   "the file has values for %zu organisations, and the network has %zu",
                   count, network_builder_count(builder));
        return false;
    }
    return report->error_count == 0;
}
