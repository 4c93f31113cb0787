/* The structure tree in memory, shared by haru_structure.c, which builds it, and
 * haru_structure_write.c, which makes objects of it. */
#ifndef DEVICE_HARU_STRUCTURE_TREE_H
#define DEVICE_HARU_STRUCTURE_TREE_H

#include "device/haru_structure.h"

typedef struct HaruElement HaruElement;
typedef struct HaruMarks HaruMarks;

typedef enum HaruKidKind { KID_ELEMENT, KID_CONTENT, KID_ANNOTATION } HaruKidKind;

/* One entry of an element's /K. */
typedef struct HaruKid {
    HaruKidKind kind;
    uint32_t node;          /* whose it is: sorts the kids */
    HaruElement *element;   /* ELEMENT; else NULL */
    const HaruMarks *marks; /* CONTENT: the stream, and the number in it */
    long mcid;
    HPDF_Dict annotation, page; /* ANNOTATION */
} HaruKid;

struct HaruElement {
    const Tag *tag; /* of where it was met first; NULL: the document */
    HaruElement *parent, *next_part;
    HPDF_Dict object;
    const HaruMarks *marks; /* where its first content is, NULL: it has none */
    HaruKid *kids;          /* kid_count of them */
    size_t kid_count, kid_capacity;
    const char *words; /* of headings and links, NULL: none */
    size_t words_length;
    int level; /* of a heading, as it is written */
};

/* The marked content of one stream. */
struct HaruMarks {
    HPDF_Dict page;
    double left, top;       /* page points (y down) go to (left + x, top - y) */
    HPDF_Dict form;         /* NULL: the stream is the page's own */
    HaruElement **elements; /* by MCID; element_count of them */
    size_t element_count, element_capacity;
    bool is_entered; /* in the parent tree, under `key` */
    long key;
};

/* One entry of the parent tree: a stream's elements, or an annotation's. */
typedef struct HaruParent {
    const HaruMarks *marks; /* NULL: an annotation */
    HaruElement *element;
} HaruParent;

struct HaruStructure {
    HaruElement *document_element;
    HaruElement **chains; /* by node; chain_count of them */
    size_t chain_count;
    HaruParent *parents; /* by key; parent_count of them */
    size_t parent_count, parent_capacity;
};

/* "P", "H2", "TD": the standard type of the tag's element. */
const char *haru_role_name(const Tag *tag);

/* A stream where the element, or one below it, has content; NULL: nowhere. */
const HaruMarks *haru_structure_place(const HaruElement *element);

/* Writes the headings as the document's outline (PDF 1.7, 12.3.3). */
void haru_outline_write(HaruDocument *document);

/* Puts the kids of an element and of all below it into reading order. */
void haru_structure_sort(HaruElement *element);

#endif
