/* Hyphenation: hyphenate.h. */
#include "text/hyphenate.h"

#include <ctype.h>
#include <glib.h>
#include <hyphen.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"

/* Where the distribution's hyphen-* packages install their dictionaries. */
#define DICTIONARY_FOLDER "/usr/share/hyphen/"

#define LANGUAGES_KEPT      8  /* in one session; further ones are not hyphenated */
#define LANGUAGE_BYTES      16 /* "sr-Latn-RS" */
#define SHORTEST_WORD       5
#define LONGEST_WORD_BYTES  100 /* libhyphen's own tables are for words */
#define HYPHEN_BUFFER_EXTRA 5   /* what hnj_hyphen_hyphenate2 wants beyond the word */

typedef struct Dictionary {
    char language[LANGUAGE_BYTES];
    HyphenDict *patterns; /* NULL: not installed */
} Dictionary;

struct Hyphenator {
    Dictionary dictionaries[LANGUAGES_KEPT];
    int count;
};

typedef struct Word {
    uint32_t start, end; /* characters */
    char bytes[LONGEST_WORD_BYTES + 1];
    int length;
} Word;

Hyphenator *hyphenator_create(void)
{
    Hyphenator *hyphenator = memory_alloc(sizeof *hyphenator);
    hyphenator->count = 0;
    return hyphenator;
}

void hyphenator_destroy(Hyphenator *hyphenator)
{
    if (!hyphenator)
        return;
    for (int i = 0; i < hyphenator->count; i++) {
        if (hyphenator->dictionaries[i].patterns)
            hnj_hyphen_free(hyphenator->dictionaries[i].patterns);
    }
    memory_free(hyphenator);
}

/* The dictionary in the file named after `region`: en and US give hyph_en_US.dic. */
static HyphenDict *load(const char *language, const char *region)
{
    char path[sizeof DICTIONARY_FOLDER + 2 * LANGUAGE_BYTES + sizeof "hyph__.dic"];
    size_t at = 0;
    const char *const parts[] = {DICTIONARY_FOLDER,    "hyph_", language, region ? "_" : "",
                                 region ? region : "", ".dic"};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        size_t length = strlen(parts[i]);
        memcpy(path + at, parts[i], length);
        at += length;
    }
    path[at] = '\0';
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) ? hnj_hyphen_load(path) : NULL;
}

/* en-US has its own file; en, de: the plain one, else that of the country of the same name. */
static HyphenDict *find_patterns(const char *tag)
{
    char language[LANGUAGE_BYTES];
    char country[LANGUAGE_BYTES];
    size_t length = strcspn(tag, "-_");
    for (size_t i = 0; i <= length; i++) {
        language[i] = i < length ? (char)tolower((unsigned char)tag[i]) : '\0';
        country[i] = i < length ? (char)toupper((unsigned char)tag[i]) : '\0';
    }
    HyphenDict *patterns = tag[length] ? load(language, tag + length + 1) : NULL;
    if (!patterns)
        patterns = load(language, NULL);
    return patterns ? patterns : load(language, country);
}

static const Dictionary *find_dictionary(Hyphenator *hyphenator, const char *tag)
{
    for (int i = 0; i < hyphenator->count; i++) {
        if (strcmp(hyphenator->dictionaries[i].language, tag) == 0)
            return &hyphenator->dictionaries[i];
    }
    if (hyphenator->count == LANGUAGES_KEPT)
        return NULL;
    Dictionary *dictionary = &hyphenator->dictionaries[hyphenator->count++];
    memcpy(dictionary->language, tag, strlen(tag) + 1);
    dictionary->patterns = find_patterns(tag);
    return dictionary;
}

/* The language of a style's Latin words; NULL where its tag is no name of a file. */
static const char *word_language(const TextStyle *style)
{
    const char *language = style->language;
    if (language_is_han(language) || strncmp(language, "ko", 2) == 0)
        return "en-US";
    if (strcmp(language, "en") == 0)
        return "en-US";
    size_t length = strlen(language);
    if (length < 2 || length >= LANGUAGE_BYTES)
        return NULL;
    for (size_t i = 0; i < length; i++) {
        if (!isalnum((unsigned char)language[i]) && language[i] != '-')
            return NULL;
    }
    return language;
}

static bool is_letter(const Analysis *analysis, uint32_t index)
{
    const Character *character = &analysis->characters[index];
    return character->cluster_class == CLASS_LATIN && character->is_grapheme &&
           analysis->code_points[index] != 0x2019 && !character->is_upright;
}

/* The letters from `start` on, in lower case; length 0: no word to part. */
static Word read_word(const Analysis *analysis, uint32_t start)
{
    Word word = {.start = start, .end = start};
    bool is_plain = true;
    const TextStyle *style = analysis_style(analysis, start);
    for (; word.end < analysis->count && is_letter(analysis, word.end); word.end++) {
        char bytes[4];
        gunichar lower = g_unichar_tolower(analysis->code_points[word.end]);
        size_t length = utf8_encode(lower, bytes);
        is_plain &= analysis_style(analysis, word.end)->hyphens == style->hyphens &&
                    word.length + (int)length <= LONGEST_WORD_BYTES;
        if (!is_plain)
            continue;
        memcpy(word.bytes + word.length, bytes, length);
        word.length += (int)length;
    }
    bool joins = word.end < analysis->count && analysis->characters[word.end].cluster_class ==
                                                   CLASS_DIGIT; /* a code, not a word */
    if (!is_plain || joins || word.end - word.start < SHORTEST_WORD)
        word.length = 0;
    return word;
}

/* An odd digit in `hyphens` allows a break behind that character; where a word is spelt otherwise
 * when it is parted (`replaced`), it stays whole. */
static void part_word(Analysis *analysis, const Word *word, const char *hyphens,
                      char *const *replaced)
{
    for (uint32_t i = 0; word->start + i + 1 < word->end; i++) {
        bool may_part = (hyphens[i] & 1) && !(replaced && replaced[i]);
        Character *next = &analysis->characters[word->start + i + 1];
        if (!may_part || next->break_before != BREAK_NONE)
            continue;
        next->break_before = BREAK_ALLOWED;
        next->is_hyphenated = true;
    }
}

/* libhyphen allocates these, with malloc, for words that change their spelling. */
static void release_replacements(char **replaced, int *places, int *cuts, int length)
{
    for (int i = 0; replaced && i < length; i++)
        memory_free(replaced[i]);
    memory_free(replaced);
    memory_free(places);
    memory_free(cuts);
}

static void hyphenate_word(Analysis *analysis, const Word *word, HyphenDict *patterns)
{
    char hyphens[LONGEST_WORD_BYTES + HYPHEN_BUFFER_EXTRA + 1] = {0};
    char **replaced = NULL;
    int *places = NULL;
    int *cuts = NULL;
    if (strcmp(patterns->cset, "UTF-8") != 0 && (int)(word->end - word->start) != word->length)
        return; /* letters that the dictionary writes otherwise */
    /* Of a dictionary in UTF-8 the answers are by characters too, not by bytes. */
    int failed = hnj_hyphen_hyphenate2(patterns, word->bytes, word->length, hyphens, NULL,
                                       &replaced, &places, &cuts);
    if (!failed)
        part_word(analysis, word, hyphens, replaced);
    release_replacements(replaced, places, cuts, word->length);
}

static void report_missing(Analysis *analysis, uint32_t index, const char *language)
{
    Origin origin = text_map_origin(analysis->block->map, analysis->characters[index].byte, 1);
    Diagnostic *report =
        diag_report(analysis->diagnostics, W_HYPHENATION_MISSING, &origin, DIAG_ARGS(language));
    if (report)
        report->node_id = analysis_style(analysis, index)->node_id;
}

void hyphenate(Analysis *analysis)
{
    bool is_reported = false;
    for (uint32_t i = 0; i < analysis->count;) {
        const TextStyle *style = analysis_style(analysis, i);
        if (style->hyphens != HYPHENS_AUTO || !is_letter(analysis, i)) {
            i++;
            continue;
        }
        Word word = read_word(analysis, i);
        const char *language = word.length ? word_language(style) : NULL;
        const Dictionary *dictionary =
            language ? find_dictionary(analysis->context->hyphenator, language) : NULL;
        if (dictionary && dictionary->patterns) {
            hyphenate_word(analysis, &word, dictionary->patterns);
        } else if (dictionary && !is_reported) {
            report_missing(analysis, i, language);
            is_reported = true;
        }
        i = word.end;
    }
}
