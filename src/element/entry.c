/* Entries: see entry.h. */
#include "element/entry.h"

const Field entry_fields[] = {
    {"title", &field_text, offsetof(Entry, title), 0, 0, NULL, 0, NULL, "Heading.", "标题。"},
    {"text", &field_text, offsetof(Entry, text), 0, 0, NULL, 0, NULL, "Words.", "正文。"},
    {"label", &field_text, offsetof(Entry, label), 0, 0, NULL, 0, NULL, "Small line.", "小字。"},
    {"icon", &field_string, offsetof(Entry, icon), 0, 0, NULL, 0, NULL, "Icon.", "图标。"},
    FIELDS_END,
};

Entry *entries_read(const Composite *composite, const JsonValue *items, const char *word,
                    int *count)
{
    return items_read(composite->builder, composite->node, items, entry_fields, sizeof(Entry), word,
                      count);
}

static void add_text(const Composite *composite, Node *parent, const char *name,
                     const JsonValue *text, const char *align)
{
    if (!text)
        return;
    Part part = part_text(composite, name, text);
    part_styles(&part, "textAlign", align, NULL);
    if (strcmp(name, "title") == 0) {
        part_styles(&part, "fontSize", "1.2em", "lineHeight", "1.3em", "fontWeight", "700", NULL);
        part_style_color(&part, "color", &composite->palette.deep);
    } else if (strcmp(name, "label") == 0) {
        part_styles(&part, "fontSize", "0.86em", "lineHeight", "1.35em", NULL);
        part_style_color(&part, "color", &composite->palette.main);
    }
    part_add(parent, &part);
}

void entry_add_words(const Composite *composite, Node *parent, const Entry *entry, EntryParts parts,
                     const char *align, const char *text_align)
{
    if (!parent)
        return;
    if (parts == ENTRY_ALL)
        add_text(composite, parent, "title", entry->title, align);
    add_text(composite, parent, "text", entry->text, text_align);
    add_text(composite, parent, "label", entry->label, align);
}
