#include "web/change_actions.h"

#include <string.h>

#include "base/attributes.h"

#define FINAL_NETWORK N_("a network is not taken back: archive it, or delete it there")
#define FINAL_ARCHIVE                                                                    \
    N_("archiving has a page of its own, with its day of deletion: look there")
#define FINAL_ROUND N_("a round that was closed does not open again: rate in a new one")
#define FINAL_SHEET                                                                      \
    N_("a sheet is finished, and taken up again, by its rater on the sheet itself")
#define FINAL_MARKS N_("single marks that were deleted do not come back")
#define FINAL_VERSION N_("a version that was kept stays as it was: begin a new one")
#define FINAL_LOCK N_("criteria that were locked are corrected, with a reason")
#define FINAL_OWN N_("what a partner corrected, it changes itself: talk again")
#define FINAL_INVITATION                                                                 \
    N_("an invitation that was withdrawn does not open again: invite the person anew")

#define FINAL_SURVEY                                                                     \
    N_("links and answers hang on it: change it on the page of the survey")
#define FINAL_EXPERIENCE                                                                 \
    N_("links and answers hang on it: change it on the page of the anonymous survey")

/* What each kind of change is called, who sees it, who changes such things, and why it is
 * final. A later page adds its own here. */
/* clang-format off */
static const struct change_action ACTIONS[] = {
    {"network.make", N_("made the network"), OBJECT_NETWORK_HOME, OBJECT_ARCHIVE, FINAL_NETWORK},
    {"network.settings", N_("changed the settings"), OBJECT_SETTINGS, OBJECT_SETTINGS, NULL},
    {"network.archive", N_("archived the network"), OBJECT_NETWORK_HOME, OBJECT_ARCHIVE, FINAL_ARCHIVE},
    {"network.reopen", N_("opened the network again"), OBJECT_NETWORK_HOME, OBJECT_ARCHIVE, FINAL_ARCHIVE},
    {"person.invite", N_("invited somebody"), OBJECT_PEOPLE, OBJECT_INVITATION, NULL},
    {"person.join", N_("took part"), OBJECT_PEOPLE, OBJECT_PEOPLE, NULL},
    {"person.rename", N_("changed the own name"), OBJECT_PEOPLE, OBJECT_PEOPLE, NULL},
    {"invitation.withdraw", N_("withdrew an invitation"), OBJECT_PEOPLE, OBJECT_INVITATION, FINAL_INVITATION},
    {"role.give", N_("gave a role"), OBJECT_PEOPLE, OBJECT_PEOPLE, NULL},
    {"role.end", N_("ended a role"), OBJECT_PEOPLE, OBJECT_PEOPLE, NULL},
    {"coordinator.name", N_("named a coordinator"), OBJECT_PEOPLE, OBJECT_PEOPLE, NULL},
    {"issue.change", N_("wrote on the issue"), OBJECT_ISSUE, OBJECT_ISSUE, NULL},
    {"source.add", N_("named a needed source"), OBJECT_ISSUE, OBJECT_ISSUE, NULL},
    {"source.change", N_("changed a needed source"), OBJECT_ISSUE, OBJECT_ISSUE, NULL},
    {"source.remove", N_("took a needed source off the list"), OBJECT_ISSUE, OBJECT_ISSUE, NULL},
    {"override.set", N_("let the group's own view of an actor count"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"override.remove", N_("let the marks of an actor count again"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"version.begin", N_("began a new version of the arena-analysis"), OBJECT_ARENA, OBJECT_STEERING, FINAL_VERSION},
    {"rating.erase", N_("deleted single marks"), OBJECT_ARENA, OBJECT_STEERING, FINAL_MARKS},
    {"selection.choose", N_("chose partners"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"pair.describe", N_("said how two actors stand to each other"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"talk.write", N_("noted a talk"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"own.correct", N_("corrected what is written of the own organisation"), OBJECT_OWN_ENTRY, OBJECT_ARENA, FINAL_OWN},
    {"member.add", N_("took an organisation up"), OBJECT_MEMBERS, OBJECT_MEMBERS, NULL},
    {"member.change", N_("changed what an organisation commits itself to"), OBJECT_MEMBERS, OBJECT_MEMBERS, NULL},
    {"member.role", N_("changed the role of an organisation"), OBJECT_MEMBERS, OBJECT_MEMBERS, NULL},
    {"member.end", N_("noted that an organisation leaves"), OBJECT_MEMBERS, OBJECT_MEMBERS, NULL},
    {"actor.add", N_("put an actor on the sheet"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"actor.change", N_("changed what is written of actors"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"actor.remove", N_("took an actor off the sheet"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"round.open", N_("opened a round of rating"), OBJECT_ARENA, OBJECT_STEERING, NULL},
    {"round.close", N_("closed a round of rating"), OBJECT_ARENA, OBJECT_STEERING, FINAL_ROUND},
    {"rater.begin", N_("began to rate"), OBJECT_ARENA, OBJECT_ARENA, FINAL_SHEET},
    {"rater.finish", N_("finished the own sheet"), OBJECT_ARENA, OBJECT_ARENA, FINAL_SHEET},
    {"rater.resume", N_("took the own sheet up again"), OBJECT_ARENA, OBJECT_ARENA, FINAL_SHEET},
    {"actor.paste", N_("took over a list of actors"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"holding.change", N_("said who has which source"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"holding.paste", N_("took over a table of who has which source"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"form.answer", N_("answered questions about the form of cooperation"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"form.choose", N_("chose a form of cooperation"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"criterion.add", N_("added a criterion"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"criterion.change", N_("changed a criterion"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"criterion.remove", N_("removed a criterion"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"criterion.lock", N_("locked the criteria"), OBJECT_CRITERIA, OBJECT_STEERING, FINAL_LOCK},
    {"criterion.correct", N_("corrected the locked criteria"), OBJECT_CRITERIA, OBJECT_CRITERIA, NULL},
    {"fit.answer", N_("said who meets the criteria"), OBJECT_ARENA, OBJECT_ARENA, NULL},
    {"wave.make", N_("prepared a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.change", N_("changed the words or the day of a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.open", N_("opened a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.close", N_("closed a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.remove", N_("took the draft of a survey away"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.member", N_("changed the list of a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.same", N_("said which organisation an added name is"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.coordinates", N_("said which organisation coordinates"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.compute", N_("asked to compute the figures of a survey again"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"wave.score", N_("computed the figures of a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.add", N_("asked people to answer a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.change", N_("changed who answers a survey, or the link"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.withdraw", N_("stopped asking somebody"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.remind", N_("sent reminders of a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.begin", N_("began to answer"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.finish", N_("finished answering"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.resume", N_("took the answers up again"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.paper", N_("typed in a sheet of a survey from paper"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"informant.name", N_("added a name in a survey"), OBJECT_SURVEY, OBJECT_SURVEY, FINAL_SURVEY},
    {"experience.make", N_("prepared an anonymous survey"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.change", N_("changed what an anonymous survey asks, its words or its day"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.open", N_("opened an anonymous survey"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.close", N_("closed an anonymous survey"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.recompute", N_("computed an anonymous survey again, by a newer version"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.remove", N_("threw an anonymous survey away, unread"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.item", N_("added a question to an anonymous survey"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.item_remove", N_("took an added question out of an anonymous survey"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.link", N_("made a link of an anonymous survey"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"experience.void", N_("stopped a link of an anonymous survey"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"self_image.put", N_("said how the coordinator's own role is seen"), OBJECT_EXPERIENCE, OBJECT_EXPERIENCE, FINAL_EXPERIENCE},
    {"finding.pin", N_("pinned a finding"), OBJECT_FINDINGS, OBJECT_FINDINGS, NULL},
    {"finding.unpin", N_("took a pinned finding away"), OBJECT_FINDINGS, OBJECT_FINDINGS, NULL},
    {"note.put", N_("wrote down a dilemma or a problem"), OBJECT_EXPERIENCE_FINDINGS, OBJECT_EXPERIENCE_FINDINGS, NULL},
    {"note.remove", N_("removed a note on a dilemma or a problem"), OBJECT_EXPERIENCE_FINDINGS, OBJECT_EXPERIENCE_FINDINGS, NULL},
    {"attention.put", N_("noted attention to a dimension"), OBJECT_EXPERIENCE_FINDINGS, OBJECT_EXPERIENCE_FINDINGS, NULL},
    {"attention.remove", N_("took a note on attention off the list"), OBJECT_EXPERIENCE_FINDINGS, OBJECT_EXPERIENCE_FINDINGS, NULL},
    {"undo", N_("took a change back"), OBJECT_ARENA, OBJECT_ARENA, NULL},
};
/* clang-format on */

const struct change_action *change_action_find(const char *action)
{
    for (size_t i = 0; i < ARRAY_COUNT(ACTIONS); i++) {
        if (strcmp(ACTIONS[i].action, action) == 0) {
            return &ACTIONS[i];
        }
    }
    return NULL;
}

const char *change_action_say(const char *action, enum language language)
{
    const struct change_action *known = change_action_find(action);

    return known == NULL ? action : say(known->sentence, language);
}
