/* limits.h - how big the things may be that a person can make big.
 *
 * What is larger is refused where it enters, with a sentence that names the limit; those
 * that say "listed" or "shown" cut a list instead. All are far above what a network
 * needs: the largest arena-analysis we know has 60 actors and 9 raters. */
#pragma once

enum {
    LIMIT_FILE_BYTES = 16 * 1024 * 1024,
    LIMIT_CSV_ROWS = 200 * 1000,
    LIMIT_CSV_LONG_ROWS = 1000 * 1000, /* of a list of ties */
    LIMIT_CSV_COLUMNS =
        2001, /* a matrix of LIMIT_MATRIX organisations, and their names */
    LIMIT_CSV_CELLS = 4004 * 1000, /* short rows are filled up: memory follows these */
    LIMIT_CELL_BYTES = 10 * 1000,
    LIMIT_UNPACKED_BYTES = 64 * 1024 * 1024, /* of a workbook, all its parts together */
    LIMIT_PACKED_RATIO = 200, /* of what a part unpacks to, past its first megabyte */
    LIMIT_ZIP_ENTRIES = 1000,
    LIMIT_NAME_BYTES = 200,
    LIMIT_ACTORS = 500,
    LIMIT_ORGANISATIONS = 10 * 1000, /* of a network that is measured */
    LIMIT_MATRIX = 2000, /* organisations, where every pair is a number */
    LIMIT_DRAWN = 1000, /* organisations in a picture: more cannot be told apart */
    LIMIT_TIES = 2 * 1000 * 1000,
    LIMIT_RELATIONS = 500, /* kinds of tie in one file */
    LIMIT_WAVES = 500,
    LIMIT_ATTRIBUTES = 250,
    LIMIT_NETWORK_TEXT = 64 * 1024 * 1024, /* names and attributes: a workbook can name
                                            * one long text a million times */
    LIMIT_NETWORK_CELLS = /* waves * (attributes + relations) * organisations */
    20 * 1000 * 1000,
    LIMIT_RATERS = 100,
    LIMIT_SOURCES = 200,
    LIMIT_INDISPENSABLE = 64, /* a composition keeps them in one machine word */
    LIMIT_CRITERIA = 100,
    LIMIT_PAIRS = 5000,
    LIMIT_VERSIONS = 1000,
    LIMIT_WAVE_ACTORS = 200, /* organisations on the list of a survey */
    LIMIT_WAVE_NAMES = 1000, /* with the names that were added to it */
    LIMIT_INFORMANTS = 600, /* of a survey */
    LIMIT_ADDED_NAMES = 20, /* that one of them adds to the list */
    LIMIT_SURVEY_LINKS = 100, /* of an anonymous survey */
    LIMIT_LINK_REPLIES = 20 * 1000, /* that one of them takes at most */
    LIMIT_OWN_ITEMS = 10, /* that a network adds to a survey */
    LIMIT_AREAS = 8, /* neighbourhoods to choose from */
    LIMIT_BEGUN_SHEETS = 20 * 1000, /* of one survey, not handed in yet; about: they
                                     * are counted by shares, 256 of 78 */
    LIMIT_SHEET_BYTES = 32 * 1000, /* what one person answers */
    LIMIT_OPEN_ANSWER_CHARACTERS = 2000,
    LIMIT_LOG_ENTRIES = 2000, /* that one coordinator keeps in one network */
    LIMIT_NOTES = 200, /* dilemmas and problems in a network's own words */
    LIMIT_RESULT_BYTES = 4 * 1024 * 1024, /* one part of what is computed of a survey */
    LIMIT_REPLACED_BY = 50, /* names by whom one actor is replaced */
    LIMIT_PAIRS_PROPOSED = 20 * 1000, /* listed of a selection; the rest is counted */
    LIMIT_REPORT_ERRORS = 50, /* shown of one input; the rest is counted */
    LIMIT_SELECTIONS = 10 * 1000, /* smallest selections listed by a composition */
    LIMIT_OUTPUT_BYTES = 64 * 1024 * 1024,
    LIMIT_FINDINGS = 100, /* that a network keeps to talk about */
    LIMIT_INVITATIONS = 500, /* of a network, open at the same time */
    LIMIT_CHANGE_BYTES = 1024 * 1024, /* one change, as it stands in the journal */
    LIMIT_PAGE_BYTES = 8 * 1024 * 1024,
    /* A sheet of 500 actors by six columns, each cell with what it showed. Sent whole,
     * without script, that is some 250 kB: with a long remark at every actor it fits in
     * LIMIT_BODY_BYTES. */
    LIMIT_FORM_FIELDS = 2 * 6 * 500 + 50,
    LIMIT_BLOCK_COLUMNS = 256, /* of a table that somebody pastes */
    LIMIT_BLOCK_HOLDINGS = 2500, /* that a pasted table changes: they are one change */
    LIMIT_BLOCK_CHARACTERS = 200 * 1000, /* of a table that somebody pastes */
    LIMIT_FIELD_BYTES = 256 * 1000, /* of any field; most have a limit of their own */
    LIMIT_UPLOAD_BYTES = 5 * 1024 * 1024, /* of a file that somebody sends */
    LIMIT_BODY_BYTES = 1024 * 1024, /* of a request, when its page allows no more */
    LIMIT_UPLOAD_BODY_BYTES = LIMIT_UPLOAD_BYTES + LIMIT_BODY_BYTES, /* with a file */
    LIMIT_ADDRESS_BYTES = 4096, /* a path with its query, as sent */
    LIMIT_HEADERS = 64,
    LIMIT_HEADER_BYTES = 12 * 1024, /* all headers of a request */
};
