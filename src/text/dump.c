/* The dump of a layout, for whoever checks the composer from outside: docs/typography.md, 1. */
#include "base/strbuf.h"
#include "font/face.h"
#include "text/paragraph.h"

#define DECIMALS 5

static void dump_number(StrBuf *out, const char *key, double value)
{
    strbuf_print(out, ",\"%s\":", key);
    strbuf_number(out, value, DECIMALS);
}

static bool holds(const TextLayout *layout, const PlacedRun *run, const PlacedCluster *cluster)
{
    size_t start = (size_t)(run->run.text.data - layout->text.data);
    return cluster->byte >= start && cluster->byte < start + run->run.text.length;
}

static void dump_cluster(StrBuf *out, const TextLayout *layout, const PlacedCluster *cluster,
                         const PlacedRun *run, double x)
{
    bool is_vertical = layout->is_vertical;
    strbuf_print(out, "{\"byte\":%u,\"text\":", (unsigned)cluster->byte);
    strbuf_json(out, (Text){layout->text.data + cluster->byte, cluster->length});
    strbuf_print(out, ",\"cls\":\"%s\"", cluster_class_name(cluster->cluster_class));
    dump_number(out, "x", x + cluster->x);
    dump_number(out, "adv", cluster->advance);
    if (run) {
        strbuf_string(out, ",\"font\":");
        strbuf_json(out, text_of(run->run.face->postscript));
        dump_number(out, "size", run->run.size);
    } else {
        strbuf_string(out, ",\"font\":null,\"size\":0");
    }
    dump_number(out, "gap_before", cluster->gap_before);
    dump_number(out, "gap_after", cluster->gap_after);
    dump_number(out, "trim_l", cluster->trim_left);
    dump_number(out, "trim_r", cluster->trim_right);
    if (is_vertical)
        strbuf_print(out, ",\"upright\":%s", cluster->is_upright ? "true" : "false");
    strbuf_print(out, ",\"stage\":%d}", cluster->stage);
}

/* Clusters and runs both stand in visual order, so one walk over both ties them. */
static void dump_clusters(StrBuf *out, const TextLayout *layout, const TextLine *line, double x)
{
    int run = 0;
    for (int i = 0; i < line->cluster_count; i++) {
        const PlacedCluster *cluster = &line->clusters[i];
        bool stays = run < line->run_count && holds(layout, &line->runs[run], cluster);
        if (!stays && run + 1 < line->run_count && holds(layout, &line->runs[run + 1], cluster)) {
            run++;
            stays = true;
        }
        if (i)
            strbuf_char(out, ',');
        dump_cluster(out, layout, cluster, stays ? &line->runs[run] : NULL, x);
    }
}

/* The ruby's `across` is the middle of its em box, counted like the line's baseline. */
static void dump_rubies(StrBuf *out, const TextLayout *layout, const TextLine *line, Point offset)
{
    double along = (layout->is_vertical ? offset.y : offset.x) + line->x0;
    for (int i = 0; i < line->ruby_count; i++) {
        const PlacedRuby *ruby = &line->rubies[i];
        double down = line->baseline + ruby->y + ruby->layout->height / 2;
        strbuf_print(out, "%s{\"byte\":%u,\"text\":", i ? "," : "", (unsigned)ruby->byte);
        strbuf_json(out, ruby->layout->text);
        dump_number(out, "x", along + ruby->x);
        dump_number(out, "adv", ruby->width);
        dump_number(out, "base_x", along + ruby->base_x);
        dump_number(out, "base_adv", ruby->base_width);
        dump_number(out, "across", layout->is_vertical ? offset.x - down : offset.y + down);
        dump_number(out, "size", ruby->layout->height);
        strbuf_print(out, ",\"word\":%s}", ruby->is_word ? "true" : "false");
    }
}

static void dump_line(StrBuf *out, const TextLayout *layout, const TextLine *line, Point offset)
{
    unsigned block = line->run_count ? line->runs[0].style->node_id : 0;
    strbuf_print(out, "{\"block\":%u,\"line\":%d,\"paragraph\":%d,\"first\":%s,\"last\":%s", block,
                 (int)(line - layout->lines), line->paragraph, line->is_first ? "true" : "false",
                 line->is_last ? "true" : "false");
    double along = layout->is_vertical ? offset.y : offset.x;
    if (layout->is_vertical)
        strbuf_string(out, ",\"writing\":\"vertical-rl\"");
    dump_number(out, "x0", along + line->x0);
    dump_number(out, "x1", along + line->x1);
    dump_number(out, "baseline",
                layout->is_vertical ? offset.x - line->baseline : offset.y + line->baseline);
    dump_number(out, "natural_width", line->natural_width);
    dump_number(out, "set_width", line->set_width);
    dump_number(out, "ratio", line->ratio);
    strbuf_string(out, ",\"clusters\":[");
    dump_clusters(out, layout, line, along + line->x0);
    if (line->ruby_count) {
        strbuf_string(out, "],\"ruby\":[");
        dump_rubies(out, layout, line, offset);
    }
    strbuf_string(out, "]}");
}

void text_layout_dump(StrBuf *out, const TextLayout *layout, Point offset)
{
    strbuf_char(out, '[');
    for (int i = 0; i < layout->line_count; i++) {
        if (i)
            strbuf_string(out, ",\n");
        dump_line(out, layout, &layout->lines[i], offset);
    }
    strbuf_char(out, ']');
}

static const char *break_name(BreakKind kind)
{
    switch (kind) {
    case BREAK_RESCUE:
        return "rescue";
    case BREAK_PENALTY:
        return "penalty";
    case BREAK_FORCED:
        return "forced";
    case BREAK_NONE:
    case BREAK_ALLOWED:
        break;
    }
    return "allowed";
}

static void dump_break(StrBuf *out, bool is_first, uint32_t byte, BreakKind kind)
{
    strbuf_print(out, "%s{\"byte\":%u,\"kind\":\"%s\"}", is_first ? "" : ",\n", (unsigned)byte,
                 break_name(kind));
}

/* UAX 14, LB4: a line or form separator ends a line by itself, whatever ends the paragraph. */
static bool ends_line(const Cluster *cluster)
{
    uint32_t code_point = cluster->code_point;
    return code_point == 0x0B || code_point == 0x0C || code_point == 0x85 || code_point == 0x2028;
}

void text_block_dump_breaks(StrBuf *out, const TextBlock *block)
{
    bool is_first = true;
    strbuf_char(out, '[');
    for (int i = 0; i < block->paragraph_count; i++) {
        const Paragraph *paragraph = &block->paragraphs[i];
        for (uint32_t j = 0; j < paragraph->cluster_count; j++) {
            const Cluster *cluster = &paragraph->clusters[j];
            bool is_last = j + 1 == paragraph->cluster_count;
            uint32_t end = cluster->byte + cluster->length;
            if (cluster->break_after == BREAK_NONE ||
                (is_last && (end == paragraph->next_byte || !ends_line(cluster))))
                continue;
            dump_break(out, is_first, end, (BreakKind)cluster->break_after);
            is_first = false;
        }
        dump_break(out, is_first, paragraph->next_byte, BREAK_FORCED);
        is_first = false;
    }
    strbuf_char(out, ']');
}
