/* The layout dump: see dump.h. */
#include "layout/dump.h"

#include "layout/paint.h"

typedef struct Dump {
    StrBuf *out;
    Arena *arena;
    bool is_first;
} Dump;

static void write_number(Dump *dump, const char *name, double value)
{
    strbuf_print(dump->out, ",\"%s\":", name);
    strbuf_number(dump->out, value, 4);
}

static void write_text(Dump *dump, const Box *box, Rect content)
{
    Point corner;
    const TextLayout *layout = box->node->type->text(box, content, &corner);
    strbuf_string(dump->out, ",\"text\":");
    strbuf_json(dump->out, layout->text);
    strbuf_string(dump->out, ",\"lines\":");
    text_layout_dump(dump->out, layout, corner);
}

/* The words that an element draws without being a text: labels of a chart, in the order drawn. */
static void write_drawn_words(Dump *dump, const Box *box, Rect content)
{
    const Scene *scene = paint_element(dump->arena, box, content);
    StrBuf words = {0};
    for (size_t i = 0; i < scene->op_count; i++) {
        if (scene->ops[i].kind != OP_GLYPHS)
            continue;
        if (words.length)
            strbuf_char(&words, '\n');
        strbuf_text(&words, scene->ops[i].as.glyphs.run->text);
    }
    if (words.length) {
        strbuf_string(dump->out, ",\"text\":");
        strbuf_json(dump->out, (Text){words.data, words.length});
    }
    strbuf_release(&words);
}

static void write_box(Dump *dump, const Box *box, Point origin)
{
    strbuf_string(dump->out, dump->is_first ? "" : ",\n");
    dump->is_first = false;
    strbuf_print(dump->out, "{\"node\":%u,\"type\":\"%s\"", box->node->number,
                 box->node->type->name);
    if (box->node->id) {
        strbuf_string(dump->out, ",\"id\":");
        strbuf_json(dump->out, text_of(box->node->id));
    }
    write_number(dump, "x", origin.x);
    write_number(dump, "y", origin.y);
    write_number(dump, "width", box->size.width);
    write_number(dump, "height", box->size.height);
    Rect content = box_content(box);
    content.x += origin.x;
    content.y += origin.y;
    Rect drawn = content;
    drawn.y += box->content_shift;
    if (box->node->type->text)
        write_text(dump, box, drawn);
    else if (box->node->type->draw)
        write_drawn_words(dump, box, drawn);
    strbuf_char(dump->out, '}');
    const BoxLink **order = box_paint_order(dump->arena, box);
    for (size_t i = 0; i < box->child_count; i++)
        write_box(dump, order[i]->box, (Point){content.x + order[i]->x, content.y + order[i]->y});
}

void layout_dump_page(StrBuf *out, Arena *arena, const PageSetup *page, const LayoutPage *laid_out)
{
    Dump dump = {out, arena, true};
    if (laid_out->master)
        page = &laid_out->master->setup;
    strbuf_string(out, "{\"width\":");
    strbuf_number(out, page->width, 4);
    strbuf_string(out, ",\"height\":");
    strbuf_number(out, laid_out->height, 4);
    strbuf_string(out, ",\"boxes\":[\n");
    write_box(&dump, laid_out->body, laid_out->origin);
    for (size_t i = 0; i < laid_out->part_count; i++) {
        const BoxLink *part = &laid_out->parts[i];
        write_box(&dump, part->box, (Point){part->x, part->y});
    }
    strbuf_string(out, "]}");
}
