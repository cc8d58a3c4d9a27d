#include "web/notice.h"

#include <stddef.h>
#include <string.h>

#include "base/attributes.h"

static const struct {
    const char *code;
    const char *text;
} NOTICES[] = {
    {"saved", N_("Saved.")},
    {"reply-erased", N_("What you filled in was deleted. Nothing of it was kept.")},
    {"undone", N_("The change was taken back.")},
    {"source-added", N_("The source stands on the list. Which is the next one?")},
    {"source-removed",
     N_("The source was taken off the list. The history can bring it back.")},
    {"member-added", N_("The organisation was taken up.")},
    {"member-role", N_("The role changed; the former one stays in the list.")},
    {"member-ended",
     N_("It was noted that the organisation leaves. Below stands what goes with it.")},
    {"own-corrected", N_("Your correction was noted. The initiating group sees it.")},
    {"criteria-locked", N_("The criteria are locked. Partners can be chosen now.")},
    {"criterion-removed",
     N_("The criterion was removed. The history can bring it back.")},
    {"link-sent",
     N_("If this address has an account, a link is on its way. It works once, "
        "for 30 minutes.")},
    {"signed-out", N_("You are signed out.")},
    {"signed-out-everywhere", N_("You are signed out on all other devices.")},
    {"password-set", N_("Your password was changed. Other devices are signed out.")},
    {"invited", N_("The invitation is on its way.")},
    {"invitation-withdrawn",
     N_("The invitation was withdrawn: its link no longer works.")},
    {"role-given", N_("The role was given.")},
    {"role-ended", N_("The role ended today. What was done in it stays.")},
    {"left",
     N_("Your role ended today, and with it your part in this network. Thank you.")},
    {"deleted", N_("The network was deleted, with everything in it.")},
    {"joined", N_("Welcome. You are part of this network now.")},
    {"network-made",
     N_("The network is there. Begin with its people, or with the issue.")},
    {"reopened", N_("The network is active again.")},
    {"coordinator-named", N_("The coordinator was named, and finds the network in the "
                             "list after signing in.")},
    {"override-removed", N_("What follows from the marks counts again.")},
    {"version-begun",
     N_("The version was kept as it stood. Now change here what has to change.")},
    {"ratings-erased",
     N_("Single marks were deleted. What all raters together gave was kept.")},
    {"actor-added", N_("The actor stands on the sheet.")},
    {"actor-removed", N_("The actor was taken off the sheet.")},
    {"note-removed", N_("The note was removed. The history can bring it back.")},
    {"log-removed", N_("It was removed from your log.")},
    {"pinned", N_("The figure is kept. Here is all that you want to talk about.")},
    {"unpinned", N_("It was taken off the list. The history can bring it back.")},
    {"round-opened",
     N_("The round is open: everybody in the initiating group can rate.")},
    {"round-closed", N_("The round is closed. Here is what comes out of it.")},
    {"pasted", N_("The table was taken over.")},
    {"sheet-finished", N_("Your sheet is finished. Thank you.")},
    {"wave-computing",
     N_("The figures are computed again. What was computed before is shown until then.")},
    {"experience-made",
     N_("The draft is there. Choose what is asked, and make a link for each group.")},
    {"experience-opened", N_("The survey is open: its links take answers now.")},
    {"experience-closed",
     N_("The survey is closed. All members can look at what came out.")},
    {"experience-removed", N_("The survey was thrown away.")},
    {"experience-link", N_("The link is there.")},
    {"experience-void", N_("The link was stopped: it takes no answer any more.")},
    {"experience-computed", N_("What is told of it was computed by this version.")},
    {"experience-imported", N_("The sheets of paper were added.")},
    {"survey-made", N_("The draft is there. Say who answers, then open it.")},
    {"survey-asked", N_("They are on the list.")},
    {"survey-opened",
     N_("The survey is open. Who has an e-mail address gets the link now.")},
    {"survey-closed", N_("The wave is closed. Its figures are being computed.")},
    {"survey-removed", N_("The draft was taken away.")},
    {"survey-listed", N_("The organisation stands on the list.")},
    {"survey-off", N_("It was taken off the list.")},
    {"informant-added", N_("This person stands on the list.")},
    {"informant-renewed", N_("There is a new link. The former one has stopped.")},
    {"informant-withdrawn", N_("This person is not asked any more.")},
    {"paper-saved", N_("The sheet was saved.")},
    {"paper-name", N_("The name has a row now.")},
    {"answer-name", N_("The organisation stands on your list now, and is chosen.")},
    {"answer-meanwhile",
     N_("Your answers are saved. Something here was also changed on another screen: look "
        "whether it stands as you want it.")},
};

const char *notice_text(const char *code)
{
    for (size_t i = 0; i < ARRAY_COUNT(NOTICES); i++) {
        if (strcmp(NOTICES[i].code, code) == 0) {
            return NOTICES[i].text;
        }
    }
    return NULL;
}
