/* The structure tree in memory, shared by haru_structure.c, which builds it, and
 * haru_structure_write.c, which makes objects of it. */
#ifndef DEVICE_HARU_STRUCTURE_TREE_H
#define DEVICE_HARU_STRUCTURE_TREE_H

#include "device/haru_structure.h"

typedef struct HaruElement HaruElement;
typedef struct HaruMarks HaruMarks;
typedef struct HaruPageMarks HaruPageMarks;

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
    const HaruPageMarks *page; /* where its first content is, NULL: it has none */
    HaruKid *kids;             /* kid_count of them */
    size_t kid_count, kid_capacity;
    const char *words; /* of headings and links, NULL: none */
    size_t words_length;
    int level; /* of a heading, as it is written */
};

/* The marked content of one page, groups and all. Numbers are unique in the page, and all its
 * streams share one list of elements: they need be so in a stream only (PDF 1.7, 14.7.4.2), but
 * pdf.js takes equal numbers of a page for one, and looks for elements in the page's list alone. */
struct HaruPageMarks {
    HPDF_Dict page;
    double left, top;       /* page points (y down) go to (left + x, top - y) */
    HaruElement **elements; /* by MCID; element_count of them */
    size_t element_count, element_capacity;
    HPDF_Array list; /* of the elements' objects; NULL: not written yet */
};

/* One stream with marked content. */
struct HaruMarks {
    HaruPageMarks *page;
    HPDF_Dict form;  /* NULL: the stream is the page's own */
    bool is_entered; /* in the parent tree */
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

/* A page where the element, or one below it, has content; NULL: nowhere. */
const HaruPageMarks *haru_structure_place(const HaruElement *element);

/* Writes the headings as the document's outline (PDF 1.7, 12.3.3). */
void haru_outline_write(HaruDocument *document);

/* Puts the kids of an element and of all below it into reading order. */
void haru_structure_sort(HaruElement *element);

#endif
