/* assets.h - style sheets, modules and pictograms, compiled into the program.
 *
 * Each has an address with the digest of its content, so that browsers may keep it for
 * ever, and is compressed at build time. */
#pragma once

#include <stddef.h>

#include "web/transport.h"

struct asset {
    const char *name; /* "samenspel.css" */
    const char *path; /* "/assets/samenspel.3f9a1c2b.css" */
    const char *type; /* "text/css; charset=utf-8" */
    const unsigned char *bytes;
    size_t size;
    const char *tag; /* "\"3f9a1c2b\"", an entity tag */
    const unsigned char *gzip; /* NULL when that would not be smaller */
    size_t gzip_size;
    const char *gzip_tag;
};

/* Made by tools/embed-assets from the folder assets/. */
extern const struct asset ASSETS[];
extern const size_t ASSET_COUNT;

/* By address, by name; O(assets); NULL when there is none. */
const struct asset *asset_at(const char *path);
const struct asset *asset_named(const char *name);

/* Does an Accept-Encoding header, "" when there was none, take what gzip compressed? */
bool asset_accepts_gzip(const char *accept_encoding);

/* Is the tag one of an If-None-Match header, weak or not, or is any ('*')? */
bool asset_matches_tag(const char *if_none_match, const char *tag);

/* Answer a request for it: 304 when it is known, else compressed where that is accepted,
 * to be kept for ever. The headers are given as they were sent, "" when they were not. */
void asset_answer(const struct asset *asset, const char *accept_encoding,
                  const char *if_none_match, struct http_response *response);
