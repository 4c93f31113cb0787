/* The structure tree of a tagged PDF (PDF 1.7, 14.7 and 14.8; ISO 14289-1): elements, the marked
 * content that belongs to them, links with their annotations, bookmarks. Elements are written as
 * soon as the drawing has left them behind: memory does not grow with the pages. A document without
 * structure (the other products) has none of this: every function accepts that and does nothing. */
#ifndef DEVICE_HARU_STRUCTURE_H
#define DEVICE_HARU_STRUCTURE_H

#include "device/haru_content.h"

typedef struct HaruStructure HaruStructure;

/* Gives the document a structure tree; from now on all content is marked. */
void haru_structure_create(HaruDocument *document);
void haru_structure_release(HaruDocument *document);

/* What follows belongs to a part of the document with this title (NULL: none): an element whose
 * number in the file is returned, 0 without structure. At the end of the part all that it holds is
 * written; its tags may go, and their node numbers may be used again. */
uint32_t haru_structure_begin_part(HaruDocument *document, const char *title);
void haru_structure_end_part(HaruDocument *document);

/* What is drawn into `content`, a second one of a page that has been ended, is decoration. */
void haru_structure_begin_decoration(HaruContent *content);

/* Nothing of the nodes from `first_node` on is met any more, but for pages drawn as a whole later:
 * writes all that belongs to them but the headings. The tags of all that was met may go. */
void haru_structure_end_section(HaruDocument *document, uint32_t first_node);

/* `content` is that of `page`, or of a group on it. Call before drawing into it. */
void haru_structure_begin(HaruContent *content, HPDF_Dict page);

/* `form` holds what was drawn into `content`, which is a group's. */
void haru_structure_end_form(HaruContent *content, HPDF_Dict form);

/* What is drawn next into `content` belongs to `tag` (NULL or TAG_ARTIFACT: decoration). Writes
 * nothing when it did already. */
void haru_structure_mark(HaruContent *content, const Tag *tag);

/* The element of `tag` is there even if nothing is drawn in it; a link gets its annotation. */
void haru_structure_open(HaruContent *content, const Tag *tag);

/* `text` was shown within `tag`. Headings and links remember their words. */
void haru_structure_add_text(HaruDocument *document, const Tag *tag, Text text);

/* After the page's content: writes its list of elements, and every element but headings in which,
 * and below which, nothing of this page is. One that is met again nevertheless goes on as a second
 * element of the same parent. */
void haru_structure_end_page(HaruContent *content);

/* The words of the first heading, NULL: there is none. */
const char *haru_structure_title(HaruDocument *document);

/* Writes the rest of the tree, the parent tree and the bookmarks into the catalog. */
void haru_structure_finish(HaruDocument *document);

#endif
