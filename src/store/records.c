/* records.c - every kind of row that a network has; what is pointed at comes first. */
#include "store/network.h"
#include "store/people.h"

const struct record_kind *const RECORDS[] = {
    &NETWORK_RECORD, &ORGANISATION_RECORD, &PERSON_RECORD,
    &ROLE_RECORD,    &INVITATION_RECORD,
};
const size_t RECORD_COUNT = ARRAY_COUNT(RECORDS);
