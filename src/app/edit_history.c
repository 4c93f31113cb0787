/* Edit history: see edit_history.h. */
#include "app/edit_history.h"

#include "base/file.h"
#include "base/limits.h"
#include "json/edit.h"

static Hash128 hash_of(Text text)
{
    return hash_bytes_128(text.data, text.length);
}

static void release_edit(Edit *edit)
{
    memory_free(edit->path);
    strbuf_release(&edit->before);
}

static void push(EditHistory *history, const char *path, Text before, Text after)
{
    if (history->count == EDIT_HISTORY_DEPTH) {
        release_edit(&history->edits[0]);
        memmove(history->edits, history->edits + 1,
                (EDIT_HISTORY_DEPTH - 1) * sizeof *history->edits);
        history->count--;
    }
    Edit *edit = &history->edits[history->count++];
    size_t size = strlen(path) + 1;
    *edit = (Edit){.path = memcpy(memory_alloc(size), path, size), .after = hash_of(after)};
    strbuf_text(&edit->before, before);
}

/* Whether the value at the pointer is the one that the wish was made for. */
static bool is_current(Arena *arena, DiagSink *diagnostics, const SourceText *source,
                       const EditWish *wish)
{
    JsonValue *root = json_parse(arena, diagnostics, source);
    if (!root)
        return false;
    const JsonValue *value = json_at_pointer(root, wish->pointer);
    bool same = !value || (value->origin.length == wish->old.length &&
                           memcmp(source->text.data + value->origin.offset, wish->old.data,
                                  wish->old.length) == 0);
    if ((same && value) || wish->old.length == 0)
        return true;
    diag_report(diagnostics, E_EDIT_STALE, NULL, DIAG_ARGS(wish->pointer, wish->path));
    return false;
}

bool edit_history_apply(EditHistory *history, DiagSink *diagnostics, const EditWish *wish)
{
    Arena *arena = diagnostics->arena;
    Text before;
    if (!file_read(arena, diagnostics, NULL, wish->path, LIMIT_ID_INPUT_BYTES, &before))
        return false;
    const SourceText *source = source_create(arena, wish->path, before);
    StrBuf changed = {0};
    bool is_good = is_current(arena, diagnostics, source, wish) &&
                   json_edit_set(arena, diagnostics, source, wish->pointer, wish->value, &changed);
    Text after = {changed.data, changed.length};
    is_good = is_good && file_write(diagnostics, wish->path, after);
    if (is_good)
        push(history, wish->path, before, after);
    strbuf_release(&changed);
    return is_good;
}

bool edit_history_undo(EditHistory *history, DiagSink *diagnostics)
{
    if (history->count == 0) {
        diag_report(diagnostics, E_UNDO_NOTHING, NULL, DIAG_NO_ARGS);
        return false;
    }
    Edit *edit = &history->edits[history->count - 1];
    Text now;
    if (!file_read(diagnostics->arena, diagnostics, NULL, edit->path, LIMIT_ID_INPUT_BYTES, &now))
        return false;
    Hash128 hash = hash_of(now);
    if (hash.high != edit->after.high || hash.low != edit->after.low) {
        diag_report(diagnostics, E_UNDO_CHANGED, NULL, DIAG_ARGS(edit->path));
        return false;
    }
    if (!file_write(diagnostics, edit->path, (Text){edit->before.data, edit->before.length}))
        return false;
    release_edit(edit);
    history->count--;
    return true;
}

void edit_history_release(EditHistory *history)
{
    for (int i = 0; i < history->count; i++)
        release_edit(&history->edits[i]);
    history->count = 0;
}
