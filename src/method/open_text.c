#include "method/open_text.h"

#include <string.h>

#include "base/attributes.h"
#include "base/utf8.h"

const char *const OPEN_TEXT_CODES[OPEN_TEXT_KIND_COUNT] = {"plain", "name", "number",
                                                           "address", "person"};
const char *const OPEN_TEXT_NAMES[OPEN_TEXT_KIND_COUNT] = {
    N_("nothing special"), N_("looks like a name or a place"), N_("a number"),
    N_("an address"), N_("may stand for one person")};

/* Usual words that stand with a capital at the beginning of a sentence, by utf8_key(). */
static const char *const USUAL[] = {
    /* Dutch */
    "aan", "ze", "al", "alle", "alleen", "alles", "als", "altijd", "andere", "bij",
    "daar", "daarna", "dan", "dat", "de", "deze", "die", "dit", "door", "dus", "een",
    "eerst", "en", "er", "ergens", "geen", "gewoon", "goed", "heb", "heel", "het", "hier",
    "hij", "hoe", "hulp", "iedereen", "iemand", "ik", "in", "ja", "je", "jullie", "kan",
    "maar", "meer", "men", "met", "mijn", "minder", "misschien", "moet", "na", "naar",
    "nee", "niemand", "niet", "niets", "nog", "nu", "of", "om", "omdat", "ons", "onze",
    "ook", "op", "over", "sinds", "soms", "snel", "te", "ten", "tijd", "toen", "tot", "u",
    "uit", "van", "veel", "vaak", "voor", "vroeger", "waar", "waarom", "wachten",
    "wanneer", "want", "was", "wat", "we", "weinig", "wie", "wij", "zij", "zijn", "zo",
    "zonder",
    /* French */
    "a", "apres", "au", "aucun", "avant", "avec", "avoir", "beaucoup", "bien", "bon", "c",
    "ca", "car", "ce", "cela", "ces", "cet", "cette", "comme", "comment", "d", "dans",
    "depuis", "des", "donc", "du", "elle", "elles", "est", "et", "il", "ils", "j",
    "jamais", "je", "l", "la", "le", "les", "leur", "ma", "mais", "mes", "moins", "mon",
    "ne", "non", "nos", "notre", "nous", "on", "ou", "oui", "par", "parce", "parfois",
    "pas", "peu", "plus", "pour", "pourquoi", "quand", "que", "qui", "rien", "s", "sans",
    "se", "si", "son", "sur", "tous", "tout", "toujours", "trop", "tu", "un", "une",
    "vous", "y",
    /* English */
    "after", "again", "all", "also", "always", "an", "and", "at", "because", "before",
    "but", "by", "can", "everybody", "everyone", "for", "from", "good", "have", "he",
    "help", "her", "here", "his", "how", "i", "if", "is", "it", "its", "just", "many",
    "maybe", "more", "my", "never", "no", "nobody", "not", "nothing", "now", "once",
    "only", "or", "our", "people", "please", "she", "should", "so", "some", "sometimes",
    "than", "thank", "thanks", "that", "the", "their", "them", "then", "there", "they",
    "this", "to", "too", "very", "waiting", "we", "were", "what", "when", "where",
    "which", "who", "why", "with", "yes", "you", "your"};

/* Words behind which one person stands, or one place. */
static const char *const PERSONS[] = {
    "baas",        "begeleider",   "begeleidster",  "buurman",      "buurvrouw",
    "conseillere", "coordinator",  "coordinatrice", "coordinateur", "dame",
    "director",    "directeur",    "directrice",    "docteur",      "doctor",
    "dokter",      "dr",           "gynaecoloog",   "headmaster",   "huisarts",
    "infirmier",   "infirmiere",   "juf",           "juffrouw",     "kinesist",
    "leraar",      "lerares",      "leerkracht",    "madame",       "maitre",
    "maitresse",   "mayor",        "burgemeester",  "bourgmestre",  "medecin",
    "meester",     "meneer",       "mevr",          "mevrouw",      "mijnheer",
    "miss",        "mlle",         "mme",           "monsieur",     "mr",
    "mrs",         "nurse",        "onthaalmoeder", "pediater",     "psycholoog",
    "psychologue", "sir",          "teacher",       "voisin",       "voisine",
    "vroedvrouw",  "verpleegster", "verpleger",     "onthaalouder", "wijkagent"};

static bool is_among(const char *const *words, size_t count, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_letter_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (unsigned char)byte >= 0x80;
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool is_word_byte(char byte)
{
    return is_letter_byte(byte) || is_digit(byte);
}

/* A to Z, and the capitals of Latin-1 and of Latin Extended-A, where they are even up to
 * U+0137 and from U+014A on, odd between, and odd again from U+0179 on. */
static bool is_capital(const char *at)
{
    const unsigned char first = (unsigned char)at[0];
    const unsigned char second = first == 0 ? 0 : (unsigned char)at[1];

    if (first >= 'A' && first <= 'Z') {
        return true;
    }
    if (first == 0xC3) {
        return second >= 0x80 && second <= 0x9E && second != 0x97;
    }
    if (first != 0xC4 && first != 0xC5) {
        return false;
    }
    const unsigned codepoint = ((first & 0x1Fu) << 6) | (second & 0x3Fu);
    const bool is_odd = (codepoint >= 0x139 && codepoint <= 0x148) || codepoint >= 0x179;
    return (codepoint % 2 == 1) == is_odd;
}

static bool has_digit(const char *word)
{
    return word[strcspn(word, "0123456789")] != '\0';
}

static bool is_street(const char *key)
{
    static const char *const ENDS[] = {"straat", "laan", "plein", "steenweg", "dreef"};
    const size_t length = strlen(key);

    for (size_t i = 0; i < ARRAY_COUNT(ENDS); i++) {
        const size_t end = strlen(ENDS[i]);
        if (length > end && strcmp(key + length - end, ENDS[i]) == 0) {
            return true;
        }
    }
    return strcmp(key, "rue") == 0 || strcmp(key, "avenue") == 0;
}

static bool is_address(const char *word)
{
    const char *at = strchr(word, '@');

    return (at != NULL && at != word && at[1] != '\0') || strncmp(word, "www.", 4) == 0 ||
           strstr(word, "://") != NULL;
}

static enum open_text_kind kind_of(const char *word, struct pool *scratch)
{
    const char *key = utf8_key(scratch, word);

    if (is_address(word) || is_street(key)) {
        return OPEN_TEXT_ADDRESS;
    }
    if (has_digit(word)) {
        return OPEN_TEXT_NUMBER;
    }
    if (is_among(PERSONS, ARRAY_COUNT(PERSONS), key)) {
        return OPEN_TEXT_PERSON;
    }
    return is_capital(word) && !is_among(USUAL, ARRAY_COUNT(USUAL), key)
               ? OPEN_TEXT_NAME
               : OPEN_TEXT_PLAIN;
}

/* ---- the walk ---- */

/* The parts that were found up to now; the last plain one still grows. */
struct walk {
    struct pool *pool;
    struct open_text_part *parts;
    size_t count;
    size_t marked;
    const char *plain; /* where the plain one begins */
};

static void part_add(struct walk *walk, const char *begin, const char *end,
                     enum open_text_kind kind)
{
    if (begin == end) {
        return;
    }
    walk->parts[walk->count++] = (struct open_text_part){
        pool_text_part(walk->pool, begin, (size_t)(end - begin)), kind};
    walk->marked += kind != OPEN_TEXT_PLAIN;
}

/* Bytes of a sign that is no letter and has more than one: a quotation mark, a dash. */
static size_t sign_length(const char *at)
{
    if ((unsigned char)at[0] == 0xE2 && (unsigned char)at[1] == 0x80) {
        return 3;
    }
    return (unsigned char)at[0] == 0xC2 ? 2 : 0;
}

/* An apostrophe parts "l'Ardoise", but neither "l'école" nor "zo'n". */
static bool is_break(const char *at)
{
    const size_t sign = sign_length(at);
    const bool is_apostrophe =
        at[0] == '\'' || (sign == 3 && (unsigned char)at[2] == 0x99);

    if (is_apostrophe) {
        return is_capital(at + (sign > 0 ? sign : 1));
    }
    return sign > 0 || strchr(" \t\r\n()[]\"!?;,/", at[0]) != NULL;
}

/* Without the marks behind it; an address on the web goes on to the next blank. */
static const char *word_end(const char *begin)
{
    const char *end = begin;

    while (!is_break(end)) {
        end++;
    }
    if (end > begin && end[-1] == ':' && strncmp(end, "//", 2) == 0) {
        return begin + strcspn(begin, " \t\r\n");
    }
    while (end > begin && !is_word_byte(end[-1])) {
        end--;
    }
    return end;
}

/* The word as far as it goes; of names, the names behind it too. */
static const char *mark_end(const char *end, enum open_text_kind kind,
                            struct pool *scratch)
{
    while (kind == OPEN_TEXT_NAME && end[0] == ' ' && is_capital(end + 1)) {
        const char *next = word_end(end + 1);
        const char *word = pool_text_part(scratch, end + 1, (size_t)(next - end - 1));

        if (kind_of(word, scratch) != OPEN_TEXT_NAME) {
            break;
        }
        end = next;
    }
    return end;
}

static const char *word_take(struct walk *walk, const char *begin, struct pool *scratch)
{
    const char *end = word_end(begin);

    if (end == begin) {
        return begin + 1;
    }
    const enum open_text_kind kind =
        kind_of(pool_text_part(scratch, begin, (size_t)(end - begin)), scratch);
    if (kind == OPEN_TEXT_PLAIN) {
        return end;
    }
    end = mark_end(end, kind, scratch);
    part_add(walk, walk->plain, begin, OPEN_TEXT_PLAIN);
    part_add(walk, begin, end, kind);
    walk->plain = end;
    return end;
}

struct open_text_parts open_text_scan(const char *text, struct pool *pool)
{
    SCOPED(pool) scratch = pool_new();
    struct walk walk = {
        .pool = pool,
        .parts = pool_array(pool, strlen(text) + 2, struct open_text_part),
        .plain = text,
    };
    const char *at = text;

    while (*at != '\0') {
        const size_t sign = sign_length(at);

        if (sign == 0 && is_word_byte(*at)) {
            at = word_take(&walk, at, scratch);
        } else {
            at += sign > 0 ? sign : 1;
        }
    }
    part_add(&walk, walk.plain, at, OPEN_TEXT_PLAIN);
    return (struct open_text_parts){walk.parts, walk.count, walk.marked};
}
