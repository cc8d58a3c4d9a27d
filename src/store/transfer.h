/* transfer.h - a network as a file of JSON lines: out of one database, into another.
 *
 * docs/formats.md describes the file. A network gives the same bytes from SQLite and from
 * PostgreSQL, and after any number of moves between them. What means something in one
 * installation only (accounts, digests of links) is not in it. */
#pragma once

#include <stdio.h>

#include "base/limits.h"
#include "store/store.h"

enum {
    TRANSFER_VERSION = 1,
    /* What was told of a survey, its quotes escaped once more, and what stands around it.
     * A change, with its quotes escaped again, is smaller. */
    TRANSFER_LINE_BYTES = 2 * LIMIT_RESULT_BYTES + LIMIT_CHANGE_BYTES,
    TRANSFER_FILE_BYTES = 256 * 1024 * 1024,
    TRANSFER_ID_MAX = INT32_MAX /* the next ids stand far below what a number holds */
};

/* Write a network line by line, as one picture of a database that may change meanwhile.
 * fails  STATUS_NOT_FOUND  there is no such network
 *        STATUS_LIMIT      it is larger than an import reads
 *        STATUS_FAILED     the database, or `out` */
NODISCARD bool transfer_export(struct database *database, const char *network_id,
                               FILE *out, struct status *st);

/* Where an import comes from. */
struct transfer_source {
    FILE *in;
    const char *name; /* for messages */
};

/* What an import did. */
struct transfer_result {
    const char *network_id;
    const char *name;
    size_t person_count;
    size_t account_count; /* made for persons who had none here */
    size_t unlinked_count; /* persons whose address somebody uses here unconfirmed */
    size_t change_count;
    size_t open_invitation_count; /* their links do not work here */
    size_t asked_count; /* in surveys that are not closed: nor do theirs */
};

/* Read a network and put it into this database. Everything is checked before anything is
 * kept; after a failure nothing of it is there. Persons are linked by address to the
 * accounts of this installation, which are made where there are none. Leaves one line in
 * the chain of the installation and none in the network's: its next export is equal.
 *
 * fails  STATUS_INVALID   with file, line and column: not such a file, or one that was
 *                         cut or changed, or whose changes are from the future
 *        STATUS_LIMIT     the file, or a line of it, is too large
 *        STATUS_CONFLICT  this network is here already */
NODISCARD bool transfer_import(struct store *store, const struct transfer_source *source,
                               int64_t now, struct pool *pool,
                               struct transfer_result *result_out, struct status *st);
