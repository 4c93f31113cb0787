/* Font library: names to families to faces, each opened when it is first asked for; see library.h.
 */
#include "font/library.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/map.h"
#include "font/face_load.h"
#include "font/fallback.h"
#include "font/manifest.h"
#include "font/match.h"
#include "json/suggest.h"

#define LONGEST_NAME 256 /* bytes of a family name; longer ones are unknown */

typedef enum SlotState {
    SLOT_UNTRIED,
    SLOT_LOADED,
    SLOT_MISSING,    /* no such file */
    SLOT_UNREADABLE, /* a file that cannot be opened */
    SLOT_FAULTY      /* opened, but no font for us: see `fault` */
} SlotState;

/* What became of one listed face. A fault is kept, because every job must hear of it. */
typedef struct FaceSlot {
    const char *path;
    unsigned index;
    SlotState state;
    int error; /* an errno value, of SLOT_UNREADABLE */
    FaceFault fault;
    Face face;
} FaceSlot;

typedef struct Family {
    ManifestFamily listed;
    ManifestFace *faces; /* the array of `listed` */
    FaceSlot *slots;     /* one for each face */
    const char *source;  /* the manifest, NULL: found by fontconfig */
    bool is_checked;     /* `file` of the faces says what is there */
} Family;

struct FontLibrary {
    Arena *arena;
    Family **families; /* of the manifest; an entry never moves */
    int family_count;
    Map names;  /* folded name or alias to Family */
    Map system; /* folded name to Family, face_count 0: fontconfig has none */
    Map blobs;  /* path to hb_blob_t */
    uint32_t loaded_count;
};

/* Lower case of the ASCII letters, in `folded`; empty when `name` is too long. */
static Text fold(const char *name, char folded[LONGEST_NAME])
{
    size_t length = strlen(name);
    if (length >= LONGEST_NAME)
        length = 0;
    for (size_t i = 0; i < length; i++) {
        bool is_upper = name[i] >= 'A' && name[i] <= 'Z';
        folded[i] = (char)(is_upper ? name[i] - 'A' + 'a' : name[i]);
    }
    return (Text){folded, length};
}

static Text keep(Arena *arena, Text text)
{
    return (Text){arena_copy(arena, text.data, text.length), text.length};
}

static void add_name(FontLibrary *library, DiagSink *diagnostics, const char *name, Family *family)
{
    char folded[LONGEST_NAME];
    Text key = keep(library->arena, fold(name, folded));
    const Family *former = map_find(&library->names, key);
    /* A house may take over a name of the shipped manifest; twice in one file is a slip. */
    if (former && former != family && strcmp(former->source, family->source) == 0)
        diag_report(diagnostics, W_FONT_NAME_TWICE, NULL,
                    DIAG_ARGS(name, former->listed.name, family->listed.name));
    map_set(&library->names, key, family);
}

static Family *create_family(Arena *arena, const char *name, int face_count)
{
    Family *family = arena_alloc(arena, sizeof *family);
    family->faces = arena_array(arena, (size_t)face_count, sizeof *family->faces);
    family->slots = arena_array(arena, (size_t)face_count, sizeof *family->slots);
    family->listed.name = name;
    family->listed.faces = family->faces;
    family->listed.face_count = face_count;
    return family;
}

static Family *adopt_entry(Arena *arena, const ManifestEntry *entry)
{
    int count = entry->family.face_count;
    Family *family = create_family(arena, entry->family.name, count);
    family->listed.aliases = entry->family.aliases;
    family->source = entry->source;
    for (int i = 0; i < count; i++) {
        family->faces[i] = entry->faces[i];
        family->slots[i].path = entry->paths[i];
    }
    return family;
}

FontLibrary *font_library_create(const char *manifest_path, DiagSink *diagnostics)
{
    Arena *arena = arena_create();
    FontLibrary *library = arena_alloc(arena, sizeof *library);
    library->arena = arena;
    map_init(&library->names, arena);
    map_init(&library->system, arena);
    map_init(&library->blobs, arena);
    Manifest manifest = {0};
    manifest_read(arena, diagnostics, manifest_path, &manifest);
    library->families = arena_array(arena, manifest.count, sizeof(Family *));
    library->family_count = (int)manifest.count;
    for (size_t i = 0; i < manifest.count; i++) {
        Family *family = adopt_entry(arena, manifest.entries[i]);
        library->families[i] = family;
        add_name(library, diagnostics, family->listed.name, family);
        for (int k = 0; family->listed.aliases[k]; k++)
            add_name(library, diagnostics, family->listed.aliases[k], family);
    }
    return library;
}

static void release_family(Family *family)
{
    for (int i = 0; i < family->listed.face_count; i++) {
        if (family->slots[i].state == SLOT_LOADED)
            face_release(&family->slots[i].face);
    }
}

void font_library_destroy(FontLibrary *library)
{
    if (!library)
        return;
    for (int i = 0; i < library->family_count; i++)
        release_family(library->families[i]);
    for (size_t i = 0; i < library->system.count; i++)
        release_family(library->system.entries[i].value);
    for (size_t i = 0; i < library->blobs.count; i++)
        hb_blob_destroy(library->blobs.entries[i].value);
    arena_destroy(library->arena);
}

int font_library_family_count(const FontLibrary *library)
{
    return library->family_count;
}

const ManifestFamily *font_library_family(const FontLibrary *library, int index)
{
    Family *family = library->families[index];
    for (int i = 0; !family->is_checked && i < family->listed.face_count; i++) {
        char *absolute = realpath(family->slots[i].path, NULL);
        if (absolute)
            family->faces[i].file = arena_copy_string(library->arena, absolute);
        memory_free(absolute);
    }
    family->is_checked = true;
    return &family->listed;
}

/* Maps the file, once for all faces in it. NULL: it cannot be opened, or is no file: the opening of
 * a FIFO would wait for a writer for ever (threat J7). */
static hb_blob_t *map_font(FontLibrary *library, const char *path)
{
    hb_blob_t *blob = map_find(&library->blobs, text_of(path));
    if (blob)
        return blob;
    blob = file_is_regular(path) ? hb_blob_create_from_file_or_fail(path) : NULL;
    if (!blob)
        return NULL;
    /* HarfBuzz would mend a faulty table in the mapping; face_forget_pages() would undo that. */
    hb_blob_make_immutable(blob);
    map_set(&library->blobs, text_of(path), blob);
    return blob;
}

static void load_slot(FontLibrary *library, Family *family, int i)
{
    FaceSlot *slot = &family->slots[i];
    errno = 0;
    hb_blob_t *blob = map_font(library, slot->path);
    if (!blob) {
        slot->error = errno;
        slot->state = access(slot->path, F_OK) == 0 ? SLOT_UNREADABLE : SLOT_MISSING;
        return;
    }
    slot->fault = face_load(blob, family->faces[i].postscript, slot->index, &slot->face);
    if (slot->fault != FACE_GOOD) {
        slot->state = SLOT_FAULTY;
        return;
    }
    slot->face.family = family->listed.name;
    slot->face.path = slot->path;
    slot->face.weight = family->faces[i].weight;
    slot->face.is_italic = family->faces[i].is_italic;
    slot->face.serial = ++library->loaded_count;
    slot->state = SLOT_LOADED;
}

static const FaceSlot *open_slot(FontLibrary *library, Family *family, int i)
{
    SlotState state = family->slots[i].state;
    if (state != SLOT_LOADED && state != SLOT_FAULTY) /* a missing file may have come since */
        load_slot(library, family, i);
    return &family->slots[i];
}

static void report_missing(DiagSink *diagnostics, const Origin *origin, const Family *family,
                           const ManifestFace *face, const char *path)
{
    Diagnostic *report =
        diag_report(diagnostics, E_FONT_FILE_MISSING, origin, DIAG_ARGS(family->listed.name, path));
    if (face->package)
        diag_hint(diagnostics, report, "Install the Debian package {1}: apt-get install {1}",
                  "请安装 Debian 软件包 {1}：apt-get install {1}", DIAG_ARGS(face->package));
    else
        diag_hint(diagnostics, report, "Put the file there, or correct its name in {1}.",
                  "请把文件放到该处，或在 {1} 中改正文件名。",
                  DIAG_ARGS(family->source ? family->source : "fonts/"));
}

static void report_fault(DiagSink *diagnostics, const Origin *origin, const FaceSlot *slot,
                         const char *postscript)
{
    switch (slot->fault) {
    case FACE_GOOD:
        break;
    case FACE_DAMAGED:
        diag_report(diagnostics, E_FONT_DAMAGED, origin, DIAG_ARGS(slot->path));
        break;
    case FACE_NOT_IN_FILE:
        diag_report(diagnostics, E_FONT_FACE_MISSING, origin, DIAG_ARGS(slot->path, postscript));
        break;
    case FACE_NO_OUTLINES:
        diag_report(diagnostics, E_FONT_NO_OUTLINES, origin, DIAG_ARGS(slot->path));
        break;
    }
}

/* The face of the slot, or NULL and a report of what is wrong with it. */
static const Face *take_face(DiagSink *diagnostics, const Origin *origin, const Family *family,
                             const FaceSlot *slot)
{
    const ManifestFace *listed = &family->faces[slot - family->slots];
    switch (slot->state) {
    case SLOT_LOADED:
        if (slot->face.forbids_embedding)
            diag_report(diagnostics, W_FONT_EMBEDDING, origin, DIAG_ARGS(family->listed.name));
        return &slot->face;
    case SLOT_UNTRIED:
    case SLOT_MISSING:
        report_missing(diagnostics, origin, family, listed, slot->path);
        return NULL;
    case SLOT_UNREADABLE:
        file_hint_open(
            diagnostics,
            diag_report(diagnostics, E_FONT_FILE_UNREADABLE, origin, DIAG_ARGS(slot->path)),
            slot->error);
        return NULL;
    case SLOT_FAULTY:
        report_fault(diagnostics, origin, slot, listed->postscript);
        return NULL;
    }
    return NULL;
}

/* The family of that name on this machine, without faces when there is none. */
static Family *find_system_family(FontLibrary *library, Text key, const char *name)
{
    Family *family = map_find(&library->system, key);
    if (family)
        return family;
    const SystemFace *found;
    int count = fallback_list_faces(library->arena, name, &found);
    family = create_family(library->arena, arena_copy_string(library->arena, name), count);
    for (int i = 0; i < count; i++) {
        family->faces[i] = (ManifestFace){.weight = found[i].weight,
                                          .is_italic = found[i].is_italic,
                                          .file = found[i].path,
                                          .wanted = found[i].path};
        family->slots[i].path = found[i].path;
        family->slots[i].index = found[i].index;
    }
    map_set(&library->system, keep(library->arena, key), family);
    return family;
}

static void report_unknown(const FontLibrary *library, DiagSink *diagnostics, const Origin *origin,
                           const char *name)
{
    Diagnostic *report = diag_report(diagnostics, E_FONT_UNKNOWN, origin, DIAG_ARGS(name));
    const char **names = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (int i = 0; i < library->family_count; i++) {
        const ManifestFamily *family = &library->families[i]->listed;
        const char *next = family->name;
        for (int k = 0; next; next = family->aliases[k++]) {
            names = arena_grow(diagnostics->arena, names, count, &capacity, sizeof *names);
            names[count++] = next;
        }
    }
    const char *near = suggest_name(text_of(name), names, (int)count);
    if (near)
        diag_hint(diagnostics, report, "Did you mean “{1}”?", "是否想写“{1}”？", DIAG_ARGS(near));
    else
        diag_hint(diagnostics, report,
                  "“yitu fonts” lists the families; put a font of your own into fonts/ and name it "
                  "in fonts/house.json.",
                  "“yitu fonts”列出可用的字体；自备字体请放入 fonts/ 并写入 fonts/house.json。",
                  DIAG_NO_ARGS);
}

/* A family of this machine, with its warning. NULL: reported. */
static Family *ask_system(FontLibrary *library, DiagSink *diagnostics, const Origin *origin,
                          Text key, const char *name)
{
    Family *family = key.length ? find_system_family(library, key, name) : NULL;
    if (!family || family->listed.face_count == 0) {
        report_unknown(library, diagnostics, origin, name);
        return NULL;
    }
    return family;
}

const Face *font_library_find(FontLibrary *library, DiagSink *diagnostics, const Origin *origin,
                              const char *family_name, int weight, bool is_italic)
{
    char folded[LONGEST_NAME];
    Text key = fold(family_name, folded);
    Family *family = map_find(&library->names, key);
    bool is_listed = family != NULL;
    if (!is_listed)
        family = ask_system(library, diagnostics, origin, key, family_name);
    if (!family)
        return NULL;
    int best = match_face(family->faces, family->listed.face_count, weight, is_italic);
    const FaceSlot *slot = open_slot(library, family, best);
    if (!is_listed && slot->state == SLOT_LOADED)
        diag_report(diagnostics, W_FONT_FROM_SYSTEM, origin, DIAG_ARGS(family_name, slot->path));
    return take_face(diagnostics, origin, family, slot);
}

const ManifestFamily *font_library_family_with(FontLibrary *library, uint32_t code_point)
{
    for (int i = 0; i < library->family_count; i++) {
        Family *family = library->families[i];
        int regular = match_face(family->faces, family->listed.face_count, 400, false);
        const FaceSlot *slot = open_slot(library, family, regular);
        if (slot->state == SLOT_LOADED && face_glyph(&slot->face, code_point))
            return &family->listed;
    }
    return NULL;
}
