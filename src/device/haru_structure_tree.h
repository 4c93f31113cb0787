/* The structure tree in memory, shared by haru_structure.c, which builds it, and
 * haru_structure_write.c, which writes it. Others are named by their numbers in the file, so that
 * each can be written, and forgotten, by itself. */
#ifndef DEVICE_HARU_STRUCTURE_TREE_H
#define DEVICE_HARU_STRUCTURE_TREE_H

#include "device/haru_number_tree.h"
#include "device/haru_structure.h"

typedef struct HaruElement HaruElement;
typedef struct HaruMarks HaruMarks;
typedef struct HaruPageMarks HaruPageMarks;

typedef enum HaruKidKind { KID_ELEMENT, KID_CONTENT, KID_ANNOTATION } HaruKidKind;

/* One entry of an element's /K. */
typedef struct HaruKid {
    HaruKidKind kind;
    uint32_t node;   /* whose it is: sorts the kids */
    uint32_t number; /* of the element or annotation; CONTENT: of the form, 0: the page's own */
    uint32_t page;   /* CONTENT, ANNOTATION: number of the page */
    uint32_t mcid;   /* CONTENT */
} HaruKid;

struct HaruElement {
    const Tag *tag;                  /* of where it was met first; NULL: the document or a part */
    bool has_own_tag;                /* `tag` is a copy, which lasts as long as the element */
    HaruElement *parent, *next_part; /* the next in its chain */
    HaruElement *next_open;          /* of those not written yet, in the order of their making */
    uint32_t number, parent_number;
    uint32_t last_page;  /* serial of the page where it, or what is below it, was met last */
    HaruPageMarks *page; /* where its first content is, NULL: it has none */
    /* Where it, or what is below it, is first; NULL: nowhere. */
    const HaruPageMarks *place;
    HaruKid *kids; /* kid_count of them */
    size_t kid_count, kid_capacity;
    HPDF_Dict *annotations; /* annotation_count of them, of a link; held */
    size_t annotation_count, annotation_capacity;
    const char *words; /* of headings and links, the title of a part; NULL: none */
    size_t words_length;
    int level; /* of a heading, as it is written */
};

/* The marked content of one page, groups and all. Numbers are unique in the page, and all its
 * streams share one list of elements: they need be so in a stream only (PDF 1.7, 14.7.4.2), but
 * pdf.js takes equal numbers of a page for one, and looks for elements in the page's list alone. */
struct HaruPageMarks {
    HPDF_Dict dict;      /* of the page; gone after its end */
    uint32_t page, list; /* numbers: of the page, and of the list of its elements */
    double left, top;    /* page points (y down) go to (left + x, top - y) */
    StrBuf elements;     /* references, by MCID */
    uint32_t element_count;
};

/* One stream with marked content. */
struct HaruMarks {
    HaruPageMarks *page;
    uint32_t form; /* its number, 0: the stream is the page's own, or has no content yet */
    long key;      /* in the parent tree */
};

#define HARU_CHAINS 1024u /* a power of two; a page has a few hundred elements */

struct HaruStructure {
    Arena *arena;  /* of the part's elements */
    uint32_t root; /* number of the tree's root */
    HaruElement *document_element;
    HaruElement *part;    /* NULL: none is open; elements without a parent are the document's */
    const char *title;    /* the first heading's words */
    HaruElement **chains; /* of those not written yet, hashed by node: HARU_CHAINS of them */
    HaruElement *first_open, *last_open, *free_elements;
    HaruElement **headings; /* heading_count of them, by node; stay open */
    size_t heading_count, heading_capacity;
    HaruNumberTree parents;
    long parent_count; /* keys in use */
    uint32_t page_count;
    int last_level; /* of the heading written last */
};

/* "P", "H2", "TD": the standard type of the tag's element. */
const char *haru_role_name(const Tag *tag);

/* Writes an element that was left behind and forgets it; a heading stays for the end, by itself. */
void haru_structure_leave(HaruDocument *document, HaruElement *element);

/* Writes all that is open, then the headings with their bookmarks. */
void haru_structure_write_open(HaruDocument *document);

/* Writes an element: nothing may be added to it any more. */
void haru_structure_write(HaruDocument *document, HaruElement *element);

#endif
