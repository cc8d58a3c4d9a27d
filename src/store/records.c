/* records.c - every kind of row that a network has; what is pointed at comes first. */
#include "store/actor.h"
#include "store/experience.h"
#include "store/issue.h"
#include "store/network.h"
#include "store/partner.h"
#include "store/people.h"
#include "store/rating.h"
#include "store/selection.h"
#include "store/version.h"
#include "store/wave.h"
#include "store/wave_result.h"

const struct record_kind *const RECORDS[] = {
    &NETWORK_RECORD,
    &ORGANISATION_RECORD,
    &PERSON_RECORD,
    &ROLE_RECORD,
    &INVITATION_RECORD,
    &ISSUE_RECORD,
    &SOURCE_RECORD,
    &ACTOR_RECORD,
    &HOLDING_RECORD,
    &PAIR_RECORD,
    &ROUND_RECORD,
    &RATER_RECORD,
    &RATING_RECORD,
    &OVERRIDE_RECORD,
    &FORM_CASE_RECORD,
    &CRITERION_RECORD,
    &FIT_RECORD,
    &SELECTION_RECORD,
    &TALK_RECORD,
    &MEMBER_RECORD,
    &VERSION_RECORD,
    &VERSION_ACTOR_RECORD,
    &VERSION_SOURCE_RECORD,
    &WAVE_RECORD,
    &WAVE_ACTOR_RECORD,
    &INFORMANT_RECORD,
    &WAVE_ANSWER_RECORD,
    &WAVE_SCORE_RECORD,
    &FINDING_RECORD,
    &EXPERIENCE_RECORD,
    &OWN_ITEM_RECORD,
    &SURVEY_LINK_RECORD,
    &SELF_IMAGE_RECORD,
    &DILEMMA_NOTE_RECORD,
    &ATTENTION_RECORD,
};
const size_t RECORD_COUNT = ARRAY_COUNT(RECORDS);
