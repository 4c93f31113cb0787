/* Edit history: changes of single values in JSON files, which can be undone. */
#ifndef APP_EDIT_HISTORY_H
#define APP_EDIT_HISTORY_H

#include "base/diag.h"
#include "base/hash.h"

#define EDIT_HISTORY_DEPTH 200

typedef struct Edit {
    char *path;
    StrBuf before; /* the whole file */
    Hash128 after; /* of what was written */
} Edit;

typedef struct EditHistory {
    Edit edits[EDIT_HISTORY_DEPTH]; /* count of them, oldest first */
    int count;
} EditHistory;

typedef struct EditWish {
    const char *path;
    const char *pointer; /* RFC 6901 */
    Text value;          /* JSON */
    Text old;            /* what stands there now, as in the file; empty: nothing, or any value */
} EditWish;

/* Rewrites the file with that one value changed. False: reported, the file is as it was. */
bool edit_history_apply(EditHistory *history, DiagSink *diagnostics, const EditWish *wish);

/* Puts back the file that was edited last. False: reported, the file is as it was. */
bool edit_history_undo(EditHistory *history, DiagSink *diagnostics);

void edit_history_release(EditHistory *history);

#endif
