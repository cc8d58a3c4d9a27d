#include "web/assets.h"

#include <string.h>
#include <strings.h>

const struct asset *asset_at(const char *path)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        if (strcmp(ASSETS[i].path, path) == 0) {
            return &ASSETS[i];
        }
    }
    return NULL;
}

const struct asset *asset_named(const char *name)
{
    for (size_t i = 0; i < ASSET_COUNT; i++) {
        if (strcmp(ASSETS[i].name, name) == 0) {
            return &ASSETS[i];
        }
    }
    return NULL;
}

/* Bytes of a list's next member, up to a comma outside of quotes. */
static size_t member_length(const char *at)
{
    bool is_quoted = false;
    size_t length = 0;

    while (at[length] != '\0' && (is_quoted || at[length] != ',')) {
        is_quoted ^= at[length] == '"';
        length++;
    }
    return length;
}

/* The begin of the next member, NULL at the end. */
static const char *member_next(const char *at, size_t length)
{
    return at[length] == ',' ? at + length + 1 : NULL;
}

/* Weight 0, written "q=0", "q=0.000": not wanted. */
static bool has_zero_weight(const char *parameters, size_t length)
{
    for (size_t i = 0; i + 2 < length; i++) {
        if ((parameters[i] == 'q' || parameters[i] == 'Q') && parameters[i + 1] == '=') {
            const size_t digits = strspn(parameters + i + 2, "0.");
            const char after = parameters[i + 2 + digits];
            return digits > 0 && (after < '1' || after > '9');
        }
    }
    return false;
}

/* RFC 9110, 12.5.3: "gzip" by its name, or else by '*'. */
bool asset_accepts_gzip(const char *accept_encoding)
{
    bool is_accepted = false;

    for (const char *at = accept_encoding; at != NULL;) {
        const size_t length = member_length(at);
        const size_t blanks = strspn(at, " \t");
        const char *name = at + (blanks < length ? blanks : length);
        const size_t name_length = strcspn(name, " \t;,");
        const bool is_wanted = !has_zero_weight(
            name + name_length, (size_t)(at + length - name) - name_length);

        if (name_length == 4 && strncasecmp(name, "gzip", 4) == 0) {
            return is_wanted;
        }
        if (name_length == 1 && *name == '*') {
            is_accepted = is_wanted;
        }
        at = member_next(at, length);
    }
    return is_accepted;
}

/* RFC 9110, 13.1.2: one of the list, weak or not, or '*'. */
bool asset_matches_tag(const char *if_none_match, const char *tag)
{
    for (const char *at = if_none_match; at != NULL;) {
        const size_t length = member_length(at);
        const char *member = at + strspn(at, " \t");
        const size_t left = member < at + length ? (size_t)(at + length - member) : 0;
        const size_t weak = left > 2 && strncmp(member, "W/", 2) == 0 ? 2 : 0;
        size_t member_size = left - weak;

        while (member_size > 0 && strchr(" \t", member[weak + member_size - 1]) != NULL) {
            member_size--;
        }
        if ((member_size == strlen(tag) &&
             strncmp(member + weak, tag, member_size) == 0) ||
            (member_size == 1 && weak == 0 && *member == '*')) {
            return true;
        }
        at = member_next(at, length);
    }
    return false;
}

void asset_answer(const struct asset *asset, const char *accept_encoding,
                  const char *if_none_match, struct http_response *response)
{
    const bool is_zipped = asset->gzip_size > 0 && asset_accepts_gzip(accept_encoding);
    const char *tag = is_zipped ? asset->gzip_tag : asset->tag;

    response->body = is_zipped ? asset->gzip : asset->bytes;
    response->body_length = is_zipped ? asset->gzip_size : asset->size;
    response->code = asset_matches_tag(if_none_match, tag) ? 304 : 200;
    http_response_header(response, "Content-Type", asset->type);
    http_response_header(response, "Cache-Control",
                         "public, max-age=31536000, immutable");
    http_response_header(response, "ETag", tag);
    http_response_header(response, "Vary", "Accept-Encoding");
    http_response_header(response, "X-Content-Type-Options", "nosniff");
    if (is_zipped) {
        http_response_header(response, "Content-Encoding", "gzip");
    }
}
