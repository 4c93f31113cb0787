/* Threads: one text through several boxes, on one page or many: a text and the frames it names. */
#ifndef ELEMENT_TEXT_THREAD_H
#define ELEMENT_TEXT_THREAD_H

#include "element/text_content.h"

/* The properties of a frame. */
typedef struct TextFrame {
    const JsonValue *run_around;
    RunAround around;
} TextFrame;

extern const ElementType element_frame;

/* The ids of a thread's frames, count of them, and where they stand in the layout. */
typedef struct TextThread {
    const JsonValue **ids;
    int count;
} TextThread;

/* Reads threadTo: a list of ids, or one. NULL: no thread. Faults are reported. */
TextThread text_thread_read(Builder *builder, const JsonValue *value);

/* Arranges a box of a thread: empty until it is settled, as high as its space. */
double text_thread_arrange(LayoutContext *context, Box *box, const Space *space);

/* Sets the text of `first` into its box and its thread's frames, in their order. Ids that are no
 * frame's, or of one that holds text already, are reported (E_THREAD_FRAME) and left out; what
 * finds no room at all is reported as overset. */
void text_thread_settle(LayoutContext *context, Box *first, const LayoutResult *result,
                        const TextThread *thread, const RichText *text, const RunAround *around);

#endif
