#include "web/holdings_model.h"

#include <inttypes.h>
#include <string.h>

#include "web/forms.h"

/* More make a page that nobody finds the way in, and that a telephone loads for long. */
enum { CELLS_A_PAGE = 1200 };

/* ---- which question, which actors ---- */

/* "c_3_has_7": the question is in the name of the column. */
static bool aspect_of_field(const char *name, enum holding_aspect *aspect_out)
{
    const char *code = strncmp(name, "c_", 2) == 0 ? strchr(name + 2, '_') : NULL;

    return code != NULL &&
           holding_aspect_find(code + 1, strcspn(code + 1, "_"), aspect_out);
}

size_t holdings_page_begin(const struct holdings_view *view, size_t actor)
{
    const size_t fitting = CELLS_A_PAGE / (view->workspace.source_count + 1);
    const size_t step = fitting > 0 ? fitting : 1;

    return actor < view->workspace.actor_count ? actor - actor % step : 0;
}

/* A form that was refused comes back where it stood. */
static void place_of_sent(const struct visit *visit, struct holdings_view *view)
{
    for (size_t i = 0; i < visit->body.pair_count; i++) {
        const char *name = visit->body.pairs[i].name;

        if (aspect_of_field(name, &view->aspect)) {
            view->from = holdings_page_begin(
                view, workspace_actor(&view->workspace,
                                      visit_id(pool_text_part(visit->pool, name + 2,
                                                              strcspn(name + 2, "_")))));
            return;
        }
    }
}

bool holdings_view_read(struct visit *visit, struct holdings_view *view,
                        struct status *st)
{
    const char *aspect = visit_query(visit, "aspect");

    *view = (struct holdings_view){.aspect = ASPECT_HAS};
    if (!workspace_read(visit->database, visit->network_id, 0, visit->pool,
                        &view->workspace, st)) {
        return false;
    }
    if (aspect != NULL) {
        (void)holding_aspect_find(aspect, strlen(aspect), &view->aspect);
    }
    view->from = holdings_page_begin(view, (size_t)visit_id(visit_query(visit, "from")));
    place_of_sent(visit, view);
    const size_t fitting = CELLS_A_PAGE / (view->workspace.source_count + 1);
    const size_t left = view->workspace.actor_count - view->from;
    const size_t most = fitting > 0 ? fitting : 1;
    view->count = left < most ? left : most;
    return true;
}

const char *holdings_address(struct visit *visit, enum holding_aspect aspect, size_t from)
{
    return visit_address(visit, "/networks/%s/arena/holdings?aspect=%s&from=%zu",
                         visit->network_id, holding_aspect_code(aspect), from);
}

/* ---- the table ---- */

const char *holdings_answer(struct visit *visit, const char *code)
{
    const int answer = workspace_code(&HOLDING_ANSWER, code);

    return answer == ANSWER_NONE
               ? NULL
               : say(vocabulary_label(&HOLDING_ANSWER, answer), visit->language);
}

static const struct choice *answers_of(struct visit *visit)
{
    struct choice *choices =
        pool_array(visit->pool, HOLDING_ANSWER.word_count + 1, struct choice);

    for (size_t i = 0; i < HOLDING_ANSWER.word_count; i++) {
        const char *code = HOLDING_ANSWER.words[i].code;
        choices[i] = (struct choice){code, holdings_answer(visit, code), NULL};
    }
    return choices;
}

/* A column a source, of one question; or of all three, `aspect` ASPECT_COUNT. */
struct grid_plan holdings_plan(struct visit *visit, const struct workspace *workspace,
                               enum holding_aspect aspect)
{
    const size_t first = aspect == ASPECT_COUNT ? 0 : (size_t)aspect;
    const size_t end = aspect == ASPECT_COUNT ? ASPECT_COUNT : first + 1;
    const struct choice *answers = answers_of(visit);
    struct grid_column *columns = pool_array(
        visit->pool, workspace->source_count * ASPECT_COUNT, struct grid_column);
    size_t count = 0;

    for (size_t a = first; a < end; a++) {
        for (size_t i = 0; i < workspace->source_count; i++) {
            const struct source_row *source = &workspace->sources[i];

            columns[count++] = (struct grid_column){
                .code = visit_address(visit, "%s_%" PRId64,
                                      holding_aspect_code((enum holding_aspect)a),
                                      source->id),
                .kind = GRID_SELECT,
                .is_said = true,
                .label = visit_address(visit, "%s %s", source->code, source->label),
                .choices = answers,
            };
        }
    }
    return (struct grid_plan){
        .form = &FORM_HOLDINGS,
        .caption = N_("Who has which source"),
        .row_label = N_("Actor"),
        .columns = columns,
        .column_count = count,
        .paste_into = "holdings",
    };
}
