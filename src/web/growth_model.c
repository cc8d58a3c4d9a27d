#include "web/growth_model.h"

#include "web/disclosed_words.h"

static bool answer_make(const struct experience_findings *findings, const char *code,
                        struct growth_answer *answer)
{
    *answer = (struct growth_answer){
        .item = instrument_item(findings->wave.instrument, code, NULL),
        .now = experience_findings_cell(findings, RESPONDENT_WORKERS, code),
        .former = experience_findings_former_cell(findings, RESPONDENT_WORKERS, code),
    };
    return answer->item != NULL && answer->now != NULL &&
           answer->now->state != DISCLOSED_NOT_ASKED;
}

struct growth_lines growth_lines_make(struct visit *visit,
                                      const struct experience_findings *findings)
{
    static const char *const ENDS[] = {
        [GROWTH_OWN] = "own", [GROWTH_NETWORK] = "network"};
    struct growth_lines lines = {.count = 0};

    for (size_t i = 0; i < GROWTH_LINE_COUNT; i++) {
        struct growth_line *line = &lines.lines[lines.count];
        bool is_asked = false;

        line->term = &GROWTH_LINES[i];
        for (size_t side = 0; side < GROWTH_SIDES; side++) {
            const char *code =
                visit_address(visit, "%s_%s", GROWTH_LINES[i].code, ENDS[side]);
            is_asked = answer_make(findings, code, &line->answers[side]) || is_asked;
        }
        lines.count += is_asked;
    }
    return lines;
}

const char *growth_side_name(const struct visit *visit, enum growth_side side)
{
    return say(side == GROWTH_OWN ? N_("Own organisation") : N_("The network"),
               visit->language);
}

const char *growth_dot_text(struct visit *visit, const struct growth_answer *answer)
{
    const struct disclosed_item *now = answer->now;
    const struct disclosed_item *former = answer->former;

    if (!disclosed_is_shown(now)) {
        return disclosed_why_not(visit, now == NULL ? DISCLOSED_NOT_ASKED : now->state);
    }
    const char *words = disclosed_high_text(visit, now);
    return disclosed_is_shown(former) ? visit_say(visit, N_("%s, before %s"), words,
                                                  disclosed_high_text(visit, former))
                                      : words;
}
